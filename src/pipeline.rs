//! The stages in order.
//!
//! ```text
//! files ─read─▶ Article ─annotate─▶ Document ─extract─▶ Extraction ─resolve─▶ KnowledgeGraph ─▶ query, export
//! ```
//!
//! Articles stream through in batches that are annotated and extracted on all threads and handed on in input order, so
//! that memory does not grow with the corpus and the result does not depend on the number of threads.

mod rule_tests;

use rayon::prelude::*;

use crate::annotate::Annotator;
use crate::extract::Extractor;
use crate::model::{Article, Diagnostic, Extraction, Result};
use crate::schema::Schema;
pub use rule_tests::check_rules;

/// Articles that are worked on together: enough to keep all threads busy, few enough to stay small in memory.
const BATCH: usize = 256;

/// From articles to what they say.
pub struct Engine<'s> {
    annotator: Annotator<'s>,
    extractor: Extractor<'s>,
}

impl<'s> Engine<'s> {
    /// An engine with this schema; made once, used from any thread.
    pub fn new(schema: &'s Schema) -> Engine<'s> {
        Engine {
            annotator: Annotator::new(schema),
            extractor: Extractor::new(schema),
        }
    }

    /// What one article says.
    ///
    /// ```
    /// use newsgraph::model::{Article, ArticleMeta};
    ///
    /// let schema = newsgraph::schema::Schema::embedded()?;
    /// let engine = newsgraph::pipeline::Engine::new(&schema);
    /// let meta = ArticleMeta { id: "a1".into(), date: Some("2025-05-05".parse()?), ..ArticleMeta::default() };
    /// let text = "Norwegian envoy Maria Larsen met Peter Hall in Lima on Sunday.".into();
    /// let extraction = engine.extract(&Article { meta, text });
    /// let types: Vec<&str> = extraction.claims.iter().map(|claim| claim.edge.as_str()).collect();
    /// assert_eq!(types, ["MEETS", "REPRESENTS"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn extract(&self, article: &Article) -> Extraction {
        let document = self.annotator.annotate(article);
        self.extractor.extract(article, &document)
    }

    /// Extracts a stream of articles and hands each batch to `accept`, in input order. `skip` says which articles need no
    /// extraction (the store has it); those are left out. Diagnostics go to `report` in their place.
    ///
    /// # Errors
    /// The first error of `skip` or `accept`.
    pub fn run(
        &self,
        articles: impl Iterator<Item = std::result::Result<Article, Diagnostic>>,
        report: &mut dyn FnMut(Diagnostic),
        skip: &mut dyn FnMut(&Article) -> Result<bool>,
        accept: &mut dyn FnMut(Vec<(Article, Extraction)>) -> Result<()>,
    ) -> Result<()> {
        let mut batch = Vec::with_capacity(BATCH);
        for article in articles {
            match article {
                Ok(article) if skip(&article)? => {}
                Ok(article) => batch.push(article),
                Err(diagnostic) => report(diagnostic),
            }
            if batch.len() == BATCH {
                accept(self.extract_all(std::mem::take(&mut batch)))?;
            }
        }
        if batch.is_empty() {
            Ok(())
        } else {
            accept(self.extract_all(batch))
        }
    }

    fn extract_all(&self, batch: Vec<Article>) -> Vec<(Article, Extraction)> {
        batch
            .into_par_iter()
            .map(|article| {
                let extraction = self.extract(&article);
                (article, extraction)
            })
            .collect()
    }
}
