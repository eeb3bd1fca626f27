//! The country in which an article is set: of "the prime minister" and "President Hall" where nothing says whose they are.
//!
//! It is the country of its dateline, if the article speaks of it most, in names, adjectives and cities, and by far; and it
//! counts only where no other country has been named just before.

use std::collections::HashMap;

use super::draft::Draft;
use crate::model::{Document, MentionKind, PlaceId, Sentence, Shape};
use crate::schema::{ClassId, Schema};

/// Finds settings.
pub struct Settings<'s> {
    schema: &'s Schema,
    demonym: Option<ClassId>,
}

/// Where an article is set.
#[derive(Debug, Default)]
pub struct Setting {
    country: Option<PlaceId>,
    /// Where the article names countries, in order of text: not where only their cities are.
    named: Vec<(usize, PlaceId)>,
    /// A word that names the article's country.
    mention: Option<Named>,
    /// The places of the article, its cities, too.
    places: Vec<(usize, PlaceId)>,
    /// Where paragraphs begin.
    paragraphs: Vec<usize>,
}

/// A word that names a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A mention of it.
    Mention(u32),
    /// Its adjective at a token.
    Adjective(usize),
}

/// The country of the dateline must have so many times the mentions of any other, in hundredths.
const LEAD: usize = 150;
/// And at least so many.
const LEAST: usize = 2;

impl<'s> Settings<'s> {
    /// With this schema's gazetteers and adjectives of countries.
    pub fn new(schema: &'s Schema) -> Settings<'s> {
        let demonym = schema.lexicon().class("demonym");
        Settings { schema, demonym }
    }

    /// The setting of an article whose names are found.
    pub fn find(&self, text: &str, document: &Document, draft: &Draft) -> Setting {
        let gazetteers = self.schema.gazetteers();
        let country_of = |code: &str| gazetteers.country(code).map(|p| PlaceId(p.id));
        let mut named: Vec<(usize, PlaceId)> = Vec::new();
        let mut all: Vec<(usize, PlaceId)> = Vec::new();
        let mut words: HashMap<PlaceId, Named> = HashMap::new();
        for (index, mention) in draft.mentions.iter().enumerate() {
            if mention.kind != MentionKind::Name || mention.label != "Place" {
                continue;
            }
            let place = draft
                .place_of(index as u32)
                .and_then(|p| gazetteers.place(p));
            if let Some((place, country)) = place.and_then(|p| {
                let country = country_of(&p.country)?;
                Some((p, country))
            }) {
                let at = mention.tokens.start;
                all.push((at, country));
                if place.kind == "country" {
                    named.push((at, country));
                    words.entry(country).or_insert(Named::Mention(index as u32));
                }
            }
        }
        let lexicon = self.schema.lexicon();
        for (at, token) in document.tokens.iter().enumerate() {
            let adjective = token.shape == Shape::Capital
                && matches!(token.tag.as_str(), "JJ" | "NNP" | "NNPS" | "NNS");
            if !adjective {
                continue;
            }
            let code = lexicon.lookup(self.demonym, &token.norm, "country");
            if let Some(country) = country_of(code).filter(|_| !code.is_empty()) {
                named.push((at, country));
                all.push((at, country));
                words.entry(country).or_insert(Named::Adjective(at));
            }
        }
        let dateline = self.dateline(document);
        if let Some(country) = dateline {
            all.push((0, country));
        }
        for list in [&mut named, &mut all] {
            list.sort_unstable();
            list.dedup();
        }
        let mut counts: HashMap<PlaceId, usize> = HashMap::new();
        for (_, country) in &all {
            *counts.entry(*country).or_default() += 1;
        }
        let mut ranked: Vec<(usize, PlaceId)> = counts.into_iter().map(|(c, n)| (n, c)).collect();
        ranked.sort_unstable_by(|a, b| b.cmp(a));
        // Without a dateline nothing says that a bare "President Hall" is the president of whom the article speaks most.
        let country = dateline.filter(|place| {
            let count = |this: &&(usize, PlaceId)| this.1 == *place;
            let own = ranked.iter().find(count).map_or(0, |r| r.0);
            let other = ranked.iter().find(|r| !count(r)).map_or(0, |r| r.0);
            own >= LEAST && own * 100 >= other * LEAD
        });
        let breaks = |s: &&Sentence| {
            let before = text.get(..s.span.start as usize).unwrap_or("");
            before.is_empty() || before.trim_end_matches([' ', '\t']).ends_with('\n')
        };
        let paragraphs = document.sentences.iter().filter(breaks);
        Setting {
            country,
            named,
            mention: country.and_then(|c| words.get(&c).copied()),
            places: all,
            paragraphs: paragraphs.map(|s| s.tokens.start).collect(),
        }
    }

    /// The country of the dateline's place.
    fn dateline(&self, document: &Document) -> Option<PlaceId> {
        let gazetteers = self.schema.gazetteers();
        let sentence = document.sentences.iter().find(|s| {
            let last = s
                .tokens
                .end
                .checked_sub(1)
                .and_then(|i| document.tokens.get(i));
            s.furniture
                && last.is_some_and(|t| {
                    matches!(t.norm.as_str(), "-" | "--" | "\u{2013}" | "\u{2014}")
                })
        })?;
        let tokens = document.tokens.get(sentence.tokens.clone())?;
        let (_, places) = gazetteers.place_at(tokens)?;
        let country = gazetteers.country(&places.first()?.country)?;
        Some(PlaceId(country.id))
    }
}

impl Setting {
    /// The country that is meant at a token where none is named, in a sentence that begins at `sentence`: the
    /// article's, unless the paragraph has named another one, or the sentence a place in another one.
    pub fn at(&self, sentence: usize, token: usize) -> Option<(Named, PlaceId)> {
        let country = self.country?;
        let next = self.paragraphs.partition_point(|p| *p <= token);
        let from = next.checked_sub(1).and_then(|i| self.paragraphs.get(i));
        let from = from.copied().unwrap_or(0);
        let before = self
            .named
            .iter()
            .filter(|(at, _)| (from..token).contains(at));
        let here = self
            .places
            .iter()
            .filter(|(at, _)| (sentence..token).contains(at));
        let clear = before.chain(here).all(|(_, c)| *c == country);
        Some((self.mention.filter(|_| clear)?, country))
    }
}
