//! What a picture shows, whoever draws it: the best-connected part of the graph, with the looks of its nodes and the lines
//! between them. Edges of one status from one node to another share a line; its tooltip has their evidence.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use indexmap::IndexMap;
use petgraph::Direction;
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use super::View;
use super::picture::{self, NodeLook};
use super::texts::Texts;
use crate::graph::Details;
use crate::model::{Result, Status};

/// An eye can follow no more nodes than this.
const MOST_NODES: usize = 120;
/// And no more lines than this; their layout would take too long, too.
const MOST_LINES: usize = 160;
/// The most edge types that stand on one line.
const MOST_LABELS: usize = 4;

/// Everything to be drawn.
pub(super) struct Scene<'a> {
    /// Ids of the nodes, sorted.
    pub ids: Vec<&'a str>,
    /// One a node.
    pub looks: Vec<NodeLook>,
    pub lines: Vec<Line>,
    /// How many nodes of the graph are not shown.
    pub left_out: usize,
}

/// A line between two nodes of a scene.
pub(super) struct Line {
    /// Number of the node that it leaves.
    pub from: usize,
    /// Number of the node that it reaches.
    pub to: usize,
    /// The words on it, a line each.
    pub labels: Vec<String>,
    /// The lines of its tooltip.
    pub tooltip: Vec<String>,
    pub status: Status,
    /// It has no arrow.
    pub symmetric: bool,
}

/// What edges have in common that share a line. The ends are numbers of shown nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    from: usize,
    to: usize,
    status: Status,
    symmetric: bool,
}

type Lines = IndexMap<Key, Vec<EdgeIndex>>;

impl<'a> Scene<'a> {
    /// The part of the graph that a picture shows.
    ///
    /// # Errors
    /// When an article of the evidence cannot be read.
    pub fn new(view: &View<'a>) -> Result<Scene<'a>> {
        let (kept, lines) = choose(view);
        let nodes = kept.iter().map(|index| view.graph.node(*index));
        Ok(Scene {
            ids: nodes.clone().map(|node| node.id.as_str()).collect(),
            looks: nodes.map(|node| picture::node_look(view, node)).collect(),
            lines: look(view, &kept, &lines)?,
            left_out: view.graph.node_count().saturating_sub(kept.len()),
        })
    }

    /// The statuses that the picture shows.
    pub fn statuses(&self) -> BTreeSet<Status> {
        let lines = self.lines.iter().map(|line| line.status);
        let meetings = self.looks.iter().filter_map(|look| look.status);
        lines.chain(meetings).collect()
    }
}

/// The nodes shown, by id, and the lines between them: as many nodes as the lines allow, so that no line between two
/// nodes shown is left out, and none that has no line.
fn choose(view: &View) -> (Vec<NodeIndex>, Lines) {
    let ranked = grow(view);
    let mut most = MOST_NODES;
    loop {
        let mut kept: Vec<NodeIndex> = ranked.iter().copied().take(most).collect();
        kept.sort_unstable();
        if lines(view, &kept).len() <= MOST_LINES || most <= 2 {
            let graph = view.graph.petgraph();
            let there = kept.clone();
            kept.retain(|node| {
                let mut others = graph.neighbors_undirected(*node);
                others.any(|other| there.binary_search(&other).is_ok())
            });
            let lines = lines(view, &kept);
            return (kept, lines);
        }
        most -= most.div_ceil(10);
    }
}

/// The nodes of the best-connected part in the order in which it grows: from the node with the most edges on, always that
/// node next which has the most edges to those there, then the most edges, then the smallest id. Choosing by the number
/// of edges alone would show many nodes of a large graph without what they are linked to.
fn grow(view: &View) -> Vec<NodeIndex> {
    let graph = view.graph.petgraph();
    let degree = |node: NodeIndex| {
        let out = graph.edges_directed(node, Direction::Outgoing).count();
        out + graph.edges_directed(node, Direction::Incoming).count()
    };
    let mut starts: Vec<NodeIndex> = graph.node_indices().collect();
    starts.retain(|node| degree(*node) > 0);
    starts.sort_by_cached_key(|node| Reverse(degree(*node)));
    let mut starts = starts.into_iter();
    let mut grown: Vec<NodeIndex> = Vec::new();
    // How many edges each node at the border has to those there.
    let mut border: IndexMap<NodeIndex, usize> = IndexMap::new();
    let mut queue: BTreeSet<(Reverse<usize>, Reverse<usize>, NodeIndex)> = BTreeSet::new();
    while grown.len() < MOST_NODES {
        let next = queue.pop_first().map(|(.., node)| node);
        let Some(node) = next.or_else(|| starts.find(|node| !grown.contains(node))) else {
            break;
        };
        grown.push(node);
        for other in graph.neighbors_undirected(node) {
            if grown.contains(&other) {
                continue;
            }
            let links = border.entry(other).or_insert(0);
            let rank = |links| (Reverse(links), Reverse(degree(other)), other);
            queue.remove(&rank(*links));
            *links += 1;
            queue.insert(rank(*links));
        }
    }
    grown
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
            let key = Key {
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

fn look(view: &View, kept: &[NodeIndex], lines: &Lines) -> Result<Vec<Line>> {
    let edges = lines.values().flatten();
    let ahead = edges.map(|index| view.graph.edge(*index));
    let ahead = ahead.map(|edge| edge.evidence.get(..1).unwrap_or_default());
    let mut texts = Texts::new(view.articles, ahead);
    let at_meeting = |end: usize| {
        let node = kept.get(end).map(|index| view.graph.node(*index));
        node.is_some_and(|node| matches!(node.details, Details::Meeting(_)))
    };
    let look = |(key, edges): (&Key, &Vec<_>)| {
        let (mut labels, mut tooltip) = (Vec::new(), Vec::new());
        for index in edges {
            let edge = view.graph.edge(*index);
            let label = picture::edge_label(edge);
            let words = picture::tooltip(texts.next()?);
            tooltip.push(format!("{label}, {}: {words}", edge.status));
            labels.push(label);
        }
        // Who goes to a meeting and where it is can be seen without words.
        if at_meeting(key.from) || at_meeting(key.to) {
            labels.clear();
        }
        if labels.len() > MOST_LABELS {
            let more = labels.split_off(MOST_LABELS - 1).len();
            labels.push(format!("and {more} more"));
        }
        Ok(Line {
            from: key.from,
            to: key.to,
            labels,
            tooltip,
            status: key.status,
            symmetric: key.symmetric,
        })
    };
    lines.iter().map(look).collect()
}
