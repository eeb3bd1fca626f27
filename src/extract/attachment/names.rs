//! Names that the parser hangs elsewhere than on the noun that bears them: behind brackets, "called", "identified as", "elected".

use std::borrow::Cow;

use super::{Attachment, HIGHEST, hang, head, norm, relation, tag, top};
use crate::extract::draft::{Draft, DraftMention};
use crate::model::{Document, MentionKind};

/// At most so many words stand before a noun in its phrase.
const FARTHEST: usize = 4;

impl Attachment<'_> {
    /// "a Larsen Board (LB) official": the noun behind the bracket bears the name before it.
    pub(super) fn bracketed(&self, document: &mut Cow<Document>, draft: &Draft, named: &[bool]) {
        for mention in &draft.mentions {
            let open = mention.tokens.end;
            let noun = open + 3;
            let brackets = norm(document, open) == "(" && norm(document, open + 2) == ")";
            let Some(name) = top(document, &mention.tokens).filter(|_| brackets) else {
                continue;
            };
            let letters = named.get(open + 1) == Some(&true);
            let parted = relation(document, noun) == "appos" && head(document, noun) == name;
            if !letters || !parted || !self.is_borne(document, noun, named) {
                continue;
            }
            let (above, role) = (head(document, name), relation(document, name).to_owned());
            let root = above == name;
            hang(document, noun, if root { noun } else { above }, &role);
            hang(document, name, noun, "compound");
            for before in mention.tokens.start.saturating_sub(HIGHEST)..mention.tokens.start {
                let kid = head(document, before) == name;
                if kid && matches!(relation(document, before), "det" | "amod" | "poss") {
                    let role = relation(document, before).to_owned();
                    hang(document, before, noun, &role);
                }
            }
        }
    }

    /// "over the federation Larsen Works": the name is the federation's, and no other part of the clause.
    pub(super) fn called(&self, document: &mut Cow<Document>, draft: &Draft) {
        let lexicon = self.schema.lexicon();
        for mention in &draft.mentions {
            if mention.kind != MentionKind::Name || mention.label.as_str() != "Org" {
                continue;
            }
            let (Some(noun), Some(name)) = (
                mention.tokens.start.checked_sub(1),
                top(document, &mention.tokens),
            ) else {
                continue;
            };
            let body = document
                .tokens
                .get(noun)
                .is_some_and(|t| t.tag.as_str() == "NN" && lexicon.has(self.org_noun, &t.lemma));
            let definite = (noun.saturating_sub(FARTHEST)..noun)
                .any(|i| head(document, i) == noun && norm(document, i) == "the");
            let lost = relation(document, name) == "dobj" && head(document, name) < noun;
            if body && definite && lost && relation(document, noun) == "pobj" {
                hang(document, name, noun, "appos");
            }
        }
    }

    /// "a skipper named as Peter Hall", "a man identified as Peter Hall": the noun has a name.
    pub(super) fn identified(&self, document: &mut Cow<Document>, name: usize, named: &[bool]) {
        let preposition = head(document, name);
        let verb = head(document, preposition);
        let noun = head(document, verb);
        let names = document
            .tokens
            .get(verb)
            .is_some_and(|t| t.tag == "VBN" && self.schema.lexicon().has(self.naming, &t.lemma));
        let parts = norm(document, preposition) == "as"
            && relation(document, name) == "pobj"
            && relation(document, verb) == "acl";
        let bare = named.get(noun) == Some(&false) && tag(document, noun).starts_with('N');
        if names && parts && bare && noun < verb {
            hang(document, name, noun, "appos");
        }
    }

    /// "Parliament elected Anna Hall speaker": she is whom it elected, and speaker what it made her.
    pub(super) fn elected(
        &self,
        document: &mut Cow<Document>,
        mention: &DraftMention,
        name: usize,
        named: &[bool],
    ) {
        let office = head(document, name);
        let verb = head(document, office);
        let makes = self.makes(document, verb);
        let before = mention.tokens.start.checked_sub(1) == Some(verb);
        let behind = (mention.tokens.end..=office).all(|i| named.get(i) == Some(&false));
        let parts = relation(document, name) == "compound"
            && matches!(relation(document, office), "dobj" | "oprd");
        if makes && before && behind && parts && self.is_borne(document, office, named) {
            hang(document, name, verb, "dobj");
            hang(document, office, verb, "oprd");
        }
        // "elected Anna Hall its president"
        let verb = head(document, name);
        let its = mention.tokens.end;
        let office = head(document, its);
        let apart = relation(document, name) == "dobj"
            && relation(document, its) == "poss"
            && (relation(document, office), head(document, office)) == ("appos", name);
        if apart && self.makes(document, verb) && self.is_borne(document, office, named) {
            hang(document, office, verb, "oprd");
        }
    }

    /// Whether a verb says what it makes its object: "elect", "name".
    fn makes(&self, document: &Document, verb: usize) -> bool {
        let lexicon = self.schema.lexicon();
        document.tokens.get(verb).is_some_and(|t| {
            let mut rows = lexicon.rows(&t.lemma).iter();
            rows.any(|row| {
                let cell = |column| lexicon.cell(*row, column);
                Some(row.class) == self.role_verb
                    && cell("link") == "attr"
                    && cell("who") == "object"
            })
        })
    }

    /// "Hall, director of Acme since 2012, left": the name bears the noun behind the comma, and is no adjective of it.
    pub(super) fn described(
        &self,
        document: &mut Cow<Document>,
        mention: &DraftMention,
        name: usize,
        named: &[bool],
    ) {
        let noun = head(document, name);
        let before = matches!(relation(document, name), "nmod" | "compound" | "amod")
            && noun > mention.tokens.end
            && norm(document, mention.tokens.end) == ",";
        // "Perth, Ontario, mayor Anna Hall": another one's title.
        let title = named.get(noun + 1).copied().unwrap_or(false)
            || matches!(relation(document, noun), "nmod" | "compound" | "amod");
        if !before || title || !self.is_borne(document, noun, named) {
            return;
        }
        let (above, role) = (head(document, noun), relation(document, noun).to_owned());
        let root = above == noun;
        hang(document, name, if root { name } else { above }, &role);
        hang(document, noun, name, "appos");
    }
}
