//! Bodies that every country has under one name: "the Foreign Ministry", "the Supreme Court". Which one is meant stands
//! in the country that the article gives it, or in the only country that the article names.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::names::Names;
use super::placing::Placing;
use crate::model::{Extraction, PlaceId, Text};
use crate::schema::{ClassId, Schema};

/// Finds the countries of bodies.
pub struct Owners {
    institution: Option<ClassId>,
    common: Option<ClassId>,
    /// Country code → its adjectives, in small letters.
    adjectives: FxHashMap<Text, Vec<String>>,
    countries: FxHashMap<String, Text>,
    generic: FxHashMap<String, bool>,
}

/// Stands between a name that every country has and the country, in keys.
pub const WHOSE: &str = " @";
/// Types that tell whose a body is, or where it sits.
const OWNED: [&str; 3] = ["PART_OF", "BASED_IN", "LOCATED_IN"];
/// Kinds of bodies that every country has.
const KINDS: [&str; 6] = [
    "government",
    "court",
    "agency",
    "military",
    "forces",
    "police",
];

impl Owners {
    /// With this schema's lists.
    pub fn new(schema: &Schema) -> Owners {
        let lexicon = schema.lexicon();
        let mut adjectives: FxHashMap<Text, Vec<String>> = FxHashMap::default();
        let mut countries = FxHashMap::default();
        if let Some(class) = lexicon.class("demonym") {
            for row in lexicon.class_rows(class) {
                let (form, country) = (lexicon.cell(row, "form"), lexicon.cell(row, "country"));
                let part = country.is_empty() || !lexicon.cell(row, "part").is_empty();
                if lexicon.cell(row, "use") == "adjective" && !part {
                    let form = super::names::folded(form);
                    adjectives
                        .entry(country.into())
                        .or_default()
                        .push(form.clone());
                    countries.insert(form, country.into());
                }
            }
        }
        Owners {
            institution: lexicon.class("institution"),
            common: lexicon.class("common_word"),
            adjectives,
            countries,
            generic: FxHashMap::default(),
        }
    }

    /// The country of each chain of an article that is an organisation, where the article gives it one or names one only.
    pub fn owners(
        &self,
        extraction: &Extraction,
        places: &[Option<PlaceId>],
        placing: &Placing,
    ) -> Vec<Option<Text>> {
        let orgs = extraction.entities.iter().any(|e| e.label == "Org");
        let mut owners = vec![None; extraction.entities.len()];
        if !orgs {
            return owners;
        }
        let country = |chain: usize| {
            let place = placing.entry((*places.get(chain)?)?)?;
            let country = place.kind == "country" || place.kind == "city" || place.kind == "state";
            (country && !place.country.is_empty()).then(|| Text::from(&place.country))
        };
        let entity = |mention: u32| {
            extraction
                .mentions
                .get(mention as usize)
                .map(|m| m.entity as usize)
        };
        for claim in extraction
            .claims
            .iter()
            .filter(|c| OWNED.contains(&c.edge.as_str()))
        {
            if let (Some(source), Some(target)) = (entity(claim.source), entity(claim.target))
                && let (Some(slot), Some(owner)) = (owners.get_mut(source), country(target))
            {
                // Of several the smallest: any order of claims gives the same.
                *slot = Some(
                    slot.take()
                        .map_or(owner.clone(), |known: Text| known.min(owner)),
                );
            }
        }
        let named: BTreeSet<Text> = (0..extraction.entities.len()).filter_map(country).collect();
        if let (Some(only), 1) = (named.first(), named.len()) {
            for (slot, entity) in owners.iter_mut().zip(&extraction.entities) {
                if entity.label == "Org" && slot.is_none() {
                    *slot = Some(only.clone());
                }
            }
        }
        owners
    }

    /// The normal form of an organisation with its country, where every country has one of its name; `country` becomes
    /// that country.
    pub fn key(
        &mut self,
        schema: &Schema,
        names: &Names,
        key: String,
        country: &mut Text,
        owner: Option<Text>,
    ) -> String {
        // "Norwegian Foreign Ministry" is Norway's, whatever else the article says.
        let (own, rest) = match key.split_once(' ') {
            Some((first, rest)) => match self.countries.get(first).cloned() {
                Some(country) if self.is_generic(schema, rest) => (Some(country), rest.to_owned()),
                _ => (owner, key.clone()),
            },
            None => (owner, key.clone()),
        };
        if !self.is_generic(schema, &rest) {
            return key;
        }
        let Some(owner) = own else {
            return format!("{rest}{WHOSE}");
        };
        let adjectives = self.adjectives.get(&owner).into_iter().flatten();
        let mut known = adjectives.filter_map(|a| schema.gazetteers().org(&format!("{a} {rest}")));
        if let Some(known) = known.next() {
            return names.org(&known.name);
        }
        country.clone_from(&owner);
        format!("{rest}{WHOSE}{owner}")
    }

    /// Whether every country has a body of this name: all words are common ones and name such a kind.
    fn is_generic(&mut self, schema: &Schema, key: &str) -> bool {
        if let Some(known) = self.generic.get(key) {
            return *known;
        }
        let lexicon = schema.lexicon();
        let listed = lexicon.has(self.institution, key);
        let common = || key.contains(' ') && key.split(' ').all(|w| lexicon.has(self.common, w));
        let generic = (listed || common()) && {
            let known = schema.gazetteers().org(key);
            let kind = known
                .as_ref()
                .map_or_else(|| schema.org_kind(key), |org| org.kind.clone());
            known.is_none_or(|org| org.country.is_empty())
                && (listed || KINDS.contains(&kind.as_str()))
        };
        self.generic.insert(key.to_owned(), generic);
        generic
    }
}
