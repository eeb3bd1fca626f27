//! Groups: the country, organisation or head for which a noun stands ("Norwegian officials"), whom it includes, and the body whose kind
//! it tells ("the Acme party").

use super::fill::{End, Filler, PlaceMeans, Who};
use super::nameless::are_counted;
use super::roles::Roles;
use crate::extract::draft::{Draft, DraftMention};
use crate::model::PlaceId;
use crate::schema::RowId;

impl Filler<'_> {
    /// "several countries, including Peru and Sweden", "figures such as Hall": the names of some of whom a plural means.
    pub(super) fn included<'r>(
        &self,
        roles: &'r Roles,
        noun: usize,
    ) -> impl Iterator<Item = u32> + use<'r> {
        let tree = roles.tree;
        let plural = tree.tag(noun) == "NNS";
        let prepositions = tree.kids_as(noun, &["prep"]).filter(move |p| {
            let such = || tree.kids(*p).any(|k| tree.norm(k) == "such");
            plural
                && match tree.norm(*p) {
                    "including" | "like" => true,
                    "as" => such(),
                    _ => false,
                }
        });
        let objects = prepositions.flat_map(|p| tree.kids_as(p, &["pobj"]).collect::<Vec<_>>());
        let all = objects.flat_map(|o| roles.joined(o));
        all.filter_map(|o| roles.owners.name_at(o))
    }

    pub(super) fn is_person_noun(&self, lemma: &str) -> bool {
        let rows = self.schema.lexicon().rows(lemma);
        rows.iter()
            .any(|row| self.people.contains(&Some(row.class)))
    }

    /// "the Acme party", "an Acme Lines airline": the organisation that stands before the noun for what it is.
    pub(super) fn kind_of(&self, roles: &Roles, noun: usize, draft: &Draft) -> Option<u32> {
        let tree = roles.tree;
        let lexicon = self.schema.lexicon();
        if lexicon.lookup(self.org_noun, tree.lemma(noun), "named") != "yes" {
            return None;
        }
        let before = (noun.saturating_sub(4)..noun).rev();
        // Only names and what tells the kind, "the Acme trade union", stand between.
        let before = before.take_while(|i| {
            roles.owners.name_at(*i).is_some()
                || matches!(tree.tag(*i), "NN" | "JJ" | "HYPH" | "''")
        });
        let before = before.filter(|i| *i >= tree.range().start);
        let name = before.filter_map(|i| roles.owners.name_at(i)).next()?;
        let org = draft.mention(name).filter(|m| m.label == "Org")?;
        let inside = org.tokens.clone().any(|i| {
            matches!(tree.relation(i), "compound" | "nmod" | "amod")
                && tree.head(i).is_some_and(|h| h > i && h <= noun)
        });
        inside.then_some(name)
    }

    /// "the government", "the new government": that of the country in which the article is set.
    fn at_home(&self, roles: &Roles, noun: usize, row: RowId) -> Option<PlaceId> {
        let tree = roles.tree;
        let lexicon = self.schema.lexicon();
        let general = |k: usize| lexicon.has(self.modifier, tree.norm(k));
        let fits = |k: usize| match tree.relation(k) {
            "det" => tree.norm(k) == "the",
            "amod" | "compound" => general(k),
            "punct" | "relcl" | "prep" => tree.norm(k) != "of" && tree.norm(k) != "in",
            _ => false,
        };
        let the = tree.kid(noun, &["det"]).is_some();
        let whole = the && lexicon.cell(row, "home") == "yes" && tree.kids(noun).all(fits);
        whole.then(|| roles.setting.government(tree.range().start, noun))?
    }

    /// "Norwegian officials", "the government of Norway", "members of Larsen's administration", "a delegation led by Hall".
    pub(super) fn group(
        &self,
        roles: &Roles,
        noun: usize,
        deeper: usize,
        draft: &Draft,
    ) -> Vec<End> {
        let tree = roles.tree;
        // "Norway's security service": some nouns stand for it with the noun before them only.
        let before = noun.checked_sub(1);
        let before =
            before.filter(|k| tree.relation(*k) == "compound" && tree.head(*k) == Some(noun));
        let both = before.map(|k| format!("{} {}", tree.norm(k), tree.lemma(noun)));
        let row = both.and_then(|both| self.stand_in_row(&both));
        let Some(row) = row.or_else(|| self.stand_in_row(tree.lemma(noun))) else {
            return Vec::new();
        };
        let lexicon = self.schema.lexicon();
        if lexicon.cell(row, "plural") == "yes" && tree.tag(noun) != "NNS" {
            return Vec::new(); // One member, one minister does not stand for all.
        }
        if lexicon.cell(row, "whole") == "yes" && are_counted(tree, noun) {
            return Vec::new();
        }
        let person = lexicon.cell(row, "person") == "yes";
        // "fighters of the Larsen Front", but not "Norwegian fighters".
        let body = lexicon.cell(row, "body") == "yes";
        let fits = |m: &DraftMention| match m.label.as_str() {
            "Person" => person && !body,
            "Place" => !body,
            _ => true,
        };
        let stands = |who| End {
            who,
            stand_in: true,
        };
        if let Some(leader) = roles.leader(noun).and_then(|l| roles.owners.at(l)) {
            return vec![stands(Who::Mention(leader))];
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
                if draft.mention(mention).is_some_and(fits) {
                    found.push(stands(self.acting(mention, PlaceMeans::Government, draft)));
                }
            } else if let Some((first, country)) = self.adjective_to(tree, word)
                && !body
            {
                found.push(stands(Who::Adjective([first, word], country)));
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
        // "authorities in Norway", but not "troops in Norway".
        let within = lexicon.cell(row, "within") == "yes";
        let behind = ["of", "from", "by", "in"];
        for preposition in behind {
            if (preposition == "in" && !within) || (preposition == "by" && !body) {
                continue;
            }
            let objects = match preposition {
                "of" | "from" => roles.preposition(noun, preposition),
                _ => roles.own_preposition(noun, preposition),
            };
            for object in objects {
                let Some(mention) = roles.owners.at(object) else {
                    let group = self.group(roles, object, deeper - 1, draft);
                    if !group.is_empty() {
                        return group;
                    }
                    continue;
                };
                // "arrested by police in Leeds": it is not the town that did.
                let city = || {
                    let place = draft.place_of(mention);
                    let place = place.and_then(|p| self.schema.gazetteers().place(p));
                    place.is_some_and(|p| p.kind == "city")
                };
                let town = preposition == "in" && city();
                if !town && draft.mention(mention).is_some_and(fits) {
                    return vec![stands(self.acting(mention, PlaceMeans::Government, draft))];
                }
            }
        }
        let home = self.at_home(roles, noun, row);
        home.map(|country| vec![stands(Who::Adjective([noun, noun], country))])
            .unwrap_or_default()
    }
}
