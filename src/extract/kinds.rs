//! What kinds of thing the entities of an article are, as far as gazetteer and name tell: each is looked up once, when a rule
//! asks for it first.

use std::cell::OnceCell;

use super::draft::Draft;
use crate::model::LocalEntity;
use crate::schema::{Schema, key};

/// The kinds of the entities of one article.
pub struct Kinds<'s> {
    schema: &'s Schema,
    /// Of those entities that there were before claims were made; the countries that stand for others come later.
    found: Vec<OnceCell<Vec<String>>>,
}

impl<'s> Kinds<'s> {
    /// For an article whose names are found.
    pub fn new(schema: &'s Schema, draft: &Draft) -> Kinds<'s> {
        Kinds {
            schema,
            found: vec![OnceCell::new(); draft.entities.len()],
        }
    }

    /// Whether an entity is of a kind.
    pub fn is(&self, draft: &Draft, entity: u32, kind: &str) -> bool {
        let Some(local) = draft.entities.get(entity as usize) else {
            return false;
        };
        let fits = |kinds: &[String]| match kind {
            "local" if local.label == "Place" => {
                !kinds.iter().any(|k| k == "country" || k == "area")
            }
            "plain" if local.label == "Place" => kinds.iter().all(String::is_empty),
            "plain" => kinds.iter().all(String::is_empty) && self.is_coined(local),
            _ => kinds.iter().any(|k| k == kind),
        };
        match self.found.get(entity as usize) {
            Some(found) => fits(found.get_or_init(|| self.of(local))),
            None => fits(&self.of(local)),
        }
    }

    /// Whether no word of an organisation's names is an ordinary one: "Skarbo", but not "Proving Ground".
    fn is_coined(&self, entity: &LocalEntity) -> bool {
        let lexicon = self.schema.lexicon();
        let common = lexicon.class("common_word");
        let mut words = entity.forms.iter().flat_map(|form| form.split_whitespace());
        entity.label == "Org" && !words.any(|word| lexicon.has(common, &key(word)))
    }

    /// Whether the last word of a place that no gazetteer has says that it is a spot: "Larsen Stadium", "Hall Creek".
    fn is_site(&self, name: &str) -> bool {
        let lexicon = self.schema.lexicon();
        let last = name.split_whitespace().next_back().unwrap_or("");
        let word = || lexicon.lookup(lexicon.class("place_word"), last, "site") == "yes";
        name.contains(' ') && (word() || self.schema.org_kind(name) == "site")
    }

    /// Of a place what the gazetteer has it as, of others what each of its names says.
    fn of(&self, entity: &LocalEntity) -> Vec<String> {
        if entity.label == "Place" {
            let place = entity.place.and_then(|p| self.schema.gazetteers().place(p));
            let site = || entity.forms.iter().any(|form| self.is_site(form));
            let unknown = || if site() { "site" } else { "" }.to_owned();
            return vec![place.map_or_else(unknown, |p| p.kind)];
        }
        let forms = entity.forms.iter();
        forms.map(|form| self.schema.org_kind(form)).collect()
    }
}
