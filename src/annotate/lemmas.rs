//! Base forms by word and tag, as spaCy's rules for English find them: exceptions, rules and known words are
//! `schema/english/lemma_*.csv`.

use std::collections::HashMap;

use crate::model::Text;
use crate::schema::{English, Inflection};

/// Base forms that a thread has found, by the number of the tag and the form: most words of a text have come before.
#[derive(Default)]
pub struct Lemmas {
    by_tag: Vec<HashMap<Box<str>, Text>>,
    count: usize,
}

/// So many are remembered; then it starts anew, which changes no result.
const REMEMBERED: usize = 1 << 15;

impl Lemmas {
    /// The base form of a word with a tag and its number.
    pub fn get(&mut self, english: &English, form: &str, tag: &str, number: usize) -> Text {
        if self.count == REMEMBERED {
            *self = Lemmas::default();
        }
        if self.by_tag.len() <= number {
            self.by_tag.resize_with(number + 1, HashMap::new);
        }
        let Some(found) = self.by_tag.get_mut(number) else {
            return lemma(english, form, tag).into();
        };
        if let Some(known) = found.get(form) {
            return known.clone();
        }
        let lemma = Text::from(lemma(english, form, tag));
        found.insert(form.into(), lemma.clone());
        self.count += 1;
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
    let inflection = match tag {
        "NNP" | "NNPS" => return form.to_owned(),
        "NNS" => Inflection::Noun,
        "VBD" | "VBG" | "VBN" | "VBZ" | "BES" | "HVS" => Inflection::Verb,
        "JJR" | "JJS" => Inflection::Adjective,
        "RB" | "RBR" | "RBS" => Inflection::Adverb,
        _ => return word,
    };
    english.lemma(&word, inflection).into_owned()
}

fn straight(word: &str) -> String {
    let straight = |c| match c {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        c => c,
    };
    word.chars().map(straight).collect()
}
