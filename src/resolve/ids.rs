//! Stable ids: label and slug of a name, never of counts or order; hashes for edges and meetings.

use rustc_hash::FxHashSet;

use crate::model::id_hash;

/// `person:maria-larsen`: ASCII letters, digits and hyphens after the label.
pub fn slug(label: &str, name: &str) -> String {
    let ascii = deunicode::deunicode(name).to_lowercase();
    let words = ascii
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty());
    let slug = words.collect::<Vec<_>>().join("-");
    let slug: String = slug.chars().take(80).collect();
    match slug.trim_end_matches('-') {
        "" => format!("{}:{}", label.to_lowercase(), id_hash(&[name])),
        slug => format!("{}:{slug}", label.to_lowercase()),
    }
}

/// A wanted id that another has, with a suffix from what tells the two apart.
pub fn suffixed(wanted: &str, distinct: &str) -> String {
    format!("{wanted}-{}", id_hash(&[distinct]).get(..8).unwrap_or(""))
}

/// Gives each wanted id once; what is taken gets a suffix from `distinct`, which must differ between its callers.
#[derive(Default)]
pub struct Ids {
    taken: FxHashSet<String>,
}

impl Ids {
    /// The wanted id, or with a suffix.
    pub fn claim(&mut self, wanted: String, distinct: &str) -> String {
        if self.taken.insert(wanted.clone()) {
            return wanted;
        }
        let id = suffixed(&wanted, distinct);
        self.taken.insert(id.clone());
        id
    }
}
