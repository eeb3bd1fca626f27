//! What surrounds a match: its status and its time.

use std::ops::Range;

use jiff::civil::Date;

use crate::extract::draft::Draft;
use crate::extract::items::{Item, Kind};
use crate::extract::matcher::Match;
use crate::extract::status::Statuses;
use crate::model::{Document, Sentence, Status};
use crate::schema::{ClassId, CompiledRule, EdgeName, Lexicon};

/// Where a match stands.
pub(super) struct Context<'a> {
    pub(super) document: &'a Document,
    pub(super) sentence: &'a Sentence,
    pub(super) items: &'a [Item],
    pub(super) anchor: Option<Date>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) clause_break: Option<ClassId>,
}

impl Context<'_> {
    pub(super) fn tokens(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let first = self.items.get(start)?.tokens.start;
        let last = self.items.get(end.checked_sub(1)?)?.tokens.end;
        Some(first..last)
    }

    pub(super) fn status(
        &self,
        statuses: &Statuses,
        rule: &CompiledRule,
        found: &Match,
        draft: &Draft,
    ) -> Status {
        let Some(whole) = self.tokens(found.start, found.end) else {
            return Status::Asserted;
        };
        let trigger = found
            .trigger
            .and_then(|(start, end)| self.tokens(start, end));
        let Some(trigger) = trigger.filter(|_| rule.clause) else {
            let dated = matches!(rule.edge, EdgeName::OfClass(..));
            return statuses.of_office(self.document, self.sentence, whole, dated);
        };
        // The verb group: back from the trigger to the end of the name before it, in this match.
        let before = found.trigger.map_or(0, |(start, _)| start);
        let names = (found.start..before).rev();
        let name = names.into_iter().find(|i| {
            self.items
                .get(*i)
                .is_some_and(|i| matches!(i.kind, Kind::Name(_)))
        });
        let from = name.map_or(whole.start, |i| self.group_start(i, draft));
        let single = found.slot("source").count() == 1;
        let group = from..trigger.end;
        let (document, sentence) = (self.document, self.sentence);
        let status = statuses.of_action(
            document,
            sentence,
            group,
            trigger.clone(),
            whole.clone(),
            single,
        );
        match rule.edge {
            EdgeName::OfClass(..) => {
                let office = trigger.start..whole.end;
                status.stronger(statuses.of_office(document, sentence, office, true))
            }
            EdgeName::Type(_) => status,
        }
    }

    /// Where the verb group begins behind a name. "Hall called off his meeting with": behind Hall, whose meeting it is.
    fn group_start(&self, name: usize, draft: &Draft) -> usize {
        let Some(item) = self.items.get(name) else {
            return 0;
        };
        let mention = |item: &Item| match item.kind {
            Kind::Name(index) => draft.mention(index),
            _ => None,
        };
        let possessor = mention(item).filter(|_| {
            self.items
                .get(name + 1)
                .is_some_and(|i| i.head == item.head)
        });
        let before = self.items.get(..name).unwrap_or(&[]).iter().rev();
        let mut named = before.filter_map(|i| Some((i, mention(i)?)));
        let same =
            |a: u32, b: u32| a == b || draft.entities.get(a as usize).is_some_and(|e| e.metonym);
        let owner = possessor.and_then(|p| named.next().filter(|(_, m)| same(m.entity, p.entity)));
        owner.map_or(item.tokens.end, |(owner, _)| owner.tokens.end)
    }

    /// The time of an action: the next one after the trigger in the clause, else the nearest before; times of saying
    /// ("said on Friday") are none.
    pub(super) fn time(&self, found: &Match) -> Option<u32> {
        let (start, _) = found.trigger?;
        let at = |i: usize| match self.items.get(i)?.kind {
            Kind::Time(time) if !self.of_saying(i) => Some(time),
            _ => None,
        };
        let after = (start..self.clause_end(start)).find_map(at);
        after.or_else(|| (0..start).rev().find_map(at))
    }

    fn of_saying(&self, at: usize) -> bool {
        let saying = |i: usize| {
            self.items.get(i).is_some_and(|i| {
                [
                    "say", "tell", "report", "announce", "confirm", "add", "deny",
                ]
                .contains(&i.lemma.as_str())
            })
        };
        (1..=4).any(|back| at.checked_sub(back).is_some_and(saying))
    }

    /// Where what is said of an action ends: "will meet Hall following talks in Berlin" is no meeting in Berlin.
    fn clause_end(&self, start: usize) -> usize {
        let breaks = |i: &usize| {
            let item = self.items.get(*i).filter(|i| i.kind == Kind::Word);
            item.is_some_and(|i| self.lexicon.has(self.clause_break, &i.norm))
        };
        (start..self.items.len())
            .find(breaks)
            .unwrap_or(self.items.len())
    }
}
