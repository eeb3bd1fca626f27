//! The picture without Graphviz: the best-connected part of the graph as one SVG file.
//!
//! This file chooses what is shown, `layout.rs` finds the places, `draw.rs` writes the shapes. Edges of one status from one
//! node to another share a line; hovering over it shows their evidence.

use std::io::{BufWriter, Write};

use indexmap::IndexMap;
use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::View;
use super::draw::{LinkLook, Picture};
use super::layout::{Line, layout};
use super::measure::{inset, label_size, node_size};
use super::picture::{self, MOST_NODES, NodeLook};
use super::texts::Texts;
use crate::model::{Result, Status};

/// An eye can follow no more lines than this, and their layout would take too long.
const MOST_LINES: usize = 250;
/// The most edge types that stand on one line.
const MOST_LABELS: usize = 4;

/// Draws the best-connected nodes, at most 120, and all edges between them; returns how many nodes were left out,
/// those without an edge among them.
///
/// # Errors
/// When an article of the evidence cannot be read or `out` fails.
pub fn svg(view: &View, out: &mut dyn Write) -> Result<usize> {
    let (kept, lines) = choose(view);
    let left_out = view.graph.node_count().saturating_sub(kept.len());
    let nodes: Vec<NodeLook> = kept
        .iter()
        .map(|index| picture::node_look(view, view.graph.node(*index)))
        .collect();
    let links = look(view, &lines)?;
    let sizes: Vec<_> = nodes.iter().map(node_size).collect();
    let spans: Vec<Line> = lines
        .keys()
        .zip(&links)
        .map(|(key, link)| Line {
            from: key.from,
            to: key.to,
            label: label_size(&link.labels),
        })
        .collect();
    let outline = |node: usize, height: f64| {
        let (look, size) = (nodes.get(node), sizes.get(node));
        look.zip(size)
            .map_or(0.0, |(look, size)| inset(look, *size, height))
    };
    let places = layout(&sizes, &spans, &outline);
    let note = match (nodes.len(), left_out) {
        (0, _) => "The graph has no edges.".to_owned(),
        (shown, 0) => format!("{shown} nodes"),
        (shown, more) => format!("The {shown} best-connected nodes; {more} more are not shown."),
    };
    let picture = Picture {
        nodes: &nodes,
        sizes: &sizes,
        links: &links,
        places: &places,
        note: &note,
    };
    let mut out = BufWriter::new(out);
    picture.write(&mut out)?;
    out.flush()?;
    Ok(left_out)
}

/// What edges have in common that share a line. The ends are numbers of shown nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct LineKey {
    from: usize,
    to: usize,
    status: Status,
    symmetric: bool,
}

type Lines = IndexMap<LineKey, Vec<petgraph::graph::EdgeIndex>>;

/// The nodes shown, by id, and the lines between them: as many nodes as the lines allow, so that no line between two
/// nodes shown is left out.
fn choose(view: &View) -> (Vec<NodeIndex>, Lines) {
    let ranked = picture::by_connections(view);
    let mut most = MOST_NODES;
    loop {
        let mut kept: Vec<NodeIndex> = ranked.iter().copied().take(most).collect();
        kept.sort_unstable();
        let lines = lines(view, &kept);
        if lines.len() <= MOST_LINES || most <= 2 {
            return (kept, lines);
        }
        most -= most.div_ceil(10);
    }
}

fn lines(view: &View, kept: &[NodeIndex]) -> Lines {
    let graph = view.graph.petgraph();
    let mut lines = Lines::new();
    for (from, index) in kept.iter().enumerate() {
        let mut edges: Vec<_> = graph.edges_directed(*index, Direction::Outgoing).collect();
        edges.sort_by_key(|edge| edge.id());
        for edge in edges {
            let Ok(to) = kept.binary_search(&edge.target()) else {
                continue;
            };
            let key = LineKey {
                from,
                to,
                status: edge.weight().status,
                symmetric: picture::symmetric(view, &edge.weight().edge),
            };
            lines.entry(key).or_default().push(edge.id());
        }
    }
    lines
}

fn look(view: &View, lines: &Lines) -> Result<Vec<LinkLook>> {
    let edges = lines.values().flatten();
    let ahead = edges.map(|index| view.graph.edge(*index));
    let ahead = ahead.map(|edge| edge.evidence.get(..1).unwrap_or_default());
    let mut texts = Texts::new(view.articles, ahead);
    let look = |(key, edges): (&LineKey, &Vec<_>)| {
        let mut labels: Vec<String> = Vec::new();
        let mut tooltip: Vec<String> = Vec::new();
        for index in edges {
            let edge = view.graph.edge(*index);
            let label = picture::edge_label(edge);
            let words = picture::tooltip(texts.next()?);
            tooltip.push(format!("{label}, {}: {words}", edge.status));
            labels.push(label);
        }
        if labels.len() > MOST_LABELS {
            let more = labels.split_off(MOST_LABELS - 1).len();
            labels.push(format!("and {more} more"));
        }
        Ok(LinkLook {
            labels,
            tooltip,
            status: key.status,
            symmetric: key.symmetric,
        })
    };
    lines.iter().map(look).collect()
}
