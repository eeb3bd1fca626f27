//! Names that differ by one letter: found by what is left of each when a letter is taken out (Garbe's symmetric
//! deletes), so that no two names are compared that have nothing to do with each other.

use std::collections::BTreeSet;
use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::profiles::Profiles;

/// Shorter names, in letters, differ by one letter too easily.
const LONG: usize = 8;
/// So do shorter words.
const LONG_WORD: usize = 4;

/// Pairs of names of this label that one letter tells apart, where it may be a mistake: not where both words are listed
/// as names, or one is a word of the language. By number, the smaller one first. Of persons full names only.
pub fn pairs(profiles: &Profiles, label: &str) -> Vec<(usize, usize)> {
    // By hashes: two that agree by chance are no typo of each other.
    let mut by_rest: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut found = BTreeSet::new();
    for (number, profile) in profiles.all.iter().enumerate() {
        let bare = label == "Person" && profile.person.is_bare();
        let key = &profile.key;
        if profile.label != label
            || bare
            || key.len() < LONG
            || !key.is_ascii()
            || key.starts_with('\u{1}')
        {
            continue;
        }
        let mut rests: Vec<u64> = (0..=key.len()).map(|i| without(key, i)).collect();
        rests.sort_unstable();
        rests.dedup();
        for rest in rests {
            let known = by_rest.entry(rest).or_default();
            let others = known.iter().map(|other| (*other, number));
            found.extend(others.filter(|(a, b)| is_typo(profiles, *a, *b)));
            known.push(number);
        }
    }
    found.into_iter().collect()
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

/// A hash of the text without its byte at a place, which may be behind its end; names in parts are ASCII.
fn without(text: &str, place: usize) -> u64 {
    let mut hasher = FxHasher::default();
    for (at, byte) in text.bytes().enumerate() {
        if at != place {
            hasher.write_u8(byte);
        }
    }
    hasher.finish()
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
