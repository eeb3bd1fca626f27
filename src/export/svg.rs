//! The picture without Graphviz: the best-connected part of the graph as one SVG file.
//!
//! `scene.rs` chooses what is shown, `layout.rs` finds the places, `draw.rs` writes the shapes.

use std::io::{BufWriter, Write};

use super::View;
use super::draw::Picture;
use super::layout::{Line, layout};
use super::measure::{inset, label_size, node_size};
use super::scene::Scene;
use crate::model::Result;

/// Draws the best-connected nodes and all edges between them; returns how many nodes were left out, those without an edge
/// among them.
///
/// # Errors
/// When an article of the evidence cannot be read or `out` fails.
pub fn svg(view: &View, out: &mut dyn Write) -> Result<usize> {
    let scene = Scene::new(view)?;
    let sizes: Vec<_> = scene.looks.iter().map(node_size).collect();
    let lines = scene.lines.iter().map(|line| Line {
        from: line.from,
        to: line.to,
        label: label_size(&line.labels),
    });
    let lines: Vec<Line> = lines.collect();
    let outline = |node: usize, height: f64| {
        let (look, size) = (scene.looks.get(node), sizes.get(node));
        look.zip(size)
            .map_or(0.0, |(look, size)| inset(look, *size, height))
    };
    let places = layout(&sizes, &lines, &outline);
    let note = match (scene.ids.len(), scene.left_out) {
        (0, _) => "The graph has no edges.".to_owned(),
        (shown, 0) => format!("{shown} nodes"),
        (shown, more) => format!("The {shown} best-connected nodes; {more} more are not shown."),
    };
    let picture = Picture {
        scene: &scene,
        sizes: &sizes,
        places: &places,
        note: &note,
    };
    let mut out = BufWriter::new(out);
    picture.write(&mut out)?;
    out.flush()?;
    Ok(scene.left_out)
}
