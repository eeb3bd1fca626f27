//! Organisations across articles: the normal form joins spellings, legal forms and former names; here acronyms find their
//! full forms and short names theirs, where one candidate is left or the articles point to one.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::evidence::ENOUGH;
use super::joiner::Joiner;
use super::names::{SMALL, is_acronym};
use super::owners::WHOSE;
use super::profiles::Profile;

/// What is asked of the name of an organisation.
enum Read<'p> {
    /// One that every country has, and the country's code, where it is known.
    Generic(&'p str, &'p str),
    /// Any other.
    Proper(Name<'p>),
}

/// The name of an organisation that no other is expected to have.
struct Name<'p> {
    acronyms: Vec<String>,
    /// It has one form, which is an acronym.
    only_acronym: bool,
    /// What an article calls it besides, another may call it alone.
    others: Vec<String>,
    initials: Vec<String>,
    /// The first of its words, where that can stand for all.
    first: Option<&'p str>,
    /// It has one word.
    short: bool,
}

/// How a short form belongs to a name.
struct Link {
    reason: &'static str,
    confidence: u8,
    /// Something else must speak for it.
    wants_evidence: bool,
    /// Of two bodies it means one or the other, in each circle of articles; else it may be a name of its own.
    ambiguous: bool,
}

/// An acronym that one organisation defines.
const DEFINED: Link = Link {
    reason: "acronym",
    confidence: 85,
    wants_evidence: false,
    ambiguous: true,
};
/// An acronym whose letters are the initials of one organisation.
const INITIALS: Link = Link {
    reason: "initials",
    confidence: 75,
    wants_evidence: true,
    ambiguous: true,
};
/// A name that another article gives an organisation besides its full one.
const CALLED: Link = Link {
    reason: "called so in another article",
    confidence: 82,
    wants_evidence: false,
    ambiguous: false,
};
/// The first word of one organisation's name.
const SHORT_NAME: Link = Link {
    reason: "short name",
    confidence: 75,
    wants_evidence: true,
    ambiguous: false,
};

/// A short form in more than so many times the articles of the full name is a name of its own ("Commonwealth", "Commonwealth
/// Fund Report").
const MOST: usize = 8;

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
        let all: Vec<Option<Read>> = self.profiles.all.par_iter().map(|p| self.read(p)).collect();
        for (number, read) in all.into_iter().enumerate() {
            let read = match read {
                None => continue,
                Some(Read::Generic(name, "")) => {
                    ownerless.push((number, name.to_owned()));
                    continue;
                }
                Some(Read::Generic(name, _)) => {
                    owned.entry(name.to_owned()).or_default().push(number);
                    continue;
                }
                Some(Read::Proper(read)) => read,
            };
            if read.only_acronym {
                acronyms.extend(read.acronyms.into_iter().map(|acronym| (number, acronym)));
            } else {
                for acronym in read.acronyms {
                    defined.entry(acronym).or_default().push(number);
                }
            }
            for other in read.others {
                called.entry(other).or_default().push(number);
            }
            for letters in read.initials {
                initials.entry(letters).or_default().push(number);
            }
            if let Some(first) = read.first {
                first_words
                    .entry(first.to_owned())
                    .or_default()
                    .push(number);
            }
            if read.short {
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
                self.join_one(number, all, DEFINED);
            } else if let Some(all) = initials.get(&acronym.to_lowercase())
                && self
                    .profiles
                    .all
                    .get(number)
                    .is_some_and(|p| !self.knows(p))
            {
                self.join_one(number, all, INITIALS);
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
                self.join_one(number, &all, CALLED);
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
                self.join_one(number, all, SHORT_NAME);
            }
        }
        self.join_typos("Org");
    }

    /// What is asked of the name of an organisation.
    fn read<'p>(&self, profile: &'p Profile) -> Option<Read<'p>> {
        if profile.label != "Org" || profile.key.starts_with('\u{1}') {
            return None;
        }
        if let Some((name, owner)) = profile.key.split_once(WHOSE) {
            return Some(Read::Generic(name, owner));
        }
        let forms: Vec<&str> = self
            .profiles
            .forms(profile)
            .into_iter()
            .map(|f| f.0)
            .collect();
        let words: Vec<&str> = profile.key.split(' ').collect();
        let (acronyms, names): (Vec<&str>, Vec<&str>) =
            forms.iter().partition(|form| is_acronym(form));
        let others = names.into_iter().map(|form| self.profiles.names.org(form));
        let others = others.filter(|other| *other != profile.key && self.is_proper(other));
        let short = words.len() == 1;
        let telling = |word: &&str| !short && self.is_telling(word);
        Some(Read::Proper(Name {
            only_acronym: acronyms.len() == forms.len() && forms.len() == 1,
            acronyms: acronyms.into_iter().map(str::to_owned).collect(),
            others: others.collect(),
            initials: if short {
                Vec::new()
            } else {
                initials_of(&words)
            },
            first: words.first().copied().filter(telling),
            short,
        }))
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
    fn join_one(&mut self, number: usize, candidates: &[usize], link: Link) {
        match self.one_of_each(candidates).as_slice() {
            [] => {}
            [one] => {
                let own = self.evidence.of_profile(self.profiles, number);
                let other = self.evidence.of_cluster(self.profiles, self.clusters, *one);
                let full = self.clusters.members(*one).into_iter();
                let full: usize = full.map(|member| self.appearances(member)).sum();
                let sure = !link.wants_evidence
                    || own.weigh(&other) >= ENOUGH && self.appearances(number) <= MOST * full;
                self.join_or_doubt(number, *one, link.reason, link.confidence, sure);
            }
            several => {
                let candidates = several.iter().map(|to| (*to, link.reason)).collect();
                if link.ambiguous {
                    self.assign(number, &candidates);
                } else {
                    self.assign_some(number, &candidates);
                }
            }
        }
    }
}

/// The initials of a name, with and without its small words.
fn initials_of(words: &[&str]) -> Vec<String> {
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
