//! Rules over trees whose trigger is a phrase of a list: offices, kin. Who bears it, whose it is, and whether still.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::fill::{End, PlaceMeans, Who};
use super::roles_of_titles::Bearer;
use super::slots::slot_name;
use super::tree::Tree;
use super::unnamed::{Bare, COUNTERPART, Post};
use super::{Framer, Work, confidence};
use crate::extract::draft::Draft;
use crate::extract::trace::{Fate, Step, Why};
use crate::model::{Claim, ClaimProperties, Document, Sentence, Status, Text};
use crate::schema::frame::{Property, Role, Slot};
use crate::schema::{self, EdgeName, EdgeType, FrameRule, RowId};

/// A phrase of a list in a sentence.
pub(super) struct Phrase {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its row.
    pub row: RowId,
}

impl Phrase {
    /// The words by which it hangs in the tree, the last one first. "Secretary of State John Kerry": the parser may take
    /// "State" for Kerry's title, or one half of "ex-husband" for an apposition of the other.
    fn heads(&self, tree: &Tree) -> Vec<usize> {
        let outside = |i: &usize| tree.head(*i).is_none_or(|h| !self.tokens.contains(&h));
        let tops = self.tokens.clone().rev().filter(outside);
        let beside = |i: &usize| !outside(i) && tree.relation(*i) == "appos";
        tops.chain(self.tokens.clone().filter(beside)).collect()
    }
}

/// A rule at a phrase.
pub(super) struct Title<'a> {
    pub work: &'a Work<'a>,
    pub rule: &'a FrameRule,
    pub phrase: &'a Phrase,
    /// The head of the phrase.
    pub noun: usize,
    pub edge: &'a EdgeType,
}

impl Title<'_> {
    /// Whether who is called so is the target: "Hall's predecessor, Larsen".
    fn is_target(&self) -> bool {
        let target = self.rule.frame.slot(Slot::Target);
        let called = |end: &schema::frame::End| {
            end.paths
                .iter()
                .flatten()
                .any(|step| step.role == Role::Called)
        };
        target.is_some_and(called)
    }

    /// The slots of who bears the title and whose it is.
    pub(super) fn ends(&self) -> [Slot; 2] {
        match self.is_target() {
            true => [Slot::Target, Slot::Source],
            false => [Slot::Source, Slot::Target],
        }
    }

    /// Their names.
    pub(super) fn slots(&self) -> [&'static str; 2] {
        self.ends().map(slot_name)
    }

    /// "the Lima-based bank": who it is stands elsewhere in the article, and where it sits stands here.
    fn taken_up(&self) -> Option<Bearer> {
        let owners = &self.work.roles.owners;
        let noun = self.noun;
        let body = owners.at(noun).is_some() && !owners.is_person(noun);
        (body && self.edge.target == ["Place"]).then(|| Bearer {
            who: vec![noun],
            verb: None,
        })
    }

    fn log_empty(&self, slot: &'static str, path: &str) {
        self.work.log.step(|| Step::Empty {
            slot,
            path: path.to_owned(),
            broken: None,
        });
    }

    pub(super) fn log_word(
        &self,
        slot: &'static str,
        path: &str,
        noun: usize,
        fate: &dyn Fn() -> Fate,
    ) {
        self.work.log.step(|| Step::Word {
            slot,
            path: path.to_owned(),
            word: self.work.span(noun),
            fate: fate(),
        });
    }
}

impl Framer<'_> {
    /// The phrases of a sentence that trigger rules; none that lies inside a longer one.
    pub(super) fn phrases(&self, document: &Document, sentence: &Sentence) -> Vec<Phrase> {
        let mut found: Vec<Phrase> = Vec::new();
        let lexicon = self.schema.lexicon();
        for start in sentence.tokens.clone() {
            for (length, rows) in lexicon.starting(&document.phrases, start) {
                for row in rows.iter().filter(|r| self.lists.contains_key(&r.class)) {
                    let tokens = start..start + length;
                    let inside = |f: &Phrase| {
                        f.tokens.start <= tokens.start
                            && f.tokens.end >= tokens.end
                            && f.tokens != tokens
                    };
                    if !found.iter().any(inside) {
                        found.retain(|f| f.tokens.start != start || f.tokens.end == tokens.end);
                        let row = *row;
                        found.push(Phrase { tokens, row });
                    }
                }
            }
        }
        found
    }

    /// Adds the claims that a phrase makes by one rule.
    pub(super) fn entitle(
        &self,
        work: &Work,
        rule: &FrameRule,
        property: Option<Property>,
        phrase: &Phrase,
        draft: &mut Draft,
        seen: &mut FxHashSet<(Text, u32, u32, Status)>,
    ) {
        let heads = phrase.heads(work.roles.tree);
        let noun = heads.first().copied();
        let tree = work.roles.tree;
        // "the comptroller general": the parser may hang the phrase on its adjective.
        let noun_phrase = |n: usize| {
            let ends = n + 1 == phrase.tokens.end && phrase.tokens.len() > 1;
            let nominal = tree.kid(n, &["det", "poss"]).is_some();
            tree.is_noun(n) || ends && nominal && tree.is_noun(phrase.tokens.start)
        };
        let common = |n: &usize| noun_phrase(*n) && work.roles.owners.name_at(*n).is_none();
        let Some(noun) = noun.filter(common) else {
            work.log.step(|| Step::NoPhrase);
            return;
        };
        let name = self.edge_of(work, rule, phrase, noun);
        let Some(edge) = self.schema.edge(name) else {
            work.log.step(|| Step::NoEdge);
            return;
        };
        let title = Title {
            work,
            rule,
            phrase,
            noun,
            edge,
        };
        let bearer = heads.iter().find_map(|head| work.roles.bearer(*head));
        let Some(bearer) = bearer.or_else(|| title.taken_up()) else {
            title.log_empty(title.slots()[0], "called");
            work.log.step(|| Step::Unfilled(title.slots()[0]));
            self.post(&title, &heads, draft);
            return;
        };
        let (words, sources): (Vec<usize>, Vec<End>) =
            self.bearers(&title, &bearer, draft).into_iter().unzip();
        let targets = self.owners(&title, &heads, bearer.verb, draft);
        if targets.is_none() {
            title.log_empty(title.slots()[1], "owner");
        }
        let nobody = targets.as_ref().is_none_or(Vec::is_empty);
        let targets = targets.unwrap_or_default();
        let title = match self.edge_of_body(&title, &targets, draft) {
            Some(edge) => Title { edge, ..title },
            None => title,
        };
        for (slot, ends) in title.slots().into_iter().zip([&sources, &targets]) {
            if ends.is_empty() {
                work.log.step(|| Step::Unfilled(slot));
            }
        }
        let of_body = !nobody && targets.iter().all(|end| end.label(draft) == "Org");
        let status = self.status_of(&title, &bearer, of_body);
        if !sources.is_empty() && !targets.is_empty() {
            work.log.step(|| Step::Status(status, None));
        }
        let event = bearer
            .verb
            .filter(|(verb, link)| work.roles.is_event(*verb, link));
        let time = event.and_then(|(verb, _)| self.time(work, verb, draft));
        let cell = |column| self.schema.lexicon().cell(phrase.row, column);
        let one = Some(cell("one")).filter(|one| !one.is_empty());
        let several = one.is_some();
        let form = Some(Text::from(one.unwrap_or(cell("form"))));
        let mut properties = ClaimProperties::default();
        match property {
            Some(Property::Office) => properties.office = form,
            Some(Property::Kind) => properties.kind = form,
            None => {}
        }
        let like = (edge.name == COUNTERPART)
            .then(|| self.whose(&title, &bearer))
            .flatten();
        let under = self.under(&title, &bearer, draft);
        let held = matches!(status, Status::Asserted | Status::Ended | Status::Planned);
        if let [source] = sources.as_slice()
            && (held || bearer.verb.is_none())
            && (like.is_some() || under.is_some() || nobody && self.is_bare(&title, &bearer))
        {
            let source = source.write(work.roles.tree, draft);
            let target = targets.first().map(|t| t.write(work.roles.tree, draft));
            draft.bare.push(Bare {
                claim: Claim {
                    edge: edge.name.as_str().into(),
                    source,
                    target: source,
                    status,
                    time,
                    attributed_to: None,
                    span: work.sentence.span,
                    rule: rule.name.clone(),
                    confidence: rule.confidence,
                    properties: properties.clone(),
                },
                row: phrase.row,
                noun,
                told: bearer.verb.is_some(),
                state: self.is_of_state(&title),
                like: like.zip(target),
                under,
                speaks_of: self.speaks_of(&title, &bearer, draft),
            });
        }
        if edge.name == COUNTERPART {
            return;
        }
        let own = |word: &usize| self.own_places(&title, *word, &targets, draft);
        let places: Vec<Vec<End>> = words.iter().map(own).collect();
        // "Senators Hall of Ohio and Miller of Iowa": each of one state.
        let each = several && places.iter().any(|own| !own.is_empty());
        // "the leaders of the two, Hall and Larsen": each of his own.
        let office = several && matches!(rule.edge, EdgeName::OfClass(..));
        let lists = office && sources.len() > 1 && targets.len() > 1;
        let of = |i: usize, j: usize| !lists || sources.len() == targets.len() && i == j;
        for (i, (source, own)) in sources.iter().zip(&places).enumerate() {
            let shared = targets.iter().enumerate();
            let shared = shared
                .filter(|(j, _)| !each && of(i, *j))
                .map(|(_, target)| target);
            for target in shared.chain(own) {
                let ends = match title.is_target() {
                    true => (*target, *source),
                    false => (*source, *target),
                };
                self.write(&title, ends, (status, time), &properties, draft, seen);
            }
        }
    }

    /// Writes down of which countries an office is that stands without who bears it.
    fn post(&self, title: &Title, heads: &[usize], draft: &mut Draft) {
        let cell = |column| self.schema.lexicon().cell(title.phrase.row, column);
        if cell("bare") != "country" {
            return;
        }
        let form = Some(cell("one")).filter(|one| !one.is_empty());
        let form = Text::from(form.unwrap_or(cell("form")));
        let owners = self.owners(title, heads, None, draft).unwrap_or_default();
        let countries = owners
            .iter()
            .filter(|end| self.is_country(end, draft) == Some(true));
        let countries: Vec<_> = countries.filter_map(|end| end.place(draft)).collect();
        draft
            .posts
            .extend(countries.into_iter().map(|country| Post {
                form: form.clone(),
                noun: title.noun,
                country,
            }));
    }

    /// The ends that a noun means in a title; a name means itself, wherever it stands.
    pub(super) fn meant_by(&self, title: &Title, noun: usize, draft: &Draft) -> Vec<End> {
        let roles = &title.work.roles;
        let place = match self.schema.lexicon().cell(title.phrase.row, "seat") {
            "city" => PlaceMeans::Land,
            _ if title.rule.territory => PlaceMeans::Land,
            _ => PlaceMeans::Government,
        };
        match roles.owners.name_at(noun) {
            // "president of Pakistan's collapsed Indus Bank": the parser lost the bank.
            Some(name) if self.owns_what_follows(title.work, name, noun, draft) => Vec::new(),
            Some(name) => vec![self.filler.named(name, place, draft)],
            None => {
                let mut ends = self.filler.end(roles, noun, place, draft);
                // "the chair of Acme's board" heads Acme.
                let top = title.edge.name == "HEADS" && roles.tree.lemma(noun) == "board";
                ends.iter_mut().for_each(|end| end.stand_in &= !top);
                ends
            }
        }
    }

    /// Whether an end has a label that the slot takes, and is no group.
    pub(super) fn fits(&self, title: &Title, end: &End, slot: Slot, draft: &Draft) -> bool {
        let own = title.rule.frame.slot(slot).map(|end| &end.labels);
        let all = match slot {
            Slot::Source | Slot::Each => &title.edge.source,
            Slot::Target => &title.edge.target,
        };
        let labels = own.filter(|labels| !labels.is_empty()).unwrap_or(all);
        // "a spokesman for the Norwegian army": of Norway, by way of its army.
        let by_way = slot == Slot::Target
            && title.edge.name != "HEADS"
            && matches!(title.rule.edge, EdgeName::OfClass(..))
            && end.label(draft) == "Place";
        (by_way || !end.stand_in) && labels.iter().any(|l| self.schema.is_a(end.label(draft), l))
    }

    /// Who bears the title, and the words that say so.
    fn bearers(&self, title: &Title, bearer: &Bearer, draft: &Draft) -> Vec<(usize, End)> {
        let slot = title.slots()[0];
        let mut sources: Vec<(usize, End)> = Vec::new();
        // "her daughters, Hall and Larsen".
        let plural = !self
            .schema
            .lexicon()
            .cell(title.phrase.row, "one")
            .is_empty();
        let all = |noun: &usize| match plural {
            true => title.work.roles.joined(*noun),
            false => vec![*noun],
        };
        for noun in &bearer.who.iter().flat_map(all).collect::<Vec<_>>() {
            let found = self.meant_by(title, *noun, draft);
            if found.is_empty() {
                title.log_word(slot, "called", *noun, &|| Fate::Nobody);
            }
            for end in found {
                // "Not every German was a member": no country.
                let people = matches!(end.who, Who::Adjective(..));
                let fits = !people && self.fits(title, &end, title.ends()[0], draft);
                let fate = || self.fate(&end, fits, draft);
                title.log_word(slot, "called", *noun, &fate);
                sources.extend(fits.then_some((*noun, end)));
            }
        }
        sources
    }

    /// Adds one claim, unless it is none or has been made.
    fn write(
        &self,
        title: &Title,
        (source, target): (End, End),
        (status, time): (Status, Option<u32>),
        properties: &ClaimProperties,
        draft: &mut Draft,
        seen: &mut FxHashSet<(Text, u32, u32, Status)>,
    ) {
        let (work, edge) = (title.work, &title.edge.name);
        let labels = (source.label(draft), target.label(draft));
        let allowed = self.schema.allows(edge, labels.0, labels.1);
        if !allowed || source.is(&target, draft) {
            let why = if allowed { Why::Same } else { Why::Labels };
            let name = |end| self.meant(end, draft);
            work.log
                .step(|| Step::Dropped(name(source), name(target), why));
            return;
        }
        let claim = Claim {
            edge: edge.as_str().into(),
            source: source.write(work.roles.tree, draft),
            target: target.write(work.roles.tree, draft),
            status,
            time,
            attributed_to: None,
            span: work.sentence.span,
            rule: title.rule.name.clone(),
            confidence: confidence(title.rule, &[source, target], draft),
            properties: ClaimProperties {
                stand_in: source.stand_in || target.stand_in,
                ..properties.clone()
            },
        };
        let ends = (draft.entity_of(claim.source), draft.entity_of(claim.target));
        if let (Some(a), Some(b)) = ends
            && seen.insert((claim.edge.clone(), a, b, status))
        {
            draft.claims.push(claim);
        } else {
            let name = |end| self.meant(end, draft);
            let said = || Step::Dropped(name(source), name(target), Why::Said);
            work.log.step(said);
        }
    }

    /// What becomes of an end, for a trace.
    pub(super) fn fate(&self, end: &End, fits: bool, draft: &Draft) -> Fate {
        let (name, label) = (self.meant(*end, draft), end.label(draft).into());
        match fits {
            true => Fate::Taken(name, label),
            false if end.stand_in => Fate::Group(name),
            false => Fate::WrongLabel(name, label),
        }
    }
}
