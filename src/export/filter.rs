//! A part of the graph, for exports and pictures: by label, type, status, time, confidence and nearness to nodes.
//!
//! The part is a graph of its own that keeps the articles' numbers, so every exporter takes it as it is. Counts on nodes
//! and edges (`articles`, `mentions`) remain those of the whole graph: they say what is known, not what is shown.

use std::collections::{BTreeSet, VecDeque};

use jiff::civil::Date;
use petgraph::graph::NodeIndex;

use super::edge_record::MENTIONED_IN;
use super::node_record::ARTICLE;
use crate::graph::{Edge, EdgePart, KnowledgeGraph, Node};
use crate::model::{Error, Result, Status, Text};
use crate::schema::Schema;

/// What is kept; an empty set or nothing keeps all.
///
/// - A **node** is kept when it has one of the labels or one of them as a parent.
/// - An **edge** is kept when both its ends are and it fits type, status, time and confidence. An edge without days fits
///   no bound of time.
/// - Once edges are chosen by anything but their ends, a node stays only where an edge of it stays;
///   MENTIONED_IN counts where `edge_types` names it.
/// - With `around`, what is left is what can be reached over kept edges, either way, in so many `hops`: to a meeting over
///   ATTENDS is one, to who else attends is two.
/// - An **article** is kept when its label and MENTIONED_IN are, it fits the time and a kept node is mentioned in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Labels of nodes.
    pub node_types: BTreeSet<Text>,
    /// Types of edges.
    pub edge_types: BTreeSet<Text>,
    /// Statuses of edges.
    pub status: BTreeSet<Status>,
    /// Edges last seen on this day or later.
    pub since: Option<Date>,
    /// Edges first seen on this day or earlier.
    pub until: Option<Date>,
    /// Nodes whose surroundings are kept.
    pub around: Option<BTreeSet<NodeIndex>>,
    /// How far their surroundings reach.
    pub hops: u32,
    /// Edges at least as sure as this, in hundredths.
    pub min_confidence: u8,
}

impl Filter {
    /// The part of `graph` that fits.
    ///
    /// # Errors
    /// When a label or type is neither in the schema nor in the graph: a slip of the pen would give an empty graph.
    pub fn apply(&self, graph: &KnowledgeGraph, schema: &Schema) -> Result<KnowledgeGraph> {
        self.check(graph, schema)?;
        let labels = self.labels(graph, schema);
        let mut nodes: BTreeSet<NodeIndex> = graph
            .nodes()
            .filter(|(_, node)| labels.contains(&node.label))
            .map(|(index, _)| index)
            .collect();
        if let Some(around) = &self.around {
            nodes = self.reached(graph, around, &nodes);
        } else if self.chooses_edges() {
            let mentions = self.edge_types.contains(MENTIONED_IN);
            nodes = nodes
                .iter()
                .copied()
                .filter(|index| {
                    self.neighbours(graph, &nodes, *index).next().is_some()
                        || (mentions && !self.articles(graph, graph.node(*index)).is_empty())
                })
                .collect();
        }
        let ids: BTreeSet<&str> = nodes.iter().map(|i| graph.node(*i).id.as_str()).collect();
        let kept = |node: &Node| ids.contains(node.id.as_str());
        let edges = graph.edges().filter(|(_, _, edge)| self.fits(edge));
        let edges = edges.filter(|(source, target, _)| kept(source) && kept(target));
        let edges = edges.map(|(source, target, edge)| EdgePart {
            source: source.id.clone(),
            target: target.id.clone(),
            edge: edge.clone(),
        });
        let kept = nodes.iter().map(|index| graph.node(*index));
        let part = KnowledgeGraph::new(
            graph.articles().to_vec(),
            kept.clone().cloned().collect(),
            edges.collect(),
        )?;
        let everything = Filter {
            hops: self.hops,
            ..Filter::default()
        };
        if *self == everything {
            let numbers = graph.shown_articles().map(|(number, _)| number);
            return Ok(part.show_articles(numbers.collect()));
        }
        let articles = kept.flat_map(|node| self.articles(graph, node));
        Ok(part.show_articles(articles.collect()))
    }

    fn check(&self, graph: &KnowledgeGraph, schema: &Schema) -> Result<()> {
        let known = |label: &Text| {
            label == ARTICLE
                || schema.nodes().any(|node| schema.is_a(&node.label, label))
                || graph.nodes().any(|(_, node)| node.label == *label)
        };
        if let Some(label) = self.node_types.iter().find(|label| !known(label)) {
            return Err(Error::new(format!("there is no node label {label}")));
        }
        let known = |name: &Text| {
            name == MENTIONED_IN
                || schema.edge(name).is_some()
                || graph.edges().any(|(_, _, edge)| edge.edge == *name)
        };
        match self.edge_types.iter().find(|name| !known(name)) {
            Some(name) => Err(Error::new(format!("there is no edge type {name}"))),
            None => Ok(()),
        }
    }

    /// The labels in the graph that are kept.
    fn labels(&self, graph: &KnowledgeGraph, schema: &Schema) -> BTreeSet<Text> {
        let mut labels = BTreeSet::new();
        for (_, node) in graph.nodes() {
            if !labels.contains(&node.label) {
                labels.insert(node.label.clone());
            }
        }
        let wanted = |label: &Text| self.node_types.iter().any(|w| schema.is_a(label, w));
        labels.retain(|label| self.node_types.is_empty() || wanted(label));
        labels
    }

    fn chooses_edges(&self) -> bool {
        let by_kind = !self.edge_types.is_empty() || !self.status.is_empty();
        by_kind || self.since.is_some() || self.until.is_some() || self.min_confidence > 0
    }

    fn fits(&self, edge: &Edge) -> bool {
        (self.edge_types.is_empty() || self.edge_types.contains(&edge.edge))
            && (self.status.is_empty() || self.status.contains(&edge.status))
            && edge.confidence >= self.min_confidence
            && self.in_time(edge.first_seen, edge.last_seen)
    }

    fn in_time(&self, first: Option<Date>, last: Option<Date>) -> bool {
        let late_enough = |since| last.is_some_and(|last| last >= since);
        let early_enough = |until| first.is_some_and(|first| first <= until);
        self.since.is_none_or(late_enough) && self.until.is_none_or(early_enough)
    }

    /// Numbers of the articles that are kept and mention a node.
    fn articles(&self, graph: &KnowledgeGraph, node: &Node) -> Vec<u32> {
        let label = self.node_types.is_empty() || self.node_types.contains(ARTICLE);
        let edge = self.edge_types.is_empty() || self.edge_types.contains(MENTIONED_IN);
        let in_time = |number: &u32| {
            let article = graph.articles().get(*number as usize);
            article.is_some_and(|article| self.in_time(article.date, article.date))
        };
        match label && edge {
            true => graph.shown_mentions(node).filter(in_time).collect(),
            false => Vec::new(),
        }
    }

    /// The nodes at the other ends of a node's kept edges.
    fn neighbours<'a>(
        &'a self,
        graph: &'a KnowledgeGraph,
        nodes: &'a BTreeSet<NodeIndex>,
        of: NodeIndex,
    ) -> impl Iterator<Item = NodeIndex> + 'a {
        let edges = graph.around(of).into_iter();
        let fitting = edges.filter(|(edge, ..)| self.fits(graph.edge(*edge)));
        let ends = fitting.map(|(_, other, _)| other);
        ends.filter(move |other| nodes.contains(other))
    }

    /// Breadth-first from the start nodes, which are kept whatever their label.
    fn reached(
        &self,
        graph: &KnowledgeGraph,
        around: &BTreeSet<NodeIndex>,
        nodes: &BTreeSet<NodeIndex>,
    ) -> BTreeSet<NodeIndex> {
        let there = |node: &NodeIndex| node.index() < graph.node_count();
        let mut reached: BTreeSet<NodeIndex> = around.iter().copied().filter(there).collect();
        let mut next: VecDeque<(NodeIndex, u32)> = reached.iter().map(|node| (*node, 0)).collect();
        while let Some((node, distance)) = next.pop_front() {
            if distance == self.hops {
                continue;
            }
            for other in self.neighbours(graph, nodes, node) {
                if reached.insert(other) {
                    next.push_back((other, distance + 1));
                }
            }
        }
        reached
    }
}
