//! How much a noun phrase weighs as what a pronoun means, by its place, after Lappin and Leass (1994).

use super::Reading;
use super::pronouns::{Pronoun, Wants};
use super::scene::{Gender, Phrase, Referent};
use super::tree::Role;
use crate::model::Sentence;

/// Ten times the weights of Lappin and Leass for one sentence: for standing in it, for what a phrase is there, for being an argument
/// of its own, and for standing outside of an adverbial phrase.
const RECENCY: u32 = 1000;
const SUBJECT: u32 = 800;
const OBJECT: u32 = 500;
const HEAD: u32 = 800;
const ARGUMENT: u32 = 500;
/// For having the same role as the pronoun.
const PARALLEL: u32 = 350;
/// For being a body that an apposition introduces at the end: "belongs to Acme, a fund in Lima. Its head".
const INTRODUCED: u32 = 1200;
/// Less, for being the subject of a clause inside another sentence, and of one that describes a noun.
const EMBEDDED: u32 = 300;
const DESCRIBING: u32 = 600;
/// What stands in the paragraph before counts this much, in hundredths, once a new one has named somebody.
const EARLIER: u32 = 50;
/// Less, for being the subject of a clause that ends before the pronoun.
const ASIDE: u32 = 800;
/// For being the subject right above the pronoun.
const COMMANDER: u32 = 1200;
/// What is said in a quotation counts this much outside of it, in hundredths.
const QUOTED: u32 = 40;

impl Reading<'_> {
    pub(super) fn weight(&self, pronoun: Pronoun, phrase: &Phrase, commanders: &[usize]) -> u32 {
        let mut weight = RECENCY;
        weight += match phrase.role {
            Role::Subject => SUBJECT + HEAD + ARGUMENT,
            Role::Object => OBJECT + HEAD + ARGUMENT,
            Role::Oblique => HEAD,
            Role::Nested => ARGUMENT / 2,
        };
        if self.introduced(pronoun, phrase) {
            weight += INTRODUCED;
        }
        if pronoun.role == phrase.role && phrase.role != Role::Nested {
            weight += PARALLEL;
        }
        if commanders.first() == Some(&phrase.head)
            || self.beside(pronoun, phrase)
            || self.under(pronoun, phrase)
            || self.addressed(pronoun, phrase, commanders)
            || self.described(pronoun, phrase)
            || self.spoken_for(pronoun, phrase)
        {
            weight += COMMANDER;
        }
        if self.joined(pronoun, phrase) {
            weight += COMMANDER;
            // "listed the manufacturer Acme and its director"
            if phrase.role == Role::Nested {
                weight += OBJECT + HEAD + ARGUMENT;
            }
        }
        let distance = pronoun.sentence - phrase.sentence;
        if distance > 0 && phrase.role == Role::Subject {
            let clause = self.tree.head(self.tree.top(phrase.head));
            weight -= match self.tree.relation(clause) {
                "ROOT" => 0,
                "relcl" => DESCRIBING,
                _ => EMBEDDED,
            };
        }
        if distance == 0 && phrase.role == Role::Subject && self.aside(pronoun, phrase) {
            weight -= ASIDE;
        }
        weight >>= distance;
        let paragraph = self.paragraphs.get(pronoun.sentence).copied();
        if paragraph.is_some_and(|first| phrase.sentence < first && first < pronoun.sentence) {
            weight = weight * EARLIER / 100;
        }
        if distance == 1 && self.carries_on(pronoun, phrase) {
            weight += COMMANDER;
        }
        if distance == 1 && (self.acts_on(pronoun, phrase) || self.kin_goes_on(pronoun, phrase)) {
            weight += COMMANDER / 2;
        }
        // What is said in a quotation is less present outside of it.
        if phrase.quote.is_some() && pronoun.quote.is_none() {
            weight = weight * QUOTED / 100;
        }
        let unknown = match phrase.referent {
            Referent::Chain(chain) => self.facts.gender(chain).is_none(),
            Referent::Noun(_) => phrase.gender.is_none(),
        };
        match pronoun.wants {
            Wants::Person(Gender::Female) if unknown => weight * 60 / 100,
            Wants::Person(Gender::Male) if unknown => weight * 90 / 100,
            _ => weight,
        }
    }

    /// "Hall, who left when his father died, was fined, and his daughter": the father's clause is over.
    fn aside(&self, pronoun: Pronoun, phrase: &Phrase) -> bool {
        let tree = self.tree;
        let verb = tree.head(tree.top(phrase.head));
        matches!(tree.relation(verb), "advcl" | "relcl") && !tree.inside_phrase_of(pronoun.at, verb)
    }

    /// "The council held a protest against Acme. Its chairwoman, Hall,": a sentence that begins with the office goes on about the
    /// subject of the one before, or about the body that one introduces at its end.
    fn carries_on(&self, pronoun: Pronoun, phrase: &Phrase) -> bool {
        let mut before = self.scene.before(pronoun.at);
        self.staffed(pronoun)
            && match before.find(|p| self.introduced(pronoun, p)) {
                Some(body) => body.head == phrase.head,
                None => self.next_after(pronoun, phrase).is_some(),
            }
    }

    /// "Larsen is survived by a daughter, Hall. Her elder son, Miller,": a sentence that begins with kin goes on about the subject
    /// of the one before.
    fn kin_goes_on(&self, pronoun: Pronoun, phrase: &Phrase) -> bool {
        let lexicon = self.words.schema.lexicon();
        let kin = |at: usize| {
            let noun = self.tree.token(at);
            noun.is_some_and(|t| lexicon.has(self.words.kin, &t.lemma))
        };
        let before = self.document.sentences.get(phrase.sentence);
        let family = || before.is_some_and(|s| s.tokens.clone().any(kin));
        pronoun.possessive
            && kin(self.tree.head(pronoun.at))
            && self.next_after(pronoun, phrase).is_some()
            && family()
    }

    /// "Hall said that Miller was ill. He accused": who acted goes on.
    fn acts_on(&self, pronoun: Pronoun, phrase: &Phrase) -> bool {
        pronoun.role == Role::Subject && self.next_after(pronoun, phrase).is_some()
    }

    /// The main verb of which a phrase is the subject, where a pronoun begins its sentence.
    fn next_after(&self, pronoun: Pronoun, phrase: &Phrase) -> Option<usize> {
        let first = self.document.sentences.get(pronoun.sentence)?.tokens.start;
        let verb = self.tree.head(self.tree.top(phrase.head));
        let main = phrase.role == Role::Subject && self.tree.relation(verb) == "ROOT";
        (main && first == pronoun.at).then_some(verb)
    }

    /// "Hall's tour and his attempts", "Hall and his wife": who possesses the one or stands beside it possesses the other.
    pub(super) fn beside(&self, pronoun: Pronoun, phrase: &Phrase) -> bool {
        let thing = self.tree.head(pronoun.at);
        if !pronoun.possessive || self.tree.relation(thing) != "conj" {
            return false;
        }
        let other = self.tree.head(thing);
        let possessor =
            self.tree.relation(phrase.head) == "poss" && self.tree.head(phrase.head) == other;
        possessor || phrase.head == other
    }

    /// "listed Acme and its director": Acme's, whoever lists them.
    fn joined(&self, pronoun: Pronoun, phrase: &Phrase) -> bool {
        // "the assets of Acme and of its director"
        let token = |back: usize| {
            pronoun
                .at
                .checked_sub(back)
                .and_then(|i| self.tree.token(i))
        };
        let and = token(2).is_some_and(|t| t.norm == "and");
        let again = and && token(1).is_some_and(|t| t.tag == "IN") && phrase.head + 3 == pronoun.at;
        again && pronoun.possessive
            || self.beside(pronoun, phrase)
                && phrase.head == self.tree.head(self.tree.head(pronoun.at))
    }

    /// "The mill belongs to Acme, a fund in Lima. Its head": a body of which nothing was said before.
    fn introduced(&self, pronoun: Pronoun, phrase: &Phrase) -> bool {
        let mut behind = self
            .scene
            .before(pronoun.at)
            .take_while(|p| p.head > phrase.head);
        let mut earlier = self.scene.before(phrase.head);
        pronoun.possessive
            && phrase.role == Role::Oblique
            && pronoun.wants == Wants::Thing
            && pronoun.sentence == phrase.sentence + 1
            && earlier.all(|p| p.referent != phrase.referent)
            && behind.all(|p| p.sentence == phrase.sentence && p.role == Role::Nested)
            && (phrase.head + 1..pronoun.at)
                .any(|i| self.tree.relation(i) == "appos" && self.tree.head(i) == phrase.head)
    }

    /// "a delegation of the bank under its head": the bank's.
    pub(super) fn under(&self, pronoun: Pronoun, phrase: &Phrase) -> bool {
        let tree = self.tree;
        let over = |noun: usize| {
            let preposition = tree.head(noun);
            (tree.relation(noun) == "pobj").then(|| tree.head(preposition))
        };
        pronoun.possessive && {
            let whole = over(tree.head(pronoun.at));
            whole.is_some_and(|w| tree.noun(w) && over(phrase.head) == Some(w))
        }
    }

    /// "Hall, whose campaign was run by his brother": the clause is about Hall.
    pub(super) fn described(&self, pronoun: Pronoun, phrase: &Phrase) -> bool {
        let mut at = pronoun.at;
        for _ in 0..20 {
            let up = self.tree.head(at);
            if self.tree.relation(at) == "relcl" {
                return up == phrase.head;
            }
            if up == at {
                break;
            }
            at = up;
        }
        false
    }

    /// "Hall was late, said his lawyer": who speaks speaks of whom she belongs to.
    fn spoken_for(&self, pronoun: Pronoun, phrase: &Phrase) -> bool {
        let tree = self.tree;
        let speaker = tree.head(pronoun.at);
        let clause = tree.governor(phrase.head);
        pronoun.possessive
            && tree.relation(speaker) == "nsubj"
            && phrase.role == Role::Subject
            && clause.is_some_and(|clause| {
                tree.relation(clause) == "ccomp" && tree.head(clause) == tree.head(speaker)
            })
    }

    /// "Hall told Miller that he": the object of the verb above is as near as its subject.
    pub(super) fn addressed(
        &self,
        pronoun: Pronoun,
        phrase: &Phrase,
        commanders: &[usize],
    ) -> bool {
        let verb = commanders.first().map(|c| self.tree.head(*c));
        phrase.role == Role::Object
            && verb.is_some()
            && self.tree.governor(phrase.head) == verb
            && self
                .tree
                .governor(pronoun.at)
                .is_some_and(|v| Some(v) != verb)
    }

    /// "In his speech, Hall said": the subject after a pronoun in the phrase or clause that opens the sentence.
    pub(super) fn ahead(&self, pronoun: Pronoun, sentence: &Sentence) -> Option<&Phrase> {
        let mut up = pronoun.at;
        let mut adverbial = false;
        for _ in 0..20 {
            adverbial |= matches!(self.tree.relation(up), "prep" | "advcl");
            let next = self.tree.head(up);
            if next == up {
                break;
            }
            up = next;
            if adverbial
                && self.tree.verbal(up)
                && let Some(subject) = self.tree.subject(up, &sentence.tokens)
                && subject > pronoun.at
            {
                return self.scene.at(subject).filter(|p| self.fits(pronoun, p));
            }
        }
        None
    }
}
