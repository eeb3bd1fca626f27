//! Meetings of one article: each sentence's report of a meeting refines an earlier one where people, days, place and
//! status agree, and is a meeting of its own where they do not.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::draft::Draft;
use crate::model::{Meeting, Span, Status, Text};

/// What one sentence says of a meeting.
#[derive(Debug, Clone)]
pub struct Report {
    /// Mentions.
    pub participants: Vec<u32>,
    /// Mention.
    pub place: Option<u32>,
    /// Time.
    pub time: Option<u32>,
    /// How it is stated.
    pub status: Status,
    /// The status is no more than the want of another: "the meeting with Hall signals".
    pub weak: bool,
    /// The trigger.
    pub span: Span,
    /// The sentence.
    pub evidence: Span,
    /// The rule.
    pub rule: Text,
}

/// Above so many participants a list is a conference, of which only attendance is recorded.
const MOST_PARTICIPANTS: usize = 12;

/// Joins the reports of an article into meetings.
pub fn join(reports: Vec<Report>, draft: &mut Draft) {
    let mut meetings: Vec<Meeting> = Vec::new();
    let (dated, undated): (Vec<_>, Vec<_>) = reports
        .into_iter()
        .partition(|r| days(r.time, draft).is_some());
    for report in dated {
        let same = meetings.iter().position(|m| agrees(m, &report, draft));
        match same.and_then(|i| meetings.get_mut(i)) {
            Some(meeting) => refine(meeting, &report, draft),
            None => meetings.push(new_meeting(report)),
        }
    }
    for report in undated {
        // Two rules may read one word.
        if let Some(meeting) = meetings.iter_mut().find(|m| m.span == report.span) {
            refine(meeting, &report, draft);
            continue;
        }
        // An undated report belongs to the one dated meeting that fits; with two of them nothing decides.
        let fitting: Vec<usize> = (0..meetings.len())
            .filter(|i| meetings.get(*i).is_some_and(|m| agrees(m, &report, draft)))
            .collect();
        match fitting.as_slice() {
            [one] => {
                if let Some(meeting) = meetings.get_mut(*one) {
                    refine(meeting, &report, draft);
                }
            }
            _ => match only_dated(&mut meetings, &report, draft) {
                Some(meeting) => refine(meeting, &report, draft),
                None => {
                    meetings.push(new_meeting(report));
                }
            },
        }
    }
    meetings.retain(|m| m.participants.len() <= MOST_PARTICIPANTS);
    draft.meetings = meetings;
}

/// The article's only dated meeting of that status, where the report has a participant of it and no other place.
fn only_dated<'m>(
    meetings: &'m mut [Meeting],
    report: &Report,
    draft: &Draft,
) -> Option<&'m mut Meeting> {
    let mut dated = meetings
        .iter_mut()
        .filter(|m| days(m.time, draft).is_some() && m.status == report.status);
    let only = dated.next().filter(|_| dated.next().is_none())?;
    let entity = |mention: &u32| draft.entity_of(*mention);
    let shared = report
        .participants
        .iter()
        .any(|p| only.participants.iter().any(|m| entity(m) == entity(p)));
    let place = match (only.place, report.place) {
        (Some(a), Some(b)) => draft.entity_of(a) == draft.entity_of(b),
        _ => true,
    };
    (shared && place).then_some(only)
}

fn new_meeting(report: Report) -> Meeting {
    Meeting {
        participants: report.participants,
        place: report.place,
        time: report.time,
        status: report.status,
        span: report.span,
        evidence: vec![report.evidence],
        rule: report.rule,
    }
}

fn agrees(meeting: &Meeting, report: &Report, draft: &Draft) -> bool {
    let chains = |mentions: &[u32]| -> BTreeSet<u32> {
        mentions
            .iter()
            .filter_map(|m| draft.entity_of(*m))
            .collect()
    };
    let (a, b) = (chains(&meeting.participants), chains(&report.participants));
    let shared = a.intersection(&b).count();
    let people = shared >= 2 || shared == a.len().min(b.len());
    let place = match (meeting.place, report.place) {
        (Some(a), Some(b)) => draft.entity_of(a) == draft.entity_of(b),
        _ => true,
    };
    let time = match (days(meeting.time, draft), days(report.time, draft)) {
        (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
        _ => true,
    };
    let same_word = meeting.span == report.span;
    same_word || (people && place && time && (report.weak || meeting.status == report.status))
}

fn refine(meeting: &mut Meeting, report: &Report, draft: &Draft) {
    for mention in &report.participants {
        let entity = draft.entity_of(*mention);
        if !meeting
            .participants
            .iter()
            .any(|m| draft.entity_of(*m) == entity)
        {
            meeting.participants.push(*mention);
        }
    }
    meeting.place = meeting.place.or(report.place);
    // The narrower of two times that agree is what the article knows.
    let length = |time: Option<u32>| {
        days(time, draft).map(|(first, last)| last.since(first).map_or(0, |s| s.get_days()))
    };
    meeting.time = match (length(meeting.time), length(report.time)) {
        (Some(a), Some(b)) if b < a => report.time,
        (None, Some(_)) => report.time,
        _ => meeting.time,
    };
    if !meeting.evidence.contains(&report.evidence) {
        meeting.evidence.push(report.evidence);
    }
}

fn days(time: Option<u32>, draft: &Draft) -> Option<(Date, Date)> {
    draft.times.get(time? as usize)?.time.days
}
