//! What links two nodes, and every sentence that says so.

use jiff::civil::Date;
use petgraph::Direction;
use serde::Serialize;

use super::{cite, find};
use crate::graph::{Edge, Evidence, KnowledgeGraph, Node};
use crate::model::{Articles, Result, Status, Text, days_text};

/// One edge between the two nodes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EdgeRow {
    /// Name of the node that the edge leaves.
    pub source: String,
    /// Its id.
    pub source_id: String,
    /// Edge type.
    pub edge: Text,
    /// Name of the node that the edge reaches.
    pub target: String,
    /// Its id.
    pub target_id: String,
    /// How it is stated.
    pub status: Status,
    /// Office, kind of kinship or topic, where the edge has one.
    pub detail: Option<Text>,
    /// How sure, in hundredths.
    pub confidence: u8,
    /// Every place that says so, by date of the article (undated ones last), then by its id and place in it.
    pub evidence: Vec<EvidenceRow>,
}

/// One place in one article that supports an edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceRow {
    /// The article's id.
    pub article_id: String,
    /// Its headline.
    pub title: Option<String>,
    /// Its day of publication.
    pub date: Option<Date>,
    /// As this article states it.
    pub status: Status,
    /// When it is said to be so: a day, month, year or `first/last`.
    pub days: Option<String>,
    /// Name of who says so, where it is not the article itself.
    pub attributed_to: Option<String>,
    /// Name of the rule that found it.
    pub rule: Text,
    /// How sure, in hundredths.
    pub confidence: u8,
    /// The sentence or clause, verbatim.
    pub quote: String,
}

/// Every edge between two nodes, in both directions, each with all of its evidence, in output order. No row where
/// nothing links them.
///
/// # Errors
/// When a name means no node or several (the message suggests or lists some), or an article cannot be read.
pub fn explain(
    graph: &KnowledgeGraph,
    articles: &dyn Articles,
    a: &str,
    b: &str,
) -> Result<Vec<EdgeRow>> {
    let (a, b) = (find::find_node(graph, a)?, find::find_node(graph, b)?);
    let mut rows = Vec::new();
    for (edge, other, direction) in graph.around(a) {
        if other == b {
            let (source, target) = match direction {
                Direction::Outgoing => (a, b),
                Direction::Incoming => (b, a),
            };
            let ends = (graph.node(source), graph.node(target));
            rows.push(edge_row(graph, articles, ends, graph.edge(edge))?);
        }
    }
    Ok(rows)
}

fn edge_row(
    graph: &KnowledgeGraph,
    articles: &dyn Articles,
    (source, target): (&Node, &Node),
    edge: &Edge,
) -> Result<EdgeRow> {
    let mut evidence = Vec::with_capacity(edge.evidence.len());
    for piece in &edge.evidence {
        evidence.push(evidence_row(graph, articles, piece)?);
    }
    // The sort is stable, and the edge's own order is by article and span.
    evidence.sort_by_key(|row| (row.date.is_none(), row.date));
    let properties = &edge.properties;
    let detail = properties.office.as_ref().or(properties.kind.as_ref());
    Ok(EdgeRow {
        source: source.name.clone(),
        source_id: source.id.clone(),
        edge: edge.edge.clone(),
        target: target.name.clone(),
        target_id: target.id.clone(),
        status: edge.status,
        detail: detail.or(properties.topic.as_ref()).cloned(),
        confidence: edge.confidence,
        evidence,
    })
}

pub(super) fn evidence_row(
    graph: &KnowledgeGraph,
    articles: &dyn Articles,
    evidence: &Evidence,
) -> Result<EvidenceRow> {
    let meta = cite::source(graph, evidence)?;
    let name = |id: &String| {
        let node = graph.find(id).map(|index| graph.node(index).name.clone());
        node.unwrap_or_else(|| id.clone())
    };
    Ok(EvidenceRow {
        article_id: meta.id.clone(),
        title: meta.title.clone(),
        date: meta.date,
        status: evidence.status,
        days: evidence.days.map(days_text),
        attributed_to: evidence.attributed_to.as_ref().map(name),
        rule: evidence.rule.clone(),
        confidence: evidence.confidence,
        quote: cite::quote(graph, articles, evidence)?,
    })
}
