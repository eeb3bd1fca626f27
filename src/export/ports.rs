//! Where lines touch nodes: spread over the sides that they come from, so that a dashed and a solid line, or an arrow and
//! a bar, do not end in the same point.

use super::layout::Line;
use super::measure::{Xy, xy};

/// Added at both ends of a path: where it touches its nodes.
pub(super) fn add_ends(
    (nodes, sizes): (&[Xy], &[Xy]),
    lines: &[Line],
    paths: &mut [(Xy, Vec<Xy>)],
    inset: &dyn Fn(usize, f64) -> f64,
) {
    let mut ends = Vec::new();
    for (number, (line, (_, points))) in lines.iter().zip(paths.iter()).enumerate() {
        for (node, next, last) in [
            (line.from, points.first(), false),
            (line.to, points.last(), true),
        ] {
            if let (Some(at), Some(next)) = (nodes.get(node), next) {
                ends.push(End {
                    node,
                    right: next.x >= at.x,
                    y: next.y,
                    line: number,
                    last,
                });
            }
        }
    }
    ends.sort_by(|a, b| {
        let side = (a.node, a.right).cmp(&(b.node, b.right));
        let order = side.then(a.y.total_cmp(&b.y));
        order.then((a.line, a.last).cmp(&(b.line, b.last)))
    });
    for side in ends.chunk_by(|a, b| (a.node, a.right) == (b.node, b.right)) {
        for (i, end) in side.iter().enumerate() {
            let (Some(at), Some(size)) = (nodes.get(end.node), sizes.get(end.node)) else {
                continue;
            };
            let share = (i as f64 + 0.5) / side.len() as f64 - 0.5;
            let y = share * size.y * 0.8;
            let x = size.x / 2.0 - inset(end.node, y);
            let point = xy(if end.right { at.x + x } else { at.x - x }, at.y + y);
            if let Some((_, points)) = paths.get_mut(end.line) {
                let place = if end.last { points.len() } else { 0 };
                points.insert(place, point);
            }
        }
    }
}

/// One end of a line at a side of a node.
struct End {
    node: usize,
    right: bool,
    /// The height that the line comes from.
    y: f64,
    line: usize,
    last: bool,
}
