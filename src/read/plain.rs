//! A plain file: one article, nothing but its text.

use std::io::{BufRead, Read};

use super::meta::{self, Origin};
use super::record::Record;
use super::{Item, LIMIT, utf8};
use crate::model::Diagnostic;

/// The one article of a plain file, or why there is none.
pub fn items(reader: impl BufRead, origin: &Origin) -> Vec<Item> {
    match text(reader, origin) {
        Ok(text) => meta::complete(Record::of_text(text), 0, origin),
        Err(diagnostic) => vec![Err(diagnostic)],
    }
}

/// The text of the file. The size is counted while reading: what the system says of it is wrong for pipes, and for files
/// that grow.
fn text(reader: impl BufRead, origin: &Origin) -> Result<String, Diagnostic> {
    let mut bytes = Vec::new();
    if let Err(e) = reader.take(LIMIT + 1).read_to_end(&mut bytes) {
        return Err(origin.unreadable(0, &e));
    }
    if bytes.len() as u64 > LIMIT {
        let message = "over 16 MiB; split it into one file an article";
        return Err(origin.skipped(0, message));
    }
    let bytes = utf8::without_bom(&bytes);
    match utf8::decode(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(bad) => Err(origin.skipped(line_of(bytes, bad.offset), bad.message)),
    }
}

/// The line, from 1, that the byte at this offset stands in.
fn line_of(bytes: &[u8], offset: usize) -> u32 {
    let breaks = bytes.iter().take(offset).filter(|b| **b == b'\n').count();
    u32::try_from(breaks + 1).unwrap_or(u32::MAX)
}
