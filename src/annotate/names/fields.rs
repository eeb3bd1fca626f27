//! Names of plain words: what joins more of them to a name that was cut short ("Sisters of Mercy", "Office of Information and
//! Privacy"), fields of offices that are no names ("the Rural Affairs Minister"), and titles that are none ("Senior").
//!
//! All need words of lists: "Acme of Lima" says where, and "Lima and Cusco" are two.

use std::ops::Range;

use super::View;
use crate::model::{Name, Token};
use crate::schema::{ClassId, RowId};

impl View<'_> {
    /// A name with all that belongs to it and without what does not; none of what is no name.
    pub(super) fn settled(&self, name: Name) -> Option<Name> {
        let range = name.tokens.clone();
        if self.is_prefixed(range.start) || self.is_no_name(&range) {
            return None;
        }
        match name.label() {
            "Person" => match self.of_patron(range.end - 1) {
                Some(whole) => self.weighed(whole, "engine:org"),
                None => (!self.is_plain_word(&range) && !self.is_title(&range)).then_some(name),
            },
            "Org" => {
                let named = self.without_kind(&range);
                if named.is_empty() {
                    return None;
                }
                if named.end < range.end {
                    return self.weighed(named, "engine:org");
                }
                let field = |i: usize| self.has(i, self.namer.classes.field_word);
                // "a professor of International Relations".
                let of = range.start.checked_sub(1).and_then(|i| self.token(i));
                let of = of.is_some_and(|t| matches!(t.norm.as_str(), "of" | "in" | "for"));
                if self.is_adjective(&range) || of && range.len() > 1 && range.clone().all(field) {
                    return None;
                }
                if let Some(state) = self.state_of_town(&range) {
                    return self.weighed(state, "engine:gpe");
                }
                let whole = self.with_number(&self.with_country(&self.of_nation(&range)));
                let whole = self.and_before(&whole).unwrap_or(whole);
                let whole = self.with_couple(&whole).unwrap_or(whole);
                let whole = self.with_campus(&whole).unwrap_or(whole);
                let mut longer = self.past_joints(&self.before_office(&whole)?);
                self.past_hyphens(&mut longer);
                let settled = self.without_field(&longer)?;
                if settled == range {
                    let other = range.len() == 1
                        && (self.is_title(&range) || self.is_word_in_letters(range.start));
                    return (!other).then_some(name);
                }
                let place = self.place_at(settled.start).map(|(length, _)| length);
                let cut = settled.end < range.end;
                // "Halton MP Anna Hall": whom a town has.
                let seat = settled.len() == 1
                    && self.phrase(settled.end, self.namer.classes.office) == 1
                    && !self
                        .token(settled.start)
                        .is_some_and(|t| t.span.of(self.text).chars().all(char::is_uppercase));
                let engine = match cut && (seat || place.is_some_and(|n| *n == settled.len())) {
                    true => "engine:gpe",
                    false => "engine:org",
                };
                self.weighed(settled, engine)
            }
            // "The Sword of the Valley".
            _ => match self.of_area(&range) {
                _ if let Some(whole) = self.of_patron(range.end - 1) => {
                    self.weighed(whole, "engine:org")
                }
                Some(whole) => self.weighed(whole, "engine:gpe"),
                None => (!self.is_end_of_title(&range)).then_some(name),
            },
        }
    }

    /// Nothing of "Human Rights groups", the first half of "Larsen Watch and Human Rights groups".
    fn without_kind(&self, range: &Range<usize>) -> Range<usize> {
        let field = |i: usize| self.has(i, self.namer.classes.field_word);
        let and = |i: &usize| self.token(*i).is_some_and(|t| t.norm == "and");
        let kind = self.phrase(range.end, self.namer.classes.org_noun) > 0;
        if !kind || self.capital(range.end) {
            return range.clone();
        }
        let and = range.clone().rev().find(and);
        let end = and.unwrap_or(range.start);
        // "Law and Justice party".
        let whole = end > range.start && (range.start..end).all(field);
        let fields = (and.map_or(range.start, |i| i + 1)..range.end).all(field);
        range.start..if fields && !whole { end } else { range.end }
    }

    /// "the Southern District of New York": one place.
    fn of_area(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let class = self.namer.classes.place_noun;
        let last = self.token(range.end - 1).filter(|_| range.len() > 1)?;
        let area = self.namer.lexicon.lookup(class, &last.norm, "of") == "yes";
        let of = self.token(range.end).is_some_and(|t| t.norm == "of");
        let direction = self.has(range.start, self.namer.classes.direction);
        let known = direction || self.place_at(range.start).is_some();
        // "the Pyapon District of Myanmar": where it lies.
        let length = match self.place_at(range.end + 1) {
            Some((_, places)) if places.first().is_some_and(|p| p.kind == "country") => None,
            Some((length, _)) => Some(*length),
            None => self.capital(range.end + 1).then_some(1),
        };
        let length = length.filter(|_| area && of && known)?;
        Some(range.start..range.end + 1 + length)
    }

    /// Whether one common word is only the last of a title: "Valley" of "the Sword of the Valley".
    fn is_end_of_title(&self, range: &Range<usize>) -> bool {
        let start = range.start;
        let norm = |i: usize| self.token(i).map_or("", |t| t.norm.as_str());
        let common = |i: usize| self.has(i, self.namer.classes.common);
        range.len() == 1
            && start >= self.sentence.tokens.start + 3
            && norm(start - 1) == "the"
            && norm(start - 2) == "of"
            && self.capital(start - 3)
            && common(start)
            && common(start - 3)
            && self.place_in(range).is_none()
    }

    /// "Franco" of "Franco-German", "The" alone.
    fn is_no_name(&self, range: &Range<usize>) -> bool {
        let combined =
            self.has(range.start, self.namer.classes.combining_form) && self.hyphen(range.end);
        let article = self.token(range.start).is_some_and(|t| t.tag == "DT");
        // "the Commonwealth of Massachusetts"
        let of = self.token(range.end).is_some_and(|t| t.norm == "of");
        let state = of && self.has(range.start, self.namer.classes.state_word);
        range.len() == 1 && (combined || article || state)
    }

    /// "Store", "Ministers": a word of the language of which no list knows that people are called so.
    fn is_plain_word(&self, range: &Range<usize>) -> bool {
        let name = self.name_word(range.start);
        let classes = &self.namer.classes;
        let plain = [classes.common, classes.org_word, classes.title_word];
        let number = self.namer.lexicon.lookup(
            classes.byname,
            self.token(range.start).map_or("", |t| &t.norm),
            "after",
        );
        let numbered = self.has(range.start, classes.byname) && number.is_empty();
        // "the Official Store", but not "Mrs. Store" and not "Store said".
        let before = range.start.checked_sub(1);
        let before = before
            .filter(|i| *i >= self.sentence.tokens.start && self.capital(*i) && !self.article(*i));
        // "Law enforcement".
        let part = self.token(range.start).is_some_and(|t| {
            let noun = self.token(t.head as usize);
            let noun = noun.is_some_and(|n| n.tag == "NN" && !self.capital(t.head as usize));
            t.relation == "compound" && t.head as usize == range.end && noun
        });
        let called = self.phrases_before(range.start).any(|row| {
            let class = Some(row.class);
            class == classes.title || class == classes.office
        });
        let says = self
            .token(range.end)
            .is_some_and(|t| matches!(t.lemma.as_str(), "say" | "tell"));
        let plain = plain.iter().any(|class| self.has(range.start, *class));
        range.len() == 1
            && !name.given
            && !name.surname
            && (numbered || plain && (part || before.is_some() && !called && !says))
    }

    /// "the Columbian border": an adjective of a nation that no list has.
    fn is_adjective(&self, range: &Range<usize>) -> bool {
        range.len() == 1
            && !self.is_org(range)
            && self.token(range.start).is_some_and(|t| {
                let nation = ["an", "ese", "ish"].iter().any(|end| t.norm.ends_with(end));
                t.tag == "JJ" && t.relation == "amod" && nation
            })
    }

    /// The state of "Akron, Ohio Police": the body is the town's.
    fn state_of_town(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let comma = range.start.checked_sub(1)?;
        let (length, places) = self.place_at(range.start)?;
        let wider = places
            .first()
            .is_some_and(|p| matches!(p.kind.as_str(), "country" | "state"));
        let town = (1..=3).any(|n| {
            let start = comma
                .checked_sub(n)
                .filter(|i| *i >= self.sentence.tokens.start);
            let place = start.and_then(|i| self.place_in(&(i..comma)));
            place.is_some_and(|p| p.0 == n && p.1.first().is_some_and(|p| p.kind == "city"))
        });
        let end = range.start + length;
        let classes = &self.namer.classes;
        let plain = |i: usize| self.has(i, classes.common) || self.has(i, classes.org_word);
        let fits = self.token(comma).is_some_and(|t| t.norm == ",") && wider && town;
        (fits && end < range.end && (end..range.end).all(plain)).then_some(range.start..end)
    }

    /// "trans-Baltic trade", "an anti-Larsen poster": a word made of a name, and nobody's.
    fn is_prefixed(&self, at: usize) -> bool {
        let prefix = |i: usize| self.has(i, self.namer.classes.name_prefix) && !self.capital(i);
        at >= 2 && self.hyphen(at - 1) && prefix(at - 2)
    }

    /// A name with what is joined to it: "of", "on" or "for" to a plain word, and "and" to a field behind those.
    fn past_joints(&self, range: &Range<usize>) -> Range<usize> {
        let mut found = range.clone();
        if range.len() == 1 {
            found.end = self.of_plain(range.start).unwrap_or(range.end);
        }
        found.end = self.past_purpose(found.end);
        let joint = |i: &usize| self.has(*i, self.namer.classes.name_joint);
        let complement = found
            .clone()
            .rev()
            .find(joint)
            .map(|i| self.past_article(i + 1));
        if complement.is_some_and(|c| c < found.end && self.is_field_word(c)) {
            found.end = self.past_listed(found.end);
        }
        let and = self.token(found.end).is_some_and(|t| t.norm == "and");
        let Some(complement) = complement.filter(|c| and && *c < found.end) else {
            return found;
        };
        let article = |at: usize| self.token(at).is_some_and(|t| t.norm == "the");
        let next = self.past_article(found.end + 1);
        let alike = article(complement - 1) || next == found.end + 1;
        let field = self.is_field_word(complement) || self.is_field_word(found.end - 1);
        if field && self.is_field_word(next) && alike {
            found.end = self.plain_run(next).unwrap_or(found.end);
        }
        found
    }

    /// "Coalition for Peace", "Committee on Water": where a name of a body ends that says what it is for.
    fn past_purpose(&self, end: usize) -> usize {
        let classes = &self.namer.classes;
        let norm = |i: usize| self.token(i).map_or("", |t| t.norm.as_str());
        let body = self.has(end - 1, classes.org_word)
            && !matches!(
                self.kind_of(end - 1),
                "government" | "forces" | "media" | "court" | "police" | "club"
            );
        let start = self.past_article(end + 1);
        let joint = match norm(end) {
            "for" => true,
            "on" | "against" => self.is_field_word(start),
            _ => false,
        };
        let joined = joint && self.capital(start) && self.cut(start).is_none();
        let purpose = (body && joined).then(|| self.plain_run(start)).flatten();
        let Some(purpose) = purpose else {
            return end;
        };
        // "for the Coordination of Relief".
        let of = (norm(purpose) == "of")
            .then(|| self.plain_run(purpose + 1))
            .flatten();
        of.unwrap_or(purpose)
    }

    /// "Ministry of Land, Labour and Transport": the end of the fields before the last.
    fn past_listed(&self, end: usize) -> usize {
        let mut last = end;
        while self.token(last).is_some_and(|t| t.norm == ",") && self.is_field_word(last + 1) {
            match self.plain_run(last + 1) {
                Some(next) => last = next,
                None => break,
            }
        }
        let and = self.token(last).is_some_and(|t| t.norm == "and");
        if and && self.is_field_word(last + 1) && self.capital(last + 1) {
            last
        } else {
            end
        }
    }

    /// "the Danish Embassy": the nation before it belongs to its name.
    fn of_nation(&self, range: &Range<usize>) -> Range<usize> {
        let nation = self.nation_before(range.start);
        let legation = range.len() == 1 && self.has(range.start, self.namer.classes.legation);
        let start = nation.filter(|_| legation).unwrap_or(range.start);
        start..range.end
    }

    /// "the Peace and Justice Party": the engine may see the second half only, which is a name of plain words.
    fn and_before(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let classes = &self.namer.classes;
        let plain = |i: usize| self.has(i, classes.common) || self.is_field_word(i);
        let body = range.len() > 1
            && self.has(range.end - 1, classes.org_word)
            && (range.start..range.end - 1).all(plain);
        let norm = |i: usize| self.token(i).map_or("", |t| t.norm.as_str());
        let and = range
            .start
            .checked_sub(1)
            .filter(|i| body && norm(*i) == "and")?;
        let first = self.sentence.tokens.start;
        let mut start = and;
        while start > first && self.capital(start - 1) && plain(start - 1) {
            start -= 1;
        }
        let opens = start > first && matches!(norm(start - 1), "the" | "\"" | "“");
        (start < and && opens).then_some(start..range.end)
    }

    /// "Acme Forum 21", "CTF 50": the number belongs to the name.
    fn with_number(&self, range: &Range<usize>) -> Range<usize> {
        let number = self.token(range.end).is_some_and(|t| {
            let of = t.relation == "nummod" && range.contains(&(t.head as usize));
            of && t.norm.len() <= 3 && t.norm.bytes().all(|b| b.is_ascii_digit())
        });
        let letters = |t: &Token| {
            let word = t.span.of(self.text);
            word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase())
        };
        let body = self.has(range.end - 1, self.namer.classes.org_word)
            || range.len() == 1 && self.token(range.start).is_some_and(letters);
        range.start..range.end + usize::from(number && body)
    }

    /// "Ohio" of "Ohio State Senator Larsen", "Lima Rangers" of "Lima Rangers Head coach"; none of what is an office.
    fn before_office(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let classes = &self.namer.classes;
        let office = |i: usize| self.phrase(i, classes.office);
        if range.len() > 1 && office(range.start) >= range.len() {
            return None;
        }
        let dot = usize::from(self.token(range.end).is_some_and(|t| t.norm == "."));
        let named = self.capital(range.end + dot) && self.name_word(range.end + dot).given;
        // "Lima State Police Sgt. Anna Hall"
        let last = range.end - 1;
        if named && range.len() > 1 && self.has(last, classes.title) {
            return Some(range.start..last);
        }
        let cut = (range.start + 1..range.end).find(|i| {
            let length = office(*i);
            let ends = match length {
                0 => false,
                // "Lima County Sheriff Anna Hall"
                1 => {
                    let singular = self.token(*i).is_some_and(|t| !t.norm.ends_with('s'));
                    i + 1 == range.end && named && singular
                }
                _ => i + length >= range.end,
            };
            ends && !self.has(*i, classes.org_word)
        });
        Some(range.start..cut.unwrap_or(range.end))
    }

    /// "ID", "TV": letters that stand for words, and for no body.
    fn is_word_in_letters(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| {
            self.in_class(t, self.namer.classes.letters)
                && t.span.of(self.text).chars().all(|c| !c.is_lowercase())
        })
    }

    /// "Focus on the Sea", "Sisters of Santa Marta": the end of what a name of one plain word is joined to.
    fn of_plain(&self, at: usize) -> Option<usize> {
        let word = self.token(at)?;
        let common = self.has(at, self.namer.classes.common);
        let plural = word.norm.ends_with('s') && self.org_at(at).is_none() && {
            let kind = self.namer.classes.org_kind;
            self.namer.lexicon.lookup(kind, &word.norm, "kind") != "party"
        };
        let start = self.past_article(at + 2);
        let of = self.token(at + 1)?.norm == "of";
        let joint = self.has(at + 1, self.namer.classes.name_joint);
        let whole = of && start > at + 2 || self.is_field_word(start);
        let fits = of && plural || joint && common && whole;
        let run = self.capital(start).then(|| self.run_end(start));
        match self.plain_run(start) {
            _ if !fits => None,
            Some(end) => run.map(|run| run.max(end)),
            // "Sisters of Santa Marta", but not "Eagles of Lima".
            None if of && plural => run.filter(|run| {
                let known = self.known_whole(&(start..*run)) || self.is_demonym(start);
                !known && !self.name_word(start).given
            }),
            None => None,
        }
    }

    /// Without a field that an office has, "Rural Affairs" of its minister; none where nothing else is left.
    fn without_field(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let class = self.namer.classes.field_office;
        let of = range.start.checked_sub(1).filter(|i| {
            let norm = self.token(*i).map_or("", |t| t.norm.as_str());
            norm == "of" || norm == "for"
        });
        // Only of ministers: "the Police Commissioner" has the police.
        let body = |row: RowId| {
            let cell = self.namer.lexicon.cell(row, "body");
            (Some(row.class) == class).then_some(cell == "yes")
        };
        let before = of.and_then(|of| self.phrases_before(of).find_map(body));
        if before.is_some_and(|body| self.is_field(range, body)) {
            return None;
        }
        let first = match self.place_at(range.start) {
            Some((length, _)) if *length < range.len() => range.start + length,
            _ => range.start + usize::from(self.is_demonym(range.start)),
        };
        // "Community Safety and Housing Minister": the parts of one field.
        let and = self.token(range.end).is_some_and(|t| t.norm == "and");
        let listed = and && self.phrase(range.end + 1, self.namer.classes.office) > 1;
        if listed && self.is_field(range, true) && self.is_field_word(range.end + 1) {
            return None;
        }
        let mut behind = self.namer.lexicon.starting(self.phrases, range.end);
        let behind = behind.find_map(|(_, rows)| rows.iter().copied().find_map(body));
        if !behind.is_some_and(|body| self.is_field(&(first..range.end), body)) {
            return Some(range.clone());
        }
        let place = range.start..first;
        (!place.is_empty() && !self.is_demonym(range.start)).then_some(place)
    }

    /// Whether a name is only a title, or a part of one: "Senior", "Contracting Officer".
    fn is_title(&self, range: &Range<usize>) -> bool {
        let classes = &self.namer.classes;
        let called = [classes.title, classes.person_noun];
        let others = [classes.common, classes.field_word];
        let any = |i: usize, classes: [Option<ClassId>; 2]| classes.iter().any(|c| self.has(i, *c));
        let part = |i: usize| self.has(i, classes.title_word);
        let word = |i: usize| {
            let name = self.name_word(i);
            part(i) || !name.given && !name.surname && (any(i, called) || any(i, others))
        };
        let titled = range.clone().any(|i| part(i) || any(i, called));
        titled && range.clone().all(word) && !self.is_org(range)
    }

    /// Whether words are a field and no party, "Rural Affairs", "Health"; with words of bodies, too, "Transport".
    fn is_field(&self, range: &Range<usize>, body: bool) -> bool {
        let classes = &self.namer.classes;
        let word = |i: usize| {
            self.is_field_word(i)
                || body && self.has(i, classes.org_word)
                || self.has(i, classes.connector)
                || self.token(i).is_some_and(|t| t.tag == "POS")
        };
        let listed = || self.has(range.start, classes.field_word);
        !range.is_empty() && range.clone().all(word) && (range.len() > 1 || listed())
    }

    /// Whether a field is called so: "Security", "Privacy"; a common word may be.
    fn is_field_word(&self, at: usize) -> bool {
        let classes = &self.namer.classes;
        self.has(at, classes.field_word) || self.has(at, classes.common)
    }

    /// The end of a run of capitals that are no person's, place's or body's.
    pub(super) fn plain_run(&self, start: usize) -> Option<usize> {
        let mut end = start;
        while self.capital(end) && !self.skipped(end) {
            let body = self.has(end, self.namer.classes.org_word);
            let other = body && !self.has(end, self.namer.classes.field_word)
                || self.name_word(end).given && !self.is_field_word(end)
                || self.is_demonym(end)
                || self.place_at(end).is_some_and(|(_, places)| {
                    let town = places.first().is_some_and(|p| p.kind == "city");
                    !town || !self.is_field_word(end)
                });
            if other {
                return None;
            }
            end += 1;
        }
        (end > start).then_some(end)
    }

    /// The next token, past "the".
    fn past_article(&self, at: usize) -> usize {
        at + usize::from(self.token(at).is_some_and(|t| t.norm == "the"))
    }

    pub(super) fn has(&self, at: usize, class: Option<ClassId>) -> bool {
        let has = |t: &Token| self.in_class(t, class);
        self.token(at).is_some_and(has)
    }
}
