//! Why rules fire or do not: what each rule found where its trigger stands, written down while the rules are applied and
//! somebody asks for it.
//!
//! The rules are applied by the same code whether they are traced or not, so that a trace cannot say other things than a
//! build does. Without a trace a [`Log`] is empty and every step is a test of an `Option`: no step is even made.

use std::cell::RefCell;

use super::draft::Draft;
use crate::model::{Claim, Document, Span, Status, Text};
use crate::schema::Schema;

/// A sentence, and the rules of which words stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TracedSentence {
    /// Where it stands.
    pub span: Span,
    /// Whether it is page furniture, which no rule reads.
    pub furniture: bool,
    /// Frames in the order of their triggers, then patterns.
    pub attempts: Vec<Attempt>,
}

/// A rule at one of its triggers, or a pattern over a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// The rule's name.
    pub rule: Text,
    /// The sentence.
    pub sentence: Span,
    /// The trigger's words; `None` for patterns.
    pub trigger: Option<Span>,
    /// What happened, in order.
    pub steps: Vec<Step>,
}

impl Attempt {
    /// Whether the rule was tried here: a pattern that matches, a frame whose trigger is a word of action with its particle.
    pub fn is_tried(&self) -> bool {
        match self.steps.first() {
            None | Some(Step::NoAction(..)) => false,
            Some(Step::Particle(_, wanted)) => wanted.is_empty(),
            Some(_) => true,
        }
    }
}

/// What happened when a rule was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The word is here no verb or noun of action: its tag, its relation.
    NoAction(Text, Text),
    /// The particle that stands at the verb and that the rule wants.
    Particle(String, String),
    /// The phrase is part of a name, or no noun.
    NoPhrase,
    /// The list's row has no edge type for the phrase, or none with the adjective before it.
    NoEdge,
    /// What must stand there and does not.
    Missing(String),
    /// What must not stand there and does.
    Forbidden(String),
    /// A slot's path leads to no word.
    Empty {
        /// The slot.
        slot: &'static str,
        /// The path.
        path: String,
        /// The step that leads nowhere, with the words that stand there but are not those that it wants.
        broken: Option<(String, Vec<Span>)>,
    },
    /// A slot's path leads to a word.
    Word {
        /// The slot.
        slot: &'static str,
        /// The path.
        path: String,
        /// The word.
        word: Span,
        /// What becomes of it.
        fate: Fate,
    },
    /// A slot is left without anybody, or, of `each`, with one alone.
    Unfilled(&'static str),
    /// A claim whose target stands elsewhere in the article.
    Elsewhere(String),
    /// The status of its claims, and what gave it beside the words that govern the trigger.
    Status(Status, Option<Cause>),
    /// A pattern matches here.
    Matched(Span),
    /// So many take part that only the meeting is recorded.
    Crowd(usize),
    /// No claim between these two.
    Dropped(String, String, Why),
    /// A claim, as rule files write it.
    Made(String),
    /// An event, which `extract` prints and the graph leaves out, unless a rule says more of the same word.
    Event(String),
    /// The status that a claim takes from what the article says of the same elsewhere.
    Settled(Status),
    /// A claim that is left out, since another of the sentence says more.
    Implied(String),
}

/// What becomes of a word to which a slot's path leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It means this node, which the slot takes: name and label.
    Taken(String, Text),
    /// No name stands there, and no group that stands for one.
    Nobody,
    /// The node's label is none of those that the slot takes.
    WrongLabel(String, Text),
    /// The same as the other end, or found before.
    Same(String),
    /// A group, which the edge type does not take.
    Group(String),
    /// An adjective or a group, and no land.
    NoLand(String),
    /// The office is none that this can have.
    NotOffice(String),
}

/// What gave a status beside the words that govern the trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The rule states it.
    Rule,
    /// The time lies ahead of the article's day.
    Ahead,
    /// What stands under this verb of saying.
    Saying(Span),
}

/// Why two ends make no claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The edge type does not link their labels.
    Labels,
    /// They are the same.
    Same,
    /// The sentence has made the same claim before.
    Said,
}

/// Where attempts are written down; nowhere in a normal run.
#[derive(Default)]
pub struct Log(Option<RefCell<Vec<Attempt>>>);

impl Log {
    /// A log that writes.
    pub fn on() -> Log {
        Log(Some(RefCell::default()))
    }

    /// Whether it writes.
    pub fn is_on(&self) -> bool {
        self.0.is_some()
    }

    /// Begins an attempt, to which the next steps belong.
    pub fn begin(&self, rule: &Text, sentence: Span, trigger: impl FnOnce() -> Option<Span>) {
        if let Some(attempts) = &self.0 {
            attempts.borrow_mut().push(Attempt {
                rule: rule.clone(),
                sentence,
                trigger: trigger(),
                steps: Vec::new(),
            });
        }
    }

    /// Writes a step down; once, where a word is looked at several times in a row.
    pub fn step(&self, step: impl FnOnce() -> Step) {
        if let Some(attempts) = &self.0
            && let Some(attempt) = attempts.borrow_mut().last_mut()
        {
            let step = step();
            if attempt.steps.last() != Some(&step) {
                attempt.steps.push(step);
            }
        }
    }

    /// Writes down the claims that an attempt has made, from this one on.
    pub fn made(&self, before: usize, schema: &Schema, draft: &Draft) {
        if self.is_on() {
            for claim in draft.claims.iter().skip(before) {
                self.step(|| Step::Made(written(claim, schema, draft)));
            }
        }
    }

    /// Writes a step down that concerns a claim made before.
    pub fn of_claim(
        &self,
        claim: &Claim,
        schema: &Schema,
        draft: &Draft,
        step: impl FnOnce(String) -> Step,
    ) {
        let made = |attempt: &Attempt, text: &str| {
            let said = |step: &Step| matches!(step, Step::Made(made) if made == text);
            attempt.steps.iter().any(said)
        };
        self.last(claim, schema, draft, made, step);
    }

    /// Writes a step down at the last attempt of the rule and sentence of a claim that was none before.
    pub fn at(
        &self,
        claim: &Claim,
        schema: &Schema,
        draft: &Draft,
        step: impl FnOnce(String) -> Step,
    ) {
        self.last(claim, schema, draft, |_, _| true, step);
    }

    /// Writes a step down at the last of the attempts of a claim's rule and sentence that fit the claim as it is written.
    fn last(
        &self,
        claim: &Claim,
        schema: &Schema,
        draft: &Draft,
        fits: impl Fn(&Attempt, &str) -> bool,
        step: impl FnOnce(String) -> Step,
    ) {
        let Some(attempts) = &self.0 else {
            return;
        };
        let text = written(claim, schema, draft);
        let own = |a: &&mut Attempt| a.rule == claim.rule && a.sentence.end == claim.span.end;
        let mut attempts = attempts.borrow_mut();
        let mut own = attempts.iter_mut().filter(own).rev();
        if let Some(attempt) = own.find(|a| fits(a, &text)) {
            attempt.steps.push(step(text));
        }
    }

    /// All that was written down, by sentences.
    pub fn into_sentences(self, document: &Document) -> Vec<TracedSentence> {
        let mut attempts = self.0.map_or_else(Vec::new, RefCell::into_inner);
        attempts.sort_by_key(|a| (a.trigger.is_none(), a.trigger));
        let of = |span: Span| {
            let here = attempts.iter().filter(|a| a.sentence == span);
            here.cloned().collect()
        };
        let sentences = document.sentences.iter();
        let traced = sentences.map(|s| TracedSentence {
            span: s.span,
            furniture: s.furniture,
            attempts: of(s.span),
        });
        traced.collect()
    }
}

/// A claim as rule files write it.
fn written(claim: &Claim, schema: &Schema, draft: &Draft) -> String {
    let name = |mention| name(mention, schema, draft);
    let (source, target) = (name(claim.source), name(claim.target));
    format!("{source} {} {target} {}", claim.edge, claim.status)
}

/// The name of a mention's chain; of a metonym, the name of the country that it means.
pub fn name(mention: u32, schema: &Schema, draft: &Draft) -> String {
    let place = draft.place_of(mention);
    if let Some(place) = place.and_then(|p| schema.gazetteers().place(p)) {
        return place.name;
    }
    let entity = draft.entity_of(mention);
    let entity = entity.and_then(|e| draft.entities.get(e as usize));
    entity.map_or_else(String::new, |e| e.name.clone())
}
