//! `newsgraph export`: the graph as files.

use std::fs;

use newsgraph::export::View;
use newsgraph::model::{Error, Result};
use newsgraph::store::Store;

use super::args::ExportArgs;
use super::part::part;
use super::{Outcome, schema, talk};

pub fn run(arguments: &ExportArgs) -> Result<Outcome> {
    let store = Store::open(&arguments.dir)?;
    let progress = talk::Progress::new("writing the export");
    let schema = schema::load(arguments.schema.as_deref())?;
    let graph = part(store.graph()?, &schema, &arguments.filter)?;
    let view = View {
        graph: &graph,
        articles: &store,
        schema: &schema,
    };
    let exporter = arguments.format.exporter();
    let folder = &arguments.output;
    let failed = |e| Error::wrap(format!("{} cannot be written", folder.display()), e);
    fs::create_dir_all(folder).map_err(failed)?;
    let files = exporter.write_all(&view, &mut |file| {
        let out = fs::File::create(folder.join(file)).map_err(failed)?;
        Ok(Box::new(out))
    })?;
    progress.finish();
    let named = match files.len() {
        1..=3 => files.join(", "),
        n => format!("{n} files"),
    };
    talk::note(&format!("{named} written to {}", folder.display()));
    Ok(Outcome::Done)
}
