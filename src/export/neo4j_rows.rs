//! The rows for Neo4j's importer. Those of all sets of edges are made in one pass over the graph: the words of the evidence are read once for all files, and rows
//! are made on all threads, in chunks that are written in order, one group while the next is being made. So the bytes do
//! not depend on the number of threads.

use std::io::Write;

use rayon::prelude::*;

use super::View;
use super::edge_record::{self, EDGE, EVIDENCE, MENTIONED_IN, mention_id};
use super::neo4j_cells::{field, list};
use super::node_record::{ARTICLE, article_node_id};
use super::sets::{EdgeSet, NodeSet, key};
use super::texts::{AT_ONCE, Passage, Passages};
use super::values::Value;
use crate::graph::{Edge, Evidence, Node};
use crate::model::Result;
use crate::schema::Schema;

/// Rows of nodes are written when they have so many bytes.
const BUFFER: usize = 1 << 20;
/// How many edges make a chunk.
const EDGES: usize = 2048;
/// How many nodes with their mentions make one.
const NODES: usize = 128;
/// How many chunks a thread makes between two writes.
const CHUNKS: usize = 4;

/// Writes the rows of a set.
///
/// # Errors
/// When `out` fails.
pub(super) fn nodes(view: &View, set: &NodeSet, out: &mut dyn Write) -> Result<()> {
    let mut lines = Vec::new();
    for row in set.rows(view) {
        for (i, value) in row.into_iter().enumerate() {
            if i > 0 {
                lines.push(b',');
            }
            field(&mut lines, value);
        }
        lines.push(b'\n');
        if lines.len() > BUFFER {
            out.write_all(&lines)?;
            lines.clear();
        }
    }
    Ok(out.write_all(&lines)?)
}

/// An edge with its ends, the number of its set and of its first piece of evidence.
type Item<'g> = (&'g Node, &'g Node, &'g Edge, usize, usize);

/// Writes the rows of these sets, which are sorted, each set's to the output at its place.
///
/// # Errors
/// When an article of the evidence cannot be read or an output fails.
pub(super) fn edges(view: &View, sets: &[EdgeSet], outs: &mut [&mut dyn Write]) -> Result<()> {
    let mut edges = view.graph.edges();
    loop {
        let (mut batch, mut pieces): (Vec<Item>, Vec<&Evidence>) = Default::default();
        for (source, target, edge) in edges.by_ref() {
            let ends = [source.label.as_str(), target.label.as_str()];
            if let Some(set) = find(view.schema, sets, &edge.edge, ends) {
                batch.push((source, target, edge, set, pieces.len()));
                pieces.extend(&edge.evidence);
            }
            if pieces.len() >= AT_ONCE {
                break;
            }
        }
        if batch.is_empty() {
            break;
        }
        let words = Passages::read(view.articles, &pieces)?;
        in_turn(&batch, EDGES, outs, |item, rows| {
            let words = words.from(item.4);
            rows.get_mut(item.3)
                .map_or(Ok(()), |rows| edge_row(rows, view, item, words))
        })?;
    }
    let nodes = view.graph.nodes().filter_map(|(_, node)| {
        let set = find(view.schema, sets, MENTIONED_IN, [&node.label, ARTICLE])?;
        Some((node, set))
    });
    let nodes: Vec<(&Node, usize)> = nodes.collect();
    in_turn(&nodes, NODES, outs, |(node, set), rows| {
        rows.get_mut(*set)
            .map_or(Ok(()), |rows| mention_rows(rows, view, node))
    })
}

/// The set of an edge of this type between nodes of these labels.
fn find(schema: &Schema, sets: &[EdgeSet], edge: &str, ends: [&str; 2]) -> Option<usize> {
    let [source, target] = ends.map(|label| key(schema, label));
    let wanted = (edge, source, target);
    let found = sets.binary_search_by(|set| {
        (set.edge.as_str(), set.source.as_str(), set.target.as_str()).cmp(&wanted)
    });
    found.ok()
}

fn edge_row<'a>(
    line: &mut Vec<u8>,
    view: &View<'a>,
    (source, target, edge, ..): &Item<'a>,
    words: impl Iterator<Item = Passage<'a>>,
) -> Result<()> {
    for id in [&source.id, &target.id, &edge.id] {
        field(line, Some(Value::text(id)));
        line.push(b',');
    }
    for column in EDGE {
        field(line, (column.get)(edge));
        line.push(b',');
    }
    let evidence = edge_record::evidence(view, edge, words)?;
    for (i, column) in EVIDENCE.iter().enumerate() {
        if i > 0 {
            line.push(b',');
        }
        list(line, || evidence.iter().map(|piece| (column.get)(piece)));
    }
    line.push(b'\n');
    Ok(())
}

fn mention_rows(lines: &mut Vec<u8>, view: &View, node: &Node) -> Result<()> {
    for number in view.graph.shown_mentions(node) {
        let target = article_node_id(&edge_record::article(view, number)?.id);
        let id = mention_id(&node.id, &target);
        for (i, id) in [&node.id, &target, &id].into_iter().enumerate() {
            if i > 0 {
                lines.push(b',');
            }
            field(lines, Some(Value::text(id)));
        }
        lines.push(b'\n');
    }
    Ok(())
}

/// Makes the rows of all items and writes them in the order of the items. `make` adds those of an item, a buffer an
/// output.
fn in_turn<T: Sync>(
    items: &[T],
    chunk: usize,
    outs: &mut [&mut dyn Write],
    make: impl Fn(&T, &mut [Vec<u8>]) -> Result<()> + Sync,
) -> Result<()> {
    let count = outs.len();
    let rows = |items: &[T]| -> Result<Vec<Vec<u8>>> {
        let mut rows = vec![Vec::new(); count];
        items.iter().try_for_each(|item| make(item, &mut rows))?;
        Ok(rows)
    };
    let mut put = |made: &[Vec<Vec<u8>>]| -> Result<()> {
        for rows in made {
            for (out, rows) in outs.iter_mut().zip(rows) {
                out.write_all(rows)?;
            }
        }
        Ok(())
    };
    let mut made: Vec<Vec<Vec<u8>>> = Vec::new();
    for group in items.chunks(chunk * CHUNKS * rayon::current_num_threads()) {
        let mut next = Ok(Vec::new());
        let written = rayon::in_place_scope(|scope| {
            scope.spawn(|_| next = group.par_chunks(chunk).map(rows).collect());
            put(&made)
        });
        written?;
        made = next?;
    }
    put(&made)
}
