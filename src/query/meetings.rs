//! Who meets whom, where and when. Meetings are nodes; a MEETS edge says the same of two people where no meeting could
//! be told, and is shown only then.

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::civil::Date;
use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use serde::Serialize;

use super::{ATTENDS, HELD_IN, MEETS, cite, find};
use crate::graph::{Details, Edge, Evidence, KnowledgeGraph, MeetingDetails};
use crate::model::{Articles, Result, Span, Status, days_text};

/// One meeting, or one MEETS edge that no meeting covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MeetingRow {
    /// A day, month or year (`2025-10-25`, `2025-03`, `2025`), else `first/last`.
    pub date: Option<String>,
    /// Name of the place.
    pub place: Option<String>,
    /// How it is stated.
    pub status: Status,
    /// Names of those who take part, sorted.
    pub participants: Vec<String>,
    /// What the newest report says, on one line.
    pub quote: String,
    /// The newest report's headline, or its id where it has none.
    pub article: String,
    /// The newest report's day of publication.
    pub article_date: Option<Date>,
    /// The newest report's id.
    pub article_id: String,
}

/// One row for each meeting (of `person`, where one is named), and for each MEETS edge that no meeting covers: none
/// that both ends attend, with the edge's status and a sentence in common. Sorted by first day, undated ones last, then
/// by participants.
///
/// # Errors
/// When `person` means no node or several (the message suggests or lists some), or an article cannot be read.
pub fn who_meets(
    graph: &KnowledgeGraph,
    articles: &dyn Articles,
    person: Option<&str>,
) -> Result<Vec<MeetingRow>> {
    let rows = dated_rows(graph, articles, person)?;
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// A row with its first and last day.
pub(super) type DatedRow = (Option<(Date, Date)>, MeetingRow);

/// The rows of [`who_meets`] with their days.
pub(super) fn dated_rows(
    graph: &KnowledgeGraph,
    articles: &dyn Articles,
    person: Option<&str>,
) -> Result<Vec<DatedRow>> {
    let person = person
        .map(|name| find::find_node(graph, name))
        .transpose()?;
    let meetings = meetings(graph, person);
    let covered = Covered::new(&meetings);
    let mut rows = Vec::new();
    for meeting in &meetings {
        if let Some(newest) = newest(graph, &meeting.evidence) {
            let days = meeting.details.days;
            let mut row = row(graph, articles, &meeting.people, newest, days)?;
            row.status = meeting.details.status;
            row.place = meeting.place.map(|place| graph.node(place).name.clone());
            rows.push((days, row));
        }
    }
    for (source, target, edge) in meets(graph, person) {
        let evidence: Vec<&Evidence> = edge.evidence.iter().collect();
        if let Some(newest) = newest(graph, &evidence)
            && !covered.covers(source, target, edge)
        {
            let mut row = row(graph, articles, &[source, target], newest, newest.days)?;
            row.status = edge.status;
            rows.push((newest.days, row));
        }
    }
    rows.sort_by(|(a, x), (b, y)| {
        let key = |days: &Option<(Date, Date)>| (days.is_none(), days.map(|(first, _)| first));
        let by_day = key(a).cmp(&key(b));
        let by_people = by_day.then_with(|| x.participants.cmp(&y.participants));
        // What follows only keeps the order of like rows fixed.
        let by_status = by_people.then_with(|| (a, x.status).cmp(&(b, y.status)));
        by_status.then_with(|| (&x.article_id, &x.quote).cmp(&(&y.article_id, &y.quote)))
    });
    Ok(rows)
}

/// A meeting node with what hangs on it.
struct Meeting<'g> {
    details: &'g MeetingDetails,
    people: Vec<NodeIndex>,
    place: Option<NodeIndex>,
    evidence: Vec<&'g Evidence>,
}

impl<'g> Meeting<'g> {
    fn new(graph: &'g KnowledgeGraph, node: NodeIndex, details: &'g MeetingDetails) -> Meeting<'g> {
        // Nobody is shown to attend who is only said not to.
        let off = |status| matches!(status, Status::Denied | Status::Cancelled);
        let holds = |edge: &Edge| edge.status == details.status || !off(edge.status);
        let (mut people, mut places, mut evidence) = (Vec::new(), Vec::new(), Vec::new());
        for (edge, other, direction) in graph.around(node) {
            let edge = graph.edge(edge);
            match (edge.edge.as_str(), direction) {
                (ATTENDS, Direction::Incoming) if holds(edge) => {
                    people.push(other);
                    evidence.extend(&edge.evidence);
                }
                (HELD_IN, Direction::Outgoing) if holds(edge) => places.push((other, edge)),
                _ => {}
            }
        }
        people.sort_unstable();
        people.dedup();
        if evidence.is_empty() {
            evidence.extend(places.iter().flat_map(|(_, edge)| &edge.evidence));
        }
        let place = places.iter().max_by_key(|(index, edge)| {
            let same = edge.status == details.status;
            (same, edge.last_seen, edge.articles, Reverse(*index))
        });
        Meeting {
            details,
            people,
            place: place.map(|(index, _)| *index),
            evidence,
        }
    }
}

/// The meetings of the whole graph or of one person, by id.
fn meetings(graph: &KnowledgeGraph, person: Option<NodeIndex>) -> Vec<Meeting<'_>> {
    let mut nodes: Vec<NodeIndex> = match person {
        None => graph.nodes().map(|(index, _)| index).collect(),
        Some(person) => {
            let around = graph.around(person).into_iter();
            let outgoing = around.filter(|(_, _, direction)| *direction == Direction::Outgoing);
            outgoing.map(|(_, other, _)| other).collect()
        }
    };
    nodes.sort_unstable();
    nodes.dedup();
    let meetings = nodes.into_iter().filter_map(|index| {
        let Details::Meeting(details) = &graph.node(index).details else {
            return None;
        };
        Some(Meeting::new(graph, index, details))
    });
    meetings
        .filter(|meeting| person.is_none_or(|person| meeting.people.contains(&person)))
        .collect()
}

/// The MEETS edges of the whole graph or of one person, in output order.
fn meets(
    graph: &KnowledgeGraph,
    person: Option<NodeIndex>,
) -> impl Iterator<Item = (NodeIndex, NodeIndex, &Edge)> {
    let edges = graph.petgraph().edge_references();
    edges
        .filter(move |e| person.is_none_or(|person| [e.source(), e.target()].contains(&person)))
        .map(|e| (e.source(), e.target(), e.weight()))
        .filter(|(_, _, edge)| edge.edge == MEETS)
}

/// Meetings by the sentences that report them.
struct Covered<'m> {
    by_sentence: HashMap<(u32, Span), Vec<&'m Meeting<'m>>>,
}

impl<'m> Covered<'m> {
    fn new(meetings: &'m [Meeting<'m>]) -> Covered<'m> {
        let mut by_sentence: HashMap<(u32, Span), Vec<&Meeting>> = HashMap::new();
        for meeting in meetings {
            for evidence in &meeting.evidence {
                let key = (evidence.article, evidence.span);
                by_sentence.entry(key).or_default().push(meeting);
            }
        }
        Covered { by_sentence }
    }

    fn covers(&self, source: NodeIndex, target: NodeIndex, edge: &Edge) -> bool {
        let sentences = edge.evidence.iter().map(|e| (e.article, e.span));
        let mut meetings =
            sentences.flat_map(|key| self.by_sentence.get(&key).into_iter().flatten());
        meetings.any(|meeting| {
            let attends = |node| meeting.people.contains(&node);
            meeting.details.status == edge.status && attends(source) && attends(target)
        })
    }
}

/// The newest evidence; of one day's, the sentence that names the most participants, then the first.
pub(super) fn newest<'g>(
    graph: &KnowledgeGraph,
    evidence: &[&'g Evidence],
) -> Option<&'g Evidence> {
    let mut named: HashMap<(u32, Span), u32> = HashMap::new();
    for piece in evidence {
        *named.entry((piece.article, piece.span)).or_default() += 1;
    }
    let all = evidence.iter().copied();
    all.max_by_key(|piece| {
        let key = (piece.article, piece.span);
        let meta = graph.articles().get(piece.article as usize);
        let date = meta.and_then(|meta| meta.date);
        (date, named.get(&key).copied(), Reverse(key))
    })
}

/// A row with all but place and status.
fn row(
    graph: &KnowledgeGraph,
    articles: &dyn Articles,
    people: &[NodeIndex],
    newest: &Evidence,
    days: Option<(Date, Date)>,
) -> Result<MeetingRow> {
    let people = people.iter().map(|index| graph.node(*index).name.clone());
    let mut participants: Vec<String> = people.collect();
    participants.sort();
    let meta = cite::source(graph, newest)?;
    Ok(MeetingRow {
        date: days.map(days_text),
        place: None,
        status: newest.status,
        participants,
        quote: cite::one_line(&cite::quote(graph, articles, newest)?),
        article: cite::title(meta),
        article_date: meta.date,
        article_id: meta.id.clone(),
    })
}
