//! The command line. Each subcommand is one file; arguments are defined in one place ([`args`]); everything else is the
//! public library's. Output for machines and tables go to stdout, talk goes to stderr.

mod annotate;
mod args;
mod args_rules;
mod args_store;
mod build;
mod completions;
mod contradictions;
mod decisions;
mod diff;
mod draw;
mod evidence;
mod explain;
mod export;
mod extract;
mod graphviz;
mod info;
mod merge;
mod part;
#[cfg(feature = "neo4j")]
mod push;
mod read;
mod remove;
mod review;
mod rows;
mod rules;
mod schema;
mod talk;
mod timeline;
mod trace;
mod verify;
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
        Command::Remove(a) => remove::run(&a),
        Command::Merge(a) => merge::run(&a),
        Command::Info(a) => info::run(&a),
        Command::Verify(a) => verify::run(&a),
        Command::Diff(a) => diff::run(&a),
        Command::Contradictions(a) => contradictions::run(&a),
        Command::Timeline(a) => timeline::run(&a),
        Command::WhoMeets(a) => who_meets::run(&a),
        Command::Explain(a) => explain::run(&a),
        Command::Review(a) => review::run(&a),
        Command::Export(a) => export::run(&a),
        #[cfg(feature = "neo4j")]
        Command::Push(a) => push::run(&a),
        Command::Draw(a) => draw::run(&a),
        Command::Schema(a) => schema::run(&a),
        Command::Rules(a) => rules::run(&a),
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
