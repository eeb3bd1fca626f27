//! Parties to a deed: "the victim" is the one person of whom the article says that she was killed, "the defendant" the one who was
//! charged. Which deed makes whom what is `lexicon/party_to.csv`; of two who were charged none is meant.

use super::Reading;
use super::scene::{Phrase, Referent, Sort};

impl Reading<'_> {
    /// The one person whom a deed that the article has told makes what a noun says.
    pub(super) fn party(&self, noun: &str, token: usize) -> Option<u32> {
        let lexicon = self.words.schema.lexicon();
        let cell = |column| lexicon.lookup(self.words.party_to, noun, column);
        let [done, does, of] = ["done", "does", "of"].map(cell);
        if done.is_empty() {
            return None;
        }
        let lists = |list: &str, at: usize| {
            let lemma = self.tree.token(at).map_or("", |t| t.lemma.as_str());
            list.split('|').any(|word| word == lemma)
        };
        let fits = |phrase: &&Phrase| {
            let tree = self.tree;
            let top = tree.top(phrase.head);
            let head = tree.head(top);
            phrase.sort == Sort::Person
                && match tree.relation(top) {
                    "nsubjpass" | "dobj" => lists(done, head),
                    "nsubj" => lists(does, head),
                    "pobj" => {
                        let by = tree.token(head).is_some_and(|t| t.norm == "of");
                        by && lists(of, tree.head(head))
                    }
                    "poss" => lists(of, head),
                    _ => false,
                }
        };
        let chains = self.scene.before(token).filter(fits);
        let mut chains = chains.filter_map(|p| match p.referent {
            Referent::Chain(chain) => Some(chain),
            Referent::Noun(_) => None,
        });
        let one = chains.next()?;
        chains.all(|chain| chain == one).then_some(one)
    }
}
