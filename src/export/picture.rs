//! What the pictures share, so that DOT and SVG show the same graph: which nodes count most, which words stand on nodes
//! and edges, and which fill, shape and stroke they have.
//!
//! Names and evidence come from articles, so whatever a terminal, Graphviz or an XML parser could take for more than text
//! is replaced here; the escapes of each format are its own file's work.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use petgraph::Direction;
use petgraph::graph::NodeIndex;

use super::View;
use super::texts::Passage;
use crate::graph::{Details, Edge, Node};
use crate::model::{Status, Text, days_text};

/// The most characters of a name that stand on a node.
const NAME: usize = 60;
/// The most characters of a tooltip.
const TOOLTIP: usize = 200;
/// Where the lines on a node break.
const WIDTH: usize = 22;

/// An eye can follow no more nodes than this.
pub(super) const MOST_NODES: usize = 120;

/// The `n` nodes with the most edges, MENTIONED_IN not counted; ties go to the smaller id. Nodes without an edge are none
/// of them: a picture of links has nothing to show of them.
pub fn best_connected(view: &View, n: usize) -> BTreeSet<NodeIndex> {
    by_connections(view).into_iter().take(n).collect()
}

/// All nodes that have edges, those with the most first, then by id.
pub(super) fn by_connections(view: &View) -> Vec<NodeIndex> {
    let graph = view.graph.petgraph();
    let degree = |node: &NodeIndex| {
        let out = graph.edges_directed(*node, Direction::Outgoing).count();
        out + graph.edges_directed(*node, Direction::Incoming).count()
    };
    let mut nodes: Vec<NodeIndex> = graph.node_indices().collect();
    nodes.retain(|node| degree(node) > 0);
    nodes.sort_by_cached_key(|node| Reverse(degree(node)));
    nodes
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dash {
    Solid,
    Dashed,
    Dotted,
}

/// The stroke of a status.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stroke {
    pub dash: Dash,
    /// `#rrggbb`.
    pub colour: &'static str,
    /// The edge ends in a bar instead of an arrow.
    pub bar: bool,
}

/// Everything that is certain is dark and solid; what is not yet so is broken, what is no longer so is grey, and what is
/// denied is red and barred, so that no one takes it for a statement.
pub(super) fn stroke(status: Status) -> Stroke {
    let (dash, colour) = match status {
        Status::Asserted => (Dash::Solid, "#37474f"),
        Status::Planned => (Dash::Dashed, "#37474f"),
        Status::Possible => (Dash::Dotted, "#37474f"),
        Status::Suspended => (Dash::Solid, "#8d9499"),
        Status::Ended => (Dash::Solid, "#b4babf"),
        Status::Cancelled => (Dash::Dashed, "#9aa1a6"),
        Status::Denied => (Dash::Solid, "#c62828"),
    };
    Stroke {
        dash,
        colour,
        bar: status == Status::Denied,
    }
}

/// A node as pictures show it.
pub(super) struct NodeLook {
    /// Cleaned, at most five.
    pub lines: Vec<String>,
    pub tooltip: String,
    /// `#rrggbb`.
    pub fill: String,
    /// A Graphviz shape: small letters and digits.
    pub shape: String,
    /// Only meetings have a status, and are drawn small.
    pub status: Option<Status>,
}

/// How a node looks: the schema gives fill and shape of its label.
pub(super) fn node_look(view: &View, node: &Node) -> NodeLook {
    let style = view.schema.node(&node.label).map(|n| &n.style);
    let name = Some(clean(&node.name, NAME)).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| clean(&node.id, NAME));
    let mut lines = wrap(&name, WIDTH);
    let mut status = None;
    if let Details::Meeting(meeting) = &node.details {
        status = Some(meeting.status);
        let day = meeting.days.map(days_text);
        let day = day.filter(|day| !name.contains(day.as_str()));
        lines.splice(0..0, day.map(|day| day.replace('/', " – ")));
    }
    NodeLook {
        lines,
        tooltip: clean(&node.name, TOOLTIP),
        fill: style.map_or("", |s| &s.fill).to_owned(),
        shape: style.map_or("", |s| &s.shape).to_owned(),
        status,
    }
    .checked()
}

impl NodeLook {
    /// Replaces a fill or shape that a hand-written schema could have got wrong.
    fn checked(mut self) -> NodeLook {
        let digits = self.fill.strip_prefix('#').unwrap_or("");
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            self.fill = "#eceff1".to_owned();
        }
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        if self.shape.is_empty() || !self.shape.bytes().all(plain) {
            self.shape = "box".to_owned();
        }
        self
    }
}

/// The words on an edge: its type, with the office or the kind in brackets.
pub(super) fn edge_label(edge: &Edge) -> String {
    let properties = &edge.properties;
    match properties.office.as_ref().or(properties.kind.as_ref()) {
        Some(which) => format!("{} ({})", edge.edge, clean(which, NAME)),
        None => edge.edge.to_string(),
    }
}

/// Whether an edge says the same read backwards, and so has no arrow.
pub(super) fn symmetric(view: &View, edge: &Text) -> bool {
    view.schema.edge(edge).is_some_and(|e| e.symmetric)
}

/// The first words of an edge's first evidence.
pub(super) fn tooltip<'t>(mut words: impl Iterator<Item = Passage<'t>>) -> String {
    let words = words.next();
    words.map_or(String::new(), |words| clean(words.text, TOOLTIP))
}

/// Text on one line of at most `most` characters, with nothing invisible that could change how the rest is read.
pub(super) fn clean(text: &str, most: usize) -> String {
    let words: String = text.chars().map(visible).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(most) {
        None => words,
        Some(_) => {
            let kept = words.chars().take(most.saturating_sub(1));
            format!("{}…", kept.collect::<String>().trim_end())
        }
    }
}

/// The character, or what stands for one that is not text: a space or the replacement character.
pub(super) fn visible(c: char) -> char {
    match c {
        _ if c.is_whitespace() => ' ',
        _ if c.is_control() => char::REPLACEMENT_CHARACTER,
        // Marks, embeddings, overrides and isolates of writing direction.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        // No characters in XML 1.0, and the byte order mark.
        '\u{fffe}' | '\u{ffff}' | '\u{feff}' => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

/// Breaks at spaces into lines of at most `width` characters, longer ones where a single word is longer.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
