//! Arguments of the commands about a build directory itself: what it holds, whether it is whole, what goes out of it, what
//! several hold together, and how it changes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::args::FilterArgs;

/// How rows are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RowFormat {
    /// For people
    Text,
    /// One JSON object a line
    Jsonl,
}

/// What articles are read with, as it was given to `build`.
#[derive(Debug, Args)]
pub struct EngineArgs {
    /// Folder that adds to the built-in schema or overrides it, as it was given to `build`
    #[arg(long, value_name = "DIR")]
    pub schema: Option<PathBuf>,
    /// Trained model instead of the built-in one, as it was given to `build`
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct InfoArgs {
    /// Build directory
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// How to print it
    #[arg(long, value_enum, default_value_t = RowFormat::Text)]
    pub format: RowFormat,
}

#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// Build directory
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
}

#[derive(Debug, Args)]
pub struct RemoveArgs {
    /// Build directory
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// Ids of articles, as `export --format jsonl` and `read` print them
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
    #[command(flatten)]
    pub engine: EngineArgs,
}

#[derive(Debug, Args)]
pub struct MergeArgs {
    /// Build directories whose articles are taken over; they stay as they are
    #[arg(value_name = "DIR", required = true)]
    pub dirs: Vec<PathBuf>,
    /// Build directory to merge into; made when it is not there
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    #[command(flatten)]
    pub engine: EngineArgs,
}

#[derive(Debug, Args)]
pub struct DiffArgs {
    /// Build directory, or DIR@YYYY-MM-DD: with only what had been published by the end of that day
    #[arg(value_name = "A", value_parser = moment)]
    pub a: Moment,
    /// The same; what differs is told as from A to B
    #[arg(value_name = "B", value_parser = moment)]
    pub b: Moment,
    /// Folder that adds to the built-in schema or overrides it, as it was given to `build`
    #[arg(long, value_name = "DIR")]
    pub schema: Option<PathBuf>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = RowFormat::Text)]
    pub format: RowFormat,
}

/// A build directory, as it is or as of a day.
#[derive(Debug, Clone)]
pub struct Moment {
    pub dir: PathBuf,
    pub day: Option<Date>,
}

#[derive(Debug, Args)]
pub struct ContradictionsArgs {
    /// Build directory
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// How to print them
    #[arg(long, value_enum, default_value_t = RowFormat::Text)]
    pub format: RowFormat,
    #[command(flatten)]
    pub filter: FilterArgs,
}

#[derive(Debug, Args)]
pub struct TimelineArgs {
    /// Build directory
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// Only what this person, organisation or place takes part in: a name, part of a name, or a node id
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = RowFormat::Text)]
    pub format: RowFormat,
    #[command(flatten)]
    pub filter: FilterArgs,
}

/// A directory whose own name ends in `@` and a day is meant as it is named.
fn moment(text: &str) -> Result<Moment, String> {
    let whole = Moment {
        dir: PathBuf::from(text),
        day: None,
    };
    match text.rsplit_once('@') {
        Some((dir, day)) if !whole.dir.exists() => match day.parse() {
            Ok(day) => Ok(Moment {
                dir: PathBuf::from(dir),
                day: Some(day),
            }),
            Err(_) => Err(format!("{day} is no day of the form YYYY-MM-DD")),
        },
        _ => Ok(whole),
    }
}
