//! Places across articles: the gazetteer's number makes one of all names of a place. What it does not have may be a
//! country's name with a letter wrong.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::clusters::Clusters;
use super::profiles::Profiles;

/// A country's name with one letter wrong.
const TYPO: u8 = 78;
/// Shorter names, in letters, are others too easily.
const LONG: usize = 6;

/// Joins unknown places with the country whose name has one other letter, where some article names it.
pub fn join(profiles: &Profiles, clusters: &mut Clusters) {
    let slips = slips_of_countries(profiles);
    for (number, profile) in profiles.all.iter().enumerate() {
        if profile.label != "Place" || profile.place.is_some() || profile.key.len() < LONG {
            continue;
        }
        let names = &profiles.names;
        if let Some(Some(country)) = slips.get(&profile.key)
            && !names.is_surname(&profile.key)
            && !names.is_given(&profile.key)
        {
            clusters.join(number, *country, "typo", TYPO);
        }
    }
}

/// The slips of the names that articles give countries, each with its country; with none where it is a slip of two.
fn slips_of_countries(profiles: &Profiles) -> FxHashMap<String, Option<usize>> {
    let mut slips: FxHashMap<String, Option<usize>> = FxHashMap::default();
    for (number, profile) in profiles.all.iter().enumerate() {
        let gazetteers = profiles.schema.gazetteers();
        let place = profile.place.and_then(|place| gazetteers.place(place));
        let Some(country) = place.filter(|place| place.kind == "country") else {
            continue;
        };
        let forms = profiles.forms(profile).into_iter().map(|(form, _)| form);
        let forms = forms.filter(|form| gazetteers.places(form).iter().any(|p| p.id == country.id));
        let names = forms
            .chain([country.name.as_str()])
            .map(|form| profiles.names.other(form));
        let names: BTreeSet<String> = names.collect();
        for slip in names.iter().flat_map(|name| slips_of(name)) {
            let known = slips.entry(slip).or_insert(Some(number));
            *known = known.filter(|known| *known == number);
        }
    }
    slips
}

/// What a slip of the fingers makes of a name: two letters swapped, one left out, one typed twice. An exchanged letter is as
/// often another name.
fn slips_of(name: &str) -> Vec<String> {
    let mut slips = Vec::new();
    let splits = (0..name.len()).filter_map(|i| name.split_at_checked(i));
    for (before, after) in splits {
        let mut letters = after.chars();
        let Some(letter) = letters.next() else {
            continue;
        };
        let after = letters.as_str();
        slips.push(format!("{before}{letter}{letter}{after}"));
        if letter.is_ascii_lowercase() {
            slips.push(format!("{before}{after}"));
        }
        if let Some(next) = letters.next().filter(|next| *next != letter) {
            let after = letters.as_str();
            slips.push(format!("{before}{next}{letter}{after}"));
        }
    }
    slips
}
