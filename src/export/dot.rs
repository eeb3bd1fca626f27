//! `graph.dot`: the graph for Graphviz, with a legend of the statuses in it.
//!
//! Articles and MENTIONED_IN are left out: they would hide what the picture is for. Names are hostile until quoted, and
//! [`quoted`] is the only way by which text gets into the file.

use std::collections::BTreeSet;
use std::io::{BufWriter, Write};

use super::picture::{self, Dash, MOST_NODES, NodeLook, Stroke};
use super::texts::Texts;
use super::{Exporter, Format, View, no_such_file};
use crate::graph::{Edge, Node};
use crate::model::{Result, Status};

const FILE: &str = "graph.dot";

const HEAD: &str = r##"digraph newsgraph {
  graph [charset="UTF-8", rankdir=LR, overlap=false, nodesep=0.3, ranksep=0.7, bgcolor="#ffffff", fontname="Helvetica", fontsize=10];
  node [fontname="Helvetica", fontsize=11, fontcolor="#212121", color="#546e7a", penwidth=0.8, margin="0.12,0.06", height=0.35];
  edge [fontname="Helvetica", fontsize=8, fontcolor="#455a64", penwidth=1.1, arrowsize=0.7];
"##;

const LEGEND: &str = r##"  subgraph "cluster legend" {
    label="status"; color="#cfd8dc"; fontcolor="#455a64"; style="rounded";
    node [shape=point, width=0.03, height=0.03, label="", tooltip="", color="#cfd8dc"];
"##;

/// The exporter for Graphviz.
pub(super) struct Dot;

impl Exporter for Dot {
    fn files(&self, _view: &View) -> Vec<String> {
        vec![FILE.to_owned()]
    }

    fn write(&self, file: &str, view: &View, out: &mut dyn Write) -> Result<()> {
        if file != FILE {
            return Err(no_such_file(Format::Dot, file));
        }
        graph(view, None, out)
    }
}

/// The best-connected nodes as a picture for Graphviz, at most 120, and all edges between them; returns how many nodes
/// were left out, those without an edge among them.
///
/// # Errors
/// When an article of the evidence cannot be read or `out` fails.
pub fn picture(view: &View, out: &mut dyn Write) -> Result<usize> {
    let shown = picture::best_connected(view, MOST_NODES);
    let ids: BTreeSet<&str> = shown
        .iter()
        .map(|i| view.graph.node(*i).id.as_str())
        .collect();
    graph(view, Some(&ids), out)?;
    Ok(view.graph.node_count() - ids.len())
}

/// Writes all nodes or those with the ids in `shown`, and the edges between them.
fn graph(view: &View, shown: Option<&BTreeSet<&str>>, out: &mut dyn Write) -> Result<()> {
    let mut out = BufWriter::new(out);
    let mut used = BTreeSet::new();
    let kept = |node: &Node| shown.is_none_or(|ids| ids.contains(node.id.as_str()));
    out.write_all(HEAD.as_bytes())?;
    for (_, node) in view.graph.nodes().filter(|(_, node)| kept(node)) {
        let look = picture::node_look(view, node);
        used.extend(look.status);
        write_node(&mut out, node, &look)?;
    }
    let edges = view.graph.edges();
    let edges = edges.filter(|(s, t, _)| kept(s) && kept(t));
    let ahead = edges.clone();
    let ahead = ahead.map(|(_, _, edge)| edge.evidence.get(..1).unwrap_or_default());
    let mut texts = Texts::new(view.articles, ahead);
    for (source, target, edge) in edges {
        used.insert(edge.status);
        let tooltip = picture::tooltip(texts.next()?);
        let symmetric = picture::symmetric(view, &edge.edge);
        write_edge(&mut out, (source, target, edge), symmetric, &tooltip)?;
    }
    write_legend(&mut out, &used)?;
    out.write_all(b"}\n")?;
    Ok(out.flush()?)
}

fn write_node(out: &mut dyn Write, node: &Node, look: &NodeLook) -> Result<()> {
    let (id, label) = (quoted([&node.id]), quoted(&look.lines));
    let (shape, fill) = (quoted([&look.shape]), quoted([&look.fill]));
    let tooltip = quoted([&look.tooltip]);
    write!(
        out,
        "  {id} [label={label}, tooltip={tooltip}, shape={shape}, fillcolor={fill}"
    )?;
    match look.status.map(picture::stroke) {
        Some(stroke) => {
            let (style, colour) = (style(stroke.dash), stroke.colour);
            writeln!(
                out,
                ", style=\"filled,{style}\", color=\"{colour}\", fontsize=9, margin=\"0.06,0.03\", height=0.2];"
            )?;
        }
        None => writeln!(out, ", style=\"filled\"];")?,
    }
    Ok(())
}

fn write_edge(
    out: &mut dyn Write,
    (source, target, edge): (&Node, &Node, &Edge),
    symmetric: bool,
    tooltip: &str,
) -> Result<()> {
    let (source, target) = (quoted([&source.id]), quoted([&target.id]));
    let label = quoted([&picture::edge_label(edge)]);
    let tooltip = quoted([tooltip]);
    let stroke = attributes(picture::stroke(edge.status), symmetric);
    writeln!(
        out,
        "  {source} -> {target} [label={label}, tooltip={tooltip}, {stroke}];"
    )?;
    Ok(())
}

fn write_legend(out: &mut dyn Write, used: &BTreeSet<Status>) -> Result<()> {
    if used.is_empty() {
        return Ok(());
    }
    out.write_all(LEGEND.as_bytes())?;
    for status in used {
        let stroke = attributes(picture::stroke(*status), false);
        writeln!(
            out,
            "    \"legend {status} from\" -> \"legend {status} to\" [label=\"{status}\", {stroke}];"
        )?;
    }
    out.write_all(b"  }\n")?;
    Ok(())
}

fn attributes(stroke: Stroke, symmetric: bool) -> String {
    let ends = match (stroke.bar, symmetric) {
        (false, false) => "",
        (false, true) => ", dir=none",
        (true, false) => ", arrowhead=tee",
        (true, true) => ", dir=both, arrowhead=tee, arrowtail=tee",
    };
    let (style, colour) = (style(stroke.dash), stroke.colour);
    format!("style={style}, color=\"{colour}\"{ends}")
}

fn style(dash: Dash) -> &'static str {
    match dash {
        Dash::Solid => "solid",
        Dash::Dashed => "dashed",
        Dash::Dotted => "dotted",
    }
}

/// A quoted string of one or more lines. In one, Graphviz reads `\"` and, in labels, escapes like `\N` and entities like
/// `&amp;`: all of them are made plain, and the only line breaks are those between the lines given here.
fn quoted(lines: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut text = String::from("\"");
    for (i, line) in lines.into_iter().enumerate() {
        if i > 0 {
            text.push_str("\\n");
        }
        let line = line.as_ref();
        for (at, c) in line.char_indices() {
            match picture::visible(c) {
                '"' => text.push_str("\\\""),
                '\\' => text.push_str("\\\\"),
                '&' if starts_entity(line.get(at + 1..).unwrap_or("")) => text.push_str("&amp;"),
                c => text.push(c),
            }
        }
    }
    text.push('"');
    text
}

/// Whether these characters after an ampersand make an entity of it.
fn starts_entity(rest: &str) -> bool {
    let name = rest.split_once(';').map_or("", |(name, _)| name);
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric())
}
