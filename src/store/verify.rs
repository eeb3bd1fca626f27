//! Whether everything is as it was written: checksums, hashes of the articles, and every sentence that the graph cites
//! against its article and against what was extracted from it.

use std::collections::BTreeSet;

use redb::{ReadOnlyTable, ReadableTable, ReadableTableMetadata};
use serde::de::DeserializeOwned;

use super::error::At;
use super::guard::guarded;
use super::tables::{self, Record};
use super::{Store, value};
use crate::graph::KnowledgeGraph;
use crate::model::{Article, ArticleMeta, Diagnostic, Extraction, Result, Span, Text};

/// How much was looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Verified {
    /// Articles, with their extractions.
    pub articles: u64,
    /// Pieces of evidence.
    pub evidence: u64,
}

/// The tables by article id.
struct ById {
    records: ReadOnlyTable<&'static str, &'static [u8]>,
    articles: ReadOnlyTable<&'static str, &'static [u8]>,
    extractions: ReadOnlyTable<&'static str, &'static [u8]>,
}

/// A sentence that the graph cites: the number of its article, where it stands, and the rule that found it.
type Cited = (u32, Span, Text);

impl Store {
    /// Looks at everything; what is wrong goes to `report`, named by the article, and the rest goes on.
    ///
    /// An article must have the hash that it was stored under, its extraction must fit its text, and the graph may cite
    /// only what lies in a text and what the article's extraction says.
    ///
    /// # Errors
    /// When the store cannot be read at all.
    pub fn verify(&self, report: &mut dyn FnMut(Diagnostic)) -> Result<Verified> {
        let tables = self.by_id()?;
        let mut verified = Verified::default();
        let mut rows = guarded(&self.file, || tables.records.iter().at(&self.file))?;
        loop {
            let row = guarded(&self.file, || {
                let Some(row) = rows.next() else {
                    return Ok(None);
                };
                let (id, record) = row.at(&self.file)?;
                let id = id.value().to_owned();
                Ok(Some((
                    id.clone(),
                    value::decode(id.as_bytes(), record.value()).at(&self.file),
                )))
            })?;
            let Some((id, record)) = row else { break };
            verified.articles += 1;
            let wrong = match record {
                Ok(record) => self.check_article(&tables, &id, &record),
                Err(e) => Some(e.to_string()),
            };
            if let Some(wrong) = wrong {
                report(Diagnostic::error(id, 0, wrong));
            }
        }
        verified.evidence = self.check_graph(&tables, report)?;
        Ok(verified)
    }

    fn by_id(&self) -> Result<ById> {
        self.read(|txn| {
            let tables = ById {
                records: txn.open_table(tables::RECORDS).at(&self.file)?,
                articles: txn.open_table(tables::ARTICLES).at(&self.file)?,
                extractions: txn.open_table(tables::EXTRACTIONS).at(&self.file)?,
            };
            let count = tables.records.len().at(&self.file)?;
            for other in [&tables.articles, &tables.extractions] {
                if other.len().at(&self.file)? != count {
                    return Err(super::error::damaged(&self.file, "articles are missing"));
                }
            }
            Ok(tables)
        })
    }

    /// A value that must be there.
    fn whole<T: DeserializeOwned>(
        &self,
        table: &ReadOnlyTable<&'static str, &'static [u8]>,
        id: &str,
    ) -> std::result::Result<T, String> {
        match guarded(&self.file, || self.fetch(table, id)) {
            Ok(Some(value)) => Ok(value),
            Ok(None) => Err("is missing".to_owned()),
            Err(e) => Err(e.to_string()),
        }
    }

    /// What is wrong with an article.
    fn check_article(&self, tables: &ById, id: &str, record: &Record) -> Option<String> {
        let article: Article = match self.whole(&tables.articles, id) {
            Ok(article) => article,
            Err(e) => return Some(format!("the article: {e}")),
        };
        let extraction: Extraction = match self.whole(&tables.extractions, id) {
            Ok(extraction) => extraction,
            Err(e) => return Some(format!("the extraction: {e}")),
        };
        let same = value::content(&article).is_ok_and(|content| content == record.content);
        if article.meta.id != id || !same {
            return Some("the article has another hash than when it was read".to_owned());
        }
        if extraction.article != article.meta {
            return Some("the extraction is of another article".to_owned());
        }
        let astray = spans(&extraction).find(|span| span.of(&article.text).is_empty());
        astray.map(|Span { start, end }| {
            format!("the extraction cites bytes {start} to {end}, which the text has not")
        })
    }

    /// Checks the graph; gives how many pieces of evidence it has.
    fn check_graph(&self, tables: &ById, report: &mut dyn FnMut(Diagnostic)) -> Result<u64> {
        let wrong = |message| Diagnostic::error(self.file.display().to_string(), 0, message);
        let graph = match self.graph() {
            Ok(graph) => graph,
            Err(e) => {
                report(wrong(format!("the graph: {e}")));
                return Ok(0);
            }
        };
        if !self.info()?.graph_is_current {
            let older = "the graph is older than the articles: run the build again";
            report(wrong(older.to_owned()));
            return Ok(0);
        }
        let cited = cited(&graph);
        for of_article in cited.chunk_by(|a, b| a.0 == b.0) {
            let Some((number, ..)) = of_article.first() else {
                continue;
            };
            let Some(meta) = graph.articles().get(*number as usize) else {
                report(wrong(format!(
                    "the graph cites article number {number}, but has none"
                )));
                continue;
            };
            for problem in self.check_cited(tables, meta, of_article) {
                report(Diagnostic::error(&meta.id, 0, problem));
            }
        }
        Ok(cited.len() as u64)
    }

    /// What is wrong with what the graph cites of one article.
    fn check_cited(&self, tables: &ById, meta: &ArticleMeta, cited: &[Cited]) -> Vec<String> {
        let article = self.whole::<Article>(&tables.articles, &meta.id);
        let extraction = self.whole::<Extraction>(&tables.extractions, &meta.id);
        let (article, extraction) = match (article, extraction) {
            (Ok(article), Ok(extraction)) => (article, extraction),
            // That has been reported by its own check, unless the article is gone.
            (Err(e), _) | (_, Err(e)) => return vec![format!("cited by the graph, but {e}")],
        };
        let said = said(&extraction);
        let wrong = cited.iter().filter_map(|(_, span, rule)| {
            let Span { start, end } = span;
            let place = format!("the graph cites bytes {start} to {end} by {rule}");
            if span.of(&article.text).is_empty() {
                Some(format!("{place}, which the text has not"))
            } else if !said.contains(&(*span, rule.as_str())) {
                Some(format!("{place}, which the extraction does not say"))
            } else {
                None
            }
        });
        wrong.collect()
    }
}

/// All that the graph cites, by article.
fn cited(graph: &KnowledgeGraph) -> Vec<Cited> {
    let evidence = graph.edges().flat_map(|(_, _, edge)| &edge.evidence);
    let mut cited: Vec<Cited> = evidence
        .map(|piece| (piece.article, piece.span, piece.rule.clone()))
        .collect();
    cited.sort_unstable();
    cited
}

/// What an extraction says, by sentence and rule.
fn said(extraction: &Extraction) -> BTreeSet<(Span, &str)> {
    let claims = extraction.claims.iter().map(|c| (c.span, c.rule.as_str()));
    let meetings = extraction.meetings.iter().flat_map(|meeting| {
        let spans = meeting.evidence.iter();
        spans.map(|span| (*span, meeting.rule.as_str()))
    });
    claims.chain(meetings).collect()
}

/// All spans of an extraction.
fn spans(extraction: &Extraction) -> impl Iterator<Item = Span> {
    let mentions = extraction.mentions.iter().map(|m| m.span);
    let times = extraction.times.iter().map(|t| t.span);
    let claims = extraction.claims.iter().map(|c| c.span);
    let meetings = extraction.meetings.iter();
    let meetings = meetings.flat_map(|m| m.evidence.iter().copied().chain([m.span]));
    mentions.chain(times).chain(claims).chain(meetings)
}
