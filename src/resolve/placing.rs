//! Which place of several with one name an article means. Extraction takes the best-known one; here the article's other
//! places may speak for another: "Atlanta, Georgia" lies in the state, "Paris, Texas" in Texas.

use rustc_hash::FxHashMap;

use crate::model::{Extraction, PlaceId};
use crate::schema::{PlaceEntry, Schema};

/// Chooses places.
#[derive(Default)]
pub struct Placing {
    /// The gazetteer's entries by name and by number, kept since few names make most mentions.
    named: FxHashMap<String, Vec<PlaceEntry>>,
    entries: FxHashMap<PlaceId, Option<PlaceEntry>>,
}

impl Placing {
    /// The place of each chain of an article; `None` for what is no place of the gazetteer. A city that the article puts
    /// into another country than any of its name in the gazetteer is none.
    pub fn places(&mut self, schema: &Schema, extraction: &Extraction) -> Vec<Option<PlaceId>> {
        let mut places: Vec<Option<PlaceId>> =
            extraction.entities.iter().map(|e| e.place).collect();
        for id in places.iter().flatten() {
            self.entries
                .entry(*id)
                .or_insert_with(|| schema.gazetteers().place(*id));
        }
        let given: Vec<Option<PlaceEntry>> = places
            .iter()
            .map(|place| self.entries.get(place.as_ref()?)?.clone())
            .collect();
        for (chain, entity) in extraction.entities.iter().enumerate() {
            let Some(Some(own)) = given.get(chain).filter(|_| !entity.metonym) else {
                continue;
            };
            let named = self
                .named
                .entry(own.name.clone())
                .or_insert_with(|| schema.gazetteers().places(&own.name));
            if named.first().is_none_or(|first| first.id != own.id) {
                continue;
            }
            let others = given.iter().enumerate().filter(|(i, _)| *i != chain);
            let others: Vec<&PlaceEntry> = others.filter_map(|(_, place)| place.as_ref()).collect();
            let inside = located_in(extraction, chain, &given);
            let Some(slot) = places.get_mut(chain) else {
                continue;
            };
            match meant(own, named, &others, &inside) {
                Some(meant) => {
                    let id = PlaceId(meant.id);
                    self.entries
                        .entry(id)
                        .or_insert_with(|| schema.gazetteers().place(id));
                    *slot = Some(id);
                }
                None if own.kind == "city" => {
                    let elsewhere = |outer: &&PlaceEntry| {
                        matches!(outer.kind.as_str(), "country" | "state")
                            && outer.country != own.country
                    };
                    if inside.iter().any(elsewhere)
                        && !inside.iter().any(|outer| lies_in(own, outer))
                    {
                        *slot = None;
                    }
                }
                None => {}
            }
        }
        places
    }

    /// The gazetteer's entry of a place that was chosen.
    pub fn entry(&self, id: PlaceId) -> Option<&PlaceEntry> {
        self.entries.get(&id)?.as_ref()
    }
}

/// The places in which the article says that a chain lies.
fn located_in<'p>(
    extraction: &Extraction,
    chain: usize,
    places: &'p [Option<PlaceEntry>],
) -> Vec<&'p PlaceEntry> {
    let entity = |mention: u32| {
        extraction
            .mentions
            .get(mention as usize)
            .map(|m| m.entity as usize)
    };
    let claims = extraction.claims.iter();
    let claims = claims.filter(|c| c.edge == "LOCATED_IN" && entity(c.source) == Some(chain));
    let targets = claims.filter_map(|c| places.get(entity(c.target)?)?.as_ref());
    targets.collect()
}

/// Another place of the name than the best-known one, where the article speaks for it and not for that one.
fn meant<'e>(
    own: &PlaceEntry,
    named: &'e [PlaceEntry],
    others: &[&PlaceEntry],
    inside: &[&PlaceEntry],
) -> Option<&'e PlaceEntry> {
    // A state or country holds cities that the article names; a city lies where the article says.
    let spoken_for = |place: &PlaceEntry| match place.kind.as_str() {
        "city" => inside.iter().any(|outer| lies_in(place, outer)),
        _ => others
            .iter()
            .any(|city| city.kind == "city" && lies_in(city, place)),
    };
    if spoken_for(own) {
        return None;
    }
    let mut meant = named
        .iter()
        .filter(|place| place.id != own.id && spoken_for(place));
    // Several cities of one name in one state: the best-known.
    meant.next()
}

/// Whether a place lies in a country or a state.
fn lies_in(place: &PlaceEntry, outer: &PlaceEntry) -> bool {
    let country = place.country == outer.country;
    match outer.kind.as_str() {
        "country" => country,
        "state" => country && place.admin1 == outer.admin1,
        _ => false,
    }
}
