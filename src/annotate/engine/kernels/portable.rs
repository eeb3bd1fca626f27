//! The kernels in plain Rust. They are compiled as they stand for any machine, and once more inside `x86.rs` for wider
//! registers, which is why they are inlined always and why their loops run over chunks of [`LANES`].

use super::{LANES, MIDDLE, Outputs, Packed, Range, STEPS, Steps};

/// Added to a float between -2²² and 2²², it leaves the number rounded to the nearest integer, even ones at ties, in the
/// low bits. Unlike a conversion it costs no check of the range.
const ROUNDING: f32 = 12_582_912.0;

#[inline(always)]
pub fn range(values: &[f32]) -> Range {
    let first = values.first().copied().unwrap_or_default();
    let (mut least, mut greatest) = ([first; LANES], [first; LANES]);
    let (chunks, rest) = values.as_chunks::<LANES>();
    for chunk in chunks {
        for i in 0..LANES {
            least[i] = lesser(least[i], chunk[i]);
            greatest[i] = greater(greatest[i], chunk[i]);
        }
    }
    if !rest.is_empty() {
        let last = padded(rest, first);
        for i in 0..LANES {
            least[i] = lesser(least[i], last[i]);
            greatest[i] = greater(greatest[i], last[i]);
        }
    }
    Range {
        least: joined(least, lesser),
        greatest: joined(greatest, greater),
    }
}

#[inline(always)]
pub fn quantise(values: &[f32], range: Range, out: &mut [u8]) -> Steps {
    let out = &mut out[..values.len()];
    let width = range.greatest - range.least;
    // The bounds leave out not only rows of one number, but also what is no number.
    if !(width > 1e-30 && width < 1e30) {
        out.fill(MIDDLE);
        return Steps {
            size: 0.0,
            middle: range.least,
        };
    }
    let per_step = STEPS / width;
    let size = width / STEPS;
    for (q, v) in out.iter_mut().zip(values) {
        *q = ((v - range.least) * per_step + ROUNDING).to_bits() as u8;
    }
    Steps {
        size,
        middle: range.least + size * f32::from(MIDDLE),
    }
}

#[inline(always)]
pub fn product(activations: &[u8], rows: usize, weights: &Packed, out: &mut [i32]) {
    let (depth, width) = (weights.depth(), weights.width());
    for row in 0..rows {
        let activations = &activations[row * depth..][..depth];
        row_product(activations, weights, &mut out[row * width..][..width]);
    }
}

/// Output by output, of the weights as they were before packing: a sum of products is what compilers know to do with any
/// instruction set.
#[inline(always)]
pub fn row_product(activations: &[u8], weights: &Packed, out: &mut [i32]) {
    let inputs = weights.inputs;
    let activations = &activations[..inputs];
    out[..weights.starts.len()].copy_from_slice(&weights.starts);
    for (row, out) in weights.rows.chunks_exact(inputs).zip(out) {
        let product = |(&a, &w): (&u8, &i8)| i32::from(i16::from(a)) * i32::from(i16::from(w));
        *out += activations.iter().zip(row).map(product).sum::<i32>();
    }
}

#[inline(always)]
pub fn dequantise(sums: &[i32], steps: Steps, outputs: &Outputs<'_>, out: &mut [f32]) {
    let n = out.len();
    dequantise_from(0, n, sums, steps, outputs, |i, v| out[i] = v);
}

#[inline(always)]
pub fn maxout(sums: &[i32], steps: Steps, outputs: &Outputs<'_>, out: &mut [f32]) {
    let width = out.len();
    dequantise(sums, steps, outputs, out);
    let mut at = width;
    while at + width <= outputs.bias.len() {
        dequantise_from(at, width, sums, steps, outputs, |i, v| {
            out[i] = greater(out[i], v)
        });
        at += width;
    }
}

/// Gives `put` the outputs from `at` on, `n` of them.
#[inline(always)]
fn dequantise_from(
    at: usize,
    n: usize,
    sums: &[i32],
    steps: Steps,
    outputs: &Outputs<'_>,
    mut put: impl FnMut(usize, f32),
) {
    let (sums, scales) = (&sums[at..at + n], &outputs.scales[at..at + n]);
    let (totals, bias) = (&outputs.totals[at..at + n], &outputs.bias[at..at + n]);
    for i in 0..n {
        put(
            i,
            sums[i] as f32 * (scales[i] * steps.size) + (totals[i] * steps.middle + bias[i]),
        );
    }
}

#[inline(always)]
pub fn normalise(
    values: &mut [f32],
    gain: &[f32],
    shift: &[f32],
    before: &[f32],
    out: &mut [f32],
) -> Range {
    let width = values.len();
    let (gain, shift) = (&gain[..width], &shift[..width]);
    let (before, out) = (&before[..width], &mut out[..width]);
    let plus = |a: f32, b: f32| a + b;
    let mut lanes = [0f32; LANES];
    let (chunks, rest) = values.as_chunks::<LANES>();
    for chunk in chunks {
        for i in 0..LANES {
            lanes[i] += chunk[i];
        }
    }
    if !rest.is_empty() {
        let last = padded(rest, 0.0);
        for i in 0..LANES {
            lanes[i] += last[i];
        }
    }
    let mean = joined(lanes, plus) / width as f32;
    let mut lanes = [0f32; LANES];
    let (chunks, rest) = values.as_chunks_mut::<LANES>();
    for chunk in chunks {
        for i in 0..LANES {
            chunk[i] -= mean;
            lanes[i] += chunk[i] * chunk[i];
        }
    }
    if !rest.is_empty() {
        let last = padded(rest, mean);
        for i in 0..LANES {
            lanes[i] += (last[i] - mean) * (last[i] - mean);
        }
        for v in rest {
            *v -= mean;
        }
    }
    let variance = joined(lanes, plus) / width as f32 + 1e-8;
    let factor = 1.0 / variance.sqrt();
    for i in 0..width {
        out[i] = before[i] + (values[i] * factor * gain[i] + shift[i]);
    }
    range(out)
}

#[inline(always)]
pub fn hidden(rows: &[&[f32]], bias: &[f32], out: &mut [f32]) -> Range {
    let width = out.len();
    let (chunks, rest) = out.as_chunks_mut::<LANES>();
    let whole = chunks.len() * LANES;
    for (c, chunk) in chunks.iter_mut().enumerate() {
        *chunk = summed(rows, bias, c * LANES);
        let mut piece = c * LANES + width;
        while piece < bias.len() {
            let sums = summed(rows, bias, piece);
            for i in 0..LANES {
                chunk[i] = greater(chunk[i], sums[i]);
            }
            piece += width;
        }
    }
    for (i, out) in rest.iter_mut().enumerate() {
        *out = f32::NEG_INFINITY;
        for piece in (whole + i..bias.len()).step_by(width) {
            *out = greater(
                *out,
                rows.iter().fold(bias[piece], |sum, row| sum + row[piece]),
            );
        }
    }
    range(out)
}

/// The sums of the bias and the rows, a chunk of them.
#[inline(always)]
fn summed(rows: &[&[f32]], bias: &[f32], at: usize) -> [f32; LANES] {
    let mut sums = bias[at..at + LANES].as_chunks().0[0];
    for row in rows {
        let chunk: &[f32; LANES] = &row[at..at + LANES].as_chunks().0[0];
        for i in 0..LANES {
            sums[i] += chunk[i];
        }
    }
    sums
}

#[inline(always)]
pub fn best(sums: &[i32], steps: Steps, outputs: &Outputs<'_>) -> usize {
    let chunks = outputs.bias.len() / LANES;
    let (sums, scales) = (
        &sums.as_chunks().0[..chunks],
        &outputs.scales.as_chunks().0[..chunks],
    );
    let (totals, bias) = (
        &outputs.totals.as_chunks().0[..chunks],
        outputs.bias.as_chunks().0,
    );
    let mut greatest = [f32::NEG_INFINITY; LANES];
    let mut chunk_of = [0u32; LANES];
    for c in 0..chunks {
        let (sums, scales): (&[i32; LANES], &[f32; LANES]) = (&sums[c], &scales[c]);
        let (totals, bias): (&[f32; LANES], &[f32; LANES]) = (&totals[c], &bias[c]);
        for i in 0..LANES {
            let score =
                sums[i] as f32 * (scales[i] * steps.size) + (totals[i] * steps.middle + bias[i]);
            let better = score > greatest[i];
            chunk_of[i] = if better {
                (c * LANES) as u32
            } else {
                chunk_of[i]
            };
            greatest[i] = if better { score } else { greatest[i] };
        }
    }
    // A lane has the first of its greatest scores; of equal lanes the first score counts, not the first lane.
    let all = greatest
        .iter()
        .fold(f32::NEG_INFINITY, |a, &b| greater(a, b));
    let mut first = u32::MAX;
    for lane in 0..LANES {
        let at = chunk_of[lane] + lane as u32;
        first = if greatest[lane] == all && at < first {
            at
        } else {
            first
        };
    }
    first as usize
}

#[inline(always)]
pub fn add_scaled(row: &[i8], scale: f32, out: &mut [f32]) {
    for (out, &w) in out.iter_mut().zip(row) {
        *out += f32::from(w) * scale;
    }
}

#[inline(always)]
fn greater(a: f32, b: f32) -> f32 {
    if b > a { b } else { a }
}

#[inline(always)]
fn lesser(a: f32, b: f32) -> f32 {
    if b < a { b } else { a }
}

/// All lanes made one, halves with halves.
#[inline(always)]
fn joined(mut lanes: [f32; LANES], with: impl Fn(f32, f32) -> f32) -> f32 {
    const { assert!(LANES == 16) };
    for i in 0..8 {
        lanes[i] = with(lanes[i], lanes[i + 8]);
    }
    for i in 0..4 {
        lanes[i] = with(lanes[i], lanes[i + 4]);
    }
    with(with(lanes[0], lanes[2]), with(lanes[1], lanes[3]))
}

/// Less than a chunk, filled up. Reading it number by number would tear the lanes apart.
#[inline(always)]
fn padded(rest: &[f32], fill: f32) -> [f32; LANES] {
    let mut chunk = [fill; LANES];
    for (to, &v) in chunk.iter_mut().zip(rest) {
        *to = v;
    }
    chunk
}
