//! Tokens with exact offsets: words, numbers, marks; possessive `'s` and `n't` apart, hyphens between letters apart,
//! the full stop of an abbreviation inside. Web and mail addresses stay whole.

use crate::model::{Span, Tag, Text, Token};
use crate::schema::{ClassId, Lexicon};

/// Cuts sentences into tokens.
pub struct Tokenizer<'s> {
    lexicon: &'s Lexicon,
    abbreviations: Option<ClassId>,
}

impl<'s> Tokenizer<'s> {
    /// A tokenizer that knows the lexicon's abbreviations and verbs.
    pub fn new(lexicon: &'s Lexicon) -> Tokenizer<'s> {
        Tokenizer {
            lexicon,
            abbreviations: lexicon.class("abbreviation"),
        }
    }

    /// Appends the tokens of one sentence.
    pub fn tokenize(&self, text: &str, sentence: Span, tokens: &mut Vec<Token>) {
        let content = sentence.of(text);
        let mut at = sentence.start as usize;
        for chunk in content.split_inclusive(char::is_whitespace) {
            let word = chunk.trim_end();
            if !word.is_empty() {
                let last = at + word.len() == sentence.end as usize;
                self.chunk(word, at, last, tokens);
            }
            at += chunk.len();
        }
    }

    /// One run without white space; the full stop of the last one ends the sentence and not "Corp.".
    fn chunk(&self, word: &str, at: usize, last: bool, tokens: &mut Vec<Token>) {
        let mut start = 0;
        let mut end = word.len();
        // Marks in front.
        while let Some(c) = word.get(start..end).and_then(|w| w.chars().next()) {
            if c.is_alphanumeric() || is_clitic(word.get(start..end).unwrap_or("")) {
                break;
            }
            self.push(word, start, start + c.len_utf8(), at, tokens);
            start += c.len_utf8();
        }
        // Marks behind, kept back until the core is pushed.
        let mut behind = Vec::new();
        while let Some(c) = word.get(start..end).and_then(|w| w.chars().next_back()) {
            let core = word.get(start..end).unwrap_or("");
            if c.is_alphanumeric() || (c == '.' && self.keeps_stop(core, last)) {
                break;
            }
            behind.push((end - c.len_utf8(), end));
            end -= c.len_utf8();
        }
        if start < end {
            self.core(word, start, end, at, tokens);
        }
        for (from, to) in behind.into_iter().rev() {
            self.push(word, from, to, at, tokens);
        }
    }

    /// A chunk without outer marks.
    fn core(&self, word: &str, start: usize, end: usize, at: usize, tokens: &mut Vec<Token>) {
        let core = word.get(start..end).unwrap_or("");
        if core.contains("://") || (core.contains('@') && core.contains('.')) {
            self.push(word, start, end, at, tokens);
            return;
        }
        let clitic = clitic_length(core);
        let stem_end = end - clitic;
        let mut from = start;
        let stem = word.get(start..stem_end).unwrap_or("");
        let mut previous: Option<char> = None;
        let mut chars = stem.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let next = chars.peek().map(|(_, c)| *c);
            if self.splits_at(c, previous, next) {
                self.push(word, from, start + i, at, tokens);
                self.push(word, start + i, start + i + c.len_utf8(), at, tokens);
                from = start + i + c.len_utf8();
            }
            previous = Some(c);
        }
        self.push(word, from, stem_end, at, tokens);
        self.push(word, stem_end, end, at, tokens);
    }

    /// Whether a mark inside a word is a token of its own: dashes and slashes between words, but not the comma or point
    /// of a number, the apostrophe of a name or the points of "U.S.".
    fn splits_at(&self, c: char, previous: Option<char>, next: Option<char>) -> bool {
        let digits = previous.is_some_and(|c| c.is_ascii_digit())
            && next.is_some_and(|c| c.is_ascii_digit());
        match c {
            c if c.is_alphanumeric() || is_mark_of_letter(c) => false,
            '.' | '\'' | '\u{2019}' | '&' | '_' => false,
            ',' | ':' => !digits,
            '-' => !digits,
            _ => true,
        }
    }

    /// Whether the full stop at the end belongs to the word: "U.S.", "Mr.", "J."
    fn keeps_stop(&self, core: &str, last: bool) -> bool {
        let stem = core.trim_end_matches('.');
        let mut chars = stem.chars();
        let initial = matches!((chars.next(), chars.next()), (Some(c), None) if c.is_uppercase());
        initial
            || (stem.contains('.') && stem.split('.').all(|part| part.chars().count() == 1))
            || (!last && self.lexicon.has(self.abbreviations, core))
    }

    fn push(&self, word: &str, start: usize, end: usize, at: usize, tokens: &mut Vec<Token>) {
        if let Some(form) = word.get(start..end).filter(|form| !form.is_empty()) {
            tokens.push(self.token(form, Span::new(at + start, at + end)));
        }
    }

    /// The token of a form that stands at `span`.
    pub fn token(&self, form: &str, span: Span) -> Token {
        let norm: Text = crate::schema::key(form).into();
        let verb = self.lexicon.verb(&norm);
        let lemma = verb.map_or_else(|| norm.clone(), |verb| verb.lemma.clone());
        let first = form.chars().next().unwrap_or(' ');
        let tag = match first {
            c if c.is_uppercase() => Tag::Capital,
            c if c.is_numeric() => Tag::Number,
            c if !c.is_alphanumeric() && !form.chars().any(char::is_alphanumeric) => {
                Tag::Punctuation
            }
            _ if verb.is_some() => Tag::Verb,
            _ => Tag::Word,
        };
        Token {
            span,
            norm,
            lemma,
            tag,
            head: None,
            relation: Text::default(),
        }
    }
}

/// Combining marks and joiners belong to the letter before them.
fn is_mark_of_letter(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{ad}' | '\u{2bc}' | '\u{2bb}'
    )
}

fn is_clitic(word: &str) -> bool {
    matches!(word, "'s" | "\u{2019}s" | "'S" | "\u{2019}S")
}

/// Bytes of the clitic at the end of a word: `'s`, `n't`, `'ll` …
fn clitic_length(core: &str) -> usize {
    let norm = core.to_ascii_lowercase();
    const CLITICS: [&str; 14] = [
        "n't",
        "n\u{2019}t",
        "'s",
        "\u{2019}s",
        "'ll",
        "\u{2019}ll",
        "'ve",
        "\u{2019}ve",
        "'re",
        "\u{2019}re",
        "'d",
        "\u{2019}d",
        "'m",
        "\u{2019}m",
    ];
    let found = CLITICS
        .iter()
        .find(|c| norm.ends_with(*c) && norm.len() > c.len());
    found.map_or(0, |c| c.len())
}
