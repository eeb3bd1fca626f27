//! Where everything in the SVG picture lies: what is linked in columns, from its best-connected node to the right, and the
//! parts that nothing links side by side.
//!
//! Columns follow the distance from that node and not the direction of the edges, which would give as many columns as the
//! longest chain of edges has links: too wide for any screen.

use std::cmp::Reverse;
use std::collections::VecDeque;

use super::measure::{Bounds, Xy, xy};
use super::parts::{pack, parts, width};
use super::ports::add_ends;
use super::ranks::{Handle, Ranks};

/// Between the parts of the picture.
const BETWEEN: Xy = Xy { x: 36.0, y: 30.0 };
/// Rows of nodes without lines are at least this wide.
const ROW: f64 = 700.0;
/// Between the nodes of a row, and between rows.
const GAP: f64 = 14.0;

/// A line to be laid between two nodes.
pub(super) struct Line {
    /// Number of the node that it leaves.
    pub from: usize,
    /// Number of the node that it reaches.
    pub to: usize,
    /// The size of its label.
    pub label: Xy,
}

/// Where everything lies.
pub(super) struct Layout {
    /// The centre of each node.
    pub nodes: Vec<Xy>,
    /// The centre of each line's label, and its points from the side of its first node to the side of its last.
    pub lines: Vec<(Xy, Vec<Xy>)>,
    /// Top left and bottom right of all.
    pub bounds: (Xy, Xy),
}

/// Lays out nodes of these sizes and the lines between them, what is linked by itself. `inset` says how far the outline of a
/// node lies inside of its box at a height above or below its middle.
pub(super) fn layout(sizes: &[Xy], lines: &[Line], inset: &dyn Fn(usize, f64) -> f64) -> Layout {
    let all = parts(sizes.len(), lines.iter().map(|line| (line.from, line.to)));
    let layouts: Vec<Layout> = all
        .iter()
        .map(|nodes| part(nodes, (sizes, lines), inset))
        .collect();
    let boxes = layouts.iter().map(|part| {
        let (low, high) = part.bounds;
        xy(high.x - low.x + BETWEEN.x, high.y - low.y + BETWEEN.y)
    });
    let boxes: Vec<Xy> = boxes.collect();
    let corners = pack(&boxes, width(&boxes));
    let mut whole = Layout {
        nodes: vec![xy(0.0, 0.0); sizes.len()],
        lines: vec![(xy(0.0, 0.0), Vec::new()); lines.len()],
        bounds: (xy(0.0, 0.0), xy(0.0, 0.0)),
    };
    let mut bounds = Bounds::new();
    for (((nodes, part), corner), size) in all.iter().zip(layouts).zip(corners).zip(boxes) {
        let (low, _) = part.bounds;
        let moved = |at: Xy| xy(at.x - low.x + corner.x, at.y - low.y + corner.y);
        let (w, h) = (size.x - BETWEEN.x, size.y - BETWEEN.y);
        bounds.add(xy(corner.x + w / 2.0, corner.y + h / 2.0), xy(w, h));
        for (node, at) in nodes.iter().zip(part.nodes) {
            if let Some(place) = whole.nodes.get_mut(*node) {
                *place = moved(at);
            }
        }
        let own = (0..)
            .zip(lines)
            .filter(|(_, line)| nodes.binary_search(&line.from).is_ok());
        for ((number, _), (label, bends)) in own.zip(part.lines) {
            if let Some(place) = whole.lines.get_mut(number) {
                *place = (moved(label), bends.into_iter().map(moved).collect());
            }
        }
    }
    whole.bounds = bounds.corners();
    whole
}

/// Lays out some nodes and the lines between them.
fn part(
    nodes: &[usize],
    (sizes, lines): (&[Xy], &[Line]),
    inset: &dyn Fn(usize, f64) -> f64,
) -> Layout {
    let own = nodes.iter().filter_map(|node| sizes.get(*node).copied());
    let number = |node: usize| nodes.binary_search(&node).ok();
    let lines = lines.iter().filter_map(|line| {
        let (from, to) = (number(line.from)?, number(line.to)?);
        Some(Line {
            from,
            to,
            label: line.label,
        })
    });
    let lines: Vec<Line> = lines.collect();
    let inset = |node: usize, height: f64| nodes.get(node).map_or(0.0, |node| inset(*node, height));
    columns(&own.collect::<Vec<_>>(), &lines, &inset)
}

fn columns(sizes: &[Xy], lines: &[Line], inset: &dyn Fn(usize, f64) -> f64) -> Layout {
    let columns = distances(sizes.len(), lines);
    let mut ranks = Ranks::new();
    let handles: Vec<Option<Handle>> = sizes
        .iter()
        .zip(&columns)
        .map(|(size, column)| column.map(|_| ranks.node(*size)))
        .collect();
    let handle = |node: usize| handles.get(node).copied().flatten();
    let column = |node: usize| (columns.get(node).copied().flatten(), node);
    let mut spans = Vec::with_capacity(lines.len());
    for line in lines {
        let backwards = column(line.from) > column(line.to);
        spans.push(match (handle(line.from), handle(line.to)) {
            (Some(from), Some(to)) if backwards => Some(ranks.line(to, from, line.label)),
            (Some(from), Some(to)) if from != to => Some(ranks.line(from, to, line.label)),
            _ => None,
        });
    }
    ranks.place();

    let mut bounds = Bounds::new();
    let mut nodes: Vec<Xy> = Vec::with_capacity(sizes.len());
    for (handle, size) in handles.iter().zip(sizes) {
        let at = handle.map(|handle| ranks.centre(handle));
        at.inspect(|at| bounds.add(*at, *size));
        nodes.push(at.unwrap_or(xy(0.0, 0.0)));
    }
    let mut paths = Vec::with_capacity(lines.len());
    for (line, span) in lines.iter().zip(spans) {
        let path = span.and_then(|span| ranks.bends(span));
        if let Some((label, bends)) = &path {
            bounds.add(*label, line.label);
            bends
                .iter()
                .for_each(|bend| bounds.add(*bend, xy(2.0, 2.0)));
        }
        paths.push(path.map(|(label, mut bends)| {
            if column(line.from) > column(line.to) {
                bends.reverse();
            }
            (label, bends)
        }));
    }
    let alone = handles.iter().map(Option::is_none);
    rows(&mut nodes, sizes, alone, &mut bounds);
    let mut paths: Vec<(Xy, Vec<Xy>)> = lines
        .iter()
        .zip(paths)
        .map(|(line, path)| path.unwrap_or_else(|| around(line, &nodes, sizes, &mut bounds)))
        .collect();
    add_ends((&nodes, sizes), lines, &mut paths, inset);
    Layout {
        nodes,
        lines: paths,
        bounds: bounds.corners(),
    }
}

/// How far each node is from the best-connected one of its part of the graph; `None` for nodes without lines to others.
fn distances(count: usize, lines: &[Line]) -> Vec<Option<usize>> {
    let mut near: Vec<Vec<usize>> = vec![Vec::new(); count];
    for line in lines.iter().filter(|line| line.from != line.to) {
        for (a, b) in [(line.from, line.to), (line.to, line.from)] {
            if let Some(near) = near.get_mut(a) {
                near.push(b);
            }
        }
    }
    let links = |node: usize| near.get(node).map_or(&[][..], Vec::as_slice);
    let mut starts: Vec<usize> = (0..count).filter(|node| !links(*node).is_empty()).collect();
    starts.sort_by_key(|node| Reverse(links(*node).len()));
    let mut distances = vec![None; count];
    for start in starts {
        let mut open = VecDeque::from([(start, 0)]);
        while let Some((node, distance)) = open.pop_front() {
            if let Some(found @ None) = distances.get_mut(node) {
                *found = Some(distance);
                open.extend(links(node).iter().map(|next| (*next, distance + 1)));
            }
        }
    }
    distances
}

/// The path of a line from a node to itself: a loop above it.
fn around(line: &Line, nodes: &[Xy], sizes: &[Xy], bounds: &mut Bounds) -> (Xy, Vec<Xy>) {
    let (Some(at), Some(size)) = (nodes.get(line.from), sizes.get(line.from)) else {
        return (xy(0.0, 0.0), Vec::new());
    };
    let over = xy(at.x, at.y - size.y / 2.0 - line.label.y);
    let half = size.x.max(line.label.x) / 2.0 + 14.0;
    bounds.add(over, xy(2.0 * half, line.label.y));
    let (right, left) = (xy(at.x + half, over.y), xy(at.x - half, over.y));
    (over, vec![right, left])
}

/// Puts the nodes that stand alone in rows below the rest.
fn rows(nodes: &mut [Xy], sizes: &[Xy], alone: impl Iterator<Item = bool>, bounds: &mut Bounds) {
    let (low, high) = bounds.corners();
    let right = high.x.max(low.x + ROW);
    let (mut x, mut y, mut tallest) = (low.x, high.y + 2.0 * GAP, 0.0_f64);
    for ((node, size), _) in nodes
        .iter_mut()
        .zip(sizes)
        .zip(alone)
        .filter(|(_, alone)| *alone)
    {
        if x > low.x && x + size.x > right {
            (x, y, tallest) = (low.x, y + tallest + GAP, 0.0);
        }
        *node = xy(x + size.x / 2.0, y + size.y / 2.0);
        bounds.add(*node, *size);
        x += size.x + GAP;
        tallest = tallest.max(size.y);
    }
}
