//! Reads articles from files, directories and standard input, as a stream for `annotate`.
//!
//! One article is in memory at a time, however many there are: a file is opened when its turn comes, and JSON Lines are
//! read line by line. What cannot be used comes as a [`Diagnostic`] in the place where its article would have come, so
//! that nothing is lost silently and the rest goes on. The text is never changed, since every offset of the later stages
//! addresses it as it was given; only what describes an article (id, title, source, URL) is cleaned.
//!
//! The way of an article: `walk` finds the files, `source` opens one and tells its format, `plain` or `jsonl`
//! takes it apart into `record`s, and `meta` completes each with an id, a date and a title.

mod clean;
mod date;
mod jsonl;
mod language;
mod lines;
mod meta;
mod plain;
mod record;
mod source;
mod utf8;
mod walk;

use std::path::PathBuf;

use jiff::civil::Date;

use crate::model::{Article, Diagnostic};
use meta::Origin;
use source::{Format, Source};

/// Bytes that a plain file or a line of JSON Lines may have. A news article has some thousand; a larger one is a dump of
/// something else, and the limit keeps memory bounded and offsets far inside `u32`.
const LIMIT: u64 = 16 << 20;

/// How inputs are read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Day of publication of every article that brings none.
    pub date: Option<Date>,
}

/// What comes out of every reader.
type Item = std::result::Result<Article, Diagnostic>;

/// The items of one file.
type Items = Box<dyn Iterator<Item = Item> + Send>;

/// Streams the articles of files, directories and `-` (standard input), in sorted path order; what cannot be used comes
/// as a diagnostic in its place.
///
/// A diagnostic of level [`Skipped`](crate::model::Level::Skipped) stands for what was left out; one of level
/// [`Warning`](crate::model::Level::Warning) comes right before the article that it is about. An article in another
/// language than English comes after its `Skipped` diagnostic, with that language in its record. An input that is named
/// twice is read once.
///
/// ```
/// use newsgraph::read::{Options, articles};
///
/// let directory = tempfile::tempdir()?;
/// let text = "Ministers meet in Geneva\n\nThe two ministers met on Friday.";
/// std::fs::write(directory.path().join("2025-03-07-geneva.txt"), text)?;
///
/// let read: Vec<_> = articles(&[directory.path().to_path_buf()], &Options::default()).collect();
/// let [Ok(article)] = read.as_slice() else { panic!("one article: {read:?}") };
/// assert_eq!(article.text, text);
/// assert_eq!(article.meta.title.as_deref(), Some("Ministers meet in Geneva"));
/// assert_eq!(article.meta.date, Some(jiff::civil::date(2025, 3, 7)));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn articles(inputs: &[PathBuf], options: &Options) -> impl Iterator<Item = Item> + use<> {
    let date = options.date;
    walk::sources(inputs).flat_map(move |found| match found {
        Ok(source) => read(&source, date),
        Err(diagnostic) => Box::new(std::iter::once(Err(diagnostic))),
    })
}

/// The articles of one source.
fn read(source: &Source, fallback: Option<Date>) -> Items {
    let origin = Origin {
        name: source.name(),
        date: source.date().or(fallback),
    };
    let (reader, format) = match source.open() {
        Ok(opened) => opened,
        Err(e) => return Box::new(std::iter::once(Err(origin.unreadable(0, &e)))),
    };
    match format {
        Format::Plain => Box::new(plain::items(reader, &origin).into_iter()),
        Format::JsonLines => Box::new(jsonl::items(reader, origin)),
    }
}
