//! What tells copies of a text: hashes of its runs of words. `resolve` compares them between articles.

/// Words in a run.
const RUN: usize = 5;

/// A hash of every run of five words of a text, sorted, each once; of all words where there are fewer. Case, punctuation
/// and white space do not count.
pub fn shingles(text: &str) -> Vec<u32> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let runs = words.windows(RUN.min(words.len()).max(1));
    let mut hashes: Vec<u32> = runs.map(hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// FNV-1a (Fowler, Noll and Vo) over the words, each ended by a zero, folded to 32 bits.
fn hash(words: &[String]) -> u32 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for word in words {
        for byte in word.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_five_words_are_hashed() {
        let count =
            |text: &str, expected: usize| assert_eq!(shingles(text).len(), expected, "{text}");
        count("", 0);
        count(" - ", 0);
        count("one", 1);
        count("one two three four five", 1);
        count("one two three four five six", 2);
        assert_eq!(shingles("One, two!"), shingles("one two"));
        assert_ne!(shingles("one two"), shingles("two one"));
    }
}
