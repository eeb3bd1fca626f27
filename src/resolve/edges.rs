//! Edges: the claims of all articles between the same two nodes, of the same type and status, are one edge with all
//! their evidence. Claims are kept from the scan until it is known who is who; each becomes a piece of evidence, so that they
//! take no more room than the graph.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::apply::{self, Veto};
use super::entities::Entities;
use super::reports::Merged;
use super::sources::Sources;
use crate::graph::{Edge, EdgePart, Evidence};
use crate::model::{ArticleMeta, Claim, ClaimProperties, Extraction, Status, Text, id_hash};
use crate::schema::Schema;

/// What makes two claims the same edge: ends, type, status, kind.
type Key = (String, Text, String, Status, Option<Text>);

/// The claims of all articles, until it is known who is who.
#[derive(Default)]
pub struct Claims(Vec<Stated>);

/// A claim with what its article says around it.
struct Stated {
    article: u32,
    claim: Claim,
    source: End,
    target: End,
    /// The chain of who says so.
    attributed_to: Option<u32>,
    days: Option<(Date, Date)>,
}

/// An end of a claim: its chain, and the label that it was read with.
struct End {
    chain: u32,
    label: Text,
}

impl Claims {
    /// Adds those of the article with this number.
    pub fn add(&mut self, article: u32, extraction: &Extraction) {
        let mention = |number: u32| extraction.mentions.get(number as usize);
        let end = |number: u32| {
            let mention = mention(number)?;
            Some(End {
                chain: mention.entity,
                label: mention.label.clone(),
            })
        };
        for claim in &extraction.claims {
            let (Some(source), Some(target)) = (end(claim.source), end(claim.target)) else {
                continue;
            };
            let time = claim.time.and_then(|t| extraction.times.get(t as usize));
            self.0.push(Stated {
                article,
                claim: claim.clone(),
                source,
                target,
                attributed_to: claim.attributed_to.and_then(mention).map(|m| m.entity),
                days: time.and_then(|time| time.days),
            });
        }
    }
}

/// Edges while they are gathered.
pub struct Edges<'a> {
    schema: &'a Schema,
    articles: &'a [ArticleMeta],
    edges: IndexMap<Key, (ClaimProperties, Vec<Evidence>), FxBuildHasher>,
}

/// A meeting's edges are as sure as its participants' names.
const MEETING_CONFIDENCE: u8 = 85;
/// No edge is surer than this, in hundredths.
const MOST_CONFIDENCE: u32 = 99;

impl<'a> Edges<'a> {
    /// No edge yet.
    pub fn new(schema: &'a Schema, articles: &'a [ArticleMeta]) -> Edges<'a> {
        Edges {
            schema,
            articles,
            edges: IndexMap::default(),
        }
    }

    /// Adds the claims of all articles.
    pub fn add_claims(&mut self, claims: Claims, entities: &Entities) {
        for stated in claims.0 {
            let Stated {
                article,
                claim,
                source,
                target,
                attributed_to,
                days,
            } = stated;
            let entity = |chain: u32| entities.of(article, chain);
            let (Some(from), Some(to)) = (entity(source.chain), entity(target.chain)) else {
                continue;
            };
            if from == to {
                continue;
            }
            // Whether the type still allows its ends where somebody has decided that one has another label.
            let labels = (entities.label(from), entities.label(to));
            let as_read = source.label == labels.0 && target.label == labels.1;
            if !as_read && !self.schema.allows(&claim.edge, labels.0, labels.1) {
                continue;
            }
            let (mut source, mut target) = (entities.id(from), entities.id(to));
            let symmetric = self.schema.edge(&claim.edge).is_some_and(|e| e.symmetric);
            if symmetric && target < source {
                std::mem::swap(&mut source, &mut target);
            }
            let attributed_to = attributed_to.and_then(entity);
            let evidence = Evidence {
                article,
                span: claim.span,
                status: claim.status,
                rule: claim.rule,
                attributed_to: attributed_to.map(|e| entities.id(e).to_owned()),
                days,
                confidence: claim.confidence,
            };
            let kind = claim.properties.kind.clone();
            let key = (
                source.to_owned(),
                claim.edge,
                target.to_owned(),
                claim.status,
                kind,
            );
            self.add(key, &claim.properties, evidence);
        }
    }

    /// Adds a meeting's participants and place.
    pub fn add_meeting(&mut self, meeting: &Merged, entities: &Entities) {
        for report in &meeting.reports {
            for span in &report.evidence {
                let evidence = Evidence {
                    article: report.article,
                    span: *span,
                    status: report.status,
                    rule: report.rule.clone(),
                    attributed_to: None,
                    days: report.days,
                    confidence: MEETING_CONFIDENCE,
                };
                let none = ClaimProperties::default();
                for participant in &report.participants {
                    let source = entities.id(*participant).to_owned();
                    let key = (
                        source,
                        "ATTENDS".into(),
                        meeting.id.clone(),
                        meeting.status,
                        None,
                    );
                    self.add(key, &none, evidence.clone());
                }
                if let Some(place) = report.place {
                    let target = entities.id(place).to_owned();
                    let key = (
                        meeting.id.clone(),
                        "HELD_IN".into(),
                        target,
                        meeting.status,
                        None,
                    );
                    self.add(key, &none, evidence.clone());
                }
            }
        }
    }

    fn add(&mut self, key: Key, properties: &ClaimProperties, evidence: Evidence) {
        let (kept, all) = self
            .edges
            .entry(key)
            .or_insert_with(|| (properties.clone(), Vec::new()));
        // The smallest value that any article gives, so that the order of articles does not matter.
        let least = |a: &Option<Text>, b: &Option<Text>| match (a, b) {
            (Some(a), Some(b)) => Some(a.min(b).clone()),
            (a, b) => a.clone().or_else(|| b.clone()),
        };
        kept.office = least(&kept.office, &properties.office);
        kept.topic = least(&kept.topic, &properties.topic);
        kept.stand_in &= properties.stand_in;
        all.push(evidence);
    }

    /// Takes out the edges that were decided not to be; gives the lines of the decisions that there is no edge for.
    pub fn veto(&mut self, vetoes: &[Veto], entities: &Entities) -> BTreeSet<u32> {
        let id = |end: &apply::End| match end {
            apply::End::Profile(profile) => entities.id(entities.of_profile(*profile)).to_owned(),
            apply::End::Meeting(id) => id.clone(),
        };
        let vetoes: Vec<(String, String, &Veto)> = vetoes
            .iter()
            .map(|veto| (id(&veto.source), id(&veto.target), veto))
            .collect();
        let mut unused: BTreeSet<u32> = vetoes.iter().map(|(.., veto)| veto.line).collect();
        let schema = self.schema;
        self.edges.retain(|(source, edge, target, status, _), _| {
            let symmetric = schema.edge(edge).is_some_and(|e| e.symmetric);
            let meant = vetoes.iter().filter(|(from, to, veto)| {
                let ends =
                    source == from && target == to || symmetric && source == to && target == from;
                ends && veto.edge == *edge && veto.status.is_none_or(|s| s == *status)
            });
            let lines: Vec<u32> = meant.map(|(.., veto)| veto.line).collect();
            unused.retain(|line| !lines.contains(line));
            lines.is_empty()
        });
        unused
    }

    /// The edges with their counts, dates and confidence.
    pub fn finish(self, sources: &Sources) -> Vec<EdgePart> {
        let articles = self.articles;
        let finish =
            |(key, (properties, mut evidence)): (Key, (ClaimProperties, Vec<Evidence>))| {
                let (source, edge, target, status, kind) = key;
                evidence.sort();
                evidence.dedup();
                let mut numbers: Vec<u32> = evidence.iter().map(|e| e.article).collect();
                numbers.dedup();
                let dates = || {
                    numbers
                        .iter()
                        .filter_map(|n| articles.get(*n as usize)?.date)
                };
                let id = id_hash(&[
                    &source,
                    &edge,
                    &target,
                    status.name(),
                    kind.as_deref().unwrap_or(""),
                ]);
                let edge = Edge {
                    id,
                    edge,
                    status,
                    properties,
                    first_seen: dates().min(),
                    last_seen: dates().max(),
                    articles: numbers.len() as u32,
                    sources: sources.count(&numbers),
                    confidence: confidence(&evidence, sources),
                    evidence,
                };
                EdgePart {
                    source,
                    target,
                    edge,
                }
            };
        let edges: Vec<_> = self.edges.into_iter().collect();
        edges.into_par_iter().map(finish).collect()
    }
}

/// One minus the chance that all sources are wrong, each taken by its best evidence; in hundredths, rounded down, in
/// whole numbers so that every machine gives the same. Copies of a text are wrong together.
fn confidence(evidence: &[Evidence], sources: &Sources) -> u8 {
    let mut best: BTreeMap<u32, u8> = BTreeMap::new();
    for piece in evidence {
        let of_source = best.entry(sources.of(piece.article)).or_default();
        *of_source = (*of_source).max(piece.confidence.min(99));
    }
    let wrong = best.values().fold(1_000_000, |wrong: u64, best| {
        wrong * u64::from(100 - best) / 100
    });
    let sure = (1_000_000 - wrong) / 10_000;
    sure.min(u64::from(MOST_CONFIDENCE)) as u8
}
