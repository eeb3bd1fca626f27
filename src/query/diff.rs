//! What two graphs differ in: of two builds, or of one as of two days.
//!
//! A node that one graph knows by an id that it has in the other one no more is found by its `formerIds`, in either direction,
//! and so are its edges: a better name makes nothing new and nothing gone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use serde::Serialize;

use super::cite;
use super::meetings::newest;
use crate::graph::{Details, Edge, Evidence, KnowledgeGraph, Node};
use crate::model::{Articles, Result, Span, Status, Text, days_text};
use crate::schema::Schema;

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
    /// Both have it, under two ids.
    Renamed,
}

impl Change {
    /// The name in all outputs.
    pub fn name(self) -> &'static str {
        match self {
            Change::New => "new",
            Change::Gone => "gone",
            Change::Changed => "changed",
            Change::Renamed => "renamed",
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
    /// What has changed; for what is new or gone only the `id`, where it was or has become a part of another node.
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

/// What makes two edges the same: source, type and target, status, kind.
type Key<'g> = (&'g str, &'g str, &'g str, Status, Option<&'g str>);

/// What the first graph has under one key, and what the second.
type Both<T> = (Vec<T>, Vec<T>);

/// What is new, gone, changed or renamed from the first graph to the second: nodes, then edges, each in output order. Since an
/// edge has one status, a claim that is now stated otherwise is a new edge.
///
/// # Errors
/// When an article cannot be read.
pub fn diff(before: Side, after: Side, schema: &Schema) -> Result<Vec<DiffRow>> {
    let ids = Ids::new(before.graph, after.graph);
    let mut nodes: BTreeMap<&str, Both<&Node>> = BTreeMap::new();
    for (_, node) in before.graph.nodes() {
        nodes.entry(ids.of_first(node)).or_default().0.push(node);
    }
    for (_, node) in after.graph.nodes() {
        nodes.entry(ids.of_second(node)).or_default().1.push(node);
    }
    let mut edges: BTreeMap<Key, Both<Between>> = BTreeMap::new();
    for (source, target, edge) in before.graph.edges() {
        let key = key(ids.of_first(source), ids.of_first(target), edge, schema);
        let same = edges.entry(key).or_default();
        same.0.push((source, target, edge));
    }
    for (source, target, edge) in after.graph.edges() {
        let key = key(ids.of_second(source), ids.of_second(target), edge, schema);
        let same = edges.entry(key).or_default();
        same.1.push((source, target, edge));
    }
    let mut rows = Vec::new();
    for (id, (old, new)) in &nodes {
        node_rows(id, old, new, &mut rows);
    }
    for (old, new) in edges.values() {
        edge_rows((before, old), (after, new), &mut rows)?;
    }
    Ok(rows)
}

/// One id for what is one node in two graphs.
struct Ids<'g> {
    /// From ids that only the first graph has to those of the nodes of the second that had them.
    later: BTreeMap<&'g str, &'g str>,
    /// From ids that only the second graph has to those of the nodes of the first that had them.
    earlier: BTreeMap<&'g str, &'g str>,
}

impl<'g> Ids<'g> {
    fn new(first: &'g KnowledgeGraph, second: &'g KnowledgeGraph) -> Ids<'g> {
        let later = formerly(first, second);
        let mut earlier = formerly(second, first);
        let renamed: BTreeSet<&str> = later.values().copied().collect();
        earlier.retain(|id, _| !renamed.contains(id));
        Ids { later, earlier }
    }

    fn of_first(&self, node: &'g Node) -> &'g str {
        self.renamed(&node.id)
    }

    fn of_second(&self, node: &'g Node) -> &'g str {
        let earlier = self.earlier.get(node.id.as_str()).copied();
        self.renamed(earlier.unwrap_or(&node.id))
    }

    fn renamed(&self, id: &'g str) -> &'g str {
        self.later.get(id).copied().unwrap_or(id)
    }
}

/// The ids that only one of two graphs has, each with that of the other's node that had it.
fn formerly<'g>(one: &'g KnowledgeGraph, other: &'g KnowledgeGraph) -> BTreeMap<&'g str, &'g str> {
    let nodes = other.nodes().flat_map(|(_, node)| {
        let former = node.former_ids.iter();
        former.map(|id| (id.as_str(), node.id.as_str()))
    });
    nodes
        .filter(|(id, _)| one.find(id).is_some() && other.find(id).is_none())
        .collect()
}

fn key<'g>(source: &'g str, target: &'g str, edge: &'g Edge, schema: &Schema) -> Key<'g> {
    // A symmetric edge leaves the smaller id; after a renaming that may be the other one.
    let symmetric = schema.edge(&edge.edge).is_some_and(|e| e.symmetric);
    let (source, target) = match symmetric && target < source {
        true => (target, source),
        false => (source, target),
    };
    let kind = edge.properties.kind.as_deref();
    (source, &edge.edge, target, edge.status, kind)
}

/// Rows for the nodes of one id: for the two that are the same, and for each other one that has become a part of that node
/// or was a part of it.
fn node_rows(id: &str, old: &[&Node], new: &[&Node], rows: &mut Vec<DiffRow>) {
    let (before, after) = (chief(id, old), chief(id, new));
    if let (Some(before), Some(after)) = (before, after) {
        let change = match before.id == after.id {
            true => Change::Changed,
            false => Change::Renamed,
        };
        let fields = node_fields(before, after);
        rows.extend((!fields.is_empty()).then(|| node_row(change, after, fields)));
    }
    for node in old {
        let whole = after.map(|after| id_change(node, after));
        if whole.is_none() || before.is_none_or(|before| before.id != node.id) {
            rows.push(node_row(Change::Gone, node, whole.into_iter().collect()));
        }
    }
    for node in new {
        let whole = before.map(|before| id_change(before, node));
        if whole.is_none() || after.is_none_or(|after| after.id != node.id) {
            rows.push(node_row(Change::New, node, whole.into_iter().collect()));
        }
    }
}

/// Of several nodes that are one in the other graph the one with that id, else the one of most articles.
fn chief<'g>(id: &str, nodes: &[&'g Node]) -> Option<&'g Node> {
    let nodes = nodes.iter().rev().copied();
    nodes.max_by_key(|node| (node.id == id, node.articles.len()))
}

fn id_change(before: &Node, after: &Node) -> FieldChange {
    FieldChange {
        field: "id",
        before: before.id.clone(),
        after: after.id.clone(),
    }
}

fn node_row(change: Change, node: &Node, fields: Vec<FieldChange>) -> DiffRow {
    let status = match &node.details {
        Details::Meeting(meeting) => Some(meeting.status),
        _ => None,
    };
    DiffRow {
        change,
        id: node.id.clone(),
        label: node.label.clone(),
        name: node.name.clone(),
        target: None,
        status,
        fields,
        quote: None,
        article_id: None,
    }
}

fn node_fields(before: &Node, after: &Node) -> Vec<FieldChange> {
    let both = [before, after];
    let meeting = both.map(|node| match &node.details {
        Details::Meeting(meeting) => Some(meeting),
        _ => None,
    });
    changes([
        ("id", both.map(|node| node.id.clone())),
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

/// Rows for the edges of one key: several in one graph are those of nodes that are one in the other.
fn edge_rows(
    (before, old): (Side, &[Between]),
    (after, new): (Side, &[Between]),
    rows: &mut Vec<DiffRow>,
) -> Result<()> {
    if new.is_empty() {
        for edge in old {
            rows.push(edge_row(Change::Gone, before, edge, Vec::new(), None)?);
        }
    }
    let known: BTreeSet<Place> = old
        .iter()
        .flat_map(|edge| places(before.graph, edge))
        .collect();
    let now: BTreeSet<Place> = new
        .iter()
        .flat_map(|edge| places(after.graph, edge))
        .collect();
    for edge in new {
        let same = old.iter().find(|old| old.2.id == edge.2.id);
        let Some(same) = same.or(old.first()) else {
            rows.push(edge_row(Change::New, after, edge, Vec::new(), None)?);
            continue;
        };
        let fields = edge_fields(same.2, edge.2, known == now);
        if !fields.is_empty() {
            rows.push(edge_row(
                Change::Changed,
                after,
                edge,
                fields,
                Some(&known),
            )?);
        }
    }
    Ok(())
}

fn edge_row(
    change: Change,
    side: Side,
    (source, target, edge): &Between,
    fields: Vec<FieldChange>,
    known: Option<&BTreeSet<Place>>,
) -> Result<DiffRow> {
    let fresh = edge.evidence.iter().filter(|piece| {
        let place = place(side.graph, piece);
        known.is_none_or(|known| !known.contains(&place))
    });
    let fresh: Vec<&Evidence> = fresh.collect();
    let newest = newest(side.graph, &fresh);
    let quote = newest.map(|piece| cite::quote(side.graph, side.articles, piece));
    let article = newest.map(|piece| cite::source(side.graph, piece));
    Ok(DiffRow {
        change,
        id: edge.id.clone(),
        label: edge.edge.clone(),
        name: source.name.clone(),
        target: Some(target.name.clone()),
        status: Some(edge.status),
        fields,
        quote: quote.transpose()?.map(|quote| cite::one_line(&quote)),
        article_id: article.transpose()?.map(|article| article.id.clone()),
    })
}

/// A piece of evidence by what it is in any graph: article numbers differ.
type Place<'g> = (&'g str, Span, Status);

fn place<'g>(graph: &'g KnowledgeGraph, piece: &Evidence) -> Place<'g> {
    let article = graph.articles().get(piece.article as usize);
    let id = article.map_or("", |article| article.id.as_str());
    (id, piece.span, piece.status)
}

fn places<'g>(graph: &'g KnowledgeGraph, edge: &Between<'g>) -> impl Iterator<Item = Place<'g>> {
    edge.2.evidence.iter().map(|piece| place(graph, piece))
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
