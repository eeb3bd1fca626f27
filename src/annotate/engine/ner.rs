//! The entity recogniser: each token begins, continues, ends or is a name of a label, or is none.

#![allow(clippy::indexing_slicing)] // Moves and labels are those of the lists.

use std::ops::Range;

use super::encoder::Encoded;
use super::file::{File, TransitionConfig};
use super::linear::{Arithmetic, Buffers};
use super::transitions::{self, NONE, Precomputed, Scorer};
use crate::model::{Error, Result, Text};

const FEATURES: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
    Begin,
    In,
    Last,
    Unit,
    Out,
}

/// The entity recogniser of a model.
#[derive(Debug)]
pub struct Recogniser {
    pub encoder: usize,
    scorer: Scorer,
    moves: Vec<(Move, u16)>,
    labels: Vec<Text>,
    /// Outside of names: for a token, a last token, a token of white space.
    outside: [Vec<f32>; 3],
    /// In a name, by its label.
    inside: Vec<Vec<f32>>,
    /// The move that ends a name at the last token, by its label.
    last: Vec<usize>,
    out: usize,
}

impl Recogniser {
    /// Reads the entity recogniser of a model whose rows have this width.
    pub fn read(file: &File, config: &TransitionConfig, width: usize) -> Result<Recogniser> {
        let scorer = Scorer::read(file, "ner", config, width, FEATURES)?;
        let mut labels: Vec<Text> = Vec::new();
        let mut moves = Vec::new();
        for name in &config.moves {
            let (letter, label) = transitions::split(name);
            let kind = match letter {
                "B" => Move::Begin,
                "I" => Move::In,
                "L" => Move::Last,
                "U" => Move::Unit,
                "O" => Move::Out,
                _ => {
                    return Err(Error::new(format!(
                        "the model's ner has an unknown move {name}"
                    )));
                }
            };
            let known = labels.iter().position(|l| l == label);
            let label = known.unwrap_or_else(|| {
                labels.push(label.into());
                labels.len() - 1
            });
            let label = u16::try_from(label)
                .map_err(|e| Error::wrap("the model's ner has too many labels", e))?;
            moves.push((kind, label));
        }
        // A unit without a label stands for what a caller has blocked, and nothing is blocked here.
        let named = |label: u16| !labels[usize::from(label)].is_empty();
        let outside = |allowed: &dyn Fn(Move) -> bool| {
            let allows =
                |&(kind, label): &(Move, u16)| (kind == Move::Out || named(label)) && allowed(kind);
            scorer.mask(moves.iter().map(allows))
        };
        let inside = |label: u16| {
            let allows =
                |&(kind, l): &(Move, u16)| l == label && matches!(kind, Move::In | Move::Last);
            scorer.mask(moves.iter().map(allows))
        };
        let find = |kind, label: Option<u16>| {
            let found = moves
                .iter()
                .position(|&(k, l)| k == kind && label.is_none_or(|label| l == label));
            found.ok_or_else(|| Error::new(format!("the model's ner lacks a move {kind:?}")))
        };
        let all = 0..labels.len() as u16;
        let last = |label: u16| {
            if named(label) {
                find(Move::Last, Some(label))
            } else {
                Ok(0)
            }
        };
        Ok(Recogniser {
            encoder: config.encoder,
            outside: [
                outside(&|m| matches!(m, Move::Begin | Move::Unit | Move::Out)),
                outside(&|m| matches!(m, Move::Unit | Move::Out)),
                outside(&|m| m == Move::Out),
            ],
            inside: all.clone().map(inside).collect(),
            last: all.map(last).collect::<Result<_>>()?,
            out: find(Move::Out, None)?,
            scorer,
            moves,
            labels,
        })
    }

    /// The labels, by their numbers.
    pub fn labels(&self) -> &[Text] {
        &self.labels
    }

    /// Precomputes the roles of the tokens of a batch.
    pub fn precompute(
        &self,
        encoded: &Encoded,
        tokens: usize,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        out: &mut Precomputed,
    ) {
        self.scorer
            .precompute(encoded, tokens, arithmetic, buffers, out);
    }

    /// Finds the names of one sentence of the batch, a range of its tokens, and gives each to `found`.
    pub fn find(
        &self,
        sentence: Range<usize>,
        is_space: impl Fn(usize) -> bool,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        precomputed: &mut Precomputed,
        mut found: impl FnMut(Range<usize>, u16),
    ) {
        let mut open: Option<(usize, u16)> = None;
        for token in sentence.clone() {
            let ends = token + 1 == sentence.end;
            let (mask, forced) = match open {
                Some((_, label)) if ends => (None, self.last[usize::from(label)]),
                Some((_, label)) => (Some(&self.inside[usize::from(label)]), 0),
                None if is_space(token) => (None, self.out),
                None => (Some(&self.outside[usize::from(ends)]), 0),
            };
            let best = match mask {
                None => forced,
                Some(mask) => {
                    let (first, previous) = match open {
                        Some((first, _)) => (first as u32, token as u32 - 1),
                        None => (NONE, NONE),
                    };
                    let roles = [token as u32, first, previous];
                    self.scorer
                        .best(roles, mask, arithmetic, buffers, precomputed)
                }
            };
            match self.moves[best] {
                (Move::Begin, label) => open = Some((token, label)),
                (Move::Unit, label) => found(token..token + 1, label),
                (Move::Last, label) => {
                    if let Some((first, _)) = open.take() {
                        found(first..token + 1, label);
                    }
                }
                (Move::In | Move::Out, _) => {}
            }
        }
    }
}
