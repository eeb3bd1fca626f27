//! What the spellings of a foreign name have in common: its letters after the rewrites of `identity/romanisation.csv`.
//! For comparing only.

use crate::schema::Schema;

/// Where a rewrite holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    End,
    Any,
}

/// The rewrites, in the order of their file.
pub struct Romanisation {
    rewrites: Vec<(String, String, Place)>,
}

/// A word shorter than this keeps its end: "Ali" is not "Aly".
const SHORT: usize = 4;

impl Romanisation {
    /// With this schema's table.
    pub fn new(schema: &Schema) -> Romanisation {
        let rows = schema.identity("romanisation", ["from", "to", "where"]);
        let rewrites = rows.map(|[from, to, place]| {
            let place = match place {
                "start" => Place::Start,
                "end" => Place::End,
                _ => Place::Any,
            };
            (from.to_owned(), to.to_owned(), place)
        });
        Romanisation {
            rewrites: rewrites.collect(),
        }
    }

    /// A word in small ASCII letters after every rewrite, with doubled letters as single ones.
    pub fn skeleton(&self, word: &str) -> String {
        let mut word = word.to_owned();
        for (from, to, place) in &self.rewrites {
            let rest = match place {
                Place::Start => word.strip_prefix(from.as_str()),
                Place::End if word.len() >= SHORT => word.strip_suffix(from.as_str()),
                Place::End => None,
                Place::Any => {
                    if word.contains(from.as_str()) {
                        word = word.replace(from.as_str(), to);
                    }
                    continue;
                }
            };
            match (rest.filter(|rest| !rest.is_empty()), place) {
                (Some(rest), Place::Start) => word = format!("{to}{rest}"),
                (Some(rest), _) => word = format!("{rest}{to}"),
                (None, _) => {}
            }
        }
        let mut single = String::with_capacity(word.len());
        for letter in word.chars() {
            if !single.ends_with(letter) {
                single.push(letter);
            }
        }
        single
    }
}
