//! `newsgraph draw`: a picture, by Graphviz where it is installed, by the built-in layout where it is not.

use std::fs;
use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};

use newsgraph::export::{self, View};
use newsgraph::model::{Error, Result};
use newsgraph::store::Store;

use super::args::DrawArgs;
use super::part::part;
use super::{Outcome, schema, talk};

pub fn run(arguments: &DrawArgs) -> Result<Outcome> {
    let file = &arguments.output;
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
    let mut left_out = export::dot_picture(&view, &mut dot)?;
    let (picture, by) = match graphviz(&dot)? {
        Some(picture) => (picture, "Graphviz"),
        None => {
            let mut picture = Vec::new();
            left_out = export::svg(&view, &mut picture)?;
            (picture, "the built-in layout; Graphviz is not installed")
        }
    };
    progress.finish();
    if left_out > 0 {
        let all = graph.node_count();
        talk::note(&format!(
            "{left_out} of {all} nodes are not shown: they have no edge, or fewer than those shown"
        ));
    }
    fs::write(file, picture)
        .map_err(|e| Error::wrap(format!("{} cannot be written", file.display()), e))?;
    talk::note(&format!("{} drawn by {by}", file.display()));
    Ok(Outcome::Done)
}

/// The picture by Graphviz; `None` when it is not installed.
fn graphviz(dot: &[u8]) -> Result<Option<Vec<u8>>> {
    let started = Command::new("dot")
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(Error::wrap("Graphviz cannot be started", e)),
    };
    // Fed from a thread of its own: Graphviz may write before it has read all.
    let mut stdin = child.stdin.take();
    let output = std::thread::scope(|scope| {
        scope.spawn(move || {
            // If Graphviz stops reading, its own message says why.
            let _ = stdin.as_mut().map(|stdin| stdin.write_all(dot));
        });
        child.wait_with_output()
    });
    let output = output.map_err(|e| Error::wrap("Graphviz cannot be waited for", e))?;
    if output.status.success() {
        return Ok(Some(output.stdout));
    }
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(Error::new(format!("Graphviz failed: {}", message.trim())))
}
