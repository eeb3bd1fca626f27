//! Patterns of paths: what a shell would have expanded, had it not been quoted or were there not too many.

use std::path::{Component, Path, PathBuf};

use globset::GlobBuilder;
use walkdir::{DirEntry, WalkDir};

use super::clean;
use super::walk::hidden;
use crate::model::Diagnostic;

/// Whether an input is a pattern: it names no file, and has a `*`, a `?` or a `[`.
pub fn is_pattern(path: &Path) -> bool {
    let text = path.to_string_lossy();
    text.contains(['*', '?', '[']) && path.symlink_metadata().is_err()
}

/// The paths that fit, sorted. `*` stops at a slash, `**` does not; hidden files and folders fit no pattern.
///
/// # Errors
/// A pattern that is none, or that no path fits.
pub fn expand(pattern: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let skipped = |message: String| Diagnostic::skipped(clean::path(pattern), 0, message);
    let text = pattern.to_string_lossy();
    let glob = GlobBuilder::new(&text).literal_separator(true).build();
    let matcher = glob
        .map_err(|e| skipped(format!("not a pattern: {}", e.kind())))?
        .compile_matcher();
    let (folder, prefix) = folder(pattern);
    let deep = text.contains("**");
    let depth = pattern.components().count().saturating_sub(prefix);
    let walk =
        WalkDir::new(folder)
            .follow_links(true)
            .max_depth(if deep { usize::MAX } else { depth });
    // Without a folder before it a pattern walks `.`, and its paths begin with that.
    let bare = |entry: &DirEntry| match prefix {
        0 => entry
            .path()
            .strip_prefix(".")
            .unwrap_or(entry.path())
            .to_path_buf(),
        _ => entry.path().to_path_buf(),
    };
    let visible = |entry: &DirEntry| entry.depth() == 0 || !hidden(entry.path());
    let entries = walk
        .into_iter()
        .filter_entry(visible)
        .filter_map(Result::ok);
    let mut paths: Vec<PathBuf> = entries
        .filter(|entry| entry.depth() > 0)
        // `**` means the files below a folder; the folders would be read along with them a second time.
        .filter(|entry| !(deep && entry.file_type().is_dir()))
        .map(|entry| bare(&entry))
        .filter(|path| matcher.is_match(path))
        .collect();
    paths.sort();
    match paths.is_empty() {
        true => Err(skipped("no file fits this pattern".to_owned())),
        false => Ok(paths),
    }
}

/// The folder before the first component with a sign of a pattern, and how many components it has.
fn folder(pattern: &Path) -> (PathBuf, usize) {
    let literal = |c: &Component| {
        !c.as_os_str()
            .to_string_lossy()
            .contains(['*', '?', '[', '{', '\\'])
    };
    let before: Vec<Component> = pattern.components().take_while(literal).collect();
    match before.len() {
        0 => (PathBuf::from("."), 0),
        count => (before.iter().collect(), count),
    }
}
