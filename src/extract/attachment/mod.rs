//! Trees as the names tell them: what the parser, which knows no names, often hangs on the wrong word.
//!
//! "The leader of the National Union, Anna Hall, said": a person is no apposition of a union. "Acme has not sued, a
//! spokesman, Peter Hall, said": who stands before a verb of speech speaks. "Secretary-general" is a noun.

mod clauses;
mod names;

use std::borrow::Cow;
use std::ops::Range;

use super::draft::Draft;
use crate::model::{Document, MentionKind, Text};
use crate::schema::{ClassId, Schema};

/// At most this many steps up the tree.
const HIGHEST: usize = 12;

/// Mends trees.
pub struct Attachment<'s> {
    schema: &'s Schema,
    /// Lists of nouns that people bear.
    borne: Vec<ClassId>,
    speech: Option<ClassId>,
    org_noun: Option<ClassId>,
    office: Option<ClassId>,
    role_verb: Option<ClassId>,
    naming: Option<ClassId>,
}

impl<'s> Attachment<'s> {
    /// With this schema's lists.
    pub fn new(schema: &'s Schema) -> Attachment<'s> {
        let class = |name: &&str| schema.lexicon().class(name);
        let borne = ["office", "kin", "profession", "person_noun", "descriptor"];
        Attachment {
            schema,
            borne: borne.iter().filter_map(class).collect(),
            speech: class(&"speech"),
            org_noun: class(&"org_noun"),
            office: class(&"office"),
            role_verb: class(&"role_verb"),
            naming: class(&"naming"),
        }
    }

    /// The document, with those words hung elsewhere that the names of the draft rule out where they are.
    pub fn mend<'d>(&self, document: &'d Document, draft: &Draft) -> Cow<'d, Document> {
        let mut mended = Cow::Borrowed(document);
        let mut named = vec![false; document.tokens.len()];
        for mention in &draft.mentions {
            if let Some(tokens) = named.get_mut(mention.tokens.clone()) {
                tokens.fill(true);
            }
        }
        self.nouns(&mut mended);
        self.people(&mut mended);
        self.prefixes(&mut mended, &named);
        clauses::relative(&mut mended);
        clauses::subjunctive(&mut mended);
        clauses::compounded(&mut mended, &named);
        self.bracketed(&mut mended, draft, &named);
        let mentions = draft.mentions.iter();
        for name in mentions.filter(|m| m.kind == MentionKind::Name) {
            clauses::fronted(&mut mended, name, &named);
        }
        self.called(&mut mended, draft);
        self.appositions(&mut mended, draft, &named);
        coordinations(&mut mended, draft);
        for sentence in document.sentences.iter().filter(|s| !s.furniture) {
            self.speakers(&mut mended, &sentence.tokens, &named);
        }
        mended
    }

    /// "secretary-general", "president-elect": nouns, whatever the tagger takes their last word for.
    fn nouns(&self, document: &mut Cow<Document>) {
        let lexicon = self.schema.lexicon();
        for start in 0..document.tokens.len() {
            let hyphen = |at: usize| tag(document, at) == "HYPH";
            if !hyphen(start + 1) && !hyphen(start + 2) {
                continue;
            }
            let phrases = lexicon.starting(&document.phrases, start);
            let borne =
                phrases.filter(|(_, rows)| rows.iter().any(|r| self.borne.contains(&r.class)));
            let last = borne.map(|(length, _)| start + length - 1).max();
            let noun = |i: &usize| {
                let tag = document.tokens.get(*i).map_or("", |t| t.tag.as_str());
                tag.starts_with('N')
            };
            if let Some(last) = last.filter(|l| *l > start && !noun(l))
                && let Some(token) = document.to_mut().tokens.get_mut(last)
            {
                token.tag = Text::from("NN");
            }
            // "second-in-command"
            let top = last.and_then(|last| top(document, &(start..last + 1)));
            if let Some(top) = top.filter(|t| !tag(document, *t).starts_with('N'))
                && let Some(token) = document.to_mut().tokens.get_mut(top)
            {
                token.tag = Text::from("NN");
            }
            // "Iraq's prime minister-designate": the possessor is that of the whole.
            let Some(last) = last.filter(|l| *l > start) else {
                continue;
            };
            for before in start.saturating_sub(HIGHEST)..start {
                let inner = head(document, before);
                let inside = (start..last).contains(&inner) && head(document, inner) == last;
                if inside && matches!(relation(document, before), "poss" | "det" | "amod") {
                    let role = relation(document, before).to_owned();
                    hang(document, before, last, &role);
                }
            }
        }
    }

    /// "The governor of Ohio, Anna Hall,", "the governor, the historian Anna Hall,": the name is the governor's.
    fn appositions(&self, document: &mut Cow<Document>, draft: &Draft, named: &[bool]) {
        for mention in &draft.mentions {
            if mention.kind != MentionKind::Name || mention.label.as_str() != "Person" {
                continue;
            }
            let Some(name) = top(document, &mention.tokens) else {
                continue;
            };
            self.described(document, mention, name, named);
            self.elected(document, mention, name, named);
            self.identified(document, name, named);
            self.aside(document, mention, name, named);
            let comma = phrase_start(document, &mention.tokens).checked_sub(1);
            let Some(comma) = comma.filter(|c| norm(document, *c) == ",") else {
                continue;
            };
            let ends = document
                .tokens
                .get(mention.tokens.end)
                .is_none_or(|t| matches!(t.norm.as_str(), "," | "." | ";" | ":" | ")" | "–" | "—"));
            if !ends {
                continue;
            }
            let above = head(document, name);
            // "her chief executive, the Dane Hall, said": one subject.
            let twice = |noun: usize| {
                head(document, noun) == above
                    && relation(document, noun) == relation(document, name)
            };
            let fits = match relation(document, name) {
                "appos" => {
                    !self.is_borne(document, above, named)
                        || self.speaker_for(document, above).is_some()
                }
                "npadvmod" | "dep" => true,
                "nsubj" | "nsubjpass" => comma.checked_sub(1).is_some_and(|end| {
                    let noun = self.bearer(document, end, named);
                    noun.is_some_and(twice)
                }),
                // "the mayor, Hall, and": a list.
                "conj" => !listed(document, name) && !self.is_borne(document, above, named),
                _ => false,
            };
            let Some(noun) = comma.checked_sub(1).filter(|_| fits) else {
                continue;
            };
            let noun = self.bearer(document, noun, named);
            let noun = noun.map(|n| self.speaker_for(document, n).unwrap_or(n));
            if let Some(noun) = noun.filter(|n| !is_under(document, *n, name)) {
                hang(document, name, noun, "appos");
            }
        }
    }

    /// "A spokeswoman for the minister, Anna Hall,": the name is hers who speaks, since the minister is known.
    fn speaker_for(&self, document: &Document, noun: usize) -> Option<usize> {
        let preposition =
            Some(head(document, noun)).filter(|_| relation(document, noun) == "pobj")?;
        let speaker = Some(head(document, preposition))
            .filter(|_| matches!(norm(document, preposition), "for" | "of" | "to"))?;
        let determiner = |of: usize, words: &[&str]| {
            let mut before = of.saturating_sub(HIGHEST)..of;
            before.any(|i| head(document, i) == of && words.contains(&norm(document, i)))
        };
        let lexicon = self.schema.lexicon();
        let speaks = lexicon.lookup(self.office, norm(document, speaker), "bare") == "speaks"
            || lexicon.lookup(self.office, norm(document, speaker), "person") == "yes";
        let new = determiner(speaker, &["a", "an", "another"]) && determiner(noun, &["the"]);
        (speaks && new).then_some(speaker)
    }

    /// The noun for a person whose phrase ends at a token: "governor" of "the governor of Ohio".
    fn bearer(&self, document: &Document, end: usize, named: &[bool]) -> Option<usize> {
        let mut at = end;
        for _ in 0..HIGHEST {
            if self.is_borne(document, at, named) {
                return Some(at);
            }
            let up = head(document, at);
            let inside = matches!(
                relation(document, at),
                "pobj" | "prep" | "compound" | "poss" | "nmod" | "amod" | "punct" | "appos"
            );
            if up == at || !inside || up > end {
                return None;
            }
            at = up;
        }
        None
    }

    /// Whether a token is a noun that people bear, and no part of a name.
    fn is_borne(&self, document: &Document, at: usize, named: &[bool]) -> bool {
        let Some(token) = document.tokens.get(at) else {
            return false;
        };
        let lexicon = self.schema.lexicon();
        let listed = || {
            let rows = |form: &str| {
                let rows = lexicon.rows(form);
                rows.iter().any(|r| self.borne.contains(&r.class))
            };
            rows(&token.lemma) || rows(&token.norm) || self.ends_compound(document, at)
        };
        token.tag.starts_with('N') && listed() && !named.get(at).copied().unwrap_or(true)
    }

    /// "secretary-general".
    fn ends_compound(&self, document: &Document, at: usize) -> bool {
        let lexicon = self.schema.lexicon();
        let Some(start) = at.checked_sub(2) else {
            return false;
        };
        norm(document, at - 1) == "-"
            && lexicon
                .starting(&document.phrases, start)
                .any(|(length, rows)| {
                    length == 3 && rows.iter().any(|r| self.borne.contains(&r.class))
                })
    }

    /// "…, a spokeswoman, Anna Hall, said": a verb of speech without a subject has the one before it.
    fn speakers(&self, document: &mut Cow<Document>, sentence: &Range<usize>, named: &[bool]) {
        let lexicon = self.schema.lexicon();
        for verb in sentence.clone() {
            let says = document.tokens.get(verb).is_some_and(|t| {
                matches!(t.tag.as_str(), "VBD" | "VBZ") && lexicon.has(self.speech, &t.lemma)
            });
            if !says || norm(document, verb.saturating_sub(1)) != "," {
                continue;
            }
            let Some(mut speaker) = verb.checked_sub(2).filter(|s| *s >= sentence.start) else {
                continue;
            };
            let kid = |relations: &[&str]| {
                let mut kids = sentence
                    .clone()
                    .filter(|i| *i != verb && head(document, *i) == verb);
                kids.any(|i| relations.contains(&relation(document, i)))
            };
            if kid(&["nsubj"]) || !kid(&["ccomp"]) {
                continue;
            }
            // From the end of "a spokeswoman, Anna Hall" to its noun.
            for _ in 0..HIGHEST {
                let inside = matches!(relation(document, speaker), "compound" | "appos");
                if !inside || self.is_borne(document, speaker, named) {
                    break;
                }
                speaker = head(document, speaker);
            }
            if self.is_borne(document, speaker, named) && !is_under(document, verb, speaker) {
                hang(document, speaker, verb, "nsubj");
            }
        }
    }
}

/// The word of a name that hangs on one outside of it.
fn top(document: &Document, tokens: &Range<usize>) -> Option<usize> {
    tokens.clone().rev().find(|i| {
        let head = head(document, *i);
        head == *i || !tokens.contains(&head)
    })
}

/// "Peter Hall of Norway and Anna Hall of Peru", "Acme Works of Lima and Larsen Ports": who is joined to a place is joined to
/// whose place it is.
fn coordinations(document: &mut Cow<Document>, draft: &Draft) {
    let name = |at: usize| {
        let owners = draft.mentions.iter();
        let mut owners = owners.filter(|m| m.kind == MentionKind::Name && m.tokens.contains(&at));
        owners.next()
    };
    for mention in &draft.mentions {
        if mention.kind != MentionKind::Name || mention.label.as_str() == "Place" {
            continue;
        }
        let outside = |i: &usize| !mention.tokens.contains(&head(document, *i));
        let Some(last) = mention.tokens.clone().rev().find(outside) else {
            continue;
        };
        let place = head(document, last);
        let of = head(document, place);
        let first = head(document, of);
        let relation_to_place = relation(document, last).to_owned();
        let hangs = matches!(relation_to_place.as_str(), "conj" | "appos")
            && relation(document, place) == "pobj"
            && matches!(norm(document, of), "of" | "in" | "from");
        // "a shipyard in Lima, Larsen Lines": no organisation is an apposition of a place.
        if hangs && relation_to_place == "appos" {
            let noun = tag(document, first).starts_with('N') && name(first).is_none();
            if noun
                && mention.label.as_str() == "Org"
                && name(place).is_some_and(|p| p.label.as_str() == "Place")
            {
                hang(document, last, first, "appos");
            }
            continue;
        }
        // A place that nobody knows is a name, too.
        let fits = hangs
            && name(place).map_or(tag(document, place) == "NNP", |p| {
                p.label.as_str() == "Place"
            })
            && name(first).is_some_and(|f| f.label == mention.label);
        if fits {
            hang(document, last, first, "conj");
        }
    }
}

/// Where the noun phrase begins that ends with a name: at "the" of "the historian Anna Hall".
fn phrase_start(document: &Document, name: &Range<usize>) -> usize {
    let mut start = name.start;
    while let Some(before) = start.checked_sub(1) {
        let inside = matches!(
            relation(document, before),
            "compound" | "det" | "amod" | "nmod"
        );
        if !inside || !(start..name.end).contains(&head(document, before)) {
            break;
        }
        start = before;
    }
    start
}

fn norm(document: &Document, at: usize) -> &str {
    document.tokens.get(at).map_or("", |t| t.norm.as_str())
}

fn tag(document: &Document, at: usize) -> &str {
    document.tokens.get(at).map_or("", |t| t.tag.as_str())
}

fn head(document: &Document, at: usize) -> usize {
    document.tokens.get(at).map_or(at, |t| t.head as usize)
}

fn relation(document: &Document, at: usize) -> &str {
    document.tokens.get(at).map_or("", |t| t.relation.as_str())
}

/// Whether a word is one of a list: something is joined to it, or it to something that more is joined to.
fn listed(document: &Document, at: usize) -> bool {
    let above = head(document, at);
    let near = above.min(at)..(at + 40).min(document.tokens.len());
    let mut near = near.filter(|i| *i != at);
    near.any(|i| {
        let up = head(document, i);
        (up == at || up == above && i > at) && matches!(relation(document, i), "cc" | "conj")
    })
}

/// Whether a token is another one or hangs below it.
fn is_under(document: &Document, mut at: usize, top: usize) -> bool {
    for _ in 0..document.tokens.len() {
        if at == top {
            return true;
        }
        let up = head(document, at);
        if up == at {
            return false;
        }
        at = up;
    }
    true
}

fn hang(document: &mut Cow<Document>, at: usize, under: usize, relation: &str) {
    if let Some(token) = document.to_mut().tokens.get_mut(at) {
        token.head = under as u32;
        token.relation = Text::from(relation);
    }
}
