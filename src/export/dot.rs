//! `graph.dot`: the graph for Graphviz, with a legend under it; and what `newsgraph draw` has Graphviz draw.
//!
//! Articles and MENTIONED_IN are left out: they would hide what the picture is for. Names are hostile until quoted, and
//! [`quoted`] and [`markup`] are the only ways by which text gets into the file.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufWriter, Write};

use super::beside::side_by_side;
use super::picture::{self, Dash, Head, NodeLook, Stroke, stroke};
use super::scene::Scene;
use super::texts::Texts;
use super::{Exporter, Format, View, no_such_file};
use crate::model::{Result, Status};

const FILE: &str = "graph.dot";

const HEAD: &str = r##"digraph newsgraph {
  graph [charset="UTF-8", rankdir=LR, overlap=false, nodesep=0.25, ranksep=0.6, pad=0.2, bgcolor="#ffffff", fontname="Helvetica,Arial,sans-serif", fontsize=10];
  node [fontname="Helvetica,Arial,sans-serif", fontsize=11, fontcolor="#212121", color="#546e7a", penwidth=0.8, margin="0.12,0.06", height=0.35];
  edge [fontname="Helvetica,Arial,sans-serif", fontsize=8, fontcolor="#37474f", penwidth=1.1, arrowsize=0.7];
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
        let mut out = BufWriter::new(out);
        let mut legend = Legend::default();
        out.write_all(HEAD.as_bytes())?;
        for (_, node) in view.graph.nodes() {
            let look = picture::node_look(view, node);
            legend.add(&look);
            write_node(&mut out, &node.id, &look)?;
        }
        let ahead = view.graph.edges();
        let ahead = ahead.map(|(_, _, edge)| edge.evidence.get(..1).unwrap_or_default());
        let mut texts = Texts::new(view.articles, ahead);
        for (source, target, edge) in view.graph.edges() {
            legend.statuses.insert(edge.status);
            let tooltip = quoted([picture::tooltip(texts.next()?)]);
            let label = quoted([picture::edge_label(edge)]);
            let symmetric = picture::symmetric(view, &edge.edge);
            let line = attributes(stroke(edge.status), symmetric);
            write_edge(&mut out, [&source.id, &target.id], &label, &tooltip, &line)?;
        }
        legend.write(&mut out)?;
        out.write_all(b"}\n")?;
        Ok(out.flush()?)
    }
}

/// The best-connected nodes as a picture for Graphviz, and all edges between them; returns how many nodes were left out,
/// those without an edge among them.
///
/// # Errors
/// When an article of the evidence cannot be read or `out` fails.
pub fn picture(view: &View, out: &mut dyn Write) -> Result<usize> {
    let scene = Scene::new(view)?;
    let mut out = BufWriter::new(out);
    let mut legend = Legend {
        statuses: scene.statuses(),
        ..Legend::default()
    };
    out.write_all(HEAD.as_bytes())?;
    for (id, look) in scene.ids.iter().zip(&scene.looks) {
        legend.add(look);
        write_node(&mut out, id, look)?;
    }
    let id = |node: usize| scene.ids.get(node).copied().unwrap_or_default();
    for line in &scene.lines {
        let (label, tooltip) = (quoted(&line.labels), quoted(&line.tooltip));
        let ends = [id(line.from), id(line.to)];
        let attributes = attributes(stroke(line.status), line.symmetric);
        write_edge(&mut out, ends, &label, &tooltip, &attributes)?;
    }
    let pairs = scene.lines.iter().map(|line| (line.from, line.to));
    let pairs: Vec<(usize, usize)> = pairs.collect();
    for (left, right) in side_by_side(scene.ids.len(), &pairs) {
        let (left, right) = (quoted([id(left)]), quoted([id(right)]));
        writeln!(out, "  {left} -> {right} [style=invis];")?;
    }
    legend.write(&mut out)?;
    out.write_all(b"}\n")?;
    out.flush()?;
    Ok(scene.left_out)
}

fn write_node(out: &mut dyn Write, id: &str, look: &NodeLook) -> Result<()> {
    let (id, label) = (quoted([id]), quoted(&look.lines));
    let (shape, fill) = (quoted([&look.shape]), quoted([&look.fill]));
    let tooltip = quoted([&look.tooltip]);
    write!(
        out,
        "  {id} [label={label}, tooltip={tooltip}, shape={shape}, fillcolor={fill}"
    )?;
    match look.status.map(stroke) {
        Some(stroke) => {
            let (style, colour) = (style(stroke.dash), stroke.colour);
            writeln!(
                out,
                ", style=\"filled,{style}\", color=\"{colour}\", fontsize=9, margin=\"0.14,0.05\", height=0.2];"
            )?;
        }
        None => writeln!(out, ", style=\"filled\"];")?,
    }
    Ok(())
}

/// Label, tooltip and attributes are as the file has them.
fn write_edge(
    out: &mut dyn Write,
    ends: [&str; 2],
    label: &str,
    tooltip: &str,
    attributes: &str,
) -> Result<()> {
    let [source, target] = ends.map(|id| quoted([id]));
    writeln!(
        out,
        "  {source} -> {target} [label={label}, tooltip={tooltip}, {attributes}];"
    )?;
    Ok(())
}

/// What the picture shows.
#[derive(Default)]
struct Legend {
    /// Fill and shape by kind.
    kinds: BTreeMap<String, (String, String)>,
    statuses: BTreeSet<Status>,
}

impl Legend {
    fn add(&mut self, look: &NodeLook) {
        self.statuses.extend(look.status);
        if !self.kinds.contains_key(&look.kind) {
            let style = (look.fill.clone(), look.shape.clone());
            self.kinds.insert(look.kind.clone(), style);
        }
    }

    /// As the label of the graph, which stands under it wherever the nodes lie; as nodes it would be laid out with them.
    fn write(&self, out: &mut dyn Write) -> Result<()> {
        if self.kinds.is_empty() {
            return Ok(());
        }
        out.write_all(b"  labelloc=b; labeljust=l;\n  label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\"><TR>\n")?;
        for (kind, (fill, shape)) in &self.kinds {
            let style = match shape.as_str() {
                "ellipse" | "oval" | "circle" => " STYLE=\"ROUNDED\"",
                _ => "",
            };
            let kind = markup(kind);
            writeln!(
                out,
                "<TD BORDER=\"1\" COLOR=\"#546e7a\" BGCOLOR=\"{fill}\" CELLPADDING=\"3\"{style}> {kind} </TD>"
            )?;
        }
        for status in &self.statuses {
            let Stroke { dash, colour, head } = stroke(*status);
            let (style, head) = (style(dash).to_uppercase(), sign(head));
            let size = "FIXEDSIZE=\"TRUE\" WIDTH=\"30\" HEIGHT=\"7\"";
            writeln!(
                out,
                "<TD><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR><TD {size} BORDER=\"1\" SIDES=\"B\" STYLE=\"{style}\" COLOR=\"{colour}\"></TD><TD ROWSPAN=\"2\"><FONT COLOR=\"{colour}\">{head}</FONT></TD><TD ROWSPAN=\"2\"> {status}  </TD></TR><TR><TD {size}></TD></TR></TABLE></TD>"
            )?;
        }
        Ok(out.write_all(b"</TR></TABLE>>;\n")?)
    }
}

fn attributes(stroke: Stroke, symmetric: bool) -> String {
    let (head, tail) = match stroke.head {
        Head::Arrow => ("", "dir=none"),
        Head::Bar => (", arrowhead=tee", "dir=both, arrowtail=tee"),
        Head::Bars => (", arrowhead=teetee", "dir=both, arrowtail=teetee"),
    };
    let tail = match symmetric {
        true => format!(", {tail}"),
        false => String::new(),
    };
    let (style, colour) = (style(stroke.dash), stroke.colour);
    format!("style={style}, color=\"{colour}\"{head}{tail}")
}

fn style(dash: Dash) -> &'static str {
    match dash {
        Dash::Solid => "solid",
        Dash::Dashed => "dashed",
        Dash::Dotted => "dotted",
    }
}

/// The head of a line as text.
fn sign(head: Head) -> &'static str {
    match head {
        Head::Arrow => "\u{25ba}",
        Head::Bar => "<B>|</B>",
        Head::Bars => "<B>||</B>",
    }
}

/// Text in a table of Graphviz, which is read as XML.
fn markup(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match picture::visible(c) {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c => safe.push(c),
        }
    }
    safe
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
