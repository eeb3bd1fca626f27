//! Articles and their extractions: in by batches, out by number or in one pass.

use std::ops::Bound;
use std::sync::{PoisonError, mpsc};
use std::thread;

use rayon::prelude::*;
use redb::{AccessGuard, ReadOnlyTable, ReadableTable, ReadableTableMetadata};
use serde::de::DeserializeOwned;

use super::Store;
use super::batch::Batch;
use super::error::{At, damaged};
use super::guard::guarded;
use super::tables::{self, Record};
use super::value;
use crate::model::{
    Article, ArticleMeta, Articles, Diagnostic, Error, Extraction, Extractions, Result,
};

/// A value where it lies in the file.
type Row = AccessGuard<'static, &'static [u8]>;

/// An article, and what it says, where that is known.
pub type Held = (Article, Option<Extraction>);

/// Extractions that are handed from thread to thread at once.
const CHUNK: usize = 32;
/// Chunks that may wait between the threads.
const CHUNKS: usize = 4;

/// Articles by their number in the saved graph.
struct Numbered {
    metas: ReadOnlyTable<u32, &'static [u8]>,
    articles: ReadOnlyTable<&'static str, &'static [u8]>,
}

impl Store {
    /// Gives the places in `articles` of those of which the store does not hold exactly this content with an extraction
    /// made with this fingerprint: extract and [`put`](Store::put) them. That this run was given the others is kept in
    /// memory: no later run asks for it, and a record written anew for each would cost more than to read it.
    ///
    /// A run has to show the store every article that it was given, known or not: only so does it notice that an
    /// article of this run contradicts one that an earlier run had brought, and that this run was given, too.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn touch(&self, fingerprint: &str, articles: &[Article]) -> Result<Vec<usize>> {
        let held: Vec<Option<Record>> = self.read(|txn| {
            let records = txn.open_table(tables::RECORDS).at(&self.file)?;
            let held = articles.iter().map(|a| self.fetch(&records, &a.meta.id));
            held.collect()
        })?;
        let is_held = |(article, held): (&Article, &Option<Record>)| match held {
            Some(held) => Ok(held.is(&value::content(article)?, fingerprint)),
            None => Ok(false),
        };
        let is_held: Vec<bool> = articles
            .par_iter()
            .zip(&held)
            .map(is_held)
            .collect::<Result<_>>()?;
        let mut touched = self.touched.lock().unwrap_or_else(PoisonError::into_inner);
        let mut missing = Vec::new();
        for (place, (article, is_held)) in articles.iter().zip(is_held).enumerate() {
            match is_held {
                true => {
                    touched.insert(article.meta.id.clone());
                }
                false => missing.push(place),
            }
        }
        Ok(missing)
    }

    /// Adds articles with their extractions, all in one transaction, as given to this run. The same article again changes
    /// nothing; the same article with another fingerprint changes its extraction.
    ///
    /// Where another article has the id already, this one replaces it if an earlier run brought the other: the user has
    /// corrected it. Within one run, the one with the smaller date (none is smallest), then the smaller hash stays, and
    /// the other comes back as a diagnostic; so what the store holds after a run depends neither on the order of the
    /// input nor on its batches. (How often one and the same diagnostic comes back does, where an article is given twice.)
    ///
    /// # Errors
    /// When the store is open for reading only or cannot be written; then nothing of the batch is added.
    pub fn put(
        &self,
        run: u64,
        fingerprint: &str,
        batch: &[(Article, Extraction)],
    ) -> Result<Vec<Diagnostic>> {
        self.write(|txn| {
            let mut tables = Batch::open(self, txn)?;
            let mut left_out = Vec::new();
            for (article, extraction) in batch {
                let record = Record::new(article, fingerprint, run)?;
                left_out.extend(tables.put(&record, article, extraction)?);
            }
            tables.close(txn)?;
            Ok(left_out)
        })
    }

    /// Takes articles out with all that was extracted from them, in one transaction; gives the ids that the store does
    /// not hold. The graph cannot be read until the next one is saved, since it still cites them.
    ///
    /// # Errors
    /// When the store is open for reading only or cannot be written; then nothing is removed.
    pub fn remove(&self, ids: &[String]) -> Result<Vec<String>> {
        self.write(|txn| {
            let mut batch = Batch::open(self, txn)?;
            let mut unknown = Vec::new();
            for id in ids {
                if !batch.remove(id)? {
                    unknown.push(id.clone());
                }
            }
            batch.close(txn)?;
            Ok(unknown)
        })
    }

    /// The article with this id, if the store holds it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn find(&self, id: &str) -> Result<Option<Article>> {
        self.read(|txn| {
            let articles = txn.open_table(tables::ARTICLES).at(&self.file)?;
            self.fetch(&articles, id)
        })
    }

    /// Articles after an id, at most `most`, by id, each with its extraction where that was made with this fingerprint:
    /// what another store takes over.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn held(&self, fingerprint: &str, after: &str, most: usize) -> Result<Vec<Held>> {
        self.read(|txn| {
            let records = txn.open_table(tables::RECORDS).at(&self.file)?;
            let articles = txn.open_table(tables::ARTICLES).at(&self.file)?;
            let extractions = txn.open_table(tables::EXTRACTIONS).at(&self.file)?;
            let mut found = Vec::new();
            let range = (Bound::Excluded(after), Bound::Unbounded);
            for row in records.range::<&str>(range).at(&self.file)?.take(most) {
                let (id, row) = row.at(&self.file)?;
                let id = id.value();
                let record: Record = value::decode(id.as_bytes(), row.value()).at(&self.file)?;
                let missing = || damaged(&self.file, &format!("article {id} is missing"));
                let article = self.fetch(&articles, id)?.ok_or_else(missing)?;
                let extraction = match record.fingerprint == fingerprint {
                    true => self.fetch(&extractions, id)?,
                    false => None,
                };
                found.push((article, extraction));
            }
            Ok(found)
        })
    }

    /// Articles after an id whose extraction was made with another fingerprint, at most `most`, by id: a build extracts them
    /// anew, so that its graph does not depend on the builds before it. Put, they are outdated no longer.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn outdated(&self, fingerprint: &str, after: &str, most: usize) -> Result<Vec<Article>> {
        self.read(|txn| {
            let records = txn.open_table(tables::RECORDS).at(&self.file)?;
            let articles = txn.open_table(tables::ARTICLES).at(&self.file)?;
            let mut found = Vec::new();
            let range = (Bound::Excluded(after), Bound::Unbounded);
            for row in records.range::<&str>(range).at(&self.file)? {
                let (id, row) = row.at(&self.file)?;
                let id = id.value();
                let record: Record = value::decode(id.as_bytes(), row.value()).at(&self.file)?;
                if record.fingerprint != fingerprint {
                    found.extend(self.fetch(&articles, id)?);
                }
                if found.len() >= most {
                    break;
                }
            }
            Ok(found)
        })
    }

    /// The tables in which [`Store::row`] looks.
    fn numbered(&self) -> Result<Numbered> {
        self.read(|txn| {
            Ok(Numbered {
                metas: txn.open_table(tables::GRAPH_ARTICLES).at(&self.file)?,
                articles: txn.open_table(tables::ARTICLES).at(&self.file)?,
            })
        })
    }

    /// The id and the row of the article with this number in the saved graph.
    fn row(&self, numbered: &Numbered, number: u32) -> Result<(String, Row)> {
        let dir = self.file.parent().unwrap_or(&self.file).display();
        let unknown = |what: String| Error::new(format!("{what} in {dir}: run the build again"));
        let Some(row) = numbered.metas.get(number).at(&self.file)? else {
            return Err(unknown(format!("there is no article number {number}")));
        };
        let meta = value::decode(&number.to_be_bytes(), row.value());
        let ArticleMeta { id, .. } = meta.at(&self.file)?;
        match numbered.articles.get(id.as_str()).at(&self.file)? {
            Some(row) => Ok((id, row)),
            None => Err(unknown(format!("there is no longer an article {id}"))),
        }
    }

    /// The decoded value of an id, from any of the tables by id.
    pub(super) fn fetch<T: DeserializeOwned>(
        &self,
        table: &impl ReadableTable<&'static str, &'static [u8]>,
        id: &str,
    ) -> Result<Option<T>> {
        let row = table.get(id).at(&self.file)?;
        row.map(|row| value::decode(id.as_bytes(), row.value()).at(&self.file))
            .transpose()
    }
}

impl Articles for Store {
    /// The article with this number in the saved graph, found by two look-ups.
    ///
    /// # Errors
    /// When the saved graph has no such number, or the store cannot be read.
    fn article(&self, number: u32) -> Result<Article> {
        let numbered = self.numbered()?;
        guarded(&self.file, || {
            let (id, row) = self.row(&numbered, number)?;
            value::decode(id.as_bytes(), row.value()).at(&self.file)
        })
    }

    fn texts(&self, numbers: &[u32], visit: &mut dyn FnMut(&str) -> Result<()>) -> Result<()> {
        let numbered = self.numbered()?;
        for number in numbers {
            let (id, row) = guarded(&self.file, || self.row(&numbered, *number))?;
            visit(guarded(&self.file, || {
                value::text(id.as_bytes(), row.value()).at(&self.file)
            })?)?;
        }
        Ok(())
    }
}

impl Extractions for Store {
    /// One pass over a snapshot, with some hundred extractions in memory at a time. Numbers are ranks by id: those that the graph made
    /// from this scan will have once it is saved.
    ///
    /// # Errors
    /// What `visit` returns, and when the store cannot be read.
    fn scan(
        &self,
        ahead: &(dyn Fn(&Extraction) + Sync),
        visit: &mut dyn FnMut(u32, &Extraction) -> Result<()>,
    ) -> Result<()> {
        self.pass(&|_| true, ahead, visit)
    }

    fn some(
        &self,
        numbers: &[u32],
        visit: &mut dyn FnMut(u32, &Extraction) -> Result<()>,
    ) -> Result<()> {
        let wanted = |number| numbers.binary_search(&number).is_ok();
        self.pass(&wanted, &|_| (), visit)
    }
}

impl Store {
    /// Reads the extractions that are wanted, by rank; passing over a row costs next to nothing. They are read and decoded on
    /// another thread than the one that visits them, a few at a time ahead of it; there `ahead` sees them, too.
    fn pass(
        &self,
        wanted: &(dyn Fn(u32) -> bool + Sync),
        ahead: &(dyn Fn(&Extraction) + Sync),
        visit: &mut dyn FnMut(u32, &Extraction) -> Result<()>,
    ) -> Result<()> {
        let (sender, receiver) = mpsc::sync_channel(CHUNKS);
        thread::scope(|scope| {
            scope.spawn(move || {
                // Nobody listens any longer where a visit has failed.
                let send = &mut |chunk| sender.send(Ok(chunk)).is_ok();
                if let Err(e) = self.read_ahead(wanted, ahead, send) {
                    let _ = sender.send(Err(e));
                }
            });
            for chunk in receiver {
                for (number, extraction) in chunk? {
                    visit(number, &extraction)?;
                }
            }
            Ok(())
        })
    }

    /// Reads the extractions that are wanted, and sends them in chunks, as long as that succeeds.
    fn read_ahead(
        &self,
        wanted: &dyn Fn(u32) -> bool,
        ahead: &dyn Fn(&Extraction),
        send: &mut dyn FnMut(Vec<(u32, Extraction)>) -> bool,
    ) -> Result<()> {
        let table = self.read(|txn| txn.open_table(tables::EXTRACTIONS).at(&self.file))?;
        guarded(&self.file, || {
            let count = u32::try_from(table.len().at(&self.file)?);
            let too_many = |_| Error::new(format!("{} is too large", self.file.display()));
            let count = count.map_err(too_many)?;
            let mut chunk = Vec::with_capacity(CHUNK);
            let mut number = 0;
            for row in table.iter().at(&self.file)? {
                let (id, extraction) = row.at(&self.file)?;
                if wanted(number) {
                    let extraction = value::decode(id.value().as_bytes(), extraction.value());
                    let extraction = extraction.at(&self.file)?;
                    ahead(&extraction);
                    chunk.push((number, extraction));
                }
                if chunk.len() == CHUNK && !send(std::mem::take(&mut chunk)) {
                    return Ok(());
                }
                number += 1;
            }
            send(chunk);
            match number == count {
                true => Ok(()),
                false => Err(damaged(&self.file, "extractions are missing")),
            }
        })
    }
}
