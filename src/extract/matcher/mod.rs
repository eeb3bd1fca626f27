//! Matching a rule's pattern against the items of a sentence, with backtracking. A pattern's way through a sentence is
//! short, and a rule runs only where one of its trigger words stands.

mod inside;
mod reach;
mod words;

use std::cell::Cell;

use crate::extract::draft::Draft;
use crate::extract::government::Governments;
use crate::extract::items::{Item, Itemizer, Kind};
use crate::extract::kinds::Kinds;
use crate::model::{Document, PlaceId, Sentence, Text};
use crate::schema::pattern::{Element, Wanted};
use crate::schema::{ClassId, DEMONYM, GOVERNMENT, RowId, Schema};

/// What fills a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filler {
    /// A mention by name.
    Mention(u32),
    /// A mention of a capital or country that stands for the country's government.
    Government(u32, PlaceId),
    /// An adjective or name of a country that is no item of its own: its first token, one past its last.
    Country(usize, usize, PlaceId),
    /// A phrase of a class.
    Phrase(RowId),
}

/// One match of a pattern.
#[derive(Debug, Clone, Default)]
pub struct Match {
    /// Slot name and filler, in order of text.
    pub slots: Vec<(Text, Filler)>,
    /// First item of the match.
    pub start: usize,
    /// One past its last item.
    pub end: usize,
    /// The trigger's items.
    pub trigger: Option<(usize, usize)>,
}

impl Match {
    /// What fills a slot.
    pub fn slot<'m>(&'m self, name: &'m str) -> impl Iterator<Item = Filler> + 'm {
        self.slots
            .iter()
            .filter(move |(slot, _)| slot == name)
            .map(|(_, filler)| *filler)
    }
}

/// Matches patterns in one row of items.
pub struct Matcher<'a> {
    /// The schema, for labels and lexicons.
    pub schema: &'a Schema,
    /// Phrases and word lists.
    pub itemizer: &'a Itemizer<'a>,
    /// The document.
    pub document: &'a Document,
    /// The sentence that the items are of.
    pub sentence: &'a Sentence,
    /// Mentions and chains.
    pub draft: &'a Draft,
    /// The row of items.
    pub items: &'a [Item],
    /// The numbers of their words and lemmas.
    pub symbols: &'a [[u32; 2]],
    /// The class of auxiliaries.
    pub aux: Option<ClassId>,
    /// The class of words that end a gap.
    pub gap_stop: Option<ClassId>,
    /// Whom places stand for.
    pub governments: &'a Governments<'a>,
    /// What kinds of thing entities are.
    pub kinds: &'a Kinds<'a>,
    /// The classes of nouns that a name before them modifies.
    pub nouns: [Option<ClassId>; 3],
    /// Those of them that mean people, and may be verbs.
    pub titles: [Option<ClassId>; 3],
    /// Whether a name inside a longer one may fill a slot: in "Peruvian President Maria Larsen's administration" the title is
    /// Larsen's, but who meets that administration does not meet him.
    pub nested: bool,
    /// The steps that are left from the item at which a match may start.
    pub steps: Cell<u32>,
}

/// At most this often an element is repeated.
const REPEATS: usize = 10;
/// A match that takes more steps than this is given up: patterns with lists can be cut in many ways, and no sentence of
/// news needs so many.
const STEPS: u32 = 4000;
/// At most this many items of any kind are passed over.
const LONGEST_ANY: usize = 16;
/// At most this many words stand before the noun of a noun phrase.
const MODIFIERS: usize = 6;

/// The rest of a pattern: called with the position reached, says whether all of it matched.
type Rest<'r> = &'r mut dyn FnMut(&Matcher, usize, &mut Match) -> bool;

impl Matcher<'_> {
    /// The first match that starts at an item or behind it.
    pub fn next(&self, pattern: &[Element], from: usize) -> Option<Match> {
        self.reach(pattern, from, false)?;
        self.reach(pattern, from, true)?;
        let mut found = Match::default();
        let start = (from..self.items.len()).find(|start| {
            self.steps.set(STEPS);
            self.sequence(pattern, *start, &mut found, &mut |_, end, found| {
                found.end = end;
                true
            })
        })?;
        Some(Match { start, ..found })
    }

    fn sequence(&self, elements: &[Element], at: usize, found: &mut Match, rest: Rest) -> bool {
        match elements.split_first() {
            None => rest(self, at, found),
            Some((first, others)) => self.element(first, at, found, &mut |m, at, found| {
                m.sequence(others, at, found, rest)
            }),
        }
    }

    fn element(&self, element: &Element, at: usize, found: &mut Match, rest: Rest) -> bool {
        let Some(left) = self.steps.get().checked_sub(1) else {
            return false;
        };
        self.steps.set(left);
        match element {
            Element::Words(words) => {
                let [norm, lemma] = self.symbols.get(at).copied().unwrap_or_default();
                if words.has_norm(norm) {
                    rest(self, self.after(at), found)
                } else {
                    words.has_lemma(lemma) && rest(self, at + 1, found)
                }
            }
            Element::Tag(_) | Element::Time => self.fits(element, at) && rest(self, at + 1, found),
            // Made ready before they are matched.
            Element::Word(_) | Element::Lemma(_) | Element::Class(..) => false,
            Element::Start => at == 0 && rest(self, at, found),
            Element::Last => at == self.items.len() && rest(self, at, found),
            Element::Inside(slot) => {
                let Some(country) = at.checked_sub(1).and_then(|i| self.inside(i)) else {
                    return false;
                };
                let depth = found.slots.len();
                found.slots.push((slot.clone(), country));
                let matched = rest(self, at, found);
                if !matched {
                    found.slots.truncate(depth);
                }
                matched
            }
            Element::End => !self.goes_on(at) && rest(self, at, found),
            Element::Modifiers => (at..=at + MODIFIERS)
                .take_while(|end| *end == at || self.modifier(*end - 1))
                .any(|end| rest(self, end, found)),
            Element::Modifier => self.modifier(at) && rest(self, at + 1, found),
            Element::Predicate => self.predicate_ends(at).any(|end| rest(self, end, found)),
            Element::Any => (at..=at + LONGEST_ANY)
                .take_while(|end| *end == at || self.inner(*end - 1))
                .any(|end| rest(self, end, found)),
            Element::Phrase(slot, class) => self.class(slot.as_ref(), *class, at, found, rest),
            Element::Name(slot, labels, list) => {
                self.names(slot.as_ref(), labels, *list, at, found, rest)
            }
            Element::Gap(most) => {
                let mut last = at;
                while last - at < *most && self.plain(last) {
                    last += 1;
                }
                (at..=last).any(|end| rest(self, end, found))
            }
            Element::Aux => self
                .aux_ends(at)
                .into_iter()
                .any(|end| rest(self, end, found)),
            Element::Group(alternatives) => alternatives
                .iter()
                .any(|a| self.sequence(a, at, found, rest)),
            Element::Optional(inner) => {
                self.element(inner, at, found, rest) || rest(self, at, found)
            }
            Element::Repeat(inner) => self.repeated(inner, REPEATS, at, found, rest),
            Element::Trigger(inner) => self.element(inner, at, found, &mut |m, end, found| {
                let before = found.trigger.replace((at, end));
                let matched = rest(m, end, found);
                if !matched {
                    found.trigger = before;
                }
                matched
            }),
        }
    }

    /// An element as often as it fits, then less often.
    fn repeated(
        &self,
        element: &Element,
        most: usize,
        at: usize,
        found: &mut Match,
        rest: Rest,
    ) -> bool {
        let again = most > 0
            && self.element(element, at, found, &mut |m, next, found| {
                next > at && m.repeated(element, most - 1, next, found, rest)
            });
        again || rest(self, at, found)
    }

    /// Whether a noun phrase goes on after the name before `at`: with another name, a possessive, or a noun that makes
    /// the name a modifier ("the OSCE observer mission").
    fn goes_on(&self, at: usize) -> bool {
        let Some(item) = self.item(at) else {
            return false;
        };
        let listed = |at: usize, classes: &[Option<ClassId>]| {
            self.item(at)
                .filter(|i| i.kind == Kind::Word)
                .is_some_and(|item| {
                    let mut phrases = self.itemizer.phrases(self.document, item.tokens.start);
                    phrases.any(|(_, row)| classes.contains(&Some(row.class)))
                })
        };
        let noun = |at: usize| listed(at, &self.nouns);
        // "owned by Acme founder Hall", but not "Hall of Acme heads".
        let title =
            |at: usize| self.tagged(at, |tag| tag.starts_with("NN")) && listed(at, &self.titles);
        // "from Lima-based Acme".
        let token = |at: usize| self.document.tokens.get(at);
        let (here, before) = (
            token(item.tokens.start),
            item.tokens.start.checked_sub(1).and_then(token),
        );
        let tight = here
            .zip(before)
            .is_some_and(|(h, b)| h.span.start == b.span.end);
        matches!(item.kind, Kind::Name(_))
            || item.norm == "-" && tight
            || item.norm == "'s"
            || item.norm == "'"
            || noun(at)
            || title(at)
            || (self.plain(at) && item.norm.chars().all(char::is_alphabetic) && noun(at + 1))
    }

    fn item(&self, at: usize) -> Option<&Item> {
        self.items.get(at)
    }

    /// Whether the item is a possessive pronoun that means somebody, which is followed by a "'s" of its own.
    fn possessive(&self, at: usize) -> bool {
        let (Some(item), Some(next)) = (self.item(at), self.item(at + 1)) else {
            return false;
        };
        matches!(item.kind, Kind::Name(_)) && next.norm == "'s" && next.head == item.head
    }

    /// The item behind a word; of a possessive pronoun, behind its "'s".
    fn after(&self, at: usize) -> usize {
        at + 1 + usize::from(self.possessive(at))
    }

    /// The item that begins at a token.
    fn item_at_token(&self, token: usize, from: usize) -> Option<usize> {
        let rest = self.items.get(from..).unwrap_or(&[]);
        let found = rest.iter().take(12).position(|i| i.tokens.start == token);
        match found {
            Some(i) => Some(from + i),
            None => (self.items.last()?.tokens.end == token).then_some(self.items.len()),
        }
    }

    /// Whether a phrase of a class that begins up to four tokens before `start` reaches `end`.
    fn phrase_before(&self, start: usize, end: usize, class: Option<ClassId>) -> bool {
        let from = start.saturating_sub(4).max(self.sentence.tokens.start);
        // "leader" after "Green Party" is no "party leader": a phrase does not begin inside a name.
        let named = |at: usize| {
            let mut names = self
                .items
                .iter()
                .filter(|i| matches!(i.kind, Kind::Name(_)));
            names.any(|i| i.head.start < at && at < i.head.end)
        };
        (from..start).filter(|at| !named(*at)).any(|at| {
            let mut phrases = self.itemizer.phrases(self.document, at);
            phrases.any(|(phrase_end, row)| phrase_end >= end && Some(row.class) == class)
        })
    }

    fn class(
        &self,
        slot: Option<&Text>,
        class: ClassId,
        at: usize,
        found: &mut Match,
        rest: Rest,
    ) -> bool {
        let class = Some(class);
        let Some(item) = self.item(at).filter(|i| !matches!(i.kind, Kind::Name(_))) else {
            return false;
        };
        let phrases = self.itemizer.phrases(self.document, item.tokens.start);
        // "minister" inside "prime minister" is no office of its own.
        let tail = |end: usize| self.phrase_before(item.tokens.start, end, class);
        let mut ends: Vec<_> = phrases
            .filter(|(end, row)| Some(row.class) == class && !tail(*end))
            .collect();
        ends.reverse(); // The longest phrase first.
        ends.into_iter().any(|(end, row)| {
            let Some(next) = self.item_at_token(end, at + 1) else {
                return false;
            };
            let depth = found.slots.len();
            if let Some(slot) = slot {
                found.slots.push((slot.clone(), Filler::Phrase(row)));
            }
            let matched = rest(self, next, found);
            if !matched {
                found.slots.truncate(depth);
            }
            matched
        })
    }

    /// A name, or the longest list of names of which the rest of the pattern matches.
    fn names(
        &self,
        slot: Option<&Text>,
        labels: &[Wanted],
        list: bool,
        at: usize,
        found: &mut Match,
        rest: Rest,
    ) -> bool {
        let Some(first) = self.filler(labels, at) else {
            return false;
        };
        if list
            && let Some((fillers, end)) = self.list(slot, labels, first, at + 1, found)
            && self.fill(slot, &fillers, end, found, rest)
        {
            return true;
        }
        self.fill(slot, &[first], at + 1, found, rest)
    }

    /// Goes on with names in a slot, and leaves it as it was where the rest does not match.
    fn fill(
        &self,
        slot: Option<&Text>,
        fillers: &[Filler],
        end: usize,
        found: &mut Match,
        rest: Rest,
    ) -> bool {
        let depth = found.slots.len();
        if let Some(slot) = slot {
            let filled = fillers.iter().map(|filler| (slot.clone(), *filler));
            found.slots.extend(filled);
        }
        let matched = rest(self, end, found);
        if !matched {
            found.slots.truncate(depth);
        }
        matched
    }

    /// The names of a list that goes on at `next` behind its first, and where it ends. Only one that is closed by "and" is a
    /// list: "met A, B said" is none.
    fn list(
        &self,
        slot: Option<&Text>,
        labels: &[Wanted],
        first: Filler,
        mut next: usize,
        found: &Match,
    ) -> Option<(Vec<Filler>, usize)> {
        let mut fillers = vec![first];
        loop {
            let comma = self.item(next).is_some_and(|i| i.norm == ",");
            let and_at = next + usize::from(comma);
            let and = self
                .item(and_at)
                .is_some_and(|i| i.norm == "and" || i.norm == "&");
            let name_at = and_at + usize::from(and);
            // Two names are joined by "and" alone; "met A, and B met" goes on with another clause.
            if !comma && !and || (comma && and && fillers.len() == 1) {
                return None;
            }
            let filler = self.filler(labels, name_at)?;
            // "met A and B visited C": the last name begins a clause of its own.
            if and
                && slot.is_some_and(|slot| slot == "target")
                && found.trigger.is_some()
                && self.opens_clause(name_at + 1)
            {
                return None;
            }
            fillers.push(filler);
            next = name_at + 1;
            if and {
                return Some((fillers, next));
            }
        }
    }

    fn filler(&self, labels: &[Wanted], at: usize) -> Option<Filler> {
        let item = self.item(at)?;
        let wants = |label: &str| labels.iter().any(|l| l.label == label);
        match item.kind {
            Kind::Name(index) => {
                let mention = self.draft.mention(index)?;
                if wants(GOVERNMENT)
                    && !item.located
                    && let Some(country) = self.governments.of(self.draft, index)
                {
                    return Some(Filler::Government(index, country));
                }
                let fits = |index: u32, label: &str| {
                    let mut labels = labels.iter();
                    labels.any(|l| {
                        self.schema.is_a(label, &l.label)
                            && l.kind
                                .as_ref()
                                .is_none_or(|k| match k.strip_prefix("not-") {
                                    Some(kind) => !self.is_kind(index, kind),
                                    None => self.is_kind(index, k),
                                })
                    })
                };
                if fits(index, &mention.label) {
                    return Some(Filler::Mention(index));
                }
                let start = mention.tokens.start;
                let mut inner = self.draft.starting(start).filter(|_| self.nested);
                let inner = inner.find(|(index, m)| fits(*index, &m.label));
                inner.map(|(index, _)| Filler::Mention(index))
            }
            Kind::Demonym(place) if wants(DEMONYM) => {
                Some(Filler::Country(item.head.start, item.head.end, place))
            }
            _ => None,
        }
    }

    /// Whether the entity of a mention is of a kind, as far as gazetteer and name tell.
    fn is_kind(&self, mention: u32, kind: &str) -> bool {
        match kind {
            "subject" => return self.is_subject(mention),
            "given" => return self.has_given_name(mention),
            _ => {}
        }
        let entity = self.draft.entity_of(mention);
        entity.is_some_and(|entity| self.kinds.is(self.draft, entity, kind))
    }

    /// Whether a mention begins with a given name, so that it is no firm that looks like a person.
    fn has_given_name(&self, mention: u32) -> bool {
        let first = self.draft.mention(mention).map(|m| m.tokens.start);
        let token = first.and_then(|i| self.document.tokens.get(i));
        let word = |norm: &str| self.schema.gazetteers().name_word(norm);
        token.is_some_and(|t| word(&t.norm).given)
    }

    /// Whether a mention is the subject of a verb.
    fn is_subject(&self, mention: u32) -> bool {
        let tokens = self.draft.mention(mention).map(|m| m.tokens.clone());
        let tokens = tokens.and_then(|range| self.document.tokens.get(range));
        tokens.is_some_and(|tokens| {
            let mut relations = tokens.iter().map(|t| t.relation.as_str());
            relations.any(|r| r == "nsubj" || r == "nsubjpass")
        })
    }
}
