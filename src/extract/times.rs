//! Times: expressions found by a small grammar over tokens, and their TIMEX3 values, anchored at the article's date.
//!
//! Weekdays and "this week" need a direction: the tense of the verb group nearest before the expression (else after it)
//! says whether it lies ahead or behind. The current week and weekend are clipped by it, as the output contract says.
//! Without an article date only what the text itself fixes has days.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

use super::calendar::{
    count, day_number, is_part_of_day, is_spanning, month_number, weekday, year_number,
};
use super::draft::{Draft, DraftTime};
use super::tense::{Direction, Tenses};
use crate::model::{Document, Sentence, Text, Time, TimeType, Token};

/// Finds the times of one sentence.
pub fn find(
    document: &Document,
    sentence: &Sentence,
    anchor: Option<Date>,
    tenses: &Tenses,
    draft: &mut Draft,
) {
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let reader = Reader {
            document,
            sentence,
            anchor,
            tenses,
            at,
        };
        match reader.read() {
            Some(found) => {
                let tokens = at..at + found.length;
                let span = document.span(&tokens);
                let time = Time {
                    span,
                    kind: found.kind,
                    value: found.value,
                    days: found.days,
                };
                draft.times.push(DraftTime { time, tokens });
                at += found.length;
            }
            None => at += 1,
        }
    }
}

struct Found {
    length: usize,
    kind: TimeType,
    value: Text,
    days: Option<(Date, Date)>,
}

impl Found {
    fn day(length: usize, day: Date) -> Found {
        Found {
            length,
            kind: TimeType::Date,
            value: day.to_string().into(),
            days: Some((day, day)),
        }
    }

    /// A value that is known although its days are not.
    fn open(length: usize, value: String) -> Found {
        Found {
            length,
            kind: TimeType::Date,
            value: value.into(),
            days: None,
        }
    }
}

struct Reader<'a> {
    document: &'a Document,
    sentence: &'a Sentence,
    anchor: Option<Date>,
    tenses: &'a Tenses<'a>,
    at: usize,
}

impl Reader<'_> {
    fn read(&self) -> Option<Found> {
        self.iso()
            .or_else(|| self.month_day())
            .or_else(|| self.day_month())
            .or_else(|| self.month())
            .or_else(|| self.year())
            .or_else(|| self.near_day())
            .or_else(|| self.weekday())
            .or_else(|| self.period())
            .or_else(|| self.ago())
    }

    fn token(&self, ahead: usize) -> Option<&Token> {
        let at = self.at + ahead;
        self.document
            .tokens
            .get(at)
            .filter(|_| at < self.sentence.tokens.end)
    }

    fn word(&self, ahead: usize) -> &str {
        self.token(ahead).map_or("", |t| t.norm.as_str())
    }

    fn before(&self) -> &str {
        let before = self
            .at
            .checked_sub(1)
            .filter(|i| *i >= self.sentence.tokens.start);
        before
            .and_then(|i| self.document.tokens.get(i))
            .map_or("", |t| t.norm.as_str())
    }

    fn direction(&self) -> Direction {
        self.tenses.direction(self.document, self.sentence, self.at)
    }

    /// `2025-04-02`, which the tokenizer leaves in one piece.
    fn iso(&self) -> Option<Found> {
        let word = self.word(0);
        let day: Date = if word.len() == 10 {
            word.parse().ok()?
        } else {
            return None;
        };
        Some(Found::day(1, day))
    }

    /// "April 2, 2025", "April 2".
    fn month_day(&self) -> Option<Found> {
        let month = month_number(self.word(0))?;
        let day = day_number(self.word(1))?;
        let comma = usize::from(self.word(2) == ",");
        match year_number(self.word(2 + comma)) {
            Some(year) => Some(Found::day(3 + comma, Date::new(year, month, day).ok()?)),
            None => self.in_some_year(2, month, day),
        }
    }

    /// "2 April 2025", "2 April".
    fn day_month(&self) -> Option<Found> {
        let day = day_number(self.word(0))?;
        let of = usize::from(self.word(1) == "of");
        let month = month_number(self.word(1 + of))?;
        match year_number(self.word(2 + of)) {
            Some(year) => Some(Found::day(3 + of, Date::new(year, month, day).ok()?)),
            None => self.in_some_year(2 + of, month, day),
        }
    }

    /// A day without a year: the nearest one in the direction of the tense.
    fn in_some_year(&self, length: usize, month: i8, day: i8) -> Option<Found> {
        let Some(anchor) = self.anchor else {
            return Some(Found::open(length, format!("XXXX-{month:02}-{day:02}")));
        };
        let year = self.year_of(month, anchor);
        Some(Found::day(length, Date::new(year, month, day).ok()?))
    }

    /// The year that a bare month means: the last one that has begun, or the next one when the tense looks ahead.
    fn year_of(&self, month: i8, anchor: Date) -> i16 {
        match self.direction() {
            Direction::Ahead if month < anchor.month() => anchor.year() + 1,
            Direction::Behind if month > anchor.month() => anchor.year() - 1,
            _ => anchor.year(),
        }
    }

    /// "March 2025", "in March", "last March".
    fn month(&self) -> Option<Found> {
        let lead = usize::from(matches!(
            self.word(0),
            "last" | "next" | "this" | "early" | "late" | "mid"
        ));
        let month = month_number(self.word(lead))?;
        if let Some(year) = year_number(self.word(lead + 1)) {
            return month_found(lead + 2, year, month);
        }
        let introduced = [
            "in", "since", "until", "by", "from", "of", "during", "for", "through", "to",
        ];
        if lead == 0 && !introduced.contains(&self.before()) {
            return None;
        }
        // "may" is a verb and "march" a noun wherever they stand small.
        let capital = self
            .token(lead)
            .is_some_and(|t| t.tag == crate::model::Tag::Capital);
        if !capital {
            return None;
        }
        let Some(anchor) = self.anchor else {
            return Some(Found::open(lead + 1, format!("XXXX-{month:02}")));
        };
        let year = match self.word(0) {
            "last" if month >= anchor.month() => anchor.year() - 1,
            "last" => anchor.year(),
            "next" if month <= anchor.month() => anchor.year() + 1,
            "next" | "this" => anchor.year(),
            _ => self.year_of(month, anchor),
        };
        month_found(lead + 1, year, month)
    }

    /// "in 2022", "(2022)".
    fn year(&self) -> Option<Found> {
        let year = year_number(self.word(0))?;
        let introduced = [
            "in", "since", "until", "by", "from", "of", "during", "before", "after", "(",
        ];
        introduced.contains(&self.before()).then(|| Found {
            length: 1,
            kind: TimeType::Date,
            value: format!("{year:04}").into(),
            days: Some((date(year, 1, 1), date(year, 12, 31))),
        })
    }

    /// "today", "yesterday", "tomorrow night".
    fn near_day(&self) -> Option<Found> {
        let days = match self.word(0) {
            "today" | "tonight" => 0,
            "yesterday" => -1,
            "tomorrow" => 1,
            _ => return None,
        };
        let length = 1 + usize::from(is_part_of_day(self.word(1)));
        match self.anchor {
            Some(anchor) => Some(Found::day(length, anchor.checked_add(days.days()).ok()?)),
            None => Some(Found::open(length, "XXXX-XX-XX".to_owned())),
        }
    }

    /// "Saturday", "next Saturday", "Saturday evening".
    fn weekday(&self) -> Option<Found> {
        let lead = usize::from(matches!(
            self.word(0),
            "last" | "next" | "this" | "early" | "late" | "coming"
        ));
        let weekday = weekday(self.word(lead))?;
        if self
            .token(lead)
            .is_none_or(|t| t.tag != crate::model::Tag::Capital)
        {
            return None;
        }
        let length = lead + 1 + usize::from(is_part_of_day(self.word(lead + 1)));
        let Some(anchor) = self.anchor else {
            return Some(Found::open(
                length,
                format!("XXXX-WXX-{}", weekday.to_monday_one_offset()),
            ));
        };
        let ahead = match self.word(0) {
            "last" => false,
            "next" | "coming" => true,
            _ => self.direction() == Direction::Ahead,
        };
        let day = if ahead {
            let next = anchor.nth_weekday(1, weekday).ok()?;
            // "Saturday", said on a Saturday about what is to come, is today; "next Saturday" is not.
            if anchor.weekday() == weekday && self.word(0) != "next" {
                anchor
            } else {
                next
            }
        } else if anchor.weekday() == weekday && self.word(0) != "last" {
            anchor
        } else {
            anchor.nth_weekday(-1, weekday).ok()?
        };
        Some(Found::day(length, day))
    }

    /// "this week", "later this week", "next month", "over the weekend", "last year".
    fn period(&self) -> Option<Found> {
        let first = self.word(0);
        let (lead, part) = match first {
            "earlier" | "later" => (1 + usize::from(self.word(1) == "in"), first),
            _ => (0, ""),
        };
        let which = self.word(lead);
        let unit = self.word(lead + 1);
        let length = lead + 2;
        let offset = match which {
            "this" => 0,
            "last" => -1,
            "next" => 1,
            "coming" | "past" if unit != "weekend" => return None,
            "coming" => 0,
            "the" if !part.is_empty() || (unit == "weekend" && is_spanning(self.before())) => 0,
            _ => return None,
        };
        let anchor = self.anchor;
        let ahead = match part {
            "earlier" => Direction::Behind,
            "later" => Direction::Ahead,
            _ => self.direction(),
        };
        match unit {
            "week" => week(length, anchor, offset, ahead),
            "weekend" => weekend(length, anchor, offset, ahead),
            "month" => {
                let Some(anchor) = anchor else {
                    return Some(Found::open(length, "XXXX-XX".into()));
                };
                let day = anchor.first_of_month().checked_add(offset.months()).ok()?;
                let mut found = month_found(length, day.year(), day.month())?;
                found.days = clip(found.days, anchor, offset, part);
                Some(found)
            }
            "year" => {
                let Some(anchor) = anchor else {
                    return Some(Found::open(length, "XXXX".into()));
                };
                let year = anchor.year().checked_add(offset as i16)?;
                let days = Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?));
                let days = clip(days, anchor, offset, part);
                Some(Found {
                    length,
                    kind: TimeType::Date,
                    value: format!("{year:04}").into(),
                    days,
                })
            }
            _ => None,
        }
    }

    /// "three days ago", "two weeks earlier".
    fn ago(&self) -> Option<Found> {
        let count = count(self.word(0))?;
        let unit = self.word(1).trim_end_matches('s').to_owned();
        if self.word(2) != "ago" {
            return None;
        }
        let Some(anchor) = self.anchor else {
            return Some(Found::open(3, "PAST_REF".into()));
        };
        match unit.as_str() {
            "day" => Some(Found::day(3, anchor.checked_sub(count.days()).ok()?)),
            "week" => week(
                3,
                anchor.checked_sub(count.weeks()).ok(),
                0,
                Direction::Unknown,
            ),
            "month" => {
                let day = anchor.first_of_month().checked_sub(count.months()).ok()?;
                month_found(3, day.year(), day.month())
            }
            "year" => {
                let year = anchor.year().checked_sub(count as i16)?;
                let days = Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?));
                Some(Found {
                    length: 3,
                    kind: TimeType::Date,
                    value: format!("{year:04}").into(),
                    days,
                })
            }
            _ => None,
        }
    }
}

fn month_found(length: usize, year: i16, month: i8) -> Option<Found> {
    let first = Date::new(year, month, 1).ok()?;
    Some(Found {
        length,
        kind: TimeType::Date,
        value: format!("{year:04}-{month:02}").into(),
        days: Some((first, first.last_of_month())),
    })
}

/// A week from Monday to Sunday; the current one clipped by direction.
fn week(length: usize, anchor: Option<Date>, offset: i64, direction: Direction) -> Option<Found> {
    let Some(anchor) = anchor else {
        return Some(Found::open(length, "XXXX-WXX".into()));
    };
    let monday = monday(anchor)?.checked_add(offset.weeks()).ok()?;
    let sunday = monday.checked_add(6.days()).ok()?;
    let iso = monday.iso_week_date();
    let days = if offset == 0 {
        clip_by(monday, sunday, anchor, direction)
    } else {
        (monday, sunday)
    };
    let value = format!("{:04}-W{:02}", iso.year(), iso.week()).into();
    Some(Found {
        length,
        kind: TimeType::Date,
        value,
        days: Some(days),
    })
}

/// Saturday and Sunday. "The weekend" of what has happened, said before a Saturday, is the one before.
fn weekend(
    length: usize,
    anchor: Option<Date>,
    offset: i64,
    direction: Direction,
) -> Option<Found> {
    let Some(anchor) = anchor else {
        return Some(Found::open(length, "XXXX-WXX-WE".into()));
    };
    let at_weekend = matches!(anchor.weekday(), Weekday::Saturday | Weekday::Sunday);
    let mut offset = offset;
    if offset == 0 && direction == Direction::Behind && !at_weekend {
        offset = -1;
    }
    let monday = monday(anchor)?.checked_add(offset.weeks()).ok()?;
    let saturday = monday.checked_add(5.days()).ok()?;
    let sunday = monday.checked_add(6.days()).ok()?;
    let iso = monday.iso_week_date();
    let days = if offset == 0 {
        clip_by(saturday, sunday, anchor, direction)
    } else {
        (saturday, sunday)
    };
    let value = format!("{:04}-W{:02}-WE", iso.year(), iso.week()).into();
    Some(Found {
        length,
        kind: TimeType::Date,
        value,
        days: Some(days),
    })
}

fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
        .ok()
}

/// The part of a running period that lies ahead of the anchor, or behind it.
fn clip_by(first: Date, last: Date, anchor: Date, direction: Direction) -> (Date, Date) {
    let clipped = match direction {
        Direction::Ahead => (first.max(anchor), last),
        Direction::Behind => (first, last.min(anchor.yesterday().unwrap_or(anchor))),
        Direction::Unknown => (first, last),
    };
    if clipped.0 <= clipped.1 {
        clipped
    } else {
        (first, last)
    }
}

/// "earlier this year" and "later this month" are clipped; "this year" is the year.
fn clip(days: Option<(Date, Date)>, anchor: Date, offset: i64, part: &str) -> Option<(Date, Date)> {
    let (first, last) = days?;
    let direction = match part {
        "earlier" => Direction::Behind,
        "later" => Direction::Ahead,
        _ => Direction::Unknown,
    };
    Some(if offset == 0 {
        clip_by(first, last, anchor, direction)
    } else {
        (first, last)
    })
}
