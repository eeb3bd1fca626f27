//! Who is who across articles, as a table of small sets of articles (`tests/cases/README.md` says how it is written), and
//! the B³ measure over all of its names.

// Clippy takes only functions marked as tests for tests, not their helpers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use common::{article, graph_of, meeting_nodes};
use newsgraph::graph::KnowledgeGraph;

/// A name in an article: the form as it stands there, and the article's id.
type Item = (String, String);

/// One block of the table.
#[derive(Debug, Default)]
struct Case {
    line: usize,
    title: String,
    /// Id, day and text.
    articles: Vec<[String; 3]>,
    /// The names that mean one thing, a list for each thing.
    entities: Vec<Vec<Item>>,
    /// All meetings, as `meeting_nodes` shows them.
    meetings: Vec<String>,
    /// What the program gets wrong.
    reason: Option<String>,
}

fn cases(table: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (number, line) in table.lines().enumerate() {
        if let Some(title) = line.strip_prefix("== ") {
            cases.push(Case {
                line: number + 1,
                title: title.to_owned(),
                ..Case::default()
            });
        } else if !line.is_empty() && !line.starts_with("# ") {
            let case = cases.last_mut().unwrap();
            match line.split_once(' ').unwrap() {
                ("-", items) => case.entities.push(items.split(" = ").map(item).collect()),
                ("*", meeting) => case.meetings.push(meeting.to_owned()),
                ("!", reason) => case.reason = Some(reason.to_owned()),
                (id, rest) => {
                    let (date, text) = rest.split_once(" | ").unwrap();
                    case.articles.push([id, date, text].map(str::to_owned));
                }
            }
        }
    }
    cases
}

fn item(text: &str) -> Item {
    let (form, article) = text.rsplit_once(' ').unwrap();
    (form.to_owned(), article.to_owned())
}

fn resolved(case: &Case) -> KnowledgeGraph {
    let articles = case.articles.iter();
    graph_of(
        articles
            .map(|[id, date, text]| article(id, date, text))
            .collect(),
    )
}

/// The nodes that a name in an article means; one where all is well.
fn nodes(graph: &KnowledgeGraph, (form, article): &Item) -> Vec<String> {
    let number = graph.articles().iter().position(|a| a.id == *article);
    let number = number.unwrap() as u32;
    let means = graph.nodes().filter(|(_, node)| {
        node.articles.contains(&number) && (node.name == *form || node.aliases.contains(form))
    });
    means.map(|(_, node)| node.id.clone()).collect()
}

/// What is wrong with what the program makes of a case; nothing where it is right.
fn wrong(case: &Case, graph: &KnowledgeGraph) -> String {
    let mut problems = String::new();
    let mut seen = BTreeSet::new();
    for items in &case.entities {
        let found: BTreeSet<Vec<String>> = items.iter().map(|item| nodes(graph, item)).collect();
        if found.len() != 1 || found.iter().any(|nodes| nodes.len() != 1) {
            writeln!(problems, "  not one: {items:?} are {found:?}").unwrap();
        }
        for nodes in found {
            if !seen.insert(nodes.clone()) {
                writeln!(problems, "  not apart: {nodes:?} is more than {items:?}").unwrap();
            }
        }
    }
    let mut meetings = case.meetings.clone();
    meetings.sort();
    if !meetings.is_empty() && meetings != meeting_nodes(graph) {
        let found = meeting_nodes(graph);
        writeln!(problems, "  meetings are {found:#?}").unwrap();
    }
    problems
}

fn table() -> Vec<Case> {
    cases(include_str!("cases/resolution.txt"))
}

#[test]
fn every_case_is_right() {
    let cases = table();
    assert!(cases.len() >= 80, "{}", cases.len());
    let mut problems = String::new();
    for case in &cases {
        let wrong = wrong(case, &resolved(case));
        let (line, title) = (case.line, &case.title);
        match (&case.reason, wrong.as_str()) {
            (None, "") => {}
            (None, wrong) => writeln!(problems, "line {line}, {title}:\n{wrong}").unwrap(),
            (Some(_), "") => writeln!(problems, "line {line}, {title}: right now").unwrap(),
            (Some(_), _) => {}
        }
    }
    assert!(problems.is_empty(), "\n{problems}");
}

#[test]
fn the_order_of_the_articles_does_not_matter() {
    for case in table() {
        // Ids that sort the other way round, with the same days: the articles change their numbers and nothing else.
        let turned = |id: &str| format!("z{}", 9 - id[1..].parse::<u32>().unwrap());
        let mut other = Case {
            articles: case.articles.clone(),
            entities: case.entities.clone(),
            meetings: case.meetings.clone(),
            ..Case::default()
        };
        other
            .articles
            .iter_mut()
            .for_each(|[id, ..]| *id = turned(id));
        let items = other.entities.iter_mut().flatten();
        items.for_each(|(_, id)| *id = turned(id));
        let found = (
            wrong(&case, &resolved(&case)),
            wrong(&other, &resolved(&other)),
        );
        assert_eq!(
            found.0.is_empty(),
            found.1.is_empty(),
            "{}: {}{}",
            case.title,
            found.0,
            found.1
        );
    }
}

/// B³ (Bagga and Baldwin 1998) over all names of the table: of each name, the share of right ones among those that it is
/// put together with, and the share of those it belongs to that it is put together with.
#[test]
fn b_cubed_over_all_names_is_high() {
    let (mut precision, mut recall, mut count) = (0.0, 0.0, 0.0);
    for case in table() {
        let graph = resolved(&case);
        let gold: Vec<(usize, &Item)> = case
            .entities
            .iter()
            .enumerate()
            .flat_map(|(entity, items)| items.iter().map(move |item| (entity, item)))
            .collect();
        let mut found: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        for (entity, item) in &gold {
            let node = nodes(&graph, item);
            found.entry(node).or_default().push(*entity);
        }
        for (entity, item) in &gold {
            let together = &found[&nodes(&graph, item)];
            let right = together.iter().filter(|other| *other == entity).count() as f64;
            let all = gold.iter().filter(|(other, _)| other == entity).count() as f64;
            precision += right / together.len() as f64;
            recall += right / all;
            count += 1.0;
        }
    }
    let (precision, recall) = (precision / count, recall / count);
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!("B³ over {count} names: P {precision:.3} R {recall:.3} F1 {f1:.3}");
    assert!(count > 150.0 && f1 >= 0.97, "{count} {f1:.3}");
}
