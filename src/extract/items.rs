//! A sentence as rules read it: names, times, demonyms and words in a row; and the same with noun phrases folded into
//! their names, so that a rule on a verb sees "A and C will meet" in "A, the head of B, and envoy C will meet".

use std::ops::Range;

use super::draft::{Draft, DraftMention};
use super::government::{demonym_ending, is_prefixed};
use crate::model::{Document, MentionKind, PlaceId, Sentence, Shape, Text};
use crate::schema::{ClassId, RowId, Schema};

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A mention by name, an index into the draft.
    Name(u32),
    /// The adjective of a country, or its people.
    Demonym(PlaceId),
    /// A time, an index into the draft.
    Time(u32),
    /// Any other word.
    Word,
    /// A punctuation mark.
    Mark,
}

/// One step of a rule's way through a sentence.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it is.
    pub kind: Kind,
    /// The tokens that it stands for, with what was folded into it.
    pub tokens: Range<usize>,
    /// The tokens of the name or word itself.
    pub head: Range<usize>,
    /// Its normal form; of a name, that of its first token.
    pub norm: Text,
    /// The base form, of a verb.
    pub lemma: Text,
    /// A preposition of place stands right before it.
    pub located: bool,
}

/// Makes items of sentences.
pub struct Itemizer<'s> {
    schema: &'s Schema,
    demonym: Option<ClassId>,
    locative: Option<ClassId>,
    office: Option<ClassId>,
    title: Option<ClassId>,
    kin: Option<ClassId>,
    tense: Option<ClassId>,
    gap_stop: Option<ClassId>,
    relative: Option<ClassId>,
    aux: Option<ClassId>,
    descriptor: Option<ClassId>,
    compound: Option<ClassId>,
}

/// At most this many items are folded as one apposition or relative clause.
const LONGEST_ASIDE: usize = 30;
/// At most this many items before a name are its title.
const LONGEST_TITLE: usize = 9;

impl<'s> Itemizer<'s> {
    /// With this schema's lists.
    pub fn new(schema: &'s Schema) -> Itemizer<'s> {
        let class = |name| schema.lexicon().class(name);
        Itemizer {
            schema,
            demonym: class("demonym"),
            locative: class("locative"),
            office: class("office"),
            title: class("title"),
            kin: class("kin"),
            tense: class("tense"),
            gap_stop: class("gap_stop"),
            relative: class("relative"),
            aux: class("aux"),
            descriptor: class("descriptor"),
            compound: class("compound"),
        }
    }

    /// The sentence as it stands.
    pub fn flat(&self, document: &Document, sentence: &Sentence, draft: &Draft) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        let mut at = sentence.tokens.start;
        while let Some(token) = document.tokens.get(at).filter(|_| at < sentence.tokens.end) {
            let located = items
                .last()
                .is_some_and(|i| i.kind == Kind::Word && self.is_word(document, i, self.locative));
            let (kind, end) = self.kind_at(document, sentence, draft, at);
            let (norm, lemma) = (token.norm.clone(), token.lemma.clone());
            let item = Item {
                kind,
                tokens: at..end,
                head: at..end,
                norm,
                lemma,
                located,
            };
            // "his wife" is read as "Hall's wife".
            let possessive = matches!(kind, Kind::Name(_)) && token.tag == "PRP$";
            let owned = possessive.then(|| Item {
                kind: Kind::Word,
                norm: "'s".into(),
                lemma: "'s".into(),
                located: false,
                ..item.clone()
            });
            items.push(item);
            items.extend(owned);
            at = end.max(at + 1);
        }
        let apart = |word: &Item| self.schema.lexicon().has(self.compound, &word.norm);
        join_hyphens(document, items, &apart)
    }

    fn kind_at(
        &self,
        document: &Document,
        sentence: &Sentence,
        draft: &Draft,
        at: usize,
    ) -> (Kind, usize) {
        let longest = draft
            .starting(at)
            .filter(|(_, mention)| !reflexive(document, mention))
            .max_by_key(|(_, mention)| mention.tokens.end);
        if let Some((index, mention)) = longest {
            return (Kind::Name(index), mention.tokens.end);
        }
        if let Some((index, time)) = draft.time_at(at) {
            return (Kind::Time(index), time.tokens.end);
        }
        let rest = document.tokens.get(at..sentence.tokens.end).unwrap_or(&[]);
        if let Some((n, row)) = self.demonym_at(document, at)
            && let Some(place) = self.schema.demonym_place(row)
        {
            return (Kind::Demonym(PlaceId(place.id)), at + n);
        }
        match rest.first().map(|t| t.shape) {
            Some(Shape::Punctuation) => (Kind::Mark, at + 1),
            _ => (Kind::Word, at + 1),
        }
    }

    /// The longest adjective of a country that starts at a token: its length and row.
    pub fn demonym_at(&self, document: &Document, at: usize) -> Option<(usize, RowId)> {
        let phrases = self.schema.lexicon().starting(&document.phrases, at);
        let demonyms = phrases.filter_map(|(n, rows)| {
            let row = rows.iter().find(|r| Some(r.class) == self.demonym)?;
            Some((n, *row))
        });
        let first = document.tokens.get(at);
        let capital = first.is_some_and(|t| t.shape == Shape::Capital);
        let lexicon = self.schema.lexicon();
        // "Indian" of "West Indian", which is a word of its own.
        let inside = || {
            demonym_ending(lexicon, self.demonym, document, at)
                .is_some_and(|row| lexicon.cell(row, "country").is_empty())
        };
        demonyms
            .last()
            .filter(|_| capital && !inside() && !is_prefixed(lexicon, document, at))
    }

    /// The sentence's clauses with noun phrases folded: the main one, and each "A, who …," as a clause of A.
    pub fn clauses(&self, document: &Document, flat: &[Item]) -> Vec<Vec<Item>> {
        let flat = join_hyphens(document, flat.to_vec(), &|_| false);
        self.folded(document, &flat)
    }

    fn folded(&self, document: &Document, flat: &[Item]) -> Vec<Vec<Item>> {
        let mut main: Vec<Item> = Vec::new();
        let mut relative = Vec::new();
        let mut at = 0;
        while let Some(item) = flat.get(at) {
            let mut item = item.clone();
            at += 1;
            if matches!(item.kind, Kind::Name(_)) {
                let by_comma = self.fold_title(document, &mut main, &mut item);
                // "the envoy, A, is": the comma behind belongs to the one before.
                if by_comma && flat.get(at).is_some_and(|i| i.norm == ",") {
                    at += 1;
                }
                // "Foreign Minister A of Norway met": the country belongs to the office.
                let titled = item.tokens.start < item.head.start;
                let of = titled && !by_comma && flat.get(at).is_some_and(|i| i.norm == "of");
                let place = flat
                    .get(at + 1)
                    .filter(|i| of && matches!(i.kind, Kind::Name(_)));
                if let Some(place) =
                    place.filter(|_| flat.get(at + 2).is_none_or(|i| i.norm != "'s"))
                {
                    item.tokens.end = place.tokens.end;
                    at += 2;
                }
                while let Some((content, end)) = self.aside(document, flat, at) {
                    let inside = flat.get(content.clone()).unwrap_or(&[]);
                    if inside.first().is_some_and(|i| i.norm == "who") {
                        let subject = Item {
                            tokens: item.head.clone(),
                            ..item.clone()
                        };
                        let rest = inside.get(1..).unwrap_or(&[]).iter().cloned();
                        let flat: Vec<Item> = std::iter::once(subject).chain(rest).collect();
                        relative.extend(self.folded(document, &flat));
                    }
                    item.tokens.end = flat.get(end - 1).map_or(item.tokens.end, |i| i.tokens.end);
                    at = end;
                }
            }
            main.push(item);
        }
        let mut clauses = vec![main];
        clauses.append(&mut relative);
        clauses
    }

    /// Takes "US special envoy" back from the items before a name; says whether a comma stood between.
    fn fold_title(&self, document: &Document, items: &mut Vec<Item>, name: &mut Item) -> bool {
        let comma = items.last().is_some_and(|i| i.norm == ",");
        let end = items.len() - usize::from(comma);
        let Some(first) = self.office_before(document, items, end) else {
            return false;
        };
        // "the envoy, X, said" is a title with a comma; "met the envoy, X said" would be, too, and is rare in news.
        let mut keep = first;
        while keep > 0 && end - keep < LONGEST_TITLE {
            let Some(item) = items.get(keep - 1) else {
                break;
            };
            let possessive = item.norm == "'s" || item.norm == "'";
            let modifier = match item.kind {
                Kind::Demonym(_) => true,
                Kind::Name(_) => true,
                Kind::Word => {
                    possessive
                        || determiner(item)
                        || !self.schema.lexicon().has(self.gap_stop, &item.norm)
                            && !self.finite(document, item)
                }
                Kind::Mark => item.norm == "-",
                Kind::Time(_) => false,
            };
            // A name modifies only as a possessor or right before its office.
            let name_fits = !matches!(item.kind, Kind::Name(_))
                || keep == first
                || items.get(keep).is_some_and(|i| i.norm == "'s");
            if !modifier || !name_fits {
                break;
            }
            keep -= 1;
            if determiner(item) {
                break;
            }
        }
        if let Some(start) = items.get(keep) {
            name.tokens.start = start.tokens.start;
            name.located = start.located;
        }
        items.truncate(keep);
        comma
    }

    /// Where an office or title that ends at `end` begins.
    fn office_before(&self, document: &Document, items: &[Item], end: usize) -> Option<usize> {
        let stop = items.get(end.checked_sub(1)?)?.tokens.end;
        (end.saturating_sub(5)..end).find(|i| {
            let Some(item) = items.get(*i) else {
                return false;
            };
            let starts = !matches!(item.kind, Kind::Name(_));
            starts
                && self
                    .phrases(document, item.tokens.start)
                    .any(|(phrase_end, row)| {
                        phrase_end == stop
                            && [self.office, self.title, self.descriptor].contains(&Some(row.class))
                    })
        })
    }

    /// An apposition, relative clause or bracket that starts at `at`: its content, and where to go on.
    fn aside(
        &self,
        document: &Document,
        flat: &[Item],
        at: usize,
    ) -> Option<(Range<usize>, usize)> {
        let opening = flat.get(at)?;
        let close = match opening.norm.as_str() {
            "(" => ")",
            "[" => "]",
            "," => ",",
            _ => return None,
        };
        if close == "," && !self.opens_aside(document, flat, at + 1) {
            return None;
        }
        let limit = (at + LONGEST_ASIDE).min(flat.len());
        let mut end = at + 1;
        while end < limit {
            let norm = flat.get(end).map_or("", |i| i.norm.as_str());
            if norm == close {
                return Some((at + 1..end, end + 1));
            }
            if close == "," && matches!(norm, "." | ";" | ":" | "!" | "?" | "\u{2013}" | "\u{2014}")
            {
                return Some((at + 1..end, end));
            }
            end += 1;
        }
        (close == "," && end == flat.len()).then_some((at + 1..end, end))
    }

    /// Whether what follows a name's comma is about that name: "the head of", "Larsen's son-in-law", "54", "who".
    fn opens_aside(&self, document: &Document, flat: &[Item], at: usize) -> bool {
        let Some(first) = flat.get(at) else {
            return false;
        };
        let Some(second) = flat.get(at + 1) else {
            return false;
        };
        let lexicon = self.schema.lexicon();
        if lexicon.has(self.relative, &first.norm)
            || first.norm.parse::<u32>().is_ok_and(|n| n < 120)
        {
            return true;
        }
        // "a banker, was": a noun phrase between commas after which the sentence goes on with its verb.
        if ["the", "a", "an", "one"].contains(&first.norm.as_str()) {
            let close = (at..(at + LONGEST_ASIDE).min(flat.len()))
                .find(|i| flat.get(*i).is_some_and(|i| i.norm == ","));
            let verb = close
                .and_then(|i| flat.get(i + 1))
                .is_some_and(|i| i.kind == Kind::Word && self.verbal(document, i));
            if verb {
                return true;
            }
        }
        // The noun phrase up to its first break must hold an office or a kinship, and end in no name (that would be the
        // next of a list: "A, envoy B and C").
        let mut at = at;
        let mut office = false;
        let possessor = second.norm == "'s";
        while let Some(item) = flat.get(at) {
            // "before he joined Acme, X was its president": the name after the comma begins a clause.
            if self.verb_of_clause(document, item) {
                return false;
            }
            let named = self
                .phrases(document, item.tokens.start)
                .any(|(_, row)| [self.office, self.kin].contains(&Some(row.class)));
            office |= named;
            let last_before_break = flat.get(at + 1).is_none_or(|next| {
                [
                    ",", ".", "of", "for", "at", "to", "in", "and", "who", "from", "with", "on",
                ]
                .contains(&next.norm.as_str())
            });
            if last_before_break {
                return office && (possessor || !matches!(item.kind, Kind::Name(_)));
            }
            at += 1;
        }
        office
    }

    /// An auxiliary or a verb.
    fn verbal(&self, document: &Document, item: &Item) -> bool {
        self.schema.lexicon().has(self.aux, &item.norm)
            || document
                .tokens
                .get(item.head.start)
                .is_some_and(|t| t.shape == Shape::Verb)
    }

    /// A finite verb, by its tag.
    fn verb_of_clause(&self, document: &Document, item: &Item) -> bool {
        let tag = document
            .tokens
            .get(item.head.start)
            .map_or("", |t| t.tag.as_str());
        item.kind == Kind::Word && ["VBD", "VBZ", "VBP", "MD"].contains(&tag)
    }

    fn finite(&self, document: &Document, item: &Item) -> bool {
        let tag = document.tokens.get(item.head.start).map(|t| t.shape);
        tag == Some(Shape::Verb) && !self.schema.lexicon().has(self.tense, &item.norm)
    }

    /// Whether the word that an item of one token stands for is in a list.
    fn is_word(&self, document: &Document, item: &Item, class: Option<ClassId>) -> bool {
        let lexicon = self.schema.lexicon();
        lexicon.word_in(&document.phrases, item.tokens.start, class)
    }

    /// Every phrase of the lexicon that starts at a token: where it ends, and its row.
    pub fn phrases<'d>(
        &'d self,
        document: &'d Document,
        token: usize,
    ) -> impl Iterator<Item = (usize, RowId)> + 'd {
        let found = self.schema.lexicon().starting(&document.phrases, token);
        found.flat_map(move |(n, rows)| rows.iter().map(move |row| (token + n, *row)))
    }
}

/// Makes one word of "son-in-law", "pro-Russian" and "U.S.-educated", and "then-" of "then-Biden"; two names around a
/// hyphen stay two, and so do a name and a word that is to stay `apart` ("Lima-based").
fn join_hyphens(document: &Document, items: Vec<Item>, apart: &dyn Fn(&Item) -> bool) -> Vec<Item> {
    let mut joined: Vec<Item> = Vec::with_capacity(items.len());
    let touches = |a: &Item, b: &Item| {
        let end = document.tokens.get(a.tokens.end - 1).map(|t| t.span.end);
        end.is_some() && end == document.tokens.get(b.tokens.start).map(|t| t.span.start)
    };
    let mut rest = items.into_iter().peekable();
    while let Some(item) = rest.next() {
        let Some(last) = joined.last_mut() else {
            joined.push(item);
            continue;
        };
        let hyphen = item.norm == "-"
            && touches(last, &item)
            && rest.peek().is_some_and(|next| touches(&item, next));
        let before_word = rest.peek().is_some_and(|next| next.kind == Kind::Word);
        let named = matches!(last.kind, Kind::Name(_) | Kind::Demonym(_));
        let apart = hyphen && named && rest.peek().is_some_and(apart);
        let opens =
            hyphen && !apart && (last.kind == Kind::Word || before_word) && last.kind != Kind::Mark;
        let goes_on = last.kind == Kind::Word
            && last.norm.ends_with('-')
            && touches(last, &item)
            && matches!(item.kind, Kind::Word | Kind::Demonym(_));
        if opens || goes_on {
            glue(last, &item);
        } else {
            joined.push(item);
        }
    }
    joined
}

/// "himself" is no end of a claim: it says again who the subject is.
fn reflexive(document: &Document, mention: &DraftMention) -> bool {
    let word = document.tokens.get(mention.tokens.start);
    mention.kind == MentionKind::Pronoun
        && word.is_some_and(|t| t.norm.ends_with("self") || t.norm.ends_with("selves"))
}

fn glue(last: &mut Item, next: &Item) {
    last.norm = format!("{}{}", last.norm, next.norm).into();
    last.lemma = last.norm.clone();
    last.kind = Kind::Word;
    last.tokens.end = next.tokens.end;
    last.head.end = next.tokens.end;
}

fn determiner(item: &Item) -> bool {
    matches!(
        item.norm.as_str(),
        "the" | "a" | "an" | "his" | "her" | "its" | "their"
    )
}
