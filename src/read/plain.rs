//! A plain file: one article, nothing but its text.

use std::io::BufRead;

use super::charset::Declared;
use super::meta::{self, Origin};
use super::record::Record;
use super::{Item, format, whole};

/// The one article of a plain file, or why there is none.
pub fn items(reader: impl BufRead, origin: &Origin) -> Vec<Item> {
    let bytes = match whole::bytes(reader, origin) {
        Ok(bytes) => bytes,
        Err(diagnostic) => return vec![Err(diagnostic)],
    };
    // A file without a telling name may still be one that a command converts.
    if bytes.starts_with(b"%PDF-") {
        return vec![Err(origin.skipped(0, format::PDF))];
    }
    whole::items(&bytes, Declared::Nowhere, origin, |text| {
        meta::complete(Record::of_text(text), 0, origin)
    })
}
