//! Whose an office or a relative is where no noun says so: the subject of "has a daughter, Hall", of "sacked coach Hall", of "named
//! Hall chief executive".

use super::roles::Roles;

/// At most so many nouns that are joined to each other are asked.
const MOST_JOINED: usize = 3;

impl Roles<'_> {
    /// "has a daughter, Hall", "leaves a son", "is survived by a daughter and a son, Hall": whose kin a noun without a
    /// possessor is.
    pub fn household(&self, noun: usize) -> Option<Vec<usize>> {
        let tree = self.tree;
        let mut at = noun;
        for _ in 0..MOST_JOINED {
            let head = tree.head(at)?;
            match tree.relation(at) {
                "conj" | "appos" => at = head,
                "dobj" if self.role_verb(head, "kin").is_some() => {
                    return Some(self.surface(head, super::roles::FARTHEST))
                        .filter(|s| !s.is_empty());
                }
                "pobj" => {
                    let verb = tree.head(head).filter(|_| tree.relation(head) == "agent")?;
                    self.role_verb(verb, "by")?;
                    return Some(self.object(verb)).filter(|s| !s.is_empty());
                }
                _ => return None,
            }
        }
        None
    }

    /// "head of Acme's design department", "of the design department of Acme": whose the section is.
    pub fn section_owner(&self, noun: usize, is_section: &dyn Fn(&str) -> bool) -> Option<usize> {
        let of = self.own_preposition(noun, "of");
        let plain = |o: &usize| self.owners.at(*o).is_none() && is_section(self.tree.lemma(*o));
        let section = of.into_iter().find(plain)?;
        let behind = || self.own_preposition(section, "of").first().copied();
        self.tree.kid(section, &["poss"]).or_else(behind)
    }

    /// "Acme sacked coach Hall", "coach Hall was sacked by Acme": whose an office is that a verb ends.
    pub fn dismisser(&self, noun: usize) -> Vec<usize> {
        let tree = self.tree;
        let object = |n: &usize| matches!(tree.relation(*n), "dobj" | "nsubjpass");
        let Some(name) = self.titled(noun).filter(object) else {
            return Vec::new();
        };
        let verb = tree.head(name);
        let Some(verb) = verb.filter(|v| self.role_verb(*v, "object").is_some()) else {
            return Vec::new();
        };
        let mut subjects = self.subject(verb);
        subjects.retain(|s| !self.owners.is_person(*s));
        subjects
    }

    /// "joined Acme as an adviser", "worked for Acme as a typist", "Acme named Hall chief executive": whose an office is
    /// where its verb says so.
    pub fn joined_as(&self, (verb, link): (usize, &str)) -> Vec<usize> {
        let tree = self.tree;
        // "Acme, of which she is the director"
        let of = tree.kids_as(verb, &["prep"]);
        let of = of.filter(|p| tree.norm(*p) == "of" && *p < verb);
        let behind = of.flat_map(|p| tree.kids_as(p, &["pobj"]).collect::<Vec<_>>());
        let of_which: Vec<usize> = behind
            .filter(|o| tree.is_relative(*o))
            .map(|o| self.meant(o))
            .collect();
        if !of_which.is_empty() {
            return of_which;
        }
        if self.role_verb(verb, link).is_some_and(|r| r.object) {
            let mut subjects = self.subject(verb);
            subjects.retain(|s| !self.owners.is_person(*s));
            return subjects;
        }
        if link != "as" || !matches!(tree.lemma(verb), "join" | "serve" | "work") {
            return Vec::new();
        }
        let mut found: Vec<usize> = tree.kids_as(verb, &["dobj"]).collect();
        for preposition in ["for", "at", "with"] {
            found.extend(self.own_preposition(verb, preposition));
        }
        found
    }
}
