//! How a sentence states an action: the status that negation, modals, adverbs and governing words give it, by scope in
//! the tree. "X denied that Y had agreed to meet Z" is read from the inside out: the meeting was agreed on, which is denied.
//!
//! Which words govern how is data: `lexicon/mood.csv`, `light_verb.csv`, `measure_noun.csv`.

use std::collections::{HashMap, HashSet};

use super::roles::Roles;
use crate::model::Status;
use crate::schema::Lexicon;

/// What a governing word makes of what it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// It only reports it: "said that".
    Report,
    /// It gives it this status; asserted: it leaves it as it is.
    Is(Status),
}

/// The lists.
pub struct Moods {
    /// By role, then by form.
    effects: HashMap<String, HashMap<String, Effect>>,
    keep_subject: HashSet<String>,
    /// By verb: the links.
    light: HashMap<String, HashSet<String>>,
    measures: HashSet<String>,
}

/// How a sentence states something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The status.
    pub status: Status,
    /// The verb of saying that it stands under.
    pub saying: Option<usize>,
}

/// At most so many governing words are looked at.
const DEEPEST: usize = 10;

impl Moods {
    /// With this schema's lists.
    pub fn new(lexicon: &Lexicon) -> Moods {
        let rows = |name: &str| {
            let class = lexicon.class(name);
            class.into_iter().flat_map(|c| lexicon.class_rows(c))
        };
        let cell = |row, column: &str| lexicon.cell(row, column).to_lowercase();
        let mut effects: HashMap<String, HashMap<String, Effect>> = HashMap::new();
        let mut light: HashMap<String, HashSet<String>> = HashMap::new();
        let mut keep_subject = HashSet::new();
        for row in rows("mood") {
            let effect = match lexicon.cell(row, "effect") {
                "report" => Effect::Report,
                name => Effect::Is(Status::from_name(name).unwrap_or(Status::Asserted)),
            };
            let of_role = effects.entry(cell(row, "role")).or_default();
            of_role.entry(cell(row, "form")).or_insert(effect);
            if lexicon.cell(row, "control") == "subject" {
                keep_subject.insert(cell(row, "form"));
            }
        }
        for row in rows("light_verb") {
            light
                .entry(cell(row, "form"))
                .or_default()
                .insert(cell(row, "link"));
        }
        Moods {
            effects,
            keep_subject,
            light,
            measures: rows("measure_noun").map(|row| cell(row, "form")).collect(),
        }
    }

    /// Whether an object is not the subject of what follows: "promised Hall to come".
    pub fn keeps_subject(&self, verb: &str) -> bool {
        self.keep_subject.contains(verb)
    }

    /// Whether a verb carries a noun of action that stands so to it: as its `object`, or behind a preposition.
    pub fn carries(&self, verb: &str, link: &str) -> bool {
        self.light.get(verb).is_some_and(|links| links.contains(link))
    }

    /// Whether a verb carries the nouns of action that are its objects.
    pub fn is_light(&self, verb: &str) -> bool {
        self.carries(verb, "object")
    }

    /// Whether a noun only counts: "a round of".
    pub fn is_measure(&self, noun: &str) -> bool {
        self.measures.contains(noun)
    }

    fn effect(&self, role: &str, form: &str) -> Option<Effect> {
        self.effects.get(role)?.get(form).copied()
    }

    fn status(&self, role: &str, form: &str) -> Option<Status> {
        match self.effect(role, form)? {
            Effect::Is(status) => Some(status),
            Effect::Report => None,
        }
    }
}

impl Roles<'_> {
    /// How the sentence states what a verb or noun says.
    pub fn stated(&self, trigger: usize) -> Stated {
        let mut saying = None;
        let mut status = self.stated_from(trigger, DEEPEST, &mut saying);
        if self.is_question(trigger) {
            status = status.stronger(Status::Possible);
        }
        Stated { status, saying }
    }

    fn stated_from(&self, word: usize, left: usize, saying: &mut Option<usize>) -> Status {
        let Some(left) = left.checked_sub(1) else {
            return Status::Asserted;
        };
        if self.tree.is_verb(word) {
            let own = self.own_of_verb(word, left);
            let outer = self.outer_of_verb(word, left, saying);
            joined(own, outer)
        } else if self.tree.is_noun(word) {
            let own = self.own_of_noun(word, left);
            let outer = self.outer_of_noun(word, left, saying);
            // "No talks are planned": its verb counts the "no", too.
            own.stronger(outer)
        } else {
            // An adjective: its verb's.
            match self.tree.head(word) {
                Some(head) if self.tree.is_verb(head) => self.stated_from(head, left, saying),
                _ => Status::Asserted,
            }
        }
    }

    fn is_question(&self, word: usize) -> bool {
        let range = self.tree.range();
        let last = range.end.checked_sub(1).filter(|last| *last > word);
        let quoted = |i: usize| matches!(self.tree.norm(i), "\"" | "\u{201d}" | "'");
        let last = last.map(|i| if quoted(i) { i.saturating_sub(1) } else { i });
        last.is_some_and(|i| self.tree.norm(i) == "?")
    }

    /// What a verb's own auxiliaries, negations and adverbs say.
    fn own_of_verb(&self, verb: usize, left: usize) -> Status {
        let tree = self.tree;
        let mut status = Status::Asserted;
        let mut denied = false;
        let mut aux = false;
        let mut subject = false;
        for kid in tree.kids(verb) {
            let norm = tree.norm(kid);
            match tree.relation(kid) {
                "aux" | "auxpass" => {
                    aux |= norm != "to";
                    if let Some(found) = self.moods.status("aux", norm) {
                        let reported = norm == "would" && self.is_reported(verb);
                        let found = if reported { Status::Planned } else { found };
                        status = status.stronger(found);
                    }
                }
                "neg" => denied |= self.negates(kid),
                "advmod" | "npadvmod" if tree.lemma(kid) == "longer" => {
                    status = status.stronger(Status::Ended);
                }
                "advmod" | "prep" | "intj" => {
                    // "unlike", "reportedly"; a negation may bear the label of an adverb.
                    match self.moods.status("adverb", norm) {
                        Some(Status::Denied) => denied = true,
                        Some(found) => status = status.stronger(found),
                        None => {}
                    }
                }
                "nsubj" | "nsubjpass" | "dobj" => {
                    subject |= tree.relation(kid) != "dobj";
                    let no = tree
                        .kids_as(kid, &["det", "preconj", "neg"])
                        .any(|d| matches!(tree.norm(d), "no" | "neither"));
                    denied |= no || matches!(norm, "nobody" | "none" | "nothing");
                }
                _ => {}
            }
        }
        if status == Status::Ended {
            return status; // "no longer": the "no" is no denial.
        }
        // "will visit A and meet B": the auxiliary stands with the first.
        let inherits = tree.relation(verb) == "conj"
            && !aux
            && !subject
            && matches!(tree.tag(verb), "VB" | "VBN" | "VBG");
        let head = tree.head(verb).filter(|h| inherits && tree.is_verb(*h));
        if let Some((head, left)) = head.zip(left.checked_sub(1)) {
            let first = self.own_of_verb(head, left);
            let but = tree
                .kids_as(head, &["cc"])
                .any(|cc| tree.norm(cc) == "but" && cc < verb);
            if first != Status::Denied || !but {
                status = status.stronger(first);
            }
        }
        if denied { Status::Denied } else { status }
    }

    /// "not only", "not just" deny nothing.
    fn negates(&self, negation: usize) -> bool {
        let next = self.tree.norm(negation + 1);
        !matches!(next, "only" | "just" | "merely" | "simply" | "least")
    }

    /// Whether a verb stands in what someone said.
    fn is_reported(&self, verb: usize) -> bool {
        let tree = self.tree;
        let head = tree.head(verb).filter(|_| tree.relation(verb) == "ccomp");
        head.is_some_and(|h| self.moods.effect("clause", tree.lemma(h)).is_some())
    }

    /// What the word that governs a verb says of it.
    fn outer_of_verb(&self, verb: usize, left: usize, saying: &mut Option<usize>) -> Status {
        let tree = self.tree;
        let Some(head) = tree.head(verb) else {
            return Status::Asserted;
        };
        let to = tree.kids_as(verb, &["aux"]).any(|a| tree.norm(a) == "to");
        let mark = tree.kids_as(verb, &["mark", "advmod"]);
        let marked = mark
            .filter_map(|m| self.moods.status("mark", tree.norm(m)))
            .next();
        match tree.relation(verb) {
            "conj" | "dep" if tree.is_verb(head) && head < verb => {
                self.outer_of_verb(head, left.saturating_sub(1), saying)
            }
            "ccomp" | "xcomp" | "acl" | "acomp" | "oprd" if !self.quotes(verb, head) => {
                let role = if tree.is_verb(head) && self.is_passive(head) {
                    "passive"
                } else {
                    "clause"
                };
                let effect = self
                    .governs(role, head)
                    .or_else(|| self.governs("clause", head));
                if effect == Some(Effect::Report) && saying.is_none() {
                    *saying = Some(head);
                }
                let participle = tree.relation(verb) == "acl" && !to;
                let outer = match effect {
                    Some(_) if participle && tree.tag(verb) == "VBN" => Status::Asserted,
                    Some(effect) => {
                        governed(effect, self.stated_from(head, left, saying))
                    }
                    None if to => {
                        Status::Possible.stronger(self.stated_from(head, left, saying))
                    }
                    None if participle => Status::Asserted,
                    None => match self.stated_from(head, left, saying) {
                        Status::Denied => Status::Possible,
                        other => other,
                    },
                };
                marked.map_or(outer, |m| m.stronger(outer))
            }
            "ccomp" => {
                if saying.is_none() {
                    *saying = Some(head);
                }
                Status::Asserted
            }
            "pcomp" => {
                let Some(governor) = tree.head(head) else {
                    return Status::Asserted;
                };
                if let Some(status) = self.moods.status("preposition", tree.norm(head)) {
                    return status;
                }
                match self.governs("clause", governor) {
                    Some(effect) => governed(effect, self.stated_from(governor, left, saying)),
                    None => match self.stated_from(governor, left, saying) {
                        Status::Denied => Status::Asserted,
                        other => other,
                    },
                }
            }
            "advcl" => {
                let main = self.stated_from(head, left, saying);
                match marked {
                    Some(marked) => marked,
                    None if to => Status::Planned.stronger(main),
                    None if matches!(main, Status::Planned | Status::Possible)
                        && matches!(tree.tag(verb), "VBZ" | "VBP" | "VBG") =>
                    {
                        main
                    }
                    None => Status::Asserted,
                }
            }
            _ => Status::Asserted,
        }
        .stronger(self.condition(verb))
    }

    /// Direct speech before its "said": what governs the verb of saying is no matter of what is said.
    fn quotes(&self, verb: usize, head: usize) -> bool {
        let tree = self.tree;
        verb < head
            && tree.relation(verb) == "ccomp"
            && self.governs("clause", head) == Some(Effect::Report)
    }

    /// "If the truce holds, Hall will meet Larsen".
    fn condition(&self, verb: usize) -> Status {
        let tree = self.tree;
        let conditions = tree.kids_as(verb, &["advcl"]);
        let marked = conditions.flat_map(|c| tree.kids_as(c, &["mark"]).collect::<Vec<_>>());
        let found = marked.filter_map(|m| self.moods.status("condition", tree.norm(m)));
        found.fold(Status::Asserted, Status::stronger)
    }

    /// What a word does to what it governs, with its particle or without.
    pub(super) fn governs(&self, role: &str, word: usize) -> Option<Effect> {
        let tree = self.tree;
        let lemma = tree.lemma(word);
        if let Some(particle) = tree.kid(word, &["prt"]) {
            let both = format!("{lemma}_{}", tree.norm(particle));
            if let Some(effect) = self.moods.effect(role, &both) {
                return Some(effect);
            }
        }
        self.moods.effect(role, lemma)
    }

    /// What a noun's determiner, adjectives and participles say.
    fn own_of_noun(&self, noun: usize, left: usize) -> Status {
        let tree = self.tree;
        let noun = self.measure_of(noun).unwrap_or(noun);
        let mut status = Status::Asserted;
        let mut denied = false;
        for kid in tree.kids(noun) {
            match tree.relation(kid) {
                "det" | "neg" | "preconj" => {
                    denied |= matches!(tree.norm(kid), "no" | "neither" | "never");
                }
                "amod" | "advmod" | "compound" | "nmod" => {
                    if let Some(found) = self.moods.status("adjective", tree.norm(kid)) {
                        status = status.stronger(found);
                    }
                }
                "acl" if tree.tag(kid) == "VBN" => {
                    if let Some(effect) = self.governs("object", kid) {
                        let of_verb = self.own_of_verb(kid, left.saturating_sub(1));
                        status = status.stronger(governed(effect, of_verb));
                    }
                }
                "relcl" => {
                    // "talks that were called off", "a visit which is planned".
                    let subject = tree.kid(kid, &["nsubjpass", "dobj"]);
                    let effect = self.governs("object", kid);
                    if let Some(effect) = effect.filter(|_| subject.is_some_and(|s| tree.is_relative(s))) {
                        let of_verb = self.own_of_verb(kid, left.saturating_sub(1));
                        status = status.stronger(governed(effect, of_verb));
                    }
                }
                _ => {}
            }
        }
        if denied { Status::Denied } else { status }
    }

    /// What governs a noun of action says of it.
    fn outer_of_noun(&self, noun: usize, left: usize, saying: &mut Option<usize>) -> Status {
        let tree = self.tree;
        let noun = self.measure_of(noun).unwrap_or(noun);
        let Some(head) = tree.head(noun) else {
            return Status::Asserted;
        };
        let mut of = |word: usize| self.stated_from(word, left, saying);
        if let Some(carrier) = self.carrier(noun) {
            return of(carrier);
        }
        match tree.relation(noun) {
            "dobj" | "nsubjpass" if tree.is_verb(head) => match self.governs("object", head) {
                Some(effect) => governed(effect, of(head)),
                None => faded(of(head)),
            },
            "nsubj" | "csubj" if tree.is_verb(head) => {
                let outer = of(head);
                if let Some(state) = self.state(head) {
                    return governed(Effect::Is(state), outer);
                }
                match self.governs("subject", head) {
                    Some(effect) => governed(effect, outer),
                    None => faded(outer),
                }
            }
            "pobj" => {
                let preposition = tree.norm(head);
                if let Some(status) = self.moods.status("preposition", preposition) {
                    return status;
                }
                let Some(governor) = tree.head(head) else {
                    return Status::Asserted;
                };
                let both = format!("{} {preposition}", tree.lemma(governor));
                if let Some(effect) = self.moods.effect("object", &both) {
                    return governed(effect, of(governor));
                }
                if let Some(status) = self.moods.status("preposition", &both) {
                    return status;
                }
                if tree.is_noun(governor) {
                    return match self.moods.effect("object", tree.lemma(governor)) {
                        Some(effect) => governed(effect, of(governor)),
                        None => Status::Asserted,
                    };
                }
                faded(of(governor))
            }
            "conj" | "appos" if tree.is_noun(head) => self.outer_of_noun(head, left.saturating_sub(1), saying),
            "attr" if tree.is_verb(head) => of(head),
            _ => Status::Asserted,
        }
    }

    /// "is possible", "are on hold", "is off": what a verb of being says of its subject.
    fn state(&self, verb: usize) -> Option<Status> {
        let tree = self.tree;
        for kid in tree.kids(verb) {
            let found = match tree.relation(kid) {
                "acomp" | "advmod" | "prt" | "oprd" => self.moods.status("state", tree.norm(kid)),
                "prep" => tree.kid(kid, &["pobj"]).and_then(|o| {
                    let both = format!("{} {}", tree.norm(kid), tree.norm(o));
                    self.moods.status("state", &both)
                }),
                _ => None,
            };
            if found.is_some() {
                return found;
            }
        }
        None
    }
}

/// What is left of the status of a verb for a noun that it says something else about: "will discuss the talks with".
fn faded(status: Status) -> Status {
    match status {
        Status::Planned | Status::Possible => status,
        _ => Status::Asserted,
    }
}

/// A word's own status, inside what governs it.
fn joined(own: Status, outer: Status) -> Status {
    match (own, outer) {
        (Status::Denied, Status::Denied) => Status::Asserted,
        _ => own.stronger(outer),
    }
}

/// What a governing word makes of what it governs, when it is stated so itself.
fn governed(effect: Effect, stated: Status) -> Status {
    match (effect, stated) {
        (Effect::Report, Status::Denied) => Status::Possible,
        (Effect::Report, _) => Status::Asserted,
        (Effect::Is(Status::Asserted), stated) => stated,
        // "did not refuse to", "did not deny that".
        (Effect::Is(Status::Denied), Status::Denied) => Status::Asserted,
        (Effect::Is(Status::Denied), Status::Possible) => Status::Possible,
        (Effect::Is(Status::Denied), _) => Status::Denied,
        // "may cancel the visit": it is still planned; "will lift the sanctions": they are still in force.
        (Effect::Is(Status::Cancelled), Status::Asserted | Status::Cancelled | Status::Ended) => {
            Status::Cancelled
        }
        (Effect::Is(Status::Cancelled), _) => Status::Planned,
        (Effect::Is(effect @ (Status::Ended | Status::Suspended)), stated) => match stated {
            Status::Denied | Status::Planned | Status::Possible => Status::Asserted,
            _ => effect,
        },
        (Effect::Is(effect), stated) => effect.stronger(stated),
    }
}

