//! A JSON file that is one record, an array of records, records one after the other, or a JSON Feed.
//!
//! The values are cut out of the stream one by one, so that an array of any length is read in the memory of one record.

use std::io::{self, BufRead};

use super::meta::{self, Origin};
use super::record::Record;
use super::{Item, Items, LIMIT, feed, utf8};

/// What the `version` of a JSON Feed holds.
const FEED: &[u8] = b"jsonfeed.org/version";

/// Bytes of a value among which the version of a feed is looked for.
const HEAD: usize = 2048;

/// The articles of a JSON file, read as they are asked for.
pub fn items(reader: impl BufRead + Send + 'static, origin: Origin) -> Items {
    let mut values = Values {
        reader,
        line: 1,
        bytes: Vec::new(),
        start: true,
        done: false,
    };
    let mut first = true;
    let next = move || -> Option<Vec<Item>> {
        let (line, size) = match values.advance() {
            Ok(value) => value?,
            Err(e) => return Some(vec![Err(origin.unreadable(values.line, &e))]),
        };
        let is_first = std::mem::take(&mut first);
        if size > LIMIT {
            return Some(vec![Err(origin.skipped(line, "a record over 16 MiB"))]);
        }
        let bytes = &values.bytes;
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        if is_first && head.windows(FEED.len()).any(|window| window == FEED) {
            return Some(feed::articles(bytes, &origin));
        }
        let parsed = match utf8::decode(bytes) {
            Ok(text) => Record::parse(text, &origin.names),
            Err(bad) => return Some(vec![Err(origin.skipped(line, bad.message))]),
        };
        Some(match parsed {
            Ok(record) => meta::complete(record, line, &origin),
            Err(broken) => vec![Err(
                origin.skipped(line.saturating_add(broken.lines), broken.message)
            )],
        })
    };
    Box::new(std::iter::from_fn(next).flatten())
}

/// Cuts values out of a stream.
struct Values<R> {
    reader: R,
    /// The line that is being read.
    line: u32,
    /// The value that was read last.
    bytes: Vec<u8>,
    /// Nothing but blanks was read yet.
    start: bool,
    done: bool,
}

impl<R: BufRead> Values<R> {
    /// Reads the next value into `bytes`; the line it begins in and its size, or none at the end.
    fn advance(&mut self) -> io::Result<Option<(u32, u64)>> {
        self.bytes.clear();
        if self.done {
            return Ok(None);
        }
        let value = self.value();
        self.done = !matches!(value, Ok(Some(_)));
        value
    }

    fn value(&mut self) -> io::Result<Option<(u32, u64)>> {
        while let Some(byte) = self.peek()? {
            let around = matches!(byte, b',' | b']')
                || byte.is_ascii_whitespace()
                || utf8::BOM.contains(&byte);
            let opening = byte == b'[' && std::mem::take(&mut self.start);
            if !around && !opening {
                self.start = false;
                break;
            }
            self.take(byte);
        }
        let (line, mut size, mut depth) = (self.line, 0_u64, 0_u32);
        let (mut quoted, mut escaped) = (false, false);
        while let Some(byte) = self.peek()? {
            if !quoted
                && depth == 0
                && size > 0
                && (matches!(byte, b',' | b']' | b'{') || byte.is_ascii_whitespace())
            {
                break;
            }
            self.take(byte);
            size += 1;
            if size <= LIMIT {
                self.bytes.push(byte);
            }
            match byte {
                _ if escaped => escaped = false,
                b'\\' if quoted => escaped = true,
                b'"' => quoted = !quoted,
                b'{' | b'[' if !quoted => depth += 1,
                b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
                _ => continue,
            }
            if depth == 0 && !quoted && matches!(byte, b'}' | b']') {
                break;
            }
        }
        Ok((size > 0).then_some((line, size)))
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.reader.fill_buf()?.first().copied())
    }

    fn take(&mut self, byte: u8) {
        self.reader.consume(1);
        if byte == b'\n' {
            self.line = self.line.saturating_add(1);
        }
    }
}
