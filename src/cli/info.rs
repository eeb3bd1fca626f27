//! `newsgraph info`: what a build directory holds, in numbers.

use std::collections::BTreeMap;
use std::io::Write;

use jiff::civil::Date;
use newsgraph::graph::KnowledgeGraph;
use newsgraph::model::{Result, Status, Text};
use newsgraph::store::{Info, Store};
use serde::Serialize;

use super::Outcome;
use super::args_store::{InfoArgs, RowFormat};
use super::rows::write_jsonl;
use super::talk::clean;

/// What is printed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    articles: u64,
    undated: u64,
    first_day: Option<Date>,
    last_day: Option<Date>,
    builds: u64,
    bytes: u64,
    /// Whether the graph is that of all articles, extracted with one schema and model.
    current: bool,
    nodes: BTreeMap<Text, u64>,
    edges: BTreeMap<Text, u64>,
    statuses: BTreeMap<Status, u64>,
}

pub fn run(arguments: &InfoArgs) -> Result<Outcome> {
    let store = Store::open(&arguments.dir)?;
    let info = store.info()?;
    // A directory of an interrupted build has articles and no graph yet, or one that may not be read.
    let graph = match info.graph_is_current {
        true => store.graph()?,
        false => KnowledgeGraph::default(),
    };
    let row = Row::new(&info, &graph);
    match arguments.format {
        RowFormat::Jsonl => write_jsonl(&[row])?,
        RowFormat::Text => print(&row)?,
    }
    Ok(Outcome::Done)
}

impl Row {
    fn new(info: &Info, graph: &KnowledgeGraph) -> Row {
        let mut row = Row {
            articles: info.articles,
            undated: info.undated,
            first_day: info.days.map(|(first, _)| first),
            last_day: info.days.map(|(_, last)| last),
            builds: info.builds,
            bytes: info.bytes,
            current: info.graph_is_current && info.fingerprints.len() <= 1,
            nodes: BTreeMap::new(),
            edges: BTreeMap::new(),
            statuses: BTreeMap::new(),
        };
        for (_, node) in graph.nodes() {
            *row.nodes.entry(node.label.clone()).or_default() += 1;
        }
        for (_, _, edge) in graph.edges() {
            *row.edges.entry(edge.edge.clone()).or_default() += 1;
            *row.statuses.entry(edge.status).or_default() += 1;
        }
        row
    }
}

fn print(row: &Row) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let mut line = |name: &str, text: String| writeln!(out, "{name:<9} {text}");
    let days = match (row.first_day, row.last_day) {
        (Some(first), Some(last)) => format!(", {first} to {last}"),
        _ => String::new(),
    };
    line(
        "articles",
        format!("{}{days}, {} undated", row.articles, row.undated),
    )?;
    line("nodes", counts(&row.nodes))?;
    line("edges", counts(&row.edges))?;
    line("status", counts(&row.statuses))?;
    line(
        "file",
        format!("{} bytes, {} builds", row.bytes, row.builds),
    )?;
    line(
        "graph",
        match row.current {
            true => "of all articles".to_owned(),
            false => "not of all articles as they are: run the build again".to_owned(),
        },
    )?;
    Ok(())
}

/// The sum, then each by its name.
fn counts<K: std::fmt::Display>(counts: &BTreeMap<K, u64>) -> String {
    let total: u64 = counts.values().sum();
    let each = counts
        .iter()
        .map(|(name, n)| format!("{n} {}", clean(&name.to_string())));
    let each: Vec<String> = each.collect();
    match total {
        0 => "0".to_owned(),
        total => format!("{total}: {}", each.join(", ")),
    }
}
