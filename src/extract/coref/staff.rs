//! Whose "its director" is: a body's, and no country's.

use super::Reading;
use super::pronouns::{Pronoun, Wants};
use super::scene::{Phrase, Referent, Sort};
use crate::extract::draft::Draft;

impl Reading<'_> {
    /// "its chairwoman", "its chief executive", "its researcher Hall", "its subsidiary": only bodies have them.
    pub(super) fn staffed(&self, pronoun: Pronoun) -> bool {
        let noun = self.tree.head(pronoun.at);
        let lexicon = self.words.schema.lexicon();
        let person = || {
            let token = self.tree.token(noun)?;
            let before = self.tree.token(noun.checked_sub(1)?)?;
            let two = format!("{} {}", before.norm, token.lemma);
            let chain = self.scene.at(noun);
            Some(
                lexicon.has(self.words.office, &two)
                    || lexicon.has(self.words.subsidiary, &token.lemma)
                    || self.words.person_noun(&token.lemma, &token.norm).is_some()
                    || chain.is_some_and(|p| p.sort == Sort::Person),
            )
        };
        pronoun.possessive && pronoun.wants == Wants::Thing && person() == Some(true)
    }

    /// "its director": a body, but no country and no town.
    pub(super) fn can_have(&self, pronoun: Pronoun, phrase: &Phrase, draft: &Draft) -> bool {
        let Referent::Chain(chain) = phrase.referent else {
            return false;
        };
        let lexicon = self.words.schema.lexicon();
        let noun = self.tree.head(pronoun.at);
        let norm = |i: usize| self.tree.token(i).map_or("", |t| t.norm.as_str());
        let lemma = self.tree.token(noun).map_or("", |t| t.lemma.as_str());
        let two = noun.checked_sub(1).map(|b| format!("{} {lemma}", norm(b)));
        let office = two.filter(|two| lexicon.has(self.words.office, two));
        let office = office.as_deref().unwrap_or(lemma);
        let cell = |column| lexicon.lookup(self.words.office, office, column);
        let entity = draft.entities.get(chain as usize);
        let place = entity.is_some_and(|e| e.label == "Place");
        let bodies_only = cell("country") == "no" && cell("seat").is_empty();
        phrase.sort == Sort::Body && !(place && bodies_only)
    }
}
