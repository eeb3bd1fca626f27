//! By which verb somebody leaves an office: "withdrew its ambassador, Hall", "Hall, the minister, resigned".

use super::mood::RoleVerb;
use super::roles::Roles;
use crate::model::Status;

impl Roles<'_> {
    /// "withdrew its ambassador, Hall": what a verb makes of the office of its object.
    pub fn dismissed(&self, noun: usize) -> Status {
        let tree = self.tree;
        // "sold the coach, Hall", not "sold the Norwegian firm Acme".
        let object = |n: &usize| {
            matches!(tree.relation(*n), "dobj" | "nsubjpass")
                && (self.owners.at(*n).is_none() || self.owners.is_person(*n))
        };
        let hosts = [Some(noun), self.titled(noun), self.apposed(noun)].into_iter();
        let verb = hosts.flatten().filter(object).find_map(|n| tree.head(n));
        let dismissed = verb.and_then(|v| Some((v, self.role_verb(v, "object")?)));
        let Some((verb, role)) = dismissed.or_else(|| self.leaves(noun)) else {
            return Status::Asserted;
        };
        match self.stated(verb, true).status {
            Status::Asserted | Status::Ended => role.status,
            _ => Status::Asserted,
        }
    }

    /// "The minister, Hall, resigned", "the minister, who resigned": the verb by which the bearer leaves.
    fn leaves(&self, noun: usize) -> Option<(usize, RoleVerb)> {
        let tree = self.tree;
        let beside = tree.kids_as(noun, &["appos"]);
        let hosts = [Some(noun), self.titled(noun), self.apposed(noun)];
        for host in hosts.into_iter().flatten().chain(beside) {
            let subject = tree.head(host).filter(|_| tree.relation(host) == "nsubj");
            let clause = tree.kids_as(host, &["relcl"]);
            let clause = clause.filter(|c| {
                let mut subjects = tree.kids_as(*c, &["nsubj"]);
                subjects.any(|s| tree.is_relative(s))
            });
            for verb in subject.into_iter().chain(clause) {
                let role = self.role_verb(verb, "subject");
                if let Some(role) = role.filter(|_| !self.leaves_other(verb)) {
                    return Some((verb, role));
                }
            }
        }
        None
    }

    /// "resigned as treasurer", "resigned from the board", "quit the party": it is no word of the office in question.
    fn leaves_other(&self, verb: usize) -> bool {
        let tree = self.tree;
        let office = |n: usize| {
            let word = tree.lemma(n);
            matches!(
                word,
                "job" | "office" | "position" | "post" | "power" | "role" | "seat"
            )
        };
        let from = |p: &usize| tree.norm(*p) == "from";
        let mut ways = tree.kids_as(verb, &["prep"]);
        let left = tree.kids_as(verb, &["prep"]).filter(from);
        let left = left.flat_map(|p| tree.kids_as(p, &["pobj"]));
        let mut left = left.chain(tree.kids_as(verb, &["dobj"]));
        ways.any(|p| tree.norm(p) == "as") || left.any(|n| !office(n))
    }

    /// The name beside which a noun stands: "Hall, the minister,".
    fn apposed(&self, noun: usize) -> Option<usize> {
        let tree = self.tree;
        tree.head(noun)
            .filter(|h| tree.relation(noun) == "appos" && self.owners.is_person(*h))
    }
}
