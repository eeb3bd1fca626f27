//! A table, CSV or TSV: one article a row, the columns found by their names in the first row.

use std::io::{self, BufRead, BufReader, Read};

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::charset::{self, Declared};
use super::meta::{self, Origin};
use super::names::{Key, Names};
use super::record::{Field, Record};
use super::source::Bytes;
use super::{Item, Items, LIMIT, date, transcode};

/// Bytes that the parser may have read ahead of a row.
const AHEAD: u64 = 1 << 20;

/// The articles of a table, read as they are asked for.
pub fn items(reader: Bytes, separator: u8, origin: Origin) -> Items {
    match Rows::open(reader, separator, origin.clone()) {
        Ok((rows, said)) => Box::new(said.into_iter().map(Err).chain(rows.flatten())),
        Err(e) => Box::new(std::iter::once(Err(origin.unreadable(0, &e)))),
    }
}

/// The rows of a table.
struct Rows {
    reader: Reader<Limited>,
    /// The column of each key, in their order.
    columns: [Option<usize>; Key::ALL.len()],
    origin: Origin,
    row: ByteRecord,
    done: bool,
}

impl Rows {
    /// The rows after the head, and what is to be said of the file.
    fn open(
        bytes: Bytes,
        separator: u8,
        origin: Origin,
    ) -> io::Result<(Rows, Vec<crate::model::Diagnostic>)> {
        let (bytes, guessed) = transcode::reader(bytes)?;
        let mut bytes = BufReader::new(bytes);
        let separator = separator_of(bytes.fill_buf()?, separator);
        let limited = Limited {
            bytes: Box::new(bytes),
            left: LIMIT + AHEAD,
        };
        let mut reader = ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .from_reader(limited);
        let head = reader.byte_headers()?.clone();
        let warning = guessed.map(charset::guess_warning);
        let mut said: Vec<_> = warning.into_iter().map(|m| origin.warning(0, m)).collect();
        let head: Vec<_> = head.iter().map(String::from_utf8_lossy).collect();
        let columns = Key::ALL.map(|key| column(&head, key, &origin.names));
        for (key, found) in Key::ALL.into_iter().zip(columns) {
            if let (None, Some(given), false) = (found, origin.names.given(key), key == Key::Text) {
                said.push(origin.warning(1, format!("no column \"{given}\" for {}", key.name())));
            }
        }
        let text = column(&head, Key::Text, &origin.names);
        let empty = head.iter().all(|name| name.trim().is_empty());
        if text.is_none() && !empty {
            said.push(origin.skipped(1, no_text(&origin.names)));
        }
        let done = text.is_none();
        Ok((
            Rows {
                reader,
                columns,
                origin,
                row: ByteRecord::new(),
                done,
            },
            said,
        ))
    }

    /// The items of the row that was read last.
    fn items(&self) -> Vec<Item> {
        let line = self.row.position().map_or(0, |position| position.line());
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let mut record = Record::default();
        let mut guessed = None;
        for (key, column) in Key::ALL.into_iter().zip(self.columns) {
            let Some(bytes) = column.and_then(|column| self.row.get(column)) else {
                continue;
            };
            match charset::decode(bytes, Declared::Nowhere) {
                Ok(decoded) => {
                    guessed = guessed.or(decoded.guessed);
                    record.set(key, Field::Text(decoded.text));
                }
                Err(bad) => return vec![Err(self.origin.skipped(line, bad.message))],
            }
        }
        if self.row.iter().all(|cell| cell.trim_ascii().is_empty()) {
            return Vec::new();
        }
        record.date = date::tidy(record.date);
        let warning = guessed.map(charset::guess_warning);
        let warning = warning.map(|message| Err(self.origin.warning(line, message)));
        let items = meta::complete(record, line, &self.origin);
        warning.into_iter().chain(items).collect()
    }
}

impl Iterator for Rows {
    type Item = Vec<Item>;

    fn next(&mut self) -> Option<Vec<Item>> {
        if self.done {
            return None;
        }
        self.reader.get_mut().left = LIMIT + AHEAD;
        match self.reader.read_byte_record(&mut self.row) {
            Ok(true) => Some(self.items()),
            Ok(false) => None,
            // The rest of the file would be read from the middle of a row.
            Err(e) => {
                self.done = true;
                let line = u32::try_from(self.reader.position().line()).unwrap_or(u32::MAX);
                let e = io::Error::from(e);
                Some(vec![Err(self.origin.unreadable(line, &e))])
            }
        }
    }
}

/// Stops a row, most likely one with a quote that never ends, before it takes all memory.
struct Limited {
    bytes: Box<dyn Read + Send>,
    left: u64,
}

impl Read for Limited {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            let message = "a row over 16 MiB; is a quotation mark missing?";
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        let read = self.bytes.by_ref().take(self.left).read(out)?;
        self.left = self.left.saturating_sub(read as u64);
        Ok(read)
    }
}

/// The column with the best name for the field.
fn column(head: &[impl AsRef<str>], key: Key, names: &Names) -> Option<usize> {
    let ranks = head
        .iter()
        .enumerate()
        .filter_map(|(at, name)| Some((names.rank(key, name.as_ref())?, at)));
    ranks.min().map(|(_, at)| at)
}

/// The separator: spreadsheets of many countries write CSV with semicolons.
fn separator_of(head: &[u8], usual: u8) -> u8 {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let others = [b';', b'\t', b','];
    let other = others.into_iter().find(|other| line.contains(other));
    match line.contains(&usual) {
        true => usual,
        false => other.unwrap_or(usual),
    }
}

fn no_text(names: &Names) -> String {
    match names.given(Key::Text) {
        Some(given) => format!("no column \"{given}\" for the text"),
        None => {
            let usual = Key::Text.usual().join(", ");
            format!("no column for the text ({usual}); name it with --map text=COLUMN")
        }
    }
}
