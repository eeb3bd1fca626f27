//! What the verb makes of an office that says who bears it: "was named", "resigned as", "led it until 2012".

use super::roles::Roles;
use super::roles_of_titles::Bearer;
use crate::model::Status;

impl Roles<'_> {
    /// What the verb that says who bears an office makes of it: asserted, where none does.
    pub fn borne_status(&self, bearer: &Bearer, lasting: bool) -> Status {
        let Some((verb, link)) = bearer.verb else {
            return Status::Asserted;
        };
        let stated = self.stated(verb, true).status;
        let Some(role) = self.role_verb(verb, link) else {
            return stated;
        };
        let tree = self.tree;
        let had = |a| matches!(tree.lemma(a), "have" | "be") && tree.tag(a) == "VBD";
        let passive = tree.kid(verb, &["auxpass"]).is_some();
        let mut adverbs = tree.kids_as(verb, &["advmod"]);
        let former = adverbs.any(|a| self.moods.status("former", tree.norm(a)).is_some());
        // "told the hearing that she was the director": so she is.
        let said = tree.relation(verb) == "acl"
            && tree
                .kids_as(verb, &["mark"])
                .any(|m| tree.norm(m) == "that");
        // "after being its leader for a year"
        let after = tree.relation(verb) == "pcomp"
            && tree.head(verb).is_some_and(|p| tree.norm(p) == "after");
        let past =
            after || tree.tag(verb) == "VBD" || !passive && tree.kids_as(verb, &["aux"]).any(had);
        match role.status.stronger(
            if lasting && (former || past && !self.is_reported(verb) && !said) {
                role.past
            } else {
                Status::Asserted
            },
        ) {
            // "will resign as", "did not resign as": it is still hers.
            Status::Ended
                if matches!(stated, Status::Planned | Status::Possible | Status::Denied) =>
            {
                if role.status == Status::Ended {
                    Status::Asserted
                } else {
                    stated
                }
            }
            of_verb => of_verb.stronger(stated),
        }
    }

    /// Whether a verb of an office tells of its beginning or end ("was named"), and not that it lasts ("is").
    pub fn is_event(&self, verb: usize, link: &str) -> bool {
        let role = self.role_verb(verb, link);
        role.is_some_and(|r| r.past == Status::Asserted)
    }

    /// "led Acme until 2012", "led it at the time", "once worked for", "taught in Lima", "was owned by": a state that is over.
    pub fn is_over(&self, verb: usize) -> bool {
        let tree = self.tree;
        // "had lived under its king", "was living there", "was owned by it": before all that is told, but for what somebody
        // says.
        let before = |a: usize| tree.tag(a) == "VBD";
        let past = before(verb) || tree.kids_as(verb, &["aux", "auxpass"]).any(before);
        let status = self.moods.status("past", tree.lemma(verb));
        if past && status == Some(Status::Ended) && !self.is_reported(verb) {
            let since = |p: usize| tree.norm(p) == "since";
            return !tree.kids_as(verb, &["prep", "mark", "advmod"]).any(since);
        }
        if tree.tag(verb) != "VBD" {
            return false;
        }
        tree.kids(verb).any(|kid| {
            let word = tree.norm(kid);
            let behind = || tree.kids_as(kid, &["pobj"]).map(|o| tree.lemma(o));
            match tree.relation(kid) {
                "advmod" => self.moods.status("former", word).is_some(),
                "prep" | "mark" if matches!(word, "until" | "till") => true,
                // "until ill health forced her out"
                "advcl" => {
                    let mut marks = tree.kids_as(kid, &["mark", "prep"]);
                    marks.any(|m| matches!(tree.norm(m), "until" | "till"))
                }
                "prep" if word == "from" => {
                    behind().any(|o| o.len() == 4 && o.bytes().all(|b| b.is_ascii_digit()))
                }
                // "At the time Hall chaired the council."
                "prep" if word == "at" => behind().any(|o| o == "time"),
                "prep" if word == "for" => {
                    behind().any(|o| matches!(o, "year" | "decade" | "month"))
                }
                _ => false,
            }
        })
    }
}
