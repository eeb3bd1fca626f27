//! What the test suites share: the schema, articles made by hand, and extractions and graphs shown one line an item, so
//! that every suite compares text with text.

// Each suite is a crate of its own that uses a part of this.
#![allow(dead_code)]
// Clippy takes only functions marked as tests for tests, not their helpers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::sync::LazyLock;

use jiff::civil::Date;
use newsgraph::annotate::engine::Model;
use newsgraph::export::{Format, View};
use newsgraph::graph::{Details, Edge, KnowledgeGraph, Node};
use newsgraph::model::{Article, ArticleMeta, Articles, Claim, Extraction, Result, Span};
use newsgraph::pipeline::Engine;
use newsgraph::resolve::resolve;
use newsgraph::schema::Schema;

/// The schema in the binary.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| Schema::embedded().unwrap());

/// The model in the binary.
pub static MODEL: LazyLock<Model> = LazyLock::new(|| Model::embedded().unwrap());

/// The engine with them.
pub static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(&SCHEMA, &MODEL));

/// An English article; `date` is `YYYY-MM-DD` or `undated`.
pub fn article(id: &str, date: &str, text: &str) -> Article {
    let date = (date != "undated").then(|| date.parse::<Date>().unwrap());
    let meta = ArticleMeta {
        id: id.into(),
        date,
        language: "en".into(),
        ..ArticleMeta::default()
    };
    let text = text.into();
    Article { meta, text }
}

/// What an article of this date and text says.
pub fn extract(date: &str, text: &str) -> Extraction {
    ENGINE.extract(&article("a1", date, text))
}

/// The graph of articles given as (id, date, text).
pub fn graph(articles: &[(&str, &str, &str)]) -> KnowledgeGraph {
    let articles = articles
        .iter()
        .map(|(id, date, text)| article(id, date, text));
    graph_of(articles.collect())
}

/// The graph of articles, numbered by id.
pub fn graph_of(mut articles: Vec<Article>) -> KnowledgeGraph {
    articles.sort_by(|a, b| a.meta.id.cmp(&b.meta.id));
    let extractions: Vec<Extraction> = articles.iter().map(|a| ENGINE.extract(a)).collect();
    resolve(extractions.as_slice(), &SCHEMA).unwrap()
}

/// A day, month or year where first and last day are exactly that, else `first/last`.
pub fn days((first, last): (Date, Date)) -> String {
    if first == last {
        first.to_string()
    } else if first == first.first_of_month() && last == first.last_of_month() {
        format!("{:04}-{:02}", first.year(), first.month())
    } else if first == first.first_of_year() && last == first.last_of_year() {
        format!("{:04}", first.year())
    } else {
        format!("{first}/{last}")
    }
}

/// The name of a mention's chain: the gazetteer's for a place or an organisation that it knows ("EU").
pub fn name(schema: &Schema, extraction: &Extraction, mention: u32) -> String {
    let entity = extraction.mentions[mention as usize].entity;
    let entity = &extraction.entities[entity as usize];
    let place = entity.place.and_then(|id| schema.gazetteers().place(id));
    let org = || schema.gazetteers().org(&entity.name);
    match place {
        Some(place) => place.name,
        None if entity.label == "Org" => org().map_or_else(|| entity.name.clone(), |o| o.name),
        None => entity.name.clone(),
    }
}

/// `A TYPE B status`, then the claim's days, then `(kind)` for kin. A symmetric claim names its ends in order of names.
pub fn claim_line(schema: &Schema, extraction: &Extraction, claim: &Claim) -> String {
    let mut source = name(schema, extraction, claim.source);
    let mut target = name(schema, extraction, claim.target);
    let symmetric = schema.edge(&claim.edge).is_some_and(|e| e.symmetric);
    if symmetric && target < source {
        std::mem::swap(&mut source, &mut target);
    }
    let mut line = format!("{source} {} {target} {}", claim.edge, claim.status);
    let time = claim.time.map(|t| &extraction.times[t as usize]);
    if let Some(range) = time.and_then(|t| t.days) {
        line = format!("{line} {}", days(range));
    }
    match &claim.properties.kind {
        Some(kind) => format!("{line} ({kind})"),
        None => line,
    }
}

/// All claims, sorted, each line once.
pub fn claim_lines(schema: &Schema, extraction: &Extraction) -> Vec<String> {
    let claims = extraction.claims.iter();
    let mut lines: Vec<String> = claims
        .map(|claim| claim_line(schema, extraction, claim))
        .collect();
    lines.sort();
    lines.dedup();
    lines
}

/// `A + B @ place status days` for each meeting, sorted.
pub fn meeting_lines(schema: &Schema, extraction: &Extraction) -> Vec<String> {
    let meetings = extraction.meetings.iter().map(|meeting| {
        let people = meeting.participants.iter();
        let mut people: Vec<String> = people.map(|m| name(schema, extraction, *m)).collect();
        people.sort();
        let mut line = people.join(" + ");
        if let Some(place) = meeting.place {
            line = format!("{line} @ {}", name(schema, extraction, place));
        }
        line = format!("{line} {}", meeting.status);
        let time = meeting.time.map(|t| &extraction.times[t as usize]);
        match time.and_then(|t| t.days) {
            Some(range) => format!("{line} {}", days(range)),
            None => line,
        }
    });
    let mut lines: Vec<String> = meetings.collect();
    lines.sort();
    lines
}

/// Every edge as `source TYPE target status xN`, N articles, in output order, by node id.
pub fn edge_lines(graph: &KnowledgeGraph) -> Vec<String> {
    let edges = graph.edges();
    let line = |(a, b, e): (&Node, &Node, &Edge)| {
        format!("{} {} {} {} x{}", a.id, e.edge, b.id, e.status, e.articles)
    };
    edges.map(line).collect()
}

/// Every meeting node as `name status days xN`, sorted.
pub fn meeting_nodes(graph: &KnowledgeGraph) -> Vec<String> {
    let nodes = graph.nodes().filter_map(|(_, node)| {
        let Details::Meeting(meeting) = &node.details else {
            return None;
        };
        let days = meeting.days.map_or_else(|| "undated".into(), days);
        let (name, status, articles) = (&node.name, meeting.status, node.articles.len());
        Some(format!("{name} {status} {days} x{articles}"))
    });
    let mut lines: Vec<String> = nodes.collect();
    lines.sort();
    lines
}

/// The ids of all nodes with this label, sorted.
pub fn ids(graph: &KnowledgeGraph, label: &str) -> Vec<String> {
    let nodes = graph.nodes().filter(|(_, node)| node.label == label);
    nodes.map(|(_, node)| node.id.clone()).collect()
}

/// Articles as a source of texts, numbered by their place.
pub struct Texts(pub Vec<Article>);

impl Articles for Texts {
    fn article(&self, number: u32) -> Result<Article> {
        self.0.article(number)
    }
}

/// All files of all formats that a graph is written to, one after the other.
pub fn export(graph: &KnowledgeGraph, articles: &dyn Articles) -> String {
    let view = View {
        graph,
        articles,
        schema: &SCHEMA,
    };
    let mut out = Vec::new();
    for format in Format::ALL {
        let exporter = format.exporter();
        for file in exporter.files(&view) {
            exporter.write(&file, &view, &mut out).unwrap();
        }
    }
    String::from_utf8(out).unwrap()
}

/// All spans of an extraction.
pub fn spans(extraction: &Extraction) -> Vec<Span> {
    let mentions = extraction.mentions.iter().map(|m| m.span);
    let times = extraction.times.iter().map(|t| t.span);
    let claims = extraction.claims.iter().map(|c| c.span);
    let meetings = extraction.meetings.iter();
    let meetings = meetings.flat_map(|m| m.evidence.iter().copied().chain([m.span]));
    mentions
        .chain(times)
        .chain(claims)
        .chain(meetings)
        .collect()
}

/// Holds what the program is known to get wrong: whoever mends it moves the case to the tests of what is right.
#[track_caller]
pub fn check_still_wrong<T: PartialEq + std::fmt::Debug>(found: T, right: T, reason: &str) {
    assert_ne!(found, right, "right now, so move it: {reason}");
}
