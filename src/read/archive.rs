//! A zip archive, read as if it were a directory: its entries by their paths, hidden ones passed over.
//!
//! Nothing is written to disk and no name is joined to a path, so a hostile name can do no harm; it is refused all the
//! same, as an archive that has one is not what it seems. An entry is unpacked only as far as the limits go.

use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::PathBuf;

use zip::ZipArchive;
use zip::result::ZipError;

use super::format::{self, Format, Kind, Packing};
use super::meta::Origin;
use super::{Items, LIMIT, clean, date};
use crate::model::Diagnostic;

/// Entries that an archive may have.
const ENTRIES: usize = 100_000;

/// Bytes that an archive may unpack to.
const TOTAL: u64 = 4 << 30;

/// How many times its compressed size an entry may have: news text compresses to a third.
const RATIO: u64 = 200;

/// Bytes up to which the ratio does not matter.
const SMALL: u64 = 1 << 20;

type Zip = ZipArchive<BufReader<File>>;

/// The articles of an archive, read as they are asked for.
pub fn items(file: File, origin: Origin) -> Items {
    let refused =
        |message: String| -> Items { Box::new(std::iter::once(Err(origin.skipped(0, message)))) };
    let mut zip = match ZipArchive::new(BufReader::new(file)) {
        Ok(zip) => zip,
        Err(e) => return refused(format!("cannot be read: {e}")),
    };
    if zip.len() > ENTRIES {
        return refused("an archive with over 100,000 entries; split it".to_owned());
    }
    let named = |i| Some((zip.name_for_index(i)?.ok()?.replace('\\', "/"), i));
    let mut entries: Vec<(String, usize)> = (0..zip.len()).filter_map(named).collect();
    let unnamed = zip.len() - entries.len();
    // As the walk of a directory does: name by name, not byte by byte.
    entries.sort_by(|a, b| a.0.split('/').cmp(b.0.split('/')));
    let lost = (unnamed > 0)
        .then(|| Err(origin.skipped(0, format!("{unnamed} entries without a readable name"))));
    let mut total = 0;
    let read = entries.into_iter().flat_map(move |(name, index)| {
        let origin = Origin {
            name: clean::line(&format!("{}!/{name}", origin.name)).unwrap_or_default(),
            date: date::in_name(name.rsplit('/').next().unwrap_or_default()).or(origin.date),
            names: origin.names.clone(),
        };
        match entry(&mut zip, &name, index, &mut total) {
            Ok(Some((bytes, format))) => {
                super::stream(Box::new(Cursor::new(bytes)), format, origin)
            }
            Ok(None) => Box::new(std::iter::empty()),
            Err(message) => {
                let skipped: Diagnostic = origin.skipped(0, message);
                Box::new(std::iter::once(Err(skipped)))
            }
        }
    });
    Box::new(lost.into_iter().chain(read))
}

/// The bytes and the format of an entry; none for what is passed over.
///
/// # Errors
/// Why it is refused.
fn entry(
    zip: &mut Zip,
    name: &str,
    index: usize,
    total: &mut u64,
) -> Result<Option<(Vec<u8>, Format)>, String> {
    if hostile(name) {
        return Err("refused: its path leads out of the archive".to_owned());
    }
    let hidden = |part: &str| part.starts_with('.') || part == "__MACOSX";
    if name.ends_with('/') || name.split('/').any(hidden) {
        return Ok(None);
    }
    let raw = zip.by_index_raw(index).map_err(|e| unreadable(&e))?;
    let (size, packed) = (raw.size(), raw.compressed_size());
    if raw.is_dir() {
        return Ok(None);
    }
    if raw.is_symlink() {
        return Err("refused: a link".to_owned());
    }
    if raw.encrypted() {
        return Err("encrypted; unpack it first".to_owned());
    }
    drop(raw);
    let format = format_of(name)?;
    if size > LIMIT {
        return Err("refused: an entry over 16 MiB; unpack it first".to_owned());
    }
    bounded(size, packed)?;
    if total.saturating_add(size) > TOTAL {
        return Err("refused: the archive unpacks to over 4 GiB".to_owned());
    }
    let entry = zip.by_index(index).map_err(|e| unreadable(&e))?;
    // What an archive says of its sizes may be a lie.
    let mut bytes = Vec::new();
    let read = entry.take(LIMIT + 1).read_to_end(&mut bytes);
    *total = total.saturating_add(bytes.len() as u64);
    read.map_err(|e| format!("cannot be read: {e}"))?;
    if bytes.len() as u64 > LIMIT {
        return Err("refused: an entry over 16 MiB; unpack it first".to_owned());
    }
    bounded(bytes.len() as u64, packed)?;
    Ok(Some((bytes, format)))
}

/// The format of an entry; archives inside an archive, compressed files among them, are what bombs are made of.
fn format_of(name: &str) -> Result<Format, String> {
    match format::of_name(&PathBuf::from(name)) {
        Some(Kind::Stream(format, Packing::Bare)) => Ok(format),
        Some(Kind::Stream(..) | Kind::Zip | Kind::Archive(_)) => {
            Err("refused: an archive inside an archive; unpack it first".to_owned())
        }
        Some(Kind::Document(advice)) => Err(advice.to_owned()),
        None => Err(format!(
            "a file of another kind; in archives {} are read",
            format::KINDS
        )),
    }
}

fn bounded(size: u64, packed: u64) -> Result<(), String> {
    match size > SMALL && size / RATIO > packed {
        true => Err("refused: compressed over 200 times, as bombs are".to_owned()),
        false => Ok(()),
    }
}

/// Whether a path is absolute or leads up, by the rules of any system.
fn hostile(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    name.starts_with('/')
        || drive
        || name.contains('\0')
        || name.split('/').any(|part| part == "..")
}

fn unreadable(error: &ZipError) -> String {
    format!("cannot be read: {error}")
}
