//! Names that are no nodes: storms, treaties, prizes, and what an article calls a film or a ship.

use rustc_hash::FxHashSet;

use super::Chains;
use crate::model::{Document, Name, Text};

/// The label of evidence that a name is that of something that is no node: a film, a ship.
pub(super) const THING: &str = "Thing";

impl Chains<'_> {
    /// "CWP" of "the Clean Water Protocol (CWP)": what a treaty or a prize is called for short.
    pub(super) fn short_for_things(&self, document: &Document) -> FxHashSet<Text> {
        let mark = |i: usize, mark: &str| document.tokens.get(i).is_some_and(|t| t.norm == mark);
        let thing = |name: &&Name| {
            let words = self.norms(document, name.tokens.clone());
            let end = name.tokens.end;
            mark(end, "(") && mark(end + 2, ")") && self.is_thing(&words, name.label(), false)
        };
        let things = document.names.iter().filter(thing);
        let short = things.filter_map(|name| document.tokens.get(name.tokens.end + 1));
        short.map(|token| token.norm.clone()).collect()
    }

    /// "the British Grand Prix", "Hurricane Larsen": whether the first or the last word of a name says that nobody is called so. The
    /// last says nothing where it is certain that a body is.
    pub(super) fn is_thing(&self, words: &[Text], label: &str, certain: bool) -> bool {
        let lexicon = self.schema.lexicon();
        let says = |word: Option<&Text>, at: &str| {
            let rows = word.map_or(&[][..], |word| lexicon.rows(word));
            rows.iter().any(|row| {
                let cell = |column| lexicon.cell(*row, column);
                let label =
                    cell("label").is_empty() || cell("label").split('|').any(|l| l == label);
                Some(row.class) == self.thing_word && cell("at") == at && label
            })
        };
        let whole = words.len() > 1;
        // "the Council of the Revolution" is a council.
        let body = words
            .first()
            .is_some_and(|word| lexicon.has(self.org_word, word))
            && words.get(1).is_some_and(|word| word == "of");
        !certain && !body && says(words.last(), "last") && (whole || says(words.last(), "alone"))
            || whole && says(words.first(), "first")
    }
}
