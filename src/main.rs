//! The program `newsgraph`: arguments in, calls of the library, text out.

mod cli;

use std::process::ExitCode;

/// A push makes and drops a million small values a second, in which the C library's allocator spends two thirds of the time.
#[cfg(feature = "neo4j")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
