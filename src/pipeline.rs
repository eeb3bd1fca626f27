//! The stages in order.
//!
//! ```text
//! files ─read─▶ Article ─annotate─▶ Document ─extract─▶ Extraction ─resolve─▶ KnowledgeGraph ─▶ query, export
//! ```
//!
//! Articles stream through in batches that are annotated and extracted on all threads and handed on in input order, so
//! that memory does not grow with the corpus and the result does not depend on the number of threads.

mod as_of;
mod build;
mod rule_tests;

use rayon::prelude::*;

use crate::annotate::Annotator;
use crate::annotate::engine::Model;
use crate::extract::Extractor;
use crate::extract::trace::TracedSentence;
use crate::graph::KnowledgeGraph;
use crate::model::{Article, Diagnostic, Document, Extraction, Result};
use crate::resolve::{Decisions, resolve_with};
use crate::schema::Schema;
use crate::store::Store;
pub use as_of::AsOf;
pub use build::{Built, With, build, merge, remove};
pub use rule_tests::{Tested, check_rules, test_rules};

/// Articles that are worked on together: enough to keep all threads busy, few enough to stay small in memory.
const BATCH: usize = 256;

/// From articles to what they say.
pub struct Engine<'s> {
    annotator: Annotator<'s>,
    extractor: Extractor<'s>,
}

impl<'s> Engine<'s> {
    /// An engine with this schema and this model; made once, used from any thread.
    pub fn new(schema: &'s Schema, model: &'s Model) -> Engine<'s> {
        Engine {
            annotator: Annotator::new(schema, model),
            extractor: Extractor::new(schema),
        }
    }

    /// The same with [events](crate::model::Event), which a graph does not hold.
    pub fn with_events(self) -> Engine<'s> {
        Engine {
            extractor: self.extractor.with_events(),
            ..self
        }
    }

    /// What one article says.
    ///
    /// ```
    /// use newsgraph::model::{Article, ArticleMeta};
    ///
    /// let schema = newsgraph::schema::Schema::embedded()?;
    /// let model = newsgraph::annotate::engine::Model::embedded()?;
    /// let engine = newsgraph::pipeline::Engine::new(&schema, &model);
    /// let meta = ArticleMeta { id: "a1".into(), date: Some("2025-05-05".parse()?), language: "en".into(), ..ArticleMeta::default() };
    /// let text = "Norwegian envoy Maria Larsen met Peter Hall in Lima on Sunday.".into();
    /// let extraction = engine.extract(&Article { meta, text });
    /// let types: Vec<&str> = extraction.claims.iter().map(|claim| claim.edge.as_str()).collect();
    /// assert_eq!(types, ["MEETS", "REPRESENTS"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn extract(&self, article: &Article) -> Extraction {
        if article.meta.language != "en" {
            let message = format!(
                "written in another language ({}); nothing is read in it",
                article.meta.language
            );
            let diagnostics = vec![Diagnostic::skipped(&article.meta.id, 0, message)];
            return Extraction {
                article: article.meta.clone(),
                diagnostics,
                ..Extraction::default()
            };
        }
        let document = self.annotator.annotate(article);
        self.extractor.extract(article, &document)
    }

    /// The words, sentences and names of each of some articles, in their order, worked out on all threads.
    pub fn annotate_all(&self, articles: Vec<Article>) -> Vec<(Article, Document)> {
        let annotate = |article: Article| {
            let document = self.annotator.annotate(&article);
            (article, document)
        };
        articles.into_par_iter().map(annotate).collect()
    }

    /// Why each rule whose trigger stands in an article makes claims of it or not, in order of text.
    pub fn trace(&self, article: &Article) -> Vec<TracedSentence> {
        let document = self.annotator.annotate(article);
        self.extractor.trace(article, &document)
    }

    /// What each of some articles says, in their order, worked out on all threads.
    pub fn extract_all(&self, articles: Vec<Article>) -> Vec<(Article, Extraction)> {
        let extract = |article: Article| {
            let extraction = self.extract(&article);
            (article, extraction)
        };
        articles.into_par_iter().map(extract).collect()
    }
}

/// Splits a stream of articles into batches and hands each on, in order; diagnostics go to `report`.
///
/// # Errors
/// The first error of `accept`.
pub fn batches(
    articles: impl Iterator<Item = std::result::Result<Article, Diagnostic>>,
    report: &mut dyn FnMut(Diagnostic),
    accept: &mut dyn FnMut(Vec<Article>) -> Result<()>,
) -> Result<()> {
    let mut batch = Vec::with_capacity(BATCH);
    for article in articles {
        match article {
            Ok(article) => batch.push(article),
            Err(diagnostic) => report(diagnostic),
        }
        if batch.len() == BATCH {
            accept(std::mem::take(&mut batch))?;
        }
    }
    if batch.is_empty() {
        Ok(())
    } else {
        accept(batch)
    }
}

/// The graph of all that a store holds, as people have decided; what of that cannot be followed goes to `report`.
///
/// # Errors
/// When the store cannot be read.
pub fn graph(
    store: &Store,
    schema: &Schema,
    decisions: &Decisions,
    report: &mut dyn FnMut(Diagnostic),
) -> Result<KnowledgeGraph> {
    let resolved = resolve_with(store, schema, decisions)?;
    resolved.problems.into_iter().for_each(report);
    Ok(resolved.graph)
}
