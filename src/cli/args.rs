//! All arguments of all commands, with their help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

/// Turn news articles into a knowledge graph in which every edge shows its sentence and its status.
#[derive(Debug, Parser)]
#[command(name = "newsgraph", version, about, arg_required_else_help = true, after_help = EXIT_CODES)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str =
    "Exit codes: 0 done · 1 failed · 2 wrong use · 3 done, but some input was skipped";

/// One subcommand each.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print what each article says, one JSON object a line
    #[command(after_help = "Examples:
  newsgraph extract article.txt --date 2025-10-24
  newsgraph extract articles.jsonl > extractions.jsonl
  cat articles.jsonl | newsgraph extract -")]
    Extract(ExtractArgs),
    /// Read articles and build the graph in a directory
    #[command(after_help = "Examples:
  newsgraph build articles/ -o graph
  newsgraph build more.jsonl -o graph        (adds to what is there)
  newsgraph build articles/ -o graph --schema my-schema/

Text files take their day from `YYYY-MM-DD` in their name, JSON Lines from the field `date`.")]
    Build(BuildArgs),
    /// List who meets whom, when, where, and the sentence that says so
    #[command(after_help = "Examples:
  newsgraph who-meets graph
  newsgraph who-meets graph \"Maria Larsen\"")]
    WhoMeets(WhoMeetsArgs),
    /// Show every edge between two nodes with all its evidence
    #[command(after_help = "Examples:
  newsgraph explain graph \"Maria Larsen\" \"Peter Hall\"
  newsgraph explain graph person:peter-hall place:lima")]
    Explain(ExplainArgs),
    /// Write the graph as files for other tools
    #[command(after_help = "Examples:
  newsgraph export graph --format jsonl -o out
  newsgraph export graph --format dot -o out")]
    Export(ExportArgs),
    /// Draw the graph as a picture
    #[command(after_help = "Example:
  newsgraph draw graph -o who.svg

Graphviz draws it when `dot` is installed; a built-in layout otherwise.")]
    Draw(DrawArgs),
    /// List or check labels, edge types, rules and lexicons
    #[command(after_help = "Examples:
  newsgraph schema list
  newsgraph schema check my-schema/")]
    Schema(SchemaArgs),
    /// Print a completion script for a shell
    #[command(after_help = "Example:
  newsgraph completions bash > ~/.local/share/bash-completion/completions/newsgraph")]
    Completions(CompletionsArgs),
}

/// What is read, and how.
#[derive(Debug, Args)]
pub struct InputArgs {
    /// Text files, JSON Lines files, directories, or `-` for standard input
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
    /// Day of publication of articles that bring none
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    /// Folder that adds to the built-in schema or overrides it
    #[arg(long, value_name = "DIR")]
    pub schema: Option<PathBuf>,
    /// Threads to work with [default: all processors]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
}

#[derive(Debug, Args)]
pub struct ExtractArgs {
    #[command(flatten)]
    pub input: InputArgs,
}

#[derive(Debug, Args)]
pub struct BuildArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Build directory; made when it is not there
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct WhoMeetsArgs {
    /// Build directory
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// Only meetings of this person, organisation or place: a name, part of a name, or a node id
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
}

#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// Build directory
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// A name, part of a name, or a node id
    #[arg(value_name = "A")]
    pub a: String,
    /// A name, part of a name, or a node id
    #[arg(value_name = "B")]
    pub b: String,
}

/// The formats of `newsgraph export`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum FormatArg {
    /// nodes.jsonl and edges.jsonl, with all evidence
    Jsonl,
    /// graph.dot, for Graphviz
    Dot,
}

#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Build directory
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// What to write
    #[arg(long, value_enum)]
    pub format: FormatArg,
    /// Folder to write into; made when it is not there
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// Folder that adds to the built-in schema or overrides it, as it was given to `build`
    #[arg(long, value_name = "DIR")]
    pub schema: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct DrawArgs {
    /// Build directory
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// Picture to write, an `.svg` file
    #[arg(short, long, value_name = "FILE.svg", value_parser = svg_file)]
    pub output: PathBuf,
    /// Folder that adds to the built-in schema or overrides it, as it was given to `build`
    #[arg(long, value_name = "DIR")]
    pub schema: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct SchemaArgs {
    #[command(subcommand)]
    pub command: SchemaCommand,
}

#[derive(Debug, Subcommand)]
pub enum SchemaCommand {
    /// List node labels, edge types with their ends, and the number of rules for each
    List(SchemaListArgs),
    /// Validate a schema folder laid over the built-in schema, and run every rule's accepts and rejects
    Check(SchemaCheckArgs),
}

#[derive(Debug, Args)]
pub struct SchemaListArgs {
    /// Folder that adds to the built-in schema or overrides it
    #[arg(long, value_name = "DIR")]
    pub schema: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct SchemaCheckArgs {
    /// Folder to check; without it, the built-in schema
    #[arg(value_name = "DIR")]
    pub dir: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// Shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// The path of a picture that can be drawn.
fn svg_file(path: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(path);
    match path.extension() {
        Some(extension) if extension.eq_ignore_ascii_case("svg") => Ok(path),
        _ => Err("a picture is an .svg file".to_owned()),
    }
}
