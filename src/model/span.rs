//! Half-open byte ranges of an article's text, and the way out to code points.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in an article's text; both ends lie on code-point boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`; texts are capped far below 4 GiB when read, so the casts lose nothing.
    pub fn new(start: usize, end: usize) -> Span {
        Span {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Whether `other` lies inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The text that the span covers; empty when the span does not fit the text (a damaged store).
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }
}

/// Converts byte offsets of one text to code-point offsets in constant time per look-up.
///
/// Holds one count per 64 bytes, so that a conversion reads at most 64 bytes.
pub struct CodePoints<'t> {
    text: &'t [u8],
    counts: Vec<u32>,
}

impl<'t> CodePoints<'t> {
    const STEP: usize = 64;

    /// Counts the code points of `text` once.
    pub fn new(text: &'t str) -> CodePoints<'t> {
        let text = text.as_bytes();
        let mut counts = Vec::with_capacity(text.len() / Self::STEP + 1);
        let mut count = 0;
        for block in text.chunks(Self::STEP) {
            counts.push(count);
            count += starts(block);
        }
        if text.len().is_multiple_of(Self::STEP) {
            counts.push(count);
        }
        CodePoints { text, counts }
    }

    /// The number of code points before `byte`; offsets past the end count as the end.
    pub fn at(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let block = byte / Self::STEP;
        let before = self.counts.get(block).copied().unwrap_or(0);
        before + starts(self.text.get(block * Self::STEP..byte).unwrap_or(&[]))
    }
}

/// How many code points start in these at most 64 bytes: all bytes but UTF-8 continuation bytes. A small sum, so that the
/// compiler adds many bytes at once.
fn starts(bytes: &[u8]) -> u32 {
    let starts = bytes.iter().map(|byte| u8::from((*byte as i8) >= -0x40));
    starts.sum::<u8>().into()
}
