//! Tells English from other languages. The engine reads English only, and would find names and claims in a French text
//! too, wrong ones.

use whatlang::Lang;

/// ISO 639-1 code of the language that is read.
pub const ENGLISH: &str = "en";

/// Characters up to which a text counts as English: trigrams of a few lines full of foreign names prove nothing.
const SHORT: usize = 200;

/// Words from the start by which a text is known as English at once.
const LOOKED_AT: usize = 400;
/// One in so many of them must be "the": English news have one in 15 to 25, and no other language that one.
const ONE_IN: usize = 33;
/// Or one in so many "the", "of" or "and", of which other languages have one at most.
const ONE_OF_ALL_IN: usize = 14;

/// The language, if it is surely another one.
pub fn foreign(text: &str) -> Option<Lang> {
    text.chars().nth(SHORT)?;
    // Comparing trigrams with those of all languages takes longer than all else that is done to read an article.
    if is_plainly_english(text) {
        return None;
    }
    let found = whatlang::detect(text)?;
    let foreign = found.is_reliable() && found.lang() != Lang::Eng;
    foreign.then(|| found.lang())
}

fn is_plainly_english(text: &str) -> bool {
    let is = |word: &str, listed: &str| word.eq_ignore_ascii_case(listed);
    let (mut words, mut articles, mut others) = (0, 0, 0);
    for word in text.split_ascii_whitespace().take(LOOKED_AT) {
        words += 1;
        articles += usize::from(is(word, "the"));
        others += usize::from(is(word, "of") || is(word, "and"));
        if articles * ONE_IN >= LOOKED_AT {
            break;
        }
    }
    let all = articles + others;
    articles > 0 && (articles * ONE_IN >= words || all * ONE_OF_ALL_IN >= words)
}
