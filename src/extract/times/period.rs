//! Stretches of the calendar and their TIMEX3 values: days, weeks, weekends, months, quarters, halves, seasons, years,
//! decades and centuries.
//!
//! Values follow TIMEX3 of TimeML 1.2.1: `1998-02-13`, `1998-W07`, `1998-W07-WE`, `1998-02`, `1998-Q1`, `1998-H1`,
//! `1998-SP`, `1998`, `199` (the nineties), `19` (the twentieth century). Weeks are ISO 8601 weeks.

use jiff::ToSpan;
use jiff::civil::Date;

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// From its code in `lexicon/time.csv`.
    pub fn from_code(code: &str) -> Option<Unit> {
        Some(match code {
            "S" => Unit::Second,
            "TM" => Unit::Minute,
            "H" => Unit::Hour,
            "D" => Unit::Day,
            "WE" => Unit::Weekend,
            "W" => Unit::Week,
            "FN" => Unit::Fortnight,
            "M" => Unit::Month,
            "Q" => Unit::Quarter,
            "HY" => Unit::Half,
            "Y" => Unit::Year,
            "DE" => Unit::Decade,
            "CE" => Unit::Century,
            _ => return None,
        })
    }

    /// The TIMEX3 duration of so many of them; `None` is a number that is not said: `PXD`.
    pub fn duration(self, count: Option<f64>) -> String {
        // A unit that TIMEX3 has no letter for is so many of a smaller one.
        let (factor, prefix, letter) = match self {
            Unit::Second => (1.0, "PT", 'S'),
            Unit::Minute => (1.0, "PT", 'M'),
            Unit::Hour => (1.0, "PT", 'H'),
            Unit::Day => (1.0, "P", 'D'),
            Unit::Weekend => (1.0, "P", 'W'),
            Unit::Week => (1.0, "P", 'W'),
            Unit::Fortnight => (2.0, "P", 'W'),
            Unit::Month => (1.0, "P", 'M'),
            Unit::Quarter => (3.0, "P", 'M'),
            Unit::Half => (6.0, "P", 'M'),
            Unit::Year => (1.0, "P", 'Y'),
            Unit::Decade => (10.0, "P", 'Y'),
            Unit::Century => (100.0, "P", 'Y'),
        };
        let Some(count) = count else {
            return match self {
                Unit::Decade => "PXDE".into(),
                Unit::Century => "PXCE".into(),
                Unit::Quarter => "PXQ".into(),
                _ => format!("{prefix}X{letter}"),
            };
        };
        let whole = (count * factor).trunc();
        let half = (count * factor).fract() > 0.4;
        let rest = match (half, self) {
            (false, _) => String::new(),
            (true, Unit::Year) => "6M".into(),
            (true, Unit::Hour) => "30M".into(),
            (true, Unit::Minute) => "30S".into(),
            (true, Unit::Day) => "T12H".into(),
            // Half a week or a month has no agreed length.
            (true, _) => return format!("{prefix}{}{letter}", count * factor),
        };
        match whole as i64 {
            0 if half && rest.starts_with('T') => format!("P{rest}"),
            0 if half => format!("{prefix}{rest}"),
            whole => format!("{prefix}{whole}{letter}{rest}"),
        }
    }
}

/// What stretch of the calendar a [`Period`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Half,
    /// With its TIMEX3 code and first month.
    Season(&'static str, i8),
    Year,
    Decade,
    Century,
}

/// The seasons of the northern half: TIMEX3 code and first month.
pub const SEASONS: [(&str, i8); 4] = [("SP", 3), ("SU", 6), ("FA", 9), ("WI", 12)];

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// What it is.
    pub kind: Kind,
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

impl Period {
    /// The stretch of a kind that holds a day; a winter belongs to the year in which it begins.
    pub fn holding(kind: Kind, day: Date) -> Option<Period> {
        let month = |month: i8| Date::new(day.year(), month, 1).ok();
        let months = |first: Date, count: i64| {
            let last = first.checked_add((count - 1).months()).ok()?;
            Some((first, last.last_of_month()))
        };
        let years = |count: i16| {
            let first = day.year() - day.year().rem_euclid(count);
            let last = Date::new(first + count - 1, 12, 31).ok()?;
            Some((Date::new(first, 1, 1).ok()?, last))
        };
        let (first, last) = match kind {
            Kind::Day => (day, day),
            Kind::Week => {
                let first = monday(day)?;
                (first, first.checked_add(6.days()).ok()?)
            }
            Kind::Weekend => {
                let first = monday(day)?.checked_add(5.days()).ok()?;
                (first, first.checked_add(1.days()).ok()?)
            }
            Kind::Month => months(day.first_of_month(), 1)?,
            Kind::Quarter => months(month((day.month() - 1) / 3 * 3 + 1)?, 3)?,
            Kind::Half => months(month((day.month() - 1) / 6 * 6 + 1)?, 6)?,
            Kind::Season(_, first) => months(month(first)?, 3)?,
            Kind::Year => years(1)?,
            Kind::Decade => years(10)?,
            Kind::Century => years(100)?,
        };
        Some(Period { kind, first, last })
    }

    /// A day.
    pub fn day(day: Date) -> Period {
        Period {
            kind: Kind::Day,
            first: day,
            last: day,
        }
    }

    /// A year.
    pub fn year(year: i16) -> Option<Period> {
        Period::holding(Kind::Year, Date::new(year, 1, 1).ok()?)
    }

    /// A month.
    pub fn month(year: i16, month: i8) -> Option<Period> {
        Period::holding(Kind::Month, Date::new(year, month, 1).ok()?)
    }

    /// A quarter, 1 to 4.
    pub fn quarter(year: i16, quarter: i8) -> Option<Period> {
        Period::holding(Kind::Quarter, Date::new(year, quarter * 3 - 2, 1).ok()?)
    }

    /// The stretch of the same kind that lies so many units later, or earlier; a day stays a day.
    pub fn shifted(self, unit: Unit, count: i64) -> Option<Period> {
        // "90,000 centuries ago" is further away than dates reach.
        let span = jiff::Span::new();
        let by = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            Unit::Day => span.try_days(count),
            Unit::Weekend | Unit::Week => span.try_weeks(count),
            Unit::Fortnight => span.try_weeks(2 * count),
            Unit::Month => span.try_months(count),
            Unit::Quarter => span.try_months(3 * count),
            Unit::Half => span.try_months(6 * count),
            Unit::Year => span.try_years(count),
            Unit::Decade => span.try_years(10 * count),
            Unit::Century => span.try_years(100 * count),
        };
        let by = by.ok()?;
        Period::holding(self.kind, self.first.checked_add(by).ok()?)
    }

    /// Its TIMEX3 value.
    pub fn value(self) -> String {
        let year = self.first.year();
        let week = self.first.iso_week_date();
        match self.kind {
            Kind::Day => self.first.to_string(),
            Kind::Week => format!("{:04}-W{:02}", week.year(), week.week()),
            Kind::Weekend => format!("{:04}-W{:02}-WE", week.year(), week.week()),
            Kind::Month => format!("{year:04}-{:02}", self.first.month()),
            Kind::Quarter => format!("{year:04}-Q{}", (self.first.month() + 2) / 3),
            Kind::Half => format!("{year:04}-H{}", (self.first.month() + 5) / 6),
            Kind::Season(code, _) => format!("{year:04}-{code}"),
            Kind::Year => format!("{year:04}"),
            Kind::Decade => format!("{:03}", year / 10),
            Kind::Century => format!("{:02}", year / 100),
        }
    }
}

/// What kind of stretch a unit names, where it names one.
pub fn kind_of(unit: Unit) -> Option<Kind> {
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Fortnight => return None,
        Unit::Day => Kind::Day,
        Unit::Weekend => Kind::Weekend,
        Unit::Week => Kind::Week,
        Unit::Month => Kind::Month,
        Unit::Quarter => Kind::Quarter,
        Unit::Half => Kind::Half,
        Unit::Year => Kind::Year,
        Unit::Decade => Kind::Decade,
        Unit::Century => Kind::Century,
    })
}

/// The Monday of a day's week.
pub fn monday(day: Date) -> Option<Date> {
    let since = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(since.days()).ok()
}

/// A holiday's day in a year, from its rule in `lexicon/time.csv`: `12-25`, `11-th4` (fourth Thursday), `05-mo-1` (last
/// Monday), `11-tu-e` (first Tuesday after the first Monday), `easter+1`.
pub fn holiday(rule: &str, year: i16) -> Option<Date> {
    if let Some(offset) = rule.strip_prefix("easter") {
        let offset: i64 = offset.parse().ok()?;
        return easter(year)?.checked_add(offset.days()).ok();
    }
    let (month, day) = rule.split_once('-')?;
    let first = Date::new(year, month.parse().ok()?, 1).ok()?;
    if let Ok(day) = day.parse() {
        return Date::new(year, first.month(), day).ok();
    }
    let weekday = match day.get(..2)? {
        "mo" => jiff::civil::Weekday::Monday,
        "tu" => jiff::civil::Weekday::Tuesday,
        "th" => jiff::civil::Weekday::Thursday,
        "su" => jiff::civil::Weekday::Sunday,
        _ => return None,
    };
    if day.ends_with("-e") {
        let monday = first.nth_weekday_of_month(1, jiff::civil::Weekday::Monday);
        return monday.ok()?.checked_add(1.days()).ok();
    }
    first
        .nth_weekday_of_month(day.get(2..)?.parse().ok()?, weekday)
        .ok()
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm of Nature, 20 April 1876.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    Date::new(year, month as i8, day as i8).ok()
}
