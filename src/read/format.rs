//! What a file's name says of its content.

use std::path::Path;

/// The kinds of files that are read, in words.
pub const KINDS: &str = "text, Markdown, HTML, CSV, TSV, JSON, JSON Lines, feeds, WARC and zip";

/// What is said of a PDF.
pub const PDF: &str = "a PDF; convert it first: pdftotext FILE.pdf FILE.txt";

/// How articles lie in a stream of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One article, nothing but its text.
    Plain,
    /// One article with front matter.
    Markdown,
    /// One article in a page.
    Html,
    /// One article a row, the cells separated by this byte.
    Table(u8),
    /// One JSON object a line.
    JsonLines,
    /// One JSON object, an array of them, or a JSON Feed.
    Json,
    /// RSS or Atom.
    Feed,
    /// Records of a web archive.
    Warc,
}

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    Bare,
    /// As members of gzip.
    Gzip,
    /// As frames of Zstandard.
    Zstd,
}

/// What a file is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Articles to read.
    Stream(Format, Packing),
    /// A zip archive.
    Zip,
    /// Another archive; how it is unpacked.
    Archive(&'static str),
    /// A document that a command makes readable; the command.
    Document(&'static str),
}

/// The kind that a name tells by its extension, in any case of letters; none if it tells nothing.
pub fn of_name(path: &Path) -> Option<Kind> {
    let (packing, stem) = match extension(path)?.as_str() {
        "gz" | "gzip" => (Packing::Gzip, path.file_stem()?),
        "zst" | "zstd" => (Packing::Zstd, path.file_stem()?),
        "tgz" => return Some(Kind::Archive(TAR)),
        extension => return plain(extension),
    };
    match extension(Path::new(stem)).as_deref().map(plain)? {
        Some(Kind::Stream(format, _)) => Some(Kind::Stream(format, packing)),
        Some(Kind::Zip) => Some(Kind::Archive("an archive inside another; unpack it first")),
        other => other,
    }
}

const TAR: &str = "a tar archive; unpack it first: tar -xf FILE";
const PACKED: &str = "compressed in a way that is not read; unpack it first: 7z x FILE";
const PANDOC: &str = "no text file; convert it first: pandoc -t plain --wrap=none FILE -o FILE.txt";
const OFFICE: &str =
    "no text file; convert it first: soffice --headless --convert-to txt:Text FILE";
const SHEET: &str = "a spreadsheet; convert it first: soffice --headless --convert-to csv FILE";
const IMAGE: &str = "a picture; convert it first: tesseract FILE FILE";
const MAIL: &str = "a mail or a saved page; open it and save it as HTML or text first";

/// The kind of a file that is not compressed.
fn plain(extension: &str) -> Option<Kind> {
    let format = match extension {
        "txt" | "text" => Format::Plain,
        "md" | "markdown" => Format::Markdown,
        "html" | "htm" | "xhtml" => Format::Html,
        "csv" => Format::Table(b','),
        "tsv" | "tab" => Format::Table(b'\t'),
        "jsonl" | "ndjson" => Format::JsonLines,
        "json" => Format::Json,
        "xml" | "rss" | "atom" | "rdf" => Format::Feed,
        "warc" => Format::Warc,
        "zip" => return Some(Kind::Zip),
        "tar" => return Some(Kind::Archive(TAR)),
        "7z" | "rar" | "bz2" | "xz" | "lz4" | "br" | "wacz" => return Some(Kind::Archive(PACKED)),
        "pdf" => return Some(Kind::Document(PDF)),
        "docx" | "odt" | "rtf" | "epub" | "tex" | "rst" | "org" => {
            return Some(Kind::Document(PANDOC));
        }
        "doc" | "ppt" | "pptx" | "odp" | "pages" => return Some(Kind::Document(OFFICE)),
        "xls" | "xlsx" | "ods" => return Some(Kind::Document(SHEET)),
        "png" | "jpg" | "jpeg" | "tif" | "tiff" => return Some(Kind::Document(IMAGE)),
        "eml" | "msg" | "mbox" | "mht" | "mhtml" => return Some(Kind::Document(MAIL)),
        _ => return None,
    };
    Some(Kind::Stream(format, Packing::Bare))
}

fn extension(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

/// Bytes at the start of standard input that tell what it is.
pub const HEAD: usize = 512;

/// What the first bytes of a stream without a name say it is. Plain text that opens with a brace is rarer than JSON Lines
/// sent through a pipe.
pub fn of_head(head: &[u8]) -> Kind {
    let bare = |format| Kind::Stream(format, Packing::Bare);
    let start = head
        .strip_prefix(super::utf8::BOM)
        .unwrap_or(head)
        .trim_ascii_start();
    let lower = String::from_utf8_lossy(start).to_ascii_lowercase();
    let holds = |names: &[&str]| names.iter().any(|name| lower.contains(name));
    match head {
        [0x1F, 0x8B, ..] => return Kind::Stream(Format::Plain, Packing::Gzip),
        [0x28, 0xB5, 0x2F, 0xFD, ..] => return Kind::Stream(Format::Plain, Packing::Zstd),
        [b'P', b'K', 3, 4, ..] => {
            return Kind::Archive(
                "a zip archive; name the file instead of sending it through a pipe",
            );
        }
        _ if head.starts_with(b"%PDF-") => return Kind::Document(PDF),
        _ => {}
    }
    match start.first() {
        Some(b'{') => bare(Format::JsonLines),
        Some(b'W') if lower.starts_with("warc/") => bare(Format::Warc),
        Some(b'<') if holds(&["<rss", "<feed", "<rdf:rdf"]) => bare(Format::Feed),
        Some(b'<') if holds(&["<!doctype html", "<html"]) => bare(Format::Html),
        _ => bare(Format::Plain),
    }
}
