//! Long streams to UTF-8 as they are read: a table may be of any size, so its start decides about its character set.

use std::io::{self, BufRead, Cursor, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};

use super::charset::{guess, malformed};

/// Bytes of a table that decide about its character set.
const HEAD: u64 = 64 << 10;

/// The bytes of a long stream as UTF-8, and the character set that was guessed from its start.
///
/// # Errors
/// What the reader says.
pub fn reader(
    mut reader: Box<dyn BufRead + Send>,
) -> io::Result<(Box<dyn Read + Send>, Option<&'static str>)> {
    let mut head = Vec::new();
    reader.by_ref().take(HEAD).read_to_end(&mut head)?;
    let bom = Encoding::for_bom(&head);
    let cut = match std::str::from_utf8(&head) {
        Ok(_) => true,
        Err(e) => e.error_len().is_none(),
    };
    let (encoding, skipped, guessed) = match bom {
        Some((encoding, length)) => (encoding, length, None),
        None if cut => (UTF_8, 0, None),
        None => {
            let encoding = guess(&head);
            (encoding, 0, Some(encoding.name()))
        }
    };
    let rest = head.split_off(skipped.min(head.len()));
    let bytes = Cursor::new(rest).chain(reader);
    if encoding == UTF_8 {
        return Ok((Box::new(bytes), guessed));
    }
    let transcoded = Transcoded {
        bytes,
        decoder: encoding.new_decoder_without_bom_handling(),
        ready: Vec::new(),
        at: 0,
        done: false,
    };
    Ok((Box::new(transcoded), guessed))
}

/// A stream turned into UTF-8 as it is read.
struct Transcoded<R> {
    bytes: R,
    decoder: Decoder,
    ready: Vec<u8>,
    at: usize,
    done: bool,
}

impl<R: BufRead> Read for Transcoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.at >= self.ready.len() && !self.done {
            self.at = 0;
            self.ready.clear();
            let input = self.bytes.fill_buf()?;
            let last = input.is_empty();
            // UTF-8 takes at most three bytes for one or two bytes of the character sets there are, and a few at the end.
            self.ready.resize(input.len() * 3 + 16, 0);
            let (result, read, written) =
                self.decoder
                    .decode_to_utf8_without_replacement(input, &mut self.ready, last);
            self.ready.truncate(written);
            self.bytes.consume(read);
            if let DecoderResult::Malformed(..) = result {
                self.done = true;
                let message = malformed(self.decoder.encoding()).message;
                return Err(io::Error::new(io::ErrorKind::InvalidData, message));
            }
            self.done = last && result == DecoderResult::InputEmpty;
        }
        let ready = self.ready.get(self.at..).unwrap_or_default();
        let taken = ready.len().min(out.len());
        for (to, from) in out.iter_mut().zip(ready) {
            *to = *from;
        }
        self.at += taken;
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_turned_into_utf8() {
        let utf16: Vec<u8> = "a,b\r\n𝄞é,\u{d7ff}\n"
            .repeat(20_000)
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let bytes = [b"\xFF\xFE".as_slice(), &utf16].concat();
        let (mut stream, guessed) = reader(Box::new(Cursor::new(bytes))).unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        assert_eq!(text, "a,b\r\n𝄞é,\u{d7ff}\n".repeat(20_000));
        assert_eq!(guessed, None);
    }
}
