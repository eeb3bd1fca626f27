//! Writes an article back as a record: the line of JSON Lines that is read as this article again.

use std::io::{self, Write};

use serde::Serialize;

use crate::model::Article;

/// A record in the order that its fields are written in.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    date: Option<String>,
    title: Option<&'a str>,
    source: Option<&'a str>,
    url: Option<&'a str>,
    language: &'a str,
    text: &'a str,
}

/// Writes one line of JSON with `id`, `date`, `title`, `source`, `url`, `language` and `text`, in this order; what is not
/// known is null.
///
/// # Errors
/// What the writer says.
pub fn write_article(article: &Article, out: &mut dyn Write) -> io::Result<()> {
    let meta = &article.meta;
    let line = Line {
        id: &meta.id,
        date: meta.date.map(|date| date.to_string()),
        title: meta.title.as_deref(),
        source: meta.source.as_deref(),
        url: meta.url.as_deref(),
        language: &meta.language,
        text: &article.text,
    };
    serde_json::to_writer(&mut *out, &line)?;
    out.write_all(b"\n")
}
