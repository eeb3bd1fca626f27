//! Persons across articles. Blocks hold those of one family name; in each, names with the same information are joined
//! first, then names that leave something out, the fullest first, then family names alone. What fits two persons goes by
//! what its articles tell, or stays alone.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::evidence::ENOUGH;
use super::joiner::Joiner;
use super::names::{Likeness, PersonName};

/// A family name alone belongs to its only bearer.
const ONLY_BEARER: u8 = 80;
/// The same, where the name is a common one and nothing else speaks for it.
const ONLY_BEARER_OF_COMMON: u8 = 65;
/// A given name that so many bear means none of them when it stands alone.
const FEW_BEARERS: usize = 4;
/// The first of two family names: where something else speaks for it, too.
const FIRST_OF_TWO: u8 = 77;
/// The same family name alone in two articles, where nobody bears it in full.
const SAME_BARE: u8 = 65;

/// The persons of one family name.
#[derive(Default)]
struct Block {
    /// Profiles with a given name, the fullest first.
    full: Vec<usize>,
    /// Profiles of the family name alone.
    bare: Vec<usize>,
}

/// What names of a block have to do with each other.
#[derive(Default)]
struct Alike {
    /// Names of the same information: accents, spellings, romanisations.
    same: Vec<(usize, usize, Likeness)>,
    /// Names that leave something out, with the fuller ones that they fit.
    partial: BTreeMap<usize, BTreeMap<usize, Likeness>>,
}

impl Joiner<'_, '_> {
    /// Joins the profiles of all persons.
    pub fn join_people(&mut self) {
        let blocks = self.blocks();
        let full: Vec<&[usize]> = blocks.values().map(|b| b.full.as_slice()).collect();
        let alike: Vec<Alike> = full.par_iter().map(|full| self.alike(full)).collect();
        for (full, alike) in full.into_iter().zip(alike) {
            for (number, to, like) in alike.same {
                self.clusters.join(number, to, like.reason, like.confidence);
            }
            for number in full {
                if let Some(candidates) = alike.partial.get(number) {
                    self.join_one_partial(*number, candidates);
                }
            }
        }
        self.join_typos("Person");
        let given = self.by_given(&blocks);
        for block in blocks.values() {
            for bare in &block.bare {
                match block.full.is_empty() {
                    true => self.join_given(*bare, &given),
                    false => self.join_bare(*bare, &block.full),
                }
            }
        }
    }

    /// The persons of each given name.
    fn by_given(&self, blocks: &BTreeMap<String, Block>) -> BTreeMap<String, Vec<usize>> {
        let mut given: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let full: BTreeSet<usize> = blocks
            .values()
            .flat_map(|b| b.full.iter().copied())
            .collect();
        for number in full {
            let profile = self.profiles.all.get(number);
            if let Some(first) = profile.and_then(|p| p.person.given.first()) {
                given.entry(first.clone()).or_default().push(number);
            }
        }
        given
    }

    /// A word alone that is nobody's family name may be a given name ("Saddam"): of somebody in the same company.
    fn join_given(&mut self, number: usize, given: &BTreeMap<String, Vec<usize>>) {
        let Some(profile) = self.profiles.all.get(number) else {
            return;
        };
        let of_name = given
            .get(&profile.person.family)
            .map_or(&[][..], Vec::as_slice);
        let candidates = self.one_of_each(of_name);
        match candidates.len() {
            0 | FEW_BEARERS.. => self.join_bare(number, &[]),
            _ => {
                let candidates = candidates.into_iter().map(|to| (to, "given name alone"));
                self.assign(number, &candidates.collect());
            }
        }
    }

    /// Blocks by what spellings of a family name share.
    fn blocks(&self) -> BTreeMap<String, Block> {
        let mut blocks: BTreeMap<String, Block> = BTreeMap::new();
        let names = &self.profiles.names;
        for (number, profile) in self.profiles.all.iter().enumerate() {
            if profile.label != "Person" || profile.person.family.is_empty() {
                continue;
            }
            let person = &profile.person;
            let block = blocks.entry(names.skeleton(&person.family)).or_default();
            if person.is_bare() {
                block.bare.push(number);
                continue;
            }
            block.full.push(number);
            // "Xi Jinping" is called Xi; "Pedro Sánchez Pérez" is called Sánchez.
            let first = person.given.first().filter(|first| {
                names.is_surname(first) && !names.is_given(first) && person.given.len() < 3
            });
            let second = person.given.last();
            let second = second.filter(|w| person.given.len() > 1 && !names.is_given(w));
            let others: BTreeSet<String> = first
                .into_iter()
                .chain(second)
                .map(|word| names.skeleton(word))
                .collect();
            for other in others
                .into_iter()
                .filter(|o| *o != names.skeleton(&person.family))
            {
                blocks.entry(other).or_default().full.push(number);
            }
        }
        for block in blocks.values_mut() {
            let all = &self.profiles.all;
            let rank = |number: &usize| {
                let profile = all.get(*number);
                let full = profile.map_or(0, |p| p.person.fullness());
                (std::cmp::Reverse(full), profile.map(|p| (&p.key, p.part)))
            };
            block.full.sort_by(|a, b| rank(a).cmp(&rank(b)));
            block.full.dedup();
        }
        blocks
    }

    fn likeness(&self, a: usize, b: usize) -> Option<Likeness> {
        let (a, b) = (self.profiles.all.get(a)?, self.profiles.all.get(b)?);
        self.profiles.names.compare(&a.person, &b.person)
    }

    /// Pairs of a block that may be alike: those whose given names may begin with one letter.
    fn neighbours(&self, full: &[usize]) -> BTreeMap<char, Vec<usize>> {
        let mut by_letter: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for number in full {
            let Some(profile) = self.profiles.all.get(*number) else {
                continue;
            };
            // The second given name counts, too: "J. Edgar Hoover".
            let given = profile.person.given.iter().take(2);
            let letters: BTreeSet<char> = given
                .flat_map(|word| self.profiles.names.initials(word))
                .collect();
            for letter in letters {
                by_letter.entry(letter).or_default().push(*number);
            }
        }
        by_letter
    }

    /// Compares the names of a block, the fullest first.
    fn alike(&self, full: &[usize]) -> Alike {
        let mut found = Alike::default();
        for near in self.neighbours(full).values() {
            for (i, fuller) in near.iter().enumerate() {
                for number in near.get(i + 1..).unwrap_or(&[]) {
                    let like = self.likeness(*number, *fuller);
                    match like.or_else(|| self.near_miss(*number, *fuller)) {
                        Some(like) if like.partial => {
                            let fits = found.partial.entry(*number).or_default();
                            fits.insert(*fuller, like);
                        }
                        Some(like) if !self.contradict(*fuller, *number) => {
                            found.same.push((*number, *fuller, like));
                        }
                        _ => {}
                    }
                }
            }
        }
        found
    }

    /// Whether two profiles have homes that contradict each other, in circles that do not meet.
    fn contradict(&self, a: usize, b: usize) -> bool {
        let traits = |number: usize| self.evidence.of_profile(self.profiles, number);
        let homes = |number: usize| {
            let profile = self.profiles.all.get(number);
            profile.is_some_and(|p| !p.facts.is_empty())
        };
        if !homes(a) || !homes(b) {
            return false;
        }
        let (a, b) = (traits(a), traits(b));
        a.contradicts(&b) && a.shared_company(&b) < 2
    }

    /// Joins a name that leaves something out with the one fuller name that it fits.
    fn join_one_partial(&mut self, number: usize, candidates: &BTreeMap<usize, Likeness>) {
        // One candidate a cluster, the most alike.
        let mut by_cluster: BTreeMap<usize, (usize, Likeness)> = BTreeMap::new();
        for (candidate, like) in candidates {
            if self.contradict(number, *candidate) {
                continue;
            }
            let best = by_cluster
                .entry(self.clusters.root(*candidate))
                .or_insert((*candidate, *like));
            if like.confidence > best.1.confidence {
                *best = (*candidate, *like);
            }
        }
        by_cluster.remove(&self.clusters.root(number));
        let single: Vec<(usize, Likeness)> = by_cluster.values().copied().collect();
        match single.as_slice() {
            [] => {}
            [(to, like)] if like.confidence > FIRST_OF_TWO => {
                self.clusters
                    .join(number, *to, like.reason, like.confidence);
            }
            [(to, like)] => {
                let own = self.evidence.of_profile(self.profiles, number);
                let other = self.evidence.of_profile(self.profiles, *to);
                let sure = own.weigh(&other) >= ENOUGH;
                self.join_or_doubt(number, *to, like.reason, like.confidence, sure);
            }
            several => {
                let targets = several
                    .iter()
                    .map(|(to, like)| (*to, like.reason))
                    .collect();
                self.assign(number, &targets);
            }
        }
    }

    /// What is no form of the other name, but may be the same all the same: the family name first, or the first of two
    /// family names.
    fn near_miss(&self, number: usize, fuller: usize) -> Option<Likeness> {
        let all = &self.profiles.all;
        let (short, long) = (all.get(number)?, all.get(fuller)?);
        let (short, long) = (&short.person, &long.person);
        let like = |reason, confidence| Likeness {
            reason,
            confidence,
            partial: true,
        };
        let turned = |a: &PersonName, b: &PersonName| {
            a.given.first() == Some(&b.family)
                && a.given.iter().skip(1).chain([&a.family]).eq(&b.given)
        };
        if turned(short, long) || turned(long, short) {
            return Some(like("family name first", 85));
        }
        let second = long.given.last().filter(|_| long.given.len() > 1)?;
        let without = long.given.get(..long.given.len() - 1)?;
        (*second == short.family && *without == *short.given)
            .then(|| like("first of two family names", FIRST_OF_TWO))
    }

    /// A family name alone: its only bearer's, or the one's whom each article points to.
    fn join_bare(&mut self, number: usize, full: &[usize]) {
        let Some(profile) = self.profiles.all.get(number) else {
            return;
        };
        let word = profile.person.family.clone();
        let common = self.profiles.names.is_surname(&word);
        match self.one_of_each(full).as_slice() {
            [] => {
                // A rare name is one person's, unless the articles contradict each other.
                let articles = profile.articles();
                if common {
                    self.split_circles(number, &articles);
                } else if articles.len() > 1 {
                    self.clusters
                        .doubt(number, number, "same name", SAME_BARE, true);
                }
            }
            [one] => {
                let own = self.evidence.of_profile(self.profiles, number);
                let other = self.evidence.of_cluster(self.profiles, self.clusters, *one);
                let weight = own.weigh(&other);
                if weight < 0 {
                    let reason = "surname alone, but other facts";
                    self.clusters.doubt(number, *one, reason, 30, false);
                    return;
                }
                let confidence = match common && weight < ENOUGH {
                    true => ONLY_BEARER_OF_COMMON,
                    false => ONLY_BEARER,
                };
                self.clusters
                    .join(number, *one, "only bearer of the family name", confidence);
            }
            several => {
                let reason = "the bearer of the family name that its article points to";
                let candidates = several.iter().map(|to| (*to, reason)).collect();
                self.assign(number, &candidates);
            }
        }
    }
}
