//! The properties of edges as a table of columns, and a line of `edges.jsonl`: column order is key order, which
//! `formats.md` fixes. Absent values are left out.

use jiff::civil::Date;
use serde::Serialize;

use super::View;
use super::texts::Texts;
use super::values::{Column, Kind, Properties, Value};
use crate::graph::{Edge, Evidence, Node};
use crate::model::{ArticleMeta, Error, Result, Status, id_hash};

/// The edge type from a node to an article that mentions it.
pub const MENTIONED_IN: &str = "MENTIONED_IN";

/// The edge id of a MENTIONED_IN edge: like the other edges' ids, a hash of what the edge is.
pub fn mention_id(source: &str, target: &str) -> String {
    id_hash(&[source, MENTIONED_IN, target])
}

/// Of every edge but MENTIONED_IN, which has none.
pub(super) static EDGE: &[Column<Edge>] = &[
    Column::new("status", Kind::Text, |e| Some(Value::text(e.status.name()))),
    Column::new("office", Kind::Text, |e| {
        e.properties.office.as_deref().map(Value::text)
    }),
    Column::new("kind", Kind::Text, |e| {
        e.properties.kind.as_deref().map(Value::text)
    }),
    Column::new("topic", Kind::Text, |e| {
        e.properties.topic.as_deref().map(Value::text)
    }),
    Column::new("standIn", Kind::Bool, |e| {
        e.properties.stand_in.then_some(Value::Bool(true))
    }),
    Column::new("firstSeen", Kind::Date, |e| e.first_seen.map(Value::Date)),
    Column::new("lastSeen", Kind::Date, |e| e.last_seen.map(Value::Date)),
    Column::new("articles", Kind::Int, |e| {
        Some(Value::Int(e.articles.into()))
    }),
    Column::new("sources", Kind::Int, |e| Some(Value::Int(e.sources.into()))),
    Column::new("confidence", Kind::Float, |e| {
        Some(Value::Float(f64::from(e.confidence) / 100.0))
    }),
];

/// A line of `edges.jsonl`.
#[derive(Serialize)]
pub(super) struct EdgeRecord<'a> {
    id: &'a str,
    source: &'a str,
    r#type: &'a str,
    target: &'a str,
    properties: Properties<'a, Edge>,
    evidence: Vec<EvidenceRecord<'a>>,
}

/// A line of `edges.jsonl` for a MENTIONED_IN edge.
#[derive(Serialize)]
pub(super) struct MentionRecord<'a> {
    id: &'a str,
    source: &'a str,
    r#type: &'a str,
    target: &'a str,
    properties: Nothing,
}

/// No properties: `{}`.
#[derive(Serialize)]
struct Nothing {}

/// One piece of evidence with its words.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EvidenceRecord<'a> {
    pub article: &'a str,
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub status: Status,
    pub rule: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributed_to: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

impl<'a> EdgeRecord<'a> {
    /// A typed edge with the words of its evidence.
    pub fn of_edge(
        view: &View<'a>,
        texts: &mut Texts,
        (source, target, edge): (&'a Node, &'a Node, &'a Edge),
    ) -> Result<EdgeRecord<'a>> {
        Ok(EdgeRecord {
            id: &edge.id,
            source: &source.id,
            r#type: &edge.edge,
            target: &target.id,
            properties: Properties {
                columns: EDGE,
                of: edge,
            },
            evidence: evidence(view, texts, edge)?,
        })
    }
}

impl<'a> MentionRecord<'a> {
    /// A MENTIONED_IN edge; `id` is its [`mention_id`].
    pub fn new(id: &'a str, source: &'a str, target: &'a str) -> MentionRecord<'a> {
        MentionRecord {
            id,
            source,
            r#type: MENTIONED_IN,
            target,
            properties: Nothing {},
        }
    }
}

/// All evidence of an edge with its words.
pub(super) fn evidence<'a>(
    view: &View<'a>,
    texts: &mut Texts,
    edge: &'a Edge,
) -> Result<Vec<EvidenceRecord<'a>>> {
    let new = |evidence| EvidenceRecord::new(view, texts, evidence);
    edge.evidence.iter().map(new).collect()
}

impl<'a> EvidenceRecord<'a> {
    /// One piece of evidence with its words.
    pub fn new(view: &View<'a>, texts: &mut Texts, evidence: &'a Evidence) -> Result<Self> {
        let article = article(view, evidence.article)?;
        let passage = texts.passage(evidence.article, evidence.span)?;
        Ok(EvidenceRecord {
            article: &article.id,
            start: passage.start,
            end: passage.end,
            text: passage.text,
            status: evidence.status,
            rule: &evidence.rule,
            date: article.date,
            attributed_to: evidence.attributed_to.as_deref(),
            from: evidence.days.map(|(first, _)| first),
            to: evidence.days.map(|(_, last)| last),
        })
    }
}

/// What the graph knows of an article.
pub(super) fn article<'a>(view: &View<'a>, number: u32) -> Result<&'a ArticleMeta> {
    let found = view.graph.articles().get(number as usize);
    found.ok_or_else(|| Error::new(format!("the graph has no article number {number}")))
}
