//! What can go wrong with the file, in words that name it and say what to do.

use std::io::ErrorKind;
use std::path::Path;

use super::value::Unreadable;
use crate::model::{Error, Result};

/// Turns an error of redb or of a value into one that names the file.
pub(super) trait At<T> {
    /// The same result, with the file in its error.
    fn at(self, file: &Path) -> Result<T>;
}

impl<T, E: Into<redb::Error>> At<T> for std::result::Result<T, E> {
    fn at(self, file: &Path) -> Result<T> {
        self.map_err(|e| failed(file, e.into()))
    }
}

impl<T> At<T> for std::result::Result<T, Unreadable> {
    fn at(self, file: &Path) -> Result<T> {
        self.map_err(|e| match e {
            Unreadable::Damaged => damaged(file, ""),
            Unreadable::Newer => newer(file),
        })
    }
}

/// The folder holds no store.
pub(super) fn no_build_directory(dir: &Path) -> Error {
    let dir = dir.display();
    Error::new(format!(
        "{dir} is no newsgraph build directory (run `newsgraph build … -o {dir}`)"
    ))
}

/// The file is something else.
pub(super) fn not_ours(file: &Path) -> Error {
    Error::new(format!(
        "{} was not written by newsgraph: move it away or choose another folder",
        file.display()
    ))
}

/// The file is not as it was written.
pub(super) fn damaged(file: &Path, how: &str) -> Error {
    let colon = if how.is_empty() { "" } else { ": " };
    Error::new(format!(
        "{} is damaged{colon}{how}; move it away and build again from the articles",
        file.display()
    ))
}

/// The file is of a version to come.
pub(super) fn newer(file: &Path) -> Error {
    Error::new(format!(
        "{} was written by a newer version of newsgraph: update newsgraph, or build into another folder",
        file.display()
    ))
}

/// The file is of a version that is gone.
pub(super) fn older(file: &Path) -> Error {
    let dir = file.parent().unwrap_or(file).display();
    Error::new(format!(
        "{} was written by an older version of newsgraph: run `newsgraph build … -o {dir}` once, which keeps its articles",
        file.display()
    ))
}

/// Another process has the file.
pub(super) fn in_use(file: &Path, by: &str) -> Error {
    let dir = file.parent().unwrap_or(file).display();
    Error::new(format!(
        "another newsgraph {by} is using {dir}: wait until it has ended"
    ))
}

/// A crash left the file to be repaired, which whoever asks may not do.
pub(super) fn left(file: &Path, e: redb::StorageError) -> Error {
    let name = file.display();
    let message = format!("{name} is as an interrupted build left it, and cannot be repaired here");
    Error::wrap(message, e)
}

fn failed(file: &Path, e: redb::Error) -> Error {
    let name = file.display();
    match e {
        redb::Error::DatabaseAlreadyOpen | redb::Error::LockProtocolMismatch => {
            in_use(file, "build")
        }
        redb::Error::UpgradeRequired(_) => Error::new(format!(
            "{name} has the layout of an old redb: delete it and build again"
        )),
        redb::Error::Io(e) => match e.kind() {
            ErrorKind::InvalidData => not_ours(file),
            ErrorKind::UnexpectedEof => damaged(file, "it ends too early"),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Error::wrap(
                format!("{name} may not be opened; look at its permissions"),
                e,
            ),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Error::wrap(
                    format!("{name} cannot grow; free some space and build again"),
                    e,
                )
            }
            _ => Error::wrap(format!("{name} cannot be used"), e),
        },
        // redb has no variant of its own for a file format of its future.
        redb::Error::Corrupted(how) if how.starts_with("Expected file format") => newer(file),
        redb::Error::Corrupted(how) => damaged(file, &how),
        // What a whole file of ours can never answer: a table that is missing or holds something else.
        redb::Error::TableDoesNotExist(_)
        | redb::Error::TableTypeMismatch { .. }
        | redb::Error::TableIsMultimap(_)
        | redb::Error::TypeDefinitionChanged { .. } => damaged(file, &e.to_string()),
        e => Error::wrap(format!("{name} cannot be used"), e),
    }
}
