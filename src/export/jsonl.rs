//! `nodes.jsonl` and `edges.jsonl`: the whole graph, one object a line, as `formats.md` fixes it.

use std::io::{BufWriter, Write};

use serde::Serialize;

use super::edge_record::{EdgeRecord, MentionRecord, mention_id};
use super::node_record::NodeRecord;
use super::stream::{self, AnyEdge, AnyNode};
use super::texts::Texts;
use super::{Exporter, Format, View, no_such_file};
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

fn nodes(view: &View, out: &mut dyn Write) -> Result<()> {
    stream::nodes(view, &mut |node| match node {
        AnyNode::Node(node) => line(out, &NodeRecord::of_node(view, node)),
        AnyNode::Article(id, article) => line(out, &NodeRecord::of_article(id, article)),
    })
}

fn edges(view: &View, out: &mut dyn Write) -> Result<()> {
    let ahead = view.graph.edges();
    let ahead = ahead.map(|(_, _, edge)| edge.evidence.as_slice());
    let mut texts = Texts::new(view.articles, ahead);
    stream::edges(view, &mut |edge| match edge {
        AnyEdge::Edge(source, target, edge) => {
            let edge = (source, target, edge);
            let words = texts.next()?;
            line(out, &EdgeRecord::of_edge(view, edge, words)?)
        }
        AnyEdge::Mention(source, target) => {
            let id = mention_id(&source.id, target);
            line(out, &MentionRecord::new(&id, &source.id, target))
        }
    })
}

fn line(out: &mut dyn Write, record: &impl Serialize) -> Result<()> {
    let failed = |e| Error::wrap("a line of JSON could not be written", e);
    serde_json::to_writer(&mut *out, record).map_err(failed)?;
    Ok(out.write_all(b"\n")?)
}
