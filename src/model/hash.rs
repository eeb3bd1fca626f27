//! The one hash that ids are made of.

/// Sixteen hex digits over parts that are kept apart: 64 bits of BLAKE3, so that among five million edges two fall
/// together with a probability of one in a million.
pub fn id_hash(parts: &[&str]) -> String {
    IdHashes::new(parts).finish().to_owned()
}

/// [`id_hash`]es of parts of which only the last differs, without an allocation each: an export makes millions.
pub struct IdHashes {
    /// The parts in one piece, each ended by a zero: hashing it is faster than the hasher's bookkeeping for pieces.
    bytes: Vec<u8>,
    /// How many bytes the parts that stay take.
    fixed: usize,
    hex: [u8; 16],
}

impl IdHashes {
    /// Of these parts and one more.
    pub fn new(fixed: &[&str]) -> IdHashes {
        let mut hashes = IdHashes {
            bytes: Vec::with_capacity(fixed.iter().map(|part| part.len() + 1).sum()),
            fixed: 0,
            hex: [0; 16],
        };
        fixed.iter().for_each(|part| hashes.add(part));
        hashes.fixed = hashes.bytes.len();
        hashes
    }

    /// The hash with this last part.
    pub fn with(&mut self, last: &str) -> &str {
        self.bytes.truncate(self.fixed);
        self.add(last);
        self.finish()
    }

    fn add(&mut self, part: &str) {
        self.bytes.extend_from_slice(part.as_bytes());
        self.bytes.push(0);
    }

    fn finish(&mut self) -> &str {
        let digit = |four: u8| four + if four < 10 { b'0' } else { b'a' - 10 };
        let hash = blake3::hash(&self.bytes);
        let (digits, _) = self.hex.as_chunks_mut::<2>();
        for (digits, byte) in digits.iter_mut().zip(hash.as_bytes()) {
            *digits = [digit(byte >> 4), digit(byte & 15)];
        }
        std::str::from_utf8(&self.hex).unwrap_or_default()
    }
}
