//! Names that differ by one letter: found by what is left of each when a letter is taken out (Garbe's symmetric
//! deletes), so that no two names are compared that have nothing to do with each other.

use rayon::prelude::*;

use super::profiles::{Profile, Profiles};

/// Shorter names, in letters, differ by one letter too easily.
const LONG: usize = 8;
/// So do shorter words.
const LONG_WORD: usize = 4;

/// Pairs of names of this label that one letter tells apart, where it may be a mistake: not where both words are listed
/// as names, or one is a word of the language. By number, the smaller one first. Of persons full names only.
pub fn pairs(profiles: &Profiles, label: &str) -> Vec<(usize, usize)> {
    // By hashes, each above the number of its name: two that agree by chance are no typo of each other. Sorting them is
    // cheaper than a table of them.
    let compared = |(_, profile): &(usize, &Profile)| {
        let bare = label == "Person" && profile.person.is_bare();
        let key = &profile.key;
        let long = key.len() >= LONG && key.is_ascii() && !key.starts_with('\u{1}');
        profile.label == label && !bare && long
    };
    let all = profiles.all.par_iter().enumerate().filter(compared);
    let mut by_rest: Vec<u64> = all
        .flat_map_iter(|(number, profile)| {
            let hashes = rests(&profile.key).into_iter().map(|rest| rest >> 32 << 32);
            hashes.map(move |hash| hash | number as u64)
        })
        .collect();
    by_rest.par_sort_unstable();
    by_rest.dedup();
    let mut found = Vec::new();
    let number = |entry: &u64| *entry as u32 as usize;
    for same in by_rest.chunk_by(|a, b| a >> 32 == b >> 32) {
        for (place, a) in same.iter().enumerate() {
            let others = same.iter().skip(place + 1);
            found.extend(others.map(|b| (number(a), number(b))));
        }
    }
    found.sort_unstable();
    found.dedup();
    let found = found.into_par_iter();
    found.filter(|(a, b)| is_typo(profiles, *a, *b)).collect()
}

fn is_typo(profiles: &Profiles, a: usize, b: usize) -> bool {
    let (Some(a), Some(b)) = (profiles.all.get(a), profiles.all.get(b)) else {
        return false;
    };
    let words_a: Vec<&str> = a.key.split(' ').collect();
    let words_b: Vec<&str> = b.key.split(' ').collect();
    if words_a.len() != words_b.len()
        || a.person.generation != b.person.generation
        || a.country != b.country
    {
        return false;
    }
    let mut differing = words_a.iter().zip(&words_b).filter(|(x, y)| x != y);
    let (Some((x, y)), None) = (differing.next(), differing.next()) else {
        return false;
    };
    let listed = |word: &str| {
        let lexicon = profiles.schema.lexicon();
        let names = &profiles.names;
        names.is_surname(word) || names.is_given(word) || !lexicon.rows(word).is_empty()
    };
    // Two that a gazetteer knows are two, and so are one and many.
    let known = |key: &str| profiles.schema.gazetteers().org(key).is_some();
    let plural = x.strip_suffix('s') == Some(*y) || y.strip_suffix('s') == Some(*x);
    if plural || known(&a.key) && known(&b.key) {
        return false;
    }
    let long = x.len() > LONG_WORD && y.len() > LONG_WORD;
    long && !(listed(x) && listed(y)) && one_edit(x, y)
}

/// Hashes of a text and of what is left of it without each of its bytes; names in parts are ASCII. A hash is a polynomial
/// in the bytes, so that those of what stands before a place and behind it make that of the rest.
fn rests(text: &str) -> Vec<u64> {
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    let digit = |byte: u8| u64::from(byte) + 1;
    let (mut behind, mut power) = (0u64, 1u64);
    let mut of_ends: Vec<(u64, u64)> = Vec::with_capacity(text.len());
    for byte in text.bytes().rev() {
        of_ends.push((behind, power));
        behind = behind.wrapping_add(digit(byte).wrapping_mul(power));
        power = power.wrapping_mul(BASE);
    }
    let mut found = vec![behind];
    let mut before = 0u64;
    for (byte, (behind, power)) in text.bytes().zip(of_ends.into_iter().rev()) {
        found.push(before.wrapping_mul(power).wrapping_add(behind));
        before = before.wrapping_mul(BASE).wrapping_add(digit(byte));
    }
    found
}

/// Whether one letter is put in, left out, exchanged or swapped with its neighbour.
pub fn one_edit(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(same..).unwrap_or(&[]), b.get(same..).unwrap_or(&[]));
    match (a, b) {
        ([], []) => false,
        ([x, y, rest_a @ ..], [v, w, rest_b @ ..]) if x == w && y == v && rest_a == rest_b => true,
        ([_, rest_a @ ..], [_, rest_b @ ..]) if rest_a == rest_b => true,
        ([_, rest_a @ ..], b) if rest_a == b => true,
        (a, [_, rest_b @ ..]) => a == rest_b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rests_are_the_text_without_each_of_its_letters() {
        let whole = |text: &str| rests(text).first().copied();
        let found = rests("abca");
        let expected = ["abca", "bca", "aca", "aba", "abc"].map(whole);
        assert_eq!(found.into_iter().map(Some).collect::<Vec<_>>(), expected);
        assert_ne!(whole("abc"), whole("acb"));
    }

    #[test]
    fn one_edit_is_one_letter() {
        let check = |a, b, expected| {
            assert_eq!(one_edit(a, b), expected, "{a} {b}");
            assert_eq!(one_edit(b, a), expected, "{b} {a}");
        };
        check("larsen", "larsen", false);
        check("larsen", "larssen", true);
        check("larsen", "larsan", true);
        check("larsen", "lasren", true);
        check("larsen", "larse", true);
        check("larsen", "lasrne", false);
        check("larsen", "larssan", false);
    }
}
