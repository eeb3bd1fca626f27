//! The build directory: articles, extractions and the graph in one file, `DIR/newsgraph.redb`.
//!
//! redb gives what a build needs and no more: one file to copy or delete, transactions that a crash cannot tear, many
//! readers or one writer. SQLite and LMDB would bring a C compiler; a folder of files would have to be made crash-safe by
//! ourselves. A writer shuts readers out on purpose: between [`Store::put`] and [`Store::save_graph`] the graph may cite
//! texts that have just been replaced.
//!
//! A build runs `begin_build`, then for each batch `touch` for what is known, which writes nothing, and `put` for what is
//! new, then resolves from [`Extractions`] and calls `save_graph`. Every other call is one transaction, so that a crash loses at most the batch in hand;
//! what it leaves of the graph is noted in the same transaction. Queries and exports read [`Store::graph`] and, for
//! quotes, [`Articles`].
//!
//! [`Articles`]: crate::model::Articles
//! [`Extractions`]: crate::model::Extractions

mod articles;
mod batch;
mod error;
mod graph;
mod guard;
mod info;
mod open;
mod tables;
mod value;
mod verify;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use redb::{Database, ReadOnlyDatabase, ReadTransaction, ReadableDatabase, WriteTransaction};
use redb::{ReadableTable, ReadableTableMetadata};

use crate::model::{Error, Result};
pub use articles::Held;
use error::At;
use guard::guarded;
pub use info::Info;
pub use verify::Verified;

/// An open build directory.
pub struct Store {
    file: PathBuf,
    db: Db,
    /// Ids of articles that the store held already when this run was given them. No later run asks for them.
    touched: Mutex<HashSet<String>>,
}

/// How the file is open.
enum Db {
    /// By a build, which has it alone.
    Write(Database),
    /// By a query or an export, beside others of their kind.
    Read(ReadOnlyDatabase),
}

impl Store {
    /// Starts a build and gives its number, one more than that of the build before.
    ///
    /// # Errors
    /// When the store is open for reading only or cannot be written.
    pub fn begin_build(&self) -> Result<u64> {
        let mut touched = self.touched.lock().unwrap_or_else(PoisonError::into_inner);
        touched.clear();
        self.write(|txn| {
            let mut meta = txn.open_table(tables::META).at(&self.file)?;
            let last = meta.get(tables::RUN).at(&self.file)?;
            let run = last.map_or(0, |run| run.value()).saturating_add(1);
            meta.insert(tables::RUN, run).at(&self.file)?;
            Ok(run)
        })
    }

    /// How many articles the store holds.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn len(&self) -> Result<u64> {
        self.read(|txn| {
            let records = txn.open_table(tables::RECORDS).at(&self.file)?;
            records.len().at(&self.file)
        })
    }

    /// Whether the store holds no article.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn is_empty(&self) -> Result<bool> {
        Ok(self.len()? == 0)
    }

    /// Does `work` on a snapshot.
    fn read<T>(&self, work: impl FnOnce(&ReadTransaction) -> Result<T>) -> Result<T> {
        guarded(&self.file, || {
            let txn = match &self.db {
                Db::Write(db) => db.begin_read(),
                Db::Read(db) => db.begin_read(),
            };
            work(&txn.at(&self.file)?)
        })
    }

    /// Does `work` in one transaction; an error leaves the store as it was.
    fn write<T>(&self, work: impl FnOnce(&WriteTransaction) -> Result<T>) -> Result<T> {
        let Db::Write(db) = &self.db else {
            let file = self.file.display();
            return Err(Error::new(format!("{file} is open for reading only")));
        };
        guarded(&self.file, || {
            let mut txn = db.begin_write().at(&self.file)?;
            // Saves the allocator's state with each commit, so that after a crash the next command starts at once
            // instead of walking the whole file. It costs one more fsync, which a batch of hundreds does not feel.
            txn.set_quick_repair(true);
            let done = work(&txn)?;
            txn.commit().at(&self.file)?;
            Ok(done)
        })
    }
}
