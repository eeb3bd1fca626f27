//! The country in a name: "German Foreign Ministry", "Armed Forces of the Philippines".

use super::{Filler, Matcher};
use crate::model::PlaceId;
use crate::schema::PlaceEntry;

impl Matcher<'_> {
    /// The country that the name at an item begins or ends with.
    pub(super) fn inside(&self, at: usize) -> Option<Filler> {
        let item = self.item(at)?;
        let tokens = self.document.tokens.get(item.head.clone())?;
        let gazetteers = self.schema.gazetteers();
        let country = |place: &PlaceEntry| place.kind == "country";
        let named = gazetteers.place_at(tokens).and_then(|(length, places)| {
            let place = places.into_iter().next().filter(country)?;
            Some((length, place.id))
        });
        let of_demonym = || {
            let (length, row) = self.itemizer.demonym_at(self.document, item.head.start)?;
            // "Scottish Parliament": Scotland's.
            let place = self.schema.demonym_place(row)?;
            Some((length, place.id))
        };
        let at_start = named.or_else(of_demonym).and_then(|(length, place)| {
            let end = item.head.start + length;
            let whole = end < item.head.end;
            whole.then_some(Filler::Country(item.head.start, end, PlaceId(place)))
        });
        // "Supreme Court of Norway"
        let at_end = || {
            let of = tokens.iter().rposition(|t| t.norm == "of")?;
            let the = tokens.get(of + 1).is_some_and(|t| t.norm == "the");
            let from = of + 1 + usize::from(the);
            let (length, places) = gazetteers.place_at(tokens.get(from..)?)?;
            let place = places.into_iter().next().filter(country)?;
            let whole = of > 0 && from + length == tokens.len();
            let start = item.head.start + from;
            whole.then_some(Filler::Country(start, item.head.end, PlaceId(place.id)))
        };
        at_start.or_else(at_end)
    }
}
