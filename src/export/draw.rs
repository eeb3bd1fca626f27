//! The shapes of the SVG picture: nodes, lines, labels and the legend as elements.
//!
//! [`escaped`] is the only way by which text gets into the file. Arrow heads are one marker a status, because not every
//! program that shows SVG knows markers that take the colour of their line.

use std::collections::BTreeMap;
use std::io::Write;

use super::layout::Layout;
use super::measure::{HEXAGON, LABEL_FONT, LEADING, Xy, label_size, node_font, width, xy};
use super::picture::{Dash, Head, NodeLook, stroke, visible};
use super::scene::{Line, Scene};
use crate::model::{Result, Status};

const MARGIN: f64 = 16.0;
/// From an entry of the legend to the next.
const LEGEND_STEP: f64 = 110.0;
/// The height of the legend.
const LEGEND: f64 = 76.0;

/// Everything to be drawn.
pub(super) struct Picture<'a> {
    pub scene: &'a Scene<'a>,
    /// One a node.
    pub sizes: &'a [Xy],
    /// Of the scene's nodes and lines.
    pub places: &'a Layout,
    /// What is to be said under the picture.
    pub note: &'a str,
}

impl Picture<'_> {
    /// Writes the SVG file.
    pub fn write(&self, out: &mut dyn Write) -> Result<()> {
        let (nodes, links) = (&self.scene.looks, &self.scene.lines);
        let statuses = self.scene.statuses();
        let kinds: BTreeMap<&str, &NodeLook> = nodes
            .iter()
            .map(|look| (look.kind.as_str(), look))
            .collect();
        let (low, high) = self.places.bounds;
        let legend = statuses.len().max(kinds.len()) as f64 * LEGEND_STEP;
        let size = xy(
            (high.x - low.x)
                .max(legend)
                .max(width(self.note, LABEL_FONT))
                + 2.0 * MARGIN,
            high.y - low.y + 2.0 * MARGIN + LEGEND,
        );
        let (left, top) = (low.x - MARGIN, low.y - MARGIN);
        writeln!(
            out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{x:.0}\" height=\"{y:.0}\" \
             viewBox=\"{left:.1} {top:.1} {x:.1} {y:.1}\" font-family=\"Helvetica, Arial, sans-serif\">\n\
             <rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{x:.1}\" height=\"{y:.1}\" fill=\"#ffffff\"/>",
            x = size.x,
            y = size.y,
        )?;
        for status in &statuses {
            marker(out, *status)?;
        }
        for (link, (_, bends)) in links.iter().zip(&self.places.lines) {
            line(out, link, &path(bends))?;
        }
        for (link, (at, _)) in links.iter().zip(&self.places.lines) {
            label(out, link, *at)?;
        }
        for ((look, size), at) in nodes.iter().zip(self.sizes).zip(&self.places.nodes) {
            node(out, look, *size, *at)?;
        }
        let row = |i: usize, y: f64| xy(low.x + i as f64 * LEGEND_STEP, high.y + MARGIN + y);
        for (i, (kind, look)) in kinds.iter().enumerate() {
            kind_entry(out, kind, look, row(i, 20.0))?;
        }
        for (i, status) in statuses.iter().enumerate() {
            status_entry(out, *status, row(i, 44.0))?;
        }
        let note = [self.note.to_owned()];
        words(out, &note, row(0, 64.0), LABEL_FONT, "start")?;
        Ok(out.write_all(b"</svg>\n")?)
    }
}

/// The head of the lines of one status: an arrow, or a bar.
fn marker(out: &mut dyn Write, status: Status) -> Result<()> {
    let stroke = stroke(status);
    let shape = match stroke.head {
        Head::Arrow => "M0 0 L9 4 L0 8 Z",
        Head::Bar => "M7 0 H9 V8 H7 Z",
        Head::Bars => "M3 0 H5 V8 H3 Z M7 0 H9 V8 H7 Z",
    };
    let colour = stroke.colour;
    writeln!(
        out,
        "<marker id=\"{status}\" markerWidth=\"9\" markerHeight=\"8\" refX=\"9\" refY=\"4\" \
         markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\"><path d=\"{shape}\" fill=\"{colour}\"/></marker>"
    )?;
    Ok(())
}

fn line(out: &mut dyn Write, link: &Line, path: &str) -> Result<()> {
    let (stroke, status) = (stroke(link.status), link.status);
    write!(
        out,
        "<g><title>{}</title><path d=\"{path}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.2\"{}",
        escaped(&link.tooltip.join("\n")),
        stroke.colour,
        dashes(stroke.dash)
    )?;
    // A symmetric line has no arrow, but one with bars has them at both ends.
    let barred = stroke.head != Head::Arrow;
    if link.symmetric && barred {
        write!(out, " marker-start=\"url(#{status})\"")?;
    }
    if !link.symmetric || barred {
        write!(out, " marker-end=\"url(#{status})\"")?;
    }
    Ok(out.write_all(b"/></g>\n")?)
}

/// A curve that leaves and reaches every point level, as nodes stand in columns.
fn path(points: &[Xy]) -> String {
    let mut path = String::new();
    let mut last: Option<Xy> = None;
    for point in points {
        let (x, y) = (point.x, point.y);
        path.push_str(&match last {
            None => format!("M{x:.1} {y:.1}"),
            Some(last) => {
                let middle = (last.x + x) / 2.0;
                format!(
                    " C{middle:.1} {:.1} {middle:.1} {y:.1} {x:.1} {y:.1}",
                    last.y
                )
            }
        });
        last = Some(*point);
    }
    path
}

fn label(out: &mut dyn Write, link: &Line, at: Xy) -> Result<()> {
    if link.labels.is_empty() {
        return Ok(());
    }
    let size = label_size(&link.labels);
    writeln!(
        out,
        "<g><title>{}</title><rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"#ffffff\" \
         fill-opacity=\"0.85\"/>",
        escaped(&link.tooltip.join("\n")),
        at.x - size.x / 2.0,
        at.y - size.y / 2.0,
        size.x,
        size.y
    )?;
    words(out, &link.labels, at, LABEL_FONT, "middle")?;
    Ok(out.write_all(b"</g>\n")?)
}

fn node(out: &mut dyn Write, look: &NodeLook, size: Xy, at: Xy) -> Result<()> {
    let (w, h) = (size.x / 2.0, size.y / 2.0);
    let (left, right, top, bottom) = (at.x - w, at.x + w, at.y - h, at.y + h);
    let shape = match look.shape.as_str() {
        "ellipse" | "oval" | "circle" => format!(
            "ellipse cx=\"{:.1}\" cy=\"{:.1}\" rx=\"{w:.1}\" ry=\"{h:.1}\"",
            at.x, at.y
        ),
        "diamond" => format!(
            "path d=\"M{left:.1} {y:.1} L{x:.1} {top:.1} L{right:.1} {y:.1} L{x:.1} {bottom:.1} Z\"",
            x = at.x,
            y = at.y
        ),
        "hexagon" => format!(
            "path d=\"M{left:.1} {y:.1} L{a:.1} {top:.1} H{b:.1} L{right:.1} {y:.1} L{b:.1} {bottom:.1} H{a:.1} Z\"",
            y = at.y,
            a = left + HEXAGON,
            b = right - HEXAGON
        ),
        // A sheet with a folded corner.
        "note" => format!(
            "path d=\"M{left:.1} {top:.1} H{fold:.1} L{right:.1} {corner:.1} V{bottom:.1} H{left:.1} Z \
             M{fold:.1} {top:.1} V{corner:.1} H{right:.1}\"",
            fold = right - 7.0,
            corner = top + 7.0
        ),
        shape => format!(
            "rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{}\"",
            size.x,
            size.y,
            if matches!(shape, "box" | "rect" | "rectangle" | "square") {
                2
            } else {
                8
            }
        ),
    };
    let (colour, dash) = look.status.map_or(("#546e7a", Dash::Solid), |status| {
        (stroke(status).colour, stroke(status).dash)
    });
    writeln!(
        out,
        "<g><title>{}</title><{shape} fill=\"{}\" stroke=\"{colour}\"{}/>",
        escaped(&look.tooltip),
        look.fill,
        dashes(dash)
    )?;
    words(out, &look.lines, at, node_font(look), "middle")?;
    Ok(out.write_all(b"</g>\n")?)
}

/// What a kind of node looks like.
fn kind_entry(out: &mut dyn Write, kind: &str, look: &NodeLook, at: Xy) -> Result<()> {
    let sample = NodeLook {
        kind: kind.to_owned(),
        lines: Vec::new(),
        tooltip: kind.to_owned(),
        fill: look.fill.clone(),
        shape: look.shape.clone(),
        status: None,
    };
    node(out, &sample, xy(30.0, 16.0), xy(at.x + 17.0, at.y))?;
    let kind = [kind.to_owned()];
    words(out, &kind, xy(at.x + 40.0, at.y), LABEL_FONT, "start")
}

/// What a line of a status looks like.
fn status_entry(out: &mut dyn Write, status: Status, at: Xy) -> Result<()> {
    let sample = Line {
        from: 0,
        to: 0,
        labels: Vec::new(),
        tooltip: vec![status.to_string()],
        status,
        symmetric: false,
    };
    line(out, &sample, &path(&[at, xy(at.x + 34.0, at.y)]))?;
    let place = xy(at.x + 40.0, at.y);
    words(out, &[status.to_string()], place, LABEL_FONT, "start")
}

/// Lines of words around a point.
fn words(out: &mut dyn Write, lines: &[String], at: Xy, font: f64, anchor: &str) -> Result<()> {
    let step = font * LEADING;
    let mut y = at.y - (lines.len() as f64 - 1.0) * step / 2.0 + font * 0.35;
    for line in lines {
        writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{y:.1}\" font-size=\"{font}\" text-anchor=\"{anchor}\" fill=\"#212121\">{}</text>",
            at.x,
            escaped(line)
        )?;
        y += step;
    }
    Ok(())
}

fn dashes(dash: Dash) -> &'static str {
    match dash {
        Dash::Solid => "",
        Dash::Dashed => " stroke-dasharray=\"6 4\"",
        Dash::Dotted => " stroke-dasharray=\"1.5 3\"",
    }
}

/// Text for XML 1.0: its five special characters as entities, what it does not allow replaced. Line breaks stay.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\n' => safe.push('\n'),
            c => safe.push(visible(c)),
        }
    }
    safe
}
