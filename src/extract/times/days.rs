//! Days, months, years, decades and centuries by their names.

use jiff::ToSpan;
use jiff::civil::Date;

use super::grammar::{Found, Grammar, unknown};
use super::period::{Kind, Period, Unit};
use super::words::{Sense, Which, Word};
use crate::extract::tense::Direction;
use crate::model::TimeType;

impl Grammar<'_> {
    /// "2025-04-02", "4/2/2025", which Americans write for 2 April.
    pub(super) fn iso(&self, at: usize, _: bool) -> Option<Found> {
        let digits = |i: usize| self.words.get(at + i)?.digits();
        if (0..4).any(|i| !self.joined(at + i)) {
            return None;
        }
        let (a, b, c) = (digits(0)?, digits(2)?, digits(4)?);
        let (year, month, day) = match (self.word(at + 1), self.word(at + 3)) {
            ("-", "-") if self.word(at).len() == 4 => (a, b, c),
            ("/", "/") if self.word(at + 4).len() == 4 && a > 12 => (c, b, a),
            ("/", "/") if self.word(at + 4).len() == 4 => (c, a, b),
            _ => return None,
        };
        let year = i16::try_from(year).ok()?;
        let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(self.period(at, at + 5, Period::day(day)))
    }

    /// "April 2, 2025", "April 2", "May 3-5", "March eighth".
    pub(super) fn month_day(&self, at: usize, _: bool) -> Option<Found> {
        let (month, next) = self.month_name(at)?;
        let next = self.skip(next, &["the"]);
        let (day, mut to) = self.day(next)?;
        let last = self.range_end(to);
        if let Some((_, end)) = last {
            to = end;
        }
        self.in_month(at, to, month, day, last.map(|(day, _)| day))
    }

    /// "2 April 2025", "the 2nd of April", "3 to 5 May".
    pub(super) fn day_month(&self, at: usize, _: bool) -> Option<Found> {
        let start = self.skip(at, &["the"]);
        let (day, mut next) = self.day(start)?;
        let last = self.range_end(next);
        if let Some((_, end)) = last {
            next = end;
        }
        let next = self.skip(next, &["of"]);
        let (month, to) = self.month_name(next)?;
        self.in_month(at, to, month, day, last.map(|(day, _)| day))
    }

    /// "- 5", "to 5" after a day: the last day of a range.
    pub(super) fn range_end(&self, at: usize) -> Option<(i8, usize)> {
        let (day, next) = self
            .day(at + 1)
            .filter(|_| self.is(at, &["-", "to", "through"]))?;
        self.unit_name(next).is_none().then_some((day, next))
    }

    pub(super) fn in_month(
        &self,
        at: usize,
        to: usize,
        month: i8,
        day: i8,
        last: Option<i8>,
    ) -> Option<Found> {
        let (year, to) = match self.year_after(to) {
            Some((year, end)) => (Some(year), end),
            None => (None, to),
        };
        let Some(year) = year.or_else(|| self.year_of(at, month, Some(day))) else {
            let found = self.open(at, to, TimeType::Date, format!("XXXX-{month:02}-{day:02}"));
            return Date::new(2000, month, day).ok().map(|_| found);
        };
        let first = Date::new(year, month, day).ok()?;
        match last {
            Some(last) => self.range(at, to, first, Date::new(year, month, last).ok()?),
            None => Some(self.with_time(self.period(at, to, Period::day(first)))),
        }
    }

    /// ", 2025", "2025", "last year" after a day or a month.
    pub(super) fn year_after(&self, at: usize) -> Option<(i16, usize)> {
        let start = self.skip(at, &[",", "of", "in"]);
        if let Some(found) = self.year_number(start).or_else(|| self.year_words(start)) {
            return Some(found);
        }
        let (which, next) = self.which(self.skip(at, &["of"]))?;
        let (unit, end) = self.unit_name(next)?;
        let year = self.anchor?.year();
        (unit == Unit::Year).then_some(())?;
        match which {
            Which::This => Some((year, end)),
            Which::Last => Some((year - 1, end)),
            Which::Next => Some((year + 1, end)),
            _ => None,
        }
    }

    /// The year that a month or a day without one means: the nearest, unless the tense looks the other way.
    pub(super) fn year_of(&self, at: usize, month: i8, day: Option<i8>) -> Option<i16> {
        let anchor = self.anchor?;
        let on = |year: i16| Date::new(year, month, day.unwrap_or(15)).ok();
        let away = |year: i16| on(year)?.since(anchor).ok().map(|s| s.get_days());
        let around = anchor.year() - 1..=anchor.year() + 1;
        let nearest = around.min_by_key(|y| away(*y).map_or(i32::MAX, i32::abs))?;
        let until = ["by", "until", "effective", "payable", "till"];
        let direction = match self.before(at) {
            "since" => Direction::Behind,
            before if until.contains(&before) => Direction::Ahead,
            _ => (self.direction)(at),
        };
        let running = |year: i16| match day {
            Some(_) => away(year) == Some(0),
            None => month == anchor.month() && year == anchor.year(),
        };
        let fits = |year: i16| match direction {
            Direction::Ahead => running(year) || away(year).is_some_and(|d| d > 0),
            Direction::Behind => running(year) || away(year).is_some_and(|d| d < 0),
            Direction::Unknown => true,
        };
        // A day far away would carry its year; a month is named without one for the best part of a year.
        let reach = match (direction, day) {
            (Direction::Ahead, Some(_)) => 45,
            (Direction::Ahead, None) => 0,
            (_, Some(_)) => 90,
            (_, None) => 50,
        };
        if fits(nearest) || away(nearest).is_some_and(|d| d.abs() < reach) {
            return Some(nearest);
        }
        match direction {
            Direction::Ahead => (anchor.year()..).take(2).find(|y| fits(*y)),
            _ => [anchor.year(), anchor.year() - 1]
                .into_iter()
                .find(|y| fits(*y)),
        }
    }

    /// "March 2025", "in March", "last March".
    pub(super) fn month(&self, at: usize, lead: bool) -> Option<Found> {
        let which = self.which(at);
        let start = which.map_or(at, |(_, next)| next);
        let (month, mut to) = self.month_name(start)?;
        if let Some((year, end)) = self.year_after(to) {
            return Some(self.period(at, end, Period::month(year, month)?));
        }
        if self.word(to) == "'s" {
            // "December's figures"
        } else if !lead && which.is_none() && !self.introduces(at) && !self.stands_alone(start, to)
        {
            return None;
        }
        let Some(anchor) = self.anchor else {
            return Some(self.open(at, to, TimeType::Date, format!("XXXX-{month:02}")));
        };
        let year = match which {
            Some((Which::Last, _)) if month >= anchor.month() => anchor.year() - 1,
            Some((Which::Last | Which::This, _)) => anchor.year(),
            Some((Which::Next, _)) if month <= anchor.month() => anchor.year() + 1,
            Some((Which::Next, _)) => anchor.year(),
            None => self.year_of(at, month, None)?,
            Some(_) => return None,
        };
        // "Sept." at the end of a sentence: the point may be the sentence's.
        if self.word(to - 1) == "." && to == self.words.len() {
            to -= 1;
        }
        Some(self.period(at, to, Period::month(year, month)?))
    }

    pub(super) fn introduces(&self, at: usize) -> bool {
        let words = [
            "in", "since", "until", "by", "from", "of", "during", "for", "through", "to", "before",
            "after", "between", "till", "around", "and", "into",
        ];
        words.contains(&self.before(at))
    }

    /// A month's name that is no one's and stands between small words: no "April Jones", no "May".
    pub(super) fn stands_alone(&self, start: usize, to: usize) -> bool {
        let names = ["may", "march", "april", "june", "august"];
        let neighbour = start.checked_sub(1).is_some_and(|b| self.capital(b)) || self.capital(to);
        !names.contains(&self.word(start)) && !neighbour && start > 0
    }

    /// "1990", "fiscal 1989", "the year 2000", "nineteen ninety-six", "2010-11".
    pub(super) fn year(&self, at: usize, lead: bool) -> Option<Found> {
        let the = self.skip(at, &["the"]);
        let named = self.skip(the, &["fiscal"]);
        let named = self.skip(named, &["year"]);
        if let Some((year, to)) = self.year_number(named) {
            let named = named > the;
            if the > at && !named {
                return None;
            }
            let old = !(1700..=2099).contains(&year);
            let after_money = ["$", "£", "€", "#", "¥", ".", "/", "+", "*"]
                .contains(&self.before(at))
                && at > 0
                && self.joined(at - 1);
            let counted = self.words.get(to).is_some_and(|w| {
                let plural = w.norm.len() > 3
                    && w.norm.ends_with('s')
                    && !w.capital
                    && !w.norm.ends_with("ss");
                let unit = self.unit_name(to).is_some()
                    || matches!(
                        w.norm.as_str(),
                        "%" | "percent" | "people" | "square" | "million" | "per"
                    );
                (plural && !matches!(w.norm.as_str(), "was" | "has" | "as" | "is" | "elections"))
                    || unit
            });
            if !named
                && !lead
                && ((old && !self.introduces(at))
                    || after_money
                    || (counted && !self.introduces(at)))
            {
                return None;
            }
            if self.joined(to - 1) && self.is(to, &["s", "%", "-", ":"]) && self.word(to) != "-" {
                return None;
            }
            // "2010-11", "2001-2003"
            if self.word(to) == "-"
                && self.joined(to - 1)
                && self.joined(to)
                && let Some(end) = self.words.get(to + 1).and_then(Word::digits)
            {
                let end = match self.word(to + 1).len() {
                    2 => i64::from(year) / 100 * 100 + end,
                    4 => end,
                    _ => return None,
                };
                let (first, last) = (Period::year(year)?, Period::year(i16::try_from(end).ok()?)?);
                return (first.first < last.first).then(|| Found {
                    days: Some((first.first, last.last)),
                    period: Some(last),
                    ..self.open(at, to + 2, TimeType::Date, format!("{year:04}/{end:04}"))
                });
            }
            return Some(self.period(at, to, Period::year(year)?));
        }
        let (year, to) = self.year_words(named)?;
        Some(self.period(at, to, Period::year(year)?))
    }

    /// "nineteen ninety-six".
    pub(super) fn year_words(&self, at: usize) -> Option<(i16, usize)> {
        let (century, next) = self.sense(at, |s| match s {
            Sense::Number(n) if (17..=20).contains(n) => Some(*n),
            _ => None,
        })?;
        (self.words.get(next)?.digits().is_none()).then_some(())?;
        let (rest, to) = self.quantity(next)?;
        let rest = rest.filter(|r| (10.0..100.0).contains(r))? as i64;
        Some((i16::try_from(century * 100 + rest).ok()?, to))
    }

    /// "the 1990s", "the '80s", "the nineties".
    pub(super) fn decade(&self, at: usize, lead: bool) -> Option<Found> {
        let start = self.skip(at, &["the"]);
        let position = self.sense(start, |s| match s {
            Sense::Mod(code) if matches!(code.as_str(), "START" | "MID" | "END") => {
                Some(code.clone())
            }
            _ => None,
        });
        let (code, start) = match position {
            Some((code, next)) => (Some(code), self.skip(next, &["-"])),
            None => (None, start),
        };
        let quote = self.skip(start, &["'"]);
        let written = self.sense(start, |s| match s {
            Sense::Decade(n) => Some(*n),
            _ => None,
        });
        let (year, to) = if let Some((n, to)) = written {
            ((start > at || lead).then_some(1900 + 10 * n)?, to)
        } else {
            let word = self.words.get(quote)?;
            let n = i16::try_from(word.digits()?).ok()?;
            let s = self.joined(quote) && self.word(quote + 1) == "s";
            (s && n % 10 == 0).then_some(())?;
            match word.norm.len() {
                4 => (n, quote + 2),
                2 if quote > start && n >= 20 => (1900 + n, quote + 2),
                _ => return None,
            }
        };
        let period = Period::holding(Kind::Decade, Date::new(year, 1, 1).ok()?)?;
        Some(Found {
            modifier: code,
            ..self.period(at, to, period)
        })
    }

    /// "the 20th century".
    pub(super) fn century(&self, at: usize, _: bool) -> Option<Found> {
        let start = self.skip(at, &["the"]);
        let (n, next) = self.ordinal(start)?;
        let (unit, to) = self.unit_name(self.skip(next, &["-"]))?;
        ((1..=21).contains(&n) && unit == Unit::Century).then_some(())?;
        let first = Date::new((n as i16 - 1) * 100, 1, 1).ok()?;
        Some(self.period(at, to, Period::holding(Kind::Century, first)?))
    }

    /// "today", "yesterday", "tomorrow night".
    pub(super) fn near_day(&self, at: usize, _: bool) -> Option<Found> {
        let ((days, part), to) = self.sense(at, |s| match s {
            Sense::NearDay(days, part) => Some((*days, part.clone())),
            _ => None,
        })?;
        // "USA Today"
        if self.capital(at) && at > 0 && self.capital(at - 1) {
            return None;
        }
        let found = match self.anchor {
            Some(anchor) => self.period(at, to, Period::day(anchor.checked_add(days.days()).ok()?)),
            None => self.open(at, to, TimeType::Date, unknown(Kind::Day)),
        };
        Some(match part.is_empty() {
            true => self.with_time(found),
            false => self.timed(found, &part),
        })
    }

    /// "Saturday", "next Saturday", "Saturday evening", "Friday, Oct. 23".
    pub(super) fn weekday(&self, at: usize, _: bool) -> Option<Found> {
        let start = self.skip(at, &["the"]);
        let which = self.which(start);
        let start = which.map_or(at, |(_, next)| next);
        let (weekday, to) = self.sense(start, |s| match s {
            Sense::Weekday(day) => Some(*day),
            _ => None,
        })?;
        let short = self.word(start).len() <= 5 && !self.word(start).ends_with("day");
        let dated = self.skip(
            to + usize::from(short && self.word(to) == "."),
            &[",", "the"],
        );
        let date = self
            .month_day(dated, false)
            .or_else(|| self.day_month(dated, false));
        if let Some(date) = date.filter(|_| self.capital(start)) {
            return Some(Found { from: at, ..date });
        }
        if !self.capital(start) || short {
            return None;
        }
        let Some(anchor) = self.anchor else {
            let value = format!("XXXX-WXX-{}", weekday.to_monday_one_offset());
            return Some(self.with_time(self.open(at, to, TimeType::Date, value)));
        };
        let same = anchor.weekday() == weekday;
        let before = |day: Date| day.nth_weekday(-1, weekday).ok();
        let after = |day: Date| day.nth_weekday(1, weekday).ok();
        let day = match which.map(|(which, _)| which) {
            Some(Which::Last) => before(anchor)?,
            Some(Which::Next) => after(anchor)?,
            Some(Which::Coming) if same => anchor,
            Some(Which::Coming) => after(anchor)?,
            Some(Which::Previous) => before(self.memory.last?.first)?,
            Some(Which::Following) => {
                after(self.memory.last.filter(|p| p.kind == Kind::Day)?.last)?
            }
            Some(Which::This) | None if same => anchor,
            Some(Which::This) | None => match (self.direction)(at) {
                Direction::Ahead => after(anchor)?,
                _ => before(anchor)?,
            },
            Some(Which::Same | Which::That) => {
                self.memory
                    .last
                    .filter(|p| p.first.weekday() == weekday)?
                    .first
            }
            Some(_) => return None,
        };
        Some(self.with_time(self.period(at, to, Period::day(day))))
    }
}
