//! What speaks for one label or another: the features of `lexicon/name_evidence.csv`, and their sum.

use std::ops::Range;

use super::{ENOUGH, View};
use crate::model::{Name, PlaceId, Shape, Text, Token};
use crate::schema::RowId;

/// What features begin with that come from the words beside a name.
const BESIDE: [&str; 4] = ["before:", "after:", "apposed:", "governed:"];

impl View<'_> {
    /// Whether a capital inside the word is no name's ("McDonald", "O'Brien", "DiCaprio"): "SpaceX", "iPhone".
    fn mixed_case(&self, form: &str) -> bool {
        let lexicon = self.namer.lexicon;
        let beginnings = self.namer.classes.name_beginning;
        let mut rows = beginnings
            .into_iter()
            .flat_map(|class| lexicon.class_rows(class));
        !rows.any(|row| form.starts_with(lexicon.cell(row, "form")))
    }

    /// Weighs the evidence for a run of tokens, with what the engine says of it.
    pub(super) fn weighed(&self, range: Range<usize>, engine: &str) -> Option<Name> {
        let place = self
            .place_at(range.start)
            .filter(|(n, _)| *n == range.len());
        let place = place.and_then(|(_, places)| places.first());
        let mut scores: Vec<(Text, i32)> = Vec::new();
        let mut beside: Vec<(Text, i32)> = Vec::new();
        let features = self.features(&range, place.map(|p| p.kind.as_str()));
        for feature in features.into_iter().chain([engine]) {
            let speaks_beside = BESIDE.iter().any(|kind| feature.starts_with(kind));
            for (label, weight) in self.namer.evidence.get(feature).into_iter().flatten() {
                add(&mut scores, label, *weight);
                if speaks_beside {
                    add(&mut beside, label, *weight);
                }
            }
        }
        scores.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let best = scores.first().filter(|(_, score)| *score >= ENOUGH)?;
        let place = if best.0 == "Place" {
            place.map(|p| PlaceId(p.id))
        } else {
            None
        };
        Some(Name {
            tokens: range,
            beside,
            scores,
            place,
        })
    }

    /// What speaks for one label or another, by the names of `lexicon/name_evidence.csv`.
    pub(super) fn features(&self, range: &Range<usize>, place: Option<&str>) -> Vec<&'static str> {
        let classes = &self.namer.classes;
        let words = self.tokens.get(range.clone()).unwrap_or(&[]);
        let words_beside = self.beside(range);
        let tight = words_beside.contains(&"before:body");
        let mut found = Vec::new();
        let mut add = |yes: bool, feature: &'static str| {
            if yes {
                found.push(feature);
            }
        };
        let org = self.is_org(range);
        add(org, "gazetteer:org");
        match place {
            Some("country") => add(true, "gazetteer:country"),
            Some("city") => add(true, "gazetteer:city"),
            Some(_) => add(true, "gazetteer:region"),
            None => {}
        }
        add(place.is_some() && words.len() > 1, "gazetteer:long");
        let last = range.end - 1;
        let before = range
            .start
            .checked_sub(1)
            .filter(|i| *i >= self.sentence.tokens.start);
        let before = before.and_then(|i| self.token(i));
        let rows_before: Vec<RowId> = self.phrases_before(range.start).collect();
        let after_phrase = |class| rows_before.iter().any(|row| Some(row.class) == class);
        // "the General Labour Federation" is no general's name.
        let body = words.len() > 1 && self.ends_body(range) && !self.name_word(range.start).given;
        add(after_phrase(classes.title) && !body, "before:title");
        add(after_phrase(classes.office), "before:office");
        let article = before.is_some_and(|t| matches!(t.norm.as_str(), "the" | "a" | "an"));
        add(article && words.len() == 1, "before:article");
        add(article && words.len() > 1, "before:article-long");
        add(
            before.is_some_and(|t| self.in_class(t, classes.locative)),
            "before:locative",
        );
        let inside =
            before.is_some_and(|t| matches!(t.norm.as_str(), "in" | "near" | "inside" | "outside"));
        let owner = self.token(range.end).is_some_and(|t| t.tag == "POS");
        add(
            inside && !owner && self.plain_place(range.start),
            "before:inside",
        );
        // "Lagos-based Larsen".
        let based = before.is_some_and(|t| t.norm == "based" || t.norm.ends_with("-based"));
        add(based, "before:based");
        let comma = before.is_some_and(|t| t.norm == ",");
        add(
            comma && range.start >= 2 && self.capital(range.start - 2),
            "before:comma",
        );
        add(after_phrase(classes.descriptor), "before:descriptor");
        let org_noun = after_phrase(classes.org_noun);
        add(!comma && !tight && org_noun, "before:org-noun");
        // "the ruling party, Georgian Hearth,"
        let speaker = comma && range.start >= 2 && self.speaks(range.start - 2);
        add(
            comma && org_noun && place.is_none() && !speaker,
            "before:org-noun-comma",
        );
        add(self.apposed(range.end, classes.org_noun), "after:org-noun");
        add(self.headed(range.start), "before:headed");
        let possessive = self.token(range.end).is_some_and(|t| t.norm == "'s");
        let kin = (1..=2).any(|ahead| self.phrase(range.end + ahead, classes.kin) > 0);
        add(possessive && kin, "after:kin");
        let owns = self.phrase(range.end + 1, classes.org_possession) > 0;
        add(
            words.len() > 1 && possessive && owns,
            "after:org-possession",
        );
        let apposed = |word: &str| {
            let comma = self.token(range.end).is_some_and(|t| t.norm == ",");
            comma && self.token(range.end + 1).is_some_and(|t| t.norm == word)
        };
        // "Larsen's chief executive", "Larsen, whose chief executive".
        let head = possessive && self.heads_firm(range.end + 1)
            || apposed("whose") && self.heads_firm(range.end + 2);
        add(head, "after:org-head");
        let seat =
            |word| apposed(word) && self.token(range.end + 2).is_some_and(|t| t.norm == "in");
        add(seat("based") || seat("headquartered"), "after:based");
        add(self.object_of_firms(range), "object:org-verb");
        let of = before.is_some_and(|t| t.norm == "of");
        let place_noun = self.ends_phrase(range.start - usize::from(of), classes.place_noun);
        add(!comma && place_noun, "before:place-noun");
        let keyword = |i: usize, class| self.token(i).is_some_and(|t| self.in_class(t, class));
        add(
            words.len() > 1 && keyword(last, classes.company_form),
            "ends:company",
        );
        let org_word = (range.clone()).any(|i| keyword(i, classes.org_word));
        add(words.len() > 1 && org_word, "has:org-word");
        add(
            keyword(last, classes.group_word) && words.len() > 1,
            "ends:group",
        );
        let kind = |w: &Token| self.namer.lexicon.lookup(classes.org_kind, &w.norm, "kind");
        let party = words
            .last()
            .is_some_and(|w| w.tag.ends_with('S') && kind(w) == "party");
        add(party, "ends:party");
        // "the Royal Castle", but not "Robert Castle".
        let site = words.last().is_some_and(|w| kind(w) == "site");
        let plain = |i: usize| keyword(i, classes.common) && !self.name_word(i).given;
        let called = words.len() > 2 || words.len() > 1 && plain(range.start);
        add(site && called, "ends:site");
        // "Loch Larsen Bridge", "Turkana County", but not "Anna Bridge".
        // Nor "Seo-yeon Park".
        let hyphens = words.iter().filter(|t| t.norm == "-").count();
        let given = self.name_word(range.start).given || hyphens > 0;
        let named = given && self.name_word(last).surname;
        let length = words.len().saturating_sub(2 * hyphens);
        let called = length > 2 || length > 1 && !named;
        add(called && keyword(last, classes.place_word), "ends:place");
        // "F-16", "CH-149".
        let model = |t: &Token| {
            let parts = t.norm.split_once('-');
            parts.is_some_and(|(a, b)| {
                let letters = !a.is_empty() && a.chars().all(char::is_alphabetic);
                letters && b.starts_with(|c: char| c.is_ascii_digit())
            })
        };
        add(words.iter().any(model), "shape:model");
        // "HMS Larsen"
        let vessel = before.is_some_and(|t| self.in_class(t, classes.vessel))
            || words.len() > 1 && keyword(range.start, classes.vessel);
        add(vessel, "shape:vessel");
        // "Maria Larsen of Quill": a town or a firm.
        let of = before.is_some_and(|t| matches!(t.norm.as_str(), "of" | "from"));
        let person = range
            .start
            .checked_sub(2)
            .filter(|_| of && words.len() == 1 && !org);
        let person = person.filter(|i| self.capital(*i) && *i > self.sentence.tokens.start);
        let form = words.first().map_or("", |t| t.span.of(self.text));
        let lower = form.chars().skip(1).all(|c| !c.is_uppercase());
        let given = |i: usize| self.capital(i - 1) && self.name_word(i - 1).given;
        add(
            lower && place.is_none() && person.is_some_and(given),
            "of:person",
        );
        // "Maria Larsen of Nueva Alianza" is nobody's.
        let of = before.is_some_and(|t| t.norm == "of");
        let full = range.start.checked_sub(3).filter(|i| {
            let inside = *i >= self.sentence.tokens.start;
            of && words.len() > 1 && inside && self.capital(*i) && self.capital(i + 1)
        });
        let full = full.filter(|i| self.name_word(*i).given && self.cut(i + 1).is_none());
        add(full.is_some() && place.is_none(), "of:person-long");
        // "Larsen Australia"
        let country = words.len() > 1 && place.is_none() && {
            let found = self.place_in(&(last..range.end));
            found.is_some_and(|place| place.1.first().is_some_and(|p| p.kind == "country"))
                && !self.name_word(range.start).given
                && !self.is_demonym(range.start)
                && self.place_in(range).is_none()
        };
        add(country, "ends:country");
        let capitals = words.iter().filter(|t| t.shape == Shape::Capital).count();
        if words.len() == 1 {
            let form = words.first().map_or("", |t| t.span.of(self.text));
            let letters = form.chars().filter(|c| c.is_alphabetic()).count();
            let upper = form.chars().filter(|c| c.is_uppercase()).count();
            let acronym = (2..=6).contains(&letters) && letters == upper && place.is_none();
            let shouted = words.iter().any(|t| self.in_class(t, classes.common));
            add(acronym && !shouted, "shape:acronym");
            add(
                upper >= 2 && upper < letters && self.mixed_case(form),
                "shape:mixed",
            );
            let word = self.name_word(range.start);
            add(word.surname, "single:surname");
            add(word.given && !word.surname, "single:given");
        } else if !org_word {
            let first = self.name_word(range.start);
            add(first.given, "first:given");
            add(first.surname && !first.given, "first:surname");
            add(self.name_word(last).surname, "last:surname");
            let initial = words
                .iter()
                .any(|t| t.norm.len() == 2 && t.norm.ends_with('.'));
            add(initial, "has:initial");
            let particle = words.iter().any(|t| self.in_class(t, classes.particle));
            add(particle, "has:particle");
            add((2..=3).contains(&capitals), "length:person");
            let common = |t: &Token| self.namer.lexicon.has(classes.common, &t.norm);
            add(
                !words.iter().any(common) && !org && place.is_none(),
                "words:rare",
            );
        }
        let after = self
            .token(range.end)
            .filter(|_| range.end < self.sentence.tokens.end);
        let after_next = self
            .token(range.end + 1)
            .filter(|_| range.end + 1 < self.sentence.tokens.end);
        let comma_after = after.is_some_and(|t| t.norm == ",");
        add(
            comma_after && after_next.is_some_and(|t| self.in_class(t, classes.relative)),
            "after:who",
        );
        let which = after_next.is_some_and(|t| t.norm == "which");
        let ends = self.token(range.end + 2).is_some_and(|t| t.tag != "NN");
        add(comma_after && which && ends, "after:which");
        // "Giessen, West Germany", "Velva, N.D."
        let wider = || self.place_at(range.end + 1)?.1.first();
        let wider = || wider().is_some_and(|p| matches!(p.kind.as_str(), "country" | "state"));
        add(comma_after && wider(), "after:comma-place");
        // "was born in Velva"
        let verb = range
            .start
            .checked_sub(2)
            .filter(|i| *i >= self.sentence.tokens.start);
        let verb = verb
            .and_then(|i| self.token(i))
            .map_or("", |t| t.lemma.as_str());
        let lives = matches!(verb, "bear" | "live" | "raise" | "bury" | "reside");
        add(
            lives && before.is_some_and(|t| t.norm == "in"),
            "before:lives-in",
        );
        let age =
            after_next.is_some_and(|t| t.norm.parse::<u32>().is_ok_and(|n| (10..110).contains(&n)));
        add(comma_after && age, "after:age");
        add(
            after.is_some_and(|t| t.lemma == "say" || t.lemma == "tell"),
            "after:say",
        );
        found.extend(words_beside);
        found
    }
}

impl View<'_> {
    /// "'s longtime chief executive", "'s board": what a firm has, and no person.
    fn heads_firm(&self, at: usize) -> bool {
        (at..at + 3).any(|i| {
            let mut found = self.namer.lexicon.starting(self.phrases, i);
            found.any(|(_, rows)| {
                rows.iter().any(|row| {
                    let cell = |column| self.namer.lexicon.cell(*row, column);
                    Some(row.class) == self.namer.classes.org_possession && cell("firm") == "yes"
                })
            })
        })
    }

    /// "acquired", "was founded": whether a name is what is done to firms, and not to persons.
    fn object_of_firms(&self, range: &Range<usize>) -> bool {
        let outside = |i: &usize| {
            self.token(*i)
                .is_some_and(|t| !range.contains(&(t.head as usize)))
        };
        let top = range
            .clone()
            .rev()
            .find(outside)
            .and_then(|i| self.token(i));
        let done_to_firms = |verb: usize| {
            self.token(verb).is_some_and(|v| {
                let class = self.namer.classes.org_verb;
                self.namer.lexicon.has(class, &v.lemma)
            })
        };
        let object = top.is_some_and(|t| {
            matches!(t.relation.as_str(), "dobj" | "nsubjpass") && done_to_firms(t.head as usize)
        });
        // "Larsen Marine, which was founded in 1987".
        let which = self.token(range.end).is_some_and(|t| t.norm == ",")
            && self.token(range.end + 1).is_some_and(|t| {
                t.norm == "which" && t.relation == "nsubjpass" && done_to_firms(t.head as usize)
            });
        object || which
    }
}

fn add(scores: &mut Vec<(Text, i32)>, label: &Text, weight: i32) {
    match scores.iter_mut().find(|(known, _)| known == label) {
        Some((_, score)) => *score += weight,
        None => scores.push((label.clone(), weight)),
    }
}
