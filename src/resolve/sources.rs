//! Copies of one text: articles whose texts are nearly the same count as one source, since an agency's report in ten
//! papers is one report.
//!
//! Candidates come from MinHash (Broder 1997) in bands, so that no two texts are compared that have nothing in common; the
//! exact Jaccard similarity of their shingles decides. A copy is compared with the first article of its group only.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::model::Extraction;

/// From this Jaccard similarity on, in hundredths, two texts are copies.
const COPY: usize = 80;

/// The hashes of all bands, while articles are scanned.
#[derive(Default)]
pub struct Bands {
    /// The article with the band; nothing where there are several.
    seen: FxHashMap<u64, Option<u32>>,
    /// Articles that have a band in common with another.
    sharing: BTreeSet<u32>,
}

/// Groups of copies.
#[derive(Default)]
pub struct Sources {
    /// The band hashes that more than one article has, with the first articles of groups that have them.
    shared: FxHashMap<u64, Vec<u32>>,
    /// The shingles of the first articles of groups that may have copies.
    firsts: BTreeMap<u32, Vec<u32>>,
    /// The first article of its group, for each copy.
    first: BTreeMap<u32, u32>,
}

impl Bands {
    /// Adds the article with this number.
    pub fn add(&mut self, article: u32, extraction: &Extraction) {
        for band in &extraction.bands {
            match self.seen.entry(*band) {
                Entry::Vacant(entry) => {
                    entry.insert(Some(article));
                }
                Entry::Occupied(mut entry) => {
                    let first = entry.get_mut().take().filter(|first| *first != article);
                    self.sharing.extend(first.into_iter().chain([article]));
                }
            }
        }
    }

    /// The articles that may be copies, sorted, to be [added](Sources::add).
    pub fn close(self) -> (Vec<u32>, Sources) {
        let shared = self.seen.into_iter().filter(|(_, only)| only.is_none());
        let sources = Sources {
            shared: shared.map(|(band, _)| (band, Vec::new())).collect(),
            ..Sources::default()
        };
        (self.sharing.into_iter().collect(), sources)
    }
}

impl Sources {
    /// Puts the article with this number into a group; numbers come in order.
    pub fn add(&mut self, article: u32, extraction: &Extraction) {
        let shingles = &extraction.shingles;
        let mut shared = extraction.bands.clone();
        shared.retain(|band| self.shared.contains_key(band));
        let known = shared.iter().filter_map(|band| self.shared.get(band));
        let mut candidates: Vec<u32> = known.flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        let copied = candidates.into_iter().find(|first| {
            let first = self.firsts.get(first);
            first.is_some_and(|first| are_copies(first, shingles))
        });
        match copied {
            Some(first) => {
                self.first.insert(article, first);
            }
            None => {
                for band in shared {
                    self.shared.entry(band).or_default().push(article);
                }
                self.firsts.insert(article, shingles.clone());
            }
        }
    }

    /// The group of an article: the number of its first one.
    pub fn of(&self, article: u32) -> u32 {
        self.first.get(&article).copied().unwrap_or(article)
    }

    /// How many groups some articles are of.
    pub fn count(&self, articles: &[u32]) -> u32 {
        let mut groups: Vec<u32> = articles.iter().map(|article| self.of(*article)).collect();
        groups.sort_unstable();
        groups.dedup();
        groups.len() as u32
    }
}

/// Whether two sorted lists have so much in common.
fn are_copies(a: &[u32], b: &[u32]) -> bool {
    let mut others = b.iter().peekable();
    let mut shared = 0;
    for value in a {
        while others.next_if(|other| *other < value).is_some() {}
        shared += usize::from(others.peek() == Some(&value));
    }
    shared * 100 >= COPY * (a.len() + b.len() - shared)
}
