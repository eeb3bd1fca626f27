//! Layer 1: names, with the document's memory. Full names and the gazetteers decide first; then every bare surname,
//! acronym or short form takes the label and the chain of the article's full name, whatever the engine thought of it.

mod beside;
mod short_forms;
mod things;
mod votes;
mod words;

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::extract::draft::{Draft, DraftMention};
use crate::model::{Document, LocalEntity, MentionKind, Name, PlaceId, Text, Token};
use crate::schema::{ClassId, Schema, key};
use short_forms::Memory;
use things::{THING, form};
use votes::Vote;
use words::{bare_words, companies, has_the, person_key};

/// Finds names and their chains.
pub struct Chains<'s> {
    schema: &'s Schema,
    group_word: Option<ClassId>,
    company_form: Option<ClassId>,
    org_word: Option<ClassId>,
    common: Option<ClassId>,
    particle: Option<ClassId>,
    org_noun: Option<ClassId>,
    patronymic: Option<ClassId>,
    direction: Option<ClassId>,
    thing_word: Option<ClassId>,
    vessel: Option<ClassId>,
    byname: Option<ClassId>,
    title: Option<ClassId>,
    person_noun: Option<ClassId>,
    subsidiary: Option<ClassId>,
}

/// From this weight of the words beside it on, in hundredths, an organisation of one word is certain.
const SURE_ORG: i32 = 500;
/// From this weight of the words beside it on, in hundredths, what is called a treaty or a conference is a body.
const CLEAR_ORG: i32 = 300;
/// From this weight on, in hundredths, a person's name is certain.
const CERTAIN: i32 = 1200;
/// Below this weight, in hundredths, a person's name is doubtful.
const DOUBTFUL: i32 = 500;

/// Whether a chain has a label.
fn has_label(draft: &Draft, chain: u32, label: &str) -> bool {
    let entity = draft.entities.get(chain as usize);
    entity.is_some_and(|e| e.label == label)
}

impl<'s> Chains<'s> {
    /// With this schema's lists.
    pub fn new(schema: &'s Schema) -> Chains<'s> {
        let class = |name| schema.lexicon().class(name);
        Chains {
            schema,
            group_word: class("group_word"),
            company_form: class("company_form"),
            org_word: class("org_word"),
            common: class("common_word"),
            particle: class("name_particle"),
            org_noun: class("org_noun"),
            patronymic: class("patronymic"),
            direction: class("direction"),
            thing_word: class("thing_word"),
            vessel: class("vessel"),
            byname: class("byname"),
            title: class("title"),
            person_noun: class("person_noun"),
            subsidiary: class("subsidiary"),
        }
    }

    /// Fills the draft's mentions and chains.
    pub fn find(&self, text: &str, document: &Document, draft: &mut Draft) {
        let bare = bare_words(document);
        let votes = self.votes(document);
        let companies = companies(document);
        let things = self.called_things(document);
        let names: Vec<(&Name, Text)> = document
            .names
            .iter()
            .filter(|name| {
                things.is_empty() || !things.contains(&form(document, name.tokens.clone()))
            })
            .filter_map(|name| Some((name, self.label(document, name, &bare, &votes, &companies)?)))
            .collect();
        let mut memory = Memory::default();
        let mut chain_of: FxHashMap<(Text, String), u32> = FxHashMap::default();
        // How often each chain is named by more than a short form.
        let mut named: FxHashMap<u32, u32> = FxHashMap::default();
        let mut fixed: Vec<Option<u32>> = vec![None; names.len()];
        // Whether more speaks for a man or a woman.
        let mut genders: FxHashMap<u32, i32> = FxHashMap::default();
        // Where each chain is named in full for the first time.
        let mut introduced: FxHashMap<u32, usize> = FxHashMap::default();
        // Full names first, the fullest before its parts: two words or more, or what a gazetteer knows.
        let words: Vec<Vec<Text>> = names
            .iter()
            .map(|(n, _)| self.norms(document, n.tokens.clone()))
            .collect();
        let mut order: Vec<usize> = (0..names.len()).collect();
        order.sort_by_key(|i| Reverse(words.get(*i).map_or(0, Vec::len)));
        for i in order {
            let (Some((name, label)), Some(norms)) = (names.get(i), words.get(i)) else {
                continue;
            };
            let known = memory.forms.get(&norms.join(" "));
            let form = norms.join(" ");
            let person = match memory.meant(&form, None, &named, draft) {
                Some(Some(chain)) => has_label(draft, chain, "Person"),
                // Two have that family name.
                Some(None) => memory.persons(&form, draft).next().is_some(),
                None => false,
            };
            // A surname of somebody that the article names in full is no company, unless a gazetteer knows one or the
            // article has one, too.
            let company = norms.first().is_some_and(|n| companies.contains(n));
            let surname = person && !company && !self.known(document, name);
            if surname || label == "Person" && (norms.len() == 1 || known.is_some()) {
                continue;
            }
            let identity = match (label.as_str(), name.place) {
                ("Place", Some(place)) => format!("#{}", place.0),
                ("Person", _) => person_key(norms),
                _ => self.org_stem(norms).join(" "),
            };
            // "Hanbit" is Hanbit Chemical where the article has no other of that name.
            let org = label == "Org" || label == "Place" && norms.len() > 1;
            // "NTSB" is the board that the article spells out, whatever a gazetteer has by that name.
            let longer = match self.known(document, name) {
                false if org => memory.only_org(&form, draft),
                true if label == "Org" && is_acronym(text, document, name) => {
                    memory.only_acronym(&form)
                }
                _ => None,
            };
            let head = || {
                let [word] = norms.as_slice() else {
                    return None;
                };
                (label == "Org" && has_the(document, name.tokens.start))
                    .then(|| memory.only_head(word))?
            };
            let entity = longer.or_else(head).unwrap_or_else(|| {
                let chain = chain_of.entry((label.clone(), identity));
                *chain.or_insert_with(|| new_chain(draft, label.clone(), name.place))
            });
            if let Some(slot) = fixed.get_mut(i) {
                *slot = Some(entity);
            }
            *named.entry(entity).or_default() += 1;
            let first = introduced.entry(entity).or_insert(name.tokens.start);
            *first = name.tokens.start.min(*first);
            match label.as_str() {
                "Person" => {
                    *genders.entry(entity).or_default() += self.gender_of(document, name);
                    self.learn_person(norms, entity, &mut memory);
                }
                // "its payments arm, Acme Pay": not what Acme is short for.
                "Org" if self.is_unit(document, name.tokens.start) => {
                    memory.learn(norms.join(" "), entity);
                }
                "Org" => self.learn_org(text, document, name, norms, entity, &mut memory),
                _ => {}
            }
        }
        // Then what is left, by the memory.
        let mut settled: FxHashMap<Text, u32> = FxHashMap::default();
        for (((name, label), fixed), norms) in names.iter().zip(fixed).zip(&words) {
            let form = norms.join(" ");
            if self.is_half(document, &name.tokens, &memory) {
                continue;
            }
            let known_place = name.place.is_some_and(|p| self.is_country(p));
            let mut remembered = memory.meant(&form, Some(label), &named, draft);
            let surname = remembered == Some(None) && memory.persons(&form, draft).next().is_some();
            if fixed.is_none() && (label == "Person" || surname) {
                let alone = memory.alone(&form, name.tokens.start, &introduced, draft);
                match (alone, remembered) {
                    (Some(alone), Some(_)) => remembered = Some(Some(alone)),
                    (_, Some(None)) => {
                        remembered = Some(norms.last().and_then(|n| settled.get(n).copied()));
                    }
                    _ => {}
                }
                // "Ms Hall" is not Peter Hall.
                let gender = self.called(document, name.tokens.start);
                if gender != 0 {
                    let gender_of = |c: &u32| genders.get(c).copied().unwrap_or(0);
                    let may = memory
                        .persons(&form, draft)
                        .filter(|c| gender_of(c) * gender >= 0);
                    let may: Vec<u32> = may.collect();
                    let mut sure = may.iter().filter(|c| gender_of(c) * gender > 0);
                    match (may.as_slice(), sure.next(), sure.next()) {
                        ([one], ..) | (_, Some(one), None) => remembered = Some(Some(*one)),
                        _ => {}
                    }
                }
                if let (Some(Some(chain)), Some(surname)) = (remembered, norms.last())
                    && gender == 0
                {
                    settled.insert(surname.clone(), chain);
                }
            }
            let entity = match (fixed, remembered) {
                (Some(entity), Some(Some(other))) if norms.len() == 1 && !known_place => {
                    self.overruled(draft, entity, other)
                }
                (Some(entity), _) => entity,
                (None, Some(Some(entity))) => entity,
                (None, Some(None)) => continue,
                (None, None) => *chain_of
                    .entry((label.clone(), form))
                    .or_insert_with(|| new_chain(draft, label.clone(), None)),
            };
            self.mention(document, draft, name.tokens.clone(), entity);
        }
        self.find_short_forms(
            document,
            &memory,
            (&named, &introduced),
            &mut settled,
            draft,
        );
        self.join_groups(document, draft);
        self.name_chains(text, draft);
    }

    /// The best label of a proposal. People are shortened to their last word and companies to their first: where little
    /// else speaks for a person, the shortenings in the article decide.
    fn label(
        &self,
        document: &Document,
        name: &Name,
        bare: &FxHashMap<Text, u32>,
        votes: &FxHashMap<String, Vec<Vote>>,
        companies: &FxHashSet<Text>,
    ) -> Option<Text> {
        let mut certain = false;
        let (mut label, score) = name.scores.first().map(|(label, score)| (label, score))?;
        let words = self.norms(document, name.tokens.clone());
        let company = words.len() == 1 && words.first().is_some_and(|w| companies.contains(w));
        if !company && !self.known(document, name) {
            let votes = votes.get(&words.join(" "))?.iter();
            let best = votes.max_by_key(|vote| {
                let beside = vote.beside();
                (vote.own + beside, beside, Reverse(vote.label.clone()))
            });
            let best = best?;
            // "the Socialist Agreement, a party,"
            certain = best.label == "Org" && best.speaks >= CLEAR_ORG;
            label = &best.label;
        }
        // "in the South of Italy": no place of that name.
        if label == "Place"
            && let [word] = words.as_slice()
            && self.schema.lexicon().has(self.direction, word)
        {
            return None;
        }
        let thing = !self.known(document, name)
            && (self.is_thing(&words, label, certain) || self.is_cut_thing(document, name));
        if label == THING || thing {
            return None;
        }
        if label != "Person" || words.len() < 2 {
            return Some(label.clone());
        }
        let (first, last) = (words.first()?, words.last()?);
        let bare = |word: &Text| bare.get(word).copied().unwrap_or(0);
        let known = |word: &Text| {
            let word = self.schema.gazetteers().name_word(word);
            (word.given || word.surname, word.surname)
        };
        let shortened = if *score < DOUBTFUL {
            // "Kwon Hye-rin" is shortened to its first word because that is the family name.
            !known(first).1 && bare(first) > bare(last)
        } else {
            *score < CERTAIN
                && !known(first).0
                && !known(last).0
                && bare(first) > 1
                && bare(last) == 0
        };
        Some(if shortened {
            "Org".into()
        } else {
            label.clone()
        })
    }

    /// Whether a gazetteer has a name.
    fn known(&self, document: &Document, name: &Name) -> bool {
        let tokens = document.tokens.get(name.tokens.clone()).unwrap_or(&[]);
        let org = self.schema.gazetteers().org_at(tokens);
        name.place.is_some() || org == Some(tokens.len())
    }

    /// Which chain a single word means that the engine placed by itself and that the article also knows as a short form.
    fn overruled(&self, draft: &Draft, entity: u32, other: u32) -> u32 {
        let label = |e: u32| draft.entities.get(e as usize).map(|e| e.label.as_str());
        // Of two organisations the one that the article spells out is meant by its acronym or short form.
        let person = label(other) == Some("Person");
        let spelled = label(other) == Some("Org") && label(entity) == Some("Org");
        if spelled || (person && label(entity) != Some("Person")) {
            other
        } else {
            entity
        }
    }

    fn is_country(&self, place: PlaceId) -> bool {
        self.schema
            .gazetteers()
            .place(place)
            .is_some_and(|p| p.kind == "country")
    }

    /// "Larsen administration", "Maria Larsen's administration": an organisation that contains a person. The person's
    /// mention inside stays.
    fn join_groups(&self, document: &Document, draft: &mut Draft) {
        let mut groups = Vec::new();
        for mention in draft.mentions.iter().filter(|m| m.label == "Person") {
            let token = |i: usize| document.tokens.get(i);
            let mut end = mention.tokens.end;
            if token(end).is_some_and(|t| t.norm == "'s") {
                end += 1;
            }
            let word = token(end).filter(|t| self.schema.lexicon().has(self.group_word, &t.norm));
            let Some(word) = word else { continue };
            // "Larsen's family" and "Larsen's team" are no organisations of that name; "the Larsen team" is.
            if end > mention.tokens.end
                && word.norm != "administration"
                && word.norm != "government"
            {
                continue;
            }
            let surname = draft
                .entities
                .get(mention.entity as usize)
                .and_then(|_| document.tokens.get(mention.tokens.end - 1));
            let Some(surname) = surname else { continue };
            groups.push((
                mention.tokens.start..end + 1,
                surname.norm.clone(),
                word.norm.clone(),
            ));
        }
        let mut chains: FxHashMap<String, u32> = FxHashMap::default();
        for (tokens, surname, word) in groups {
            let identity = format!("{}-{}", key(&surname), word);
            let entity = *chains
                .entry(identity)
                .or_insert_with(|| new_chain(draft, "Org".into(), None));
            self.mention(document, draft, tokens, entity);
        }
    }

    fn mention(
        &self,
        document: &Document,
        draft: &mut Draft,
        tokens: std::ops::Range<usize>,
        entity: u32,
    ) {
        let Some(chain) = draft.entities.get(entity as usize) else {
            return;
        };
        let label = chain.label.clone();
        let span = document.span(&tokens);
        draft.add_mention(DraftMention {
            span,
            tokens,
            label,
            kind: MentionKind::Name,
            entity,
            certainty: 100,
        });
    }

    /// Gives each chain its forms and its fullest name.
    fn name_chains(&self, text: &str, draft: &mut Draft) {
        for mention in draft
            .mentions
            .iter()
            .filter(|m| m.kind == MentionKind::Name)
        {
            if let Some(entity) = draft.entities.get_mut(mention.entity as usize) {
                let form = mention
                    .span
                    .of(text)
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ");
                entity.forms.push(form);
            }
        }
        for entity in draft.entities.iter_mut().filter(|e| !e.metonym) {
            entity.forms.sort();
            entity.forms.dedup();
            let longest = entity
                .forms
                .iter()
                .min_by_key(|f| (Reverse(f.chars().count()), (*f).clone()));
            let place = entity.place.and_then(|p| self.schema.gazetteers().place(p));
            entity.name = match (place, longest) {
                (Some(place), _) => place.name,
                (None, Some(longest)) => longest.clone(),
                (None, None) => String::new(),
            };
        }
    }

    /// The words of a name, in normal form; what hyphens join is one word.
    fn norms(&self, document: &Document, tokens: std::ops::Range<usize>) -> Vec<Text> {
        let mut words: Vec<Text> = Vec::new();
        let mut end = None;
        for token in document.tokens.get(tokens).unwrap_or(&[]) {
            let touches = end == Some(token.span.start);
            let hyphen = token.norm == "-";
            match words.last_mut() {
                Some(last) if touches && (hyphen || last.ends_with('-')) => {
                    *last = format!("{last}{}", token.norm).into();
                }
                _ => words.push(token.norm.clone()),
            }
            end = Some(token.span.end);
        }
        words
    }
}

/// A chain without mentions yet.
fn new_chain(draft: &mut Draft, label: Text, place: Option<PlaceId>) -> u32 {
    draft.entities.push(LocalEntity {
        label,
        name: String::new(),
        forms: Vec::new(),
        place,
        metonym: false,
    });
    draft.entities.len() as u32 - 1
}

/// Whether a name is one word of capital letters: "NTSB", "P&G", "FARC-EP".
fn is_acronym(text: &str, document: &Document, name: &Name) -> bool {
    let tokens = document.tokens.get(name.tokens.clone()).unwrap_or(&[]);
    let letters = |t: &Token| !t.span.of(text).chars().any(char::is_lowercase);
    let span = tokens.first().zip(tokens.last());
    let length = span.map_or(0, |(first, last)| last.span.end - first.span.start);
    let one = tokens.len() == 1 || tokens.iter().any(|t| t.norm == "-");
    length > 1 && one && tokens.iter().all(letters)
}
