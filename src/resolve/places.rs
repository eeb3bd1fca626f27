//! Places across articles: the gazetteer's number makes one of all names of a place. What it does not have may be a
//! country's name with a letter wrong.

use super::clusters::Clusters;
use super::profiles::Profiles;

/// A country's name with one letter wrong.
const TYPO: u8 = 78;
/// Shorter names, in letters, are others too easily.
const LONG: usize = 6;

/// Joins unknown places with the country whose name has one other letter, where some article names it.
pub fn join(profiles: &Profiles, clusters: &mut Clusters) {
    for (number, profile) in profiles.all.iter().enumerate() {
        let name = profiles.names.is_surname(&profile.key) || profiles.names.is_given(&profile.key);
        if profile.label != "Place" || profile.place.is_some() || profile.key.len() < LONG || name {
            continue;
        }
        let mut countries: Vec<usize> = edits(&profile.key)
            .iter()
            .flat_map(|name| profiles.schema.gazetteers().places(name))
            .filter(|place| place.kind == "country")
            .filter_map(|place| profiles.find(&format!("Place #{}", place.id)))
            .collect();
        countries.sort_unstable();
        countries.dedup();
        if let [country] = countries.as_slice() {
            clusters.join(number, *country, "typo", TYPO);
        }
    }
}

/// All words of which a name is a slip of the fingers: two letters swapped, one left out, one typed twice. An exchanged letter
/// is as often another name.
fn edits(name: &str) -> Vec<String> {
    let splits = (0..=name.len()).filter_map(|i| name.split_at_checked(i));
    let mut edits = Vec::new();
    for (before, after) in splits {
        if let (Some(a), Some(b)) = (after.get(..1), after.get(1..2)) {
            let rest = after.get(2..).unwrap_or("");
            match a == b {
                true => edits.push(format!("{before}{b}{rest}")),
                false => edits.push(format!("{before}{b}{a}{rest}")),
            }
        }
        edits.extend(('a'..='z').map(|letter| format!("{before}{letter}{after}")));
    }
    edits
}
