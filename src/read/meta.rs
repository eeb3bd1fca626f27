//! Completes a record to an article: checks the text, and finds the id, the day and the title where none is given.

use std::io;
use std::sync::Arc;

use jiff::civil::Date;

use super::names::{Key, Names};
use super::record::{Field, Record};
use super::{Item, clean, date, language, utf8};
use crate::model::{Article, ArticleMeta, Diagnostic};

/// Hexadecimal digits of an id made from the text: 64 bits, so that among a hundred million articles two fall together with a
/// probability of one in four thousand.
const ID_DIGITS: usize = 16;

/// Characters that a first line may have to be a headline.
const TITLE_LIMIT: usize = 150;

/// Where a record comes from.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The source's name in diagnostics.
    pub name: String,
    /// The day of articles that bring none.
    pub date: Option<Date>,
    /// The names of fields in the input.
    pub names: Arc<Names>,
}

impl Origin {
    /// What is said of something left out.
    pub fn skipped(&self, line: u32, message: impl Into<String>) -> Diagnostic {
        Diagnostic::skipped(&self.name, line, message)
    }

    /// What is said of something that is read all the same.
    pub fn warning(&self, line: u32, message: impl Into<String>) -> Diagnostic {
        Diagnostic::warning(&self.name, line, message)
    }

    /// What is said where opening or reading fails.
    pub fn unreadable(&self, line: u32, error: &io::Error) -> Diagnostic {
        self.skipped(line, format!("cannot be read: {error}"))
    }
}

/// The article that a record makes, after the warnings about it; or the one diagnostic that says why it makes none.
pub fn complete(record: Record, line: u32, origin: &Origin) -> Vec<Item> {
    let text = match usable(record.text, &origin.names) {
        Ok(text) => text,
        Err(message) => return vec![Err(origin.skipped(line, message))],
    };
    let foreign = language::foreign(&text);
    let mut warnings = Vec::new();
    let mut field = |name: &str, field: Field| match field.text() {
        Ok(text) => text.as_deref().and_then(clean::line),
        Err(reason) => {
            warnings.push(format!("unreadable {name} ({reason}); left out"));
            None
        }
    };
    let id = field("id", record.id);
    let title = field("title", record.title);
    let source = field("source", record.source);
    let url = field("url", record.url);
    let written = field("date", record.date);
    let day = written.as_deref().and_then(date::of_record);
    if let (Some(written), None) = (&written, day) {
        warnings.push(unreadable_date(written));
    }
    let meta = ArticleMeta {
        id: id.unwrap_or_else(|| hash(&text)),
        date: day.or(origin.date),
        title: title.or_else(|| headline(&text)),
        source,
        url,
        language: foreign
            .map_or(language::ENGLISH, |lang| lang.code())
            .to_owned(),
    };
    let warning = |message| Err(origin.warning(line, message));
    let mut items: Vec<Item> = warnings.into_iter().map(warning).collect();
    if let Some(foreign) = foreign {
        // The article follows all the same: whoever lists articles shows that it was there, and nothing is read in it.
        let message = format!("written in {}; only English is read", foreign.eng_name());
        items.push(Err(origin.skipped(line, message)));
    }
    items.push(Ok(Article { meta, text }));
    items
}

/// The text, if it is one that the engine can read.
fn usable(text: Option<String>, names: &Names) -> Result<String, String> {
    let name = names.given(Key::Text).unwrap_or(Key::Text.name());
    let text = text.ok_or_else(|| format!("no text; a record needs the field `{name}`"))?;
    if text.trim().is_empty() {
        return Err("empty: no text but white space".to_owned());
    }
    if text.contains('\0') {
        return Err(utf8::BINARY.to_owned());
    }
    Ok(text)
}

/// What is said of a date that is none; a long one is cut, as any text may stand there.
fn unreadable_date(written: &str) -> String {
    let shown: String = written.chars().take(40).collect();
    format!("unreadable date \"{shown}\"; write YYYY-MM-DD or an RFC 3339 timestamp")
}

/// An id that depends on nothing but the text, so that one article read in two ways is one article.
fn hash(text: &str) -> String {
    let hash = blake3::hash(text.as_bytes()).to_hex();
    hash.chars().take(ID_DIGITS).collect()
}

/// The first line, where it looks like a headline: a blank line after it, short, no full stop. Blank lines before it, as
/// scraped pages have them, do not count.
fn headline(text: &str) -> Option<String> {
    let mut lines = text.lines().skip_while(|line| line.trim().is_empty());
    let first = clean::line(lines.next()?)?;
    let alone = lines.next()?.trim().is_empty();
    let short = first.chars().nth(TITLE_LIMIT).is_none();
    (alone && short && !first.ends_with('.')).then_some(first)
}
