//! Where names stand: runs of capitalised words, with particles and hyphens inside, and organisations by their keywords.

use std::ops::Range;

use super::View;
use crate::model::{Name, Shape, Token};

impl View<'_> {
    /// Reads what starts at `at`; gives the position to go on from.
    pub(super) fn next(&self, at: usize, names: &mut Vec<Name>) -> usize {
        if let Some(end) = self.called_by_month(at) {
            names.extend(self.proposal(at..end));
            return end;
        }
        if !self.capital(at) || self.skipped(at) || self.article(at) {
            return at + 1;
        }
        if let Some(whole) = self.of_patron(at).filter(|whole| whole.start == at) {
            let end = whole.end;
            names.extend(self.proposal(whole));
            return end;
        }
        if let Some(length) = self.cut(at) {
            // "the Queen Anna III Trust", "the General Labour Federation".
            let title = self.phrase(at, self.namer.classes.title) == length;
            let before = at.checked_sub(1).and_then(|i| self.token(i));
            let the = before.is_some_and(|t| t.norm == "the");
            let called = title && (the || self.name_word(at + length).given);
            let body = called.then(|| self.org_by_keyword(at + length)).flatten();
            if let Some(end) = body {
                names.extend(self.proposal(at..end));
                return end;
            }
            // "Georgia" the state is no demonym, but "Russian" before "Direct Investment Fund" is part of a name.
            let whole = self.org_by_keyword(at);
            if let Some(end) = whole.filter(|end| *end > at + length && self.is_demonym(at)) {
                names.extend(self.proposal(at..end));
                return end;
            }
            if self.place_at(at).is_none_or(|(n, _)| *n < length) || !self.is_demonym(at) {
                return at + length;
            }
        }
        let end = self.name_end(at);
        match self.proposal(at..end) {
            Some(name) => {
                let end = name.tokens.end;
                names.push(name);
                end
            }
            None => end,
        }
    }

    /// "the August Miners' Union", but not "the March Security Council meeting": where a body's name ends that begins with a month.
    fn called_by_month(&self, at: usize) -> Option<usize> {
        let month = self.capital(at)
            && self
                .token(at)
                .is_some_and(|t| self.in_class(t, self.namer.classes.calendar));
        let the = at
            .checked_sub(1)
            .and_then(|i| self.token(i))
            .is_some_and(|t| t.norm == "the");
        if !month || !the || !self.capital(at + 1) {
            return None;
        }
        let end = self.org_by_keyword(at + 1)?;
        let goes_on = self.token(end).is_some_and(|t| t.tag.starts_with("NN"));
        (!goes_on && !self.known_whole(&(at + 1..end))).then_some(end)
    }

    /// "The" at the start of a sentence, unless the gazetteer has a place of that name ("The Hague").
    pub(super) fn article(&self, at: usize) -> bool {
        let the = self
            .token(at)
            .is_some_and(|t| matches!(t.norm.as_str(), "the" | "a" | "an"));
        the && self.place_at(at).is_none_or(|(n, _)| *n < 2)
    }

    /// Where the name that starts at `at` ends.
    pub(super) fn name_end(&self, at: usize) -> usize {
        let run = self.run_end(at);
        if let Some(end) = self.org_by_keyword(at) {
            return end;
        }
        let org = self.org_at(at).unwrap_or(0);
        let place = self.place_at(at).map_or(0, |(n, _)| *n);
        let known = self.trusted(at, org.max(place));
        if known == 0 {
            return run;
        }
        // "Paris Hilton", "Jordan Henderson": a given name goes on into a family name.
        let person = place >= org
            && known == 1
            && at + 1 < run
            && (self.name_word(at).given
                || self.ends_phrase(at, self.namer.classes.office)
                || self.ends_phrase(at, self.namer.classes.title))
            && !self.is_place_after_comma(at + 1);
        // "the Arequipa Cosmodrome".
        let site = place >= org
            && self
                .token(run - 1)
                .is_some_and(|t| self.in_class(t, self.namer.classes.place_word));
        if person || site { run } else { at + known }
    }

    /// How many tokens of a gazetteer's match to believe: all its longer words must have a capital here.
    pub(super) fn trusted(&self, at: usize, length: usize) -> usize {
        let words = self.tokens.get(at..at + length).unwrap_or(&[]);
        let small = words.iter().any(|t| {
            t.norm.len() > 3
                && matches!(t.shape, Shape::Word | Shape::Verb)
                && !self.in_class(t, self.namer.classes.particle)
        });
        if small || at + length > self.sentence.tokens.end {
            0
        } else {
            length
        }
    }

    /// The end of the run of capitalised words from `at`, with particles ("de", "al-") and hyphens inside.
    pub(super) fn run_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        loop {
            if end < self.sentence.tokens.end
                && self.capital(end)
                && !self.skipped(end)
                && self.cut(end).is_none()
            {
                end += 1;
                continue;
            }
            if end < self.sentence.tokens.end && self.of_party(end) {
                end += 1;
                continue;
            }
            // A joint is kept only where another capitalised word follows it.
            let joint = self.joint(end);
            match joint {
                Some(next)
                    if (self.capital(next) || self.given_part(next))
                        && self.cut(next).is_none()
                        && !self.skipped(next) =>
                {
                    end = next + 1
                }
                _ => return end,
            }
        }
    }

    /// The small second part of a given name: "Hye-rin", "Jong-un"; but not "Paris-based".
    pub(super) fn given_part(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.token(i));
        let known = |t: &Token| {
            t.shape != Shape::Word
                || self.in_class(t, self.namer.classes.common)
                || t.norm.chars().count() > 6
        };
        before.is_some_and(|t| t.norm == "-") && self.token(at).is_some_and(|t| !known(t))
    }

    /// After a hyphen or particles at `at`: where the next word of the name would stand.
    pub(super) fn joint(&self, at: usize) -> Option<usize> {
        let token = self.token(at)?;
        if token.norm == "-" && self.touches(at) && self.touches(at + 1) {
            return Some(at + 1);
        }
        let mut next = at;
        while self.token(next).is_some_and(|t| {
            t.shape != Shape::Capital && self.in_class(t, self.namer.classes.particle)
        }) {
            next += 1;
            if self.token(next).is_some_and(|t| t.norm == "-") && self.touches(next) {
                next += 1;
            }
        }
        (next > at).then_some(next)
    }

    /// The end of an organisation that is called so: capitalised words up to a word such as "Ministry", "Fund", "Inc",
    /// with "of Defense" after it and "and" inside. `None` when there is no such word.
    pub(super) fn org_by_keyword(&self, at: usize) -> Option<usize> {
        let classes = &self.namer.classes;
        let mut end = at;
        let mut last_keyword = None;
        while end < self.sentence.tokens.end {
            let token = self.token(end)?;
            let keyword = self.in_class(token, classes.org_word)
                || self.in_class(token, classes.company_form);
            let form = self.in_class(token, classes.company_form);
            // "White House Press Secretary": the word belongs to an office.
            let of_office = self.phrase(end, classes.office) > 1;
            if self.capital(end) && keyword && !of_office && (end > at || !form) {
                last_keyword = Some(end + 1);
                end += 1;
                if form {
                    break;
                }
            } else if self.capital(end) && !self.skipped(end) {
                // An office or title ends the name, unless it stands at its start ("State Department").
                let office = self
                    .phrase(end, classes.office)
                    .max(self.phrase(end, classes.title));
                if office > 0 && end > at && self.org_within(end, end + office).is_none() {
                    break;
                }
                if office > 0 && end == at && self.org_within(end, end + office).is_none() {
                    return None;
                }
                end += 1;
            } else if self.in_class(token, classes.connector) {
                // "Ministry of Defense", "Security and Defense Council": only between capitalised words, and after
                // "of" only where a keyword came before.
                let joins = token.norm != "and" && token.norm != "&";
                let the = joins && self.token(end + 1).is_some_and(|t| t.norm == "the");
                let next = end + 1 + usize::from(the);
                let fits = if joins {
                    last_keyword == Some(end)
                } else {
                    end > at
                        && last_keyword != Some(end)
                        && !self.known_whole(&(at..end))
                        && !(self.name_word(at).given && end > at + 1)
                        && self.keyword_ahead(next)
                };
                if !fits || !self.capital(next) || self.skipped(next) {
                    break;
                }
                if joins {
                    let stop = self.complement_end(next);
                    last_keyword = Some(stop);
                    end = stop;
                } else {
                    end = next;
                }
            } else if self.of_many(at, end)
                || token.norm == "-" && self.touches(end) && self.touches(end + 1)
            {
                end += 1;
            } else {
                break;
            }
        }
        last_keyword.filter(|end| *end > at + 1 || self.acronym_or_known(at))
    }

    /// "the Northern Miners' Union": the mark of a plural inside the name of a body, but not "the United States' Congress".
    fn of_many(&self, start: usize, at: usize) -> bool {
        let many = at.checked_sub(1).filter(|i| *i >= start);
        let many = many.and_then(|i| self.token(i));
        // "Seamen's", "Women's".
        let many = many.is_some_and(|t| {
            let plural = t.norm.ends_with('s') || t.norm.ends_with("en");
            plural && (self.in_class(t, self.namer.classes.common) || t.tag.ends_with('S'))
        });
        let irregular = || self.token(at - 1).is_some_and(|t| t.norm.ends_with("en"));
        many && self
            .token(at)
            .is_some_and(|t| t.tag == "POS" && (!t.norm.ends_with('s') || irregular()))
            && self.keyword_ahead(at + 1)
            && !self.known_whole(&(start..at))
    }

    /// "the opposition Citizens' Will party": the mark of a plural inside the name of a party.
    fn of_party(&self, at: usize) -> bool {
        let many = at.checked_sub(1).and_then(|i| self.token(i));
        let many = many
            .is_some_and(|t| t.norm.ends_with('s') && self.in_class(t, self.namer.classes.common));
        let mark = self
            .token(at)
            .is_some_and(|t| t.tag == "POS" && !t.norm.ends_with('s'));
        if !many || !mark {
            return false;
        }
        let ahead = (at + 1..self.sentence.tokens.end).find(|i| !self.capital(*i));
        let noun = ahead.filter(|i| *i > at + 1).and_then(|i| self.token(i));
        let says = |t: &Token| {
            self.namer
                .lexicon
                .lookup(self.namer.classes.name_noun, &t.norm, "after")
        };
        noun.is_some_and(|t| matches!(says(t), "Party" | "Movement"))
    }

    /// "of Foreign Affairs and Trade", "of Japan": the capitalised words after "of".
    pub(super) fn complement_end(&self, at: usize) -> usize {
        let mut end = at;
        while self.capital(end)
            && !self.skipped(end)
            && self.phrase(end, self.namer.classes.title) == 0
        {
            end += 1;
            let and = self.token(end).is_some_and(|t| t.norm == "and");
            if and && self.capital(end + 1) && self.keyword_complement(end + 1) {
                end += 1;
            }
        }
        end.max(at + 1)
    }

    /// Whether "and X" goes on with a department's field ("Foreign Affairs and Trade"), not with another name.
    pub(super) fn keyword_complement(&self, at: usize) -> bool {
        let token = self.token(at);
        token.is_some_and(|t| {
            self.namer.lexicon.has(self.namer.classes.common, &t.norm) && !self.name_word(at).given
        })
    }

    /// Whether a gazetteer knows exactly these tokens: then "and" after them joins another name.
    pub(super) fn known_whole(&self, range: &Range<usize>) -> bool {
        let place = self.place_in(range);
        place.is_some_and(|place| place.0 == range.len()) || self.is_org(range)
    }

    pub(super) fn keyword_ahead(&self, at: usize) -> bool {
        let mut end = at;
        while self.capital(end) && end < self.sentence.tokens.end {
            if self
                .token(end)
                .is_some_and(|t| self.in_class(t, self.namer.classes.org_word))
            {
                return true;
            }
            end += 1;
        }
        false
    }

    pub(super) fn org_within(&self, from: usize, to: usize) -> Option<usize> {
        (from..=to).find(|i| {
            self.capital(*i)
                && self
                    .token(*i)
                    .is_some_and(|t| self.in_class(t, self.namer.classes.org_word))
        })
    }

    pub(super) fn acronym_or_known(&self, at: usize) -> bool {
        self.org_at(at).is_some()
    }

    /// Weighs the evidence for a run of tokens; none when no label has enough.
    pub(super) fn proposal(&self, range: Range<usize>) -> Option<Name> {
        let range = self.without_common_start(range)?;
        // "Who" is no World Health Organization.
        let function = |t: &Token| {
            matches!(
                t.tag.as_str(),
                "WP" | "WRB" | "WDT" | "PRP" | "PRP$" | "CC" | "MD" | "EX" | "IN" | "DT" | "TO"
            )
        };
        // "WHO chief Hall": it may be.
        let shouted = |t: &Token| {
            let next = self
                .token(range.end)
                .is_some_and(|t| t.tag.starts_with("NN"));
            next && t.norm.len() > 2 && t.span.of(self.text).chars().all(char::is_uppercase)
        };
        let word = self.token(range.start).filter(|_| range.len() == 1);
        if word.is_some_and(|t| function(t) && !(shouted(t) && self.is_org(&range))) {
            return None;
        }
        self.weighed(range, "engine:none")
    }

    /// Drops common words from the start of a sentence ("The", "Talks"); none when nothing is left.
    pub(super) fn without_common_start(&self, range: Range<usize>) -> Option<Range<usize>> {
        let mut start = range.start;
        let opens = |i: usize| {
            i == self.sentence.tokens.start
                || self.token(i - 1).is_some_and(|t| {
                    t.shape == Shape::Punctuation && t.norm != "," && t.norm != "-"
                })
        };
        if start < range.end && opens(start) {
            let common = |i: usize| {
                self.token(i)
                    .is_some_and(|t| self.namer.lexicon.has(self.namer.classes.common, &t.norm))
            };
            let known = |i: usize| self.place_at(i).is_some() || self.org_at(i).is_some();
            let given = self.name_word(start).given && range.len() > 1;
            let org = self
                .org_by_keyword(start)
                .is_some_and(|end| end == range.end);
            if common(start) && !known(start) && !given && !org {
                start += 1;
            }
        }
        (start < range.end && self.capital(start)).then_some(start..range.end)
    }
}
