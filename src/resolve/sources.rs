//! Copies of one text: articles whose texts are nearly the same count as one source, since an agency's report in ten
//! papers is one report.
//!
//! Candidates come from MinHash (Broder 1997) in bands, so that no two texts are compared that have nothing in common; the
//! exact Jaccard similarity of their shingles decides. A copy is compared with the first article of its group only.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::model::Extraction;

/// From this Jaccard similarity on, in hundredths, two texts are copies.
const COPY: usize = 80;

/// Bands while articles are scanned for the first time.
#[derive(Default)]
pub struct Bands {
    /// How often each band of hashes was seen; two are as good as many.
    seen: FxHashMap<u64, bool>,
}

/// Groups of copies.
#[derive(Default)]
pub struct Sources {
    /// The band hashes that more than one article has, with the first articles of groups that have them.
    shared: FxHashMap<u64, Vec<u32>>,
    /// The shingles of the first articles of groups that may have copies.
    firsts: BTreeMap<u32, Vec<u32>>,
    /// The group of each article: the number of its first one.
    group: Vec<u32>,
}

impl Bands {
    /// Adds an article.
    pub fn add(&mut self, extraction: &Extraction) {
        for band in &extraction.bands {
            let again = self.seen.entry(*band);
            again.and_modify(|again| *again = true).or_insert(false);
        }
    }

    /// Goes on to the second scan.
    pub fn close(self) -> Sources {
        let again = self.seen.into_iter().filter(|(_, again)| *again);
        Sources {
            shared: again.map(|(band, _)| (band, Vec::new())).collect(),
            ..Sources::default()
        }
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
        self.group.push(copied.unwrap_or(article));
        if copied.is_none() && !shared.is_empty() {
            for band in shared {
                self.shared.entry(band).or_default().push(article);
            }
            self.firsts.insert(article, shingles.clone());
        }
    }

    /// The group of an article.
    pub fn of(&self, article: u32) -> u32 {
        self.group.get(article as usize).copied().unwrap_or(article)
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
