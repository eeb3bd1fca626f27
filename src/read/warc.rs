//! A web archive (WARC 1.0 and 1.1): one article a page that a server answered with.
//!
//! Own code and not a crate: the format is a head and a length, and a crate would take a record's whole length into memory
//! on the word of its head. Records of other kinds, other media and answers that are no page (redirects, errors) are
//! passed over without a word, as they are most of every archive.

use std::io::{self, BufRead, Read};

use super::http::{self, Head};
use super::meta::Origin;
use super::{Item, LIMIT, clean, date, html};

/// Bytes that the head of a record may have.
const HEAD: u64 = 64 << 10;

/// The articles of an archive, read as they are asked for.
pub fn items(mut reader: impl BufRead, origin: Origin) -> impl Iterator<Item = Item> {
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        match record(&mut reader, &origin) {
            Ok(items) => items,
            // Where the next record begins is not known after that.
            Err(e) => {
                done = true;
                Some(vec![Err(origin.unreadable(0, &e))])
            }
        }
    })
    .flatten()
}

/// The items of the next record; none at the end.
fn record(reader: &mut impl BufRead, origin: &Origin) -> io::Result<Option<Vec<Item>>> {
    let Some(head) = head(reader)? else {
        return Ok(None);
    };
    let broken = |message| io::Error::new(io::ErrorKind::InvalidData, message);
    if !head.first.starts_with("WARC/") {
        return Err(broken("a record that does not begin with \"WARC/\""));
    }
    let length = head
        .get("content-length")
        .and_then(|length| length.parse().ok());
    let length: u64 = length.ok_or_else(|| broken("a record without a length"))?;
    let url = head
        .get("warc-target-uri")
        .map(|url| url.trim_matches(['<', '>']));
    let name = format!("{}!/{}", origin.name, url.unwrap_or("?"));
    let origin = Origin {
        name: clean::line(&name).unwrap_or_default(),
        date: origin
            .date
            .or(head.get("warc-date").and_then(date::of_page)),
        names: origin.names.clone(),
    };
    let response = head
        .get("warc-type")
        .is_some_and(|kind| kind.eq_ignore_ascii_case("response"));
    let mut block = reader.take(length);
    if !response || length > LIMIT {
        let read = io::copy(&mut block, &mut io::sink())?;
        whole(read, length)?;
        let too_long = response.then(|| Err(origin.skipped(0, "a record over 16 MiB")));
        return Ok(Some(too_long.into_iter().collect()));
    }
    let mut answer = Vec::new();
    let read = block.read_to_end(&mut answer)?;
    whole(read as u64, length)?;
    Ok(Some(page(&answer, url, &origin)))
}

fn whole(read: u64, length: u64) -> io::Result<()> {
    match read == length {
        true => Ok(()),
        false => Err(io::Error::new(
            io::ErrorKind::UnexpectedEof,
            "the last record is cut off",
        )),
    }
}

/// The article of an answer, if it is a page.
fn page(answer: &[u8], url: Option<&str>, origin: &Origin) -> Vec<Item> {
    let (head, body) = http::split(answer);
    let kind = head
        .get("content-type")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let is_page = kind.starts_with("text/html") || kind.starts_with("application/xhtml");
    if !is_page
        || !head
            .status()
            .is_some_and(|status| (200..300).contains(&status))
    {
        return Vec::new();
    }
    let label = kind
        .split_once("charset=")
        .map(|(_, label)| label.trim_matches(['"', '\'', ' ', ';']));
    match http::body(&head, body) {
        Ok(body) => html::page(&body, label, url, origin),
        Err(message) => vec![Err(origin.skipped(0, message))],
    }
}

/// The next head, after the blank lines that end the record before it; none at the end.
fn head(reader: &mut impl BufRead) -> io::Result<Option<Head>> {
    let mut lines = Vec::new();
    let mut limited = reader.take(HEAD);
    loop {
        let start = lines.len();
        if limited.read_until(b'\n', &mut lines)? == 0 {
            return match lines.is_empty() {
                true => Ok(None),
                false => Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "a record's head without an end",
                )),
            };
        }
        let blank = lines
            .get(start..)
            .is_some_and(|line| line.trim_ascii().is_empty());
        if blank && start == 0 {
            lines.clear();
        } else if blank {
            return Ok(Some(Head::parse(&lines)));
        }
    }
}
