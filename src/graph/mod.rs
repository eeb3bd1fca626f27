//! The knowledge graph: a petgraph with the invariants that every stage after `resolve` relies on.
//!
//! It is built once, from sorted parts, by [`KnowledgeGraph::new`], and never patched: a changed article means a rebuilt
//! graph. So node order is id order, edge order is the output order, and the same parts give the same graph whatever
//! order they came in. Articles and MENTIONED_IN are no petgraph edges: each node keeps the sorted numbers of its
//! articles (four bytes a mention), and exports write the edges from them. Evidence is (article, span); its text is read
//! when it is shown.

mod parts;

use std::collections::BTreeSet;

use indexmap::IndexMap;
use petgraph::Direction;
use petgraph::graph::{EdgeIndex, Graph, NodeIndex};
use petgraph::visit::EdgeRef;
use rayon::slice::ParallelSliceMut;

use crate::model::{ArticleMeta, Error, Result};
pub use parts::{Details, Edge, EdgePart, Evidence, MeetingDetails, Merge, Node, PlaceDetails};

/// The merged graph of all articles.
#[derive(Debug, Default)]
pub struct KnowledgeGraph {
    graph: Graph<Node, Edge, petgraph::Directed, u32>,
    ids: IndexMap<String, NodeIndex>,
    articles: Vec<ArticleMeta>,
    /// Numbers of the articles that outputs show as nodes; all when there is none.
    shown: Option<BTreeSet<u32>>,
}

impl KnowledgeGraph {
    /// Puts a graph together. `articles` are sorted by id; nodes and edges may come in any order.
    ///
    /// # Errors
    /// When a node or edge id stands twice, an edge names a node that is not there or has no evidence: a defect of
    /// `resolve` or a damaged store, never a matter of input.
    pub fn new(
        articles: Vec<ArticleMeta>,
        mut nodes: Vec<Node>,
        edges: Vec<EdgePart>,
    ) -> Result<KnowledgeGraph> {
        nodes.par_sort_by(|a, b| a.id.cmp(&b.id));
        let mut graph = Graph::with_capacity(nodes.len(), edges.len());
        let mut ids = IndexMap::with_capacity(nodes.len());
        for node in nodes {
            let id = node.id.clone();
            let index = graph.add_node(node);
            if ids.insert(id.clone(), index).is_some() {
                return Err(Error::new(format!("node id {id} stands twice")));
            }
        }
        let mut sorted = Vec::with_capacity(edges.len());
        for part in edges {
            let find = |id: &String| {
                let index = ids.get(id).copied();
                index.ok_or_else(|| Error::new(format!("an edge names the unknown node {id}")))
            };
            let (source, target) = (find(&part.source)?, find(&part.target)?);
            if part.edge.evidence.is_empty() {
                let (s, t) = (&part.source, &part.target);
                return Err(Error::new(format!(
                    "edge {s} {} {t} has no evidence",
                    part.edge.edge
                )));
            }
            sorted.push((source, target, part.edge));
        }
        sorted.par_sort_by(|a, b| {
            (a.0, &a.2.edge, a.1, &a.2.id).cmp(&(b.0, &b.2.edge, b.1, &b.2.id))
        });
        for pair in sorted.windows(2) {
            if let [a, b] = pair
                && (a.0, a.1, &a.2.id) == (b.0, b.1, &b.2.id)
            {
                return Err(Error::new(format!("edge id {} stands twice", a.2.id)));
            }
        }
        for (source, target, edge) in sorted {
            graph.add_edge(source, target, edge);
        }
        Ok(KnowledgeGraph {
            graph,
            ids,
            articles,
            shown: None,
        })
    }

    /// The same graph with only these articles shown as nodes, for a part of a graph: numbers stay what they are, since
    /// evidence and [`Articles`](crate::model::Articles) go by them.
    pub fn show_articles(self, numbers: BTreeSet<u32>) -> KnowledgeGraph {
        KnowledgeGraph {
            shown: Some(numbers),
            ..self
        }
    }

    /// The articles that are nodes of outputs, with their numbers: all but in a part of a graph.
    pub fn shown_articles(&self) -> impl Iterator<Item = (u32, &ArticleMeta)> {
        let numbered = self.articles.iter().zip(0..);
        numbered
            .map(|(article, number)| (number, article))
            .filter(|(number, _)| self.shows(*number))
    }

    /// The targets of a node's MENTIONED_IN edges in outputs.
    pub fn shown_mentions<'a>(&'a self, node: &'a Node) -> impl Iterator<Item = u32> + 'a {
        let numbers = node.articles.iter().copied();
        numbers.filter(|number| self.shows(*number))
    }

    fn shows(&self, number: u32) -> bool {
        let shown = self.shown.as_ref();
        shown.is_none_or(|shown| shown.contains(&number))
    }

    /// All articles, sorted by id; an article's number is its place here.
    pub fn articles(&self) -> &[ArticleMeta] {
        &self.articles
    }

    /// All entities and meetings, sorted by id.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeIndex, &Node)> {
        self.graph.node_indices().zip(self.graph.node_weights())
    }

    /// All edges with their ends, sorted by (source, type, target, id).
    pub fn edges(&self) -> impl Iterator<Item = (&Node, &Node, &Edge)> + Clone {
        self.graph
            .edge_references()
            .map(|e| (&self.graph[e.source()], &self.graph[e.target()], e.weight()))
    }

    /// How many entities and meetings there are.
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// How many edges there are, without MENTIONED_IN.
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// The node at an index that this graph gave.
    pub fn node(&self, index: NodeIndex) -> &Node {
        &self.graph[index]
    }

    /// The edge at an index that this graph gave.
    pub fn edge(&self, index: EdgeIndex) -> &Edge {
        &self.graph[index]
    }

    /// The node with this id.
    pub fn find(&self, id: &str) -> Option<NodeIndex> {
        self.ids.get(id).copied()
    }

    /// All edges at a node with the node at their other end and whether they leave it, in output order.
    pub fn around(&self, node: NodeIndex) -> Vec<(EdgeIndex, NodeIndex, Direction)> {
        let out = self.graph.edges_directed(node, Direction::Outgoing);
        let into = self
            .graph
            .edges_directed(node, Direction::Incoming)
            .filter(|e| e.source() != node);
        let mut all: Vec<_> = out
            .map(|e| (e.id(), e.target(), Direction::Outgoing))
            .collect();
        all.extend(into.map(|e| (e.id(), e.source(), Direction::Incoming)));
        all.sort_by_key(|(edge, ..)| *edge);
        all
    }

    /// The underlying petgraph, for algorithms of the ecosystem.
    pub fn petgraph(&self) -> &Graph<Node, Edge, petgraph::Directed, u32> {
        &self.graph
    }
}
