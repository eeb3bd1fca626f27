//! Files that are one thing and are read as a whole: a text, a page, a feed.

use std::io::{BufRead, Read};

use super::charset::{self, Declared};
use super::meta::Origin;
use super::{Item, LIMIT};
use crate::model::Diagnostic;

/// All bytes, or why not. The size is counted while reading: what the system says of it is wrong for pipes, for files that
/// grow and for what is compressed.
///
/// # Errors
/// The diagnostic that takes the file's place.
pub fn bytes(reader: impl BufRead, origin: &Origin) -> Result<Vec<u8>, Diagnostic> {
    let mut bytes = Vec::new();
    if let Err(e) = reader.take(LIMIT + 1).read_to_end(&mut bytes) {
        return Err(origin.unreadable(0, &e));
    }
    if bytes.len() as u64 > LIMIT {
        let message = "over 16 MiB; split it into one file an article";
        return Err(origin.skipped(0, message));
    }
    Ok(bytes)
}

/// The items that the text of these bytes makes, after the warning that its character set was guessed.
pub fn items(
    bytes: &[u8],
    declared: Declared,
    origin: &Origin,
    make: impl FnOnce(String) -> Vec<Item>,
) -> Vec<Item> {
    match charset::decode(bytes, declared) {
        Ok(decoded) => {
            let warning = decoded.guessed.map(charset::guess_warning);
            let warning = warning.map(|message| Err(origin.warning(0, message)));
            warning.into_iter().chain(make(decoded.text)).collect()
        }
        Err(bad) => {
            let line = bad.offset.map_or(0, |offset| line_of(bytes, offset));
            vec![Err(origin.skipped(line, bad.message))]
        }
    }
}

/// The line, from 1, that the byte at this offset stands in.
fn line_of(bytes: &[u8], offset: usize) -> u32 {
    let breaks = bytes.iter().take(offset).filter(|b| **b == b'\n').count();
    u32::try_from(breaks + 1).unwrap_or(u32::MAX)
}
