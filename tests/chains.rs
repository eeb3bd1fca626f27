//! Whom pronouns and nominals mean, as a table of short texts (`tests/cases/README.md` says how it is written).

#![allow(clippy::unwrap_used)]

mod common;

use std::fmt::Write;

use common::{SCHEMA, extract, name};
use newsgraph::model::{Extraction, Mention, MentionKind};

/// One block of the table.
#[derive(Debug, Default)]
struct Case {
    line: usize,
    text: String,
    /// Word and name; `None` for a word that must mean nobody.
    words: Vec<(String, Option<String>)>,
}

fn cases(table: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (number, line) in table.lines().enumerate() {
        if let Some(text) = line.strip_prefix("| ") {
            cases.push(Case {
                line: number + 1,
                text: text.to_owned(),
                ..Case::default()
            });
        } else if let Some((word, name)) = line.split_once(" = ").filter(|_| !line.starts_with('#'))
        {
            let name = (name != "-").then(|| name.to_owned());
            let words = &mut cases.last_mut().unwrap().words;
            words.push((word.to_owned(), name));
        }
    }
    cases
}

/// Where a word stands as a word of its own, from a byte on.
fn place(text: &str, word: &str, from: usize) -> Option<usize> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let found = text[from..].match_indices(word).map(|(at, _)| from + at);
    let mut whole = found.filter(|at| {
        !letter(text[..*at].chars().next_back()) && !letter(text[at + word.len()..].chars().next())
    });
    whole.next()
}

/// Pronouns, and nominals with an article; adjectives of countries are another matter.
fn is_anaphor(mention: &Mention, text: &str) -> bool {
    match mention.kind {
        MentionKind::Name => false,
        MentionKind::Nominal => mention.span.of(text).contains(' '),
        MentionKind::Pronoun => true,
    }
}

fn wrong(case: &Case) -> Option<String> {
    let extraction = extract("undated", &case.text);
    let mut problems = String::new();
    let mut from = 0;
    let mut listed = Vec::new();
    for (word, wanted) in &case.words {
        let Some(at) = place(&case.text, word, from) else {
            writeln!(problems, "  {word:?} does not stand in the text").unwrap();
            continue;
        };
        from = at + 1;
        listed.push(at);
        let found = meant(&extraction, &case.text, at, word.len());
        if found != *wanted {
            writeln!(problems, "  {word:?} means {found:?}, not {wanted:?}").unwrap();
        }
    }
    for (i, mention) in extraction.mentions.iter().enumerate() {
        if is_anaphor(mention, &case.text) && !listed.contains(&(mention.span.start as usize)) {
            let (word, name) = (
                mention.span.of(&case.text),
                name(&SCHEMA, &extraction, i as u32),
            );
            if name.is_empty() {
                continue; // Somebody whom the passage never names.
            }
            writeln!(problems, "  {word:?} means {name:?}, which is not listed").unwrap();
        }
    }
    (!problems.is_empty()).then(|| format!("line {}: {}\n{problems}", case.line, case.text))
}

/// The name of the chain that a word joins, other than as a name.
fn meant(extraction: &Extraction, text: &str, at: usize, length: usize) -> Option<String> {
    let mentions = extraction.mentions.iter();
    let index = mentions.enumerate().find_map(|(i, m)| {
        let here = m.span.start as usize == at && m.span.end as usize == at + length;
        (here && is_anaphor(m, text)).then_some(i as u32)
    })?;
    Some(name(&SCHEMA, extraction, index)).filter(|name| !name.is_empty())
}

#[test]
fn words_mean_whom_a_reader_takes_them_for() {
    let cases = cases(include_str!("cases/chains.txt"));
    assert!(cases.len() >= 60, "{}", cases.len());
    let problems: Vec<String> = cases.iter().filter_map(wrong).collect();
    let count = problems.len();
    assert!(
        problems.is_empty(),
        "{count} cases:\n{}",
        problems.join("\n")
    );
}
