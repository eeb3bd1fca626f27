//! What spaCy makes of strings: their 64-bit ids, and the rows of hashed embeddings that belong to an id.
//!
//! The trained tables are only of use if both are exactly the trainer's. A string's id is its MurmurHash64A with the seed
//! 1, but for some hundred symbols ("X", "case", "ORG") that have fixed ids; the model file lists them.

use std::collections::HashMap;

/// Ids of strings.
#[derive(Debug)]
pub struct Strings {
    symbols: HashMap<u64, u64>,
}

impl Strings {
    /// With the fixed ids of these strings.
    pub fn new(symbols: &HashMap<String, u64>) -> Strings {
        let mut by_hash = HashMap::with_capacity(symbols.len());
        #[allow(clippy::iter_over_hash_type)] // One map becomes another.
        for (name, &id) in symbols {
            by_hash.insert(hash(name), id);
        }
        Strings { symbols: by_hash }
    }

    /// The id of a string; 0 for the empty one.
    pub fn id(&self, string: &str) -> u64 {
        if string.is_empty() {
            0
        } else {
            self.id_of_hash(hash(string))
        }
    }

    /// The id of the string with this [`hash`].
    pub fn id_of_hash(&self, hash: u64) -> u64 {
        self.symbols.get(&hash).copied().unwrap_or(hash)
    }
}

/// MurmurHash64A with the seed 1.
pub fn hash(string: &str) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let bytes = string.as_bytes();
    let mut h = 1 ^ (bytes.len() as u64).wrapping_mul(M);
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        let k = u64::from_le_bytes(*word).wrapping_mul(M);
        h = (h ^ (k ^ (k >> 47)).wrapping_mul(M)).wrapping_mul(M);
    }
    if !rest.is_empty() {
        let tail = rest.iter().rev().fold(0, |k, &b| k << 8 | u64::from(b));
        h = (h ^ tail).wrapping_mul(M);
    }
    h = (h ^ (h >> 47)).wrapping_mul(M);
    h ^ (h >> 47)
}

/// MurmurHash3 with 128 bits, the variant for x64, of an id as eight bytes: the four numbers that choose the rows of an
/// embedding. (thinc calls it `MurmurHash3_x86_128_uint64`.)
pub fn rows(id: u64, seed: u32) -> [u32; 4] {
    let k = id
        .wrapping_mul(0x87c3_7b91_1142_53d5)
        .rotate_left(31)
        .wrapping_mul(0x4cf5_ad43_2745_937f);
    let h2 = u64::from(seed) ^ 8;
    let h1 = (h2 ^ k).wrapping_add(h2);
    let (h1, h2) = (mixed(h1), mixed(h2.wrapping_add(h1)));
    let h1 = h1.wrapping_add(h2);
    let h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

fn mixed(h: u64) -> u64 {
    let h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let h = (h ^ (h >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ (h >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_spacy() {
        // As `spacy.strings.hash_string` and thinc's `NumpyOps.hash` with the seed 8 give them.
        assert_eq!(hash("a"), 11901859001352538922);
        assert_eq!(hash("coffee"), 3197928453018144401);
        assert_eq!(hash("Kremlin’s"), 526994590797487800);
        assert_eq!(hash("the-longest-word-of-all-words"), 18203414040089992840);
        assert_eq!(
            rows(3197928453018144401, 8),
            [2399055680, 1118310852, 3598583520, 1677466278]
        );
        assert_eq!(
            rows(101, 11),
            [1763378230, 3759297338, 627086936, 2342724702]
        );
        assert_eq!(rows(0, 9), [1862229173, 1175497701, 2029532547, 1365388714]);
        assert_eq!(
            rows(1, u32::MAX),
            [180552405, 499527447, 1281644803, 1570502297]
        );
    }
}
