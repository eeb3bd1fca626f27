//! The answer of a web server as web archives keep it: a head, and a body that may be in chunks and compressed.

use std::io::Read;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::LIMIT;

/// Lines of `Name: value`, of an archive's record or of an answer.
#[derive(Debug, Default)]
pub struct Head {
    /// The first line.
    pub first: String,
    fields: Vec<(String, String)>,
}

impl Head {
    /// Parses the lines of a head. Lines without a colon are passed over, as browsers do.
    pub fn parse(lines: &[u8]) -> Head {
        let text = String::from_utf8_lossy(lines);
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default().trim().to_owned();
        let split = |line: &str| {
            let (name, value) = line.split_once(':')?;
            Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
        };
        let fields = lines.filter_map(split).collect();
        Head { first, fields }
    }

    /// The value of a field; its name in small letters.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The status of an answer.
    pub fn status(&self) -> Option<u16> {
        self.first.split_whitespace().nth(1)?.parse().ok()
    }
}

/// Splits an answer into its head and its body.
pub fn split(answer: &[u8]) -> (Head, &[u8]) {
    let end = |mark: &[u8]| {
        let at = answer
            .windows(mark.len())
            .position(|window| window == mark)?;
        Some((at, at + mark.len()))
    };
    let ends = [end(b"\r\n\r\n"), end(b"\n\n")];
    let (head, body) = ends
        .into_iter()
        .flatten()
        .min()
        .unwrap_or((answer.len(), answer.len()));
    let part = |range: std::ops::Range<usize>| answer.get(range).unwrap_or_default();
    (Head::parse(part(0..head)), part(body..answer.len()))
}

/// The body as the server meant it.
///
/// # Errors
/// A coding that is not read, or a body that does not fit its own.
pub fn body(head: &Head, body: &[u8]) -> Result<Vec<u8>, String> {
    let chunked = head
        .get("transfer-encoding")
        .is_some_and(|v| v.eq_ignore_ascii_case("chunked"));
    // Many archives keep the field and not the chunks.
    let joined = chunked.then(|| joined(body)).flatten();
    let body = joined.as_deref().unwrap_or(body);
    let coding = head
        .get("content-encoding")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let unpacked: Box<dyn Read + '_> = match coding.as_str() {
        "gzip" | "x-gzip" if body.starts_with(&[0x1F, 0x8B]) => Box::new(MultiGzDecoder::new(body)),
        "deflate" if body.first().is_some_and(|byte| byte & 15 == 8) => {
            Box::new(ZlibDecoder::new(body))
        }
        "deflate" => Box::new(DeflateDecoder::new(body)),
        "" | "identity" | "gzip" | "x-gzip" => return Ok(body.to_vec()),
        other => {
            return Err(format!(
                "a page compressed as \"{other}\", which is not read"
            ));
        }
    };
    let mut bytes = Vec::new();
    let read = unpacked.take(LIMIT + 1).read_to_end(&mut bytes);
    read.map_err(|e| format!("a page that cannot be unpacked: {e}"))?;
    match bytes.len() as u64 > LIMIT {
        true => Err("a page over 16 MiB".to_owned()),
        false => Ok(bytes),
    }
}

/// The chunks of a body in one piece; none if it is not in chunks.
fn joined(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = body.iter().position(|byte| *byte == b'\n')?;
        let line = std::str::from_utf8(body.get(..end)?).ok()?;
        let size = line.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(whole);
        }
        body = body.get(end + 1..)?;
        whole.extend_from_slice(body.get(..size)?);
        body = body.get(size..)?;
        body = body.strip_prefix(b"\r\n").or(body.strip_prefix(b"\n"))?;
    }
}
