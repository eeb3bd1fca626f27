//! The graph in bounded pieces: a value for each article's metadata; and a row for each node with its outgoing edges, row
//! behind row, cut into pieces, so that no value grows with the corpus even where a node (the United States) has most of
//! the edges. A value for each node would cost more than the node: most are named once.

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use rayon::prelude::*;
use redb::{ReadTransaction, ReadableTableMetadata, WriteTransaction};
use serde::{Deserialize, Serialize};

use super::error::{At, damaged};
use super::{Store, tables, value};
use crate::graph::{Edge, EdgePart, KnowledgeGraph, Node};
use crate::model::{ArticleMeta, Error, Result};

/// How many bytes of the rows go into one value.
const PIECE: usize = 64 << 10;

/// Nodes that are encoded, by all threads, before their rows are written.
const ENCODED: usize = 8192;

/// A row on its way in.
#[derive(Serialize)]
struct RowOut<'g> {
    node: &'g Node,
    edges: Vec<(&'g str, &'g Edge)>,
}

/// A row on its way out: a node and, for each outgoing edge, the id of its target.
#[derive(Deserialize)]
struct RowIn {
    node: Node,
    edges: Vec<(String, Edge)>,
}

impl Store {
    /// Puts this graph, made of all extractions with what the fingerprint names, in the place of the one before, in one
    /// transaction. It also fixes the numbers by which [`Articles`](crate::model::Articles) finds articles: they are the
    /// places in `graph.articles()`.
    ///
    /// # Errors
    /// When the store is open for reading only or cannot be written; then the graph before is still there.
    pub fn save_graph(&self, graph: &KnowledgeGraph, fingerprint: &str) -> Result<()> {
        self.write(|txn| {
            self.write_articles(txn, graph.articles())?;
            self.write_nodes(txn, graph)?;
            let mut meta = txn.open_table(tables::META).at(&self.file)?;
            for (name, number) in [
                (tables::GRAPH_SAVED, made_with(fingerprint)),
                (tables::GRAPH_NODE_COUNT, graph.node_count() as u64),
                (tables::GRAPH_EDGE_COUNT, graph.edge_count() as u64),
            ] {
                meta.insert(name, number).at(&self.file)?;
            }
            meta.remove(tables::GRAPH_BEHIND).at(&self.file)?;
            meta.remove(tables::GRAPH_STALE).at(&self.file)?;
            Ok(())
        })
    }

    /// How many nodes and edges the saved graph has, if it was made of exactly what the store holds and with what this
    /// fingerprint names: then there is nothing to make anew.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn saved_graph(&self, fingerprint: &str) -> Result<Option<(u64, u64)>> {
        self.read(|txn| {
            let meta = txn.open_table(tables::META).at(&self.file)?;
            let number = |name: &str| -> Result<Option<u64>> {
                Ok(meta.get(name).at(&self.file)?.map(|number| number.value()))
            };
            let same = number(tables::GRAPH_SAVED)? == Some(made_with(fingerprint));
            let behind = number(tables::GRAPH_BEHIND)?.is_some();
            if !same || behind || number(tables::GRAPH_STALE)?.is_some() {
                return Ok(None);
            }
            let counts = (
                number(tables::GRAPH_NODE_COUNT)?,
                number(tables::GRAPH_EDGE_COUNT)?,
            );
            Ok(counts.0.zip(counts.1))
        })
    }

    /// The saved graph.
    ///
    /// # Errors
    /// When no graph has been saved yet, when an article has been replaced or removed since (the command that did so was
    /// interrupted, and quotes could be wrong), or when the store cannot be read.
    pub fn graph(&self) -> Result<KnowledgeGraph> {
        let (articles, nodes, edges) = self.read(|txn| {
            let meta = txn.open_table(tables::META).at(&self.file)?;
            let saved = meta.get(tables::GRAPH_SAVED).at(&self.file)?.is_some();
            if !saved || meta.get(tables::GRAPH_STALE).at(&self.file)?.is_some() {
                return Err(self.unfinished());
            }
            let (nodes, edges) = self.read_nodes(txn)?;
            Ok((self.read_articles(txn)?, nodes, edges))
        })?;
        KnowledgeGraph::new(articles, nodes, edges).map_err(|e| damaged(&self.file, &e.to_string()))
    }

    fn unfinished(&self) -> Error {
        let dir = self.file.parent().unwrap_or(&self.file).display();
        Error::new(format!(
            "the last build of {dir} was interrupted before its graph was saved: \
             run `newsgraph build … -o {dir}` again; what it had read is kept"
        ))
    }

    fn write_articles(&self, txn: &WriteTransaction, articles: &[ArticleMeta]) -> Result<()> {
        txn.delete_table(tables::GRAPH_ARTICLES).at(&self.file)?;
        let mut table = txn.open_table(tables::GRAPH_ARTICLES).at(&self.file)?;
        for (number, meta) in (0_u32..).zip(articles) {
            let value = value::encode(&number.to_be_bytes(), meta)?;
            table.insert(number, value.as_slice()).at(&self.file)?;
        }
        Ok(())
    }

    fn write_nodes(&self, txn: &WriteTransaction, graph: &KnowledgeGraph) -> Result<()> {
        txn.delete_table(tables::GRAPH_NODES).at(&self.file)?;
        let mut table = txn.open_table(tables::GRAPH_NODES).at(&self.file)?;
        let mut put = |number: u32, bytes: &[u8]| -> Result<()> {
            let value = value::seal(&number.to_be_bytes(), bytes);
            table.insert(number, value.as_slice()).at(&self.file)?;
            Ok(())
        };
        let (mut rows, mut number) = (Vec::new(), 0);
        let nodes: Vec<(NodeIndex, &Node)> = graph.nodes().collect();
        for some in nodes.chunks(ENCODED) {
            let encoded = some
                .par_chunks(ENCODED / 16)
                .map(|nodes| encode(graph, nodes));
            for encoded in encoded.collect::<Result<Vec<_>>>()? {
                rows.extend_from_slice(&encoded);
            }
            let whole = rows.len() / PIECE * PIECE;
            for piece in rows.drain(..whole).as_slice().chunks(PIECE) {
                put(number, piece)?;
                number += 1;
            }
        }
        put(number, &rows)
    }

    fn read_articles(&self, txn: &ReadTransaction) -> Result<Vec<ArticleMeta>> {
        let table = txn.open_table(tables::GRAPH_ARTICLES).at(&self.file)?;
        let mut articles = Vec::new();
        for row in table.range::<u32>(..).at(&self.file)? {
            let (number, meta) = row.at(&self.file)?;
            let key = number.value().to_be_bytes();
            articles.push(value::decode(&key, meta.value()).at(&self.file)?);
        }
        if articles.len() as u64 != table.len().at(&self.file)? {
            return Err(damaged(&self.file, "articles of the graph are missing"));
        }
        Ok(articles)
    }

    fn read_nodes(&self, txn: &ReadTransaction) -> Result<(Vec<Node>, Vec<EdgePart>)> {
        let table = txn.open_table(tables::GRAPH_NODES).at(&self.file)?;
        let (mut nodes, mut edges) = (Vec::new(), Vec::new());
        let mut finish = |bytes: &[u8]| -> Result<()> {
            let row: RowIn = postcard::from_bytes(bytes)
                .map_err(|e| damaged(&self.file, &format!("a node cannot be decoded: {e}")))?;
            edges.extend(row.edges.into_iter().map(|(target, edge)| EdgePart {
                source: row.node.id.clone(),
                target,
                edge,
            }));
            nodes.push(row.node);
            Ok(())
        };
        let missing = || damaged(&self.file, "nodes of the graph are missing");
        let mut rows = Vec::new();
        for (piece, number) in table.range::<u32>(..).at(&self.file)?.zip(0_u32..) {
            let (key, value) = piece.at(&self.file)?;
            if key.value() != number {
                return Err(missing());
            }
            let bytes = value::unseal(&number.to_be_bytes(), value.value()).at(&self.file)?;
            rows.extend_from_slice(bytes);
            let mut rest = rows.as_slice();
            while let Some((length, behind)) = rest.split_first_chunk()
                && let Some((row, behind)) =
                    behind.split_at_checked(u64::from_le_bytes(*length) as usize)
            {
                finish(row)?;
                rest = behind;
            }
            let read = rows.len() - rest.len();
            rows.drain(..read);
        }
        match rows.is_empty() {
            true => Ok((nodes, edges)),
            false => Err(missing()),
        }
    }
}

/// The rows of some nodes, each behind its length.
fn encode(graph: &KnowledgeGraph, nodes: &[(NodeIndex, &Node)]) -> Result<Vec<u8>> {
    let mut rows = Vec::new();
    for (index, node) in nodes {
        let outgoing = graph.petgraph().edges(*index);
        let edges = outgoing
            .map(|e| (graph.node(e.target()).id.as_str(), e.weight()))
            .collect();
        let row = value::to_bytes(&RowOut { node, edges })?;
        rows.extend_from_slice(&(row.len() as u64).to_le_bytes());
        rows.extend_from_slice(&row);
    }
    Ok(rows)
}

/// The fingerprint as a number, for [`tables::META`].
fn made_with(fingerprint: &str) -> u64 {
    let hash = blake3::hash(fingerprint.as_bytes());
    let bytes = hash.as_bytes().first_chunk().copied();
    u64::from_le_bytes(bytes.unwrap_or_default())
}
