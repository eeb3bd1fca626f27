//! `newsgraph timeline`: one line for what has a day of its own, in the order of the days.

use std::io::Write;

use newsgraph::model::Result;
use newsgraph::query::{self, TimelineRow};
use newsgraph::store::Store;

use super::args_store::{RowFormat, TimelineArgs};
use super::part::part;
use super::rows::write_jsonl;
use super::talk::{self, clean};
use super::{Outcome, schema};

pub fn run(arguments: &TimelineArgs) -> Result<Outcome> {
    let store = Store::open(&arguments.dir)?;
    let schema = schema::load(None)?;
    let graph = part(store.graph()?, &schema, &arguments.filter)?;
    let rows = query::timeline(&graph, &store, arguments.name.as_deref())?;
    match arguments.format {
        RowFormat::Jsonl => write_jsonl(&rows)?,
        RowFormat::Text if rows.is_empty() => talk::note("nothing with a day found"),
        RowFormat::Text => table(&rows)?,
    }
    Ok(Outcome::Done)
}

fn table(rows: &[TimelineRow]) -> Result<()> {
    let mut table = comfy_table::Table::new();
    table.load_style(comfy_table::presets::NOTHING);
    table.set_header(["DATE", "STATUS", "WHAT", "PLACE", "SAID IN", "QUOTE"]);
    for row in rows {
        let published = row.article_date.map(|d| format!("{d} "));
        // Of a meeting there may be more than two, and none is its source.
        let what = match (row.edge.as_str(), row.who.as_slice()) {
            ("MEETS", who) => format!("{} meet", who.join(", ")),
            (edge, [source, target]) => format!("{source} {edge} {target}"),
            (edge, who) => format!("{edge} {}", who.join(", ")),
        };
        table.add_row([
            row.date.clone(),
            row.status.to_string(),
            clean(&what),
            clean(row.place.as_deref().unwrap_or("-")),
            clean(&format!("{}{}", published.unwrap_or_default(), row.article)),
            format!("\u{201c}{}\u{201d}", clean(&row.quote)),
        ]);
    }
    let mut out = std::io::stdout().lock();
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
