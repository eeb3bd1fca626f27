//! The encoder: layers that each see a word and its neighbours, so that a word's row comes to know its surroundings.

#![allow(clippy::indexing_slicing)] // Rows have the sizes of the layers, which the loader has checked.

use std::ops::Range;

use super::embed::{Classes, Embedding};
use super::file::{EncoderConfig, File};
use super::kernels;
use super::linear::{Arithmetic, Buffers, Linear};
use crate::model::{Error, Result};

/// A maxout layer with layer normalisation.
#[derive(Debug)]
pub struct Maxout {
    linear: Linear,
    gain: Vec<f32>,
    shift: Vec<f32>,
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

    /// Computes rows: `input(r)` is one that goes in, with its greatest absolute value; `output(r, finish)` is to call
    /// `finish(before, out)`, which writes `before` plus the row to `out` and returns the greatest absolute value.
    pub fn rows<'x>(
        &self,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        rows: usize,
        input: impl Fn(usize) -> (&'x [f32], f32),
        mut output: impl FnMut(usize, &mut dyn FnMut(&[f32], &mut [f32]) -> f32),
    ) {
        let kernel = arithmetic.kernel();
        self.linear.maxout_rows(
            arithmetic,
            buffers,
            rows,
            self.width(),
            input,
            |r, values| {
                output(r, &mut |before, out| {
                    kernels::normalise(kernel, values, &self.gain, &self.shift, before, out)
                });
            },
        );
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
    rows: Rows,
    next: Rows,
    /// The row of each token.
    at: Vec<u32>,
    /// The rows that a layer computes.
    computed: Vec<u32>,
    /// What becomes of rows that see nothing but padding, layer by layer.
    padding: Vec<Rows>,
}

/// Rows with their greatest absolute values.
#[derive(Debug, Default)]
struct Rows {
    width: usize,
    values: Vec<f32>,
    greatest: Vec<f32>,
}

impl Rows {
    fn row(&self, r: usize) -> &[f32] {
        &self.values[r * self.width..][..self.width]
    }

    /// The row and its neighbours as one long row.
    fn around(&self, r: usize, window: usize) -> (&[f32], f32) {
        let (first, n) = (r - window, 2 * window + 1);
        let greatest = self.greatest[first..first + n].iter().copied();
        (
            &self.values[first * self.width..][..n * self.width],
            greatest.fold(0.0, f32::max),
        )
    }

    fn put(&mut self, r: usize, from: &[f32], greatest: f32) {
        self.values[r * self.width..][..self.width].copy_from_slice(from);
        self.greatest[r] = greatest;
    }

    fn make_room(&mut self, width: usize, rows: usize) {
        self.width = width;
        self.values.resize(rows * width, 0.0);
        self.greatest.resize(rows, 0.0);
    }
}

impl Encoded {
    /// The row of a token of the batch, with its greatest absolute value.
    pub fn row(&self, token: usize) -> (&[f32], f32) {
        let at = self.at[token] as usize;
        (self.rows.row(at), self.rows.greatest[at])
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

    /// Encodes the sentences of a batch, given as ranges of tokens; `embedded(t)` is the embedding of the batch's token.
    pub fn encode<'x>(
        &self,
        sentences: &[Range<usize>],
        embedded: impl Fn(usize) -> &'x [f32],
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        out: &mut Encoded,
    ) {
        let (width, window) = (self.width(), self.window);
        let Encoded {
            rows,
            next,
            at,
            computed,
            padding,
        } = out;
        if padding.len() < self.layers.len() {
            *padding = self.padding(arithmetic, buffers);
        }
        let pad = window * self.layers.len();
        at.clear();
        let mut row = pad;
        for sentence in sentences {
            at.extend((row..).take(sentence.len()).map(|r| r as u32));
            row += sentence.len() + pad;
        }
        rows.make_room(width, row);
        next.make_room(width, row);
        rows.values.fill(0.0);
        rows.greatest.fill(0.0);
        let kernel = arithmetic.kernel();
        for (t, &at) in at.iter().enumerate() {
            let row = embedded(t);
            rows.put(at as usize, row, kernels::greatest(kernel, row));
        }
        for (l, (layer, padding)) in self.layers.iter().zip(padding.iter()).enumerate() {
            // Beside a sentence, rows count as far as later layers see; of them, those that see it have to be computed.
            let left = self.layers.len() - l - 1;
            let (counting, seeing) = (left * window, left.min(l + 1) * window);
            computed.clear();
            let mut start = pad;
            for sentence in sentences {
                let end = start + sentence.len();
                computed.extend((start - seeing..end + seeing).map(|r| r as u32));
                for r in (start - counting..start - seeing).chain(end + seeing..end + counting) {
                    next.put(r, padding.row(0), padding.greatest[0]);
                }
                start = end + pad;
            }
            let input = |r: usize| rows.around(computed[r] as usize, window);
            layer.rows(arithmetic, buffers, computed.len(), input, |r, finish| {
                let r = computed[r] as usize;
                let out = &mut next.values[r * width..][..width];
                next.greatest[r] = finish(rows.row(r), out);
            });
            std::mem::swap(rows, next);
        }
    }

    /// What each layer makes of rows that see nothing but padding.
    fn padding(&self, arithmetic: Arithmetic, buffers: &mut Buffers) -> Vec<Rows> {
        let (width, window) = (self.width(), self.window);
        let mut around = Rows::default();
        around.make_room(width, 2 * window + 1);
        let pad = |layer: &Maxout| {
            let mut row = Rows::default();
            row.make_room(width, 1);
            layer.rows(
                arithmetic,
                buffers,
                1,
                |_| around.around(window, window),
                |_, finish| {
                    row.greatest[0] = finish(around.row(window), &mut row.values);
                },
            );
            for r in 0..2 * window + 1 {
                around.put(r, &row.values, row.greatest[0]);
            }
            row
        };
        self.layers.iter().map(pad).collect()
    }
}
