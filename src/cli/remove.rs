//! `newsgraph remove`: articles out of a build directory.

use newsgraph::model::Result;
use newsgraph::pipeline;
use newsgraph::store::Store;

use super::args_store::RemoveArgs;
use super::build::done;
use super::talk::{Progress, Reporter};
use super::{Outcome, decisions, schema};

pub fn run(arguments: &RemoveArgs) -> Result<Outcome> {
    let schema = schema::load(arguments.engine.schema.as_deref())?;
    let model = schema::model(arguments.engine.model.as_deref())?;
    let store = Store::change(&arguments.dir)?;
    let mut reporter = Reporter::default();
    let decisions = decisions::read(&arguments.dir, &schema, &mut reporter)?;
    let skipped = reporter.skipped();
    let progress = Progress::new("removing");
    let mut report = |diagnostic| reporter.report(&diagnostic);
    let ids = &arguments.ids;
    let built = pipeline::remove(
        ids,
        (&schema, &model, &decisions),
        &store,
        &mut report,
        &mut |_| {},
    )?;
    let removed = ids.len() as u64 - (reporter.skipped() - skipped);
    let what = format!("{removed} articles removed");
    done(&what, &built, &reporter, &progress, &arguments.dir);
    Ok(reporter.outcome())
}
