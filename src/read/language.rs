//! Tells English from other languages. The engine reads English only, and would find names and claims in a French text
//! too, wrong ones.

use whatlang::Lang;

/// ISO 639-1 code of the language that is read.
pub const ENGLISH: &str = "en";

/// Characters up to which a text counts as English: trigrams of a few lines full of foreign names prove nothing.
const SHORT: usize = 200;

/// The language, if it is surely another one.
pub fn foreign(text: &str) -> Option<Lang> {
    text.chars().nth(SHORT)?;
    let found = whatlang::detect(text)?;
    let foreign = found.is_reliable() && found.lang() != Lang::Eng;
    foreign.then(|| found.lang())
}
