//! How the parts of a picture that no line links come to stand side by side in Graphviz: by lines that are not seen. Without
//! them it stacks the parts into a tower; its own packing of parts loses the words on lines.

use std::cmp::Reverse;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::parts::{SHAPE, parts};

/// A rank of nodes with the labels between it and the next takes this much of the width of a picture, a node of a rank this
/// much of its height, in points: roughly, to choose how many parts stand side by side.
const RANK: (f64, f64) = (230.0, 45.0);

/// Pairs of nodes, one of a part and one of the part that is to stand to its right: for `links` between nodes with
/// numbers below `count`.
pub(super) fn side_by_side(count: usize, links: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let parts = parts(count, links.iter().copied());
    let parts = parts.iter().map(|nodes| Part::new(nodes, links));
    let mut parts: Vec<Part> = parts.collect();
    parts.sort_by_key(|part| (Reverse(part.ranks * part.height), part.first));
    let area: f64 = parts.iter().map(|p| (p.ranks * p.height) as f64).sum();
    let widest = parts.iter().map(|part| part.ranks).max().unwrap_or(0);
    let ranks = (area * SHAPE * RANK.1 / RANK.0).sqrt().ceil() as usize;
    let most = ranks.max(widest);
    let mut rows: Vec<(usize, usize)> = Vec::new();
    let mut pairs = Vec::new();
    for part in parts {
        match rows.iter_mut().find(|(used, _)| used + part.ranks <= most) {
            Some((used, last)) => {
                pairs.push((*last, part.first));
                (*used, *last) = (*used + part.ranks, part.last);
            }
            None => rows.push((part.ranks, part.last)),
        }
    }
    pairs
}

/// What is linked, as far as its size and its ends go.
struct Part {
    ranks: usize,
    height: usize,
    /// A node at its left end, and one at its right.
    first: usize,
    last: usize,
}

impl Part {
    fn new(nodes: &[usize], links: &[(usize, usize)]) -> Part {
        let mut next: BTreeMap<usize, Vec<usize>> = nodes.iter().map(|n| (*n, vec![])).collect();
        let mut first: BTreeSet<usize> = nodes.iter().copied().collect();
        for (from, to) in links.iter().filter(|(from, to)| from != to) {
            if let Some(next) = next.get_mut(from) {
                next.push(*to);
                first.remove(to);
            }
        }
        let start = nodes.first().copied().unwrap_or(0);
        if first.is_empty() {
            first.insert(start);
        }
        let mut levels: BTreeMap<usize, usize> = BTreeMap::new();
        let mut open: VecDeque<(usize, usize)> = first.iter().map(|node| (*node, 0)).collect();
        while let Some((node, level)) = open.pop_front() {
            if let Entry::Vacant(there) = levels.entry(node) {
                there.insert(level);
                let next = next.get(&node).into_iter().flatten();
                open.extend(next.map(|next| (*next, level + 1)));
            }
        }
        let mut heights: BTreeMap<usize, usize> = BTreeMap::new();
        for level in levels.values() {
            *heights.entry(*level).or_default() += 1;
        }
        let last = levels.iter().max_by_key(|(_, level)| **level);
        Part {
            ranks: heights.len(),
            height: heights.values().copied().max().unwrap_or(1),
            first: first.first().copied().unwrap_or(start),
            last: last.map_or(start, |(node, _)| *node),
        }
    }
}
