//! Normal forms of names: what two spellings of one name share, and how the names of two persons compare.

use std::sync::{Mutex, MutexGuard, PoisonError};

use deunicode::deunicode;
use rustc_hash::{FxHashMap, FxHashSet};

use super::romanise::Romanisation;
use crate::model::Extraction;
use crate::schema::{ClassId, Schema};

/// A person's name in parts, each in small ASCII letters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonName {
    /// Every word before the family name, without particles.
    pub given: Vec<String>,
    /// The last word, by which persons are put into blocks.
    pub family: String,
    /// `son`, `father`, `third` …: what tells members of a family with one name apart.
    pub generation: Option<String>,
}

/// How a form of a person's name belongs to another, fuller or equal one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likeness {
    /// Why.
    pub reason: &'static str,
    /// How sure, in hundredths.
    pub confidence: u8,
    /// It leaves something out that would tell two persons apart.
    pub partial: bool,
}

/// Normalises and compares names.
pub struct Names<'s> {
    schema: &'s Schema,
    company_form: Option<ClassId>,
    demonym: Option<ClassId>,
    group_word: Option<ClassId>,
    particle: Option<ClassId>,
    title: Option<ClassId>,
    romanisation: Romanisation,
    /// Form of a name → the names that it may stand for, and whether it is a short form.
    forms: FxHashMap<String, Vec<(String, bool)>>,
    suffixes: FxHashMap<String, String>,
    spelling: FxHashMap<String, String>,
    turned: FxHashSet<String>,
    former: FxHashMap<String, String>,
    orgs: Memo,
    skeletons: Memo,
}

/// What was made of names that come again and again, by any thread.
#[derive(Default)]
struct Memo(Mutex<FxHashMap<String, String>>);

impl Memo {
    fn known(&self) -> MutexGuard<'_, FxHashMap<String, String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, name: &str, make: impl FnOnce() -> String) -> String {
        if let Some(known) = self.known().get(name) {
            return known.clone();
        }
        let made = make();
        self.known().insert(name.to_owned(), made.clone());
        made
    }

    fn keep(&self, name: &str, make: impl FnOnce() -> String) {
        if !self.known().contains_key(name) {
            let made = make();
            self.known().insert(name.to_owned(), made);
        }
    }
}

impl<'s> Names<'s> {
    /// With this schema's lists.
    pub fn new(schema: &'s Schema) -> Names<'s> {
        let class = |name| schema.lexicon().class(name);
        let mut forms: FxHashMap<String, Vec<(String, bool)>> = FxHashMap::default();
        for [form, name, kind] in schema.identity("name_form", ["form", "name", "kind"]) {
            let name = (folded(name), kind == "short");
            forms.entry(folded(form)).or_default().push(name);
        }
        let pairs = |table, columns| {
            let rows = schema.identity::<2>(table, columns);
            rows.map(|[a, b]| (folded(a), folded(b)))
        };
        let turned = schema.identity("turned_kind", ["form"]);
        let mut names = Names {
            schema,
            company_form: class("company_form"),
            demonym: class("demonym"),
            group_word: class("group_word"),
            particle: class("name_particle"),
            title: class("title"),
            romanisation: Romanisation::new(schema),
            forms,
            suffixes: pairs("name_suffix", ["form", "generation"]).collect(),
            spelling: pairs("spelling", ["form", "standard"]).collect(),
            turned: turned.map(|[form]| folded(form)).collect(),
            former: FxHashMap::default(),
            orgs: Memo::default(),
            skeletons: Memo::default(),
        };
        let former: Vec<[&str; 2]> = schema.identity("former_name", ["former", "now"]).collect();
        let former = former
            .into_iter()
            .map(|[a, b]| (names.plain_org(a), names.plain_org(b)));
        names.former = former.collect();
        names
    }

    /// The parts of a person's name. Titles, particles and degrees are no part of it.
    pub fn person(&self, name: &str) -> PersonName {
        let spaced = name.replace('.', " ");
        let mut words = words(&spaced);
        let mut generation = None;
        while words.len() > 1
            && let Some(suffix) = words.last().and_then(|w| self.suffixes.get(w))
        {
            generation = Some(suffix.clone())
                .filter(|s| !s.is_empty())
                .or(generation);
            words.pop();
        }
        let lexicon = self.schema.lexicon();
        while words.len() > 2 && words.first().is_some_and(|w| lexicon.has(self.title, w)) {
            words.remove(0);
        }
        let last = words.len().saturating_sub(1);
        let kept = |(i, word): (usize, String)| {
            // "al-Assad" is Assad, in front, too, where nothing but a family name is given.
            let particle = i < last && self.is_particle(&word, i);
            (!particle).then_some(word)
        };
        let mut words: Vec<String> = words.into_iter().enumerate().filter_map(kept).collect();
        PersonName {
            family: words.pop().unwrap_or_default(),
            given: words,
            generation,
        }
    }

    /// In front of a name only the Arabic article is a particle: "Ben" and "Van" are given names there.
    fn is_particle(&self, word: &str, place: usize) -> bool {
        let particle = self.schema.lexicon().has(self.particle, word);
        particle && (place > 0 || matches!(word, "al" | "el"))
    }

    /// What all spellings of a word share.
    pub fn skeleton(&self, word: &str) -> String {
        let make = || self.romanisation.skeleton(word);
        self.skeletons.get(word, make)
    }

    /// What the given names that a word may be begin with: the block of "Bill" is that of "William", too.
    pub fn initials(&self, given: &str) -> Vec<char> {
        let own = std::iter::once(self.skeleton(given));
        let others = self.forms.get(given).into_iter().flatten();
        let names = own.chain(others.map(|(name, _)| self.skeleton(name)));
        let mut initials: Vec<char> = names.filter_map(|name| name.chars().next()).collect();
        initials.extend(given.chars().next());
        initials.sort_unstable();
        initials.dedup();
        initials
    }

    /// How a name belongs to a fuller or equal one; `None` where they name two persons.
    pub fn compare(&self, a: &PersonName, b: &PersonName) -> Option<Likeness> {
        let same = Likeness {
            reason: "same name",
            confidence: 98,
            partial: false,
        };
        let mut all = vec![same];
        if a.family != b.family {
            all.push(self.same_word(&a.family, &b.family)?);
        }
        match (&a.generation, &b.generation) {
            (Some(a), Some(b)) if a != b => return None,
            (a, b) if a != b => all.push(partial("suffix left out", 88)),
            _ => {}
        }
        all.push(self.compare_given(&a.given, &b.given)?);
        let partial = all.iter().any(|l| l.partial);
        let weakest = all.into_iter().min_by_key(|l| l.confidence)?;
        Some(Likeness { partial, ..weakest })
    }

    fn compare_given(&self, a: &[String], b: &[String]) -> Option<Likeness> {
        if a == b {
            return self.same_word("", "");
        }
        if self.skeleton(&a.concat()) == self.skeleton(&b.concat()) {
            return Some(spelling());
        }
        let (Some(first_a), Some(first_b)) = (a.first(), b.first()) else {
            return None;
        };
        let (rest_a, rest_b) = (a.get(1..)?, b.get(1..)?);
        let Some(first) = self.same_word(first_a, first_b) else {
            // "J. Edgar Hoover" and "Edgar Hoover", "Recep Tayyip Erdogan" and "Tayyip Erdogan".
            let left_out = |long: &[String], short: &[String]| {
                let (second, first) = (long.get(1)?, short.first()?);
                let like = self.same_word(second, first)?;
                let rest = self.compare_rest(long.get(2..)?, short.get(1..)?)?;
                (!like.partial && short.len() < long.len() && rest.confidence > 82)
                    .then(|| partial("first name left out", 80))
            };
            return left_out(a, b).or_else(|| left_out(b, a));
        };
        let rest = self.compare_rest(rest_a, rest_b)?;
        let weakest = std::cmp::min_by_key(first, rest, |l| l.confidence);
        let partial = first.partial || rest.partial;
        Some(Likeness { partial, ..weakest })
    }

    /// Middle names: the shorter list's are all in the longer one, in order.
    fn compare_rest(&self, a: &[String], b: &[String]) -> Option<Likeness> {
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let mut weakest = self.same_word("", "")?;
        let mut others = long.iter();
        for word in short {
            let found = others.find_map(|other| self.same_word(word, other))?;
            weakest = Likeness {
                partial: weakest.partial || found.partial,
                ..std::cmp::min_by_key(weakest, found, |l| l.confidence)
            };
        }
        match short.len() == long.len() {
            true => Some(weakest),
            false => Some(std::cmp::min_by_key(
                partial("middle name left out", 88),
                weakest,
                |l| l.confidence,
            )),
        }
        .map(|l| Likeness {
            partial: l.partial || short.len() < long.len(),
            ..l
        })
    }

    /// Whether two words are one name: equal, an initial of the other, another spelling or a short form.
    fn same_word(&self, a: &str, b: &str) -> Option<Likeness> {
        if a == b {
            return Some(Likeness {
                reason: "same name",
                confidence: 98,
                partial: false,
            });
        }
        let initial = |short: &str, long: &str| {
            let letter = short.chars().next().filter(|_| short.chars().count() == 1);
            letter.is_some_and(|c| self.initials(long).contains(&c))
        };
        if initial(a, b) || initial(b, a) {
            return Some(partial("initial", 80));
        }
        if self.skeleton(a) == self.skeleton(b) {
            return Some(spelling());
        }
        self.same_form(a, b)
    }

    /// By the list of forms: spellings of one name, then short forms.
    fn same_form(&self, a: &str, b: &str) -> Option<Likeness> {
        let names = |word: &str| {
            let listed = self.forms.get(word).map_or(&[][..], Vec::as_slice);
            let own = (word.to_owned(), false);
            listed.iter().cloned().chain([own]).collect::<Vec<_>>()
        };
        let (of_a, of_b) = (names(a), names(b));
        let pairs = of_a.iter().flat_map(|x| of_b.iter().map(move |y| (x, y)));
        let shared = pairs.filter(|(x, y)| x.0 == y.0);
        let short = shared.map(|(x, y)| x.1 || y.1).min()?;
        Some(match short {
            false => spelling(),
            true => partial("short form of the given name", 82),
        })
    }

    /// Whether a word is listed as a given name, in any of its spellings.
    pub fn is_given(&self, word: &str) -> bool {
        self.schema.gazetteers().name_word(word).given
    }

    /// Whether a word is listed as a family name: one that many bear.
    pub fn is_surname(&self, word: &str) -> bool {
        self.schema.gazetteers().name_word(word).surname
    }

    /// An organisation's words without "the", possessives and its legal form, in one spelling; the gazetteer's main name
    /// where it knows one, and today's where it has another now; of "Maria Larsen's administration" the family name and
    /// the word.
    pub fn org(&self, name: &str) -> String {
        self.orgs.get(name, || self.now_org(name))
    }

    fn now_org(&self, name: &str) -> String {
        let plain = self.plain_org(name);
        self.former.get(&plain).cloned().unwrap_or(plain)
    }

    /// Makes ready what others will ask of the names of an article.
    pub fn meet(&self, extraction: &Extraction) {
        for entity in extraction.entities.iter().filter(|e| e.label == "Org") {
            self.orgs.keep(&entity.name, || self.now_org(&entity.name));
        }
    }

    /// The normal form of an organisation that the gazetteer knows by an acronym alone: "Housing and Urban Development (HUD)". Its
    /// words and those of the main name must not tell two bodies apart.
    pub fn by_acronym(&self, key: &str, forms: &[String]) -> Option<String> {
        let gazetteers = self.schema.gazetteers();
        let acronyms = forms.iter().filter(|form| is_acronym(form));
        let known = acronyms.filter_map(|form| gazetteers.org(form));
        let known: Vec<String> = known.map(|main| self.org(&main.name)).collect();
        if known.is_empty() || gazetteers.org(key).is_some() {
            return None;
        }
        let own = telling(key);
        let fits = |main: &String| {
            let main = telling(main);
            main.is_subset(&own) || own.is_subset(&main)
        };
        known.into_iter().find(fits)
    }

    fn plain_org(&self, name: &str) -> String {
        if let Some(main) = self.schema.gazetteers().org(name) {
            return words(&main.name).join(" ");
        }
        let plain = name.replace("\u{2019}s ", " ").replace("'s ", " ");
        let mut words = words(&plain.replace('&', " and "));
        let lexicon = self.schema.lexicon();
        if words.first().is_some_and(|w| w == "the") && words.len() > 1 {
            words.remove(0);
        }
        if let Some(known) = self.without_country(&words) {
            return known;
        }
        while words.len() > 1
            && words
                .last()
                .is_some_and(|w| lexicon.has(self.company_form, w) || w == "and")
        {
            words.pop();
        }
        let group = words
            .last()
            .is_some_and(|w| lexicon.has(self.group_word, w));
        let person = words
            .first()
            .is_some_and(|w| self.schema.gazetteers().name_word(w).given);
        // "Maria Larsen's administration": the possessive tells whose it is.
        let possessive = plain.len() < name.len();
        if group && (person || possessive) && words.len() > 2 {
            words.drain(..words.len() - 2);
        }
        for word in &mut words {
            if let Some(standard) = self.spelling.get(word) {
                word.clone_from(standard);
            }
        }
        self.turn(words).join(" ")
    }

    /// "United States Department of Agriculture" is the Department of Agriculture that the gazetteer has for that country.
    fn without_country(&self, words: &[String]) -> Option<String> {
        let (lexicon, gazetteers) = (self.schema.lexicon(), self.schema.gazetteers());
        let country = |name: &str| match lexicon.lookup(self.demonym, name, "country") {
            "" => {
                let place = gazetteers.places(name).into_iter().next();
                place
                    .filter(|place| place.kind == "country")
                    .map(|place| place.country)
            }
            code => Some(code.to_owned()),
        };
        (1..=2).find_map(|length| {
            let (name, rest) = words.split_at_checked(length)?;
            let known = gazetteers.org(&rest.join(" "))?;
            let code = country(&name.join(" "))?;
            (known.country == code).then(|| self::words(&known.name).join(" "))
        })
    }

    /// "Norwegian Ministry of the Interior" is the Norwegian Interior Ministry.
    fn turn(&self, words: Vec<String>) -> Vec<String> {
        let of = words.iter().position(|w| w == "of").filter(|of| *of > 0);
        let Some((of, kind)) = of.and_then(|of| Some((of, words.get(of - 1)?))) else {
            return words;
        };
        if !self.turned.contains(kind) {
            return words;
        }
        let before = words.get(..of - 1).unwrap_or(&[]).iter();
        let after = words.get(of + 1..).unwrap_or(&[]).iter();
        let after = after.filter(|w| *w != "the");
        before.chain(after).chain([kind]).cloned().collect()
    }

    /// Any other name.
    pub fn other(&self, name: &str) -> String {
        words(name).join(" ")
    }
}

fn partial(reason: &'static str, confidence: u8) -> Likeness {
    Likeness {
        reason,
        confidence,
        partial: true,
    }
}

fn spelling() -> Likeness {
    Likeness {
        reason: "other spelling",
        confidence: 90,
        partial: false,
    }
}

impl PersonName {
    /// How much of the name is given, in letters.
    pub fn fullness(&self) -> usize {
        let given = self.given.iter().map(String::len).sum::<usize>();
        given + self.family.len() + self.generation.as_ref().map_or(0, |_| 1)
    }

    /// Whether it is a family name alone.
    pub fn is_bare(&self) -> bool {
        self.given.is_empty()
    }

    /// The words that two forms of one spelling share.
    pub fn key(&self) -> String {
        let given = self.given.iter().map(String::as_str);
        let words = given.chain([self.family.as_str()]);
        let words = words.chain(self.generation.as_deref().map(|g| match g {
            "son" => "jr",
            other => other,
        }));
        words.collect::<Vec<_>>().join(" ")
    }
}

/// Two to six capitals, dots left out.
pub fn is_acronym(form: &str) -> bool {
    (2..=6).contains(&form.len()) && form.chars().all(|c| c.is_ascii_uppercase())
}

/// Words that a name may have or not.
pub const SMALL: [&str; 6] = ["of", "the", "and", "for", "in", "on"];

/// The other words of a normal form.
fn telling(key: &str) -> FxHashSet<&str> {
    key.split(' ')
        .filter(|word| !SMALL.contains(word))
        .collect()
}

/// Small ASCII words of a name; of what has none (emoji) the name itself, so that it keeps a key.
pub fn words(name: &str) -> Vec<String> {
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

/// The small ASCII letters of a listed word or name.
pub fn folded(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        return String::new();
    }
    words(text).join(" ")
}
