//! What comes off a word at its start and its end, and where its middle is cut. Lengths and places are in bytes.

use std::ops::Range;

use crate::schema::{English, classes};

/// How many bytes come off at the start; 0 for none.
pub fn prefix(english: &English, word: &str) -> usize {
    let mut chars = word.chars();
    let Some(first) = chars.next() else {
        return 0;
    };
    if english.classes(first).any(classes::PREFIX) {
        return first.len_utf8();
    }
    match first {
        '+' if !chars.next().is_some_and(|c| c.is_ascii_digit()) => 1,
        '.' => dots(word),
        _ => {
            let longer = english.prefixes().iter().find(|p| word.starts_with(*p));
            longer.map_or(0, String::len)
        }
    }
}

/// How many bytes come off at the end: the longest of what may; 0 for none.
pub fn suffix(english: &English, word: &str) -> usize {
    let Some(last) = word.chars().next_back() else {
        return 0;
    };
    let mut longest = match last {
        '.' => match word.len() - word.trim_end_matches('.').len() {
            1 => usize::from(stop_comes_off(english, word)),
            dots => dots,
        },
        _ if english.classes(last).any(classes::SUFFIX) => last.len_utf8(),
        _ => 0,
    };
    for form in english.suffixes() {
        if form.len() > longest && word.ends_with(form.as_str()) {
            longest = form.len();
        }
    }
    if let Some(digit) = word.bytes().rposition(|b| b.is_ascii_digit()) {
        let form = word.get(digit + 1..).unwrap_or("");
        if form.len() > longest && english.follows_digit(form) {
            longest = form.len();
        }
    }
    longest
}

/// Whether the full stop at the end of a word is none of an abbreviation: after a small letter, a digit or a mark, after two
/// capitals, after a temperature.
fn stop_comes_off(english: &English, word: &str) -> bool {
    let mut before = word.chars().rev().skip(1);
    let Some(last) = before.next() else {
        return false;
    };
    let upper = |c: char| english.classes(c).any(classes::UPPER);
    english.classes(last).any(classes::STOP_AFTER)
        || before.next().is_some_and(|c| {
            (upper(last) && upper(c)) || (c == '°' && matches!(last, 'C' | 'F' | 'K'))
        })
}

/// How many points a word starts with, if more than one.
fn dots(word: &str) -> usize {
    match word.len() - word.trim_start_matches('.').len() {
        1 => 0,
        dots => dots,
    }
}

/// Calls `found` for each place where a word is cut: what stands there becomes a token.
pub fn infixes(english: &English, word: &str, found: &mut dyn FnMut(Range<usize>)) {
    let mut previous: Option<char> = None;
    let mut chars = word.char_indices();
    while let Some((i, c)) = chars.next() {
        let rest = word.get(i..).unwrap_or("");
        let length = infix(english, previous, c, rest);
        // What a word starts with has come off before.
        if length > 0 && i > 0 {
            found(i..i + length);
        }
        previous = Some(c);
        while length > 0 && chars.offset() < i + length {
            previous = chars.next().map(|(_, c)| c);
        }
    }
}

/// How many bytes of the rest of a word, which begins with `c`, are cut out of it; 0 for none.
fn infix(english: &English, previous: Option<char>, c: char, rest: &str) -> usize {
    let length = c.len_utf8();
    if c == '…' || english.classes(c).any(classes::SYMBOL) {
        return length;
    }
    if c == '.' && dots(rest) > 0 {
        return dots(rest);
    }
    if c.is_ascii_alphanumeric() {
        return 0;
    }
    let next = rest.get(length..).and_then(|rest| rest.chars().next());
    let (Some(previous), Some(next)) = (previous, next) else {
        return 0;
    };
    let (before, after) = (english.classes(previous), english.classes(next));
    let digit = previous.is_ascii_digit();
    let numbers = digit && (next.is_ascii_digit() || next == '-');
    let word_before = digit || before.any(classes::LETTER);
    let letter_after = after.any(classes::LETTER);
    let cut = match c {
        '+' | '*' | '^' => numbers,
        '-' => numbers || (word_before && letter_after),
        '.' => {
            before.any(classes::LOWER.and(classes::QUOTE))
                && after.any(classes::UPPER.and(classes::QUOTE))
        }
        ',' => before.any(classes::LETTER) && letter_after,
        ':' | '<' | '>' | '=' | '/' => word_before && letter_after,
        _ => false,
    };
    if cut {
        return length;
    }
    let joins = |form: &&String| {
        let after = rest.strip_prefix(form.as_str());
        let after = after.and_then(|rest| rest.chars().next());
        after.is_some_and(|c| english.classes(c).any(classes::LETTER))
    };
    match word_before {
        true => english.hyphens().iter().find(joins).map_or(0, String::len),
        false => 0,
    }
}
