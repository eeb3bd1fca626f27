//! Days of publication, as records, pages, feeds and file names write them.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use super::record::Field;

/// Bytes of `YYYY-MM-DD`.
const LENGTH: usize = 10;

/// Bytes that a date in words may have; longer text is no date and not looked through.
const WORDS: usize = 80;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The day of a date or of an RFC 3339 timestamp, as it is written: the day at the place of publication, which "today" in
/// the text means, not the day in Greenwich. A time without an offset is taken too, as much software writes it so.
pub fn of_record(value: &str) -> Option<Date> {
    let day = day(value.get(..LENGTH)?.as_bytes())?;
    let whole = value.len() == LENGTH
        || value.parse::<Timestamp>().is_ok()
        || value.parse::<DateTime>().is_ok();
    whole.then_some(day)
}

/// The day in any form that pages, feeds and tables have: ISO 8601 with whatever follows the day, `2025/03/07`,
/// `20250307`, `Fri, 07 Mar 2025 10:00:00 GMT`, `March 7, 2025`. Days in digits only that begin with day or month are
/// none, as nobody can tell which.
pub fn of_page(value: &str) -> Option<Date> {
    let value = value.trim();
    iso(value).or_else(|| in_words(value))
}

/// A date in the form that records have it in, where it is one; else as it was, so that it is named.
pub fn tidy(field: Field) -> Field {
    let found = match &field {
        Field::Text(text) => of_page(text),
        Field::Number(number) => of_page(&number.to_string()),
        Field::Absent | Field::Other(_) => None,
    };
    found.map_or(field, |day| Field::Text(day.to_string()))
}

/// The first valid `YYYY-MM-DD` in a file name that is no part of a longer run of digits.
pub fn in_name(name: &str) -> Option<Date> {
    let bytes = name.as_bytes();
    let digit = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(u8::is_ascii_digit)
    };
    bytes
        .windows(LENGTH)
        .enumerate()
        .filter(|(at, _)| !digit(at.checked_sub(1)) && !digit(Some(at + LENGTH)))
        .find_map(|(_, window)| day(window))
}

/// Exactly `YYYY-MM-DD`, and a day that exists.
fn day(bytes: &[u8]) -> Option<Date> {
    let shape = bytes.iter().enumerate().all(|(i, b)| match i {
        4 | 7 => *b == b'-',
        _ => b.is_ascii_digit(),
    });
    let text = std::str::from_utf8(bytes).ok()?;
    (shape && bytes.len() == LENGTH).then(|| text.parse().ok())?
}

/// A day in digits, year first.
fn iso(value: &str) -> Option<Date> {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '/');
    if let (Some(head), Some(rest)) = (value.get(..LENGTH), value.get(LENGTH..)) {
        let dashed = head.replace('/', "-");
        if ends(rest)
            && let Some(day) = day(dashed.as_bytes())
        {
            return Some(day);
        }
    }
    let (head, rest) = (value.get(..8)?, value.get(8..)?);
    let (year, month, day_) = (head.get(..4)?, head.get(4..6)?, head.get(6..)?);
    let digits = head.bytes().all(|b| b.is_ascii_digit()) && ends(rest);
    digits.then(|| day(format!("{year}-{month}-{day_}").as_bytes()))?
}

/// A day with the English name of its month: the day's number before or after it, then the year.
fn in_words(value: &str) -> Option<Date> {
    let value = value.get(..WORDS).unwrap_or(value);
    let words: Vec<&str> = value
        .split(|c: char| !c.is_alphanumeric() && c != ':')
        .filter(|word| !word.is_empty())
        .collect();
    let at = words.iter().position(|word| month(word).is_some())?;
    let month = month(words.get(at)?)?;
    let before = at.checked_sub(1).and_then(|i| words.get(i));
    let before = before.and_then(|word| number(word, 2));
    let (day, year) = match before {
        Some(day) => (day, at + 1),
        None => (number(words.get(at + 1)?, 2)?, at + 2),
    };
    let year = number(words.get(year)?, 4).filter(|year| *year >= 1000)?;
    let small = |n: i16| i8::try_from(n).ok();
    Date::new(year, small(month)?, small(day)?).ok()
}

/// The month that a word names, in full or by three or more letters.
fn month(word: &str) -> Option<i16> {
    let word = word.to_ascii_lowercase();
    let named = |name: &&str| name.starts_with(&word);
    let at = MONTHS
        .iter()
        .position(|name| word.len() >= 3 && named(name))?;
    i16::try_from(at + 1).ok()
}

/// A number of at most so many digits; `7th` is 7.
fn number(word: &str, digits: usize) -> Option<i16> {
    let ending = ["st", "nd", "rd", "th"];
    let bare = ending.iter().find_map(|end| word.strip_suffix(end));
    let bare = bare.unwrap_or(word);
    let shape = bare.len() <= digits && bare.bytes().all(|b| b.is_ascii_digit());
    shape.then(|| bare.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_pages_and_feeds_write_them() {
        let seventh = Some(jiff::civil::date(2025, 3, 7));
        for written in [
            "2025-03-07",
            "2025-03-07T23:30:00-0500",
            "2025-03-07T10:00Z",
            "2025-03-07 10:00:00 +0100",
            "2025/03/07",
            "20250307",
            "20250307T1000Z",
            "Fri, 07 Mar 2025 23:30:00 -0500",
            "7 March 2025",
            "Mar. 7th, 2025",
            "March 7, 2025 at 6:15 p.m.",
            "Friday 7 March 2025 10.05 GMT",
            " Friday, March 7 2025 ",
        ] {
            assert_eq!(of_page(written), seventh, "{written}");
        }
        for written in [
            "",
            "yesterday",
            "07/03/2025",
            "2025-03-071",
            "2025030712",
            "2025-02-30",
            "March 2025",
            "may 2025",
        ] {
            assert_eq!(of_page(written), None, "{written}");
        }
    }
}
