//! What the words of a sentence are to rules and lexicons: their norm, base form and shape.

use crate::model::{Shape, Span, Text, Token};
use crate::schema::Lexicon;

/// Makes tokens.
pub struct Words<'s> {
    lexicon: &'s Lexicon,
}

impl<'s> Words<'s> {
    /// With this lexicon's verbs.
    pub fn new(lexicon: &'s Lexicon) -> Words<'s> {
        Words { lexicon }
    }

    /// The token of a form that stands at `span`.
    pub fn token(&self, form: &str, span: Span) -> Token {
        let norm: Text = crate::schema::key(form).into();
        let verb = self.lexicon.verb(&norm);
        let first = form.chars().next().unwrap_or(' ');
        let shape = match first {
            // "U.S.-educated" is one word and no name.
            _ if small_end(form) => Shape::Word,
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
            lemma: Text::default(),
            shape,
            tag: Text::default(),
            head: 0,
            relation: Text::default(),
        }
    }
}

/// Whether a word ends in small letters after a hyphen.
fn small_end(form: &str) -> bool {
    let end = form.rsplit_once('-').map_or("", |(_, end)| end);
    end.chars().count() > 2 && end.chars().all(char::is_lowercase)
}
