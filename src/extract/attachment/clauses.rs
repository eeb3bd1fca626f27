//! Verbs that the parser takes for another, or for no verb: "re-elected", participles between commas, "the accused", clauses with a
//! subject of their own.

use std::borrow::Cow;

use super::{Attachment, hang, head, norm, relation, tag, top};
use crate::extract::draft::DraftMention;
use crate::model::{Document, Shape, Text};

/// What stands between two commas has at most so many words.
const LONGEST: usize = 40;

impl Attachment<'_> {
    /// "was re-elected president": the verb is "elected", whatever the parser makes of its first half.
    pub(super) fn prefixes(&self, document: &mut Cow<Document>, named: &[bool]) {
        for at in 0..document.tokens.len() {
            let verb = at + 2;
            let split = norm(document, at) == "re"
                && tag(document, at).starts_with("VB")
                && tag(document, at + 1) == "HYPH"
                && tag(document, verb).starts_with("VB");
            if !split {
                continue;
            }
            let (above, role) = (head(document, at), relation(document, at).to_owned());
            let near = at.saturating_sub(LONGEST)..(verb + LONGEST).min(document.tokens.len());
            for i in near {
                // "Hall was": the subject may hang on the auxiliary.
                let above = head(document, i);
                let aux = head(document, above) == at && relation(document, above) == "auxpass";
                if aux && relation(document, i) == "nsubj" {
                    hang(document, i, verb, "nsubjpass");
                    continue;
                }
                if above != at || (at..=verb).contains(&i) {
                    continue;
                }
                let office = relation(document, i) == "dobj" && self.is_borne(document, i, named);
                let role = if office {
                    "oprd"
                } else {
                    relation(document, i)
                };
                let role = role.to_owned();
                hang(document, i, verb, &role);
            }
            hang(
                document,
                verb,
                if above == at { verb } else { above },
                &role,
            );
            hang(document, at, verb, "punct");
            hang(document, at + 1, verb, "punct");
        }
    }

    /// "counsel for the accused": a noun for a person, where the tagger sees a participle.
    pub(super) fn people(&self, document: &mut Cow<Document>) {
        let lexicon = self.schema.lexicon();
        let person = lexicon.class("person_noun");
        for at in 1..document.tokens.len() {
            let participle = tag(document, at) == "VBN" && norm(document, at - 1) == "the";
            let stands = matches!(
                relation(document, at),
                "pobj" | "dobj" | "nsubj" | "nsubjpass"
            );
            if participle
                && stands
                && lexicon.has(person, norm(document, at))
                && let Some(token) = document.to_mut().tokens.get_mut(at)
            {
                token.tag = Text::from("NN");
                token.lemma = token.norm.clone();
            }
        }
    }

    /// "Hall, appointed minister by Larsen in May, is accused": what stands between commas is said of her aside, whatever the tagger
    /// takes the participle for.
    pub(super) fn aside(
        &self,
        document: &mut Cow<Document>,
        mention: &DraftMention,
        name: usize,
        named: &[bool],
    ) {
        let (comma, verb) = (mention.tokens.end, mention.tokens.end + 1);
        let opens = norm(document, comma) == ","
            && matches!(tag(document, verb), "VBD" | "VBN")
            && relation(document, name) == "nsubj"
            && head(document, name) == verb;
        if !opens {
            return;
        }
        let end = document.tokens.len().min(verb + LONGEST);
        let kid = |i: usize, role: &str| head(document, i) == verb && relation(document, i) == role;
        let Some(main) = (verb + 1..end).find(|i| kid(*i, "conj")) else {
            return;
        };
        // "who came, saw and won"
        let joined = (verb + 1..main).any(|i| kid(i, "cc"));
        let first = (verb + 1..main)
            .rev()
            .take_while(|i| head(document, *i) == main);
        let first = first.last().unwrap_or(main);
        let closed = norm(document, first - 1) == ",";
        let finite =
            (first..=main).any(|i| matches!(tag(document, i), "VBD" | "VBZ" | "VBP" | "MD"));
        if joined || !closed || !finite {
            return;
        }
        let (above, role) = (head(document, verb), relation(document, verb).to_owned());
        let top = if above == verb { main } else { above };
        let passive = (first..main).any(|i| relation(document, i) == "auxpass");
        hang(document, main, top, &role);
        hang(document, verb, name, "acl");
        hang(
            document,
            name,
            main,
            if passive { "nsubjpass" } else { "nsubj" },
        );
        for i in verb + 1..end {
            let role = match relation(document, i) {
                _ if head(document, i) != verb => continue,
                "prep" if norm(document, i) == "by" => "agent",
                "dobj" if self.is_borne(document, i, named) => "oprd",
                _ => continue,
            };
            hang(document, i, verb, role);
        }
        if let Some(token) = document.to_mut().tokens.get_mut(verb) {
            token.tag = Text::from("VBN");
        }
    }
}

/// "a petition spear-headed by Hall": half of an adjective is no verb.
pub(super) fn compounded(document: &mut Cow<Document>, named: &[bool]) {
    for at in 2..document.tokens.len() {
        let half = document
            .tokens
            .get(at - 2)
            .is_some_and(|t| t.tag == "NN" && t.norm.len() > 3 && t.shape != Shape::Capital);
        let joined = tag(document, at) == "VBN"
            && tag(document, at - 1) == "HYPH"
            && relation(document, at) == "acl";
        if half
            && joined
            && named.get(at - 2) == Some(&false)
            && let Some(token) = document.to_mut().tokens.get_mut(at)
        {
            token.tag = Text::from("JJ");
        }
    }
}

/// "In a letter to Acme Works, Peter Hall said": the name before a verb without a subject is its subject, and no other name of
/// whom the phrase before it tells.
pub(super) fn fronted(document: &mut Cow<Document>, mention: &DraftMention, named: &[bool]) {
    let hung = |name: &usize| matches!(relation(document, *name), "appos" | "conj");
    let Some(name) = top(document, &mention.tokens).filter(hung) else {
        return;
    };
    let before = mention.tokens.start.checked_sub(1);
    if before.is_none_or(|comma| norm(document, comma) != ",") {
        return;
    }
    if named.get(head(document, name)) != Some(&true) {
        return;
    }
    // Up from the other name to the verb, by way of prepositions and nouns before this one.
    let mut verb = head(document, name);
    let mut prepositions = 0;
    while verb < name && matches!(relation(document, verb), "pobj" | "prep" | "pcomp" | "dobj") {
        prepositions += usize::from(relation(document, verb) == "prep");
        verb = head(document, verb);
    }
    // "After talks with Acme Works, Peter Hall said": the parser may take the talks for who says so, and leave "after" alone.
    let talks = orphaned(document, verb).filter(|_| verb < name);
    let lost = talks.map(|preposition| (verb, preposition));
    if lost.is_some() {
        verb = head(document, verb);
        prepositions += 1;
    }
    let end = document.tokens.len().min(verb + LONGEST);
    let kid = |roles: &[&str]| {
        let mut kids = (name.saturating_sub(LONGEST)..end).filter(|i| head(document, *i) == verb);
        kids.any(|i| {
            let other = i != verb && lost.is_none_or(|(talks, _)| talks != i);
            other && roles.contains(&relation(document, i))
        })
    };
    let alone = !kid(&["nsubj", "nsubjpass", "csubj", "csubjpass", "expl"]);
    let finite = (mention.tokens.end..=verb).any(|i| {
        matches!(tag(document, i), "VBD" | "VBZ" | "VBP" | "MD")
            && (i == verb || head(document, i) == verb)
    });
    if prepositions > 0 && verb > name && alone && finite {
        let role = if kid(&["auxpass"]) {
            "nsubjpass"
        } else {
            "nsubj"
        };
        if let Some((talks, preposition)) = lost {
            hang(document, talks, preposition, "pobj");
        }
        hang(document, name, verb, role);
    }
}

/// The preposition without an object that stands before a subject, and hangs on its verb.
fn orphaned(document: &Document, noun: usize) -> Option<usize> {
    let verb = head(document, noun);
    let empty = |at: &usize| {
        let parts = relation(document, *at) == "prep" && head(document, *at) == verb;
        parts && (*at..noun).all(|i| i == *at || head(document, i) != *at)
    };
    let near = noun.saturating_sub(4)..noun;
    let found = near.rev().find(empty);
    found.filter(|_| matches!(relation(document, noun), "nsubj" | "nsubjpass"))
}

/// "demanded that Peru pay": a clause with "that" and a subject has a verb, whatever the tagger takes it for.
pub(super) fn subjunctive(document: &mut Cow<Document>) {
    for at in 1..document.tokens.len() {
        if tag(document, at) != "NN" || relation(document, at) != "ccomp" {
            continue;
        }
        let kid = |role: &str| {
            let mut before = at.saturating_sub(LONGEST)..at;
            before.find(|i| head(document, *i) == at && relation(document, *i) == role)
        };
        let that = kid("mark").is_some_and(|i| norm(document, i) == "that");
        let bare = ["det", "poss", "amod", "cop", "compound"].into_iter();
        let clause = that && kid("nsubj").is_some();
        if clause
            && bare.into_iter().all(|role| kid(role).is_none())
            && let Some(token) = document.to_mut().tokens.get_mut(at)
        {
            token.tag = Text::from("VB");
            token.lemma = token.norm.clone();
        }
    }
}

/// "the case that Norway brought": a clause with a subject of its own is no participle.
pub(super) fn relative(document: &mut Cow<Document>) {
    for at in 0..document.tokens.len() {
        let finite = matches!(tag(document, at), "VBD" | "VBZ" | "VBP");
        if !finite || relation(document, at) != "acl" {
            continue;
        }
        let from = head(document, at).min(at);
        let kid = |roles: &[&str]| {
            let mut kids = (from..at).filter(|i| head(document, *i) == at);
            kids.any(|i| roles.contains(&relation(document, i)))
        };
        if kid(&["nsubj", "nsubjpass"]) && !kid(&["mark"]) {
            let above = head(document, at);
            hang(document, at, above, "relcl");
        }
    }
}
