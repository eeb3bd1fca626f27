//! The parts of a picture that no line links: they are laid out one by one and put side by side, since a layout in columns
//! stacks them into a tower.

use std::collections::VecDeque;

use super::measure::{Xy, xy};

/// Width through height of a picture of many parts.
pub(super) const SHAPE: f64 = 1.6;

/// The nodes of each part, numbers below `count`, sorted; parts by their first node.
pub(super) fn parts(count: usize, links: impl Iterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut near: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (a, b) in links {
        for (a, b) in [(a, b), (b, a)] {
            if let Some(near) = near.get_mut(a) {
                near.push(b);
            }
        }
    }
    let mut seen = vec![false; count];
    let mut parts = Vec::new();
    for start in 0..count {
        let (mut part, mut open) = (Vec::new(), VecDeque::from([start]));
        while let Some(node) = open.pop_front() {
            if let Some(seen @ false) = seen.get_mut(node) {
                *seen = true;
                part.push(node);
                open.extend(near.get(node).into_iter().flatten());
            }
        }
        part.sort_unstable();
        if !part.is_empty() {
            parts.push(part);
        }
    }
    parts
}

/// How wide a picture of parts with these sizes should be.
pub(super) fn width(sizes: &[Xy]) -> f64 {
    let area: f64 = sizes.iter().map(|size| size.x * size.y).sum();
    let widest = sizes.iter().map(|size| size.x).fold(0.0, f64::max);
    (area * SHAPE).sqrt().max(widest)
}

/// Places for boxes of these sizes within a width, the top left corner of each: the highest first, each as far up as it
/// goes, then as far left.
pub(super) fn pack(sizes: &[Xy], width: f64) -> Vec<Xy> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    let size = |box_: usize| sizes.get(box_).copied().unwrap_or(xy(0.0, 0.0));
    order.sort_by(|a, b| size(*b).y.total_cmp(&size(*a).y).then(a.cmp(b)));
    let mut places = vec![xy(0.0, 0.0); sizes.len()];
    // The lower edge of what is placed: from where on it is how low.
    let mut edge: Vec<(f64, f64)> = vec![(0.0, 0.0)];
    for number in order {
        let size = size(number);
        let low = |x: f64| {
            let ends = edge.iter().skip(1).map(|(end, _)| *end);
            let steps = edge.iter().zip(ends.chain([f64::INFINITY]));
            let under = steps.filter(|((start, _), end)| *start < x + size.x && *end > x);
            under.map(|((_, y), _)| *y).fold(0.0, f64::max)
        };
        let starts = edge.iter().map(|(x, _)| *x);
        let fits = starts.filter(|x| *x == 0.0 || *x + size.x <= width);
        let best = fits
            .map(|x| xy(x, low(x)))
            .min_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
        let at = best.unwrap_or(xy(0.0, 0.0));
        if let Some(place) = places.get_mut(number) {
            *place = at;
        }
        let (right, bottom) = (at.x + size.x, at.y + size.y);
        let beyond = edge.iter().rev().find(|(x, _)| *x <= right);
        let beyond = beyond.map_or(0.0, |(_, y)| *y);
        edge.retain(|(x, _)| *x < at.x || *x > right);
        edge.extend([(at.x, bottom), (right, beyond)]);
        edge.sort_by(|a, b| a.0.total_cmp(&b.0));
    }
    places
}
