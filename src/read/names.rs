//! Which field of ours a column or member of the input is.
//!
//! JSON members are taken by their exact name, as JSON Lines is a contract. Tables and front matter come from everywhere:
//! there the usual names count too, in any case of letters. What the user maps (`--map text=body`) goes before both.

use std::collections::BTreeMap;

/// A field of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// The record's own id.
    Id,
    /// Day or moment of publication.
    Date,
    /// The headline.
    Title,
    /// Who published it.
    Source,
    /// Where it was published.
    Url,
    /// The article.
    Text,
}

impl Key {
    /// All, in the order of output.
    pub const ALL: [Key; 6] = [
        Key::Id,
        Key::Date,
        Key::Title,
        Key::Source,
        Key::Url,
        Key::Text,
    ];

    /// The name in our records, and in `--map` before the equals sign.
    pub fn name(self) -> &'static str {
        match self {
            Key::Id => "id",
            Key::Date => "date",
            Key::Title => "title",
            Key::Source => "source",
            Key::Url => "url",
            Key::Text => "text",
        }
    }

    /// What tables and front matter call it, the best one first.
    pub fn usual(self) -> &'static [&'static str] {
        match self {
            Key::Id => &["id"],
            Key::Date => &["date", "published", "published_at", "pubdate"],
            Key::Title => &["title", "headline"],
            Key::Source => &["source", "publisher", "outlet"],
            Key::Url => &["url", "link"],
            Key::Text => &["text", "body", "content", "article"],
        }
    }
}

/// The names that the user gave to fields.
#[derive(Debug, Clone, Default)]
pub struct Names {
    map: BTreeMap<String, String>,
}

impl Names {
    /// Names by field.
    pub fn new(map: &BTreeMap<String, String>) -> Names {
        Names { map: map.clone() }
    }

    /// Mapped fields that there are none of.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        let known = |name: &str| Key::ALL.iter().any(|key| key.name() == name);
        self.map
            .keys()
            .map(String::as_str)
            .filter(move |n| !known(n))
    }

    /// The name that the user gave to the field.
    pub fn given(&self, key: Key) -> Option<&str> {
        self.map.get(key.name()).map(String::as_str)
    }

    /// The field that a JSON member is.
    pub fn member(&self, written: &str) -> Option<Key> {
        let given = |key: &&Key| self.given(**key) == Some(written);
        let own = |key: &&Key| self.given(**key).is_none() && key.name() == written;
        let mut keys = Key::ALL.iter();
        let found = keys.clone().find(given).or_else(|| keys.find(own));
        found.copied()
    }

    /// How well a column's name fits the field, 0 best; none where it does not.
    pub fn rank(&self, key: Key, written: &str) -> Option<usize> {
        let written = written.trim();
        match self.given(key) {
            Some(given) if given == written => Some(0),
            Some(given) => given.eq_ignore_ascii_case(written).then_some(1),
            None if self.map.values().any(|given| given == written) => None,
            None => {
                let usual = key.usual().iter();
                usual
                    .clone()
                    .position(|name| name.eq_ignore_ascii_case(written))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_mapped_goes_before_what_is_usual() {
        let map = [("url", "id"), ("text", "Body"), ("colour", "red")];
        let map = map.map(|(ours, theirs)| (ours.to_owned(), theirs.to_owned()));
        let names = Names::new(&map.into());
        assert_eq!(names.member("id"), Some(Key::Url));
        assert_eq!(names.member("Body"), Some(Key::Text));
        assert_eq!(names.member("text"), None);
        assert_eq!(names.member("title"), Some(Key::Title));
        assert_eq!(names.rank(Key::Id, "id"), None);
        assert_eq!(names.rank(Key::Text, "body"), Some(1));
        assert_eq!(names.rank(Key::Text, "content"), None);
        assert_eq!(names.rank(Key::Date, " PubDate "), Some(3));
        assert_eq!(names.unknown().collect::<Vec<_>>(), ["colour"]);
    }
}
