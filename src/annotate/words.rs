//! What the words of a sentence are to rules and lexicons: their norm, base form and shape.

use crate::model::{Shape, Span, Text, Token};
use crate::schema::{ClassId, Lexicon};

/// Makes tokens.
pub struct Words<'s> {
    lexicon: &'s Lexicon,
    titles: Option<ClassId>,
}

impl<'s> Words<'s> {
    /// With this lexicon's verbs and titles.
    pub fn new(lexicon: &'s Lexicon) -> Words<'s> {
        Words {
            lexicon,
            titles: lexicon.class("title"),
        }
    }

    /// Whether a word is an abbreviated title, which a name must follow: "Ms.", "Gen."
    pub fn opens_name(&self, word: &str) -> bool {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        word.ends_with('.') && self.lexicon.has(self.titles, word)
    }

    /// The token of a form that stands at `span`.
    pub fn token(&self, form: &str, span: Span) -> Token {
        let norm: Text = crate::schema::key(form).into();
        let verb = self.lexicon.verb(&norm);
        let lemma = verb.map_or_else(|| norm.clone(), |verb| verb.lemma.clone());
        let first = form.chars().next().unwrap_or(' ');
        let shape = match first {
            c if c.is_uppercase() => Shape::Capital,
            c if c.is_numeric() => Shape::Number,
            c if !c.is_alphanumeric() && !form.chars().any(char::is_alphanumeric) => {
                Shape::Punctuation
            }
            _ if verb.is_some() => Shape::Verb,
            _ => Shape::Word,
        };
        Token {
            span,
            norm,
            lemma,
            shape,
            tag: Text::default(),
            head: 0,
            relation: Text::default(),
        }
    }
}
