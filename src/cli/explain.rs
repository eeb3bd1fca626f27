//! `newsgraph explain`: every edge between two nodes, and every sentence that says so; of one node, why it is one.

use std::io::Write;

use newsgraph::model::Result;
use newsgraph::query::{self, IdentityRow};
use newsgraph::store::Store;

use super::Outcome;
use super::args::ExplainArgs;
use super::evidence::write_evidence;
use super::talk::{self, clean};

pub fn run(arguments: &ExplainArgs) -> Result<Outcome> {
    let store = Store::open(&arguments.dir)?;
    let graph = store.graph()?;
    let Some(b) = &arguments.b else {
        return one(&query::identity(&graph, &arguments.a)?);
    };
    let rows = query::explain(&graph, &store, &arguments.a, b)?;
    if rows.is_empty() {
        talk::note(&format!("no edge between {} and {b}", arguments.a));
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

/// Prints why a node is one.
fn one(row: &IdentityRow) -> Result<Outcome> {
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{} ({})  {}  {} articles, {} sources",
        clean(&row.name),
        clean(&row.id),
        row.label,
        row.articles,
        row.sources
    )?;
    if !row.former_ids.is_empty() {
        writeln!(out, "    formerly {}", clean(&row.former_ids.join(", ")))?;
    }
    let width = row.merges.iter().map(|m| m.form.chars().count()).max();
    for merge in &row.merges {
        writeln!(
            out,
            "    {:width$}  {:.2}  {} ({} articles)",
            clean(&merge.form),
            f64::from(merge.confidence) / 100.0,
            merge.reason,
            merge.articles,
            width = width.unwrap_or(0)
        )?;
    }
    Ok(Outcome::Done)
}
