//! The words of the evidence, read when they are written. Neighbouring edges quote the same articles, and reading one
//! from the store costs a decompression, so the articles read last are kept, up to a number of bytes.

use std::collections::{BTreeMap, VecDeque};

use crate::model::{Articles, CodePoints, Error, Result, Span};

/// Some 1,300 articles of news length; a single larger one is kept as long as it is the last one read.
const BUDGET: usize = 8 << 20;

/// A passage of an article as output shows it.
pub(super) struct Passage {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// Exactly the article's text between them.
    pub text: String,
}

/// The articles with a memory of those read last.
pub(super) struct Texts<'a> {
    articles: &'a dyn Articles,
    /// Texts by number.
    kept: BTreeMap<u32, String>,
    /// Their numbers, the last one read at the end.
    order: VecDeque<u32>,
    bytes: usize,
}

impl<'a> Texts<'a> {
    /// Reads from these articles.
    pub fn new(articles: &'a dyn Articles) -> Texts<'a> {
        Texts {
            articles,
            kept: BTreeMap::new(),
            order: VecDeque::new(),
            bytes: 0,
        }
    }

    /// The passage at a span of an article.
    ///
    /// # Errors
    /// When the article cannot be read or is not the one that the span was made for: wrong words under a claim would be
    /// worse than no export.
    pub fn passage(&mut self, number: u32, span: Span) -> Result<Passage> {
        let text = self.text(number)?;
        let words = text.get(span.start as usize..span.end as usize);
        let words = words.ok_or_else(|| {
            let (start, end) = (span.start, span.end);
            Error::new(format!(
                "article number {number} has no text from byte {start} to {end}: the graph is of other articles"
            ))
        })?;
        let points = CodePoints::new(text);
        Ok(Passage {
            start: points.at(span.start),
            end: points.at(span.end),
            text: words.to_owned(),
        })
    }

    fn text(&mut self, number: u32) -> Result<&str> {
        if !self.kept.contains_key(&number) {
            let text = self.articles.article(number)?.text;
            self.bytes += text.len();
            while self.bytes > BUDGET
                && let Some(oldest) = self.order.pop_front()
            {
                let text = self.kept.remove(&oldest);
                self.bytes -= text.map_or(0, |text| text.len());
            }
            self.order.push_back(number);
            self.kept.insert(number, text);
        }
        Ok(self.kept.get(&number).map_or("", String::as_str))
    }
}
