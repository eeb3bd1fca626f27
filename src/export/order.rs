//! The order of nodes within the ranks of a layered picture: barycentre sweeps, the best order seen wins.
//!
//! `layout-rs` has an optimizer of its own, which takes seconds for a hundred nodes, as it compares all pairs of a rank at
//! every look.

/// Every other one looks left, the rest look right.
const SWEEPS: usize = 24;

/// Reorders each rank so that few edges cross. `before` and `after` give a node's neighbours on the rank to the left and
/// right; nodes are numbers below `count`.
pub(super) fn uncross(
    ranks: &mut Vec<Vec<usize>>,
    count: usize,
    before: impl Fn(usize) -> Vec<usize>,
    after: impl Fn(usize) -> Vec<usize>,
) {
    let mut places = vec![0.0; count];
    let (mut best, mut fewest) = (ranks.clone(), usize::MAX);
    for sweep in 0..SWEEPS {
        for rank in ranks.iter() {
            remember(rank, &mut places);
        }
        let crossings = crossings(ranks, &places, &after);
        if crossings < fewest {
            (best, fewest) = (ranks.clone(), crossings);
        }
        let rightwards = sweep % 2 == 0;
        let mut turn = |rank: &mut Vec<usize>| {
            let key = |node: usize| {
                let neighbours = if rightwards {
                    before(node)
                } else {
                    after(node)
                };
                mean(&neighbours, &places).unwrap_or_else(|| place(&places, node))
            };
            let mut keyed: Vec<(f64, usize)> = rank.iter().map(|n| (key(*n), *n)).collect();
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
            *rank = keyed.into_iter().map(|(_, node)| node).collect();
            remember(rank, &mut places);
        };
        match rightwards {
            true => ranks.iter_mut().for_each(&mut turn),
            false => ranks.iter_mut().rev().for_each(&mut turn),
        }
    }
    *ranks = best;
}

/// Places of a rank, spread evenly over 0 to 1, so that short and long ranks can be compared.
fn remember(rank: &[usize], places: &mut [f64]) {
    for (i, node) in rank.iter().enumerate() {
        if let Some(place) = places.get_mut(*node) {
            *place = (i as f64 + 0.5) / rank.len() as f64;
        }
    }
}

fn place(places: &[f64], node: usize) -> f64 {
    places.get(node).copied().unwrap_or(0.0)
}

fn mean(nodes: &[usize], places: &[f64]) -> Option<f64> {
    let sum: f64 = nodes.iter().map(|node| place(places, *node)).sum();
    (!nodes.is_empty()).then(|| sum / nodes.len() as f64)
}

/// How many pairs of edges between neighbouring ranks cross.
fn crossings(ranks: &[Vec<usize>], places: &[f64], after: &impl Fn(usize) -> Vec<usize>) -> usize {
    let mut count = 0;
    for rank in ranks {
        let mut ends: Vec<f64> = Vec::new();
        for node in rank {
            let next: Vec<f64> = after(*node).iter().map(|n| place(places, *n)).collect();
            for end in &next {
                count += ends.iter().filter(|earlier| *earlier > end).count();
            }
            ends.extend(next);
        }
    }
    count
}
