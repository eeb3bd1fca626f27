//! Who does what to whom: roles as they are meant, found through passives, coordination, relative clauses, control and
//! raising, participles and light verbs ("held talks", "paid a visit"). This file has the doers; `complements.rs` the rest.
//!
//! Relations are those of the ClearNLP conversion, which the engine was trained on.

use std::cell::Cell;

use rustc_hash::FxHashSet;

use super::mood::Moods;
use super::owners::Owners;
use super::status::Kind;
use super::tree::Tree;
use crate::extract::setting::Setting;

/// At most so many steps are taken from a verb to the one that governs it.
pub(super) const FARTHEST: usize = 8;

/// Roles in one sentence.
pub struct Roles<'a> {
    /// The sentence.
    pub tree: &'a Tree<'a>,
    /// Which words are light verbs, and how words govern others.
    pub moods: &'a Moods,
    /// The mentions of the sentence.
    pub owners: Owners,
    /// Adjectives of countries.
    pub countries: FxHashSet<usize>,
    /// What the claim in question says.
    pub kind: Cell<Kind>,
    /// Whether it tells who did it.
    pub tells_agent: Cell<bool>,
    /// Where the article is set.
    pub setting: &'a Setting,
}

impl Roles<'_> {
    /// Whether a verb form is passive: "was met", "the man arrested by".
    pub fn is_passive(&self, verb: usize) -> bool {
        let tree = self.tree;
        if tree.tag(verb) != "VBN" && tree.tag(verb) != "VBD" {
            return false;
        }
        if tree
            .kid(verb, &["auxpass", "nsubjpass", "csubjpass"])
            .is_some()
        {
            return true;
        }
        if tree.kid(verb, &["nsubj", "dobj"]).is_some() || self.has_perfect(verb) {
            return false;
        }
        if tree.kid(verb, &["agent"]).is_some() {
            return true;
        }
        match tree.relation(verb) {
            "acl" | "advcl" => tree.tag(verb) == "VBN",
            "conj" => {
                let head = tree.head(verb);
                tree.tag(verb) == "VBN" && head.is_some_and(|h| h < verb && self.is_passive(h))
            }
            _ => false,
        }
    }

    pub(super) fn has_perfect(&self, verb: usize) -> bool {
        let mut aux = self.tree.kids_as(verb, &["aux"]);
        aux.any(|a| self.tree.lemma(a) == "have")
    }

    /// Who does what a verb says.
    pub fn subject(&self, verb: usize) -> Vec<usize> {
        self.subject_from(verb, FARTHEST)
    }

    pub(super) fn subject_from(&self, verb: usize, left: usize) -> Vec<usize> {
        let passive = self.is_passive(verb);
        // "had spoken by telephone": the parser may take the telephone for who did it.
        let active = !passive && self.tree.kid(verb, &["nsubj"]).is_some();
        let agent = self.agent(verb);
        if !active && !agent.is_empty() || passive {
            return agent;
        }
        self.surface(verb, left)
    }

    /// Behind a passive's "by".
    pub(super) fn agent(&self, verb: usize) -> Vec<usize> {
        let tree = self.tree;
        let mut agents: Vec<usize> = tree.kids_as(verb, &["agent"]).collect();
        // "by Hall and by Larsen".
        let joined = agents
            .iter()
            .flat_map(|by| tree.kids_as(*by, &["conj"]).collect::<Vec<_>>());
        agents.extend(
            joined
                .filter(|by| tree.norm(*by) == "by")
                .collect::<Vec<_>>(),
        );
        // "by Hall, who studied in Lyon, and by Larsen": the parser may hang the second on the verb.
        let second = tree.kids_as(verb, &["conj"]).filter(|_| !agents.is_empty());
        let second = second.filter(|by| tree.norm(*by) == "by");
        agents.extend(second.collect::<Vec<_>>());
        let found: Vec<usize> = agents.into_iter().flat_map(|by| self.behind(by)).collect();
        if !found.is_empty() || tree.tag(verb) != "VBN" {
            return found;
        }
        // "was placed under sanctions by Norway": the parser may hang it on the noun before.
        let prepositions = tree.kids_as(verb, &["prep"]);
        let nouns = prepositions.flat_map(|p| tree.kids_as(p, &["pobj"]).collect::<Vec<_>>());
        let hung = nouns.flat_map(|n| tree.kids_as(n, &["prep"]).collect::<Vec<_>>());
        let by = hung.filter(|p| tree.norm(*p) == "by");
        by.flat_map(|by| self.behind(by)).collect()
    }

    /// What stands behind a preposition; behind "in" a gerund, too: "led them in scoring".
    pub(super) fn behind(&self, preposition: usize) -> Vec<usize> {
        let wanted = match self.tree.norm(preposition) {
            "in" => &["pobj", "pcomp"][..],
            _ => &["pobj"],
        };
        let objects = self.tree.kids_as(preposition, wanted);
        objects.map(|o| self.meant(o)).collect()
    }

    /// The whole of which a noun names a part: "part of a programme", "a series of talks".
    pub(super) fn part_of(&self, noun: usize) -> Option<usize> {
        let part = self.moods.is_measure(self.tree.lemma(noun));
        let of = self.own_preposition(noun, "of");
        of.first().copied().filter(|_| part)
    }

    /// "The leaders said they would go": whom a pronoun means that is the subject of what its speaker says.
    pub(super) fn sayer(&self, pronoun: usize) -> Option<usize> {
        let tree = self.tree;
        if !matches!(tree.norm(pronoun), "they" | "it" | "he" | "she") {
            return None;
        }
        let said = tree
            .head(pronoun)
            .filter(|v| tree.relation(*v) == "ccomp")?;
        let saying = tree.head(said)?;
        let subject = tree.kid(saying, &["nsubj"])?;
        let many = matches!(tree.tag(subject), "NNS" | "NNPS");
        let fits = tree.is_noun(subject) && many == (tree.norm(pronoun) == "they");
        (fits && tree.relation(pronoun) == "nsubj").then_some(subject)
    }

    /// Who or what a relative pronoun means: the antecedent.
    pub(super) fn meant(&self, noun: usize) -> usize {
        if !self.tree.is_relative(noun) {
            return noun;
        }
        let clause = self
            .tree
            .up(noun)
            .find(|i| matches!(self.tree.relation(*i), "relcl" | "acl"));
        let antecedent = clause.and_then(|c| self.tree.head(c)).unwrap_or(noun);
        let antecedent = clause.map_or(antecedent, |c| self.nearest_joined(antecedent, c));
        match self.tree.norm(noun) {
            "who" | "whom" => self.whoever(antecedent, noun),
            "which" => self.whatever(antecedent),
            _ => antecedent,
        }
    }

    /// "a company founded by his sister, Dina, to which the fund gave money": no person is meant by "which".
    fn whatever(&self, antecedent: usize) -> usize {
        let tree = self.tree;
        let person = |n: &usize| {
            self.owners.is_person(*n)
                || tree
                    .kids_as(*n, &["appos"])
                    .any(|a| self.owners.is_person(a))
        };
        if !person(&antecedent) {
            return antecedent;
        }
        let mut nouns = tree.up(antecedent).skip(1).filter(|n| tree.is_noun(*n));
        nouns.find(|n| !person(n)).unwrap_or(antecedent)
    }

    /// "a firm of Acme and Larsen Lines, which belongs to Hall": what is said of one is said of the last.
    fn nearest_joined(&self, antecedent: usize, clause: usize) -> usize {
        let tree = self.tree;
        let one = |v: usize| tree.tag(v) == "VBZ" || matches!(tree.norm(v), "was" | "is" | "has");
        let mut aux = tree.kids_as(clause, &["aux", "auxpass"]);
        if !one(clause) && !aux.any(one) {
            return antecedent;
        }
        let joined = self.joined(antecedent).into_iter();
        let named = joined.filter(|j| *j < clause && self.owners.at(*j).is_some());
        named.max().map_or(antecedent, |last| last.max(antecedent))
    }

    /// "a former head of Acme who left": the parser may hang the clause on Acme; and in "Hall, a former minister of
    /// oceans, who left", on the oceans.
    fn whoever(&self, antecedent: usize, pronoun: usize) -> usize {
        let tree = self.tree;
        let aside = pronoun.checked_sub(1).is_some_and(|i| tree.norm(i) == ",");
        let apposed = |n: usize| {
            let above = tree.head(n).filter(|_| tree.relation(n) == "appos");
            above.is_some_and(|a| self.owners.is_person(a))
        };
        let thing = || {
            let of = tree.head(antecedent).and_then(|of| tree.head(of));
            aside && of.is_some_and(apposed)
        };
        let body = match self.owners.at(antecedent) {
            Some(_) => !self.owners.is_person(antecedent),
            None => thing(),
        };
        let of = tree
            .head(antecedent)
            .filter(|_| tree.relation(antecedent) == "pobj");
        let person = of
            .and_then(|p| tree.head(p))
            .filter(|n| body && tree.is_noun(*n));
        person.unwrap_or(antecedent)
    }

    /// "Hall became the first woman to lead Acme", "was named the first woman to lead it": who is called so; "is in talks to buy":
    /// who is.
    fn described_as(&self, noun: usize, left: usize) -> Vec<usize> {
        let tree = self.tree;
        let Some(verb) = tree.head(noun) else {
            return Vec::new();
        };
        match tree.relation(noun) {
            "attr" | "oprd" | "dobj"
                if self.role_verb(verb, "attr").is_some() && self.is_first(noun) =>
            {
                match self.role_verb(verb, "attr").is_some_and(|r| r.object) {
                    true => self.object(verb),
                    false => self.surface(verb, left),
                }
            }
            "pobj" if tree.norm(verb) == "in" && tree.lemma(noun) == "talk" => {
                let is = tree.head(verb).filter(|v| tree.lemma(*v) == "be");
                is.map_or_else(Vec::new, |v| self.surface(v, left))
            }
            _ => Vec::new(),
        }
    }

    /// "In a statement": the verb whose sentence such a noun opens.
    fn opens(&self, noun: usize) -> Option<usize> {
        let tree = self.tree;
        let tells = matches!(
            tree.lemma(noun),
            "statement"
                | "letter"
                | "speech"
                | "report"
                | "post"
                | "message"
                | "article"
                | "column"
                | "editorial"
                | "interview"
                | "lawsuit"
                | "complaint"
                | "motion"
                | "resolution"
        );
        let within = tree.head(noun).filter(|p| tells && tree.norm(*p) == "in");
        let verb = within.and_then(|p| tree.head(p)).filter(|v| *v > noun);
        verb.filter(|v| tree.is_verb(*v))
    }

    /// "the first woman", "the youngest person".
    fn is_first(&self, noun: usize) -> bool {
        let tree = self.tree;
        let mut kids = tree.kids_as(noun, &["amod"]);
        let first = kids.any(|k| {
            matches!(tree.norm(k), "first" | "second" | "third" | "last" | "only")
                || tree.tag(k) == "JJS"
        });
        first && tree.tag(noun) == "NN"
    }

    /// The subject as it is written, of passives, too: what stands there, or what is understood.
    pub(super) fn surface(&self, verb: usize, left: usize) -> Vec<usize> {
        let tree = self.tree;
        if let Some(subject) = self.whose(verb) {
            return vec![subject];
        }
        if let Some(subject) = self.own_subject(verb) {
            return vec![self.meant(subject)];
        }
        let (Some(head), Some(left)) = (tree.head(verb), left.checked_sub(1)) else {
            return Vec::new();
        };
        if tree.is_verb(head) && head < verb && self.whose_joined(head) {
            return self.own_subject(head).into_iter().collect();
        }
        match tree.relation(verb) {
            "acl" if tree.tag(verb) == "VB" => match self.described_as(head, left) {
                found if found.is_empty() => self.noun_subject_from(head, left),
                found => found,
            },
            // "issued a statement demanding": the one who issued it.
            "acl" if tree.tag(verb) == "VBG" && self.carrier(head).is_some() => {
                self.noun_subject_from(head, left)
            }
            // "In a statement accusing Peru, Norway said".
            "acl" if tree.tag(verb) == "VBG" && self.opens(head).is_some() => {
                let main = self.opens(head);
                main.map_or_else(Vec::new, |v| self.surface(v, left))
            }
            "relcl" if tree.tag(verb) == "VB" => match self.described_as(head, left) {
                found if found.is_empty() => vec![head],
                found => found,
            },
            "acl" | "relcl" => vec![head],
            // "calls on Norway to act, and asks Hall": not joined to the infinitive, as the parser has it.
            "conj" if matches!(tree.tag(verb), "VBZ" | "VBD") && self.is_infinitive(head) => {
                let above = tree.head(head).filter(|v| tree.is_verb(*v));
                self.surface(above.unwrap_or(head), left)
            }
            "conj" | "dep" if tree.is_verb(head) && head < verb => self.surface(head, left),
            // "is the son of Larsen and lives in": the parser may join it to a word of the predicate.
            "conj" if matches!(tree.tag(verb), "VBZ" | "VBD" | "VBP") && head < verb => {
                let above = tree.up(head).find(|v| tree.is_verb(*v));
                above.map_or_else(Vec::new, |v| self.surface(v, left))
            }
            // "a firm based in Lima and owned by Hall": it may join the one to the firm.
            "conj" if tree.tag(verb) == "VBN" && tree.is_noun(head) && head < verb => vec![head],
            "xcomp" => self.controller(head, left),
            "ccomp" if tree.tag(verb) == "VB" || tree.tag(verb) == "VBG" => {
                self.controller(head, left)
            }
            "advcl" if tree.is_verb(head) => self.surface(head, left),
            "pcomp" => self.of_gerund(head, left),
            _ => Vec::new(),
        }
    }

    fn is_infinitive(&self, verb: usize) -> bool {
        let tree = self.tree;
        matches!(tree.relation(verb), "xcomp" | "ccomp" | "advcl")
            && tree.kids_as(verb, &["aux"]).any(|a| tree.norm(a) == "to")
    }

    /// Of several subjects the one that bears a name: "A third man, the broker Peter Hall, has sued", "the vice-president, Hall,
    /// said", where the parser gives the verb the apposition and half of a hyphened word, too.
    fn own_subject(&self, verb: usize) -> Option<usize> {
        let tree = self.tree;
        let first = tree.kid(verb, &["nsubj", "nsubjpass"])?;
        if self.bears_name(first) || tree.is_relative(first) {
            return Some(first);
        }
        let mut others = tree.kids_as(verb, &["nsubj", "nsubjpass"]);
        let named = others.find(|s| *s < verb && tree.is_noun(*s) && self.bears_name(*s));
        Some(named.unwrap_or(first))
    }

    /// Whether a noun is a mention or has one as its apposition.
    fn bears_name(&self, noun: usize) -> bool {
        let mut beside = self.tree.kids_as(noun, &["appos"]);
        self.owners.at(noun).is_some() || beside.any(|b| self.owners.at(b).is_some())
    }

    /// "Norway, whose envoy, Peter Hall, had spoken": the parser takes the envoy for an apposition, and Norway for the subject.
    fn whose(&self, verb: usize) -> Option<usize> {
        let tree = self.tree;
        let before = (tree.range().start..verb).rev();
        let mut open = before
            .take_while(|i| !tree.is_verb(*i) || matches!(tree.relation(*i), "aux" | "auxpass"));
        let whose = open.find(|i| tree.tag(*i) == "WP$")?;
        let owned = tree.head(whose)?;
        // "Hall, whose brother, Larsen, is": or it gives the verb both for subjects.
        let second = tree.relation(owned) == "nsubj" && tree.head(owned) == Some(verb);
        (second || self.whose_joined(verb) || tree.relation(owned) == "appos").then_some(owned)
    }

    /// "Hall, who was born in Lima and whose mother, Jean, chaired Acme, has refused": the parser joins Jean to Lima, or gives
    /// her verb both.
    fn whose_joined(&self, verb: usize) -> bool {
        let tree = self.tree;
        let between = (tree.range().start..verb).rev();
        let mut between = between.take_while(|i| !tree.is_verb(*i));
        let whose = between.find(|i| tree.tag(*i) == "WP$");
        let joined = whose.and_then(|w| Some((w.checked_sub(1)?, tree.head(w)?)));
        tree.tag(verb) == "VBD"
            && joined.is_some_and(|(and, owned)| {
                let both = tree.relation(owned) == "nsubj"
                    && tree.kids_as(verb, &["nsubj"]).any(|s| s < owned);
                let joined = tree.relation(owned) == "conj" || both;
                matches!(tree.norm(and), "and" | "but") && joined && self.bears_name(owned)
            })
    }

    /// The understood subject of a verb that another word governs: "A plans to", "A asked B to", "A is expected to".
    fn controller(&self, head: usize, left: usize) -> Vec<usize> {
        let tree = self.tree;
        if tree.is_verb(head) {
            let object = tree.kid(head, &["dobj", "dative"]);
            if let Some(object) = object.filter(|_| !self.is_passive(head))
                && !self.moods.keeps_subject(tree.lemma(head))
            {
                return vec![self.meant(object)];
            }
            let asked = self.asked(head);
            if !asked.is_empty() {
                return asked;
            }
            return self.surface(head, left);
        }
        if tree.is_noun(head) {
            return self.noun_subject_from(head, left);
        }
        // "is due to meet": the adjective's verb has the subject.
        let Some((verb, left)) = tree.head(head).zip(left.checked_sub(1)) else {
            return Vec::new();
        };
        if tree.is_verb(verb) {
            self.surface(verb, left)
        } else {
            Vec::new()
        }
    }

    /// "called on Hall to resign", "appealed to Hall to": who is to do it.
    fn asked(&self, verb: usize) -> Vec<usize> {
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let mut behind = tree.kids_as(verb, &["prep"]);
        let asks = behind.find(|p| self.moods.asks(lemma, tree.norm(*p)));
        asks.map_or_else(Vec::new, |p| self.behind(p))
    }

    /// The understood subject of "of arming", "for attacking", "before meeting".
    fn of_gerund(&self, preposition: usize, left: usize) -> Vec<usize> {
        let tree = self.tree;
        let Some(head) = tree.head(preposition) else {
            return Vec::new();
        };
        if tree.is_noun(head) {
            // "accused its neighbour of arming": the parser may hang it on the neighbour.
            let verb = tree.head(head).filter(|_| tree.relation(head) == "dobj");
            let both = verb.map(|v| format!("{} {}", tree.lemma(v), tree.norm(preposition)));
            if both.is_some_and(|both| self.moods.rules(&both)) {
                return vec![self.meant(head)];
            }
            return self.noun_subject_from(head, left);
        }
        // "is close to buying Acme", "was found guilty of killing Hall"
        let both = format!("{}_{}", tree.lemma(head), tree.norm(preposition));
        let said = matches!(tree.relation(head), "acomp" | "oprd" | "dobj" | "advmod");
        let known = said && self.moods.effect("clause", &both).is_some();
        let is = tree.head(head).filter(|_| known);
        if let Some(verb) = is.filter(|v| tree.is_verb(*v)) {
            let object = self.object(verb);
            return if tree.relation(head) == "oprd" && !object.is_empty() {
                object
            } else {
                self.surface(verb, left)
            };
        }
        if !tree.is_verb(head) {
            return Vec::new();
        }
        // "accused B of arming", "thanked B for coming": it is B who did.
        // "charged B with killing C", but not "threatened B with suing".
        let both = format!("{} {}", tree.lemma(head), tree.norm(preposition));
        if matches!(tree.norm(preposition), "of" | "for" | "from") || self.moods.rules(&both) {
            let object = self.object(head);
            if !object.is_empty() {
                return object;
            }
        }
        self.surface(head, left)
    }
}
