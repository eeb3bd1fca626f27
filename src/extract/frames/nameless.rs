//! Nouns for somebody whose name the article does not tell: ends of events, and of nothing else.

use std::ops::Range;

use super::fill::{End, Filler, Who};
use super::roles::{FARTHEST, Roles};
use super::tree::Tree;
use crate::schema::ClassId;

/// The words of a noun phrase up to its noun.
pub(super) fn phrase(tree: &Tree, noun: usize) -> Range<usize> {
    let modifies = |i: &usize| {
        let chain = std::iter::successors(Some(*i), |at| tree.head(*at));
        chain.take(FARTHEST).any(|at| at == noun)
    };
    let before = (tree.range().start..noun).rev().take_while(modifies);
    before.last().unwrap_or(noun)..noun + 1
}

/// "two members", "other members", "some Peruvians": some of them, and not the whole.
pub(super) fn are_counted(tree: &Tree, noun: usize) -> bool {
    let some = ["some", "several", "many", "few", "other", "fellow"];
    let mut kids = tree.kids(noun);
    kids.any(|k| tree.relation(k) == "nummod" || some.contains(&tree.norm(k)))
}

impl Filler<'_> {
    /// Somebody whose name nobody tells: "rebels", "a Saudi businessman", "thousands of refugees", "three Peruvians".
    pub(super) fn nameless(&self, roles: &Roles, noun: usize) -> Option<End> {
        let tree = roles.tree;
        if roles.owners.at(noun).is_some() || !tree.is_noun(noun) {
            return None;
        }
        let lexicon = self.schema.lexicon();
        let word = match tree.tag(noun) {
            "NN" | "NNS" => tree.lemma(noun),
            _ => tree.norm(noun), // "the Vice Foreign Minister"
        };
        let rows = lexicon.rows(word);
        let one_of =
            |classes: &[Option<ClassId>]| rows.iter().any(|r| classes.contains(&Some(r.class)));
        let unnamed = lexicon.lookup(self.unnamed, word, "sort");
        let ends_so = || {
            self.person_endings
                .iter()
                .any(|e| word.ends_with(e.as_str()))
        };
        let label = if unnamed == "org" || one_of(&self.bodies) {
            "Org"
        } else if unnamed == "person" || one_of(&self.people) || self.are_some(tree, noun) {
            "Person"
        } else if one_of(&[self.stand_in]) {
            "Org"
        } else if tree.tag(noun) == "NNS" && ends_so() {
            "Person"
        } else {
            let part = roles.own_preposition(noun, "of");
            let plural = tree.tag(noun) == "NNS";
            return part
                .into_iter()
                .find_map(|of| self.nameless(roles, of))
                .filter(|_| plural);
        };
        Some(End {
            who: Who::Nameless(noun, label),
            stand_in: false,
        })
    }

    /// "168 Liberians", "Peruvians": some people of a country, who do not stand for it as "the Peruvians" do.
    pub(super) fn are_some(&self, tree: &Tree, noun: usize) -> bool {
        let bare = || tree.norm(noun).ends_with('s') && tree.kid(noun, &["det", "poss"]).is_none();
        matches!(tree.tag(noun), "NNS" | "NNPS")
            && (are_counted(tree, noun) || bare())
            && self.country_of(tree, noun).is_some()
    }
}
