//! Quotations: where they stand, and who speaks.

use std::ops::Range;

use super::tree::Tree;
use crate::model::{Document, Shape, Span};
use crate::schema::{ClassId, Lexicon};

/// Whether a straight mark opens (`true`) or closes, by the white space beside it, where that tells.
fn side(text: &str, span: Span) -> Option<bool> {
    let space = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "([".contains(c));
    let before = space(text.get(..span.start as usize)?.chars().next_back());
    let after = text.get(span.end as usize..)?.chars().next();
    let after = after.is_none_or(char::is_whitespace);
    (before != after).then_some(before)
}

/// One quotation of an article.
#[derive(Debug, Clone)]
pub struct Quote {
    /// Its tokens, without the marks.
    pub tokens: Range<usize>,
    /// The paragraph that it stands in.
    paragraph: usize,
}

/// The quotations of an article.
#[derive(Debug, Default)]
pub struct Quotes {
    quotes: Vec<Quote>,
    /// The quotation of each token.
    of: Vec<Option<usize>>,
}

impl Quotes {
    /// Finds what stands between double quotation marks, paragraph by paragraph.
    pub fn find(text: &str, document: &Document) -> Quotes {
        let mut quotes = Quotes {
            quotes: Vec::new(),
            of: vec![None; document.tokens.len()],
        };
        let mut open: Option<usize> = None;
        let mut paragraph = 0;
        let mut before = 0;
        for sentence in &document.sentences {
            let gap = text.get(before as usize..sentence.span.start as usize);
            if gap.is_some_and(|gap| gap.contains('\n')) {
                // What is not closed ends with its paragraph.
                if let Some(start) = open.take() {
                    quotes.add(start..sentence.tokens.start, paragraph);
                }
                paragraph += 1;
            }
            before = sentence.span.end;
            for at in sentence.tokens.clone() {
                let Some(token) = document.tokens.get(at) else {
                    continue;
                };
                let (opens, closes) = match token.norm.as_str() {
                    "\"" | "''" | "``" => match side(text, token.span) {
                        Some(opens) => (opens, !opens),
                        None => (open.is_none(), open.is_some()),
                    },
                    "\u{201c}" | "\u{201e}" | "\u{ab}" => (true, false),
                    "\u{201d}" | "\u{bb}" => (false, true),
                    "'" => {
                        let mark = token.shape == Shape::Punctuation;
                        (mark && token.tag == "``", mark && token.tag == "''")
                    }
                    _ => (false, false),
                };
                if let Some(start) = open.filter(|_| opens || closes) {
                    quotes.add(start..at, paragraph);
                    open = None;
                }
                if opens {
                    open = Some(at + 1);
                }
            }
        }
        if let Some(start) = open {
            quotes.add(start..document.tokens.len(), paragraph);
        }
        quotes
    }

    fn add(&mut self, tokens: Range<usize>, paragraph: usize) {
        let number = self.quotes.len();
        if let Some(of) = self.of.get_mut(tokens.clone()) {
            of.fill(Some(number));
        }
        self.quotes.push(Quote { tokens, paragraph });
    }

    /// The quotation that a token stands in.
    pub fn at(&self, token: usize) -> Option<usize> {
        self.of.get(token).copied().flatten()
    }

    /// The head word of the one who speaks a quotation: the subject of the verb of saying beside it, or who stands after
    /// "according to"; else the speaker of the quotation before, where it goes on in the same paragraph.
    pub fn speaker(
        &self,
        quote: usize,
        document: &Document,
        lexicon: &Lexicon,
        speech: Option<ClassId>,
    ) -> Option<usize> {
        let mut quote = quote;
        loop {
            let here = self.quotes.get(quote)?;
            let sentences = document
                .sentences
                .iter()
                .filter(|s| s.tokens.start < here.tokens.end && here.tokens.start < s.tokens.end);
            let mut said = false;
            let mut nearest: Option<(usize, usize)> = None;
            for sentence in sentences {
                for at in sentence.tokens.clone().filter(|at| self.at(*at).is_none()) {
                    let Some(subject) = self.says(document, lexicon, speech, at, &sentence.tokens)
                    else {
                        continue;
                    };
                    said = true;
                    let distance = if at < here.tokens.start {
                        here.tokens.start - at
                    } else {
                        at - here.tokens.end.min(at)
                    };
                    if nearest.is_none_or(|(d, _)| distance < d) {
                        nearest = Some((distance, subject));
                    }
                }
            }
            if said {
                return nearest.map(|(_, subject)| subject);
            }
            // Only a quotation that makes up its sentence goes on with the one before.
            let whole = document.sentences.iter().any(|s| {
                s.tokens.start + 1 >= here.tokens.start
                    && s.tokens.start <= here.tokens.start
                    && s.tokens.end <= here.tokens.end + 2
            });
            let before = quote.checked_sub(1)?;
            if !whole || self.quotes.get(before)?.paragraph != here.paragraph {
                return None;
            }
            quote = before;
        }
    }

    /// The quotations that stand in a sentence.
    pub fn within(&self, sentence: &Range<usize>) -> impl Iterator<Item = usize> {
        let of = self.of.get(sentence.clone()).unwrap_or(&[]);
        let mut last = None;
        of.iter()
            .flatten()
            .copied()
            .filter(move |quote| last.replace(*quote) != Some(*quote))
    }

    /// The subject of a verb of saying at a token, outside of quotations.
    fn says(
        &self,
        document: &Document,
        lexicon: &Lexicon,
        speech: Option<ClassId>,
        at: usize,
        sentence: &Range<usize>,
    ) -> Option<usize> {
        let tree = Tree::new(document);
        let token = tree.token(at)?;
        if token.norm == "according" {
            tree.token(at + 1).filter(|t| t.norm == "to")?;
            return tree
                .children(at + 1, sentence.clone())
                .find(|i| tree.relation(*i) == "pobj");
        }
        if !token.tag.starts_with('V') || !lexicon.has(speech, &token.lemma) {
            return None;
        }
        let subject = tree.subject(at, sentence)?;
        self.at(subject).is_none().then_some(subject)
    }
}
