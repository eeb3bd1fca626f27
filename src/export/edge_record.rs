//! The properties of edges as a table of columns, and a line of `edges.jsonl`: column order is key order, which
//! `formats.md` fixes. Absent values are left out.

use jiff::civil::Date;
use serde::Serialize;

use super::View;
use super::texts::Passage;
use super::values::{Column, Field, Kind, Properties, Value};
use crate::graph::{Edge, Evidence, Node};
use crate::model::{ArticleMeta, Error, IdHashes, Result, Status};

/// The edge type from a node to an article that mentions it.
pub const MENTIONED_IN: &str = "MENTIONED_IN";

/// The edge id of a MENTIONED_IN edge: like the other edges' ids, a hash of what the edge is.
pub fn mention_id(source: &str, target: &str) -> String {
    mention_ids(source).with(target).to_owned()
}

/// The ids of all MENTIONED_IN edges from a node.
pub(super) fn mention_ids(source: &str) -> IdHashes {
    IdHashes::new(&[source, MENTIONED_IN])
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

/// A list with an entry a piece of evidence.
pub(super) struct EvidenceColumn {
    /// What kind of list it is.
    pub field: Field,
    /// The entry; what is absent is an empty text, so that the lists run in parallel.
    pub get: for<'a> fn(&EvidenceRecord<'a>) -> Option<Value<'a>>,
}

/// The lists of evidence, for formats that have lists of plain values only.
pub(super) static EVIDENCE: &[EvidenceColumn] = &[
    list("evidenceArticle", Kind::Texts, |e| {
        Some(Value::text(e.article))
    }),
    list("evidenceText", Kind::Texts, |e| Some(Value::text(e.text))),
    list("evidenceStart", Kind::Ints, |e| {
        Some(Value::Int(e.start.into()))
    }),
    list("evidenceEnd", Kind::Ints, |e| {
        Some(Value::Int(e.end.into()))
    }),
    list("evidenceStatus", Kind::Texts, |e| {
        Some(Value::text(e.status.name()))
    }),
    list("evidenceRule", Kind::Texts, |e| Some(Value::text(e.rule))),
    list("evidenceDate", Kind::Texts, |e| e.date.map(Value::Date)),
    list("evidenceAttributedTo", Kind::Texts, |e| {
        e.attributed_to.map(Value::text)
    }),
    list("evidenceFrom", Kind::Texts, |e| e.from.map(Value::Date)),
    list("evidenceTo", Kind::Texts, |e| e.to.map(Value::Date)),
];

const fn list(
    name: &'static str,
    kind: Kind,
    get: for<'a> fn(&EvidenceRecord<'a>) -> Option<Value<'a>>,
) -> EvidenceColumn {
    let field = Field { name, kind };
    EvidenceColumn { field, get }
}

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
    pub text: &'a str,
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
        (source, target, edge): (&'a Node, &'a Node, &'a Edge),
        words: impl Iterator<Item = Passage<'a>>,
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
            evidence: evidence(view, edge, words).collect::<Result<_>>()?,
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
    edge: &'a Edge,
    words: impl Iterator<Item = Passage<'a>>,
) -> impl Iterator<Item = Result<EvidenceRecord<'a>>> {
    let pairs = edge.evidence.iter().zip(words);
    pairs.map(|(evidence, words)| EvidenceRecord::new(view, evidence, words))
}

impl<'a> EvidenceRecord<'a> {
    /// One piece of evidence with its words.
    pub fn new(view: &View<'a>, evidence: &'a Evidence, words: Passage<'a>) -> Result<Self> {
        let article = article(view, evidence.article)?;
        Ok(EvidenceRecord {
            article: &article.id,
            start: words.start,
            end: words.end,
            text: words.text,
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
