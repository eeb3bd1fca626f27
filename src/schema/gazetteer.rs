//! Places, organisations and personal names that the program knows, looked up in finite-state maps that lie in the
//! binary as they are. A folder given with `--schema` is a second layer, asked first.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::gazetteer_build::{self, Compiled, OrgEntry, PlaceEntry, bits};
use super::phrases::Phrases;
use super::source::Table;
use crate::model::{Error, PlaceId, Result, Token};

/// What is known of a single word as part of a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NameWord {
    /// A given name.
    pub given: bool,
    /// A family name.
    pub surname: bool,
    /// A given name of women only.
    pub female: bool,
    /// A given name of men only.
    pub male: bool,
}

struct Layer {
    places: Phrases,
    place_records: Cow<'static, [u8]>,
    place_keys: Phrases,
    names: Phrases,
    orgs: Phrases,
    org_records: Cow<'static, [u8]>,
}

/// All gazetteers.
pub struct Gazetteers {
    layers: Vec<Layer>,
}

impl Gazetteers {
    /// The gazetteers in the binary.
    ///
    /// # Errors
    /// When the binary is damaged.
    pub fn embedded() -> Result<Gazetteers> {
        macro_rules! bytes {
            ($name:literal) => {
                Cow::Borrowed(&include_bytes!(concat!(env!("OUT_DIR"), "/", $name))[..])
            };
        }
        let layer = Layer {
            places: phrases(bytes!("places.fst"))?,
            place_records: bytes!("places.bin"),
            place_keys: phrases(bytes!("place_keys.fst"))?,
            names: phrases(bytes!("names.fst"))?,
            orgs: phrases(bytes!("orgs.fst"))?,
            org_records: bytes!("orgs.bin"),
        };
        Ok(Gazetteers {
            layers: vec![layer],
        })
    }

    /// Puts a folder's tables before what is there.
    ///
    /// # Errors
    /// When a table lacks a column or holds a number that does not parse.
    pub fn overlay(&mut self, tables: &BTreeMap<String, Table>) -> Result<()> {
        if tables.is_empty() {
            return Ok(());
        }
        let Compiled {
            places,
            place_records,
            place_keys,
            names,
            orgs,
            org_records,
        } = gazetteer_build::compile(tables, None).map_err(Error::new)?;
        let layer = Layer {
            places: phrases(places.into())?,
            place_records: place_records.into(),
            place_keys: phrases(place_keys.into())?,
            names: phrases(names.into())?,
            orgs: phrases(orgs.into())?,
            org_records: org_records.into(),
        };
        self.layers.insert(0, layer);
        Ok(())
    }

    /// The longest place name that starts at the first of these tokens: how many tokens, and its places, best first.
    pub fn place_at(&self, tokens: &[Token]) -> Option<(usize, Vec<PlaceEntry>)> {
        let found = self.layers.iter().filter_map(|layer| {
            let (length, offset) = layer.places.longest(tokens)?;
            Some((length, read(&layer.place_records, offset)?))
        });
        longest(found)
    }

    /// The places that a whole name means, best first.
    pub fn places(&self, name: &str) -> Vec<PlaceEntry> {
        let key = gazetteer_build::key(name);
        let found = self.layers.iter().find_map(|layer| {
            layer
                .places
                .get(&key)
                .and_then(|offset| read(&layer.place_records, offset))
        });
        found.unwrap_or_default()
    }

    /// The place with this number.
    pub fn place(&self, id: PlaceId) -> Option<PlaceEntry> {
        self.by_key(&id.0.to_string())
    }

    /// The country with this ISO 3166-1 alpha-2 code.
    pub fn country(&self, code: &str) -> Option<PlaceEntry> {
        self.by_key(code)
    }

    fn by_key(&self, key: &str) -> Option<PlaceEntry> {
        self.layers.iter().find_map(|layer| {
            let offset = layer.place_keys.get(key)?;
            let entries: Vec<PlaceEntry> = read(&layer.place_records, offset)?;
            entries.into_iter().next()
        })
    }

    /// The longest organisation that starts at the first of these tokens: how many tokens it takes.
    pub fn org_at(&self, tokens: &[Token]) -> Option<usize> {
        let layers = self.layers.iter();
        let found = layers.filter_map(|layer| layer.orgs.longest(tokens));
        found.map(|(length, _)| length).max()
    }

    /// The organisation that a whole name means.
    pub fn org(&self, name: &str) -> Option<OrgEntry> {
        let key = gazetteer_build::key(name);
        self.layers.iter().find_map(|layer| {
            layer
                .orgs
                .get(&key)
                .and_then(|offset| read(&layer.org_records, offset))
        })
    }

    /// What is known of a word, in normal form, as part of a person's name.
    pub fn name_word(&self, norm: &str) -> NameWord {
        let found = self.layers.iter().filter_map(|layer| layer.names.get(norm));
        let all = found.fold(0, |all, bits| all | bits);
        let has = |bit| all & bit != 0;
        NameWord {
            given: has(bits::GIVEN),
            surname: has(bits::SURNAME),
            female: has(bits::FEMALE) && !has(bits::MALE),
            male: has(bits::MALE) && !has(bits::FEMALE),
        }
    }
}

fn phrases(bytes: Cow<'static, [u8]>) -> Result<Phrases> {
    Phrases::new(bytes).map_err(|e| Error::wrap("a gazetteer is damaged", e))
}

fn read<T: for<'de> serde::Deserialize<'de>>(records: &[u8], offset: u64) -> Option<T> {
    postcard::from_bytes(records.get(offset as usize..)?).ok()
}

/// The first of the longest: an overlay wins over what lies below it only where it knows as long a name.
fn longest<T>(found: impl Iterator<Item = (usize, T)>) -> Option<(usize, T)> {
    found.reduce(|best, next| if next.0 > best.0 { next } else { best })
}
