//! JSON Lines: one record a line, each bad one with its line number, the next one read all the same.

use std::io::BufRead;

use super::lines::{Line, Lines};
use super::meta::{self, Origin};
use super::names::Names;
use super::record::Record;
use super::{Item, utf8};
use crate::model::Diagnostic;

/// The articles of a file, read as they are asked for.
pub fn items(reader: impl BufRead, origin: Origin) -> impl Iterator<Item = Item> {
    let records = Records {
        lines: Lines::new(reader),
        origin: origin.clone(),
        done: false,
    };
    records.flat_map(move |record| match record {
        Ok((record, line)) => meta::complete(record, line, &origin),
        Err(diagnostic) => vec![Err(diagnostic)],
    })
}

/// The records of a stream, with their line numbers.
struct Records<R> {
    lines: Lines<R>,
    origin: Origin,
    done: bool,
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Result<(Record, u32), Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            let read = match self.lines.read() {
                Ok(Some(Line::Whole(line))) => parse(line, &self.origin.names),
                Ok(Some(Line::TooLong)) => Err("a line over 16 MiB".to_owned()),
                Ok(None) => {
                    self.done = true;
                    return None;
                }
                // A stream that failed once may fail at every further call, so it ends here.
                Err(e) => {
                    self.done = true;
                    return Some(Err(self.origin.unreadable(self.lines.number, &e)));
                }
            };
            let number = self.lines.number;
            match read {
                Ok(Some(record)) => return Some(Ok((record, number))),
                Ok(None) => {}
                Err(message) => return Some(Err(self.origin.skipped(number, message))),
            }
        }
        None
    }
}

/// The record of one line; none for a blank line.
///
/// # Errors
/// Why the line is none.
fn parse(line: &[u8], names: &Names) -> Result<Option<Record>, String> {
    let text = utf8::decode(line).map_err(|bad| bad.message.to_owned())?;
    if text.trim().is_empty() {
        return Ok(None);
    }
    let record = Record::parse(text, names);
    record.map(Some).map_err(|broken| broken.message)
}
