//! Name proposals: runs of capitalised words, cut at titles, offices and demonyms, and typed by weighing evidence.
//!
//! The weights are data (`lexicon/name_evidence.csv`, in hundredths), so that typing a name is a sum and not a chain of
//! ifs, and a better table needs no code. What the article as a whole says about a name is not asked here: that is the
//! document's memory, in `extract`.

use std::ops::Range;

use crate::model::{Document, Entity, Name, PlaceId, Sentence, Shape, Text, Token};
use crate::schema::{ClassId, Lexicon, Schema};

/// Proposes names.
pub struct Namer<'s> {
    schema: &'s Schema,
    lexicon: &'s Lexicon,
    classes: Classes,
}

/// The word lists that names are cut and typed by.
struct Classes {
    evidence: Option<ClassId>,
    title: Option<ClassId>,
    office: Option<ClassId>,
    demonym: Option<ClassId>,
    org_word: Option<ClassId>,
    group_word: Option<ClassId>,
    company_form: Option<ClassId>,
    connector: Option<ClassId>,
    particle: Option<ClassId>,
    calendar: Option<ClassId>,
    common: Option<ClassId>,
    locative: Option<ClassId>,
    relative: Option<ClassId>,
    org_noun: Option<ClassId>,
    org_possession: Option<ClassId>,
    place_noun: Option<ClassId>,
    descriptor: Option<ClassId>,
    kin: Option<ClassId>,
}

/// And this much where the engine takes the words for something that is no name.
const STRONG: i32 = 600;
/// The engine's label of persons.
const PERSON: &str = "PERSON";
/// A proposal needs this much evidence, in hundredths, for its best label.
const ENOUGH: i32 = 300;

impl<'s> Namer<'s> {
    /// A namer with this schema's lists.
    pub fn new(schema: &'s Schema) -> Namer<'s> {
        let lexicon = schema.lexicon();
        let classes = Classes {
            evidence: lexicon.class("name_evidence"),
            title: lexicon.class("title"),
            office: lexicon.class("office"),
            demonym: lexicon.class("demonym"),
            org_word: lexicon.class("org_word"),
            group_word: lexicon.class("group_word"),
            company_form: lexicon.class("company_form"),
            connector: lexicon.class("name_connector"),
            particle: lexicon.class("name_particle"),
            calendar: lexicon.class("calendar"),
            common: lexicon.class("common_word"),
            locative: lexicon.class("locative"),
            relative: lexicon.class("relative"),
            org_noun: lexicon.class("org_noun"),
            org_possession: lexicon.class("org_possession"),
            place_noun: lexicon.class("place_noun"),
            descriptor: lexicon.class("descriptor"),
            kin: lexicon.class("kin"),
        };
        Namer {
            schema,
            lexicon,
            classes,
        }
    }

    /// The names of a document, sentence by sentence.
    pub fn names(&self, text: &str, document: &Document) -> Vec<Name> {
        let mut names = Vec::new();
        for sentence in document.sentences.iter().filter(|s| !s.furniture) {
            let view = View {
                namer: self,
                text,
                tokens: &document.tokens,
                sentence,
            };
            let entities = entities_of(document, sentence);
            let mut found: Vec<Name> = entities.iter().filter_map(|e| view.of_entity(e)).collect();
            let mut at = sentence.tokens.start;
            let mut others = Vec::new();
            while at < sentence.tokens.end {
                at = view.next(at, &mut others);
            }
            // What the engine takes for something else ("the First World War", "July 1918") is no name, either, unless much
            // speaks for it.
            others.retain(|name: &Name| {
                let overlaps = |range: &Range<usize>| {
                    range.start < name.tokens.end && name.tokens.start < range.end
                };
                let strong = name
                    .scores
                    .first()
                    .is_some_and(|(_, score)| *score >= STRONG);
                let taken = found.iter().any(|f| overlaps(&f.tokens));
                let other = entities.iter().any(|e| overlaps(&e.tokens));
                !taken && (strong || !other)
            });
            found.extend(others);
            found.sort_by_key(|name| name.tokens.start);
            names.extend(found);
        }
        names
    }
}

/// The entities of a sentence.
fn entities_of<'d>(document: &'d Document, sentence: &Sentence) -> &'d [Entity] {
    let first = document
        .entities
        .partition_point(|e| e.tokens.start < sentence.tokens.start);
    let end = document
        .entities
        .partition_point(|e| e.tokens.start < sentence.tokens.end);
    document.entities.get(first..end).unwrap_or(&[])
}

/// One sentence while its names are read.
struct View<'a> {
    namer: &'a Namer<'a>,
    text: &'a str,
    tokens: &'a [Token],
    sentence: &'a Sentence,
}

impl View<'_> {
    /// The name that the engine's entity is, when evidence speaks for one; without determiner and possessive.
    fn of_entity(&self, entity: &Entity) -> Option<Name> {
        let mut range = entity.tokens.clone();
        while range.len() > 1 && self.token(range.start).is_some_and(|t| t.tag == "DT") {
            range.start += 1;
        }
        while range.len() > 1 && self.token(range.end - 1).is_some_and(|t| t.tag == "POS") {
            range.end -= 1;
        }
        if !range.clone().any(|i| self.capital(i)) {
            return None;
        }
        // "King Philip" is the title and the name.
        if entity.label == PERSON {
            let classes = &self.namer.classes;
            let title = |at| {
                self.phrase(at, classes.title)
                    .max(self.phrase(at, classes.office))
            };
            let mut length = title(range.start);
            while length > 0 && length < range.len() {
                range.start += length;
                length = title(range.start);
            }
        }
        // "Kwon Tae-joon": the engine may stop at the hyphen.
        while entity.label == PERSON
            && self.token(range.end).is_some_and(|t| t.norm == "-")
            && self.touches(range.end)
            && self.touches(range.end + 1)
            && range.end + 1 < self.sentence.tokens.end
            && (self.capital(range.end + 1) || self.given_part(range.end + 1))
        {
            range.end += 2;
        }
        let feature = format!("engine:{}", entity.label);
        let known = self
            .namer
            .lexicon
            .has(self.namer.classes.evidence, &feature);
        known.then(|| self.weighed(range, &feature)).flatten()
    }

    /// Reads what starts at `at`; gives the position to go on from.
    fn next(&self, at: usize, names: &mut Vec<Name>) -> usize {
        if !self.capital(at) || self.skipped(at) || self.article(at) {
            return at + 1;
        }
        if let Some(length) = self.cut(at) {
            // "Georgia" the state is no demonym, but "Russian" before "Direct Investment Fund" is part of a name.
            let whole = self.org_by_keyword(at);
            if let Some(end) = whole.filter(|end| *end > at + length && self.is_demonym(at)) {
                names.extend(self.proposal(at..end));
                return end;
            }
            let place = self.namer.schema.gazetteers().place_at(self.rest(at));
            if place.as_ref().is_none_or(|(n, _)| *n < length) || !self.is_demonym(at) {
                return at + length;
            }
        }
        let end = self.name_end(at);
        match self.proposal(at..end) {
            Some(name) => {
                let end = name.tokens.end;
                names.push(name);
                end
            }
            None => end,
        }
    }

    /// "The" at the start of a sentence, unless the gazetteer has a place of that name ("The Hague").
    fn article(&self, at: usize) -> bool {
        let the = self
            .token(at)
            .is_some_and(|t| matches!(t.norm.as_str(), "the" | "a" | "an"));
        the && self
            .namer
            .schema
            .gazetteers()
            .place_at(self.rest(at))
            .is_none_or(|(n, _)| n < 2)
    }

    /// Where the name that starts at `at` ends.
    fn name_end(&self, at: usize) -> usize {
        let gazetteers = self.namer.schema.gazetteers();
        let run = self.run_end(at);
        if let Some(end) = self.org_by_keyword(at) {
            return end;
        }
        let org = gazetteers.org_at(self.rest(at)).map_or(0, |(n, _)| n);
        let place = gazetteers.place_at(self.rest(at)).map_or(0, |(n, _)| n);
        let known = self.trusted(at, org.max(place));
        if known == 0 {
            return run;
        }
        // "Paris Hilton", "Jordan Henderson": a given name goes on into a family name.
        let person = place >= org
            && known == 1
            && at + 1 < run
            && (self.name_word(at).given
                || self.ends_phrase(at, self.namer.classes.office)
                || self.ends_phrase(at, self.namer.classes.title))
            && !self.is_place_after_comma(at + 1);
        if person { run } else { at + known.max(1) }
    }

    /// How many tokens of a gazetteer's match to believe: all its longer words must have a capital here.
    fn trusted(&self, at: usize, length: usize) -> usize {
        let words = self.tokens.get(at..at + length).unwrap_or(&[]);
        let small = words.iter().any(|t| {
            t.norm.len() > 3
                && matches!(t.shape, Shape::Word | Shape::Verb)
                && !self.in_class(t, self.namer.classes.particle)
        });
        if small || at + length > self.sentence.tokens.end {
            0
        } else {
            length
        }
    }

    /// The end of the run of capitalised words from `at`, with particles ("de", "al-") and hyphens inside.
    fn run_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        loop {
            if end < self.sentence.tokens.end
                && self.capital(end)
                && !self.skipped(end)
                && self.cut(end).is_none()
            {
                end += 1;
                continue;
            }
            // A joint is kept only where another capitalised word follows it.
            let joint = self.joint(end);
            match joint {
                Some(next)
                    if (self.capital(next) || self.given_part(next))
                        && self.cut(next).is_none()
                        && !self.skipped(next) =>
                {
                    end = next + 1
                }
                _ => return end,
            }
        }
    }

    /// The small second part of a given name: "Hye-rin", "Jong-un"; but not "Paris-based".
    fn given_part(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.token(i));
        let known = |t: &Token| {
            t.shape != Shape::Word
                || self.in_class(t, self.namer.classes.common)
                || t.norm.chars().count() > 6
        };
        before.is_some_and(|t| t.norm == "-") && self.token(at).is_some_and(|t| !known(t))
    }

    /// After a hyphen or particles at `at`: where the next word of the name would stand.
    fn joint(&self, at: usize) -> Option<usize> {
        let token = self.token(at)?;
        if token.norm == "-" && self.touches(at) && self.touches(at + 1) {
            return Some(at + 1);
        }
        let mut next = at;
        while self
            .token(next)
            .is_some_and(|t| self.in_class(t, self.namer.classes.particle))
        {
            next += 1;
            if self.token(next).is_some_and(|t| t.norm == "-") && self.touches(next) {
                next += 1;
            }
        }
        (next > at).then_some(next)
    }

    /// The end of an organisation that is called so: capitalised words up to a word such as "Ministry", "Fund", "Inc",
    /// with "of Defense" after it and "and" inside. `None` when there is no such word.
    fn org_by_keyword(&self, at: usize) -> Option<usize> {
        let classes = &self.namer.classes;
        let mut end = at;
        let mut last_keyword = None;
        while end < self.sentence.tokens.end {
            let token = self.token(end)?;
            let keyword = self.in_class(token, classes.org_word)
                || self.in_class(token, classes.company_form);
            let form = self.in_class(token, classes.company_form);
            // "White House Press Secretary": the word belongs to an office.
            let of_office = self.phrase(end, classes.office) > 1;
            if self.capital(end) && keyword && !of_office && (end > at || !form) {
                last_keyword = Some(end + 1);
                end += 1;
                if form {
                    break;
                }
            } else if self.capital(end) && !self.skipped(end) {
                // An office or title ends the name, unless it stands at its start ("State Department").
                let office = self
                    .phrase(end, classes.office)
                    .max(self.phrase(end, classes.title));
                if office > 0 && end > at && self.org_within(end, end + office).is_none() {
                    break;
                }
                if office > 0 && end == at && self.org_within(end, end + office).is_none() {
                    return None;
                }
                end += 1;
            } else if self.in_class(token, classes.connector) {
                // "Ministry of Defense", "Security and Defense Council": only between capitalised words, and after
                // "of" only where a keyword came before.
                let joins = token.norm != "and" && token.norm != "&";
                let the = joins && self.token(end + 1).is_some_and(|t| t.norm == "the");
                let next = end + 1 + usize::from(the);
                let fits = if joins {
                    last_keyword == Some(end)
                } else {
                    end > at
                        && last_keyword != Some(end)
                        && !self.known_whole(at..end)
                        && !(self.name_word(at).given && end > at + 1)
                        && self.keyword_ahead(next)
                };
                if !fits || !self.capital(next) || self.skipped(next) {
                    break;
                }
                if joins {
                    let stop = self.complement_end(next);
                    last_keyword = Some(stop);
                    end = stop;
                } else {
                    end = next;
                }
            } else if token.norm == "-" && self.touches(end) && self.touches(end + 1) {
                end += 1;
            } else {
                break;
            }
        }
        last_keyword.filter(|end| *end > at + 1 || self.acronym_or_known(at))
    }

    /// "of Foreign Affairs and Trade", "of Japan": the capitalised words after "of".
    fn complement_end(&self, at: usize) -> usize {
        let mut end = at;
        while self.capital(end)
            && !self.skipped(end)
            && self.phrase(end, self.namer.classes.title) == 0
        {
            end += 1;
            let and = self.token(end).is_some_and(|t| t.norm == "and");
            if and && self.capital(end + 1) && self.keyword_complement(end + 1) {
                end += 1;
            }
        }
        end.max(at + 1)
    }

    /// Whether "and X" goes on with a department's field ("Foreign Affairs and Trade"), not with another name.
    fn keyword_complement(&self, at: usize) -> bool {
        let token = self.token(at);
        token.is_some_and(|t| {
            self.namer.lexicon.has(self.namer.classes.common, &t.norm) && !self.name_word(at).given
        })
    }

    /// Whether a gazetteer knows exactly these tokens: then "and" after them joins another name.
    fn known_whole(&self, range: Range<usize>) -> bool {
        let words = self.tokens.get(range).unwrap_or(&[]);
        let gazetteers = self.namer.schema.gazetteers();
        let place = gazetteers.place_at(words).map(|(n, _)| n);
        let org = gazetteers.org_at(words).map(|(n, _)| n);
        place == Some(words.len()) || org == Some(words.len())
    }

    fn keyword_ahead(&self, at: usize) -> bool {
        let mut end = at;
        while self.capital(end) && end < self.sentence.tokens.end {
            if self
                .token(end)
                .is_some_and(|t| self.in_class(t, self.namer.classes.org_word))
            {
                return true;
            }
            end += 1;
        }
        false
    }

    fn org_within(&self, from: usize, to: usize) -> Option<usize> {
        (from..=to).find(|i| {
            self.capital(*i)
                && self
                    .token(*i)
                    .is_some_and(|t| self.in_class(t, self.namer.classes.org_word))
        })
    }

    fn acronym_or_known(&self, at: usize) -> bool {
        self.namer
            .schema
            .gazetteers()
            .org_at(self.rest(at))
            .is_some()
    }

    /// Weighs the evidence for a run of tokens; none when no label has enough.
    fn proposal(&self, range: Range<usize>) -> Option<Name> {
        let range = self.without_common_start(range)?;
        self.weighed(range, "engine:none")
    }

    /// Weighs the evidence for a run of tokens, with what the engine says of it.
    fn weighed(&self, range: Range<usize>, engine: &str) -> Option<Name> {
        let gazetteers = self.namer.schema.gazetteers();
        let place = gazetteers
            .place_at(self.rest(range.start))
            .filter(|(n, _)| *n == range.len());
        let place = place.and_then(|(_, places)| places.into_iter().next());
        let mut scores: Vec<(Text, i32)> = Vec::new();
        let features = self.features(&range, place.as_ref().map(|p| p.kind.as_str()));
        for feature in features.into_iter().chain([engine]) {
            for row in self.namer.lexicon.rows(feature) {
                if Some(row.class) != self.namer.classes.evidence {
                    continue;
                }
                let label = self.namer.lexicon.cell(*row, "label");
                let weight: i32 = self.namer.lexicon.cell(*row, "weight").parse().unwrap_or(0);
                match scores.iter_mut().find(|(l, _)| l == label) {
                    Some((_, score)) => *score += weight,
                    None => scores.push((label.into(), weight)),
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
            scores,
            place,
        })
    }

    /// What speaks for one label or another, by the names of `lexicon/name_evidence.csv`.
    fn features(&self, range: &Range<usize>, place: Option<&str>) -> Vec<&'static str> {
        let classes = &self.namer.classes;
        let words = self.tokens.get(range.clone()).unwrap_or(&[]);
        let mut found = Vec::new();
        let mut add = |yes: bool, feature: &'static str| {
            if yes {
                found.push(feature);
            }
        };
        let gazetteers = self.namer.schema.gazetteers();
        let org = gazetteers
            .org_at(words)
            .is_some_and(|(n, _)| n == words.len());
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
        add(self.ends_phrase(range.start, classes.title), "before:title");
        add(
            self.ends_phrase(range.start, classes.office),
            "before:office",
        );
        add(
            before.is_some_and(|t| self.in_class(t, classes.locative)),
            "before:locative",
        );
        let comma = before.is_some_and(|t| t.norm == ",");
        add(
            comma && range.start >= 2 && self.capital(range.start - 2),
            "before:comma",
        );
        add(
            self.ends_phrase(range.start, classes.descriptor),
            "before:descriptor",
        );
        add(
            !comma && self.ends_phrase(range.start, classes.org_noun),
            "before:org-noun",
        );
        add(self.apposed(range.end, classes.org_noun), "after:org-noun");
        let possessive = self.token(range.end).is_some_and(|t| t.norm == "'s");
        let kin = (1..=2).any(|ahead| self.phrase(range.end + ahead, classes.kin) > 0);
        add(possessive && kin, "after:kin");
        let owns = self.phrase(range.end + 1, classes.org_possession) > 0;
        add(
            words.len() > 1 && possessive && owns,
            "after:org-possession",
        );
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
        let capitals = words.iter().filter(|t| t.shape == Shape::Capital).count();
        if words.len() == 1 {
            let form = words.first().map_or("", |t| t.span.of(self.text));
            let letters = form.chars().filter(|c| c.is_alphabetic()).count();
            let upper = form.chars().filter(|c| c.is_uppercase()).count();
            let acronym = (2..=6).contains(&letters) && letters == upper && place.is_none();
            let shouted = words.iter().any(|t| self.in_class(t, classes.common));
            add(acronym && !shouted, "shape:acronym");
            add(
                upper >= 2 && upper < letters && mixed_case(form),
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
        let age =
            after_next.is_some_and(|t| t.norm.parse::<u32>().is_ok_and(|n| (10..110).contains(&n)));
        add(comma_after && age, "after:age");
        add(
            after.is_some_and(|t| t.lemma == "say" || t.lemma == "tell"),
            "after:say",
        );
        found
    }

    /// Drops common words from the start of a sentence ("The", "Talks"); none when nothing is left.
    fn without_common_start(&self, range: Range<usize>) -> Option<Range<usize>> {
        let mut start = range.start;
        let opens = |i: usize| {
            i == self.sentence.tokens.start
                || self.token(i - 1).is_some_and(|t| {
                    t.shape == Shape::Punctuation && t.norm != "," && t.norm != "-"
                })
        };
        if start < range.end && opens(start) {
            let common = |i: usize| {
                self.token(i)
                    .is_some_and(|t| self.namer.lexicon.has(self.namer.classes.common, &t.norm))
            };
            let known = |i: usize| {
                let gazetteers = self.namer.schema.gazetteers();
                gazetteers.place_at(self.rest(i)).is_some()
                    || gazetteers.org_at(self.rest(i)).is_some()
            };
            let given = self.name_word(start).given && range.len() > 1;
            let org = self
                .org_by_keyword(start)
                .is_some_and(|end| end == range.end);
            if common(start) && !known(start) && !given && !org {
                start += 1;
            }
        }
        (start < range.end && self.capital(start)).then_some(start..range.end)
    }

    /// The length of an office, title or demonym that starts at `at` and so ends a name before it; `None` when there is
    /// none. Small words count only as titles do: with a capital.
    fn cut(&self, at: usize) -> Option<usize> {
        let classes = &self.namer.classes;
        let demonym = self.phrase(at, classes.demonym);
        let length = self
            .phrase(at, classes.title)
            .max(self.phrase(at, classes.office))
            .max(demonym);
        (length > 0).then_some(length)
    }

    fn is_demonym(&self, at: usize) -> bool {
        self.phrase(at, self.namer.classes.demonym) > 0
    }

    /// How many tokens the longest phrase of a class takes that starts at `at`; 0 when there is none.
    fn phrase(&self, at: usize, class: Option<ClassId>) -> usize {
        let found = self.namer.lexicon.starting(self.rest(at));
        let of_class = found.filter(|(_, rows)| rows.iter().any(|r| Some(r.class) == class));
        of_class.map(|(length, _)| length).max().unwrap_or(0)
    }

    /// Whether a phrase of a class ends right before `at` (a comma may stand between).
    fn ends_phrase(&self, at: usize, class: Option<ClassId>) -> bool {
        let comma = at > 0 && self.token(at - 1).is_some_and(|t| t.norm == ",");
        let end = if comma { at - 1 } else { at };
        let from = end.saturating_sub(5).max(self.sentence.tokens.start);
        (from..end).any(|start| {
            let found = self.namer.lexicon.starting(self.rest(start));
            found
                .into_iter()
                .any(|(n, rows)| start + n == end && rows.iter().any(|r| Some(r.class) == class))
        })
    }

    /// Whether ", a shipping firm" follows: after a comma and a determiner, a word of the class before the next mark or
    /// name.
    fn apposed(&self, at: usize, class: Option<ClassId>) -> bool {
        let comma = self.token(at).is_some_and(|t| t.norm == ",");
        let determiner = self
            .token(at + 1)
            .is_some_and(|t| matches!(t.norm.as_str(), "a" | "an" | "the"));
        let within = (at + 2..(at + 8).min(self.sentence.tokens.end)).take_while(|i| {
            // "a spokesman for the World Health Organization" is about another name.
            self.token(*i).is_some_and(|t| {
                let hyphen = t.norm == "-";
                let joint = ["for", "of", "at", "in", "with", "who", "from", "to"]
                    .contains(&t.norm.as_str());
                hyphen || (!joint && !matches!(t.shape, Shape::Punctuation | Shape::Capital))
            })
        });
        comma && determiner && within.into_iter().any(|i| self.phrase(i, class) > 0)
    }

    fn is_place_after_comma(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.norm == ",")
    }

    fn name_word(&self, at: usize) -> crate::schema::NameWord {
        let norm = self.token(at).map_or("", |t| t.norm.as_str());
        self.namer.schema.gazetteers().name_word(norm)
    }

    fn capital(&self, at: usize) -> bool {
        at < self.sentence.tokens.end && self.token(at).is_some_and(|t| t.shape == Shape::Capital)
    }

    /// Weekdays, months, "I": capitals that are no names, but for "May" after a given name.
    fn skipped(&self, at: usize) -> bool {
        let calendar = |t: &Token| self.in_class(t, self.namer.classes.calendar);
        let given =
            at > self.sentence.tokens.start && self.capital(at - 1) && self.name_word(at - 1).given;
        let day = self.token(at).is_some_and(calendar);
        let after_day = at > 0 && self.token(at - 1).is_some_and(calendar);
        day && (!given || after_day)
    }

    /// Whether the token at `at` follows the one before it without a gap.
    fn touches(&self, at: usize) -> bool {
        match (
            at.checked_sub(1).and_then(|i| self.token(i)),
            self.token(at),
        ) {
            (Some(before), Some(here)) => before.span.end == here.span.start,
            _ => false,
        }
    }

    fn in_class(&self, token: &Token, class: Option<ClassId>) -> bool {
        self.namer.lexicon.has(class, &token.norm)
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The tokens from `at` to the end of the sentence.
    fn rest(&self, at: usize) -> &[Token] {
        self.tokens.get(at..self.sentence.tokens.end).unwrap_or(&[])
    }
}

/// A capital inside the word that is no name's ("McDonald", "O'Brien", "DiCaprio"): "SpaceX", "iPhone".
fn mixed_case(form: &str) -> bool {
    let personal = [
        "Mc",
        "Mac",
        "O'",
        "O\u{2019}",
        "Di",
        "De",
        "Du",
        "La",
        "Le",
        "Al",
        "El",
        "Van",
        "Fitz",
    ];
    !personal.iter().any(|p| form.starts_with(p))
}
