//! The kernels in plain Rust. They are compiled as they stand for any machine, and once more inside `x86.rs` for wider
//! registers, which is why they are inlined always and why their loops run over chunks of [`LANES`].

use super::{LANES, Packed, STEPS, ZERO};

/// Added to a float between -2²² and 2²², it leaves the number rounded to the nearest integer, even ones at ties, in the
/// low bits. Unlike a conversion it costs no check of the range.
const ROUNDING: f32 = 12_582_912.0;

#[inline(always)]
pub fn greatest(values: &[f32]) -> f32 {
    let mut lanes = [0f32; LANES];
    let (chunks, rest) = values.as_chunks::<LANES>();
    for chunk in chunks {
        for (lane, v) in lanes.iter_mut().zip(chunk) {
            *lane = greater(*lane, v.abs());
        }
    }
    for (lane, v) in lanes.iter_mut().zip(rest) {
        *lane = greater(*lane, v.abs());
    }
    greatest_of(lanes)
}

#[inline(always)]
pub fn quantise(values: &[f32], greatest: f32, out: &mut [u8]) -> f32 {
    let out = &mut out[..values.len()];
    if !(greatest > f32::MIN_POSITIVE && greatest.is_finite()) {
        out.fill(ZERO);
        return 0.0;
    }
    let steps = STEPS / greatest;
    let offset = ROUNDING + f32::from(ZERO);
    for (q, v) in out.iter_mut().zip(values) {
        *q = (v * steps + offset).to_bits() as u8;
    }
    greatest / STEPS
}

#[inline(always)]
pub fn product(activations: &[u8], rows: usize, weights: &Packed, out: &mut [i32]) {
    let (depth, width) = (weights.depth(), weights.width());
    for row in 0..rows {
        let activations = &activations[row * depth..][..depth];
        row_product(activations, weights, &mut out[row * width..][..width]);
    }
}

#[inline(always)]
pub fn row_product(activations: &[u8], weights: &Packed, out: &mut [i32]) {
    let groups = activations[..weights.depth()].as_chunks::<4>().0;
    let panels = weights.panels.chunks_exact(weights.groups.max(1));
    let starts = weights.starts.as_chunks::<LANES>().0;
    for ((out, panel), start) in out.chunks_exact_mut(LANES).zip(panels).zip(starts) {
        let mut sums = *start;
        for (a, w) in groups.iter().zip(panel) {
            for (sum, w) in sums.iter_mut().zip(w.as_chunks::<4>().0) {
                for (&a, &w) in a.iter().zip(w) {
                    *sum += i32::from(a) * i32::from(w);
                }
            }
        }
        out.copy_from_slice(&sums);
    }
}

#[inline(always)]
pub fn dequantise(sums: &[i32], scale: f32, scales: &[f32], bias: &[f32], out: &mut [f32]) {
    let n = out.len();
    let (sums, scales, bias) = (&sums[..n], &scales[..n], &bias[..n]);
    for i in 0..n {
        out[i] = sums[i] as f32 * scales[i] * scale + bias[i];
    }
}

#[inline(always)]
pub fn maxout(sums: &[i32], scale: f32, scales: &[f32], bias: &[f32], out: &mut [f32]) {
    let width = out.len();
    dequantise(sums, scale, scales, bias, out);
    let mut at = width;
    while at + width <= bias.len() {
        let (sums, scales, bias) = (
            &sums[at..at + width],
            &scales[at..at + width],
            &bias[at..at + width],
        );
        for i in 0..width {
            out[i] = greater(out[i], sums[i] as f32 * scales[i] * scale + bias[i]);
        }
        at += width;
    }
}

#[inline(always)]
pub fn normalise(
    values: &mut [f32],
    gain: &[f32],
    shift: &[f32],
    before: &[f32],
    out: &mut [f32],
) -> f32 {
    let width = values.len();
    let (gain, shift) = (&gain[..width], &shift[..width]);
    let (before, out) = (&before[..width], &mut out[..width]);
    let mut lanes = [0f32; LANES];
    for chunk in values.chunks(LANES) {
        for (lane, v) in lanes.iter_mut().zip(chunk) {
            *lane += v;
        }
    }
    let mean = joined(lanes) / width as f32;
    let mut lanes = [0f32; LANES];
    for chunk in values.chunks_mut(LANES) {
        for (lane, v) in lanes.iter_mut().zip(chunk) {
            *v -= mean;
            *lane += *v * *v;
        }
    }
    let variance = joined(lanes) / width as f32 + 1e-8;
    let factor = 1.0 / variance.sqrt();
    for i in 0..width {
        out[i] = before[i] + (values[i] * factor * gain[i] + shift[i]);
    }
    greatest(out)
}

#[inline(always)]
pub fn hidden(rows: &[&[f32]], bias: &[f32], out: &mut [f32]) -> f32 {
    let width = out.len();
    let mut lanes = [0f32; LANES];
    let mut at = 0;
    for out in out.chunks_mut(LANES) {
        let n = out.len();
        out.copy_from_slice(&summed(rows, bias, at, n)[..n]);
        let mut piece = at + width;
        while piece < bias.len() {
            let sums = summed(rows, bias, piece, n);
            for (out, &sum) in out.iter_mut().zip(&sums) {
                *out = greater(*out, sum);
            }
            piece += width;
        }
        for (lane, v) in lanes.iter_mut().zip(&*out) {
            *lane = greater(*lane, v.abs());
        }
        at += n;
    }
    greatest_of(lanes)
}

/// The sums of the bias and the rows from `at` on, at most [`LANES`] of them.
#[inline(always)]
fn summed(rows: &[&[f32]], bias: &[f32], at: usize, n: usize) -> [f32; LANES] {
    let mut sums = [0f32; LANES];
    let mut add = |row: &[f32]| match row[at..at + n].as_array::<LANES>() {
        Some(chunk) => {
            for (sum, v) in sums.iter_mut().zip(chunk) {
                *sum += v;
            }
        }
        None => {
            for (sum, v) in sums.iter_mut().zip(&row[at..at + n]) {
                *sum += v;
            }
        }
    };
    add(bias);
    for row in rows {
        add(row);
    }
    sums
}

#[inline(always)]
pub fn best(sums: &[i32], scale: f32, scales: &[f32], bias: &[f32]) -> usize {
    let n = bias.len();
    let (sums, scales) = (&sums[..n], &scales[..n]);
    let mut greatest = [f32::NEG_INFINITY; LANES];
    let mut chunk_of = [0u32; LANES];
    let mut chunk = 0;
    for ((sums, scales), bias) in sums
        .chunks(LANES)
        .zip(scales.chunks(LANES))
        .zip(bias.chunks(LANES))
    {
        for (lane, ((&sum, &s), &b)) in sums.iter().zip(scales).zip(bias).enumerate() {
            let score = sum as f32 * s * scale + b;
            let better = score > greatest[lane];
            chunk_of[lane] = if better { chunk } else { chunk_of[lane] };
            greatest[lane] = if better { score } else { greatest[lane] };
        }
        chunk += LANES as u32;
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
fn greatest_of(lanes: [f32; LANES]) -> f32 {
    lanes.into_iter().fold(0.0, greater)
}

/// The lanes' sum, halves onto halves.
#[inline(always)]
fn joined(lanes: [f32; LANES]) -> f32 {
    let mut lanes = lanes;
    let mut n = LANES / 2;
    while n > 0 {
        for i in 0..n {
            lanes[i] += lanes[i + n];
        }
        n /= 2;
    }
    lanes[0]
}
