//! Events of which one end has no name, or is not there: what `extract` says besides, and the graph does without.

use rustc_hash::FxHashSet;

use super::fill::End;
use super::tree::Tree;
use crate::extract::draft::Draft;
use crate::model::{Event, Span, Status, Text};

/// What a rule says of one trigger, before all rules have been asked.
pub(super) struct Partial {
    pub trigger: usize,
    pub edge: Text,
    pub ends: [Option<End>; 2],
    pub status: Status,
    pub time: Option<u32>,
    pub attributed_to: Option<u32>,
    pub rule: Text,
    pub confidence: u8,
}

/// The events of a sentence, and the triggers and edge types of its claims.
#[derive(Default)]
pub(super) struct Partials {
    pub told: FxHashSet<(usize, Text)>,
    pub found: Vec<Partial>,
}

impl Partials {
    /// Adds the events to the draft: of what one trigger tells in one edge type none where there is a claim, those with both
    /// ends where there is one, and each once.
    pub fn write(self, tree: &Tree, sentence: Span, draft: &mut Draft) {
        let both = |partial: &&Partial| partial.ends.iter().all(Option::is_some);
        let key = |partial: &Partial| (partial.trigger, partial.edge.clone());
        let full: FxHashSet<(usize, Text)> = self.found.iter().filter(both).map(key).collect();
        let mut seen = FxHashSet::default();
        for partial in self.found {
            let key = key(&partial);
            if self.told.contains(&key) || (full.contains(&key) && !both(&&partial)) {
                continue;
            }
            let [source, target] = partial.ends.map(|end| Some(end?.write(tree, draft)));
            if seen.insert((key, source, target)) {
                draft.events.push(Event {
                    edge: partial.edge,
                    source,
                    target,
                    status: partial.status,
                    time: partial.time,
                    attributed_to: partial.attributed_to,
                    span: sentence,
                    rule: partial.rule,
                    confidence: partial.confidence,
                    stand_in: partial.ends.iter().flatten().any(|end| end.stand_in),
                });
            }
        }
    }
}
