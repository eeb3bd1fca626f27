//! Where nodes, labels and bends lie when edges run from left to right, by the passes of `layout-rs` for ranks and
//! places (Brandes–Köpf), with `order.rs` between them.
//!
//! Its front door (`VisualGraph::do_it`, also behind its DOT parser) is not used, for it can hang and panic: it looks for
//! circles along every path, which is exponential in a dense graph, and its arrows assert that no bend lies on a node. It
//! also writes its styles in the order of a hash map, and reserves a full em for each letter. So `layout.rs` brings lines that
//! close no circle, they are split here into one step a rank, which is all that the passes ask for, and drawing is left to
//! `draw.rs`. What the passes assert then holds: there is a node, no rank is empty, every edge goes from one rank to the
//! next, every block has a size, and what is moved late (the bends) is thinner than the space left around everything.

use layout::adt::dag::NodeHandle;
use layout::core::base::Orientation;
use layout::core::format::Visible;
use layout::core::geometry::{Point, Position};
use layout::core::style::StyleAttr;
use layout::std_shapes::shapes::{Element, ShapeKind};
use layout::topo::layout::VisualGraph;
use layout::topo::optimizer::RankOptimizer;
use layout::topo::placer::Placer;

use super::measure::{Xy, xy};
use super::order;

/// Space around a node; half of it on each side. Lines swing in the gap between columns.
const NODE_GAP: Xy = Xy { x: 44.0, y: 14.0 };
const LABEL_GAP: Xy = Xy { x: 16.0, y: 8.0 };
const BEND_GAP: f64 = 10.0;

/// Nodes, and lines with labels between them.
pub(super) struct Ranks {
    graph: VisualGraph,
    /// Each line's label, and all that it passes.
    spans: Vec<(Handle, Vec<Handle>)>,
}

/// A node of [`Ranks`].
pub(super) type Handle = NodeHandle;

/// A line of [`Ranks`].
#[derive(Clone, Copy)]
pub(super) struct Span(usize);

impl Ranks {
    /// Nothing yet.
    pub fn new() -> Ranks {
        let mut graph = VisualGraph::new(Orientation::LeftToRight);
        // Its own check for circles is the exponential one.
        graph.dag.set_validate(false);
        Ranks {
            graph,
            spans: Vec::new(),
        }
    }

    /// Adds a node of this size.
    pub fn node(&mut self, size: Xy) -> Handle {
        self.graph.add_node(block(size, NODE_GAP))
    }

    /// Adds a line with a label from a node to one further right; lines must not close a circle.
    pub fn line(&mut self, left: Handle, right: Handle, label: Xy) -> Span {
        let label = self.graph.add_node(block(label, LABEL_GAP));
        self.graph.dag.add_edge(left, label);
        self.graph.dag.add_edge(label, right);
        self.spans.push((label, vec![left, label, right]));
        Span(self.spans.len() - 1)
    }

    /// Gives everything its place.
    pub fn place(&mut self) {
        let graph = &mut self.graph;
        if graph.num_nodes() == 0 {
            return;
        }
        graph.dag.recompute_node_ranks();
        RankOptimizer::new(&mut graph.dag).optimize();
        for (_, chain) in &mut self.spans {
            *chain = with_bends(graph, chain);
        }
        graph.dag.ranks_mut().retain(|rank| !rank.is_empty());
        reorder(graph);
        Placer::new(graph).layout(false);
    }

    /// The centre of a node.
    pub fn centre(&self, node: Handle) -> Xy {
        let middle = self.graph.pos(node).middle();
        xy(middle.x, middle.y)
    }

    /// The centre of a line's label, and the points between its ends from left to right, the label's among them.
    pub fn bends(&self, line: Span) -> Option<(Xy, Vec<Xy>)> {
        let (label, chain) = self.spans.get(line.0)?;
        let inner = chain.get(1..chain.len().checked_sub(1)?)?;
        let bends = inner.iter().map(|bend| self.centre(*bend)).collect();
        Some((self.centre(*label), bends))
    }
}

/// Puts a bend on each rank that a chain passes.
fn with_bends(graph: &mut VisualGraph, chain: &[NodeHandle]) -> Vec<NodeHandle> {
    let mut whole: Vec<NodeHandle> = Vec::new();
    for &next in chain {
        while let Some(&last) = whole.last()
            && graph.dag.level(last) + 1 < graph.dag.level(next)
        {
            let level = graph.dag.level(last) + 1;
            let bend = graph.add_node(bend());
            graph.dag.remove_edge(last, next);
            graph.dag.add_edge(last, bend);
            graph.dag.add_edge(bend, next);
            graph.dag.update_node_rank_level(bend, level, None);
            whole.push(bend);
        }
        whole.push(next);
    }
    whole
}

fn reorder(graph: &mut VisualGraph) {
    let numbers = |handles: &Vec<NodeHandle>| handles.iter().map(NodeHandle::get_index).collect();
    let mut ranks: Vec<Vec<usize>> = graph.dag.ranks().iter().map(numbers).collect();
    order::uncross(
        &mut ranks,
        graph.num_nodes(),
        |node| numbers(graph.preds(node.into())),
        |node| numbers(graph.succ(node.into())),
    );
    let handles = |rank: Vec<usize>| rank.into_iter().map(NodeHandle::from).collect();
    *graph.dag.ranks_mut() = ranks.into_iter().map(handles).collect();
}

/// A node or label with the space to be left around it.
fn block(size: Xy, gap: Xy) -> Element {
    let mut element = bare(ShapeKind::new_box(""));
    let point = |xy: Xy| Point::new(xy.x, xy.y);
    element.pos = Position::new(Point::zero(), point(size), Point::zero(), point(gap));
    element
}

/// A point of a line on a rank that it only passes.
fn bend() -> Element {
    let mut element = bare(ShapeKind::new_connector(""));
    let zero = Point::zero();
    element.pos = Position::new(zero, zero, zero, Point::splat(BEND_GAP));
    element.resize();
    element
}

fn bare(shape: ShapeKind) -> Element {
    let (look, size) = (StyleAttr::simple(), Point::zero());
    Element::create(shape, look, Orientation::TopToBottom, size)
}
