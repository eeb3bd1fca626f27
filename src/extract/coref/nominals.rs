//! Nominals: "the Norwegian envoy" is the one chain that the article has called so, with every word that the phrase has.

use std::ops::Range;

use super::Reading;
use super::facts::Description;
use super::scene::{Phrase, Referent, Sort};
use crate::extract::draft::Draft;
use crate::model::{MentionKind, Sentence, Text};

/// How many sentences back an organisation is near.
const NEAR: usize = 2;

/// An article is about an organisation that it names so many times, and no other as often.
const MAIN: usize = 3;

/// What any business can be called.
const GENERAL: [&str; 2] = ["company", "firm"];

impl Reading<'_> {
    /// The chain that the definite noun phrase with this head means, and the tokens of the phrase.
    pub(super) fn nominal(
        &mut self,
        number: usize,
        sentence: &Sentence,
        at: usize,
        draft: &Draft,
    ) -> Option<(Range<usize>, u32)> {
        let tree = self.tree;
        let token = tree.token(at)?;
        if token.norm == "old" {
            return self
                .aged(at)
                .or_else(|| self.anybody(number, sentence, at, draft));
        }
        if let Some(found) = self.anybody(number, sentence, at, draft) {
            return Some(found);
        }
        if token.tag == "JJ" {
            return None;
        }
        if tree.relation(at) == "compound" {
            let chain = self.before_office(number, sentence, at, draft)?;
            return Some((at..at + 1, chain));
        }
        let start = self.words.phrase_start(self.document, sentence, at);
        let determiner = tree.token(start)?;
        let possessor = tree
            .children(at, sentence.tokens.clone())
            .find(|k| tree.relation(*k) == "poss" && *k < at);
        if start == at || determiner.norm != "the" && possessor.is_none() {
            return None;
        }
        if matches!(
            tree.relation(at),
            "compound" | "appos" | "attr" | "conj" | "nmod" | "amod"
        ) {
            return None;
        }
        // A name inside of it or right behind it: "the envoy, Hall,", "the Larsen government".
        let mut after = at + 1;
        if tree.token(after).is_some_and(|t| t.norm == ",") {
            after += 1;
        }
        // "the governor of the bank, Hall,": no bank is called Hall.
        let lexicon = self.words.schema.lexicon();
        let body = lexicon.has(self.words.org_noun, &token.lemma);
        let beside = draft
            .starting(at + 1)
            .any(|(_, m)| m.kind == MentionKind::Name);
        // "a spokeswoman for the minister, Hall,": it is she who is called Hall.
        let spoken_for = tree.relation(at) == "pobj" && {
            let noun = tree.token(tree.head(tree.head(at)));
            noun.is_some_and(|t| {
                lexicon.lookup(self.words.office, &t.lemma, "edge") == "REPRESENTS"
                    && lexicon.lookup(self.words.office, &t.lemma, "person") == "yes"
            })
        };
        let named = beside
            || draft
                .starting(after)
                .chain(draft.starting(at))
                .any(|(_, m)| {
                    m.kind == MentionKind::Name && m.label == "Person" && !body && !spoken_for
                        || m.tokens.start == at
                });
        if named {
            return None;
        }
        // What follows may tell it from others: "the envoy of Norway", "the man who".
        let relative = tree.token(at + 1).is_some_and(|t| {
            matches!(t.tag.as_str(), "WDT" | "WP" | "WP$" | "WRB") || t.norm == "that"
        });
        if relative {
            return None;
        }
        for child in tree.children(at, sentence.tokens.clone()) {
            let relation = tree.relation(child);
            let person = self.scene.at(child).is_some_and(|p| p.sort == Sort::Person);
            // "The company, which denies it,": what stands behind a comma tells it from no other.
            let aside = tree.token(at + 1).is_some_and(|t| t.norm == ",")
                && matches!(relation, "relcl" | "acl" | "appos")
                && !person;
            if aside || relation == "appos" && (body || spoken_for) && person {
                continue;
            }
            // "accused the minister of deserting": the preposition is the verb's.
            let gerund = || {
                let mut inside = tree.children(child, sentence.tokens.clone());
                inside.any(|i| tree.relation(i) == "pcomp")
            };
            let tells = matches!(relation, "relcl" | "acl" | "appos" | "conj")
                || (relation == "prep"
                    && tree.token(child).is_some_and(|t| {
                        matches!(
                            t.norm.as_str(),
                            "of" | "for" | "in" | "from" | "at" | "behind" | "with"
                        )
                    })
                    && !gerund());
            if tells && child > at {
                return None;
            }
        }
        if tree.relation(at) == "pobj" && tree.token(tree.head(at)).is_some_and(|t| t.norm == "as")
        {
            return None;
        }
        let noun: Text = tree.token(at)?.lemma.to_lowercase().into();
        if let Some(possessor) = possessor {
            let chain = self.possessed(&noun, possessor, sentence, draft)?;
            return Some((at..at + 1, chain));
        }
        let wanted = self.words.content(self.document, start..at + 1);
        // "the minister" is no former and no deputy one, and no prime minister.
        let other = |word: &Text| {
            let classes = [self.words.tense, self.words.deputy];
            !wanted.contains(word)
                && (*word == "prime" || classes.iter().any(|class| lexicon.has(*class, word)))
        };
        let mut fitting: Vec<u32> = Vec::new();
        for (chain, descriptions) in self.facts.descriptions.iter().enumerate() {
            let fits = descriptions.iter().any(|d| {
                d.at < start
                    && self.words.same_noun(&noun, &d.noun)
                    && wanted.iter().all(|w| *w == noun || d.words.contains(w))
                    && !d.words.iter().any(other)
            });
            if fits {
                fitting.push(chain as u32);
            }
        }
        // Of several ministers the one of whom the article spoke last.
        if fitting.len() > 1 {
            let last = |chain: u32| {
                let mut before = self.scene.before(start);
                let own = before.find(|p| p.referent == Referent::Chain(chain));
                own.map(|p| p.sentence)
                    .filter(|sentence| number - sentence <= NEAR)
            };
            let latest = fitting.iter().filter_map(|c| last(*c)).max();
            fitting.retain(|chain| last(*chain).is_some() && last(*chain) == latest);
            if fitting.len() != 1 {
                return None;
            }
        }
        let found = fitting.first().copied();
        let Some(chain) = found else {
            let plain = wanted.iter().all(|w| *w == noun);
            let general = GENERAL.contains(&noun.as_str());
            let main = || self.main_org(start, &noun, draft).filter(|_| general);
            let chain = self.only_org(number, start, &noun, draft).or_else(main);
            let one = tree.token(at).is_some_and(|t| t.tag != "NNS");
            let chain = chain.or_else(|| self.party(&noun, start).filter(|_| one));
            let chain = chain.filter(|_| plain);
            let chain = chain.or_else(|| self.of_country(&noun, &wanted, start, draft));
            let seated = || self.seated(number, start..at, &noun, draft).filter(|_| one);
            let chain = chain.or_else(seated)?;
            return Some((start..at + 1, chain));
        };
        if GENERAL.contains(&noun.as_str())
            && let Some(main) = self.main_org(start, &noun, draft)
        {
            return Some((start..at + 1, main));
        }
        let org = draft
            .entities
            .get(chain as usize)
            .is_some_and(|e| e.label == "Org");
        if org && self.passed_over(number, start, chain, &noun, draft)
            || GENERAL.contains(&noun.as_str()) && self.last_org(start, &noun, draft) != Some(chain)
        {
            return None;
        }
        Some((start..at + 1, chain))
    }

    /// "the company" where the last sentences speak of one organisation that can be one: its name tells no other kind.
    pub(super) fn only_org(
        &self,
        number: usize,
        token: usize,
        noun: &str,
        draft: &Draft,
    ) -> Option<u32> {
        let near = self.scene.before(token);
        let near = near.take_while(|p| number - p.sentence <= NEAR);
        let mut only: Option<u32> = None;
        for phrase in near {
            let Referent::Chain(chain) = phrase.referent else {
                continue;
            };
            if only == Some(chain) || !self.can_be(chain, noun, draft) {
                continue;
            }
            if only.is_some() {
                return None;
            }
            only = Some(chain);
        }
        only
    }

    /// "the 54-year-old" is the one person whose age the article gives as 54.
    fn aged(&self, at: usize) -> Option<(Range<usize>, u32)> {
        let start = at.checked_sub(5)?;
        let words: Vec<&str> = (start..at)
            .filter_map(|i| Some(self.tree.token(i)?.norm.as_str()))
            .collect();
        let ["the", age, "-", "year", "-"] = words[..] else {
            return None;
        };
        if self.tree.noun(at + 1) {
            return None;
        }
        let age: Text = (*age).into();
        let mut fitting = self
            .facts
            .descriptions
            .iter()
            .enumerate()
            .filter(|(_, all)| {
                all.iter()
                    .any(|d| d.noun == "old" && d.at < start && d.words.contains(&age))
            });
        let (chain, _) = fitting.next()?;
        fitting
            .next()
            .is_none()
            .then_some((start..at + 1, chain as u32))
    }

    /// "her adviser" is whom the article calls so; "his client" is the one whose lawyer he is.
    fn possessed(
        &self,
        noun: &str,
        possessor: usize,
        sentence: &Sentence,
        draft: &Draft,
    ) -> Option<u32> {
        let owner = self.chain_at(possessor, draft)?;
        let lexicon = self.words.schema.lexicon();
        let edge = lexicon.lookup(self.words.converse, noun, "office");
        let mut found: Option<u32> = None;
        let mut add = |chain: u32| {
            let other = found.is_some_and(|f| f != chain);
            found = Some(chain);
            !other
        };
        if !edge.is_empty() {
            let offices = self.facts.descriptions.get(owner as usize)?;
            let offices = offices.iter().filter(|d| {
                d.at < sentence.tokens.end
                    && lexicon.lookup(self.words.office, &d.noun, "edge") == edge
            });
            for office in offices {
                for chain in self.owners(office.head, draft) {
                    if chain != owner && !add(chain) {
                        return None;
                    }
                }
            }
            return found;
        }
        for (chain, descriptions) in self.facts.descriptions.iter().enumerate() {
            let chain = chain as u32;
            let called = descriptions
                .iter()
                .filter(|d| d.at < possessor && d.noun == noun)
                .any(|d| self.owners(d.head, draft).contains(&owner));
            if called && chain != owner && !add(chain) {
                return None;
            }
        }
        found
    }

    /// The chains whose a noun is: its possessors, and what stands behind "of", "for" and "to".
    fn owners(&self, noun: usize, draft: &Draft) -> Vec<u32> {
        let tree = self.tree;
        let number = self
            .document
            .sentences
            .partition_point(|s| s.tokens.end <= noun);
        let Some(sentence) = self.document.sentences.get(number) else {
            return Vec::new();
        };
        let kids = |at: usize| tree.children(at, sentence.tokens.clone());
        let title = matches!(tree.relation(noun), "compound" | "nmod");
        let hosts = [Some(noun), title.then(|| tree.head(noun))];
        let mut found = Vec::new();
        for host in hosts.into_iter().flatten() {
            for kid in kids(host) {
                match tree.relation(kid) {
                    "poss" => found.extend(self.chain_at(kid, draft)),
                    "prep"
                        if tree
                            .token(kid)
                            .is_some_and(|t| matches!(t.norm.as_str(), "of" | "for" | "to")) =>
                    {
                        let objects = kids(kid).filter(|o| tree.relation(*o) == "pobj");
                        found.extend(objects.filter_map(|o| self.chain_at(o, draft)));
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// The chain of the mention whose head a token is.
    fn chain_at(&self, head: usize, draft: &Draft) -> Option<u32> {
        match self.scene.at(head).map(|p| &p.referent) {
            Some(Referent::Chain(chain)) => Some(*chain),
            _ => draft.starting(head).next().map(|(_, m)| m.entity),
        }
    }

    /// Whether an organisation can be what a noun says: its name tells no other kind.
    pub(super) fn can_be(&self, chain: u32, noun: &str, draft: &Draft) -> bool {
        let entity = draft.entities.get(chain as usize);
        let Some(entity) = entity.filter(|entity| entity.label == "Org") else {
            return false;
        };
        let lexicon = self.words.schema.lexicon();
        let kinds = lexicon.lookup(self.words.org_noun, noun, "takes");
        let kind = entity.forms.iter().map(|f| self.words.schema.org_kind(f));
        let kind = kind.into_iter().find(|k| !k.is_empty()).unwrap_or_default();
        let kind = if kind.is_empty() { "none" } else { &kind };
        // "the opposition bloc Larsen Front": no company.
        let called = self.facts.descriptions.get(chain as usize);
        let general = GENERAL.contains(&noun);
        let other = |d: &Description| {
            lexicon.lookup(self.words.org_noun, &d.noun, "named") == "yes"
                && !self.words.same_noun(noun, &d.noun)
        };
        if general && called.is_some_and(|all| all.iter().any(other)) {
            return false;
        }
        // What the article calls a company or an academy is no union.
        let sort = |n: &str| lexicon.lookup(self.words.org_noun, n, "kind");
        let other = called.into_iter().flatten().any(|d| {
            let known = sort(&d.noun);
            d.noun != noun && !known.is_empty() && known != sort(noun)
        });
        let other = other && !general;
        kinds.split('|').any(|k| k == kind) && !other
    }

    /// The organisation named last before a token that can be what a noun says.
    fn last_org(&self, token: usize, noun: &str, draft: &Draft) -> Option<u32> {
        self.scene.before(token).find_map(|p| match p.referent {
            Referent::Chain(chain) => self.can_be(chain, noun, draft).then_some(chain),
            Referent::Noun(_) => None,
        })
    }

    /// "the company" where the organisation named last is also the one that the article names most.
    fn main_org(&self, token: usize, noun: &str, draft: &Draft) -> Option<u32> {
        let said = |p: &&Phrase| self.tree.noun(p.head);
        let mut said = self.scene.before(token).filter(said);
        let last = said.find_map(|p| match p.referent {
            Referent::Chain(chain) => self.can_be(chain, noun, draft).then_some(chain),
            Referent::Noun(_) => None,
        })?;
        // "its European division, Opel": "the company" may be the one above it.
        let below = |d: &Description| {
            let lexicon = self.words.schema.lexicon();
            lexicon.has(self.words.subsidiary, &d.noun)
        };
        let called = self.facts.descriptions.get(last as usize);
        if called.is_some_and(|all| all.iter().any(below)) {
            return None;
        }
        let mut counts: Vec<usize> = vec![0; draft.entities.len()];
        let names = draft
            .mentions
            .iter()
            .filter(|m| m.kind == MentionKind::Name && m.label == "Org");
        for mention in names {
            if let Some(count) = counts.get_mut(mention.entity as usize) {
                *count += 1;
            }
        }
        let own = counts.get(last as usize).copied().filter(|n| *n >= MAIN)?;
        let others = counts
            .iter()
            .enumerate()
            .filter(|(chain, _)| *chain != last as usize);
        others.map(|(_, n)| *n).all(|n| n < own).then_some(last)
    }

    /// Whether the last sentences speak of other organisations that a noun can mean and not of this one.
    fn passed_over(
        &self,
        number: usize,
        token: usize,
        chain: u32,
        noun: &str,
        draft: &Draft,
    ) -> bool {
        let near = self
            .scene
            .before(token)
            .take_while(|p| number - p.sentence <= NEAR);
        let mut others = false;
        for phrase in near {
            if let Referent::Chain(other) = phrase.referent {
                if other == chain {
                    return false;
                }
                others |= self.can_be(other, noun, draft);
            }
        }
        others
    }
}

impl super::Words<'_> {
    /// Whether a noun can take up another: the same, or "company" for "carmaker".
    fn same_noun(&self, noun: &str, known: &str) -> bool {
        let kind = |n: &str| self.schema.lexicon().lookup(self.org_noun, n, "kind") == "company";
        noun == known || (GENERAL.contains(&noun) && kind(known))
    }
}
