//! What coreference asks of the dependency tree: what a word is an argument of, what it is as one, and whose the clause is.

use std::ops::Range;

use crate::model::{Document, Token};

/// What a noun phrase is in its clause, most salient first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The subject, of an active or a passive verb.
    Subject,
    /// An object, a predicate, the agent of a passive.
    Object,
    /// In a prepositional phrase of the verb.
    Oblique,
    /// Inside another noun phrase.
    Nested,
}

/// At most this many steps up the tree.
const HIGHEST: usize = 30;

/// The tree of a document.
#[derive(Clone, Copy)]
pub struct Tree<'d> {
    document: &'d Document,
}

impl<'d> Tree<'d> {
    /// Of this document.
    pub fn new(document: &'d Document) -> Tree<'d> {
        Tree { document }
    }

    /// A token.
    pub fn token(&self, at: usize) -> Option<&'d Token> {
        self.document.tokens.get(at)
    }

    /// The relation of a token to its head.
    pub fn relation(&self, at: usize) -> &'d str {
        self.token(at).map_or("", |t| t.relation.as_str())
    }

    /// The head of a token; a root's is itself.
    pub fn head(&self, at: usize) -> usize {
        self.token(at).map_or(at, |t| t.head as usize)
    }

    /// Whether a token is a verb or auxiliary.
    pub fn verbal(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|t| t.tag.starts_with('V') || t.tag == "MD")
    }

    /// Whether a token is a noun, common or proper.
    pub fn noun(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.tag.starts_with('N'))
    }

    /// The children of a token within its sentence.
    pub fn children(&self, at: usize, sentence: Range<usize>) -> impl Iterator<Item = usize> + 'd {
        let tree = *self;
        sentence.filter(move |i| *i != at && tree.head(*i) == at)
    }

    /// The token of a run that hangs on a word outside of it.
    pub fn head_of(&self, tokens: &Range<usize>) -> usize {
        let outside = |i: &usize| self.head(*i) == *i || !tokens.contains(&self.head(*i));
        tokens
            .clone()
            .rev()
            .find(outside)
            .unwrap_or(tokens.end.saturating_sub(1))
    }

    /// The first of a coordination, or the noun that an apposition is about.
    pub fn top(&self, mut at: usize) -> usize {
        for _ in 0..HIGHEST {
            if !matches!(self.relation(at), "conj" | "appos") || self.head(at) == at {
                break;
            }
            at = self.head(at);
        }
        at
    }

    /// What a noun is in its clause.
    pub fn role(&self, at: usize) -> Role {
        let at = self.top(at);
        match self.relation(at) {
            "nsubj" | "nsubjpass" | "ROOT" => Role::Subject,
            "dobj" | "attr" | "oprd" | "dative" => Role::Object,
            "pobj" => match self.preposition(at) {
                Some(preposition) if self.relation(preposition) == "agent" => Role::Object,
                Some(_) => Role::Oblique,
                None => Role::Nested,
            },
            "npadvmod" => Role::Oblique,
            _ => Role::Nested,
        }
    }

    /// The preposition of a prepositional phrase that hangs on a verb.
    fn preposition(&self, at: usize) -> Option<usize> {
        let mut preposition = self.head(at);
        for _ in 0..3 {
            let up = self.head(preposition);
            if self.verbal(up) && up != preposition {
                return Some(preposition);
            }
            if self.noun(up) || up == preposition {
                return None;
            }
            preposition = up;
        }
        None
    }

    /// The verb that a noun or pronoun is an argument of, through a preposition, too.
    pub fn governor(&self, at: usize) -> Option<usize> {
        let at = self.top(at);
        match self.relation(at) {
            "nsubj" | "nsubjpass" | "dobj" | "attr" | "oprd" | "dative" => Some(self.head(at)),
            "pobj" => {
                let preposition = self.preposition(at)?;
                // "According to Hall, he left": no argument of leaving.
                let source = self.token(preposition).is_some_and(|t| t.lemma == "accord");
                (!source).then(|| self.head(preposition))
            }
            _ => None,
        }
    }

    /// The subject of a verb: its own, or that of the verb which it shares one with.
    pub fn subject(&self, verb: usize, sentence: &Range<usize>) -> Option<usize> {
        let mut verb = verb;
        for _ in 0..HIGHEST {
            let own = self
                .children(verb, sentence.clone())
                .find(|i| matches!(self.relation(*i), "nsubj" | "nsubjpass"));
            if own.is_some() {
                return own;
            }
            let up = self.head(verb);
            match self.relation(verb) {
                "xcomp" if self.verbal(up) => {
                    // "asked Hall to leave": he who is asked leaves.
                    let object = self
                        .children(up, sentence.clone())
                        .find(|i| self.relation(*i) == "dobj");
                    if object.is_some() {
                        return object;
                    }
                }
                "conj" | "advcl" | "aux" | "auxpass" | "pcomp" => {}
                "prep" => {}
                // "has plans to close": who has plans closes; "the man meeting Hall" is the man.
                "acl" => {
                    let infinitive = self
                        .children(verb, sentence.clone())
                        .any(|i| self.token(i).is_some_and(|t| t.tag == "TO"));
                    match self.governor(up).filter(|_| infinitive) {
                        Some(above) => {
                            verb = above;
                            continue;
                        }
                        None => return Some(up),
                    }
                }
                _ => return None,
            }
            if up == verb {
                return None;
            }
            verb = up;
        }
        None
    }

    /// The subjects over a token, nearest first: of its own clause, where it is not the subject itself, then of the
    /// clauses above.
    pub fn commanders(&self, at: usize, sentence: &Range<usize>) -> Vec<usize> {
        let mut found = Vec::new();
        let mut up = at;
        for _ in 0..HIGHEST {
            let next = self.head(up);
            if next == up {
                break;
            }
            up = next;
            if self.verbal(up)
                && let Some(subject) = self.subject(up, sentence).map(|s| self.antecedent(s))
                && subject != at
                && !found.contains(&subject)
            {
                found.push(subject);
            }
        }
        found
    }

    /// "Acme, which fired its chairman": whom a relative pronoun means, else the word itself.
    pub fn antecedent(&self, at: usize) -> usize {
        let relative = self
            .token(at)
            .is_some_and(|t| matches!(t.tag.as_str(), "WP" | "WDT"));
        let verb = self.head(at);
        match relative && self.relation(verb) == "relcl" {
            true => self.head(verb),
            false => at,
        }
    }

    /// "Acme, which it sold": the noun that a clause around a token describes, where it is what is done something to.
    pub fn relative_object(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let mut up = at;
        for _ in 0..HIGHEST {
            if self.relation(up) == "relcl" {
                let mut words = self.children(up, sentence.clone());
                let object = words.any(|i| {
                    let relative = self.token(i).is_some_and(|t| t.tag == "WDT");
                    relative && self.relation(i) == "dobj"
                });
                return object.then(|| self.head(up));
            }
            if self.head(up) == up {
                return None;
            }
            up = self.head(up);
        }
        None
    }

    /// Whether a token stands in the noun phrase that another one heads, with no verb in between.
    pub fn inside_phrase_of(&self, at: usize, head: usize) -> bool {
        let mut up = at;
        let mut joined = false;
        for _ in 0..HIGHEST {
            let next = self.head(up);
            if next == up || self.verbal(next) {
                return false;
            }
            // "Hall and his wife", "the maker Acme and its head": side by side, not one inside the other.
            let name = joined && self.relation(up) == "appos";
            joined = self.relation(up) == "conj";
            if next == head && !joined && !name {
                return true;
            }
            up = next;
        }
        false
    }
}
