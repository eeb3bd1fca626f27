//! When and where an action takes place: times and places that stand under it, or under what carries or governs it.

use super::{Framer, Work};
use crate::extract::draft::Draft;

impl Framer<'_> {
    /// The time of an action: one that stands under it, or under the verb that carries or governs it.
    pub(super) fn time(&self, work: &Work, trigger: usize, draft: &Draft) -> Option<u32> {
        let tree = work.roles.tree;
        let range = tree.range();
        let from = draft
            .times
            .partition_point(|t| t.tokens.start < range.start);
        let here = draft.times.iter().enumerate().skip(from);
        let here = here.take_while(|(_, t)| t.tokens.start < range.end);
        let mut best: Option<(usize, usize, u32)> = None;
        for (index, time) in here.filter(|(_, t)| t.adverbial) {
            let Some(rank) = self.time_rank(work, trigger, time.tokens.clone()) else {
                continue;
            };
            let distance = time.tokens.start.abs_diff(trigger);
            if best.is_none_or(|(r, d, _)| (rank, distance) < (r, d)) {
                best = Some((rank, distance, index as u32));
            }
        }
        best.map(|(_, _, index)| index)
            .or_else(|| self.time_behind(work, trigger, draft))
            .or_else(|| {
                // "will fly to Paris on Sunday and be received there": that of the verb that it is joined to.
                let joined = tree.is_verb(trigger) && tree.relation(trigger) == "conj";
                let first = tree.head(trigger).filter(|h| joined && tree.is_verb(*h))?;
                self.time(work, first, draft)
            })
    }

    /// The next time behind an action with no other verb between, where the parser has hung it elsewhere.
    fn time_behind(&self, work: &Work, trigger: usize, draft: &Draft) -> Option<u32> {
        let tree = work.roles.tree;
        let from = draft.times.partition_point(|t| t.tokens.start <= trigger);
        let (index, time) = draft
            .times
            .iter()
            .enumerate()
            .skip(from)
            .find(|(_, t)| t.adverbial)?;
        let near = time.tokens.start < tree.range().end
            && !(trigger + 1..time.tokens.start).any(|i| tree.is_verb(i));
        near.then_some(index as u32)
    }

    /// How near in the tree a time stands to an action: 0 under it; more for each word that governs it; `None` where
    /// another action stands between.
    fn time_rank(
        &self,
        work: &Work,
        trigger: usize,
        tokens: std::ops::Range<usize>,
    ) -> Option<usize> {
        let tree = work.roles.tree;
        // The head of the time's own words.
        let top = tokens
            .clone()
            .find(|i| tree.head(*i).is_none_or(|h| !tokens.contains(&h)))?;
        let host = tree.up(top).skip(1).find(|i| {
            tree.is_verb(*i)
                || *i == trigger
                || (tree.is_noun(*i) && self.entries(work.document, *i).is_some())
        });
        let mut host = host?;
        // "a visit planned for June": the time of the plan is the time of the visit.
        if matches!(tree.relation(host), "acl" | "relcl")
            && work.roles.plans(host)
            && tree.up(host).any(|i| i == trigger)
        {
            host = trigger;
        }
        let mut at = trigger;
        let mut rank = 0;
        loop {
            if at == host {
                return Some(rank);
            }
            let next = self.governor(work, at)?;
            at = next;
            rank += 1;
            if rank > 4 {
                return None;
            }
        }
    }

    /// The word that an action shares its time with: the light verb of a noun, the verb that an infinitive or a joined
    /// verb hangs on; not one of saying.
    fn governor(&self, work: &Work, at: usize) -> Option<usize> {
        let roles = &work.roles;
        let tree = roles.tree;
        if !tree.is_verb(at) {
            if let Some(measure) = roles.measure_of(at) {
                return Some(measure);
            }
            if let Some(carrier) = roles.carrier(at) {
                return Some(carrier);
            }
            let head = tree.head(at)?;
            return match tree.relation(at) {
                "nsubj" | "nsubjpass" | "dobj" | "conj" | "appos" | "attr" => Some(head),
                "pobj" => tree.head(head),
                _ => None,
            };
        }
        let head = tree.head(at)?;
        match tree.relation(at) {
            "xcomp" | "acomp" | "advcl" => Some(head),
            "conj" if tree.is_verb(head) && head < at => Some(head),
            "acl" if tree.tag(at) == "VB" => Some(head),
            // "will fly to Paris, where he will meet": the journey's time is the meeting's.
            "relcl" if work.roles.is_where(at) => tree.up(head).find(|i| tree.is_verb(*i)),
            _ => None,
        }
    }

    /// The place of an action: "in", "at" a place under it or under what carries it.
    pub(super) fn place(&self, work: &Work, trigger: usize, draft: &Draft) -> Option<u32> {
        let tree = work.roles.tree;
        let mut at = Some(trigger);
        for _ in 0..4 {
            let word = at?;
            if work.roles.is_where(word) {
                let place = tree.head(word).and_then(|h| work.roles.owners.at(h));
                let is_place = |m: &u32| draft.mention(*m).is_some_and(|m| m.label == "Place");
                if place.filter(is_place).is_some() {
                    return place;
                }
            }
            if let Some(found) = self.place_under(work, word, trigger, draft) {
                return Some(found);
            }
            at = self
                .governor(work, word)
                .filter(|g| tree.is_verb(*g) || tree.is_noun(*g));
        }
        None
    }

    fn place_under(&self, work: &Work, word: usize, trigger: usize, draft: &Draft) -> Option<u32> {
        let tree = work.roles.tree;
        let is_place = |i: usize| {
            let mention = work.roles.owners.at(i)?;
            (draft.mention(mention)?.label == "Place").then_some(mention)
        };
        // "met Hall in Lima": the parser may hang the place on the name; never behind another verb.
        let mut search = vec![word];
        let mut at = 0;
        while let Some(here) = search.get(at).copied() {
            at += 1;
            for kid in tree.kids(here) {
                let preposition = tree.norm(kid);
                let place = tree.relation(kid) == "prep"
                    && (is_locative(preposition) || (preposition == "to" && word != trigger));
                if place {
                    let found = tree.kids_as(kid, &["pobj"]).find_map(is_place);
                    if found.is_some() {
                        return found;
                    }
                }
                // "will visit Lima to meet Hall".
                if tree.relation(kid) == "dobj"
                    && here == word
                    && word != trigger
                    && let Some(found) = is_place(kid)
                {
                    return Some(found);
                }
                let through = [
                    "prep",
                    "agent",
                    "pobj",
                    "dobj",
                    "conj",
                    "nsubjpass",
                    "dative",
                ];
                if through.contains(&tree.relation(kid)) && !tree.is_verb(kid) && search.len() < 16
                {
                    search.push(kid);
                }
            }
        }
        None
    }
}

fn is_locative(preposition: &str) -> bool {
    matches!(preposition, "in" | "at" | "near" | "outside")
}
