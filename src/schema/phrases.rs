//! Phrase look-up that does not depend on how words were cut: the keys are plain text, and a run of tokens matches a key
//! when its normalised characters, with a space wherever the text has a gap, spell it to the end of a token. So
//! "son-in-law" is found whether the tokenizer makes one token of it or five, and "Of" the town is not found in "Offer".

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::model::Token;

/// A finite-state map from phrases to numbers.
pub struct Phrases {
    map: fst::Map<Cow<'static, [u8]>>,
    short: Option<Short>,
}

/// What saves walks through the map: most words of a text are a key by themselves or none, and begin no longer one with the
/// word behind them.
struct Short {
    /// The keys with their numbers.
    whole: FxHashMap<Box<str>, u64>,
    /// The beginnings of all keys as a set of bits by hash; it errs on the safe side only.
    beginnings: Vec<u64>,
}

impl Short {
    /// Bytes of the longest beginning.
    const LONGEST: usize = 16;
    /// 2^20 bits for some hundred thousand beginnings.
    const BITS: u32 = 20;

    fn new<'k>(keys: impl Iterator<Item = (&'k str, u64)>) -> Short {
        let mut beginnings = vec![0u64; 1 << (Self::BITS - 6)];
        let whole = keys.map(|(key, number)| {
            let mut beginning = 0;
            for byte in key.bytes().take(Self::LONGEST) {
                beginning = beginning << 8 | u128::from(byte);
                let at = Self::hash(beginning);
                if let Some(word) = beginnings.get_mut(at >> 6) {
                    *word |= 1 << (at & 63);
                }
            }
            (key.into(), number)
        });
        Short {
            whole: whole.collect(),
            beginnings,
        }
    }

    /// Whether a key may begin with both words.
    fn may(&self, first: &Token, next: &Token) -> bool {
        let mut beginning = 0;
        let mut left = Self::LONGEST;
        let mut add = |bytes: &[u8]| {
            let taken = bytes.get(..left).unwrap_or(bytes);
            taken
                .iter()
                .for_each(|byte| beginning = beginning << 8 | u128::from(*byte));
            left -= taken.len();
        };
        add(first.norm.as_bytes());
        if first.span.end < next.span.start {
            add(b" ");
        }
        add(next.norm.as_bytes());
        let at = Self::hash(beginning);
        let bits = self.beginnings.get(at >> 6);
        bits.is_none_or(|bits| bits >> (at & 63) & 1 == 1)
    }

    /// The bytes as a number, its halves times the golden ratio (Knuth, vol. 3, 6.4): the upper bits.
    fn hash(beginning: u128) -> usize {
        const RATIO: u64 = 0x9e37_79b9_7f4a_7c15;
        let upper = (beginning >> 64) as u64;
        let number = (upper.wrapping_mul(RATIO) >> 32) ^ beginning as u64;
        (number.wrapping_mul(RATIO) >> (64 - Self::BITS)) as usize
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
            short: None,
        })
    }

    /// The same, with its keys and their numbers at hand: looking up words is faster then.
    ///
    /// # Errors
    /// When the bytes are none.
    pub fn with_keys<'k>(
        bytes: Cow<'static, [u8]>,
        keys: impl Iterator<Item = (&'k str, u64)>,
    ) -> Result<Phrases, fst::Error> {
        let short = Some(Short::new(keys));
        Ok(Phrases {
            short,
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
        if let (Some(short), Some(first)) = (&self.short, tokens.first())
            && tokens.get(1).is_none_or(|next| !short.may(first, next))
        {
            let number = short.whole.get(first.norm.as_str());
            found.extend(number.map(|number| (1, *number)));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Shape, Span, Text};

    /// Tokens of a text that is cut at spaces and around hyphens.
    fn tokens(text: &str) -> Vec<Token> {
        let mut at = 0;
        let pieces = text.split_inclusive([' ', '-']);
        let pieces = pieces.flat_map(|piece| match piece.strip_suffix('-') {
            Some(word) => vec![word, "-"],
            None => vec![piece],
        });
        let token = |piece: &str| {
            let start = at;
            at += piece.len();
            Token {
                span: Span::new(start, start + piece.trim_end().len()),
                norm: piece.trim_end().into(),
                lemma: Text::default(),
                shape: Shape::Word,
                tag: Text::default(),
                head: 0,
                relation: Text::default(),
            }
        };
        pieces.map(token).collect()
    }

    #[test]
    fn keys_at_hand_change_no_answer() {
        let keys = [
            "north",
            "north sea",
            "north sea pilot",
            "seventeen-year-old boy",
            "son-in-law",
            "the hague",
        ];
        let mut builder = fst::MapBuilder::memory();
        for (number, key) in keys.iter().enumerate() {
            builder.insert(key, number as u64).unwrap();
        }
        let bytes = builder.into_inner().unwrap();
        let numbered = keys.iter().enumerate().map(|(n, key)| (*key, n as u64));
        let walked = Phrases::new(bytes.clone().into()).unwrap();
        let short = Phrases::with_keys(bytes.into(), numbered).unwrap();
        let text =
            "the north sea pilot saw son-in-law and seventeen-year-old boy in the hague north";
        let tokens = tokens(text);
        let mut found = 0;
        for at in 0..=tokens.len() {
            let of = |phrases: &Phrases| phrases.starting(&tokens[at..]).collect::<Vec<_>>();
            assert_eq!(of(&short), of(&walked), "{:?}", &tokens[at..]);
            found += of(&short).len();
        }
        assert_eq!(found, 7);
    }
}
