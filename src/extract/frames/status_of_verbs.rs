//! How a sentence states what a verb says: its auxiliaries, negations and adverbs, and the words that govern it.

use super::mood::Effect;
use super::roles::Roles;
use crate::model::{Shape, Status};

impl Roles<'_> {
    /// What a verb's own auxiliaries, negations and adverbs say.
    pub(super) fn own_of_verb(&self, verb: usize, left: usize) -> Status {
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
                        let would = norm == "would";
                        let found = match found {
                            // "who would later be": and so he was.
                            _ if would && self.is_since(verb) => Status::Asserted,
                            _ if would && self.is_reported(verb) => Status::Planned,
                            found => found,
                        };
                        status = status.stronger(found);
                    }
                }
                "neg" => denied |= self.negates(kid),
                "advmod" if matches!(norm, "not" | "n't") => denied |= self.negates(kid),
                "advmod" | "npadvmod" if norm == "longer" && self.is_after_no(kid) => {
                    status = status.stronger(Status::Ended);
                }
                "prep" if self.is_never(kid) => denied = true,
                // "added without being asked": it is the asking that did not happen.
                "prep" if tree.kid(kid, &["pcomp"]).is_some() => {}
                // "was shot, allegedly by Hall": shot he was.
                "agent" if self.tells_agent.get() => {
                    let adverbs = tree.kids_as(kid, &["advmod"]);
                    let found = adverbs.filter_map(|a| self.moods.status("adverb", tree.norm(a)));
                    status = found.fold(status, Status::stronger);
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
        // "Hall to leave Acme": a headline.
        let to = || tree.kids_as(verb, &["aux"]).any(|a| tree.norm(a) == "to");
        if tree.tag(verb) == "VB" && tree.head(verb).is_none() && subject && to() {
            status = status.stronger(Status::Planned);
        }
        if self.is_inverted(verb) {
            status = status.stronger(Status::Possible);
        }
        // "would have met him if": it did not happen.
        let would = tree
            .kids_as(verb, &["aux"])
            .any(|a| tree.norm(a) == "would");
        let unmet = || self.condition(verb) == Status::Possible || self.had_anybody();
        denied |= would && self.has_perfect(verb) && unmet();
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
        // "will not meet him unless": it may come to it.
        let excepted = |clause: usize| {
            let mut marks = tree.kids_as(clause, &["mark"]);
            marks.any(|m| self.moods.status("exception", tree.norm(m)).is_some())
        };
        match denied {
            true if tree.kids_as(verb, &["advcl"]).any(excepted) => Status::Possible,
            true => Status::Denied,
            false => status,
        }
    }

    /// "Will Hall meet", "Should Hall meet": the auxiliary opens the sentence, before the subject.
    fn is_inverted(&self, verb: usize) -> bool {
        let tree = self.tree;
        let Some(subject) = tree.kid(verb, &["nsubj", "nsubjpass"]) else {
            return false;
        };
        let first = tree.range().find(|i| {
            tree.token(*i)
                .is_some_and(|t| t.shape != Shape::Punctuation)
        });
        let mut aux = tree.kids_as(verb, &["aux", "auxpass"]);
        aux.any(|a| Some(a) == first && a < subject)
    }

    /// "would later be", "would eventually become".
    fn is_since(&self, verb: usize) -> bool {
        let tree = self.tree;
        let mut adverbs = tree.kids_as(verb, &["advmod"]);
        adverbs.any(|a| self.moods.status("since", tree.norm(a)).is_some())
            && tree.kid(verb, &["advcl"]).is_none()
    }

    /// "no longer", "not any longer".
    fn is_after_no(&self, longer: usize) -> bool {
        let before = longer.checked_sub(1).map_or("", |i| self.tree.norm(i));
        matches!(before, "no" | "any")
    }

    /// "at no point", "in no way", "under no circumstances".
    fn is_never(&self, preposition: usize) -> bool {
        let tree = self.tree;
        tree.kids_as(preposition, &["pobj"]).any(|noun| {
            self.moods.status("adverb", tree.lemma(noun)) == Some(Status::Denied)
                && tree.kids_as(noun, &["det"]).any(|d| tree.norm(d) == "no")
        })
    }

    /// "not only", "not just" deny nothing.
    fn negates(&self, negation: usize) -> bool {
        let next = self.tree.norm(negation + 1);
        !matches!(next, "only" | "just" | "merely" | "simply" | "least")
    }

    /// Whether a verb stands in what someone said.
    pub(super) fn is_reported(&self, verb: usize) -> bool {
        let tree = self.tree;
        let head = tree.head(verb).filter(|_| tree.relation(verb) == "ccomp");
        head.is_some_and(|h| self.moods.effect("clause", tree.lemma(h)).is_some())
    }

    /// "decided to invade", "the decision to invade".
    pub(super) fn is_decided(&self, verb: usize) -> bool {
        let tree = self.tree;
        let clause = matches!(tree.relation(verb), "xcomp" | "acl");
        let head = tree.head(verb).filter(|_| clause);
        head.is_some_and(|h| self.governs("performs", h).is_some())
    }

    /// What the word that governs a verb says of it.
    pub(super) fn outer_of_verb(
        &self,
        verb: usize,
        left: usize,
        saying: &mut Option<usize>,
    ) -> Status {
        let tree = self.tree;
        let Some(head) = tree.head(verb) else {
            return self.condition(verb);
        };
        // "Hall is her cousin; the two have not spoken": two sentences in one.
        if tree.relation(verb) == "ccomp"
            && verb < head
            && (verb..head).any(|i| tree.norm(i) == ";")
        {
            return self.condition(verb);
        }
        let to = tree.kids_as(verb, &["aux"]).any(|a| tree.norm(a) == "to");
        let mark = tree.kids_as(verb, &["mark", "advmod"]);
        let marked = mark
            .filter_map(|m| self.moods.status("mark", tree.norm(m)))
            .next();
        // "was the first country to recognise Lima".
        let first = |k: usize| {
            let one = ["first", "second", "third", "last", "only"];
            tree.tag(k) == "JJS" || one.contains(&tree.norm(k))
        };
        if to && tree.is_noun(head) && tree.kids_as(head, &["amod"]).any(first) {
            return self.stated_from(head, left, saying);
        }
        match tree.relation(verb) {
            "conj" | "dep" if tree.is_verb(head) && head < verb => {
                // "claims to have left the party and denounced Hall": what is finite stands beside what is.
                let infinitive = |v: usize| tree.kids_as(v, &["aux"]).any(|a| tree.norm(a) == "to");
                let finite = matches!(tree.tag(verb), "VBD" | "VBZ") && infinitive(head);
                let first = tree.head(head).filter(|h| finite && tree.is_verb(*h));
                self.outer_of_verb(first.unwrap_or(head), left.saturating_sub(1), saying)
            }
            "ccomp" | "xcomp" | "acl" | "acomp" | "oprd" if !self.quotes(verb, head) => {
                let role = if tree.is_verb(head) && self.is_passive(head) {
                    "passive"
                } else {
                    "clause"
                };
                let lemma = tree.lemma(verb);
                // "decided to allow": by that it is allowed. "tried to kill": he lives.
                let pair = |outer, inner| {
                    let fits = self.moods.effect(inner, lemma).is_some();
                    fits.then(|| self.governs(outer, head)).flatten()
                };
                let paired =
                    || pair("performs", "performed").or_else(|| pair("attempts", "attempted"));
                // "had to leave".
                let obliged = || {
                    let past = tree.tag(head) == "VBD";
                    past.then(|| self.governs("obliges", head)).flatten()
                };
                let effect = (to.then(|| paired().or_else(obliged)).flatten())
                    .or_else(|| to.then(|| self.governs("infinitive", head)).flatten())
                    .or_else(|| self.governs(role, head))
                    .or_else(|| self.governs("clause", head));
                // "A court jailed Hall, he was ordered to pay": two sentences in one.
                let spliced = tree.relation(verb) == "ccomp" && verb < head && role == "passive";
                let effect = effect.filter(|e| !spliced || *e == Effect::Report);
                if effect == Some(Effect::Report) && saying.is_none() {
                    *saying = Some(head);
                }
                let subject = tree.kid(verb, &["nsubj", "nsubjpass"]).is_some();
                let participle = tree.relation(verb) == "acl" && !to && !subject;
                let outer = match effect {
                    Some(_) if participle && tree.tag(verb) == "VBN" => Status::Asserted,
                    Some(effect) => match self.stated_from(head, left, saying) {
                        // "rejected reports that".
                        Status::Denied if tree.is_noun(head) => Status::Denied,
                        stated => self.governed(effect, stated),
                    },
                    None if to => Status::Possible.stronger(self.stated_from(head, left, saying)),
                    None if participle => Status::Asserted,
                    // "She was born in Lima and studied with Hall, to whom she has not spoken": two clauses, side by side.
                    None if tree.relation(verb) == "ccomp" && verb < head => Status::Asserted,
                    None => match self.stated_from(head, left, saying) {
                        Status::Denied => Status::Possible,
                        other => other,
                    },
                };
                let outer = match self.but(head) {
                    Some(but) if matches!(outer, Status::Planned | Status::Possible) => but,
                    _ => outer,
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
                // "hard to win with Lima backing her".
                if tree.norm(head) == "with" && tree.kid(verb, &["nsubj"]).is_some() {
                    return Status::Asserted;
                }
                // "look forward to meeting Hall and to working with him".
                let first = tree.head(governor);
                let first = first.filter(|_| matches!(tree.tag(governor), "IN" | "TO"));
                let governor = first.unwrap_or(governor);
                let preposition = tree.norm(head);
                let alone = ["gerund", "preposition"];
                if let Some(status) = alone.iter().find_map(|r| self.moods.status(r, preposition)) {
                    return status;
                }
                let both = format!("{}_{preposition}", tree.lemma(governor));
                let effect = self.moods.effect("clause", &both);
                // "pleaded not guilty to killing Hall"
                if effect.is_some()
                    && tree.kid(governor, &["neg"]).is_some()
                    && !tree.is_verb(governor)
                {
                    return Status::Denied;
                }
                // "dismissed for refusing", but "dismissed reports that".
                let plain = self.governs("clause", governor);
                let denied = Some(Effect::Is(Status::Denied));
                let plain = plain.filter(|_| preposition != "for" || plain != denied);
                match effect.or(plain) {
                    Some(effect) => self.governed(effect, self.stated_from(governor, left, saying)),
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
                    // "had refused for years to meet", where the parser takes the infinitive for a purpose.
                    None if to && self.governs("clause", head).is_some() => {
                        let effect = self
                            .governs("infinitive", head)
                            .or_else(|| self.governs("clause", head));
                        effect.map_or(main, |effect| self.governed(effect, main))
                    }
                    // "ruled out buying", likewise.
                    None if tree.tag(verb) == "VBG"
                        && (head..verb).len() < 4
                        && matches!(
                            self.governs("clause", head),
                            Some(Effect::Is(Status::Denied | Status::Ended))
                        ) =>
                    {
                        self.governs("clause", head)
                            .map_or(main, |effect| self.governed(effect, main))
                    }
                    // "returned to become", but "studied to become".
                    None if to
                        && matches!(tree.tag(head), "VBD" | "VBN")
                        && self.moods.effect("result", tree.lemma(verb)).is_some()
                        && self.governs("pursues", head).is_none() =>
                    {
                        main
                    }
                    None if to => Status::Planned.stronger(main),
                    None if matches!(main, Status::Planned | Status::Possible)
                        && matches!(tree.tag(verb), "VBZ" | "VBP" | "VBG") =>
                    {
                        main
                    }
                    None => Status::Asserted,
                }
            }
            // "in talks to buy": the parser may take it for a clause that describes the talks.
            "relcl" if to && tree.is_noun(head) && self.governs("clause", head).is_some() => {
                let effect = self.governs("clause", head);
                let outer = self.stated_from(head, left, saying);
                effect.map_or(outer, |effect| self.governed(effect, outer))
            }
            _ => marked.unwrap_or(Status::Asserted),
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

    /// "If the truce holds, Hall will meet Larsen", "were the truce to hold": no condition of what has happened.
    fn condition(&self, verb: usize) -> Status {
        let tree = self.tree;
        let modal = tree.kids_as(verb, &["aux"]).any(|a| tree.tag(a) == "MD");
        if !modal && !matches!(tree.tag(verb), "VB" | "VBP" | "VBZ") {
            return Status::Asserted;
        }
        let mut found = Status::Asserted;
        for clause in tree.kids_as(verb, &["advcl"]) {
            for mark in tree.kids_as(clause, &["mark"]) {
                if let Some(status) = self.moods.status("condition", tree.norm(mark)) {
                    found = found.stronger(status);
                }
            }
            let subject = tree.kid(clause, &["nsubj", "nsubjpass"]);
            let mut aux = tree.kids_as(clause, &["aux", "auxpass"]);
            let inverted = aux.any(|a| {
                matches!(tree.norm(a), "should" | "were" | "had") && subject.is_some_and(|s| a < s)
            });
            if inverted {
                found = found.stronger(Status::Possible);
            }
        }
        found
    }

    /// "had anybody asked": whether a clause of the sentence has its "had" before its subject; the parser may take it for a verb
    /// of its own.
    fn had_anybody(&self) -> bool {
        let tree = self.tree;
        tree.range().filter(|i| tree.norm(*i) == "had").any(|had| {
            let above = tree.head(had).filter(|v| *v > had);
            let below = tree.kid(had, &["ccomp"]);
            let verb = above.or(below).filter(|v| tree.tag(*v) == "VBN");
            let subject = verb.and_then(|v| tree.kid(v, &["nsubj", "nsubjpass"]));
            let own = tree.kid(had, &["nsubj", "nsubjpass"]);
            own.is_none() && subject.is_some_and(|s| s > had)
        })
    }

    /// "was due to meet Hall but cancelled": what a later verb says of the plan.
    pub(super) fn but(&self, verb: usize) -> Option<Status> {
        let tree = self.tree;
        let but = tree.kids_as(verb, &["cc"]).any(|cc| tree.norm(cc) == "but");
        // "but the trip was called off", not "but a visit by Miller was".
        let same = |later: usize| match tree.kid(later, &["nsubj", "nsubjpass"]) {
            None => true,
            Some(subject) => {
                let definite = tree
                    .kids_as(subject, &["det"])
                    .any(|d| tree.norm(d) != "a" && tree.norm(d) != "an");
                tree.tag(subject) == "PRP" || (definite && tree.kid(subject, &["prep"]).is_none())
            }
        };
        let conj = tree.kids_as(verb, &["conj"]);
        let mut later = conj.filter(|c| but && tree.is_verb(*c) && *c > verb && same(*c));
        // "but was forced to cancel", "but had to".
        let forced = |verb: usize| tree.kid(verb, &["xcomp"]).filter(|c| tree.is_verb(*c));
        let says = |verb: usize| match self.governs("but", verb) {
            Some(Effect::Is(status)) => Some(status),
            _ => None,
        };
        later.find_map(|later| says(later).or_else(|| says(forced(later)?)))
    }
}
