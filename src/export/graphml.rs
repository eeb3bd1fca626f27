//! `graph.graphml`: the graph for networkx, igraph, yEd and Gephi, with typed attributes.
//!
//! All edges are directed, since networkx reads no file that has both kinds: those of symmetric types say
//! `symmetric="true"`. Days are texts, because GraphML knows none.

use std::io::{BufWriter, Write};

use super::flat;
use super::values::{Field, Kind, Value};
use super::xml::Xml;
use super::{Exporter, Format, View, no_such_file};
use crate::model::Result;

const FILE: &str = "graph.graphml";

/// The exporter of GraphML.
pub(super) struct Graphml;

impl Exporter for Graphml {
    fn files(&self, _view: &View) -> Vec<String> {
        vec![FILE.to_owned()]
    }

    fn write(&self, file: &str, view: &View, out: &mut dyn Write) -> Result<()> {
        if file != FILE {
            return Err(no_such_file(Format::Graphml, file));
        }
        let mut out = BufWriter::new(out);
        let mut xml = Xml::new(&mut out)?;
        xml.open(
            "graphml",
            &[("xmlns", "http://graphml.graphdrawing.org/xmlns")],
        )?;
        let (nodes, edges) = (flat::node_fields(), flat::edge_fields());
        let text = |name| Field {
            name,
            kind: Kind::Text,
        };
        keys(
            &mut xml,
            "node",
            &[text("label"), text("type"), text("labels")],
        )?;
        keys(&mut xml, "node", &nodes)?;
        let (weight, symmetric) = (("weight", Kind::Int), ("symmetric", Kind::Bool));
        let own = [weight, symmetric].map(|(name, kind)| Field { name, kind });
        keys(&mut xml, "edge", &[text("type")])?;
        keys(&mut xml, "edge", &own)?;
        keys(&mut xml, "edge", &edges)?;
        xml.open("graph", &[("id", "newsgraph"), ("edgedefault", "directed")])?;
        write_nodes(&mut xml, view, &nodes)?;
        write_edges(&mut xml, view, &edges)?;
        xml.close("graph")?;
        xml.close("graphml")?;
        xml.finish()
    }
}

/// Declares attributes.
fn keys(xml: &mut Xml, on: &str, fields: &[Field]) -> Result<()> {
    for Field { name, kind } in fields {
        let kind = match kind {
            Kind::Int => "long",
            Kind::Float => "double",
            Kind::Bool => "boolean",
            Kind::Text | Kind::Date | Kind::Texts | Kind::Ints => "string",
        };
        let id = key(on, name);
        let key = [("id", id.as_str()), ("for", on), ("attr.name", name)];
        xml.empty("key", &[&key[..], &[("attr.type", kind)]].concat())?;
    }
    Ok(())
}

fn key(on: &str, name: &str) -> String {
    format!("{on}.{name}")
}

fn write_nodes(xml: &mut Xml, view: &View, fields: &[Field]) -> Result<()> {
    flat::nodes(view, &mut |node| {
        xml.open("node", &[("id", node.id)])?;
        let own = [
            ("label", node.name),
            ("type", node.label),
            ("labels", &node.labels),
        ];
        for (name, value) in own {
            xml.text("data", &[("key", &key("node", name))], value)?;
        }
        data(xml, "node", fields, node.values)?;
        xml.close("node")
    })
}

fn write_edges(xml: &mut Xml, view: &View, fields: &[Field]) -> Result<()> {
    flat::edges(view, &mut |edge| {
        let ends = [
            ("id", &*edge.id),
            ("source", edge.source),
            ("target", edge.target),
        ];
        xml.open("edge", &ends)?;
        let (weight, symmetric) = (edge.weight.to_string(), edge.symmetric.to_string());
        let own = [
            ("type", edge.edge),
            ("weight", &weight),
            ("symmetric", &symmetric),
        ];
        for (name, value) in own {
            xml.text("data", &[("key", &key("edge", name))], value)?;
        }
        data(xml, "edge", fields, edge.values)?;
        xml.close("edge")
    })
}

fn data(xml: &mut Xml, on: &str, fields: &[Field], values: Vec<Option<Value>>) -> Result<()> {
    for (field, value) in fields.iter().zip(values) {
        if let Some(value) = value {
            let key = key(on, field.name);
            xml.text("data", &[("key", &key)], &value.into_text())?;
        }
    }
    Ok(())
}
