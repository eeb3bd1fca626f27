//! The annotation of an article as one line of JSON: the contract of `newsgraph annotate --format jsonl`. Here bytes become
//! code points. What no engine has filled in is left out.

use std::io::Write;

use serde::Serialize;

use crate::model::{Article, CodePoints, Document, Error, Result, Span};

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    sentences: Vec<SentenceRecord<'a>>,
    tokens: Vec<TokenRecord<'a>>,
    names: Vec<NameRecord<'a>>,
}

#[derive(Serialize)]
struct SentenceRecord<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    furniture: bool,
    /// First token and one past the last.
    tokens: [usize; 2],
}

#[derive(Serialize)]
struct TokenRecord<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    lemma: &'a str,
    tag: &'a str,
    head: u32,
    dep: &'a str,
}

#[derive(Serialize)]
struct NameRecord<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    label: &'a str,
}

/// Writes an article's annotation as one line.
///
/// # Errors
/// When `out` fails.
pub fn write_annotation(article: &Article, document: &Document, out: &mut dyn Write) -> Result<()> {
    let text = article.text.as_str();
    let points = CodePoints::new(text);
    let at = |span: Span| (points.at(span.start), points.at(span.end));
    let sentences = document.sentences.iter().map(|sentence| {
        let (start, end) = at(sentence.span);
        SentenceRecord {
            start,
            end,
            text: sentence.span.of(text),
            furniture: sentence.furniture,
            tokens: [sentence.tokens.start, sentence.tokens.end],
        }
    });
    let tokens = document.tokens.iter().map(|token| {
        let (start, end) = at(token.span);
        TokenRecord {
            start,
            end,
            text: token.span.of(text),
            lemma: &token.lemma,
            tag: &token.tag,
            head: token.head,
            dep: &token.relation,
        }
    });
    let names = document.names.iter().map(|name| {
        let span = document.span(&name.tokens);
        let (start, end) = at(span);
        NameRecord {
            start,
            end,
            text: span.of(text),
            label: name.label(),
        }
    });
    let line = Line {
        id: &article.meta.id,
        sentences: sentences.collect(),
        tokens: tokens.collect(),
        names: names.collect(),
    };
    serde_json::to_writer(&mut *out, &line)
        .map_err(|e| Error::wrap("an annotation cannot be written", e))?;
    out.write_all(b"\n")?;
    Ok(())
}
