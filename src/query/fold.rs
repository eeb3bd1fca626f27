//! How names are compared: without case, accents, dots and apostrophes, in Latin letters. For comparing only; what is
//! shown is the name as it stands in the graph.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a name in lower-case ASCII, joined by one space: `"José  Al-Thani"` gives `"jose al thani"`.
pub(super) fn fold(name: &str) -> String {
    let bare: String = name
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .nfc()
        .collect();
    let latin = deunicode::deunicode_with_tofu(&bare, "").to_lowercase();
    let latin = latin.replace(['.', '\''], "");
    let words: Vec<&str> = latin
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// How near a folded name comes to a folded query, smaller is nearer; `None` where nobody would have meant it.
pub(super) fn nearness(query: &str, name: &str) -> Option<usize> {
    let long = |s: &str| s.len() >= 3;
    let limit = 1 + query.len() / 4;
    let typos = (query.len().abs_diff(name.len()) <= limit).then(|| distance(query, name));
    if let Some(typos) = typos.filter(|typos| *typos <= limit && long(query)) {
        return Some(typos);
    }
    if long(query) && long(name) && (name.contains(query) || query.contains(name)) {
        return Some(limit + 1);
    }
    let alike = |a: &str, b: &str| {
        long(a) && a.len().abs_diff(b.len()) <= 2 && distance(a, b) <= a.len() / 4
    };
    let shared = query
        .split(' ')
        .any(|word| name.split(' ').any(|other| alike(word, other)));
    shared.then_some(limit + 2)
}

/// Levenshtein distance in bytes; folded names are ASCII.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut left = i + 1;
        let mut diagonal = i;
        for (cell, y) in row.iter_mut().skip(1).zip(b.bytes()) {
            let above = *cell;
            let change = diagonal + usize::from(x != y);
            left = change.min(above + 1).min(left + 1);
            diagonal = above;
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold_to_plain_words() {
        let check = |name: &str, expected: &str| assert_eq!(fold(name), expected);
        check("José  Al-Thani", "jose al thani");
        check("Jose\u{301}", "jose");
        check("U.S.", "us");
        check("Łukasz O’Neil", "lukasz oneil");
        check("Straße", "strasse");
        check("Владимир", "vladimir");
        check("  ", "");
    }

    #[test]
    fn distance_counts_edits() {
        let check = |a, b, expected| assert_eq!(distance(a, b), expected, "{a} {b}");
        check("", "", 0);
        check("", "abc", 3);
        check("abc", "", 3);
        check("kitten", "sitting", 3);
        check("quillovev", "quilloveff", 2);
    }

    #[test]
    fn typos_come_before_parts_and_parts_before_shared_words() {
        assert_eq!(nearness("kosta lind", "costa lind"), Some(1));
        let part = nearness("lind", "costa lind");
        let word = nearness("anna lind", "costa lind");
        assert!(part.is_some() && word.is_some());
        assert_eq!(nearness("lind", "geneva"), None);
        assert_eq!(nearness("x", "geneva"), None);
    }
}
