//! Organisations across articles: the normal form joins spellings, legal forms and former names; here acronyms find their
//! full forms and short names theirs, where one candidate is left or the articles point to one.

use std::collections::BTreeMap;

use super::evidence::ENOUGH;
use super::joiner::Joiner;
use super::owners::WHOSE;
use super::profiles::Profile;

/// An acronym that one organisation defines.
const DEFINED: u8 = 85;
/// An acronym whose letters are the initials of one organisation, and something else speaks for it.
const INITIALS: u8 = 75;
/// A name that another article gives an organisation besides its full one.
const CALLED: u8 = 82;
/// The first word of one organisation's name, and something else speaks for it.
const SHORT_NAME: u8 = 75;

impl Joiner<'_, '_> {
    /// Joins the profiles of all organisations.
    pub fn join_orgs(&mut self) {
        let mut acronyms = Vec::new();
        let mut defined: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut initials: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut first_words: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut short = Vec::new();
        let mut called: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let (mut owned, mut ownerless) = (BTreeMap::<String, Vec<usize>>::new(), Vec::new());
        for (number, profile) in self.profiles.all.iter().enumerate() {
            if profile.label != "Org" || profile.key.starts_with('\u{1}') {
                continue;
            }
            if let Some((name, owner)) = profile.key.split_once(WHOSE) {
                match owner {
                    "" => ownerless.push((number, name.to_owned())),
                    _ => owned.entry(name.to_owned()).or_default().push(number),
                }
                continue;
            }
            let forms = self.profiles.forms(profile);
            let words: Vec<&str> = profile.key.split(' ').collect();
            let own = forms.iter().filter(|(form, _)| is_acronym(form));
            match forms.as_slice() {
                [(form, _)] if is_acronym(form) => acronyms.push((number, (*form).to_owned())),
                _ => own.for_each(|(form, _)| {
                    defined.entry((*form).to_owned()).or_default().push(number);
                }),
            }
            // What an article calls the organisation besides, another may call it alone.
            for (form, _) in forms.iter().filter(|(form, _)| !is_acronym(form)) {
                let other = self.profiles.names.org(form);
                if other != profile.key && self.is_proper(&other) {
                    called.entry(other).or_default().push(number);
                }
            }
            if words.len() > 1 {
                for letters in initials_of(&words) {
                    initials.entry(letters).or_default().push(number);
                }
                if let Some(first) = words.first().filter(|w| self.is_telling(w)) {
                    first_words
                        .entry((*first).to_owned())
                        .or_default()
                        .push(number);
                }
            } else {
                short.push(number);
            }
        }
        // A body of whose country nothing is said is that of the articles that share its company, or of its own circle.
        for (number, name) in ownerless {
            let owned = owned.get(&name).map_or(&[][..], Vec::as_slice);
            let candidates = owned.iter().map(|to| (*to, "body of the same country"));
            self.assign(number, &candidates.collect());
        }
        for (number, acronym) in acronyms {
            if let Some(all) = defined.get(&acronym) {
                self.join_one(number, all, "acronym", DEFINED, false);
            } else if let Some(all) = initials.get(&acronym.to_lowercase())
                && self
                    .profiles
                    .all
                    .get(number)
                    .is_some_and(|p| !self.knows(p))
            {
                self.join_one(number, all, "initials", INITIALS, true);
            }
        }
        let by_name = called.iter().filter_map(|(name, all)| {
            let number = self.profiles.find(&format!("Org {name}"))?;
            Some((number, all.clone()))
        });
        for (number, all) in by_name.collect::<Vec<_>>() {
            let all: Vec<usize> = all.into_iter().filter(|other| *other != number).collect();
            if self
                .profiles
                .all
                .get(number)
                .is_some_and(|p| !self.knows(p))
            {
                self.join_one(number, &all, "called so in another article", CALLED, false);
            }
        }
        for number in short {
            let Some(profile) = self.profiles.all.get(number) else {
                continue;
            };
            if self.knows(profile) {
                continue;
            }
            if let Some(all) = first_words.get(&profile.key.clone()) {
                self.join_one(number, all, "short name", SHORT_NAME, true);
            }
        }
        self.join_typos("Org");
    }

    /// Whether the gazetteer has the name for an organisation of its own.
    fn knows(&self, profile: &Profile) -> bool {
        let forms = self.profiles.forms(profile);
        let gazetteers = self.profiles.schema.gazetteers();
        forms.iter().any(|(form, _)| gazetteers.org(form).is_some())
    }

    /// Whether a name has a word that is none of the language: "House" and "National" name many things.
    fn is_proper(&self, name: &str) -> bool {
        let lexicon = self.profiles.schema.lexicon();
        name.split(' ').any(|word| lexicon.rows(word).is_empty())
    }

    /// Whether a first word can stand for a whole name: no word of the language, no place, no name of persons.
    fn is_telling(&self, word: &str) -> bool {
        let lexicon = self.profiles.schema.lexicon();
        let names = &self.profiles.names;
        word.len() > 3
            && lexicon.rows(word).is_empty()
            && self.profiles.schema.gazetteers().places(word).is_empty()
            && !names.is_given(word)
            && !names.is_surname(word)
    }

    /// Joins a short form with its only candidate, or each article's with the one that it points to.
    fn join_one(
        &mut self,
        number: usize,
        candidates: &[usize],
        reason: &'static str,
        confidence: u8,
        wants_evidence: bool,
    ) {
        match self.one_of_each(candidates).as_slice() {
            [] => {}
            [one] => {
                let own = self.evidence.of_profile(self.profiles, number);
                let other = self.evidence.of_cluster(self.profiles, self.clusters, *one);
                let sure = !wants_evidence || own.weigh(&other) >= ENOUGH;
                self.join_or_doubt(number, *one, reason, confidence, sure);
            }
            several => {
                let candidates = several.iter().map(|to| (*to, reason)).collect();
                self.assign(number, &candidates);
            }
        }
    }
}

/// Two to six capitals, dots left out.
fn is_acronym(form: &str) -> bool {
    (2..=6).contains(&form.len()) && form.chars().all(|c| c.is_ascii_uppercase())
}

/// The initials of a name, with and without its small words.
fn initials_of(words: &[&str]) -> Vec<String> {
    const SMALL: [&str; 6] = ["of", "the", "and", "for", "in", "on"];
    let letters = |words: &mut dyn Iterator<Item = &&str>| -> String {
        words.filter_map(|w| w.chars().next()).collect()
    };
    let all = letters(&mut words.iter());
    let large = letters(&mut words.iter().filter(|w| !SMALL.contains(w)));
    let mut both = vec![all, large];
    both.dedup();
    both.retain(|letters| letters.len() > 2);
    both
}
