//! Who bears a noun of office, kinship or trade, and whose it is: "Norway's foreign minister, Hall", "Hall is a cousin of
//! Larsen", "named Hall as its chief executive".

use super::mood::RoleVerb;
use super::roles::Roles;

/// At most so many nouns that are joined to each other are asked.
const FARTHEST: usize = 3;

/// Who bears a noun.
pub struct Bearer {
    /// The nouns that name them.
    pub who: Vec<usize>,
    /// The verb that says so: "is", "was named".
    pub verb: Option<(usize, &'static str)>,
}

impl Roles<'_> {
    /// Who bears a noun, and the verb that says so.
    pub fn bearer(&self, noun: usize) -> Option<Bearer> {
        self.bearer_from(noun, FARTHEST)
    }

    fn bearer_from(&self, noun: usize, left: usize) -> Option<Bearer> {
        let tree = self.tree;
        let named = |who: usize| {
            let (who, verb) = (vec![who], None);
            Some(Bearer { who, verb })
        };
        if let Some(name) = self.titled(noun) {
            return named(name);
        }
        // "whom Larsen's counsel, Hall KC, accused"
        let person = |k: usize| {
            let mut before = tree.kids_as(k, &["compound"]);
            let own = self.owners.is_person(k).then_some(k);
            own.or_else(|| before.find(|c| self.owners.is_person(*c)))
        };
        let beside = tree.kids_as(noun, &["appos"]).find_map(person);
        if let Some(name) = beside {
            return named(name);
        }
        // "Hall, director of the institute in the capital, Lima": no other name than Hall's.
        let apposed = tree
            .head(noun)
            .filter(|h| tree.relation(noun) == "appos" && self.owners.is_person(*h));
        if let Some(name) = apposed {
            return named(name);
        }
        let beside = tree
            .kids_as(noun, &["appos"])
            .find(|k| self.owners.at(*k).is_some());
        if let Some(name) = beside {
            return named(name);
        }
        // "her husband, the singer Hall"
        let beside = tree
            .kids_as(noun, &["appos"])
            .filter(|k| *k > noun && tree.is_noun(*k))
            .find_map(|k| {
                let mut names = tree.kids_as(k, &["appos"]);
                self.titled(k)
                    .or_else(|| names.find(|n| self.owners.is_person(*n)))
            });
        if let Some(name) = beside {
            return named(name);
        }
        if let Some(name) = self.listed(noun) {
            return named(name);
        }
        let head = tree.head(noun)?;
        let beside = || {
            self.shared(noun)
                .or_else(|| self.behind_owner(noun))
                .and_then(named)
        };
        match tree.relation(noun) {
            "appos" => {
                // "Hall, 54, a former envoy": the parser may hang it on the age.
                let age = tree.relation(head) == "appos" || tree.tag(head) == "CD";
                let above = tree.head(head).filter(|_| age);
                let name = [Some(head), above].into_iter().flatten();
                if let Some(name) = name.into_iter().find(|n| self.owners.at(*n).is_some()) {
                    return named(name);
                }
                self.bearer_from(head, left.checked_sub(1)?)
            }
            "conj" if tree.is_noun(head) && self.owners.name_at(head).is_none() => {
                self.bearer_from(head, left.checked_sub(1)?)
            }
            // "Hall, born in Lima and a resident of Oslo".
            "conj" if tree.relation(head) == "acl" && tree.is_verb(head) => {
                let above = tree.head(head).filter(|h| self.owners.is_person(*h));
                above.and_then(named)
            }
            // "Hall, 54, president of": joined to the age.
            "conj" if tree.tag(head) == "CD" => {
                let above = tree.head(head).filter(|h| self.owners.at(*h).is_some());
                above.and_then(named)
            }
            // "nominated Hall, the governor of Ohio": he is that already.
            "oprd" | "dobj" if tree.is_verb(head) && self.behind_comma(noun) => {
                let mut objects = tree.kids_as(head, &["dobj", "nsubjpass"]);
                objects
                    .find(|o| *o != noun && self.owners.at(*o).is_some())
                    .and_then(named)
            }
            // "His successor is Hall".
            "nsubj" if tree.lemma(head) == "be" => {
                let told = tree.kids_as(head, &["attr"]);
                let told = told
                    .filter(|k| self.owners.is_person(*k))
                    .collect::<Vec<_>>();
                let verb = Some((head, "attr"));
                let who = told
                    .into_iter()
                    .filter(|k| self.owners.name_at(*k).is_some())
                    .collect::<Vec<_>>();
                (!who.is_empty())
                    .then_some(Bearer { who, verb })
                    .or_else(beside)
            }
            // "one of her lawyers, Hall,".
            "pobj" if tree.norm(head) == "of" => {
                let one = tree.head(head).filter(|one| {
                    tree.tag(*one) == "CD" || matches!(tree.norm(*one), "another" | "others")
                });
                let found = one.and_then(|one| self.bearer_from(one, left.checked_sub(1)?));
                found.or_else(beside)
            }
            "attr" | "oprd" | "dobj" | "ccomp" if tree.is_verb(head) => self
                .made(noun, head)
                .or_else(|| self.borne(head, "attr"))
                .or_else(beside),
            "pobj" if tree.norm(head) == "as" => {
                let verb = tree.head(head).filter(|v| tree.is_verb(*v))?;
                self.borne(verb, "as")
            }
            _ => beside(),
        }
    }

    /// "the leaders of the party, Hall and Larsen": the parser may take the names for more of what stands before the comma.
    fn listed(&self, noun: usize) -> Option<usize> {
        let tree = self.tree;
        if tree.tag(noun) != "NNS" {
            return None;
        }
        let of = tree.kids_as(noun, &["prep"]);
        let objects = of.flat_map(|p| tree.kids_as(p, &["pobj"]));
        let mut hosts = [noun].into_iter().chain(objects);
        hosts.find_map(|host| {
            let first = tree.kid(host, &["conj"])?;
            let alone = tree.kid(host, &["cc"]).is_none_or(|cc| cc > first);
            let fits = alone && first > noun && self.behind_comma(first);
            (fits && self.owners.is_person(first)).then_some(first)
        })
    }

    /// Whether a comma stands right before the noun's phrase.
    fn behind_comma(&self, noun: usize) -> bool {
        let tree = self.tree;
        let first = tree.kids(noun).min().map_or(noun, |k| k.min(noun));
        let before = first.checked_sub(1).filter(|b| *b >= tree.range().start);
        before.is_some_and(|b| tree.norm(b) == ",")
    }

    /// "World Bank chairman and chief executive Peter Hall".
    fn shared(&self, noun: usize) -> Option<usize> {
        let tree = self.tree;
        let title = |name: usize| {
            let mut kids = tree.kids_as(name, &["compound", "nmod"]);
            kids.any(|k| k > noun && self.owners.at(k).is_none())
        };
        let mut joined = tree.kids_as(noun, &["conj"]);
        joined.find(|k| self.owners.name_at(*k).is_some() && title(*k))
    }

    /// "Hall was on Thursday elected speaker": the parser may take the participle for an adjective.
    fn made(&self, noun: usize, verb: usize) -> Option<Bearer> {
        let tree = self.tree;
        let mut before = tree.kids_as(noun, &["amod"]);
        let makes = |k: &usize| {
            let role = self.role_verb(*k, "attr");
            tree.tag(*k) == "VBN" && role.is_some_and(|r| r.object)
        };
        let made = before.find(makes)?;
        let bare = tree.lemma(verb) == "be" && tree.kid(noun, &["det", "poss"]).is_none();
        bare.then(|| Bearer {
            who: self.surface(verb, super::roles::FARTHEST),
            verb: Some((made, "attr")),
        })
    }

    /// Who is made or is something by a verb: its object or its subject.
    fn borne(&self, verb: usize, link: &'static str) -> Option<Bearer> {
        let who = match self.role_verb(verb, link)?.object {
            true => self.object(verb),
            false => self.surface(verb, super::roles::FARTHEST),
        };
        let verb = Some((verb, link));
        (!who.is_empty()).then_some(Bearer { who, verb })
    }

    /// What a verb, with its particle, says of an office.
    pub(super) fn role_verb(&self, verb: usize, link: &str) -> Option<RoleVerb> {
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        // "was succeeded as envoy" says another thing of its subject than "succeeded".
        let passive = tree.kid(verb, &["auxpass"]).map(|_| format!("be_{lemma}"));
        let passive = passive.and_then(|both| self.moods.role_verb(&both, link));
        let particle = tree.kid(verb, &["prt"]);
        passive.or_else(
            || match particle.map(|p| format!("{lemma}_{}", tree.norm(p))) {
                Some(both) => self.moods.role_verb(&both, link),
                None => self.moods.role_verb(lemma, link),
            },
        )
    }

    /// The name whose title a noun is: "Finance Minister Peter Hall".
    pub(super) fn titled(&self, noun: usize) -> Option<usize> {
        let tree = self.tree;
        // "a company Acme bought": Acme is no such company.
        let one = |at: usize| {
            let mut determiners = tree.kids_as(at, &["det"]);
            determiners.any(|d| matches!(tree.norm(d), "a" | "an"))
        };
        let bought = |name: usize| {
            !self.owners.is_person(name)
                && tree.relation(name) == "nsubj"
                && (one(noun) || one(name))
        };
        // "the exporter Acme Foods lost money": the parser may give the verb two subjects.
        let next = noun + 1;
        if self.owners.name_at(next).is_some() {
            let top = |i: &usize| {
                tree.head(*i)
                    .is_none_or(|h| self.owners.at(h) != self.owners.at(*i))
            };
            let name = (next..tree.range().end).find(top);
            let same = |n: usize| {
                tree.head(n) == tree.head(noun) && tree.relation(n) == tree.relation(noun)
            };
            if let Some(name) = name.filter(|n| same(*n) && !bought(*n)) {
                return Some(name);
            }
        }
        let title = |i: usize| matches!(tree.relation(i), "compound" | "nmod" | "amod");
        let mut at = noun;
        for _ in 0..FARTHEST {
            at = tree.head(at).filter(|_| title(at))?;
            if self.owners.name_at(at).is_some() {
                return (at > noun && !bought(at)).then_some(at);
            }
        }
        None
    }

    /// "The leader of Acme, Maria Larsen,": the parser may hang the name on the nearer noun.
    fn behind_owner(&self, noun: usize) -> Option<usize> {
        let tree = self.tree;
        // "withdrew its ambassador to Peru, Hall": it may hang the preposition on the verb.
        let hung = tree
            .head(noun)
            .filter(|v| tree.is_verb(*v))
            .and_then(|v| tree.kids_as(v, &["prep"]).find(|p| *p == noun + 1));
        let prepositions = tree.kids_as(noun, &["prep"]).chain(hung);
        let objects = prepositions.flat_map(|p| tree.kids_as(p, &["pobj"]).collect::<Vec<_>>());
        let mut names = objects.flat_map(|o| tree.kids_as(o, &["appos"]).collect::<Vec<_>>());
        names.find(|k| self.owners.is_person(*k) && self.owners.name_at(*k).is_some())
    }

    /// Whose a noun is, the first that fits: its possessor, what stands behind "of" or "for", what stands before it. A
    /// possessor that does not fit rules out all others, unless only where it is is asked for.
    pub fn owner(&self, noun: usize, placed: bool, fits: &dyn Fn(usize) -> bool) -> Vec<usize> {
        self.owner_from(noun, placed, fits, FARTHEST)
    }

    fn owner_from(
        &self,
        noun: usize,
        placed: bool,
        fits: &dyn Fn(usize) -> bool,
        left: usize,
    ) -> Vec<usize> {
        let tree = self.tree;
        let name = self.titled(noun);
        let hosts = || [Some(noun), name].into_iter().flatten();
        let possessor = hosts()
            .flat_map(|h| tree.kids_as(h, &["poss"]).collect::<Vec<_>>())
            .find(|k| *k < noun);
        if let Some(possessor) = possessor {
            let possessor = self.antecedent(possessor);
            if !placed || fits(possessor) {
                return vec![possessor];
            }
        }
        // "Larsen's spokesman and Lima envoy": hers, both.
        let det = tree.kid(noun, &["det"]).is_some();
        let first = tree
            .head(noun)
            .filter(|_| tree.relation(noun) == "conj" && !det && possessor.is_none());
        if let Some(shared) = first.and_then(|f| tree.kid(f, &["poss"])) {
            return vec![self.antecedent(shared)];
        }
        let known = |nouns: &[usize]| nouns.iter().any(|n| fits(*n));
        for preposition in ["of", "for"] {
            let mut found = self.own_preposition(noun, preposition);
            // "the mayor of Lima and founder of the Green Party": the parser may hang both on the first.
            if let Some(first) = found.first().copied() {
                let next = tree.kids_as(noun, &["conj"]).find(|k| *k > first);
                found.retain(|o| next.is_none_or(|next| *o < next));
            }
            if known(&found) {
                return found;
            }
        }
        // "an adviser to President Hall", "to the bank", but not "the ambassador to Peru"; "an exporter from Lima".
        let advises = matches!(tree.lemma(noun), "adviser" | "advisor" | "consultant");
        let may_have = |n: &usize| (advises || self.owners.is_person(*n)) && fits(*n);
        let found = self.own_preposition(noun, "to");
        if found.iter().any(may_have) {
            return found;
        }
        if placed {
            let found = self.own_preposition(noun, "from");
            if known(&found) {
                return found;
            }
        }
        let (mut before, mut based): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        for host in hosts() {
            for kid in tree.kids_as(host, &["amod", "compound", "nmod"]) {
                before.push(kid);
                before.extend(tree.kids_as(kid, &["amod", "compound", "nmod"]));
                // "the Lima-based bank"
                based.extend(tree.kids_as(kid, &["npadvmod"]).filter(|_| placed));
            }
        }
        let may = |k: &usize| {
            let named = self.owners.at(*k).is_some() && !self.owners.is_person(*k);
            *k < noun && (named || self.countries.contains(k)) && fits(*k)
        };
        let nearest = before.into_iter().filter(&may).max();
        if let Some(nearest) = nearest.or_else(|| based.into_iter().filter(may).max()) {
            return vec![nearest];
        }
        for (host, prepositions) in [
            (name, &["of", "from", "for"][..]),
            (Some(noun), &["at", "with"]),
        ] {
            for preposition in prepositions {
                let found = host.map_or_else(Vec::new, |h| self.own_preposition(h, preposition));
                if known(&found) {
                    return found.into_iter().take(1).collect();
                }
            }
        }
        let Some(left) = left.checked_sub(1) else {
            return Vec::new();
        };
        // "the chairman and chief executive of Acme", but not "a lecturer and a critic of the fund".
        let bare = |n: usize| tree.kid(n, &["det", "poss"]).is_none();
        let above = tree
            .head(noun)
            .filter(|_| tree.relation(noun) == "conj" && bare(noun))
            .filter(|h| tree.is_noun(*h) && self.owners.name_at(*h).is_none());
        let shared = name
            .filter(|n| tree.relation(*n) == "conj")
            .and_then(|n| tree.head(n));
        let above = above.or(shared.filter(|h| self.owners.name_at(*h).is_none()));
        let below = tree.kids_as(noun, &["conj"]);
        // "an Emirati lawyer and Sorbonne graduate": the name before the second is the second's.
        let own = |n: usize| {
            let mut before = tree.kids_as(n, &["compound", "nmod"]);
            before.any(|k| self.owners.name_at(k).is_some())
        };
        let below = below.filter(|k| {
            tree.is_noun(*k) && bare(*k) && self.owners.name_at(*k).is_none() && !own(*k)
        });
        let mut joined = above
            .into_iter()
            .chain(below.filter(|_| left + 1 == FARTHEST));
        joined
            .find_map(|j| {
                Some(self.owner_from(j, placed, fits, left.min(1))).filter(|o| !o.is_empty())
            })
            .unwrap_or_default()
    }

    /// "Acme, whose chief executive": whom a relative possessor means.
    fn antecedent(&self, possessor: usize) -> usize {
        let tree = self.tree;
        if tree.tag(possessor) != "WP$" {
            return possessor;
        }
        let clause = tree
            .up(possessor)
            .find(|i| matches!(tree.relation(*i), "relcl" | "appos"));
        let host = clause.and_then(|c| tree.head(c)).filter(|h| *h < possessor);
        // The parser may have lost the clause: "Italy, whose minister, Hall, was in Tunis, made".
        let comma = possessor.checked_sub(1);
        let comma = comma.filter(|c| *c > tree.range().start && tree.norm(*c) == ",");
        let before = comma.map(|c| c - 1).filter(|b| tree.is_noun(*b));
        // "Hall, who sat in parliament and whose wife is a judge": the one whom the first clause describes.
        let joined = possessor
            .checked_sub(1)
            .filter(|i| matches!(tree.norm(*i), "and" | "but"));
        let first = joined.and_then(|_| {
            let who = (tree.range().start..possessor)
                .rev()
                .find(|i| tree.is_relative(*i))?;
            let verb = tree.head(who).filter(|v| tree.relation(*v) == "relcl")?;
            tree.head(verb).filter(|h| *h < who)
        });
        host.or(first).or(before).unwrap_or(possessor)
    }
}
