//! The program `newsgraph`: arguments in, calls of the library, text out.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
