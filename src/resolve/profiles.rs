//! Profiles: what chains of one label and one normalised name share. Names are compared between profiles, never between
//! mentions, so that the work follows the number of distinct names.

use std::sync::Arc;

use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::names::{Names, PersonName};
use super::owners::Owners;
use super::placing::Placing;
use crate::model::{Claim, Extraction, LocalEntity, MentionKind, PlaceId, Status, Text};
use crate::schema::Schema;

/// One chain of one article that has a profile's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appearance {
    /// The article's number.
    pub article: u32,
    /// The chain's number in the article.
    pub chain: u32,
    /// Its name forms, a number into [`Profiles::forms`].
    pub forms: u32,
    /// How often it is named.
    pub mentions: u32,
    /// Where its first mention begins.
    pub start: u32,
}

/// What an article states of a person that tells namesakes apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// A country that the person comes from or has an office in, by ISO code.
    Home(Text),
    /// A town that the person heads, by its profile.
    Town(u32),
    /// A body that the person heads, works for or belongs to, by its profile.
    Seat(u32),
}

/// What chains of one label and normalised name share.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// Node label.
    pub label: Text,
    /// The normalised name.
    pub key: String,
    /// The name in parts, of persons.
    pub person: PersonName,
    /// The gazetteer's place.
    pub place: Option<PlaceId>,
    /// The country of a body whose name those of other countries have, too; empty for all others.
    pub country: Text,
    /// By article and chain.
    pub appearances: Vec<Appearance>,
    /// With the article that states each, in the order of the articles; of persons only.
    pub facts: Vec<(u32, Fact)>,
    /// Distinguishes the parts of a profile that was split.
    pub part: u32,
}

/// All that decides which profile a chain has: the number of its forms and which of them is its name (neither where it is a
/// place of the gazetteer), its place, label and owner.
type Seen = (u32, u32, Option<PlaceId>, Text, Option<Text>);

/// All profiles, and which one each chain of each article has.
pub struct Profiles<'s> {
    /// Compares names.
    pub names: Arc<Names<'s>>,
    /// What is known.
    pub schema: &'s Schema,
    /// By number.
    pub all: Vec<Profile>,
    /// The profile of each chain of each article.
    pub chains: Vec<Vec<u32>>,
    placing: Placing,
    owners: Owners,
    numbers: FxHashMap<String, u32>,
    /// The numbers of chains that were seen before, so that no name is normalised twice.
    seen: FxHashMap<Seen, u32>,
    forms: IndexSet<Vec<String>, FxBuildHasher>,
}

/// Types that tell where somebody has an office, or comes from.
const OFFICES: [&str; 6] = [
    "HEADS",
    "HOLDS_POSITION",
    "REPRESENTS",
    "MEMBER_OF",
    "WORKS_FOR",
    "CITIZEN_OF",
];

impl<'s> Profiles<'s> {
    /// No profile yet.
    pub fn new(schema: &'s Schema) -> Profiles<'s> {
        Profiles {
            names: Arc::new(Names::new(schema)),
            schema,
            all: Vec::new(),
            chains: Vec::new(),
            placing: Placing::default(),
            owners: Owners::new(schema),
            numbers: FxHashMap::default(),
            seen: FxHashMap::default(),
            forms: IndexSet::default(),
        }
    }

    /// Adds the chains of the article with this number; numbers come in order. `label` may give a chain another label.
    pub fn add(
        &mut self,
        article: u32,
        extraction: &Extraction,
        label: &mut dyn FnMut(&LocalEntity) -> Option<Text>,
    ) {
        let places = self.placing.places(self.schema, extraction);
        let owners = self.owners.owners(extraction, &places, &self.placing);
        let mut named = vec![(0, u32::MAX); extraction.entities.len()];
        for mention in &extraction.mentions {
            if let Some((count, start)) = named.get_mut(mention.entity as usize) {
                *count += u32::from(mention.kind == MentionKind::Name);
                *start = (*start).min(mention.span.start);
            }
        }
        let mut chains = Vec::with_capacity(extraction.entities.len());
        for (chain, (entity, (mentions, start))) in
            extraction.entities.iter().zip(named).enumerate()
        {
            // "He was born in Lima.": nobody of whom more can be known.
            if entity.forms.is_empty() && !entity.metonym {
                chains.push(u32::MAX);
                continue;
            }
            let place = places.get(chain).copied().flatten();
            let owner = owners.get(chain).cloned().flatten();
            let forms = match entity.metonym {
                true => &[][..],
                false => &entity.forms,
            };
            let known = self.forms.get_index_of(forms);
            let forms = known.unwrap_or_else(|| self.forms.insert_full(forms.to_vec()).0);
            let decided = label(entity);
            let place = place.filter(|_| decided.is_none());
            let label = decided.unwrap_or_else(|| entity.label.clone());
            let seen = seen(entity, forms, place, &label, &owner);
            let known = seen.as_ref().and_then(|seen| self.seen.get(seen));
            let number = known.copied().unwrap_or_else(|| {
                let number = self.number(entity, place, label, owner, (article, chain));
                self.seen.extend(seen.map(|seen| (seen, number)));
                number
            });
            if let Some(profile) = self.all.get_mut(number as usize) {
                profile.appearances.push(Appearance {
                    article,
                    chain: chain as u32,
                    forms: forms as u32,
                    mentions,
                    start,
                });
            }
            chains.push(number);
        }
        self.chains.push(chains);
        for claim in &extraction.claims {
            self.add_fact(article, extraction, claim);
        }
    }

    /// The number of the profile of a chain.
    fn number(
        &mut self,
        entity: &LocalEntity,
        place: Option<PlaceId>,
        label: Text,
        owner: Option<Text>,
        (article, chain): (u32, usize),
    ) -> u32 {
        let mut person = PersonName::default();
        let mut country = Text::default();
        let key = match (place, label.as_str()) {
            (Some(place), _) => format!("#{}", place.0),
            // Nothing is known of a chain without a name but its article.
            _ if entity.name.is_empty() => format!("\u{1}{article}\u{1}{chain}"),
            (_, "Person") => {
                person = self.names.person(&entity.name);
                person.key()
            }
            (_, "Org") => {
                let key = self.names.org(&entity.name);
                let known = self.names.by_acronym(&key, &entity.forms);
                let key = known.unwrap_or(key);
                self.owners
                    .key(self.schema, &self.names, key, &mut country, owner)
            }
            _ => self.names.other(&entity.name),
        };
        let full = format!("{label} {key}");
        let all = &mut self.all;
        *self.numbers.entry(full).or_insert_with(|| {
            all.push(Profile {
                label,
                key,
                person,
                place,
                country,
                ..Profile::default()
            });
            all.len() as u32 - 1
        })
    }

    fn add_fact(&mut self, article: u32, extraction: &Extraction, claim: &Claim) {
        let telling = OFFICES.contains(&claim.edge.as_str())
            && !matches!(claim.status, Status::Denied | Status::Possible)
            && !claim.properties.stand_in;
        let profile = |mention: u32| {
            let mention = extraction.mentions.get(mention as usize)?;
            let chains = self.chains.last()?;
            chains.get(mention.entity as usize).copied()
        };
        let (true, Some(source), Some(target)) =
            (telling, profile(claim.source), profile(claim.target))
        else {
            return;
        };
        let Some(seat) = self.all.get(target as usize) else {
            return;
        };
        let place = seat.place.and_then(|p| self.placing.entry(p));
        let mut facts = Vec::new();
        match place {
            Some(place) => {
                if !place.country.is_empty() {
                    facts.push(Fact::Home(place.country.as_str().into()));
                }
                if place.kind == "city" && claim.edge == "HEADS" {
                    facts.push(Fact::Town(target));
                }
            }
            None if seat.label == "Org" => facts.push(Fact::Seat(target)),
            None => {}
        }
        if let Some(person) = self.all.get_mut(source as usize)
            && person.label == "Person"
        {
            person.facts.extend(facts.into_iter().map(|f| (article, f)));
        }
    }

    /// The profile of a label and key, as they stand together: `Place #2643743`.
    pub fn find(&self, full: &str) -> Option<usize> {
        self.numbers.get(full).map(|number| *number as usize)
    }

    /// The forms of an appearance.
    pub fn forms_of(&self, appearance: &Appearance) -> &[String] {
        let forms = self.forms.get_index(appearance.forms as usize);
        forms.map_or(&[], Vec::as_slice)
    }

    /// All distinct forms of a profile, sorted, each with the number of its articles.
    pub fn forms(&self, profile: &Profile) -> Vec<(&str, u32)> {
        let mut counts: Vec<(u32, u32)> = Vec::new();
        let mut sets: Vec<u32> = profile.appearances.iter().map(|a| a.forms).collect();
        sets.sort_unstable();
        for set in sets {
            match counts.last_mut() {
                Some((last, count)) if *last == set => *count += 1,
                _ => counts.push((set, 1)),
            }
        }
        let mut forms: Vec<(&str, u32)> = Vec::new();
        for (set, count) in counts {
            let set = self.forms.get_index(set as usize).into_iter().flatten();
            forms.extend(set.map(|form| (form.as_str(), count)));
        }
        forms.sort_unstable();
        forms.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0 };
            same
        });
        forms
    }

    /// Moves the appearances of a profile in these articles to a profile of their own, which this returns; nothing is
    /// moved where all or none of them are meant.
    pub fn split(&mut self, profile: usize, articles: &[u32]) -> Option<usize> {
        let new = self.all.len();
        let meant = |article: u32| articles.binary_search(&article).is_ok();
        let old = self.all.get_mut(profile)?;
        let all = std::mem::take(&mut old.appearances);
        let (moved, mut kept): (Vec<Appearance>, Vec<Appearance>) =
            all.into_iter().partition(|a| meant(a.article));
        if moved.is_empty() || kept.is_empty() {
            kept.extend(moved);
            old.appearances = kept;
            return None;
        }
        let (facts, kept_facts) = old.facts.drain(..).partition(|(a, _)| meant(*a));
        let mut part = Profile {
            appearances: moved,
            facts,
            ..old.clone() // Which has no appearances and facts now: they are many.
        };
        old.appearances = kept;
        old.facts = kept_facts;
        part.part = new as u32;
        for appearance in &part.appearances {
            let chains = self.chains.get_mut(appearance.article as usize);
            if let Some(slot) = chains.and_then(|c| c.get_mut(appearance.chain as usize)) {
                *slot = new as u32;
            }
        }
        self.all.push(part);
        Some(new)
    }
}

/// By what a chain is known again; nothing where its name is none of its forms.
fn seen(
    entity: &LocalEntity,
    forms: usize,
    place: Option<PlaceId>,
    label: &Text,
    owner: &Option<Text>,
) -> Option<Seen> {
    if place.is_some() {
        return Some((u32::MAX, u32::MAX, place, label.clone(), None));
    }
    let named = !entity.metonym && !entity.name.is_empty();
    let mut own = entity.forms.iter().filter(|_| named);
    let name = own.position(|form| *form == entity.name)?;
    let owner = owner.clone();
    Some((forms as u32, name as u32, None, label.clone(), owner))
}

impl Profile {
    /// The numbers of its articles, sorted.
    pub fn articles(&self) -> Vec<u32> {
        let mut articles: Vec<u32> = self.appearances.iter().map(|a| a.article).collect();
        articles.dedup();
        articles
    }

    /// What an article states of the person.
    pub fn facts_of(&self, article: u32) -> impl Iterator<Item = &Fact> {
        let from = self.facts.partition_point(|(a, _)| *a < article);
        let facts = self.facts.get(from..).unwrap_or_default().iter();
        let facts = facts.take_while(move |(a, _)| *a == article);
        facts.map(|(_, fact)| fact)
    }

    /// The countries and towns that an article gives the person.
    pub fn homes(&self, article: u32) -> impl Iterator<Item = &Fact> {
        let facts = self.facts_of(article);
        facts.filter(|fact| !matches!(fact, Fact::Seat(_)))
    }
}
