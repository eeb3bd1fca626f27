//! The words of the evidence, read when they are written. Neighbouring edges quote the same articles, and reading one
//! from the store costs a decompression, so the articles used last are kept, up to a number of bytes.

use crate::model::{Articles, CodePoints, Error, Result, Span};

/// Some 1,300 articles of news length; a single larger one is kept as long as it is the last one used.
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
    /// Number and text, the last used at the end.
    recent: Vec<(u32, String)>,
    bytes: usize,
}

impl<'a> Texts<'a> {
    /// Reads from these articles.
    pub fn new(articles: &'a dyn Articles) -> Texts<'a> {
        Texts {
            articles,
            recent: Vec::new(),
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
        let entry = match self.recent.iter().rposition(|(n, _)| *n == number) {
            Some(place) => self.recent.remove(place),
            None => {
                let text = self.articles.article(number)?.text;
                self.bytes += text.len();
                (number, text)
            }
        };
        let mut oldest = 0;
        while self.bytes > BUDGET
            && let Some((_, text)) = self.recent.get(oldest)
        {
            self.bytes -= text.len();
            oldest += 1;
        }
        self.recent.drain(..oldest);
        self.recent.push(entry);
        Ok(self.recent.last().map_or("", |(_, text)| text))
    }
}
