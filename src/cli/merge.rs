//! `newsgraph merge`: the articles of several build directories into one.

use newsgraph::model::{Error, Result};
use newsgraph::pipeline;
use newsgraph::store::Store;

use super::args_store::MergeArgs;
use super::build::done;
use super::talk::{Progress, Reporter};
use super::{Outcome, decisions, schema};

pub fn run(arguments: &MergeArgs) -> Result<Outcome> {
    let schema = schema::load(arguments.engine.schema.as_deref())?;
    let model = schema::model(arguments.engine.model.as_deref())?;
    let output = &arguments.output;
    let same = |dir: &std::path::Path| match (dir.canonicalize(), output.canonicalize()) {
        (Ok(dir), Ok(output)) => dir == output,
        _ => false,
    };
    if let Some(dir) = arguments.dirs.iter().find(|dir| same(dir)) {
        return Err(Error::new(format!(
            "{} cannot be merged into itself: leave it out, what it holds stays in it",
            dir.display()
        )));
    }
    let others = arguments.dirs.iter().map(|dir| Store::open(dir));
    let others = others.collect::<Result<Vec<Store>>>()?;
    let store = Store::create(output)?;
    let mut reporter = Reporter::default();
    let decisions = decisions::read(output, &schema, &mut reporter)?;
    let progress = Progress::new("merging");
    let mut report = |diagnostic| reporter.report(&diagnostic);
    let mut show =
        |built: &pipeline::Built| progress.update(format!("{} articles", built.articles));
    let with = (&schema, &model, &decisions);
    let built = pipeline::merge(&others, with, &store, &mut report, &mut show)?;
    let what = format!(
        "{} articles of {} directories",
        built.articles,
        others.len()
    );
    done(&what, &built, &reporter, &progress, output);
    Ok(reporter.outcome())
}
