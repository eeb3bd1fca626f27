//! The graph as two tables, for formats that know no labels, no lists and no evidence: every node with the same fields,
//! every edge with the same fields, articles and MENTIONED_IN among them. Entries of a list are parted by `; `.

use std::borrow::Cow;

use super::View;
use super::edge_record::{EDGE, MENTIONED_IN, mention_id};
use super::node_record::{ARTICLE, ARTICLE_COLUMNS, ENTITY, MEETING, PLACE, columns};
use super::picture;
use super::stream::{self, AnyEdge, AnyNode};
use super::values::{Column, Field, Kind, Value};
use crate::graph::Edge;
use crate::model::Result;

/// A node as a row.
pub(super) struct FlatNode<'a> {
    pub id: &'a str,
    /// The most specific label.
    pub label: &'a str,
    /// All labels.
    pub labels: String,
    pub name: &'a str,
    /// One a field of [`node_fields`].
    pub values: Vec<Option<Value<'a>>>,
}

/// An edge as a row.
pub(super) struct FlatEdge<'a> {
    pub id: Cow<'a, str>,
    pub source: &'a str,
    pub target: &'a str,
    pub edge: &'a str,
    /// It says the same read backwards.
    pub symmetric: bool,
    /// In how many articles it stands; 1 for MENTIONED_IN.
    pub weight: u32,
    /// One a field of [`edge_fields`].
    pub values: Vec<Option<Value<'a>>>,
    /// Nothing for MENTIONED_IN.
    pub of: Option<&'a Edge>,
}

/// The properties of all kinds of nodes but the name. One that is a day here and a text there is a text.
pub(super) fn node_fields() -> Vec<Field> {
    let of_nodes = [ENTITY, PLACE, MEETING].into_iter().flatten();
    let of_nodes = of_nodes.map(|column| column.field);
    let mut fields: Vec<Field> = Vec::new();
    for field in of_nodes.chain(ARTICLE_COLUMNS.iter().map(|column| column.field)) {
        match fields.iter_mut().find(|there| there.name == field.name) {
            Some(there) if there.kind != field.kind => there.kind = Kind::Text,
            Some(_) => {}
            None => fields.push(field),
        }
    }
    fields.retain(|field| field.name != "name");
    fields
}

/// The properties of edges.
pub(super) fn edge_fields() -> Vec<Field> {
    EDGE.iter().map(|column| column.field).collect()
}

/// Calls `visit` with all nodes, by id.
pub(super) fn nodes(view: &View, visit: &mut dyn FnMut(FlatNode) -> Result<()>) -> Result<()> {
    let fields = node_fields();
    stream::nodes(view, &mut |node| {
        visit(match node {
            AnyNode::Node(node) => FlatNode {
                id: &node.id,
                label: &node.label,
                labels: view.schema.labels(&node.label).join("; "),
                name: &node.name,
                values: values(&fields, columns(node), node),
            },
            AnyNode::Article(id, article) => FlatNode {
                id,
                label: ARTICLE,
                labels: ARTICLE.to_owned(),
                name: article.title.as_deref().unwrap_or(&article.id),
                values: values(&fields, ARTICLE_COLUMNS, article),
            },
        })
    })
}

/// Calls `visit` with all edges, by source, type, target and id.
pub(super) fn edges(view: &View, visit: &mut dyn FnMut(FlatEdge) -> Result<()>) -> Result<()> {
    stream::edges(view, &mut |edge| {
        visit(match edge {
            AnyEdge::Edge(source, target, edge) => FlatEdge {
                id: edge.id.as_str().into(),
                source: &source.id,
                target: &target.id,
                edge: &edge.edge,
                symmetric: picture::symmetric(view, &edge.edge),
                weight: edge.articles,
                values: EDGE.iter().map(|column| (column.get)(edge)).collect(),
                of: Some(edge),
            },
            AnyEdge::Mention(source, target) => FlatEdge {
                id: mention_id(&source.id, target).into(),
                source: &source.id,
                target,
                edge: MENTIONED_IN,
                symmetric: false,
                weight: 1,
                values: vec![None; EDGE.len()],
                of: None,
            },
        })
    })
}

fn values<'a, T>(
    fields: &[Field],
    columns: &'static [Column<T>],
    of: &'a T,
) -> Vec<Option<Value<'a>>> {
    let value = |field: &Field| {
        let column = columns.iter().find(|c| c.field.name == field.name)?;
        (column.get)(of)
    };
    fields.iter().map(value).collect()
}
