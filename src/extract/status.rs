//! Status from cues: auxiliaries between the ends and the trigger, words before the subject.
//!
//! The scope of a cue is the clause, measured in tokens up to the next comma or conjunction. A dependency tree will do
//! this better; what must not change is that a stronger cue wins, so that no denial, plan or possibility becomes an
//! assertion.

use std::ops::Range;

use crate::model::{Document, Sentence, Status, Token};
use crate::schema::{ClassId, Lexicon};

/// Reads the status of claims.
pub struct Statuses<'s> {
    lexicon: &'s Lexicon,
    aux: Option<ClassId>,
    cue: Option<ClassId>,
    tense: Option<ClassId>,
}

/// A cue before the subject reaches this many tokens.
const REACH_BEFORE: usize = 8;
/// A verb before "its ambassador" reaches this many tokens.
const REACH_OFFICE: usize = 3;

impl<'s> Statuses<'s> {
    /// With this lexicon's cues.
    pub fn new(lexicon: &'s Lexicon) -> Statuses<'s> {
        let class = |name| lexicon.class(name);
        Statuses {
            lexicon,
            aux: class("aux"),
            cue: class("cue"),
            tense: class("tense"),
        }
    }

    /// The status of an action: `group` are the tokens from the nearest end to the trigger, `trigger` its tokens, `whole`
    /// all tokens of the match. `single`: the subject is one.
    pub fn of_action(
        &self,
        document: &Document,
        sentence: &Sentence,
        group: Range<usize>,
        trigger: Range<usize>,
        whole: Range<usize>,
        single: bool,
    ) -> Status {
        let mut status = None;
        let mut weigh =
            |found: Status| status = Some(status.map_or(found, |s: Status| s.stronger(found)));
        let verb = document.tokens.get(trigger.start);
        let form = verb.and_then(|t| self.lexicon.verb(&t.norm));
        for cue in self.cues(document, sentence, group.clone(), self.aux, "") {
            weigh(cue);
        }
        let clause = self.clause_start(document, sentence, whole.start)..whole.start;
        for cue in self.cues(document, sentence, clause, self.cue, "before") {
            weigh(cue);
        }
        // "is not the head of", "is no longer": right behind a copula.
        let behind = trigger.end..(trigger.end + 2).min(whole.end);
        for cue in self.cues(document, sentence, behind, self.aux, "") {
            if matches!(cue, Status::Denied | Status::Ended) {
                weigh(cue);
            }
        }
        if self.asked(document, sentence) {
            weigh(Status::Possible);
        }
        // "If the ceasefire holds, Hall will meet Larsen": a condition before the comma is one of the main clause.
        let opening = sentence.tokens.start..(sentence.tokens.start + 2).min(whole.start);
        for cue in self.cues(document, sentence, opening, self.cue, "opening") {
            weigh(cue);
        }
        // "wants X to meet Y", "a chance to meet": an infinitive of which nothing says that it happened.
        let to = trigger
            .start
            .checked_sub(1)
            .and_then(|i| document.tokens.get(i))
            .is_some_and(|t| t.norm == "to");
        let infinitive =
            to && form.is_some_and(|f| f.base) && trigger.start > sentence.tokens.start;
        // "let Hall visit Lima": a bare form after one person is no present tense.
        let bare =
            form.is_some_and(|f| f.base && !f.past) && group.start == trigger.start && single;
        status.unwrap_or(if infinitive || bare {
            Status::Possible
        } else {
            Status::Asserted
        })
    }

    /// The status of an office: "former", "acting", "-elect" inside the noun phrase or right before it.
    pub fn of_office(
        &self,
        document: &Document,
        sentence: &Sentence,
        whole: Range<usize>,
        dated: bool,
    ) -> Status {
        let before = whole.start.saturating_sub(1).max(sentence.tokens.start);
        let cues = self.cues(document, sentence, before..whole.end, self.tense, "");
        let mut stated = cues.into_iter().fold(Status::Asserted, Status::stronger);
        // "Norway withdrew its ambassador, Hall": he is that no more.
        if document
            .tokens
            .get(whole.start)
            .is_some_and(|t| t.tag == "PRP$")
        {
            let verbs = whole
                .start
                .saturating_sub(REACH_OFFICE)
                .max(sentence.tokens.start);
            for cue in self.cues(document, sentence, verbs..whole.start, self.cue, "office") {
                stated = stated.stronger(cue);
            }
        }
        // "president of Portugal from 1996 to 2006", "until March".
        let word = |i: usize| document.tokens.get(i).map_or("", |t| t.norm.as_str());
        let year = |i: usize| word(i).len() == 4 && word(i).bytes().all(|b| b.is_ascii_digit());
        let over = word(whole.end) == "until"
            || (matches!(word(whole.end), "from" | "between" | "in") && year(whole.end + 1));
        if dated && over && whole.end < sentence.tokens.end {
            stated.stronger(Status::Ended)
        } else {
            stated
        }
    }

    /// Whether the sentence is a question.
    fn asked(&self, document: &Document, sentence: &Sentence) -> bool {
        let last = sentence
            .tokens
            .end
            .checked_sub(1)
            .and_then(|i| document.tokens.get(i));
        last.is_some_and(|t| t.norm == "?")
    }

    /// The statuses that the phrases of a class in a range of tokens state.
    fn cues(
        &self,
        document: &Document,
        sentence: &Sentence,
        range: Range<usize>,
        class: Option<ClassId>,
        scope: &str,
    ) -> Vec<Status> {
        let mut found = Vec::new();
        let mut at = range.start;
        while at < range.end.min(sentence.tokens.end) {
            let mut next = at + 1;
            for (length, rows) in self.lexicon.starting(&document.phrases, at) {
                let fits = |row: &&crate::schema::RowId| {
                    Some(row.class) == class
                        && (scope.is_empty() || self.lexicon.cell(**row, "scope") == scope)
                };
                let row = rows.iter().find(fits).filter(|_| at + length <= range.end);
                if let Some(row) = row {
                    // The longest phrase speaks for the words in it: "is expected to", not "expected".
                    if let Some(last) = found.last_mut().filter(|(start, _)| *start == at) {
                        *last = (at, self.lexicon.cell(*row, "status"));
                    } else {
                        found.push((at, self.lexicon.cell(*row, "status")));
                    }
                    next = at + length;
                }
            }
            at = next;
        }
        found
            .into_iter()
            .filter_map(|(_, status)| Status::from_name(status))
            .collect()
    }

    /// Back from a token to the start of its clause.
    fn clause_start(&self, document: &Document, sentence: &Sentence, at: usize) -> usize {
        let earliest = at.saturating_sub(REACH_BEFORE).max(sentence.tokens.start);
        let breaks = |t: &Token| ends_clause(t);
        let found = (earliest..at)
            .rev()
            .find(|i| document.tokens.get(*i).is_some_and(breaks));
        found.map_or(earliest, |i| i + 1)
    }
}

fn ends_clause(token: &Token) -> bool {
    matches!(
        token.norm.as_str(),
        "," | ";"
            | ":"
            | "but"
            | "while"
            | "although"
            | "which"
            | "who"
            | "\u{2013}"
            | "\u{2014}"
            | "."
    )
}
