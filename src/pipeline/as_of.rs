//! A build directory as it would be on a day, with only what had been published by then.

use std::cell::RefCell;

use jiff::civil::Date;

use crate::graph::KnowledgeGraph;
use crate::model::{Article, Articles, Error, Extraction, Extractions, Result};
use crate::resolve::{Decisions, resolve_with};
use crate::schema::Schema;
use crate::store::Store;

/// The graph of the articles that had been published by the end of a day, and of those without a day, with their texts.
pub struct AsOf<'s> {
    /// The graph.
    pub graph: KnowledgeGraph,
    store: &'s Store,
    /// The numbers in the store's own graph of the articles of this one.
    numbers: Vec<u32>,
}

/// The extractions of a store up to a day, and the numbers that they have there.
struct Until<'s> {
    store: &'s Store,
    day: Date,
    numbers: RefCell<Vec<u32>>,
}

impl<'s> AsOf<'s> {
    /// The graph as of a day: the one that a build of these articles alone would make.
    ///
    /// # Errors
    /// When the store's own graph is not that of all its articles, or the store cannot be read.
    pub fn new(
        store: &'s Store,
        schema: &Schema,
        decisions: &Decisions,
        day: Date,
    ) -> Result<AsOf<'s>> {
        if !store.info()?.graph_is_current {
            // The graph's numbers would be those of other articles.
            return Err(Error::new(
                "the graph is older than the articles: run the build again",
            ));
        }
        let until = Until {
            store,
            day,
            numbers: RefCell::default(),
        };
        let graph = resolve_with(&until, schema, decisions)?.graph;
        Ok(AsOf {
            graph,
            store,
            numbers: until.numbers.into_inner(),
        })
    }
}

impl Extractions for Until<'_> {
    fn scan(
        &self,
        ahead: &(dyn Fn(&Extraction) + Sync),
        visit: &mut dyn FnMut(u32, &Extraction) -> Result<()>,
    ) -> Result<()> {
        self.numbers.borrow_mut().clear();
        self.store.scan(ahead, &mut |number, extraction| {
            if extraction.article.date.is_some_and(|date| date > self.day) {
                return Ok(());
            }
            let here = self.numbers.borrow().len() as u32;
            self.numbers.borrow_mut().push(number);
            visit(here, extraction)
        })
    }
}

impl Articles for AsOf<'_> {
    fn article(&self, number: u32) -> Result<Article> {
        let found = self.numbers.get(number as usize).copied();
        let unknown = || Error::new(format!("there is no article number {number}"));
        self.store.article(found.ok_or_else(unknown)?)
    }
}
