//! Words of an article that say what its names can be.

use rustc_hash::{FxHashMap, FxHashSet};

use super::SURE_ORG;
use crate::model::{Document, Name, Shape, Text};

/// The names of one word that the article uses for an organisation beyond doubt: "truck maker Larsen".
pub(super) fn companies(document: &Document) -> FxHashSet<Text> {
    let sure = |name: &&Name| {
        name.tokens.len() == 1 && name.label() == "Org" && name.beside("Org") >= SURE_ORG
    };
    let names = document.names.iter().filter(sure);
    let words = names.filter_map(|name| document.tokens.get(name.tokens.start));
    words.map(|word| word.norm.clone()).collect()
}

/// How often each capitalised word stands outside names of several words.
pub(super) fn bare_words(document: &Document) -> FxHashMap<Text, u32> {
    let mut inside = vec![false; document.tokens.len()];
    for name in document.names.iter().filter(|n| n.tokens.len() > 1) {
        inside
            .get_mut(name.tokens.clone())
            .into_iter()
            .flatten()
            .for_each(|i| *i = true);
    }
    let mut counts: FxHashMap<Text, u32> = FxHashMap::default();
    let words = document
        .tokens
        .iter()
        .zip(inside)
        .filter(|(t, inside)| !inside && t.shape == Shape::Capital);
    words.for_each(|(token, _)| *counts.entry(token.norm.clone()).or_default() += 1);
    counts
}

/// Whether "the" stands before a token.
pub(super) fn has_the(document: &Document, token: usize) -> bool {
    let before = token.checked_sub(1).and_then(|i| document.tokens.get(i));
    before.is_some_and(|t| t.norm == "the")
}

/// Persons of one article with the same first and last word are one: "John F. Kelly" and "John Kelly".
pub(super) fn person_key(norms: &[Text]) -> String {
    match (norms.first(), norms.last()) {
        (Some(first), Some(last)) => format!("{first} {last}"),
        _ => String::new(),
    }
}
