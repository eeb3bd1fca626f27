//! The kernels for AVX2, for AVX-512 with VNNI and for AMX: those of `portable.rs` compiled with wider registers, and the
//! product with the instructions made for it.
//!
//! The only file with `unsafe`. It is there for four things: to call a function compiled for an instruction set, which
//! only a [`Kernel`](super::Kernel) of that set leads to, and such a one exists only where the processor has the set; to
//! load a register from an array of its size; to store one to such an array; to use the tile registers of AMX, for which
//! stable Rust has no functions, only `asm!`.

#![allow(unsafe_code)]
#![allow(clippy::needless_range_loop)] // One index often goes over several registers and rows.
#![allow(clippy::int_plus_one)] // A tile of one panel reads as those of more.

use std::arch::asm;
use std::arch::x86_64::{
    __cpuid_count, __m128i, __m256i, __m512i, _mm_loadu_si128, _mm_set1_epi32, _mm256_add_epi32,
    _mm256_cvtepi8_epi16, _mm256_cvtepu8_epi16, _mm256_hadd_epi32, _mm256_loadu_si256,
    _mm256_madd_epi16, _mm256_permute4x64_epi64, _mm256_setzero_si256, _mm256_storeu_si256,
    _mm512_dpbusd_epi32, _mm512_loadu_si512, _mm512_set1_epi32, _mm512_setzero_si512,
    _mm512_storeu_si512,
};

use super::{Group, LANES, Outputs, Packed, ROWS, Range, Steps, portable};

pub fn has_avx2() -> bool {
    is_x86_feature_detected!("avx2")
}

pub fn has_avx512_vnni() -> bool {
    has_avx2()
        && is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512dq")
        && is_x86_feature_detected!("avx512vl")
        && is_x86_feature_detected!("avx512vnni")
}

/// Whether the processor has AMX for bytes, and the system lets this process use it: Linux does where it is asked (the
/// kernel's `Documentation/arch/x86/xstate.rst`), for threads that exist and those to come.
pub fn has_amx() -> bool {
    #[cfg(not(target_os = "linux"))]
    return false;
    #[cfg(target_os = "linux")]
    {
        const ARCH_PRCTL: usize = 158;
        const ARCH_REQ_XCOMP_PERM: usize = 0x1023;
        const XFEATURE_XTILEDATA: usize = 18;
        const AMX_TILE_AND_INT8: u32 = 0b11 << 24;
        #[allow(unused_unsafe)] // Safe in newer versions of Rust.
        // SAFETY: every processor with AVX-512 has the instruction and this leaf.
        let has = || unsafe { __cpuid_count(7, 0) }.edx & AMX_TILE_AND_INT8 == AMX_TILE_AND_INT8;
        if !has_avx512_vnni() || !has() {
            return false;
        }
        let refused: isize;
        // SAFETY: the call reads and writes no memory of this process; it overwrites the registers that are named.
        unsafe {
            asm!("syscall", inlateout("rax") ARCH_PRCTL => refused, in("rdi") ARCH_REQ_XCOMP_PERM,
                in("rsi") XFEATURE_XTILEDATA, lateout("rcx") _, lateout("r11") _, options(nostack));
        }
        refused == 0
    }
}

/// The functions of `portable.rs`, and `product` and `row_product` by tiles, for one instruction set.
macro_rules! compiled {
    ($set:ident, $features:literal, $rows:literal, [$($panels:literal),*], $tile:ident) => {
        pub mod $set {
            use super::{Outputs, Packed, ROWS, Range, Steps, portable, $tile};

            compiled! { @plain $features
                fn range(values: &[f32]) -> Range;
                fn quantise(values: &[f32], range: Range, out: &mut [u8]) -> Steps;
                fn dequantise(sums: &[i32], steps: Steps, outputs: &Outputs<'_>, out: &mut [f32]) -> ();
                fn maxout(sums: &[i32], steps: Steps, outputs: &Outputs<'_>, out: &mut [f32]) -> ();
                fn normalise(values: &mut [f32], gain: &[f32], shift: &[f32], before: &[f32], out: &mut [f32]) -> Range;
                fn hidden(rows: &[&[f32]], bias: &[f32], out: &mut [f32]) -> Range;
                fn best(sums: &[i32], steps: Steps, outputs: &Outputs<'_>) -> usize;
                fn add_scaled(row: &[i8], scale: f32, out: &mut [f32]) -> ();
            }

            pub fn product(activations: &[u8], rows: usize, weights: &Packed, out: &mut [i32]) {
                let rows = rows.next_multiple_of(ROWS);
                // SAFETY: a `Kernel` of this set exists, so the processor has it.
                unsafe { by_tiles::<$rows>(activations, rows, weights, out) }
            }

            pub fn row_product(activations: &[u8], weights: &Packed, out: &mut [i32]) {
                // SAFETY: a `Kernel` of this set exists, so the processor has it.
                unsafe { by_tiles::<1>(activations, 1, weights, out) }
            }

            #[target_feature(enable = $features)]
            fn by_tiles<const R: usize>(activations: &[u8], rows: usize, weights: &Packed, out: &mut [i32]) {
                let (depth, width) = (weights.depth(), weights.width());
                let panels = width / super::LANES;
                for row in (0..rows).step_by(R) {
                    let mut tile: [&[[u8; 4]]; R] = [&[]; R];
                    for r in 0..R {
                        tile[r] = activations[(row + r) * depth..][..depth].as_chunks::<4>().0;
                    }
                    let out = &mut out[row * width..][..R * width];
                    let mut panel = 0;
                    $(while panel + $panels <= panels {
                        $tile::<R, $panels>(tile, weights, panel, out);
                        panel += $panels;
                    })*
                }
            }
        }
    };
    (@plain $features:literal $(fn $name:ident($($arg:ident: $type:ty),*) -> $out:ty;)*) => {$(
        pub fn $name($($arg: $type),*) -> $out {
            #[target_feature(enable = $features)]
            fn wide($($arg: $type),*) -> $out {
                portable::$name($($arg),*)
            }
            // SAFETY: a `Kernel` of this set exists, so the processor has it.
            unsafe { wide($($arg),*) }
        }
    )*};
}

// The rows and panels of a tile are as many as the set has registers for their sums.
compiled!(avx2, "avx2", 3, [1], tile_avx2);
compiled!(
    avx512,
    "avx2,avx512f,avx512bw,avx512dq,avx512vl,avx512vnni",
    6,
    [4, 2, 1],
    tile_avx512
);

/// AMX: the product of many rows by tiles of [`ROWS`] rows and one panel, all else as with AVX-512.
pub mod amx {
    pub use super::avx512::{
        add_scaled, best, dequantise, hidden, maxout, normalise, quantise, range, row_product,
    };

    use super::{LANES, Packed, ROWS, asm, avx512};

    /// Bytes of a row of a tile.
    const LINE: usize = 64;
    /// With fewer steps, loading and storing the sums takes longer than what the products save.
    const WORTHWHILE: usize = 4;

    // A tile has at most sixteen rows, and a row of sums or weights is a panel's.
    const _: () = assert!(ROWS <= 16 && LINE == 4 * LANES);

    /// The sizes of the eight tiles, as `ldtilecfg` reads them.
    #[repr(C, align(64))]
    struct Sizes {
        palette: u8,
        rest: [u8; 15],
        bytes: [u16; 16],
        rows: [u8; 16],
    }

    impl Sizes {
        /// Tiles 0 to 3 hold sums, 4 and 5 so many bytes of activations of each row, 6 and 7 the weights for them.
        fn new(bytes: usize) -> Sizes {
            let mut sizes = Sizes {
                palette: 1,
                rest: [0; 15],
                bytes: [0; 16],
                rows: [0; 16],
            };
            for tile in 0..8 {
                let activations = tile == 4 || tile == 5;
                let weights = tile > 5;
                sizes.bytes[tile] = if activations { bytes } else { LINE } as u16;
                sizes.rows[tile] = if weights { bytes / 4 } else { ROWS } as u8;
            }
            sizes
        }
    }

    pub fn product(activations: &[u8], rows: usize, weights: &Packed, out: &mut [i32]) {
        let (depth, width) = (weights.depth(), weights.width());
        // As few steps as there can be of one size, each of whole groups.
        let fewest = depth.div_ceil(LINE);
        let even = |steps: &usize| weights.groups.is_multiple_of(*steps);
        let steps = (fewest..).find(even).unwrap_or(weights.groups);
        let (rows, panels) = (rows.next_multiple_of(ROWS), width / LANES);
        if steps < WORTHWHILE || rows == 0 || panels == 0 {
            return avx512::product(activations, rows, weights, out);
        }
        let (activations, out) = (&activations[..rows * depth], &mut out[..rows * width]);
        let sizes = Sizes::new(depth / steps);
        // SAFETY: a `Kernel` of this set exists, so the processor and the system allow it; the sizes have their 64 bytes.
        unsafe { asm!("ldtilecfg [{}]", in(reg) &raw const sizes, options(nostack, readonly)) };
        for panel in (0..panels).step_by(2) {
            for row in (0..rows).step_by(2 * ROWS) {
                // The last one of an odd number is computed twice.
                let [right, below] = [(panel + 1, panels - 1), (row + ROWS, rows - ROWS)];
                let [right, below] = [right.0.min(right.1), below.0.min(below.1)];
                tiles(
                    [row, below],
                    [panel, right],
                    steps,
                    activations,
                    weights,
                    out,
                );
            }
        }
        // SAFETY: as above; nobody needs the tiles any more.
        unsafe { asm!("tilerelease", options(nostack, nomem)) };
    }

    /// The sums of two times [`ROWS`] rows and two panels.
    fn tiles(
        rows: [usize; 2],
        panels: [usize; 2],
        steps: usize,
        activations: &[u8],
        weights: &Packed,
        out: &mut [i32],
    ) {
        let (depth, width) = (weights.depth(), weights.width());
        let bytes = depth / steps;
        let tile = |row: usize| activations[row * depth..][..ROWS * depth].as_ptr();
        let panel = |p: usize| weights.panels[p * weights.groups..][..weights.groups].as_ptr();
        let starts = |p: usize| weights.starts[p * LANES..][..LANES].as_ptr();
        let mut sums = |row: usize, p: usize| {
            let from = &mut out[row * width + p * LANES..];
            from[..(ROWS - 1) * width + LANES]
                .as_mut_ptr()
                .expose_provenance()
        };
        let [[s0, s1], [s2, s3]] = rows.map(|row| panels.map(|p| sums(row, p)));
        let results = [s0, s1, s2, s3, 4 * width];
        // SAFETY: the tiles have their sizes, with which a step reads `bytes` bytes of each of `ROWS` rows of activations and
        // as many of each output's weights, `steps` of them all that the slices above have; a stride of 0 reads the starts
        // for every row; the sums go to where the slices of `out` begin, and no farther than these reach.
        unsafe {
            asm!(
                "xor {step:e}, {step:e}",
                "tileloadd tmm0, [{start0} + {step}]",
                "tileloadd tmm1, [{start1} + {step}]",
                "tileloadd tmm2, [{start0} + {step}]",
                "tileloadd tmm3, [{start1} + {step}]",
                "mov {step}, {bytes}", // Of weights, sixteen outputs' for each byte of a row.
                "shl {step}, 4",
                "2:",
                "tileloadd tmm6, [{weights0} + {line}]",
                "tileloadd tmm4, [{row0} + {depth}]",
                "tileloadd tmm7, [{weights1} + {line}]",
                "tileloadd tmm5, [{row1} + {depth}]",
                "tdpbusd tmm0, tmm4, tmm6",
                "tdpbusd tmm1, tmm4, tmm7",
                "tdpbusd tmm2, tmm5, tmm6",
                "tdpbusd tmm3, tmm5, tmm7",
                "add {row0}, {bytes}",
                "add {row1}, {bytes}",
                "add {weights0}, {step}",
                "add {weights1}, {step}",
                "dec {steps}",
                "jnz 2b",
                "mov {step}, [{results} + 32]",
                "mov {row0}, [{results}]",
                "mov {row1}, [{results} + 8]",
                "mov {weights0}, [{results} + 16]",
                "mov {weights1}, [{results} + 24]",
                "tilestored [{row0} + {step}], tmm0",
                "tilestored [{row1} + {step}], tmm1",
                "tilestored [{weights0} + {step}], tmm2",
                "tilestored [{weights1} + {step}], tmm3",
                start0 = in(reg) starts(panels[0]),
                start1 = in(reg) starts(panels[1]),
                line = in(reg) LINE,
                depth = in(reg) depth,
                bytes = in(reg) bytes,
                results = in(reg) &raw const results,
                step = out(reg) _,
                row0 = inout(reg) tile(rows[0]) => _,
                row1 = inout(reg) tile(rows[1]) => _,
                weights0 = inout(reg) panel(panels[0]) => _,
                weights1 = inout(reg) panel(panels[1]) => _,
                steps = inout(reg) steps => _,
                out("tmm0") _, out("tmm1") _, out("tmm2") _, out("tmm3") _,
                out("tmm4") _, out("tmm5") _, out("tmm6") _, out("tmm7") _,
                options(nostack),
            );
        }
    }
}

// Closures do not inherit the features of their function, so the tiles have loops instead.

/// The sums of `R` rows and `P` panels from the panel `first` on.
#[target_feature(enable = "avx512f,avx512vnni")]
fn tile_avx512<const R: usize, const P: usize>(
    mut rows: [&[[u8; 4]]; R],
    weights: &Packed,
    first: usize,
    out: &mut [i32],
) {
    let (groups, width) = (weights.groups, weights.width());
    let mut panels: [&[Group]; P] = [&[]; P];
    let mut sums = [[_mm512_setzero_si512(); P]; R];
    let starts = weights.starts[first * LANES..].as_chunks::<LANES>().0;
    for p in 0..P {
        panels[p] = &weights.panels[(first + p) * groups..][..groups];
        for r in 0..R {
            sums[r][p] = load_512(&starts[p]);
        }
    }
    for r in 0..R {
        rows[r] = &rows[r][..groups];
    }
    for group in 0..groups {
        let mut weights = [_mm512_setzero_si512(); P];
        for p in 0..P {
            weights[p] = load_512(&panels[p][group].0);
        }
        for r in 0..R {
            let four = _mm512_set1_epi32(i32::from_ne_bytes(rows[r][group]));
            for p in 0..P {
                sums[r][p] = _mm512_dpbusd_epi32(sums[r][p], four, weights[p]);
            }
        }
    }
    for r in 0..R {
        let out = out[r * width + first * LANES..].as_chunks_mut::<LANES>().0;
        for p in 0..P {
            store_512(sums[r][p], &mut out[p]);
        }
    }
}

/// The same with 16-bit factors: `vpmaddubsw`, which takes bytes, saturates. A register of sums has two for each of four
/// outputs, which are added at the end.
#[target_feature(enable = "avx2")]
fn tile_avx2<const R: usize, const P: usize>(
    mut rows: [&[[u8; 4]]; R],
    weights: &Packed,
    first: usize,
    out: &mut [i32],
) {
    let (groups, width) = (weights.groups, weights.width());
    for r in 0..R {
        rows[r] = &rows[r][..groups];
    }
    for p in first..first + P {
        let panel = &weights.panels[p * groups..][..groups];
        let starts = weights.starts[p * LANES..].as_chunks::<8>().0;
        let mut sums = [[_mm256_setzero_si256(); 4]; R];
        for group in 0..groups {
            let (quarters, _) = panel[group].0.as_chunks::<16>();
            let mut fours = [_mm256_setzero_si256(); R];
            for r in 0..R {
                let four = _mm_set1_epi32(i32::from_ne_bytes(rows[r][group]));
                fours[r] = _mm256_cvtepu8_epi16(four);
            }
            for q in 0..4 {
                let weights = _mm256_cvtepi8_epi16(load_128(&quarters[q]));
                for r in 0..R {
                    let pairs = _mm256_madd_epi16(fours[r], weights);
                    sums[r][q] = _mm256_add_epi32(sums[r][q], pairs);
                }
            }
        }
        for r in 0..R {
            let (halves, _) = out[r * width + p * LANES..].as_chunks_mut::<8>();
            for h in 0..2 {
                // Of each half of the registers: two outputs of the first, two of the second.
                let both = _mm256_hadd_epi32(sums[r][2 * h], sums[r][2 * h + 1]);
                let both = _mm256_permute4x64_epi64::<0b11_01_10_00>(both);
                store_256(_mm256_add_epi32(both, load_256(&starts[h])), &mut halves[h]);
            }
        }
    }
}

#[target_feature(enable = "avx512f")]
fn load_512<T: Plain, const N: usize>(from: &[T; N]) -> __m512i {
    const { assert!(size_of::<[T; N]>() == 64) };
    // SAFETY: the array has the 64 bytes that are read; no alignment is needed.
    unsafe { _mm512_loadu_si512(from.as_ptr().cast()) }
}

#[target_feature(enable = "avx512f")]
fn store_512(from: __m512i, to: &mut [i32; 16]) {
    // SAFETY: the array has the 64 bytes that are written; no alignment is needed.
    unsafe { _mm512_storeu_si512(to.as_mut_ptr().cast(), from) }
}

#[target_feature(enable = "avx2")]
fn load_256(from: &[i32; 8]) -> __m256i {
    // SAFETY: the array has the 32 bytes that are read; no alignment is needed.
    unsafe { _mm256_loadu_si256(from.as_ptr().cast()) }
}

#[target_feature(enable = "avx2")]
fn load_128(from: &[i8; 16]) -> __m128i {
    // SAFETY: the array has the 16 bytes that are read; no alignment is needed.
    unsafe { _mm_loadu_si128(from.as_ptr().cast()) }
}

#[target_feature(enable = "avx2")]
fn store_256(from: __m256i, to: &mut [i32; 8]) {
    // SAFETY: the array has the 32 bytes that are written; no alignment is needed.
    unsafe { _mm256_storeu_si256(to.as_mut_ptr().cast(), from) }
}

/// Integers, of which every bit pattern is one.
trait Plain {}
impl Plain for i8 {}
impl Plain for i32 {}
