//! Whether a title is held, over or planned, and which words before it make another of it.

use super::roles_of_titles::Bearer;
use super::titles::{Phrase, Title};
use super::{Framer, Work};
use crate::model::{Shape, Status};

impl Framer<'_> {
    /// Whether a word before an office may make another of it: "deputy", "regional", "anti-fraud".
    pub(super) fn modified(&self, work: &Work, phrase: &Phrase, noun: usize) -> bool {
        let tree = work.roles.tree;
        let lexicon = self.schema.lexicon();
        let harmless = |i: usize| {
            let word = tree.norm(i);
            if word == "longer" {
                return true;
            }
            [self.modifier, self.tense]
                .iter()
                .any(|class| lexicon.has(*class, word))
        };
        let named =
            |i: usize| work.roles.owners.at(i).is_some() || work.roles.countries.contains(&i);
        let mut kids = tree.kids_as(noun, &["amod", "compound", "nmod"]);
        kids.any(|k| {
            let participle = matches!(tree.tag(k), "VBN" | "VBG")
                || tree.norm(k).contains('-') && tree.norm(k).ends_with("ed");
            let before = !phrase.tokens.contains(&k) && k < noun;
            // "club chairman Hall"
            let body = tree.relation(k) == "compound"
                && tree.token(k).is_some_and(|t| t.shape != Shape::Capital)
                && lexicon.has(self.org_noun, tree.lemma(k));
            let plain = named(k) || harmless(k) || participle || body || self.is_title(work, k);
            before && !plain
        })
    }

    /// What a deputy of an office has: "a deputy chair of the firm".
    pub(super) fn deputy(&self, work: &Work, phrase: &Phrase, noun: usize) -> &str {
        let tree = work.roles.tree;
        let lexicon = self.schema.lexicon();
        let mut kids = tree.kids_as(noun, &["amod", "compound", "nmod"]);
        let edge = kids.find_map(|k| {
            let edge = lexicon.lookup(self.deputy, tree.norm(k), "edge");
            (!phrase.tokens.contains(&k) && !edge.is_empty()).then_some(edge)
        });
        edge.unwrap_or("")
    }

    fn is_title(&self, work: &Work, token: usize) -> bool {
        self.schema
            .lexicon()
            .has(self.title, work.roles.tree.norm(token))
    }

    /// Whether the title is held, over, planned.
    pub(super) fn status_of(&self, title: &Title, bearer: &Bearer, of_body: bool) -> Status {
        let (roles, noun) = (&title.work.roles, title.noun);
        let mut status = roles.borne_status(bearer, title.edge.lasting);
        if bearer.verb.is_none() {
            status = status.stronger(roles.dismissed(noun));
        }
        status = status.stronger(self.tense_of(title.work, title.phrase, noun, of_body));
        // "is no longer director": the "no" is no denial.
        let mut adverbs = roles.tree.kids_as(noun, &["amod", "advmod"]);
        if adverbs.any(|k| roles.tree.norm(k) == "longer") {
            status = Status::Ended;
        }
        // "is neither a member of the council nor its friend"
        let mut neither = roles.tree.kids_as(noun, &["preconj", "cc"]);
        if neither.any(|k| k < noun && roles.tree.norm(k) == "neither") {
            status = Status::Denied;
        }
        // "was a cousin of": and is.
        let blood = self.schema.lexicon().cell(title.phrase.row, "blood") == "yes";
        match (title.edge.permanent || blood) && status == Status::Ended {
            true => Status::Asserted,
            false => status,
        }
    }

    /// Whether a word can stand between "former" and the office: a name of a place or body, an adjective, a noun.
    fn premodifies(&self, work: &Work, at: usize) -> bool {
        let (tree, owners) = (work.roles.tree, &work.roles.owners);
        let named = owners.name_at(at).is_some();
        let word = ["JJ", "NN", "NNP", "NNPS", "VBN"].contains(&tree.tag(at));
        // "a former Acme and Quill anchor"
        let name = |i: usize| owners.name_at(i).is_some() && !owners.is_person(i);
        let and = tree.norm(at) == "and" && at > 0 && name(at - 1) && name(at + 1);
        !owners.is_person(at) && (named || word || and)
    }

    /// "former", "then", "-elect", "until March". Who is elected speaker of a house is speaker; an elected president of a country is
    /// yet to take office.
    pub(super) fn tense_of(
        &self,
        work: &Work,
        phrase: &Phrase,
        noun: usize,
        of_body: bool,
    ) -> Status {
        let tree = work.roles.tree;
        let range = tree.range();
        let left = tree
            .kids(noun)
            .min()
            .unwrap_or(noun)
            .min(phrase.tokens.start);
        // "Former North Carolina Senator and Democratic candidate Hall": the parser may hang the words on another noun.
        let before = (range.start..phrase.tokens.start).rev();
        let before = before.take_while(|i| self.premodifies(work, *i)).last();
        let left = before.map_or(left, |b| b.min(left));
        let end = (phrase.tokens.end + 2).min(range.end);
        let lexicon = self.schema.lexicon();
        let mut status = Status::Asserted;
        // "re-elected" says nothing of "elected".
        let mut covered = range.start;
        for at in left.saturating_sub(2).max(range.start)..end {
            for (length, rows) in lexicon.starting(&work.document.phrases, at) {
                if at + length > end || at + length <= covered {
                    continue;
                }
                if rows.iter().any(|r| Some(r.class) == self.tense) {
                    covered = at + length;
                }
                // Behind the office only what hangs on it: "-elect".
                let hung = at < phrase.tokens.end
                    || tree.norm(at) == "-"
                    || tree.norm(at).starts_with('-')
                    || matches!(tree.norm(at), "elect" | "designate");
                // "until recently a director": right before it, or within it.
                let beside = at >= left || at + length == left;
                let within = beside && (at + length <= phrase.tokens.end || hung);
                for row in rows
                    .iter()
                    .filter(|r| Some(r.class) == self.tense && hung && within)
                    .filter(|r| !of_body || lexicon.cell(**r, "of") != "Place")
                {
                    let found = Status::from_name(lexicon.cell(*row, "status"));
                    status = status.stronger(found.unwrap_or(Status::Asserted));
                }
            }
        }
        // "president of Portugal from 1996 to 2006", "chief executive of Acme until March".
        let clause = (phrase.tokens.end..range.end)
            .take_while(|i| !tree.is_verb(*i) && !matches!(tree.norm(*i), "," | ";" | ":"));
        let over = |i: usize| {
            let year = tree.norm(i + 1);
            let year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
            let word = tree.norm(i);
            // "its president at the time"
            let then = word == "at" && tree.norm(i + 1) == "the" && tree.norm(i + 2) == "time";
            then || word == "until"
                || (year && matches!(word, "from" | "between"))
                || (year && word == "in" && i == phrase.tokens.end)
        };
        if clause.into_iter().any(over) {
            status = status.stronger(Status::Ended);
        }
        status
    }
}
