//! What happened when: meetings and all else that has a day of its own, in the order of their days.

use std::collections::BTreeMap;

use jiff::civil::Date;
use petgraph::visit::EdgeRef;
use serde::Serialize;

use super::meetings::{self, MeetingRow};
use super::{ATTENDS, HELD_IN, MEETS, cite, find};
use crate::graph::{Evidence, KnowledgeGraph};
use crate::model::{Articles, Result, Status, Text, days_text};

/// One meeting, or one edge with the days of which articles say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TimelineRow {
    /// A day, month or year (`2025-10-25`, `2025-03`, `2025`), else `first/last`.
    pub date: String,
    /// How it is stated.
    pub status: Status,
    /// Edge type; MEETS for a meeting.
    pub edge: Text,
    /// Names of those who meet, sorted, or of the source and the target of the edge.
    pub who: Vec<String>,
    /// Name of the place of a meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What the newest report says, on one line.
    pub quote: String,
    /// The newest report's headline, or its id where it has none.
    pub article: String,
    /// The newest report's day of publication.
    pub article_date: Option<Date>,
    /// The newest report's id.
    pub article_id: String,
}

/// One row for each dated meeting, as [`who_meets`](super::who_meets) lists them, and for each edge and each days that
/// articles give it; of one node, where one is named. Sorted by first day, last day, type and names. What has no days
/// is left out.
///
/// # Errors
/// When `name` means no node or several (the message suggests or lists some), or an article cannot be read.
pub fn timeline(
    graph: &KnowledgeGraph,
    articles: &dyn Articles,
    name: Option<&str>,
) -> Result<Vec<TimelineRow>> {
    let mut rows: Vec<((Date, Date), TimelineRow)> = Vec::new();
    for (days, row) in meetings::dated_rows(graph, articles, name)? {
        rows.extend(days.map(|days| (days, of_meeting(row, days))));
    }
    let node = name.map(|name| find::find_node(graph, name)).transpose()?;
    for reference in graph.petgraph().edge_references() {
        let (source, target, edge) = (reference.source(), reference.target(), reference.weight());
        let meeting = matches!(edge.edge.as_str(), MEETS | ATTENDS | HELD_IN);
        if meeting || node.is_some_and(|node| node != source && node != target) {
            continue;
        }
        let mut by_days: BTreeMap<(Date, Date), Vec<&Evidence>> = BTreeMap::new();
        for piece in &edge.evidence {
            if let Some(days) = piece.days {
                by_days.entry(days).or_default().push(piece);
            }
        }
        for (days, evidence) in by_days {
            let Some(newest) = meetings::newest(graph, &evidence) else {
                continue;
            };
            let meta = cite::source(graph, newest)?;
            let row = TimelineRow {
                date: days_text(days),
                status: edge.status,
                edge: edge.edge.clone(),
                who: [source, target].map(|n| graph.node(n).name.clone()).into(),
                place: None,
                quote: cite::one_line(&cite::quote(graph, articles, newest)?),
                article: cite::title(meta),
                article_date: meta.date,
                article_id: meta.id.clone(),
            };
            rows.push((days, row));
        }
    }
    rows.sort_by(|(a, x), (b, y)| {
        let key = |row: &TimelineRow| (row.edge.clone(), row.who.clone(), row.status);
        let by_days = a.cmp(b);
        let by_names = by_days.then_with(|| key(x).cmp(&key(y)));
        // What follows only keeps the order of like rows fixed.
        by_names.then_with(|| (&x.article_id, &x.quote).cmp(&(&y.article_id, &y.quote)))
    });
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

fn of_meeting(row: MeetingRow, days: (Date, Date)) -> TimelineRow {
    TimelineRow {
        date: days_text(days),
        status: row.status,
        edge: MEETS.into(),
        who: row.participants,
        place: row.place,
        quote: row.quote,
        article: row.article,
        article_date: row.article_date,
        article_id: row.article_id,
    }
}
