//! What belongs to a name beyond what the engine has seen of it: the body that a place or a person gives its name to ("the U.S. 3rd
//! District Court", "the King George Trust"), bynames and numbers of persons ("Ivan the Great"), and names that it ran together.

use std::ops::Range;

use super::View;
use crate::model::{Entity, Shape, Token};

/// A body is so many words away from the name that it is called by, at most.
const BODY: usize = 6;

impl View<'_> {
    /// The names in an entity: two that a stroke joins ("Larsen/Hall") are two, and so are two countries or what meets that a
    /// hyphen joins ("the Larsen-Hall talks").
    pub(super) fn apart(&self, entity: &Entity) -> Vec<Entity> {
        let range = &entity.tokens;
        let joined = |i: usize, marks: &[&str]| {
            let mark = self
                .token(i)
                .is_some_and(|t| marks.contains(&t.norm.as_str()));
            let inside = i > range.start && i + 1 < range.end;
            mark && inside && self.capital(i - 1) && self.touches(i) && self.touches(i + 1)
        };
        let country = |at: usize| {
            let place = self.place_in(&(at..at + 1));
            place.is_some_and(|p| p.1.first().is_some_and(|p| p.kind == "country"))
        };
        let meets = |i: usize| {
            let event = self.token(i + 2).is_some_and(|t| {
                t.tag.starts_with("NN")
                    && !self.has_particle(i - 1)
                    && self.in_class(t, self.namer.classes.meeting)
            });
            range.len() == 3 && (event || country(i - 1) && country(i + 1))
        };
        let cut = range
            .clone()
            .find(|i| joined(*i, &["/"]) || joined(*i, &["-", "\u{2013}"]) && meets(*i));
        let Some(cut) = cut else {
            return vec![entity.clone()];
        };
        let part = |tokens: Range<usize>| Entity {
            tokens,
            label: entity.label.clone(),
        };
        let mut found = vec![part(range.start..cut)];
        found.extend(self.apart(&part(cut + 1..range.end)));
        found
    }

    /// The body that a name is the beginning of, "the San Marco Stadium": the tree hangs the name on its last word. Gives its
    /// range, and whether it is a building.
    pub(super) fn body_of(&self, range: &Range<usize>) -> Option<(Range<usize>, bool)> {
        let last = self.token(range.end - 1)?;
        let head = last.head as usize;
        let part = matches!(last.relation.as_str(), "compound" | "nmod");
        if !part || head < range.end || head >= range.end + BODY {
            return None;
        }
        let word = self.token(head)?;
        let classes = &self.namer.classes;
        let site = self.kind_of(head) == "site";
        let body = self.ends_body(&(head..head + 1));
        let goes_on = word.relation == "compound" && self.capital(word.head as usize);
        let part = |i: usize| {
            let ordinal = self.token(i).is_some_and(|t| is_ordinal(&t.norm));
            ordinal
                || self.hyphen(i)
                || self.capital(i) && !self.skipped(i) && self.cut(i).is_none()
        };
        // "Quill Inc. Maria Press".
        let other = self.in_class(last, classes.company_form)
            || (range.end..head).any(|i| self.name_word(i).given && !self.has(i, classes.common));
        let whole = (range.end..=head).all(part) && self.capital(head) && !other;
        let fits = (site || body) && whole && !goes_on && !self.is_end_of_office(head);
        let behind = self.token(head + 1).is_some_and(|t| t.norm == "of");
        let of = behind.then(|| self.plain_run(head + 2)).flatten();
        fits.then(|| (range.start..of.unwrap_or(head + 1), site && !body))
    }

    /// Which kind of body a word tells, "government" of "Senate", "site" of "Stadium".
    pub(super) fn kind_of(&self, at: usize) -> &str {
        let word = self.token(at).map_or("", |t| t.norm.as_str());
        let class = self.namer.classes.org_kind;
        self.namer.lexicon.lookup(class, word, "kind")
    }

    /// "the Queen Anna Trust": the title of whom a body is called after belongs to its name.
    pub(super) fn with_title(&self, range: &mut Range<usize>) {
        let first = self.sentence.tokens.start;
        let title = (1..=2).find(|n| {
            let start = range.start.checked_sub(*n).filter(|i| *i >= first);
            start.is_some_and(|i| self.capital(i) && self.phrase(i, self.namer.classes.title) == *n)
        });
        range.start -= title.unwrap_or(0);
    }

    /// Whether an office ends at a word: "Police Commission" may begin none.
    fn is_end_of_office(&self, at: usize) -> bool {
        self.phrase(at, self.namer.classes.office) > 1
    }

    /// "Harald III", "Ivan the Great", "Peter Alden Lady": a number, a byname, and a title that is a family name.
    pub(super) fn with_byname(&self, range: &mut Range<usize>) {
        let classes = &self.namer.classes;
        let after = |at: usize| {
            let token = self
                .token(at)
                .filter(|t| self.capital(at) && t.tag != "PRP")?;
            let after = self
                .namer
                .lexicon
                .lookup(classes.byname, &token.norm, "after");
            let number = token.span.of(self.text).chars().all(char::is_uppercase);
            let fits = self.in_class(token, classes.byname) && (number || !after.is_empty());
            fits.then_some(after)
        };
        let the = self.token(range.end).is_some_and(|t| t.norm == "the");
        if after(range.end) == Some("") {
            range.end += 1;
        } else if the && after(range.end + 1) == Some("the") && !self.capital(range.end + 2) {
            range.end += 2;
        }
        let last = self.token(range.end - 1);
        let family = last.is_some_and(|t| t.relation == "compound" && t.head as usize == range.end)
            && self.capital(range.end)
            && self.phrase(range.end, classes.title) == 1
            && !self.capital(range.end + 1)
            && self.token(range.end + 1).is_none_or(|t| t.norm != "of")
            && range.len() > 1;
        if family {
            range.end += 1;
        }
    }

    /// "the Danish Democratic Republic": the nation before a word of states belongs to their name.
    pub(super) fn with_nation(&self, range: &mut Range<usize>) {
        let state = self
            .token(range.end - 1)
            .is_some_and(|t| self.in_class(t, self.namer.classes.state_word));
        if let Some(nation) = self.nation_before(range.start)
            && state
            && range.len() > 1
        {
            range.start = nation;
        }
    }

    /// The adjective of a nation right before a word.
    pub(super) fn nation_before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1)
            .filter(|i| *i >= self.sentence.tokens.start && self.capital(*i) && self.is_demonym(*i))
    }

    /// "Brighton-le-Sands": the engine may stop at the small word.
    pub(super) fn with_hyphens(&self, range: &mut Range<usize>) {
        let small = |at: usize| self.token(at).is_some_and(|t| t.shape == Shape::Word);
        self.without_end(range);
        if range.len() > 2 && small(range.end - 1) && self.hyphen(range.end - 2) {
            range.end -= 2;
        }
        while self.hyphen(range.end)
            && small(range.end + 1)
            && self.hyphen(range.end + 2)
            && self.capital(range.end + 3)
        {
            range.end += 4;
        }
    }

    /// "Gazzetta Della Costa": what begins with a particle goes on to the left; whether it is a paper rather than somebody.
    pub(super) fn before_particle(&self, range: &mut Range<usize>) -> bool {
        let before = range.start.checked_sub(1).filter(|i| {
            *i >= self.sentence.tokens.start
                && self.capital(*i)
                && !self.skipped(*i)
                && self.cut(*i).is_none()
                && self.token(*i).is_some_and(|t| {
                    t.tag.starts_with("NNP") && !self.in_class(t, self.namer.classes.common)
                })
        });
        let particle = self.has_particle(range.start) && !self.name_word(range.start).given;
        let Some(before) = before.filter(|_| particle && range.len() > 1) else {
            return false;
        };
        range.start = before;
        let word = self.name_word(before);
        !word.given && !word.surname
    }

    /// "in Addis Ababa Tuesday": a weekday is no part of a place.
    pub(super) fn without_day(&self, range: &mut Range<usize>) {
        let last = range.end - 1;
        let day = self.token(last).is_some_and(|t| {
            let day = t.norm.ends_with("day") || t.norm.ends_with('.');
            day && self.in_class(t, self.namer.classes.calendar)
        });
        if day && range.len() > 1 && self.known_whole(&(range.start..last)) {
            range.end = last;
        }
    }

    /// "Office of the" and "Union of European" are cut in the middle: to the end of the capitals behind it.
    pub(super) fn with_rest(&self, range: &mut Range<usize>) {
        let of = |at: usize| self.token(at).is_some_and(|t| t.norm == "of");
        let last = range.end - 1;
        // "Ice and" of "Ice and Snow Center".
        let and = self.token(last).is_some_and(|t| t.norm == "and");
        let whole = and.then(|| self.org_by_keyword(range.start)).flatten();
        range.end = whole.map_or(range.end, |end| end.max(range.end));
        let the = self.token(last).is_some_and(|t| t.norm == "the");
        let joint = range.len() > 1 && (of(last) || the && of(last - 1));
        let adjective = range.len() > 2
            && of(last - 1)
            && self.is_demonym(last)
            && self.token(last).is_some_and(|t| t.tag == "JJ");
        while (joint || adjective) && self.capital(range.end) && !self.skipped(range.end) {
            range.end += 1;
        }
    }

    fn has_particle(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|t| self.in_class(t, self.namer.classes.particle))
    }

    /// Without marks and small words at the end.
    pub(super) fn without_end(&self, range: &mut Range<usize>) {
        let function = |t: &Token| {
            matches!(
                t.tag.as_str(),
                "IN" | "DT" | "CC" | "TO" | "," | "HYPH" | ":" | "POS"
            )
        };
        // "the Aleppo war".
        let thing = |at: usize| !self.capital(at) && self.has(at, self.namer.classes.thing_word);
        let mut end = range.end;
        while end > range.start + 1 && (self.token(end - 1).is_some_and(function) || thing(end - 1))
        {
            end -= 1;
        }
        range.end = end;
    }

    /// "Queen's University", "St. Anne's College": a body that belongs to a saint or a crown only by its name.
    pub(super) fn with_patron(&self, range: &mut Range<usize>) {
        let first = self.sentence.tokens.start;
        let owner = range.start.checked_sub(2).filter(|i| *i >= first);
        let owned = self
            .token(range.start.saturating_sub(1))
            .is_some_and(|t| t.tag == "POS");
        let body = matches!(self.kind_of(range.end - 1), "university" | "site");
        let Some(owner) = owner.filter(|i| owned && body && self.capital(*i)) else {
            return;
        };
        let saint = owner.checked_sub(1).filter(|i| *i >= first);
        let saint = saint.filter(|i| {
            self.token(*i)
                .is_some_and(|t| matches!(t.norm.as_str(), "st." | "st" | "saint"))
        });
        let crown = matches!(
            self.token(owner).map_or("", |t| t.norm.as_str()),
            "king" | "queen"
        );
        match saint {
            Some(saint) => range.start = saint,
            None if crown => range.start = owner,
            None => {}
        }
    }

    /// "the 25th Marine Regiment", "the 7th Circuit Court": its number belongs to the name of a unit or a court.
    pub(super) fn with_ordinal(&self, range: &mut Range<usize>) {
        let before = range.start.checked_sub(1);
        let number = before.filter(|i| {
            *i >= self.sentence.tokens.start && self.token(*i).is_some_and(|t| is_ordinal(&t.norm))
        });
        let numbered = self.kind_of(range.end - 1) == "forces"
            || range.clone().any(|i| self.kind_of(i) == "court");
        if let Some(number) = number.filter(|_| numbered) {
            range.start = number;
        }
    }

    /// "the 3rd Battalion, 25th Marine Regiment": a unit is named with the one that it is a part of, whichever of them the engine
    /// has seen.
    pub(super) fn with_unit(&self, range: &mut Range<usize>) {
        let norm = |i: usize| self.token(i).map_or("", |t| t.norm.as_str());
        let forces = |i: usize| self.kind_of(i) == "forces";
        let numbered = |i: usize| is_ordinal(norm(i));
        if !forces(range.end - 1) {
            return;
        }
        if norm(range.end) == "," && numbered(range.end + 1) {
            let run = (range.end + 2..).take_while(|i| self.capital(*i) && !self.skipped(*i));
            range.end = run
                .into_iter()
                .find(|i| forces(*i))
                .map_or(range.end, |i| i + 1);
        }
        let first = self.sentence.tokens.start;
        let part = range.start.checked_sub(3).filter(|i| *i >= first);
        let part = part.filter(|i| numbered(*i) && forces(i + 1) && norm(i + 2) == ",");
        if numbered(range.start) {
            range.start = part.unwrap_or(range.start);
        }
    }

    /// "the Peter and Maria Larsen Center": the first of the two whom a body is called after.
    pub(super) fn with_couple(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let other = range.start.checked_sub(2)?;
        let and = self.token(other + 1).is_some_and(|t| t.norm == "and");
        let given = self.capital(other) && self.name_word(other).given;
        let alone = other > self.sentence.tokens.start
            && (!self.capital(other - 1) || self.article(other - 1));
        let body = range.len() > 2 && self.ends_body(range) && !self.known_whole(range);
        (and && given && alone && body).then_some(other..range.end)
    }

    /// "Acme Sweden": the engine may take the branch of a firm for two names.
    pub(super) fn with_country(&self, range: &Range<usize>) -> Range<usize> {
        let last = range.end - 1;
        let hung = self.token(last).is_some_and(|t| {
            t.relation == "compound" && t.head as usize == range.end && self.capital(range.end)
        });
        let country = self.place_at(range.end).is_some_and(|(length, places)| {
            *length == 1 && places.first().is_some_and(|p| p.kind == "country")
        });
        let end = range.end + usize::from(hung && country && !self.is_demonym(range.end));
        range.start..end
    }

    /// "the University of California, Santa Barbara", "the University of Texas at Arlington": a state has several.
    pub(super) fn with_campus(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let norm = |i: usize| self.token(i).map_or("", |t| t.norm.as_str());
        let of = range.start + 1;
        let university = self.kind_of(range.start) == "university" && norm(of) == "of";
        let (length, places) = self.place_at(of + 1).filter(|_| university)?;
        let state = places.first().is_some_and(|p| p.kind == "state");
        let whole = of + 1 + length == range.end;
        let joint = matches!(norm(range.end), "," | "at");
        let (length, places) = self.place_at(range.end + 1)?;
        let city = places.first().is_some_and(|p| p.kind == "city");
        let end = range.end + 1 + length;
        (state && whole && joint && city).then_some(range.start..end)
    }

    /// The body of a saint's or a crown's name, "St. Anna's Hospital", "Queen's College", of which the engine may see nothing but
    /// the name, which ends at a token.
    pub(super) fn of_patron(&self, owner: usize) -> Option<Range<usize>> {
        let owned = self.token(owner + 1).is_some_and(|t| t.tag == "POS");
        let body = owner + 2;
        let mut end = body;
        while owned && self.capital(end) && !self.skipped(end) {
            end += 1;
        }
        if end == body {
            return None;
        }
        let mut whole = body..end;
        self.with_patron(&mut whole);
        (whole.start < body).then_some(whole)
    }
}

/// "3rd", "21st".
fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = word.get(digits.len()..).unwrap_or("");
    !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
        && matches!(ending, "st" | "nd" | "rd" | "th")
}
