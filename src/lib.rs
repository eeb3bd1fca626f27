//! Turns news articles into a knowledge graph in which every edge shows the sentence it comes from and its status.
//!
//! The crate is one pipeline of stages, each a module that hands plain data to the next; [`pipeline`] is the whole of it
//! on one page, `ARCHITECTURE.md` says why. The program `newsgraph` is a thin layer over this library.
//!
//! ```
//! use newsgraph::annotate::engine::Model;
//! use newsgraph::model::{Article, ArticleMeta};
//! use newsgraph::{graph::KnowledgeGraph, pipeline::Engine, resolve::resolve, schema::Schema};
//!
//! let schema = Schema::embedded()?;
//! let model = Model::embedded()?;
//! let engine = Engine::new(&schema, &model);
//! let article = |id: &str, text: &str| Article {
//!     meta: ArticleMeta {
//!         id: id.into(),
//!         date: Some(jiff::civil::date(2025, 5, 5)),
//!         language: "en".into(),
//!         ..ArticleMeta::default()
//!     },
//!     text: text.into(),
//! };
//! let articles = [
//!     article("a1", "Norwegian envoy Maria Larsen will meet Peter Hall in Lima on Saturday."),
//!     article("a2", "Peter Hall denied having met Maria Larsen."),
//! ];
//! let extractions: Vec<_> = articles.iter().map(|a| engine.extract(a)).collect();
//! let graph: KnowledgeGraph = resolve(extractions.as_slice(), &schema)?;
//! let meets: Vec<String> = graph
//!     .edges()
//!     .filter(|(_, _, edge)| edge.edge == "MEETS")
//!     .map(|(a, b, edge)| format!("{} {} {}", a.name, b.name, edge.status))
//!     .collect();
//! assert_eq!(meets, ["Maria Larsen Peter Hall denied", "Maria Larsen Peter Hall planned"]);
//! # Ok::<(), newsgraph::model::Error>(())
//! ```

pub mod annotate;
pub mod export;
pub mod extract;
pub mod graph;
pub mod model;
#[cfg(feature = "neo4j")]
pub mod neo4j;
pub mod pipeline;
pub mod query;
pub mod read;
pub mod resolve;
pub mod schema;
pub mod store;
