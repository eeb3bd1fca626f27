//! A layer of int8 weights: a row of numbers in, a row of numbers out.
//!
//! Two ways of computing it: in integers, the one that builds graphs, and in `f32` on the same rounded weights, its twin
//! for tests, which shows what the quantised activations alone change.

#![allow(clippy::indexing_slicing)] // Rows have the sizes of the layer, which the loader has checked.

use std::sync::OnceLock;

use super::file::{File, Matrix};
use super::kernels::{self, Kernel, Outputs, Packed, ROWS, Range, Steps};
use crate::model::Result;

/// Rows in a block: so many that the weights are read seldom, so few that a block stays in the nearest caches.
pub const BLOCK: usize = 4 * ROWS;

/// How layers are computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arithmetic {
    /// Integer products by a kernel: equal on every machine.
    Integer(Kernel),
    /// Floating point on the same weights, slowly: a reference for tests.
    Float,
}

impl Arithmetic {
    /// The kernel for everything besides products.
    pub fn kernel(self) -> Kernel {
        match self {
            Arithmetic::Integer(kernel) => kernel,
            Arithmetic::Float => Kernel::best(),
        }
    }
}

/// Weights and bias.
#[derive(Debug)]
pub struct Linear {
    packed: Packed,
    scales: Vec<f32>,
    totals: Vec<f32>,
    bias: Vec<f32>,
    /// The weights multiplied out, `[input][output]`, where the twin needs them.
    floats: OnceLock<Vec<f32>>,
}

/// Memory that the computation of layers needs; one for a worker.
#[derive(Debug, Default)]
pub struct Buffers {
    activations: Vec<u8>,
    steps: Vec<Steps>,
    sums: Vec<i32>,
    row: Vec<f32>,
    floats: Vec<f32>,
}

impl Linear {
    /// Reads `NAME.weight` and, where the layer has one, `NAME.bias`.
    pub fn read(file: &File, name: &str, inputs: usize, with_bias: bool) -> Result<Linear> {
        let matrix = file.matrix(&format!("{name}.weight"), inputs)?;
        let bias = if with_bias {
            file.floats(&format!("{name}.bias"), matrix.rows)?
        } else {
            vec![0.0; matrix.rows]
        };
        Ok(Linear::new(matrix, bias))
    }

    fn new(matrix: Matrix, bias: Vec<f32>) -> Linear {
        let rows = matrix.data.chunks_exact(matrix.columns.max(1));
        let total = |row: &[i8]| row.iter().map(|&w| i32::from(w)).sum::<i32>() as f32;
        let totals = rows
            .zip(&matrix.scales)
            .map(|(row, scale)| total(row) * scale)
            .collect();
        let packed = Packed::new(matrix.data, matrix.columns);
        let whole = |mut numbers: Vec<f32>| {
            numbers.resize(packed.width(), 0.0);
            numbers
        };
        Linear {
            scales: whole(matrix.scales),
            totals: whole(totals),
            bias,
            floats: OnceLock::new(),
            packed,
        }
    }

    /// Numbers of a row that goes in.
    pub fn inputs(&self) -> usize {
        self.packed.inputs()
    }

    /// Numbers of a row that comes out.
    pub fn outputs(&self) -> usize {
        self.bias.len()
    }

    /// Computes rows and writes them to `out`, one behind the other; `input(r)` is a row that goes in, with its range.
    pub fn rows<'x>(
        &self,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        rows: usize,
        input: impl Fn(usize) -> (&'x [f32], Range),
        out: &mut [f32],
    ) {
        let outputs = self.outputs();
        self.each(arithmetic, buffers, rows, input, |r, row| {
            let out = &mut out[r * outputs..][..outputs];
            match row {
                Row::Sums(kernel, sums, steps) => {
                    kernels::dequantise(kernel, sums, steps, &self.with(&self.bias), out)
                }
                Row::Floats(floats) => out.copy_from_slice(floats),
            }
        });
    }

    /// Computes the rows of a maxout layer: `output(r, row)` is given a row of which each number is the greatest of
    /// its pieces, `width` numbers, and may overwrite it.
    pub fn maxout_rows<'x>(
        &self,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        rows: usize,
        width: usize,
        input: impl Fn(usize) -> (&'x [f32], Range),
        mut output: impl FnMut(usize, &mut [f32]),
    ) {
        let mut out = std::mem::take(&mut buffers.row);
        out.resize(width, 0.0);
        self.each(arithmetic, buffers, rows, input, |r, row| {
            match row {
                Row::Sums(kernel, sums, steps) => {
                    kernels::maxout(kernel, sums, steps, &self.with(&self.bias), &mut out);
                }
                Row::Floats(floats) => {
                    let piece = |i: usize| floats.iter().skip(i).step_by(width).copied();
                    for (i, out) in out.iter_mut().enumerate() {
                        *out = piece(i).fold(f32::NEG_INFINITY, f32::max);
                    }
                }
            }
            output(r, &mut out);
        });
        buffers.row = out;
    }

    /// Where the greatest output of a row stands, the first of equal ones; `mask` is one that [`Linear::mask`] made.
    pub fn best(
        &self,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        input: &[f32],
        range: Range,
        mask: &[f32],
    ) -> usize {
        let Arithmetic::Integer(kernel) = arithmetic else {
            self.row_of_twin(input, mask, &mut buffers.row);
            return best_of(&buffers.row);
        };
        buffers.make_room(&self.packed, 1);
        let steps = kernels::quantise(kernel, input, range, &mut buffers.activations);
        kernels::row_product(
            kernel,
            &buffers.activations,
            &self.packed,
            &mut buffers.sums,
        );
        kernels::best(kernel, &buffers.sums, steps, &self.with(mask))
    }

    /// Where the greatest output of each row stands.
    pub fn best_rows<'x>(
        &self,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        rows: usize,
        input: impl Fn(usize) -> (&'x [f32], Range),
        mask: &[f32],
        mut output: impl FnMut(usize, usize),
    ) {
        self.each(arithmetic, buffers, rows, input, |r, row| {
            let best = match row {
                Row::Sums(kernel, sums, steps) => {
                    kernels::best(kernel, sums, steps, &self.with(mask))
                }
                Row::Floats(floats) => best_of(floats),
            };
            output(r, best);
        });
    }

    /// A bias that lets only the allowed outputs be the best: no score makes up for that of the others.
    pub fn mask(&self, allowed: impl Iterator<Item = bool>) -> Vec<f32> {
        let masked = |(&b, allowed)| if allowed { b } else { f32::NEG_INFINITY };
        let mut bias: Vec<f32> = self.bias.iter().zip(allowed).map(masked).collect();
        bias.resize(self.packed.width(), f32::NEG_INFINITY);
        bias
    }

    fn with<'l>(&'l self, bias: &'l [f32]) -> Outputs<'l> {
        Outputs {
            scales: &self.scales,
            totals: &self.totals,
            bias,
        }
    }

    /// Computes rows, block by block.
    fn each<'x>(
        &self,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        rows: usize,
        input: impl Fn(usize) -> (&'x [f32], Range),
        mut output: impl FnMut(usize, Row<'_>),
    ) {
        let Arithmetic::Integer(kernel) = arithmetic else {
            for r in 0..rows {
                self.row_of_twin(input(r).0, &self.bias, &mut buffers.floats);
                output(r, Row::Floats(&buffers.floats));
            }
            return;
        };
        let (depth, width) = (self.packed.depth(), self.packed.width());
        buffers.make_room(&self.packed, BLOCK);
        for first in (0..rows).step_by(BLOCK) {
            let n = BLOCK.min(rows - first);
            let activations = buffers.activations.chunks_exact_mut(depth);
            for (r, (to, steps)) in activations.zip(&mut buffers.steps).take(n).enumerate() {
                let (values, range) = input(first + r);
                *steps = kernels::quantise(kernel, values, range, to);
            }
            kernels::product(
                kernel,
                &buffers.activations,
                n,
                &self.packed,
                &mut buffers.sums,
            );
            for (r, sums) in buffers.sums.chunks_exact(width).take(n).enumerate() {
                output(first + r, Row::Sums(kernel, sums, buffers.steps[r]));
            }
        }
    }

    fn row_of_twin(&self, input: &[f32], bias: &[f32], out: &mut Vec<f32>) {
        let outputs = self.outputs();
        let floats = self.floats.get_or_init(|| {
            let mut floats = vec![0.0; self.inputs() * outputs];
            for o in 0..outputs {
                for (i, &w) in self.packed.row(o).iter().enumerate() {
                    floats[i * outputs + o] = f32::from(w) * self.scales[o];
                }
            }
            floats
        });
        out.clear();
        out.extend_from_slice(bias);
        for (x, weights) in input.iter().zip(floats.chunks_exact(outputs)) {
            for (out, w) in out.iter_mut().zip(weights) {
                *out += x * w;
            }
        }
    }
}

/// A row that was computed: exact sums with what the steps mean, or the twin's floats.
enum Row<'r> {
    Sums(Kernel, &'r [i32], Steps),
    Floats(&'r [f32]),
}

impl Buffers {
    fn make_room(&mut self, weights: &Packed, rows: usize) {
        let grow = |now: usize, wanted: usize| now.max(wanted);
        self.activations
            .resize(grow(self.activations.len(), rows * weights.depth()), 0);
        self.sums
            .resize(grow(self.sums.len(), rows * weights.width()), 0);
        self.steps
            .resize(grow(self.steps.len(), rows), Steps::default());
    }
}

fn best_of(scores: &[f32]) -> usize {
    let better = |best: usize, i: usize| if scores[i] > scores[best] { i } else { best };
    (1..scores.len()).fold(0, better)
}
