//! Streams out of compressed files, as they are read: nothing is unpacked ahead, so a bomb ends where a reader's own limit
//! ends.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::format::Packing;

/// The bytes that a file stands for.
pub fn unpacked(reader: Box<dyn BufRead + Send>, packing: Packing) -> Box<dyn BufRead + Send> {
    match packing {
        Packing::Bare => reader,
        Packing::Gzip => Box::new(BufReader::new(MultiGzDecoder::new(reader))),
        Packing::Zstd => Box::new(BufReader::new(Frames {
            source: reader,
            decoder: FrameDecoder::new(),
            open: false,
        })),
    }
}

/// All frames of a Zstandard file, one after the other; the library reads one. Frames with a window over 128 MiB are
/// refused by it.
struct Frames<R> {
    source: R,
    decoder: FrameDecoder,
    open: bool,
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.open && self.decoder.can_collect() > 0 {
                return self.decoder.read(out);
            }
            if self.open && !self.decoder.is_finished() {
                let step = BlockDecodingStrategy::UptoBlocks(1);
                let decoded = self.decoder.decode_blocks(&mut self.source, step);
                decoded.map_err(broken)?;
            } else if self.source.fill_buf()?.is_empty() {
                return Ok(0);
            } else {
                self.next_frame()?;
            }
        }
    }
}

impl<R: BufRead> Frames<R> {
    fn next_frame(&mut self) -> io::Result<()> {
        self.open = false;
        match self.decoder.init(&mut self.source) {
            Ok(()) => self.open = true,
            Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                length,
                ..
            })) => {
                io::copy(
                    &mut self.source.by_ref().take(length.into()),
                    &mut io::sink(),
                )?;
            }
            Err(e) => return Err(broken(e)),
        }
        Ok(())
    }
}

fn broken(error: FrameDecoderError) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("broken Zstandard: {error}"),
    )
}
