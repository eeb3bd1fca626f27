//! Pronouns: candidates are weighed by their place in the sentence and their distance, after Lappin and Leass, "An
//! algorithm for pronominal anaphora resolution" (1994), and the best one must lead by far.

use super::Reading;
use super::scene::{Gender, Phrase, Referent, Sort};
use super::tree::Role;
use crate::extract::draft::Draft;
use crate::model::Sentence;

/// For standing after the pronoun, as the subject of the clause that it opens.
const AHEAD: u32 = 1300;
/// How many sentences back to look.
const WINDOW: usize = 3;
/// The best candidate has this many hundredths of the weight of the second.
const LEAD: u32 = 110;
/// This many, where "Hall told Miller that he" may mean either.
const TOLD_LEAD: u32 = 120;
/// This many, for a possessive of a person that is not the subject above.
const POSSESSIVE_LEAD: u32 = 130;
/// This many, where it is not the subject over an "its" or an "it".
const LOOSE_LEAD: u32 = 140;
/// And at least this weight.
const ENOUGH: u32 = 600;

/// What a pronoun looks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pronoun {
    pub at: usize,
    pub sentence: usize,
    pub wants: Wants,
    pub possessive: bool,
    pub role: Role,
    pub quote: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wants {
    Person(Gender),
    /// A person, whatever the gender.
    Anybody,
    Thing,
    Group,
}

struct Candidate {
    referent: Referent,
    sort: Sort,
    weight: u32,
    subject: bool,
}

impl Reading<'_> {
    /// The chain that the pronoun at a token means.
    pub(super) fn pronoun(
        &mut self,
        number: usize,
        sentence: &Sentence,
        at: usize,
        draft: &Draft,
    ) -> Option<u32> {
        let token = self.tree.token(at)?;
        let cell = |column| self.words.pronoun_cell(&token.norm, column);
        let quote = self.quotes.at(at);
        match (cell("person"), cell("number"), cell("gender")) {
            ("1", "one", _) => self.speaker(quote?),
            ("3", number_cell, gender) => {
                let wants = match (number_cell, Gender::from_cell(gender)) {
                    ("one", Some(gender)) => Wants::Person(gender),
                    ("one", None) => Wants::Thing,
                    _ => Wants::Group,
                };
                let pronoun = Pronoun {
                    at,
                    sentence: number,
                    wants,
                    // "tried to have her removed": the tagger may take it for a possessive.
                    possessive: token.tag == "PRP$"
                        && !matches!(self.tree.relation(at), "nsubj" | "nsubjpass" | "dobj"),
                    role: self.tree.role(at),
                    quote,
                };
                let reflexive = token.norm.ends_with("self") || token.norm.ends_with("selves");
                let chain = if reflexive {
                    self.reflexive(pronoun, sentence)
                } else {
                    self.third_person(pronoun, sentence, draft)
                }?;
                if let Wants::Person(gender) = wants {
                    self.facts.learn_gender(chain, gender);
                }
                Some(chain)
            }
            _ => None,
        }
    }

    /// Who speaks a quotation, if the article names that person.
    fn speaker(&self, quote: usize) -> Option<u32> {
        let lexicon = self.words.schema.lexicon();
        let head = self
            .quotes
            .speaker(quote, self.document, lexicon, self.words.speech)?;
        match self.scene.at(head)? {
            Phrase {
                referent: Referent::Chain(chain),
                sort: Sort::Person,
                ..
            } => Some(*chain),
            _ => None,
        }
    }

    /// "himself" is the subject of its clause.
    fn reflexive(&self, pronoun: Pronoun, sentence: &Sentence) -> Option<u32> {
        let commanders = self.tree.commanders(pronoun.at, &sentence.tokens);
        let phrase = self.scene.at(*commanders.first()?)?;
        match phrase.referent {
            Referent::Chain(chain) if self.fits(pronoun, phrase) => Some(chain),
            _ => None,
        }
    }

    pub(super) fn third_person(
        &self,
        pronoun: Pronoun,
        sentence: &Sentence,
        draft: &Draft,
    ) -> Option<u32> {
        // Objects are seldom bodies: "sold it", "with them".
        if let Some(chain) = self.same_object(pronoun, sentence) {
            return Some(chain);
        }
        let clear = pronoun.possessive || pronoun.role == Role::Subject;
        if !matches!(pronoun.wants, Wants::Person(_)) && !clear
            || pronoun.wants == Wants::Thing && self.expletive(pronoun.at, sentence)
        {
            return None;
        }
        let commanders = self.tree.commanders(pronoun.at, &sentence.tokens);
        let speaker = match (pronoun.quote, pronoun.wants) {
            (Some(quote), Wants::Person(_)) => Some(self.speaker(quote)?),
            _ => None,
        };
        let staffed = self.staffed(pronoun);
        let spoken_of = self.spoken_of(pronoun, sentence);
        let mut candidates: Vec<Candidate> = Vec::new();
        // One sentence after the other: of several mentions of one thing in a sentence the weightiest counts.
        let mut here: Vec<Candidate> = Vec::new();
        let mut current = pronoun.sentence;
        let mut told = false;
        for phrase in self.scene.before(pronoun.at) {
            if pronoun.sentence - phrase.sentence > WINDOW {
                break;
            }
            if phrase.sentence != current {
                merge(&mut candidates, &mut here);
                current = phrase.sentence;
            }
            let doubtful = matches!(pronoun.wants, Wants::Person(_))
                && commanders.first() == Some(&phrase.head)
                && self.may_be_person(phrase, draft);
            if !(doubtful || self.fits(pronoun, phrase))
                || self.barred(pronoun, phrase, sentence)
                || staffed && !self.can_have(pronoun, phrase, draft)
            {
                continue;
            }
            if speaker.is_some_and(|s| phrase.referent == Referent::Chain(s))
                || spoken_of.contains(&&phrase.referent)
            {
                continue;
            }
            told |= self.addressed(pronoun, phrase, &commanders);
            let weight = self.weight(pronoun, phrase, &commanders);
            note(&mut here, phrase, weight);
        }
        merge(&mut candidates, &mut here);
        if candidates.is_empty()
            && let Some(chain) = self.guessed_wrongly(pronoun, &commanders, sentence)
        {
            return Some(chain);
        }
        if let Some(phrase) = self.ahead(pronoun, sentence) {
            note(&mut here, phrase, AHEAD);
            merge(&mut candidates, &mut here);
        }
        candidates.sort_by_key(|c| std::cmp::Reverse(c.weight));
        let best = candidates.first().filter(|c| c.weight >= ENOUGH)?;
        let second = candidates.get(1).map_or(0, |c| c.weight);
        // "Its head, Hall, said": without a subject above it, the one before is no more than likely.
        let above = commanders.first().and_then(|c| self.scene.at(*c));
        let beside = self.scene.at(self.tree.head(self.tree.head(pronoun.at)));
        let beside = beside.filter(|p| self.beside(pronoun, p));
        let under = self.scene.before(pronoun.at).take(4);
        let under = under.filter(|p| self.under(pronoun, p));
        let near = above.into_iter().chain(beside).chain(under);
        let plain = match told {
            true => TOLD_LEAD,
            false => LEAD,
        };
        let lead = match near.into_iter().any(|p| p.referent == best.referent) {
            true => plain,
            false if staffed && best.subject => plain,
            false if pronoun.wants == Wants::Thing => LOOSE_LEAD,
            false if pronoun.possessive => POSSESSIVE_LEAD,
            false => plain,
        };
        if 100 * best.weight < lead * second {
            return None;
        }
        // "His father, Hall, was an actor and his mother": of the same one.
        if pronoun.possessive && self.is_owned_alike(pronoun, best, sentence) {
            return None;
        }
        if pronoun.wants == Wants::Group
            && !self.alone(pronoun, &best.referent, &commanders, sentence)
        {
            return None;
        }
        match (&best.referent, best.sort) {
            (Referent::Chain(chain), Sort::Person | Sort::Body) => Some(*chain),
            _ => None,
        }
    }

    /// Whether the same possessive stands before the best candidate in the same sentence, and means somebody else.
    fn is_owned_alike(&self, pronoun: Pronoun, best: &Candidate, sentence: &Sentence) -> bool {
        let Some(word) = self.tree.token(pronoun.at) else {
            return false;
        };
        let mut phrases = self.scene.before(pronoun.at);
        let phrase = phrases.find(|p| p.referent == best.referent);
        let Some(phrase) = phrase.filter(|p| p.sentence == pronoun.sentence) else {
            return false;
        };
        let owners = [phrase.head, self.tree.top(phrase.head)];
        owners.into_iter().any(|noun| {
            let mut kids = self.tree.children(noun, sentence.tokens.clone());
            kids.any(|k| {
                self.tree.relation(k) == "poss"
                    && self.tree.token(k).is_some_and(|t| t.norm == word.norm)
            })
        })
    }

    /// "Andrea Rossi was late when she landed", where the gazetteer has Andrea for a man: the subject above, if nobody else can be
    /// meant and only the given name tells the gender.
    fn guessed_wrongly(
        &self,
        pronoun: Pronoun,
        commanders: &[usize],
        sentence: &Sentence,
    ) -> Option<u32> {
        let phrase = self.scene.at(*commanders.first()?)?;
        let Referent::Chain(chain) = phrase.referent else {
            return None;
        };
        let gender = self.facts.gender(chain)?;
        let other = pronoun.quote.is_none()
            && matches!(pronoun.wants, Wants::Person(wanted) if wanted != gender)
            && self.facts.is_guess(chain)
            && !self.barred(pronoun, phrase, sentence);
        other.then_some(chain)
    }

    /// Whom a quotation speaks of that the pronoun attributes: "Larsen has failed," he said, and is not Larsen.
    fn spoken_of(&self, pronoun: Pronoun, sentence: &Sentence) -> Vec<&Referent> {
        let verb = self.tree.head(pronoun.at);
        let says = self.tree.token(verb).is_some_and(|t| {
            let lexicon = self.words.schema.lexicon();
            lexicon.has(self.words.speech, &t.lemma)
        });
        if pronoun.quote.is_some() || !says || self.tree.relation(pronoun.at) != "nsubj" {
            return Vec::new();
        }
        let quotes: Vec<usize> = self.quotes.within(&sentence.tokens).collect();
        let phrases = self.scene.phrases.iter();
        let inside = phrases.filter(|p| p.quote.is_some_and(|q| quotes.contains(&q)));
        inside.map(|p| &p.referent).collect()
    }

    /// Whether a name that the article types otherwise may be a person's: no gazetteer knows it.
    fn may_be_person(&self, phrase: &Phrase, draft: &Draft) -> bool {
        match (&phrase.referent, phrase.sort) {
            (_, Sort::Unknown) => true,
            (Referent::Chain(chain), Sort::Body) => {
                let entity = draft.entities.get(*chain as usize);
                entity.is_some_and(|e| {
                    let gazetteers = self.words.schema.gazetteers();
                    e.place.is_none() && gazetteers.org(&e.name).is_none()
                })
            }
            _ => false,
        }
    }

    /// Whether one body can be "they": it is the subject above, by itself, and nothing that is many stands between.
    fn alone(
        &self,
        pronoun: Pronoun,
        referent: &Referent,
        commanders: &[usize],
        sentence: &Sentence,
    ) -> bool {
        let Some(commander) = commanders.first() else {
            return false;
        };
        let subject = self.scene.at(*commander);
        let coordinated = self
            .tree
            .children(*commander, sentence.tokens.clone())
            .any(|i| self.tree.relation(i) == "conj");
        let many = self
            .scene
            .before(pronoun.at)
            .take_while(|p| p.sentence == pronoun.sentence)
            .any(|p| p.plural && p.referent != *referent);
        subject.is_some_and(|s| s.referent == *referent) && !coordinated && !many
    }

    /// Whether gender, number and sort agree.
    pub(super) fn fits(&self, pronoun: Pronoun, phrase: &Phrase) -> bool {
        match pronoun.wants {
            Wants::Person(gender) => {
                let known = match phrase.referent {
                    Referent::Chain(chain) => self.facts.gender(chain),
                    Referent::Noun(_) => phrase.gender,
                };
                phrase.sort == Sort::Person && !phrase.plural && known.is_none_or(|g| g == gender)
            }
            Wants::Anybody => phrase.sort == Sort::Person && !phrase.plural,
            Wants::Thing => !phrase.plural && phrase.sort != Sort::Person,
            Wants::Group => phrase.plural || phrase.sort == Sort::Body,
        }
    }

    /// Whether grammar forbids that a pronoun means a phrase.
    fn barred(&self, pronoun: Pronoun, phrase: &Phrase, sentence: &Sentence) -> bool {
        if let (Some(a), Some(b)) = (pronoun.quote, phrase.quote)
            && a != b
        {
            return true;
        }
        if phrase.sentence != pronoun.sentence {
            return false;
        }
        let head = self.tree.top(phrase.head);
        if self.tree.inside_phrase_of(pronoun.at, head)
            || self.tree.inside_phrase_of(pronoun.at, phrase.head)
        {
            return true;
        }
        // "his wife, Laura", "its unit Delta": what the pronoun possesses is something else.
        if pronoun.possessive && self.tree.head(pronoun.at) == head {
            return true;
        }
        // "Hall was her teacher": and not his own.
        let possessed = self.tree.head(pronoun.at);
        if pronoun.possessive
            && self.tree.relation(possessed) == "attr"
            && self
                .tree
                .subject(self.tree.head(possessed), &sentence.tokens)
                == Some(phrase.head)
        {
            return true;
        }
        if pronoun.possessive {
            return false;
        }
        // "Acme, which it sold".
        if self.tree.relative_object(pronoun.at, &sentence.tokens) == Some(phrase.head) {
            return true;
        }
        let Some(verb) = self.tree.governor(pronoun.at) else {
            return false;
        };
        // "Hall tried to have her removed": not herself.
        let object = self.tree.token(pronoun.at);
        let object = object.is_some_and(|t| matches!(t.norm.as_str(), "him" | "her" | "them"));
        let small = object && matches!(self.tree.relation(pronoun.at), "nsubj" | "nsubjpass");
        let above = self.tree.head(verb);
        if small
            && self
                .tree
                .subject(above, &sentence.tokens)
                .map(|s| self.tree.top(s))
                == Some(head)
        {
            return true;
        }
        let subject = self
            .tree
            .subject(verb, &sentence.tokens)
            .map(|s| self.tree.top(self.tree.antecedent(s)));
        self.tree.governor(head) == Some(verb) || (subject == Some(head) && head != pronoun.at)
    }

    /// "it rained", "it is clear that", "it was Hall who": it means nothing, or a clause.
    fn expletive(&self, at: usize, sentence: &Sentence) -> bool {
        let relation = self.tree.relation(at);
        if relation == "expl" {
            return true;
        }
        let verb = self.tree.head(at);
        let Some(token) = self.tree.token(verb) else {
            return true;
        };
        let subject = matches!(relation, "nsubj" | "nsubjpass");
        // "thought it unlikely"
        if subject && !self.tree.verbal(verb) {
            return true;
        }
        let children: Vec<usize> = self.tree.children(verb, sentence.tokens.clone()).collect();
        let has = |relations: &[&str]| {
            children
                .iter()
                .any(|c| relations.contains(&self.tree.relation(*c)))
        };
        if self.tree.token(at).is_some_and(|t| t.tag == "PRP$") {
            return false;
        }
        if !subject {
            return relation == "ROOT" || (relation != "pobj" && has(&["ccomp", "xcomp"]));
        }
        // "it rained", "it is", "it took a year to".
        let lexicon = self.words.schema.lexicon();
        let rows = lexicon.rows(&token.lemma).iter();
        let mut rows = rows.filter(|row| Some(row.class) == self.words.expletive);
        if let Some(row) = rows.next() {
            let clause = lexicon.cell(*row, "when") == "clause";
            if !clause || has(&["xcomp", "advcl", "ccomp"]) {
                return true;
            }
        }
        relation == "nsubjpass" && has(&["ccomp", "xcomp"])
    }
}

fn note(here: &mut Vec<Candidate>, phrase: &Phrase, weight: u32) {
    match here.iter_mut().find(|c| c.referent == phrase.referent) {
        Some(candidate) => {
            candidate.weight = candidate.weight.max(weight);
            candidate.subject |= phrase.role == Role::Subject;
        }
        None => here.push(Candidate {
            subject: phrase.role == Role::Subject,
            referent: phrase.referent.clone(),
            sort: phrase.sort,
            weight,
        }),
    }
}

/// Adds the weights of one sentence to those of the others.
fn merge(candidates: &mut Vec<Candidate>, here: &mut Vec<Candidate>) {
    for candidate in here.drain(..) {
        match candidates
            .iter_mut()
            .find(|c| c.referent == candidate.referent)
        {
            Some(known) => {
                known.weight += candidate.weight;
                known.subject |= candidate.subject;
            }
            None => candidates.push(candidate),
        }
    }
}
