//! The one hash that ids are made of.

/// Sixteen hex digits over parts that are kept apart: 64 bits of BLAKE3, so that among five million edges two fall
/// together with a probability of one in a million.
pub fn id_hash(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex().chars().take(16).collect()
}
