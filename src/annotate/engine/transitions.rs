//! The network of a transition system: it scores the moves of a state by a few tokens of it.
//!
//! What a token adds to the hidden layer in each of its roles is computed for all tokens beforehand; a state then only
//! sums rows. Parser and entity recogniser differ in their states and in which moves are allowed.

#![allow(clippy::indexing_slicing)] // Rows have the sizes of the layers, which the loader has checked.

use super::encoder::Encoded;
use super::file::{File, TransitionConfig};
use super::kernels;
use super::linear::{Arithmetic, Buffers, Linear};
use crate::model::{Error, Result};

/// No token in a role.
pub const NONE: u32 = u32::MAX;

/// The network.
#[derive(Debug)]
pub struct Scorer {
    reduce: Linear,
    lower: Linear,
    /// For each role, what stands for a missing token.
    pad: Vec<f32>,
    bias: Vec<f32>,
    upper: Linear,
    features: usize,
    hidden: usize,
}

/// What the tokens of a batch add in each role, and memory for the state at hand.
#[derive(Debug, Default)]
pub struct Precomputed {
    reduced: Vec<f32>,
    rows: Vec<f32>,
    hidden: Vec<f32>,
}

impl Scorer {
    /// Reads the network of the component `name`, whose states have `features` roles.
    pub fn read(
        file: &File,
        name: &str,
        config: &TransitionConfig,
        width: usize,
        features: usize,
    ) -> Result<Scorer> {
        if config.features != features {
            return Err(Error::new(format!(
                "the model's {name} sees {} tokens of a state, this program's sees {features}",
                config.features
            )));
        }
        let reduce = Linear::read(file, &format!("{name}.reduce"), width, true)?;
        let lower = Linear::read(file, &format!("{name}.lower"), reduce.outputs(), false)?;
        let sums = lower.outputs() / features;
        let hidden = sums / config.pieces.max(1);
        let upper = Linear::read(file, &format!("{name}.upper"), hidden, true)?;
        if hidden == 0 || lower.outputs() != features * config.pieces * hidden {
            return Err(Error::new(format!(
                "the layers of the model's {name} do not fit together"
            )));
        }
        if upper.outputs() != config.moves.len() {
            return Err(Error::new(format!(
                "the model's {name} has not one score a move"
            )));
        }
        Ok(Scorer {
            pad: file.floats(&format!("{name}.lower.pad"), lower.outputs())?,
            bias: file.floats(&format!("{name}.lower.bias"), sums)?,
            reduce,
            lower,
            upper,
            features,
            hidden,
        })
    }

    /// Precomputes the roles of the first `tokens` tokens.
    pub fn precompute(
        &self,
        encoded: &Encoded,
        tokens: usize,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        out: &mut Precomputed,
    ) {
        let (width, all) = (self.reduce.outputs(), self.lower.outputs());
        out.reduced
            .resize(out.reduced.len().max(tokens * width), 0.0);
        out.rows.resize(out.rows.len().max(tokens * all), 0.0);
        out.hidden.resize(self.hidden, 0.0);
        self.reduce.rows(
            arithmetic,
            buffers,
            tokens,
            |t| encoded.row(t),
            &mut out.reduced,
        );
        let reduced = &out.reduced;
        let kernel = arithmetic.kernel();
        let input = |t: usize| {
            let row = &reduced[t * width..][..width];
            (row, kernels::range(kernel, row))
        };
        self.lower
            .rows(arithmetic, buffers, tokens, input, &mut out.rows);
    }

    /// The best of the moves that `mask` allows, for a state with these tokens in its roles.
    pub fn best<const F: usize>(
        &self,
        roles: [u32; F],
        mask: &[f32],
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        p: &mut Precomputed,
    ) -> usize {
        debug_assert_eq!(F, self.features);
        let (all, sums) = (self.lower.outputs(), self.bias.len());
        let mut role = 0;
        let rows = roles.map(|token| {
            let from = match token {
                NONE => &self.pad[role * sums..],
                token => &p.rows[token as usize * all + role * sums..],
            };
            role += 1;
            &from[..sums]
        });
        let range = kernels::hidden(arithmetic.kernel(), &rows, &self.bias, &mut p.hidden);
        self.upper.best(arithmetic, buffers, &p.hidden, range, mask)
    }

    /// A mask that allows some moves.
    pub fn mask(&self, allowed: impl Iterator<Item = bool>) -> Vec<f32> {
        self.upper.mask(allowed)
    }
}

/// Splits the name of a move, as in `L-nsubj`, into its letter and its label.
pub fn split(name: &str) -> (&str, &str) {
    name.split_once('-').unwrap_or((name, ""))
}
