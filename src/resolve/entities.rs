//! All entities, closed: which node each chain of each article is, and the nodes with their names, ids and reasons.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::clusters::{Clusters, Doubt};
use super::ids::{Ids, slug, suffixed};
use super::owners::WHOSE;
use super::profiles::{Profile, Profiles};
use super::sources::Sources;
use crate::graph::{Details, Merge, Node, PlaceDetails};
use crate::model::{ArticleMeta, PlaceId};
use crate::schema::Schema;

/// The earliest report of a name: the article's day (none is last), its number, and the place of the name in it.
pub type Report = (bool, Option<jiff::civil::Date>, u32, u32);

/// All entities.
pub struct Entities<'s> {
    profiles: Profiles<'s>,
    clusters: Clusters,
    /// By number; an entity's is that of its chief profile.
    entities: BTreeMap<usize, Entity>,
    /// The chief profile of each profile.
    chief: Vec<usize>,
}

/// An entity while it is named.
struct Entity {
    id: String,
    name: String,
    /// Its profiles, the chief one first, then by number.
    parts: Vec<usize>,
    former_ids: Vec<String>,
}

impl<'s> Entities<'s> {
    /// Names all clusters. `renamed` gives the names that were decided, by profile.
    pub fn new(
        profiles: Profiles<'s>,
        clusters: Clusters,
        articles: &[ArticleMeta],
        renamed: &BTreeMap<usize, String>,
    ) -> Entities<'s> {
        let mut by_root: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for number in 0..profiles.all.len() {
            by_root
                .entry(clusters.root(number))
                .or_default()
                .push(number);
        }
        let namer = Namer {
            profiles: &profiles,
            articles,
        };
        let by_root: Vec<Vec<usize>> = by_root.into_values().collect();
        let mut order: Vec<(bool, Report, Vec<usize>, String, String)> = by_root
            .into_par_iter()
            .map(|mut parts| {
                namer.chief_first(&mut parts);
                let earliest = parts.iter().map(|p| namer.earliest(*p)).min();
                let chief = parts.first().and_then(|p| profiles.all.get(*p));
                let unknown = chief.is_none_or(|p| p.place.is_none());
                let earliest = earliest.unwrap_or((true, None, 0, 0));
                let name = namer.name(&parts);
                let id = namer.id(&parts, &name);
                (unknown, earliest, parts, name, id)
            })
            .collect();
        // Of two with one name, the one that was reported first has the plain id, whatever comes later; a place of the
        // gazetteer before others.
        order.par_sort();
        let mut taken = Ids::default();
        let mut entities = BTreeMap::new();
        let mut chief = vec![0; profiles.all.len()];
        for (_, earliest, parts, name, id) in order {
            let Some(first) = parts.first().copied() else {
                continue;
            };
            let id = taken.claim(id, &namer.distinct(earliest));
            for part in &parts {
                if let Some(slot) = chief.get_mut(*part) {
                    *slot = first;
                }
            }
            let decided = parts.iter().find_map(|part| renamed.get(part)).cloned();
            let entity = Entity {
                id,
                name: decided.unwrap_or(name),
                parts,
                former_ids: Vec::new(),
            };
            entities.insert(first, entity);
        }
        add_former_ids(&namer, &mut entities);
        Entities {
            profiles,
            clusters,
            entities,
            chief,
        }
    }

    /// The entity of a chain, a number for [`id`](Entities::id) and [`name`](Entities::name).
    pub fn of(&self, article: u32, chain: u32) -> Option<usize> {
        let profile = *self
            .profiles
            .chains
            .get(article as usize)?
            .get(chain as usize)?;
        self.chief.get(profile as usize).copied()
    }

    /// The entity of a profile.
    pub fn of_profile(&self, profile: usize) -> usize {
        self.chief.get(profile).copied().unwrap_or(profile)
    }

    /// An entity's node id.
    pub fn id(&self, entity: usize) -> &str {
        self.entities.get(&entity).map_or("", |e| e.id.as_str())
    }

    /// An entity's name.
    pub fn name(&self, entity: usize) -> &str {
        self.entities.get(&entity).map_or("", |e| e.name.as_str())
    }

    /// An entity's node label.
    pub fn label(&self, entity: usize) -> &str {
        let profile = self.profiles.all.get(entity);
        profile.map_or("", |p| p.label.as_str())
    }

    /// The gazetteer's place that an entity is.
    pub fn place(&self, entity: usize) -> Option<PlaceId> {
        self.profiles.all.get(entity)?.place
    }

    /// What was doubted.
    pub fn doubts(&self) -> &[Doubt] {
        &self.clusters.doubts
    }

    /// The profiles.
    pub fn profiles(&self) -> &Profiles<'s> {
        &self.profiles
    }

    /// The nodes of all entities.
    pub fn nodes(&self, schema: &Schema, sources: &Sources) -> Vec<Node> {
        let entities: Vec<&Entity> = self.entities.values().collect();
        entities
            .into_par_iter()
            .map(|entity| self.node(entity, schema, sources))
            .collect()
    }

    fn node(&self, entity: &Entity, schema: &Schema, sources: &Sources) -> Node {
        let parts: Vec<&Profile> = entity
            .parts
            .iter()
            .filter_map(|part| self.profiles.all.get(*part))
            .collect();
        let mut articles: Vec<u32> = parts.iter().flat_map(|p| p.articles()).collect();
        articles.sort_unstable();
        articles.dedup();
        let mut aliases = Vec::new();
        let mut merges = Vec::new();
        let mut mentions = 0;
        for (number, profile) in entity.parts.iter().zip(&parts) {
            let why = self.clusters.why(*number);
            let (reason, confidence) = why.map_or(("same name", 95), |w| (w.reason, w.confidence));
            mentions += profile.appearances.iter().map(|a| a.mentions).sum::<u32>();
            for (form, count) in self.profiles.forms(profile) {
                aliases.push(form.to_owned());
                merges.push(Merge {
                    form: form.to_owned(),
                    reason: reason.into(),
                    confidence,
                    articles: count,
                });
            }
        }
        aliases.sort();
        aliases.dedup();
        aliases.retain(|alias| *alias != entity.name);
        merges.sort();
        let chief = parts.first();
        let label = chief.map(|p| p.label.clone()).unwrap_or_default();
        let place = chief.and_then(|p| p.place);
        let place = place.and_then(|p| schema.gazetteers().place(p));
        let details = match schema.is_a(&label, "Place") {
            true => Details::Place(place.map(|entry| PlaceDetails {
                id: PlaceId(entry.id),
                country: entry.country.into(),
                position: entry.position,
            })),
            false => Details::Entity,
        };
        Node {
            id: entity.id.clone(),
            label,
            name: entity.name.clone(),
            aliases,
            mentions,
            sources: sources.count(&articles),
            articles,
            details,
            merges,
            former_ids: entity.former_ids.clone(),
        }
    }
}

/// Chooses names and ids.
pub struct Namer<'p, 's> {
    /// All profiles.
    pub profiles: &'p Profiles<'s>,
    /// All articles.
    pub articles: &'p [ArticleMeta],
}

impl Namer<'_, '_> {
    /// The earliest report of a profile.
    pub fn earliest(&self, number: usize) -> Report {
        let appearances = self.profiles.all.get(number).map(|p| &p.appearances);
        let reports = appearances.into_iter().flatten().map(|appearance| {
            let article = self.articles.get(appearance.article as usize);
            let date = article.and_then(|a| a.date);
            (date.is_none(), date, appearance.article, appearance.start)
        });
        reports.min().unwrap_or((true, None, u32::MAX, 0))
    }

    /// What tells a namesake apart, as long as no earlier report of it comes.
    fn distinct(&self, (_, _, article, start): Report) -> String {
        self.distinct_at(article, start)
    }

    /// The same, of a report in the article with this number at this place.
    pub fn distinct_at(&self, article: u32, start: u32) -> String {
        let article = self.articles.get(article as usize);
        format!("{} {start}", article.map_or("", |a| a.id.as_str()))
    }

    /// Puts the profile first that the gazetteer knows, or that has the longest name.
    fn chief_first(&self, parts: &mut [usize]) {
        parts.sort_by_cached_key(|part| {
            let profile = self.profiles.all.get(*part);
            let place = profile.is_some_and(|p| p.place.is_some());
            let longest = self.longest(&[*part]).unwrap_or_default();
            let known = self.profiles.schema.gazetteers().org(&longest).is_some();
            let org = profile.is_some_and(|p| p.label == "Org") && known;
            (!place, !org, rank(&longest), *part)
        });
    }

    /// The longest form of some profiles.
    fn longest(&self, parts: &[usize]) -> Option<String> {
        let profiles = parts.iter().filter_map(|part| self.profiles.all.get(*part));
        let mut forms: Vec<&str> = Vec::new();
        let mut org = false;
        for profile in profiles {
            org |= profile.label == "Org";
            forms.extend(
                self.profiles
                    .forms(profile)
                    .into_iter()
                    .map(|(form, _)| form),
            );
        }
        // "Maria Larsen's administration" is called "Larsen administration".
        let spelled = |form: &&&str| !org || !(form.contains("'s ") || form.contains("\u{2019}s "));
        let plain = forms.iter().filter(spelled).min_by_key(|form| rank(form));
        let plain = plain.or_else(|| forms.iter().min_by_key(|form| rank(form)));
        plain.map(|form| (*form).to_owned())
    }

    /// The name shown: the gazetteer's for what it knows, else the longest form, ties by code point.
    pub fn name(&self, parts: &[usize]) -> String {
        let chief = parts.first().and_then(|part| self.profiles.all.get(*part));
        let Some(chief) = chief else {
            return String::new();
        };
        let gazetteers = self.profiles.schema.gazetteers();
        if let Some(place) = chief.place.and_then(|p| gazetteers.place(p)) {
            return place.name;
        }
        if chief.label == "Org" {
            // Not by what an article calls another body, too: "Office of Airport Security (OAS)".
            let of_profile = |profile: &Profile| {
                let key = profile.key.split(WHOSE).next().unwrap_or_default();
                let forms = self.profiles.forms(profile).into_iter();
                let mut known = forms.filter_map(|(form, _)| gazetteers.org(form));
                known.find(|main| self.profiles.names.org(&main.name) == key)
            };
            let mut profiles = parts.iter().filter_map(|part| self.profiles.all.get(*part));
            if let Some(main) = profiles.find_map(of_profile) {
                return main.name;
            }
        }
        self.longest(parts).unwrap_or_else(|| chief.key.clone())
    }

    /// The id that an entity has unless another has it: its name's.
    pub fn wanted(&self, parts: &[usize]) -> String {
        self.id(parts, &self.name(parts))
    }

    /// The same, of a name that is known.
    fn id(&self, parts: &[usize], name: &str) -> String {
        let chief = parts.first().and_then(|part| self.profiles.all.get(*part));
        let Some(chief) = chief else {
            return String::new();
        };
        let wanted = slug(&chief.label, name);
        if !chief.country.is_empty() {
            return format!("{wanted}-{}", chief.country.to_lowercase());
        }
        match chief.place.and_then(|p| self.place_suffix(p, name)) {
            Some(suffix) => format!("{wanted}-{suffix}"),
            None => wanted,
        }
    }

    /// Tells a place from a better-known one of the same name: country, and division where both lie in one.
    fn place_suffix(&self, place: PlaceId, name: &str) -> Option<String> {
        let gazetteers = self.profiles.schema.gazetteers();
        let first = gazetteers.places(name).into_iter().next()?;
        if first.id == place.0 {
            return None;
        }
        let entry = gazetteers.place(place)?;
        let parts = [entry.country.as_str(), entry.admin1.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        Some(parts.join("-").to_lowercase())
    }
}

/// Longer forms first, those in capitals last of their length, then by code point.
fn rank(form: &str) -> (Reverse<usize>, bool, String) {
    let capitals = form.chars().all(|c| !c.is_lowercase());
    (Reverse(form.chars().count()), capitals, form.to_owned())
}

/// The ids that an entity had as long as only some of its articles were there: those of its parts. One that is the id of
/// another entity, or that two may have had, tells nothing.
fn add_former_ids(namer: &Namer, entities: &mut BTreeMap<usize, Entity>) {
    let mut owners: FxHashMap<String, usize> = FxHashMap::default();
    let mut former: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (number, entity) in &*entities {
        *owners.entry(entity.id.clone()).or_default() += 1;
        let mut ids: Vec<String> = Vec::new();
        for part in entity.parts.iter().filter(|_| entity.parts.len() > 1) {
            let wanted = namer.wanted(&[*part]);
            // A family name alone may have been one of several of that name.
            let profile = namer.profiles.all.get(*part);
            if profile.is_some_and(|p| p.label == "Person" && p.person.is_bare()) {
                let distinct = namer.distinct(namer.earliest(*part));
                ids.push(suffixed(&wanted, &distinct));
            }
            ids.push(wanted);
        }
        ids.sort();
        ids.dedup();
        ids.retain(|id| *id != entity.id);
        for id in &ids {
            *owners.entry(id.clone()).or_default() += 1;
        }
        former.insert(*number, ids);
    }
    for (number, mut ids) in former {
        ids.retain(|id| owners.get(id) == Some(&1));
        if let Some(entity) = entities.get_mut(&number) {
            entity.former_ids = ids;
        }
    }
}
