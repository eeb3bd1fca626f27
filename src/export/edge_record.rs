//! A line of `edges.jsonl` as structs: field order is key order, which `formats.md` fixes. Absent values are left out.

use jiff::civil::Date;
use serde::Serialize;

use super::View;
use super::texts::Texts;
use crate::graph::{Edge, Evidence, Node};
use crate::model::{ArticleMeta, Error, Result, Status, id_hash};

/// The edge type from a node to an article that mentions it.
pub const MENTIONED_IN: &str = "MENTIONED_IN";

/// The edge id of a MENTIONED_IN edge: like the other edges' ids, a hash of what the edge is.
pub fn mention_id(source: &str, target: &str) -> String {
    id_hash(&[source, MENTIONED_IN, target])
}

/// A line of `edges.jsonl`.
#[derive(Serialize)]
pub(super) struct EdgeRecord<'a> {
    id: &'a str,
    source: &'a str,
    r#type: &'a str,
    target: &'a str,
    properties: EdgeProperties<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Vec<EvidenceRecord<'a>>>,
}

/// All absent is the `{}` of MENTIONED_IN.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct EdgeProperties<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    office: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stand_in: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_seen: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_seen: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    articles: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sources: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f64>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EvidenceRecord<'a> {
    article: &'a str,
    start: u32,
    end: u32,
    text: String,
    status: Status,
    rule: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attributed_to: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Date>,
}

impl<'a> EdgeRecord<'a> {
    /// A typed edge with the words of its evidence.
    pub fn of_edge(
        view: &View<'a>,
        texts: &mut Texts,
        (source, target, edge): (&'a Node, &'a Node, &'a Edge),
    ) -> Result<EdgeRecord<'a>> {
        let evidence = edge.evidence.iter();
        let evidence = evidence.map(|e| EvidenceRecord::new(view, texts, e));
        Ok(EdgeRecord {
            id: &edge.id,
            source: &source.id,
            r#type: &edge.edge,
            target: &target.id,
            properties: EdgeProperties {
                status: Some(edge.status),
                office: edge.properties.office.as_deref(),
                kind: edge.properties.kind.as_deref(),
                topic: edge.properties.topic.as_deref(),
                stand_in: edge.properties.stand_in.then_some(true),
                first_seen: edge.first_seen,
                last_seen: edge.last_seen,
                articles: Some(edge.articles),
                sources: Some(edge.sources),
                confidence: Some(f64::from(edge.confidence) / 100.0),
            },
            evidence: Some(evidence.collect::<Result<_>>()?),
        })
    }

    /// A MENTIONED_IN edge; `id` is its [`mention_id`].
    pub fn of_mention(id: &'a str, source: &'a str, target: &'a str) -> EdgeRecord<'a> {
        EdgeRecord {
            id,
            source,
            r#type: MENTIONED_IN,
            target,
            properties: EdgeProperties::default(),
            evidence: None,
        }
    }
}

impl<'a> EvidenceRecord<'a> {
    fn new(view: &View<'a>, texts: &mut Texts, evidence: &'a Evidence) -> Result<Self> {
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
