//! Titles without an owner beside them: which of them may be owned elsewhere ("the mayor, Hall"), and by whom.

use super::Framer;
use super::fill::End;
use super::roles_of_titles::Bearer;
use super::titles::Title;
use crate::extract::draft::Draft;

impl Framer<'_> {
    /// Whether nothing in its sentence says whose the office is, "President Hall", "the prime minister, Hall": the article
    /// may.
    pub(super) fn is_bare(&self, title: &Title, bearer: &Bearer) -> bool {
        let tree = title.work.roles.tree;
        let lexicon = self.schema.lexicon();
        let cell = |column| lexicon.cell(title.phrase.row, column);
        let state = self.is_of_state(title);
        let hosts = [title.noun].into_iter().chain(bearer.who.iter().copied());
        let owned = hosts.clone();
        let owned = owned.flat_map(|n| tree.kids_as(n, &["poss"]).collect::<Vec<_>>());
        let owned = owned.count() > 0 && !state;
        let behind = ["of", "for", "at", "in", "with"];
        // "the chairman of the supervisory board": of the body that has the board.
        let board = |n: usize| {
            let bare = tree.kid(n, &["poss", "prep"]).is_none();
            bare && lexicon.lookup(self.org_possession, tree.lemma(n), "firm") == "yes"
        };
        let behind = behind.iter().any(|p| {
            let objects = title.work.roles.own_preposition(title.noun, p);
            let own = |o: &usize| title.phrase.tokens.contains(o);
            objects.iter().any(|o| !own(o) && !board(*o))
        });
        let vague = |d: usize| {
            matches!(
                tree.norm(d),
                "a" | "an" | "any" | "another" | "no" | "every"
            )
        };
        let vague = tree.kids_as(title.noun, &["det"]).any(vague);
        let modified = self.modified(title.work, title.phrase, title.noun);
        let speaks = cell("bare") == "speaks";
        let country = cell("bare") == "country";
        // "a candidate for president, Hall".
        let wanted = hosts.clone().any(|h| {
            let of = tree.head(h).filter(|p| tree.norm(*p) == "for");
            let noun = of.and_then(|p| tree.head(p)).map_or("", |n| tree.lemma(n));
            matches!(
                noun,
                "candidate" | "nominee" | "run" | "bid" | "campaign" | "race"
            )
        });
        // "club president Hall" is of no country.
        let body = |k: usize| lexicon.has(self.org_noun, tree.lemma(k));
        let before = tree.kids_as(title.noun, &["compound"]);
        let mut before = before.filter(|k| !title.phrase.tokens.contains(k));
        let of_body = country && before.any(body);
        let whole = (country || speaks) && !cell("modified").is_empty() || !modified;
        let whole = whole && !of_body;
        if wanted {
            return false;
        }
        state || !cell("bare").is_empty() && whole && (speaks || !vague) && !behind && !owned
    }

    /// "Acme has sued nobody, a spokesman, Hall, said": the organisation or country of which somebody says something.
    pub(super) fn speaks_of(&self, title: &Title, bearer: &Bearer, draft: &Draft) -> Option<u32> {
        let (roles, tree) = (&title.work.roles, title.work.roles.tree);
        let hosts = [title.noun].into_iter().chain(bearer.who.iter().copied());
        let verbs = hosts.filter(|h| tree.relation(*h) == "nsubj");
        let verb = verbs.filter_map(|h| tree.head(h)).next()?;
        let subject = |verb| tree.kid(verb, &["nsubj", "nsubjpass"]);
        let said = tree.kid(verb, &["ccomp"]).and_then(subject);
        let label = |mention: u32| draft.mention(mention).map_or("", |m| m.label.as_str());
        let said = said.and_then(|noun| roles.owners.at(noun));
        // "Acme denied it, and spokeswoman Hall said": of the one who acts in the clause before.
        let before = || {
            let first = tree.head(verb).filter(|_| tree.relation(verb) == "conj");
            let actor = roles.owners.at(subject(first?)?);
            actor.filter(|m| label(*m) == "Org")
        };
        said.filter(|m| label(*m) != "Person").or_else(before)
    }

    /// "her finance minister", "his deputy": the person under whom somebody has an office.
    pub(super) fn under(&self, title: &Title, bearer: &Bearer, draft: &Draft) -> Option<u32> {
        let bare = self.schema.lexicon().cell(title.phrase.row, "bare");
        if title.edge.name == "REPRESENTS" && bare == "leader" {
            // "Hall, the prime minister, named Larsen as ambassador".
            let by = bearer.verb.map(|verb| title.work.roles.joined_as(verb));
            let mut ends = by.into_iter().flatten();
            let named = ends.find_map(|n| self.meant_by(title, n, draft).first()?.mention());
            return named.filter(|m| draft.mention(*m).is_some_and(|m| m.label == "Person"));
        }
        let office = title.edge.name == "HOLDS_POSITION" && !bare.is_empty();
        office.then(|| self.whose(title, bearer)).flatten()
    }

    /// The person in whose place an office is named: "his Turkish counterpart".
    pub(super) fn whose(&self, title: &Title, bearer: &Bearer) -> Option<u32> {
        let (roles, tree) = (&title.work.roles, title.work.roles.tree);
        let hosts = [title.noun].into_iter().chain(bearer.who.iter().copied());
        let owners = hosts.flat_map(|n| tree.kids_as(n, &["poss"]).collect::<Vec<_>>());
        let mut persons = owners.filter(|p| roles.owners.is_person(*p));
        persons.find_map(|p| roles.owners.at(p))
    }

    /// "Hall married Larsen. Their son": of both.
    pub(super) fn couple(&self, title: &Title, draft: &Draft) -> Option<Vec<End>> {
        let work = title.work;
        let tree = work.roles.tree;
        let mut their = tree.kids_as(title.noun, &["poss"]);
        their.find(|p| tree.norm(*p) == "their")?;
        let number = |offset: u32| {
            let sentences = &work.document.sentences;
            sentences.partition_point(|s| s.span.end <= offset)
        };
        let lexicon = self.schema.lexicon();
        let here = number(work.sentence.span.start);
        let married = draft.claims.iter().rev().find(|c| {
            let kind = c.properties.kind.as_deref().unwrap_or("");
            let near = number(c.span.start) + 1 >= here;
            near && c.edge == "RELATED_TO" && !lexicon.lookup(self.kin, kind, "couple").is_empty()
        })?;
        Some(vec![End::of(married.source), End::of(married.target)])
    }
}
