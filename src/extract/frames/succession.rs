//! Offices that are handed on: who succeeds somebody has what that one had.

use crate::extract::draft::Draft;
use crate::model::{Claim, Status};

/// The internal edge type of rules that say so.
const SUCCEEDS: &str = "SUCCEEDS";
/// The edge types of offices.
pub(super) const OFFICES: [&str; 3] = ["HEADS", "HOLDS_POSITION", "REPRESENTS"];
/// What the claim loses of its confidence, in hundredths: the office stands elsewhere in the article.
const CARRIED: u32 = 90;

/// Turns "Hall succeeds Larsen" into the office of the one for the other, where the article names just one.
pub fn hand_on(draft: &mut Draft) {
    let all = std::mem::take(&mut draft.claims);
    let (handed, kept): (Vec<Claim>, Vec<Claim>) =
        all.into_iter().partition(|c| c.edge == SUCCEEDS);
    draft.claims = kept;
    for hand in handed {
        let new = draft.entity_of(hand.source);
        let old = draft.entity_of(hand.target);
        let (Some(new), Some(old)) = (new, old) else {
            continue;
        };
        let office = |person: u32, now: bool| {
            let offices = draft.claims.iter().filter(|c| {
                // Whoever leaves for another office does not hand that on.
                let held = match now {
                    true => !matches!(c.status, Status::Ended | Status::Denied),
                    false => matches!(c.status, Status::Asserted | Status::Ended),
                };
                held && draft.entity_of(c.source) == Some(person)
                    && OFFICES.contains(&c.edge.as_str())
            });
            let mut one: Option<&Claim> = None;
            for claim in offices {
                let same = |o: &Claim| {
                    o.edge == claim.edge
                        && draft.entity_of(o.target) == draft.entity_of(claim.target)
                };
                if one.is_some_and(|o| !same(o)) {
                    return None;
                }
                one = Some(claim);
            }
            one.cloned()
        };
        let (of_new, of_old) = (office(new, true), office(old, false));
        let made = match (of_new, of_old) {
            (Some(office), None) => Some((hand.target, Status::Ended, office)),
            (None, Some(office)) => Some((hand.source, hand.status, office)),
            _ => None,
        };
        if let Some((person, status, office)) = made {
            // What is denied or only possible leaves the other where it was; who is to be succeeded still holds it.
            let status = match (person == hand.target, hand.status) {
                (true, Status::Planned) if office.status == Status::Planned => Status::Asserted,
                (true, Status::Asserted | Status::Ended) | (false, _) => status,
                (true, _) => continue,
            };
            let confidence = u32::from(hand.confidence) * CARRIED / 100;
            draft.claims.push(Claim {
                source: person,
                status,
                span: hand.span,
                rule: hand.rule,
                confidence: confidence as u8,
                time: None,
                attributed_to: hand.attributed_to,
                ..office
            });
        }
    }
}
