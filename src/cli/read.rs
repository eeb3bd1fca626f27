//! `newsgraph read`: the articles of inputs as JSON Lines, so that people can see what will be used.

use std::io::{BufWriter, Write};

use newsgraph::model::Result;
use newsgraph::read::{self, Options};

use super::Outcome;
use super::args::{InputArgs, ReadArgs};
use super::talk::Reporter;

pub fn run(arguments: &ReadArgs) -> Result<Outcome> {
    let mut reporter = Reporter::default();
    let mut out = BufWriter::new(std::io::stdout().lock());
    for article in read::articles(&arguments.input.inputs, &options(&arguments.input)) {
        match article {
            Ok(article) => read::write_article(&article, &mut out)?,
            Err(diagnostic) => reporter.report(&diagnostic),
        }
    }
    out.flush()?;
    Ok(reporter.outcome())
}

/// How inputs are read, as the arguments say.
pub fn options(input: &InputArgs) -> Options {
    Options {
        date: input.date,
        map: input.map.iter().cloned().collect(),
    }
}
