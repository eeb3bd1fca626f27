//! Arguments of the commands about rules: their tests, and why they fire or not.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::args::InputArgs;

#[derive(Debug, Args)]
pub struct RulesArgs {
    #[command(subcommand)]
    pub command: RulesCommand,
}

#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// Run the accepts and rejects of the rules in some files
    Test(RulesTestArgs),
    /// Show for each sentence why rules make claims of it or not
    Trace(RulesTraceArgs),
}

#[derive(Debug, Args)]
pub struct RulesTestArgs {
    /// Rule files, each in the folder `rules` of its schema folder, which is laid over the built-in schema
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub struct RulesTraceArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Only this rule, by its name; shows also where its words stand and it is not tried
    #[arg(long, value_name = "NAME")]
    pub rule: Option<String>,
}
