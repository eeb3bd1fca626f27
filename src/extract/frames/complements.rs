//! What stands below a verb or noun: to what and to whom it is done, its clauses, its adverbs, what stands behind its
//! prepositions, and what is joined to a noun.

use super::roles::{FARTHEST, Roles};

impl Roles<'_> {
    /// To what it is done.
    pub fn object(&self, verb: usize) -> Vec<usize> {
        let tree = self.tree;
        let mut objects: Vec<usize> = tree.kids_as(verb, &["dobj"]).collect();
        // "which Norway accuses Peru of arming": whom it accuses is Peru.
        if objects.iter().any(|o| !tree.is_relative(*o)) {
            objects.retain(|o| !tree.is_relative(*o));
        }
        let objects: Vec<usize> = objects.into_iter().map(|o| self.meant(o)).collect();
        // "was granted asylum": not who was granted it.
        if self.is_passive(verb) && objects.is_empty() {
            return self.named_among(self.surface(verb, FARTHEST));
        }
        if !objects.is_empty() {
            return objects;
        }
        // "the man that Hall met": the object is what the clause describes.
        if tree.relation(verb) == "relcl" {
            let subject = tree.kid(verb, &["nsubj"]);
            // "the city he lived in" is no object, "the party he founded in May" is one.
            let stranded = |p: usize| tree.kid(p, &["pobj", "pcomp"]).is_none();
            let open = tree.kid(verb, &["ccomp", "xcomp"]).is_none()
                && !tree.kids_as(verb, &["prep"]).any(stranded);
            if subject.is_some_and(|s| !tree.is_relative(s)) && open {
                return tree.head(verb).into_iter().collect();
            }
        }
        // "named Hall chief executive", where the parser takes it for one noun phrase.
        for title in tree.kids_as(verb, &["oprd"]) {
            let mut names = tree.kids_as(title, &["nmod", "compound"]);
            if let Some(name) = names.find(|n| self.owners.at(*n).is_some()) {
                return vec![name];
            }
        }
        // "praised and thanked Hall".
        let next = tree.kids_as(verb, &["conj"]).find(|c| tree.is_verb(*c));
        match next {
            Some(next)
                if tree
                    .kid(verb, &["prep", "ccomp", "xcomp", "acomp", "attr"])
                    .is_none() =>
            {
                let own = tree.kids_as(next, &["nsubj", "nsubjpass"]).next();
                if own.is_some() {
                    return Vec::new();
                }
                tree.kids_as(next, &["dobj"]).collect()
            }
            _ => Vec::new(),
        }
    }

    /// To whom it is said or given; an object before a clause is one: "told Hall that", "urged Hall to".
    pub fn indirect(&self, verb: usize) -> Vec<usize> {
        let datives = self.tree.kids_as(verb, &["dative"]);
        let bare = datives.filter(|d| !matches!(self.tree.tag(*d), "IN" | "TO"));
        let found: Vec<usize> = bare.map(|d| self.meant(d)).collect();
        if !found.is_empty() {
            return found;
        }
        if !self.clause(verb).is_empty() {
            return self.object(verb);
        }
        let tree = self.tree;
        if self.is_passive(verb) && tree.kid(verb, &["dobj"]).is_some() {
            return self.surface(verb, FARTHEST);
        }
        // "lends India 190 billion yen", where the parser takes both for objects.
        let objects: Vec<usize> = tree.kids_as(verb, &["dobj"]).collect();
        if let [first, _, ..] = objects.as_slice()
            && self.owners.at(*first).is_some()
        {
            return vec![*first];
        }
        // "sent Peru two hospitals", "sent Peru tents", where the parser takes it for one noun phrase.
        for object in tree.kids_as(verb, &["dobj"]) {
            let mut names = tree.kids_as(object, &["nmod", "compound"]);
            let apart = |n: usize| matches!(tree.tag(n + 1), "CD" | "DT" | "PRP$" | "JJ" | "NNS");
            if let Some(name) = names.find(|n| self.owners.at(*n).is_some() && apart(*n)) {
                return vec![name];
            }
        }
        Vec::new()
    }

    /// "Among those arrested were Hall and Larsen": whom the sentence says to be among them.
    fn named_among(&self, nouns: Vec<usize>) -> Vec<usize> {
        let tree = self.tree;
        let [those] = nouns[..] else {
            return nouns;
        };
        let among = tree.head(those).filter(|p| tree.norm(*p) == "among");
        let is = among.and_then(|p| tree.head(p));
        let is = is.filter(|v| tree.lemma(*v) == "be" && self.owners.at(those).is_none());
        let named = is.map_or_else(Vec::new, |v| tree.kids_as(v, &["attr", "nsubj"]).collect());
        if named.is_empty() { nouns } else { named }
    }

    /// The verb of a complement.
    pub fn clause(&self, word: usize) -> Vec<usize> {
        let tree = self.tree;
        let verbs = |of: usize, relations| {
            let complements = tree.kids_as(of, relations);
            // "Larsen demanded that he resign; he refused": the parser may take the one for what the other says.
            let apart = |c: &usize| (*c..of).any(|i| tree.norm(i) == ";");
            let complements = complements.filter(|c| !apart(c));
            complements.filter(|c| tree.is_verb(*c)).collect()
        };
        let mut found: Vec<usize> = verbs(word, &["ccomp", "xcomp", "acl"]);
        // "48 hours to leave", "a plan to leave": the parser may take it for a clause that describes the noun.
        if found.is_empty() && !tree.is_verb(word) {
            let to = |v: &usize| {
                let mut aux = tree.kids_as(*v, &["aux"]);
                tree.tag(*v) == "VB" && aux.any(|a| tree.norm(a) == "to")
            };
            found = tree.kids_as(word, &["relcl"]).filter(to).collect();
        }
        // "looks into whether Hall took bribes"
        if found.is_empty() && tree.is_verb(word) {
            let asked = tree.kids_as(word, &["prep"]);
            let asked = asked.flat_map(|p| tree.kids_as(p, &["pcomp"]).collect::<Vec<_>>());
            let whether = |v: &usize| {
                let mut marks = tree.kids_as(*v, &["mark"]);
                tree.is_verb(*v) && marks.any(|m| tree.norm(m) == "whether")
            };
            found = asked.filter(whether).collect();
        }
        // "urged Lima on Monday to open its ports": behind a time the parser takes the infinitive for a purpose.
        if found.is_empty() && tree.is_verb(word) && self.governs("clause", word).is_some() {
            found = self.purpose(word);
        }
        // "repeated its demand on Monday that Norway pay": the parser may hang the clause on the verb.
        match self.carrier(word).filter(|_| found.is_empty()) {
            Some(carrier) if !tree.is_verb(word) => verbs(carrier, &["ccomp"]),
            _ => found,
        }
    }

    /// How it is done: a verb's adverbs, a noun's adjectives and the noun before it.
    pub fn manner(&self, word: usize) -> Vec<usize> {
        let tree = self.tree;
        if !tree.is_verb(word) {
            return tree.kids_as(word, &["amod", "compound", "nmod"]).collect();
        }
        let mut found: Vec<usize> = tree.kids_as(word, &["advmod", "neg"]).collect();
        // "drafted it together with Hall": the adverb hangs on the preposition.
        let with = tree.kids_as(word, &["prep"]);
        for with in with.filter(|p| tree.norm(*p) == "with") {
            found.extend(tree.kids_as(with, &["advmod"]));
        }
        found
    }

    /// What it is done for: the infinitive of "was in Lima to sign the treaty".
    pub fn purpose(&self, verb: usize) -> Vec<usize> {
        let tree = self.tree;
        let to = |v: &usize| tree.kids_as(*v, &["aux"]).any(|a| tree.norm(a) == "to");
        let clauses = tree.kids_as(verb, &["advcl", "xcomp"]);
        clauses.filter(|v| tree.tag(*v) == "VB" && to(v)).collect()
    }

    /// What is said of a subject: "is an ally of".
    pub fn about(&self, verb: usize) -> Vec<usize> {
        let said = self.tree.kids_as(verb, &["attr", "acomp", "oprd"]);
        said.filter(|s| self.owners.at(*s).is_none()).collect()
    }

    /// What stands behind a preposition of a verb or noun; of a noun that a light verb carries, behind that verb's, too.
    pub fn preposition(&self, word: usize, preposition: &str) -> Vec<usize> {
        let mut found = self.own_preposition(word, preposition);
        if found.is_empty() && !self.tree.is_verb(word) {
            if let Some(measure) = self.measure_of(word) {
                found = self.own_preposition(measure, preposition);
            }
            if found.is_empty() {
                // "put sanctions Monday on": the parser may hang it on the verb.
                let head = self.tree.head(word);
                let direct = matches!(self.tree.relation(word), "dobj" | "nsubjpass");
                let verb = self.carrier(word).or(head.filter(|_| direct));
                found = verb.map_or_else(Vec::new, |v| self.own_preposition(v, preposition));
            }
            // "sanctions imposed on", "talks that were held with".
            let participles = self.tree.kids_as(word, &["acl", "relcl"]);
            for verb in participles.filter(|v| self.is_done_to(*v)) {
                if found.is_empty() {
                    found = self.own_preposition(verb, preposition);
                }
            }
        }
        found
    }

    /// Whether a clause says what is done to the noun that it describes: "imposed on", "that were held with".
    fn is_done_to(&self, verb: usize) -> bool {
        let tree = self.tree;
        let relative = || {
            let subject = tree.kid(verb, &["nsubjpass"]);
            subject.is_some_and(|s| tree.is_relative(s))
        };
        tree.tag(verb) == "VBN" && (tree.relation(verb) == "acl" || relative())
    }

    pub(super) fn own_preposition(&self, word: usize, preposition: &str) -> Vec<usize> {
        let tree = self.tree;
        let mut found = Vec::new();
        for kid in tree.kids_as(word, &["prep", "agent", "dative", "prt", "advmod", "conj"]) {
            if tree.norm(kid) == preposition && tree.relation(kid) != "prt" {
                found.extend(self.behind(kid));
            }
            // "out of", "together with"; "to and from".
            for joined in tree.kids_as(kid, &["conj", "prep"]) {
                // "the mayor of Lima and Hall of Acme": Hall's alone.
                let phrase = tree.is_verb(kid) || tree.is_noun(kid) && tree.is_noun(word);
                if tree.norm(joined) == preposition && !phrase {
                    found.extend(self.behind(joined));
                }
            }
        }
        // "a second set of guarantees from", "the return of the frescoes from".
        if found.is_empty() && tree.is_noun(word) && preposition != "of" {
            for object in tree
                .kids_as(word, &["prep"])
                .filter(|p| tree.norm(*p) == "of")
            {
                for noun in tree
                    .kids_as(object, &["pobj"])
                    .filter(|n| self.owners.at(*n).is_none())
                {
                    for hung in tree
                        .kids_as(noun, &["prep"])
                        .filter(|p| tree.norm(*p) == preposition)
                    {
                        found.extend(self.behind(hung));
                    }
                }
            }
        }
        // "spoke by video link with Hall".
        if found.is_empty() && tree.is_verb(word) && preposition == "with" {
            let adverbial = tree.kids_as(word, &["prep"]);
            for host in adverbial
                .filter(|p| matches!(tree.norm(*p), "by" | "over" | "on" | "about" | "via"))
            {
                for noun in tree.kids_as(host, &["pobj"]) {
                    for hung in tree
                        .kids_as(noun, &["prep"])
                        .filter(|p| tree.norm(*p) == preposition)
                    {
                        found.extend(self.behind(hung));
                    }
                }
            }
        }
        if found.is_empty() && !matches!(preposition, "of" | "in" | "at" | "from") {
            // "the arrest of Hall by Norway": the parser may hang it on the name before.
            for kid in tree.kids_as(word, &["prep", "dobj"]) {
                let nouns = match tree.relation(kid) {
                    "prep" => self.behind(kid),
                    _ => vec![kid],
                };
                for name in nouns.into_iter().filter(|n| self.owners.at(*n).is_some()) {
                    for hung in tree.kids_as(name, &["prep", "agent"]) {
                        if tree.norm(hung) == preposition {
                            found.extend(self.behind(hung));
                        }
                    }
                }
            }
        }
        found
    }

    /// "Lima, where he met Hall".
    pub fn is_where(&self, verb: usize) -> bool {
        let tree = self.tree;
        tree.relation(verb) == "relcl"
            && tree
                .kids_as(verb, &["advmod"])
                .any(|a| tree.norm(a) == "where")
    }

    /// "a villa in Lima, where he lives": the place that a clause describes.
    pub fn place_of_clause(&self, verb: usize) -> Option<usize> {
        let mut adverbs = self.tree.kids_as(verb, &["advmod"]);
        let there = adverbs.find(|a| self.tree.norm(*a) == "there" && self.owners.at(*a).is_some());
        there.or_else(|| {
            let clause = self.tree.up(verb).find(|v| self.is_where(*v))?;
            self.tree.head(clause)
        })
    }

    /// "the minister but not the company", "Hall, not Larsen".
    fn is_left_out(&self, first: usize, second: usize) -> bool {
        let tree = self.tree;
        let between = (first + 1..second).rev().take(8);
        let mut between = between.take_while(|i| self.owners.at(*i).is_none());
        tree.relation(second) == "conj"
            && between.any(|i| {
                tree.norm(i) == "not"
                    && !matches!(tree.norm(i + 1), "only" | "just" | "least")
                    && matches!(tree.norm(i.saturating_sub(1)), "but" | "," | "and")
            })
    }

    /// The first of the nouns that a noun is joined to: A of "A, B and C".
    pub fn first_joined(&self, noun: usize) -> usize {
        let tree = self.tree;
        let mut first = noun;
        while let Some(head) = tree.head(first)
            && tree.relation(first) == "conj"
            && tree.is_noun(head)
        {
            first = head;
        }
        first
    }

    /// A noun and those that are joined to it: "A, B and C".
    pub fn joined(&self, noun: usize) -> Vec<usize> {
        let mut all = vec![noun];
        let mut at = 0;
        while let Some(here) = all.get(at).copied() {
            at += 1;
            let tree = self.tree;
            // "A, B and C": the parser may take B for an apposition of A.
            let listed =
                |k: usize| tree.kid(k, &["cc"]).is_some() && tree.kid(k, &["conj"]).is_some();
            // "the Institute for Astronomy and the Observatory": the parser may join it to a word inside the name.
            let within = self.owners.tokens_with(here);
            let inside = within.filter(|w| *w != here);
            let inside = inside.flat_map(|w| tree.kids_as(w, &["conj"]).collect::<Vec<_>>());
            let other = inside.filter(|k| {
                self.owners.at(*k).is_some() && self.owners.at(*k) != self.owners.at(here)
            });
            all.extend(other);
            let kids = tree.kids_as(here, &["conj", "appos"]);
            let kids = kids.filter(|k| {
                tree.relation(*k) == "conj" || (listed(*k) && self.owners.at(*k).is_some())
            });
            let kids = kids.filter(|k| !self.is_left_out(here, *k));
            // "Hall, his company Acme and two other men": Acme is one of them, and not Hall.
            let own = tree
                .kids_as(here, &["appos"])
                .filter(|k| tree.kid(*k, &["poss"]).is_some());
            let named = own.flat_map(|k| tree.kids_as(k, &["appos"]).collect::<Vec<_>>());
            all.extend(named.filter(|n| listed(*n) && self.owners.at(*n).is_some()));
            all.extend(kids.filter(|k| tree.is_noun(*k) || tree.tag(*k) == "PRP"));
            if all.len() > 24 {
                break;
            }
        }
        all
    }
}
