//! `newsgraph build`: articles into a build directory.

use std::path::Path;

use newsgraph::model::Result;
use newsgraph::pipeline::{self, Built};
use newsgraph::read;
use newsgraph::store::Store;

use super::args::BuildArgs;
use super::extract::set_threads;
use super::read::options;
use super::talk::{self, Progress, Reporter};
use super::{Outcome, decisions, schema};

pub fn run(arguments: &BuildArgs) -> Result<Outcome> {
    let input = &arguments.input;
    set_threads(input)?;
    let load = || schema::load(input.schema.as_deref());
    let (schema, model) = rayon::join(load, || schema::model(input.model.as_deref()));
    let (schema, model) = (schema?, model?);
    let store = Store::create(&arguments.output)?;
    let mut reporter = Reporter::default();
    let decisions = decisions::read(&arguments.output, &schema, &mut reporter)?;
    let progress = Progress::new("reading");
    let articles = read::ahead(read::articles(&input.inputs, &options(input)));
    let mut report = |diagnostic| reporter.report(&diagnostic);
    let mut show = |built: &Built| progress.update(format!("{} articles", built.articles));
    let with = (&schema, &model, &decisions);
    let built = pipeline::build(articles, with, &store, &mut report, &mut show)?;
    let what = format!("{} articles read", built.articles);
    done(&what, &built, &reporter, &progress, &arguments.output);
    Ok(reporter.outcome())
}

/// Says what a run did, and how long it took.
pub fn done(what: &str, built: &Built, reporter: &Reporter, progress: &Progress, dir: &Path) {
    let (read, all) = (progress.updated(), progress.finish());
    let (read, graph) = (read.as_secs_f64(), (all - read).as_secs_f64());
    let skipped = match reporter.skipped() {
        0 => String::new(),
        n => format!(", {n} skipped"),
    };
    talk::note(&format!(
        "{what} ({} new or changed{skipped}): {} nodes and {} edges in {} \
         ({read:.1} s to read, {graph:.1} s for the graph)",
        built.extracted,
        built.nodes,
        built.edges,
        dir.display(),
    ));
}
