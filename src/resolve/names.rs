//! Normal forms of names: what two spellings of one name share.

use deunicode::deunicode;

use crate::schema::{ClassId, Schema};

/// Normalises names.
pub struct Names<'s> {
    schema: &'s Schema,
    company_form: Option<ClassId>,
    group_word: Option<ClassId>,
}

impl<'s> Names<'s> {
    /// With this schema's lists.
    pub fn new(schema: &'s Schema) -> Names<'s> {
        let class = |name| schema.lexicon().class(name);
        Names {
            schema,
            company_form: class("company_form"),
            group_word: class("group_word"),
        }
    }

    /// A person's words without accents and middle initials: "Maria A. Larsen" is "maria larsen".
    pub fn person(&self, name: &str) -> Vec<String> {
        let words = words(name);
        let last = words.len().saturating_sub(1);
        let keep = |(i, word): (usize, String)| {
            (i == 0 || i == last || word.chars().count() > 1).then_some(word)
        };
        words.into_iter().enumerate().filter_map(keep).collect()
    }

    /// An organisation's words without "the", possessives and its legal form; the gazetteer's main name where it knows
    /// one; of "Maria Larsen's administration" the family name and the word.
    pub fn org(&self, name: &str) -> String {
        if let Some(main) = self.schema.gazetteers().org(name) {
            return words(&main.name).join(" ");
        }
        let plain = name.replace("\u{2019}s ", " ").replace("'s ", " ");
        let mut words = words(&plain);
        let lexicon = self.schema.lexicon();
        if words.first().is_some_and(|w| w == "the") && words.len() > 1 {
            words.remove(0);
        }
        while words.len() > 1
            && words
                .last()
                .is_some_and(|w| lexicon.has(self.company_form, w))
        {
            words.pop();
        }
        let group = words
            .last()
            .is_some_and(|w| lexicon.has(self.group_word, w));
        let person = words
            .first()
            .is_some_and(|w| self.schema.gazetteers().name_word(w).given);
        if group && person && words.len() > 2 {
            words.drain(..words.len() - 2);
        }
        words.join(" ")
    }

    /// Any other name.
    pub fn other(&self, name: &str) -> String {
        words(name).join(" ")
    }
}

/// Small ASCII words of a name; of what has none (emoji) the name itself, so that it keeps a key.
fn words(name: &str) -> Vec<String> {
    let ascii = deunicode(name).to_lowercase();
    let split = ascii.split(|c: char| !c.is_ascii_alphanumeric() && c != '\'' && c != '.');
    let clean = split
        .map(|w| w.replace(['\'', '.'], ""))
        .filter(|w| !w.is_empty());
    let words: Vec<String> = clean.collect();
    if words.is_empty() {
        vec![name.to_owned()]
    } else {
        words
    }
}
