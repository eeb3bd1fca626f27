//! The graph as bytes for other tools: one trait, one file a format, one enum that lists the formats.
//!
//! An exporter names its files and writes each of them to any [`Write`], so that the caller alone decides on folders,
//! archives and terminals. Everything is streamed in the graph's own order: the same graph gives the same bytes. The
//! picture without Graphviz ([`svg`]) is no exporter, since it shows only as many nodes as an eye can follow.

mod annotation;
mod beside;
mod conllu;
pub mod cypher;
mod dot;
mod draw;
mod edge_record;
mod extraction;
mod filter;
mod flat;
mod gexf;
mod graphml;
mod jsonl;
mod layout;
mod measure;
mod neo4j_cells;
mod neo4j_csv;
mod neo4j_rows;
mod neo4j_scripts;
mod node_record;
mod order;
mod parts;
mod picture;
mod ports;
mod ranks;
mod scene;
mod sets;
mod spreadsheet;
mod stream;
mod svg;
mod texts;
mod values;
mod xml;

use std::io::Write;

use crate::graph::KnowledgeGraph;
use crate::model::{Articles, Error, Result};
use crate::schema::Schema;

pub use annotation::write_annotation;
pub use conllu::write_conllu;
pub use dot::picture as dot_picture;
pub use edge_record::{MENTIONED_IN, mention_id};
pub use extraction::write_extraction;
pub use filter::Filter;
pub use node_record::article_node_id;
pub use svg::svg;
pub use values::{Field, Kind, Value};

/// What an exporter sees.
pub struct View<'a> {
    /// The merged graph.
    pub graph: &'a KnowledgeGraph,
    /// Where the texts of the evidence are.
    pub articles: &'a dyn Articles,
    /// Labels, symmetric edges and how pictures show a node.
    pub schema: &'a Schema,
}

/// One format.
pub trait Exporter {
    /// The names of the files that make up an export, in the order in which they are best read.
    fn files(&self, view: &View) -> Vec<String>;

    /// Writes one of these files.
    ///
    /// # Errors
    /// When the format has no such file, an article of the evidence cannot be read, or `out` fails.
    fn write(&self, file: &str, view: &View, out: &mut dyn Write) -> Result<()>;

    /// Writes all files, each into what `open` gives for its name, and returns their names. A format of many files does
    /// in one pass over the graph what takes one a file otherwise.
    ///
    /// # Errors
    /// When `open` or [`write`](Exporter::write) fails.
    fn write_all(
        &self,
        view: &View,
        open: &mut dyn FnMut(&str) -> Result<Box<dyn Write>>,
    ) -> Result<Vec<String>> {
        let files = self.files(view);
        for file in &files {
            let mut out = open(file)?;
            self.write(file, view, &mut out)?;
            out.flush()?;
        }
        Ok(files)
    }
}

/// Every format that `newsgraph export` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// `nodes.jsonl` and `edges.jsonl`: all there is, with the evidence.
    Jsonl,
    /// Files and scripts for Neo4j's bulk importer and for `LOAD CSV`.
    Neo4jCsv,
    /// `graph.cypher`: one script that makes the graph in Neo4j.
    Cypher,
    /// `nodes.csv` and `edges.csv` for Gephi and spreadsheets.
    Csv,
    /// `graph.dot`: a picture for Graphviz.
    Dot,
    /// `graph.graphml` for networkx, igraph, yEd and others.
    Graphml,
    /// `graph.gexf`, GEXF 1.3, for Gephi.
    Gexf,
}

impl Format {
    /// Every format, in the order of listings.
    pub const ALL: [Format; 7] = [
        Format::Jsonl,
        Format::Neo4jCsv,
        Format::Cypher,
        Format::Csv,
        Format::Dot,
        Format::Graphml,
        Format::Gexf,
    ];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Jsonl => "jsonl",
            Format::Neo4jCsv => "neo4j-csv",
            Format::Cypher => "cypher",
            Format::Csv => "csv",
            Format::Dot => "dot",
            Format::Graphml => "graphml",
            Format::Gexf => "gexf",
        }
    }

    /// The format with this name.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|f| f.name() == name)
    }

    /// What its files end with, without the dot. Scripts beside the files of `neo4j-csv` end otherwise.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Jsonl => "jsonl",
            Format::Neo4jCsv | Format::Csv => "csv",
            Format::Cypher => "cypher",
            Format::Dot => "dot",
            Format::Graphml => "graphml",
            Format::Gexf => "gexf",
        }
    }

    /// The media type of its files.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Jsonl => "application/jsonl",
            Format::Neo4jCsv | Format::Csv => "text/csv",
            Format::Cypher => "application/x-cypher-query",
            Format::Dot => "text/vnd.graphviz",
            Format::Graphml => "application/graphml+xml",
            Format::Gexf => "application/gexf+xml",
        }
    }

    /// What writes it.
    pub fn exporter(self) -> Box<dyn Exporter> {
        match self {
            Format::Jsonl => Box::new(jsonl::Jsonl),
            Format::Neo4jCsv => Box::new(neo4j_csv::Neo4jCsv),
            Format::Cypher => Box::new(cypher::Cypher),
            Format::Csv => Box::new(spreadsheet::Spreadsheet),
            Format::Dot => Box::new(dot::Dot),
            Format::Graphml => Box::new(graphml::Graphml),
            Format::Gexf => Box::new(gexf::Gexf),
        }
    }
}

/// The answer to a file name that an exporter did not give.
fn no_such_file(format: Format, file: &str) -> Error {
    Error::new(format!("the format {} has no file {file}", format.name()))
}
