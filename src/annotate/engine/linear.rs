//! A layer of int8 weights: a row of numbers in, a row of numbers out.
//!
//! Two ways of computing it: in integers, the one that builds graphs, and in `f32` on the same rounded weights, its twin
//! for tests, which shows what the quantised activations alone change.

#![allow(clippy::indexing_slicing)] // Rows have the sizes of the layer, which the loader has checked.

use std::sync::OnceLock;

use super::file::{File, Matrix};
use super::kernels::{self, Kernel, Packed, Quantised, ROWS};
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
    column_sums: Vec<i32>,
    bias: Vec<f32>,
    matrix: Vec<i8>,
    inputs: usize,
    /// The weights multiplied out, `[input][output]`, where the twin needs them.
    floats: OnceLock<Vec<f32>>,
}

/// Memory that the computation of layers needs; one for a worker.
#[derive(Debug, Default)]
pub struct Buffers {
    activations: Vec<u8>,
    by: Vec<Quantised>,
    sums: Vec<i32>,
    /// A block of rows of a maxout layer.
    pub pieces: Vec<f32>,
    /// The tagger's scores of a batch.
    pub scores: Vec<f32>,
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
        Linear {
            packed: Packed::new(&matrix.data, matrix.rows, matrix.columns),
            column_sums: rows
                .map(|row| row.iter().map(|&w| i32::from(w)).sum())
                .collect(),
            scales: matrix.scales,
            bias,
            inputs: matrix.columns,
            matrix: matrix.data,
            floats: OnceLock::new(),
        }
    }

    /// Numbers of a row that goes in.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// Numbers of a row that comes out.
    pub fn outputs(&self) -> usize {
        self.bias.len()
    }

    /// Computes rows: `input(r)` is one that goes in, what comes of it is written to `out`, one row after the other.
    pub fn rows<'x>(
        &self,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        rows: usize,
        input: impl Fn(usize) -> &'x [f32],
        out: &mut [f32],
    ) {
        let outputs = self.outputs();
        let Arithmetic::Integer(kernel) = arithmetic else {
            for (r, out) in out.chunks_exact_mut(outputs).take(rows).enumerate() {
                self.row_of_twin(input(r), out);
            }
            return;
        };
        let (depth, width) = (self.packed.depth(), self.packed.width());
        buffers.activations.resize(BLOCK * depth, 0);
        buffers.sums.resize(BLOCK * width, 0);
        buffers.by.resize(BLOCK, Quantised::default());
        for first in (0..rows).step_by(BLOCK) {
            let n = BLOCK.min(rows - first);
            let activations = buffers.activations.chunks_exact_mut(depth);
            for (r, (to, by)) in activations.zip(&mut buffers.by).take(n).enumerate() {
                *by = kernels::quantise(kernel, input(first + r), to);
            }
            kernels::product(
                kernel,
                &buffers.activations,
                n,
                &self.packed,
                &mut buffers.sums,
            );
            let out = out[first * outputs..].chunks_exact_mut(outputs);
            let sums = buffers.sums.chunks_exact(width);
            for ((out, sums), &by) in out.zip(sums).zip(&buffers.by).take(n) {
                self.dequantise(kernel, sums, by, out);
            }
        }
    }

    /// Computes one row.
    pub fn row(
        &self,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        input: &[f32],
        out: &mut [f32],
    ) {
        let Arithmetic::Integer(kernel) = arithmetic else {
            return self.row_of_twin(input, out);
        };
        buffers
            .activations
            .resize(self.packed.depth().max(buffers.activations.len()), 0);
        buffers
            .sums
            .resize(self.packed.width().max(buffers.sums.len()), 0);
        let by = kernels::quantise(kernel, input, &mut buffers.activations);
        kernels::row_product(
            kernel,
            &buffers.activations,
            &self.packed,
            &mut buffers.sums,
        );
        self.dequantise(kernel, &buffers.sums, by, out);
    }

    fn dequantise(&self, kernel: Kernel, sums: &[i32], by: Quantised, out: &mut [f32]) {
        kernels::dequantise(
            kernel,
            sums,
            by,
            &self.column_sums,
            &self.scales,
            &self.bias,
            out,
        );
    }

    fn row_of_twin(&self, input: &[f32], out: &mut [f32]) {
        let outputs = self.outputs();
        let floats = self.floats.get_or_init(|| {
            let at = |i: usize| {
                f32::from(self.matrix[i % outputs * self.inputs + i / outputs])
                    * self.scales[i % outputs]
            };
            (0..self.inputs * outputs).map(at).collect()
        });
        out.copy_from_slice(&self.bias);
        for (x, weights) in input.iter().zip(floats.chunks_exact(outputs)) {
            for (out, w) in out.iter_mut().zip(weights) {
                *out += x * w;
            }
        }
    }
}
