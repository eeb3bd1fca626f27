//! Whose a title is: what is said beside it, of whom it is joined to, or elsewhere in its sentence.

use super::Framer;
use super::fill::{End, Who};
use super::titles::Title;
use crate::extract::draft::Draft;
use crate::extract::trace::Fate;

impl Framer<'_> {
    /// Whose the title is; none where nothing says so.
    pub(super) fn owners(
        &self,
        title: &Title,
        heads: &[usize],
        verb: Option<(usize, &str)>,
        draft: &Draft,
    ) -> Option<Vec<End>> {
        let (roles, tree) = (&title.work.roles, title.work.roles.tree);
        let lexicon = self.schema.lexicon();
        // "the secretary of defense": no body is called Defense.
        let is_field = |n: usize| {
            // But "the Labour leader".
            let party = title.edge.name == "HEADS" && roles.owners.name_at(n).is_some();
            let whole = tree.kid(n, &["compound"]).is_none() && !party;
            whole && lexicon.has(self.field, tree.norm(n))
        };
        let forces = self.is_of_forces(title);
        let owner = |noun: usize| {
            let found = self.meant_by(title, noun, draft).into_iter();
            let found = found.map(|end| {
                let by_way = forces && end.label(draft) == "Place";
                let stand_in = end.stand_in || by_way;
                End { stand_in, ..end }
            });
            let fits = |end: &End| {
                let fits = self.fits(title, end, title.ends()[1], draft);
                let may = self.may_be_office_of(title, end, draft);
                let fate = || match fits && !may {
                    true => Fate::NotOffice(self.meant(*end, draft)),
                    false => self.fate(end, fits, draft),
                };
                title.log_word(title.slots()[1], "owner", noun, &fate);
                fits && may
            };
            found.filter(fits).collect::<Vec<End>>()
        };
        let placed = title.edge.target == ["Place"];
        // "the French central bank president", "the Acme branch president": no head of France or Acme.
        let of_body = |n: usize| {
            let bodies = match roles.owners.name_at(n) {
                Some(_) => self.section,
                None => self.org_noun,
            };
            let is_body =
                |b: usize| roles.owners.at(b).is_none() && lexicon.has(bodies, tree.lemma(b));
            title.edge.name == "HEADS" && (n + 1..title.phrase.tokens.start).any(is_body)
        };
        let may = |n: usize| {
            let whole = !title.phrase.tokens.contains(&n) && !is_field(n) && !of_body(n);
            whole && !owner(n).is_empty()
        };
        let place = |n: usize| owner(n).iter().any(|end| end.label(draft) == "Place");
        // "the UN envoy for Kosovo": the UN's.
        let mut before = tree.kids_as(title.noun, &["amod", "compound", "nmod"]);
        let sent = title.edge.name == "REPRESENTS" && before.any(|k| k < title.noun && may(k));
        // "a member of the crew at the airline": of no airline.
        let of_another =
            title.edge.name == "MEMBER_OF" && !roles.own_preposition(title.noun, "of").is_empty();
        let whose = |n: usize| {
            let preposition = tree.head(n).map_or("", |p| tree.norm(p));
            let behind = sent && preposition == "for";
            let aside = of_another && preposition == "at";
            may(n) && !aside && !(behind && place(n))
        };
        let mut owners = heads.iter().map(|head| roles.owner(*head, placed, &whose));
        let owners = owners.find(|found| !found.is_empty());
        let kin = title.edge.name == "RELATED_TO";
        if kin && let Some(couple) = self.couple(title, draft) {
            return Some(couple);
        }
        let owners = owners.or_else(|| kin.then(|| roles.household(title.noun))?);
        let joined = || verb.map_or_else(Vec::new, |verb| roles.joined_as(verb));
        // "head of Acme's design department": of no whole firm.
        let section = |n: &str| lexicon.has(self.section, n);
        let section = || {
            let owner = roles.section_owner(title.noun, &section);
            owner.filter(|_| title.edge.name == "HOLDS_POSITION")
        };
        let elsewhere = || {
            joined()
                .into_iter()
                .chain(roles.dismisser(title.noun))
                .chain(section())
        };
        // "was elected prime minister by the National Assembly": not the assembly's.
        let of_state = lexicon.cell(title.phrase.row, "bare") == "country";
        let house = |n: usize| {
            owner(n)
                .iter()
                .any(|e| self.is_of_kind(e, "government", draft))
        };
        // "named Hall as ambassador": no one person's.
        let person = |n: usize| owner(n).iter().any(|end| end.label(draft) == "Person");
        let sent =
            title.edge.name == "REPRESENTS" && lexicon.cell(title.phrase.row, "bare") == "leader";
        let chosen = |n: &usize| may(*n) && !(of_state && house(*n)) && !(sent && person(*n));
        let mut owners = owners.unwrap_or_else(|| elsewhere().filter(chosen).collect());
        // "party leader Hall": of the party that the article tells of.
        let first = title.phrase.tokens.start;
        if owners.is_empty()
            && first < title.noun
            && roles.owners.name_at(first).is_none()
            && !owner(first).is_empty()
        {
            owners.push(first);
        }
        if owners.is_empty() {
            // "Norway's parliament elected Hall prime minister".
            let by = joined().into_iter().filter(|_| of_state);
            let ends = by.flat_map(|n| self.meant_by(title, n, draft));
            let mut countries = ends.filter(|e| e.stand_in && e.label(draft) == "Place");
            return countries.next().map(|end| {
                vec![End {
                    stand_in: false,
                    ..end
                }]
            });
        }
        // "the former mayor of Lima and founder of the Green Party": no mayor of the party.
        let named = |n: usize| roles.owners.at(n).is_some();
        let joined = owners.iter().flat_map(|o| {
            let all = roles.joined(*o).into_iter();
            all.filter(|n| n == o || named(*n) || !named(*o))
                .collect::<Vec<_>>()
        });
        let mut found: Vec<End> = joined.flat_map(owner).collect();
        if let [end] = found.as_mut_slice() {
            // "Another of his lawyers, Ozola,".
            let pronoun = owners.iter().any(|o| tree.tag(*o) == "PRP$");
            let client = pronoun.then(|| self.client_of(title, end, draft));
            *end = client.flatten().unwrap_or(*end);
        }
        Some(found)
    }

    /// Of which place one of several has an office, or one of a country for a part of it: "Senators Hall of Ohio and Miller of
    /// Iowa", "US Senator Hall of Ohio".
    pub(super) fn own_places(
        &self,
        title: &Title,
        bearer: usize,
        shared: &[End],
        draft: &Draft,
    ) -> Vec<End> {
        let cell = |column| self.schema.lexicon().cell(title.phrase.row, column);
        let several = !cell("one").is_empty();
        let country = |end: &End| self.is_country(end, draft);
        let national = shared.iter().all(|end| country(end) == Some(true));
        if !several && (cell("seat").is_empty() || shared.is_empty() || !national) {
            return Vec::new();
        }
        let of = title.work.roles.own_preposition(bearer, "of").into_iter();
        let ends = of.flat_map(|noun| self.meant_by(title, noun, draft));
        ends.filter(|end| {
            let place = several || country(end) == Some(false);
            let fits = self.fits(title, end, title.ends()[1], draft);
            place && fits && self.may_be_office_of(title, end, draft)
        })
        .collect()
    }

    /// Hall of "Hall's lawyer, Miller", where "his lawyer" is somebody's who has that office.
    fn client_of(&self, title: &Title, bearer: &End, draft: &Draft) -> Option<End> {
        let lexicon = self.schema.lexicon();
        let office = match lexicon.cell(title.phrase.row, "one") {
            "" => lexicon.cell(title.phrase.row, "form"),
            one => one,
        };
        let mut claims = draft.claims.iter().rev();
        let client = claims.find(|c| {
            c.edge == "REPRESENTS"
                && c.properties.office.as_deref() == Some(office)
                && draft.entity_of(c.source) == bearer.entity(draft)
        });
        let client = client.filter(|_| title.edge.name == "REPRESENTS")?;
        Some(End {
            who: Who::Mention(client.target),
            ..*bearer
        })
    }
}
