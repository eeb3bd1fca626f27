//! All arguments of all commands, with their help.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;
use newsgraph::export::Format;
use newsgraph::model::Status;

use super::args_rules::RulesArgs;
use super::args_store::{
    ContradictionsArgs, DiffArgs, InfoArgs, MergeArgs, RemoveArgs, TimelineArgs, VerifyArgs,
};

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
    /// Print the words, sentences and names of articles
    #[command(after_help = "Examples:
  newsgraph annotate article.txt
  newsgraph annotate articles/ --format conllu > articles.conllu
  newsgraph annotate articles.jsonl --format jsonl > annotations.jsonl")]
    Annotate(AnnotateArgs),
    /// Print the articles of inputs as JSON Lines, to see what will be used
    #[command(after_help = "Examples:
  newsgraph read page.html feed.xml
  newsgraph read 'archive/*.warc.gz' > articles.jsonl
  newsgraph read table.csv --map text=body,date=published")]
    Read(ReadArgs),
    /// Read articles and build the graph in a directory
    #[command(after_help = "Examples:
  newsgraph build articles/ -o graph
  newsgraph build more.jsonl -o graph        (adds to what is there)
  newsgraph build articles/ -o graph --schema my-schema/

Text files take their day from `YYYY-MM-DD` in their name, JSON Lines from the field `date`.")]
    Build(BuildArgs),
    /// Take articles out of a build directory, and out of its graph what only they said
    #[command(after_help = "Examples:
  newsgraph remove graph 55407baa488f3dda
  newsgraph remove graph $(newsgraph read article.txt | jq -r .id)")]
    Remove(RemoveArgs),
    /// Put the articles of build directories together in one
    #[command(after_help = "Example:
  newsgraph merge shard-1 shard-2 shard-3 -o graph

What was extracted with the same schema and model is not extracted again.")]
    Merge(MergeArgs),
    /// Say what a build directory holds
    #[command(after_help = "Examples:
  newsgraph info graph
  newsgraph info graph --format jsonl | jq .articles")]
    Info(InfoArgs),
    /// Check that all is as it was written and every quote is in its article
    #[command(after_help = "Example:
  newsgraph verify graph && echo whole

What is wrong is named on stderr, and the exit code is 1.")]
    Verify(VerifyArgs),
    /// List what is new, gone, changed or renamed from one graph to another
    #[command(after_help = "Examples:
  newsgraph diff graph-of-may graph-of-june
  newsgraph diff graph@2025-05-31 graph@2025-06-30
  newsgraph diff graph@2025-05-31 graph --format jsonl")]
    Diff(DiffArgs),
    /// List what one article affirms and another denies, with the sentences
    #[command(after_help = "Examples:
  newsgraph contradictions graph
  newsgraph contradictions graph --edge-types MEETS,VISITS --format jsonl")]
    Contradictions(ContradictionsArgs),
    /// List dated meetings and edges in the order of their days
    #[command(after_help = "Examples:
  newsgraph timeline graph \"Maria Larsen\"
  newsgraph timeline graph --edge-types VISITS --format jsonl")]
    Timeline(TimelineArgs),
    /// List who meets whom, when, where, and the sentence that says so
    #[command(after_help = "Examples:
  newsgraph who-meets graph
  newsgraph who-meets graph \"Maria Larsen\"
  newsgraph who-meets graph --status planned --since 2025-06-01")]
    WhoMeets(WhoMeetsArgs),
    /// Show every edge between two nodes with all its evidence; of one node, why its names are one
    #[command(after_help = "Examples:
  newsgraph explain graph \"Maria Larsen\" \"Peter Hall\"
  newsgraph explain graph person:peter-hall place:lima
  newsgraph explain graph \"Maria Larsen\"")]
    Explain(ExplainArgs),
    /// Decide about names that may or may not mean one
    #[command(after_help = "Examples:
  newsgraph review graph                     (asks one by one)
  newsgraph review graph --list > doubts.jsonl
  newsgraph review graph --apply             (after decisions.csv was changed by hand)

Answers go to DIR/decisions.csv, which every build follows: decision,a,b,value,note with a decision of same, different,
veto (value: the edge type), rename (value: the name) or type (value: the label). A name is a node's id or FORM@ARTICLE.")]
    Review(ReviewArgs),
    /// Write the graph as files for other tools
    #[command(after_help = "Examples:
  newsgraph export graph --format jsonl -o out
  newsgraph export graph --format graphml -o out --around \"Maria Larsen\" --hops 2
  newsgraph export graph --format neo4j-csv -o out && sh out/import.sh")]
    Export(ExportArgs),
    /// Draw the graph as a picture
    #[command(after_help = "Example:
  newsgraph draw graph -o who.svg --around \"Maria Larsen\" --hops 2

Graphviz draws it when `dot` is installed; a built-in layout otherwise.")]
    Draw(DrawArgs),
    /// Write the graph into a running Neo4j
    #[cfg(feature = "neo4j")]
    #[command(after_help = "Examples:
  newsgraph push graph --uri neo4j://localhost:7687
  newsgraph push graph --uri bolt+s://db.example.org --database news --password-file ~/.neo4j
  newsgraph push graph --dry-run

The user is in NEO4J_USER or NEO4J_USERNAME (else neo4j), the password in NEO4J_PASSWORD or a file; else it is asked for.
Nodes and edges are found by id, so another push adds and changes only what differs. Nothing is removed.")]
    Push(PushArgs),
    /// List or check labels, edge types, rules and lexicons
    #[command(after_help = "Examples:
  newsgraph schema list
  newsgraph schema check my-schema/")]
    Schema(SchemaArgs),
    /// Run the tests of rule files, or show why rules make claims of a text or not
    #[command(after_help = "Examples:
  newsgraph rules test my-schema/rules/transfers.toml
  newsgraph rules trace article.txt --schema my-schema/
  echo \"Maria Larsen met Peter Hall.\" | newsgraph rules trace - --rule meets/person")]
    Rules(RulesArgs),
    /// Print a completion script for a shell
    #[command(after_help = "Example:
  newsgraph completions bash > ~/.local/share/bash-completion/completions/newsgraph")]
    Completions(CompletionsArgs),
}

#[derive(Debug, Args)]
pub struct ReadArgs {
    #[command(flatten)]
    pub input: InputArgs,
}

/// What is read, and how.
#[derive(Debug, Args)]
pub struct InputArgs {
    /// Files of articles, archives, directories, patterns, or `-` for standard input
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
    /// Day of publication of articles that bring none
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    /// Names of the input's columns or fields, where they are others: FIELD=COLUMN, separated by commas; fields are id,
    /// date, title, source, url and text
    #[arg(long, value_name = "FIELD=COLUMN,…", value_delimiter = ',', value_parser = mapping)]
    pub map: Vec<(String, String)>,
    /// Folder that adds to the built-in schema or overrides it
    #[arg(long, value_name = "DIR")]
    pub schema: Option<PathBuf>,
    /// Trained model instead of the built-in one, an `.ngm` file
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
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
pub struct AnnotateArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// How to print them
    #[arg(long, value_enum, default_value_t = AnnotationFormat::Table)]
    pub format: AnnotationFormat,
}

/// How annotations are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AnnotationFormat {
    /// One line a word, for people
    Table,
    /// One JSON object an article
    Jsonl,
    /// CoNLL-U, one line a word, for tools
    Conllu,
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
    #[command(flatten)]
    pub filter: FilterArgs,
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
    pub b: Option<String>,
}

#[derive(Debug, Args)]
pub struct ReviewArgs {
    /// Build directory
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// Print the questions, one JSON object a line, and ask nothing
    #[arg(long)]
    pub list: bool,
    /// Build the graph anew as decisions.csv says, and ask nothing
    #[arg(long, conflicts_with = "list")]
    pub apply: bool,
    /// Folder that adds to the built-in schema or overrides it, as it was given to `build`
    #[arg(long, value_name = "DIR")]
    pub schema: Option<PathBuf>,
}

/// What part of the graph is used.
#[derive(Debug, Args)]
#[command(next_help_heading = "Only a part of the graph")]
pub struct FilterArgs {
    /// Nodes with these labels, separated by commas
    #[arg(long, value_name = "LABEL,…", value_delimiter = ',')]
    pub node_types: Vec<String>,
    /// Edges of these types
    #[arg(long, value_name = "TYPE,…", value_delimiter = ',')]
    pub edge_types: Vec<String>,
    /// Edges with these statuses
    #[arg(long, value_name = "STATUS,…", value_delimiter = ',', value_parser = status)]
    pub status: Vec<Status>,
    /// Edges that an article of this day or later states
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub since: Option<Date>,
    /// Edges that an article of this day or earlier states
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub until: Option<Date>,
    /// What is linked to this node: a name, part of a name, or a node id
    #[arg(long, value_name = "NAME")]
    pub around: Option<String>,
    /// How many edges away from it
    #[arg(long, value_name = "N", default_value_t = 1, requires = "around")]
    pub hops: u32,
    /// Edges at least as sure as this, from 0 to 1
    #[arg(long, value_name = "X", default_value = "0", value_parser = hundredths)]
    pub min_confidence: u8,
}

#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Build directory
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// What to write
    #[arg(long, value_parser = PossibleValuesParser::new(Format::ALL.map(Format::name)).map(format))]
    pub format: Format,
    /// Folder to write into; made when it is not there
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// Folder that adds to the built-in schema or overrides it, as it was given to `build`
    #[arg(long, value_name = "DIR")]
    pub schema: Option<PathBuf>,
    #[command(flatten)]
    pub filter: FilterArgs,
}

#[cfg(feature = "neo4j")]
#[derive(Debug, Args)]
pub struct PushArgs {
    /// Build directory
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// Address: neo4j:// or bolt://, with +s for TLS, with +ssc for TLS with a self-signed certificate
    #[arg(long, value_name = "URI", required_unless_present = "dry_run")]
    pub uri: Option<String>,
    /// Database to write into [default: the server's]
    #[arg(long, value_name = "NAME")]
    pub database: Option<String>,
    /// File whose first line is the password
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
    /// Seconds in which a batch must be written
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..))]
    pub timeout: u32,
    /// Print the statements and how many rows each would get; no server is needed
    #[arg(long)]
    pub dry_run: bool,
    /// Folder that adds to the built-in schema or overrides it, as it was given to `build`
    #[arg(long, value_name = "DIR")]
    pub schema: Option<PathBuf>,
    #[command(flatten)]
    pub filter: FilterArgs,
}

#[derive(Debug, Args)]
pub struct DrawArgs {
    /// Build directory
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// Picture to write: an .svg, .png, .pdf or .dot file
    #[arg(short, long, value_name = "FILE", value_parser = picture_file)]
    pub output: PathBuf,
    /// Folder that adds to the built-in schema or overrides it, as it was given to `build`
    #[arg(long, value_name = "DIR")]
    pub schema: Option<PathBuf>,
    #[command(flatten)]
    pub filter: FilterArgs,
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
fn picture_file(path: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(path);
    let extension = path.extension().unwrap_or_default();
    let kinds = ["svg", "png", "pdf", "dot"];
    match kinds
        .iter()
        .any(|kind| extension.eq_ignore_ascii_case(kind))
    {
        true => Ok(path),
        false => Err("a picture is an .svg, .png, .pdf or .dot file".to_owned()),
    }
}

/// The format of a name that clap has checked.
fn format(name: String) -> Format {
    Format::from_name(&name).unwrap_or(Format::Jsonl)
}

fn status(name: &str) -> Result<Status, String> {
    let names = Status::ALL.map(Status::name).join(", ");
    Status::from_name(name).ok_or_else(|| format!("no status; those are {names}"))
}

fn hundredths(number: &str) -> Result<u8, String> {
    let value: f64 = number.parse().map_err(|_| "no number".to_owned())?;
    match (0.0..=1.0).contains(&value) {
        true => Ok((value * 100.0).round() as u8),
        false => Err("a confidence is from 0 to 1".to_owned()),
    }
}

fn mapping(text: &str) -> Result<(String, String), String> {
    let fields = ["id", "date", "title", "source", "url", "text"];
    match text.split_once('=') {
        Some((field, column)) if fields.contains(&field) && !column.is_empty() => {
            Ok((field.to_owned(), column.to_owned()))
        }
        _ => Err(format!(
            "not FIELD=COLUMN with a field of {}",
            fields.join(", ")
        )),
    }
}
