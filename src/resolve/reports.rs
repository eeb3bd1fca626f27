//! One meeting and its reports: status, days, id and node.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::entities::Entities;
use super::sources::Sources;
use crate::graph::{Details, MeetingDetails, Merge, Node};
use crate::model::{ArticleMeta, Span, Status, Text, days_text, id_hash};

/// A report that gives the days of a meeting.
const SAME_DAYS: (&str, u8) = ("same people and days, no other place", 90);
/// A report without a day.
const NO_DAY: (&str, u8) = ("no day is given, nothing contradicts", 60);

/// One article's report of a meeting, with entities.
#[derive(Debug, Clone)]
pub struct Report {
    /// The article's number.
    pub article: u32,
    /// The article's day.
    pub date: Option<Date>,
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

/// A meeting with all its reports.
#[derive(Debug)]
pub struct Merged {
    /// Node id.
    pub id: String,
    /// Ids that it would have without its first reports.
    former_ids: Vec<String>,
    /// Sorted by article date, article and place in it once [`settle`](Merged::settle)d.
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

impl Report {
    /// Whether the meeting is still to come for this article.
    pub fn is_ahead(&self) -> bool {
        matches!(self.status, Status::Planned | Status::Possible)
    }

    /// Whether it will not take place for this article.
    pub fn is_called_off(&self) -> bool {
        matches!(self.status, Status::Cancelled | Status::Suspended)
    }

    /// Of two reports of one day, what says more counts: an end or a denial before a meeting, a meeting before a plan.
    fn weight(&self) -> u8 {
        match self.status {
            Status::Denied => 5,
            Status::Cancelled => 4,
            Status::Asserted | Status::Ended => 3,
            Status::Suspended => 2,
            Status::Planned => 1,
            Status::Possible => 0,
        }
    }

    fn id(&self, articles: &[ArticleMeta]) -> String {
        let article = articles
            .get(self.article as usize)
            .map_or("", |a| a.id.as_str());
        let date = self
            .date
            .map_or_else(|| "undated".to_owned(), |d| d.to_string());
        let place = format!("{}-{}", self.trigger.start, self.trigger.end);
        let hash = id_hash(&[article, &place]);
        format!("meeting:{date}-{}", hash.get(..10).unwrap_or(""))
    }
}

impl Merged {
    /// A meeting of one report.
    pub fn new(report: Report) -> Merged {
        Merged {
            id: String::new(),
            former_ids: Vec::new(),
            participants: report.participants.clone(),
            place: report.place,
            days: report.days,
            status: report.status,
            reports: vec![report],
        }
    }

    /// Adds a report.
    pub fn join(&mut self, report: Report) {
        self.participants
            .extend(report.participants.iter().copied());
        self.days = match (self.days, report.days) {
            (Some(a), Some(b)) => Some((a.0.max(b.0), a.1.min(b.1))),
            (a, b) => a.or(b),
        };
        self.reports.push(report);
    }

    /// Sorts the reports and draws status and ids from them: the id from the earliest, the status from the newest. A plan
    /// that is told again after the meeting is no news of it.
    pub fn settle(&mut self, articles: &[ArticleMeta]) {
        self.reports.sort_by_key(|r| (r.date, r.article, r.trigger));
        let mut ids = self.reports.iter().map(|report| report.id(articles));
        self.id = ids.next().unwrap_or_default();
        self.former_ids = ids.collect();
        self.former_ids.sort();
        let took_place = self.reports.iter().filter(|r| r.status == Status::Asserted);
        let took_place = took_place.filter_map(|r| r.date).min();
        let newest = self.reports.iter().filter(|report| {
            let late = took_place.is_some_and(|date| report.date >= Some(date));
            !(report.is_ahead() && late)
        });
        let newest = newest.max_by_key(|r| (r.date, r.weight(), r.article, r.trigger));
        self.status = newest.map_or(self.status, |report| report.status);
    }

    /// The meeting's node.
    pub fn node(&self, entities: &Entities, sources: &Sources) -> Node {
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
            sources: sources.count(&articles),
            articles,
            details: Details::Meeting(MeetingDetails {
                status: self.status,
                days: self.days,
                topic: None,
            }),
            merges: self.merges(),
            former_ids: self.former_ids.clone(),
        }
    }

    /// Why reports of several articles are this one meeting.
    fn merges(&self) -> Vec<Merge> {
        if self.reports.len() < 2 {
            return Vec::new();
        }
        let mut by_days: BTreeMap<(String, (&str, u8)), u32> = BTreeMap::new();
        for report in &self.reports {
            let days = report.days.map_or_else(|| "no day".to_owned(), days_text);
            let why = if report.days.is_some() {
                SAME_DAYS
            } else {
                NO_DAY
            };
            *by_days.entry((days, why)).or_default() += 1;
        }
        let merge = |((days, (reason, confidence)), articles): ((String, (&str, u8)), u32)| Merge {
            form: days,
            reason: reason.into(),
            confidence,
            articles,
        };
        by_days.into_iter().map(merge).collect()
    }
}
