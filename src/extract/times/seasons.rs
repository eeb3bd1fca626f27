//! Quarters, halves, seasons and holidays.

use jiff::civil::Date;

use super::grammar::{Found, Grammar};
use super::period::{Kind, Period, Unit, holiday};
use super::words::{Sense, Which};
use crate::extract::tense::Direction;
use crate::model::TimeType;

impl Grammar<'_> {
    /// "the third quarter of 1984", "third-quarter", "last year's third quarter", "the first half", "the year-ago quarter".
    pub(super) fn quarter(&self, at: usize, _: bool) -> Option<Found> {
        let mut next = self.skip(at, &["the", "its"]);
        if self.is(next, &["-"]) {
            return None;
        }
        let mut year = None;
        if let Some((n, end)) = self.year_number(next) {
            (year, next) = (Some(n), self.skip(end, &["'s"]));
        } else if let Some((n, end)) = self
            .year_after(next)
            .filter(|(_, end)| self.word(*end) == "'s")
        {
            (year, next) = (Some(n), end + 1);
        }
        let ago = self.year_ago(next);
        let next = ago.map_or(next, |end| end);
        let next = self.skip(next, &["fiscal", "calendar"]);
        let next = self.skip(next, &["-"]);
        let last = match (self.word(next), self.word(next + 1)) {
            ("last" | "final" | "second", "half") => Some((2, next + 1)),
            ("last" | "final", "quarter") if next > at => Some((4, next + 1)),
            _ => None,
        };
        let ordinal = last.or_else(|| self.ordinal(next));
        let Some((n, next)) = ordinal else {
            let named = self.is(next, &["quarter", "period"]);
            if let (Some(end), Some(quarter)) = (ago, self.memory.quarter) {
                let to = end + usize::from(named);
                let found = self.period(at, to, quarter.shifted(Unit::Year, -1)?);
                return Some(Found {
                    adverbial: named,
                    ..found
                });
            }
            if ago.is_some() {
                let year = Period::holding(Kind::Year, self.anchor?)?.shifted(Unit::Year, -1)?;
                return Some(Found {
                    adverbial: false,
                    ..self.period(at, next + usize::from(named), year)
                });
            }
            // "the quarter", "the 1988 quarter"
            let named = self.word(next) == "quarter" && self.word(next + 1) != "-" && next > at;
            let quarter = named.then(|| self.quarter_of_report())??;
            let quarter = match year {
                Some(year) => Period::quarter(year, (quarter.first.month() + 2) / 3)?,
                None => quarter,
            };
            return Some(self.period(at, next + 1, quarter));
        };
        let next = self.skip(next, &["fiscal"]);
        let attributive = self.word(next) == "-";
        if attributive && self.is(at, &["the", "its"]) {
            return None;
        }
        let next = self.skip(next, &["-"]);
        let half = self.word(next) == "half";
        if !(half && (1..=2).contains(&n) || self.word(next) == "quarter" && (1..=4).contains(&n)) {
            return None;
        }
        let mut to = next + 1;
        let of = self.skip(to, &["of", ",", "in"]);
        let after = self.skip(of, &["fiscal"]);
        if let Some((n, end)) = self.year_number(after).or_else(|| self.year_after(of)) {
            (year, to) = (Some(n), end);
        } else if half && self.is(to, &["of"]) {
            let the = self.skip(to + 1, &["the"]);
            match self.unit_name(the) {
                Some((Unit::Year, end)) => to = end,
                // "the first half of the match"
                _ => return None,
            }
        } else if half {
            return None;
        }
        let month = match half {
            true => n as i8 * 6 - 5,
            false => n as i8 * 3 - 2,
        };
        let kind = if half { Kind::Half } else { Kind::Quarter };
        let year = match (year, self.anchor) {
            (Some(year), _) => year,
            (None, Some(anchor)) => {
                let begun = Date::new(anchor.year(), month, 1).ok()? <= anchor;
                let ahead = (self.direction)(at) == Direction::Ahead;
                let soon = month - anchor.month() <= 3;
                let year = if begun || ahead || soon && month - anchor.month() <= 1 {
                    anchor.year()
                } else {
                    anchor.year() - 1
                };
                if ago.is_some() { year - 1 } else { year }
            }
            (None, None) => {
                let value = format!("XXXX-{}{n}", if half { 'H' } else { 'Q' });
                return Some(self.open(at, to, TimeType::Date, value));
            }
        };
        let period = Period::holding(kind, Date::new(year, month, 1).ok()?)?;
        Some(Found {
            adverbial: !attributive,
            ..self.period(at, to, period)
        })
    }

    /// "year-ago", "year-earlier".
    pub(super) fn year_ago(&self, at: usize) -> Option<usize> {
        let at = self.skip(at, &["comparable", "corresponding"]);
        let fits = self.word(at) == "year"
            && self.word(at + 1) == "-"
            && self.is(at + 2, &["ago", "earlier"]);
        fits.then_some(at + 3)
    }

    /// "last summer", "the winter of 1994", "spring 2010", "in the fall".
    pub(super) fn season(&self, at: usize, lead: bool) -> Option<Found> {
        let the = self.skip(at, &["the"]);
        let which = self.which(the);
        let start = which.map_or(the, |(_, next)| next);
        let ((code, month), mut to) = self.sense(start, |s| match s {
            Sense::Season(code, month) => Some((*code, *month)),
            _ => None,
        })?;
        let year = self
            .year_after(to)
            .filter(|_| the > at || !self.is(to, &["in"]));
        if let Some((_, end)) = year {
            to = end;
        }
        let introduced = self.is(
            at.wrapping_sub(1),
            &[
                "in", "by", "during", "since", "until", "this", "before", "for",
            ],
        );
        let ambiguous = matches!(self.word(start), "fall" | "spring") && !(the > at && introduced);
        // "the fall of Kabul in 1996"
        if self.word(start) == "fall" && year.is_none() && self.word(to) == "of" {
            return None;
        }
        if year.is_none() && which.is_none() && (ambiguous || !(introduced || lead)) {
            return None;
        }
        let kind = Kind::Season(code, month);
        let in_year = |year: i16| Period::holding(kind, Date::new(year, month, 1).ok()?);
        let Some(anchor) = self.anchor else {
            return match year {
                Some((year, _)) => Some(self.period(at, to, in_year(year)?)),
                None => Some(self.open(at, to, TimeType::Date, format!("XXXX-{code}"))),
            };
        };
        let begun = |year: i16| in_year(year).is_some_and(|p| p.first <= anchor);
        let ended = |year: i16| in_year(year).is_some_and(|p| p.last < anchor);
        let this = anchor.year();
        let year = match (year, which.map(|(w, _)| w)) {
            (Some((year, _)), _) => year,
            (_, Some(Which::Last)) => (this - 2..=this).rev().find(|y| ended(*y))?,
            (_, Some(Which::Next | Which::Coming)) => (this - 1..).take(3).find(|y| !begun(*y))?,
            (_, Some(Which::This)) => this,
            (_, Some(_)) => return None,
            (_, None) if (self.direction)(at) == Direction::Behind && !begun(this) => this - 1,
            (_, None) if (self.direction)(at) == Direction::Ahead && ended(this) => this + 1,
            (_, None) => this,
        };
        Some(self.period(at, to, in_year(year)?))
    }

    /// "Christmas", "last Thanksgiving", "Easter Monday 2020".
    pub(super) fn holiday(&self, at: usize, _: bool) -> Option<Found> {
        let which = self.which(at);
        let start = which.map_or(at, |(_, next)| next);
        let (rule, mut to) = self.sense(start, |s| match s {
            Sense::Holiday(rule) => Some(rule.clone()),
            _ => None,
        })?;
        let year = self.year_after(to);
        if let Some((_, end)) = year {
            to = end;
        }
        // "Christmas Jones", "Mr Easter"
        let named = start
            .checked_sub(1)
            .is_some_and(|b| b > 0 && self.capital(b))
            || self.capital(to);
        if !self.capital(start) || named {
            return None;
        }
        let Some(anchor) = self.anchor.or_else(|| Date::new(year?.0, 1, 1).ok()) else {
            return Some(self.other(at, to, TimeType::Date, "XXXX-XX-XX"));
        };
        let days = |year: i16| holiday(&rule, year);
        let this = anchor.year();
        let year = match (year, which.map(|(w, _)| w)) {
            (Some((year, _)), _) => year,
            (_, Some(Which::Last)) => [this, this - 1]
                .into_iter()
                .find(|y| days(*y).is_some_and(|d| d < anchor))?,
            (_, Some(Which::Next | Which::Coming)) => [this, this + 1]
                .into_iter()
                .find(|y| days(*y).is_some_and(|d| d > anchor))?,
            (_, Some(Which::This)) => this,
            (_, Some(_)) => return None,
            (_, None) => {
                let away = |year: i16| days(year)?.since(anchor).ok().map(|s| s.get_days().abs());
                (this - 1..=this + 1).min_by_key(|y| away(*y).unwrap_or(i32::MAX))?
            }
        };
        Some(self.period(at, to, Period::day(days(year)?)))
    }
}
