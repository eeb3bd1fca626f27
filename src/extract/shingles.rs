//! What tells copies of a text: hashes of its runs of words. `resolve` compares them between articles.

/// Words in a run.
const RUN: usize = 5;
/// Bands of so many hashes each: of texts with a similarity of 0.8 they miss one pair in five hundred.
const BANDS: usize = 12;
const ROWS: usize = 4;

/// A hash of every run of five words of a text, sorted, each once; of all words where there are fewer. Case, punctuation
/// and white space do not count.
pub fn shingles(text: &str) -> Vec<u32> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<u64> = words.filter(|word| !word.is_empty()).map(word).collect();
    let runs = words.windows(RUN.min(words.len()).max(1));
    let mut hashes: Vec<u32> = runs.map(run).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// FNV-1a (Fowler, Noll and Vo) over a word in small letters.
fn word(word: &str) -> u64 {
    let with = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let start = 0xcbf2_9ce4_8422_2325;
    match word.is_ascii() {
        true => word
            .bytes()
            .fold(start, |hash, byte| with(hash, byte.to_ascii_lowercase())),
        false => word.to_lowercase().bytes().fold(start, with),
    }
}

/// The words of a run, in their order, in one number.
fn run(words: &[u64]) -> u32 {
    let hash = words.iter().fold(0, |hash, word| mixed(hash ^ word, 0));
    (hash ^ (hash >> 32)) as u32
}

/// The hash of each band of the MinHash signature (Broder 1997) of a text with these shingles; none for a text without words.
pub fn bands(shingles: &[u32]) -> Vec<u64> {
    if shingles.is_empty() {
        return Vec::new();
    }
    let mut least = [u32::MAX; BANDS * ROWS];
    for shingle in shingles {
        // One hash gives the two of which all functions are made, as sums (Kirsch and Mitzenmacher 2008).
        let hash = mixed(u64::from(*shingle), 0);
        let (mut value, step) = (hash as u32, (hash >> 32) as u32 | 1);
        for least in &mut least {
            *least = value.min(*least);
            value = value.wrapping_add(step);
        }
    }
    let (bands, _) = least.as_chunks::<ROWS>();
    let band = |(number, rows): (usize, &[u32; ROWS])| {
        let start = mixed(number as u64, 1 << 32);
        let rows = rows.iter();
        rows.fold(start, |hash, row| mixed(hash ^ u64::from(*row), 1 << 33))
    };
    bands.iter().enumerate().map(band).collect()
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014) on a stream of its own.
fn mixed(value: u64, function: u64) -> u64 {
    let mut x = value.wrapping_add(function.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
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
