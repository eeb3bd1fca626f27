//! `newsgraph explain`: every edge between two nodes, and every sentence that says so.

use std::io::Write;

use newsgraph::model::Result;
use newsgraph::query;
use newsgraph::store::Store;

use super::Outcome;
use super::args::ExplainArgs;
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
        for evidence in row.evidence {
            let date = evidence
                .date
                .map(|d| d.to_string())
                .unwrap_or_else(|| "undated".to_owned());
            let title = evidence.title.unwrap_or(evidence.article_id);
            let when = evidence
                .days
                .map(|d| format!(", about {d}"))
                .unwrap_or_default();
            let by = evidence
                .attributed_to
                .map(|who| format!(", says {who}"))
                .unwrap_or_default();
            writeln!(
                out,
                "    {} {}{} ({}{})",
                date,
                clean(&title),
                clean(&by),
                evidence.rule,
                when
            )?;
            writeln!(out, "        \u{201c}{}\u{201d}", clean(&evidence.quote))?;
        }
    }
    Ok(Outcome::Done)
}
