//! The encoder: layers that each see a word and its neighbours, so that a word's row comes to know its surroundings.

#![allow(clippy::indexing_slicing)] // Rows have the sizes of the layers, which the loader has checked.

use std::ops::Range;

use super::embed::{Classes, Embedding};
use super::file::{EncoderConfig, File};
use super::kernels::{self, Kernel};
use super::linear::{Arithmetic, BLOCK, Buffers, Linear};
use crate::model::{Error, Result};

/// A maxout layer with layer normalisation.
#[derive(Debug)]
pub struct Maxout {
    linear: Linear,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

/// One row of a maxout layer before its pieces are compared.
pub struct Row<'r> {
    kernel: Kernel,
    layer: &'r Maxout,
    pieces: &'r mut [f32],
}

impl Row<'_> {
    /// Finishes the row and adds it to `out`.
    pub fn add_to(self, out: &mut [f32]) {
        kernels::maxout_normalised(
            self.kernel,
            self.pieces,
            &self.layer.gain,
            &self.layer.shift,
            out,
        );
    }
}

impl Maxout {
    /// Reads `NAME.weight`, `.bias`, `.gain` and `.shift`.
    pub fn read(file: &File, name: &str, inputs: usize) -> Result<Maxout> {
        let linear = Linear::read(file, name, inputs, true)?;
        let width = file.length(&format!("{name}.gain"))?;
        if width == 0 || !linear.outputs().is_multiple_of(width) {
            return Err(Error::new(format!(
                "the model's layer {name} has no whole pieces"
            )));
        }
        Ok(Maxout {
            linear,
            gain: file.floats(&format!("{name}.gain"), width)?,
            shift: file.floats(&format!("{name}.shift"), width)?,
        })
    }

    /// Numbers of a row that comes out.
    pub fn width(&self) -> usize {
        self.gain.len()
    }

    /// Numbers of a row that goes in.
    pub fn inputs(&self) -> usize {
        self.linear.inputs()
    }

    /// Computes rows: `input(r)` goes in, `output(r, row)` is given what comes out.
    pub fn rows<'x>(
        &self,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        rows: usize,
        input: impl Fn(usize) -> &'x [f32],
        mut output: impl FnMut(usize, Row<'_>),
    ) {
        let outputs = self.linear.outputs();
        let kernel = arithmetic.kernel();
        let mut block = std::mem::take(&mut buffers.pieces);
        block.resize(block.len().max(BLOCK * outputs), 0.0);
        for first in (0..rows).step_by(BLOCK) {
            let n = BLOCK.min(rows - first);
            self.linear
                .rows(arithmetic, buffers, n, |r| input(first + r), &mut block);
            for (r, pieces) in block.chunks_exact_mut(outputs).take(n).enumerate() {
                output(
                    first + r,
                    Row {
                        kernel,
                        layer: self,
                        pieces,
                    },
                );
            }
        }
        buffers.pieces = block;
    }
}

/// One encoder: embedding and layers.
#[derive(Debug)]
pub struct Encoder {
    pub embedding: Embedding,
    window: usize,
    layers: Vec<Maxout>,
}

/// The rows of a batch of sentences, with rows of zeros before, between and behind them: as many as the layers see, so
/// that no sentence sees another. The trainer pads in the same way.
#[derive(Debug, Default)]
pub struct Encoded {
    rows: Vec<f32>,
    next: Vec<f32>,
    /// The row of each token.
    at: Vec<u32>,
    width: usize,
}

impl Encoded {
    /// The row of a token of the batch.
    pub fn row(&self, token: usize) -> &[f32] {
        &self.rows[self.at[token] as usize * self.width..][..self.width]
    }
}

impl Encoder {
    /// Reads the encoder with this number.
    pub fn read(
        file: &File,
        number: usize,
        config: &EncoderConfig,
        classes: &[Classes],
    ) -> Result<Encoder> {
        let prefix = format!("encoder.{number}");
        let embedding = Embedding::read(file, &prefix, config, classes)?;
        let width = embedding.width();
        let inputs = (2 * config.window + 1) * width;
        let read = |l: usize| Maxout::read(file, &format!("{prefix}.layer.{l}"), inputs);
        let layers = (0..config.layers).map(read).collect::<Result<Vec<_>>>()?;
        if layers.iter().any(|l| l.width() != width) {
            return Err(Error::new(format!(
                "the layers of the model's {prefix} differ in width"
            )));
        }
        Ok(Encoder {
            embedding,
            window: config.window,
            layers,
        })
    }

    /// Numbers of a row.
    pub fn width(&self) -> usize {
        self.embedding.width()
    }

    /// Encodes the sentences of a batch, given as ranges of its tokens; `embedded(t)` is the embedding of a token.
    pub fn encode<'x>(
        &self,
        sentences: &[Range<usize>],
        embedded: impl Fn(usize) -> &'x [f32],
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        out: &mut Encoded,
    ) {
        let (width, window) = (self.width(), self.window);
        let pad = window * self.layers.len();
        out.width = width;
        out.at.clear();
        let mut row = pad;
        for sentence in sentences {
            out.at
                .extend((row..).take(sentence.len()).map(|r| r as u32));
            row += sentence.len() + pad;
        }
        let numbers = row * width;
        out.rows.clear();
        out.rows.resize(numbers, 0.0);
        for (t, &at) in out.at.iter().enumerate() {
            out.rows[at as usize * width..][..width].copy_from_slice(embedded(t));
        }
        // Rows nearer than a window to either end need not be computed: no token sees that far.
        let (inner, around) = (row.saturating_sub(2 * window), (2 * window + 1) * width);
        for layer in &self.layers {
            out.next.clear();
            out.next.extend_from_slice(&out.rows);
            let (rows, next) = (&out.rows, &mut out.next);
            let input = |r: usize| &rows[r * width..][..around];
            layer.rows(arithmetic, buffers, inner, input, |r, layer| {
                layer.add_to(&mut next[(r + window) * width..][..width]);
            });
            std::mem::swap(&mut out.rows, &mut out.next);
        }
    }
}
