//! What a place means where it acts: the country that it is, or whose capital it is; and the adjectives of countries.

use super::draft::Draft;
use crate::model::{Document, PlaceId, Shape};
use crate::schema::{ClassId, Lexicon, PlaceEntry, RowId, Schema};

/// An adjective of a country has at most so many words.
const LONGEST: usize = 3;

/// The longest adjective of a country, or name of its people, that ends with a token: "South Sudanese", of which
/// "Sudanese" says nothing.
pub fn demonym_ending(
    lexicon: &Lexicon,
    demonym: Option<ClassId>,
    document: &Document,
    at: usize,
) -> Option<RowId> {
    let (_, row) = demonym_to(lexicon, demonym, document, at)?;
    Some(row)
}

/// The same with its first token.
pub fn demonym_to(
    lexicon: &Lexicon,
    demonym: Option<ClassId>,
    document: &Document,
    at: usize,
) -> Option<(usize, RowId)> {
    let first = (at + 1).saturating_sub(LONGEST);
    (first..=at).find_map(|start| {
        let capital = document.tokens.get(start)?.shape == Shape::Capital;
        let mut phrases = lexicon.starting(&document.phrases, start);
        let (_, rows) = phrases.find(|(n, _)| capital && start + n == at + 1)?;
        let row = rows.iter().find(|r| Some(r.class) == demonym)?;
        (!is_prefixed(lexicon, document, start)).then_some((start, *row))
    })
}

/// "pro-Russian", "pan-African": where somebody stands or something reaches, and not where one is from.
pub fn is_prefixed(lexicon: &Lexicon, document: &Document, at: usize) -> bool {
    let norm = |back: usize| {
        let token = at.checked_sub(back).and_then(|i| document.tokens.get(i));
        token.map_or("", |t| t.norm.as_str())
    };
    norm(1) == "-" && lexicon.has(lexicon.class("name_prefix"), norm(2))
}

/// Finds the countries that places stand for.
pub struct Governments<'s> {
    schema: &'s Schema,
    capital: Option<ClassId>,
}

impl<'s> Governments<'s> {
    /// With this schema's capitals.
    pub fn new(schema: &'s Schema) -> Governments<'s> {
        Governments {
            schema,
            capital: schema.lexicon().class("capital"),
        }
    }

    /// The country that a mention stands for as an actor: itself, or the one whose capital it is.
    pub fn of(&self, draft: &Draft, mention: u32) -> Option<PlaceId> {
        let gazetteers = self.schema.gazetteers();
        let place = gazetteers.place(draft.place_of(mention)?)?;
        if place.kind == "country" {
            return Some(PlaceId(place.id));
        }
        let country = gazetteers.country(&place.country)?;
        self.is_seat(&place).then_some(PlaceId(country.id))
    }

    /// Whether a town is the capital of its country.
    pub fn is_seat(&self, town: &PlaceEntry) -> bool {
        let lexicon = self.schema.lexicon();
        let country = lexicon.lookup(self.capital, &town.name, "country");
        !country.is_empty() && country == town.country
    }
}
