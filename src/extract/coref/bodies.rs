//! Organisations that are told by what they are: "the Norwegian company", "the Lima-based retailer", "union president Hall".

use std::ops::Range;

use super::Reading;
use super::facts::Description;
use crate::extract::draft::Draft;
use crate::model::{MentionKind, Sentence, Text};

/// What stands between a place and a noun: "the Lima-based bank".
const SEATED: [&str; 2] = ["based", "headquartered"];

impl Reading<'_> {
    /// "the Norwegian company" is the one organisation of which the article has said that it is Norwegian.
    pub(super) fn of_country(
        &self,
        noun: &Text,
        wanted: &[Text],
        start: usize,
        draft: &Draft,
    ) -> Option<u32> {
        let mut others = wanted.iter().filter(|w| *w != noun);
        let (country, None) = (others.next()?, others.next()) else {
            return None;
        };
        // Countries are codes here.
        country.strip_prefix('#')?;
        let described = |all: &[Description]| {
            let mut before = all.iter().filter(|d| d.at < start);
            before.any(|d| d.words.contains(country))
        };
        // "its Norwegian rival Acme".
        let named = |chain: u32| {
            let names = draft.mentions.iter().filter(|m| m.entity == chain);
            let mut names = names.filter(|m| m.kind == MentionKind::Name && m.tokens.end <= start);
            names.any(|m| self.stands_before(country, m.tokens.start))
        };
        let chains = self.facts.descriptions.iter().enumerate();
        let chains = chains.map(|(chain, all)| (chain as u32, all));
        let told = chains.filter(|(chain, all)| described(all) || named(*chain));
        let mut fitting = told.filter(|(chain, _)| self.can_be(*chain, noun, draft));
        let (chain, _) = fitting.next()?;
        fitting.next().is_none().then_some(chain)
    }

    /// "union president Hall", "party spokeswoman Larsen": of the body that the article has called so, or the only one near that
    /// can be one.
    pub(super) fn before_office(
        &self,
        number: usize,
        sentence: &Sentence,
        at: usize,
        draft: &Draft,
    ) -> Option<u32> {
        let tree = self.tree;
        let lexicon = self.words.schema.lexicon();
        let noun = &tree.token(at)?.lemma;
        let body = tree.token(at)?.tag == "NN" && lexicon.has(self.words.org_noun, noun);
        let before = at.checked_sub(1).filter(|b| *b >= sentence.tokens.start);
        let alone = before
            .and_then(|b| Some((b, tree.token(b)?)))
            .is_none_or(|(b, t)| {
                let part = t.tag.starts_with('N') || t.tag.starts_with("JJ") || t.tag == "POS";
                let of_phrase = [at, tree.head(at)].contains(&tree.head(b));
                !(part && of_phrase || matches!(t.norm.as_str(), "a" | "an" | "-" | "'s"))
            });
        if !body || !alone {
            return None;
        }
        // The office and, right behind it, who bears it.
        let person = |i: usize| draft.starting(i).any(|(_, m)| m.label == "Person");
        let name = (at + 2..sentence.tokens.end.min(at + 5)).find(|i| person(*i))?;
        let offices = at + 1..name;
        let nouns = offices
            .clone()
            .all(|i| tree.noun(i) || tree.token(i).is_some_and(|t| t.tag == "JJ"));
        let office = |i: usize| {
            lexicon.has(
                self.words.office,
                tree.token(i).map_or("", |t| t.lemma.as_str()),
            )
        };
        if !nouns || !offices.clone().any(office) {
            return None;
        }
        let called = |all: &Vec<Description>| all.iter().any(|d| d.at < at && d.noun == *noun);
        let chains = self.facts.descriptions.iter().enumerate();
        let mut called = chains.filter(|(chain, all)| called(all) && self.is_org(*chain, draft));
        match (called.next(), called.next()) {
            (Some((chain, _)), None) => Some(chain as u32),
            (None, _) => self.only_org(number, at, noun, draft),
            _ => None,
        }
    }

    fn is_org(&self, chain: usize, draft: &Draft) -> bool {
        draft.entities.get(chain).is_some_and(|e| e.label == "Org")
    }

    /// "the Lima-based retailer", "the Norwegian club": the one firm or club near, of which the phrase tells where it sits.
    pub(super) fn seated(
        &self,
        number: usize,
        before: Range<usize>,
        noun: &Text,
        draft: &Draft,
    ) -> Option<u32> {
        let lexicon = self.words.schema.lexicon();
        let cell = |column| lexicon.lookup(self.words.org_noun, noun, column);
        if cell("kind") != "company" && !cell("takes").contains("club") {
            return None;
        }
        let place = |i: usize| {
            let mut at = draft.starting(i);
            at.any(|(_, m)| m.label == "Place" && m.kind == MentionKind::Name)
        };
        let inside = |i: usize| {
            let mut places = draft.mentions.iter().filter(|m| m.label == "Place");
            places.any(|m| m.tokens.contains(&i))
        };
        let (mut country, mut placed) = (None, false);
        for i in before.clone() {
            let words = self.words.content(self.document, i..i + 1);
            let Some(word) = words.first() else { continue };
            let known = word.starts_with('#');
            if known {
                country = Some(word.clone());
            }
            placed |= known || place(i);
            if !(known || inside(i) || SEATED.contains(&word.as_str())) {
                return None;
            }
        }
        let chain = self.only_org(number, before.start, noun, draft)?;
        // What is said to be of one country is not of another.
        let mut all = self.facts.descriptions.get(chain as usize)?.iter();
        let other = |w: &Text| w.starts_with('#') && country.as_ref().is_some_and(|c| c != w);
        let abroad = all.any(|d| d.words.iter().any(other));
        (placed && !abroad).then_some(chain)
    }

    /// Whether a country stands among the nouns and adjectives right before a name.
    fn stands_before(&self, country: &Text, name: usize) -> bool {
        let before = (name.saturating_sub(4)..name).rev().take_while(|i| {
            let tag = self.tree.token(*i).map_or("", |t| t.tag.as_str());
            matches!(tag, "NN" | "JJ" | "NNP" | "HYPH" | "VBG")
        });
        let mut words = before.flat_map(|i| self.words.content(self.document, i..i + 1));
        words.any(|word| word == *country)
    }
}
