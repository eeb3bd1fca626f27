//! Files for `neo4j-admin database import full`: one of data and one of its header for each label and each type, and the
//! scripts around them (`neo4j_scripts`).
//!
//! A row is a line: the importer reads files fastest, and in parallel, when no field holds a line break, so each CR and LF
//! becomes one space, which keeps offsets into the text what they are. Entries of a list are parted by U+001F, which no
//! entry holds: one that does shows U+FFFD instead. Quotes are doubled; a backslash is itself. An empty field is an absent
//! value, `""` an empty text.

use std::io::{BufWriter, Write};

use super::cypher::{EdgeSet, NodeSet, Row, edge_sets, node_sets};
use super::neo4j_scripts;
use super::values::{Field, Kind, Value};
use super::{Exporter, Format, View, no_such_file};
use crate::model::{Error, Result};

/// Parts the entries of a list.
pub(super) const DELIMITER: char = '\u{1f}';

/// The exporter for the bulk importer.
pub(super) struct Neo4jCsv;

/// What a set is called in file names.
pub(super) fn node_file(set: &NodeSet) -> String {
    file_name(&format!("nodes-{}", set.label))
}

/// What a set is called in file names.
pub(super) fn edge_file(set: &EdgeSet) -> String {
    file_name(&format!("edges-{}-{}-{}", set.edge, set.source, set.target))
}

/// Names are made of what any file system takes, and are read again when a file is asked for, so that not every file
/// looks for all sets in the graph; see [`check`] for labels that are made of something else.
fn file_name(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let name: String = name
        .chars()
        .map(|c| if plain(c) { c } else { '_' })
        .collect();
    format!("{name}.csv")
}

/// The file with the header of a file of data.
pub(super) fn header_of(file: &str) -> String {
    format!("{}-header.csv", file.trim_end_matches(".csv"))
}

impl Exporter for Neo4jCsv {
    fn files(&self, view: &View) -> Vec<String> {
        let nodes = node_sets(view).into_iter().map(|set| node_file(&set));
        let edges = edge_sets(view).into_iter().map(|set| edge_file(&set));
        let data = nodes.chain(edges).flat_map(|file| [header_of(&file), file]);
        neo4j_scripts::FILES
            .map(str::to_owned)
            .into_iter()
            .chain(data)
            .collect()
    }

    fn write(&self, file: &str, view: &View, out: &mut dyn Write) -> Result<()> {
        let mut out = BufWriter::with_capacity(1 << 16, out);
        if neo4j_scripts::FILES.contains(&file) {
            let (nodes, edges) = (node_sets(view), edge_sets(view));
            check(&nodes, &edges)?;
            neo4j_scripts::write(file, view, (&nodes, &edges), &mut out)?;
            return Ok(out.flush()?);
        }
        let data = file.strip_suffix("-header.csv");
        let name = data.or(file.strip_suffix(".csv")).unwrap_or("");
        let parts: Vec<&str> = name.split('-').collect();
        let mut line = String::new();
        match parts.as_slice() {
            ["nodes", label] => {
                let label = (*label).into();
                let set = NodeSet { label };
                let mut rows = set.rows(view).peekable();
                if rows.peek().is_none() {
                    return Err(no_such_file(Format::Neo4jCsv, file));
                }
                match data {
                    Some(_) => node_header(&mut out, &set, view)?,
                    None => rows.try_for_each(|row| write_row(&mut out, &mut line, &row))?,
                }
            }
            ["edges", edge, source, target] => {
                let [edge, source, target] = [edge, source, target].map(|part| (*part).into());
                let set = EdgeSet {
                    edge,
                    source,
                    target,
                };
                let mut rows = set.rows(view).peekable();
                if rows.peek().is_none() {
                    return Err(no_such_file(Format::Neo4jCsv, file));
                }
                match data {
                    Some(_) => edge_header(&mut out, &set)?,
                    None => rows.try_for_each(|row| write_row(&mut out, &mut line, &row?))?,
                }
            }
            _ => return Err(no_such_file(Format::Neo4jCsv, file)),
        }
        Ok(out.flush()?)
    }
}

/// Labels and types stand in arguments of the importer, where a colon, an equals sign or a comma means something.
fn check(nodes: &[NodeSet], edges: &[EdgeSet]) -> Result<()> {
    let labels = nodes.iter().map(|set| &set.label);
    let types = edges
        .iter()
        .flat_map(|set| [&set.edge, &set.source, &set.target]);
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    match labels.chain(types).find(|name| !name.chars().all(plain)) {
        None => Ok(()),
        Some(name) => Err(Error::new(format!(
            "{name:?} cannot be a label for Neo4j's importer: letters a to z, digits and underscores only"
        ))),
    }
}

fn node_header(out: &mut dyn Write, set: &NodeSet, view: &View) -> Result<()> {
    let key = super::cypher::key_label(view.schema, &set.label);
    write!(out, "id:ID({key})")?;
    let fields = set.fields(view.schema);
    fields
        .iter()
        .skip(1)
        .try_for_each(|field| column(out, field))?;
    Ok(out.write_all(b"\n")?)
}

fn edge_header(out: &mut dyn Write, set: &EdgeSet) -> Result<()> {
    write!(out, ":START_ID({}),:END_ID({})", set.source, set.target)?;
    set.fields()
        .iter()
        .skip(2)
        .try_for_each(|field| column(out, field))?;
    Ok(out.write_all(b"\n")?)
}

fn column(out: &mut dyn Write, field: &Field) -> Result<()> {
    let kind = match field.kind {
        Kind::Text => "string",
        Kind::Int => "int",
        Kind::Float => "double",
        Kind::Bool => "boolean",
        Kind::Date => "date",
        Kind::Texts => "string[]",
        Kind::Ints => "int[]",
    };
    Ok(write!(out, ",{}:{kind}", field.name)?)
}

fn write_row(out: &mut dyn Write, line: &mut String, row: &Row) -> Result<()> {
    line.clear();
    for (i, value) in row.iter().enumerate() {
        line.push_str(if i == 0 { "" } else { "," });
        match value {
            None => {}
            Some(Value::Text(text)) => cell(line, text),
            Some(Value::Texts(texts)) => list(line, texts.iter().map(AsRef::as_ref)),
            Some(Value::Ints(numbers)) => {
                for (i, number) in numbers.iter().enumerate() {
                    if i > 0 {
                        line.push(DELIMITER);
                    }
                    line.push_str(&number.to_string());
                }
            }
            Some(Value::Int(number)) => line.push_str(&number.to_string()),
            Some(Value::Float(number)) => line.push_str(&format!("{number:?}")),
            Some(Value::Bool(yes)) => line.push_str(if *yes { "true" } else { "false" }),
            Some(Value::Date(date)) => line.push_str(&date.to_string()),
        }
    }
    line.push('\n');
    Ok(out.write_all(line.as_bytes())?)
}

/// The entries of a list.
fn list<'t>(line: &mut String, texts: impl Iterator<Item = &'t str>) {
    let (start, mut any) = (line.len(), false);
    for (i, text) in texts.enumerate() {
        if i > 0 {
            line.push(DELIMITER);
        }
        push(line, text, &['\n', '\r', DELIMITER]);
        any = true;
    }
    end_field(line, start, any);
}

/// One text.
fn cell(line: &mut String, text: &str) {
    let start = line.len();
    push(line, text, &['\n', '\r']);
    end_field(line, start, true);
}

/// Appends a text with these characters replaced.
fn push(line: &mut String, mut text: &str, unfit: &[char]) {
    while let Some(at) = text.find(unfit) {
        let (before, rest) = text.split_at(at);
        line.push_str(before);
        line.push(if rest.starts_with(DELIMITER) {
            '\u{fffd}'
        } else {
            ' '
        });
        text = rest.get(1..).unwrap_or("");
    }
    line.push_str(text);
}

/// Puts the field from `start` on in quotes where it needs them, as an empty one does that is there. Neo4j takes a quote
/// for one only at the start of a field; other readers do at any place.
fn end_field(line: &mut String, start: usize, there: bool) {
    let written = line.get(start..).unwrap_or("");
    if there && (written.is_empty() || written.contains(['"', ','])) {
        let quoted = written.replace('"', "\"\"");
        line.truncate(start);
        line.push('"');
        line.push_str(&quoted);
        line.push('"');
    }
}
