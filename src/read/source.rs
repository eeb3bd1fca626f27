//! One source of articles: a file or standard input, what format it has and how it is opened.
//!
//! A file's extension tells its format. Standard input has none and is told by its first byte that is not blank: plain
//! text that opens with a brace is rarer than JSON Lines sent through a pipe.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::{LIMIT, clean, date, utf8};

/// The kinds of files that are read, in words.
pub const KINDS: &str = ".txt, .jsonl and .ndjson files";

/// How articles lie in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One article, nothing but its text.
    Plain,
    /// One JSON object a line.
    JsonLines,
}

/// A file or standard input.
#[derive(Debug)]
pub enum Source {
    /// Standard input.
    Stdin,
    /// A file and what its name says about its format.
    File(PathBuf, Format),
}

impl Source {
    /// A file that the user named: plain text where its extension says nothing else.
    pub fn named(path: PathBuf) -> Source {
        let format = format(&path).unwrap_or(Format::Plain);
        Source::File(path, format)
    }

    /// A file that was found; none if its extension is not one that is read.
    pub fn of_known_kind(path: &Path) -> Option<Source> {
        format(path).map(|format| Source::File(path.to_path_buf(), format))
    }

    /// The name in diagnostics.
    pub fn name(&self) -> String {
        match self {
            Source::Stdin => "-".to_owned(),
            Source::File(path, _) => clean::path(path),
        }
    }

    /// The day that the file's name holds.
    pub fn date(&self) -> Option<Date> {
        match self {
            Source::Stdin => None,
            Source::File(path, _) => date::in_name(&path.file_name()?.to_string_lossy()),
        }
    }

    /// Opens the source and tells its format.
    ///
    /// # Errors
    /// What the system says.
    pub fn open(&self) -> io::Result<(Box<dyn BufRead + Send>, Format)> {
        match self {
            Source::Stdin => sniff(BufReader::new(io::stdin())),
            Source::File(path, format) => {
                Ok((Box::new(BufReader::new(File::open(path)?)), *format))
            }
        }
    }
}

/// The format that a file's extension tells, in any case of letters.
fn format(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "txt" => Some(Format::Plain),
        "jsonl" | "ndjson" => Some(Format::JsonLines),
        _ => None,
    }
}

/// Tells the format by the first byte that is not blank, and hands on a reader that still has all bytes.
fn sniff(
    mut reader: impl BufRead + Send + 'static,
) -> io::Result<(Box<dyn BufRead + Send>, Format)> {
    let mut head = Vec::new();
    let mut format = Format::Plain;
    for byte in reader.by_ref().take(LIMIT).bytes() {
        let byte = byte?;
        let blank = byte.is_ascii_whitespace() || utf8::BOM.get(head.len()) == Some(&byte);
        head.push(byte);
        if !blank {
            if byte == b'{' {
                format = Format::JsonLines;
            }
            break;
        }
    }
    Ok((Box::new(Cursor::new(head).chain(reader)), format))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: Format) {
        let (mut reader, format) = sniff(Cursor::new(input.as_bytes().to_vec())).unwrap();
        let mut read = String::new();
        reader.read_to_string(&mut read).unwrap();
        assert_eq!(format, expected, "{input:?}");
        assert_eq!(read, input, "no byte may be lost");
    }

    #[test]
    fn standard_input_is_told_by_its_first_byte() {
        check("{\"text\": \"a\"}\n", Format::JsonLines);
        check("\n \r\n\t{\"text\": \"a\"}", Format::JsonLines);
        check("\u{feff}{\"text\": \"a\"}", Format::JsonLines);
        check("\u{feff}\n{", Format::JsonLines);
        check("The minister {sic} said", Format::Plain);
        check("[1]\n{", Format::Plain);
        check(" \n ", Format::Plain);
        check("", Format::Plain);
    }
}
