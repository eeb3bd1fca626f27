//! Times: expressions found by a grammar over the words of a sentence, and their TIMEX3 values, anchored at the
//! article's date, the sentence's tense and what the article has spoken of before.
//!
//! The classes of expressions and their values are those of TimeML's TIMEX3 (Pustejovsky et al. 2003). Weekdays, months
//! and "this week" need a direction: the tense of the verb group nearest before the expression (else after it) says
//! whether it lies ahead or behind. The current week and weekend are clipped by it, as the output contract says. Without
//! an article date only what the text itself fixes has days.

mod clock;
mod days;
mod grammar;
mod lengths;
mod period;
mod seasons;
mod stretches;
mod words;

use jiff::civil::Date;

use super::draft::{Draft, DraftTime};
use super::tense::Tenses;
use crate::model::{Document, Sentence, Span, Time};
use crate::schema::Lexicon;
use grammar::{Grammar, Memory};
use period::Kind;
use words::Vocabulary;

/// Finds times; made once.
pub struct Times<'s> {
    vocabulary: Vocabulary,
    tenses: Tenses<'s>,
}

impl<'s> Times<'s> {
    /// With this lexicon's words.
    pub fn new(lexicon: &'s Lexicon) -> Times<'s> {
        Times {
            vocabulary: Vocabulary::new(lexicon),
            tenses: Tenses::new(lexicon),
        }
    }

    /// Finds the times of an article's sentences, in order of text.
    pub fn find<'d>(
        &self,
        text: &str,
        document: &'d Document,
        sentences: impl Iterator<Item = &'d Sentence>,
        anchor: Option<Date>,
        draft: &mut Draft,
    ) {
        let mut words = Vec::new();
        let mut memory = Memory::default();
        for sentence in sentences {
            if !self.vocabulary.read(text, sentence.span, &mut words) {
                continue;
            }
            let token_at = |byte: u32| token_at(document, sentence, byte);
            let direction = |word: usize| {
                let start = words
                    .get(word)
                    .map_or(sentence.span.start, |w| w.span.start);
                self.tenses.direction(document, sentence, token_at(start))
            };
            let mut at = 0;
            while at < words.len() {
                let grammar = Grammar {
                    words: &words,
                    anchor,
                    direction: &direction,
                    memory: &memory,
                };
                let Some(found) = grammar.read(at) else {
                    at += 1;
                    continue;
                };
                let (Some(first), Some(last)) = (words.get(found.from), words.get(found.to - 1))
                else {
                    break;
                };
                let span = Span {
                    start: first.span.start,
                    end: last.span.end,
                };
                at = found.to;
                if let Some(period) = found.period {
                    memory.last = Some(period);
                    let recent =
                        |day: Date| anchor.is_some_and(|a| (a - day).get_days().abs() < 200);
                    if period.kind == Kind::Quarter && recent(period.last) {
                        memory.quarter = Some(period);
                    }
                }
                draft.times.push(DraftTime {
                    time: Time {
                        span,
                        kind: found.kind,
                        value: found.value.into(),
                        modifier: found.modifier,
                        days: found.days,
                    },
                    tokens: token_at(span.start)..token_at(span.end - 1) + 1,
                    adverbial: found.adverbial,
                });
            }
        }
    }
}

/// The token of a sentence that holds a byte, or the first one after it.
fn token_at(document: &Document, sentence: &Sentence, byte: u32) -> usize {
    let tokens = document.tokens.get(sentence.tokens.clone()).unwrap_or(&[]);
    sentence.tokens.start + tokens.partition_point(|t| t.span.end <= byte)
}
