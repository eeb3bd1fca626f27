//! What the words of a sentence can be in a pattern: modifiers, plain words, auxiliaries, the words of a predicate.

use super::Matcher;
use crate::extract::items::{Item, Kind};
use crate::model::Shape;

/// At most this many items of what a name is said to be are passed over.
const LONGEST_PREDICATE: usize = 16;

impl Matcher<'_> {
    /// Whether a finite verb stands here.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        let Some(item) = self.item(at).filter(|i| i.kind == Kind::Word) else {
            return false;
        };
        let form = self.schema.lexicon().verb(&item.norm);
        form.is_some_and(|f| f.third || (f.past && !f.gerund))
            || ["will", "would", "may", "has", "had"].contains(&item.norm.as_str())
    }

    /// A word with such a tag; of words with hyphens the last tag counts.
    pub(super) fn tagged(&self, at: usize, fits: impl Fn(&str) -> bool) -> bool {
        self.item(at).is_some_and(|item| {
            let last = item.tokens.end.checked_sub(1);
            let tag = last.and_then(|i| self.document.tokens.get(i));
            item.kind == Kind::Word && tag.is_some_and(|t| fits(&t.tag))
        })
    }

    /// Every place where "is a Kenyan runner, writer and" may end; the nearest first.
    pub(super) fn predicate_ends(&self, at: usize) -> impl Iterator<Item = usize> {
        let comma = self.item(at).is_some_and(|i| i.norm == ",");
        let verb = at + usize::from(comma);
        let be = |i: &Item| i.kind == Kind::Word && i.lemma == "be";
        let first = verb + 1;
        let found = self.item(verb).is_some_and(be);
        let latest = if found { first + LONGEST_PREDICATE } else { 0 };
        (first..latest).take_while(move |end| *end == first || self.predicative(*end - 1))
    }

    /// What can stand in the noun phrases that say what a name is.
    pub(super) fn predicative(&self, at: usize) -> bool {
        let fits = |item: &Item| match item.kind {
            Kind::Demonym(_) => true,
            Kind::Mark => [",", "-", "/", "&"].contains(&item.norm.as_str()),
            Kind::Name(index) => {
                let mention = self.draft.mention(index);
                mention.is_some_and(|m| m.label == "Place")
            }
            Kind::Word => ["of", "one", "also", "currently", "now"].contains(&item.norm.as_str()),
            Kind::Time(_) => false,
        };
        self.item(at).is_some_and(fits)
            || self.modifier(at)
            || self.tagged(at, |tag| ["DT", "CC", "RB", "RBS"].contains(&tag))
    }

    /// What stands inside a clause and inside its brackets.
    pub(super) fn inner(&self, at: usize) -> bool {
        let closes = |item: &Item| {
            item.kind == Kind::Mark && ["(", ")", ".", "!", "?"].contains(&item.norm.as_str())
        };
        self.item(at).is_some_and(|item| !closes(item))
    }

    /// A word that can stand before the noun of a noun phrase.
    pub(super) fn modifier(&self, at: usize) -> bool {
        let demonym = |i: &Item| matches!(i.kind, Kind::Demonym(_));
        // "a named spy", but "was named".
        let before = at.checked_sub(1).and_then(|i| self.item(i));
        let verb = before.is_some_and(|i| ["be", "have"].contains(&i.lemma.as_str()));
        self.item(at).is_some_and(demonym)
            || self.tagged(at, |tag| {
                tag.starts_with("JJ")
                    || tag.starts_with("NN")
                    || ["CD", "HYPH"].contains(&tag)
                    || (["VBN", "VBG"].contains(&tag) && !verb && !self.stops(at))
            })
    }

    /// "a Jordanian born spy": a word that ends what the words before it tell of the noun.
    fn stops(&self, at: usize) -> bool {
        let stop = |item: &Item| self.schema.lexicon().has(self.gap_stop, &item.norm);
        self.item(at).is_some_and(stop)
    }

    /// A plain word: what a gap may pass over.
    pub(super) fn plain(&self, at: usize) -> bool {
        self.item(at).is_some_and(|item| {
            item.kind == Kind::Word
                && !self.schema.lexicon().has(self.gap_stop, &item.norm)
                && item.norm != "'s"
        })
    }

    /// Every place where a run of auxiliaries, adverbs and times from `at` may end; the longest run first.
    pub(super) fn aux_ends(&self, at: usize) -> Vec<usize> {
        let mut ends = vec![at];
        let mut i = 0;
        while let Some(here) = ends.get(i).copied() {
            i += 1;
            let mut reach = |end: usize| {
                if !ends.contains(&end) {
                    ends.push(end);
                }
            };
            let Some(item) = self.item(here) else {
                continue;
            };
            let next_time = self
                .item(here + 1)
                .is_some_and(|i| matches!(i.kind, Kind::Time(_)));
            match item.kind {
                Kind::Time(_) => reach(here + 1),
                Kind::Word
                    if matches!(
                        item.norm.as_str(),
                        "on" | "in" | "for" | "at" | "during" | "over"
                    ) && next_time =>
                {
                    reach(here + 2);
                }
                Kind::Word => {
                    let token = self.document.tokens.get(item.tokens.start);
                    let adverb = item.norm.len() > 4
                        && item.norm.ends_with("ly")
                        && token.is_some_and(|t| t.shape == Shape::Word);
                    if adverb {
                        reach(here + 1);
                    }
                    for (end, row) in self.itemizer.phrases(self.document, item.tokens.start) {
                        if Some(row.class) == self.aux
                            && let Some(next) = self.item_at_token(end, here + 1)
                        {
                            reach(next);
                        }
                    }
                }
                Kind::Name(_) | Kind::Demonym(_) | Kind::Mark => {}
            }
        }
        ends.sort_unstable_by(|a, b| b.cmp(a));
        ends
    }
}
