//! States that are over, wherever the article tells it: what the dead were and had, and what somebody has left.

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use super::Framer;
use super::succession::OFFICES;
use crate::extract::draft::Draft;
use crate::extract::trace::{Log, Step};
use crate::model::{Claim, Status, Text};
use crate::schema::frame::Trigger;

/// The internal edge type of rules that say that somebody is dead.
const DIES: &str = "DIES";
/// The internal edge type of rules that say that somebody has left office.
const LEAVES: &str = "LEAVES";
/// Who left an office more than so many days ago may have another one by now.
const RECENT: i32 = 60;
/// The edge type that says it of its target.
const KILLS: &str = "KILLS";

impl Framer<'_> {
    /// Ends the states of all whom the article says to be dead, and those of which their own sentence says that they are over.
    pub fn end(&self, anchor: Option<Date>, draft: &mut Draft, log: &Log) {
        let dead = self.dead(draft);
        let left = left(anchor, draft);
        if !self.events {
            draft.events.retain(|e| e.edge != DIES && e.edge != LEAVES);
        }
        let state = |claim: &Claim| self.schema.edge(&claim.edge).is_some_and(|e| e.mortal);
        let key = |claim: &Claim| {
            let ends = (draft.entity_of(claim.source), draft.entity_of(claim.target));
            (claim.edge.clone(), ends, claim.span)
        };
        let ended = draft.claims.iter().filter(|c| c.status == Status::Ended);
        let ended: FxHashSet<_> = ended.map(key).collect();
        let over = |claim: &Claim| {
            let who = draft.entity_of(claim.source);
            let over = who.is_some_and(|who| dead.contains(&who)) || ended.contains(&key(claim));
            let office = OFFICES.contains(&claim.edge.as_str());
            let over = over || office && who.is_some_and(|who| left.contains(&who));
            claim.status == Status::Asserted && state(claim) && over
        };
        let over: Vec<bool> = draft.claims.iter().map(over).collect();
        for (claim, _) in draft.claims.iter().zip(&over).filter(|(_, over)| **over) {
            log.of_claim(claim, self.schema, draft, |_| Step::Settled(Status::Ended));
        }
        let claims = draft.claims.iter_mut().zip(over);
        for (claim, _) in claims.filter(|(_, over)| *over) {
            claim.status = Status::Ended;
        }
    }

    /// The chains of those whom the article says to be dead. A verb says it; a noun ("his funeral") only speaks of it, which
    /// is too little where another sentence leaves it open.
    pub(super) fn dead(&self, draft: &Draft) -> FxHashSet<u32> {
        let noun = |rule: &Text| {
            let mut rules = self.schema.frames().iter().filter(|f| f.name == *rule);
            rules.any(|f| {
                f.frame
                    .triggers
                    .iter()
                    .any(|t| matches!(t, Trigger::Noun(_)))
            })
        };
        let died = draft.events.iter().filter(|e| e.edge == DIES);
        let died = died.filter_map(|e| Some((draft.entity_of(e.source?)?, e)));
        let (spoken, told): (Vec<_>, Vec<_>) = died.partition(|(_, e)| noun(&e.rule));
        let killed = draft.claims.iter().filter(|c| c.edge == KILLS);
        let killed = killed.filter(|c| c.status == Status::Asserted);
        let killed = killed.filter_map(|c| draft.entity_of(c.target));
        let spoken = spoken.into_iter().filter(|(who, _)| {
            let mut told = told.iter();
            told.all(|(other, e)| other != who || e.status == Status::Asserted)
        });
        let stated = told.iter().copied().chain(spoken);
        let stated = stated.filter(|(_, e)| e.status == Status::Asserted);
        stated.map(|(who, _)| who).chain(killed).collect()
    }
}

/// The chains of those of whom the article says that they have just left office, and who have only one.
fn left(anchor: Option<Date>, draft: &Draft) -> FxHashSet<u32> {
    let old = |time: u32| {
        let days = draft.times.get(time as usize).and_then(|t| t.time.days);
        days.zip(anchor)
            .is_some_and(|((_, last), day)| (day - last).get_days() > RECENT)
    };
    let left = draft.events.iter().filter(|e| e.edge == LEAVES);
    let left = left.filter(|e| e.status == Status::Asserted && !e.time.is_some_and(old));
    let left: FxHashSet<u32> = left.filter_map(|e| draft.entity_of(e.source?)).collect();
    let one = |who: &u32| {
        let offices = draft.claims.iter().filter(|c| {
            OFFICES.contains(&c.edge.as_str()) && draft.entity_of(c.source) == Some(*who)
        });
        let mut targets = offices.map(|c| draft.entity_of(c.target));
        let first = targets.next();
        first.is_some_and(|first| targets.all(|target| target == first))
    };
    left.into_iter().filter(one).collect()
}
