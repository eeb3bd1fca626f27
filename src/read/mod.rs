//! Reads articles from files, directories and standard input, as a stream for `annotate`.
//!
//! One article is in memory at a time, however many there are: a file is opened when its turn comes, and what has many
//! articles is read piece by piece (feeds, of at most 16 MiB, as a whole). What cannot be used comes as a [`Diagnostic`]
//! in the place where its article would have come, so that nothing is lost silently and the rest goes on. A text is never
//! changed, since every offset of the later stages addresses it as it was given; only of HTML it is made here, and what
//! describes an article (id, title, source, URL) is cleaned.
//!
//! The way of an article: `walk` finds the files (`glob` where a pattern is given), `source` opens one, `unpack`
//! unpacks it, `format` tells what it is. One reader a format takes it apart into `record`s: `plain`, `markdown`, `html`,
//! `table`, `jsonl`, `json`, `feed`, `warc`; `archive` hands the entries of a zip to them. `charset` and `transcode`
//! turn bytes into text, `names` says which column is which field, and `meta` completes each record with an id, a date and a title.

mod archive;
mod charset;
mod clean;
mod date;
mod feed;
mod format;
mod glob;
mod html;
mod http;
mod json;
mod jsonl;
mod language;
mod lines;
mod markdown;
mod meta;
mod names;
mod output;
mod plain;
mod record;
mod source;
mod table;
mod transcode;
mod unpack;
mod utf8;
mod walk;
mod warc;
mod whole;

pub use output::write_article;

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};

use jiff::civil::Date;

use crate::model::{Article, Diagnostic};
use format::Format;
use meta::Origin;
use names::{Key, Names};
use source::{Bytes, Opened, Source};

/// Bytes that a file with one article, a record, a row or an entry of an archive may have. A news article has some thousand; a larger one is a dump of
/// something else, and the limit keeps memory bounded and offsets far inside `u32`.
const LIMIT: u64 = 16 << 20;

/// Articles that are read ahead, at most.
const AHEAD: usize = 64;

/// How inputs are read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Day of publication of every article that brings none.
    pub date: Option<Date>,
    /// What the input calls our fields: `text` to `body` takes the text from the column or member `body`. The keys are
    /// [`FIELDS`]; it holds for tables, JSON and front matter.
    pub map: BTreeMap<String, String>,
}

/// The fields of a record, in the order of output.
pub const FIELDS: [&str; 6] = ["id", "date", "title", "source", "url", "text"];

/// What comes out of every reader.
type Item = std::result::Result<Article, Diagnostic>;

/// The items of one file.
type Items = Box<dyn Iterator<Item = Item> + Send>;

/// Streams the articles of files, directories, patterns of paths and `-` (standard input), in sorted path order; what cannot be used comes
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
/// let read = articles(&[directory.path().to_path_buf()], &Options::default());
/// let read: Vec<_> = read.flatten().collect();
/// let article = &read[0];
/// assert_eq!(article.text, text);
/// assert_eq!(article.meta.title.as_deref(), Some("Ministers meet in Geneva"));
/// assert_eq!(article.meta.date, Some(jiff::civil::date(2025, 3, 7)));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn articles(
    inputs: &[PathBuf],
    options: &Options,
) -> impl Iterator<Item = Item> + Send + use<> {
    let date = options.date;
    let names = Arc::new(Names::new(&options.map));
    let unknown: Vec<Item> = names.unknown().map(unknown).collect();
    let found = walk::sources(inputs).flat_map(move |found| match found {
        Ok(source) => read(&source, date, &names),
        Err(diagnostic) => Box::new(std::iter::once(Err(diagnostic))),
    });
    unknown.into_iter().chain(found)
}

/// The same items, read on a thread of its own, some ahead of who takes them.
pub fn ahead(
    mut items: impl Iterator<Item = Item> + Send + 'static,
) -> impl Iterator<Item = Item> + Send {
    let (sender, receiver) = mpsc::sync_channel(AHEAD);
    // Where nobody takes them any longer, reading ends with the next one.
    let reading = thread::spawn(move || items.all(|item| sender.send(item).is_ok()));
    let mut reading = Some(reading);
    receiver.into_iter().chain(std::iter::from_fn(move || {
        // A defect of a reader must not pass for the end of the input.
        if let Some(Err(panic)) = reading.take().map(JoinHandle::join) {
            resume_unwind(panic);
        }
        None
    }))
}

/// What is said where a field is mapped that no article has.
fn unknown(name: &str) -> Item {
    let fields = Key::ALL.map(Key::name).join(", ");
    let name = clean::line(name).unwrap_or_default();
    let message = format!("an article has no field \"{name}\" to map; its fields are {fields}");
    Err(Diagnostic::error("options", 0, message))
}

/// The articles of one source.
fn read(source: &Source, fallback: Option<Date>, names: &Arc<Names>) -> Items {
    let origin = Origin {
        name: source.name(),
        date: source.date().or(fallback),
        names: Arc::clone(names),
    };
    match source.open() {
        Ok(Opened::Stream(reader, format)) => stream(reader, format, origin),
        Ok(Opened::Zip(file)) => archive::items(file, origin),
        Ok(Opened::Refused(advice)) => Box::new(std::iter::once(Err(origin.skipped(0, advice)))),
        Err(e) => Box::new(std::iter::once(Err(origin.unreadable(0, &e)))),
    }
}

/// The articles of one stream.
fn stream(reader: Bytes, format: Format, origin: Origin) -> Items {
    match format {
        Format::Plain => Box::new(plain::items(reader, &origin).into_iter()),
        Format::Markdown => Box::new(markdown::items(reader, &origin).into_iter()),
        Format::Html => Box::new(html::items(reader, &origin).into_iter()),
        Format::Feed => Box::new(feed::items(reader, &origin).into_iter()),
        Format::Table(separator) => table::items(reader, separator, origin),
        Format::JsonLines => Box::new(jsonl::items(reader, origin)),
        Format::Json => json::items(reader, origin),
        Format::Warc => Box::new(warc::items(reader, origin)),
    }
}
