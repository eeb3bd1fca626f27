//! What one article says, as tables of sentences with all claims that a careful reader makes of them.
//!
//! The tables are files (`tests/cases/README.md` says how they are written), so that a new case needs no Rust. What the
//! program gets wrong stands in a file of its own, with the reason, and must go on failing there: whoever teaches the
//! program one has to move it to the others.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

use common::{ENGINE, MODEL, SCHEMA, article, claim_lines, extract, meeting_lines};
use newsgraph::model::{Event, Extraction};
use newsgraph::pipeline::Engine;

/// The types that the tables are complete for.
const TYPES: [&str; 7] = [
    "MEETS",
    "VISITS",
    "REPRESENTS",
    "HEADS",
    "HOLDS_POSITION",
    "SANCTIONS",
    "RELATED_TO",
];

/// One block of a table.
#[derive(Debug, Default, Clone)]
struct Case {
    /// The line that it starts on.
    line: usize,
    date: String,
    text: String,
    claims: Vec<String>,
    optional: Vec<String>,
    meetings: Vec<String>,
    reason: String,
}

/// The blocks of a table.
fn cases(table: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut open = false;
    for (number, line) in table.lines().enumerate() {
        let line = line.trim_end();
        if line.is_empty() {
            open = false;
        } else if !line.starts_with('#') {
            if !open {
                let (date, line) = (line.to_owned(), number + 1);
                let case = Case {
                    line,
                    date,
                    ..Case::default()
                };
                cases.push(case);
                open = true;
                continue;
            }
            let case = cases.last_mut().unwrap();
            match line.split_once(' ').unwrap_or((line, "")) {
                ("|", rest) if case.text.is_empty() => case.text = rest.to_owned(),
                ("|", rest) => write!(case.text, "\n{rest}").unwrap(),
                ("?", rest) => case.optional.push(rest.to_owned()),
                ("@", rest) => case.meetings.push(rest.to_owned()),
                ("!", rest) => case.reason = rest.to_owned(),
                _ => case.claims.push(line.to_owned()),
            }
        }
    }
    cases
}

/// What is wrong with what the program makes of a case; nothing where it is right.
fn wrong(case: &Case) -> Option<String> {
    let extraction = extract(&case.date, &case.text);
    let mut found = claim_lines(&SCHEMA, &extraction);
    found.retain(|line| TYPES.iter().any(|t| line.contains(&format!(" {t} "))));
    let mut problems = String::new();
    let bare = |line: &str| line.split(" (").next().unwrap().to_owned();
    let fits = |line: &String, wanted: &String| {
        line == wanted || (!wanted.ends_with(')') && bare(line) == *wanted)
    };
    for wanted in &case.claims {
        if !found.iter().any(|line| fits(line, wanted)) {
            writeln!(problems, "  missing  {wanted}").unwrap();
        }
    }
    for line in &found {
        let mut wanted = case.claims.iter().chain(&case.optional);
        if !wanted.any(|wanted| fits(line, wanted)) {
            writeln!(problems, "  too much {line}").unwrap();
        }
    }
    if !case.meetings.is_empty() {
        let found = meeting_lines(&SCHEMA, &extraction);
        let mut wanted = case.meetings.clone();
        wanted.sort();
        if found != wanted {
            writeln!(problems, "  meetings {found:?}\n  but not  {wanted:?}").unwrap();
        }
    }
    (!problems.is_empty()).then(|| format!("line {}: {}\n{problems}", case.line, case.text))
}

#[track_caller]
fn check(table: &str, expected: fn(&Case) -> Option<String>) {
    let problems: Vec<String> = cases(table).iter().filter_map(expected).collect();
    let count = problems.len();
    assert!(
        problems.is_empty(),
        "{count} cases:\n{}",
        problems.join("\n")
    );
}

#[test]
fn claims_are_what_the_sentences_say() {
    check(include_str!("cases/claims.txt"), wrong);
}

#[test]
fn what_is_known_to_be_wrong_is_still_wrong() {
    check(include_str!("cases/known_wrong.txt"), |case| {
        let (line, text) = (case.line, &case.text);
        if case.reason.is_empty() {
            Some(format!("line {line}: no reason is given: {text}"))
        } else if wrong(case).is_none() {
            Some(format!(
                "line {line} is right now, move it to claims.txt: {text}"
            ))
        } else {
            None
        }
    });
}

#[test]
fn the_tables_have_every_type_and_status() {
    let mut types: BTreeMap<&str, usize> = BTreeMap::new();
    let mut statuses: BTreeMap<String, usize> = BTreeMap::new();
    let all = cases(include_str!("cases/claims.txt"));
    for case in &all {
        for claim in &case.claims {
            let name = TYPES.iter().find(|t| claim.contains(&format!(" {t} ")));
            *types.entry(name.unwrap()).or_default() += 1;
            let mut words = claim.split(' ');
            let status = words.find_map(newsgraph::model::Status::from_name);
            *statuses.entry(status.unwrap().to_string()).or_default() += 1;
        }
    }
    assert!(all.len() >= 60, "{}", all.len());
    assert_eq!(types.len(), 7, "{types:?}");
    assert_eq!(statuses.len(), 7, "{statuses:?}");
}

#[test]
fn no_text_stands_in_the_tables_twice() {
    let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
    for table in [
        include_str!("cases/claims.txt"),
        include_str!("cases/known_wrong.txt"),
    ] {
        for case in cases(table) {
            let first = seen.insert((case.date, case.text.clone()), case.line);
            assert_eq!(first, None, "line {}: {}", case.line, case.text);
        }
    }
}

#[test]
fn a_capital_that_does_nothing_stays_a_city() {
    let text = "Paris warned that it would wait. Samira Qadouri visited Paris.";
    let extraction = extract("2025-05-07", text);
    assert!(
        extraction.entities.iter().all(|e| !e.metonym),
        "{:?}",
        extraction.entities
    );
}

/// The engine that looks for events, too.
static EVENTS: LazyLock<Engine> = LazyLock::new(|| Engine::new(&SCHEMA, &MODEL).with_events());

/// An event as `events.txt` writes it.
fn event(extraction: &Extraction, text: &str, event: &Event) -> String {
    let words = |end: Option<u32>| match end {
        Some(mention) => extraction.mentions[mention as usize].span.of(text),
        None => "-",
    };
    let (source, target) = (words(event.source), words(event.target));
    let line = format!("{source} {} {target} {}", event.edge, event.status);
    match SCHEMA.plover(&event.rule, &event.edge, event.status) {
        Some(code) => format!("{line} {code}"),
        None => line,
    }
}

#[test]
fn events_are_what_is_said_of_nobody_who_has_a_name() {
    let wrong: fn(&Case) -> Option<String> = |case| {
        let extraction = EVENTS.extract(&article("a1", &case.date, &case.text));
        let told = |e: &&Event| SCHEMA.edge(&e.edge).is_none_or(|t| !t.internal);
        let events = extraction.events.iter().filter(told);
        let mut found: Vec<String> = events.map(|e| event(&extraction, &case.text, e)).collect();
        found.sort();
        let mut wanted = case.claims.clone();
        wanted.sort();
        (found != wanted).then(|| format!("{}\n  wanted {wanted:?}\n  found  {found:?}", case.text))
    };
    check(include_str!("cases/events.txt"), wrong);
}

/// What a build does not look for must not change what it finds.
#[test]
fn a_build_has_the_same_claims_without_events() {
    for case in cases(include_str!("cases/events.txt")) {
        let article = article("a1", &case.date, &case.text);
        let without = ENGINE.extract(&article);
        assert!(without.events.is_empty());
        let names = |e: &Extraction| {
            let end = |m: u32| e.mentions[m as usize].span;
            let claims = e.claims.iter();
            let claims = claims.map(|c| (c.edge.clone(), end(c.source), end(c.target), c.status));
            claims.collect::<Vec<_>>()
        };
        assert_eq!(
            names(&without),
            names(&EVENTS.extract(&article)),
            "{}",
            case.text
        );
    }
}

#[test]
fn an_end_of_the_sentence_before_stands_in_the_evidence() {
    let text = "Rain fell. Ada Quill demanded that Bo Ferris resign. He refused.";
    let found = extract("2025-05-07", text);
    let claim = found.claims.iter().find(|c| c.edge == "REJECTS").unwrap();
    assert_eq!(
        claim.span.of(text),
        "Ada Quill demanded that Bo Ferris resign. He refused."
    );
}
