//! Names that are no nodes: storms, treaties, prizes, and what an article calls a film or a ship.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::Chains;
use crate::model::{Document, Name, Shape, Text};
use crate::schema::RowId;

/// The label of evidence that a name is that of something that is no node: a film, a ship.
pub(super) const THING: &str = "Thing";

/// The name of a ship has so many words, at most.
const LONGEST_SHIP: usize = 3;

impl Chains<'_> {
    /// What an article calls things: "CWP" of "the Clean Water Protocol (CWP)", "Larsen" of "HMS Larsen".
    pub(super) fn called_things(&self, document: &Document) -> FxHashSet<String> {
        let mark = |i: usize, mark: &str| document.tokens.get(i).is_some_and(|t| t.norm == mark);
        let thing = |name: &&Name| {
            let words = self.norms(document, name.tokens.clone());
            let end = name.tokens.end;
            mark(end, "(") && mark(end + 2, ")") && self.is_thing(&words, name.label(), false)
        };
        let things = document.names.iter().filter(thing);
        let short = things.map(|name| form(document, name.tokens.end + 1..name.tokens.end + 2));
        short.chain(self.ships(document)).collect()
    }

    /// The names of ships, but for those that a place or somebody else of the article has.
    fn ships(&self, document: &Document) -> impl Iterator<Item = String> {
        let prefixes = (0..document.tokens.len()).filter(|at| self.is_prefix(document, *at));
        let called = prefixes.map(|at| form(document, at + 1..capitals(document, at + 1)));
        called.filter(|ship| {
            let other = |name: &Name| {
                let whole = form(document, name.tokens.clone());
                let longer = whole.strip_suffix(ship.as_str());
                let longer = longer.is_some_and(|before| before.ends_with(' '));
                let own = self.is_ship(document, name.tokens.start + 1);
                longer && !own || name.place.is_some() && whole == *ship
            };
            !ship.is_empty() && !document.names.iter().any(other)
        })
    }

    /// "the Supreme Court Act", of which the engine has seen "Supreme Court" or "Act": whether the name ends with a word of
    /// things.
    pub(super) fn is_cut_thing(&self, document: &Document, name: &Name) -> bool {
        let lexicon = self.schema.lexicon();
        let alone = name.tokens.len() == 1;
        let next = name.tokens.end - usize::from(alone);
        let last = next.checked_sub(1).and_then(|i| document.tokens.get(i));
        let last = last.filter(|_| is_capital(document, next.saturating_sub(1)));
        let joined = last.is_some_and(|t| t.relation == "compound" && t.head as usize == next);
        let rows = document
            .tokens
            .get(next)
            .map_or(&[][..], |t| lexicon.rows(&t.norm));
        let thing = |row: &RowId| {
            let cell = |column| lexicon.cell(*row, column);
            let treaty = cell("at") == "last" && cell("label").is_empty();
            Some(row.class) == self.thing_word && treaty
        };
        let whole = !is_capital(document, next + 1);
        joined && whole && is_capital(document, next) && rows.iter().any(thing)
    }

    /// Whether a word is in the name of a ship: the prefix of its navy stands before it.
    pub(super) fn is_ship(&self, document: &Document, at: usize) -> bool {
        let before = (0..at).rev().take(LONGEST_SHIP);
        let mut before = before.take_while(|i| is_capital(document, *i));
        before.any(|i| self.is_prefix(document, i))
    }

    fn is_prefix(&self, document: &Document, at: usize) -> bool {
        let token = document.tokens.get(at).filter(|_| is_capital(document, at));
        token.is_some_and(|t| self.schema.lexicon().has(self.vessel, &t.norm))
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

fn is_capital(document: &Document, at: usize) -> bool {
    let token = document.tokens.get(at);
    token.is_some_and(|t| t.shape == Shape::Capital)
}

/// Where the words with a capital end that begin here.
fn capitals(document: &Document, start: usize) -> usize {
    let mut end = start;
    while is_capital(document, end) && end < start + LONGEST_SHIP {
        end += 1;
    }
    end
}

pub(super) fn form(document: &Document, tokens: Range<usize>) -> String {
    let tokens = document.tokens.get(tokens).unwrap_or(&[]);
    let words: Vec<&str> = tokens.iter().map(|t| t.norm.as_str()).collect();
    words.join(" ")
}
