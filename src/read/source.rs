//! One source of articles: a file or standard input, what it is and how it is opened.
//!
//! A file's extension tells its format. Standard input has none and is told by its first bytes.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::format::{self, Format, Kind, Packing};
use super::unpack::unpacked;
use super::{LIMIT, clean, date, utf8};

/// A stream of bytes.
pub type Bytes = Box<dyn BufRead + Send>;

/// A file or standard input.
#[derive(Debug)]
pub enum Source {
    /// Standard input.
    Stdin,
    /// A file and what its name says about it.
    File(PathBuf, Kind),
}

/// What there is to read.
pub enum Opened {
    /// Articles in a stream.
    Stream(Bytes, Format),
    /// A zip archive.
    Zip(File),
    /// Nothing; what to do about it.
    Refused(&'static str),
}

impl Source {
    /// A file that the user named: plain text where its extension says nothing else.
    pub fn named(path: PathBuf) -> Source {
        let plain = Kind::Stream(Format::Plain, Packing::Bare);
        let kind = format::of_name(&path).unwrap_or(plain);
        Source::File(path, kind)
    }

    /// A file that was found; none if its extension is not one that is known.
    pub fn of_known_kind(path: &Path) -> Option<Source> {
        format::of_name(path).map(|kind| Source::File(path.to_path_buf(), kind))
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

    /// Opens the source and tells what is in it.
    ///
    /// # Errors
    /// What the system says.
    pub fn open(&self) -> io::Result<Opened> {
        match self {
            Source::Stdin => sniff(Box::new(BufReader::new(io::stdin()))),
            Source::File(path, Kind::Stream(format, packing)) => {
                let file = Box::new(BufReader::new(File::open(path)?));
                Ok(Opened::Stream(unpacked(file, *packing), *format))
            }
            Source::File(path, Kind::Zip) => Ok(Opened::Zip(File::open(path)?)),
            Source::File(path, Kind::Archive(advice) | Kind::Document(advice)) => {
                // One that is not there is said to be so.
                File::open(path).map(|_| Opened::Refused(advice))
            }
        }
    }
}

/// Tells what a stream is, after it is unpacked where it is compressed.
fn sniff(reader: Bytes) -> io::Result<Opened> {
    let (reader, kind) = peek(reader)?;
    let (reader, kind) = match kind {
        Kind::Stream(_, Packing::Bare) => (reader, kind),
        Kind::Stream(_, packing) => peek(unpacked(reader, packing))?,
        Kind::Zip => return Ok(Opened::Refused("an archive; name the file")),
        Kind::Archive(advice) | Kind::Document(advice) => return Ok(Opened::Refused(advice)),
    };
    match kind {
        Kind::Stream(format, Packing::Bare) => Ok(Opened::Stream(reader, format)),
        _ => Ok(Opened::Refused("compressed twice; unpack it first")),
    }
}

/// Tells what a stream is by its start, and hands on a reader that still has all bytes. A brace decides alone, so that
/// JSON Lines from a slow pipe are read as they come.
fn peek(mut reader: Bytes) -> io::Result<(Bytes, Kind)> {
    let mut head = Vec::new();
    for byte in reader.by_ref().take(LIMIT).bytes() {
        let byte = byte?;
        let blank = byte.is_ascii_whitespace() || utf8::BOM.get(head.len()) == Some(&byte);
        head.push(byte);
        if !blank {
            break;
        }
    }
    if head.last() != Some(&b'{') {
        reader
            .by_ref()
            .take(format::HEAD as u64)
            .read_to_end(&mut head)?;
    }
    let kind = format::of_head(&head);
    Ok((Box::new(Cursor::new(head).chain(reader)), kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &[u8], expected: Format) {
        let opened = sniff(Box::new(Cursor::new(input.to_vec()))).unwrap();
        let Opened::Stream(mut reader, format) = opened else {
            panic!("{input:?} is no stream");
        };
        let mut read = Vec::new();
        reader.read_to_end(&mut read).unwrap();
        assert_eq!(format, expected, "{input:?}");
        assert_eq!(read, input, "no byte may be lost");
    }

    #[test]
    fn standard_input_is_told_by_its_first_bytes() {
        check(b"{\"text\": \"a\"}\n", Format::JsonLines);
        check(b"\n \r\n\t{\"text\": \"a\"}", Format::JsonLines);
        check(b"\xEF\xBB\xBF{\"text\": \"a\"}", Format::JsonLines);
        check(b"\xEF\xBB\xBF\n{", Format::JsonLines);
        check(b"The minister {sic} said", Format::Plain);
        check(b"[1]\n{", Format::Plain);
        check(b" \n ", Format::Plain);
        check(b"", Format::Plain);
        check(b"\n<!DOCTYPE html><p>A", Format::Html);
        check(b"<?xml version='1.0'?>\n<rss version='2.0'>", Format::Feed);
        check(b"<b> is bold", Format::Plain);
        check(b"WARC/1.0\r\n", Format::Warc);
    }

    #[test]
    fn standard_input_may_be_compressed_once() {
        use ruzstd::encoding::{CompressionLevel, compress_to_vec};
        let zst = |bytes: &[u8]| compress_to_vec(bytes, CompressionLevel::Fastest);
        let once = zst(b"{\"text\": \"a\"}");
        let opened = sniff(Box::new(Cursor::new(once.clone()))).unwrap();
        assert!(matches!(opened, Opened::Stream(_, Format::JsonLines)));
        let opened = sniff(Box::new(Cursor::new(zst(&once)))).unwrap();
        assert!(matches!(opened, Opened::Refused(_)));
        let opened = sniff(Box::new(Cursor::new(b"%PDF-1.7".to_vec()))).unwrap();
        assert!(matches!(opened, Opened::Refused(format::PDF)));
    }
}
