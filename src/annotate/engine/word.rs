//! The attributes of words that the network sees, defined as spaCy's English defines them.

/// The first character.
pub fn prefix(word: &str) -> &str {
    let end = word.char_indices().nth(1).map_or(word.len(), |(i, _)| i);
    word.get(..end).unwrap_or(word)
}

/// The last three characters.
pub fn suffix(word: &str) -> &str {
    let start = word.char_indices().nth_back(2).map_or(0, |(i, _)| i);
    word.get(start..).unwrap_or(word)
}

/// Letters become `x` or `X`, digits `d`, runs are cut after four; the other characters stand for themselves.
pub fn shape(word: &str, out: &mut String) {
    out.clear();
    if word.chars().count() >= 100 {
        out.push_str("LONG");
        return;
    }
    let mut last = None;
    let mut run = 0;
    for c in word.chars() {
        let shape = match c {
            c if is_letter(c) && c.is_uppercase() => 'X',
            c if is_letter(c) => 'x',
            c if is_digit(c) => 'd',
            c => c,
        };
        run = if last == Some(shape) { run + 1 } else { 0 };
        last = Some(shape);
        if run < 4 {
            out.push(shape);
        }
    }
}

/// Whether the word is white space.
pub fn is_space(word: &str) -> bool {
    let space = |c: char| c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}');
    !word.is_empty() && word.chars().all(space)
}

/// A letter, which Unicode's "alphabetic" of the standard library is not quite: it has Roman numerals, circled letters
/// and combining vowels. Of those the Latin ones are taken out; words in scripts with combining vowels may differ from
/// spaCy's.
fn is_letter(c: char) -> bool {
    c.is_alphabetic()
        && !matches!(c, '\u{345}' | '\u{363}'..='\u{36f}' | '\u{2160}'..='\u{2188}' | '\u{24b6}'..='\u{24e9}')
}

/// A decimal digit of any script or one above or below the line, but no fraction and no Roman numeral.
fn is_digit(c: char) -> bool {
    match c {
        '0'..='9' => true,
        '\0'..='\u{ff}' => matches!(c, '²' | '³' | '¹'),
        '\u{2150}'..='\u{218b}' => false,
        c => c.is_numeric() && !c.is_alphabetic(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_those_of_spacy() {
        for (word, before, after, shaped) in [
            ("a", "a", "a", "x"),
            ("Kremlin’s", "K", "n’s", "Xxxxx’x"),
            ("U.S.", "U", ".S.", "X.X."),
            ("Čapek", "Č", "pek", "Xxxxx"),
            ("1,234,567.5", "1", "7.5", "d,ddd,ddd.d"),
            ("€½m²", "€", "½m²", "€½xd"),
            ("COVID-19", "C", "-19", "XXXX-dd"),
            ("......", ".", "...", "...."),
        ] {
            let mut out = String::new();
            shape(word, &mut out);
            assert_eq!(
                (prefix(word), suffix(word), out.as_str()),
                (before, after, shaped)
            );
        }
        let mut out = String::new();
        shape(&"x".repeat(100), &mut out);
        assert_eq!(out, "LONG");
        assert!(is_space("\u{a0} \n") && !is_space("") && !is_space(" x"));
    }
}
