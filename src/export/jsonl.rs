//! `nodes.jsonl` and `edges.jsonl`: the whole graph, one object a line, as `formats.md` fixes it.
//!
//! Articles and their MENTIONED_IN edges are no part of the petgraph, so each file is a merge of two sorted streams: one
//! line is in memory at a time, whatever the size of the graph.

use std::io::{BufWriter, Write};

use serde::Serialize;

use super::edge_record::{EdgeRecord, MENTIONED_IN, article, mention_id};
use super::node_record::{NodeRecord, article_node_id};
use super::texts::Texts;
use super::{Exporter, Format, View, no_such_file};
use crate::graph::Node;
use crate::model::{Error, Result};

const NODES: &str = "nodes.jsonl";
const EDGES: &str = "edges.jsonl";

/// The exporter of JSON lines.
pub(super) struct Jsonl;

impl Exporter for Jsonl {
    fn files(&self, _view: &View) -> Vec<String> {
        vec![NODES.to_owned(), EDGES.to_owned()]
    }

    fn write(&self, file: &str, view: &View, out: &mut dyn Write) -> Result<()> {
        let mut out = BufWriter::new(out);
        match file {
            NODES => nodes(view, &mut out)?,
            EDGES => edges(view, &mut out)?,
            _ => return Err(no_such_file(Format::Jsonl, file)),
        }
        Ok(out.flush()?)
    }
}

/// Entities, meetings and articles, by id.
fn nodes(view: &View, out: &mut dyn Write) -> Result<()> {
    let mut nodes = view.graph.nodes().map(|(_, node)| node).peekable();
    for article in view.graph.articles() {
        let id = article_node_id(&article.id);
        while let Some(node) = nodes.next_if(|node| node.id < id) {
            line(out, &NodeRecord::of_node(view, node))?;
        }
        line(out, &NodeRecord::of_article(&id, article))?;
    }
    nodes.try_for_each(|node| line(out, &NodeRecord::of_node(view, node)))
}

/// All edges, by source, type, target and id.
fn edges(view: &View, out: &mut dyn Write) -> Result<()> {
    let mut texts = Texts::new(view.articles);
    let mut edges = view.graph.edges().peekable();
    for (_, node) in view.graph.nodes() {
        let from_here = |(source, ..): &(&Node, _, _)| source.id == node.id;
        while let Some(edge) = edges.next_if(|e| from_here(e) && e.2.edge.as_str() < MENTIONED_IN) {
            line(out, &EdgeRecord::of_edge(view, &mut texts, edge)?)?;
        }
        mentions(view, node, out)?;
        while let Some(edge) = edges.next_if(from_here) {
            line(out, &EdgeRecord::of_edge(view, &mut texts, edge)?)?;
        }
    }
    Ok(())
}

/// The MENTIONED_IN edges of a node: its articles' numbers ascend, so their ids do.
fn mentions(view: &View, node: &Node, out: &mut dyn Write) -> Result<()> {
    for number in &node.articles {
        let target = article_node_id(&article(view, *number)?.id);
        let id = mention_id(&node.id, &target);
        line(out, &EdgeRecord::of_mention(&id, &node.id, &target))?;
    }
    Ok(())
}

fn line(out: &mut dyn Write, record: &impl Serialize) -> Result<()> {
    let failed = |e| Error::wrap("a line of JSON could not be written", e);
    serde_json::to_writer(&mut *out, record).map_err(failed)?;
    Ok(out.write_all(b"\n")?)
}
