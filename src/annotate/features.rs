//! What a trained network sees of a word: its norm, first character, last three characters and shape, as spaCy defines them.
//! The class of a word is the model's own.

use std::borrow::Cow;

use super::tokenizer::Cut;
use crate::schema::{English, classes};

/// The norm of a token of `text`: that of the way in which it was cut, else that of its form ("€" is "$"), else the form in
/// small letters.
pub fn norm<'a>(english: &'a English, cut: &Cut<'a>, text: &'a str) -> Cow<'a, str> {
    let form = cut.span.of(text);
    match cut.norm.or_else(|| english.norm(form)) {
        Some(norm) => norm.into(),
        None if form.bytes().all(|b| b.is_ascii_lowercase()) => form.into(),
        None => form.to_lowercase().into(),
    }
}

/// The first character.
pub fn prefix(form: &str) -> &str {
    let end = form.chars().next().map_or(0, char::len_utf8);
    form.get(..end).unwrap_or(form)
}

/// The last three characters.
pub fn suffix(form: &str) -> &str {
    let start = form.char_indices().rev().nth(2).map_or(0, |(i, _)| i);
    form.get(start..).unwrap_or(form)
}

/// Characters from which on a word's shape is only that it is long.
const LONG: usize = 100;
/// So many of a kind in a row are written.
const RUN: usize = 4;

/// A word with `X` for capital letters, `x` for other letters and `d` for digits, of each run the first four, into `shape`: "Xxxxx" for
/// "Minister", "$dd,ddd" for "$92,106"; "LONG" for words of 100 characters and more.
pub fn shape(english: &English, form: &str, shape: &mut String) {
    shape.clear();
    if form.len() >= LONG && form.chars().nth(LONG - 1).is_some() {
        shape.push_str("LONG");
        return;
    }
    let (mut last, mut run) = (None, 0);
    for c in form.chars() {
        let of = english.classes(c);
        let kind = if of.any(classes::ALPHABETIC) {
            if c.is_uppercase() { 'X' } else { 'x' }
        } else if of.any(classes::DIGIT) {
            'd'
        } else {
            c
        };
        run = if last == Some(kind) { run + 1 } else { 1 };
        last = Some(kind);
        if run <= RUN {
            shape.push(kind);
        }
    }
}

/// Whether a word is white space, as Python's `str.isspace` has it.
pub fn is_space(form: &str) -> bool {
    let space = |c: char| c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}');
    !form.is_empty() && form.chars().all(space)
}
