//! What speaks for and against two names meaning one: the company that they are named in, homes and seats.
//!
//! Company are the people named in full and the bodies that the same articles name. Whatever a great part of all articles
//! names (a president, a news agency) tells nothing.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::clusters::Clusters;
use super::profiles::{Fact, Profiles};

/// Shared company, per name, and at most.
const COMPANY: (i32, usize) = (2, 3);
/// A home or a seat that both have.
const SHARED: i32 = 3;
/// A home that the one has and the other has not.
const CONTRADICTION: i32 = -6;
/// From this sum on something speaks for a candidate.
pub const ENOUGH: i32 = 2;
/// By so much the best candidate leads.
pub const LEAD: i32 = 2;
/// Names in more articles than this, and in more than one in fifty, are company of nobody.
const FEW: usize = 20;
/// Of so many articles of a cluster the company is looked at: more would tell no more.
const LOOKED_AT: usize = 400;

/// What an article, or a cluster of profiles, has to tell.
#[derive(Debug, Clone, Default)]
pub struct Traits {
    /// Profiles that are named in the same articles.
    pub company: FxHashSet<u32>,
    /// Homes and towns.
    pub homes: BTreeSet<Fact>,
    /// Bodies.
    pub seats: BTreeSet<Fact>,
}

/// Compares traits.
pub struct Evidence {
    /// Which profiles are company.
    telling: Vec<bool>,
}

impl Evidence {
    /// Knows which profiles tell something.
    pub fn new(profiles: &Profiles) -> Evidence {
        let most = FEW.max(profiles.chains.len() / 50);
        let telling = profiles.all.iter().map(|profile| {
            let kind = match profile.label.as_str() {
                "Person" => !profile.person.is_bare() && profile.place.is_none(),
                // Everybody cites the agencies, and every summit names the United Nations.
                "Org" => !matches!(
                    profiles.schema.org_kind(&profile.key).as_str(),
                    "media" | "international"
                ),
                _ => false,
            };
            kind && profile.appearances.len() <= most && !profile.key.starts_with('\u{1}')
        });
        Evidence {
            telling: telling.collect(),
        }
    }

    /// What a profile's appearances in these articles tell.
    pub fn of_articles(&self, profiles: &Profiles, profile: usize, articles: &[u32]) -> Traits {
        let mut traits = Traits::default();
        self.add(profiles, profile, articles, &mut traits);
        traits
    }

    /// What a whole profile tells.
    pub fn of_profile(&self, profiles: &Profiles, profile: usize) -> Traits {
        let articles = profiles.all.get(profile).map(|p| p.articles());
        self.of_articles(profiles, profile, &articles.unwrap_or_default())
    }

    /// What all profiles of a cluster tell.
    pub fn of_cluster(&self, profiles: &Profiles, clusters: &Clusters, profile: usize) -> Traits {
        let mut traits = Traits::default();
        let mut members = clusters.members(profile);
        members.sort_unstable();
        for member in members {
            let articles = profiles.all.get(member).map(|p| p.articles());
            self.add(profiles, member, &articles.unwrap_or_default(), &mut traits);
        }
        traits
    }

    fn add(&self, profiles: &Profiles, profile: usize, articles: &[u32], traits: &mut Traits) {
        for article in articles.iter().take(LOOKED_AT) {
            let chains = profiles.chains.get(*article as usize);
            let others = chains.into_iter().flatten().copied();
            let others = others.filter(|p| *p as usize != profile);
            let telling = |p: &u32| self.telling.get(*p as usize).copied().unwrap_or(false);
            traits.company.extend(others.filter(telling));
        }
        let Some(profile) = profiles.all.get(profile) else {
            return;
        };
        for fact in articles.iter().flat_map(|a| profile.facts_of(*a)) {
            let kind = match fact {
                Fact::Seat(_) => &mut traits.seats,
                Fact::Home(_) | Fact::Town(_) => &mut traits.homes,
            };
            kind.insert(fact.clone());
        }
    }
}

impl Traits {
    /// How many names of the company both have.
    pub fn shared_company(&self, other: &Traits) -> usize {
        let (small, large) = match self.company.len() <= other.company.len() {
            true => (self, other),
            false => (other, self),
        };
        small.company.intersection(&large.company).count()
    }

    /// Whether each of the two has a home, and they have none in common.
    pub fn contradicts(&self, other: &Traits) -> bool {
        let kinds: [fn(&Fact) -> bool; 2] = [
            |f| matches!(f, Fact::Home(_)),
            |f| matches!(f, Fact::Town(_)),
        ];
        kinds.into_iter().any(|kind| {
            let mine = self.homes.iter().any(kind);
            let mut others = other.homes.iter().filter(|f| kind(f)).peekable();
            mine && others.peek().is_some() && !others.any(|f| self.homes.contains(f))
        })
    }

    /// What speaks for the two being one, less what speaks against it.
    pub fn weigh(&self, other: &Traits) -> i32 {
        let company = self.shared_company(other).min(COMPANY.1) as i32 * COMPANY.0;
        let homes = match self.contradicts(other) {
            true => CONTRADICTION,
            false if self.homes.intersection(&other.homes).next().is_some() => SHARED,
            false => 0,
        };
        let seats = match self.seats.intersection(&other.seats).next() {
            Some(_) => SHARED,
            None => 0,
        };
        company + homes + seats
    }

    /// The candidate that the most speaks for, where enough does and it leads.
    pub fn best(&self, candidates: &BTreeMap<usize, Traits>) -> Option<usize> {
        let mut weighed: Vec<(i32, usize)> = candidates
            .iter()
            .map(|(candidate, traits)| (self.weigh(traits), *candidate))
            .collect();
        weighed.sort_by_key(|(weight, candidate)| (std::cmp::Reverse(*weight), *candidate));
        let (best, candidate) = *weighed.first()?;
        let second = weighed.get(1).map_or(i32::MIN / 2, |(weight, _)| *weight);
        (best >= ENOUGH && best - second >= LEAD).then_some(candidate)
    }
}
