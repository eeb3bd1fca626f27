//! `nodes.csv` and `edges.csv` for Gephi and spreadsheets: comma-separated, quoted where needed, one header line, with the
//! column names that Gephi's import knows.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break as a formula, and names come from
//! articles. So every text that begins so gets an apostrophe before it, which spreadsheets take for "this is text";
//! numbers stay numbers. Whoever reads the file otherwise takes off an apostrophe that stands before one of these.

use std::borrow::Cow;
use std::io::Write;

use super::edge_record::EvidenceRecord;
use super::flat::{self, FlatEdge, FlatNode};
use super::texts::Texts;
use super::values::{Field, Value};
use super::{Exporter, Format, View, no_such_file};
use crate::model::{Error, Result};

const NODES: &str = "nodes.csv";
const EDGES: &str = "edges.csv";

/// The exporter for Gephi and spreadsheets.
pub(super) struct Spreadsheet;

impl Exporter for Spreadsheet {
    fn files(&self, _view: &View) -> Vec<String> {
        vec![NODES.to_owned(), EDGES.to_owned()]
    }

    fn write(&self, file: &str, view: &View, out: &mut dyn Write) -> Result<()> {
        let mut out = csv::Writer::from_writer(out);
        match file {
            NODES => nodes(view, &mut out)?,
            EDGES => edges(view, &mut out)?,
            _ => return Err(no_such_file(Format::Csv, file)),
        }
        Ok(out.flush()?)
    }
}

type Out<'o> = csv::Writer<&'o mut dyn Write>;

fn nodes(view: &View, out: &mut Out) -> Result<()> {
    let head = ["Id", "Label", "Type", "Labels"].map(str::to_owned);
    let fields = flat::node_fields().into_iter().map(column);
    record(out, head.into_iter().chain(fields))?;
    flat::nodes(view, &mut |node| {
        let FlatNode {
            id,
            label,
            labels,
            name,
            values,
        } = node;
        let head = [id, name, label, &labels].map(text);
        record(out, head.into_iter().chain(values.into_iter().map(cell)))
    })
}

fn edges(view: &View, out: &mut Out) -> Result<()> {
    let head = ["Source", "Target", "Type", "Kind", "Weight", "Id"].map(str::to_owned);
    let fields = flat::edge_fields().into_iter().map(column);
    let evidence = ["Article", "Evidence"].map(str::to_owned);
    record(out, head.into_iter().chain(fields).chain(evidence))?;
    let ahead = view.graph.edges();
    let ahead = ahead.map(|(_, _, edge)| edge.evidence.get(..1).unwrap_or_default());
    let mut texts = Texts::new(view.articles, ahead);
    flat::edges(view, &mut |edge| {
        let FlatEdge {
            id,
            source,
            target,
            edge,
            symmetric,
            weight,
            values,
            of,
        } = edge;
        let kind = if symmetric { "Undirected" } else { "Directed" };
        let weight = weight.to_string();
        let head = [source, target, kind, edge, &weight, &id].map(text);
        let words = of.map(|_| texts.next()).transpose()?;
        let words = words.and_then(|mut words| words.next());
        let first = of.and_then(|edge| edge.evidence.first().zip(words));
        let first = first.map(|(evidence, words)| EvidenceRecord::new(view, evidence, words));
        let (article, words) = match first.transpose()? {
            Some(evidence) => (evidence.article, evidence.text),
            None => ("", ""),
        };
        let evidence = [article, words].map(text);
        let values = values.into_iter().map(cell);
        record(out, head.into_iter().chain(values).chain(evidence))
    })
}

/// The column of a field. `Kind` is the edge's type for Gephi, so the kind of kinship is a relation.
fn column(field: Field) -> String {
    let name = if field.name == "kind" {
        "relation"
    } else {
        field.name
    };
    let (first, rest) = name.split_at(1);
    first.to_ascii_uppercase() + rest
}

fn cell(value: Option<Value>) -> Cow<str> {
    match value {
        None => "".into(),
        Some(value @ (Value::Int(_) | Value::Float(_))) => value.into_text(),
        Some(value) => match value.into_text() {
            Cow::Borrowed(value) => text(value),
            Cow::Owned(value) => text(&value).into_owned().into(),
        },
    }
}

/// A text that no spreadsheet runs.
fn text(value: &str) -> Cow<'_, str> {
    // One that only looks as if it were kept from running gets another apostrophe, so that one can always be taken off.
    let bare = value.trim_start_matches('\'');
    match bare.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        true => format!("'{value}").into(),
        false => value.into(),
    }
}

fn record(out: &mut Out, mut cells: impl Iterator<Item = impl AsRef<str>>) -> Result<()> {
    let failed = |e| Error::wrap("a row could not be written", e);
    cells.try_for_each(|cell| out.write_field(cell.as_ref()).map_err(failed))?;
    out.write_record(None::<&[u8]>).map_err(failed)
}
