//! The tagger: the tag with the greatest score, for each token by itself.

use super::encoder::Encoded;
use super::file::{File, TaggerConfig};
use super::kernels;
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
            mask: vec![0.0; linear.outputs()],
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
        let outputs = self.linear.outputs();
        let mut scores = std::mem::take(&mut buffers.scores);
        scores.resize(scores.len().max(tokens * outputs), 0.0);
        self.linear
            .rows(arithmetic, buffers, tokens, |t| encoded.row(t), &mut scores);
        for (tag, scores) in tags.iter_mut().zip(scores.chunks_exact(outputs)) {
            *tag = kernels::best(arithmetic.kernel(), scores, &self.mask) as u16;
        }
        buffers.scores = scores;
    }
}
