//! Lines of a stream with an upper limit on the memory that one may take.
//!
//! `BufRead::lines` would hold a line of any length: one file without line breaks could take all memory there is.

use std::io::{self, BufRead, Read};

use super::{LIMIT, utf8};

/// One line, without its line break and a byte order mark before the first.
#[derive(Debug)]
pub enum Line<'b> {
    /// All its bytes.
    Whole(&'b [u8]),
    /// It was over [`LIMIT`], and is passed over.
    TooLong,
}

/// Reads a stream line by line into one buffer.
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    buffer: Vec<u8>,
    /// Number of the line that was read last or was being read when reading failed, from 1.
    pub number: u32,
}

impl<R: BufRead> Lines<R> {
    /// Lines from the reader's place on.
    pub fn new(reader: R) -> Lines<R> {
        Lines {
            reader,
            buffer: Vec::new(),
            number: 0,
        }
    }

    /// The next line; none at the end.
    ///
    /// # Errors
    /// What the reader says.
    pub fn read(&mut self) -> io::Result<Option<Line<'_>>> {
        self.number = self.number.saturating_add(1);
        self.buffer.clear();
        // One byte more than a line may have is room for its line break, or the proof that it is too long.
        let mut limited = self.reader.by_ref().take(LIMIT + 1);
        if limited.read_until(b'\n', &mut self.buffer)? == 0 {
            return Ok(None);
        }
        let line = match self.buffer.strip_suffix(b"\n") {
            Some(line) => line,
            None if self.buffer.len() as u64 > LIMIT => {
                self.reader.skip_until(b'\n')?;
                return Ok(Some(Line::TooLong));
            }
            None => &self.buffer,
        };
        let first = self.number == 1;
        let line = if first { utf8::without_bom(line) } else { line };
        Ok(Some(Line::Whole(line)))
    }
}
