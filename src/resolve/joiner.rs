//! What the blocks of all kinds of names work with: profiles, what is joined, and what speaks for it. A name that fits
//! several goes article by article to the one that the article points to, or stays alone.

use std::collections::BTreeMap;

use super::clusters::Clusters;
use super::evidence::{ENOUGH, Evidence, Traits};
use super::homonyms::linked;
use super::profiles::Profiles;
use super::typos;

/// One of several candidates, by what its article tells.
const BY_EVIDENCE: u8 = 75;
/// Of more candidates nobody is asked which one is meant.
const ASKED: usize = 3;
/// One letter differs, in the same company.
const TYPO: u8 = 75;
/// A candidate whose names have so many times the articles of all others is meant.
const OVERWHELMING: usize = 8;

/// Joins profiles.
pub struct Joiner<'a, 's> {
    /// All profiles; some are split.
    pub profiles: &'a mut Profiles<'s>,
    /// What is joined.
    pub clusters: &'a mut Clusters,
    /// What speaks for and against.
    pub evidence: &'a Evidence,
}

impl Joiner<'_, '_> {
    /// Gives each appearance of an ambiguous name to the candidate that its article points to; the others stay alone, each
    /// circle of articles by itself.
    pub fn assign(&mut self, number: usize, candidates: &BTreeMap<usize, &'static str>) {
        let left = self.assign_some(number, candidates);
        self.split_circles(number, &left);
    }

    /// The same, but the others stay together; gives their articles.
    pub fn assign_some(
        &mut self,
        number: usize,
        candidates: &BTreeMap<usize, &'static str>,
    ) -> Vec<u32> {
        let traits: BTreeMap<usize, Traits> = candidates
            .keys()
            .map(|candidate| {
                let traits = self
                    .evidence
                    .of_cluster(self.profiles, self.clusters, *candidate);
                (*candidate, traits)
            })
            .collect();
        let Some(profile) = self.profiles.all.get(number) else {
            return Vec::new();
        };
        let overwhelming = self.overwhelming(candidates.keys().copied());
        let mut meant: BTreeMap<Option<usize>, Vec<u32>> = BTreeMap::new();
        for article in profile.articles() {
            let own = self.evidence.of_articles(self.profiles, number, &[article]);
            let fitting =
                overwhelming.filter(|to| traits.get(to).is_some_and(|t| !own.contradicts(t)));
            meant
                .entry(own.best(&traits).or(fitting))
                .or_default()
                .push(article);
        }
        let left = meant.remove(&None).unwrap_or_default();
        for (candidate, articles) in meant {
            let part = self.profiles.split(number, &articles).unwrap_or(number);
            self.clusters.grow(self.profiles.all.len());
            if let Some(to) = candidate {
                let reason = candidates.get(&to).copied().unwrap_or("same name");
                self.clusters.join(part, to, reason, BY_EVIDENCE);
            }
        }
        let asked = !left.is_empty() && candidates.len() <= ASKED;
        for to in candidates.keys().filter(|_| asked) {
            self.clusters
                .doubt(number, *to, "may be this one or another", 40, false);
        }
        left
    }

    /// The candidate whose names stand in far more articles than those of all others.
    fn overwhelming(&self, candidates: impl Iterator<Item = usize>) -> Option<usize> {
        let count = |candidate: usize| {
            let members = self.clusters.members(candidate).into_iter();
            let full = members.filter_map(|m| self.profiles.all.get(m));
            full.map(|p| p.appearances.len()).sum::<usize>()
        };
        let mut counts: Vec<(usize, usize)> = candidates.map(|c| (count(c), c)).collect();
        counts.sort_unstable();
        let (most, candidate) = counts.pop()?;
        let others: usize = counts.iter().map(|(count, _)| count).sum();
        (others > 0 && most >= OVERWHELMING * others).then_some(candidate)
    }

    /// Splits what is left of a profile into the circles of its articles.
    pub fn split_circles(&mut self, number: usize, articles: &[u32]) {
        let traits: Vec<Traits> = articles
            .iter()
            .map(|article| {
                self.evidence
                    .of_articles(self.profiles, number, &[*article])
            })
            .collect();
        let circle_of = linked(traits.iter().map(|t| &t.company));
        let mut circles: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for (article, circle) in articles.iter().zip(circle_of) {
            circles.entry(circle).or_default().push(*article);
        }
        for articles in circles.values().skip(1) {
            self.profiles.split(number, articles);
        }
        self.clusters.grow(self.profiles.all.len());
    }

    /// Joins names that differ by one letter where their articles have company, homes or seats in common.
    pub fn join_typos(&mut self, label: &str) {
        for (a, b) in typos::pairs(self.profiles, label) {
            let (rare, known) = match self.appearances(a) <= self.appearances(b) {
                true => (a, b),
                false => (b, a),
            };
            let own = self.evidence.of_profile(self.profiles, rare);
            let other = self
                .evidence
                .of_cluster(self.profiles, self.clusters, known);
            let sure = own.weigh(&other) >= ENOUGH;
            self.join_or_doubt(rare, known, "typo", TYPO, sure);
        }
    }

    /// Joins two profiles, or leaves the question to people where too little speaks for it.
    pub fn join_or_doubt(
        &mut self,
        number: usize,
        to: usize,
        reason: &'static str,
        confidence: u8,
        sure: bool,
    ) {
        match sure {
            true => {
                self.clusters.join(number, to, reason, confidence);
            }
            false => self
                .clusters
                .doubt(number, to, reason, confidence / 2, false),
        }
    }

    /// The first of some profiles in each cluster.
    pub fn one_of_each(&self, profiles: &[usize]) -> Vec<usize> {
        let by_root = profiles.iter().map(|p| (self.clusters.root(*p), *p));
        // The first comes last, and stays.
        let by_root: BTreeMap<usize, usize> = by_root.rev().collect();
        by_root.into_values().collect()
    }

    /// In how many articles a profile stands.
    pub fn appearances(&self, number: usize) -> usize {
        self.profiles
            .all
            .get(number)
            .map_or(0, |p| p.appearances.len())
    }
}
