//! How a sentence states an action: the status that negation, modals, adverbs and governing words give it, by scope in
//! the tree. "X denied that Y had agreed to meet Z" is read from the inside out: the meeting was agreed on, which is denied.
//!
//! Which words govern how is data (`mood.rs`). This file has what both verbs and nouns need; `status_of_verbs.rs` and
//! `status_of_nouns.rs` have the rest.

use super::mood::Effect;
use super::roles::Roles;
use crate::model::Status;

/// What a claim says: what status words mean for it depends on that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    /// Something that happens once.
    #[default]
    Event,
    /// Several such.
    Events,
    /// Something that lasts.
    State,
}

/// How a sentence states something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The status.
    pub status: Status,
    /// The verb of saying that it stands under.
    pub saying: Option<usize>,
}

/// At most so many governing words are looked at.
const DEEPEST: usize = 10;

impl Roles<'_> {
    /// How the sentence states what a verb or noun says.
    pub fn stated(&self, trigger: usize, lasting: bool) -> Stated {
        let mut saying = None;
        self.kind.set(match lasting {
            true => Kind::State,
            false if self.tree.tag(trigger) == "NNS" => Kind::Events,
            false => Kind::Event,
        });
        let mut status = self.stated_from(trigger, DEEPEST, &mut saying);
        if self.is_question(trigger) {
            status = status.stronger(Status::Possible);
        }
        if let Some(undone) = self.undone(trigger, DEEPEST) {
            status = status.stronger(undone);
        }
        // What was only planned is called off, not ended.
        if matches!(status, Status::Suspended | Status::Ended) && self.was_planned(trigger) {
            status = Status::Cancelled;
        }
        Stated { status, saying }
    }

    /// Whether what a noun or verb says was only planned before it was called off: "the planned visit", "plans to meet".
    pub fn was_planned(&self, trigger: usize) -> bool {
        if self.tree.is_verb(trigger) {
            // "dropped plans to sue", but "used to support".
            let used = |head| self.governs("infinitive", head) == Some(Effect::Is(Status::Ended));
            return self.tree.tag(trigger) == "VB" && !self.tree.head(trigger).is_some_and(used);
        }
        let own = self.own_of_noun(trigger, DEEPEST);
        let noun = self.measure_of(trigger).unwrap_or(trigger);
        let governor = self.tree.head(noun).and_then(|p| self.tree.head(p));
        let plan = governor.and_then(|g| self.governs("clause", g));
        matches!(own, Status::Planned | Status::Possible)
            || (self.tree.relation(noun) == "pobj" && plan == Some(Effect::Is(Status::Planned)))
    }

    /// "planned", "scheduled", "set": a verb that dates what is to come.
    pub fn plans(&self, verb: usize) -> bool {
        self.governs("object", verb) == Some(Effect::Is(Status::Planned))
    }

    /// Whether the verb, or the one that carries the noun, says that it has happened: no day makes a plan of it.
    pub fn is_past(&self, trigger: usize) -> bool {
        let tree = self.tree;
        let participle = || {
            let mut clauses = tree.kids_as(trigger, &["acl"]);
            clauses.find(|c| tree.tag(*c) == "VBN" && self.moods.is_light(tree.lemma(*c)))
        };
        // "was a lecturer and a critic of".
        let said = || {
            let first = self.first_joined(trigger);
            tree.head(first).filter(|_| tree.relation(first) == "attr")
        };
        let verb = if tree.is_verb(trigger) {
            Some(trigger)
        } else {
            self.carrier(trigger).or_else(participle).or_else(said)
        };
        verb.is_some_and(|v| {
            tree.tag(v) == "VBD"
                || (tree.tag(v) == "VBN"
                    && (self.has_perfect(v) || tree.kid(v, &["aux", "auxpass"]).is_none()))
                || tree.kids_as(v, &["auxpass"]).any(|a| tree.tag(a) == "VBD")
        })
    }

    /// Whether a verb says that a noun of action was carried out: "held", "paid", but not "had" or "offered".
    fn is_carried_out(&self, noun: usize) -> bool {
        let tree = self.tree;
        let does = |v: &usize| {
            matches!(
                tree.lemma(*v),
                "hold" | "pay" | "make" | "begin" | "start" | "launch" | "mount" | "stage"
            )
        };
        let object = tree.relation(noun) == "dobj";
        let carrier = self.carrier(noun).filter(|v| object && does(v));
        carrier.is_some_and(|v| tree.tag(v) == "VBD" || self.has_perfect(v))
    }

    /// "if Hall does not resign": it is the condition of something else.
    fn is_condition(&self, verb: usize) -> bool {
        let tree = self.tree;
        let condition = |m: usize| self.moods.status("condition", tree.norm(m)).is_some();
        tree.relation(verb) == "advcl" && tree.kids_as(verb, &["mark"]).any(condition)
    }

    /// "to answer charges filed by Hall", "will discuss the treaty signed by Peru": what is done with it is no matter of it.
    fn was_done(&self, noun: usize) -> bool {
        let tree = self.tree;
        tree.kids_as(noun, &["acl"]).any(|v| {
            tree.tag(v) == "VBN"
                && tree.kid(v, &["aux", "auxpass", "neg"]).is_none()
                && tree
                    .kids_as(v, &["agent", "prep", "npadvmod"])
                    .next()
                    .is_some()
                && self.moods.status("done", tree.lemma(v)).is_some()
        })
    }

    pub(super) fn stated_from(
        &self,
        word: usize,
        left: usize,
        saying: &mut Option<usize>,
    ) -> Status {
        let Some(left) = left.checked_sub(1) else {
            return Status::Asserted;
        };
        if self.tree.is_verb(word) {
            let own = self.own_of_verb(word, left);
            let outer = self.outer_of_verb(word, left, saying);
            // "if Hall does not resign": nothing is denied.
            let status = match own {
                Status::Denied if self.is_condition(word) => Status::Possible,
                _ => joined(own, outer),
            };
            match self.but(word) {
                Some(but) if matches!(status, Status::Planned | Status::Possible) => but,
                _ => status,
            }
        } else if self.tree.is_noun(word) {
            let own = self.own_of_noun(word, left);
            let outer = match self.was_done(word) {
                true => Status::Asserted,
                false => self.outer_of_noun(word, left, saying),
            };
            // "held their long-planned talks": they took place.
            let done = outer == Status::Asserted && self.is_carried_out(word);
            match own {
                Status::Planned | Status::Possible if done => outer,
                // "No talks are planned": its verb counts the "no", too.
                _ => own.stronger(outer),
            }
        } else {
            // An adjective: its verb's.
            match self.tree.head(word) {
                Some(head) if self.tree.is_verb(head) => self.stated_from(head, left, saying),
                _ => Status::Asserted,
            }
        }
    }

    /// What a governing word makes of what it governs, when it is stated so itself.
    pub(super) fn governed(&self, effect: Effect, stated: Status) -> Status {
        let effect = match (effect, self.kind.get()) {
            (Effect::Holds, Kind::State) => Effect::Is(Status::Suspended),
            (Effect::Drops | Effect::Ends, Kind::State) => Effect::Is(Status::Ended),
            (Effect::Ends, Kind::Events) => Effect::Is(Status::Ended),
            // "vowed to stop the attacks": they go on.
            (Effect::Drops, Kind::Events)
                if matches!(stated, Status::Planned | Status::Possible) =>
            {
                return Status::Asserted;
            }
            (Effect::Ends, Kind::Event) => Effect::Is(Status::Asserted),
            (Effect::Holds | Effect::Drops, _) => Effect::Is(Status::Cancelled),
            (effect, _) => effect,
        };
        settled(effect, stated)
    }

    fn is_question(&self, word: usize) -> bool {
        let range = self.tree.range();
        let last = range.end.checked_sub(1).filter(|last| *last > word);
        let quoted = |i: usize| matches!(self.tree.norm(i), "\"" | "\u{201d}" | "'");
        let last = last.map(|i| if quoted(i) { i.saturating_sub(1) } else { i });
        last.is_some_and(|i| self.tree.norm(i) == "?")
    }

    /// What a word does to what it governs, with its particle or without.
    pub(super) fn governs(&self, role: &str, word: usize) -> Option<Effect> {
        let tree = self.tree;
        let lemma = tree.lemma(word);
        for particle in tree.kids_as(word, &["prt", "advmod", "prep"]) {
            // "looks forward to": what stands right behind a verb is its particle, whatever the parser calls it.
            if tree.relation(particle) == "prt"
                || particle == word + 1
                || !matches!(tree.tag(particle), "RB" | "VBG")
            {
                let both = format!("{lemma}_{}", tree.norm(particle));
                if let Some(effect) = self.moods.effect(role, &both) {
                    return Some(effect);
                }
            }
        }
        self.moods.effect(role, lemma)
    }
}

/// A word's own status, inside what governs it.
fn joined(own: Status, outer: Status) -> Status {
    match (own, outer) {
        (Status::Denied, Status::Denied) => Status::Asserted,
        _ => own.stronger(outer),
    }
}

/// What a governing word makes of what it governs, when it is stated so itself.
fn settled(effect: Effect, stated: Status) -> Status {
    match (effect, stated) {
        (Effect::Known, _) => Status::Asserted,
        (Effect::Report, Status::Denied) => Status::Possible,
        (Effect::Report, _) => Status::Asserted,
        (Effect::Holds | Effect::Drops | Effect::Ends, _) => stated, // `Roles::governed` has settled these.
        (Effect::Is(Status::Asserted), stated) => stated,
        (Effect::Fails, Status::Denied) => Status::Asserted,
        // "did not rule out meeting", "may refuse to".
        (Effect::Is(Status::Denied), Status::Denied | Status::Possible)
        | (Effect::Fails, Status::Possible) => Status::Possible,
        (Effect::Is(Status::Denied) | Effect::Fails, _) => Status::Denied,
        // "may cancel the visit": it is still planned; "will lift the sanctions": they are still in force.
        (Effect::Is(Status::Cancelled), Status::Asserted | Status::Cancelled | Status::Ended) => {
            Status::Cancelled
        }
        (Effect::Is(Status::Cancelled), _) => Status::Planned,
        (Effect::Is(effect @ (Status::Ended | Status::Suspended)), stated) => match stated {
            Status::Denied | Status::Planned | Status::Possible => Status::Asserted,
            _ => effect,
        },
        (Effect::Is(effect), stated) => effect.stronger(stated),
    }
}
