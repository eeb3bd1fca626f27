//! From a piece of evidence to what is shown of it: the article, the words, the days.

use jiff::civil::Date;

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

/// A day, month or year where first and last day are exactly that, else `first/last`.
pub(super) fn days((first, last): (Date, Date)) -> String {
    if first == last {
        first.to_string()
    } else if first == first.first_of_month() && last == first.last_of_month() {
        format!("{:04}-{:02}", first.year(), first.month())
    } else if first == first.first_of_year() && last == first.last_of_year() {
        format!("{:04}", first.year())
    } else {
        format!("{first}/{last}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn whole_months_and_years_are_named_as_such() {
        let check = |first, last, expected: &str| assert_eq!(days((first, last)), expected);
        check(date(2025, 10, 25), date(2025, 10, 25), "2025-10-25");
        check(date(2025, 3, 1), date(2025, 3, 31), "2025-03");
        check(date(2024, 2, 1), date(2024, 2, 29), "2024-02");
        check(date(2024, 2, 1), date(2024, 2, 28), "2024-02-01/2024-02-28");
        check(date(2025, 1, 1), date(2025, 12, 31), "2025");
        check(
            date(2025, 1, 1),
            date(2026, 12, 31),
            "2025-01-01/2026-12-31",
        );
    }
}
