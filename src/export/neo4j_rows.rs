//! The rows for Neo4j's importer. Those of all sets of edges are made in one pass over the graph: the words of the evidence are read once for all files, and rows
//! are made on all threads, in chunks that are written in order, one group while the next is being made. So the bytes do
//! not depend on the number of threads.

use std::io::Write;

use rayon::prelude::*;

use super::View;
use super::edge_record::{self, EDGE, EVIDENCE, EvidenceRecord, MENTIONED_IN, mention_ids};
use super::neo4j_cells::{field, list, text};
use super::node_record::{ARTICLE, article_node_id};
use super::sets::{EdgeSet, NodeSet, key};
use super::texts::{AT_ONCE, Passage, Passages};
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

/// An edge with its ends and the number of its set.
type Item<'g> = (&'g Node, &'g Node, &'g Edge, usize);

/// Writes the rows of these sets, which are sorted, each set's to the output at its place.
///
/// # Errors
/// When an article of the evidence cannot be read or an output fails.
pub(super) fn edges(view: &View, sets: &[EdgeSet], outs: &mut [&mut dyn Write]) -> Result<()> {
    let mut turns = Turns::new(outs);
    let edges: Vec<(&Node, &Node, &Edge)> = view.graph.edges().collect();
    let wanted = edges.into_par_iter().filter_map(|(source, target, edge)| {
        let ends = [source.label.as_str(), target.label.as_str()];
        let set = find(view.schema, sets, &edge.edge, ends)?;
        Some((source, target, edge, set))
    });
    let wanted: Vec<Item> = wanted.collect();
    let mut wanted = wanted.iter().peekable();
    while wanted.peek().is_some() {
        // Each edge with the number of its first piece.
        let (mut batch, mut pieces): (Vec<(&Item, usize)>, Vec<&Evidence>) = Default::default();
        while pieces.len() < AT_ONCE
            && let Some(item) = wanted.next()
        {
            batch.push((item, pieces.len()));
            pieces.extend(&item.2.evidence);
        }
        let words = Passages::read(view.articles, &pieces)?;
        turns.write(&batch, EDGES, |items, rows| {
            let mut evidence = Vec::new();
            for (item, first) in items {
                if let Some(rows) = rows.get_mut(item.3) {
                    edge_row(rows, view, item, words.from(*first), &mut evidence)?;
                }
            }
            Ok(())
        })?;
    }
    let nodes = view.graph.nodes().filter_map(|(_, node)| {
        let set = find(view.schema, sets, MENTIONED_IN, [&node.label, ARTICLE])?;
        Some((node, set))
    });
    let nodes: Vec<(&Node, usize)> = nodes.collect();
    turns.write(&nodes, NODES, |nodes, rows| {
        for (node, set) in nodes {
            if let Some(rows) = rows.get_mut(*set) {
                mention_rows(rows, view, node)?;
            }
        }
        Ok(())
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

/// Adds the row of an edge; `pieces` is room for its evidence, which would be an allocation an edge otherwise.
fn edge_row<'a>(
    line: &mut Vec<u8>,
    view: &View<'a>,
    (source, target, edge, _): &Item<'a>,
    words: impl Iterator<Item = Passage<'a>>,
    pieces: &mut Vec<EvidenceRecord<'a>>,
) -> Result<()> {
    for id in [&source.id, &target.id, &edge.id] {
        text(line, id);
        line.push(b',');
    }
    for column in EDGE {
        field(line, (column.get)(edge));
        line.push(b',');
    }
    pieces.clear();
    for piece in edge_record::evidence(view, edge, words) {
        pieces.push(piece?);
    }
    for (i, column) in EVIDENCE.iter().enumerate() {
        if i > 0 {
            line.push(b',');
        }
        list(line, || pieces.iter().map(|piece| (column.get)(piece)));
    }
    line.push(b'\n');
    Ok(())
}

fn mention_rows(lines: &mut Vec<u8>, view: &View, node: &Node) -> Result<()> {
    let mut ids = mention_ids(&node.id);
    let mut source = Vec::new();
    text(&mut source, &node.id);
    let mut target = article_node_id("");
    let prefix = target.len();
    for number in view.graph.shown_mentions(node) {
        target.truncate(prefix);
        target.push_str(&edge_record::article(view, number)?.id);
        lines.extend_from_slice(&source);
        lines.push(b',');
        text(lines, &target);
        lines.push(b',');
        text(lines, ids.with(&target));
        lines.push(b'\n');
    }
    Ok(())
}

/// Rows of a chunk, a buffer an output.
type Rows = Vec<Vec<u8>>;

/// Makes rows on all threads and writes them in order.
struct Turns<'o, 'w> {
    outs: &'o mut [&'w mut dyn Write],
    /// Those that are being written, and those that are being made meanwhile. They are used again and again, since fresh
    /// memory is slow.
    rows: [Vec<Rows>; 2],
}

impl<'o, 'w> Turns<'o, 'w> {
    fn new(outs: &'o mut [&'w mut dyn Write]) -> Turns<'o, 'w> {
        let chunks = CHUNKS * rayon::current_num_threads();
        let rows = || vec![vec![Vec::new(); outs.len()]; chunks];
        let rows = [rows(), rows()];
        Turns { outs, rows }
    }

    /// Writes the rows of all items in the order of the items. `make` adds those of a chunk.
    fn write<T: Sync>(
        &mut self,
        items: &[T],
        chunk: usize,
        make: impl Fn(&[T], &mut Rows) -> Result<()> + Sync,
    ) -> Result<()> {
        let Turns { outs, rows } = self;
        let [made, next] = rows;
        let mut put = |made: &mut [Rows]| -> Result<()> {
            for rows in made {
                for (out, rows) in outs.iter_mut().zip(rows) {
                    out.write_all(rows)?;
                    rows.clear();
                }
            }
            Ok(())
        };
        for group in items.chunks(chunk * made.len()) {
            let mut done = Ok(());
            let written = rayon::in_place_scope(|scope| {
                scope.spawn(|_| {
                    let chunks = group.par_chunks(chunk).zip(next.par_iter_mut());
                    done = chunks.try_for_each(|(items, rows)| make(items, rows));
                });
                put(made)
            });
            written?;
            done?;
            std::mem::swap(made, next);
        }
        put(made)
    }
}
