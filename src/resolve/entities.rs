//! Entities: profiles by label and normalised name, joined where they are the same.
//!
//! What is not decided here stays apart: a false merge is worse than a split one. A bare family name joins the one
//! person in all articles who bears it; where several do, each article keeps its own.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::ids::{Ids, slug};
use super::names::Names;
use crate::graph::{Details, Merge, Node, PlaceDetails};
use crate::model::{Extraction, LocalEntity, MentionKind, PlaceId, Text};
use crate::schema::Schema;

/// What chains of one label and normalised name share.
#[derive(Debug, Default)]
struct Profile {
    label: Text,
    place: Option<PlaceId>,
    /// Name forms and in how many articles each stands.
    forms: BTreeMap<String, u32>,
    mentions: u32,
    /// Sorted, since articles are scanned in order.
    articles: Vec<u32>,
    /// The profile that this one is, and why.
    joined: Option<(usize, &'static str, u8)>,
}

/// Profiles while articles are scanned.
pub struct Profiles<'s> {
    names: Names<'s>,
    schema: &'s Schema,
    profiles: IndexMap<String, Profile>,
    /// Each article's chains as profiles.
    chains: Vec<Vec<u32>>,
}

/// All entities, closed: which node each chain of each article is.
pub struct Entities {
    profiles: IndexMap<String, Profile>,
    chains: Vec<Vec<u32>>,
    ids: Vec<String>,
    labels: Vec<String>,
}

impl<'s> Profiles<'s> {
    /// No profile yet.
    pub fn new(schema: &'s Schema) -> Profiles<'s> {
        Profiles {
            names: Names::new(schema),
            schema,
            profiles: IndexMap::new(),
            chains: Vec::new(),
        }
    }

    /// Adds the chains of the article with this number; numbers come in order.
    pub fn add(&mut self, article: u32, extraction: &Extraction) {
        let mut chains = Vec::with_capacity(extraction.entities.len());
        for (i, entity) in extraction.entities.iter().enumerate() {
            let key = self.key(entity, article);
            let entry = self.profiles.entry(key);
            let number = entry.index() as u32;
            let profile = entry.or_default();
            profile.label = entity.label.clone();
            profile.place = entity.place;
            if !entity.metonym {
                for form in &entity.forms {
                    *profile.forms.entry(form.clone()).or_default() += 1;
                }
            }
            let of_chain = extraction
                .mentions
                .iter()
                .filter(|m| m.entity as usize == i);
            profile.mentions += of_chain.filter(|m| m.kind == MentionKind::Name).count() as u32;
            if profile.articles.last() != Some(&article) {
                profile.articles.push(article);
            }
            chains.push(number);
        }
        self.chains.push(chains);
    }

    /// The identity of a chain before anything is joined.
    fn key(&self, entity: &LocalEntity, article: u32) -> String {
        let label = &entity.label;
        if let Some(place) = entity.place {
            return format!("Place#{}", place.0);
        }
        match label.as_str() {
            "Person" => {
                let words = self.names.person(&entity.name);
                match words.as_slice() {
                    // A bare family name is the article's own until all bearers of the name are known.
                    [word] => format!("Person~{word}\u{1}{article}"),
                    words => format!("Person {}", words.join(" ")),
                }
            }
            "Org" => format!("Org {}", self.names.org(&entity.name)),
            _ => format!("{label} {}", self.names.other(&entity.name)),
        }
    }

    /// Joins profiles and names the nodes.
    pub fn close(mut self) -> Entities {
        self.join_bare_names();
        self.join_acronyms();
        let mut joined: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (i, profile) in self.profiles.values().enumerate() {
            if let Some((root, ..)) = profile.joined {
                joined.entry(root).or_default().push(i);
            }
        }
        let mut order: Vec<usize> = (0..self.profiles.len()).collect();
        order.sort_by(|a, b| {
            self.profiles
                .get_index(*a)
                .map(|p| p.0)
                .cmp(&self.profiles.get_index(*b).map(|p| p.0))
        });
        let mut ids = vec![String::new(); self.profiles.len()];
        let mut labels = vec![String::new(); self.profiles.len()];
        let mut taken = Ids::default();
        for i in order {
            let Some((key, profile)) = self.profiles.get_index(i) else {
                continue;
            };
            if profile.joined.is_some() {
                continue;
            }
            let name = self.name_of(i, joined.get(&i).map_or(&[], Vec::as_slice));
            let mut wanted = slug(&profile.label, &name);
            if let Some(suffix) = profile.place.and_then(|p| self.place_suffix(p, &name)) {
                wanted = format!("{wanted}-{suffix}");
            }
            let id = taken.claim(wanted, key);
            if let (Some(slot), Some(label)) = (ids.get_mut(i), labels.get_mut(i)) {
                *slot = id;
                *label = name;
            }
        }
        Entities {
            profiles: self.profiles,
            chains: self.chains,
            ids,
            labels,
        }
    }

    /// The name shown: the gazetteer's for what it knows, else the longest form, ties by code point.
    fn name_of(&self, profile: usize, joined: &[usize]) -> String {
        let Some((key, root)) = self.profiles.get_index(profile) else {
            return String::new();
        };
        if let Some(place) = root.place.and_then(|p| self.schema.gazetteers().place(p)) {
            return place.name;
        }
        let joined = joined
            .iter()
            .filter_map(|i| self.profiles.get_index(*i))
            .map(|(_, p)| p);
        let forms: Vec<&String> = root
            .forms
            .keys()
            .chain(joined.flat_map(|p| p.forms.keys()))
            .collect();
        if root.label == "Org"
            && let Some(main) = forms
                .iter()
                .find_map(|form| self.schema.gazetteers().org(form))
        {
            return main.name;
        }
        // "Maria Larsen's administration" is called "Larsen administration".
        let spelled = |form: &&&String| {
            root.label != "Org" || !(form.contains("'s ") || form.contains("\u{2019}s "))
        };
        let longest = |forms: &mut dyn Iterator<Item = &&String>| {
            forms
                .min_by_key(|f| (std::cmp::Reverse(f.chars().count()), (**f).clone()))
                .map(|f| (*f).clone())
        };
        let plain = longest(&mut forms.iter().filter(spelled));
        plain
            .or_else(|| longest(&mut forms.iter()))
            .unwrap_or_else(|| key.clone())
    }

    /// Tells a place from a better-known one of the same name: country, and division where both lie in one.
    fn place_suffix(&self, place: PlaceId, name: &str) -> Option<String> {
        let first = self.schema.gazetteers().places(name).into_iter().next()?;
        if first.id == place.0 {
            return None;
        }
        let entry = self.schema.gazetteers().place(place)?;
        let parts = [entry.country.as_str(), entry.admin1.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        Some(parts.join("-").to_lowercase())
    }

    /// Bare family names: to the only bearer; to each other where no full name bears them; else apart.
    fn join_bare_names(&mut self) {
        let mut bearers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut bare: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, (key, _)) in self.profiles.iter().enumerate() {
            if let Some(rest) = key.strip_prefix("Person~") {
                let word = rest.split('\u{1}').next().unwrap_or(rest);
                bare.entry(word.to_owned()).or_default().push(i);
            } else if let Some(words) = key.strip_prefix("Person ")
                && let Some(last) = words.rsplit(' ').next()
            {
                bearers.entry(last.to_owned()).or_default().push(i);
            }
        }
        for (word, profiles) in bare {
            let (target, reason, confidence) = match bearers.get(&word).map(Vec::as_slice) {
                Some([one]) => (*one, "only bearer of the family name", 80),
                Some(_) => continue,
                None => match profiles.first() {
                    Some(first) => (*first, "same bare name", 60),
                    None => continue,
                },
            };
            for profile in profiles.into_iter().filter(|p| *p != target) {
                self.join(profile, target, reason, confidence);
            }
        }
    }

    /// An acronym that stands alone in one article is the organisation that another article defines it for.
    fn join_acronyms(&mut self) {
        let mut defined: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let short = |form: &str| {
            form.len() >= 2 && form.len() <= 6 && form.chars().all(|c| c.is_ascii_uppercase())
        };
        let mut alone = Vec::new();
        for (i, profile) in self
            .profiles
            .values()
            .enumerate()
            .filter(|(_, p)| p.label == "Org")
        {
            let mut acronyms = profile
                .forms
                .keys()
                .filter(|f| short(f))
                .cloned()
                .peekable();
            let only = profile.forms.len() == 1;
            match acronyms.peek().cloned() {
                Some(acronym) if only => alone.push((i, acronym)),
                _ => acronyms.for_each(|a| defined.entry(a).or_default().push(i)),
            }
        }
        for (i, acronym) in alone {
            if let Some([one]) = defined.get(&acronym).map(Vec::as_slice) {
                self.join(i, *one, "acronym", 85);
            }
        }
    }

    fn join(&mut self, from: usize, to: usize, reason: &'static str, confidence: u8) {
        if let Some((_, profile)) = self.profiles.get_index_mut(from) {
            profile.joined = Some((to, reason, confidence));
        }
    }
}

impl Entities {
    /// The entity of a chain, a number for [`id`](Entities::id) and [`name`](Entities::name).
    pub fn of(&self, article: u32, chain: u32) -> Option<usize> {
        let profile = *self.chains.get(article as usize)?.get(chain as usize)? as usize;
        let (_, found) = self.profiles.get_index(profile)?;
        Some(found.joined.map_or(profile, |(to, ..)| to))
    }

    /// The entity of a mention.
    pub fn of_mention(&self, article: u32, extraction: &Extraction, mention: u32) -> Option<usize> {
        self.of(article, extraction.mentions.get(mention as usize)?.entity)
    }

    /// An entity's node id.
    pub fn id(&self, entity: usize) -> &str {
        self.ids.get(entity).map_or("", String::as_str)
    }

    /// An entity's name.
    pub fn name(&self, entity: usize) -> &str {
        self.labels.get(entity).map_or("", String::as_str)
    }

    /// The nodes of all entities.
    pub fn nodes(&self, schema: &Schema) -> Vec<Node> {
        let mut parts: Vec<Vec<&Profile>> = vec![Vec::new(); self.profiles.len()];
        for (i, profile) in self.profiles.values().enumerate() {
            let root = profile.joined.map_or(i, |(to, ..)| to);
            if let Some(part) = parts.get_mut(root) {
                part.push(profile);
            }
        }
        let roots = parts
            .into_iter()
            .enumerate()
            .filter(|(_, profiles)| !profiles.is_empty());
        roots
            .map(|(root, profiles)| self.node(root, &profiles, schema))
            .collect()
    }

    fn node(&self, root: usize, profiles: &[&Profile], schema: &Schema) -> Node {
        let name = self.name(root).to_owned();
        let mut articles: Vec<u32> = profiles
            .iter()
            .flat_map(|p| p.articles.iter().copied())
            .collect();
        articles.sort_unstable();
        articles.dedup();
        let mut aliases: Vec<String> = profiles
            .iter()
            .flat_map(|p| p.forms.keys().cloned())
            .collect();
        aliases.sort();
        aliases.dedup();
        aliases.retain(|alias| *alias != name);
        let label = profiles
            .first()
            .map(|p| p.label.clone())
            .unwrap_or_default();
        let place = profiles
            .iter()
            .find_map(|p| p.place)
            .and_then(|p| schema.gazetteers().place(p));
        let details = match label.as_str() {
            "Place" => Details::Place(place.map(|entry| PlaceDetails {
                id: PlaceId(entry.id),
                country: entry.country.into(),
                position: entry.position,
            })),
            _ => Details::Entity,
        };
        let mut merges: Vec<Merge> = profiles
            .iter()
            .flat_map(|profile| {
                let (_, reason, confidence) = profile.joined.unwrap_or((root, "same name", 95));
                profile.forms.iter().map(move |(form, articles)| Merge {
                    form: form.clone(),
                    reason: reason.into(),
                    confidence,
                    articles: *articles,
                })
            })
            .collect();
        merges.sort();
        Node {
            id: self.id(root).to_owned(),
            label,
            name,
            aliases,
            mentions: profiles.iter().map(|p| p.mentions).sum(),
            sources: articles.len() as u32,
            articles,
            details,
            merges,
        }
    }
}
