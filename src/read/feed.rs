//! A feed, RSS, Atom or JSON Feed: one article an item, its body through the way of pages, the feed's title as source.
//!
//! An item's id in the feed is not taken: the article has another one, or none, wherever else it is read.

use std::io::BufRead;

use feed_rs::model::{Entry, Feed, Text};
use feed_rs::parser::Builder;

use super::charset::Declared;
use super::meta::{self, Origin};
use super::record::{Field, Record};
use super::{Item, date, html, whole};

/// The articles of an RSS or Atom file.
pub fn items(reader: impl BufRead, origin: &Origin) -> Vec<Item> {
    match whole::bytes(reader, origin) {
        Ok(bytes) => whole::items(&bytes, Declared::Xml, origin, |text| {
            // What it says of its character set is no longer true.
            let rest = text.trim_start();
            let rest = match rest
                .strip_prefix("<?xml")
                .and_then(|rest| rest.split_once("?>"))
            {
                Some((_, rest)) => rest,
                None => rest,
            };
            articles(rest.as_bytes(), origin)
        }),
        Err(diagnostic) => vec![Err(diagnostic)],
    }
}

/// The articles of a feed in UTF-8.
pub fn articles(bytes: &[u8], origin: &Origin) -> Vec<Item> {
    // The library gives moments in Greenwich; noon of the day as it is written keeps the day at the place of publication.
    let day = |text: &str| format!("{}T12:00:00Z", date::of_page(text)?).parse().ok();
    let parser = Builder::new().timestamp_parser(day).build();
    match parser.parse(bytes) {
        Ok(feed) => {
            let source = feed.title.as_ref().map(line);
            records(feed, source, origin)
        }
        Err(e) => {
            let reason: String = e.to_string().chars().take(100).collect();
            vec![Err(
                origin.skipped(0, format!("no RSS, Atom or JSON Feed ({reason})"))
            )]
        }
    }
}

fn records(feed: Feed, source: Option<String>, origin: &Origin) -> Vec<Item> {
    let mut items = Vec::new();
    for (number, entry) in feed.entries.into_iter().enumerate() {
        let record = record(entry, source.clone());
        if record.text.is_none() {
            let title = record.title.text().ok().flatten().unwrap_or_default();
            let message = format!("item {} \"{title}\" has no text", number + 1);
            items.push(Err(origin.skipped(0, message)));
        } else {
            items.extend(meta::complete(record, 0, origin));
        }
    }
    items
}

fn record(entry: Entry, source: Option<String>) -> Record {
    let day = entry
        .published
        .or(entry.updated)
        .map(|moment| moment.date_naive().to_string());
    let title = entry.title.as_ref().map(line);
    let alternate = |rel: &Option<String>| rel.as_deref().is_none_or(|rel| rel == "alternate");
    let link = entry.links.iter().find(|link| alternate(&link.rel));
    let url = link.or(entry.links.first()).map(|link| link.href.clone());
    let content = entry
        .content
        .and_then(|content| Some((content.body?, content.content_type.to_string())));
    let summary = entry
        .summary
        .map(|text| (text.content, text.content_type.to_string()));
    let bodies = [content, summary].into_iter().flatten();
    let text = bodies
        .map(|(body, kind)| text(&body, &kind))
        .find(|text| !text.trim().is_empty());
    Record {
        id: Field::Absent,
        date: Field::of_option(day),
        title: Field::of_option(title),
        source: Field::of_option(source),
        url: Field::of_option(url),
        text,
    }
}

/// The text of a body of this media type.
fn text(body: &str, kind: &str) -> String {
    let kind = kind.to_ascii_lowercase();
    match kind.contains("html") {
        true => html::fragment(body),
        false => body.trim().to_owned(),
    }
}

/// A title. Many feeds escape its characters twice whatever its type.
fn line(title: &Text) -> String {
    match title.content.contains('&') {
        true => html::fragment(&title.content),
        false => text(&title.content, title.content_type.as_ref()),
    }
}
