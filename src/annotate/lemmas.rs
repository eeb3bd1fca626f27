//! Base forms by word and tag, as spaCy's rules for English find them: exceptions, rules and known words are
//! `schema/english/lemma_*.csv`.

use rustc_hash::FxHashMap;

use crate::model::Text;
use crate::schema::{English, Inflection};

/// Base forms of inflected words that a thread has found, by the number of the tag and the form: most words of a text have
/// come before, and looking one up takes as long as ten others.
#[derive(Default)]
pub struct Lemmas {
    by_tag: Vec<FxHashMap<Box<str>, Text>>,
    count: usize,
}

/// So many are remembered; then it starts anew, which changes no result.
const REMEMBERED: usize = 1 << 15;

impl Lemmas {
    /// The base form of a word with a tag and its number.
    pub fn get(&mut self, english: &English, form: &str, tag: &str, number: usize) -> Text {
        if inflection(tag).is_none() {
            return lemma(english, form, tag).into();
        }
        if self.count == REMEMBERED {
            *self = Lemmas::default();
        }
        if self.by_tag.len() <= number {
            self.by_tag.resize_with(number + 1, FxHashMap::default);
        }
        let known = self.by_tag.get_mut(number);
        if let Some(lemma) = known.as_ref().and_then(|known| known.get(form)) {
            return lemma.clone();
        }
        let lemma = Text::from(lemma(english, form, tag));
        if let Some(known) = known {
            known.insert(form.into(), lemma.clone());
            self.count += 1;
        }
        lemma
    }
}

/// The base form of a word with a Penn Treebank tag: "meet" for "met" as VBD, "he" for "him" as PRP. Names (NNP, NNPS) stay as
/// they are, other words come in small letters, curly quotes and apostrophes straight.
pub fn lemma(english: &English, form: &str, tag: &str) -> String {
    let mut word = form.to_lowercase();
    if !word.is_ascii() {
        word = straight(&word);
    }
    if let Some(lemma) = english.lemma_by_tag(&word, tag) {
        return lemma.to_owned();
    }
    match inflection(tag) {
        _ if matches!(tag, "NNP" | "NNPS") => form.to_owned(),
        Some(inflection) => english.lemma(&word, inflection).into_owned(),
        None => word,
    }
}

fn inflection(tag: &str) -> Option<Inflection> {
    match tag {
        "NNS" => Some(Inflection::Noun),
        "VBD" | "VBG" | "VBN" | "VBZ" | "BES" | "HVS" => Some(Inflection::Verb),
        "JJR" | "JJS" => Some(Inflection::Adjective),
        "RB" | "RBR" | "RBS" => Some(Inflection::Adverb),
        _ => None,
    }
}

fn straight(word: &str) -> String {
    let straight = |c| match c {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        c => c,
    };
    word.chars().map(straight).collect()
}
