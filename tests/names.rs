//! Which words of a text are names, and of what, as a table of short texts (`tests/cases/README.md` says how it is written).

#![allow(clippy::unwrap_used)]

mod common;

use std::fmt::Write;

use common::extract;
use newsgraph::model::MentionKind;

/// The names of a text with their labels, in order, as the table has them.
fn names(text: &str) -> Vec<String> {
    let extraction = extract("undated", text);
    let mut found: Vec<_> = extraction
        .mentions
        .iter()
        .filter(|m| m.kind == MentionKind::Name)
        .map(|m| (m.span, format!("{} {}", m.label, m.span.of(text))))
        .collect();
    found.sort_by_key(|(span, _)| (span.start, span.end));
    found.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn names_are_found_whole_and_labelled_as_what_they_are() {
    let table = include_str!("cases/names.txt");
    let mut wrong = String::new();
    let mut count = 0;
    for block in table.split("\n\n") {
        let lines = || block.lines().filter(|line| !line.starts_with('#'));
        let Some(text) = lines().find_map(|line| line.strip_prefix("| ")) else {
            continue;
        };
        let expected: Vec<_> = lines().filter(|line| !line.starts_with('|')).collect();
        let found = names(text);
        count += 1;
        if found != expected {
            writeln!(wrong, "{text}\n  found {found:?}\n  not   {expected:?}").unwrap();
        }
    }
    assert!(count > 20, "{count} cases");
    assert!(wrong.is_empty(), "\n{wrong}");
}
