//! `newsgraph who-meets`: one line a meeting.

use std::io::Write;

use newsgraph::model::Result;
use newsgraph::query;
use newsgraph::store::Store;

use super::Outcome;
use super::args::WhoMeetsArgs;
use super::part::part;
use super::schema;
use super::talk::{self, clean};

pub fn run(arguments: &WhoMeetsArgs) -> Result<Outcome> {
    let store = Store::open(&arguments.dir)?;
    let schema = schema::load(None)?;
    let graph = part(store.graph()?, &schema, &arguments.filter)?;
    let rows = query::who_meets(&graph, &store, arguments.name.as_deref())?;
    if rows.is_empty() {
        talk::note("no meeting found");
        return Ok(Outcome::Done);
    }
    let mut table = comfy_table::Table::new();
    table.load_style(comfy_table::presets::NOTHING);
    table.set_header(["DATE", "STATUS", "WHO", "PLACE", "SAID IN", "QUOTE"]);
    for row in rows {
        let published = row
            .article_date
            .map(|d| format!("{d} "))
            .unwrap_or_default();
        table.add_row([
            row.date.unwrap_or_else(|| "undated".to_owned()),
            row.status.to_string(),
            clean(&row.participants.join(", ")),
            clean(row.place.as_deref().unwrap_or("-")),
            clean(&format!("{published}{}", row.article)),
            format!("\u{201c}{}\u{201d}", clean(&row.quote)),
        ]);
    }
    let mut out = std::io::stdout().lock();
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(Outcome::Done)
}
