//! The kernels in plain Rust. They are compiled as they stand for any machine, and once more inside `x86.rs` for wider
//! registers, which is why they are inlined always and why their loops run over whole chunks of [`LANES`].

use super::{GREATEST, LANES, Packed, Quantised};

/// Added to a float between -2²² and 2²², it leaves the number rounded to the nearest integer, even ones at ties, in the
/// low bits. Unlike a conversion it costs no check of the range.
const ROUNDING: f32 = 12_582_912.0;

#[inline(always)]
pub fn quantise(values: &[f32], out: &mut [u8]) -> Quantised {
    let (least, greatest) = (
        fold(values, f32::INFINITY, lesser).min(0.0),
        fold(values, f32::NEG_INFINITY, greater).max(0.0),
    );
    let range = greatest - least;
    if !(range > 0.0 && range.is_finite()) {
        out[..values.len()].fill(0);
        return Quantised::default();
    }
    let steps = GREATEST as f32 / range;
    let zero = rounded(-least * steps).clamp(0, GREATEST);
    let offset = zero as f32;
    let out = &mut out[..values.len()];
    for (q, &v) in out.iter_mut().zip(values) {
        *q = rounded(v * steps + offset).min(GREATEST) as u8;
    }
    Quantised {
        scale: range / GREATEST as f32,
        zero,
    }
}

#[inline(always)]
pub fn product(activations: &[u8], rows: usize, weights: &Packed, out: &mut [i32]) {
    let (depth, width) = (weights.depth(), weights.width());
    for row in 0..rows {
        row_product(
            &activations[row * depth..][..depth],
            weights,
            &mut out[row * width..][..width],
        );
    }
}

#[inline(always)]
pub fn row_product(activations: &[u8], weights: &Packed, out: &mut [i32]) {
    let groups = activations[..weights.depth()].as_chunks::<4>().0;
    let panels = weights.panels.chunks_exact(weights.groups.max(1));
    for (out, panel) in out.chunks_exact_mut(LANES).zip(panels) {
        let mut sums = [0i32; LANES];
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
pub fn dequantise(
    sums: &[i32],
    by: Quantised,
    column_sums: &[i32],
    scales: &[f32],
    bias: &[f32],
    out: &mut [f32],
) {
    let n = out.len();
    let (sums, column_sums) = (&sums[..n], &column_sums[..n]);
    let (scales, bias) = (&scales[..n], &bias[..n]);
    for i in 0..n {
        let exact = sums[i] - by.zero * column_sums[i];
        out[i] = exact as f32 * scales[i] * by.scale + bias[i];
    }
}

#[inline(always)]
pub fn maxout_normalised(pieces: &mut [f32], gain: &[f32], shift: &[f32], out: &mut [f32]) {
    let width = out.len();
    let (gain, shift) = (&gain[..width], &shift[..width]);
    let (greatest, others) = pieces.split_at_mut(width);
    for piece in others.chunks_exact(width) {
        for (g, &p) in greatest.iter_mut().zip(piece) {
            *g = greater(*g, p);
        }
    }
    let mut lanes = [0f32; LANES];
    for chunk in greatest.chunks(LANES) {
        for (lane, v) in lanes.iter_mut().zip(chunk) {
            *lane += v;
        }
    }
    let mean = joined(lanes) / width as f32;
    let mut lanes = [0f32; LANES];
    for chunk in greatest.chunks_mut(LANES) {
        for (lane, v) in lanes.iter_mut().zip(chunk) {
            *v -= mean;
            *lane += *v * *v;
        }
    }
    let variance = joined(lanes) / width as f32 + 1e-8;
    let factor = 1.0 / variance.sqrt();
    for i in 0..width {
        out[i] += greatest[i] * factor * gain[i] + shift[i];
    }
}

#[inline(always)]
pub fn summed_maxout(rows: &[&[f32]], bias: &[f32], sums: &mut [f32], out: &mut [f32]) {
    let n = sums.len();
    sums.copy_from_slice(&bias[..n]);
    for row in rows {
        for (sum, v) in sums.iter_mut().zip(&row[..n]) {
            *sum += v;
        }
    }
    let width = out.len();
    let (first, others) = sums.split_at(width);
    out.copy_from_slice(first);
    for piece in others.chunks_exact(width) {
        for (g, &p) in out.iter_mut().zip(piece) {
            *g = greater(*g, p);
        }
    }
}

#[inline(always)]
pub fn best(scores: &[f32], mask: &[f32]) -> usize {
    let mut lanes = [f32::NEG_INFINITY; LANES];
    let scores = &scores[..mask.len()];
    for (scores, mask) in scores.chunks(LANES).zip(mask.chunks(LANES)) {
        for ((lane, s), m) in lanes.iter_mut().zip(scores).zip(mask) {
            *lane = greater(*lane, s + m);
        }
    }
    let greatest = lanes.into_iter().fold(f32::NEG_INFINITY, greater);
    let mut both = scores.iter().zip(mask);
    both.position(|(s, m)| s + m == greatest).unwrap_or(0)
}

#[inline(always)]
pub fn add_scaled(row: &[i8], scale: f32, out: &mut [f32]) {
    for (out, &w) in out.iter_mut().zip(row) {
        *out += f32::from(w) * scale;
    }
}

#[inline(always)]
fn rounded(v: f32) -> i32 {
    (v + ROUNDING).to_bits().wrapping_sub(ROUNDING.to_bits()) as i32
}

#[inline(always)]
fn lesser(a: f32, b: f32) -> f32 {
    if b < a { b } else { a }
}

#[inline(always)]
fn greater(a: f32, b: f32) -> f32 {
    if b > a { b } else { a }
}

#[inline(always)]
fn fold(values: &[f32], start: f32, f: impl Fn(f32, f32) -> f32) -> f32 {
    let mut lanes = [start; LANES];
    let (chunks, rest) = values.as_chunks::<LANES>();
    for chunk in chunks {
        for (lane, &v) in lanes.iter_mut().zip(chunk) {
            *lane = f(*lane, v);
        }
    }
    for (lane, &v) in lanes.iter_mut().zip(rest) {
        *lane = f(*lane, v);
    }
    lanes.into_iter().fold(start, f)
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
