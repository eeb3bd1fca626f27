//! "The 24-year-old", "The Ghanaian", "The Ghanaian striker" at the head of a sentence: who is called so by nothing that stood
//! before is weighed as a pronoun is that tells no gender.

use std::ops::Range;

use super::Reading;
use super::pronouns::{Pronoun, Wants};
use super::tree::Role;
use crate::extract::draft::Draft;
use crate::extract::government::demonym_ending;
use crate::model::{MentionKind, Sentence, Shape, Text};

/// The words of "24-year-old" behind the number.
const AGED: [&str; 4] = ["-", "year", "-", "old"];

impl Reading<'_> {
    /// The chain that such a phrase means, and its tokens.
    pub(super) fn anybody(
        &self,
        number: usize,
        sentence: &Sentence,
        at: usize,
        draft: &Draft,
    ) -> Option<(Range<usize>, u32)> {
        let start = sentence.tokens.start;
        let norm = |i: usize| self.tree.token(i).map_or("", |t| t.norm.as_str());
        let subject = matches!(self.tree.relation(at), "nsubj" | "nsubjpass");
        if at <= start || norm(start) != "the" || !subject {
            return None;
        }
        let mut next = start + 1;
        let age = AGED
            .iter()
            .zip(next + 1..)
            .all(|(word, i)| norm(i) == *word);
        if age {
            next += 1 + AGED.len();
        }
        let people = next <= at && self.one_of_people(next);
        if people {
            next += 1;
        }
        let lexicon = self.words.schema.lexicon();
        let trade = next == at && lexicon.has(self.words.player, norm(at));
        let whole = next == at + 1 || trade;
        if !whole || !(age || people) {
            return None;
        }
        let name = |i: usize| draft.starting(i).any(|(_, m)| m.kind == MentionKind::Name);
        let told = ["who", "whose", "that", "from", "in", "of"].contains(&norm(at + 1));
        if told || name(at + 1) || norm(at + 1) == "," && name(at + 2) {
            return None;
        }
        let pronoun = Pronoun {
            at,
            sentence: number,
            wants: Wants::Anybody,
            possessive: false,
            role: Role::Subject,
            quote: self.quotes.at(at),
        };
        let chain = self.third_person(pronoun, sentence, draft)?;
        let known = self.facts.descriptions.get(chain as usize)?;
        let other_age =
            |words: &[Text]| age && !words.iter().any(|w| w.as_str() == norm(start + 1));
        // "Hall, the Norwegian striker, scored. The Ghanaian": somebody else.
        let country = |words: &[Text]| words.iter().find(|w| w.starts_with('#')).cloned();
        let own = country(&self.words.content(self.document, start..at + 1));
        let mut others = known.iter().filter_map(|d| country(&d.words));
        if own.is_some_and(|own| others.any(|c| c != own)) {
            return None;
        }
        let mut ages = known.iter().filter(|d| d.noun == "old" && d.at < start);
        (!ages.any(|d| other_age(&d.words))).then_some((start..at + 1, chain))
    }

    /// "Ghanaian": one of a people, with a word that does not mean all of them.
    fn one_of_people(&self, at: usize) -> bool {
        let lexicon = self.words.schema.lexicon();
        let all = ["sh", "ch", "ese", "ss"];
        self.tree.token(at).is_some_and(|t| {
            t.shape == Shape::Capital
                && matches!(t.tag.as_str(), "NN" | "NNP" | "JJ")
                && !all.iter().any(|end| t.norm.ends_with(end))
                && demonym_ending(lexicon, self.words.demonym, self.document, at).is_some()
        })
    }
}
