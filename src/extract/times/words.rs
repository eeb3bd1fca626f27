//! The words of time expressions, from `lexicon/time.csv`, and a sentence cut into words that may be some.
//!
//! Time expressions have a cut of their own, runs of letters, runs of digits and single marks, so that "third-quarter",
//! "10:30pm" and "2010-11" read the same whatever the tokens are.

use std::collections::BTreeMap;

use jiff::civil::Weekday;
use rustc_hash::FxHashMap;

use super::period::{SEASONS, Unit};
use crate::model::{Span, Text};
use crate::schema::{Lexicon, RowId};

/// What a word or phrase means in a time expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Sense {
    /// 1 to 12.
    Month(i8),
    /// "Sept", which stands before a point or a day.
    ShortMonth(i8),
    Weekday(Weekday),
    /// "Fridays": every one of them.
    Weekdays(Weekday),
    Unit(Unit),
    Season(&'static str, i8),
    /// Part of the day, a TIMEX3 code: MO, AF, EV, NI.
    Part(Text),
    /// A time of day that has a name: `12:00`.
    Clock(Text),
    Number(i64),
    /// "hundred", "thousand".
    Scale(i64),
    Ordinal(i64),
    /// "a few" is a number that is not said, "a couple of" is 2.
    Vague(Option<f64>),
    /// "nineties" is 9.
    Decade(i16),
    Which(Which),
    Shift(Shift),
    /// A TIMEX3 modifier: START, APPROX, MORE_THAN …
    Mod(Text),
    /// "earlier this week": behind; "later this week": ahead.
    Near {
        ahead: bool,
    },
    /// Days from today, and a part of the day.
    NearDay(i64, Text),
    /// "daily": P1D.
    Set(Text),
    /// "every", "every other": each so many.
    Each(i64),
    /// PAST_REF, PRESENT_REF, FUTURE_REF.
    Reference(Text),
    /// A rule that [`holiday`](super::period::holiday) reads.
    Holiday(Text),
    Zone,
}

/// Which stretch of a kind is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    This,
    Last,
    Next,
    Coming,
    Past,
    Previous,
    Following,
    Same,
    That,
    Latest,
    Recent,
}

/// Where a length of time is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// Back from the article's day.
    Ago,
    /// Back from what was spoken of.
    Earlier,
    /// On from what was spoken of.
    Later,
    /// On from the article's day.
    FromNow,
}

/// A phrase: the words after its first, and what it means.
#[derive(Debug)]
struct Phrase {
    rest: Vec<Text>,
    sense: Sense,
}

/// The phrases of `lexicon/time.csv`, by their first word, longest first.
#[derive(Debug)]
pub struct Vocabulary {
    phrases: FxHashMap<Text, Vec<Phrase>>,
}

/// A word of a sentence: letters, digits or one mark.
#[derive(Debug)]
pub struct Word<'v> {
    /// Where it stands.
    pub span: Span,
    /// As it stands.
    pub text: Text,
    /// With a capital letter.
    pub capital: bool,
    /// In small letters.
    pub norm: Text,
    phrases: &'v [Phrase],
}

impl Vocabulary {
    /// The phrases of a lexicon; rows that make no sense mean nothing.
    pub fn new(lexicon: &Lexicon) -> Vocabulary {
        let mut phrases: BTreeMap<Text, Vec<Phrase>> = BTreeMap::new();
        let class = lexicon.class("time");
        for row in class
            .into_iter()
            .flat_map(|class| lexicon.class_rows(class))
        {
            let mut words = pieces(lexicon.cell(row, "form")).map(|(s, e)| {
                let form = lexicon.cell(row, "form");
                Text::from(form.get(s..e).unwrap_or("").to_lowercase())
            });
            if let (Some(first), Some(sense)) = (words.next(), sense(lexicon, row)) {
                let rest = words.collect();
                phrases
                    .entry(first)
                    .or_default()
                    .push(Phrase { rest, sense });
            }
        }
        let longest_first = |(first, mut list): (Text, Vec<Phrase>)| {
            list.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
            (first, list)
        };
        Vocabulary {
            phrases: phrases.into_iter().map(longest_first).collect(),
        }
    }

    /// The words of a stretch of text, into `words`; whether one of them can belong to a time expression.
    pub fn read<'v>(&'v self, text: &str, span: Span, words: &mut Vec<Word<'v>>) -> bool {
        words.clear();
        let start = span.start as usize;
        let text = text.get(start..span.end as usize).unwrap_or("");
        let mut some = false;
        for (from, to) in pieces(text) {
            let piece = text.get(from..to).unwrap_or("");
            let norm: Text = match piece.bytes().all(|b| b.is_ascii_lowercase()) {
                true => piece.into(),
                false if piece == "’" => "'".into(),
                false if matches!(piece, "’s" | "’S" | "'S") => "'s".into(),
                false if matches!(piece, "–" | "—" | "‑") => "-".into(),
                false => piece.to_lowercase().into(),
            };
            let phrases = self.phrases.get(&norm).map_or(&[][..], Vec::as_slice);
            some |= !phrases.is_empty()
                || (piece.len() == 4 && norm.starts_with(|c: char| c.is_ascii_digit()));
            words.push(Word {
                span: Span {
                    start: (start + from) as u32,
                    end: (start + to) as u32,
                },
                text: piece.into(),
                capital: piece.starts_with(char::is_uppercase),
                norm,
                phrases,
            });
        }
        some
    }
}

impl Word<'_> {
    /// Whether a phrase starts with it.
    pub fn has_sense(&self) -> bool {
        !self.phrases.is_empty()
    }

    /// The first meaning of a phrase that starts here for which `read` has a use, and its length in words; longest first.
    pub fn sense<T>(
        &self,
        after: &[Word<'_>],
        read: impl Fn(&Sense) -> Option<T>,
    ) -> Option<(T, usize)> {
        self.phrases.iter().find_map(|phrase| {
            // Most phrases mean something else, which is told faster than whether they stand here.
            let meant = read(&phrase.sense)?;
            let next = after.get(..phrase.rest.len())?;
            let stands = phrase.rest.iter().zip(next).all(|(a, b)| *a == b.norm);
            stands.then_some((meant, 1 + phrase.rest.len()))
        })
    }

    /// The number that its digits write.
    pub fn digits(&self) -> Option<i64> {
        let digits = self.norm.bytes().all(|b| b.is_ascii_digit()) && self.norm.len() <= 9;
        digits.then(|| self.norm.parse().ok()).flatten()
    }
}

/// The pieces of a text, as byte ranges: letters, digits, the possessive `'s`, single marks; no white space.
fn pieces(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + (rest.len() - rest.trim_start().len());
        let mut chars = text.get(start..)?.chars();
        let first = chars.next()?;
        let run = |in_run: fn(char) -> bool| {
            let rest = text.get(start..).unwrap_or("");
            start + rest.find(|c: char| !in_run(c)).unwrap_or(rest.len())
        };
        let end = if first.is_alphabetic() {
            run(char::is_alphabetic)
        } else if first.is_ascii_digit() {
            run(|c| c.is_ascii_digit())
        } else {
            let after = chars.next().is_some_and(|c| matches!(c, 's' | 'S'));
            let ends = chars.next().is_none_or(|c| !c.is_alphanumeric());
            let possessive = matches!(first, '\'' | '’') && after && ends;
            start + first.len_utf8() + usize::from(possessive)
        };
        at = end;
        Some((start, end))
    })
}

/// What a row says.
fn sense(lexicon: &Lexicon, row: RowId) -> Option<Sense> {
    let value = lexicon.cell(row, "value");
    let weekday = || Weekday::from_monday_one_offset(value.parse().ok()?).ok();
    Some(match lexicon.cell(row, "kind") {
        "month" => Sense::Month(value.parse().ok()?),
        "month_short" => Sense::ShortMonth(value.parse().ok()?),
        "weekday" | "weekday_short" => Sense::Weekday(weekday()?),
        "weekdays" => Sense::Weekdays(weekday()?),
        "unit" => Sense::Unit(Unit::from_code(value)?),
        "season" => {
            let (code, month) = SEASONS.iter().find(|(code, _)| *code == value)?;
            Sense::Season(code, *month)
        }
        "part" => Sense::Part(value.into()),
        "clock" => Sense::Clock(value.into()),
        "number" => Sense::Number(value.parse().ok()?),
        "scale" => Sense::Scale(value.parse().ok()?),
        "ordinal" => Sense::Ordinal(value.parse().ok()?),
        "vague" => Sense::Vague(value.parse().ok()),
        "decade" => Sense::Decade(value.parse().ok()?),
        "which" => Sense::Which(match value {
            "this" => Which::This,
            "last" => Which::Last,
            "next" => Which::Next,
            "coming" => Which::Coming,
            "past" => Which::Past,
            "previous" => Which::Previous,
            "following" => Which::Following,
            "same" => Which::Same,
            "that" => Which::That,
            "latest" => Which::Latest,
            "recent" => Which::Recent,
            _ => return None,
        }),
        "shift" => Sense::Shift(match value {
            "ago" => Shift::Ago,
            "earlier" => Shift::Earlier,
            "later" => Shift::Later,
            "from_now" => Shift::FromNow,
            _ => return None,
        }),
        "mod" => Sense::Mod(value.into()),
        "near" => Sense::Near {
            ahead: value == "later",
        },
        "near_day" => {
            let digits = value.trim_end_matches(char::is_alphabetic);
            let part = value.get(digits.len()..).unwrap_or("");
            Sense::NearDay(digits.parse().ok()?, part.into())
        }
        "set" => Sense::Set(value.into()),
        "each" => Sense::Each(value.parse().ok()?),
        "reference" => Sense::Reference(value.into()),
        "holiday" => Sense::Holiday(value.into()),
        "zone" => Sense::Zone,
        _ => return None,
    })
}
