//! The dependency parser: spaCy's arc-eager transitions, greedily.
//!
//! A state has a stack, a buffer and the arcs so far. Shift moves the first word of the buffer onto the stack; reduce
//! pops the stack or, where its top has no head yet, puts it back to the buffer; a left arc makes the first of the
//! buffer the head of the top and pops, a right arc the other way round and pushes. A sentence is known to be one, so
//! the moves that break sentences are never allowed, nor is popping its root before its end: what spaCy does when
//! `is_sent_start` is `False` for all words but the first. The tree has one root.

#![allow(clippy::indexing_slicing)] // Words of a state are below the length of its sentence.

use std::ops::Range;

use super::encoder::Encoded;
use super::file::{File, TransitionConfig};
use super::linear::{Arithmetic, Buffers};
use super::projective;
use super::transitions::{self, NONE, Precomputed, Scorer};
use crate::model::{Error, Result, Text};

const FEATURES: usize = 8;
const ROOT: &str = "ROOT";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
    Shift,
    Reduce,
    Left,
    Right,
    Break,
}

/// The parser of a model.
#[derive(Debug)]
pub struct Parser {
    pub encoder: usize,
    scorer: Scorer,
    /// Each move and the label of its arc.
    moves: Vec<(Move, u16)>,
    /// By which of shift, reduce and arcs are allowed, as bits: the mask of the moves.
    masks: Vec<Vec<f32>>,
    labels: projective::Labels,
    shift: usize,
    reduce: usize,
}

/// The state of a sentence, and what its end has need of; its memory is used again.
#[derive(Debug, Default)]
pub struct State {
    stack: Vec<u32>,
    /// Words put back to the buffer, the first of it last.
    back: Vec<u32>,
    next: u32,
    length: u32,
    heads: Vec<u32>,
    labels: Vec<u16>,
    /// The outermost child of each word, left and right of it.
    left: Vec<u32>,
    right: Vec<u32>,
    /// For each word, the child that its head had outermost before it.
    before: Vec<u32>,
    /// Words that were put back to the buffer and may not be shifted once more.
    unshiftable: Vec<bool>,
    pub precomputed: Precomputed,
    projective: projective::Buffers,
}

impl Parser {
    /// Reads the parser of a model whose rows have this width.
    pub fn read(file: &File, config: &TransitionConfig, width: usize) -> Result<Parser> {
        let scorer = Scorer::read(file, "parser", config, width, FEATURES)?;
        let mut labels = projective::Labels::new(ROOT);
        let mut moves = Vec::new();
        for name in &config.moves {
            let (letter, label) = transitions::split(name);
            let kind = match letter {
                "S" => Move::Shift,
                "D" => Move::Reduce,
                "L" => Move::Left,
                "R" => Move::Right,
                "B" => Move::Break,
                _ => {
                    return Err(Error::new(format!(
                        "the model's parser has an unknown move {name}"
                    )));
                }
            };
            moves.push((kind, label));
        }
        let add = |(kind, label)| Ok((kind, labels.add(label)?));
        let moves = moves.into_iter().map(add).collect::<Result<Vec<_>>>()?;
        let at = |kind| {
            let found = moves.iter().position(|(k, _)| *k == kind);
            found.ok_or_else(|| Error::new(format!("the model's parser has no move {kind:?}")))
        };
        let (shift, reduce) = (at(Move::Shift)?, at(Move::Reduce)?);
        at(Move::Left)?;
        at(Move::Right)?;
        let masks = (0..8).map(|allowed| {
            scorer.mask(moves.iter().map(|(kind, _)| match kind {
                Move::Shift => allowed & SHIFT != 0,
                Move::Reduce => allowed & REDUCE != 0,
                Move::Left | Move::Right => allowed & ARCS != 0,
                Move::Break => false,
            }))
        });
        let masks = masks.collect();
        Ok(Parser {
            encoder: config.encoder,
            scorer,
            masks,
            moves,
            labels,
            shift,
            reduce,
        })
    }

    /// The relations, by their numbers.
    pub fn relations(&self) -> &[Text] {
        self.labels.plain()
    }

    /// Precomputes the roles of the tokens of a batch.
    pub fn precompute(
        &self,
        encoded: &Encoded,
        tokens: usize,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        state: &mut State,
    ) {
        self.scorer
            .precompute(encoded, tokens, arithmetic, buffers, &mut state.precomputed);
    }

    /// Parses one sentence of the batch, a range of its tokens. `is_space` tells of a word of it. The head of each word
    /// goes to `heads`, as a word of the sentence and the root its own, and its relation to `relations`.
    pub fn parse(
        &self,
        sentence: Range<usize>,
        is_space: impl Fn(usize) -> bool,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        state: &mut State,
        out: (&mut [u32], &mut [u16]),
    ) {
        state.begin(sentence.len() as u32);
        let first = sentence.start as u32;
        while !state.is_final() {
            let best = match state.allowed() {
                SHIFT => self.shift,
                REDUCE => self.reduce,
                allowed => {
                    let roles = state
                        .roles()
                        .map(|w| if w == NONE { NONE } else { first + w });
                    let mask = &self.masks[allowed];
                    self.scorer
                        .best(roles, mask, arithmetic, buffers, &mut state.precomputed)
                }
            };
            let (kind, label) = self.moves[best];
            state.apply(kind, label);
        }
        let (heads, relations) = out;
        for (word, (head, relation)) in heads.iter_mut().zip(relations.iter_mut()).enumerate() {
            let found = state.heads[word];
            let root = found == NONE;
            *head = if root { word as u32 } else { found };
            *relation = if root {
                self.labels.root()
            } else {
                state.labels[word]
            };
        }
        self.labels
            .deprojectivise(heads, relations, is_space, &mut state.projective);
    }
}

const SHIFT: usize = 1;
const REDUCE: usize = 2;
const ARCS: usize = 4;

impl State {
    fn begin(&mut self, length: u32) {
        let n = length as usize;
        self.length = length;
        self.next = 0;
        self.stack.clear();
        self.back.clear();
        for words in [
            &mut self.heads,
            &mut self.left,
            &mut self.right,
            &mut self.before,
        ] {
            words.clear();
            words.resize(n, NONE);
        }
        self.labels.clear();
        self.labels.resize(n, 0);
        self.unshiftable.clear();
        self.unshiftable.resize(n, false);
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.in_buffer() == 0
    }

    fn in_buffer(&self) -> usize {
        (self.length - self.next) as usize + self.back.len()
    }

    /// The word at this place of the buffer.
    fn buffer(&self, i: usize) -> u32 {
        match self.back.len().checked_sub(i + 1) {
            Some(at) => self.back[at],
            None => {
                let word = self.next + (i - self.back.len()) as u32;
                if word < self.length { word } else { NONE }
            }
        }
    }

    /// The word at this place of the stack, from its top.
    fn stack(&self, i: usize) -> u32 {
        let at = self.stack.len().checked_sub(i + 1);
        at.map_or(NONE, |at| self.stack[at])
    }

    /// The moves that are allowed, as bits. Never none: a state that is not final can shift, reduce or make arcs.
    fn allowed(&self) -> usize {
        let buffered = self.in_buffer();
        if self.stack.is_empty() {
            return SHIFT;
        }
        if buffered == 0 {
            return REDUCE;
        }
        let mut allowed = ARCS;
        if buffered >= 2 && !self.unshiftable[self.buffer(0) as usize] {
            allowed |= SHIFT;
        }
        if self.stack.len() > 1 {
            allowed |= REDUCE;
        }
        allowed
    }

    /// The words that the network sees.
    fn roles(&self) -> [u32; FEATURES] {
        let of = |children: &[u32], word: u32| {
            if word == NONE {
                NONE
            } else {
                children[word as usize]
            }
        };
        let (b0, s0) = (self.buffer(0), self.stack(0));
        [
            b0,
            self.buffer(1),
            s0,
            self.stack(1),
            self.stack(2),
            of(&self.left, b0),
            of(&self.left, s0),
            of(&self.right, s0),
        ]
    }

    fn apply(&mut self, kind: Move, label: u16) {
        match kind {
            Move::Shift => self.push(),
            Move::Reduce => {
                let depth = self.stack.len();
                if let Some(top) = self.stack.pop()
                    && self.heads[top as usize] == NONE
                    && depth > 1
                {
                    self.unshiftable[top as usize] = true;
                    self.back.push(top);
                }
            }
            Move::Left => {
                let (b0, s0) = (self.buffer(0), self.stack(0));
                self.attach(s0, b0, label);
                // The stack has changed, so the word may be shifted without a danger of going round in circles.
                self.unshiftable[b0 as usize] = false;
                self.stack.pop();
            }
            Move::Right => {
                let (b0, s0) = (self.buffer(0), self.stack(0));
                self.attach(b0, s0, label);
                self.push();
            }
            Move::Break => {}
        }
    }

    fn push(&mut self) {
        let word = self.buffer(0);
        if self.back.pop().is_none() {
            self.next += 1;
        }
        self.stack.push(word);
    }

    /// Gives a word a head. A word that had one before is the last child of it: it was on the stack above it since.
    fn attach(&mut self, child: u32, head: u32, label: u16) {
        let c = child as usize;
        let old = self.heads[c];
        if old != NONE {
            let side = if old > child {
                &mut self.left
            } else {
                &mut self.right
            };
            side[old as usize] = self.before[c];
        }
        let side = if head > child {
            &mut self.left
        } else {
            &mut self.right
        };
        self.before[c] = std::mem::replace(&mut side[head as usize], child);
        self.heads[c] = head;
        self.labels[c] = label;
    }
}
