//! Runs over a build directory: articles come in, from inputs or from other directories, or go out; then what changed is
//! resolved into its graph. Whatever the way, a directory that holds the same articles ends with the same graph.

use rayon::prelude::*;

use super::{BATCH, Engine, batches, graph};
use crate::annotate::engine::Model;
use crate::model::{Article, Diagnostic, Extraction, Result};
use crate::resolve::Decisions;
use crate::schema::Schema;
use crate::store::{Held, Store};

/// What a run works with: the schema, the model, and what people have decided.
pub type With<'s> = (&'s Schema, &'s Model, &'s Decisions);

/// What a run did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Built {
    /// Articles that were given and could be read.
    pub articles: u64,
    /// Articles that had to be extracted; of the others it was known what they say.
    pub extracted: u64,
    /// Entities and meetings in the graph.
    pub nodes: u64,
    /// Edges in the graph, without MENTIONED_IN.
    pub edges: u64,
}

/// Reads articles into a store, extracts what it does not have, and resolves all that it holds into its graph.
/// `progress` is called after each batch.
///
/// # Errors
/// When the store cannot be read or written.
pub fn build(
    articles: impl Iterator<Item = std::result::Result<Article, Diagnostic>>,
    with: With,
    store: &Store,
    report: &mut dyn FnMut(Diagnostic),
    progress: &mut dyn FnMut(&Built),
) -> Result<Built> {
    let mut run = Run::begin(with, store)?;
    batches(articles, report, &mut |mut batch| {
        batch.retain(|article| article.meta.language == "en");
        run.add(batch.into_iter().map(|article| (article, None)).collect())?;
        progress(&run.built);
        Ok(())
    })?;
    run.finish(report, progress)
}

/// Takes over all articles of other stores, with their extractions where those were made with this schema and model, as
/// one run: the order of the stores does not matter.
///
/// # Errors
/// When a store cannot be read or this one cannot be written.
pub fn merge(
    others: &[Store],
    with: With,
    store: &Store,
    report: &mut dyn FnMut(Diagnostic),
    progress: &mut dyn FnMut(&Built),
) -> Result<Built> {
    let mut run = Run::begin(with, store)?;
    for other in others {
        let mut after = String::new();
        loop {
            let held = other.held(&run.fingerprint, &after, BATCH)?;
            let Some((last, _)) = held.last() else { break };
            after = last.meta.id.clone();
            run.add(held)?;
            progress(&run.built);
        }
    }
    run.finish(report, progress)
}

/// Takes the articles with these ids out of a store, and out of its graph what only they said. Ids that the store does
/// not hold are reported.
///
/// # Errors
/// When the store cannot be read or written.
pub fn remove(
    ids: &[String],
    with: With,
    store: &Store,
    report: &mut dyn FnMut(Diagnostic),
    progress: &mut dyn FnMut(&Built),
) -> Result<Built> {
    let run = Run::begin(with, store)?;
    for unknown in store.remove(ids)? {
        let message = "there is no article with this id: nothing to remove";
        report(Diagnostic::skipped(unknown, 0, message));
    }
    run.finish(report, progress)
}

/// A run in progress.
struct Run<'s> {
    engine: Engine<'s>,
    schema: &'s Schema,
    decisions: &'s Decisions,
    store: &'s Store,
    fingerprint: String,
    number: u64,
    built: Built,
    left_out: Vec<Diagnostic>,
}

impl<'s> Run<'s> {
    fn begin((schema, model, decisions): With<'s>, store: &'s Store) -> Result<Run<'s>> {
        Ok(Run {
            engine: Engine::new(schema, model),
            schema,
            decisions,
            store,
            fingerprint: format!("{} {}", schema.fingerprint(), model.fingerprint()),
            number: store.begin_build()?,
            built: Built::default(),
            left_out: Vec::new(),
        })
    }

    /// Puts a batch into the store, except what it has already; extracts what is not extracted yet.
    fn add(&mut self, batch: Vec<Held>) -> Result<()> {
        self.built.articles += batch.len() as u64;
        let (articles, known): (Vec<Article>, Vec<Option<Extraction>>) = batch.into_iter().unzip();
        let missing = self.store.touch(&self.fingerprint, &articles)?;
        let mut missing = missing.into_iter().peekable();
        let numbered = articles.into_iter().zip(known).enumerate();
        let missing = numbered
            .filter(|(place, _)| missing.next_if_eq(place).is_some())
            .map(|(_, held)| held);
        self.put(missing.collect())
    }

    fn put(&mut self, held: Vec<Held>) -> Result<()> {
        let unknown = held.iter().filter(|(_, extraction)| extraction.is_none());
        self.built.extracted += unknown.count() as u64;
        let extract = |(article, known): Held| {
            let extraction = known.unwrap_or_else(|| self.engine.extract(&article));
            (article, extraction)
        };
        let pairs: Vec<(Article, Extraction)> = held.into_par_iter().map(extract).collect();
        let left_out = self.store.put(self.number, &self.fingerprint, &pairs)?;
        self.left_out.extend(left_out);
        Ok(())
    }

    /// Extracts anew what an earlier run read with another schema or program, so that the graph depends on the articles
    /// and not on the runs; then makes the graph, if anything that it depends on has changed.
    fn finish(
        mut self,
        report: &mut dyn FnMut(Diagnostic),
        progress: &mut dyn FnMut(&Built),
    ) -> Result<Built> {
        let mut after = String::new();
        loop {
            let outdated = self.store.outdated(&self.fingerprint, &after, BATCH)?;
            let Some(last) = outdated.last() else { break };
            after = last.meta.id.clone();
            self.put(
                outdated
                    .into_iter()
                    .map(|article| (article, None))
                    .collect(),
            )?;
            progress(&self.built);
        }
        self.left_out.into_iter().for_each(&mut *report);
        let made_with = format!("{} {:?}", self.fingerprint, self.decisions.all);
        let (nodes, edges) = match self.store.saved_graph(&made_with)? {
            Some(counts) => counts,
            None => {
                let graph = graph(self.store, self.schema, self.decisions, report)?;
                self.store.save_graph(&graph, &made_with)?;
                let counts = (graph.node_count() as u64, graph.edge_count() as u64);
                // Nobody waits until all of it is given back.
                rayon::spawn(move || drop(graph));
                counts
            }
        };
        Ok(Built {
            nodes,
            edges,
            ..self.built
        })
    }
}
