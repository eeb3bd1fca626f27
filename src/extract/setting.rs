//! Where an article is set, and what it names where: whose office "the prime minister" or "President Hall" is, and of which
//! town "the mayor" is, where the sentence does not say so.

use rustc_hash::FxHashMap;

use super::draft::Draft;
use super::government::{Governments, demonym_ending};
use crate::model::{Document, MentionKind, PlaceId, Sentence, Shape, Token};
use crate::schema::{ClassId, Schema};

/// Finds settings.
pub struct Settings<'s> {
    schema: &'s Schema,
    demonym: Option<ClassId>,
    stand_in: Option<ClassId>,
    office: Option<ClassId>,
    governments: Governments<'s>,
}

/// Where an article is set.
#[derive(Debug, Default)]
pub struct Setting {
    /// The country of the dateline.
    dateline: Option<PlaceId>,
    /// How often the article speaks of each country, in names, adjectives and cities, the most often first.
    counts: Vec<(usize, PlaceId)>,
    /// Where the article names countries or who acts for them, in order of text: not where only their cities are.
    named: Vec<(usize, PlaceId)>,
    /// The first word that names each country.
    words: FxHashMap<PlaceId, Named>,
    /// The towns of the article, in order of text: where they stand, their mentions.
    towns: Vec<(usize, u32)>,
    /// The countries and capitals of the article, in order of text, and whether a sentence begins with "in" one.
    seats: Vec<(usize, (PlaceId, bool))>,
    /// Whether the dateline is that of a capital.
    in_capital: bool,
    /// Where paragraphs begin.
    paragraphs: Vec<usize>,
}

/// A word that names a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A mention of it.
    Mention(u32),
    /// A mention of its capital.
    Capital(u32),
    /// Its adjective at a token.
    Adjective(usize),
}

/// A dateline without a dash stands in so many first sentences, of which headlines and by-lines are some.
const HEAD: usize = 6;
/// The country of the dateline must have so many mentions.
const LEAST: usize = 2;
/// And so many times those of any other, in hundredths, where the dateline is no capital.
const LEAD: usize = 150;
/// The same for the country of an article without a dateline.
const SOLE: usize = 3;
const SOLE_LEAD: usize = 400;

impl<'s> Settings<'s> {
    /// With this schema's gazetteers and adjectives of countries.
    pub fn new(schema: &'s Schema) -> Settings<'s> {
        Settings {
            schema,
            demonym: schema.lexicon().class("demonym"),
            stand_in: schema.lexicon().class("stand_in"),
            office: schema.lexicon().class("office"),
            governments: Governments::new(schema),
        }
    }

    /// The setting of an article whose names are found.
    pub fn find(&self, text: &str, document: &Document, draft: &Draft) -> Setting {
        let gazetteers = self.schema.gazetteers();
        let country_of = |code: &str| gazetteers.country(code).map(|p| PlaceId(p.id));
        let mut named: Vec<(usize, PlaceId)> = Vec::new();
        let mut all: Vec<(usize, PlaceId)> = Vec::new();
        let mut words: FxHashMap<PlaceId, Named> = FxHashMap::default();
        let mut capitals: Vec<(PlaceId, Named)> = Vec::new();
        let (mut towns, mut seats) = (Vec::new(), Vec::new());
        let lexicon = self.schema.lexicon();
        let acts = |noun: Option<&Token>| {
            let has = |class| noun.is_some_and(|n| lexicon.has(class, &n.lemma));
            has(self.stand_in) || has(self.office)
        };
        for (index, mention) in draft.mentions.iter().enumerate() {
            if mention.kind != MentionKind::Name || mention.label != "Place" {
                continue;
            }
            let (index, at) = (index as u32, mention.tokens.start);
            let place = draft.place_of(index).and_then(|p| gazetteers.place(p));
            let is_country = place.as_ref().is_some_and(|p| p.kind == "country");
            if place.as_ref().is_none_or(|p| p.kind == "city") {
                towns.push((at, index));
            }
            let Some((place, country)) = place.and_then(|p| {
                let country = country_of(&p.country)?;
                Some((p, country))
            }) else {
                continue;
            };
            all.push((at, country));
            if place.kind == "state" {
                named.push((at, country));
            }
            if is_country {
                named.push((at, country));
                words.entry(country).or_insert(Named::Mention(index));
            }
            if self.governments.of(draft, index) == Some(country) {
                let opens = at.checked_sub(1).is_some_and(|i| {
                    let norm = document.tokens.get(i).map_or("", |t| t.norm.as_str());
                    let starts = |s: &Sentence| s.tokens.start == i || s.tokens.start + 1 == i;
                    norm == "in" && document.sentences.iter().any(starts)
                });
                // "In Norway, President Quispe visited a school": he may be a guest; writers say so of capitals.
                seats.push((at, (country, opens && !is_country)));
                if place.kind != "country" {
                    capitals.push((country, Named::Capital(index)));
                }
            }
        }
        for (at, token) in document.tokens.iter().enumerate() {
            let adjective = token.shape == Shape::Capital
                && matches!(token.tag.as_str(), "JJ" | "NNP" | "NNPS" | "NNS");
            if !adjective {
                continue;
            }
            let row = demonym_ending(lexicon, self.demonym, document, at);
            if let Some(country) = row.and_then(|row| country_of(lexicon.cell(row, "country"))) {
                // "Norwegian officials", but not "the Norwegian painter".
                let head = document.tokens.get(token.head as usize);
                if acts(head) {
                    named.push((at, country));
                }
                all.push((at, country));
                words.entry(country).or_insert(Named::Adjective(at));
            }
        }
        for (country, capital) in capitals {
            words.entry(country).or_insert(capital);
        }
        let dateline = self.dateline(text, document);
        let (dateline, in_capital) =
            dateline.map_or((None, false), |(c, capital)| (Some(c), capital));
        if let Some(country) = dateline {
            all.push((0, country));
        }
        for list in [&mut named, &mut all] {
            list.sort_unstable();
            list.dedup();
        }
        towns.sort_unstable();
        seats.sort_unstable();
        let mut counts: FxHashMap<PlaceId, usize> = FxHashMap::default();
        for (_, country) in &all {
            *counts.entry(*country).or_default() += 1;
        }
        let mut counts: Vec<(usize, PlaceId)> = counts.into_iter().map(|(c, n)| (n, c)).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let breaks = |s: &&Sentence| {
            let before = text.get(..s.span.start as usize).unwrap_or("");
            before.is_empty() || before.trim_end_matches([' ', '\t']).ends_with('\n')
        };
        let paragraphs = document.sentences.iter().filter(breaks);
        Setting {
            dateline,
            counts,
            named,
            words,
            towns,
            seats,
            in_capital,
            paragraphs: paragraphs.map(|s| s.tokens.start).collect(),
        }
    }

    /// The country of the dateline's place, and whether that is its capital.
    fn dateline(&self, text: &str, document: &Document) -> Option<(PlaceId, bool)> {
        let gazetteers = self.schema.gazetteers();
        let tokens = |s: &Sentence| document.tokens.get(s.tokens.clone()).unwrap_or(&[]);
        let dashed = |s: &&Sentence| {
            s.furniture
                && tokens(s).last().is_some_and(|t| {
                    matches!(
                        t.norm.as_str(),
                        "-" | "--" | "\u{2013}" | "\u{2014}" | ")" | "):"
                    )
                })
        };
        // "REYKJAVIK" on a line of its own below the headline.
        let alone = |s: &&Sentence| {
            let tokens = tokens(s);
            let upper = |t: &Token| {
                let word = text.get(t.span.start as usize..t.span.end as usize);
                word.is_some_and(|w| !w.chars().any(char::is_lowercase))
            };
            let capitals = tokens.iter().all(upper);
            let whole = gazetteers
                .place_at(tokens)
                .is_some_and(|p| p.0 == tokens.len());
            capitals && whole
        };
        let mut sentences = document.sentences.iter();
        let sentence = sentences.clone().find(dashed);
        let sentence = sentence.or_else(|| sentences.by_ref().take(HEAD).find(alone))?;
        let (_, places) = gazetteers.place_at(tokens(sentence))?;
        let place = places.first()?;
        let country = gazetteers.country(&place.country)?;
        Some((PlaceId(country.id), self.governments.is_seat(place)))
    }
}

impl Setting {
    /// A word that names a country.
    pub fn word(&self, country: PlaceId) -> Option<Named> {
        self.words.get(&country).copied()
    }

    /// The country in which a sentence plays that begins at `from`, up to a token: "In Moscow, the minister", which lasts
    /// until another one is named in its paragraph; "flew to Moscow, where the minister".
    pub fn scene(&self, from: usize, token: usize, document: &Document) -> Option<PlaceId> {
        let tokens = |range: std::ops::Range<usize>| document.tokens.get(range).unwrap_or(&[]);
        if let Some((at, (country, _))) = last(&self.seats, from..token)
            && let mut between = tokens(at..token).iter()
            && between.any(|t| matches!(t.norm.as_str(), "where" | "there"))
        {
            return Some(country);
        }
        let seats = within(&self.seats, self.paragraph(token)..token);
        let (at, (country, _)) = seats.iter().rev().find(|(_, (_, opens))| *opens)?;
        let others = within(&self.named, *at..token).iter().map(|(_, c)| c);
        let seats = within(&self.seats, *at..token).iter().map(|(_, (c, _))| c);
        others
            .chain(seats)
            .all(|c| c == country)
            .then_some(*country)
    }

    /// The country of the dateline, if the article speaks of it first or of no other more often, and the last one that was named before a
    /// token in its paragraph, or as a capital in its sentence, which begins at `from`, is no other.
    pub fn home(&self, from: usize, token: usize) -> Option<PlaceId> {
        let country = self.dateline.or_else(|| self.sole())?;
        let own = self.counts.iter().find(|(_, c)| *c == country);
        let other = self.counts.iter().find(|(_, c)| *c != country);
        let (own, other) = (own.map_or(0, |c| c.0), other.map_or(0, |c| c.0));
        let lead = if self.in_capital { 100 } else { LEAD };
        let named = last(&self.named, self.paragraph(token)..token).map(|(_, c)| c);
        let seat = last(&self.seats, from..token).map(|(_, (c, _))| c);
        let clear = [named, seat].into_iter().flatten().all(|c| c == country);
        let first = self.named.first().map(|(_, c)| *c) == Some(country);
        let most = own * 100 >= lead * other || self.in_capital && first;
        (clear && own >= LEAST && most).then_some(country)
    }

    /// Whether a country is that of the dateline.
    pub fn is_dateline(&self, country: PlaceId) -> bool {
        self.dateline == Some(country)
    }

    /// Whether a paragraph begins with a token.
    pub fn begins(&self, token: usize) -> bool {
        self.paragraphs.binary_search(&token).is_ok()
    }

    /// Whose "the government" is at a token of a sentence that begins at `from`: the country of the dateline, if the article
    /// speaks of no other more often, or the one that it speaks of almost alone.
    pub fn government(&self, from: usize, token: usize) -> Option<PlaceId> {
        let country = self.home(from, token)?;
        let first = self.counts.first().map(|(_, c)| *c);
        (first == Some(country)).then_some(country)
    }

    /// The country of an article without a dateline that speaks of hardly any other.
    fn sole(&self) -> Option<PlaceId> {
        let (most, country) = *self.counts.first()?;
        let other = self.counts.get(1).map_or(0, |c| c.0);
        let least = if other == 0 { LEAST } else { SOLE };
        (most >= least && most * 100 >= SOLE_LEAD * other).then_some(country)
    }

    /// "Norway rejected the charge. Foreign Minister Hall said": the one country that a paragraph has named where it is the
    /// subject of its first sentence, and the minister that of a later one.
    pub fn topic(&self, from: usize, token: usize, document: &Document) -> Option<PlaceId> {
        let start = self.paragraph(token);
        let named = within(&self.named, start..token).iter();
        let seats = within(&self.seats, start..token).iter();
        let seats = seats.map(|(at, (country, _))| (at, country));
        let mut all = named.map(|(at, country)| (at, country)).chain(seats);
        let (at, country) = all.clone().min()?;
        let subject = |i: usize| {
            let tokens = &document.tokens;
            let relation = |i: usize| tokens.get(i).map_or("", |t| t.relation.as_str());
            let head = |i: usize| tokens.get(i).map_or(i, |t| t.head as usize);
            // "Norwegian officials", "Oslo's government".
            let top = match relation(i) {
                "compound" | "amod" | "poss" => head(i),
                _ => i,
            };
            relation(top) == "nsubj" && matches!(relation(head(top)), "ROOT" | "ccomp")
        };
        let alone = all.all(|(_, c)| c == country);
        let first = *at <= start + 1 && start < from;
        (alone && first && subject(*at) && subject(token)).then_some(*country)
    }

    /// The town that was named last before a token of a sentence that begins at `sentence`, in it or the one before.
    pub fn town(&self, from: usize, token: usize) -> Option<u32> {
        last(&self.towns, from..token).map(|(_, mention)| mention)
    }

    /// Where the paragraph of a token begins.
    fn paragraph(&self, token: usize) -> usize {
        let next = self.paragraphs.partition_point(|p| *p <= token);
        let from = next.checked_sub(1).and_then(|i| self.paragraphs.get(i));
        from.copied().unwrap_or(0)
    }
}

/// What stands within a range of tokens, of a list in order of text.
fn within<T>(list: &[(usize, T)], range: std::ops::Range<usize>) -> &[(usize, T)] {
    let from = list.partition_point(|(at, _)| *at < range.start);
    let to = list.partition_point(|(at, _)| *at < range.end);
    list.get(from..to).unwrap_or(&[])
}

/// The last one that stands within a range of tokens.
fn last<T: Copy>(list: &[(usize, T)], range: std::ops::Range<usize>) -> Option<(usize, T)> {
    within(list, range).last().copied()
}
