//! Lengths of time, what is repeated, and "now".

use super::grammar::{Found, Grammar, Quantity};
use super::period::{Kind, Period, Unit, kind_of};
use super::words::{Sense, Shift};
use crate::model::TimeType;

impl Grammar<'_> {
    /// "two weeks", "a year", "30-day", "two weeks ago", "a year earlier", "for years", "the first nine months".
    pub(super) fn duration(&self, at: usize, _: bool) -> Option<Found> {
        let the = self.skip(at, &["the"]);
        let first = self.is(the, &["first", "final", "entire", "full"]) && the > at;
        let start = the + usize::from(first);
        let quantity = self.quantity(start);
        let (count, next) = match quantity {
            Some((count, next)) => (count, next),
            None => {
                let bare = self.word(at).ends_with('s') && self.unit_name(at).is_some();
                bare.then_some((None, at))?
            }
        };
        if the > at && (quantity.is_none() || self.is(start, &["a", "an"])) {
            return None;
        }
        // "two to three weeks", "12 to 18 months"
        let second = self
            .quantity(next + 1)
            .filter(|_| self.is(next, &["to", "or", "-"]));
        let next = match second {
            Some((Some(_), end)) if self.unit_name(end).is_some() => end,
            _ => next,
        };
        let hyphen = self.word(next) == "-";
        let next = next + usize::from(hyphen);
        if hyphen && the > at {
            return None;
        }
        let next = match hyphen {
            true => next,
            false => self.skip(
                next,
                &[
                    "more",
                    "full",
                    "consecutive",
                    "straight",
                    "additional",
                    "whole",
                    "trading",
                    "business",
                    "working",
                    "long",
                ],
            ),
        };
        let (unit, mut to) = self.unit_name(next)?;
        // "a year-earlier loss"
        if self.word(to) == "-" && self.is(to + 1, &["ago", "earlier"]) {
            return None;
        }
        // "three-quarters of its food", "a quarter", "a second"
        let seconds = self.word(next) == "second"
            || unit == Unit::Half
            || (unit == Unit::Quarter && (hyphen || !self.word(next).ends_with('s')));
        let weekend = unit == Unit::Weekend && count == Some(1.0);
        if seconds || weekend {
            return None;
        }
        let mut count = count;
        if self.is(to, &["and"]) && self.is(to + 1, &["a"]) && self.is(to + 2, &["half"]) {
            (count, to) = (count.map(|c| c + 0.5), to + 3);
        }
        if self.word(to) == "or" && self.is(to + 1, &["so", "two", "more"]) {
            to += 2;
        }
        if let Some(found) = self.shifted(at, to, unit, count) {
            return Some(found);
        }
        if quantity.is_none() {
            let introduced = self.is(
                at.wrapping_sub(1),
                &[
                    "for", "within", "after", "in", "over", "took", "take", "takes", "last",
                    "lasted", "spent", "of",
                ],
            );
            let long = self.word(to) == "-" && self.is(to + 1, &["long"]);
            return (introduced || long).then(|| {
                self.other(
                    at,
                    to + if long { 2 } else { 0 },
                    TimeType::Duration,
                    unit.duration(None),
                )
            });
        }
        if self.is(start, &["a", "an"]) {
            // "twice a day", "$3 a share, up 4% a year"
            let rate = self.is(
                at.wrapping_sub(1),
                &[
                    "once", "twice", "times", "percent", "%", "million", "billion",
                ],
            );
            if rate {
                return Some(self.other(at, to, TimeType::Set, unit.duration(Some(1.0))));
            }
            // "four flights a week", "$500 a year"
            let per = at
                .checked_sub(1)
                .and_then(|b| self.words.get(b))
                .is_some_and(|w| {
                    let plural =
                        w.norm.len() > 4 && w.norm.ends_with('s') && !w.norm.ends_with("ss");
                    w.digits().is_some() || plural
                });
            if per {
                return None;
            }
        }
        // An age says when nobody did anything.
        if self.is(to, &["old"]) || self.word(to) == "-" && self.is(to + 1, &["old"]) {
            return None;
        }
        if self.word(to) == "-" && self.is(to + 1, &["long"]) {
            to += 2;
        }
        Some(self.other(at, to, TimeType::Duration, unit.duration(count)))
    }

    /// A length and where it is counted from: "two weeks ago", "a year earlier".
    pub(super) fn shifted(
        &self,
        at: usize,
        to: usize,
        unit: Unit,
        count: Quantity,
    ) -> Option<Found> {
        let (shift, end) = self.sense(to, |s| match s {
            Sense::Shift(shift) => Some(*shift),
            _ => None,
        })?;
        // "two days after the attack" is a length; "two days after." is a day.
        let ends = self
            .words
            .get(end)
            .is_none_or(|w| !w.text.starts_with(char::is_alphanumeric));
        if self.is(to, &["after", "before"]) && !ends {
            return None;
        }
        let back = matches!(shift, Shift::Ago | Shift::Earlier);
        let vague = || {
            let value = if back { "PAST_REF" } else { "FUTURE_REF" };
            Some(self.other(at, end, TimeType::Date, value))
        };
        let Some(count) = count.filter(|c| c.fract() == 0.0) else {
            return vague();
        };
        let count = if back { -(count as i64) } else { count as i64 };
        let Some(anchor) = self.anchor else {
            return vague();
        };
        if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
            let value = format!("{anchor}TXX");
            return Some(self.other(at, end, TimeType::Time, value));
        }
        // Reports of earnings compare quarters.
        if unit == Unit::Year
            && count == -1
            && let Some(quarter) = self.memory.quarter
        {
            return Some(self.period(at, end, quarter.shifted(Unit::Year, -1)?));
        }
        let base = match shift {
            Shift::Ago | Shift::FromNow => None,
            Shift::Earlier | Shift::Later => self.memory.last,
        };
        let period = match base {
            Some(base) => base.shifted(unit, count)?,
            None => Period::holding(
                kind_of(unit).unwrap_or(Kind::Week),
                Period::day(anchor).shifted(unit, count)?.first,
            )?,
        };
        Some(self.period(at, end, period))
    }

    /// "daily", "every two weeks", "each Friday", "Mondays".
    pub(super) fn repeated(&self, at: usize, _: bool) -> Option<Found> {
        let set = self.sense(at, |s| match s {
            Sense::Set(value) => Some(value.to_string()),
            Sense::Weekdays(day) => Some(format!("XXXX-WXX-{}", day.to_monday_one_offset())),
            _ => None,
        });
        if let Some((value, to)) = set {
            // "the Daily Telegraph"
            let named = !value.starts_with("XXXX") && self.capital(at) && at > 0;
            return (!named).then(|| self.other(at, to, TimeType::Set, value));
        }
        let (each, next) = self.sense(at, |s| match s {
            Sense::Each(n) => Some(*n as f64),
            _ => None,
        })?;
        let (count, next) = match self.quantity(next) {
            Some((count, end)) if self.unit_name(end).is_some() => (count? * each, end),
            _ => (each, next),
        };
        if let Some((unit, to)) = self.unit_name(next) {
            return Some(self.other(at, to, TimeType::Set, unit.duration(Some(count))));
        }
        let (value, to) = self.sense(next, |s| match s {
            Sense::Weekday(day) => Some(format!("XXXX-WXX-{}", day.to_monday_one_offset())),
            Sense::Month(month) => Some(format!("XXXX-{month:02}")),
            Sense::Season(code, _) => Some(format!("XXXX-{code}")),
            Sense::Part(part) => Some(format!("XXXX-XX-XXT{part}")),
            _ => None,
        })?;
        Some(self.other(at, to, TimeType::Set, value))
    }

    /// "now", "recently", "the future".
    pub(super) fn reference(&self, at: usize, _: bool) -> Option<Found> {
        let (value, to) = self.sense(at, |s| match s {
            Sense::Reference(value) => Some(value.to_string()),
            _ => None,
        })?;
        let named = self.capital(at) && (self.capital(to) || at > 0);
        (!named).then(|| self.other(at, to, TimeType::Date, value))
    }
}
