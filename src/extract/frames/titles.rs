//! Rules over trees whose trigger is a phrase of a list: offices, kin. Who bears it, whose it is, and whether still.

use std::collections::HashSet;
use std::ops::Range;

use super::fill::{End, PlaceMeans, Who};
use super::{Framer, Work, confidence};
use crate::extract::claims::pairs;
use crate::extract::draft::Draft;
use crate::extract::setting::Named;
use crate::extract::trace::{Fate, Step, Why};
use crate::model::{Claim, ClaimProperties, Document, Sentence, Shape, Status, Text};
use crate::schema::frame::{Property, Role, Slot};
use crate::schema::{EdgeName, FrameRule, RowId};

/// A phrase of a list in a sentence.
pub(super) struct Phrase {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its row.
    pub row: RowId,
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
        seen: &mut HashSet<(Text, u32, u32, Status)>,
    ) {
        let tree = work.roles.tree;
        let top = |i: &usize| tree.head(*i).is_none_or(|h| !phrase.tokens.contains(&h));
        // "Secretary of State John Kerry": the parser may take "State" for Kerry's title.
        let mut tops: Vec<usize> = phrase.tokens.clone().rev().filter(top).collect();
        let Some(&noun) = tops.first() else {
            return;
        };
        // "ex-husband": it may take one half for an apposition of the other.
        tops.extend(
            phrase
                .tokens
                .clone()
                .filter(|i| !top(i) && tree.relation(*i) == "appos"),
        );
        if !tree.is_noun(noun) || work.roles.owners.name_at(noun).is_some() {
            work.log.step(|| Step::NoPhrase);
            return;
        }
        let lexicon = self.schema.lexicon();
        let modified = self.modified(work, phrase, noun);
        let edge = match &rule.edge {
            EdgeName::Type(name) => name.as_str(),
            EdgeName::OfClass(..) if modified => match lexicon.cell(phrase.row, "modified") {
                "" => self.deputy(work, phrase, noun),
                edge => edge,
            },
            EdgeName::OfClass(_, column) => lexicon.cell(phrase.row, column),
        };
        if edge.is_empty() {
            work.log.step(|| Step::NoEdge);
            return;
        }
        let called = rule.frame.slot(Slot::Target);
        // "Hall's predecessor, Larsen": who is called so is the target.
        let called =
            called.is_some_and(|end| end.paths.iter().flatten().any(|s| s.role == Role::Called));
        let [bears, owns] = match called {
            true => ["target", "source"],
            false => ["source", "target"],
        };
        let empty = |slot, path: &str| Step::Empty {
            slot,
            path: path.to_owned(),
            broken: None,
        };
        let Some(bearer) = tops.iter().find_map(|top| work.roles.bearer(*top)) else {
            work.log.step(|| empty(bears, "called"));
            work.log.step(|| Step::Unfilled(bears));
            return;
        };
        let Some(schema) = self.schema.edge(edge) else {
            return;
        };
        let seat = lexicon.cell(phrase.row, "seat");
        let place = match seat {
            "city" => PlaceMeans::Land,
            _ if rule.territory => PlaceMeans::Land,
            _ => PlaceMeans::Government,
        };
        let end = |noun: usize| match work.roles.owners.name_at(noun) {
            // "president of Pakistan's collapsed Indus Bank": the parser lost the bank.
            Some(name) if self.owns_what_follows(work, name, noun, draft) => Vec::new(),
            Some(name) => vec![self.filler.named(name, place, draft)],
            None => self.filler.end(&work.roles, noun, place, draft),
        };
        let fits = |e: &End, slot, all: &[String]| {
            let labels = match rule.frame.slot(slot) {
                Some(end) if !end.labels.is_empty() => &end.labels[..],
                _ => all,
            };
            !e.stand_in && labels.iter().any(|l| self.schema.is_a(e.label(draft), l))
        };
        let of_country = lexicon.cell(phrase.row, "country") != "no";
        let of_person = lexicon.cell(phrase.row, "person") == "yes";
        let member = lexicon.has(self.member, lexicon.cell(phrase.row, "form"));
        let part = |e: &End| match e.who {
            // No Scottish minister is one of Britain.
            Who::Adjective(token, _) => {
                lexicon.lookup(self.demonym, tree.norm(token), "part") == "yes"
            }
            _ => false,
        };
        let officed = |e: &End| {
            matches!(rule.edge, EdgeName::Type(_))
                || match self.is_country(e, draft) {
                    Some(true) => of_country && !part(e),
                    Some(false) => !seat.is_empty(),
                    None if e.label(draft) == "Person" => of_person,
                    // "a senator of the Green Party": its member.
                    None => !(member && self.is_party(e, draft)),
                }
        };
        let log = |slot, path: &str, noun, fate| Step::Word {
            slot,
            path: path.to_owned(),
            word: work.span(noun),
            fate,
        };
        let fate = |e: &End, fits: bool| {
            let (name, label) = (self.meant(*e, draft), e.label(draft).into());
            match fits {
                true => Fate::Taken(name, label),
                false if e.stand_in => Fate::Group(name),
                false => Fate::WrongLabel(name, label),
            }
        };
        let mut sources: Vec<End> = Vec::new();
        for noun in &bearer.who {
            let found = end(*noun);
            if found.is_empty() {
                work.log.step(|| log(bears, "called", *noun, Fate::Nobody));
            }
            for end in found {
                let fits = fits(&end, Slot::Source, &schema.source);
                work.log
                    .step(|| log(bears, "called", *noun, fate(&end, fits)));
                sources.extend(fits.then_some(end));
            }
        }
        // "the secretary of defense": no body is called Defense.
        let is_field = |n: usize| {
            let whole = tree.kid(n, &["compound"]).is_none();
            whole && lexicon.has(self.field, tree.norm(n))
        };
        let placed = schema.target == ["Place"];
        let owner = |n: usize| {
            let found = end(n).into_iter();
            found
                .filter(|e| {
                    let fits = fits(e, Slot::Target, &schema.target);
                    let officed = officed(e);
                    work.log.step(|| {
                        log(
                            owns,
                            "owner",
                            n,
                            match fits && !officed {
                                true => Fate::NotOffice(self.meant(*e, draft)),
                                false => fate(e, fits),
                            },
                        )
                    });
                    fits && officed
                })
                .collect::<Vec<End>>()
        };
        let owners = tops.iter().map(|top| {
            work.roles.owner(*top, placed, &|n| {
                !phrase.tokens.contains(&n) && !is_field(n) && !owner(n).is_empty()
            })
        });
        let owners = owners
            .into_iter()
            .find(|o| !o.is_empty())
            .unwrap_or_default();
        let joined = owners.iter().flat_map(|o| work.roles.joined(*o));
        let mut targets: Vec<End> = joined.flat_map(owner).collect();
        if targets.is_empty() && owners.is_empty() && bearer.verb.is_none() && !modified {
            let country = self.of_setting(work, phrase, noun, &sources, draft);
            if let Some(country) = country {
                work.log.step(|| Step::Setting(self.meant(country, draft)));
            }
            targets.extend(country);
        }
        if owners.is_empty() && targets.is_empty() {
            work.log.step(|| empty(owns, "owner"));
        }
        for (slot, ends) in [(bears, &sources), (owns, &targets)] {
            if ends.is_empty() {
                work.log.step(|| Step::Unfilled(slot));
            }
        }
        let mut status = work.roles.borne_status(&bearer, schema.lasting);
        if bearer.verb.is_none() {
            status = status.stronger(work.roles.dismissed(noun));
        }
        let event = bearer
            .verb
            .filter(|(verb, link)| work.roles.is_event(*verb, link));
        let time = event.and_then(|(verb, _)| self.time(work, verb, draft));
        status = status.stronger(self.tense_of(work, phrase, noun));
        // "is no longer director": the "no" is no denial.
        if tree
            .kids_as(noun, &["amod", "advmod"])
            .any(|k| tree.norm(k) == "longer")
        {
            status = Status::Ended;
        }
        if schema.permanent && status == Status::Ended {
            status = Status::Asserted;
        }
        if !sources.is_empty() && !targets.is_empty() {
            work.log.step(|| Step::Status(status, None));
        }
        let words = Some(Text::from(lexicon.cell(phrase.row, "form")));
        let mut properties = ClaimProperties::default();
        match property {
            Some(Property::Office) => properties.office = words,
            Some(Property::Kind) => properties.kind = words,
            None => {}
        }
        for (source, target) in pairs(&sources, &targets, false) {
            let (source, target) = match called {
                true => (target, source),
                false => (source, target),
            };
            let allowed = self
                .schema
                .allows(edge, source.label(draft), target.label(draft));
            let dropped = |why| {
                let name = |end| self.meant(end, draft);
                Step::Dropped(name(source), name(target), why)
            };
            if !allowed || source.is(&target, draft) {
                let why = if allowed { Why::Same } else { Why::Labels };
                work.log.step(|| dropped(why));
                continue;
            }
            properties.stand_in = source.stand_in || target.stand_in;
            let claim = Claim {
                edge: edge.into(),
                source: source.write(work.document, draft),
                target: target.write(work.document, draft),
                status,
                time,
                attributed_to: None,
                span: work.sentence.span,
                rule: rule.name.clone(),
                confidence: confidence(rule, source, target, draft),
                properties: properties.clone(),
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
    }

    /// "President Hall", "the prime minister, Hall": of the country in which the article is set.
    fn of_setting(
        &self,
        work: &Work,
        phrase: &Phrase,
        noun: usize,
        bearers: &[End],
        draft: &Draft,
    ) -> Option<End> {
        let lexicon = self.schema.lexicon();
        let tree = work.roles.tree;
        if lexicon.cell(phrase.row, "state") != "yes" {
            return None;
        }
        let [bearer] = bearers else {
            return None;
        };
        let before = phrase.tokens.start.checked_sub(1);
        let definite = before.is_some_and(|b| tree.norm(b) == "the");
        let title = tree.token(noun).is_some_and(|t| t.shape == Shape::Capital);
        // Whose office the article has said is known, and so is who else has this one there.
        let (named, country) = work.setting.at(tree.range().start, noun)?;
        let form = lexicon.cell(phrase.row, "form");
        let said = draft.claims.iter().any(|c| {
            let edge = c.edge.as_str();
            let office = matches!(
                edge,
                "HEADS" | "HOLDS_POSITION" | "REPRESENTS" | "CITIZEN_OF"
            );
            let own = draft.entity_of(c.source) == bearer.entity(draft);
            let same = c.properties.office.as_deref() == Some(form);
            let there = draft.place_of(c.target) == Some(country) && c.status == Status::Asserted;
            office && (own || same && there)
        });
        if said || !(definite || title) {
            return None;
        }
        let who = match named {
            Named::Mention(mention) => Who::Mention(mention),
            Named::Adjective(token) => Who::Adjective(token, country),
        };
        Some(End {
            who,
            stand_in: false,
        })
    }

    fn owns_what_follows(&self, work: &Work, name: u32, noun: usize, draft: &Draft) -> bool {
        let tree = work.roles.tree;
        let end = draft.mention(name).map_or(noun, |m| m.tokens.end);
        tree.tag(end) == "POS" && tree.relation(noun) != "poss"
    }

    fn is_party(&self, end: &End, draft: &Draft) -> bool {
        let entity = end
            .entity(draft)
            .and_then(|e| draft.entities.get(e as usize));
        entity.is_some_and(|e| {
            e.forms
                .iter()
                .any(|form| self.schema.org_kind(form) == "party")
        })
    }

    /// Whether an end is a country; `None` where it is no place.
    fn is_country(&self, end: &End, draft: &Draft) -> Option<bool> {
        if end.label(draft) != "Place" {
            return None;
        }
        let place = end
            .place(draft)
            .and_then(|p| self.schema.gazetteers().place(p));
        Some(place.is_some_and(|p| p.kind == "country"))
    }

    /// Whether a word before an office may make another of it: "deputy", "regional", "anti-fraud".
    fn modified(&self, work: &Work, phrase: &Phrase, noun: usize) -> bool {
        let tree = work.roles.tree;
        let lexicon = self.schema.lexicon();
        let harmless = |i: usize| {
            let word = tree.norm(i);
            if word == "longer" {
                return true;
            }
            [self.modifier, self.tense]
                .iter()
                .any(|class| lexicon.has(*class, word))
        };
        let named =
            |i: usize| work.roles.owners.at(i).is_some() || work.roles.countries.contains(&i);
        let mut kids = tree.kids_as(noun, &["amod", "compound", "nmod"]);
        kids.any(|k| {
            let participle = matches!(tree.tag(k), "VBN" | "VBG")
                || tree.norm(k).contains('-') && tree.norm(k).ends_with("ed");
            let before = !phrase.tokens.contains(&k) && k < noun;
            let plain = named(k) || harmless(k) || participle || self.is_title(work, k);
            before && !plain
        })
    }

    /// What a deputy of an office has: "a deputy chair of the firm".
    fn deputy(&self, work: &Work, phrase: &Phrase, noun: usize) -> &str {
        let tree = work.roles.tree;
        let lexicon = self.schema.lexicon();
        let mut kids = tree.kids_as(noun, &["amod", "compound", "nmod"]);
        let edge = kids.find_map(|k| {
            let edge = lexicon.lookup(self.deputy, tree.norm(k), "edge");
            (!phrase.tokens.contains(&k) && !edge.is_empty()).then_some(edge)
        });
        edge.unwrap_or("")
    }

    fn is_title(&self, work: &Work, token: usize) -> bool {
        self.schema
            .lexicon()
            .has(self.title, work.roles.tree.norm(token))
    }

    /// "former", "then", "-elect", "until March".
    fn tense_of(&self, work: &Work, phrase: &Phrase, noun: usize) -> Status {
        let tree = work.roles.tree;
        let range = tree.range();
        let left = tree
            .kids(noun)
            .min()
            .unwrap_or(noun)
            .min(phrase.tokens.start);
        let end = (phrase.tokens.end + 2).min(range.end);
        let lexicon = self.schema.lexicon();
        let mut status = Status::Asserted;
        for at in left.saturating_sub(2).max(range.start)..end {
            for (length, rows) in lexicon.starting(&work.document.phrases, at) {
                if at + length > end {
                    continue;
                }
                // Behind the office only what hangs on it: "-elect".
                let hung = at < phrase.tokens.end
                    || tree.norm(at) == "-"
                    || tree.norm(at).starts_with('-')
                    || matches!(tree.norm(at), "elect" | "designate");
                // "until recently a director": right before it, or within it.
                let beside = at >= left || at + length == left;
                let within = beside && (at + length <= phrase.tokens.end || hung);
                for row in rows
                    .iter()
                    .filter(|r| Some(r.class) == self.tense && hung && within)
                {
                    let found = Status::from_name(lexicon.cell(*row, "status"));
                    status = status.stronger(found.unwrap_or(Status::Asserted));
                }
            }
        }
        // "president of Portugal from 1996 to 2006", "chief executive of Acme until March".
        let clause = (phrase.tokens.end..range.end)
            .take_while(|i| !tree.is_verb(*i) && !matches!(tree.norm(*i), "," | ";" | ":"));
        let over = |i: usize| {
            let year = tree.norm(i + 1);
            let year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
            let word = tree.norm(i);
            word == "until"
                || (year && matches!(word, "from" | "between"))
                || (year && word == "in" && i == phrase.tokens.end)
        };
        if clause.into_iter().any(over) {
            status = status.stronger(Status::Ended);
        }
        status
    }
}
