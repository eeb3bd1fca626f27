//! The tables of `english/` as the binary carries them: written by `english_build.rs` when the program is built, asked
//! through `english.rs`. `build.rs` includes this file, so it uses nothing of the crate.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a character is to the tokenizer: a set of [`classes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Classes(pub u16);

impl Classes {
    /// Whether one of these classes is among them.
    pub fn any(self, of: Classes) -> bool {
        self.0 & of.0 != 0
    }

    /// Both sets in one.
    pub const fn and(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

/// The classes of `english/characters.csv`.
pub mod classes {
    use super::Classes;
    /// Letters of the scripts that the tokenizer knows.
    pub const LETTER: Classes = Classes(1);
    /// Small letters, and those of scripts without small and capital ones.
    pub const LOWER: Classes = Classes(1 << 1);
    /// Capital letters, and those of scripts without small and capital ones.
    pub const UPPER: Classes = Classes(1 << 2);
    /// Quotation marks.
    pub const QUOTE: Classes = Classes(1 << 3);
    /// Pictures and other symbols: tokens of their own wherever they stand.
    pub const SYMBOL: Classes = Classes(1 << 4);
    /// Cut off at the start of a word.
    pub const PREFIX: Classes = Classes(1 << 5);
    /// Cut off at the end of a word.
    pub const SUFFIX: Classes = Classes(1 << 6);
    /// A full stop after it is cut off.
    pub const STOP_AFTER: Classes = Classes(1 << 7);
    /// White space.
    pub const SPACE: Classes = Classes(1 << 8);
    /// Letters of all scripts, to Unicode.
    pub const ALPHABETIC: Classes = Classes(1 << 9);
    /// Digits, superscript and circled ones among them.
    pub const DIGIT: Classes = Classes(1 << 10);
    /// Digits of decimal numbers.
    pub const DECIMAL: Classes = Classes(1 << 11);
    /// Not a letter, or a letter that is also cut off: a word of characters without this class is one token.
    pub const MARK: Classes = Classes(1 << 12);

    /// The classes by their names in the file.
    pub const NAMES: [(&str, Classes); 12] = [
        ("letter", LETTER),
        ("lower", LOWER),
        ("upper", UPPER),
        ("quote", QUOTE),
        ("symbol", SYMBOL),
        ("prefix", PREFIX),
        ("suffix", SUFFIX),
        ("stop_after", STOP_AFTER),
        ("space", SPACE),
        ("alphabetic", ALPHABETIC),
        ("digit", DIGIT),
        ("decimal", DECIMAL),
    ];
}

/// A word that is cut in its own way.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Exception {
    /// Its parts, which make up the word, each with its norm; an empty norm is that of the part by itself.
    pub parts: Vec<(String, String)>,
}

/// Everything but the base forms.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Tables {
    /// For each block of characters the number of its classes in `blocks`.
    pub block_of: Vec<u16>,
    /// The classes of the characters of a block, block after block.
    pub blocks: Vec<Classes>,
    /// Longer forms that are cut off at the start of a word.
    pub prefixes: Vec<String>,
    /// Longer forms that are cut off at the end of a word.
    pub suffixes: Vec<String>,
    /// Forms that are cut off after a digit: units and currencies.
    pub after_digit: Vec<String>,
    /// What joins two words into one: hyphens and dashes.
    pub hyphens: Vec<String>,
    /// Words that are cut in their own way.
    pub exceptions: BTreeMap<String, Exception>,
    /// Norms that are not the form in small letters.
    pub norms: BTreeMap<String, String>,
    /// For each part of speech the rules of `lemma_rules.csv`: ending, and what stands instead.
    pub lemma_rules: BTreeMap<char, Vec<(String, String)>>,
    /// What the lemmas of exceptions end in.
    pub lemma_endings: Vec<String>,
    /// For each form the base form by tag; an empty one stands for any.
    pub lemmas_by_tag: BTreeMap<String, BTreeMap<String, String>>,
}

/// Characters of a block.
pub const BLOCK: u32 = 128;
