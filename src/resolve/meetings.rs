//! Meetings across articles: the same people on the same days at no other place are one meeting, whose status is that of
//! the newest report. Without a date nothing is joined across articles.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::entities::Entities;
use crate::graph::{Details, MeetingDetails, Node};
use crate::model::{ArticleMeta, Extraction, Span, Status, Text, id_hash};

/// One article's report of a meeting, with entities.
#[derive(Debug, Clone)]
pub struct Report {
    /// The article's number.
    pub article: u32,
    /// Who takes part.
    pub participants: BTreeSet<usize>,
    /// Where.
    pub place: Option<usize>,
    /// First and last day.
    pub days: Option<(Date, Date)>,
    /// As this article states it.
    pub status: Status,
    /// The trigger.
    pub trigger: Span,
    /// The sentences.
    pub evidence: Vec<Span>,
    /// The rule.
    pub rule: Text,
}

/// Reports while articles are scanned.
#[derive(Default)]
pub struct Meetings {
    reports: Vec<Report>,
}

/// A meeting with all its reports, the earliest first.
#[derive(Debug)]
pub struct Merged {
    /// Node id.
    pub id: String,
    /// Sorted by article date, article and place in it.
    pub reports: Vec<Report>,
    /// Who takes part, by any report.
    pub participants: BTreeSet<usize>,
    /// Where.
    pub place: Option<usize>,
    /// The days on which all dated reports agree.
    pub days: Option<(Date, Date)>,
    /// As the newest report states it.
    pub status: Status,
}

impl Meetings {
    /// Adds an article's meetings.
    pub fn add(&mut self, article: u32, extraction: &Extraction, entities: &Entities) {
        for meeting in &extraction.meetings {
            let entity = |mention: u32| entities.of_mention(article, extraction, mention);
            let participants: BTreeSet<usize> = meeting
                .participants
                .iter()
                .filter_map(|m| entity(*m))
                .collect();
            if participants.len() < 2 {
                continue;
            }
            let days = meeting
                .time
                .and_then(|t| extraction.times.get(t as usize))
                .and_then(|t| t.days);
            self.reports.push(Report {
                article,
                participants,
                place: meeting.place.and_then(entity),
                days,
                status: meeting.status,
                trigger: meeting.span,
                evidence: meeting.evidence.clone(),
                rule: meeting.rule.clone(),
            });
        }
    }

    /// Joins the reports, in order of date, article and place in the text.
    pub fn close(mut self, articles: &[ArticleMeta]) -> Vec<Merged> {
        let date = |r: &Report| articles.get(r.article as usize).and_then(|a| a.date);
        self.reports
            .sort_by_key(|r| (date(r), r.article, r.trigger));
        let mut merged: Vec<Merged> = Vec::new();
        let mut by_pair: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for report in self.reports {
            let pairs = pairs(&report.participants);
            // Nothing is joined to a report without days: it need not look, nor be found.
            if report.days.is_none() {
                merged.push(Merged::new(report, articles));
                continue;
            }
            let mut candidates: Vec<usize> = pairs
                .iter()
                .flat_map(|p| by_pair.get(p).into_iter().flatten().copied())
                .collect();
            candidates.sort_unstable();
            candidates.dedup();
            let same = candidates
                .into_iter()
                .find(|i| merged.get(*i).is_some_and(|m| m.accepts(&report)));
            let index = match same {
                Some(index) => {
                    if let Some(meeting) = merged.get_mut(index) {
                        meeting.join(report);
                    }
                    index
                }
                None => {
                    merged.push(Merged::new(report, articles));
                    merged.len() - 1
                }
            };
            for pair in pairs {
                let known = by_pair.entry(pair).or_default();
                if known.last() != Some(&index) && !known.contains(&index) {
                    known.push(index);
                }
            }
        }
        merged
    }
}

impl Merged {
    fn new(report: Report, articles: &[ArticleMeta]) -> Merged {
        let article = articles.get(report.article as usize);
        let date = article
            .and_then(|a| a.date)
            .map_or_else(|| "undated".to_owned(), |d| d.to_string());
        let id = article.map_or("", |a| a.id.as_str());
        let place = format!("{}-{}", report.trigger.start, report.trigger.end);
        let hash = id_hash(&[id, &place]);
        Merged {
            id: format!("meeting:{date}-{}", hash.get(..10).unwrap_or("")),
            participants: report.participants.clone(),
            place: report.place,
            days: report.days,
            status: report.status,
            reports: vec![report],
        }
    }

    /// Whether a report is of this meeting.
    fn accepts(&self, report: &Report) -> bool {
        let people = self.participants.intersection(&report.participants).count() >= 2;
        let place = match (self.place, report.place) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        let days = match (self.days, report.days) {
            (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
            _ => false,
        };
        // Two meetings of one article were told apart by that article.
        let other_article = self.reports.iter().all(|r| r.article != report.article);
        people && place && days && other_article
    }

    fn join(&mut self, report: Report) {
        self.participants
            .extend(report.participants.iter().copied());
        self.place = self.place.or(report.place);
        self.days = match (self.days, report.days) {
            (Some(a), Some(b)) => Some((a.0.max(b.0), a.1.min(b.1))),
            (a, b) => a.or(b),
        };
        // Reports come in order of date: this one is the newest.
        self.status = report.status;
        self.reports.push(report);
    }

    /// The meeting's node.
    pub fn node(&self, entities: &Entities) -> Node {
        let mut people: Vec<&str> = self
            .participants
            .iter()
            .map(|p| entities.name(*p))
            .collect();
        people.sort_unstable();
        let mut name = people.join(" \u{2013} ");
        if let Some(place) = self.place {
            name = format!("{name}, {}", entities.name(place));
        }
        let mut articles: Vec<u32> = self.reports.iter().map(|r| r.article).collect();
        articles.sort_unstable();
        articles.dedup();
        Node {
            id: self.id.clone(),
            label: "Meeting".into(),
            name,
            aliases: Vec::new(),
            mentions: self.reports.iter().map(|r| r.evidence.len() as u32).sum(),
            sources: articles.len() as u32,
            articles,
            details: Details::Meeting(MeetingDetails {
                status: self.status,
                days: self.days,
                topic: None,
            }),
            merges: Vec::new(),
        }
    }
}

fn pairs(people: &BTreeSet<usize>) -> Vec<(usize, usize)> {
    let people: Vec<usize> = people.iter().copied().collect();
    let with_rest = |(i, a): (usize, &usize)| {
        let a = *a;
        people
            .get(i + 1..)
            .unwrap_or(&[])
            .iter()
            .map(move |b| (a, *b))
            .collect::<Vec<_>>()
    };
    people.iter().enumerate().flat_map(with_rest).collect()
}
