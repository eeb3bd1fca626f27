//! What `read` hands on: one article, its text exactly as it was given.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Result;

/// What is known of an article besides its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ArticleMeta {
    /// The record's own id, or the hash of the text: the same content read in two ways is the same article.
    pub id: String,
    /// Day of publication; relative times mean nothing without it.
    pub date: Option<Date>,
    /// The headline, where the input names one or the text starts with one.
    pub title: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// `en`, which is what the engine reads, or the ISO 639-3 code of another language, of which it reads nothing.
    pub language: String,
}

/// One article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Id, date, title and where it comes from.
    pub meta: ArticleMeta,
    /// The text as it was given; every offset counts from its start.
    pub text: String,
}

/// Where exports and queries find the articles' texts: the store, or a slice in tests. Numbered by ascending id. Exports
/// read on several threads.
pub trait Articles: Sync {
    /// The article with this number.
    ///
    /// # Errors
    /// When the number is unknown or the store cannot be read.
    fn article(&self, number: u32) -> Result<Article>;

    /// Calls `visit` with the texts of the articles with these numbers, in this order: for the texts of thousands, which
    /// are not copied.
    ///
    /// # Errors
    /// Those of [`article`](Articles::article), and what `visit` returns.
    fn texts(&self, numbers: &[u32], visit: &mut dyn FnMut(&str) -> Result<()>) -> Result<()> {
        let mut each = |number: &u32| visit(&self.article(*number)?.text);
        numbers.iter().try_for_each(&mut each)
    }
}

impl Articles for Vec<Article> {
    fn article(&self, number: u32) -> Result<Article> {
        let found = self.get(number as usize).cloned();
        found.ok_or_else(|| super::Error::new(format!("there is no article number {number}")))
    }
}
