//! Bytes to text: the character set by byte order mark, by declaration, by the check that they are UTF-8, by a guess.
//!
//! A guess is said, since a wrong one garbles names. What does not fit its character set is left out and never filled
//! with replacement characters: those would stand in names without a word.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::utf8;

/// Bytes at the start of a page or feed among which its declaration is looked for; browsers look at as many.
const PRESCAN: usize = 1024;

/// Where a text may declare its character set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared<'a> {
    /// Nowhere.
    Nowhere,
    /// In a `<meta>` of the page, unless a header outside gives a label.
    Html(Option<&'a str>),
    /// In the XML declaration.
    Xml,
}

/// A text, and the character set that had to be guessed for it.
#[derive(Debug)]
pub struct Decoded {
    /// The text without a byte order mark.
    pub text: String,
    /// The guess; none where the character set is sure.
    pub guessed: Option<&'static str>,
}

/// Why bytes are no text.
#[derive(Debug, PartialEq, Eq)]
pub struct Bad {
    /// How many bytes stand before the first bad one, where that is known.
    pub offset: Option<usize>,
    /// What is wrong.
    pub message: String,
}

/// What is said of a guess.
pub fn guess_warning(name: &str) -> String {
    format!(
        "not UTF-8, and no character set is declared; read as {name}: look at the accents, or convert it to UTF-8"
    )
}

/// The text that the bytes are.
///
/// # Errors
/// A NUL, or bytes that fit no character set.
pub fn decode(bytes: &[u8], declared: Declared) -> Result<Decoded, Bad> {
    let sure = |text| Decoded {
        text,
        guessed: None,
    };
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding == UTF_8 => {
            let bytes = utf8::without_bom(bytes);
            return match utf8::decode(bytes) {
                Ok(text) => Ok(sure(text.to_owned())),
                Err(bad) => Err(Bad {
                    offset: Some(utf8::BOM.len() + bad.offset),
                    message: bad.message.to_owned(),
                }),
            };
        }
        Some((encoding, length)) => {
            let text = strict(encoding, bytes.get(length..).unwrap_or_default());
            let text = text.ok_or_else(|| malformed(encoding))?;
            return without_nul(text).map(sure);
        }
        None => {}
    }
    if let Some(offset) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Bad {
            offset: Some(offset),
            message: utf8::BINARY.to_owned(),
        });
    }
    let label = label(bytes, declared);
    let named = label.and_then(|label| Encoding::for_label(&label));
    // A page that can be read as ASCII does not say UTF-16 and mean it.
    let named = named.filter(|e| *e != UTF_16LE && *e != UTF_16BE);
    if let Some(text) = named.and_then(|encoding| strict(encoding, bytes)) {
        return without_nul(text).map(sure);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(sure(text.to_owned()));
    }
    let encoding = guess(bytes);
    let text = strict(encoding, bytes).ok_or_else(|| malformed(encoding))?;
    let guessed = Some(encoding.name());
    without_nul(text).map(|text| Decoded { text, guessed })
}

/// The bytes in this character set, if all of them fit it.
fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(|text| text.into_owned())
}

/// What is said of bytes that are not what they are said to be.
pub fn malformed(encoding: &'static Encoding) -> Bad {
    let message = format!("broken {}; convert it to UTF-8 first", encoding.name());
    Bad {
        offset: None,
        message,
    }
}

fn without_nul(text: String) -> Result<String, Bad> {
    match text.contains('\0') {
        true => Err(Bad {
            offset: None,
            message: utf8::BINARY.to_owned(),
        }),
        false => Ok(text),
    }
}

/// What a browser would guess. Short Western texts may be taken for others; plain ASCII is none of its cases.
pub fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // The guess for a few bytes may not even fit them; every byte is something in Windows-1252.
    match strict(guess, bytes) {
        Some(_) => guess,
        None => WINDOWS_1252,
    }
}

/// The declared label.
fn label(bytes: &[u8], declared: Declared) -> Option<Vec<u8>> {
    let head = bytes.get(..PRESCAN).unwrap_or(bytes).to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    match declared {
        Declared::Nowhere => None,
        Declared::Html(Some(label)) => Some(label.as_bytes().to_vec()),
        Declared::Html(None) => head
            .split("<meta")
            .skip(1)
            .filter_map(|tag| tag.split('>').next())
            .find_map(|tag| after(tag, "charset")),
        Declared::Xml => {
            let declaration = head.trim_start().strip_prefix("<?xml")?;
            after(declaration.split("?>").next()?, "encoding")
        }
    }
}

/// The value after `name=`, with or without quotes.
pub fn after(text: &str, name: &str) -> Option<Vec<u8>> {
    let (_, rest) = text.split_once(name)?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    let end = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/' | '>' | ',');
    let label = value.split(end).next()?;
    (!label.is_empty()).then(|| label.as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], declared: Declared, expected: Result<(&str, Option<&str>), &str>) {
        let found = decode(bytes, declared);
        let found = match &found {
            Ok(decoded) => Ok((decoded.text.as_str(), decoded.guessed)),
            Err(bad) => Err(bad.message.as_str()),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn the_mark_goes_before_the_declaration_before_the_check_before_the_guess() {
        let plain = Declared::Nowhere;
        let html = Declared::Html(None);
        check("Zoë".as_bytes(), plain, Ok(("Zoë", None)));
        check(b"\xEF\xBB\xBFA", plain, Ok(("A", None)));
        check(b"\xFF\xFEA\0\xEB\0", plain, Ok(("Aë", None)));
        check(b"\xFE\xFF\0A\0\xEB", plain, Ok(("Aë", None)));
        check(b"\xFF\xFEA\0\0\0", plain, Err(utf8::BINARY));
        check(
            b"\xFF\xFE\0\xD8",
            plain,
            Err("broken UTF-16LE; convert it to UTF-8 first"),
        );
        check(b"A\0", plain, Err(utf8::BINARY));
        check(
            b"the caf\xE9 of Zo\xEB",
            plain,
            Ok(("the café of Zoë", Some("windows-1252"))),
        );
        let page = b"<html><META charset='iso-8859-2'>\xB3";
        check(page, html, Ok(("<html><META charset='iso-8859-2'>ł", None)));
        check(
            b"<meta content=\"text/html; charset=koi8-r\">\xC1",
            html,
            Ok(("<meta content=\"text/html; charset=koi8-r\">а", None)),
        );
        check(
            b"<p>\xB3",
            Declared::Html(Some("iso-8859-2")),
            Ok(("<p>ł", None)),
        );
        let feed = b"<?xml version='1.0' encoding='windows-1251'?>\xE0";
        check(
            feed,
            Declared::Xml,
            Ok(("<?xml version='1.0' encoding='windows-1251'?>а", None)),
        );
        // A declaration that does not fit is passed over.
        let page = b"<meta charset=utf-8>the caf\xE9 of Zo\xEB";
        let text = "<meta charset=utf-8>the café of Zoë";
        check(page, html, Ok((text, Some("windows-1252"))));
    }
}
