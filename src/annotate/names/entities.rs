//! The engine's entities as names: without titles, determiners and what does not belong to a name, with what the engine has
//! left out of it.

use std::ops::Range;

use super::View;
use crate::model::{Entity, Name, Shape, Token};

/// The engine's label of persons.
const PERSON: &str = "PERSON";
/// Its label of organisations.
const ORG: &str = "ORG";
/// So many words of a name of the gazetteer may stand before what the engine has seen of it.
const LISTED: usize = 6;
/// With this much from the words beside it, in hundredths, a longer name is preferred to the engine's shorter one.
const SURE: i32 = 700;

impl View<'_> {
    /// The name that the engine's entity is, when evidence speaks for one.
    pub(super) fn of_entity(&self, entity: &Entity) -> Option<Name> {
        let mut range = self.bare(entity)?;
        let feature = format!("engine:{}", entity.label.to_lowercase());
        if !self.namer.evidence.contains_key(&feature) {
            return None;
        }
        let mut body = false;
        match entity.label.as_str() {
            PERSON => {
                self.fit_person(&mut range);
                body = self.before_particle(&mut range);
                self.with_byname(&mut range);
                body |= range.len() > 2 && self.ends_body(&range);
            }
            ORG => {
                self.with_rest(&mut range);
                self.fit_org(&mut range);
                self.with_patron(&mut range);
                self.with_ordinal(&mut range);
                self.with_unit(&mut range);
                // "the Islamic State of Iraq and the Levant"
                let known = self.org_at(range.start).unwrap_or(0);
                range.end = range.end.max(range.start + known);
            }
            _ => {
                self.fit_place(&mut range);
                self.with_nation(&mut range);
                self.without_day(&mut range);
                self.with_hyphens(&mut range);
                let kind = self.kind_of(range.end - 1);
                body = range.len() > 1
                    && kind != "site"
                    && self.ends_body(&range)
                    && !self.known_whole(&range);
            }
        }
        self.without_end(&mut range);
        self.past_verb(&mut range, entity.label == PERSON);
        let feature = match self.body_of(&range) {
            Some((whole, site)) => {
                range = whole;
                self.with_title(&mut range);
                if site { "engine:fac" } else { "engine:org" }
            }
            None if body => {
                self.with_title(&mut range);
                "engine:org"
            }
            None => &feature,
        };
        self.with_first_half(&mut range);
        self.weighed(range, feature)
    }

    pub(super) fn ends_body(&self, range: &Range<usize>) -> bool {
        let classes = &self.namer.classes;
        self.token(range.end - 1).is_some_and(|t| {
            self.in_class(t, classes.org_word) && !self.in_class(t, classes.group_word)
        })
    }

    /// Whether a proposal goes beyond the engine's name and the words beside it speak for an organisation.
    pub(super) fn wider(&self, proposal: &Name, name: &Name) -> bool {
        let inside =
            proposal.tokens.start <= name.tokens.start && name.tokens.end <= proposal.tokens.end;
        inside
            && proposal.tokens.len() > name.tokens.len()
            && name.label() != "Person"
            && proposal.label() == "Org"
            && proposal.beside("Org") >= SURE
    }

    /// An entity without determiner and possessive; none where it is no name.
    fn bare(&self, entity: &Entity) -> Option<Range<usize>> {
        let mut range = entity.tokens.clone();
        while range.len() > 1 && self.token(range.start).is_some_and(|t| t.tag == "DT") {
            range.start += 1;
        }
        while range.len() > 1 && self.token(range.end - 1).is_some_and(|t| t.tag == "POS") {
            range.end -= 1;
        }
        let era = range.len() == 1 && self.is_era(range.start);
        // "Defence" of "Defence Minister" is no name.
        let of_office = self.phrase(range.start, self.namer.classes.office) > range.len();
        let named = range.clone().any(|i| self.capital(i));
        // "Sri Lankan"
        let demonym = range.len() > 1
            && self.phrase(range.start, self.namer.classes.demonym) == range.len()
            && !self.known_whole(&range);
        (!era && !of_office && !demonym && named).then_some(range)
    }

    fn fit_person(&self, range: &mut Range<usize>) {
        let classes = &self.namer.classes;
        // "King Philip" is the title and the name.
        let title = |at| {
            self.phrase(at, classes.title)
                .max(self.phrase(at, classes.office))
        };
        // "Dean Reed" may be no dean.
        let given = |at| self.name_word(at).given && self.phrase(at, classes.title) == 0;
        let mut length = title(range.start);
        while length > 0 && length < range.len() && !(given(range.start) && range.len() == 2) {
            range.start += length;
            length = title(range.start);
        }
        // "Rapper Larsen" has its capital from the start of the sentence.
        let noun = self.token(range.start).is_some_and(|t| {
            self.in_class(t, classes.descriptor) || self.in_class(t, classes.person_noun)
        });
        let opens = range.start == self.sentence.tokens.start;
        if opens && noun && range.len() > 1 && !self.name_word(range.start).given {
            range.start += 1;
        }
        // "Maria Larsen QC".
        let letters = |at: usize| {
            self.token(at).is_some_and(|t| {
                self.in_class(t, classes.postnominal)
                    && t.span.of(self.text).chars().all(|c| !c.is_lowercase())
            })
        };
        while range.len() > 1 && letters(range.end - 1) {
            range.end -= 1;
        }
        self.past_hyphens(range);
        self.past_particles(range);
        self.before_person(range);
    }

    /// "Jordi Serra i Puig": the engine may stop at a small word.
    fn past_particles(&self, range: &mut Range<usize>) {
        while let Some(next) = self.joint(range.end).filter(|at| {
            !self.hyphen(range.end)
                && self.capital(*at)
                && !self.skipped(*at)
                && self.cut(*at).is_none()
        }) {
            range.end = next + 1;
        }
    }

    /// "the Ethics and Anti-Corruption Commission", "the All Progressives Congress": the engine may leave out the beginning.
    fn with_first_half(&self, range: &mut Range<usize>) {
        let classes = &self.namer.classes;
        let norm = |at: usize| self.token(at).map_or("", |t| t.norm.as_str());
        // The gazetteer has the whole.
        let from = range
            .start
            .saturating_sub(LISTED)
            .max(self.sentence.tokens.start);
        let whole = (from..range.start).find_map(|at| {
            if !self.capital(at) || norm(at) == "the" {
                return None;
            }
            let length = self.org_at(at)?;
            let nation = || self.is_demonym(at) || self.place_at(at).is_some();
            (at + length >= range.end && !nation()).then_some(at..at + length)
        });
        if let Some(whole) = whole {
            *range = whole;
            return;
        }
        let Some(before) = range.start.checked_sub(2) else {
            return;
        };
        let joined = norm(before + 1) == "and";
        let first = if joined { before } else { before + 1 };
        let the = first > self.sentence.tokens.start && norm(first - 1) == "the";
        if !the || !self.capital(first) || range.len() < 2 || !self.ends_body(range) {
            return;
        }
        let body = |t: &Token| self.in_class(t, classes.org_word);
        let other = self.token(first).is_none_or(body)
            || self.place_at(first).is_some()
            || self.org_at(first).is_some()
            || self.is_demonym(first)
            || self.name_word(first).given
            || self.skipped(first);
        if joined && !other || norm(first) == "all" {
            range.start = first;
        }
    }

    /// "by Minister Solongo Chimed.": a family name that the engine takes for a verb, in a sentence that has a verb.
    fn past_verb(&self, range: &mut Range<usize>, person: bool) {
        let (at, last) = (range.end, self.sentence.tokens.end);
        let verb = |t: &Token| t.tag.starts_with("VB");
        let classes = &self.namer.classes;
        let titled =
            |at| self.ends_phrase(at, classes.title) || self.ends_phrase(at, classes.office);
        let name = at < last
            && range.len() == 1
            && (person || titled(range.start))
            && self.capital(at)
            && self.token(at).is_some_and(verb)
            && self
                .token(at + 1)
                .is_none_or(|t| matches!(t.norm.as_str(), "." | "," | "'s"));
        let words = self.sentence.tokens.clone().filter(|i| *i != at);
        let mut words = words.filter_map(|i| self.token(i));
        if name && words.any(|t| verb(t) && t.shape != Shape::Capital) {
            range.end += 1;
        }
    }

    /// "Kwon Tae-joon": the engine may stop at the hyphen.
    pub(super) fn past_hyphens(&self, range: &mut Range<usize>) {
        while self.hyphen(range.end)
            && range.end + 1 < self.sentence.tokens.end
            && (self.capital(range.end + 1) || self.given_part(range.end + 1))
            && !self.is_demonym(range.end + 1)
            && !self.known_whole(&(range.end + 1..range.end + 2))
        {
            range.end += 2;
        }
    }

    pub(super) fn hyphen(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.norm == "-") && self.touches(at) && self.touches(at + 1)
    }

    /// "Ante Barišić-Kovač": the engine may have seen the last part of a name only.
    fn before_person(&self, range: &mut Range<usize>) {
        let first = self.sentence.tokens.start;
        let name = |at: usize| {
            self.capital(at)
                && !self.skipped(at)
                && self.cut(at).is_none()
                && !self.known_whole(&(at..at + 1))
                && self.token(at).is_some_and(|t| {
                    t.tag.starts_with("NNP")
                        && !self.in_class(t, self.namer.classes.org_word)
                        && !self.in_class(t, self.namer.classes.company_form)
                })
        };
        let classes = &self.namer.classes;
        // "Archaeologist Larsen" has no given name of that kind.
        let called = [
            classes.profession,
            classes.person_noun,
            classes.descriptor,
            classes.common,
        ];
        let first_name = |at: usize| {
            self.token(at).is_some_and(|t| {
                let part = t.relation == "compound" && range.contains(&(t.head as usize));
                let shouted = t.span.of(self.text).chars().all(|c| !c.is_lowercase());
                part && !shouted && !called.iter().any(|class| self.in_class(t, *class))
            })
        };
        if range.start >= first + 2 && self.hyphen(range.start - 1) && name(range.start - 2) {
            range.start -= 2;
            while range.start > first
                && name(range.start - 1)
                && self.name_word(range.start - 1).given
            {
                range.start -= 1;
            }
            return;
        }
        // "A N Larsen": letters without dots.
        let letter = |at: usize| {
            self.token(at).is_some_and(|t| {
                t.tag == "NNP" && t.relation == "compound" && t.span.of(self.text).len() == 1
            }) && self.capital(at)
        };
        if range.len() == 1 && range.start > first && letter(range.start - 1) {
            while range.start > first && letter(range.start - 1) {
                range.start -= 1;
            }
            return;
        }
        let one = (range.start + 1..range.end)
            .step_by(2)
            .all(|at| self.hyphen(at));
        let before = range.start.checked_sub(1).filter(|at| *at >= first);
        if let Some(at) = before.filter(|at| one && name(*at) && first_name(*at)) {
            range.start = at;
        }
    }

    fn fit_org(&self, range: &mut Range<usize>) {
        let classes = &self.namer.classes;
        let form = |at: usize| {
            self.capital(at)
                && self
                    .token(at)
                    .is_some_and(|t| self.in_class(t, classes.company_form))
        };
        // "Acme, Inc.": the legal form belongs to the name.
        let comma = self.token(range.end).is_some_and(|t| t.norm == ",");
        if comma && form(range.end + 1) {
            range.end += 2;
        }
        // "Acme Inc. Maria Larsen": it ends the name.
        let inside = (range.start + 1..range.end.saturating_sub(1)).find(|i| form(*i));
        if let Some(at) = inside.filter(|at| self.capital(at + 1) && self.name_word(at + 1).given) {
            range.end = at + 1;
        }
        // "ABC Administrator Larsen".
        let office = (range.start + 1..range.end).find(|i| {
            let length = self.phrase(*i, classes.office);
            length > 0 && i + length == range.end && self.is_org(&(range.start..*i))
        });
        range.end = office.unwrap_or(range.end);
        // "Quill Laboratories of Perugia" says where, "the University of Perugia" which.
        let of = (range.start + 2..range.end.saturating_sub(1))
            .rev()
            .find(|i| self.token(*i).is_some_and(|t| t.norm == "of"));
        let country = |at: usize| {
            self.place_at(at).is_some_and(|(length, places)| {
                *length == range.end - at && places.first().is_some_and(|p| p.kind == "country")
            })
        };
        let of = of.filter(|of| {
            self.is_town(&(of + 1..range.end))
                || self.kind_of(of - 1) == "company" && country(of + 1)
        });
        if let Some(of) = of {
            let proper = (range.start..of).any(|i| {
                self.capital(i)
                    && !self.is_demonym(i)
                    && self.token(i).is_some_and(|t| {
                        !self.in_class(t, classes.common) && !self.in_class(t, classes.org_word)
                    })
            });
            if proper && !self.known_whole(range) {
                range.end = of;
            }
        }
        // "the Together Party": the engine may have seen the last word only.
        let generic = range.len() == 1
            && self
                .token(range.start)
                .is_some_and(|t| self.in_class(t, classes.org_word));
        let before = range.start.checked_sub(1).filter(|i| {
            *i > self.sentence.tokens.start
                && self.capital(*i)
                && !self.skipped(*i)
                && self.cut(*i).is_none()
                && !self.known_whole(&(*i..*i + 1))
                && !self
                    .token(*i)
                    .is_some_and(|t| t.shape == Shape::Punctuation)
        });
        if let Some(at) = before.filter(|_| generic) {
            range.start = at;
        }
        if !self.known_whole(range) {
            self.past_hyphens(range);
        }
    }

    /// "Quill Laboratories of Perugia": the town, which is no part of the name.
    pub(super) fn town_behind(&self, name: &Name, whole: &Range<usize>) -> Option<Name> {
        let of = name.tokens.end;
        let town = of + 1..whole.end;
        let behind = name.label() == "Org" && self.token(of).is_some_and(|t| t.norm == "of");
        let town = (behind && town.start < town.end && self.is_town(&town)).then_some(town)?;
        self.weighed(town, "engine:gpe")
    }

    /// A town, of a list or before its state: "Rolling Hills, Ohio".
    fn is_town(&self, range: &Range<usize>) -> bool {
        let comma = self.token(range.end).is_some_and(|t| t.norm == ",");
        let wider = || self.place_at(range.end + 1)?.1.first();
        let in_state = comma && wider().is_some_and(|p| p.kind == "state");
        self.is_city(range) || in_state
    }

    fn is_city(&self, range: &Range<usize>) -> bool {
        self.place_in(range).is_some_and(|place| {
            place.0 == range.len() && place.1.first().is_some_and(|p| p.kind == "city")
        })
    }

    fn fit_place(&self, range: &mut Range<usize>) {
        let Some((length, _)) = self.place_at(range.start) else {
            return;
        };
        let length = self.trusted(range.start, *length);
        if length > range.len() {
            // "Foz do Iguaçu".
            range.end = range.start + length;
        } else if length > 0
            && length + 1 < range.len()
            && self.name_word(range.start + length).given
        {
            // "Middle East Maria Larsen".
            range.end = range.start + length;
        }
    }
}
