//! "it" as an object: bodies are seldom taken up so, but where two verbs share their subject they may share their object.

use super::Reading;
use super::pronouns::{Pronoun, Wants};
use super::scene::{Referent, Sort};
use crate::model::Sentence;

impl Reading<'_> {
    /// "bought Acme and sold it", "took control of Acme and sold it", "sued Acme, accusing it": the body that is the object of
    /// the verb before, whose subject is the same.
    pub(super) fn same_object(&self, pronoun: Pronoun, sentence: &Sentence) -> Option<u32> {
        let tree = self.tree;
        if pronoun.wants != Wants::Thing || tree.relation(pronoun.at) != "dobj" {
            return None;
        }
        let kids = |at: usize| tree.children(at, sentence.tokens.clone());
        let verb = tree.head(pronoun.at);
        let joined = matches!(tree.relation(verb), "conj" | "advcl")
            && kids(verb).all(|k| !matches!(tree.relation(k), "nsubj" | "nsubjpass" | "mark"));
        let first = tree.head(verb);
        let object = kids(first).find(|k| tree.relation(*k) == "dobj" && *k < verb);
        let object = object.filter(|_| joined && tree.verbal(first))?;
        // "the maker Acme": the parser may take the name for an apposition.
        let beside = kids(object).filter(|k| tree.relation(*k) == "appos");
        let of = kids(object).filter(|k| tree.token(*k).is_some_and(|t| t.norm == "of"));
        let behind = of.flat_map(|of| kids(of).collect::<Vec<_>>());
        let phrases = [object].into_iter().chain(beside).chain(behind);
        phrases
            .filter_map(|i| self.scene.at(i))
            .find_map(|p| match p.referent {
                Referent::Chain(chain) if p.sort == Sort::Body => Some(chain),
                _ => None,
            })
    }
}
