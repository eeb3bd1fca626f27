//! The numeric kernels: all loops over numbers that cost time, each in plain Rust, each compiled for several instruction
//! sets of which the machine's best is chosen at run time.
//!
//! **Every kernel gives the same bits on every machine.** Products of int8 weights and activations of 0 … 255 are summed
//! in `i32`, exactly. (Activations of 0 … 127 would let AVX2 use `vpmaddubsw`, which saturates at 16 bits, but double the
//! share of tokens that differ from the network in floats.) The steps in `f32` are
//! additions and multiplications in an order that the source fixes (sums run in [`LANES`] lanes that are joined in one
//! way), and Rust never fuses them. A test compares the kernels with each other.
//!
//! `unsafe` stands in `x86.rs` only. A crate for the product (rten-gemm 0.27) was measured before: on the shapes of the
//! network it does 0.35 to 0.8 of the speed, has no fast way for the one row of a transition, starts threads of its own,
//! and does not let a test choose its kernel.

#![allow(clippy::indexing_slicing)] // The bounds are those of the callers' matrices, which the loader has checked.

mod portable;
#[cfg(target_arch = "x86_64")]
mod x86;

/// Lanes in which floats are summed, and columns of a panel of packed weights.
pub const LANES: usize = 16;
/// Rows that a product is computed in at a time: buffers of activations and sums have a multiple of it.
pub const ROWS: usize = 12;
/// Activations are quantised to so many steps …
const STEPS: f32 = 255.0;
/// … of which this one is what a product takes for 0.
const MIDDLE: u8 = 128;

/// An instruction set that this machine has, with the kernels compiled for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kernel(Set);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Set {
    Portable,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512Vnni,
    #[cfg(target_arch = "x86_64")]
    Amx,
}

impl Kernel {
    /// All that this machine can run, the fastest last.
    pub fn available() -> Vec<Kernel> {
        #[allow(unused_mut)] // Only x86-64 adds some.
        let mut sets = vec![Kernel(Set::Portable)];
        #[cfg(target_arch = "x86_64")]
        {
            if x86::has_avx2() {
                sets.push(Kernel(Set::Avx2));
            }
            if x86::has_avx512_vnni() {
                sets.push(Kernel(Set::Avx512Vnni));
            }
            if x86::has_amx() {
                sets.push(Kernel(Set::Amx));
            }
        }
        sets
    }

    /// The fastest that this machine can run.
    pub fn best() -> Kernel {
        let last = Kernel::available().pop();
        last.unwrap_or(Kernel(Set::Portable))
    }

    /// Its name, as in `avx512-vnni`.
    pub fn name(self) -> &'static str {
        match self.0 {
            Set::Portable => "portable",
            #[cfg(target_arch = "x86_64")]
            Set::Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            Set::Avx512Vnni => "avx512-vnni",
            #[cfg(target_arch = "x86_64")]
            Set::Amx => "amx",
        }
    }
}

/// The least and the greatest number of a row.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Range {
    pub least: f32,
    pub greatest: f32,
}

impl Range {
    /// The range of both.
    pub fn with(self, other: Range) -> Range {
        Range {
            least: if other.least < self.least {
                other.least
            } else {
                self.least
            },
            greatest: if other.greatest > self.greatest {
                other.greatest
            } else {
                self.greatest
            },
        }
    }
}

/// What the steps of a quantised row mean: a step `q` is `middle + size * (q - 128)`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Steps {
    pub size: f32,
    pub middle: f32,
}

/// How the sums of a product become the outputs of a layer: `scale * size * sum + (total * middle + bias)`.
#[derive(Debug, Clone, Copy)]
pub struct Outputs<'l> {
    /// The scale of each output's weights.
    pub scales: &'l [f32],
    /// The sum of each output's weights, scaled.
    pub totals: &'l [f32],
    pub bias: &'l [f32],
}

/// Int8 weights, as they are and packed for the product: panels of [`LANES`] outputs, in them groups of four inputs.
#[derive(Debug)]
pub struct Packed {
    /// `[output][input]`
    rows: Vec<i8>,
    inputs: usize,
    /// `[panel][group][output in the panel][input in the group]`; the portable kernel has no use for them.
    panels: Vec<Group>,
    groups: usize,
    /// What a sum starts with: minus what activations of 0 would add.
    starts: Vec<i32>,
}

/// The weights of four inputs for the outputs of a panel: a line of the processor's caches, of which reading two for one
/// takes AMX twice as long.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct Group([i8; 4 * LANES]);

impl Packed {
    /// Packs a matrix, one row an output; what is missing to whole panels and groups is 0.
    pub fn new(rows: Vec<i8>, inputs: usize) -> Packed {
        let inputs = inputs.max(1);
        let outputs = rows.len() / inputs;
        let groups = inputs.div_ceil(4);
        let mut panels = vec![Group([0; 4 * LANES]); outputs.div_ceil(LANES) * groups];
        let mut starts = vec![0; outputs.next_multiple_of(LANES)];
        for (o, row) in rows.chunks_exact(inputs).enumerate() {
            for (i, &w) in row.iter().enumerate() {
                panels[o / LANES * groups + i / 4].0[o % LANES * 4 + i % 4] = w;
            }
            starts[o] = row.iter().map(|&w| -i32::from(MIDDLE) * i32::from(w)).sum();
        }
        Packed {
            rows,
            inputs,
            panels,
            groups,
            starts,
        }
    }

    /// The weights of an output.
    pub fn row(&self, output: usize) -> &[i8] {
        &self.rows[output * self.inputs..][..self.inputs]
    }

    /// Numbers of a row that goes in.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// Bytes of a row of activations.
    pub fn depth(&self) -> usize {
        self.groups * 4
    }

    /// Sums of a row, whole panels.
    pub fn width(&self) -> usize {
        self.starts.len()
    }
}

/// Declares a kernel: the function of `portable.rs`, compiled for each instruction set.
macro_rules! kernels {
    ($($(#[$doc:meta])* fn $name:ident($($arg:ident: $type:ty),*) $(-> $out:ty)?;)*) => {$(
        $(#[$doc])*
        #[allow(clippy::too_many_arguments)]
        pub fn $name(kernel: Kernel, $($arg: $type),*) $(-> $out)? {
            match kernel.0 {
                Set::Portable => portable::$name($($arg),*),
                #[cfg(target_arch = "x86_64")]
                Set::Avx2 => x86::avx2::$name($($arg),*),
                #[cfg(target_arch = "x86_64")]
                Set::Avx512Vnni => x86::avx512::$name($($arg),*),
                #[cfg(target_arch = "x86_64")]
                Set::Amx => x86::amx::$name($($arg),*),
            }
        }
    )*};
}

kernels! {
    /// The range of a row.
    fn range(values: &[f32]) -> Range;
    /// Quantises a row of activations of this range.
    fn quantise(values: &[f32], range: Range, out: &mut [u8]) -> Steps;
    /// `out[row][output] = Σ (activations[row][input] - 128) * weights[output][input]`, for the first `rows` rows; rows
    /// up to a multiple of [`ROWS`] are written, too.
    fn product(activations: &[u8], rows: usize, weights: &Packed, out: &mut [i32]);
    /// The product of one row.
    fn row_product(activations: &[u8], weights: &Packed, out: &mut [i32]);
    /// The outputs of a layer.
    fn dequantise(sums: &[i32], steps: Steps, outputs: &Outputs<'_>, out: &mut [f32]);
    /// The outputs of a maxout layer: of each, the greatest of its pieces. All first pieces come first, then all second
    /// ones.
    fn maxout(sums: &[i32], steps: Steps, outputs: &Outputs<'_>, out: &mut [f32]);
    /// Layer normalisation with a residual connection: `values`, brought to mean 0 and variance 1 (they are overwritten),
    /// times the gain, plus the shift, plus what was `before`. Returns the range of `out`.
    fn normalise(values: &mut [f32], gain: &[f32], shift: &[f32], before: &[f32], out: &mut [f32]) -> Range;
    /// Of the sum of the rows and the bias, the greatest of each output's pieces. Returns their range.
    fn hidden(rows: &[&[f32]], bias: &[f32], out: &mut [f32]) -> Range;
    /// Where the greatest output of a layer stands, the first of equal ones. There are whole chunks of [`LANES`].
    fn best(sums: &[i32], steps: Steps, outputs: &Outputs<'_>) -> usize;
    /// Adds a row of int8 numbers, multiplied out.
    fn add_scaled(row: &[i8], scale: f32, out: &mut [f32]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hash::{DefaultHasher, Hash, Hasher};

    /// Numbers that look random, the same in every run.
    struct Numbers(u64);

    impl Numbers {
        fn next(&mut self) -> u64 {
            self.0 = self
                .0
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            self.0 >> 33
        }

        fn floats(&mut self, n: usize) -> Vec<f32> {
            (0..n).map(|_| self.next() as f32 / 5e8 - 2.0).collect()
        }
    }

    /// Runs every kernel over made-up layers; the hash of all that comes out.
    fn hash_of(kernel: Kernel) -> u64 {
        let mut hasher = DefaultHasher::new();
        let mut numbers = Numbers(1);
        let bits = |floats: &[f32], hasher: &mut DefaultHasher| {
            floats.iter().for_each(|f| f.to_bits().hash(hasher));
        };
        for (rows, inputs, outputs, pieces) in [
            (1, 4, 16, 1),
            (5, 7, 33, 3),
            (12, 96, 64, 2),
            (25, 288, 288, 3),
            (3, 64, 106, 1),
            (13, 130, 15, 5),
            (13, 390, 33, 3),
            (2, 290, 48, 3),
        ] {
            let weights: Vec<i8> = (0..outputs * inputs)
                .map(|_| (numbers.next() % 255) as u8 as i8)
                .collect();
            let packed = Packed::new(weights.clone(), inputs);
            let values = numbers.floats(rows * inputs);
            let mut activations = vec![0; rows.next_multiple_of(ROWS) * packed.depth()];
            let mut steps = Vec::new();
            for (values, to) in values
                .chunks(inputs)
                .zip(activations.chunks_mut(packed.depth()))
            {
                steps.push(quantise(kernel, values, range(kernel, values), to));
            }
            activations.hash(&mut hasher);
            let mut sums = vec![0; rows.next_multiple_of(ROWS) * packed.width()];
            product(kernel, &activations, rows, &packed, &mut sums);
            let mut row = vec![0; packed.width()];
            let (scales, totals, bias) = (
                numbers.floats(outputs),
                numbers.floats(outputs),
                numbers.floats(outputs),
            );
            let layer = Outputs {
                scales: &scales,
                totals: &totals,
                bias: &bias,
            };
            for r in 0..rows {
                let activations = &activations[r * packed.depth()..][..packed.depth()];
                let sums = &sums[r * packed.width()..][..packed.width()];
                row_product(kernel, activations, &packed, &mut row);
                assert_eq!(row, sums);
                for o in 0..outputs {
                    let exact = |i: usize| {
                        i32::from(weights[o * inputs + i]) * (i32::from(activations[i]) - 128)
                    };
                    assert_eq!(sums[o], (0..inputs).map(exact).sum::<i32>());
                }
                sums.hash(&mut hasher);
                let mut out = vec![0.0; outputs];
                dequantise(kernel, sums, steps[r], &layer, &mut out);
                bits(&out, &mut hasher);
                let whole = outputs / LANES * LANES;
                let layer_of_whole = Outputs {
                    bias: &bias[..whole],
                    ..layer
                };
                best(kernel, sums, steps[r], &layer_of_whole).hash(&mut hasher);
                let width = outputs / pieces;
                let mut greatest = vec![0.0; width];
                maxout(kernel, sums, steps[r], &layer, &mut greatest);
                bits(&greatest, &mut hasher);
                let mut normal = vec![0.0; width];
                let found = normalise(kernel, &mut greatest, &scales, &bias, &totals, &mut normal);
                bits(&normal, &mut hasher);
                assert_eq!(found, range(kernel, &normal));
                let mut summed = vec![0.0; width];
                hidden(
                    kernel,
                    &[&out[..width * pieces], &scales, &bias],
                    &totals[..width * pieces],
                    &mut summed,
                );
                bits(&summed, &mut hasher);
                add_scaled(
                    kernel,
                    &weights[..width.min(inputs)],
                    scales[0],
                    &mut summed,
                );
                bits(&summed, &mut hasher);
            }
        }
        hasher.finish()
    }

    #[test]
    fn all_kernels_give_the_same_bits() {
        let kernels = Kernel::available();
        let expected = hash_of(Kernel(Set::Portable));
        for kernel in kernels {
            assert_eq!(hash_of(kernel), expected, "{}", kernel.name());
        }
    }

    #[test]
    fn the_greatest_factors_do_not_saturate() {
        for kernel in Kernel::available() {
            for weight in [-127i8, 127] {
                let packed = Packed::new(vec![weight; 16 * 576], 576);
                let mut sums = vec![0; 16];
                row_product(kernel, &[255; 576], &packed, &mut sums);
                assert_eq!(
                    sums,
                    [i32::from(weight) * 127 * 576; 16],
                    "{}",
                    kernel.name()
                );
            }
        }
    }

    #[test]
    fn of_equal_outputs_the_first_is_best() {
        let (ones, zeros) = ([1.0; 48], [0.0; 48]);
        let outputs = Outputs {
            scales: &ones,
            totals: &zeros,
            bias: &zeros,
        };
        let steps = Steps {
            size: 1.0,
            middle: 0.0,
        };
        for kernel in Kernel::available() {
            for (first, second) in [(0, 1), (3, 35), (20, 33), (17, 34)] {
                let mut sums = [0; 48];
                sums[first] = 5;
                sums[second] = 5;
                sums[40] = 4;
                assert_eq!(
                    best(kernel, &sums, steps, &outputs),
                    first,
                    "{}",
                    kernel.name()
                );
            }
        }
    }
}
