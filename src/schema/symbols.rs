//! The words of patterns as numbers: a pattern may list forty, and comparing numbers is cheaper than comparing words.

use rustc_hash::{FxHashMap, FxHashSet};

use super::lexicon::{ClassId, Lexicon};
use super::pattern::Element;
use crate::model::Text;

/// The number of a word that no pattern has.
pub const UNKNOWN: u32 = 0;

/// The words of all patterns, numbered from 1.
#[derive(Debug, Clone, Default)]
pub struct Symbols {
    numbers: FxHashMap<Text, u32>,
}

/// Any of several words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    norms: Vec<u32>,
    lemmas: Vec<u32>,
}

/// What a sentence must have somewhere for a pattern to match in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// One of several words.
    Words(Words),
    /// A phrase of a class.
    Class(ClassId),
    /// All of one of several lists.
    Any(Vec<Vec<Need>>),
}

/// What a row of words has.
#[derive(Debug, Default)]
pub struct Present {
    norms: Vec<u64>,
    lemmas: Vec<u64>,
}

/// What a sequence of numbered elements needs.
pub fn needs(elements: &[Element]) -> Vec<Need> {
    elements.iter().flat_map(needs_of).collect()
}

fn needs_of(element: &Element) -> Vec<Need> {
    match element {
        Element::Words(words) => vec![Need::Words(words.clone())],
        Element::Phrase(_, class) => vec![Need::Class(*class)],
        Element::Trigger(inner) => needs_of(inner),
        Element::Group(alternatives) => {
            let all: Vec<Vec<Need>> = alternatives.iter().map(|a| needs(a)).collect();
            match all.iter().any(Vec::is_empty) {
                true => Vec::new(),
                false => vec![Need::Any(all)],
            }
        }
        _ => Vec::new(),
    }
}

impl Present {
    /// Of the numbers of words and their lemmas.
    pub fn new(symbols: &[[u32; 2]]) -> Present {
        let mut present = Present::default();
        for [norm, lemma] in symbols {
            set(&mut present.norms, *norm);
            set(&mut present.lemmas, *lemma);
        }
        present
    }

    /// Whether all that is needed is there; classes are those of which a phrase is.
    pub fn meets(&self, needs: &[Need], classes: &FxHashSet<ClassId>) -> bool {
        needs.iter().all(|need| match need {
            Need::Words(words) => {
                let has = |list: &[u32], set: &[u64]| list.iter().any(|n| is_set(set, *n));
                has(&words.norms, &self.norms) || has(&words.lemmas, &self.lemmas)
            }
            Need::Class(class) => classes.contains(class),
            Need::Any(lists) => lists.iter().any(|needs| self.meets(needs, classes)),
        })
    }
}

fn set(bits: &mut Vec<u64>, number: u32) {
    let at = number as usize / 64;
    if bits.len() <= at {
        bits.resize(at + 1, 0);
    }
    if let Some(word) = bits.get_mut(at) {
        *word |= 1 << (number % 64);
    }
}

fn is_set(bits: &[u64], number: u32) -> bool {
    let word = bits.get(number as usize / 64).copied().unwrap_or(0);
    word >> (number % 64) & 1 == 1
}

impl Symbols {
    /// The number of a word; [`UNKNOWN`] where no pattern has it.
    pub fn of(&self, word: &str) -> u32 {
        self.numbers.get(word).copied().unwrap_or(UNKNOWN)
    }

    /// The elements with words and classes numbered, and with words that are alternatives side by side as one element. Classes
    /// that no lexicon has are left as they are.
    pub fn number(&mut self, elements: Vec<Element>, lexicon: &Lexicon) -> Vec<Element> {
        let elements = elements.into_iter();
        elements.map(|e| self.numbered(e, lexicon)).collect()
    }

    fn numbered(&mut self, element: Element, lexicon: &Lexicon) -> Element {
        match element {
            Element::Word(word) => {
                let mut norms = vec![self.add(&word)];
                // "Motors' chief executive" has a possessor like another.
                if word == "'s" {
                    norms.push(self.add("'"));
                }
                Element::Words(Words {
                    norms,
                    lemmas: Vec::new(),
                })
            }
            Element::Lemma(lemma) => Element::Words(Words {
                norms: Vec::new(),
                lemmas: vec![self.add(&lemma)],
            }),
            Element::Class(slot, class) => match lexicon.class(&class) {
                Some(id) => Element::Phrase(slot, id),
                None => Element::Class(slot, class),
            },
            Element::Group(alternatives) => {
                let mut joined: Vec<Vec<Element>> = Vec::new();
                for alternative in alternatives {
                    let alternative = self.number(alternative, lexicon);
                    match (
                        joined.last_mut().map(Vec::as_mut_slice),
                        alternative.as_slice(),
                    ) {
                        (Some([Element::Words(words)]), [Element::Words(more)]) => words.join(more),
                        _ => joined.push(alternative),
                    }
                }
                match joined.as_mut_slice() {
                    [one] if one.len() == 1 => one.remove(0),
                    _ => Element::Group(joined),
                }
            }
            Element::Optional(inner) => Element::Optional(self.boxed(*inner, lexicon)),
            Element::Repeat(inner) => Element::Repeat(self.boxed(*inner, lexicon)),
            Element::Trigger(inner) => Element::Trigger(self.boxed(*inner, lexicon)),
            other => other,
        }
    }

    fn boxed(&mut self, element: Element, lexicon: &Lexicon) -> Box<Element> {
        Box::new(self.numbered(element, lexicon))
    }

    fn add(&mut self, word: &str) -> u32 {
        let next = self.numbers.len() as u32 + 1;
        *self.numbers.entry(word.into()).or_insert(next)
    }
}

impl Words {
    /// Whether the word is one of them as it stands.
    pub fn has_norm(&self, number: u32) -> bool {
        has(&self.norms, number)
    }

    /// Whether it is a form of one of the verbs.
    pub fn has_lemma(&self, number: u32) -> bool {
        has(&self.lemmas, number)
    }

    fn join(&mut self, more: &Words) {
        for (own, others) in [
            (&mut self.norms, &more.norms),
            (&mut self.lemmas, &more.lemmas),
        ] {
            own.extend(others);
            own.sort_unstable();
            own.dedup();
        }
    }
}

/// Whether a sorted list has a number; most have one.
fn has(list: &[u32], number: u32) -> bool {
    match list {
        [] => false,
        [only] => *only == number,
        several => several.binary_search(&number).is_ok(),
    }
}
