//! Meetings across articles: the same people on the same days at no other place are one meeting. A report without a day is
//! of the one meeting that nothing in it contradicts, and stays alone where there are two. Every report stays as evidence;
//! the newest gives the status.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::entities::Entities;
use super::reports::{Merged, Report};
use crate::model::{ArticleMeta, Extraction, PlaceId};
use crate::schema::Schema;

/// A report without a day may be of a meeting that was so many days before it.
const NEWS: i32 = 14;
/// A plan without a day may be of a meeting that is so many days ahead.
const AHEAD: i32 = 60;
/// Two reports without a day may be of one meeting when so many days lie between them.
const TOGETHER: i32 = 7;
/// A span of more months tells no day, and nothing is joined by it.
const LONGEST: i32 = 12;

/// Reports while articles are scanned.
#[derive(Default)]
pub struct Meetings {
    heard: Vec<Heard>,
}

/// A report with chains, until it is known who is who.
struct Heard {
    participants: Vec<u32>,
    place: Option<u32>,
    /// Without people and place.
    report: Report,
}

impl Heard {
    /// With entities; nothing where fewer than two of them met.
    fn report(self, entities: &Entities) -> Option<Report> {
        let entity = |chain: u32| entities.of(self.report.article, chain);
        let participants: BTreeSet<usize> = self
            .participants
            .iter()
            .filter_map(|chain| entity(*chain))
            .collect();
        let place = self.place.and_then(entity);
        (participants.len() > 1).then_some(Report {
            participants,
            place,
            ..self.report
        })
    }
}

/// Meetings while reports are joined, by pairs of people and months.
struct Found<'a> {
    places: &'a dyn Fn(usize, usize) -> Option<usize>,
    merged: Vec<Merged>,
    by_pair: BTreeMap<(usize, usize, i32), Vec<usize>>,
}

impl Meetings {
    /// Adds the meetings of the article with this number.
    pub fn add(&mut self, article: u32, extraction: &Extraction) {
        let chain = |number: u32| Some(extraction.mentions.get(number as usize)?.entity);
        for meeting in &extraction.meetings {
            let time = meeting.time.and_then(|t| extraction.times.get(t as usize));
            let participants = meeting.participants.iter();
            self.heard.push(Heard {
                participants: participants.filter_map(|m| chain(*m)).collect(),
                place: meeting.place.and_then(chain),
                report: Report {
                    article,
                    date: extraction.article.date,
                    participants: BTreeSet::new(),
                    place: None,
                    days: time.and_then(|time| time.days),
                    status: meeting.status,
                    trigger: meeting.span,
                    evidence: meeting.evidence.clone(),
                    rule: meeting.rule.clone(),
                },
            });
        }
    }

    /// Joins the reports: those of few days first, then those of many, then those of none, each in order of date, article
    /// and place in the text.
    pub fn close(
        self,
        articles: &[ArticleMeta],
        entities: &Entities,
        schema: &Schema,
    ) -> Vec<Merged> {
        let heard = self.heard.into_iter();
        let mut reports: Vec<Report> = heard.filter_map(|heard| heard.report(entities)).collect();
        reports.sort_by_key(|r| {
            let length = r.days.map(|(first, last)| days_between(first, last));
            (length.is_none(), length, r.date, r.article, r.trigger)
        });
        let country = |place: PlaceId| {
            let entry = schema.gazetteers().place(place)?;
            Some((entry.kind == "country", entry.country))
        };
        // The narrower of two places of which one lies in the other; `None` where neither does.
        let places = |a: usize, b: usize| {
            if a == b {
                return Some(a);
            }
            let (of_a, of_b) = (entities.place(a)?, entities.place(b)?);
            match (country(of_a)?, country(of_b)?) {
                ((true, x), (false, y)) if x == y => Some(b),
                ((false, x), (true, y)) if x == y => Some(a),
                _ => None,
            }
        };
        let mut found = Found {
            places: &places,
            merged: Vec::new(),
            by_pair: BTreeMap::new(),
        };
        reports.into_iter().for_each(|report| found.add(report));
        let mut merged = found.merged;
        for meeting in &mut merged {
            meeting.settle(articles);
        }
        merged
    }
}

impl Found<'_> {
    fn add(&mut self, report: Report) {
        let months = months(&report);
        let keys: Vec<(usize, usize, i32)> = pairs(&report.participants)
            .into_iter()
            .flat_map(|(a, b)| months.iter().map(move |month| (a, b, *month)))
            .collect();
        let mut candidates: Vec<usize> = keys
            .iter()
            .flat_map(|key| self.by_pair.get(key).into_iter().flatten().copied())
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        candidates.retain(|i| {
            self.merged
                .get(*i)
                .is_some_and(|m| self.accepts(m, &report))
        });
        let index = match self.one_of(&candidates, &report) {
            Some(index) => {
                let place = self
                    .merged
                    .get(index)
                    .and_then(|m| self.place(m.place, report.place));
                if let Some(meeting) = self.merged.get_mut(index) {
                    meeting.place = place;
                    meeting.join(report);
                }
                index
            }
            None => {
                self.merged.push(Merged::new(report));
                self.merged.len() - 1
            }
        };
        for key in keys {
            let known = self.by_pair.entry(key).or_default();
            if !known.contains(&index) {
                known.push(index);
            }
        }
    }

    /// The one meeting that a report is of; of several the one with exactly its people and place, where that is one.
    fn one_of(&self, candidates: &[usize], report: &Report) -> Option<usize> {
        if let [one] = candidates {
            return Some(*one);
        }
        let mut exact = candidates.iter().filter(|i| {
            let meeting = self.merged.get(**i);
            meeting
                .is_some_and(|m| m.participants == report.participants && m.place == report.place)
        });
        exact.next().filter(|_| exact.next().is_none()).copied()
    }

    /// The narrower of two places that agree; the only one where one is given.
    fn place(&self, a: Option<usize>, b: Option<usize>) -> Option<usize> {
        match (a, b) {
            (Some(a), Some(b)) => (self.places)(a, b),
            (a, b) => a.or(b),
        }
    }

    /// Whether a report may be of this meeting.
    fn accepts(&self, meeting: &Merged, report: &Report) -> bool {
        let shared = meeting
            .participants
            .intersection(&report.participants)
            .count();
        let place = match (meeting.place, report.place) {
            (Some(a), Some(b)) => (self.places)(a, b).is_some(),
            _ => true,
        };
        // Two meetings of one article were told apart by that article.
        let other_article = meeting.reports.iter().all(|r| r.article != report.article);
        let days = match (meeting.days, report.days) {
            (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
            (days, None) => match report.date {
                Some(date) => fits(meeting, days, report, date),
                None => false,
            },
            // Reports of some days come before those of none.
            (None, Some(_)) => false,
        };
        shared >= 2 && place && days && other_article
    }
}

/// Whether nothing in a report without a day contradicts a meeting.
fn fits(meeting: &Merged, days: Option<(Date, Date)>, report: &Report, date: Date) -> bool {
    let announced = report.is_ahead();
    match days {
        Some((first, last)) if announced => date <= last && days_between(date, first) <= AHEAD,
        Some((_, last)) if report.is_called_off() => date <= last,
        Some((first, last)) => first <= date && days_between(last, date) <= NEWS,
        None => meeting.reports.iter().all(|other| {
            // What has taken place is planned no more.
            let (earlier, later) = match other.date <= Some(date) {
                true => (other, report),
                false => (report, other),
            };
            let turned = !earlier.is_ahead() && !earlier.is_called_off() && later.is_ahead();
            let near = other
                .date
                .is_some_and(|d| days_between(d, date).abs() <= TOGETHER);
            near && !turned
        }),
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    to.since(from).map_or(i32::MAX, |span| span.get_days())
}

/// The months, counted from the year 0, in which a report looks for its meeting.
fn months(report: &Report) -> Vec<i32> {
    let month = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    let (first, last) = match (report.days, report.date) {
        (Some((first, last)), _) => (month(first), month(last)),
        (None, Some(date)) => (month(date) - 1, month(date) + 2),
        (None, None) => return Vec::new(),
    };
    match last - first <= LONGEST {
        true => (first..=last).collect(),
        false => Vec::new(),
    }
}

fn pairs(people: &BTreeSet<usize>) -> Vec<(usize, usize)> {
    let people: Vec<usize> = people.iter().copied().collect();
    let with_rest = |(i, a): (usize, &usize)| {
        let a = *a;
        let rest = people.get(i + 1..).unwrap_or(&[]).iter();
        rest.map(move |b| (a, *b)).collect::<Vec<_>>()
    };
    people.iter().enumerate().flat_map(with_rest).collect()
}
