//! What two graphs differ in: of two builds, or of one as of two days.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt::Display;

use serde::Serialize;

use super::cite;
use super::meetings::newest;
use crate::graph::{Details, Edge, Evidence, KnowledgeGraph, Node};
use crate::model::{Articles, Result, Span, Status, Text, days_text};

/// A graph with the texts that it cites.
#[derive(Clone, Copy)]
pub struct Side<'g> {
    /// The graph.
    pub graph: &'g KnowledgeGraph,
    /// Where its articles are read.
    pub articles: &'g dyn Articles,
}

/// What has become of a node or an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// Only the second graph has it.
    New,
    /// Only the first graph has it.
    Gone,
    /// Both have it, and something about it differs.
    Changed,
}

impl Change {
    /// The name in all outputs.
    pub fn name(self) -> &'static str {
        match self {
            Change::New => "new",
            Change::Gone => "gone",
            Change::Changed => "changed",
        }
    }
}

/// One node or edge that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DiffRow {
    /// What has become of it.
    pub change: Change,
    /// The id of the node or edge.
    pub id: String,
    /// The node's label, or the edge's type.
    pub label: Text,
    /// The node's name, or that of the edge's source.
    pub name: String,
    /// The name of the edge's target; nothing for a node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// The status of an edge or a meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// What has changed; empty for what is new or gone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldChange>,
    /// For an edge that is new or gone, its newest evidence, on one line; for one that has changed, the newest that the
    /// first graph has not, where there is some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The id of the article that the quote is from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article_id: Option<String>,
}

/// A property with its value before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// The name of the property, as in exports.
    pub field: &'static str,
    /// In the first graph; empty where it had none.
    pub before: String,
    /// In the second graph.
    pub after: String,
}

/// An edge with its ends.
type Between<'g> = (&'g Node, &'g Node, &'g Edge);

/// What is new, gone or changed from the first graph to the second: nodes, then edges, each in output order. Nodes and
/// edges are the same when their ids are; since an edge has one status, a claim that is now stated otherwise is a new
/// edge.
///
/// # Errors
/// When an article cannot be read.
pub fn diff(before: Side, after: Side) -> Result<Vec<DiffRow>> {
    let mut rows = Vec::new();
    let (a, b) = (before.graph.nodes(), after.graph.nodes());
    let by_id = |a: &&Node, b: &&Node| a.id.cmp(&b.id);
    for pair in joined(a.map(|(_, node)| node), b.map(|(_, node)| node), by_id) {
        rows.extend(node_row(pair));
    }
    for pair in joined(before.graph.edges(), after.graph.edges(), by_ends) {
        rows.extend(edge_row(before, after, pair)?);
    }
    Ok(rows)
}

/// The order of edges in a graph.
fn by_ends(a: &Between, b: &Between) -> Ordering {
    let (a, b) = (
        (&a.0.id, &a.2.edge, &a.1.id, &a.2.id),
        (&b.0.id, &b.2.edge, &b.1.id, &b.2.id),
    );
    a.cmp(&b)
}

/// Two sorted sequences, like items side by side.
fn joined<T>(
    a: impl Iterator<Item = T>,
    b: impl Iterator<Item = T>,
    order: impl Fn(&T, &T) -> Ordering,
) -> Vec<(Option<T>, Option<T>)> {
    let (mut a, mut b) = (a.peekable(), b.peekable());
    let mut pairs = Vec::new();
    loop {
        let next = match (a.peek(), b.peek()) {
            (None, None) => return pairs,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(x), Some(y)) => order(x, y),
        };
        pairs.push(match next {
            Ordering::Less => (a.next(), None),
            Ordering::Greater => (None, b.next()),
            Ordering::Equal => (a.next(), b.next()),
        });
    }
}

fn node_row(pair: (Option<&Node>, Option<&Node>)) -> Option<DiffRow> {
    let (change, node, fields) = match pair {
        (None, Some(node)) => (Change::New, node, Vec::new()),
        (Some(node), None) => (Change::Gone, node, Vec::new()),
        (Some(before), Some(after)) => {
            let fields = node_fields(before, after);
            let change = (!fields.is_empty()).then_some(Change::Changed)?;
            (change, after, fields)
        }
        (None, None) => return None,
    };
    let status = match &node.details {
        Details::Meeting(meeting) => Some(meeting.status),
        _ => None,
    };
    Some(DiffRow {
        change,
        id: node.id.clone(),
        label: node.label.clone(),
        name: node.name.clone(),
        target: None,
        status,
        fields,
        quote: None,
        article_id: None,
    })
}

fn node_fields(before: &Node, after: &Node) -> Vec<FieldChange> {
    let both = [before, after];
    let meeting = both.map(|node| match &node.details {
        Details::Meeting(meeting) => Some(meeting),
        _ => None,
    });
    changes([
        ("label", both.map(|node| node.label.to_string())),
        ("name", both.map(|node| node.name.clone())),
        ("aliases", both.map(|node| node.aliases.join("; "))),
        ("status", meeting.map(|m| shown(m.map(|m| m.status)))),
        (
            "date",
            meeting.map(|m| shown(m.and_then(|m| m.days).map(days_text))),
        ),
        ("articles", both.map(|node| node.articles.len().to_string())),
        ("sources", both.map(|node| node.sources.to_string())),
    ])
}

fn edge_row(
    before: Side,
    after: Side,
    pair: (Option<Between>, Option<Between>),
) -> Result<Option<DiffRow>> {
    let (change, side, (source, target, edge), fields, known) = match pair {
        (None, Some(edge)) => (Change::New, after, edge, Vec::new(), None),
        (Some(edge), None) => (Change::Gone, before, edge, Vec::new(), None),
        (Some(old), Some(edge)) => {
            let known = places(before.graph, old.2);
            let fields = edge_fields(old.2, edge.2, known == places(after.graph, edge.2));
            if fields.is_empty() {
                return Ok(None);
            }
            (Change::Changed, after, edge, fields, Some(known))
        }
        (None, None) => return Ok(None),
    };
    let fresh = edge.evidence.iter().filter(|piece| {
        let place = place(side.graph, piece);
        known.as_ref().is_none_or(|known| !known.contains(&place))
    });
    let fresh: Vec<&Evidence> = fresh.collect();
    let newest = newest(side.graph, &fresh);
    let quote = newest.map(|piece| cite::quote(side.graph, side.articles, piece));
    let article = newest.map(|piece| cite::source(side.graph, piece));
    Ok(Some(DiffRow {
        change,
        id: edge.id.clone(),
        label: edge.edge.clone(),
        name: source.name.clone(),
        target: Some(target.name.clone()),
        status: Some(edge.status),
        fields,
        quote: quote.transpose()?.map(|quote| cite::one_line(&quote)),
        article_id: article.transpose()?.map(|article| article.id.clone()),
    }))
}

/// A piece of evidence by what it is in any graph: article numbers differ.
type Place<'g> = (&'g str, Span, Status);

fn place<'g>(graph: &'g KnowledgeGraph, piece: &Evidence) -> Place<'g> {
    let article = graph.articles().get(piece.article as usize);
    let id = article.map_or("", |article| article.id.as_str());
    (id, piece.span, piece.status)
}

fn places<'g>(graph: &'g KnowledgeGraph, edge: &Edge) -> BTreeSet<Place<'g>> {
    let pieces = edge.evidence.iter();
    pieces.map(|piece| place(graph, piece)).collect()
}

fn edge_fields(before: &Edge, after: &Edge, same_evidence: bool) -> Vec<FieldChange> {
    let both = [before, after];
    let confidence = |edge: &Edge| format!("{:.2}", f64::from(edge.confidence) / 100.0);
    let mut fields = changes([
        ("firstSeen", both.map(|edge| shown(edge.first_seen))),
        ("lastSeen", both.map(|edge| shown(edge.last_seen))),
        ("articles", both.map(|edge| edge.articles.to_string())),
        ("sources", both.map(|edge| edge.sources.to_string())),
        ("confidence", both.map(confidence)),
        (
            "office",
            both.map(|edge| shown(edge.properties.office.as_ref())),
        ),
        (
            "topic",
            both.map(|edge| shown(edge.properties.topic.as_ref())),
        ),
        (
            "standIn",
            both.map(|edge| edge.properties.stand_in.to_string()),
        ),
    ]);
    if !same_evidence {
        let [before, after] = both.map(|edge| edge.evidence.len().to_string());
        let field = "evidence";
        fields.push(FieldChange {
            field,
            before,
            after,
        });
    }
    fields
}

/// Those properties that differ.
fn changes<const N: usize>(fields: [(&'static str, [String; 2]); N]) -> Vec<FieldChange> {
    let differing = fields
        .into_iter()
        .filter(|(_, [before, after])| before != after);
    let change = |(field, [before, after]): (_, [String; 2])| FieldChange {
        field,
        before,
        after,
    };
    differing.map(change).collect()
}

fn shown<T: Display>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
