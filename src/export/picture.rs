//! What the pictures share, so that DOT and SVG show the same graph: which words stand on nodes and edges, and which fill,
//! shape and stroke they have. What is shown of a large graph is `scene`'s choice.
//!
//! Names and evidence come from articles, so whatever a terminal, Graphviz or an XML parser could take for more than text
//! is replaced here; the escapes of each format are its own file's work.

use petgraph::Direction;

use super::View;
use super::texts::Passage;
use crate::graph::{Details, Edge, Node};
use crate::model::{Status, Text, days_text, is_unseen_control};

/// The most characters of a name that stand on a node.
const NAME: usize = 60;
/// The most characters of a tooltip.
const TOOLTIP: usize = 200;
/// Where the lines on a node break.
const WIDTH: usize = 22;

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dash {
    Solid,
    Dashed,
    Dotted,
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Arrow,
    /// Across the line: it does not get there.
    Bar,
    /// Two of them, the sign of a pause.
    Bars,
}

/// The stroke of a status.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stroke {
    pub dash: Dash,
    /// `#rrggbb`.
    pub colour: &'static str,
    pub head: Head,
}

/// What is certain is dark and solid; what is not yet so is broken; what is no longer so is grey. What has been stopped is
/// brown and barred, once for good, twice for a pause; what is denied is red and barred, so that no one takes it for a
/// statement.
pub(super) fn stroke(status: Status) -> Stroke {
    let (dash, colour, head) = match status {
        Status::Asserted => (Dash::Solid, "#37474f", Head::Arrow),
        Status::Planned => (Dash::Dashed, "#37474f", Head::Arrow),
        Status::Possible => (Dash::Dotted, "#37474f", Head::Arrow),
        Status::Suspended => (Dash::Solid, "#b26a00", Head::Bars),
        Status::Cancelled => (Dash::Dashed, "#b26a00", Head::Bar),
        Status::Ended => (Dash::Solid, "#98a2a8", Head::Arrow),
        Status::Denied => (Dash::Solid, "#c62828", Head::Bar),
    };
    Stroke { dash, colour, head }
}

/// A node as pictures show it.
pub(super) struct NodeLook {
    /// The label, cleaned.
    pub kind: String,
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
        // Who takes part can be seen; the place, too, unless it is left out.
        if let Some(place) = held_in(view, node) {
            lines = wrap(&clean(&place.name, NAME), WIDTH);
        }
        let day = meeting.days.map_or("undated".to_owned(), days_text);
        if !name.contains(&day) {
            lines.insert(0, day.replace('/', " – "));
        }
    }
    NodeLook {
        kind: clean(&node.label, NAME),
        lines,
        tooltip: clean(&node.name, TOOLTIP),
        fill: style.map_or("", |s| &s.fill).to_owned(),
        shape: style.map_or("", |s| &s.shape).to_owned(),
        status,
    }
    .checked()
}

/// The place that an edge of a meeting leads to.
fn held_in<'a>(view: &View<'a>, meeting: &Node) -> Option<&'a Node> {
    let index = view.graph.find(&meeting.id)?;
    let mut around = view.graph.around(index).into_iter();
    around.find_map(|(_, other, direction)| {
        let other = view.graph.node(other);
        let place = matches!(other.details, Details::Place(_));
        (place && direction == Direction::Outgoing).then_some(other)
    })
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
        _ if is_unseen_control(c) => char::REPLACEMENT_CHARACTER,
        // No characters in XML 1.0.
        '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
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
