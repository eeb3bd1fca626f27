//! Time expressions and their TIMEX3 values, from a table of sentences (`tests/cases/times.txt`).

#![allow(clippy::unwrap_used)]

mod common;

use std::fmt::Write;

use common::extract;

/// The expressions of a text as the table writes them.
fn times(date: &str, text: &str) -> Vec<String> {
    let extraction = extract(date, text);
    let line = |time: &newsgraph::model::Time| {
        let mut line = format!("{} = {}", time.span.of(text), time.value);
        if let Some(modifier) = &time.modifier {
            write!(line, " [{modifier}]").unwrap();
        }
        match time.days {
            Some((first, last)) if first == last => write!(line, " {first}").unwrap(),
            Some((first, last)) => write!(line, " {first}/{last}").unwrap(),
            None => {}
        }
        line
    };
    extraction.times.iter().map(line).collect()
}

#[test]
fn times_are_found_and_resolved() {
    let table = include_str!("cases/times.txt");
    let blocks = table.split("\n\n");
    let mut wrong = String::new();
    let mut count = 0;
    for block in blocks {
        let lines = block
            .lines()
            .filter(|l| !l.starts_with('#') && !l.is_empty());
        let lines: Vec<&str> = lines.collect();
        let [date, text, expected @ ..] = lines.as_slice() else {
            continue;
        };
        let text = text.strip_prefix("| ").unwrap();
        count += 1;
        let found = times(date, text);
        if found != *expected {
            writeln!(
                wrong,
                "{text}\n  expected {expected:#?}\n  found {found:#?}"
            )
            .unwrap();
        }
    }
    assert!(count > 30, "the table is empty");
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn times_that_no_calendar_reaches_are_no_panic() {
    for text in [
        "The star formed 90,000 centuries ago and 999,999,999 years later it died.",
        "They waited 999,999,999 days, until 500,000 weeks ago, for 12,000 decades from now.",
        "It took a hundred thousand thousand thousand thousand thousand thousand thousand thousand years.",
        "The last 999,999,999 months and the next 999,999,999 quarters.",
    ] {
        times("2025-05-07", text);
        times("undated", text);
    }
}
