//! The noun phrases of an article, in order: names with their chains, and the common nouns that compete with them for
//! being what a pronoun means.

use std::ops::Range;

use super::Words;
use super::quotes::Quotes;
use super::tree::{Role, Tree};
use crate::extract::draft::Draft;
use crate::model::{Document, Text};

/// What a noun phrase means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Referent {
    /// A chain of the draft.
    Chain(u32),
    /// Something without a name, known by its noun.
    Noun(Text),
}

/// What sort of thing it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A person.
    Person,
    /// An organisation, or a place that acts.
    Body,
    /// Any other thing.
    Thing,
    /// A name that nobody knows.
    Unknown,
}

/// Grammatical gender of persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// Male.
    Male,
    /// Female.
    Female,
}

impl Gender {
    /// From a cell of a lexicon.
    pub fn from_cell(cell: &str) -> Option<Gender> {
        match cell {
            "m" => Some(Gender::Male),
            "f" => Some(Gender::Female),
            _ => None,
        }
    }

    /// More than nothing for a man, less for a woman.
    pub fn of_vote(vote: i32) -> Option<Gender> {
        match vote {
            1.. => Some(Gender::Male),
            0 => None,
            _ => Some(Gender::Female),
        }
    }
}

/// One noun phrase.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// Its head word.
    pub head: usize,
    /// The number of its sentence.
    pub sentence: usize,
    /// What it means.
    pub referent: Referent,
    /// What sort of thing.
    pub sort: Sort,
    /// More than one.
    pub plural: bool,
    /// Of a person without a name.
    pub gender: Option<Gender>,
    /// What it is in its clause.
    pub role: Role,
    /// The quotation that it stands in.
    pub quote: Option<usize>,
}

/// The noun phrases of an article, in order of text.
#[derive(Debug, Default)]
pub struct Scene {
    /// In order of heads.
    pub phrases: Vec<Phrase>,
}

impl Scene {
    /// Reads the names of the draft and the nouns of the document.
    pub fn new(words: &Words, document: &Document, draft: &Draft, quotes: &Quotes) -> Scene {
        let tree = Tree::new(document);
        let mut covered = vec![false; document.tokens.len()];
        let mut heads: Vec<Option<u32>> = vec![None; document.tokens.len()];
        for mention in &draft.mentions {
            let head = tree.head_of(&mention.tokens);
            // Of "Larsen" and "Larsen administration" the longer one has the head.
            if let Some(slot) = heads.get_mut(head)
                && slot.is_none_or(|e| e < mention.entity)
            {
                *slot = Some(mention.entity);
            }
            if let Some(covered) = covered.get_mut(mention.tokens.clone()) {
                covered.fill(true);
            }
        }
        for time in &draft.times {
            if let Some(covered) = covered.get_mut(time.tokens.clone()) {
                covered.fill(true);
            }
        }
        let mut phrases = Vec::new();
        for (number, sentence) in document.sentences.iter().enumerate() {
            if sentence.furniture {
                continue;
            }
            // "the envoy, Hall": one phrase, whose name says who it is.
            let apposed = sentence
                .tokens
                .clone()
                .filter(|i| tree.relation(*i) == "appos");
            let names = apposed.filter(|i| heads.get(*i).copied().flatten().is_some());
            let mut named: Vec<usize> = names.map(|i| tree.head(i)).collect();
            // "A third man, the broker Peter Hall, has sued": the parser may give the verb two subjects.
            for at in sentence.tokens.clone() {
                let subject = |i: &usize| tree.relation(*i) == "nsubj";
                let is_name = |i: usize| heads.get(i).copied().flatten().is_some();
                // "The last conductor who left was Peter Hall": one and the same.
                let verb = tree.head(at);
                let is = tree.token(verb).is_some_and(|t| t.lemma == "be");
                if tree.relation(at) == "attr" && is && is_name(at) {
                    let mut kids = tree.children(verb, sentence.tokens.start..verb);
                    named.extend(kids.find(subject));
                }
                if subject(&at) && (is_name(at) || named.contains(&at)) {
                    let verb = tree.head(at);
                    let mut kids = tree.children(verb, sentence.tokens.start..at);
                    named.extend(kids.find(subject));
                }
            }
            for at in sentence.tokens.clone() {
                let chain = heads.get(at).copied().flatten();
                let free = !covered.get(at).copied().unwrap_or(true);
                if chain.is_none() && !(free && tree.noun(at)) {
                    continue;
                }
                let Some(token) = tree.token(at) else {
                    continue;
                };
                let modifier = matches!(tree.relation(at), "compound" | "nmod" | "amod" | "nummod");
                if chain.is_none() && modifier {
                    continue;
                }
                let common = matches!(token.tag.as_str(), "NN" | "NNS");
                let (referent, sort, gender) = match chain {
                    Some(chain) => {
                        let label = draft.entities.get(chain as usize).map(|e| e.label.as_str());
                        let sort = match label {
                            Some("Person") => Sort::Person,
                            Some("Org" | "Place") => Sort::Body,
                            _ => Sort::Thing,
                        };
                        (Referent::Chain(chain), sort, None)
                    }
                    None => {
                        let (sort, gender) = match words.person_noun(&token.lemma, &token.norm) {
                            Some(gender) => (Sort::Person, gender),
                            None if common => (Sort::Thing, None),
                            None => (Sort::Unknown, None),
                        };
                        (Referent::Noun(token.lemma.clone()), sort, gender)
                    }
                };
                // "who was a professor", "as chief executive": what somebody is, and not another one.
                let borne = chain.is_none()
                    && sort == Sort::Person
                    && (matches!(tree.relation(at), "attr" | "oprd")
                        || tree.relation(at) == "pobj"
                            && tree.token(tree.head(at)).is_some_and(|t| t.norm == "as"));
                let named = chain.is_none() && named.contains(&at);
                // "Caricom, the Caribbean Community": one body.
                let body = |at: usize| {
                    let chain = heads.get(at).copied().flatten();
                    let entity = chain.and_then(|c| draft.entities.get(c as usize));
                    entity.is_some_and(|e| e.label == "Org")
                };
                let apposed = tree.relation(at) == "appos"
                    && (chain.is_none() || body(at) && body(tree.head(at)));
                if named || apposed || borne {
                    continue;
                }
                let plural = match chain {
                    Some(_) => sort == Sort::Body && agrees_in_plural(&tree, at, &sentence.tokens),
                    None => matches!(token.tag.as_str(), "NNS" | "NNPS"),
                };
                phrases.push(Phrase {
                    head: at,
                    sentence: number,
                    referent,
                    sort,
                    plural,
                    gender,
                    role: tree.role(at),
                    quote: quotes.at(at),
                });
            }
        }
        Scene { phrases }
    }

    /// Adds the phrase of a pronoun or nominal that has been resolved.
    pub fn add(&mut self, phrase: Phrase) {
        let at = self.phrases.partition_point(|p| p.head < phrase.head);
        match self.phrases.get_mut(at).filter(|p| p.head == phrase.head) {
            Some(slot) => *slot = phrase,
            None => self.phrases.insert(at, phrase),
        }
    }

    /// The phrase with this head word.
    pub fn at(&self, head: usize) -> Option<&Phrase> {
        let at = self.phrases.partition_point(|p| p.head < head);
        self.phrases.get(at).filter(|p| p.head == head)
    }

    /// The phrases with heads before a token, nearest first.
    pub fn before(&self, token: usize) -> impl Iterator<Item = &Phrase> {
        let end = self.phrases.partition_point(|p| p.head < token);
        self.phrases.get(..end).unwrap_or(&[]).iter().rev()
    }
}

/// "The Taliban have frozen": the verb says that a body is many.
fn agrees_in_plural(tree: &Tree, at: usize, sentence: &Range<usize>) -> bool {
    let verb = tree.head(at);
    let kids = |of: usize| tree.children(of, sentence.clone());
    let alone = kids(at).all(|k| tree.relation(k) != "conj");
    let many = |i: usize| {
        let token = tree.token(i);
        token.is_some_and(|t| t.tag == "VBP" || t.norm == "were")
    };
    let aux = |k: usize| matches!(tree.relation(k), "aux" | "auxpass") && many(k);
    let subject = matches!(tree.relation(at), "nsubj" | "nsubjpass");
    subject && alone && (many(verb) || kids(verb).any(aux))
}
