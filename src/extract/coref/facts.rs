//! What an article says of its chains in passing: offices and nouns before a name, beside it and after "is", its age, and
//! whether a person is a man or a woman.

use std::ops::Range;

use super::Words;
use super::scene::Gender;
use super::tree::Tree;
use crate::extract::draft::{Draft, DraftMention};
use crate::extract::government::demonym_ending;
use crate::model::{Document, MentionKind, Sentence, Shape, Text};

/// A noun phrase that describes a chain: "the Norwegian special envoy".
#[derive(Debug, Clone)]
pub struct Description {
    /// Its noun: "envoy".
    pub noun: Text,
    /// All its words, with names of countries as codes.
    pub words: Vec<Text>,
    /// Where it stands.
    pub at: usize,
    /// The token of its noun.
    pub head: usize,
}

/// What is known of the chains.
#[derive(Debug, Default)]
pub struct Facts {
    /// Man or woman, by chain.
    gender: Vec<Option<Gender>>,
    /// Whether only given names tell it, by chain.
    guesses: Vec<bool>,
    /// By chain, in order of chains.
    pub descriptions: Vec<Vec<Description>>,
}

impl Facts {
    /// Collects what is said of each name.
    pub fn new(words: &Words, document: &Document, draft: &Draft) -> Facts {
        let mut facts = Facts {
            gender: Vec::new(),
            guesses: vec![true; draft.entities.len()],
            descriptions: vec![Vec::new(); draft.entities.len()],
        };
        let mut votes = vec![0; draft.entities.len()];
        let names = draft
            .mentions
            .iter()
            .filter(|m| m.kind == MentionKind::Name);
        for mention in names {
            let number = document
                .sentences
                .partition_point(|s| s.tokens.end <= mention.tokens.start);
            let Some(sentence) = document.sentences.get(number) else {
                continue;
            };
            let mut found = Vec::new();
            words.before(document, sentence, mention, &mut found);
            words.beside(document, sentence, mention, &mut found);
            words.in_name(document, draft, mention, &mut found);
            if mention.label == "Person"
                && let Some(vote) = votes.get_mut(mention.entity as usize)
            {
                *vote += words.given_gender(document, mention);
                for description in &found {
                    let told = words.noun_gender(description);
                    *vote += 3 * told;
                    if let Some(guess) = facts.guesses.get_mut(mention.entity as usize) {
                        *guess &= told == 0;
                    }
                }
            }
            if let Some(list) = facts.descriptions.get_mut(mention.entity as usize) {
                list.append(&mut found);
            }
        }
        facts.gender = votes.iter().map(|vote| Gender::of_vote(*vote)).collect();
        facts
    }

    /// Whether a chain is a man or a woman, where it is known.
    pub fn gender(&self, chain: u32) -> Option<Gender> {
        self.gender.get(chain as usize).copied().flatten()
    }

    /// Whether only the given name tells the gender of a chain, if anything does.
    pub fn is_guess(&self, chain: u32) -> bool {
        self.guesses.get(chain as usize).copied().unwrap_or(false)
    }

    /// Adds a chain of which only this is known.
    pub fn add(&mut self, gender: Gender) {
        self.gender.push(Some(gender));
        self.guesses.push(false);
        self.descriptions.push(Vec::new());
    }

    /// Keeps what a pronoun tells of a chain.
    pub fn learn_gender(&mut self, chain: u32, gender: Gender) {
        let guess = self.is_guess(chain);
        if let Some(known) = self.gender.get_mut(chain as usize) {
            match guess {
                true => *known = Some(gender),
                false => {
                    known.get_or_insert(gender);
                }
            }
        }
        if let Some(guess) = self.guesses.get_mut(chain as usize) {
            *guess = false;
        }
    }
}

impl Words<'_> {
    /// 1 for a man's given name, -1 for a woman's, in a name of several words.
    fn given_gender(&self, document: &Document, mention: &DraftMention) -> i32 {
        let first = document.tokens.get(mention.tokens.start);
        let Some(first) = first.filter(|_| mention.tokens.len() > 1) else {
            return 0;
        };
        let word = self.schema.gazetteers().name_word(&first.norm);
        i32::from(word.male) - i32::from(word.female)
    }

    fn noun_gender(&self, description: &Description) -> i32 {
        let titles = self
            .schema
            .lexicon()
            .lookup(self.title, &description.noun, "gender");
        let nouns = self
            .schema
            .lexicon()
            .lookup(self.person_noun, &description.noun, "gender");
        match (titles, nouns) {
            ("m", _) | (_, "m") => 1,
            ("f", _) | (_, "f") => -1,
            _ => 0,
        }
    }

    /// "Norwegian special envoy Hall", "the envoy, Hall,".
    fn before(
        &self,
        document: &Document,
        sentence: &Sentence,
        mention: &DraftMention,
        found: &mut Vec<Description>,
    ) {
        let token = |i: usize| document.tokens.get(i);
        let mut end = mention.tokens.start;
        let comma = end > sentence.tokens.start
            && end
                .checked_sub(1)
                .and_then(token)
                .is_some_and(|t| t.norm == ",");
        if comma {
            end -= 1;
        }
        let Some(last) = end.checked_sub(1).filter(|i| *i >= sentence.tokens.start) else {
            return;
        };
        let Some(noun) = token(last) else { return };
        if !self.describes(&noun.norm, &mention.label) {
            return;
        }
        let start = self.phrase_start(document, sentence, last);
        // "talks with the envoy, Hall said": only a determiner makes a description before a comma.
        let definite = token(start).is_some_and(|t| t.tag == "DT" || t.tag == "PRP$");
        if comma && !definite {
            return;
        }
        found.push(self.description(document, start..end, last));
    }

    /// "Hall, the Norwegian special envoy,", "Hall is the envoy", "Hall, 54,".
    fn beside(
        &self,
        document: &Document,
        sentence: &Sentence,
        mention: &DraftMention,
        found: &mut Vec<Description>,
    ) {
        let tree = Tree::new(document);
        let head = tree.head_of(&mention.tokens);
        let token = |i: usize| document.tokens.get(i).filter(|_| i < sentence.tokens.end);
        let mut add = |noun: usize| {
            if let Some(t) = token(noun)
                && !mention.tokens.contains(&noun)
                && self.describes(&t.lemma, &mention.label)
            {
                let start = self.phrase_start(document, sentence, noun);
                found.push(self.description(document, start..noun + 1, noun));
            }
        };
        for child in tree.children(head, sentence.tokens.clone()) {
            if tree.relation(child) == "appos" {
                add(child);
            }
        }
        if tree.relation(head) == "appos" {
            add(tree.head(head));
        }
        if tree.relation(head) == "nsubj" {
            let verb = tree.head(head);
            if token(verb).is_some_and(|t| t.lemma == "be" || t.lemma == "become") {
                let attr = tree.children(verb, sentence.tokens.clone());
                attr.filter(|i| tree.relation(*i) == "attr").for_each(add);
            }
        }
        let age = token(mention.tokens.end + 1).filter(|t| {
            token(mention.tokens.end).is_some_and(|t| t.norm == ",")
                && t.norm.parse::<u32>().is_ok_and(|n| (5..110).contains(&n))
        });
        if let Some(age) = age.filter(|_| mention.label == "Person") {
            let noun: Text = "old".into();
            found.push(Description {
                words: vec![age.norm.clone(), noun.clone()],
                noun,
                at: mention.tokens.end + 1,
                head: mention.tokens.end + 1,
            });
        }
    }

    /// "Bank of Japan" is a bank; what the gazetteer has as a country is one.
    fn in_name(
        &self,
        document: &Document,
        draft: &Draft,
        mention: &DraftMention,
        found: &mut Vec<Description>,
    ) {
        let at = mention.tokens.start;
        let place = draft
            .entities
            .get(mention.entity as usize)
            .and_then(|e| self.schema.gazetteers().place(e.place?));
        if let Some(place) = place {
            let nouns: &[&str] = match place.kind.as_str() {
                "country" => &["country", "nation"],
                "city" => &["city", "town"],
                "state" => &["state", "province", "region"],
                _ => &[],
            };
            found.extend(nouns.iter().map(|noun| Description {
                noun: (*noun).into(),
                words: vec![(*noun).into()],
                at,
                head: at,
            }));
        }
        if mention.label != "Org" || mention.tokens.len() < 2 {
            return;
        }
        // The last word, or the one before "of".
        let tokens = document.tokens.get(mention.tokens.clone()).unwrap_or(&[]);
        let end = tokens
            .iter()
            .position(|t| t.norm == "of")
            .unwrap_or(tokens.len());
        let last = end.checked_sub(1).and_then(|i| tokens.get(i));
        if let Some(token) = last.filter(|t| t.shape == Shape::Capital) {
            let lexicon = self.schema.lexicon();
            let noun: Text = if lexicon.has(self.company_form, &token.norm) {
                "company".into()
            } else if [self.org_noun, self.org_word, self.common]
                .iter()
                .any(|class| lexicon.has(*class, &token.norm))
            {
                token.norm.clone()
            } else {
                return;
            };
            found.push(Description {
                words: vec![noun.clone()],
                noun,
                at,
                head: at,
            });
        }
    }

    /// Whether a noun can say what a chain of a label is.
    fn describes(&self, noun: &str, label: &str) -> bool {
        let lexicon = self.schema.lexicon();
        match label {
            "Person" => self.person_noun(noun, noun).is_some() || lexicon.has(self.title, noun),
            "Org" => lexicon.has(self.org_noun, noun),
            "Place" => lexicon.has(self.place_noun, noun),
            _ => false,
        }
    }

    /// Where the noun phrase begins that ends with a noun: its determiner, or its first modifier.
    pub(super) fn phrase_start(
        &self,
        document: &Document,
        sentence: &Sentence,
        noun: usize,
    ) -> usize {
        let mut start = noun;
        while start > sentence.tokens.start && noun - start < 7 {
            let Some(token) = document.tokens.get(start - 1) else {
                break;
            };
            let tag = token.tag.as_str();
            let modifier = tag.starts_with('N')
                || tag.starts_with("JJ")
                || matches!(tag, "CD" | "POS" | "VBN" | "VBG" | "HYPH")
                || token.norm == "-";
            if matches!(tag, "DT" | "PRP$") {
                start -= 1;
                break;
            }
            if !modifier {
                break;
            }
            start -= 1;
        }
        start
    }

    pub(super) fn description(
        &self,
        document: &Document,
        tokens: Range<usize>,
        noun: usize,
    ) -> Description {
        let at = tokens.start;
        let words = self.content(document, tokens);
        Description {
            noun: document
                .tokens
                .get(noun)
                .map_or_else(Text::default, |t| t.lemma.to_lowercase().into()),
            words,
            at,
            head: noun,
        }
    }

    /// The words of a noun phrase that tell it from others, countries as codes.
    pub(super) fn content(&self, document: &Document, tokens: Range<usize>) -> Vec<Text> {
        let telling = tokens.filter_map(|at| {
            let token = document.tokens.get(at)?;
            let grammar = matches!(token.tag.as_str(), "DT" | "PRP$" | "POS" | "HYPH");
            (!grammar && token.norm != "-").then(|| self.country_code(document, at))
        });
        telling.collect()
    }

    /// "#NO" for "Norwegian" and "Norway"; any other word is itself.
    fn country_code(&self, document: &Document, at: usize) -> Text {
        let lexicon = self.schema.lexicon();
        if let Some(row) = demonym_ending(lexicon, self.demonym, document, at) {
            let cell = |column| lexicon.cell(row, column);
            return format!("#{}{}", cell("country"), cell("part")).into();
        }
        let norm = document.tokens.get(at).map_or("", |t| t.norm.as_str());
        let places = self.schema.gazetteers().places(norm);
        match places.first().filter(|p| p.kind == "country") {
            Some(country) => format!("#{}", country.country).into(),
            None => norm.into(),
        }
    }
}
