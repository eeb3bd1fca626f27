//! `newsgraph contradictions`: what one article affirms and another denies.

use std::io::Write;

use newsgraph::model::Result;
use newsgraph::query;
use newsgraph::store::Store;

use super::args_store::{ContradictionsArgs, RowFormat};
use super::evidence::write_evidence;
use super::part::part;
use super::rows::write_jsonl;
use super::talk::{self, clean};
use super::{Outcome, schema};

pub fn run(arguments: &ContradictionsArgs) -> Result<Outcome> {
    let store = Store::open(&arguments.dir)?;
    let schema = schema::load(None)?;
    let graph = part(store.graph()?, &schema, &arguments.filter)?;
    let rows = query::contradictions(&graph, &store)?;
    if arguments.format == RowFormat::Jsonl {
        write_jsonl(&rows)?;
        return Ok(Outcome::Done);
    }
    if rows.is_empty() {
        talk::note("no contradiction found");
    }
    let mut out = std::io::stdout().lock();
    for row in rows {
        let edge = match (row.edge, row.target) {
            (Some(edge), Some(target)) => format!(" {edge} {target}"),
            _ => String::new(),
        };
        writeln!(out, "{}", clean(&format!("{}{edge}", row.source)))?;
        for evidence in &row.evidence {
            write_evidence(
                evidence,
                &format!("{:<9} ", evidence.status.name()),
                &mut out,
            )?;
        }
    }
    Ok(Outcome::Done)
}
