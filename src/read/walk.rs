//! Finds the files that inputs mean, in an order that depends on their paths only.
//!
//! The order of a directory's listing differs between file systems, so every level is sorted; the names of one directory
//! are held for that, never its texts. Hidden files and folders (`.git`, editors' lock files) are nobody's articles and
//! are passed over without a word; any other file that is not read is named. Links are followed, as users link corpora
//! together; `walkdir` notices loops.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::format::KINDS;
use super::source::Source;
use super::{clean, glob};
use crate::model::Diagnostic;

/// A file to read, or why there is none.
type Found = Result<Source, Diagnostic>;

/// The sources of all inputs, patterns expanded, sorted by path.
pub fn sources(inputs: &[PathBuf]) -> impl Iterator<Item = Found> + Send + use<> {
    let mut found = Vec::new();
    for path in inputs {
        match glob::is_pattern(path).then(|| glob::expand(path)) {
            None => found.push((path.clone(), None)),
            Some(Ok(paths)) => found.extend(paths.into_iter().map(|path| (path, None))),
            Some(Err(diagnostic)) => found.push((path.clone(), Some(diagnostic))),
        }
    }
    found.sort();
    found.dedup();
    found.into_iter().flat_map(|(path, failed)| match failed {
        None => input(path),
        Some(diagnostic) => Box::new(std::iter::once(Err(diagnostic))),
    })
}

/// The sources of one input. What is named explicitly is read whatever its name is, and opened only when its turn
/// comes: one that does not exist shows itself then.
fn input(path: PathBuf) -> Box<dyn Iterator<Item = Found> + Send> {
    if path.as_os_str() == "-" {
        return Box::new(std::iter::once(Ok(Source::Stdin)));
    }
    if !path.is_dir() {
        return Box::new(std::iter::once(Ok(Source::named(path))));
    }
    let walk = WalkDir::new(path).follow_links(true).sort_by_file_name();
    let visible = |entry: &DirEntry| entry.depth() == 0 || !hidden(entry.path());
    Box::new(walk.into_iter().filter_entry(visible).filter_map(listed))
}

/// What one entry of a directory is to us; directories themselves are nothing.
fn listed(entry: walkdir::Result<DirEntry>) -> Option<Found> {
    match entry {
        Ok(entry) if entry.file_type().is_dir() => None,
        Ok(entry) => Some(file(&entry)),
        // The filter sees no entry where there is an error, and editors' lock files are hidden broken links.
        Err(e) if e.depth() > 0 && e.path().is_some_and(hidden) => None,
        Err(e) => Some(Err(failed(&e))),
    }
}

/// A file of a directory, if its name or nature does not speak against it. Pipes and devices are left alone here,
/// as opening one could wait for ever.
fn file(entry: &DirEntry) -> Found {
    let name = clean::path(entry.path());
    if !entry.file_type().is_file() {
        return Err(Diagnostic::skipped(name, 0, "not a regular file"));
    }
    Source::of_known_kind(entry.path()).ok_or_else(|| {
        let message = format!("a file of another kind; in directories {KINDS} are read");
        Diagnostic::skipped(name, 0, message)
    })
}

/// The diagnostic of an entry that cannot be read.
fn failed(error: &walkdir::Error) -> Diagnostic {
    let name = clean::path(error.path().unwrap_or(Path::new("")));
    let message = match (error.io_error(), error.loop_ancestor()) {
        (Some(io), _) => format!("cannot be read: {io}"),
        (None, Some(above)) => format!("a link back to {}", clean::path(above)),
        (None, None) => format!("cannot be read: {error}"),
    };
    Diagnostic::skipped(name, 0, message)
}

/// Whether a file or folder is hidden by the convention of the dot.
pub fn hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}
