//! The one pass that closes what the blocks propose: profiles that are one entity, and why.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

/// Why a profile is one with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Why {
    /// The profile that it was found to be like.
    pub to: usize,
    /// The reason.
    pub reason: &'static str,
    /// How sure, in hundredths.
    pub confidence: u8,
}

/// Two profiles that may or may not be one: what `review` asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    /// The lesser-known profile.
    pub from: usize,
    /// The fuller one.
    pub to: usize,
    /// Why they may be one.
    pub reason: &'static str,
    /// How sure that is, in hundredths.
    pub confidence: u8,
    /// Whether they were made one.
    pub joined: bool,
}

/// Below this confidence, in hundredths, a merge is doubtful.
const DOUBTFUL: u8 = 80;

/// A union-find over profiles that knows which must stay apart.
#[derive(Default)]
pub struct Clusters {
    parent: Vec<usize>,
    members: FxHashMap<usize, Vec<usize>>,
    apart: FxHashMap<usize, BTreeSet<usize>>,
    why: FxHashMap<usize, Why>,
    /// What was doubted, in the order of the blocks.
    pub doubts: Vec<Doubt>,
}

impl Clusters {
    /// Room for so many profiles.
    pub fn grow(&mut self, count: usize) {
        self.parent.extend(self.parent.len()..count);
    }

    /// The profile that stands for the cluster of another.
    pub fn root(&self, profile: usize) -> usize {
        let mut at = profile;
        while let Some(up) = self.parent.get(at).filter(|up| **up != at) {
            at = *up;
        }
        at
    }

    /// The profiles of the cluster of this one, unsorted.
    pub fn members(&self, profile: usize) -> Vec<usize> {
        let root = self.root(profile);
        let members = self.members.get(&root);
        members.cloned().unwrap_or_else(|| vec![root])
    }

    /// Says that two profiles are two, whatever they look like.
    pub fn keep_apart(&mut self, a: usize, b: usize) {
        self.apart.entry(a).or_default().insert(b);
        self.apart.entry(b).or_default().insert(a);
    }

    /// Whether some profile of one cluster must stay apart from some profile of the other.
    pub fn are_apart(&self, a: usize, b: usize) -> bool {
        let others: BTreeSet<usize> = self.members(b).into_iter().collect();
        let of_a = self.members(a).into_iter();
        of_a.filter_map(|member| self.apart.get(&member))
            .any(|apart| apart.iter().any(|other| others.contains(other)))
    }

    /// Makes two clusters one, unless they must stay apart; says whether they are one now.
    pub fn join(&mut self, from: usize, to: usize, reason: &'static str, confidence: u8) -> bool {
        let (a, b) = (self.root(from), self.root(to));
        if a == b {
            return true;
        }
        if self.are_apart(a, b) {
            return false;
        }
        let (small, large) = (a.max(b), a.min(b));
        let moved = self.members(small);
        let kept = self.members(large);
        // Each step up is short when the smaller cluster moves; what stands for a cluster is of no account.
        let (from_root, to_root, moved, kept) = match moved.len() <= kept.len() {
            true => (small, large, moved, kept),
            false => (large, small, kept, moved),
        };
        self.members.remove(&from_root);
        let all = kept.into_iter().chain(moved).collect();
        self.members.insert(to_root, all);
        if let Some(parent) = self.parent.get_mut(from_root) {
            *parent = to_root;
        }
        self.why.entry(from).or_insert(Why {
            to,
            reason,
            confidence,
        });
        if confidence < DOUBTFUL {
            self.doubt(from, to, reason, confidence, true);
        }
        true
    }

    /// Remembers that two profiles may be one.
    pub fn doubt(
        &mut self,
        from: usize,
        to: usize,
        reason: &'static str,
        confidence: u8,
        joined: bool,
    ) {
        self.doubts.push(Doubt {
            from,
            to,
            reason,
            confidence,
            joined,
        });
    }

    /// Why a profile is one with others; `None` for the one that they were found to be like.
    pub fn why(&self, profile: usize) -> Option<&Why> {
        self.why.get(&profile)
    }
}
