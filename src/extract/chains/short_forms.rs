//! Short forms: what surnames, acronyms and first words of names may stand for in an article.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::words::has_the;
use super::{Chains, has_label};
use crate::extract::draft::Draft;
use crate::model::{Document, Name, Shape, Text};

/// What a short form may stand for in this article.
#[derive(Default)]
pub(super) struct Memory {
    /// Short form → the chains that have it, and whether each is called after somebody of that name.
    pub(super) forms: FxHashMap<String, Vec<(u32, bool)>>,
    /// The longest short form, in tokens.
    pub(super) longest: usize,
    /// The letters that stand for organisations → their chains.
    acronyms: FxHashMap<String, Vec<u32>>,
    /// Last word of an organisation's name → the chains that end with it: "the Covenant" for "the Citizens' Covenant".
    heads: FxHashMap<Text, Vec<u32>>,
}

impl Memory {
    pub(super) fn learn(&mut self, form: String, entity: u32) {
        self.learn_doubtful(form, entity, false);
    }

    /// Learns a form that yields to a person of that name, where `after` says that the chain is called after one.
    pub(super) fn learn_doubtful(&mut self, form: String, entity: u32, after: bool) {
        let tokens = form
            .split(' ')
            .map(|word| 1 + 2 * word.matches('-').count());
        self.longest = self.longest.max(tokens.sum());
        let chains = self.forms.entry(form).or_default();
        match chains.iter_mut().find(|(chain, _)| *chain == entity) {
            Some((_, doubtful)) => *doubtful &= after,
            None => chains.push((entity, after)),
        }
    }

    /// Learns the letters that stand for an organisation.
    pub(super) fn learn_acronym(&mut self, letters: String, entity: u32) {
        let chains = self.acronyms.entry(letters.clone()).or_default();
        if !chains.contains(&entity) {
            chains.push(entity);
        }
        self.learn(letters, entity);
    }

    /// The one organisation for which letters stand.
    pub(super) fn only_acronym(&self, letters: &str) -> Option<u32> {
        match self.acronyms.get(letters)?.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The one organisation that has a short form, other than one that is called after a person.
    pub(super) fn only_org(&self, form: &str, draft: &Draft) -> Option<u32> {
        let chains = self.forms.get(form)?.iter();
        let mut orgs = chains.filter(|(chain, after)| !after && has_label(draft, *chain, "Org"));
        let (chain, _) = orgs.next()?;
        orgs.next().is_none().then_some(*chain)
    }

    /// The one organisation whose name ends with a word that stands with "the".
    pub(super) fn only_head(&self, word: &Text) -> Option<u32> {
        match self.heads.get(word)?.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    fn learn_head(&mut self, word: &Text, entity: u32) {
        let chains = self.heads.entry(word.clone()).or_default();
        if !chains.contains(&entity) {
            chains.push(entity);
        }
    }

    /// The persons that have a short form.
    pub(super) fn persons<'m>(
        &'m self,
        form: &str,
        draft: &'m Draft,
    ) -> impl Iterator<Item = u32> + 'm {
        let chains = self.forms.get(form).into_iter().flatten();
        let chains = chains.map(|(chain, _)| *chain);
        chains.filter(|chain| has_label(draft, *chain, "Person"))
    }

    /// "Hall's brother, Peter Hall, said": of those who have a surname the one who alone was named before a token.
    pub(super) fn alone(
        &self,
        form: &str,
        token: usize,
        introduced: &FxHashMap<u32, usize>,
        draft: &Draft,
    ) -> Option<u32> {
        let persons = self.persons(form, draft);
        let mut before = persons.filter(|c| introduced.get(c) < Some(&token));
        before.next().filter(|_| before.next().is_none())
    }

    /// What a short form means: `None` where no chain has it, `Some(None)` where two have it and nothing decides. Of two
    /// the one is meant that has the label, that the article names more often, a person before an organisation that is
    /// called after one.
    pub(super) fn meant(
        &self,
        form: &str,
        label: Option<&str>,
        named: &FxHashMap<u32, u32>,
        draft: &Draft,
    ) -> Option<Option<u32>> {
        let chains = self.forms.get(form)?;
        let fits = |chain: u32| label.is_some_and(|label| has_label(draft, chain, label));
        let fitting = chains.iter().any(|(chain, _)| fits(*chain));
        let chains = chains.iter().filter(|(chain, _)| !fitting || fits(*chain));
        let chains: Vec<(u32, bool)> = chains.copied().collect();
        let sure = chains.iter().any(|(_, after)| !after);
        let chains = chains.iter().filter(|(_, after)| !(sure && *after));
        let chains: Vec<u32> = chains.map(|(chain, _)| *chain).collect();
        let weight = |chain: &u32| {
            let person = has_label(draft, *chain, "Person");
            (named.get(chain).copied().unwrap_or(0), person)
        };
        let most = chains.iter().copied().max_by_key(weight)?;
        let others = chains.iter().filter(|c| **c != most).map(weight).max();
        Some(
            others
                .is_none_or(|others| weight(&most) > others)
                .then_some(most),
        )
    }
}

impl Chains<'_> {
    /// "Aalborg" of "Aalborg-Friis", "Friis" of it: half of a name that the article knows.
    pub(super) fn is_half(
        &self,
        document: &Document,
        tokens: &Range<usize>,
        memory: &Memory,
    ) -> bool {
        let hyphen = |at: usize| document.tokens.get(at).is_some_and(|t| t.norm == "-");
        let known = |range: Range<usize>| {
            let longer = self.norms(document, range).join(" ");
            memory.forms.contains_key(&longer)
        };
        let before = tokens
            .start
            .checked_sub(2)
            .filter(|start| hyphen(start + 1));
        hyphen(tokens.end) && known(tokens.start..tokens.end + 2)
            || before.is_some_and(|start| known(start..tokens.end))
    }

    /// Words that no engine took for a name, but that the article uses as one: "Hallgrímsdóttir said".
    pub(super) fn find_short_forms(
        &self,
        document: &Document,
        memory: &Memory,
        (named, introduced): (&FxHashMap<u32, u32>, &FxHashMap<u32, usize>),
        settled: &mut FxHashMap<Text, u32>,
        draft: &mut Draft,
    ) {
        let mut covered = vec![false; document.tokens.len()];
        for mention in &draft.mentions {
            covered
                .get_mut(mention.tokens.clone())
                .into_iter()
                .flatten()
                .for_each(|c| *c = true);
        }
        for sentence in document.sentences.iter().filter(|s| !s.furniture) {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let most = memory.longest.max(1).min(sentence.tokens.end - at);
                let found = (1..=most).rev().find_map(|length| {
                    let range = at..at + length;
                    let words = document.tokens.get(range.clone())?;
                    let free = !covered.get(range.clone())?.iter().any(|c| *c);
                    let capitals = words.first()?.shape == Shape::Capital
                        && words.last()?.shape == Shape::Capital;
                    // "European" is no short form of a name that begins with it.
                    let adjective = length == 1 && words.first()?.tag == "JJ";
                    if !free || !capitals || adjective || self.is_ship(document, at) {
                        return None;
                    }
                    let form = self.norms(document, range.clone()).join(" ");
                    let head = || {
                        let word = words.first().filter(|_| length == 1)?;
                        has_the(document, at).then(|| memory.only_head(&word.norm))?
                    };
                    let alone = || memory.alone(&form, at, introduced, draft);
                    let entity = match memory.meant(&form, None, named, draft) {
                        Some(entity) => {
                            let before = || settled.get(form.as_str()).copied();
                            let person = |e: u32| has_label(draft, e, "Person");
                            match entity {
                                Some(entity) if !person(entity) => entity,
                                _ => alone().or(entity).or_else(before)?,
                            }
                        }
                        None => head()?,
                    };
                    if has_label(draft, entity, "Person") {
                        settled.insert(form.into(), entity);
                    }
                    Some((range, entity))
                });
                match found {
                    Some((range, entity)) => {
                        at = range.end;
                        self.mention(document, draft, range, entity);
                    }
                    None => at += 1,
                }
            }
        }
    }

    pub(super) fn learn_person(&self, norms: &[Text], entity: u32, memory: &mut Memory) {
        // "Ivan" for "Ivan the Great".
        if let Some(the) = norms.iter().position(|word| word == "the") {
            memory.learn(norms.get(..the).unwrap_or(&[]).join(" "), entity);
            return;
        }
        for from in 1..norms.len() {
            let suffix = norms.get(from..).unwrap_or(&[]);
            // "Harald III" is not called "III".
            if suffix.len() == 1
                && suffix
                    .iter()
                    .any(|word| self.schema.lexicon().has(self.byname, word))
            {
                continue;
            }
            memory.learn(suffix.join(" "), entity);
            // "Sánchez" for "Pedro Sánchez Pérez".
            if let Some(word) = suffix
                .first()
                .filter(|w| suffix.len() > 1 && w.chars().count() > 2)
                && !self.schema.lexicon().has(self.particle, word)
            {
                memory.learn(word.to_string(), entity);
            }
        }
        // "Xi" for "Xi Jinping": a first word that is a family name and no given name.
        if let Some(first) = norms.first() {
            let word = self.schema.gazetteers().name_word(first);
            if word.surname && !word.given && norms.len() < 4 {
                memory.learn(first.to_string(), entity);
            }
        }
        // "Steinunn" for "Steinunn Hallsdóttir", who has no family name.
        let patronymic = |last: &Text| {
            let lexicon = self.schema.lexicon();
            let mut rows = self
                .patronymic
                .into_iter()
                .flat_map(|c| lexicon.class_rows(c));
            rows.any(|row| last.ends_with(lexicon.cell(row, "form")))
        };
        if let (Some(first), Some(last)) = (norms.first(), norms.last())
            && norms.len() > 1
            && patronymic(last)
        {
            memory.learn(first.to_string(), entity);
        }
        // "Larsen" for "Maria Larsen-Holt".
        let halves = norms.last().filter(|_| norms.len() > 1);
        let half = halves
            .and_then(|last| last.split_once('-'))
            .map(|(half, _)| half);
        if let Some(half) = half.filter(|half| half.chars().count() > 4) {
            memory.learn_doubtful(half.to_owned(), entity, true);
        }
        memory.learn(norms.join(" "), entity);
    }

    pub(super) fn learn_org(
        &self,
        text: &str,
        document: &Document,
        name: &Name,
        norms: &[Text],
        entity: u32,
        memory: &mut Memory,
    ) {
        let stem = self.org_stem(norms);
        memory.learn(stem.join(" "), entity);
        if let Some(last) = stem.last().filter(|_| stem.len() > 1) {
            memory.learn_head(last, entity);
        }
        let ends = [stem.first(), stem.last()].into_iter().flatten();
        for word in ends.filter(|_| stem.len() > 1) {
            let lexicon = self.schema.lexicon();
            let gazetteers = self.schema.gazetteers();
            // "Brandal" for "Pesquera Brandal", but no family name for who is called after it.
            let person = gazetteers.name_word(word);
            let joint = stem.iter().any(|w| w.contains('–'));
            let whose = Some(word) == stem.first() || !person.given && !person.surname && !joint;
            let telling = whose
                && word.chars().count() > 3
                && !lexicon.has(self.common, word)
                && !lexicon.has(self.org_word, word)
                && lexicon.rows(word).is_empty()
                && gazetteers.places(word).is_empty();
            if telling {
                // "Stanford" for "Stanford University", but not for its museum where the article has a Leland Stanford.
                let kind = |w: &Text| lexicon.lookup(self.org_noun, w, "kind");
                let institution = stem.iter().any(|w| kind(w) == "institution");
                memory.learn_doubtful(word.to_string(), entity, institution);
            }
        }
        // "Kivu Crest" for "Kivu Crest Mining": the name without its general word.
        let general = stem
            .iter()
            .rev()
            .take_while(|w| self.schema.lexicon().has(self.org_word, w));
        let proper = stem.get(..stem.len() - general.count()).unwrap_or(&[]);
        if proper.len() > 1 && proper.len() < stem.len() {
            memory.learn(proper.join(" "), entity);
        }
        // The acronym: in brackets after the name, or its initials.
        let initials: String = document
            .tokens
            .get(name.tokens.clone())
            .unwrap_or(&[])
            .iter()
            .filter(|t| t.shape == Shape::Capital)
            .filter_map(|t| t.span.of(text).chars().next())
            .flat_map(char::to_lowercase)
            .collect();
        if initials.chars().count() >= 3 {
            memory.learn_acronym(initials, entity);
        }
        // "(FARC)", "(FARC-EP)"
        let end = name.tokens.end;
        let bracketed = document.tokens.get(end).is_some_and(|t| t.norm == "(");
        let short =
            (end + 2..end + 5).find(|i| document.tokens.get(*i).is_some_and(|t| t.norm == ")"));
        if let Some(close) = short.filter(|_| bracketed) {
            let inside = document.tokens.get(end + 1..close).unwrap_or(&[]);
            if inside
                .iter()
                .all(|t| t.shape == Shape::Capital || t.norm == "-")
            {
                memory.learn_acronym(self.norms(document, end + 1..close).join(" "), entity);
            }
        }
    }

    /// An organisation's name without "the" and without its legal form.
    pub(super) fn org_stem(&self, norms: &[Text]) -> Vec<Text> {
        let mut stem: Vec<Text> = norms.iter().filter(|n| *n != "the").cloned().collect();
        while stem.len() > 1
            && stem
                .last()
                .is_some_and(|w| self.schema.lexicon().has(self.company_form, w) || w == "&")
        {
            stem.pop();
        }
        stem
    }
}
