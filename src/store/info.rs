//! What a store holds, in numbers.

use std::collections::BTreeMap;

use jiff::civil::Date;
use redb::{ReadableTable, ReadableTableMetadata};

use super::error::At;
use super::tables::{self, Record};
use super::{Store, value};
use crate::model::{Error, Result};

/// What a store holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Info {
    /// Articles.
    pub articles: u64,
    /// Those of them without a day of publication.
    pub undated: u64,
    /// The earliest day of publication and the latest.
    pub days: Option<(Date, Date)>,
    /// How many extractions were made with what: fingerprints of schema and model. More than one stand here only when a
    /// build was interrupted.
    pub fingerprints: BTreeMap<String, u64>,
    /// How many builds were begun.
    pub builds: u64,
    /// Whether the graph is the one of all articles that are here.
    pub graph_is_current: bool,
    /// The size of the file.
    pub bytes: u64,
}

impl Store {
    /// What the store holds, by its records: no text and no graph is read.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn info(&self) -> Result<Info> {
        let file = &self.file;
        let size = std::fs::metadata(file)
            .map_err(|e| Error::wrap(format!("{} cannot be read", file.display()), e))?;
        self.read(|txn| {
            let meta = txn.open_table(tables::META).at(file)?;
            let records = txn.open_table(tables::RECORDS).at(file)?;
            let has = |name: &str| -> Result<bool> { Ok(meta.get(name).at(file)?.is_some()) };
            let mut info = Info {
                articles: records.len().at(file)?,
                builds: meta.get(tables::RUN).at(file)?.map_or(0, |n| n.value()),
                graph_is_current: has(tables::GRAPH_SAVED)?
                    && !has(tables::GRAPH_BEHIND)?
                    && !has(tables::GRAPH_STALE)?,
                bytes: size.len(),
                ..Info::default()
            };
            for row in records.iter().at(file)? {
                let (id, row) = row.at(file)?;
                let record: Record = value::decode(id.value().as_bytes(), row.value()).at(file)?;
                info.undated += u64::from(record.date.is_none());
                if let Some(day) = record.date {
                    let (first, last) = info.days.unwrap_or((day, day));
                    info.days = Some((first.min(day), last.max(day)));
                }
                *info.fingerprints.entry(record.fingerprint).or_default() += 1;
            }
            Ok(info)
        })
    }
}
