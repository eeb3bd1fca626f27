//! "this week", "the past two years", "recent months": stretches that are counted from a day.

use jiff::civil::{Date, Weekday};

use super::grammar::{Found, Grammar, Quantity, clipped, unknown};
use super::period::{Kind, Period, Unit, kind_of};
use super::words::Which;
use crate::extract::tense::Direction;
use crate::model::TimeType;

impl Grammar<'_> {
    /// "this week", "last year", "the following month", "the past two weeks", "the weekend", "recent years".
    pub(super) fn unit(&self, at: usize, lead: bool) -> Option<Found> {
        let start = self.skip(at, &["the"]);
        let the = start > at;
        let Some((which, next)) = self.which(start) else {
            // "the year ended June 30", "the full year"
            let full = self.skip(start, &["full", "fiscal"]);
            let year = self.unit_name(full).filter(|(unit, _)| *unit == Unit::Year);
            if let Some((_, to)) = year.filter(|_| the) {
                if self.is(to, &["ended", "ending"]) {
                    return Some(self.other(at, to, TimeType::Duration, "P1Y"));
                }
                if self.is(start, &["full"]) {
                    return self.running(at, to, Unit::Year);
                }
            }
            let (unit, to) = self.unit_name(start).filter(|_| the)?;
            let spanning = ["over", "at", "during", "on", "through", "throughout", "for"];
            let weekend = unit == Unit::Weekend && (lead || spanning.contains(&self.before(at)));
            let calendar =
                lead && matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Quarter);
            if weekend {
                return self.which_unit(at, to, Which::This, unit);
            }
            return if calendar {
                self.running(at, to, unit)
            } else {
                None
            };
        };
        if let Some((count, after)) = self.quantity(next).filter(|_| !self.is(next, &["a", "an"])) {
            let after = self.skip(
                after,
                &["more", "full", "consecutive", "straight", "additional"],
            );
            let (unit, to) = self.unit_name(after)?;
            return self.counted(at, to, which, unit, count);
        }
        let next = self.skip(next, &["fiscal", "full", "calendar", "school"]);
        let (unit, to) = self.unit_name(next).or_else(|| {
            let period = which == Which::Latest && self.word(next) == "period";
            period.then_some((Unit::Quarter, next + 1))
        })?;
        let plural = self.word(to - 1).ends_with('s');
        if plural {
            return match which {
                Which::Recent | Which::Past | Which::Coming | Which::Next => {
                    Some(self.other(at, to, TimeType::Duration, unit.duration(None)))
                }
                _ => None,
            };
        }
        self.which_unit(at, to, which, unit)
    }

    /// "the last two weeks": a length, with its days where it touches the article's.
    pub(super) fn counted(
        &self,
        at: usize,
        to: usize,
        which: Which,
        unit: Unit,
        count: Quantity,
    ) -> Option<Found> {
        if count.is_none() && matches!(which, Which::Latest | Which::Recent | Which::Same) {
            return None;
        }
        let found = self.other(at, to, TimeType::Duration, unit.duration(count));
        Some(Found {
            days: self.touching(which, unit, count),
            ..found
        })
    }

    /// The days of a length of time that ends or begins with the article's day.
    pub(super) fn touching(
        &self,
        which: Which,
        unit: Unit,
        count: Quantity,
    ) -> Option<(Date, Date)> {
        let anchor = self.anchor?;
        let count = count.filter(|c| c.fract() == 0.0)? as i64;
        let moved = |by: i64| Some(Period::day(anchor).shifted(unit, by)?.first);
        match which {
            Which::Last | Which::Past => Some((moved(-count)?, anchor)),
            Which::Next | Which::Coming => Some((anchor, moved(count)?)),
            _ => None,
        }
    }

    pub(super) fn which_unit(
        &self,
        at: usize,
        to: usize,
        which: Which,
        unit: Unit,
    ) -> Option<Found> {
        let kind = kind_of(unit)?;
        if unit == Unit::Day
            && matches!(
                which,
                Which::This | Which::Last | Which::Latest | Which::Past | Which::Coming
            )
        {
            return None;
        }
        let Some(anchor) = self.anchor else {
            let relative = matches!(
                which,
                Which::This | Which::Last | Which::Next | Which::Coming
            );
            return relative.then(|| self.open(at, to, TimeType::Date, unknown(kind)));
        };
        let here = Period::holding(kind, anchor)?;
        let spoken = || {
            let last = self.memory.last?;
            Period::holding(kind, last.first)
        };
        let period = match which {
            Which::This => {
                let direction = (self.direction)(at);
                let at_weekend = matches!(anchor.weekday(), Weekday::Saturday | Weekday::Sunday);
                // "The weekend" of what has happened, said before a Saturday, is the one before.
                if unit == Unit::Weekend && direction == Direction::Behind && !at_weekend {
                    let period = here.shifted(Unit::Week, -1)?;
                    return Some(self.period(at, to, period));
                }
                let mut found = self.period(at, to, here);
                if matches!(unit, Unit::Week | Unit::Weekend) {
                    found.days = Some(clipped(here, anchor, direction));
                }
                return Some(found);
            }
            Which::Coming if unit == Unit::Weekend => here,
            Which::Last => here.shifted(unit, -1)?,
            Which::Next => here.shifted(unit, 1)?,
            Which::Coming => {
                return Some(self.other(at, to, TimeType::Duration, unit.duration(Some(1.0))));
            }
            Which::Past if unit == Unit::Weekend => here.shifted(unit, -1)?,
            Which::Past => return self.counted(at, to, which, unit, Some(1.0)),
            Which::Previous => spoken().or(Some(here))?.shifted(unit, -1)?,
            Which::Following => spoken()?.shifted(unit, 1)?,
            Which::Same | Which::That => spoken()?,
            // Not one that is only expected.
            Which::Latest if unit == Unit::Quarter => {
                let named = self.memory.quarter.filter(|q| q.last < anchor);
                named.or_else(|| here.shifted(Unit::Quarter, -1))?
            }
            Which::Latest => here,
            Which::Recent => return None,
        };
        Some(self.period(at, to, period))
    }

    /// The quarter that a report of earnings is about: the last one named, else the last one that has ended.
    pub(super) fn quarter_of_report(&self) -> Option<Period> {
        let ended = || Period::holding(Kind::Quarter, self.anchor?)?.shifted(Unit::Quarter, -1);
        self.memory.quarter.or_else(ended)
    }
}
