//! `newsgraph build`: articles into a build directory.

use newsgraph::model::Result;
use newsgraph::pipeline;
use newsgraph::read;
use newsgraph::store::Store;

use super::args::BuildArgs;
use super::extract::set_threads;
use super::read::options;
use super::talk::{self, Progress, Reporter};
use super::{Outcome, decisions, schema};

pub fn run(arguments: &BuildArgs) -> Result<Outcome> {
    let input = &arguments.input;
    let schema = schema::load(input.schema.as_deref())?;
    let model = schema::model(input.model.as_deref())?;
    let store = Store::create(&arguments.output)?;
    let mut reporter = Reporter::default();
    let decisions = decisions::read(&arguments.output, &schema, &mut reporter)?;
    let progress = Progress::new("reading");
    let articles = read::articles(&input.inputs, &options(input));
    set_threads(input)?;
    let mut report = |diagnostic| reporter.report(&diagnostic);
    let mut show =
        |built: &pipeline::Built| progress.update(format!("{} articles", built.articles));
    let built = pipeline::build(
        articles,
        (&schema, &model, &decisions),
        &store,
        &mut report,
        &mut show,
    )?;
    let seconds = progress.finish().as_secs_f64();
    let skipped = match reporter.skipped() {
        0 => String::new(),
        n => format!(", {n} skipped"),
    };
    talk::note(&format!(
        "{} articles read ({} new or changed{skipped}): {} nodes and {} edges in {} ({seconds:.1} s)",
        built.articles,
        built.extracted,
        built.nodes,
        built.edges,
        arguments.output.display(),
    ));
    Ok(reporter.outcome())
}
