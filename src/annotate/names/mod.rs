//! Name proposals: runs of capitalised words, cut at titles, offices and demonyms, and typed by weighing evidence.
//!
//! The weights are data (`lexicon/name_evidence.csv`, in hundredths), so that typing a name is a sum and not a chain of
//! ifs, and a better table needs no code. What the article as a whole says about a name is not asked here: that is the
//! document's memory, in `extract`.

mod beside;
mod entities;
mod evidence;
mod fields;
mod spans;
mod whole;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::model::{Document, Entity, Name, Phrases, Sentence, Shape, Text, Token};
use crate::schema::{ClassId, Lexicon, NameWord, PlaceEntry, RowId, Schema};

/// Proposes names.
pub struct Namer<'s> {
    schema: &'s Schema,
    lexicon: &'s Lexicon,
    classes: Classes,
    /// What each feature of `lexicon/name_evidence.csv`, in small letters, speaks for: labels and weights.
    evidence: FxHashMap<String, Vec<(Text, i32)>>,
}

/// The word lists that names are cut and typed by.
struct Classes {
    title: Option<ClassId>,
    office: Option<ClassId>,
    demonym: Option<ClassId>,
    org_word: Option<ClassId>,
    group_word: Option<ClassId>,
    company_form: Option<ClassId>,
    connector: Option<ClassId>,
    particle: Option<ClassId>,
    calendar: Option<ClassId>,
    common: Option<ClassId>,
    locative: Option<ClassId>,
    relative: Option<ClassId>,
    org_noun: Option<ClassId>,
    org_possession: Option<ClassId>,
    org_verb: Option<ClassId>,
    place_noun: Option<ClassId>,
    direction: Option<ClassId>,
    descriptor: Option<ClassId>,
    kin: Option<ClassId>,
    person_noun: Option<ClassId>,
    postnominal: Option<ClassId>,
    org_kind: Option<ClassId>,
    era: Option<ClassId>,
    profession: Option<ClassId>,
    name_noun: Option<ClassId>,
    name_governor: Option<ClassId>,
    name_beginning: Option<ClassId>,
    field_office: Option<ClassId>,
    field_word: Option<ClassId>,
    title_word: Option<ClassId>,
    letters: Option<ClassId>,
    vessel: Option<ClassId>,
    name_joint: Option<ClassId>,
    name_prefix: Option<ClassId>,
    byname: Option<ClassId>,
    state_word: Option<ClassId>,
    combining_form: Option<ClassId>,
    meeting: Option<ClassId>,
    thing_word: Option<ClassId>,
    place_word: Option<ClassId>,
    legation: Option<ClassId>,
}

/// The engine's label of nations and religions.
const NATION: &str = "NORP";
/// A proposal needs this much evidence, in hundredths, for its best label.
const ENOUGH: i32 = 300;
/// And this much where the engine takes the words for something that is no name.
const STRONG: i32 = 600;

impl<'s> Namer<'s> {
    /// A namer with this schema's lists.
    pub fn new(schema: &'s Schema) -> Namer<'s> {
        let lexicon = schema.lexicon();
        let classes = Classes {
            title: lexicon.class("title"),
            office: lexicon.class("office"),
            demonym: lexicon.class("demonym"),
            org_word: lexicon.class("org_word"),
            group_word: lexicon.class("group_word"),
            company_form: lexicon.class("company_form"),
            connector: lexicon.class("name_connector"),
            particle: lexicon.class("name_particle"),
            calendar: lexicon.class("calendar"),
            common: lexicon.class("common_word"),
            locative: lexicon.class("locative"),
            relative: lexicon.class("relative"),
            org_noun: lexicon.class("org_noun"),
            org_possession: lexicon.class("org_possession"),
            org_verb: lexicon.class("org_verb"),
            place_noun: lexicon.class("place_noun"),
            direction: lexicon.class("direction"),
            descriptor: lexicon.class("descriptor"),
            kin: lexicon.class("kin"),
            person_noun: lexicon.class("person_noun"),
            postnominal: lexicon.class("postnominal"),
            org_kind: lexicon.class("org_kind"),
            era: lexicon.class("era"),
            profession: lexicon.class("profession"),
            name_noun: lexicon.class("name_noun"),
            name_governor: lexicon.class("name_governor"),
            name_beginning: lexicon.class("name_beginning"),
            field_office: lexicon.class("field_office"),
            field_word: lexicon.class("field_word"),
            title_word: lexicon.class("title_word"),
            letters: lexicon.class("letters"),
            vessel: lexicon.class("vessel"),
            name_joint: lexicon.class("name_joint"),
            name_prefix: lexicon.class("name_prefix"),
            byname: lexicon.class("byname"),
            state_word: lexicon.class("state_word"),
            combining_form: lexicon.class("combining_form"),
            meeting: lexicon.class("meeting"),
            thing_word: lexicon.class("thing_word"),
            place_word: lexicon.class("place_word"),
            legation: lexicon.class("legation"),
        };
        let mut evidence: FxHashMap<String, Vec<(Text, i32)>> = FxHashMap::default();
        let class = lexicon.class("name_evidence");
        for row in class
            .into_iter()
            .flat_map(|class| lexicon.class_rows(class))
        {
            let feature = crate::schema::key(lexicon.cell(row, "form"));
            let weight = lexicon.cell(row, "weight").parse().unwrap_or(0);
            let speaks = evidence.entry(feature).or_default();
            speaks.push((lexicon.cell(row, "label").into(), weight));
        }
        Namer {
            schema,
            lexicon,
            classes,
            evidence,
        }
    }

    /// The names of a document, sentence by sentence.
    pub fn names(&self, text: &str, document: &Document) -> Vec<Name> {
        let mut names = Vec::new();
        for sentence in document.sentences.iter().filter(|s| !s.furniture) {
            let view = View {
                namer: self,
                text,
                tokens: &document.tokens,
                phrases: &document.phrases,
                sentence,
                known: sentence.tokens.clone().map(|_| Known::default()).collect(),
            };
            let entities = entities_of(document, sentence);
            let mut found: Vec<Name> = Vec::new();
            let mut unnamed: Vec<(Range<usize>, bool)> = Vec::new();
            for entity in entities.iter().flat_map(|entity| view.apart(entity)) {
                match view.of_entity(&entity) {
                    Some(name) => {
                        let town = view.town_behind(&name, &entity.tokens);
                        found.push(name);
                        found.extend(town);
                    }
                    None => {
                        let nation = entity.label == NATION;
                        unnamed.push((entity.tokens, nation));
                    }
                }
            }
            let mut at = sentence.tokens.start;
            let mut others = Vec::new();
            while at < sentence.tokens.end {
                at = view.next(at, &mut others);
            }
            // "Savannah Democrats": the engine may see the half of a name only.
            found.retain(|name| !others.iter().any(|other| view.wider(other, name)));
            // What the engine takes for something else ("the First World War", "July 1918") is no name, either, unless much
            // speaks for it.
            others.retain(|name: &Name| {
                let overlaps = |range: &Range<usize>| {
                    range.start < name.tokens.end && name.tokens.start < range.end
                };
                let strong = name
                    .scores
                    .first()
                    .is_some_and(|(_, score)| *score >= STRONG);
                let taken = found.iter().any(|f| overlaps(&f.tokens));
                // "the Kurdish Freedom Front": what begins with a nation may be a body.
                let body = |range: &Range<usize>| name.tokens.len() > range.len();
                let other = unnamed.iter();
                let mut other = other.filter(|(range, nation)| !(*nation && body(range)));
                let other = other.any(|(range, _)| overlaps(range));
                !taken && (strong || !other)
            });
            found.extend(others);
            let mut found: Vec<Name> = found.into_iter().filter_map(|n| view.settled(n)).collect();
            found.sort_by_key(|name| name.tokens.start);
            // Two of the engine's names may have grown into one: one person, or else the longer one stays.
            for name in found {
                match names
                    .last_mut()
                    .filter(|l: &&mut Name| name.tokens.start < l.tokens.end)
                {
                    Some(last) if last.label() == "Person" && name.label() == "Person" => {
                        last.tokens.end = last.tokens.end.max(name.tokens.end);
                    }
                    Some(last) if name.tokens.len() > last.tokens.len() => *last = name,
                    Some(_) => {}
                    None => names.push(name),
                }
            }
        }
        names
    }
}

/// The entities of a sentence.
fn entities_of<'d>(document: &'d Document, sentence: &Sentence) -> &'d [Entity] {
    let first = document
        .entities
        .partition_point(|e| e.tokens.start < sentence.tokens.start);
    let end = document
        .entities
        .partition_point(|e| e.tokens.start < sentence.tokens.end);
    document.entities.get(first..end).unwrap_or(&[])
}

/// A gazetteer's longest place: so many tokens, and its places, best first.
type Places = (usize, Vec<PlaceEntry>);

/// What the gazetteers know of what starts at a token; looked up when it is asked for first.
#[derive(Default)]
struct Known {
    place: OnceCell<Option<Places>>,
    org: OnceCell<Option<usize>>,
    word: OnceCell<NameWord>,
}

/// One sentence while its names are read.
struct View<'a> {
    namer: &'a Namer<'a>,
    text: &'a str,
    tokens: &'a [Token],
    phrases: &'a Phrases,
    sentence: &'a Sentence,
    /// For each token of the sentence.
    known: Vec<Known>,
}

impl View<'_> {
    /// The length of an office, title or demonym that starts at `at` and so ends a name before it; `None` when there is
    /// none. Small words count only as titles do: with a capital.
    fn cut(&self, at: usize) -> Option<usize> {
        let classes = &self.namer.classes;
        let demonym = self.phrase(at, classes.demonym);
        let length = self
            .phrase(at, classes.title)
            .max(self.phrase(at, classes.office))
            .max(demonym);
        (length > 0).then_some(length)
    }

    fn is_demonym(&self, at: usize) -> bool {
        self.phrase(at, self.namer.classes.demonym) > 0
    }

    /// How many tokens the longest phrase of a class takes that starts at `at`; 0 when there is none.
    fn phrase(&self, at: usize, class: Option<ClassId>) -> usize {
        let found = self.namer.lexicon.starting(self.phrases, at);
        let of_class = found.filter(|(_, rows)| rows.iter().any(|r| Some(r.class) == class));
        of_class.map(|(length, _)| length).max().unwrap_or(0)
    }

    /// Whether a phrase of a class ends right before `at` (a comma may stand between).
    fn ends_phrase(&self, at: usize, class: Option<ClassId>) -> bool {
        self.phrases_before(at).any(|row| Some(row.class) == class)
    }

    /// The rows of the phrases that end right before `at` (a comma may stand between).
    fn phrases_before(&self, at: usize) -> impl Iterator<Item = RowId> {
        let comma = at > 0 && self.token(at - 1).is_some_and(|t| t.norm == ",");
        let end = if comma { at - 1 } else { at };
        let from = end.saturating_sub(5).max(self.sentence.tokens.start);
        (from..end).flat_map(move |start| {
            let found = self.namer.lexicon.starting(self.phrases, start);
            let found = found.filter(move |(n, _)| start + n == end);
            found.flat_map(|(_, rows)| rows.iter().copied())
        })
    }

    /// Whether ", a shipping firm" follows: after a comma and a determiner, a word of the class before the next mark or
    /// name.
    fn apposed(&self, at: usize, class: Option<ClassId>) -> bool {
        let comma = self.token(at).is_some_and(|t| t.norm == ",");
        let copula = self
            .token(at)
            .is_some_and(|t| matches!(t.norm.as_str(), "is" | "was"));
        let determiner = self
            .token(at + 1)
            .is_some_and(|t| matches!(t.norm.as_str(), "a" | "an" | "the"));
        let within = (at + 2..(at + 8).min(self.sentence.tokens.end)).take_while(|i| {
            // "a spokesman for the World Health Organization" is about another name.
            self.token(*i).is_some_and(|t| {
                let hyphen = t.norm == "-";
                let joint = ["for", "of", "at", "in", "with", "who", "from", "to"]
                    .contains(&t.norm.as_str());
                let name = t.shape == Shape::Capital && !self.is_demonym(*i);
                hyphen || (!joint && !name && t.shape != Shape::Punctuation)
            })
        });
        // "is a company", but "is a company director".
        let noun = |i: usize| {
            self.token(i)
                .is_some_and(|t| t.tag.starts_with("NN") || t.tag == "POS")
        };
        let fits = |i: usize| {
            let length = self.phrase(i, class);
            length > 0 && (comma || !noun(i + length))
        };
        (comma || copula) && determiner && within.into_iter().any(fits)
    }

    /// Whether "the chief executive of" stands before `at`: an office that no country has.
    fn headed(&self, at: usize) -> bool {
        let of = at
            .checked_sub(1)
            .filter(|i| *i > self.sentence.tokens.start);
        let of = of.filter(|i| self.token(*i).is_some_and(|t| t.norm == "of"));
        let Some(end) = of else {
            return false;
        };
        let from = end.saturating_sub(4).max(self.sentence.tokens.start);
        (from..end).any(|start| {
            let mut found = self.namer.lexicon.starting(self.phrases, start);
            found.any(|(n, rows)| {
                let office = |row: &&RowId| {
                    let cell = |column| self.namer.lexicon.cell(**row, column);
                    Some(row.class) == self.namer.classes.office
                        && cell("country") == "no"
                        && cell("edge") == "HEADS"
                };
                start + n == end && rows.iter().any(|row| office(&row))
            })
        })
    }

    fn is_place_after_comma(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.norm == ",")
    }

    fn name_word(&self, at: usize) -> NameWord {
        let word = || {
            let norm = self.token(at).map_or("", |t| t.norm.as_str());
            self.namer.schema.gazetteers().name_word(norm)
        };
        self.known(at)
            .map_or_else(word, |known| *known.word.get_or_init(word))
    }

    /// The longest place that starts at a token.
    fn place_at(&self, at: usize) -> Option<&Places> {
        let place = || self.namer.schema.gazetteers().place_at(self.rest(at));
        self.known(at)?.place.get_or_init(place).as_ref()
    }

    /// The longest place that starts a range and does not go beyond it.
    fn place_in(&self, range: &Range<usize>) -> Option<Cow<'_, Places>> {
        let longest = self.place_at(range.start)?;
        if longest.0 <= range.len() {
            return Some(Cow::Borrowed(longest));
        }
        let words = self.tokens.get(range.clone())?;
        let place = self.namer.schema.gazetteers().place_at(words);
        place.map(Cow::Owned)
    }

    /// How many tokens the longest organisation takes that starts at a token.
    fn org_at(&self, at: usize) -> Option<usize> {
        let org = || self.namer.schema.gazetteers().org_at(self.rest(at));
        *self.known(at)?.org.get_or_init(org)
    }

    /// Whether the gazetteer has an organisation of exactly these tokens.
    fn is_org(&self, range: &Range<usize>) -> bool {
        let mut longest = self.org_at(range.start);
        if longest.is_some_and(|n| n > range.len()) {
            let words = self.tokens.get(range.clone()).unwrap_or(&[]);
            longest = self.namer.schema.gazetteers().org_at(words);
        }
        longest == Some(range.len())
    }

    fn known(&self, at: usize) -> Option<&Known> {
        self.known.get(at.checked_sub(self.sentence.tokens.start)?)
    }

    fn capital(&self, at: usize) -> bool {
        at < self.sentence.tokens.end && self.token(at).is_some_and(|t| t.shape == Shape::Capital)
    }

    /// Weekdays, months, "I": capitals that are no names, but for "May" after a given name.
    fn skipped(&self, at: usize) -> bool {
        let calendar = |t: &Token| self.in_class(t, self.namer.classes.calendar);
        let given =
            at > self.sentence.tokens.start && self.capital(at - 1) && self.name_word(at - 1).given;
        if self.is_era(at) {
            return true;
        }
        let day = self.token(at).is_some_and(calendar);
        let after_day = at > 0 && self.token(at - 1).is_some_and(calendar);
        day && (!given || after_day)
    }

    /// "500 BC", "the 5th century AD": no province, no name.
    fn is_era(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.token(i));
        let counted =
            before.is_some_and(|t| t.shape == Shape::Number || t.norm.starts_with("centur"));
        let era = |t: &Token| self.in_class(t, self.namer.classes.era);
        counted && self.token(at).is_some_and(era)
    }

    /// Whether the token at `at` follows the one before it without a gap.
    fn touches(&self, at: usize) -> bool {
        match (
            at.checked_sub(1).and_then(|i| self.token(i)),
            self.token(at),
        ) {
            (Some(before), Some(here)) => before.span.end == here.span.start,
            _ => false,
        }
    }

    fn in_class(&self, token: &Token, class: Option<ClassId>) -> bool {
        self.namer.lexicon.has(class, &token.norm)
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The tokens from `at` to the end of the sentence.
    fn rest(&self, at: usize) -> &[Token] {
        self.tokens.get(at..self.sentence.tokens.end).unwrap_or(&[])
    }
}
