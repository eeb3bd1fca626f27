//! Layer 3: pronouns and nominals join the chain of a name where one candidate is clear; all others stay unresolved.
//!
//! An article is read from left to right. For each pronoun and each "the envoy" the noun phrases before it are weighed,
//! those without a name, too: where one of these, or none, comes out far enough ahead, nothing is said. A wrong edge is
//! worse than a missing one.

mod anybody;
mod bodies;
mod facts;
mod nominals;
mod objects;
mod parties;
mod pronouns;
mod quotes;
mod scene;
mod staff;
mod tree;
mod weights;

use std::ops::Range;

use super::draft::{Draft, DraftMention};
use crate::model::{Document, MentionKind, Sentence, Text};
use crate::schema::{ClassId, Schema};
use facts::Facts;
use quotes::Quotes;
use scene::{Gender, Phrase, Referent, Scene, Sort};
use tree::Tree;

/// How often a pronoun or nominal means the chain that it is given, in hundredths.
const CERTAINTY: u8 = 90;

/// Resolves pronouns and nominals.
pub struct Coref<'s> {
    words: Words<'s>,
}

/// The word lists that coreference asks.
pub(super) struct Words<'s> {
    schema: &'s Schema,
    pronoun: Option<ClassId>,
    office: Option<ClassId>,
    descriptor: Option<ClassId>,
    person_noun: Option<ClassId>,
    player: Option<ClassId>,
    kin: Option<ClassId>,
    title: Option<ClassId>,
    org_noun: Option<ClassId>,
    org_word: Option<ClassId>,
    common: Option<ClassId>,
    tense: Option<ClassId>,
    deputy: Option<ClassId>,
    place_noun: Option<ClassId>,
    company_form: Option<ClassId>,
    demonym: Option<ClassId>,
    speech: Option<ClassId>,
    converse: Option<ClassId>,
    expletive: Option<ClassId>,
    party_to: Option<ClassId>,
    subsidiary: Option<ClassId>,
}

/// What the steps of one article share.
struct Reading<'a> {
    words: &'a Words<'a>,
    document: &'a Document,
    tree: Tree<'a>,
    quotes: &'a Quotes,
    facts: Facts,
    scene: Scene,
    /// The sentence with which the paragraph of each sentence begins.
    paragraphs: Vec<usize>,
}

impl<'s> Coref<'s> {
    /// With this schema's lists.
    pub fn new(schema: &'s Schema) -> Coref<'s> {
        let class = |name| schema.lexicon().class(name);
        let words = Words {
            schema,
            pronoun: class("pronoun"),
            office: class("office"),
            descriptor: class("descriptor"),
            person_noun: class("person_noun"),
            player: class("player"),
            kin: class("kin"),
            title: class("title"),
            org_noun: class("org_noun"),
            org_word: class("org_word"),
            common: class("common_word"),
            tense: class("tense"),
            deputy: class("deputy"),
            place_noun: class("place_noun"),
            company_form: class("company_form"),
            demonym: class("demonym"),
            speech: class("speech"),
            converse: class("converse"),
            expletive: class("expletive"),
            party_to: class("party_to"),
            subsidiary: class("subsidiary"),
        };
        Coref { words }
    }

    /// Adds mentions to the draft's chains.
    pub fn find(&self, text: &str, document: &Document, draft: &mut Draft) {
        let quotes = Quotes::find(text, document);
        let mut reading = Reading {
            words: &self.words,
            document,
            tree: Tree::new(document),
            quotes: &quotes,
            facts: Facts::new(&self.words, document, draft),
            scene: Scene::new(&self.words, document, draft, &quotes),
            paragraphs: paragraphs(text, document),
        };
        // What is quoted comes last: who speaks it may be a pronoun.
        for quoted in [false, true] {
            for (number, sentence) in document.sentences.iter().enumerate() {
                if sentence.furniture {
                    continue;
                }
                for at in sentence.tokens.clone() {
                    if quotes.at(at).is_some() == quoted {
                        reading.token(number, sentence, at, draft);
                    }
                }
            }
        }
    }
}

/// The sentence with which the paragraph of each sentence begins.
fn paragraphs(text: &str, document: &Document) -> Vec<usize> {
    let mut first = 0;
    let sentences = document.sentences.iter().enumerate();
    let begins = sentences.map(|(number, sentence)| {
        let before = text.get(..sentence.span.start as usize).unwrap_or("");
        if before.trim_end_matches([' ', '\t']).ends_with('\n') {
            first = number;
        }
        first
    });
    begins.collect()
}

impl Reading<'_> {
    /// Resolves the pronoun or nominal at a token, if there is one.
    fn token(&mut self, number: usize, sentence: &Sentence, at: usize, draft: &mut Draft) {
        let Some(token) = self.tree.token(at) else {
            return;
        };
        match token.tag.as_str() {
            "PRP" | "PRP$" => {
                let chain = self.pronoun(number, sentence, at, draft);
                if let Some(chain) = chain.or_else(|| self.nameless(at, draft)) {
                    self.add(number, at..at + 1, at, chain, MentionKind::Pronoun, draft);
                }
            }
            "NN" | "NNP" | "JJ" => {
                if let Some((tokens, chain)) = self.nominal(number, sentence, at, draft) {
                    self.add(number, tokens, at, chain, MentionKind::Nominal, draft);
                }
            }
            "RB" if token.norm == "there" && self.tree.relation(at) == "advmod" => {
                if let Some(chain) = self.there(number, sentence, at, draft) {
                    self.add(number, at..at + 1, at, chain, MentionKind::Pronoun, draft);
                }
            }
            _ => {}
        }
    }

    /// "She lived in Lima and was married there": the one place that its sentence has named, or else the one before.
    fn there(&self, number: usize, sentence: &Sentence, at: usize, draft: &Draft) -> Option<u32> {
        let place = |range: Range<usize>| {
            let named = draft
                .mentions
                .iter()
                .filter(|m| range.contains(&m.tokens.start));
            let mut named = named.filter(|m| m.label == "Place" && m.kind == MentionKind::Name);
            let first = named.next().map(|m| m.entity);
            (first, named.any(|m| Some(m.entity) != first))
        };
        let before = || {
            let sentence = self.document.sentences.get(number.checked_sub(1)?)?;
            Some(place(sentence.tokens.clone()))
        };
        match place(sentence.tokens.start..at) {
            (Some(chain), false) => Some(chain),
            (None, _) => before().and_then(|(chain, others)| chain.filter(|_| !others)),
            _ => None,
        }
    }

    /// "He was born in Lima.": a passage that has named nobody before is about somebody whose name it does not tell. What it
    /// says of him is read; the graph, which knows people by their names, leaves it out.
    fn nameless(&mut self, at: usize, draft: &mut Draft) -> Option<u32> {
        let token = self.tree.token(at)?;
        let cell = |column| self.words.pronoun_cell(&token.norm, column);
        let third = (cell("person"), cell("number")) == ("3", "one");
        let gender = Gender::from_cell(cell("gender")).filter(|_| third)?;
        let somebody = |p: &Phrase| matches!(p.sort, Sort::Person | Sort::Unknown);
        if self.quotes.at(at).is_some() || self.scene.before(at).any(somebody) {
            return None;
        }
        self.facts.add(gender);
        Some(draft.stranger("Person"))
    }

    fn add(
        &mut self,
        sentence: usize,
        tokens: Range<usize>,
        head: usize,
        chain: u32,
        kind: MentionKind,
        draft: &mut Draft,
    ) {
        let Some(entity) = draft.entities.get(chain as usize) else {
            return;
        };
        let label = entity.label.clone();
        let sort = match label.as_str() {
            "Person" => Sort::Person,
            _ => Sort::Body,
        };
        self.scene.add(Phrase {
            head,
            sentence,
            referent: Referent::Chain(chain),
            sort,
            plural: false,
            gender: None,
            role: self.tree.role(head),
            quote: self.quotes.at(head),
        });
        draft.add_mention(DraftMention {
            span: self.document.span(&tokens),
            tokens,
            label,
            kind,
            entity: chain,
            certainty: CERTAINTY,
        });
    }
}

impl Words<'_> {
    /// Whether a noun means a person, and the gender that it tells.
    fn person_noun(&self, lemma: &str, norm: &str) -> Option<Option<Gender>> {
        let lexicon = self.schema.lexicon();
        for form in [lemma, norm] {
            let rows = lexicon.rows(form);
            let of = |class: Option<ClassId>| rows.iter().find(|row| Some(row.class) == class);
            if let Some(row) = of(self.person_noun) {
                return Some(Gender::from_cell(lexicon.cell(*row, "gender")));
            }
            let others = [self.office, self.descriptor, self.kin];
            if others.into_iter().any(|class| of(class).is_some()) {
                return Some(None);
            }
        }
        None
    }

    /// The cell of a pronoun.
    fn pronoun_cell(&self, norm: &Text, column: &str) -> &str {
        self.schema.lexicon().lookup(self.pronoun, norm, column)
    }
}
