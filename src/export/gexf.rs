//! `graph.gexf`, GEXF 1.3: the graph for Gephi, with typed attributes.
//!
//! All edges are directed, since networkx reads no file that has both kinds: those of symmetric types say
//! `symmetric="true"`. An edge's `kind` holds its type and, where it is not asserted, its status, since Gephi makes one
//! edge of those that share ends and kind: a denial must not disappear in an assertion.

use std::io::{BufWriter, Write};

use super::flat::{self, FlatEdge};
use super::values::{Field, Kind, Value};
use super::xml::Xml;
use super::{Exporter, Format, View, no_such_file};
use crate::model::{Result, Status};

const FILE: &str = "graph.gexf";

/// The exporter of GEXF.
pub(super) struct Gexf;

impl Exporter for Gexf {
    fn files(&self, _view: &View) -> Vec<String> {
        vec![FILE.to_owned()]
    }

    fn write(&self, file: &str, view: &View, out: &mut dyn Write) -> Result<()> {
        if file != FILE {
            return Err(no_such_file(Format::Gexf, file));
        }
        let mut out = BufWriter::new(out);
        let mut xml = Xml::new(&mut out)?;
        xml.open(
            "gexf",
            &[("xmlns", "http://gexf.net/1.3"), ("version", "1.3")],
        )?;
        xml.open("meta", &[])?;
        xml.text("creator", &[], "newsgraph")?;
        xml.close("meta")?;
        xml.open(
            "graph",
            &[("mode", "static"), ("defaultedgetype", "directed")],
        )?;
        let text = |name| Field {
            name,
            kind: Kind::Text,
        };
        let nodes = [vec![text("type"), text("labels")], flat::node_fields()].concat();
        let symmetric = Field {
            name: "symmetric",
            kind: Kind::Bool,
        };
        let edges = [vec![text("type"), symmetric], flat::edge_fields()].concat();
        declare(&mut xml, "node", &nodes)?;
        declare(&mut xml, "edge", &edges)?;
        write_nodes(&mut xml, view, &nodes)?;
        write_edges(&mut xml, view, &edges)?;
        xml.close("graph")?;
        xml.close("gexf")?;
        xml.finish()
    }
}

/// Declares attributes; their ids are their names.
fn declare(xml: &mut Xml, class: &str, fields: &[Field]) -> Result<()> {
    xml.open("attributes", &[("class", class), ("mode", "static")])?;
    for Field { name, kind } in fields {
        let kind = match kind {
            Kind::Int => "long",
            Kind::Float => "double",
            Kind::Bool => "boolean",
            // A day could be a `date`, which networkx does not know.
            Kind::Text | Kind::Date | Kind::Texts | Kind::Ints => "string",
        };
        xml.empty(
            "attribute",
            &[("id", name), ("title", name), ("type", kind)],
        )?;
    }
    xml.close("attributes")
}

fn write_nodes(xml: &mut Xml, view: &View, fields: &[Field]) -> Result<()> {
    xml.open("nodes", &[])?;
    flat::nodes(view, &mut |node| {
        xml.open("node", &[("id", node.id), ("label", node.name)])?;
        let own = [Value::text(node.label), Value::text(&node.labels)].map(Some);
        values(xml, fields, own.into_iter().chain(node.values))?;
        xml.close("node")
    })?;
    xml.close("nodes")
}

fn write_edges(xml: &mut Xml, view: &View, fields: &[Field]) -> Result<()> {
    xml.open("edges", &[])?;
    flat::edges(view, &mut |edge| {
        let (kind, weight) = (kind(&edge), edge.weight.to_string());
        let ends = [
            ("id", &*edge.id),
            ("source", edge.source),
            ("target", edge.target),
        ];
        let looks = [("label", edge.edge), ("kind", &kind), ("weight", &weight)];
        xml.open("edge", &[ends, looks].concat())?;
        let own = [Value::text(edge.edge), Value::Bool(edge.symmetric)].map(Some);
        values(xml, fields, own.into_iter().chain(edge.values))?;
        xml.close("edge")
    })?;
    xml.close("edges")
}

fn kind(edge: &FlatEdge) -> String {
    let status = edge.of.map(|edge| edge.status);
    match status.filter(|status| *status != Status::Asserted) {
        Some(status) => format!("{} {status}", edge.edge),
        None => edge.edge.to_owned(),
    }
}

fn values<'a>(
    xml: &mut Xml,
    fields: &[Field],
    values: impl Iterator<Item = Option<Value<'a>>>,
) -> Result<()> {
    xml.open("attvalues", &[])?;
    for (field, value) in fields.iter().zip(values) {
        if let Some(value) = value {
            xml.empty(
                "attvalue",
                &[("for", field.name), ("value", &value.into_text())],
            )?;
        }
    }
    xml.close("attvalues")
}
