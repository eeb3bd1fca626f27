//! The graph as Neo4j takes it: sets of nodes of one label and of edges of one type between the same kinds of ends, each
//! with fields and rows. Files (`neo4j_csv`), statements (`cypher`) and a push over Bolt all read the same rows.
//!
//! Evidence becomes lists on the relationship that run in parallel, one entry a piece; what a piece lacks is an empty
//! text in its list, so that the lists stay parallel.

use std::collections::BTreeSet;

use super::View;
use super::edge_record::{self, EDGE, EVIDENCE, EvidenceRecord, MENTIONED_IN, mention_id};
use super::node_record::{ARTICLE, ARTICLE_COLUMNS, ENTITY, MEETING, PLACE, article_node_id};
use super::texts::Texts;
use super::values::{Column, Field, Kind, Value};
use crate::graph::Node;
use crate::model::{ArticleMeta, Result, Text};
use crate::schema::Schema;

/// The values of one node or edge, one a field of its set; an absent one is `null` in Neo4j.
pub type Row<'a> = Vec<Option<Value<'a>>>;

const ID: Field = text("id");
/// Where an edge starts and ends, then its id.
const ENDS: [Field; 3] = [text("source"), text("target"), ID];

const fn text(name: &'static str) -> Field {
    let kind = Kind::Text;
    Field { name, kind }
}

/// The most general label of a node with this one. Ids are unique within it, so it is what Neo4j finds a node by.
pub fn key_label(schema: &Schema, label: &str) -> Text {
    key(schema, label).into()
}

/// The [`key_label`] of a label where it lies; asked for every end of every edge.
pub(super) fn key<'a>(schema: &'a Schema, label: &'a str) -> &'a str {
    let first = schema.node(label).and_then(|node| node.parents.first());
    first.map_or(label, String::as_str)
}

/// All nodes of one most specific label.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeSet {
    /// The label.
    pub label: Text,
}

/// All edges of one type between nodes of the same [`key_label`]s.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EdgeSet {
    /// The type.
    pub edge: Text,
    /// The key label of where they start.
    pub source: Text,
    /// The key label of where they end.
    pub target: Text,
}

/// All nodes of one [`key_label`] that had other ids with fewer articles.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RenameSet {
    /// The key label.
    pub label: Text,
}

impl RenameSet {
    /// The fields of the rows: the id, and the former ones.
    pub const FIELDS: [Field; 2] = [
        ID,
        Field {
            name: "formerIds",
            kind: Kind::Texts,
        },
    ];

    /// The rows, by id.
    pub fn rows<'a>(&self, view: &View<'a>) -> Box<dyn Iterator<Item = Row<'a>> + 'a> {
        let (label, schema) = (self.label.clone(), view.schema);
        let nodes = view.graph.nodes().map(|(_, node)| node);
        let renamed = nodes
            .filter(move |node| !node.former_ids.is_empty() && key(schema, &node.label) == label);
        Box::new(renamed.map(|node| {
            let former = node.former_ids.iter().map(|id| id.as_str().into());
            vec![
                Some(Value::text(&node.id)),
                Some(Value::Texts(former.collect())),
            ]
        }))
    }
}

/// The sets of nodes that had other ids, by key label.
pub fn rename_sets(view: &View) -> Vec<RenameSet> {
    let nodes = view.graph.nodes().map(|(_, node)| node);
    let renamed = nodes.filter(|node| !node.former_ids.is_empty());
    let labels: BTreeSet<Text> = renamed.map(|n| key_label(view.schema, &n.label)).collect();
    labels
        .into_iter()
        .map(|label| RenameSet { label })
        .collect()
}

/// The sets of nodes in the graph, by label.
pub fn node_sets(view: &View) -> Vec<NodeSet> {
    let mut labels = BTreeSet::new();
    for (_, node) in view.graph.nodes() {
        if !labels.contains(&node.label) {
            labels.insert(node.label.clone());
        }
    }
    if view.graph.shown_articles().next().is_some() {
        labels.insert(Text::new_static(ARTICLE));
    }
    labels.into_iter().map(|label| NodeSet { label }).collect()
}

/// The sets of edges in the graph, by type, source and target.
pub fn edge_sets(view: &View) -> Vec<EdgeSet> {
    let mut sets = BTreeSet::new();
    let mut last = None;
    for (source, target, edge) in view.graph.edges() {
        let key = (&edge.edge, &source.label, &target.label);
        if last != Some(key) {
            sets.insert(key);
            last = Some(key);
        }
    }
    let set = |edge: &str, source: &str, target: &str| EdgeSet {
        edge: edge.into(),
        source: key_label(view.schema, source),
        target: key_label(view.schema, target),
    };
    let mut sets: BTreeSet<EdgeSet> = sets.into_iter().map(|(e, s, t)| set(e, s, t)).collect();
    let mentioned = view.graph.nodes().map(|(_, node)| node);
    let mentioned = mentioned.filter(|node| view.graph.shown_mentions(node).next().is_some());
    let mentioned: BTreeSet<&Text> = mentioned.map(|node| &node.label).collect();
    sets.extend(mentioned.into_iter().map(|l| set(MENTIONED_IN, l, ARTICLE)));
    sets.into_iter().collect()
}

impl NodeSet {
    /// The fields of the rows: `id`, then the properties.
    pub fn fields(&self, schema: &Schema) -> Vec<Field> {
        let properties: Vec<Field> = match self.label == ARTICLE {
            true => ARTICLE_COLUMNS.iter().map(|c| c.field).collect(),
            false => node_columns(schema, &self.label)
                .iter()
                .map(|c| c.field)
                .collect(),
        };
        [ID].into_iter().chain(properties).collect()
    }

    /// How many nodes the set has.
    pub fn count(&self, view: &View) -> usize {
        if self.label == ARTICLE {
            return view.graph.shown_articles().count();
        }
        let nodes = view.graph.nodes();
        nodes.filter(|(_, node)| node.label == self.label).count()
    }

    /// All nodes of the set, by id.
    pub fn rows<'a>(&self, view: &View<'a>) -> Box<dyn Iterator<Item = Row<'a>> + 'a> {
        if self.label == ARTICLE {
            return Box::new(view.graph.shown_articles().map(|(_, a)| article_row(a)));
        }
        let columns = node_columns(view.schema, &self.label);
        let label = self.label.clone();
        let nodes = view.graph.nodes().map(|(_, node)| node);
        let nodes = nodes.filter(move |node| node.label == label);
        Box::new(nodes.map(move |node| row([Value::text(&node.id)], columns, node)))
    }
}

impl EdgeSet {
    /// The fields of the rows: `source`, `target`, `id`, then the properties.
    pub fn fields(&self) -> Vec<Field> {
        if self.edge == MENTIONED_IN {
            return ENDS.to_vec();
        }
        let properties = EDGE.iter().map(|column| column.field);
        let evidence = EVIDENCE.iter().map(|column| column.field);
        ENDS.into_iter().chain(properties).chain(evidence).collect()
    }

    /// How many edges the set has.
    pub fn count(&self, view: &View) -> usize {
        if self.edge == MENTIONED_IN {
            let nodes = view.graph.nodes().map(|(_, node)| node);
            let nodes = nodes.filter(|node| key(view.schema, &node.label) == self.source);
            return nodes.map(|n| view.graph.shown_mentions(n).count()).sum();
        }
        let edges = view.graph.edges();
        edges
            .filter(|(a, b, edge)| edge.edge == self.edge && self.joins(view, a, b))
            .count()
    }

    /// All edges of the set, by source, target and id.
    ///
    /// # Errors
    /// When an article of the evidence cannot be read.
    pub fn rows<'a>(&self, view: &'a View<'a>) -> Box<dyn Iterator<Item = Result<Row<'a>>> + 'a> {
        if self.edge == MENTIONED_IN {
            return self.mentions(view);
        }
        let set = self.clone();
        let edges = view.graph.edges().filter(move |(source, target, edge)| {
            edge.edge == set.edge && set.joins(view, source, target)
        });
        let ahead = edges.clone().map(|(_, _, edge)| edge.evidence.as_slice());
        let mut texts = Texts::new(view.articles, ahead);
        Box::new(edges.map(move |(source, target, edge)| {
            let ends = [&source.id, &target.id, &edge.id];
            let mut row = row(ends.map(|id| Value::text(id)), EDGE, edge);
            let words = texts.next()?;
            let evidence = edge_record::evidence(view, edge, words);
            let evidence = evidence.collect::<Result<Vec<_>>>()?;
            row.extend(evidence_lists(&evidence).map(Some));
            Ok(row)
        }))
    }

    fn joins(&self, view: &View, source: &Node, target: &Node) -> bool {
        key(view.schema, &source.label) == self.source
            && key(view.schema, &target.label) == self.target
    }

    fn mentions<'a>(&self, view: &'a View<'a>) -> Box<dyn Iterator<Item = Result<Row<'a>>> + 'a> {
        let label = self.source.clone();
        let nodes = view.graph.nodes().map(|(_, node)| node);
        let nodes = nodes.filter(move |node| key(view.schema, &node.label) == label);
        let mentions = nodes.flat_map(move |node| {
            let numbers = view.graph.shown_mentions(node);
            numbers.map(move |number| (node, number))
        });
        Box::new(mentions.map(move |(node, number)| {
            let target = article_node_id(&edge_record::article(view, number)?.id);
            let id = mention_id(&node.id, &target);
            let target = Value::Text(target.into());
            Ok([Value::text(&node.id), target, Value::Text(id.into())]
                .map(Some)
                .into())
        }))
    }
}

fn node_columns(schema: &Schema, label: &str) -> &'static [Column<Node>] {
    match label {
        _ if schema.is_a(label, "Place") => PLACE,
        _ if schema.is_a(label, "Meeting") => MEETING,
        _ => ENTITY,
    }
}

fn article_row(article: &ArticleMeta) -> Row<'_> {
    let id = Value::Text(article_node_id(&article.id).into());
    row([id], ARTICLE_COLUMNS, article)
}

fn row<'a, T, const N: usize>(
    ids: [Value<'a>; N],
    columns: &'static [Column<T>],
    of: &'a T,
) -> Row<'a> {
    let properties = columns.iter().map(|column| (column.get)(of));
    ids.into_iter().map(Some).chain(properties).collect()
}

/// The lists of [`EVIDENCE`], in its order.
fn evidence_lists<'a>(pieces: &[EvidenceRecord]) -> impl Iterator<Item = Value<'a>> {
    EVIDENCE.iter().map(|column| {
        let values = pieces.iter().map(|piece| (column.get)(piece));
        match column.field.kind {
            Kind::Ints => Value::Ints(values.map(|v| v.map_or(0, Value::into_int)).collect()),
            _ => {
                let texts = values.map(|v| v.map_or(String::new(), |v| v.into_text().into_owned()));
                Value::Texts(texts.map(Into::into).collect())
            }
        }
    })
}
