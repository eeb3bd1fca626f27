//! Rules at work: each sentence's items are matched against the rules whose trigger words stand in it, and each match
//! becomes claims with status, time and place.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use jiff::civil::Date;

use super::draft::{Draft, DraftMention};
use super::items::{Item, Itemizer, Kind};
use super::matcher::{Filler, Match, Matcher};
use super::meetings::Report;
use super::status::Statuses;
use crate::model::{
    Claim, ClaimProperties, Document, MentionKind, PlaceId, Sentence, Status, Text,
};
use crate::schema::{ClassId, CompiledRule, EdgeName, Lexicon, Schema, TriggerKey};

/// Applies rules.
pub struct Claimer<'s> {
    schema: &'s Schema,
    itemizer: Itemizer<'s>,
    statuses: Statuses<'s>,
    by_key: HashMap<TriggerKey, Vec<usize>>,
    aux: Option<ClassId>,
    gap_stop: Option<ClassId>,
    capital: Option<ClassId>,
    nouns: [Option<ClassId>; 3],
    clause_break: Option<ClassId>,
}

impl<'s> Claimer<'s> {
    /// With this schema's rules, indexed by their trigger words.
    pub fn new(schema: &'s Schema) -> Claimer<'s> {
        let mut by_key: HashMap<TriggerKey, Vec<usize>> = HashMap::new();
        for (i, rule) in schema.rules().iter().enumerate() {
            for key in &rule.keys {
                by_key.entry(key.clone()).or_default().push(i);
            }
        }
        let class = |name| schema.lexicon().class(name);
        Claimer {
            schema,
            itemizer: Itemizer::new(schema),
            statuses: Statuses::new(schema.lexicon()),
            by_key,
            aux: class("aux"),
            gap_stop: class("gap_stop"),
            capital: class("capital"),
            clause_break: class("clause_break"),
            nouns: [class("org_noun"), class("delegation"), class("meeting")],
        }
    }

    /// Adds the claims of one sentence to the draft, and its meetings to `reports`.
    pub fn claim(
        &self,
        document: &Document,
        sentence: &Sentence,
        anchor: Option<Date>,
        draft: &mut Draft,
        reports: &mut Vec<Report>,
    ) {
        let rules = self.candidates(document, sentence);
        if rules.is_empty() {
            return;
        }
        let flat = self.itemizer.flat(document, sentence, draft);
        let clauses = self.itemizer.clauses(document, sentence, &flat);
        let mut seen = HashSet::new();
        let first = draft.claims.len();
        for rule in rules.iter().filter_map(|i| self.schema.rules().get(*i)) {
            let rows: &[Vec<Item>] = if rule.clause {
                &clauses
            } else {
                std::slice::from_ref(&flat)
            };
            for items in rows {
                for start in 0..items.len() {
                    let matcher = Matcher {
                        schema: self.schema,
                        itemizer: &self.itemizer,
                        document,
                        sentence,
                        draft,
                        items,
                        aux: self.aux,
                        gap_stop: self.gap_stop,
                        capital: self.capital,
                        nested: !rule.clause,
                        nouns: self.nouns,
                    };
                    if let Some(found) = matcher.at(&rule.pattern, start) {
                        let context = Context {
                            document,
                            sentence,
                            items,
                            anchor,
                            lexicon: self.schema.lexicon(),
                            clause_break: self.clause_break,
                        };
                        self.make(&context, rule, &found, draft, &mut seen, reports);
                    }
                }
            }
        }
        drop_shadowed(draft, first);
    }

    /// The rules that can match, in schema order.
    fn candidates(&self, document: &Document, sentence: &Sentence) -> Vec<usize> {
        let mut rules = Vec::new();
        let mut add =
            |key: TriggerKey| rules.extend(self.by_key.get(&key).into_iter().flatten().copied());
        for at in sentence.tokens.clone() {
            let Some(token) = document.tokens.get(at) else {
                continue;
            };
            add(TriggerKey::Word(token.norm.clone()));
            add(TriggerKey::Lemma(token.lemma.clone()));
            for (_, row) in self.itemizer.phrases(document, sentence, at) {
                add(TriggerKey::Class(row.class));
            }
        }
        rules.sort_unstable();
        rules.dedup();
        rules
    }

    fn make(
        &self,
        context: &Context,
        rule: &CompiledRule,
        found: &Match,
        draft: &mut Draft,
        seen: &mut HashSet<(Text, u32, u32, Status)>,
        reports: &mut Vec<Report>,
    ) {
        let row = found.slots.iter().find_map(|(_, filler)| match filler {
            Filler::Phrase(row) => Some(*row),
            _ => None,
        });
        let edge: Text = match &rule.edge {
            EdgeName::Type(name) => name.clone(),
            EdgeName::OfClass(_, column) => match row {
                Some(row) => self.schema.lexicon().cell(row, column).into(),
                None => return,
            },
        };
        // "French coach X", "Adobe India CEO X": no country has a coach or a chief executive.
        let of_country = found
            .slots
            .iter()
            .any(|(_, f)| matches!(f, Filler::Demonym(..) | Filler::Government(..)));
        if of_country && row.is_some_and(|row| self.schema.lexicon().cell(row, "country") == "no") {
            return;
        }
        let local = row.is_some_and(|row| self.schema.lexicon().cell(row, "seat") == "city");
        let mut status = context.status(&self.statuses, rule, found, draft);
        if let Some(stated) = rule.status {
            status = stated.stronger(status);
        }
        let fill = |slot: &str, draft: &mut Draft| {
            let fillers: Vec<Filler> = found.slot(slot).collect();
            let mentions = fillers
                .into_iter()
                .filter_map(|f| self.mention(context, f, local, draft));
            mentions.collect::<Vec<u32>>()
        };
        let sources = fill("source", draft);
        let targets = if rule.each {
            Vec::new()
        } else {
            fill("target", draft)
        };
        if rule.each && sources.len() < 2 {
            return;
        }
        let time = context.time(found);
        if rule.clause
            && status == Status::Asserted
            && time.is_some_and(|t| context.lies_ahead(t, draft))
        {
            status = Status::Planned;
        }
        let properties = self.properties(found);
        let mut made = false;
        for (source, target) in pairs(&sources, &targets, rule.each) {
            made |= self.push(
                context,
                rule,
                &edge,
                (source, target),
                status,
                time,
                &properties,
                draft,
                seen,
            );
        }
        if made && rule.meeting {
            let mut participants: Vec<u32> = sources.iter().chain(&targets).copied().collect();
            participants.dedup();
            let place = fill("place", draft)
                .first()
                .copied()
                .or_else(|| context.place(found, draft));
            let trigger = found
                .trigger
                .and_then(|(start, end)| context.tokens(start, end));
            let span = context
                .document
                .span(&trigger.unwrap_or(context.sentence.tokens.clone()));
            reports.push(Report {
                participants,
                place,
                time,
                status,
                span,
                evidence: context.sentence.span,
                rule: rule.name.clone(),
            });
        }
    }

    #[allow(clippy::too_many_arguments)] // One call site; a struct for it would only rename the arguments.
    fn push(
        &self,
        context: &Context,
        rule: &CompiledRule,
        edge: &Text,
        ends: (u32, u32),
        status: Status,
        time: Option<u32>,
        properties: &ClaimProperties,
        draft: &mut Draft,
        seen: &mut HashSet<(Text, u32, u32, Status)>,
    ) -> bool {
        let (source, target) = ends;
        let (Some(a), Some(b)) = (draft.mention(source), draft.mention(target)) else {
            return false;
        };
        let same_place =
            draft.place_of(source).is_some() && draft.place_of(source) == draft.place_of(target);
        if a.entity == b.entity || same_place || !self.schema.allows(edge, &a.label, &b.label) {
            return false;
        }
        // "His visit to Lima matters" means the visit that the article has said to be planned.
        let anaphoric = rule.noun && status == Status::Asserted && a.kind == MentionKind::Pronoun;
        let told = |c: &Claim| {
            c.edge == *edge
                && c.status != status
                && draft.entity_of(c.source) == Some(a.entity)
                && draft.entity_of(c.target) == Some(b.entity)
        };
        if anaphoric && draft.claims.iter().any(told) {
            return false;
        }
        if !seen.insert((edge.clone(), a.entity, b.entity, status)) {
            return false;
        }
        draft.claims.push(Claim {
            edge: edge.clone(),
            source,
            target,
            status,
            time: time.filter(|_| rule.clause),
            attributed_to: None,
            span: context.sentence.span,
            rule: rule.name.clone(),
            confidence: confidence(rule.confidence, a.certainty, b.certainty),
            properties: properties.clone(),
        });
        true
    }

    /// The mention that a filler stands for; adjectives and capitals get one that means the country.
    fn mention(
        &self,
        context: &Context,
        filler: Filler,
        local: bool,
        draft: &mut Draft,
    ) -> Option<u32> {
        match filler {
            Filler::Mention(index) => Some(index),
            Filler::Government(index, _) if local => Some(index),
            Filler::Government(index, country) => {
                // The country's own name is a mention of it already.
                if draft.place_of(index) == Some(country) {
                    return Some(index);
                }
                let entity = draft.metonym(country);
                let mention = draft.mentions.get_mut(index as usize)?;
                mention.entity = entity;
                Some(index)
            }
            Filler::Demonym(item, country) => {
                let tokens = context.items.get(item)?.head.clone();
                Some(self.nominal(context, tokens, country, draft))
            }
            Filler::Phrase(_) => None,
        }
    }

    /// The mention of a country by its adjective, made once for each place in the text.
    fn nominal(
        &self,
        context: &Context,
        tokens: Range<usize>,
        country: PlaceId,
        draft: &mut Draft,
    ) -> u32 {
        let span = context.document.span(&tokens);
        let made = draft
            .starting(tokens.start)
            .find(|(_, m)| m.span == span && m.kind == MentionKind::Nominal);
        if let Some((made, _)) = made {
            return made;
        }
        let named = draft
            .entities
            .iter()
            .position(|e| !e.metonym && e.place == Some(country));
        let entity = named.map_or_else(|| draft.metonym(country), |i| i as u32);
        let label: Text = "Place".into();
        let kind = MentionKind::Nominal;
        draft.add_mention(DraftMention {
            span,
            tokens,
            label,
            kind,
            entity,
            certainty: 100,
        })
    }

    fn properties(&self, found: &Match) -> ClaimProperties {
        let lexicon = self.schema.lexicon();
        let text = |name: &str| {
            found.slot(name).find_map(|filler| match filler {
                Filler::Phrase(row) => Some(Text::from(lexicon.cell(row, "form"))),
                _ => None,
            })
        };
        ClaimProperties {
            office: text("office"),
            kind: text("kind"),
            topic: None,
            stand_in: false,
        }
    }
}

/// Where a match stands.
struct Context<'a> {
    document: &'a Document,
    sentence: &'a Sentence,
    items: &'a [Item],
    anchor: Option<Date>,
    lexicon: &'a Lexicon,
    clause_break: Option<ClassId>,
}

impl Context<'_> {
    fn tokens(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let first = self.items.get(start)?.tokens.start;
        let last = self.items.get(end.checked_sub(1)?)?.tokens.end;
        Some(first..last)
    }

    fn status(
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
            return statuses.of_office(self.document, self.sentence, whole);
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
            (rule.noun, single),
        );
        match rule.edge {
            EdgeName::OfClass(..) => {
                let office = trigger.start..whole.end;
                status.stronger(statuses.of_office(document, sentence, office))
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
    fn time(&self, found: &Match) -> Option<u32> {
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

    fn lies_ahead(&self, time: u32, draft: &Draft) -> bool {
        let days = draft.times.get(time as usize).and_then(|t| t.time.days);
        match (days, self.anchor) {
            (Some((first, _)), Some(anchor)) => first > anchor,
            _ => false,
        }
    }

    /// The place of an action: the first "in", "at" a place after the trigger, else the nearest before it.
    fn place(&self, found: &Match, draft: &Draft) -> Option<u32> {
        let (start, _) = found.trigger?;
        let at = |i: usize| {
            let item = self.items.get(i)?;
            let Kind::Name(index) = item.kind else {
                return None;
            };
            let mention = draft.mention(index)?;
            let before = i
                .checked_sub(1)
                .and_then(|i| self.items.get(i))
                .map_or("", |i| i.norm.as_str());
            (mention.label == "Place" && ["in", "at", "near"].contains(&before)).then_some(index)
        };
        let after = (start..self.clause_end(start)).find_map(at);
        after.or_else(|| (0..start).rev().find_map(at))
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

/// Drops what a sentence says of "his meeting with" or "its sanctions" where it says the same with the name and another
/// status: "Norway will lift its sanctions" does not impose them.
fn drop_shadowed(draft: &mut Draft, first: usize) {
    let Draft {
        claims, mentions, ..
    } = draft;
    let mention = |index: u32| mentions.get(index as usize);
    let chain = |index: u32| mention(index).map(|m| (&m.label, m.entity));
    let said = claims.get(first..).unwrap_or(&[]).to_vec();
    let by_pronoun = |c: &Claim| mention(c.source).is_some_and(|m| m.kind == MentionKind::Pronoun);
    let mut at = 0;
    claims.retain(|claim| {
        at += 1;
        let shadowed = at > first
            && by_pronoun(claim)
            && said.iter().any(|other| {
                !by_pronoun(other)
                    && other.edge == claim.edge
                    && chain(other.source) == chain(claim.source)
                    && chain(other.target) == chain(claim.target)
            });
        !shadowed
    });
}

/// A rule's confidence, less what is unsure about who its ends are; all in hundredths.
fn confidence(rule: u8, source: u8, target: u8) -> u8 {
    let product = u32::from(rule) * u32::from(source) * u32::from(target);
    ((product + 5_000) / 10_000) as u8
}

/// The pairs that a match means: across its sides, or all of one list.
fn pairs(sources: &[u32], targets: &[u32], each: bool) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    for (i, source) in sources.iter().enumerate() {
        let others = if each {
            sources.get(i + 1..).unwrap_or(&[])
        } else {
            targets
        };
        pairs.extend(others.iter().map(|target| (*source, *target)));
    }
    pairs
}
