//! What lies where in the file. Texts, extractions and records have tables of their own, so that scanning extractions
//! reads no text and asking whether an article is known reads neither.

use jiff::civil::Date;
use redb::TableDefinition;
use serde::{Deserialize, Serialize};

use crate::model::{Article, Result};

/// Name of the file in the build directory.
pub(super) const FILE: &str = "newsgraph.redb";

/// The layout that this version writes; it changes when a table or a type in one does, and [`META`] carries it under
/// [`FORMAT`]. Articles and records are carried over from one to the next, so those must stay as they are.
pub(super) const VERSION: u64 = 3;

/// Plain numbers by name. The one table whose layout must never change: every version reads its [`FORMAT`] first.
pub(super) const META: TableDefinition<&str, u64> = TableDefinition::new("meta");
/// The layout's version, in [`META`].
pub(super) const FORMAT: &str = "format";
/// The number of the latest build, in [`META`].
pub(super) const RUN: &str = "run";
/// In [`META`] once a graph has been saved: a hash of what it was made with.
pub(super) const GRAPH_SAVED: &str = "graph saved";
/// How many nodes the saved graph has, in [`META`].
pub(super) const GRAPH_NODE_COUNT: &str = "graph nodes";
/// How many edges, in [`META`].
pub(super) const GRAPH_EDGE_COUNT: &str = "graph edges";
/// Stands in [`META`] when the store holds other extractions than those that the graph was made of.
pub(super) const GRAPH_BEHIND: &str = "graph behind";
/// Stands in [`META`] when an article was replaced or removed after the graph was saved: the graph's spans may not fit
/// its text.
pub(super) const GRAPH_STALE: &str = "graph stale";

/// A [`Record`] by article id.
pub(super) const RECORDS: TableDefinition<&str, &[u8]> = TableDefinition::new("records");
/// An `Article` by id.
pub(super) const ARTICLES: TableDefinition<&str, &[u8]> = TableDefinition::new("articles");
/// An `Extraction` by article id.
pub(super) const EXTRACTIONS: TableDefinition<&str, &[u8]> = TableDefinition::new("extractions");
/// The graph's articles, an `ArticleMeta` by number.
pub(super) const GRAPH_ARTICLES: TableDefinition<u32, &[u8]> =
    TableDefinition::new("graph articles");
/// The graph's nodes with their outgoing edges, row behind row, cut into pieces.
pub(super) const GRAPH_NODES: TableDefinition<u32, &[u8]> = TableDefinition::new("graph nodes");

/// What the store knows of an article without reading it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    /// Day of publication: with `content`, what decides between two articles of one id.
    pub date: Option<Date>,
    /// BLAKE3 of everything in the article.
    pub content: [u8; 32],
    /// What the extraction was made with.
    pub fingerprint: String,
    /// The latest build that put the article here.
    pub run: u64,
}

impl Record {
    /// The record of an article that a build was given.
    pub fn new(article: &Article, fingerprint: &str, run: u64) -> Result<Record> {
        Ok(Record {
            date: article.meta.date,
            content: super::value::content(article)?,
            fingerprint: fingerprint.to_owned(),
            run,
        })
    }

    /// Whether it is of an article with this content and an extraction made with this.
    pub fn is(&self, content: &[u8; 32], fingerprint: &str) -> bool {
        self.content == *content && self.fingerprint == fingerprint
    }

    /// The smaller one stays where two articles claim one id; undated articles come first.
    pub fn rank(&self) -> (Option<Date>, &[u8; 32]) {
        (self.date, &self.content)
    }
}
