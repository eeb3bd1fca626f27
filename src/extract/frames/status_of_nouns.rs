//! How a sentence states what a noun of action says: by its determiner and adjectives, and by what governs it.

use super::mood::Effect;
use super::roles::Roles;
use crate::model::Status;

impl Roles<'_> {
    /// What a verb makes of its noun: "the takeover collapsed" is none, "the talks collapsed" were some.
    fn of_both(&self, role: &str, verb: usize, noun: usize) -> Option<Effect> {
        let tree = self.tree;
        let particle = tree.kid(verb, &["prt"]);
        let particle = particle.map_or_else(String::new, |p| format!("_{}", tree.norm(p)));
        let both = format!("{}{particle} {}", tree.lemma(verb), tree.lemma(noun));
        let effect = self.moods.effect(role, &both);
        effect.or_else(|| self.governs(role, verb))
    }

    /// What a noun's determiner, adjectives and participles say.
    pub(super) fn own_of_noun(&self, noun: usize, left: usize) -> Status {
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
                        status = status.stronger(self.governed(effect, of_verb));
                    }
                }
                "relcl" => {
                    // "talks that were called off", "a visit which is planned".
                    let subject = tree.kid(kid, &["nsubjpass", "dobj"]);
                    let effect = self.governs("object", kid);
                    if let Some(effect) =
                        effect.filter(|_| subject.is_some_and(|s| tree.is_relative(s)))
                    {
                        let of_verb = self.own_of_verb(kid, left.saturating_sub(1));
                        status = status.stronger(self.governed(effect, of_verb));
                    }
                }
                _ => {}
            }
        }
        if denied { Status::Denied } else { status }
    }

    /// "lifted the sanctions that it had imposed": what becomes of what a verb in a clause of its noun has done.
    /// Only where it is so: not "if it lifts them".
    pub(super) fn undone(&self, verb: usize, left: usize) -> Option<Status> {
        let tree = self.tree;
        let object = tree.kid(verb, &["dobj"]);
        let clause = tree.relation(verb) == "relcl" && object.is_some_and(|o| tree.is_relative(o));
        let noun = tree.head(verb).filter(|_| clause)?;
        let head = tree.head(noun).filter(|_| tree.relation(noun) == "dobj")?;
        let effect = self.of_both("object", head, noun)?;
        let status = self.governed(effect, self.stated_from(head, left, &mut None));
        matches!(
            status,
            Status::Ended | Status::Suspended | Status::Cancelled
        )
        .then_some(status)
    }

    /// What governs a noun of action says of it.
    pub(super) fn outer_of_noun(
        &self,
        noun: usize,
        left: usize,
        saying: &mut Option<usize>,
    ) -> Status {
        let tree = self.tree;
        let counted = noun;
        let noun = self.measure_of(noun).unwrap_or(noun);
        let Some(head) = tree.head(noun) else {
            return Status::Asserted;
        };
        let mut of = |word: usize| self.stated_from(word, left, saying);
        // "put the visit on hold", "the suit was put on ice".
        let acts = matches!(
            tree.relation(noun),
            "dobj" | "nsubjpass" | "nsubj" | "csubj"
        );
        if let Some(state) = self.state(head).filter(|_| acts && tree.is_verb(head)) {
            return self.governed(state, of(head));
        }
        if let Some(carrier) = self.carrier(noun) {
            return of(carrier);
        }
        match tree.relation(noun) {
            "dobj" | "nsubjpass" if tree.is_verb(head) => {
                match self.of_both("object", head, counted) {
                    Some(effect) => self.governed(effect, of(head)),
                    None => faded(of(head)),
                }
            }
            "nsubj" | "csubj" if tree.is_verb(head) => {
                let outer = of(head);
                // "the purchase, agreed in May, was called off", where the parser joins the two.
                let mut conj = tree
                    .kids_as(head, &["conj"])
                    .filter(|c| self.is_passive(*c) && tree.kid(*c, &["nsubjpass"]).is_none());
                let joined = conj.find_map(|c| {
                    let effect = self.governs("object", c);
                    effect
                        .filter(|e| *e != Effect::Is(Status::Asserted))
                        .map(|e| (c, e))
                });
                if let Some((verb, effect)) = joined {
                    return self.governed(effect, self.own_of_verb(verb, left));
                }
                match self.of_both("subject", head, counted) {
                    Some(effect) => self.governed(effect, outer),
                    None if self.is_given(noun) => Status::Asserted,
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
                // "agreed on a visit" is a plan, "agreed on a truce" is one.
                let with_noun = || {
                    self.moods
                        .effect("object", &format!("{both} {}", tree.lemma(counted)))
                };
                if let Some(effect) = self.moods.effect("object", &both) {
                    let effect = with_noun().unwrap_or(effect);
                    let outer = of(governor);
                    // "the end of the talks was announced".
                    let over = matches!(
                        effect,
                        Effect::Ends | Effect::Drops | Effect::Is(Status::Ended)
                    ) && tree.is_noun(governor);
                    let outer = if over && outer == Status::Planned {
                        Status::Asserted
                    } else {
                        outer
                    };
                    return self.governed(effect, outer);
                }
                if let Some(status) = self.moods.status("preposition", &both) {
                    return status;
                }
                if tree.is_noun(governor) {
                    return match self.moods.effect("object", tree.lemma(governor)) {
                        Some(effect) => self.governed(effect, of(governor)),
                        None => Status::Asserted,
                    };
                }
                match of(governor) {
                    _ if self.is_given(noun) => Status::Asserted,
                    status => faded(status),
                }
            }
            "conj" | "appos" if tree.is_noun(head) => {
                self.outer_of_noun(head, left.saturating_sub(1), saying)
            }
            "attr" if tree.is_verb(head) => of(head),
            _ => Status::Asserted,
        }
    }

    /// "the arrest of Hall", "their treaty": of what the sentence speaks as known, it does not say whether it happened.
    fn is_given(&self, noun: usize) -> bool {
        let tree = self.tree;
        let known = |d: usize| {
            tree.relation(d) == "poss" || matches!(tree.norm(d), "the" | "this" | "that")
        };
        self.moods.status("given", tree.lemma(noun)).is_some()
            && tree.kids_as(noun, &["det", "poss"]).any(known)
            && tree.kids_as(noun, &["prep"]).any(|p| tree.norm(p) != "for")
    }

    /// "is possible", "are on hold", "is off": what a verb of being says of its subject.
    fn state(&self, verb: usize) -> Option<Effect> {
        let tree = self.tree;
        for kid in tree.kids(verb) {
            let found = match tree.relation(kid) {
                // "broke off": a verb of its own, and no state.
                "prt" if self.governs("object", verb).is_some() => None,
                "acomp" | "advmod" | "prt" | "oprd" => self.moods.effect("state", tree.norm(kid)),
                "prep" => tree.kid(kid, &["pobj"]).and_then(|o| {
                    let both = format!("{} {}", tree.norm(kid), tree.norm(o));
                    self.moods.effect("state", &both)
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
