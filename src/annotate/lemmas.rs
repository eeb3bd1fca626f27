//! Base forms by word and tag, as spaCy's rules for English find them: exceptions, rules and known words are
//! `schema/english/lemma_*.csv`.

use crate::schema::{English, Inflection};

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
