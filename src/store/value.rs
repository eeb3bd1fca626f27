//! How a value lies in the file: a version byte, postcard, and a checksum over key and value. redb verifies pages only
//! when it repairs a file, so without a checksum of ours a flipped bit could become a wrong quote.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::{Article, ArticleMeta, Error, Result};

/// The encoding that this version writes. A later one may read several.
const VERSION: u8 = 1;
/// How many bytes of BLAKE3 end a value.
const CHECKSUM: usize = 8;

/// Why a stored value cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// The bytes are not those that were written.
    Damaged,
    /// The version byte is one that this version does not know.
    Newer,
}

/// Puts version and checksum around encoded bytes.
pub(super) fn seal(key: &[u8], payload: &[u8]) -> Vec<u8> {
    let mut sealed = Vec::with_capacity(1 + payload.len() + CHECKSUM);
    sealed.push(VERSION);
    sealed.extend_from_slice(payload);
    let sum = checksum(key, &sealed);
    sealed.extend_from_slice(&sum);
    sealed
}

/// Takes version and checksum off again.
pub(super) fn unseal<'v>(
    key: &[u8],
    sealed: &'v [u8],
) -> std::result::Result<&'v [u8], Unreadable> {
    let (body, sum) = sealed
        .split_last_chunk::<CHECKSUM>()
        .ok_or(Unreadable::Damaged)?;
    if *sum != checksum(key, body) {
        return Err(Unreadable::Damaged);
    }
    match body.split_first() {
        Some((&VERSION, payload)) => Ok(payload),
        Some(_) => Err(Unreadable::Newer),
        None => Err(Unreadable::Damaged),
    }
}

/// Encodes and seals.
pub(super) fn encode<T: Serialize + ?Sized>(key: &[u8], value: &T) -> Result<Vec<u8>> {
    Ok(seal(key, &to_bytes(value)?))
}

/// Unseals and decodes.
pub(super) fn decode<T: DeserializeOwned>(
    key: &[u8],
    sealed: &[u8],
) -> std::result::Result<T, Unreadable> {
    postcard::from_bytes(unseal(key, sealed)?).map_err(|_| Unreadable::Damaged)
}

/// The text of an article, which is not copied: it is encoded after the metadata.
pub(super) fn text<'v>(key: &[u8], sealed: &'v [u8]) -> std::result::Result<&'v str, Unreadable> {
    let damaged = |_| Unreadable::Damaged;
    let sealed = unseal(key, sealed)?;
    let (_, text) = postcard::take_from_bytes::<ArticleMeta>(sealed).map_err(damaged)?;
    postcard::from_bytes(text).map_err(damaged)
}

/// Encodes without sealing.
pub(super) fn to_bytes<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>> {
    postcard::to_stdvec(value).map_err(|e| Error::wrap("a value cannot be encoded", e))
}

/// The hash by which two articles are the same: all of the metadata and the text.
pub(super) fn content(article: &Article) -> Result<[u8; 32]> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&to_bytes(&article.meta)?);
    hasher.update(article.text.as_bytes());
    Ok(*hasher.finalize().as_bytes())
}

fn checksum(key: &[u8], body: &[u8]) -> [u8; CHECKSUM] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&(key.len() as u64).to_le_bytes());
    hasher.update(key);
    hasher.update(body);
    let hash = hasher.finalize();
    hash.as_bytes()
        .first_chunk::<CHECKSUM>()
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_opens_under_its_own_key_only() {
        let sealed = encode(b"a", "text").unwrap();
        assert_eq!(decode::<String>(b"a", &sealed), Ok("text".to_owned()));
        assert_eq!(decode::<String>(b"b", &sealed), Err(Unreadable::Damaged));
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_noticed() {
        let sealed = encode(b"a", "text").unwrap();
        for bit in 0..sealed.len() * 8 {
            let mut damaged = sealed.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(unseal(b"a", &damaged), Err(Unreadable::Damaged));
        }
        for end in 0..sealed.len() {
            assert_eq!(unseal(b"a", &sealed[..end]), Err(Unreadable::Damaged));
        }
    }

    #[test]
    fn a_newer_encoding_is_told_from_damage() {
        let mut body = vec![VERSION + 1, 7];
        let sum = checksum(b"a", &body);
        body.extend_from_slice(&sum);
        assert_eq!(unseal(b"a", &body), Err(Unreadable::Newer));
    }
}
