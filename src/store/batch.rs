//! The rules by which articles enter and leave the store: which of two that claim one id stays, whatever the order they
//! come in, and what a change means for the saved graph.

use std::sync::PoisonError;

use redb::{Table, WriteTransaction};

use super::Store;
use super::error::At;
use super::tables::{self, Record};
use super::value;
use crate::model::{Article, ArticleMeta, Diagnostic, Extraction, Result};

/// The tables of one writing transaction.
pub(super) struct Batch<'t> {
    store: &'t Store,
    records: Table<'t, &'static str, &'static [u8]>,
    articles: Table<'t, &'static str, &'static [u8]>,
    extractions: Table<'t, &'static str, &'static [u8]>,
    /// Whether an extraction has been added, changed or removed.
    changed: bool,
    /// Whether a text that the saved graph may cite is there no longer.
    stale: bool,
}

impl<'t> Batch<'t> {
    pub fn open(store: &'t Store, txn: &'t WriteTransaction) -> Result<Batch<'t>> {
        Ok(Batch {
            store,
            records: txn.open_table(tables::RECORDS).at(&store.file)?,
            articles: txn.open_table(tables::ARTICLES).at(&store.file)?,
            extractions: txn.open_table(tables::EXTRACTIONS).at(&store.file)?,
            changed: false,
            stale: false,
        })
    }

    /// Notes, in the same transaction, what has become of the saved graph.
    pub fn close(self, txn: &WriteTransaction) -> Result<()> {
        let file = &self.store.file;
        let mut meta = txn.open_table(tables::META).at(file)?;
        if self.changed {
            meta.insert(tables::GRAPH_BEHIND, 1).at(file)?;
        }
        if self.stale {
            meta.insert(tables::GRAPH_STALE, 1).at(file)?;
        }
        Ok(())
    }

    /// Takes an article out with its extraction; says whether it was there.
    pub fn remove(&mut self, id: &str) -> Result<bool> {
        let file = &self.store.file;
        let held = self.records.remove(id).at(file)?.is_some();
        self.articles.remove(id).at(file)?;
        self.extractions.remove(id).at(file)?;
        self.changed |= held;
        self.stale |= held;
        Ok(held)
    }

    /// Adds one article; gives the diagnostic of the one that had to give way.
    pub fn put(
        &mut self,
        record: &Record,
        article: &Article,
        extraction: &Extraction,
    ) -> Result<Option<Diagnostic>> {
        let id = &article.meta.id;
        let Some(held) = self.record(id)? else {
            self.write_all(record, article, extraction)?;
            return Ok(None);
        };
        if held.content == record.content {
            match held.is(&record.content, &record.fingerprint) {
                true => self.write_record(id, record)?,
                false => self.write_all(record, article, extraction)?,
            }
            return Ok(None);
        }
        let touched = self.store.touched.lock();
        let touched = touched.unwrap_or_else(PoisonError::into_inner).contains(id);
        let rivals = held.run == record.run || touched;
        if rivals && held.rank() < record.rank() {
            return Ok(Some(left_out(&article.meta)));
        }
        let mut diagnostic = None;
        if rivals {
            let other: Option<Article> = self.store.fetch(&self.articles, id)?;
            diagnostic = other.map(|other| left_out(&other.meta));
        }
        self.stale = true;
        self.write_all(record, article, extraction)?;
        Ok(diagnostic)
    }

    fn record(&self, id: &str) -> Result<Option<Record>> {
        self.store.fetch(&self.records, id)
    }

    fn write_record(&mut self, id: &str, record: &Record) -> Result<()> {
        let value = value::encode(id.as_bytes(), record)?;
        self.records
            .insert(id, value.as_slice())
            .at(&self.store.file)?;
        Ok(())
    }

    fn write_all(
        &mut self,
        record: &Record,
        article: &Article,
        extraction: &Extraction,
    ) -> Result<()> {
        let (id, file) = (article.meta.id.as_str(), &self.store.file);
        let value = value::encode(id.as_bytes(), article)?;
        self.articles.insert(id, value.as_slice()).at(file)?;
        let value = value::encode(id.as_bytes(), extraction)?;
        self.extractions.insert(id, value.as_slice()).at(file)?;
        self.changed = true;
        self.write_record(id, record)
    }
}

/// Says what is left out and not what stayed, so that the message is the same in whatever order the articles came.
fn left_out(meta: &ArticleMeta) -> Diagnostic {
    let id = &meta.id;
    let title = meta.title.as_deref().unwrap_or("untitled");
    let date = meta.date.map_or("no date".to_owned(), |d| d.to_string());
    Diagnostic::skipped(
        id,
        0,
        format!(
            "an article (\"{title}\", {date}) was left out, as another one of this build has the id {id}, too: \
             give it an id of its own"
        ),
    )
}
