//! Making and opening the file, and every reason not to. What a newer version wrote is looked at through a read-only
//! handle first, so that it is refused without a byte of it changed.

use std::path::Path;
use std::sync::Mutex;

use redb::{
    Builder, Database, DatabaseError, ReadOnlyDatabase, ReadTransaction, ReadableDatabase,
    ReadableTable, StorageError, TableError,
};

use super::error::{At, in_use, left, newer, no_build_directory, not_ours, older};
use super::guard::guarded;
use super::tables::{self, FILE, Record};
use super::{Db, Store, value};
use crate::model::{Error, Result};

/// How much of the file redb may keep in memory; its own default of 1 GiB is a laptop's share of all there is.
const CACHE: usize = 128 << 20;

impl Store {
    /// Opens a build directory for a build; makes the folder and the file where they are not there. Of what an older
    /// version wrote the articles are kept; all else has to be made anew.
    ///
    /// # Errors
    /// When `dir` is not a folder or may not be written, when another newsgraph has it open, or when its file was not
    /// written by newsgraph, or by a newer version; then nothing is changed.
    pub fn create(dir: &Path) -> Result<Store> {
        let shown = dir.display();
        if dir.exists() && !dir.is_dir() {
            return Err(Error::new(format!(
                "{shown} is not a folder: choose another one to build into"
            )));
        }
        std::fs::create_dir_all(dir)
            .map_err(|e| Error::wrap(format!("the folder {shown} cannot be made"), e))?;
        let file = dir.join(FILE);
        let (db, found) = guarded(&file, || open_for_build(&file))?;
        let store = Store {
            file,
            db: Db::Write(db),
            touched: Mutex::default(),
        };
        match found {
            Found::Nothing => store.lay_out()?,
            Found::Older => store.carry_over()?,
            Found::Store => {}
        }
        Ok(store)
    }

    /// Opens a build directory for changes, which must be there.
    ///
    /// # Errors
    /// When `dir` is no build directory, and those of [`Store::create`].
    pub fn change(dir: &Path) -> Result<Store> {
        match has_content(&dir.join(FILE))? {
            true => Store::create(dir),
            false => Err(no_build_directory(dir)),
        }
    }

    /// Opens a build directory for reading, beside other readers. A file that a crashed build left is repaired first,
    /// which loses nothing that was committed.
    ///
    /// # Errors
    /// When `dir` is no build directory, when a build is using it, or when its file was not written by newsgraph, or by
    /// a newer or an older version, or is damaged.
    pub fn open(dir: &Path) -> Result<Store> {
        let file = dir.join(FILE);
        if !has_content(&file)? {
            return Err(no_build_directory(dir));
        }
        let (db, found) = guarded(&file, || open_for_reading(&file))?;
        match found {
            Found::Nothing => Err(no_build_directory(dir)),
            Found::Older => Err(older(&file)),
            Found::Store => Ok(Store {
                file,
                db: Db::Read(db),
                touched: Mutex::default(),
            }),
        }
    }

    /// Makes every table, so that readers may count on them, and marks the file as ours in the same transaction.
    fn lay_out(&self) -> Result<()> {
        self.write(|txn| {
            txn.open_table(tables::RECORDS).at(&self.file)?;
            txn.open_table(tables::ARTICLES).at(&self.file)?;
            txn.open_table(tables::EXTRACTIONS).at(&self.file)?;
            txn.open_table(tables::GRAPH_ARTICLES).at(&self.file)?;
            txn.open_table(tables::GRAPH_NODES).at(&self.file)?;
            let mut meta = txn.open_table(tables::META).at(&self.file)?;
            meta.insert(tables::FORMAT, tables::VERSION)
                .at(&self.file)?;
            Ok(())
        })
    }
}

impl Store {
    /// Makes a store of an older layout one of this: without its extractions, which are then all outdated, and its graph.
    fn carry_over(&self) -> Result<()> {
        self.write(|txn| {
            txn.delete_table(tables::EXTRACTIONS).at(&self.file)?;
            txn.delete_table(tables::GRAPH_ARTICLES).at(&self.file)?;
            txn.delete_table(tables::GRAPH_NODES).at(&self.file)?;
            let mut records = txn.open_table(tables::RECORDS).at(&self.file)?;
            let ids = records.iter().at(&self.file)?.map(|row| {
                let (id, row) = row.at(&self.file)?;
                let id = id.value().to_owned();
                let record: Record = value::decode(id.as_bytes(), row.value()).at(&self.file)?;
                Ok((id, record))
            });
            let held: Vec<(String, Record)> = ids.collect::<Result<_>>()?;
            for (id, mut record) in held {
                record.fingerprint.clear();
                let value = value::encode(id.as_bytes(), &record)?;
                records
                    .insert(id.as_str(), value.as_slice())
                    .at(&self.file)?;
            }
            let mut meta = txn.open_table(tables::META).at(&self.file)?;
            meta.remove(tables::GRAPH_SAVED).at(&self.file)?;
            Ok(())
        })?;
        self.lay_out()
    }
}

fn open_for_build(file: &Path) -> Result<(Database, Found)> {
    if has_content(file)? {
        match builder().open_read_only(file) {
            Ok(db) => {
                check(file, &db.begin_read().at(file)?)?;
            }
            // A crash left it to be repaired, or somebody has it: opening it for writing tells.
            Err(DatabaseError::RepairAborted | DatabaseError::DatabaseAlreadyOpen) => {}
            Err(e) => return Err(e).at(file),
        }
    }
    let db = match builder().create(file) {
        Err(DatabaseError::DatabaseAlreadyOpen) if !is_written(file) => {
            return Err(in_use(file, "query or export"));
        }
        other => other.at(file)?,
    };
    let found = check(file, &db.begin_read().at(file)?)?;
    Ok((db, found))
}

fn open_for_reading(file: &Path) -> Result<(ReadOnlyDatabase, Found)> {
    let db = match builder().open_read_only(file) {
        Err(DatabaseError::RepairAborted) => {
            let repaired = match builder().open(file) {
                Err(DatabaseError::Storage(e @ StorageError::Io(_))) => return Err(left(file, e)),
                other => other.at(file)?,
            };
            repaired.close().at(file)?;
            builder().open_read_only(file).at(file)?
        }
        other => other.at(file)?,
    };
    let found = check(file, &db.begin_read().at(file)?)?;
    Ok((db, found))
}

/// What a file of redb's holds.
#[derive(PartialEq, Eq)]
enum Found {
    /// Not a table: a build that crashed before its first commit.
    Nothing,
    /// A store of an older layout.
    Older,
    /// A store that this version can read.
    Store,
}

fn check(file: &Path, txn: &ReadTransaction) -> Result<Found> {
    let meta = match txn.open_table(tables::META) {
        Ok(meta) => meta,
        Err(TableError::TableDoesNotExist(_)) => {
            return match txn.list_tables().at(file)?.next() {
                None => Ok(Found::Nothing),
                Some(_) => Err(not_ours(file)),
            };
        }
        Err(TableError::Storage(e)) => return Err(e).at(file),
        Err(_) => return Err(not_ours(file)),
    };
    match meta.get(tables::FORMAT).at(file)? {
        Some(version) if version.value() > tables::VERSION => Err(newer(file)),
        Some(version) if version.value() < tables::VERSION => Ok(Found::Older),
        Some(_) => Ok(Found::Store),
        None => Err(not_ours(file)),
    }
}

/// Whether there is a file with something in it.
fn has_content(file: &Path) -> Result<bool> {
    match std::fs::metadata(file) {
        Ok(meta) if meta.is_file() => Ok(meta.len() > 0),
        Ok(_) => Err(not_ours(file)),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(e) if e.kind() == std::io::ErrorKind::NotADirectory => Ok(false),
        Err(e) => Err(Error::wrap(format!("{} cannot be read", file.display()), e)),
    }
}

/// Whether the one who has the file writes it; readers let other readers in.
fn is_written(file: &Path) -> bool {
    matches!(
        builder().open_read_only(file),
        Err(DatabaseError::DatabaseAlreadyOpen)
    )
}

fn builder() -> Builder {
    let mut builder = Builder::new();
    builder.set_cache_size(CACHE);
    builder
}
