//! From a name that somebody typed to a node.

use std::cmp::Reverse;

use petgraph::graph::NodeIndex;

use super::fold::{fold, nearness};
use crate::graph::{Details, KnowledgeGraph, Node};
use crate::model::{Error, Result};

/// How many near names an error suggests.
const NEAR: usize = 3;
/// How many nodes an error lists where a name means several.
const LISTED: usize = 10;

/// How a node answers to a name, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    /// Its name is written so.
    Name,
    /// Its name is the same but for case, accents and dots.
    FoldedName,
    /// One of its aliases is the same, but for the like.
    Alias,
    /// Its name has every word.
    NameWords,
    /// One of its aliases has every word.
    AliasWords,
}

/// The nodes that a name means: the one with this id; else those with exactly this name or alias, whatever the case and
/// accents; else those whose name or alias has every one of its words. The best come first: names before aliases,
/// entities before meetings, then those mentioned most.
pub fn find_nodes(graph: &KnowledgeGraph, name: &str) -> Vec<NodeIndex> {
    let found = matches(graph, name);
    found.into_iter().map(|(_, index)| index).collect()
}

/// The one node that a name means.
///
/// # Errors
/// When it means none (the message suggests near names) or several (the message lists them).
pub fn find_node(graph: &KnowledgeGraph, name: &str) -> Result<NodeIndex> {
    let mut found = matches(graph, name);
    // Who types a few words of a name means somebody, not the meetings named after them.
    if found
        .iter()
        .any(|(_, index)| !is_meeting(graph.node(*index)))
    {
        found.retain(|(_, index)| !is_meeting(graph.node(*index)));
    }
    for exact in [Match::Name, Match::FoldedName] {
        let mut hits = found.iter().filter(|(how, _)| *how <= exact);
        if let (Some((_, only)), None) = (hits.next(), hits.next()) {
            return Ok(*only);
        }
    }
    match found.as_slice() {
        [] => Err(not_found(graph, name)),
        [(_, only)] => Ok(*only),
        several => Err(ambiguous(graph, name, several)),
    }
}

fn matches(graph: &KnowledgeGraph, name: &str) -> Vec<(Match, NodeIndex)> {
    let name = name.trim();
    if let Some(index) = graph.find(name) {
        return vec![(Match::Name, index)];
    }
    let folded = fold(name);
    let mut found: Vec<(Match, NodeIndex)> = graph
        .nodes()
        .filter_map(|(index, node)| Some((compare(node, name, &folded)?, index)))
        .collect();
    if found.iter().any(|(how, _)| *how <= Match::Alias) {
        found.retain(|(how, _)| *how <= Match::Alias);
    }
    found.sort_by_key(|(how, index)| {
        let node = graph.node(*index);
        (*how, is_meeting(node), Reverse(node.mentions), *index)
    });
    found
}

fn compare(node: &Node, name: &str, folded: &str) -> Option<Match> {
    if node.name == name {
        return Some(Match::Name);
    }
    if folded.is_empty() {
        return None;
    }
    let words = |form: &str| {
        let mut wanted = folded.split(' ');
        wanted.all(|word| form.split(' ').any(|other| other == word))
    };
    let own = fold(&node.name);
    if own == folded {
        return Some(Match::FoldedName);
    }
    let mut best = words(&own).then_some(Match::NameWords);
    for alias in node.aliases.iter().map(|alias| fold(alias)) {
        if alias == folded {
            return Some(Match::Alias);
        }
        if best.is_none() && words(&alias) {
            best = Some(Match::AliasWords);
        }
    }
    best
}

fn is_meeting(node: &Node) -> bool {
    matches!(node.details, Details::Meeting(_))
}

fn not_found(graph: &KnowledgeGraph, name: &str) -> Error {
    let folded = fold(name);
    let mut near: Vec<(usize, Reverse<u32>, &Node)> = graph
        .nodes()
        .filter(|(_, node)| !is_meeting(node))
        .filter_map(|(_, node)| {
            let forms = std::iter::once(&node.name).chain(&node.aliases);
            let nearest = forms.filter_map(|form| nearness(&folded, &fold(form)));
            Some((nearest.min()?, Reverse(node.mentions), node))
        })
        .collect();
    near.sort_by(|a, b| (a.0, a.1, &a.2.id).cmp(&(b.0, b.1, &b.2.id)));
    let near: Vec<String> = near.iter().take(NEAR).map(|n| shown(n.2)).collect();
    let mut message = format!("nothing in the graph is named \"{}\"", name.trim());
    if !near.is_empty() {
        message.push_str(&format!("; near it are {}", near.join(", ")));
    }
    Error::new(message)
}

fn ambiguous(graph: &KnowledgeGraph, name: &str, several: &[(Match, NodeIndex)]) -> Error {
    let listed = several.iter().take(LISTED);
    let listed: Vec<String> = listed.map(|(_, i)| shown(graph.node(*i))).collect();
    let more = match several.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!(" or one of {more} more"),
    };
    Error::new(format!(
        "\"{}\" may be several; did you mean {}{more}? Give the id",
        name.trim(),
        listed.join(", ")
    ))
}

fn shown(node: &Node) -> String {
    format!("{} ({})", node.name, node.id)
}
