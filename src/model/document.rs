//! What `annotate` hands on: the article's words, sentences and name proposals, as spans of its text.

use serde::{Deserialize, Serialize};

use super::{Span, Text};

/// What a token looks like: verb forms from the verb lexicon, everything else by its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Shape {
    /// A word, nothing more known.
    Word,
    /// A word with a capital letter.
    Capital,
    /// A number, ordinal or year.
    Number,
    /// A form of a verb that the lexicon lists.
    Verb,
    /// Punctuation.
    Punctuation,
}

/// One token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// The lower-case form with straight apostrophes: what rules and lexicons are matched against.
    pub norm: Text,
    /// The verb's base form, or `norm`.
    pub lemma: Text,
    /// What it looks like.
    pub shape: Shape,
    /// Part of speech, a tag of the Penn Treebank as OntoNotes has them.
    pub tag: Text,
    /// The token's head in the dependency tree of its sentence, an index into [`Document::tokens`]; a root's is itself.
    pub head: u32,
    /// The dependency relation to the head, one of ClearNLP's (`nsubj`, `dobj`, `pobj`).
    pub relation: Text,
}

/// One sentence: a run of tokens on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without outer white space.
    pub span: Span,
    /// Its tokens, a range of [`Document::tokens`].
    pub tokens: std::ops::Range<usize>,
    /// Page furniture (headline lists, "Read more", form hints): yields no mention and no claim.
    pub furniture: bool,
}

/// What the trained engine takes for a name, a date or a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its tokens, a range of [`Document::tokens`].
    pub tokens: std::ops::Range<usize>,
    /// Its label, one of OntoNotes': `PERSON`, `ORG`, `GPE`, `DATE` …
    pub label: Text,
}

/// A proposed name: trained engine, gazetteer, lexicon and shape, before the document's memory decides.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// Its tokens, a range of [`Document::tokens`].
    pub tokens: std::ops::Range<usize>,
    /// The weight of evidence for each label, best first; ties by label.
    pub scores: Vec<(Text, i32)>,
    /// How much of the weight for each label comes from the words beside the name.
    pub beside: Vec<(Text, i32)>,
    /// The whole name is in a gazetteer: first entries of the key, for places.
    pub place: Option<super::PlaceId>,
}

impl Name {
    /// The label with most evidence; empty when there is none.
    pub fn label(&self) -> &str {
        self.scores.first().map_or("", |(label, _)| label)
    }

    /// The weight for a label that comes from the words beside the name.
    pub fn beside(&self, label: &str) -> i32 {
        let found = self.beside.iter().find(|(known, _)| known == label);
        found.map_or(0, |(_, weight)| *weight)
    }
}

/// The phrases of the word lists in a document, by the token that they start at: each takes some tokens and has a number in
/// the lexicon. None goes beyond its sentence.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    ends: Vec<u32>,
    found: Vec<(u32, u32)>,
}

impl Phrases {
    /// Adds those of the next token.
    pub fn push(&mut self, found: impl Iterator<Item = (u32, u32)>) {
        self.found.extend(found);
        self.ends.push(self.found.len() as u32);
    }

    /// The phrases that start at a token: how many tokens each takes, and its number; shortest first.
    pub fn at(&self, token: usize) -> &[(u32, u32)] {
        let end = |i: Option<usize>| i.and_then(|i| self.ends.get(i)).map_or(0, |e| *e as usize);
        let range = end(token.checked_sub(1))..end(Some(token));
        self.found.get(range).unwrap_or(&[])
    }
}

/// An annotated article.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// All tokens, in order.
    pub tokens: Vec<Token>,
    /// All sentences, in order; they do not overlap.
    pub sentences: Vec<Sentence>,
    /// Which phrases of the word lists start at each token.
    pub phrases: Phrases,
    /// What the trained engine found, in order, without overlaps.
    pub entities: Vec<Entity>,
    /// Name proposals, in order; they do not overlap and do not cross sentences.
    pub names: Vec<Name>,
}

impl Document {
    /// The span from the first to the last token of a range; empty ranges give an empty span at 0.
    pub fn span(&self, tokens: &std::ops::Range<usize>) -> Span {
        let first = self.tokens.get(tokens.start);
        let last = tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i));
        match (first, last) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.cover(last.span),
            _ => Span::new(0, 0),
        }
    }
}
