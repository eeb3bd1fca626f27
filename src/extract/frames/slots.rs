//! From a trigger along a rule's paths to the ends of its claims.

use super::fill::{End, PlaceMeans, Who};
use super::{Framer, Work};
use crate::extract::draft::Draft;
use crate::extract::trace::{Fate, Step as Traced, name};
use crate::model::Span;
use crate::schema::frame::{Path, Role, Slot, Step, written};

/// A slot, with what may fill it.
pub(super) struct SlotAt<'a> {
    /// Which.
    pub slot: Slot,
    /// The ways to it, the best first.
    pub paths: &'a [Path],
    /// The labels that it takes.
    pub labels: &'a [String],
    /// Whether it takes no group.
    pub exact: bool,
    /// Whether it takes states, and no parts of one.
    pub sovereign: bool,
    /// What a place means in it.
    pub place: PlaceMeans,
    /// Whether those with or those without a name are looked for.
    pub who: Wanted,
}

/// Whom a slot looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Who has a name in the article.
    Named,
    /// "rebels", "a court".
    Nameless,
}

impl Framer<'_> {
    /// The ends at the first path that leads to some that are none of `others`.
    pub(super) fn fill(
        &self,
        work: &Work,
        trigger: usize,
        slot: &SlotAt,
        others: &[End],
        draft: &Draft,
    ) -> Vec<End> {
        for path in slot.paths {
            let mut ends: Vec<End> = Vec::new();
            let nouns = self.follow(work, trigger, path);
            if nouns.is_empty() {
                work.log.step(|| Traced::Empty {
                    slot: slot_name(slot.slot),
                    path: written(path),
                    broken: self.broken(work, trigger, path),
                });
            }
            // "A and B, who had been negotiating": the clause hangs on the last of them.
            let whole = |n: &usize| match slot.slot {
                Slot::Each => work.roles.first_joined(*n),
                _ => *n,
            };
            match path.first().map(|step| &step.role) {
                Some(Role::Asker) => ends = self.askers(work, others, draft),
                Some(Role::Present) => ends = self.present(work, trigger, others, draft),
                _ => {}
            }
            // "Hall, who succeeded him, Larsen and Quispe": the clause is of the first alone.
            let tree = work.roles.tree;
            let of_clause = |n: usize, joined: usize| {
                let clause = tree.relation(trigger) == "relcl" && tree.head(trigger) == Some(n);
                joined == n || !clause || joined < trigger
            };
            let meant = nouns.iter().flat_map(|n| {
                let joined = work.roles.joined(whole(n)).into_iter();
                joined.filter(|j| of_clause(*n, *j))
            });
            for noun in meant {
                let mut found = match slot.who {
                    Wanted::Named => self.filler.end(&work.roles, noun, slot.place, draft),
                    Wanted::Nameless => self.nameless(work, noun, slot, draft),
                };
                let unknown = found.is_empty() && slot.who == Wanted::Named;
                if unknown && slot.labels.iter().any(|l| l == "Person") {
                    let each = slot.slot == Slot::Each;
                    found = self.both(work, noun, each, others, draft);
                }
                if found.is_empty() && unknown && slot.labels.iter().any(|l| l == "Place") {
                    found = self.two_countries(work, noun, others, draft);
                }
                let log = |fate| Traced::Word {
                    slot: slot_name(slot.slot),
                    path: written(path),
                    word: work.span(noun),
                    fate,
                };
                if found.is_empty() {
                    work.log.step(|| log(Fate::Nobody));
                }
                for mut end in found {
                    if let Who::Adjective(_, place) = &mut end.who
                        && slot.sovereign
                    {
                        *place = self.schema.sovereign(*place);
                    }
                    let known = ends.iter().chain(others).any(|e| e.is(&end, draft));
                    let label = end.label(draft);
                    // No adjective and no group is a land: "visited the Norwegian troops".
                    let land = slot.place == PlaceMeans::Land && !others.is_empty();
                    let nominal = end.stand_in || end.is_nominal(draft);
                    let called = || self.meant(end, draft);
                    if !slot.labels.iter().any(|l| self.schema.is_a(label, l)) {
                        let fate = || log(Fate::WrongLabel(called(), label.into()));
                        work.log.step(fate);
                    } else if known {
                        work.log.step(|| log(Fate::Same(called())));
                    } else if slot.exact && end.stand_in {
                        work.log.step(|| log(Fate::Group(called())));
                    } else if land && nominal && label == "Place" {
                        work.log.step(|| log(Fate::NoLand(called())));
                    } else {
                        work.log.step(|| log(Fate::Taken(called(), label.into())));
                        ends.push(end);
                    }
                }
            }
            if !ends.is_empty() {
                return ends;
            }
        }
        Vec::new()
    }

    /// Whom a noun means that means nobody who has a name and fits: "two Russian diplomats" are not Russia.
    fn nameless(&self, work: &Work, noun: usize, slot: &SlotAt, draft: &Draft) -> Vec<End> {
        let named = self.filler.end(&work.roles, noun, slot.place, draft);
        let fits = |end: &End| {
            let label = end.label(draft);
            slot.labels.iter().any(|l| self.schema.is_a(label, l))
        };
        if named.iter().any(fits) {
            return Vec::new();
        }
        let said = work.roles.sayer(noun);
        if let Some(sayer) = said {
            let named = self.filler.end(&work.roles, sayer, slot.place, draft);
            if !named.is_empty() {
                return named;
            }
        }
        let nameless = self.filler.nameless(&work.roles, said.unwrap_or(noun));
        nameless.into_iter().collect()
    }

    /// The words at the end of a path.
    pub(super) fn follow(&self, work: &Work, trigger: usize, path: &[Step]) -> Vec<usize> {
        let mut here = vec![trigger];
        for (n, step) in path.iter().enumerate() {
            let last = n + 1 == path.len();
            let next = here.iter().flat_map(|at| self.step(work, *at, &step.role));
            let mut next: Vec<usize> = next.collect();
            if !last || !step.words.is_empty() || step.class.is_some() {
                let joined = next.iter().flat_map(|at| work.roles.joined(*at));
                // "suspended part of a programme", "sent tons of rice".
                let meant = |at: usize| {
                    let mut either = [Some(at), work.roles.part_of(at)].into_iter().flatten();
                    either.find(|n| self.allows(work, step, *n))
                };
                next = joined.filter_map(meant).collect();
            }
            here = next;
        }
        here
    }

    /// The step at which a path leads nowhere, and the words that stand there but are not those that it wants; `None`
    /// where the path is one role.
    fn broken(&self, work: &Work, trigger: usize, path: &[Step]) -> Option<(String, Vec<Span>)> {
        let reached = (0..path.len()).take_while(|n| {
            let so_far = path.get(..*n).unwrap_or(&[]);
            !self.follow(work, trigger, so_far).is_empty()
        });
        let at = reached.last()?;
        let step = path.get(at)?;
        let here = self.follow(work, trigger, path.get(..at)?);
        let words = here.iter().flat_map(|h| self.step(work, *h, &step.role));
        let words: Vec<Span> = words.map(|word| work.span(word)).collect();
        (path.len() > 1 || !words.is_empty()).then(|| (step.to_string(), words))
    }

    fn step(&self, work: &Work, at: usize, role: &Role) -> Vec<usize> {
        let roles = &work.roles;
        let verb = roles.tree.is_verb(at);
        match role {
            Role::Subject if verb => roles.subject(at),
            Role::Subject => roles.noun_subject(at),
            Role::Object => roles.object(at),
            Role::Indirect => roles.indirect(at),
            Role::Clause => roles.clause(at),
            Role::About => roles.about(at),
            Role::Where => roles.place_of_clause(at).into_iter().collect(),
            Role::Modal => roles.tree.kids_as(at, &["aux"]).collect(),
            Role::Manner => roles.manner(at),
            Role::Purpose => roles.purpose(at),
            Role::Called => roles.bearer(at).map_or_else(Vec::new, |b| b.who),
            Role::Owner => roles.owner(at, false, &|n| roles.owners.at(n).is_some()),
            // Not in this sentence: see `earlier`.
            Role::Asker | Role::Present => Vec::new(),
            Role::Preposition(word) => roles.preposition(at, word),
        }
    }

    fn allows(&self, work: &Work, step: &Step, at: usize) -> bool {
        let tree = work.roles.tree;
        let word = |w: &String| w == tree.lemma(at) || w == tree.norm(at);
        if step.words.is_empty() && step.class.is_none() {
            return true;
        }
        let class = step.class.as_deref();
        let class = class.and_then(|name| self.schema.lexicon().class(name));
        // "sanctions_list": with the noun before it.
        let before = at
            .checked_sub(1)
            .filter(|b| tree.relation(*b) == "compound");
        let compound = |before: usize, word: &str| {
            let last = word.strip_prefix(tree.lemma(before));
            last.and_then(|w| w.strip_prefix('_')) == Some(tree.lemma(at))
        };
        if before.is_some_and(|b| step.words.iter().any(|w| compound(b, w))) {
            return true;
        }
        step.words.iter().any(word) || self.schema.lexicon().has(class, tree.lemma(at))
    }

    /// The name of the node that an end means.
    pub(super) fn meant(&self, end: End, draft: &Draft) -> String {
        let place = end.place(draft);
        match place.and_then(|p| self.schema.gazetteers().place(p)) {
            Some(place) => place.name,
            None if !end.is_named() => "somebody without a name".into(),
            None => end
                .mention()
                .map_or_else(String::new, |m| name(m, self.schema, draft)),
        }
    }
}

/// The name of a slot in the notation of rules.
pub(super) fn slot_name(slot: Slot) -> &'static str {
    match slot {
        Slot::Source => "source",
        Slot::Target => "target",
        Slot::Each => "each",
    }
}
