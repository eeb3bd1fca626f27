//! Rules over dependency trees at work: verbs and nouns of action become claims and meetings.

mod apply;
mod bare;
mod circumstances;
mod complements;
mod departures;
mod earlier;
mod edges_of_titles;
mod events;
mod fill;
mod groups;
mod kinds_of_owners;
mod mood;
mod nameless;
mod over;
mod owners;
mod owners_elsewhere;
mod owners_of_titles;
mod roles;
mod roles_of_nouns;
mod roles_of_titles;
mod slots;
mod status;
mod status_of_bearers;
mod status_of_nouns;
mod status_of_titles;
mod status_of_verbs;
mod succession;
mod titles;
mod tree;
mod unnamed;

use std::cell::Cell;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::draft::Draft;
use super::meetings::Report;
use super::setting::Setting;
use super::trace::{Log, Step};
use crate::model::{Document, Sentence, Shape, Span, Status, Text};
use crate::schema::frame::{Property, Trigger};
use crate::schema::{ClassId, Schema};
use apply::confidence;
use events::Partials;
use fill::Filler;
use mood::Moods;
use owners::Owners;
use roles::Roles;
pub use succession::hand_on;
use tree::Tree;
pub use unnamed::{Bare, Post};

/// Applies the rules over trees.
pub struct Framer<'s> {
    schema: &'s Schema,
    /// Rules by the base form of their triggers, verbs and nouns apart.
    verbs: FxHashMap<String, Vec<Entry>>,
    nouns: FxHashMap<String, Vec<Entry>>,
    /// Rules by the list of which a phrase triggers them.
    lists: FxHashMap<ClassId, Vec<(usize, Option<Property>)>>,
    modifier: Option<ClassId>,
    tense: Option<ClassId>,
    title: Option<ClassId>,
    deputy: Option<ClassId>,
    section: Option<ClassId>,
    field: Option<ClassId>,
    member: Option<ClassId>,
    kin: Option<ClassId>,
    org_possession: Option<ClassId>,
    org_noun: Option<ClassId>,
    /// Whether events are wanted of which one end has no name.
    events: bool,
    moods: Moods,
    filler: Filler<'s>,
}

struct Entry {
    rule: usize,
    particle: Option<String>,
}

/// Above so many on its sides a meeting is a conference, of which only attendance is recorded.
const MOST_SIDES: usize = 6;
/// What a claim whose end stands for a group loses of its confidence, in hundredths.
const STAND_IN: u32 = 90;

/// Gives weak claims the status that the article states of the same elsewhere: "his visit to Miami signals" says less than
/// "he is expected to travel to Miami".
pub fn settle(weak: &[usize], schema: &Schema, draft: &mut Draft, log: &Log) {
    let key = |draft: &Draft, at: usize| {
        let claim = draft.claims.get(at)?;
        let ends = (draft.entity_of(claim.source), draft.entity_of(claim.target));
        Some((claim.edge.clone(), ends, claim.status, claim.time))
    };
    for at in weak {
        let Some((edge, ends, Status::Asserted, _)) = key(draft, *at) else {
            continue;
        };
        let others = (0..draft.claims.len()).filter(|i| !weak.contains(i));
        let mut stated = others.filter_map(|i| key(draft, i));
        let same = stated.find(|(e, other, ..)| *e == edge && *other == ends);
        if let Some((_, _, status, _)) = same
            && let Some(claim) = draft.claims.get(*at)
        {
            log.of_claim(claim, schema, draft, |_| Step::Settled(status));
        }
        if let Some((_, _, status, time)) = same
            && let Some(claim) = draft.claims.get_mut(*at)
        {
            claim.status = status;
            claim.time = claim.time.or(time);
        }
    }
}

/// What the rules have made of a sentence so far: claims, meetings, events.
type Made<'m> = (
    &'m mut FxHashSet<(Text, u32, u32, Status)>,
    &'m mut Vec<Report>,
    &'m mut Partials,
);

/// A sentence at work.
struct Work<'a> {
    document: &'a Document,
    sentence: &'a Sentence,
    roles: Roles<'a>,
    anchor: Option<Date>,
    log: &'a Log,
}

impl Work<'_> {
    /// A word's place in the text.
    fn span(&self, word: usize) -> Span {
        self.document.span(&(word..word + 1))
    }

    /// Whether a noun of action is only spoken of: no verb says that it happens.
    fn is_weak(&self, trigger: usize) -> bool {
        !self.roles.tree.is_verb(trigger) && self.roles.carrier(trigger).is_none()
    }
}

impl<'s> Framer<'s> {
    /// With this schema's rules, indexed by their triggers.
    pub fn new(schema: &'s Schema) -> Framer<'s> {
        let mut verbs: FxHashMap<String, Vec<Entry>> = FxHashMap::default();
        let mut nouns: FxHashMap<String, Vec<Entry>> = FxHashMap::default();
        let mut lists: FxHashMap<ClassId, Vec<(usize, Option<Property>)>> = FxHashMap::default();
        for (rule, compiled) in schema.frames().iter().enumerate() {
            for trigger in &compiled.frame.triggers {
                let (index, lemma, particle) = match trigger {
                    Trigger::Verb(lemma, particle) => (&mut verbs, lemma, particle.clone()),
                    Trigger::Noun(lemma) => (&mut nouns, lemma, None),
                    Trigger::Phrase(list, property) => {
                        if let Some(list) = schema.lexicon().class(list) {
                            lists.entry(list).or_default().push((rule, *property));
                        }
                        continue;
                    }
                };
                index
                    .entry(lemma.clone())
                    .or_default()
                    .push(Entry { rule, particle });
            }
        }
        let class = |name| schema.lexicon().class(name);
        Framer {
            schema,
            verbs,
            nouns,
            lists,
            modifier: class("modifier"),
            tense: class("tense"),
            title: class("title"),
            deputy: class("deputy"),
            section: class("section"),
            field: class("office_field"),
            member: class("member"),
            kin: class("kin"),
            org_possession: class("org_possession"),
            org_noun: class("org_noun"),
            events: false,
            moods: Moods::new(schema.lexicon()),
            filler: Filler::new(schema),
        }
    }

    /// The same with events beside the claims.
    pub fn with_events(self) -> Framer<'s> {
        Framer {
            events: true,
            ..self
        }
    }

    /// Adds the claims of one sentence to the draft, and its meetings to `reports`.
    #[allow(clippy::too_many_arguments)] // One call site; a struct for it would only rename the arguments.
    pub fn claim(
        &self,
        document: &Document,
        sentence: &Sentence,
        anchor: Option<Date>,
        setting: &Setting,
        draft: &mut Draft,
        reports: &mut Vec<Report>,
        weak: &mut Vec<usize>,
        log: &Log,
    ) {
        if log.is_on() {
            self.log_idle(document, sentence, log);
        }
        let triggers: Vec<(usize, &[Entry])> = sentence
            .tokens
            .clone()
            .filter_map(|at| Some((at, self.entries(document, at)?)))
            .collect();
        let phrases = self.phrases(document, sentence);
        if triggers.is_empty() && phrases.is_empty() {
            return;
        }
        let tree = Tree::new(document, sentence);
        let work = Work {
            document,
            sentence,
            roles: Roles {
                tree: &tree,
                moods: &self.moods,
                owners: Owners::new(draft, tree.range()),
                countries: self.countries(&tree),
                kind: Cell::default(),
                tells_agent: Cell::new(true),
                setting,
            },
            anchor,
            log,
        };
        let mut seen = FxHashSet::default();
        for phrase in &phrases {
            for (rule, property) in self.lists.get(&phrase.row.class).into_iter().flatten() {
                if let Some(rule) = self.schema.frames().get(*rule) {
                    let before = draft.claims.len();
                    let words = || Some(document.span(&phrase.tokens));
                    log.begin(&rule.name, sentence.span, words);
                    self.entitle(&work, rule, *property, phrase, draft, &mut seen);
                    log.made(before, self.schema, draft);
                }
            }
        }
        let mut partials = Partials::default();
        for (trigger, entries) in triggers {
            let particle = tree.kid(trigger, &["prt"]).map(|p| tree.norm(p));
            let next = trigger + 1;
            let adverb = tree.head(next) == Some(trigger) && tree.kids(next).next().is_none();
            let beside = adverb.then(|| tree.norm(next));
            for entry in entries {
                // "voted down the offer", where the parser takes it for an adverb.
                let particle = particle.or(beside.filter(|b| entry.particle.as_deref() == Some(b)));
                if let Some(rule) = self.schema.frames().get(entry.rule) {
                    log.begin(&rule.name, sentence.span, || Some(work.span(trigger)));
                    if entry.particle.as_deref() != particle {
                        log.step(|| {
                            let wanted = entry.particle.clone().unwrap_or_default();
                            Step::Particle(particle.unwrap_or_default().to_owned(), wanted)
                        });
                        continue;
                    }
                    let before = draft.claims.len();
                    let made = (&mut seen, &mut *reports, &mut partials);
                    self.apply(&work, rule, trigger, draft, made);
                    log.made(before, self.schema, draft);
                    if work.is_weak(trigger) {
                        weak.extend(before..draft.claims.len());
                    }
                }
            }
        }
        partials.write(&tree, sentence.span, draft);
    }

    /// Writes down which triggers of the sentence are no verbs and nouns of action in it.
    fn log_idle(&self, document: &Document, sentence: &Sentence, log: &Log) {
        for at in sentence.tokens.clone() {
            let Some(token) = document.tokens.get(at) else {
                continue;
            };
            if self.entries(document, at).is_some() {
                continue;
            }
            let lemma = token.lemma.as_str();
            let rules = [self.verbs.get(lemma), self.nouns.get(lemma)];
            for entry in rules.into_iter().flatten().flatten() {
                if let Some(rule) = self.schema.frames().get(entry.rule) {
                    log.begin(&rule.name, sentence.span, || Some(token.span));
                    log.step(|| Step::NoAction(token.tag.clone(), token.relation.clone()));
                }
            }
        }
    }

    /// The adjectives of countries in a sentence.
    fn countries(&self, tree: &Tree) -> FxHashSet<usize> {
        let capital = |i: &usize| tree.token(*i).is_some_and(|t| t.shape == Shape::Capital);
        let country = |i: &usize| self.filler.country_of(tree, *i).is_some();
        tree.range().filter(|i| capital(i) && country(i)).collect()
    }

    fn entries(&self, document: &Document, at: usize) -> Option<&[Entry]> {
        let token = document.tokens.get(at)?;
        // "the governing party": no action.
        if matches!(token.relation.as_str(), "amod" | "compound" | "nmod")
            && token.tag.starts_with('V')
        {
            return None;
        }
        // "Ghana's governing Progress Alliance": nor that.
        let before = at.checked_sub(1).and_then(|i| document.tokens.get(i));
        if token.tag == "VBG" && before.is_some_and(|t| matches!(t.tag.as_str(), "POS" | "DT")) {
            return None;
        }
        let index = match token.tag.as_str() {
            "VB" | "VBD" | "VBG" | "VBN" | "VBP" | "VBZ" => &self.verbs,
            "NN" | "NNS" => &self.nouns,
            _ => return None,
        };
        index.get(token.lemma.as_str()).map(Vec::as_slice)
    }
}
