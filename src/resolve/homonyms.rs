//! One full name, two persons: where articles give a name homes that contradict each other, its profile is split by what
//! the articles tell. What nothing decides goes with the articles of its own company, and to nobody else.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::clusters::Clusters;
use super::evidence::{Evidence, Traits};
use super::profiles::{Fact, Profiles};

/// Two groups of articles with different homes are of one person all the same where they share so many names.
const ONE_CIRCLE: usize = 2;
/// A group with this many times the articles of all others has what nothing decides.
const OVERWHELMING: usize = 5;

/// Splits the profiles of persons whose articles contradict each other; returns the parts of each.
pub fn split(profiles: &mut Profiles, evidence: &Evidence) -> Vec<Vec<usize>> {
    let mut split = Vec::new();
    for number in 0..profiles.all.len() {
        if !contradictory(profiles, number) {
            continue;
        }
        let groups = groups(profiles, evidence, number);
        let mut parts = vec![number];
        for group in groups.iter().skip(1) {
            parts.extend(profiles.split(number, group));
        }
        if parts.len() > 1 {
            split.push(parts);
        }
    }
    split
}

/// Keeps the parts of each profile apart, where no decision has made them one.
pub fn keep_apart(split: &[Vec<usize>], clusters: &mut Clusters) {
    for parts in split {
        for (i, a) in parts.iter().enumerate() {
            for b in parts.get(i + 1..).unwrap_or(&[]) {
                if clusters.root(*a) != clusters.root(*b) {
                    clusters.keep_apart(*a, *b);
                    if i == 0 {
                        clusters.doubt(*b, *a, "same name, but other facts or company", 50, false);
                    }
                }
            }
        }
    }
}

/// Whether a full name has homes that no article reconciles: more than one country, or more than one town.
fn contradictory(profiles: &Profiles, number: usize) -> bool {
    let Some(profile) = profiles.all.get(number) else {
        return false;
    };
    if profile.label != "Person" || profile.person.is_bare() {
        return false;
    }
    let homes: BTreeSet<&Fact> = profile.facts.iter().map(|(_, fact)| fact).collect();
    let count = |kind: fn(&Fact) -> bool| homes.iter().filter(|f| kind(f)).count();
    count(|f| matches!(f, Fact::Home(_))) > 1 || count(|f| matches!(f, Fact::Town(_))) > 1
}

/// Articles with their traits.
struct Group {
    articles: Vec<u32>,
    traits: Traits,
}

impl Group {
    fn take(&mut self, other: Group) {
        self.articles.extend(other.articles);
        self.traits.company.extend(other.traits.company);
        self.traits.homes.extend(other.traits.homes);
        self.traits.seats.extend(other.traits.seats);
    }
}

/// The articles of each person, the largest group first, each sorted.
fn groups(profiles: &Profiles, evidence: &Evidence, number: usize) -> Vec<Vec<u32>> {
    let Some(profile) = profiles.all.get(number) else {
        return Vec::new();
    };
    let mut by_home: BTreeMap<Vec<Fact>, Group> = BTreeMap::new();
    for article in profile.articles() {
        let mut homes: Vec<Fact> = profile.homes(article).cloned().collect();
        homes.sort();
        homes.dedup();
        let traits = evidence.of_articles(profiles, number, &[article]);
        let group = Group {
            articles: vec![article],
            traits,
        };
        match by_home.get_mut(&homes) {
            Some(known) if !homes.is_empty() => known.take(group),
            // Articles that tell nothing are groups of their own until something links them.
            _ if homes.is_empty() => {
                let own = vec![Fact::Seat(u32::MAX), Fact::Seat(article)];
                by_home.insert(own, group);
            }
            _ => {
                by_home.insert(homes, group);
            }
        }
    }
    let (homeless, homed): (Vec<_>, Vec<_>) = by_home
        .into_values()
        .partition(|group| group.traits.homes.is_empty());
    let mut groups = settle(homed, |a, b| {
        !a.contradicts(b) || a.shared_company(b) >= ONE_CIRCLE
    });
    let mut left = Vec::new();
    let candidates = groups.iter().enumerate();
    let candidates = candidates.map(|(i, group)| (i, group.traits.clone()));
    let candidates: BTreeMap<usize, Traits> = candidates.collect();
    for group in homeless {
        match group.traits.best(&candidates) {
            Some(best) => {
                if let Some(best) = groups.get_mut(best) {
                    best.articles.extend(group.articles);
                }
            }
            None => left.push(group),
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.articles.len()));
    let others: usize = groups
        .iter()
        .skip(1)
        .map(|group| group.articles.len())
        .sum();
    match groups.first_mut() {
        Some(first) if first.articles.len() >= OVERWHELMING * others.max(1) => {
            left.into_iter().for_each(|group| first.take(group));
        }
        _ => groups.extend(circles(left)),
    }
    let articles = groups.into_iter().map(|mut group| {
        group.articles.sort_unstable();
        group.articles
    });
    articles.collect()
}

/// Makes groups one as long as two of them are.
fn settle(groups: Vec<Group>, same: impl Fn(&Traits, &Traits) -> bool) -> Vec<Group> {
    let mut settled: Vec<Group> = Vec::new();
    for mut group in groups {
        while let Some(i) = settled
            .iter()
            .position(|other| same(&group.traits, &other.traits))
        {
            group.take(settled.remove(i));
        }
        settled.push(group);
    }
    settled
}

/// Makes groups one that share a name of their company.
fn circles(groups: Vec<Group>) -> Vec<Group> {
    let companies = groups.iter().map(|group| &group.traits.company);
    let of = linked(companies);
    let mut circles: BTreeMap<usize, Group> = BTreeMap::new();
    for (group, circle) in groups.into_iter().zip(of) {
        match circles.get_mut(&circle) {
            Some(known) => known.take(group),
            None => {
                circles.insert(circle, group);
            }
        }
    }
    circles.into_values().collect()
}

/// For each set the first one that it is linked to by common members, itself where there is none.
pub fn linked<'a>(sets: impl Iterator<Item = &'a FxHashSet<u32>>) -> Vec<usize> {
    let mut parent: Vec<usize> = Vec::new();
    let mut first: FxHashMap<u32, usize> = FxHashMap::default();
    let root = |parent: &[usize], mut at: usize| {
        while let Some(up) = parent.get(at).filter(|up| **up != at) {
            at = *up;
        }
        at
    };
    for (i, set) in sets.enumerate() {
        parent.push(i);
        let mut members: Vec<u32> = set.iter().copied().collect();
        members.sort_unstable();
        for member in members {
            let known = *first.entry(member).or_insert(i);
            let (a, b) = (root(&parent, known), root(&parent, i));
            if let Some(slot) = parent.get_mut(a.max(b)) {
                *slot = a.min(b);
            }
        }
    }
    (0..parent.len()).map(|i| root(&parent, i)).collect()
}
