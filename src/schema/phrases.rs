//! Phrase look-up that does not depend on how words were cut: the keys are plain text, and a run of tokens matches a key
//! when its normalised characters, with a space wherever the text has a gap, spell it to the end of a token. So
//! "son-in-law" is found whether the tokenizer makes one token of it or five, and "Of" the town is not found in "Offer".

use std::borrow::Cow;

use crate::model::Token;

/// A finite-state map from phrases to numbers.
pub struct Phrases {
    map: fst::Map<Cow<'static, [u8]>>,
    beginnings: Option<Beginnings>,
}

/// The beginnings of all keys, up to eight bytes, as a set of bits by hash: most words of a text begin no key, and this says
/// so without a walk. It errs on the safe side only.
struct Beginnings(Vec<u64>);

impl Beginnings {
    const LONGEST: usize = 8;
    /// 2^20 bits for some hundred thousand beginnings.
    const BITS: u32 = 20;

    fn new<'k>(keys: impl Iterator<Item = &'k str>) -> Beginnings {
        let mut bits = vec![0u64; 1 << (Self::BITS - 6)];
        for key in keys {
            for length in 1..=key.len().min(Self::LONGEST) {
                let at = Self::hash(key.as_bytes(), length);
                if let Some(word) = bits.get_mut(at >> 6) {
                    *word |= 1 << (at & 63);
                }
            }
        }
        Beginnings(bits)
    }

    /// Whether a key may begin with this word.
    fn may(&self, word: &str) -> bool {
        let length = word.len().min(Self::LONGEST);
        let at = Self::hash(word.as_bytes(), length);
        self.0
            .get(at >> 6)
            .is_none_or(|bits| bits >> (at & 63) & 1 == 1)
    }

    /// The first bytes as a number, times the golden ratio (Knuth, vol. 3, 6.4): its upper bits.
    fn hash(bytes: &[u8], length: usize) -> usize {
        let mut number = 0u64;
        for byte in bytes.iter().take(length) {
            number = number << 8 | u64::from(*byte);
        }
        (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - Self::BITS)) as usize
    }
}

impl Phrases {
    /// Wraps the bytes of a finite-state map.
    ///
    /// # Errors
    /// When the bytes are none.
    pub fn new(bytes: Cow<'static, [u8]>) -> Result<Phrases, fst::Error> {
        Ok(Phrases {
            map: fst::Map::new(bytes)?,
            beginnings: None,
        })
    }

    /// The same, with its keys at hand: look-ups of what is no key are faster.
    ///
    /// # Errors
    /// When the bytes are none.
    pub fn with_keys<'k>(
        bytes: Cow<'static, [u8]>,
        keys: impl Iterator<Item = &'k str>,
    ) -> Result<Phrases, fst::Error> {
        let beginnings = Some(Beginnings::new(keys));
        Ok(Phrases {
            beginnings,
            ..Phrases::new(bytes)?
        })
    }

    /// The number of a whole phrase in normal form.
    pub fn get(&self, key: &str) -> Option<u64> {
        self.map.get(key)
    }

    /// Every phrase that starts at the first of these tokens: how many tokens it takes, and its number; shortest first.
    pub fn starting(&self, tokens: &[Token]) -> impl Iterator<Item = (usize, u64)> {
        let mut found = Vec::new();
        let first = tokens.first().map_or("", |t| t.norm.as_str());
        if self.beginnings.as_ref().is_some_and(|b| !b.may(first)) {
            return found.into_iter();
        }
        let mut walk = Walk::new(&self.map);
        let mut previous_end = None;
        for (i, token) in tokens.iter().enumerate() {
            let gap = previous_end.is_some_and(|end| end < token.span.start);
            if (gap && !walk.step(b' ')) || !token.norm.bytes().all(|b| walk.step(b)) {
                break;
            }
            if let Some(value) = walk.value() {
                found.push((i + 1, value));
            }
            previous_end = Some(token.span.end);
        }
        found.into_iter()
    }

    /// The longest phrase that starts at the first of these tokens.
    pub fn longest(&self, tokens: &[Token]) -> Option<(usize, u64)> {
        self.starting(tokens).last()
    }
}

/// A walk from the root of the map, one byte at a time.
struct Walk<'m> {
    fst: &'m fst::raw::Fst<Cow<'static, [u8]>>,
    node: fst::raw::Node<'m>,
    output: fst::raw::Output,
}

impl<'m> Walk<'m> {
    fn new(map: &'m fst::Map<Cow<'static, [u8]>>) -> Walk<'m> {
        let fst = map.as_fst();
        Walk {
            fst,
            node: fst.root(),
            output: fst::raw::Output::zero(),
        }
    }

    fn step(&mut self, byte: u8) -> bool {
        let Some(i) = self.node.find_input(byte) else {
            return false;
        };
        let transition = self.node.transition(i);
        self.output = self.output.cat(transition.out);
        self.node = self.fst.node(transition.addr);
        true
    }

    fn value(&self) -> Option<u64> {
        self.node
            .is_final()
            .then(|| self.output.cat(self.node.final_output()).value())
    }
}
