//! Who acts in a noun of action: its possessor, what stands before or behind it, or the subject of the verb that carries it.

use super::roles::{FARTHEST, Roles};

impl Roles<'_> {
    /// Who does what a noun of action says.
    pub fn noun_subject(&self, noun: usize) -> Vec<usize> {
        self.noun_subject_from(noun, FARTHEST)
    }

    pub(super) fn noun_subject_from(&self, noun: usize, left: usize) -> Vec<usize> {
        let tree = self.tree;
        // "voiced its support": whose pronoun nothing resolves belongs to the verb's subject.
        let pronoun = |i: usize| tree.tag(i) == "PRP$" && self.owners.at(i).is_none();
        let possessor = tree.kid(noun, &["poss"]);
        let own = possessor.is_some_and(pronoun);
        if let Some(possessor) = possessor.filter(|_| !own) {
            return vec![possessor];
        }
        let mut found = self.own_preposition(noun, "by");
        if !found.is_empty() {
            return found;
        }
        if let Some(left) = left.checked_sub(1) {
            if self.carrier(noun).is_none() {
                // "rejected a Swedish offer": whose it is, before who rejects it.
                let mut near = tree.kids_as(noun, &["amod", "compound", "nmod"]);
                let named =
                    near.find(|k| self.owners.at(*k).is_some() || self.countries.contains(k));
                if let Some(named) = named {
                    return vec![named];
                }
            }
            if let Some(verb) = self.carrier(noun).or_else(|| self.ruler(noun, own)) {
                // "dismissed an appeal made by Norway": whoever made it, before who dismisses it.
                let mut made = tree.kids_as(noun, &["acl"]);
                let made = made.find(|v| self.moods.is_light(tree.lemma(*v)));
                found = made.map_or_else(Vec::new, |made| self.agent(made));
                if found.is_empty() {
                    found = self.subject_from(verb, left);
                }
            }
            // "Ahead of talks with Hall, Larsen said": the subject of the sentence takes part.
            let with = !self.own_preposition(noun, "with").is_empty();
            let to = !self.own_preposition(noun, "to").is_empty();
            let against = !self.own_preposition(noun, "against").is_empty();
            // "In an attack on Lima, Norway killed ten".
            let opens = self.frame_of(noun).is_some_and(|verb| verb > noun);
            let on = opens && !self.own_preposition(noun, "on").is_empty();
            if found.is_empty()
                && (with || to || against || on)
                && let Some(verb) = self.frame_of(noun)
            {
                found = self.surface(verb, left);
            }
            // "Larsen will fly to Lima; a meeting with Hall is possible."
            if found.is_empty()
                && with
                && let Some(verb) = self.clause_before(noun)
            {
                found = self.surface(verb, left);
            }
            let clause = tree.kids_as(noun, &["acl", "relcl"]);
            for verb in clause.filter(|_| found.is_empty()) {
                if self.moods.is_light(tree.lemma(verb)) {
                    return self.agent(verb);
                }
            }
        }
        if found.is_empty()
            && let Some((verb, left)) = self.summed_up(noun).zip(left.checked_sub(1))
        {
            found = self.subject_from(verb, left);
        }
        if found.is_empty() {
            // "the Norwegian attack", "U.S. sanctions".
            found = tree
                .kids_as(noun, &["amod", "compound", "nmod"])
                .filter(|k| tree.norm(*k) != "-")
                .collect();
        }
        if found.is_empty()
            && let Some((measure, left)) = self.measure_of(noun).zip(left.checked_sub(1))
        {
            found = self.noun_subject_from(measure, left);
        }
        found
    }

    /// "Hall said that it was illegal, a claim that Larsen rejects": the verb of what the noun sums up.
    fn summed_up(&self, noun: usize) -> Option<usize> {
        let tree = self.tree;
        let article = tree.kid(noun, &["det"])?;
        let apart = article
            .checked_sub(1)
            .is_some_and(|i| tree.norm(i) == "," && i >= tree.range().start);
        tree.kid(noun, &["relcl"])?;
        if !apart || !matches!(tree.norm(article), "a" | "an") {
            return None;
        }
        let mut verbs = tree.up(noun).skip(1).filter(|v| tree.is_verb(*v));
        verbs.find(|v| !matches!(tree.relation(*v), "ccomp" | "xcomp" | "pcomp"))
    }

    /// The head of "a round of talks", "two days of meetings".
    pub fn measure_of(&self, noun: usize) -> Option<usize> {
        let tree = self.tree;
        let of = tree.head(noun).filter(|_| tree.relation(noun) == "pobj")?;
        let measure = tree.head(of).filter(|_| tree.norm(of) == "of")?;
        self.moods
            .is_measure(tree.lemma(measure))
            .then_some(measure)
    }

    /// The verb whose subject is the one who acts in its object: "cancelled talks", "proposed a visit", "praised its deal".
    fn ruler(&self, noun: usize, own: bool) -> Option<usize> {
        let tree = self.tree;
        // "called for an attack on Lima" asks others, "called for talks with Hall" is of both.
        let alone = !own && self.own_preposition(noun, "with").is_empty();
        let noun = self.measure_of(noun).unwrap_or(noun);
        let head = tree.head(noun)?;
        if tree.relation(noun) == "pobj" {
            // "withdrew from talks", "agreed to talks".
            let verb = tree.head(head).filter(|v| tree.is_verb(*v))?;
            let both = format!("{} {}", tree.lemma(verb), tree.norm(head));
            let acts = self.moods.rules(&both) && !(alone && self.moods.asks_others(&both));
            return acts.then_some(verb);
        }
        if alone && self.moods.asks_others(tree.lemma(head)) {
            return None;
        }
        let rules = tree.relation(noun) == "dobj"
            && tree.is_verb(head)
            && (own || self.governs("object", head).is_some());
        rules.then_some(head)
    }

    /// The verb that happens before, after or at a noun of action.
    fn frame_of(&self, noun: usize) -> Option<usize> {
        let tree = self.tree;
        let noun = self.measure_of(noun).unwrap_or(noun);
        let mut preposition = tree.head(noun).filter(|_| tree.relation(noun) == "pobj")?;
        if tree.norm(preposition) == "of" {
            preposition = tree
                .head(preposition)
                .filter(|p| tree.norm(*p) == "ahead")?;
        }
        let frames = matches!(
            tree.norm(preposition),
            "ahead" | "before" | "after" | "during" | "following" | "at" | "on" | "in" | "under"
        );
        let verb = tree.head(preposition).filter(|_| frames)?;
        tree.is_verb(verb).then_some(verb)
    }

    /// The verb of the clause before that of which a noun is the subject.
    fn clause_before(&self, noun: usize) -> Option<usize> {
        let tree = self.tree;
        let subject = matches!(tree.relation(noun), "nsubj" | "nsubjpass");
        let verb = tree.head(noun).filter(|v| subject && tree.is_verb(*v))?;
        match tree.relation(verb) {
            // "He will not go on, although a meeting with Hall is possible."
            "conj" | "advcl" => tree.head(verb).filter(|h| tree.is_verb(*h) && *h < noun),
            _ => {
                let mut clauses = tree.kids_as(verb, &["ccomp"]);
                clauses.find(|c| tree.is_verb(*c) && *c < noun)
            }
        }
    }

    /// The light verb that carries a noun of action: "held talks", "talks were held", "travelled for talks", "is in talks".
    pub fn carrier(&self, noun: usize) -> Option<usize> {
        let tree = self.tree;
        let noun = self.measure_of(noun).unwrap_or(noun);
        let head = tree.head(noun)?;
        if let Some(preposition) = self.orphan_before(noun) {
            let verb = tree.head(preposition)?;
            let carries = self.moods.carries(tree.lemma(verb), tree.norm(preposition));
            return (tree.is_verb(verb) && carries).then_some(verb);
        }
        match tree.relation(noun) {
            // "put pressure on", but "put off a visit to".
            "dobj" | "nsubjpass" if tree.is_verb(head) => {
                let particle = tree.kid(head, &["prt"]).map(|p| tree.norm(p));
                let both = particle.map(|p| format!("{}_{p}", tree.lemma(head)));
                let other = both.is_some_and(|both| self.moods.effect("object", &both).is_some());
                (self.moods.carries(tree.lemma(head), "object") && !other).then_some(head)
            }
            "pobj" => {
                let verb = tree.head(head)?;
                let carries =
                    tree.is_verb(verb) && self.moods.carries(tree.lemma(verb), tree.norm(head));
                carries.then_some(verb)
            }
            "conj" if tree.is_noun(head) => self.carrier(head),
            _ => None,
        }
    }

    /// "were in Berlin for talks with Hall focused on": the parser takes the talks for the subject of "focused", and leaves
    /// the preposition before them alone.
    fn orphan_before(&self, noun: usize) -> Option<usize> {
        let tree = self.tree;
        if tree.relation(noun) != "nsubj" {
            return None;
        }
        let first = tree.kids(noun).next().map_or(noun, |k| k.min(noun));
        let before = first.checked_sub(1)?;
        let alone = tree.relation(before) == "prep" && tree.kids(before).next().is_none();
        (alone && before >= tree.range().start).then_some(before)
    }

    /// Who leads a delegation: "led by Hall", "is headed by Hall".
    pub fn leader(&self, noun: usize) -> Option<usize> {
        let tree = self.tree;
        let leads = |v: usize| matches!(tree.lemma(v), "lead" | "head") && tree.tag(v) == "VBN";
        let inside = tree.kids_as(noun, &["acl", "relcl"]).find(|v| leads(*v));
        let above = tree
            .head(noun)
            .filter(|v| leads(*v) && tree.relation(noun) == "nsubjpass");
        let verb = inside.or(above)?;
        self.agent(verb).first().copied()
    }

    /// What a noun is said to be: "the winner was Hall", but not "would be", "was not".
    pub(super) fn predicates(&self, noun: usize) -> Vec<usize> {
        let tree = self.tree;
        let verb = tree.head(noun).filter(|v| {
            tree.relation(noun) == "nsubj"
                && tree.lemma(*v) == "be"
                && tree.kid(*v, &["neg", "aux", "mark"]).is_none()
        });
        verb.map_or_else(Vec::new, |v| tree.kids_as(v, &["attr"]).collect())
    }
}
