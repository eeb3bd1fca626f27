//! Pseudo-projective parsing (Nivre and Nilsson 2005): a crossing arc is trained as one to an ancestor of the head, with
//! a label that says what to look for below it. `pobj||prep` means: the head is the first word with the relation `prep`
//! below the head that was found.

#![allow(clippy::indexing_slicing)] // Words are below the length of their sentence, labels are those of the list.

use crate::model::{Error, Result, Text};

const DELIMITER: &str = "||";

/// The labels of arcs: the plain ones, and after them those that ask for a search.
#[derive(Debug)]
pub struct Labels {
    plain: Vec<Text>,
    /// The plain label and the relation to look for.
    decorated: Vec<(u16, u16)>,
}

/// Labels from here on are decorated ones.
const DECORATED: u16 = 1 << 15;

/// Memory for one sentence.
#[derive(Debug, Default)]
pub struct Buffers {
    /// The leftmost and the rightmost word below each word.
    edges: Vec<(u32, u32)>,
    level: Vec<u32>,
    below: Vec<u32>,
}

impl Labels {
    /// With the label of roots, as number 0.
    pub fn new(root: &str) -> Labels {
        Labels {
            plain: vec![root.into()],
            decorated: Vec::new(),
        }
    }

    /// The number of a label as it stands in the name of a move.
    pub fn add(&mut self, label: &str) -> Result<u16> {
        let Some((own, of_head)) = label.split_once(DELIMITER) else {
            return self.add_plain(label);
        };
        let pair = (self.add_plain(own)?, self.add_plain(of_head)?);
        let known = self.decorated.iter().position(|p| *p == pair);
        let at = known.unwrap_or_else(|| {
            self.decorated.push(pair);
            self.decorated.len() - 1
        });
        Ok(DECORATED | small(at)?)
    }

    /// The plain labels, by their numbers.
    pub fn plain(&self) -> &[Text] {
        &self.plain
    }

    /// The number of the label of roots.
    pub fn root(&self) -> u16 {
        0
    }

    /// Moves arcs with decorated labels to the heads they ask for, word by word, as spaCy does: breadth first, from
    /// left to right, below the head that was found; where nothing fits, the arc stays.
    pub fn deprojectivise(
        &self,
        heads: &mut [u32],
        labels: &mut [u16],
        is_space: impl Fn(usize) -> bool,
        buffers: &mut Buffers,
    ) {
        if labels.iter().all(|&l| l < DECORATED) {
            return;
        }
        find_edges(heads, &mut buffers.edges);
        for word in 0..heads.len() {
            if labels[word] < DECORATED {
                continue;
            }
            let (own, of_head) = self.decorated[usize::from(labels[word] & !DECORATED)];
            if let Some(head) = find_head(word, of_head, heads, labels, &is_space, buffers) {
                heads[word] = head;
            }
            labels[word] = own;
        }
    }

    fn add_plain(&mut self, label: &str) -> Result<u16> {
        let known = self.plain.iter().position(|l| l == label);
        small(known.unwrap_or_else(|| {
            self.plain.push(label.into());
            self.plain.len() - 1
        }))
    }
}

fn small(n: usize) -> Result<u16> {
    let small = u16::try_from(n).ok().filter(|&n| n < DECORATED);
    small.ok_or_else(|| Error::new("the model's parser has too many labels"))
}

/// The outermost words below each, of a projective tree.
fn find_edges(heads: &[u32], edges: &mut Vec<(u32, u32)>) {
    edges.clear();
    edges.extend((0..heads.len() as u32).map(|w| (w, w)));
    // Each round carries edges one arc up at least, and in the order of the words mostly many.
    loop {
        let mut changed = false;
        let mut carry = |word: usize| {
            let (left, right) = edges[word];
            let above = &mut edges[heads[word] as usize];
            if left < above.0 || right > above.1 {
                *above = (left.min(above.0), right.max(above.1));
                changed = true;
            }
        };
        (0..heads.len()).for_each(&mut carry);
        (0..heads.len()).rev().for_each(&mut carry);
        if !changed {
            return;
        }
    }
}

/// The first word with this label below the head of `word`. Children are sought between the edges of the tree that was
/// parsed, and by the heads as they are by now: that is what spaCy does.
fn find_head(
    word: usize,
    label: u16,
    heads: &[u32],
    labels: &[u16],
    is_space: &impl Fn(usize) -> bool,
    buffers: &mut Buffers,
) -> Option<u32> {
    let Buffers {
        edges,
        level,
        below,
    } = buffers;
    level.clear();
    level.push(heads[word]);
    // A tree is no deeper than it has words; heads that were moved could make a circle of it.
    for _ in 0..heads.len() {
        below.clear();
        for &above in level.iter() {
            let (left, right) = edges[above as usize];
            for child in left..=right {
                let c = child as usize;
                if child == above || heads[c] != above || c == word || is_space(c) {
                    continue;
                }
                if labels[c] == label {
                    return Some(child);
                }
                below.push(child);
            }
        }
        if below.is_empty() {
            return None;
        }
        std::mem::swap(level, below);
    }
    None
}
