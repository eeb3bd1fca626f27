//! The one hash that ids are made of.

/// Sixteen hex digits over parts that are kept apart: 64 bits of BLAKE3, so that among five million edges two fall
/// together with a probability of one in a million.
pub fn id_hash(parts: &[&str]) -> String {
    // In one piece: hashing it is faster than the hasher's bookkeeping for pieces, and an export hashes millions.
    let mut bytes = Vec::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
    for part in parts {
        bytes.extend_from_slice(part.as_bytes());
        bytes.push(0);
    }
    let hash = blake3::hash(&bytes).to_hex();
    hash.get(..16).unwrap_or_default().to_owned()
}
