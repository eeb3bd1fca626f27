//! What the program knows of English words, as the tables of `english/` have it: classes of characters, words that are
//! cut in their own way, norms, base forms. How words are cut and what features they have is `annotate`'s.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::english_tables::{BLOCK, Classes, Exception, Tables};
use crate::model::{Error, Result};

/// What kind of inflected form a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inflection {
    /// A noun in the plural.
    Noun,
    /// A verb in the past, in -ing, a participle or the third person.
    Verb,
    /// A comparative or superlative.
    Adjective,
    /// An adverb, compared or not.
    Adverb,
}

/// The tables of `english/`, compiled.
#[derive(Debug)]
pub struct English {
    tables: Tables,
    ascii: [Classes; 128],
    exceptions: FxHashMap<String, Exception>,
    /// For each first byte of an exception the last bytes, a bit each: most words end the search here.
    ends: Vec<[u64; 4]>,
    longest: usize,
    norms: FxHashMap<String, String>,
    by_tag: FxHashMap<String, BTreeMap<String, String>>,
    lemmas: fst::Map<&'static [u8]>,
}

impl English {
    /// The tables in the binary.
    ///
    /// # Errors
    /// When the binary is damaged.
    pub fn embedded() -> Result<English> {
        let damaged = |e| Error::wrap("the tables of English in this program are damaged", e);
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/english.bin"));
        let mut tables: Tables = postcard::from_bytes(bytes).map_err(damaged)?;
        let lemmas = &include_bytes!(concat!(env!("OUT_DIR"), "/lemmas.fst"))[..];
        let lemmas = fst::Map::new(lemmas)
            .map_err(|e| Error::wrap("the base forms in this program are damaged", e))?;
        let exceptions: FxHashMap<_, _> =
            std::mem::take(&mut tables.exceptions).into_iter().collect();
        let mut ends = vec![[0; 4]; 256];
        let mut longest = 0;
        #[allow(clippy::iter_over_hash_type)] // Bits and a maximum come out the same in any order.
        for form in exceptions.keys() {
            longest = longest.max(form.len());
            if let Some((bits, bit)) = place(&mut ends, form.as_bytes()) {
                *bits |= bit;
            }
        }
        let mut ascii = [Classes::default(); 128];
        for (classes, c) in ascii.iter_mut().zip('\0'..) {
            *classes = classes_of(&tables, c);
        }
        Ok(English {
            ascii,
            exceptions,
            ends,
            longest,
            norms: std::mem::take(&mut tables.norms).into_iter().collect(),
            by_tag: std::mem::take(&mut tables.lemmas_by_tag)
                .into_iter()
                .collect(),
            lemmas,
            tables,
        })
    }

    /// The classes of a character.
    #[inline]
    pub fn classes(&self, c: char) -> Classes {
        match self.ascii.get(c as usize) {
            Some(classes) => *classes,
            None => classes_of(&self.tables, c),
        }
    }

    /// How a word is cut that has its own way.
    #[inline]
    pub fn exception(&self, word: &str) -> Option<&Exception> {
        let bytes = word.as_bytes();
        let (first, last) = (bytes.first()?, bytes.last()?);
        let bits = self
            .ends
            .get(usize::from(*first))?
            .get(usize::from(last / 64))?;
        if bytes.len() > self.longest || bits & (1 << (last % 64)) == 0 {
            return None;
        }
        self.exceptions.get(word)
    }

    /// All words that are cut in their own way, in no order.
    pub fn exceptions(&self) -> impl Iterator<Item = (&str, &Exception)> {
        self.exceptions
            .iter()
            .map(|(form, exception)| (form.as_str(), exception))
    }

    /// Forms of more than one character that are cut off at the start of a word.
    pub fn prefixes(&self) -> &[String] {
        &self.tables.prefixes
    }

    /// Forms of more than one character that are cut off at the end of a word.
    pub fn suffixes(&self) -> &[String] {
        &self.tables.suffixes
    }

    /// Whether a form is cut off after a digit: a unit or a currency.
    pub fn follows_digit(&self, form: &str) -> bool {
        let forms = &self.tables.after_digit;
        forms.binary_search_by(|f| f.as_str().cmp(form)).is_ok()
    }

    /// Hyphens and dashes that join two words into one.
    pub fn hyphens(&self) -> &[String] {
        &self.tables.hyphens
    }

    /// The norm of a form where it is not the form in small letters.
    pub fn norm(&self, form: &str) -> Option<&str> {
        self.norms.get(form).map(String::as_str)
    }

    /// The base form of a word, in small letters, that only its tag tells: "him" as a pronoun is "he".
    pub fn lemma_by_tag(&self, word: &str, tag: &str) -> Option<&str> {
        let lemmas = self.by_tag.get(word)?;
        let found = lemmas.get(tag).or_else(|| lemmas.get(""));
        found.map(String::as_str)
    }

    /// The base form of an inflected word in small letters: by the list of exceptions, else by the first rule that leads to
    /// a known word, else by the first rule that fits, else the word itself.
    pub fn lemma<'w>(&self, word: &'w str, inflection: Inflection) -> Cow<'w, str> {
        let part = match inflection {
            Inflection::Noun => 'n',
            Inflection::Verb => 'v',
            Inflection::Adjective => 'a',
            Inflection::Adverb => 'r',
        };
        let mut key = String::with_capacity(2 + word.len());
        key.extend([part, '=']);
        key.push_str(word);
        if let Some(value) = self.lemmas.get(&key) {
            let (off, ending) = ((value - 1) / 65536, (value - 1) % 65536);
            let stem = word.len().checked_sub(off as usize);
            let stem = stem.and_then(|end| word.get(..end)).unwrap_or(word);
            let ending = self.tables.lemma_endings.get(ending as usize);
            return format!("{stem}{}", ending.map_or("", String::as_str)).into();
        }
        let rules = self
            .tables
            .lemma_rules
            .get(&part)
            .map_or(&[][..], Vec::as_slice);
        let (mut known, mut odd, mut unknown) = (None, None, None);
        for (ending, instead) in rules {
            let Some(stem) = word.strip_suffix(ending.as_str()) else {
                continue;
            };
            if stem.is_empty() && instead.is_empty() {
                continue;
            }
            key.clear();
            key.extend([part, ':']);
            key.push_str(stem);
            key.push_str(instead);
            let form = || format!("{stem}{instead}");
            let mut letters = stem.chars().chain(instead.chars());
            if self.lemmas.contains_key(&key) {
                known = Some(form());
            } else if !letters.all(char::is_alphabetic) {
                odd.get_or_insert_with(form);
            } else {
                unknown.get_or_insert_with(form);
            }
        }
        match known.or(odd).or(unknown) {
            Some(form) => form.into(),
            None => word.into(),
        }
    }
}

fn classes_of(tables: &Tables, c: char) -> Classes {
    let c = c as u32;
    let block = tables.block_of.get((c / BLOCK) as usize);
    let place = block.map(|block| (u32::from(*block) * BLOCK + c % BLOCK) as usize);
    let classes = place.and_then(|place| tables.blocks.get(place));
    classes.copied().unwrap_or_default()
}

/// The word of `ends` in which a form's first and last byte are marked, and their bit.
fn place<'e>(ends: &'e mut [[u64; 4]], form: &[u8]) -> Option<(&'e mut u64, u64)> {
    let (first, last) = (form.first()?, form.last()?);
    let bits = ends.get_mut(usize::from(*first))?;
    Some((bits.get_mut(usize::from(last / 64))?, 1 << (last % 64)))
}
