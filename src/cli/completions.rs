//! `newsgraph completions`: scripts for shells, from the definition of the arguments.

use std::io::Write;

use clap::CommandFactory;
use newsgraph::model::Result;

use super::Outcome;
use super::args::{Arguments, CompletionsArgs};

pub fn run(arguments: &CompletionsArgs) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut Arguments::command(),
        "newsgraph",
        &mut script,
    );
    std::io::stdout().write_all(&script)?;
    Ok(Outcome::Done)
}
