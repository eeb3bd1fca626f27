//! What the layers of extraction build up together, before it is sorted and numbered for output.

use std::cmp::Ordering;
use std::ops::Range;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::frames::{Bare, Post};
use super::shingles::{bands, shingles};
use crate::model::{
    Article, Claim, Document, Event, Extraction, LocalEntity, Meeting, Mention, MentionKind,
    PlaceId, Span, Text, Time,
};

/// A mention with the tokens it covers.
#[derive(Debug, Clone)]
pub struct DraftMention {
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Node label.
    pub label: Text,
    /// Name, nominal or pronoun.
    pub kind: MentionKind,
    /// Its chain.
    pub entity: u32,
    /// How sure it is that it means this chain, in hundredths: 100 for names.
    pub certainty: u8,
}

/// A time with the tokens it covers.
#[derive(Debug, Clone)]
pub struct DraftTime {
    /// The time.
    pub time: Time,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// It says when something is: no length, no "daily", no "now", no "third-quarter" before a noun.
    pub adverbial: bool,
}

/// Everything found so far; claims and meetings index into `mentions` and `times` as they stand here.
#[derive(Debug, Default)]
pub struct Draft {
    /// In order of finding; added by [`add_mention`](Draft::add_mention) only.
    pub mentions: Vec<DraftMention>,
    /// The mentions that start at a token.
    starts: FxHashMap<usize, Vec<u32>>,
    /// Chains.
    pub entities: Vec<LocalEntity>,
    /// In order of text.
    pub times: Vec<DraftTime>,
    /// In order of finding.
    pub claims: Vec<Claim>,
    /// In order of finding.
    pub events: Vec<Event>,
    /// In order of finding.
    pub meetings: Vec<Meeting>,
    /// Offices whose owner is still to be found.
    pub bare: Vec<Bare>,
    /// Offices of countries without who bears them.
    pub posts: Vec<Post>,
}

impl Draft {
    /// Adds a mention; gives its index.
    pub fn add_mention(&mut self, mention: DraftMention) -> u32 {
        let index = self.mentions.len() as u32;
        self.starts
            .entry(mention.tokens.start)
            .or_default()
            .push(index);
        self.mentions.push(mention);
        index
    }

    /// The mentions that start at a token, with their indexes, in order of finding.
    pub fn starting(&self, token: usize) -> impl Iterator<Item = (u32, &DraftMention)> {
        let found = self.starts.get(&token).into_iter().flatten();
        found.filter_map(|index| Some((*index, self.mention(*index)?)))
    }

    /// The time that starts at a token and says when something is; times stand in order of text.
    pub fn time_at(&self, token: usize) -> Option<(u32, &DraftTime)> {
        let first = self.times.partition_point(|t| t.tokens.start < token);
        let here = self.times.iter().enumerate().skip(first);
        let mut here = here.take_while(|(_, t)| t.tokens.start == token);
        let (index, time) = here.find(|(_, t)| t.adverbial)?;
        Some((index as u32, time))
    }

    /// The mention at an index.
    pub fn mention(&self, index: u32) -> Option<&DraftMention> {
        self.mentions.get(index as usize)
    }

    /// The chain of a mention.
    pub fn entity_of(&self, mention: u32) -> Option<u32> {
        self.mention(mention).map(|m| m.entity)
    }

    /// The gazetteer's place of a mention.
    pub fn place_of(&self, mention: u32) -> Option<PlaceId> {
        let entity = self.entities.get(self.entity_of(mention)? as usize)?;
        entity.place
    }

    /// Whether a time begins after the article's day.
    pub fn lies_ahead(&self, time: u32, anchor: Option<Date>) -> bool {
        let days = self.times.get(time as usize).and_then(|t| t.time.days);
        days.zip(anchor)
            .is_some_and(|((first, _), day)| first > day)
    }

    /// Whether a time ends before the month of the article's day.
    pub fn lies_behind(&self, time: u32, anchor: Option<Date>) -> bool {
        let days = self.times.get(time as usize).and_then(|t| t.time.days);
        days.zip(anchor)
            .is_some_and(|((_, last), day)| last < day.first_of_month())
    }

    /// The chain for what the names of something else mean: a capital for its government, "Russian" for Russia.
    pub fn metonym(&mut self, place: PlaceId) -> u32 {
        let found = self
            .entities
            .iter()
            .position(|e| e.metonym && e.place == Some(place));
        found.unwrap_or_else(|| {
            self.entities.push(LocalEntity {
                label: "Place".into(),
                name: String::new(),
                forms: Vec::new(),
                place: Some(place),
                metonym: true,
            });
            self.entities.len() - 1
        }) as u32
    }

    /// Lets a mention mean the country that it stands for; the country's own name means it already.
    pub fn govern(&mut self, mention: u32, country: PlaceId) {
        if self.place_of(mention) == Some(country) {
            return;
        }
        let entity = self.metonym(country);
        if let Some(mention) = self.mentions.get_mut(mention as usize) {
            mention.entity = entity;
        }
    }

    /// The mention of a country, or of a part of one, by its adjective, made once for each that it means there.
    pub fn adjective(&mut self, document: &Document, tokens: Range<usize>, place: PlaceId) -> u32 {
        let span = document.span(&tokens);
        let made = self.starting(tokens.start).find(|(_, m)| {
            let same = m.span == span && m.kind == MentionKind::Nominal;
            let entity = self.entities.get(m.entity as usize);
            same && entity.is_some_and(|e| e.place == Some(place))
        });
        if let Some((made, _)) = made {
            return made;
        }
        let named = self
            .entities
            .iter()
            .position(|e| !e.metonym && e.place == Some(place));
        let entity = named.map_or_else(|| self.metonym(place), |i| i as u32);
        self.add_mention(DraftMention {
            span,
            tokens,
            label: "Place".into(),
            kind: MentionKind::Nominal,
            entity,
            certainty: 100,
        })
    }

    /// The mention of somebody whose name the article does not tell, in a chain of its own, made once for each place in the
    /// text. The graph, which knows people by their names, leaves it out.
    pub fn nameless(&mut self, document: &Document, tokens: Range<usize>, label: &str) -> u32 {
        let made = self
            .starting(tokens.start)
            .find(|(_, m)| m.tokens == tokens && m.kind == MentionKind::Nominal);
        if let Some((made, _)) = made {
            return made;
        }
        let entity = self.stranger(label);
        self.add_mention(DraftMention {
            span: document.span(&tokens),
            tokens,
            label: label.into(),
            kind: MentionKind::Nominal,
            entity,
            certainty: 100,
        })
    }

    /// A new chain without a name.
    pub fn stranger(&mut self, label: &str) -> u32 {
        self.entities.push(LocalEntity {
            label: label.into(),
            name: String::new(),
            forms: Vec::new(),
            place: None,
            metonym: false,
        });
        self.entities.len() as u32 - 1
    }

    /// Sorts everything into output order, renumbers, and drops chains and mentions that nothing needs.
    pub fn finish(self, article: &Article) -> Extraction {
        let Draft {
            mentions,
            entities,
            times,
            claims,
            events,
            meetings,
            starts: _,
            bare: _,
            posts: _,
        } = self;
        let (mentions, mention_at) = sorted(mentions, |a, b| {
            (a.span, &a.label, a.entity).cmp(&(b.span, &b.label, b.entity))
        });
        let (times, time_at) = sorted(times, |a, b| {
            (a.time.span, &a.time.value).cmp(&(b.time.span, &b.time.value))
        });
        let at = |map: &[u32], i: u32| map.get(i as usize).copied().unwrap_or(i);
        let mut entity_at = vec![None; entities.len()];
        let mut kept: Vec<LocalEntity> = Vec::new();
        let mut out = Vec::with_capacity(mentions.len());
        for mention in mentions {
            let old = mention.entity as usize;
            let (Some(slot), Some(entity)) = (entity_at.get_mut(old), entities.get(old)) else {
                continue;
            };
            let entity = *slot.get_or_insert_with(|| {
                kept.push(entity.clone());
                kept.len() as u32 - 1
            });
            out.push(Mention {
                span: mention.span,
                label: mention.label,
                kind: mention.kind,
                entity,
            });
        }
        let mut claims: Vec<Claim> = claims
            .into_iter()
            .map(|mut claim| {
                claim.source = at(&mention_at, claim.source);
                claim.target = at(&mention_at, claim.target);
                claim.attributed_to = claim.attributed_to.map(|m| at(&mention_at, m));
                claim.time = claim.time.map(|t| at(&time_at, t));
                claim
            })
            .collect();
        claims.sort_by(|a, b| {
            let key = |c: &Claim| (c.span, c.edge.clone(), c.source, c.target, c.status);
            key(a).cmp(&key(b)).then_with(|| a.rule.cmp(&b.rule))
        });
        let mut events: Vec<Event> = events
            .into_iter()
            .map(|mut event| {
                let moved = |end: Option<u32>| end.map(|m| at(&mention_at, m));
                event.source = moved(event.source);
                event.target = moved(event.target);
                event.attributed_to = moved(event.attributed_to);
                event.time = event.time.map(|t| at(&time_at, t));
                event
            })
            .collect();
        events.sort_by(|a, b| {
            let key = |e: &Event| (e.span, e.edge.clone(), e.source, e.target, e.status);
            key(a).cmp(&key(b)).then_with(|| a.rule.cmp(&b.rule))
        });
        let mut meetings: Vec<Meeting> = meetings
            .into_iter()
            .map(|mut meeting| {
                meeting.participants = meeting
                    .participants
                    .iter()
                    .map(|m| at(&mention_at, *m))
                    .collect();
                meeting.participants.sort_unstable();
                meeting.place = meeting.place.map(|m| at(&mention_at, m));
                meeting.time = meeting.time.map(|t| at(&time_at, t));
                meeting
            })
            .collect();
        meetings.sort_by(|a, b| (a.span, &a.participants).cmp(&(b.span, &b.participants)));
        let shingles = shingles(&article.text);
        Extraction {
            article: article.meta.clone(),
            mentions: out,
            entities: kept,
            times: times.into_iter().map(|t| t.time).collect(),
            claims,
            events,
            meetings,
            diagnostics: Vec::new(),
            bands: bands(&shingles),
            shingles,
        }
    }
}

/// Sorts, and says where each element went; of equals the first stays first.
fn sorted<T>(items: Vec<T>, order: impl Fn(&T, &T) -> Ordering) -> (Vec<T>, Vec<u32>) {
    let mut numbered: Vec<(usize, T)> = items.into_iter().enumerate().collect();
    numbered.sort_by(|(_, a), (_, b)| order(a, b));
    let mut at = vec![0; numbered.len()];
    for (new, (old, _)) in numbered.iter().enumerate() {
        if let Some(slot) = at.get_mut(*old) {
            *slot = new as u32;
        }
    }
    (numbered.into_iter().map(|(_, item)| item).collect(), at)
}
