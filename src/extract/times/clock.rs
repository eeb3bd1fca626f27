//! Times of day.

use jiff::civil::Date;

use super::grammar::{Found, Grammar};
use super::period::{Kind, Period};
use super::words::{Sense, Which, Word};
use crate::model::TimeType;

impl Grammar<'_> {
    /// A time of day: "10:30 p.m. EST", "5 a.m.", "noon", "4 in the morning".
    pub(super) fn clock_time(&self, at: usize) -> Option<(String, usize)> {
        let named = self.sense(at, |s| match s {
            Sense::Clock(time) => Some(time.to_string()),
            _ => None,
        });
        if named.is_some() {
            return named;
        }
        let digits = |at: usize| self.words.get(at).and_then(Word::digits);
        let written = self.sense(at, |s| match s {
            Sense::Number(n) if (1..=12).contains(n) => Some(*n),
            _ => None,
        });
        let (hour, mut next) = match digits(at) {
            Some(hour) if self.word(at).len() <= 2 => (hour, at + 1),
            _ => written?,
        };
        let mut minute = None;
        if self.is(next, &[":", "."])
            && self.joined(at)
            && self.joined(next)
            && self.word(next + 1).len() == 2
            && let Some(m) = digits(next + 1)
        {
            minute = Some((m, self.word(next) == ":"));
            next += 2;
        }
        let half = self.half_of_day(next);
        let (hour, mut to) = match half {
            Some((afternoon, to)) if (1..=12).contains(&hour) => {
                (hour % 12 + if afternoon { 12 } else { 0 }, to)
            }
            _ if minute.is_some_and(|(_, colon)| colon) => (hour, next),
            _ if self.word(next) == "o" && self.word(next + 2) == "clock" => (hour, next + 3),
            _ => {
                let (part, to) = self
                    .part_name(next + 2)
                    .filter(|_| self.word(next) == "in" && self.word(next + 1) == "the")?;
                let after = matches!(part.as_str(), "AF" | "EV") && hour < 12;
                (hour + if after { 12 } else { 0 }, to)
            }
        };
        let zone = |at: usize| self.sense(at, |s| (*s == Sense::Zone).then_some(()));
        let bracket = usize::from(self.word(to) == "(");
        let mut universal = "";
        if let Some(((), end)) = zone(to + bracket).filter(|_| self.capital(to + bracket)) {
            if self.is(to + bracket, &["utc", "gmt"]) {
                universal = "Z";
            }
            to = end + bracket;
        }
        let minute = minute.map_or(0, |(m, _)| m);
        (hour < 25 && minute < 60).then(|| (format!("{hour:02}:{minute:02}{universal}"), to))
    }

    /// "p.m.", "am": whether it is the afternoon.
    pub(super) fn half_of_day(&self, at: usize) -> Option<(bool, usize)> {
        let afternoon = |word: &str| match word {
            "p" | "pm" => Some(true),
            "a" | "am" => Some(false),
            _ => None,
        };
        let half = afternoon(self.word(at))?;
        if self.word(at).len() == 2 {
            return Some((half, at + 1));
        }
        let spelt = self.joined(at) && self.word(at + 1) == "." && self.word(at + 2) == "m";
        let point = usize::from(self.joined(at + 2) && self.word(at + 3) == ".");
        spelt.then_some((half, at + 3 + point))
    }

    /// "10 p.m. Wednesday", "noon Thursday", "10:30".
    pub(super) fn clock(&self, at: usize, _: bool) -> Option<Found> {
        let (time, to) = self.clock_time(at)?;
        let next = self.skip(to, &[",", "on"]);
        let next = self.skip(next, &["on"]);
        let day = [
            self.near_day(next, false),
            self.weekday(next, false),
            self.month_day(next, false),
            self.day_month(next, false),
        ];
        let day = day.into_iter().flatten().find(|f| f.kind == TimeType::Date);
        if let Some(day) = day {
            return Some(Found {
                from: at,
                ..self.timed(day, &time)
            });
        }
        Some(match self.narrated_day() {
            Some(day) => self.timed(self.period(at, to, Period::day(day)), &time),
            None => self.other(at, to, TimeType::Time, format!("XXXX-XX-XXT{time}")),
        })
    }

    /// The day of which the article tells: the last one that it named, if it is near its own, else its own.
    fn narrated_day(&self) -> Option<Date> {
        let anchor = self.anchor?;
        let near = |p: &Period| p.kind == Kind::Day && (anchor - p.last).get_days().abs() <= 7;
        Some(self.memory.last.filter(near).map_or(anchor, |p| p.last))
    }

    /// "in the morning": of the day of which the article tells.
    pub(super) fn part_of_day(&self, at: usize, _: bool) -> Option<Found> {
        let during = self.word(at) == "the" && matches!(self.before(at), "in" | "during");
        let (part, to) = self.part_name(at + 1).filter(|_| during)?;
        let day = self.narrated_day()?;
        Some(self.timed(self.period(at, to, Period::day(day)), &part))
    }

    /// "this morning", "last night", "overnight".
    pub(super) fn part(&self, at: usize, _: bool) -> Option<Found> {
        let (which, next) = self.which(at)?;
        let (part, to) = self.part_name(next)?;
        let Some(anchor) = self.anchor else {
            return Some(self.open(at, to, TimeType::Time, format!("XXXX-XX-XXT{part}")));
        };
        let day = match which {
            Which::This => anchor,
            Which::Last => anchor.yesterday().ok()?,
            Which::Next | Which::Following => self
                .memory
                .last
                .filter(|p| p.kind == Kind::Day)?
                .last
                .tomorrow()
                .ok()?,
            Which::That | Which::Same => self.memory.last.filter(|p| p.kind == Kind::Day)?.last,
            _ => return None,
        };
        Some(self.timed(self.period(at, to, Period::day(day)), &part))
    }
}
