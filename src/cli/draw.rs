//! `newsgraph draw`: a picture, by Graphviz where it is installed, by the built-in layout where it is not.

use std::fs;
use std::process::Command;
use std::time::Duration;

use newsgraph::export::{self, View};
use newsgraph::model::{Error, Result};
use newsgraph::store::Store;

use super::args::DrawArgs;
use super::graphviz::{self, Drawn};
use super::part::part;
use super::{Outcome, schema, talk};

/// What `draw` shows at most is drawn in a few seconds; a layout that takes longer than this will not end soon.
const LIMIT: Duration = Duration::from_secs(60);

pub fn run(arguments: &DrawArgs) -> Result<Outcome> {
    let file = &arguments.output;
    let kind = file.extension().unwrap_or_default().to_string_lossy();
    let kind = kind.to_ascii_lowercase();
    let store = Store::open(&arguments.dir)?;
    let progress = talk::Progress::new("drawing");
    let schema = schema::load(arguments.schema.as_deref())?;
    let graph = part(store.graph()?, &schema, &arguments.filter)?;
    let view = View {
        graph: &graph,
        articles: &store,
        schema: &schema,
    };
    let mut dot = Vec::new();
    let left_out = export::dot_picture(&view, &mut dot)?;
    let (picture, by) = match kind.as_str() {
        "dot" => (dot, "for Graphviz"),
        kind => drawn(&view, &dot, kind)?,
    };
    progress.finish();
    if left_out > 0 {
        let all = graph.node_count();
        talk::note(&format!(
            "{left_out} of {all} nodes are not shown, as they have no edge or are farther from the best-connected ones; \
             --around NAME draws what is linked to one"
        ));
    }
    fs::write(file, picture)
        .map_err(|e| Error::wrap(format!("{} cannot be written", file.display()), e))?;
    talk::note(&format!("{} drawn {by}", file.display()));
    Ok(Outcome::Done)
}

/// The picture, and who drew it. Only an SVG can be drawn without Graphviz.
fn drawn(view: &View, dot: &[u8], kind: &str) -> Result<(Vec<u8>, &'static str)> {
    let (by, missing) = match graphviz::draw(Command::new("dot"), dot, kind, LIMIT)? {
        Drawn::Picture(picture) => return Ok((picture, "by Graphviz")),
        Drawn::NotInstalled => (
            "by the built-in layout; Graphviz is not installed",
            "which is not installed: install the package graphviz (it has the program dot)",
        ),
        Drawn::TooSlow => (
            "by the built-in layout; Graphviz took too long",
            "which took too long: choose a part of the graph (--around, --edge-types)",
        ),
    };
    if kind != "svg" {
        return Err(Error::new(format!(
            "a .{kind} file is drawn by Graphviz, {missing}, or draw an .svg file"
        )));
    }
    let mut picture = Vec::new();
    export::svg(view, &mut picture)?;
    Ok((picture, by))
}
