//! `newsgraph diff`: what is new, gone, changed or renamed from one graph to another.

use std::io::Write;

use newsgraph::graph::KnowledgeGraph;
use newsgraph::model::{Articles, Result};
use newsgraph::pipeline::AsOf;
use newsgraph::query::{self, DiffRow, Side};
use newsgraph::schema::Schema;
use newsgraph::store::Store;

use super::args_store::{DiffArgs, Moment, RowFormat};
use super::rows::write_jsonl;
use super::talk::{self, Reporter, clean};
use super::{Outcome, decisions, schema};

pub fn run(arguments: &DiffArgs) -> Result<Outcome> {
    let schema = schema::load(arguments.schema.as_deref())?;
    let (a, b) = (&arguments.a, &arguments.b);
    let stores = (Store::open(&a.dir)?, Store::open(&b.dir)?);
    let (a, b) = (
        Opened::new(&stores.0, a, &schema)?,
        Opened::new(&stores.1, b, &schema)?,
    );
    let rows = query::diff(a.side(), b.side(), &schema)?;
    match arguments.format {
        RowFormat::Jsonl => write_jsonl(&rows)?,
        RowFormat::Text if rows.is_empty() => talk::note("no difference"),
        RowFormat::Text => rows.iter().try_for_each(write_row)?,
    }
    Ok(Outcome::Done)
}

/// A side with its graph in memory.
enum Opened<'s> {
    AsBuilt(KnowledgeGraph, &'s Store),
    AsOf(AsOf<'s>),
}

impl<'s> Opened<'s> {
    fn new(store: &'s Store, moment: &Moment, schema: &Schema) -> Result<Opened<'s>> {
        Ok(match moment.day {
            None => Opened::AsBuilt(store.graph()?, store),
            Some(day) => {
                let mut reporter = Reporter::default();
                let decisions = decisions::read(&moment.dir, schema, &mut reporter)?;
                Opened::AsOf(AsOf::new(store, schema, &decisions, day)?)
            }
        })
    }

    fn side(&self) -> Side<'_> {
        let (graph, articles): (_, &dyn Articles) = match self {
            Opened::AsBuilt(graph, store) => (graph, *store),
            Opened::AsOf(as_of) => (&as_of.graph, as_of),
        };
        Side { graph, articles }
    }
}

/// A line for what differs, one for each property that has changed, and the sentence.
fn write_row(row: &DiffRow) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let what = match &row.target {
        Some(target) => format!("{} {} {target}", row.name, row.label),
        None => format!("{} ({})", row.name, row.id),
    };
    let status = row.status.map(|status| format!("  {status}"));
    let change = row.change.name();
    writeln!(
        out,
        "{change:<7}  {}{}",
        clean(&what),
        status.unwrap_or_default()
    )?;
    for field in &row.fields {
        let either = |value: &str| match value {
            "" => "-".to_owned(),
            value => clean(value),
        };
        let (before, after) = (either(&field.before), either(&field.after));
        writeln!(
            out,
            "             {}: {before} \u{2192} {after}",
            field.field
        )?;
    }
    if let Some(quote) = &row.quote {
        writeln!(out, "             \u{201c}{}\u{201d}", clean(quote))?;
    }
    Ok(())
}
