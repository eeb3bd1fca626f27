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

    /// Computes rows: `input(r)` is one that goes in, with its range; `output(r, finish)` is to call
    /// `finish(before, out)`, which writes `before` plus the row to `out` and returns its range.
    pub fn rows<'x>(
        &self,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        rows: usize,
        input: impl Fn(usize) -> (&'x [f32], kernels::Range),
        mut output: impl FnMut(usize, &mut dyn FnMut(&[f32], &mut [f32]) -> kernels::Range),
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

/// Rows with their ranges.
#[derive(Debug, Default)]
struct Rows {
    width: usize,
    values: Vec<f32>,
    ranges: Vec<kernels::Range>,
}

impl Rows {
    fn row(&self, r: usize) -> &[f32] {
        &self.values[r * self.width..][..self.width]
    }

    /// The row and its neighbours as one long row.
    fn around(&self, r: usize, window: usize) -> (&[f32], kernels::Range) {
        let (first, n) = (r - window, 2 * window + 1);
        let ranges = self.ranges[first..first + n].iter().copied();
        let range = ranges.reduce(kernels::Range::with).unwrap_or_default();
        (&self.values[first * self.width..][..n * self.width], range)
    }

    fn put(&mut self, r: usize, from: &[f32], range: kernels::Range) {
        self.values[r * self.width..][..self.width].copy_from_slice(from);
        self.ranges[r] = range;
    }

    fn make_room(&mut self, width: usize, rows: usize) {
        self.width = width;
        self.values.resize(rows * width, 0.0);
        self.ranges.resize(rows, kernels::Range::default());
    }
}

impl Encoded {
    /// The row of a token of the batch, with its range.
    pub fn row(&self, token: usize) -> (&[f32], kernels::Range) {
        let at = self.at[token] as usize;
        (self.rows.row(at), self.rows.ranges[at])
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
        rows.ranges.fill(kernels::Range::default());
        let kernel = arithmetic.kernel();
        for (t, &at) in at.iter().enumerate() {
            let row = embedded(t);
            rows.put(at as usize, row, kernels::range(kernel, row));
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
                    next.put(r, padding.row(0), padding.ranges[0]);
                }
                start = end + pad;
            }
            let input = |r: usize| rows.around(computed[r] as usize, window);
            layer.rows(arithmetic, buffers, computed.len(), input, |r, finish| {
                let r = computed[r] as usize;
                let out = &mut next.values[r * width..][..width];
                next.ranges[r] = finish(rows.row(r), out);
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
                    row.ranges[0] = finish(around.row(window), &mut row.values);
                },
            );
            for r in 0..2 * window + 1 {
                around.put(r, &row.values, row.ranges[0]);
            }
            row
        };
        self.layers.iter().map(pad).collect()
    }
}
