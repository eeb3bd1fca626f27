//! Rules at work: each sentence's items are matched against the rules whose trigger words stand in it, and each match
//! becomes claims with status, time and place.

mod candidates;
mod context;

use std::cell::{Cell, OnceCell};

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use crate::extract::draft::Draft;
use crate::extract::government::Governments;
use crate::extract::items::{Item, Itemizer, Kind};
use crate::extract::kinds::Kinds;
use crate::extract::matcher::{Filler, Match, Matcher};
use crate::extract::status::Statuses;
use crate::extract::trace::{Log, Step};
use crate::model::{Claim, ClaimProperties, Document, Sentence, Status, Text};
use crate::schema::{ClassId, CompiledRule, EdgeName, PlaceEntry, RowId, Schema};
use candidates::{Index, Row};
use context::Context;

/// Applies rules.
pub struct Claimer<'s> {
    schema: &'s Schema,
    itemizer: Itemizer<'s>,
    statuses: Statuses<'s>,
    index: Index,
    aux: Option<ClassId>,
    gap_stop: Option<ClassId>,
    governments: Governments<'s>,
    nouns: [Option<ClassId>; 3],
    titles: [Option<ClassId>; 3],
    clause_break: Option<ClassId>,
    water: Option<ClassId>,
}

impl<'s> Claimer<'s> {
    /// With this schema's rules, indexed by their trigger words.
    pub fn new(schema: &'s Schema) -> Claimer<'s> {
        let class = |name| schema.lexicon().class(name);
        Claimer {
            schema,
            itemizer: Itemizer::new(schema),
            statuses: Statuses::new(schema.lexicon()),
            index: Index::new(schema.rules()),
            aux: class("aux"),
            gap_stop: class("gap_stop"),
            governments: Governments::new(schema),
            clause_break: class("clause_break"),
            water: class("water"),
            nouns: ["org_noun", "delegation", "meeting"].map(class),
            titles: ["office", "founder", "profession"].map(class),
        }
    }

    /// Adds the claims of one sentence to the draft.
    pub fn claim(
        &self,
        document: &Document,
        sentence: &Sentence,
        anchor: Option<Date>,
        kinds: &Kinds,
        draft: &mut Draft,
        log: &Log,
    ) {
        let (rules, classes) = self.index.candidates(document, sentence, &self.itemizer);
        if rules.is_empty() {
            return;
        }
        let row = |items: Vec<Item>| Row::new(items, self.schema);
        let flat = row(self.itemizer.flat(document, sentence, draft));
        let clauses: OnceCell<Vec<Row>> = OnceCell::new();
        let mut seen = FxHashSet::default();
        for rule in rules.iter().filter_map(|i| self.schema.rules().get(*i)) {
            let rows: &[Row] = if rule.clause {
                clauses.get_or_init(|| {
                    let clauses = self.itemizer.clauses(document, &flat.items);
                    clauses.into_iter().map(row).collect()
                })
            } else {
                std::slice::from_ref(&flat)
            };
            log.begin(&rule.name, sentence.span, || None);
            let rows = rows
                .iter()
                .filter(|row| row.present.meets(&rule.needs, &classes));
            for Row { items, symbols, .. } in rows {
                let mut from = 0;
                loop {
                    let matcher = Matcher {
                        schema: self.schema,
                        itemizer: &self.itemizer,
                        document,
                        sentence,
                        draft,
                        items,
                        symbols,
                        aux: self.aux,
                        gap_stop: self.gap_stop,
                        governments: &self.governments,
                        kinds,
                        nested: !rule.clause,
                        nouns: self.nouns,
                        titles: self.titles,
                        steps: Cell::default(),
                    };
                    let Some(found) = matcher.next(&rule.pattern, from) else {
                        break;
                    };
                    from = found.start + 1;
                    let context = Context {
                        document,
                        sentence,
                        items,
                        anchor,
                        lexicon: self.schema.lexicon(),
                        clause_break: self.clause_break,
                    };
                    let before = draft.claims.len();
                    if let Some(words) = context.tokens(found.start, found.end) {
                        log.step(|| Step::Matched(document.span(&words)));
                    }
                    self.make(&context, rule, &found, draft, &mut seen);
                    log.made(before, self.schema, draft);
                }
            }
        }
    }

    fn make(
        &self,
        context: &Context,
        rule: &CompiledRule,
        found: &Match,
        draft: &mut Draft,
        seen: &mut FxHashSet<(Text, u32, u32, Status)>,
    ) {
        if self.forbidden(context, rule, found) {
            return;
        }
        // "the chairman and chief executive of": each office is a claim of its own.
        let rows: Vec<RowId> = found.slots.iter().filter_map(row_of).collect();
        match &rule.edge {
            EdgeName::Type(name) => {
                let row = rows.first().copied();
                self.make_edge(context, rule, found, (name, row), draft, seen);
            }
            EdgeName::OfClass(_, column) => {
                for row in rows {
                    let name: Text = self.schema.lexicon().cell(row, column).into();
                    let edge = (&name, Some(row));
                    self.make_edge(context, rule, found, edge, draft, seen);
                }
            }
        }
    }

    /// Whether a phrase stands in a match that the rule rules out.
    fn forbidden(&self, context: &Context, rule: &CompiledRule, found: &Match) -> bool {
        let items = context.items.get(found.start..found.end).unwrap_or(&[]);
        !rule.unless.is_empty()
            && items.iter().any(|item| {
                let document = context.document;
                let at = item.tokens.start;
                // "A police officer": the noun counts, not what stands before it.
                let noun = |token: usize| {
                    let mut words = context.items.iter().filter(|i| i.kind == Kind::Word);
                    let word = words.any(|i| i.tokens.start == token);
                    let tag = document.tokens.get(token).map_or("", |t| t.tag.as_str());
                    word && tag.starts_with("NN")
                };
                let mut phrases = self.itemizer.phrases(document, at);
                item.kind == Kind::Word
                    && phrases.any(|(end, row)| {
                        rule.unless.contains(&row.class)
                            && self.schema.lexicon().cell(row, "country") != "no"
                            && !noun(end)
                    })
            })
    }

    /// Makes the claims of one type that a match means.
    #[allow(clippy::too_many_arguments)] // Two call sites; a struct for it would only rename the arguments.
    fn make_edge(
        &self,
        context: &Context,
        rule: &CompiledRule,
        found: &Match,
        (edge, row): (&Text, Option<RowId>),
        draft: &mut Draft,
        seen: &mut FxHashSet<(Text, u32, u32, Status)>,
    ) {
        // "French coach X", "Adobe India CEO X": no country has a coach or a chief executive.
        let of_country = found
            .slots
            .iter()
            .any(|(_, f)| matches!(f, Filler::Country(..) | Filler::Government(..)));
        if of_country && row.is_some_and(|row| self.schema.lexicon().cell(row, "country") == "no") {
            return;
        }
        let seat = row.map_or("", |row| self.schema.lexicon().cell(row, "seat"));
        let local = seat == "city";
        // "Ohio senator X", but not "Ohio minister X": few offices are those of a place that is no country.
        let of_place = |f: Filler| matches!(f, Filler::Mention(i) if self.is_place(draft, i));
        if matches!(rule.edge, EdgeName::OfClass(..))
            && seat.is_empty()
            && found.slot("target").any(of_place)
        {
            return;
        }
        let mut status = context.status(&self.statuses, rule, found, draft);
        // "A retired Kenyan runner", "founded in 1963": what lasts does not end with it.
        // "the son of the former minister": so he is.
        let blood = |row| self.schema.lexicon().cell(row, "blood") == "yes";
        let lasts = self.schema.edge(edge).is_some_and(|e| e.permanent);
        let sovereign = self.schema.edge(edge).is_some_and(|e| e.sovereign);
        let permanent = lasts || row.is_some_and(blood) || is_within(found, draft);
        // "is to elect Kenya's Hall": so he is.
        let over = status == Status::Ended || lasts && status == Status::Planned && !rule.clause;
        if permanent && over {
            status = Status::Asserted;
        }
        if let Some(stated) = rule.status {
            status = stated.stronger(status);
        }
        let fill = |slot: &str, draft: &mut Draft| {
            let whole = |f| match f {
                Filler::Country(start, end, place) if sovereign => {
                    Filler::Country(start, end, self.schema.sovereign(place))
                }
                other => other,
            };
            let fillers: Vec<Filler> = found.slot(slot).map(whole).collect();
            let mentions = fillers
                .into_iter()
                .filter_map(|f| self.mention(context, f, local, draft));
            mentions.collect::<Vec<u32>>()
        };
        let sources = fill("source", draft);
        let targets = fill("target", draft);
        let time = context.time(found);
        if rule.clause
            && status == Status::Asserted
            && time.is_some_and(|t| draft.lies_ahead(t, context.anchor))
        {
            status = Status::Planned;
        }
        let properties = self.properties(found, row);
        for source in &sources {
            for target in &targets {
                self.push(
                    context,
                    rule,
                    edge,
                    (*source, *target),
                    status,
                    time,
                    &properties,
                    draft,
                    seen,
                );
            }
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
        seen: &mut FxHashSet<(Text, u32, u32, Status)>,
    ) {
        let (source, target) = ends;
        let (Some(a), Some(b)) = (draft.mention(source), draft.mention(target)) else {
            return;
        };
        let same_place =
            draft.place_of(source).is_some() && draft.place_of(source) == draft.place_of(target);
        if rule.within
            && (!self.may_contain(draft, source, target)
                || self.is_parted(context.document, draft, source, target))
        {
            return;
        }
        if a.entity == b.entity || same_place || !self.schema.allows(edge, &a.label, &b.label) {
            return;
        }
        if !seen.insert((edge.clone(), a.entity, b.entity, status)) {
            return;
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
                draft.govern(index, country);
                Some(index)
            }
            Filler::Country(start, end, country) => {
                Some(draft.adjective(context.document, start..end, country))
            }
            Filler::Phrase(_) => None,
        }
    }

    fn is_place(&self, draft: &Draft, mention: u32) -> bool {
        draft.mention(mention).is_some_and(|m| m.label == "Place")
    }

    /// Whether the gazetteer lets one place lie in another: some place of the source's name lies in the target, or the
    /// source is unknown and the target is a country or a state.
    fn may_contain(&self, draft: &Draft, source: u32, target: u32) -> bool {
        let gazetteers = self.schema.gazetteers();
        let place = |mention| gazetteers.place(draft.place_of(mention)?);
        let Some(outer) = place(target) else {
            return false;
        };
        let whole = ["country", "state"].contains(&outer.kind.as_str());
        let name = draft
            .entity_of(source)
            .and_then(|e| draft.entities.get(e as usize))
            .map_or("", |e| e.name.as_str());
        let mut inner = gazetteers.places(name);
        inner.extend(place(source));
        // Areas without a country are nowhere in particular.
        inner.retain(|p| !p.country.is_empty());
        let lies_in = |p: &PlaceEntry| {
            let state = outer.kind == "country" || p.admin1 == outer.admin1;
            p.kind != "country" && p.id != outer.id && p.country == outer.country && state
        };
        // "the Black Sea in Romania": no sea lies in one country.
        let lexicon = self.schema.lexicon();
        let mut words = name.split_whitespace();
        if words.any(|w| lexicon.has(self.water, &w.to_lowercase())) {
            return false;
        }
        // "East Germany, France" is a list.
        let land = || {
            let mut words = name.split_whitespace();
            words.any(|w| gazetteers.places(w).iter().any(|p| p.kind == "country"))
        };
        whole && (inner.is_empty() && !land() || inner.iter().any(lies_in))
    }

    /// Whether a comma between two places parts them: "on the way to Europe, Libya is the last stop", "Mali, Benin, Chad and Togo".
    fn is_parted(&self, document: &Document, draft: &Draft, source: u32, target: u32) -> bool {
        let tokens = |mention| draft.mention(mention).map(|m| m.tokens.clone());
        let Some((a, b)) = tokens(source).zip(tokens(target)) else {
            return false;
        };
        let comma = |at: usize| document.tokens.get(at).is_some_and(|t| t.norm == ",");
        if !comma(a.end) || a.end + 1 != b.start {
            return false;
        }
        let gazetteers = self.schema.gazetteers();
        let entity = draft.entity_of(source);
        let entity = entity.and_then(|e| draft.entities.get(e as usize));
        let places = gazetteers.places(entity.map_or("", |e| e.name.as_str()));
        if !places.is_empty() {
            // A continent: what follows it is the subject of another clause.
            let relation = |at: usize| document.tokens.get(at).map_or("", |t| &*t.relation);
            return places.iter().all(|p| p.country.is_empty())
                && matches!(relation(b.end - 1), "nsubj" | "nsubjpass")
                && relation(a.end - 1) == "pobj";
        }
        let country = |at: usize| {
            let mut mentions = draft.mentions.iter().enumerate();
            let found = mentions.find(|(_, m)| m.tokens.contains(&at));
            let place = found.and_then(|(i, _)| gazetteers.place(draft.place_of(i as u32)?));
            place.is_some_and(|p| p.kind == "country")
        };
        let before = a.start.checked_sub(2).filter(|_| comma(a.start - 1));
        let after = Some(b.end + 1).filter(|_| comma(b.end));
        country(b.start) && [before, after].into_iter().flatten().any(country)
    }

    fn properties(&self, found: &Match, office: Option<RowId>) -> ClaimProperties {
        let lexicon = self.schema.lexicon();
        let text = |name: &str| {
            let rows = found.slots.iter().filter(|(slot, _)| slot == name);
            let mut rows = rows.filter_map(row_of);
            let row = rows.clone().find(|row| Some(*row) == office);
            Some(Text::from(lexicon.cell(row.or(rows.next())?, "form")))
        };
        ClaimProperties {
            office: text("office"),
            kind: text("kind"),
            topic: None,
            stand_in: false,
        }
    }
}

/// Drops what another claim of the same sentence says better: who heads a firm works for it.
pub fn drop_implied(schema: &Schema, draft: &mut Draft, log: &Log) {
    let key = |claim: &Claim, edge: Text| {
        let ends = (draft.entity_of(claim.source), draft.entity_of(claim.target));
        (claim.span, edge, ends)
    };
    let stated: FxHashSet<_> = draft
        .claims
        .iter()
        .map(|c| key(c, c.edge.clone()))
        .collect();
    let implied = |claim: &Claim| {
        let edge = schema.edge(&claim.edge);
        let mut by = edge.map_or(&[][..], |e| &e.implied_by).iter();
        by.any(|edge| stated.contains(&key(claim, edge.into())))
    };
    let kept: Vec<bool> = draft.claims.iter().map(|c| !implied(c)).collect();
    for (claim, _) in draft.claims.iter().zip(&kept).filter(|(_, kept)| !**kept) {
        log.of_claim(claim, schema, draft, Step::Implied);
    }
    let mut kept = kept.into_iter();
    draft.claims.retain(|_| kept.next().unwrap_or(true));
}

/// A rule's confidence, less what is unsure about who its ends are; all in hundredths.
fn confidence(rule: u8, source: u8, target: u8) -> u8 {
    let product = u32::from(rule) * u32::from(source) * u32::from(target);
    ((product + 5_000) / 10_000) as u8
}

/// Whether the target is part of the source's name: in "a former British Navy officer" the navy is no former one.
fn is_within(found: &Match, draft: &Draft) -> bool {
    let names = found.slot("source").filter_map(|f| match f {
        Filler::Mention(index) => draft.mention(index),
        _ => None,
    });
    let mut countries = found.slot("target").filter_map(|f| match f {
        Filler::Country(start, ..) => Some(start),
        _ => None,
    });
    let names: Vec<_> = names.map(|m| m.tokens.clone()).collect();
    countries.any(|start| names.iter().any(|name| name.contains(&start)))
}

/// The lexicon's row that fills a slot.
fn row_of((_, filler): &(Text, Filler)) -> Option<RowId> {
    match filler {
        Filler::Phrase(row) => Some(*row),
        _ => None,
    }
}
