//! From a noun in the tree to the mentions that it means: a name, the name beside it, or the country, organisation or
//! head that a group stands for.

use std::collections::HashMap;

use super::roles::Roles;
use crate::extract::draft::{Draft, DraftMention};
use crate::model::{Document, PlaceId};
use crate::schema::{ClassId, RowId, Schema};

/// An end of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// The mention.
    pub mention: u32,
    /// It stands for a group of which it is the head, the country or the organisation.
    pub stand_in: bool,
}

/// Finds ends.
pub struct Filler<'s> {
    schema: &'s Schema,
    demonym: Option<ClassId>,
    capital: Option<ClassId>,
    stand_in: Option<ClassId>,
}

/// The mentions of one sentence by their tokens, the longest first.
pub struct Owners(HashMap<usize, u32>);

impl Owners {
    /// The mentions that cover the tokens of a sentence.
    pub fn new(draft: &Draft, range: std::ops::Range<usize>) -> Owners {
        let mut owners: HashMap<usize, u32> = HashMap::new();
        let length = |i: u32| draft.mention(i).map_or(0, |m| m.tokens.len());
        for start in range {
            for (index, mention) in draft.starting(start) {
                for token in mention.tokens.clone() {
                    let owner = owners.entry(token).or_insert(index);
                    if length(index) > length(*owner) {
                        *owner = index;
                    }
                }
            }
        }
        Owners(owners)
    }

    /// The longest mention that covers a token.
    pub fn at(&self, token: usize) -> Option<u32> {
        self.0.get(&token).copied()
    }
}

/// What a place at an end means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceMeans {
    /// The land or city itself.
    Land,
    /// Who governs it: of a capital, the country.
    Government,
}

impl<'s> Filler<'s> {
    /// With this schema's lists.
    pub fn new(schema: &'s Schema) -> Filler<'s> {
        let class = |name| schema.lexicon().class(name);
        Filler {
            schema,
            demonym: class("demonym"),
            capital: class("capital"),
            stand_in: class("stand_in"),
        }
    }

    /// The ends that a noun and those joined to it mean.
    pub fn ends(
        &self,
        roles: &Roles,
        document: &Document,
        noun: usize,
        place: PlaceMeans,
        draft: &mut Draft,
    ) -> Vec<End> {
        let joined = roles.joined(noun);
        let found = joined
            .into_iter()
            .flat_map(|n| self.end(roles, document, n, place, draft));
        found.collect()
    }

    fn end(
        &self,
        roles: &Roles,
        document: &Document,
        noun: usize,
        place: PlaceMeans,
        draft: &mut Draft,
    ) -> Vec<End> {
        let tree = roles.tree;
        let whole = |mention| End {
            mention,
            stand_in: false,
        };
        if let Some(mention) = roles.owners.at(noun) {
            // "met Skagen's then chief": the parser lost the noun that it belongs to.
            let end = draft.mention(mention).map_or(noun, |m| m.tokens.end);
            if tree.tag(end) == "POS" && tree.relation(noun) != "poss" {
                return Vec::new();
            }
            // "the Lima meeting": where, not who.
            if tree.relation(noun) == "compound" && self.is_town(mention, draft) {
                return Vec::new();
            }
            return vec![whole(self.acting(mention, place, draft))];
        }
        if let Some(country) = self.country_of(tree.norm(noun), tree.tag(noun)) {
            let mention = draft.adjective(document, noun..noun + 1, country);
            return vec![whole(mention)];
        }
        // "the envoy, Maria Larsen,": the name beside it.
        // "The leader of Acme, Maria Larsen,": the parser may hang the name on the nearer noun.
        let mut beside: Vec<usize> = tree.kids_as(noun, &["appos"]).collect();
        // "Peter Hall, the minister whom she met": the name before it.
        beside.extend(tree.head(noun).filter(|_| tree.relation(noun) == "appos"));
        for of in tree.kids_as(noun, &["prep"]) {
            for object in tree.kids_as(of, &["pobj"]) {
                beside.extend(tree.kids_as(object, &["appos"]));
            }
        }
        let person = |b: usize| {
            let mention = roles.owners.at(b)?;
            (draft.mention(mention)?.label == "Person").then_some(mention)
        };
        if let Some(mention) = beside.into_iter().find_map(person) {
            return vec![whole(mention)];
        }
        self.group(roles, document, noun, 2, draft)
    }

    /// "Norwegian officials", "the government of Norway", "members of Larsen's administration", "a delegation led by Hall".
    fn group(
        &self,
        roles: &Roles,
        document: &Document,
        noun: usize,
        deeper: usize,
        draft: &mut Draft,
    ) -> Vec<End> {
        let tree = roles.tree;
        let Some(row) = self.stand_in_row(tree.lemma(noun)) else {
            return Vec::new();
        };
        let lexicon = self.schema.lexicon();
        if lexicon.cell(row, "plural") == "yes" && tree.tag(noun) != "NNS" {
            return Vec::new(); // One member, one minister does not stand for all.
        }
        let person = lexicon.cell(row, "person") == "yes";
        let stands = |mention| End {
            mention,
            stand_in: true,
        };
        if let Some(leader) = roles.leader(noun).and_then(|l| roles.owners.at(l)) {
            return vec![stands(leader)];
        }
        let mut near: Vec<usize> = Vec::new();
        for kid in tree.kids_as(noun, &["amod", "compound", "nmod", "poss"]) {
            near.push(kid);
            // "Hungarian and Romanian officials"; "U.S. military officials": one noun further in.
            near.extend(tree.kids_as(kid, &["conj", "amod", "compound", "nmod", "poss"]));
        }
        let mut found: Vec<End> = Vec::new();
        for word in near {
            if let Some(mention) = roles.owners.at(word) {
                let fits = |m: &DraftMention| person || m.label != "Person";
                if draft.mention(mention).is_some_and(fits) {
                    found.push(stands(self.acting(mention, PlaceMeans::Government, draft)));
                }
            } else if let Some(country) = self.country_of(tree.norm(word), tree.tag(word)) {
                found.push(stands(draft.adjective(document, word..word + 1, country)));
            }
            let joined = matches!(tree.relation(word), "conj")
                || tree.kids_as(word, &["conj"]).next().is_some();
            if !found.is_empty() && !joined {
                break;
            }
        }
        if !found.is_empty() || deeper == 0 {
            return found;
        }
        for preposition in ["of", "from"] {
            for object in roles.preposition(noun, preposition) {
                let Some(mention) = roles.owners.at(object) else {
                    let group = self.group(roles, document, object, deeper - 1, draft);
                    if !group.is_empty() {
                        return group;
                    }
                    continue;
                };
                let fits = |m: &DraftMention| person || m.label != "Person";
                if draft.mention(mention).is_some_and(fits) {
                    return vec![stands(self.acting(mention, PlaceMeans::Government, draft))];
                }
            }
        }
        Vec::new()
    }

    fn is_town(&self, mention: u32, draft: &Draft) -> bool {
        let place = draft
            .place_of(mention)
            .and_then(|p| self.schema.gazetteers().place(p));
        draft.mention(mention).is_some_and(|m| m.label == "Place")
            && place.is_none_or(|p| p.kind != "country")
    }

    fn stand_in_row(&self, lemma: &str) -> Option<RowId> {
        let rows = self.schema.lexicon().rows(lemma);
        rows.iter()
            .find(|r| Some(r.class) == self.stand_in)
            .copied()
    }

    /// A capital that acts is its country.
    fn acting(&self, mention: u32, place: PlaceMeans, draft: &mut Draft) -> u32 {
        if place == PlaceMeans::Land {
            return mention;
        }
        let Some(entry) = draft
            .place_of(mention)
            .and_then(|p| self.schema.gazetteers().place(p))
        else {
            return mention;
        };
        if entry.kind == "country" {
            return mention;
        }
        let country = self
            .schema
            .lexicon()
            .lookup(self.capital, &entry.name, "country");
        let Some(country) = self.schema.gazetteers().country(country) else {
            return mention;
        };
        if country.country != entry.country {
            return mention;
        }
        let entity = draft.metonym(PlaceId(country.id));
        if let Some(mention) = draft.mentions.get_mut(mention as usize) {
            mention.entity = entity;
        }
        mention
    }

    pub fn country_of(&self, norm: &str, tag: &str) -> Option<PlaceId> {
        if !matches!(tag, "JJ" | "NNP" | "NNPS" | "NN" | "NNS") {
            return None;
        }
        let country = self.schema.lexicon().lookup(self.demonym, norm, "country");
        let country = self.schema.gazetteers().country(country)?;
        Some(PlaceId(country.id))
    }
}
