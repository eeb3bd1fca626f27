//! `newsgraph extract`: what each article says, as JSON Lines on stdout.

use std::io::{BufWriter, Write};

use newsgraph::export::write_extraction;
use newsgraph::model::{Article, Error, Result};
use newsgraph::pipeline::{self, Engine};
use newsgraph::read;
use newsgraph::schema::Schema;

use super::args::{ExtractArgs, InputArgs};
use super::read::options;
use super::talk::{Progress, Reporter};
use super::{Outcome, schema};

pub fn run(arguments: &ExtractArgs) -> Result<Outcome> {
    let schema = schema::load(arguments.input.schema.as_deref())?;
    each_batch_with(&schema, &arguments.input, &mut |engine, batch, out| {
        for (article, extraction) in engine.extract_all(batch) {
            write_extraction(&extraction, &article.text, &schema, out)?;
        }
        Ok(())
    })
}

/// Writes what the engine makes of a batch.
pub type WriteBatch<'w> = dyn FnMut(&Engine<'_>, Vec<Article>, &mut dyn Write) -> Result<()> + 'w;

/// Reads the inputs in batches and lets `write` print what the engine makes of each.
pub fn each_batch(input: &InputArgs, write: &mut WriteBatch) -> Result<Outcome> {
    let schema = schema::load(input.schema.as_deref())?;
    each_batch_with(&schema, input, write)
}

/// The same with a schema that is loaded already.
pub fn each_batch_with(
    schema: &Schema,
    input: &InputArgs,
    write: &mut WriteBatch,
) -> Result<Outcome> {
    let model = schema::model(input.model.as_deref())?;
    let engine = Engine::new(schema, &model).with_events();
    let mut reporter = Reporter::default();
    let progress = Progress::new("reading");
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut count = 0;
    let articles = read::articles(&input.inputs, &options(input));
    set_threads(input)?;
    pipeline::batches(articles, &mut |d| reporter.report(&d), &mut |batch| {
        count += batch.len();
        write(&engine, batch, &mut out)?;
        progress.update(format!("{count} articles"));
        Ok(())
    })?;
    out.flush()?;
    progress.finish();
    Ok(reporter.outcome())
}

/// Sets how many threads the engine works on.
pub fn set_threads(input: &InputArgs) -> Result<()> {
    let threads = input.threads.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build_global();
    pool.map_err(|e| Error::wrap("the threads cannot be started", e))
}
