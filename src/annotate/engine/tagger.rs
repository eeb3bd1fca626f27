//! The tagger: the tag with the greatest score, for each token by itself.

#![allow(clippy::indexing_slicing)] // A tag for each token.

use super::encoder::Encoded;
use super::file::{File, TaggerConfig};
use super::linear::{Arithmetic, Buffers, Linear};
use crate::model::{Error, Result, Text};

/// The tagger of a model.
#[derive(Debug)]
pub struct Tagger {
    pub encoder: usize,
    linear: Linear,
    labels: Vec<Text>,
    mask: Vec<f32>,
}

impl Tagger {
    /// Reads the tagger of a model whose rows have this width.
    pub fn read(file: &File, config: &TaggerConfig, width: usize) -> Result<Tagger> {
        let linear = Linear::read(file, "tagger", width, true)?;
        if linear.outputs() != config.labels.len() || u16::try_from(linear.outputs()).is_err() {
            return Err(Error::new("the model's tagger has not one score a tag"));
        }
        Ok(Tagger {
            encoder: config.encoder,
            labels: config.labels.iter().map(Text::from).collect(),
            mask: linear.mask(config.labels.iter().map(|_| true)),
            linear,
        })
    }

    /// The tags, by their numbers.
    pub fn labels(&self) -> &[Text] {
        &self.labels
    }

    /// Tags the first tokens of a batch.
    pub fn tag(
        &self,
        encoded: &Encoded,
        tokens: usize,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        tags: &mut [u16],
    ) {
        let best = |t: usize, best: usize| tags[t] = best as u16;
        self.linear.best_rows(
            arithmetic,
            buffers,
            tokens,
            |t| encoded.row(t),
            &self.mask,
            best,
        );
    }
}
