//! A page: its main text, and what the page says of itself.
//!
//! `size` parses it unless it is a bomb; `about` reads the metadata first, as the scripts that hold it go next; `noise` takes out what is marked as something
//! else than the article; `dom_smoothie`, a port of the reader view of Firefox, finds the main text in the rest. The
//! steps in this order, as the reader view alone keeps teasers, comments and sign-up boxes that stand between paragraphs.

mod about;
mod noise;
mod size;

use std::io::BufRead;

use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};

use super::charset::Declared;
use super::meta::{self, Origin};
use super::record::{Field, Record};
use super::{Item, clean, date, whole};
use about::About;

/// Characters under which a main text is doubted, and the element that is marked as the article's body preferred.
const SHORT: usize = 200;

/// Words that a line above the text may have to be the name of a section.
const LABEL: usize = 3;

/// Where pages mark the article's body, the surest mark first.
const BODIES: [&str; 4] = [
    "[itemprop~=articleBody]",
    "article",
    "main, [role=main]",
    "body",
];

/// The one article of a page, or why there is none.
pub fn items(reader: impl BufRead, origin: &Origin) -> Vec<Item> {
    match whole::bytes(reader, origin) {
        Ok(bytes) => page(&bytes, None, None, origin),
        Err(diagnostic) => vec![Err(diagnostic)],
    }
}

/// The article of a page that a server sent with this character set, from this URL.
pub fn page(bytes: &[u8], label: Option<&str>, url: Option<&str>, origin: &Origin) -> Vec<Item> {
    whole::items(bytes, Declared::Html(label), origin, |html| {
        match record(&html) {
            Ok(mut record) => {
                if let Some(url) = url {
                    record.url = Field::Text(url.to_owned());
                }
                meta::complete(record, 0, origin)
            }
            Err(message) => vec![Err(origin.skipped(0, message))],
        }
    })
}

/// The text of a piece of HTML that is the article and nothing else, as feeds have it.
pub fn fragment(html: &str) -> String {
    let Ok(document) = size::parse(html) else {
        return String::new();
    };
    noise::remove(&document);
    noise::unify(&document);
    let body = document.select("body");
    tidy(&body.formatted_text())
}

/// The record that a page makes.
fn record(html: &str) -> Result<Record, &'static str> {
    let document = size::parse(html)?;
    let about = About::of(&document);
    noise::remove(&document);
    let day = about.date.or_else(|| about::shown_date(&document));
    let marked = marked(&document);
    let config = Config {
        text_mode: TextMode::Formatted,
        disable_json_ld: true,
        ..Config::default()
    };
    noise::unify(&document);
    let readability = Readability::with_document(document, None, Some(config));
    let read = readability
        .and_then(|mut readability| readability.parse())
        .ok();
    let title = about.title.or_else(|| {
        let title = read.as_ref().map(|read| read.title.to_string());
        title.map(|title| about::without_site(&title, about.source.as_deref()))
    });
    let title = title.as_deref().and_then(clean::line);
    let found = read
        .map(|read| below_head(&read.text_content, title.as_deref()))
        .unwrap_or_default();
    let marked = below_head(&marked, title.as_deref());
    let doubted = found.chars().count() < SHORT && marked.len() > found.len();
    let text = if doubted { marked } else { found };
    if text.is_empty() {
        return Err("a page without a main text");
    }
    Ok(Record {
        id: Field::Absent,
        date: Field::of_option(day.map(|day| day.to_string())),
        title: Field::of_option(title),
        source: Field::of_option(about.source),
        url: Field::of_option(about.url),
        text: Some(text),
    })
}

/// The text of the element that is marked as the article's body.
fn marked(document: &Document) -> String {
    let texts = BODIES.iter().map(|mark| {
        let found = document.select(mark);
        let first = found.nodes().first();
        first
            .map(|node| node.formatted_text().to_string())
            .unwrap_or_default()
    });
    let mut texts = texts.filter(|text| !text.trim().is_empty());
    texts.next().unwrap_or_default()
}

/// The text from its first paragraph on: what stands above is the title again, a date or the name of a section.
fn below_head(text: &str, title: Option<&str>) -> String {
    let text = tidy(text);
    let head = |line: &&str| {
        let label =
            line.split(' ').count() <= LABEL && !line.ends_with(['.', '!', '?', '"', '”', ':']);
        let day = line.len() < 60 && date::of_page(line).is_some();
        line.trim().is_empty() || title == Some(line.trim()) || label || day
    };
    let above: usize = text
        .split_inclusive('\n')
        .take_while(|line| head(&line.trim_end()))
        .map(str::len)
        .sum();
    match text.get(above..) {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => text,
    }
}

/// Paragraphs with one blank line between them.
fn tidy(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut tidied = String::new();
    let mut blank = false;
    for line in lines {
        if line.is_empty() {
            blank = true;
            continue;
        }
        if !tidied.is_empty() {
            tidied.push_str(if blank { "\n\n" } else { "\n" });
        }
        blank = false;
        tidied.push_str(&line);
    }
    tidied
}
