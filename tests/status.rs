//! How sentences state what they say: `cases/status.txt`, written before the code that reads it. A claim that is not
//! found is no wrong status; what is found must carry the right one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{SCHEMA, claim_lines, extract};
use newsgraph::model::Status;

/// Of a hundred claims found, so many must have the right status.
const RIGHT: usize = 97;
/// Of a hundred claims of the suite, so many must be found.
const FOUND: usize = 85;

/// `A TYPE B`, and the status behind it.
fn split(line: &str) -> (String, Status) {
    let words: Vec<&str> = line.split(' ').collect();
    let at = words
        .iter()
        .rposition(|w| Status::from_name(w).is_some())
        .unwrap();
    let status = Status::from_name(words[at]).unwrap();
    (words[..at].join(" "), status)
}

#[test]
fn statuses_are_what_the_sentences_say() {
    let table = include_str!("cases/status.txt");
    let (mut all, mut found, mut right) = (0, 0, 0);
    let (mut wrong, mut broken) = (Vec::new(), Vec::new());
    for block in table.split("\n\n") {
        let lines: Vec<&str> = block.lines().filter(|l| !l.starts_with('#')).collect();
        let Some((date, lines)) = lines.split_first() else {
            continue;
        };
        let marked = |mark: &str| -> Vec<&str> {
            lines.iter().filter_map(|l| l.strip_prefix(mark)).collect()
        };
        let text = marked("| ").join("\n");
        let mut stated: BTreeMap<String, BTreeSet<Status>> = BTreeMap::new();
        for line in claim_lines(&SCHEMA, &extract(date, &text)) {
            let (ends, status) = split(&line);
            stated.entry(ends).or_default().insert(status);
        }
        for line in lines
            .iter()
            .filter(|l| !l.starts_with(['|', '?', '@', '!']))
        {
            // A row of a bug that was mended counts by itself.
            let mended = line.strip_prefix("= ");
            let (ends, status) = split(mended.unwrap_or(line));
            all += 1;
            let statuses = stated.get(&ends);
            if mended.is_some() && statuses != Some(&BTreeSet::from([status])) {
                broken.push(format!("{text}\n  {line}, not {statuses:?}"));
            }
            let Some(statuses) = statuses else {
                continue;
            };
            found += 1;
            if *statuses == BTreeSet::from([status]) {
                right += 1;
            } else {
                wrong.push(format!("{text}\n  {line}, not {statuses:?}"));
            }
        }
    }
    let wrong = wrong.join("\n");
    println!("{all} claims, {found} found, {right} with the right status");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(right * 100 >= found * RIGHT, "{right} of {found}:\n{wrong}");
    assert!(found * 100 >= all * FOUND, "{found} of {all} are found");
}
