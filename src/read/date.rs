//! Days of publication, as records and file names write them.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// Bytes of `YYYY-MM-DD`.
const LENGTH: usize = 10;

/// The day of a date or of an RFC 3339 timestamp, as it is written: the day at the place of publication, which "today" in
/// the text means, not the day in Greenwich. A time without an offset is taken too, as much software writes it so.
pub fn of_record(value: &str) -> Option<Date> {
    let day = day(value.get(..LENGTH)?.as_bytes())?;
    let whole = value.len() == LENGTH
        || value.parse::<Timestamp>().is_ok()
        || value.parse::<DateTime>().is_ok();
    whole.then_some(day)
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
