//! What an article as a whole says of a name: the evidence of all its places, and of the longer name of which it is a part.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Chains, SURE_ORG};
use crate::model::{Document, Text};

/// A label with its best evidence from the name itself, and the best and the worst from the words beside it: what the
/// article says once counts wherever the name stands.
pub(super) struct Vote {
    pub(super) label: Text,
    pub(super) own: i32,
    pub(super) speaks: i32,
    pub(super) against: i32,
}

impl Vote {
    pub(super) fn beside(&self) -> i32 {
        self.speaks + self.against
    }
}

impl Chains<'_> {
    /// The evidence for each label of a name, from all its places in the article.
    pub(super) fn votes(&self, document: &Document) -> FxHashMap<String, Vec<Vote>> {
        let mut votes: FxHashMap<String, Vec<Vote>> = FxHashMap::default();
        for name in &document.names {
            let form = self.norms(document, name.tokens.clone()).join(" ");
            let known = votes.entry(form).or_default();
            for (label, score) in &name.scores {
                let beside = name.beside(label);
                let own = score - beside;
                match known.iter_mut().find(|vote| vote.label == *label) {
                    Some(vote) => {
                        vote.own = vote.own.max(own);
                        vote.speaks = vote.speaks.max(beside);
                        vote.against = vote.against.min(beside);
                    }
                    None => known.push(Vote {
                        label: label.clone(),
                        own,
                        speaks: beside.max(0),
                        against: beside.min(0),
                    }),
                }
            }
        }
        self.share(document, &mut votes);
        votes
    }

    /// What makes "Brandal" an organisation ("Brandal's board") makes "Pesquera Brandal" one, and the other way round, where
    /// the article has no other name with that word.
    fn share(&self, document: &Document, votes: &mut FxHashMap<String, Vec<Vote>>) {
        let mut longer: BTreeMap<Text, Option<String>> = BTreeMap::new();
        let mut known: FxHashSet<String> = FxHashSet::default();
        for name in &document.names {
            let words = self.norms(document, name.tokens.clone());
            let form = words.join(" ");
            if self.known(document, name) {
                known.insert(form);
            } else if words.len() > 1 {
                for word in [words.first(), words.last()].into_iter().flatten() {
                    let only = longer.entry(word.clone());
                    let only = only.or_insert_with(|| Some(form.clone()));
                    *only = only.take().filter(|known| *known == form);
                }
            }
        }
        let org = |all: &[Vote], whole: bool| {
            let sum = |v: &Vote| v.own + v.beside();
            let vote = all.iter().find(|v| v.label == "Org")?;
            let first = all.iter().all(|v| sum(v) <= sum(vote));
            Some(match whole && first {
                true => vote.own + vote.speaks,
                false => vote.speaks,
            })
        };
        // All by what the article itself says, and not by what is shared here: in whatever order, the same.
        let mut shared: BTreeMap<String, i32> = BTreeMap::new();
        let mut pairs: Vec<(Text, Option<String>)> = longer.into_iter().collect();
        pairs.sort();
        for (word, form) in pairs {
            let Some(form) = form.filter(|f| !known.contains(word.as_str()) && !known.contains(f))
            else {
                continue;
            };
            let pair = [word.as_str(), form.as_str()];
            let [Some(short), Some(long)] = pair.map(|f| votes.get(f)) else {
                continue;
            };
            let speaks = |all: &[Vote], label| {
                all.iter()
                    .find(|v| v.label == label)
                    .map_or(0, |v| v.speaks)
            };
            // "Larsen's board" and "Peter Larsen, a grandson of the founder": somebody of that name.
            if speaks(long, "Person") >= SURE_ORG {
                continue;
            }
            // "Bluebell United, in Bluebell": called after the place.
            let name = self.schema.gazetteers().name_word(&word);
            let whole = !name.given && !name.surname && speaks(short, "Place") == 0;
            let org = [org(short, false), org(long, whole)];
            let org = org.into_iter().flatten().max().unwrap_or(0);
            for form in pair.into_iter().filter(|_| org >= SURE_ORG) {
                let known = shared.entry(form.to_owned()).or_default();
                *known = org.max(*known);
            }
        }
        for (form, speaks) in shared {
            let all = votes.entry(form).or_default();
            match all.iter_mut().find(|v| v.label == "Org") {
                Some(vote) => vote.speaks = speaks,
                None => all.push(Vote {
                    label: "Org".into(),
                    own: 0,
                    speaks,
                    against: 0,
                }),
            }
        }
    }
}
