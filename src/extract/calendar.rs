//! The words of the calendar: weekdays, months, numbers of days and years, as time expressions write them.

use jiff::civil::Weekday;

pub(super) fn is_spanning(word: &str) -> bool {
    matches!(
        word,
        "over" | "at" | "during" | "on" | "through" | "throughout" | "for"
    )
}

pub(super) fn is_part_of_day(word: &str) -> bool {
    matches!(word, "morning" | "afternoon" | "evening" | "night" | "noon")
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

pub(super) fn month_number(word: &str) -> Option<i8> {
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
    let stem = word.strip_suffix('.').unwrap_or(word);
    let full = MONTHS.iter().position(|m| *m == stem);
    // "Sept." and the three-letter forms, but not "mar" or "may" without their point.
    let short = || {
        MONTHS
            .iter()
            .position(|m| word.ends_with('.') && stem.len() >= 3 && m.starts_with(stem))
    };
    full.or_else(short).map(|i| i as i8 + 1)
}

pub(super) fn day_number(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word);
    digits
        .parse()
        .ok()
        .filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

pub(super) fn year_number(word: &str) -> Option<i16> {
    word.parse()
        .ok()
        .filter(|year| (1000..=2199).contains(year) && word.len() == 4)
}

pub(super) fn count(word: &str) -> Option<i64> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    let written = WORDS.iter().position(|w| *w == word).map(|n| n as i64);
    written
        .or_else(|| word.parse().ok())
        .filter(|n| (1..1000).contains(n))
}
