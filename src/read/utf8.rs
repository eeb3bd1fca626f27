//! Bytes that must be UTF-8 to text, or the place and the reason why they are none.
//!
//! Nothing is guessed or replaced: JSON is UTF-8 by its standard, and a replaced byte moves every offset after it.

/// The byte order mark that some editors write at the start of a file; it is no part of the text.
pub const BOM: &[u8] = b"\xEF\xBB\xBF";

/// What is said of text with a NUL character.
pub const BINARY: &str = "binary: it holds a NUL byte, which no text does";

/// What is said of bytes in another encoding.
const ENCODING: &str = "invalid UTF-8; convert it to UTF-8 first";

/// The first bad byte.
#[derive(Debug, PartialEq, Eq)]
pub struct Bad {
    /// How many bytes stand before it.
    pub offset: usize,
    /// What is wrong with it.
    pub message: &'static str,
}

/// The text that the bytes are.
///
/// # Errors
/// The first byte that is NUL or no UTF-8.
pub fn decode(bytes: &[u8]) -> Result<&str, Bad> {
    let text = std::str::from_utf8(bytes);
    let valid = text.map_or_else(|e| e.valid_up_to(), str::len);
    let nul = bytes.iter().take(valid).position(|byte| *byte == 0);
    match (nul, text) {
        (None, Ok(text)) => Ok(text),
        (None, Err(_)) => Err(Bad {
            offset: valid,
            message: ENCODING,
        }),
        (Some(offset), _) => Err(Bad {
            offset,
            message: BINARY,
        }),
    }
}

/// The bytes without a byte order mark at their start.
pub fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BOM).unwrap_or(bytes)
}
