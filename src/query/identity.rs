//! Why a node is one: which name forms it has, from how many articles, and for what reason each is its.

use serde::Serialize;

use super::find;
use crate::graph::{KnowledgeGraph, Merge};
use crate::model::{Result, Text};

/// A node with the reasons of its merges.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IdentityRow {
    /// The name shown.
    pub name: String,
    /// Its id.
    pub id: String,
    /// Its most specific label.
    pub label: Text,
    /// Ids that it had with fewer articles.
    pub former_ids: Vec<String>,
    /// In how many articles it stands.
    pub articles: u32,
    /// How many independent sources those are.
    pub sources: u32,
    /// Its forms, the surest first; of a meeting, its reports by their days.
    pub merges: Vec<MergeRow>,
}

/// A name form of a node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MergeRow {
    /// As it stands in articles.
    pub form: String,
    /// Why it means this node.
    pub reason: Text,
    /// How sure, in hundredths.
    pub confidence: u8,
    /// In how many articles it does.
    pub articles: u32,
}

/// The node that a name means, and why everything in it is one.
///
/// # Errors
/// When the name means no node or several (the message suggests or lists some).
pub fn identity(graph: &KnowledgeGraph, name: &str) -> Result<IdentityRow> {
    let node = graph.node(find::find_node(graph, name)?);
    let mut merges: Vec<&Merge> = node.merges.iter().collect();
    merges.sort_by_key(|m| (std::cmp::Reverse((m.confidence, m.articles)), *m));
    let row = |merge: &Merge| MergeRow {
        form: merge.form.clone(),
        reason: merge.reason.clone(),
        confidence: merge.confidence,
        articles: merge.articles,
    };
    Ok(IdentityRow {
        name: node.name.clone(),
        id: node.id.clone(),
        label: node.label.clone(),
        former_ids: node.former_ids.clone(),
        articles: node.articles.len() as u32,
        sources: node.sources,
        merges: merges.into_iter().map(row).collect(),
    })
}
