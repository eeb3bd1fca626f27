//! The command line. Each subcommand is one file; arguments are defined in one place ([`args`]); everything else is the
//! public library's. Output for machines and tables go to stdout, talk goes to stderr.

mod annotate;
mod args;
mod build;
mod completions;
mod decisions;
mod draw;
mod explain;
mod export;
mod extract;
mod graphviz;
mod part;
#[cfg(feature = "neo4j")]
mod push;
mod read;
mod review;
mod schema;
mod talk;
mod who_meets;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use newsgraph::model::Result;

/// How a command ended; the numbers are a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All done: 0.
    Done,
    /// Something is wrong, and was said: 1.
    Failed,
    /// Done, but some input was skipped: 3.
    Skipped,
}

/// Runs the program.
pub fn run() -> ExitCode {
    // Wrong use ends in clap with exit code 2.
    let arguments = Arguments::parse();
    match dispatch(arguments) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Failed) => ExitCode::from(1),
        Ok(Outcome::Skipped) => ExitCode::from(3),
        // The reader of our output went away ("newsgraph … | head"): nothing to complain about.
        Err(e) if is_broken_pipe(&e) => ExitCode::SUCCESS,
        Err(e) => {
            talk::error(&e.to_string());
            ExitCode::from(1)
        }
    }
}

fn dispatch(arguments: Arguments) -> Result<Outcome> {
    match arguments.command {
        Command::Extract(a) => extract::run(&a),
        Command::Annotate(a) => annotate::run(&a),
        Command::Read(a) => read::run(&a),
        Command::Build(a) => build::run(&a),
        Command::WhoMeets(a) => who_meets::run(&a),
        Command::Explain(a) => explain::run(&a),
        Command::Review(a) => review::run(&a),
        Command::Export(a) => export::run(&a),
        #[cfg(feature = "neo4j")]
        Command::Push(a) => push::run(&a),
        Command::Draw(a) => draw::run(&a),
        Command::Schema(a) => schema::run(&a),
        Command::Completions(a) => completions::run(&a),
    }
}

fn is_broken_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut source = Some(error);
    while let Some(e) = source {
        let io = e.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = e
            .downcast_ref::<serde_json::Error>()
            .and_then(serde_json::Error::io_error_kind);
        if io.or(json) == Some(io::ErrorKind::BrokenPipe) {
            return true;
        }
        source = e.source();
    }
    false
}
