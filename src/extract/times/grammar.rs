//! The grammar of time expressions: what stands at a word of a sentence, read as the longest expression that fits.

use jiff::civil::Date;

use super::period::{Kind, Period, Unit, kind_of};
use super::words::{Sense, Which, Word};
use crate::extract::tense::Direction;
use crate::model::{Text, TimeType};

/// A time expression, in words of the sentence.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its first word.
    pub from: usize,
    /// The word after its last.
    pub to: usize,
    /// TIMEX3 type.
    pub kind: TimeType,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 modifier.
    pub modifier: Option<Text>,
    /// First and last day, where it has some.
    pub days: Option<(Date, Date)>,
    /// The stretch of the calendar that it names, for what is spoken of later.
    pub period: Option<Period>,
    /// It says when something is, rather than what something is like ("third-quarter profit").
    pub adverbial: bool,
}

/// What was spoken of before in the article.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    /// The last stretch of the calendar.
    pub last: Option<Period>,
    /// The last quarter, for "a year earlier" in reports of earnings.
    pub quarter: Option<Period>,
}

/// Reads the time expressions of one sentence.
pub struct Grammar<'a> {
    /// The sentence.
    pub words: &'a [Word<'a>],
    /// The article's date.
    pub anchor: Option<Date>,
    /// Where the tense of the verbs near a word looks.
    pub direction: &'a dyn Fn(usize) -> Direction,
    /// What was spoken of before.
    pub memory: &'a Memory,
}

/// Reads one class of expressions at a word; the flag says that a modifier such as "early" stands before it.
type Reader<'a> = fn(&Grammar<'a>, usize, bool) -> Option<Found>;

/// A number of units: `None` is one that is not said.
pub(super) type Quantity = Option<f64>;

impl Grammar<'_> {
    /// The longest expression that starts at a word.
    pub fn read(&self, at: usize) -> Option<Found> {
        if !self.words.get(at).is_some_and(can_start) {
            return None;
        }
        let lead = [self.modified(at), self.near(at)].into_iter().flatten();
        let found = lead.max_by_key(|f| f.to);
        let core = self.core(at, false);
        match (found, core) {
            (Some(a), Some(b)) if b.to > a.to => Some(b),
            (a, b) => a.or(b),
        }
    }

    pub(super) fn core(&self, at: usize, lead: bool) -> Option<Found> {
        let readers: [Reader<'_>; 19] = [
            Self::iso,
            Self::month_day,
            Self::day_month,
            Self::month,
            Self::year,
            Self::decade,
            Self::century,
            Self::near_day,
            Self::weekday,
            Self::clock,
            Self::part,
            Self::part_of_day,
            Self::unit,
            Self::quarter,
            Self::season,
            Self::holiday,
            Self::duration,
            Self::repeated,
            Self::reference,
        ];
        let mut best: Option<Found> = None;
        for read in readers {
            if let Some(found) = read(self, at, lead)
                && best.as_ref().is_none_or(|b| found.to > b.to)
            {
                best = Some(found);
            }
        }
        best
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.norm.as_str())
    }

    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.capital)
    }

    /// Whether two neighbours touch.
    pub(super) fn joined(&self, at: usize) -> bool {
        match (self.words.get(at), self.words.get(at + 1)) {
            (Some(a), Some(b)) => a.span.end == b.span.start,
            _ => false,
        }
    }

    /// The first meaning of the phrase at a word for which `read` has a use, and the word after it.
    pub(super) fn sense<T>(
        &self,
        at: usize,
        read: impl Fn(&Sense) -> Option<T>,
    ) -> Option<(T, usize)> {
        let after = self.words.get(at + 1..).unwrap_or(&[]);
        let (meant, length) = self.words.get(at)?.sense(after, read)?;
        Some((meant, at + length))
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at))
    }

    pub(super) fn skip(&self, at: usize, words: &[&str]) -> usize {
        at + usize::from(self.is(at, words))
    }

    pub(super) fn month_name(&self, at: usize) -> Option<(i8, usize)> {
        let ((month, short), next) = self.sense(at, |s| match s {
            Sense::Month(month) => Some((*month, false)),
            Sense::ShortMonth(month) => Some((*month, true)),
            _ => None,
        })?;
        let point = short && self.word(next) == "." && self.joined(at);
        // "Jan Kavan", "Mar del Plata"
        let dated = || self.words.get(next).is_some_and(|w| w.digits().is_some());
        let named = self.capital(at) && (!short || point || dated());
        named.then_some((month, next + usize::from(point)))
    }

    pub(super) fn unit_name(&self, at: usize) -> Option<(Unit, usize)> {
        self.sense(at, |s| match s {
            Sense::Unit(unit) => Some(*unit),
            _ => None,
        })
    }

    pub(super) fn which(&self, at: usize) -> Option<(Which, usize)> {
        self.sense(at, |s| match s {
            Sense::Which(which) => Some(*which),
            _ => None,
        })
    }

    pub(super) fn ordinal(&self, at: usize) -> Option<(i64, usize)> {
        let written = self.sense(at, |s| match s {
            Sense::Ordinal(n) => Some(*n),
            _ => None,
        });
        let suffixed = || {
            let n = self.words.get(at)?.digits()?;
            let suffix = self.joined(at) && self.is(at + 1, &["st", "nd", "rd", "th"]);
            suffix.then_some((n, at + 2))
        };
        written.or_else(suffixed)
    }

    /// A day of the month: "3", "3rd", "third".
    pub(super) fn day(&self, at: usize) -> Option<(i8, usize)> {
        let digits = || {
            let n = self.words.get(at)?.digits()?;
            (self.word(at).len() <= 2).then_some((n, at + 1))
        };
        let (day, next) = self.ordinal(at).or_else(digits)?;
        let part_of_number = self.joined(next - 1)
            && (self.is(next, &["%"])
                || (self.is(next, &[".", ",", ":"])
                    && self.joined(next)
                    && self
                        .words
                        .get(next + 1)
                        .is_some_and(|w| w.digits().is_some())));
        ((1..=31).contains(&day) && !part_of_number).then_some((day as i8, next))
    }

    pub(super) fn year_number(&self, at: usize) -> Option<(i16, usize)> {
        let word = self.words.get(at)?;
        let year = word.digits().filter(|_| word.norm.len() == 4)?;
        let number = self.joined(at)
            && self.is(at + 1, &[",", "."])
            && self.joined(at + 1)
            && self.words.get(at + 2).is_some_and(|w| w.digits().is_some());
        ((1000..=2199).contains(&year) && !number).then_some((year as i16, at + 1))
    }

    /// A number of units: "two", "24", "a", "2 1/2", "twenty-four", "two thousand", "a few".
    pub(super) fn quantity(&self, at: usize) -> Option<(Quantity, usize)> {
        let vague = self.sense(at, |s| match s {
            Sense::Vague(n) => Some(*n),
            _ => None,
        });
        if vague.is_some() {
            return vague;
        }
        let written = |at: usize| {
            self.sense(at, |s| match s {
                Sense::Number(n) => Some(*n),
                _ => None,
            })
        };
        let scale = |at: usize| {
            self.sense(at, |s| match s {
                Sense::Scale(n) => Some(*n),
                _ => None,
            })
        };
        if let Some(n) = self.words.get(at).and_then(Word::digits) {
            let digits = |at: usize| self.words.get(at).and_then(Word::digits);
            let mut next = at + 1;
            let mut n = n as f64;
            // "1,000", "2.5"
            if self.joined(at) && self.joined(next) && self.is(next, &[",", "."]) {
                let more = digits(next + 1)?;
                let width = self.word(next + 1).len() as i32;
                n = match self.word(next) {
                    "," => n * 1000.0 + more as f64,
                    _ => n + more as f64 / 10f64.powi(width),
                };
                next += 2;
            } else if digits(next) == Some(1)
                && self.word(next + 1) == "/"
                && digits(next + 2) == Some(2)
            {
                n += 0.5;
                next += 3;
            }
            return Some((Some(n), next));
        }
        if self.is(at, &["a", "an"]) {
            return Some(
                scale(at + 1).map_or((Some(1.0), at + 1), |(s, next)| (Some(s as f64), next)),
            );
        }
        let (mut n, mut next) = written(at)?;
        let after = next + usize::from(self.word(next) == "-");
        if n >= 20
            && let Some((ones, end)) = written(after)
            && (1..10).contains(&ones)
        {
            (n, next) = (n + ones, end);
        }
        while let Some((s, end)) = scale(next) {
            (n, next) = (n.saturating_mul(s), end);
        }
        Some((Some(n as f64), next))
    }

    pub(super) fn period(&self, from: usize, to: usize, period: Period) -> Found {
        Found {
            from,
            to,
            kind: TimeType::Date,
            value: period.value(),
            modifier: None,
            days: Some((period.first, period.last)),
            period: Some(period),
            adverbial: true,
        }
    }

    /// A value that is known although its days are not.
    pub(super) fn open(
        &self,
        from: usize,
        to: usize,
        kind: TimeType,
        value: impl Into<String>,
    ) -> Found {
        Found {
            from,
            to,
            kind,
            value: value.into(),
            modifier: None,
            days: None,
            period: None,
            adverbial: matches!(kind, TimeType::Date | TimeType::Time),
        }
    }

    pub(super) fn other(
        &self,
        from: usize,
        to: usize,
        kind: TimeType,
        value: impl Into<String>,
    ) -> Found {
        let found = self.open(from, to, kind, value);
        Found {
            adverbial: false,
            ..found
        }
    }

    /// A range of days, whose value names both ends.
    pub(super) fn range(&self, from: usize, to: usize, first: Date, last: Date) -> Option<Found> {
        (first <= last).then(|| Found {
            days: Some((first, last)),
            period: Some(Period::day(last)),
            ..self.open(from, to, TimeType::Date, format!("{first}/{last}"))
        })
    }

    /// A day with what may follow it: a part of the day, or a time.
    pub(super) fn with_time(&self, mut found: Found) -> Found {
        if found.period.is_none_or(|p| p.kind != Kind::Day) && !found.value.starts_with("XXXX-WXX")
        {
            return found;
        }
        if let Some((part, next)) = self.part_name(found.to) {
            found.to = next;
            return self.timed(found, &part);
        }
        let at = found.to + usize::from(self.is(found.to, &[",", "at"]));
        let at = self.skip(at, &["at"]);
        match self.clock_time(at) {
            Some((time, next)) => {
                found.to = next;
                self.timed(found, &time)
            }
            None => found,
        }
    }

    pub(super) fn timed(&self, found: Found, time: &str) -> Found {
        Found {
            kind: TimeType::Time,
            value: format!("{}T{time}", found.value),
            ..found
        }
    }

    pub(super) fn part_name(&self, at: usize) -> Option<(Text, usize)> {
        self.sense(at, |s| match s {
            Sense::Part(code) => Some(code.clone()),
            _ => None,
        })
    }

    /// "early", "the end of", "about", "more than" and what they modify.
    pub(super) fn modified(&self, at: usize) -> Option<Found> {
        let (code, next) = self.sense(at, |s| match s {
            Sense::Mod(code) => Some(code.clone()),
            _ => None,
        })?;
        let hyphen = self.word(next) == "-" && self.joined(at);
        let next = next + usize::from(hyphen);
        // "over the past two months", "over several years": a preposition.
        let counted = self.quantity(next).is_some_and(|(n, _)| n.is_some());
        if self.is(at, &["over", "under", "some"]) && !counted {
            return None;
        }
        let position = matches!(code.as_str(), "START" | "MID" | "END");
        let mut found = self.core(next, position).or_else(|| {
            // "at least the past 18 months"
            (self.word(next) == "the")
                .then(|| self.core(next + 1, position))
                .flatten()
        })?;
        let fits = match found.kind {
            TimeType::Date | TimeType::Time => {
                let weekday = self
                    .sense(next, |s| matches!(s, Sense::Weekday(_)).then_some(()))
                    .is_some();
                let about = code == "APPROX" && !weekday;
                (position || about || self.is_ago(&found)) && !found.value.ends_with("_REF")
            }
            TimeType::Duration => !position,
            TimeType::Set => false,
        };
        if !fits || found.modifier.is_some() {
            return None;
        }
        found.from = at;
        found.modifier = Some(code);
        Some(found)
    }

    pub(super) fn is_ago(&self, found: &Found) -> bool {
        self.is(found.to - 1, &["ago", "earlier", "later"])
    }

    /// "earlier this week", "later Thursday".
    pub(super) fn near(&self, at: usize) -> Option<Found> {
        let (ahead, next) = self.sense(at, |s| match s {
            Sense::Near { ahead } => Some(*ahead),
            _ => None,
        })?;
        let direction = match ahead {
            true => Direction::Ahead,
            false => Direction::Behind,
        };
        let the = self.word(next) == "the";
        let unit = self.unit_name(next + 1).filter(|_| the);
        let mut found = match unit {
            Some((unit, to)) => self.running(at, to, unit)?,
            None => self.core(next, true)?,
        };
        let period = found.period?;
        let whole = period.kind != Kind::Day;
        let running = self
            .anchor
            .is_some_and(|a| period.first <= a && a <= period.last);
        if whole && !running && self.anchor.is_some() {
            return None;
        }
        if whole && let Some(anchor) = self.anchor {
            found.days = Some(clipped(period, anchor, direction));
        }
        found.from = at;
        found.modifier = Some(if ahead { "END" } else { "START" }.into());
        Some(found)
    }

    /// The stretch of a unit in which the article was written.
    pub(super) fn running(&self, from: usize, to: usize, unit: Unit) -> Option<Found> {
        match self.anchor {
            Some(anchor) => {
                let period = Period::holding(kind_of(unit)?, anchor)?;
                Some(self.period(from, to, period))
            }
            None => Some(self.open(from, to, TimeType::Date, unknown(kind_of(unit)?))),
        }
    }
}

/// Whether an expression can start with a word: most words end the search here.
fn can_start(word: &Word<'_>) -> bool {
    let small = || {
        matches!(
            word.norm.as_str(),
            "the" | "its" | "a" | "an" | "fiscal" | "comparable" | "corresponding" | "'"
        )
    };
    word.has_sense() || word.norm.starts_with(|c: char| c.is_ascii_digit()) || small()
}

/// The value of a stretch that is not known.
pub(super) fn unknown(kind: Kind) -> String {
    match kind {
        Kind::Day => "XXXX-XX-XX".into(),
        Kind::Week => "XXXX-WXX".into(),
        Kind::Weekend => "XXXX-WXX-WE".into(),
        Kind::Month => "XXXX-XX".into(),
        Kind::Quarter => "XXXX-QX".into(),
        Kind::Half => "XXXX-HX".into(),
        Kind::Season(code, _) => format!("XXXX-{code}"),
        Kind::Year => "XXXX".into(),
        Kind::Decade => "XXX".into(),
        Kind::Century => "XX".into(),
    }
}

/// The part of a running stretch that lies ahead of the article's day, or behind it.
pub(super) fn clipped(period: Period, anchor: Date, direction: Direction) -> (Date, Date) {
    let (first, last) = (period.first, period.last);
    let part = match direction {
        Direction::Ahead => (first.max(anchor), last),
        Direction::Behind => (first, last.min(anchor.yesterday().unwrap_or(anchor))),
        Direction::Unknown => (first, last),
    };
    if part.0 <= part.1 {
        part
    } else {
        (first, last)
    }
}
