//! What stands beside a name: the noun that it is identified with ("the law firm X", "X, a lawyer", "his wife, X"), the
//! noun that it says more of ("the X gang"), and the word that governs it ("flew to X", "a stake in X"). Each is a feature
//! of `lexicon/name_evidence.csv`; which noun speaks for what is in `lexicon/name_noun.csv` and in the lists of persons,
//! bodies and places, which word that governs a name in `lexicon/name_governor.csv`.

use std::ops::Range;

use super::View;
use crate::model::{Shape, Token};

/// So many words an apposition may have before its noun.
const APPOSITION: usize = 9;
/// So many names a list may have before the one that is looked at.
const LISTED: usize = 8;

/// What a noun calls what it stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Called {
    /// A relative: "wife".
    Kin,
    /// "lawyer", "minister".
    Person,
    /// "law firm", "party".
    Org,
    /// "town", "province".
    Place,
    /// "film", "laptop": what is no node.
    Thing,
}

impl View<'_> {
    /// The features of the words beside a name.
    pub(super) fn beside(&self, range: &Range<usize>) -> Vec<&'static str> {
        let mut found = Vec::new();
        let top = self.top(range);
        if let Some(called) = self.noun_before(range, top) {
            found.push(match called {
                Called::Kin => "before:kin",
                Called::Person => "before:person-noun",
                Called::Org => "before:body",
                Called::Place => "before:town",
                Called::Thing => "before:thing",
            });
        }
        if let Some(called) = top.and_then(|top| self.noun_apposed(range, top)) {
            found.push(match called {
                Called::Kin | Called::Person => "apposed:person",
                Called::Org => "apposed:org",
                Called::Place => "apposed:place",
                Called::Thing => "apposed:thing",
            });
        }
        if let Some(feature) = top.and_then(|top| self.noun_after(range, top)) {
            found.push(feature);
        }
        if let Some(feature) = top.and_then(|top| self.governed(range, top)) {
            found.push(feature);
        }
        found
    }

    /// Whether the preposition before a name says where: "a stake in X" does not.
    pub(super) fn plain_place(&self, start: usize) -> bool {
        let governor = start
            .checked_sub(1)
            .and_then(|i| self.token(i))
            .and_then(|t| self.token(t.head as usize));
        governor.is_none_or(|t| {
            !self
                .namer
                .lexicon
                .has(self.namer.classes.name_governor, &t.lemma)
        })
    }

    /// The word of a name that hangs on a word outside of it, the last where there are several.
    fn top(&self, range: &Range<usize>) -> Option<usize> {
        let outside = |i: &usize| {
            let head = self.token(*i).map_or(*i, |t| t.head as usize);
            !range.contains(&head) || head == *i
        };
        range.clone().rev().find(outside)
    }

    /// What the noun before a name calls it: "the law firm X", "her husband, X", "the towns of X, Y and Z".
    fn noun_before(&self, range: &Range<usize>, top: Option<usize>) -> Option<Called> {
        if let Some(called) = self.noun_at_start(range.start, top) {
            return Some(called);
        }
        // Of several names after a noun in the plural each is called so.
        let mut at = top.filter(|i| self.token(*i).is_some_and(|t| t.relation == "conj"))?;
        for _ in 0..LISTED {
            let head = self.token(at)?.head as usize;
            if head >= at || !self.capital(head) {
                return None;
            }
            at = head;
            let up = self.token(at)?.head as usize;
            if self.token(at)?.relation != "conj" || !self.capital(up) {
                break;
            }
        }
        while at > self.sentence.tokens.start && self.capital(at - 1) {
            at -= 1;
        }
        let noun = self.end_of_noun(at)?;
        let plural = self
            .token(noun.checked_sub(1)?)
            .is_some_and(|t| t.tag == "NNS");
        plural.then(|| self.noun_at_start(at, None)).flatten()
    }

    /// Where the noun ends that a name at `start` may follow: right before it, before "of", or before a comma.
    fn end_of_noun(&self, start: usize) -> Option<usize> {
        let mark = |i: usize, forms: &[&str]| {
            i > self.sentence.tokens.start
                && self
                    .token(i - 1)
                    .is_some_and(|t| forms.contains(&t.norm.as_str()))
        };
        let quoted = start - usize::from(mark(start, &["\"", "“", "``", "‘"]));
        let end = quoted - usize::from(mark(quoted, &[",", "of"]));
        (end > self.sentence.tokens.start).then_some(end)
    }

    fn noun_at_start(&self, start: usize, top: Option<usize>) -> Option<Called> {
        let end = self.end_of_noun(start)?;
        let noun = end - 1;
        let token = self.token(noun)?;
        // The tagger takes "the weekly X" for an adjective.
        let noun_like = token.tag.starts_with("NN") || token.tag == "JJ" && end == start;
        if token.shape == Shape::Capital || !noun_like {
            return None;
        }
        let called = self.called(noun).or_else(|| self.like_its_owner(noun))?;
        let joint = self.token(end).map_or("", |t| t.norm.as_str());
        let of = joint == "of" && end < start;
        let comma = joint == "," && end < start;
        // "The company Larsen founded" is not called Larsen.
        let clause = top.is_some_and(|top| {
            let verb = self.token(top).map_or(top, |t| t.head as usize);
            verb >= start
                && verb != top
                && self.token(verb).is_some_and(|t| {
                    t.head as usize == noun && matches!(t.relation.as_str(), "relcl" | "acl")
                })
        });
        // "into the game Larsen ran" is not about a game of that name.
        let linked = top.is_none_or(|top| {
            token.head as usize == top || self.token(top).is_some_and(|t| t.head as usize == noun)
        });
        let fits = match called {
            Called::Thing if !comma && !linked => false,
            Called::Place => of || !comma,
            _ if of => false,
            // "His wife, Ana," and "the widow, Ana,", but not "for his wife, Paris is".
            Called::Kin | Called::Person | Called::Org | Called::Thing if comma => {
                // "at a hospital, Lima, Peru"
                if called == Called::Org && self.place_at(start).is_some() {
                    return None;
                }
                // "a spokesman for the ministry, Ana Larsen," but "the leader of the party, Quill".
                if called == Called::Org && self.speaks(noun) {
                    return None;
                }
                let apposed = top.and_then(|top| self.token(top));
                let apposed =
                    apposed.is_some_and(|t| t.relation == "appos" && t.head as usize == noun);
                apposed || called == Called::Kin && self.possessed(noun)
            }
            _ => !clause,
        };
        fits.then_some(called)
    }

    /// "its Chilean rival X": the rival of a body is one, too.
    fn like_its_owner(&self, noun: usize) -> Option<Called> {
        let lexicon = self.namer.lexicon;
        let lemma = &self.token(noun)?.lemma;
        let like = lexicon.lookup(self.namer.classes.name_noun, lemma, "before") == "its";
        let from = noun.saturating_sub(3).max(self.sentence.tokens.start);
        let its = (from..noun).any(|i| self.token(i).is_some_and(|t| t.norm == "its"));
        (like && its).then_some(Called::Org)
    }

    /// "a spokesman for the ministry": whether a noun says whom a person speaks for.
    pub(super) fn speaks(&self, noun: usize) -> bool {
        let lexicon = self.namer.lexicon;
        let person = self.token(noun).and_then(|t| {
            let joint = self.token(t.head as usize)?;
            let governor = self.token(joint.head as usize)?;
            (t.relation == "pobj" && joint.relation == "prep").then_some(governor)
        });
        person.is_some_and(|t| {
            lexicon.has(self.namer.classes.person_noun, &t.lemma)
                || lexicon.has(self.namer.classes.office, &t.lemma)
        })
    }

    /// Whether "his", "Larsen's" stands before a noun, with words in between.
    fn possessed(&self, noun: usize) -> bool {
        let from = noun.saturating_sub(4).max(self.sentence.tokens.start);
        (from..noun).any(|i| {
            self.token(i)
                .is_some_and(|t| matches!(t.tag.as_str(), "PRP$" | "POS"))
        })
    }

    /// What the noun calls a name that follows it: "X, a mussel grower", "X is a village in".
    fn noun_apposed(&self, range: &Range<usize>, top: usize) -> Option<Called> {
        let next = self.token(range.end)?;
        let word = self.token(top)?;
        let verb = word.head as usize;
        let copula = word.relation == "nsubj"
            && verb >= range.end
            && verb <= range.end + 2
            && self.token(verb).is_some_and(|t| t.lemma == "be");
        if next.norm != "," && next.norm != "(" && !copula {
            return None;
        }
        let until = (range.end + APPOSITION).min(self.sentence.tokens.end);
        let relation = if copula { "attr" } else { "appos" };
        let noun = (range.end + 1..until).find(|i| {
            self.token(*i).is_some_and(|t| {
                let head = t.head as usize;
                t.relation == relation && (range.contains(&head) || copula && head == verb)
            })
        })?;
        let token = self.token(noun)?;
        // "X, the Vice Chairman of Y", "X, Mayor of Y".
        let office = token.shape == Shape::Capital && self.called(noun) == Some(Called::Person);
        if token.tag.starts_with("NN") && (token.shape != Shape::Capital || office) {
            // "X, a match manufacturer who".
            let who = self.token(noun + 1).is_some_and(|t| t.norm == "who");
            return if who {
                Some(Called::Person)
            } else {
                self.called(noun)
            };
        }
        // "The smallest of the three parties", "one of the largest banks".
        let of = self.token(noun + 1).is_some_and(|t| t.norm == "of");
        if !of || !matches!(token.tag.as_str(), "JJS" | "CD" | "JJ" | "RBS") {
            return None;
        }
        let plural = (noun + 2..noun + 7)
            .find(|i| {
                self.token(*i)
                    .is_some_and(|t| t.relation == "pobj" && t.head as usize == noun + 1)
            })
            .filter(|i| self.token(*i).is_some_and(|t| t.tag == "NNS"))?;
        self.called(plural)
    }

    /// What a noun says that a name stands before as a part of it: "the X gang", "X laptops", "X shareholders".
    fn noun_after(&self, range: &Range<usize>, top: usize) -> Option<&'static str> {
        let word = self.token(top)?;
        let noun = word.head as usize;
        let part = matches!(word.relation.as_str(), "compound" | "nmod" | "amod");
        if !part || noun < range.end {
            return None;
        }
        // "Dortmund keeper Hall": both may hang on the name behind them.
        let beside = |i: usize| self.token(i).is_some_and(|t| t.head as usize == noun);
        let (noun, title) = match self.capital(noun) && beside(range.end) {
            true => (range.end, true),
            false => (noun, false),
        };
        let token = self.token(noun)?;
        let common = token.shape != Shape::Capital && token.tag.starts_with("NN");
        if !common || noun > range.end + 2 {
            return None;
        }
        let says = |lemma: &str| {
            self.namer
                .lexicon
                .lookup(self.namer.classes.name_noun, lemma, "after")
        };
        // "the Ifo think tank"
        let before = noun.checked_sub(1).filter(|i| *i >= range.end);
        let both = before.and_then(|i| self.token(i));
        let both = both.map(|t| format!("{} {}", t.norm, token.lemma));
        let said = [both.as_deref(), Some(&token.norm), Some(&token.lemma)];
        let said = said.into_iter().flatten().map(says);
        let said = said.into_iter().find(|said| !said.is_empty()).unwrap_or("");
        match said {
            "Team" => Some("after:team"),
            _ if title => None,
            "Org" => Some("after:body"),
            "Party" => Some("after:party"),
            // "Islamic movements" have no name.
            "Movement" if word.tag.starts_with("NN") => Some("after:party"),
            "Thing" => Some("after:thing"),
            "Place" => Some("after:place"),
            "Person" => Some("after:person"),
            _ => None,
        }
    }

    /// What the word says that governs a name: "flew to X", "a stake in X", "X was sentenced".
    fn governed(&self, range: &Range<usize>, top: usize) -> Option<&'static str> {
        let word = self.token(top)?;
        let mut governor = self.token(word.head as usize)?;
        let mut relation = word.relation.as_str();
        let possessive = self.token(range.end).is_some_and(|t| t.tag == "POS");
        if relation == "pobj" && !possessive {
            relation = governor.norm.as_str();
            governor = self.token(governor.head as usize)?;
        }
        let says = |governor: &Token| {
            let lexicon = self.namer.lexicon;
            let rows = lexicon.rows(&governor.lemma).iter();
            let mut rows = rows.filter(|row| {
                Some(row.class) == self.namer.classes.name_governor
                    && lexicon
                        .cell(**row, "by")
                        .split('|')
                        .any(|by| by == relation)
            });
            rows.next().map(|row| lexicon.cell(*row, "says"))
        };
        let Some(says) = says(governor) else {
            let its = relation == "nsubj" && self.owns_object(word.head as usize);
            return its.then_some("governed:its");
        };
        match says {
            "place" => Some("governed:place"),
            "seat" => Some("governed:seat"),
            "org" => Some("governed:org"),
            "firm" => Some("governed:firm"),
            "person" => Some("governed:person"),
            _ => None,
        }
    }

    /// "Acme has withdrawn its offer": whether the object of a verb is "its".
    fn owns_object(&self, verb: usize) -> bool {
        (verb + 1..self.sentence.tokens.end).any(|i| {
            let its = self
                .token(i)
                .filter(|t| t.norm == "its" && t.relation == "poss");
            let object = its.and_then(|t| self.token(t.head as usize));
            object.is_some_and(|o| o.relation == "dobj" && o.head as usize == verb)
        })
    }

    /// What the noun that ends at a word calls something, by the longest phrase of the lists.
    fn called(&self, noun: usize) -> Option<Called> {
        let from = noun.saturating_sub(3).max(self.sentence.tokens.start);
        (from..=noun).find_map(|start| {
            let found = self.namer.lexicon.starting(self.phrases, start);
            found
                .filter(|(length, _)| start + length == noun + 1)
                .find_map(|(_, rows)| self.called_by(rows))
                .or_else(|| {
                    let plural = start == noun && self.token(noun)?.tag == "NNS";
                    let lemma = &self.token(noun)?.lemma;
                    plural
                        .then(|| self.called_by(self.namer.lexicon.rows(lemma)))
                        .flatten()
                })
        })
    }

    /// What the rows of a phrase call something: what the list of nouns says, else that of which only one kind of list has
    /// the phrase.
    fn called_by(&self, rows: &[crate::schema::RowId]) -> Option<Called> {
        let classes = &self.namer.classes;
        let has = |class| class_in(rows, class);
        let listed = rows.iter().find(|row| Some(row.class) == classes.name_noun);
        if let Some(row) = listed {
            match self.namer.lexicon.cell(*row, "before") {
                "Person" => return Some(Called::Person),
                "Org" => return Some(Called::Org),
                "Place" => return Some(Called::Place),
                "Thing" => return Some(Called::Thing),
                "none" | "its" => return None,
                _ => {}
            }
        }
        if has(classes.kin) {
            return Some(Called::Kin);
        }
        let person = has(classes.profession)
            || has(classes.office)
            || has(classes.person_noun)
            || has(classes.descriptor);
        match (person, has(classes.org_noun), has(classes.place_noun)) {
            (true, false, false) => Some(Called::Person),
            (false, true, false) => Some(Called::Org),
            (false, false, true) => Some(Called::Place),
            _ => None,
        }
    }
}

fn class_in(rows: &[crate::schema::RowId], class: Option<crate::schema::ClassId>) -> bool {
    rows.iter().any(|row| Some(row.class) == class)
}
