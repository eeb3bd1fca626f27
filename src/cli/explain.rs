//! `newsgraph explain`: every edge between two nodes, and every sentence that says so.

use std::io::Write;

use newsgraph::model::Result;
use newsgraph::query;
use newsgraph::store::Store;

use super::Outcome;
use super::args::ExplainArgs;
use super::evidence::write_evidence;
use super::talk::{self, clean};

pub fn run(arguments: &ExplainArgs) -> Result<Outcome> {
    let store = Store::open(&arguments.dir)?;
    let graph = store.graph()?;
    let rows = query::explain(&graph, &store, &arguments.a, &arguments.b)?;
    if rows.is_empty() {
        talk::note(&format!(
            "no edge between {} and {}",
            arguments.a, arguments.b
        ));
        return Ok(Outcome::Done);
    }
    let mut out = std::io::stdout().lock();
    for row in rows {
        let detail = row.detail.map(|d| format!(" [{d}]")).unwrap_or_default();
        let head = format!(
            "{} {}{detail} {}  {}  {:.2}",
            row.source,
            row.edge,
            row.target,
            row.status,
            f64::from(row.confidence) / 100.0
        );
        writeln!(out, "{}", clean(&head))?;
        for evidence in &row.evidence {
            write_evidence(evidence, "", &mut out)?;
        }
    }
    Ok(Outcome::Done)
}
