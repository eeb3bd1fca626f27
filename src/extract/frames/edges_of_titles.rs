//! Which edge a title makes: that of its row in the lexicon, or another where a word before it makes another office of it,
//! where it is one of several, and of a body.

use super::fill::End;
use super::titles::{Phrase, Title};
use super::{Framer, Work};
use crate::extract::draft::Draft;
use crate::model::{Shape, Status};
use crate::schema::{EdgeName, EdgeType, FrameRule};

impl Framer<'_> {
    /// The edge type that a phrase makes: the rule's, or that of its row.
    pub(super) fn edge_of<'r>(
        &'r self,
        work: &Work,
        rule: &'r FrameRule,
        phrase: &Phrase,
        noun: usize,
    ) -> &'r str {
        let lexicon = self.schema.lexicon();
        match &rule.edge {
            EdgeName::Type(name) => name.as_str(),
            EdgeName::OfClass(..) if self.modified(work, phrase, noun) => {
                match lexicon.cell(phrase.row, "modified") {
                    "" => self.deputy(work, phrase, noun),
                    edge => edge,
                }
            }
            // "Representative Anna Hall" sits in a house, "the company's representative, Anna Hall," speaks for it.
            EdgeName::OfClass(..)
                if !lexicon.cell(phrase.row, "title").is_empty() && stands_as_title(work, noun) =>
            {
                lexicon.cell(phrase.row, "title")
            }
            EdgeName::OfClass(_, column) => match lexicon.cell(phrase.row, "among") {
                // "a Green Party leader" is one of several, "a former leader" was the one.
                edge if !edge.is_empty()
                    && (self.is_one_of(work, phrase, noun) || self.is_of_part(work, noun)) =>
                {
                    edge
                }
                _ => lexicon.cell(phrase.row, column),
            },
        }
    }

    /// The edge type that an office makes of a body and would not make alone: "the speaker of the House" heads it, "the Corporate
    /// Affairs manager for Acme" does not.
    pub(super) fn edge_of_body(
        &self,
        title: &Title,
        targets: &[End],
        draft: &Draft,
    ) -> Option<&EdgeType> {
        let (work, phrase, noun) = (title.work, title.phrase, title.noun);
        let is_body = |end: &End| end.label(draft) == "Org";
        let office = matches!(title.rule.edge, EdgeName::OfClass(..));
        if !office || targets.is_empty() || !targets.iter().all(is_body) {
            return None;
        }
        let cell = |column| self.schema.lexicon().cell(phrase.row, column);
        let named = |k: usize| work.roles.owners.name_at(k);
        let field = |name: u32| {
            let body = draft.mention(name).is_some_and(|m| m.label == "Org");
            body && targets.iter().all(|end| end.mention() != Some(name))
        };
        let mut before = work.roles.tree.kids_as(noun, &["compound"]);
        let edge = match before.any(|k| k < noun && named(k).is_some_and(field)) {
            true if title.edge.name == "HEADS" => match cell("modified") {
                "" => cell("among"),
                edge => edge,
            },
            true => "",
            // "HEADS police|forces": of bodies of these kinds only.
            false => match cell("body").split_once(' ') {
                Some((edge, kinds)) => {
                    let kind = |end: &End| kinds.split('|').any(|k| self.is_of_kind(end, k, draft));
                    if targets.iter().all(kind) { edge } else { "" }
                }
                None => cell("body"),
            },
        };
        // A head is none where a word before the office makes another of it: "the deputy speaker of the House".
        let whole = edge != "HEADS"
            || !self.modified(work, phrase, noun) && !self.is_one_of(work, phrase, noun);
        self.schema.edge(edge).filter(|_| whole)
    }

    /// Whether a noun stands with "a", and not as what somebody was or will be.
    fn is_one_of(&self, work: &Work, phrase: &Phrase, noun: usize) -> bool {
        let tree = work.roles.tree;
        let mut determiners = tree.kids_as(noun, &["det"]);
        determiners.any(|d| matches!(tree.norm(d), "a" | "an"))
            && self.tense_of(work, phrase, noun, false) == Status::Asserted
    }

    /// "the head of cardiology at the hospital", "the hospital's head of cardiology": not of all of it.
    fn is_of_part(&self, work: &Work, noun: usize) -> bool {
        let roles = &work.roles;
        let named = |n: &usize| roles.owners.at(*n).is_some() || roles.countries.contains(n);
        let of = roles.own_preposition(noun, "of");
        let mut at = roles.own_preposition(noun, "at");
        at.extend(roles.own_preposition(noun, "for"));
        let owned = roles.tree.kid(noun, &["poss"]).is_some_and(|p| named(&p));
        let section = |n: &str| self.schema.lexicon().has(self.section, n);
        if roles
            .section_owner(noun, &section)
            .is_some_and(|o| named(&o))
        {
            return true;
        }
        !of.is_empty() && !of.iter().any(named) && (owned || at.iter().any(named))
    }
}

/// Whether a noun with a capital stands right before the name of a person, and no article before it.
fn stands_as_title(work: &Work, noun: usize) -> bool {
    let tree = work.roles.tree;
    let capital = tree.token(noun).is_some_and(|t| t.shape == Shape::Capital);
    capital && work.roles.owners.is_person(noun + 1) && tree.kid(noun, &["det"]).is_none()
}
