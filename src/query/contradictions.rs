//! Where articles contradict each other: one says that it is so, another that it is not.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use serde::Serialize;

use super::explain::{EvidenceRow, evidence_row};
use super::{ATTENDS, HELD_IN};
use crate::graph::{Evidence, KnowledgeGraph};
use crate::model::{Articles, Result, Status, Text};

/// An edge or a meeting on which articles contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Contradiction {
    /// Name of the node that the edge leaves, or of the meeting.
    pub source: String,
    /// Its id.
    pub source_id: String,
    /// Edge type; nothing for a meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edge: Option<Text>,
    /// Name of the node that the edge reaches; nothing for a meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_id: Option<String>,
    /// Both sides: what contradicts something else here, by status, then by date (undated ones last), article and place.
    pub evidence: Vec<EvidenceRow>,
}

/// What is stated in several ways: a meeting, or an edge of one type and kind between two nodes.
type Subject<'g> = (NodeIndex, Option<(&'g Text, NodeIndex, &'g Option<Text>)>);

/// Every edge and meeting that one article affirms and another, or the same, denies or calls off, for days that can be
/// the same; in output order. What has only changed with time is no contradiction: planned and then asserted, asserted
/// and then ended.
///
/// # Errors
/// When an article cannot be read.
pub fn contradictions(
    graph: &KnowledgeGraph,
    articles: &dyn Articles,
) -> Result<Vec<Contradiction>> {
    let mut rows = Vec::new();
    for ((source, edge), evidence) in subjects(graph) {
        let opposed = opposed(&evidence);
        if opposed.is_empty() {
            continue;
        }
        let mut shown = Vec::with_capacity(opposed.len());
        for piece in opposed {
            shown.push(evidence_row(graph, articles, piece)?);
        }
        // The sort is stable, and what comes in is by article and span.
        shown.sort_by_key(|row| (row.status, row.date.is_none(), row.date));
        let (source, target) = (graph.node(source), edge.map(|e| graph.node(e.1)));
        rows.push(Contradiction {
            source: source.name.clone(),
            source_id: source.id.clone(),
            edge: edge.map(|(name, ..)| name.clone()),
            target: target.map(|node| node.name.clone()),
            target_id: target.map(|node| node.id.clone()),
            evidence: shown,
        });
    }
    Ok(rows)
}

/// All evidence by what it is about, without regard to status.
fn subjects(graph: &KnowledgeGraph) -> BTreeMap<Subject<'_>, BTreeSet<&Evidence>> {
    let mut subjects: BTreeMap<Subject, BTreeSet<&Evidence>> = BTreeMap::new();
    for edge in graph.petgraph().edge_references() {
        let weight = edge.weight();
        // A meeting's edges all have the evidence of its reports: they are one subject.
        let subject = match weight.edge.as_str() {
            ATTENDS => (edge.target(), None),
            HELD_IN => (edge.source(), None),
            _ => {
                let kind = &weight.properties.kind;
                (edge.source(), Some((&weight.edge, edge.target(), kind)))
            }
        };
        subjects
            .entry(subject)
            .or_default()
            .extend(&weight.evidence);
    }
    subjects
}

/// The pieces that at least one other piece contradicts.
fn opposed<'g>(evidence: &BTreeSet<&'g Evidence>) -> Vec<&'g Evidence> {
    let mut days: BTreeMap<Status, Days> = BTreeMap::new();
    for piece in evidence {
        days.entry(piece.status).or_default().add(piece.days);
    }
    days.values_mut().for_each(Days::close);
    let pieces = evidence.iter().copied();
    let opposed = pieces.filter(|piece| {
        let mut others = days.iter();
        others.any(|(status, days)| piece.status.contradicts(*status) && days.meet(piece.days))
    });
    opposed.collect()
}

/// The days for which something is stated.
#[derive(Default)]
struct Days {
    undated: bool,
    /// First and last days; closed, by first day, with the latest last day up to there.
    dated: Vec<(Date, Date)>,
}

impl Days {
    fn add(&mut self, days: Option<(Date, Date)>) {
        match days {
            Some(days) => self.dated.push(days),
            None => self.undated = true,
        }
    }

    fn close(&mut self) {
        self.dated.sort_unstable();
        let mut latest = None;
        for (_, last) in &mut self.dated {
            *last = latest.map_or(*last, |latest: Date| latest.max(*last));
            latest = Some(*last);
        }
    }

    /// Whether something is stated for days that can be these.
    fn meet(&self, days: Option<(Date, Date)>) -> bool {
        let Some((first, last)) = days else {
            return true;
        };
        let begun = self.dated.partition_point(|(other, _)| *other <= last);
        let latest = begun.checked_sub(1).and_then(|i| self.dated.get(i));
        self.undated || latest.is_some_and(|(_, latest)| *latest >= first)
    }
}
