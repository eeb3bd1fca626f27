//! From a piece of evidence to what is shown of it: the article, the words, the days.

use crate::graph::{Evidence, KnowledgeGraph};
use crate::model::{ArticleMeta, Articles, Error, Result};

/// What is known of the article that a piece of evidence stands in.
pub(super) fn source<'g>(
    graph: &'g KnowledgeGraph,
    evidence: &Evidence,
) -> Result<&'g ArticleMeta> {
    let number = evidence.article;
    let meta = graph.articles().get(number as usize);
    meta.ok_or_else(|| {
        Error::new(format!(
            "the graph cites article number {number}, but has none"
        ))
    })
}

/// The words of the article that the evidence points to, verbatim.
pub(super) fn quote(
    graph: &KnowledgeGraph,
    articles: &dyn Articles,
    evidence: &Evidence,
) -> Result<String> {
    let id = &source(graph, evidence)?.id;
    let article = articles.article(evidence.article)?;
    let quote = evidence.span.of(&article.text);
    if article.meta.id != *id || quote.is_empty() {
        return Err(Error::new(format!(
            "the graph does not fit the text of article {id}: build it again"
        )));
    }
    Ok(quote.to_owned())
}

/// The headline, or the id where there is none.
pub(super) fn title(meta: &ArticleMeta) -> String {
    meta.title.clone().unwrap_or_else(|| meta.id.clone())
}

/// A text on one line, with single spaces.
pub(super) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
