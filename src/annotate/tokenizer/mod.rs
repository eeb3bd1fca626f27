//! Words with exact offsets, cut exactly as spaCy's English tokenizer cuts them, since the trained models know words that
//! were cut so.
//!
//! A text is a row of chunks between white space. A chunk that has its own way (`schema/english/exceptions.csv`: "can't",
//! "Mr.") is cut that way. From any other, marks are taken off at both ends, one a turn, until what is left has its own
//! way or nothing more comes off; what is left is whole if it is a web or mail address, and else is cut at its hyphens,
//! slashes and the like. Last, neighbours that together have their own way ("Dec" and "." of "Nov.-Dec.") are cut that way.
//!
//! White space is never a token here, while spaCy makes tokens of white space other than single spaces. The models are
//! trained on sentences whose white space is single spaces, so both see the same words; offsets are those of the text as it
//! is, and what stands between two tokens is white space or nothing.
//!
//! The scan is by hand over classes of characters and linear in the text, without expressions that backtrack; most chunks
//! hold letters only and need one look at each character. A cache of chunks was rejected: it would be shared or
//! repeated a thread, and is not faster than the scan.

mod affixes;
mod exceptions;
mod url;

use std::ops::Range;

use crate::model::Span;
use crate::schema::{Classes, English, classes};
use exceptions::Joined;

/// A token: where it stands, and its norm where the way in which it was cut tells it ("ca" of "can't" is "can").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut<'s> {
    /// Where it stands in the text.
    pub span: Span,
    /// Its norm, if that is not the one that it has by itself.
    pub norm: Option<&'s str>,
}

/// Cuts text into tokens; made once, used for all, from any thread.
pub struct Tokenizer<'s> {
    english: &'s English,
    joined: Joined<'s>,
}

impl<'s> Tokenizer<'s> {
    /// A tokenizer with these tables.
    pub fn new(english: &'s English) -> Tokenizer<'s> {
        Tokenizer {
            english,
            joined: Joined::new(english),
        }
    }

    /// Appends the tokens of a part of a text, such as a sentence.
    pub fn cut(&self, text: &str, part: Span, cuts: &mut Vec<Cut<'s>>) {
        let content = part.of(text);
        let chunk = |range: Range<usize>, all: Classes, cuts: &mut Vec<Cut<'s>>| {
            let word = content.get(range.clone()).unwrap_or("");
            self.chunk(word, part.start as usize + range.start, all, cuts);
        };
        let mut start = 0;
        let mut all = Classes::default();
        for (i, c) in content.char_indices() {
            let of = self.english.classes(c);
            if of.any(classes::SPACE) {
                if start < i {
                    chunk(start..i, all, cuts);
                }
                start = i + c.len_utf8();
                all = Classes::default();
            } else {
                all = all.and(of);
            }
        }
        if start < content.len() {
            chunk(start..content.len(), all, cuts);
        }
    }

    /// Cuts one chunk that starts at `at`; `all` are the classes of its characters.
    fn chunk(&self, word: &str, at: usize, all: Classes, cuts: &mut Vec<Cut<'s>>) {
        let first = cuts.len();
        if self.whole_exception(word, at, cuts) {
            return;
        }
        if !all.any(classes::MARK) {
            push(0..word.len(), at, cuts);
            return;
        }
        let splitter = Splitter {
            english: self.english,
            exceptions: true,
        };
        splitter.split(word, at, cuts);
        if cuts.len() > first + 1 {
            self.joined.join(word, at, first, cuts);
        }
    }

    fn whole_exception(&self, word: &str, at: usize, cuts: &mut Vec<Cut<'s>>) -> bool {
        let exception = self.english.exception(word);
        if let Some(exception) = exception {
            exceptions::push(exception, at, cuts);
        }
        exception.is_some()
    }
}

/// Cuts chunks by the rules, with or without the words that have their own way.
#[derive(Clone, Copy)]
struct Splitter<'s> {
    english: &'s English,
    exceptions: bool,
}

impl<'s> Splitter<'s> {
    fn is_exception(&self, word: &str) -> bool {
        self.exceptions && self.english.exception(word).is_some()
    }

    fn split(&self, word: &str, at: usize, cuts: &mut Vec<Cut<'s>>) {
        let of = |range: &Range<usize>| word.get(range.clone()).unwrap_or("");
        let mut rest = 0..word.len();
        let mut behind: Vec<Range<usize>> = Vec::new();
        while !rest.is_empty() && !self.is_exception(of(&rest)) {
            let before = affixes::prefix(self.english, of(&rest));
            let inner = rest.start + before..rest.end;
            if before > 0 {
                push(rest.start..inner.start, at, cuts);
                if self.is_exception(of(&inner)) {
                    rest = inner;
                    break;
                }
            }
            let after = affixes::suffix(self.english, of(&inner));
            if after > 0 {
                behind.push(rest.end - after..rest.end);
                // With its prefix: an emoticon is whole before its first mark is taken off.
                let outer = rest.start..rest.end - after;
                if self.is_exception(of(&outer)) {
                    if before > 0 {
                        cuts.pop();
                    }
                    rest = outer;
                    break;
                }
            }
            rest = inner.start..rest.end - after;
            if before + after == 0 {
                break;
            }
        }
        self.middle(of(&rest), at + rest.start, cuts);
        for range in behind.into_iter().rev() {
            push(range, at, cuts);
        }
    }

    /// What is left between the marks.
    fn middle(&self, word: &str, at: usize, cuts: &mut Vec<Cut<'s>>) {
        if self.exceptions
            && let Some(exception) = self.english.exception(word)
        {
            exceptions::push(exception, at, cuts);
        } else if word.contains('.') && url::is_address(self.english, word) {
            push(0..word.len(), at, cuts);
        } else {
            let mut from = 0;
            affixes::infixes(self.english, word, &mut |infix| {
                push(from..infix.start, at, cuts);
                from = infix.end;
                push(infix, at, cuts);
            });
            push(from..word.len(), at, cuts);
        }
    }
}

fn push(range: Range<usize>, at: usize, cuts: &mut Vec<Cut<'_>>) {
    if !range.is_empty() {
        let span = Span::new(at + range.start, at + range.end);
        cuts.push(Cut { span, norm: None });
    }
}
