//! Phrase look-up that does not depend on how words were cut: the keys are plain text, and a run of tokens matches a key
//! when its normalised characters, with a space wherever the text has a gap, spell it to the end of a token. So
//! "son-in-law" is found whether the tokenizer makes one token of it or five, and "Of" the town is not found in "Offer".

use std::borrow::Cow;

use crate::model::Token;

/// A finite-state map from phrases to numbers.
pub struct Phrases {
    map: fst::Map<Cow<'static, [u8]>>,
}

impl Phrases {
    /// Wraps the bytes of a finite-state map.
    ///
    /// # Errors
    /// When the bytes are none.
    pub fn new(bytes: Cow<'static, [u8]>) -> Result<Phrases, fst::Error> {
        Ok(Phrases {
            map: fst::Map::new(bytes)?,
        })
    }

    /// The number of a whole phrase in normal form.
    pub fn get(&self, key: &str) -> Option<u64> {
        self.map.get(key)
    }

    /// Every phrase that starts at the first of these tokens: how many tokens it takes, and its number; shortest first.
    pub fn starting(&self, tokens: &[Token]) -> impl Iterator<Item = (usize, u64)> {
        let mut walk = Walk::new(&self.map);
        let mut previous_end = None;
        let mut found = Vec::new();
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
