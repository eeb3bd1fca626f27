//! The direction in time of a verb group, from its auxiliaries and verb forms: what decides which Saturday is meant.

use crate::model::{Document, Sentence, Shape, Status};
use crate::schema::{ClassId, Lexicon};

/// Whether something lies ahead of the article's date or behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Will be.
    Ahead,
    /// Was.
    Behind,
    /// Nothing says so.
    Unknown,
}

/// A verb is so many steps above a time that belongs to it, at most.
const HIGHEST: usize = 6;

/// Reads tenses.
pub struct Tenses<'s> {
    lexicon: &'s Lexicon,
    aux: Option<ClassId>,
}

impl<'s> Tenses<'s> {
    /// With this lexicon's auxiliaries.
    pub fn new(lexicon: &'s Lexicon) -> Tenses<'s> {
        Tenses {
            lexicon,
            aux: lexicon.class("aux"),
        }
    }

    /// The direction at a token: the nearest verb group before it in the sentence that shows one, else the nearest after.
    pub fn direction(&self, document: &Document, sentence: &Sentence, at: usize) -> Direction {
        // "On Friday Hall planned to resign": it belongs to the verb behind it.
        if self.is_before_past(document, at) {
            return Direction::Behind;
        }
        let before = (sentence.tokens.start..at).rev();
        // The word itself may look like a verb: "On May 6".
        let after = at + 1..sentence.tokens.end;
        let shown = before
            .chain(after)
            .map(|i| self.shown(document, sentence, i));
        shown
            .into_iter()
            .find(|d| *d != Direction::Unknown)
            .unwrap_or(Direction::Unknown)
    }

    /// Whether the tree hangs a word on a verb in the simple past that follows it, with no other verb between them.
    fn is_before_past(&self, document: &Document, at: usize) -> bool {
        let token = |i: usize| document.tokens.get(i);
        let verb = |i: &usize| token(*i).is_some_and(|t| t.tag.starts_with('V') || t.tag == "MD");
        let up = |i: &usize| token(*i).map(|t| t.head as usize).filter(|head| head != i);
        let chain = std::iter::successors(Some(at), up).take(HIGHEST);
        let Some(governor) = chain.skip(1).find(verb).filter(|verb| *verb > at) else {
            return false;
        };
        let past = token(governor)
            .is_some_and(|t| t.tag == "VBD" && !matches!(t.lemma.as_str(), "be" | "have" | "do"));
        past && !(at + 1..governor).any(|i| verb(&i))
    }

    /// Whether the first word is a finite verb form or a participle of the past.
    fn is_verb(&self, tokens: &[crate::model::Token]) -> bool {
        let form = tokens.first().and_then(|t| self.lexicon.verb(&t.norm));
        form.is_some_and(|form| form.past || form.participle || form.third)
    }

    /// The direction that one word or phrase shows by itself.
    fn shown(&self, document: &Document, sentence: &Sentence, at: usize) -> Direction {
        let rest = document.tokens.get(at..sentence.tokens.end).unwrap_or(&[]);
        let phrases = self
            .lexicon
            .starting(&document.phrases, at)
            .collect::<Vec<_>>();
        for (length, rows) in phrases.iter().rev() {
            let aux = rows.iter().find(|row| Some(row.class) == self.aux);
            // "next to the embassy", "possible", "upcoming" say nothing of a verb.
            let verbal = *length > 1 || looks_ahead(rest) || self.is_verb(rest);
            let aux = aux.filter(|_| verbal);
            let status = aux.and_then(|row| Status::from_name(self.lexicon.cell(*row, "status")));
            match status {
                Some(Status::Planned | Status::Possible) => return Direction::Ahead,
                // "will not meet on Saturday" looks ahead, too.
                Some(_) if looks_ahead(rest) => return Direction::Ahead,
                Some(_) => return Direction::Behind,
                None => {}
            }
        }
        let Some(token) = rest.first() else {
            return Direction::Unknown;
        };
        // "is to meet", "are also to meet".
        if matches!(token.norm.as_str(), "is" | "are") {
            let adverb = |t: &&crate::model::Token| t.tag == "RB";
            let mut next = rest.iter().skip(1).skip_while(|t| adverb(t));
            let to = next.next().is_some_and(|t| t.norm == "to");
            if to && next.next().is_some_and(|t| t.tag == "VB") {
                return Direction::Ahead;
            }
        }
        if matches!(token.norm.as_str(), "was" | "were" | "had" | "did") {
            return Direction::Behind;
        }
        let before = at.checked_sub(1).and_then(|i| document.tokens.get(i));
        let after_name = before.is_some_and(|t| t.shape == Shape::Capital);
        match self.lexicon.verb(&token.norm) {
            // A form that is also the base ("put", "come") shows nothing.
            Some(form) if form.past && !form.base => Direction::Behind,
            // "Hall arrives on Thursday" is a timetable; who "says on Thursday" has said it. Right after a name only:
            // "talks" and "sanctions" are nouns, too.
            Some(form)
                if form.third
                    && after_name
                    && !["say", "tell", "be", "have", "do"].contains(&form.lemma.as_str()) =>
            {
                Direction::Ahead
            }
            None if token.shape == Shape::Word
                && token.norm.len() > 4
                && token.norm.ends_with("ed") =>
            {
                Direction::Behind
            }
            _ => Direction::Unknown,
        }
    }
}

/// Whether the words begin with a verb form of what is to come.
fn looks_ahead(tokens: &[crate::model::Token]) -> bool {
    let first = tokens.first().map_or("", |t| t.norm.as_str());
    matches!(
        first,
        "will"
            | "wo"
            | "won't"
            | "would"
            | "cannot"
            | "can"
            | "ca"
            | "may"
            | "might"
            | "could"
            | "must"
            | "should"
            | "shall"
            | "'ll"
    )
}
