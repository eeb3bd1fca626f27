//! Names that are no nodes: storms, treaties, prizes, and what an article calls a film or a ship.

use rustc_hash::FxHashSet;

use super::Chains;
use crate::model::{Document, Name, Shape, Text, Token};

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
        let short = short.map(|token| token.norm.clone());
        short.chain(self.ships(document)).collect()
    }

    /// "Larsen" of "HMS Larsen", where the article has no place and nobody else of that name.
    fn ships(&self, document: &Document) -> impl Iterator<Item = Text> {
        let names = &document.names;
        let other = |word: &Text| {
            let at = |i: usize| token(document, i).is_some_and(|t| t.norm == *word);
            let whole = |name: &Name| {
                let tokens = &name.tokens;
                let ship = self.is_ship(document, tokens.start + 1);
                tokens.len() > 1 && at(tokens.end - 1) && !ship
            };
            let place = |name: &Name| name.place.is_some() && at(name.tokens.start);
            names.iter().any(|name| whole(name) || place(name))
        };
        let capital = |i: usize| token(document, i).is_some_and(|t| t.shape == Shape::Capital);
        (1..document.tokens.len()).filter_map(move |at| {
            let name = token(document, at)?;
            let ship = self.is_ship(document, at) && capital(at) && !capital(at + 1);
            (ship && !other(&name.norm)).then(|| name.norm.clone())
        })
    }

    /// Whether a ship is called by the word: the prefix of its navy stands before it.
    pub(super) fn is_ship(&self, document: &Document, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| token(document, i));
        before.is_some_and(|t| {
            t.shape == Shape::Capital && self.schema.lexicon().has(self.vessel, &t.norm)
        })
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

fn token(document: &Document, at: usize) -> Option<&Token> {
    document.tokens.get(at)
}
