//! Page furniture: what scraped pages carry besides the article. It is found by shape and place, and yields neither
//! mentions nor claims; its text stays where it is, so that offsets keep their meaning.

use crate::model::{Document, Sentence, Shape};
use crate::schema::{ClassId, Lexicon};

/// Marks sentences that are page furniture.
pub struct Furniture<'s> {
    lexicon: &'s Lexicon,
    hints: Option<ClassId>,
}

/// A line is a headline when this share, in percent, of its longer words has a capital.
const TITLE_CASE_PERCENT: usize = 70;
/// Words shorter than this are written small in headlines, too.
const SHORT_WORD: usize = 4;
/// A hint ("Read the full article here") stands in a line of at most this many tokens.
const HINT_TOKENS: usize = 25;
/// Sentences that open with a hint of several words are furniture up to this length, in tokens.
const HINT_LONG: usize = 40;
/// It opens the line, within so many tokens,
const HINT_START: usize = 2;
/// or the line is as short as this.
const HINT_LINE: usize = 9;

impl<'s> Furniture<'s> {
    /// Reads the hints of `lexicon/furniture.csv`.
    pub fn new(lexicon: &'s Lexicon) -> Furniture<'s> {
        Furniture {
            lexicon,
            hints: lexicon.class("furniture"),
        }
    }

    /// Marks furniture in a document whose sentences are cut.
    pub fn mark(&self, text: &str, document: &mut Document) {
        let Document {
            tokens,
            sentences,
            phrases,
            ..
        } = document;
        for sentence in sentences {
            let words = tokens.get(sentence.tokens.clone()).unwrap_or(&[]);
            let by_line = words.len() <= 10
                && words.first().is_some_and(|t| t.norm == "by")
                && words.get(1).is_some_and(|t| t.shape == Shape::Capital)
                && !ends_as_sentence(text, sentence);
            // A hint opens its line or is all of it: "to read more books." is no hint.
            let reach = match (ends_as_sentence(text, sentence), words.len() <= HINT_LINE) {
                (true, _) => 1,
                (false, true) => words.len(),
                (false, false) => HINT_START,
            };
            // "Corrections: An earlier version".
            let labelled = words.get(1).is_some_and(|t| t.norm == ":");
            let first = if labelled { 2 } else { 0 };
            let hint = (0..(first + reach).min(words.len())).any(|i| {
                let found = self.lexicon.starting(phrases, sentence.tokens.start + i);
                let mut hints =
                    found.filter(|(_, rows)| rows.iter().any(|row| Some(row.class) == self.hints));
                // "Correction: An earlier version of this article said that …" may go on for long.
                let opens = |length| i == first && length > 1 && words.len() <= HINT_LONG;
                hints.any(|(length, _)| words.len() <= HINT_TOKENS || opens(length))
            });
            // A headline in title case tells nothing about which of its words are names.
            let headline = !ends_as_sentence(text, sentence) && title_case(text, words);
            sentence.furniture |= by_line || hint || headline;
        }
    }
}

fn ends_as_sentence(text: &str, sentence: &Sentence) -> bool {
    sentence.span.of(text).ends_with([
        '.', '!', '?', ':', ';', '"', '\u{201d}', '\u{2019}', ')', ',',
    ])
}

fn title_case(text: &str, words: &[crate::model::Token]) -> bool {
    let long = words.iter().filter(|t| {
        let form = t.span.of(text);
        form.chars().count() >= SHORT_WORD && form.chars().all(char::is_alphabetic)
    });
    let (mut capital, mut all) = (0, 0);
    for word in long {
        all += 1;
        capital += usize::from(word.shape == Shape::Capital);
    }
    // Headlines in title case write their verbs large, too: "Larsen met Hall in Lima" is a sentence without its full stop.
    let sentence = words
        .iter()
        .any(|t| t.shape == Shape::Verb && t.lemma != "be");
    all >= 4 && capital * 100 >= all * TITLE_CASE_PERCENT && !sentence
}
