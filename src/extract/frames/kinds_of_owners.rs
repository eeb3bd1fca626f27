//! Whose an office can be: of a state, a party, a body, and of which kinds.

use super::Framer;
use super::Work;
use super::fill::End;
use super::titles::Title;
use crate::extract::draft::Draft;
use crate::schema::{EdgeName, RowId};

/// Kinds of bodies that journalists are called after, and do not work for.
const COVERED: [&str; 4] = ["government", "court", "party", "police"];

impl Framer<'_> {
    /// Whether an office can be one of this end: few are of persons, or of places that are no country.
    pub(super) fn may_be_office_of(&self, title: &Title, end: &End, draft: &Draft) -> bool {
        let lexicon = self.schema.lexicon();
        let cell = |column| lexicon.cell(title.phrase.row, column);
        if matches!(title.rule.edge, EdgeName::Type(_)) {
            // "a White House reporter" does not work for it.
            let covered = |kind: &&str| self.is_of_kind(end, kind, draft);
            return cell("beat").is_empty() || !COVERED.iter().any(covered);
        }
        match self.is_country(end, draft) {
            Some(true) => cell("country") != "no",
            // No mayor of a state.
            Some(false) if cell("bare") == "city" => !self.is_state(end, draft),
            // "the finance minister of Nova Scotia".
            Some(false) if cell("form").ends_with("minister") && self.is_state(end, draft) => true,
            Some(false) => !cell("seat").is_empty(),
            None if end.label(draft) == "Person" => !cell("person").is_empty(),
            // "General Hall of the Green Party" is no general of it.
            None if !cell("of").is_empty() => self.is_of_kind(end, cell("of"), draft),
            // "a CIA agent" works for it and does not stand for it.
            None if cell("person") == "only" => false,
            // "a senator of the Green Party", "a Green Party mayor": its member.
            None => {
                let member = lexicon.has(self.member, cell("form")) || cell("seat") == "city";
                !(member && self.is_of_kind(end, "party", draft))
            }
        }
    }

    /// "A Peruvian army spokesman" speaks for an army, which no name tells, and by way of it for the country.
    pub(super) fn is_of_forces(&self, title: &Title) -> bool {
        let (roles, noun) = (&title.work.roles, title.noun);
        let tree = roles.tree;
        let mut before = tree.kids_as(noun, &["compound", "amod", "nmod"]);
        title.edge.name == "REPRESENTS"
            && before.any(|k| {
                let kind = self.schema.org_kind(tree.norm(k));
                k < noun
                    && roles.owners.at(k).is_none()
                    && matches!(kind.as_str(), "forces" | "police")
            })
    }

    /// "the government's spokesman", "a foreign ministry spokeswoman".
    pub(super) fn is_of_state(&self, title: &Title) -> bool {
        let tree = title.work.roles.tree;
        let mut kids = tree.kids_as(title.noun, &["poss", "compound", "nmod"]);
        kids.any(|k| {
            let state = |row: RowId| self.schema.lexicon().cell(row, "state") == "yes";
            k < title.noun
                && title.work.roles.owners.at(k).is_none()
                && tree.kid(k, &["poss"]).is_none()
                && self.filler.stand_in_row(tree.lemma(k)).is_some_and(state)
        })
    }

    pub(super) fn owns_what_follows(
        &self,
        work: &Work,
        name: u32,
        noun: usize,
        draft: &Draft,
    ) -> bool {
        let tree = work.roles.tree;
        let end = draft.mention(name).map_or(noun, |m| m.tokens.end);
        tree.tag(end) == "POS" && tree.relation(noun) != "poss"
    }

    /// Whether an end is an organisation of this kind.
    pub(super) fn is_of_kind(&self, end: &End, kind: &str, draft: &Draft) -> bool {
        let entity = end
            .entity(draft)
            .and_then(|e| draft.entities.get(e as usize));
        entity.is_some_and(|e| {
            e.forms
                .iter()
                .any(|form| self.schema.org_kind(form) == kind)
        })
    }

    fn is_state(&self, end: &End, draft: &Draft) -> bool {
        let place = end
            .place(draft)
            .and_then(|p| self.schema.gazetteers().place(p));
        let gazetteers = self.schema.gazetteers();
        let town = |name: &str| gazetteers.places(name).iter().any(|p| p.kind == "city");
        place.is_some_and(|p| p.kind == "state" && !town(&p.name))
    }

    /// Whether an end is a country; `None` where it is no place.
    pub(super) fn is_country(&self, end: &End, draft: &Draft) -> Option<bool> {
        if end.label(draft) != "Place" {
            return None;
        }
        let place = end
            .place(draft)
            .and_then(|p| self.schema.gazetteers().place(p));
        Some(place.is_some_and(|p| p.kind == "country"))
    }
}
