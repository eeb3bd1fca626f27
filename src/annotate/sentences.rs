//! Sentence boundaries: lines first, since articles carry headline lists and by-lines without full stops, then
//! `sentencex` inside a line, the best of four splitters on news (it keeps "U.S. President", "Mr." and "D.C." together).
//! It takes a quotation for one sentence, however many are in it; a long quotation is cut here, since what parses and what
//! is shown as evidence is one sentence.

use std::ops::Range;

use crate::model::Span;
use crate::schema::{ClassId, Lexicon};

/// Bytes of a sentence, at most; what is longer is cut between two words. News has none of a tenth of this. What reads a
/// sentence compares its names with each other, so that a list of thousands took seconds.
const LONGEST_SENTENCE: usize = 16 << 10;
/// Bytes that `sentencex` is given at once: it looks for the end of each open quotation anew, which makes a line of thousands
/// of them take the square of its length. Lines of news are shorter.
const WINDOW: usize = 64 << 10;

/// The lines of a text that hold more than white space, without it at their ends.
pub fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        trimmed(line, at)
    })
}

/// Cuts lines into sentences.
pub struct Splitter<'s> {
    lexicon: &'s Lexicon,
    titles: Option<ClassId>,
    abbreviations: Option<ClassId>,
    times: Option<ClassId>,
}

impl<'s> Splitter<'s> {
    /// A splitter that knows the lexicon's titles, abbreviations and names of days and months.
    pub fn new(lexicon: &'s Lexicon) -> Splitter<'s> {
        Splitter {
            lexicon,
            titles: lexicon.class("title"),
            abbreviations: lexicon.class("abbreviation"),
            times: lexicon.class("time"),
        }
    }

    /// The sentences of one line.
    pub fn sentences(&self, text: &str, line: Span) -> Vec<Span> {
        let content = line.of(text);
        // "NAIROBI (Dispatch) — The court": the sentence begins behind the dash.
        let dateline = dateline(content);
        let mut ends: Vec<usize> = dateline.into_iter().collect();
        let first = dateline.unwrap_or(0);
        let mut from = first;
        for end in self.ends(content.get(first..).unwrap_or("")) {
            let end = first + end;
            let sentence = content.get(from..end).unwrap_or("");
            let inside = self.inside_quotation(sentence).into_iter();
            ends.extend(inside.map(|at| from + at).chain([end]));
            from = end;
        }
        let mut spans = Vec::new();
        let mut from = 0;
        for end in ends {
            let piece = content.get(from..end).unwrap_or("");
            spans.extend(trimmed(piece, line.start as usize + from));
            from = end;
        }
        spans
    }

    /// Where sentences end, the end of the text last.
    fn ends(&self, content: &str) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut from = 0;
        let mut end_at = |from: &mut usize, end: usize| {
            while end - *from > LONGEST_SENTENCE {
                *from += cut(content.get(*from..).unwrap_or(""), LONGEST_SENTENCE);
                ends.push(*from);
            }
            ends.push(end);
            *from = end;
        };
        for end in boundaries(content) {
            // The splitter may give an empty or overlapping piece around odd punctuation: every byte is used once.
            let end = end.clamp(from, content.len());
            if let Some((before, after)) = content.split_at_checked(end)
                && end < content.len()
                && !self.goes_on(before.get(from..).unwrap_or(""), after)
            {
                end_at(&mut from, end);
            }
        }
        end_at(&mut from, content.len());
        ends
    }

    /// Whether a sentence goes on after what looks like its end: after a title ("Ms."), from an abbreviation to a number
    /// ("approx. 500"), from the time of day to the day ("10 p.m. Monday"), from a country to a body with a number ("the U.S.
    /// Third Fleet"), and in small letters ("Yahoo! said").
    fn goes_on(&self, before: &str, after: &str) -> bool {
        let last = before.split_whitespace().next_back().unwrap_or("");
        let last = last.trim_start_matches(|c: char| !c.is_alphanumeric());
        let next = after.split_whitespace().next().unwrap_or("");
        let first = next.chars().next();
        if first.is_some_and(char::is_lowercase) && before.trim_end().ends_with(['!', '?']) {
            return true;
        }
        if !last.ends_with('.') {
            return false;
        }
        let has = |class, word| self.lexicon.has(class, word);
        has(self.titles, last)
            || (first.is_some_and(|c| c.is_ascii_digit()) && has(self.abbreviations, last))
            || (matches!(last, "a.m." | "p.m.") && self.is_day(next))
            || (last.contains(|c: char| c.is_uppercase())
                && last.matches('.').count() > 1
                && self.is_numbered(after))
    }

    /// "Third Fleet": a number in words with a capital, and a name.
    fn is_numbered(&self, text: &str) -> bool {
        let mut words = text.split_whitespace();
        let mut next = || {
            words
                .next()
                .filter(|word| word.starts_with(char::is_uppercase))
        };
        let number =
            next().is_some_and(|n| self.lexicon.lookup(self.times, n, "kind") == "ordinal");
        number && next().is_some()
    }

    /// "Monday", "Dec.": a weekday or a month, the short ones with their point.
    fn is_day(&self, word: &str) -> bool {
        let stem = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let capital = stem.starts_with(char::is_uppercase);
        capital
            && match self.lexicon.lookup(self.times, stem, "kind") {
                "weekday" | "month" => true,
                "weekday_short" | "month_short" => word.len() > stem.len(),
                _ => false,
            }
    }

    /// Where sentences end inside the quotation with which a sentence begins or ends: "“We won. It is over,” she said."
    /// One in the middle stays with the words around it.
    fn inside_quotation(&self, sentence: &str) -> Vec<usize> {
        let mut found = Vec::new();
        for quotation in quotations(sentence) {
            let before = sentence.get(..quotation.start).unwrap_or("");
            let after = sentence.get(quotation.end..).unwrap_or("");
            let no_word = |text: &str| !text.contains(char::is_alphanumeric);
            if no_word(before) || no_word(after) {
                let inner = sentence.get(quotation.clone()).unwrap_or("");
                let ends = self.ends(inner);
                let inner_ends = ends.iter().take(ends.len().saturating_sub(1));
                found.extend(inner_ends.map(|end| quotation.start + end));
            }
        }
        found
    }
}

/// Where `sentencex` ends sentences, in order. A long text goes through a window that moves on to where the last sentence in
/// it begins, which it may not hold to the end.
fn boundaries(content: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    loop {
        let rest = content.get(start..).unwrap_or("");
        let window = rest.get(..rest.floor_char_boundary(WINDOW)).unwrap_or("");
        let found = sentencex::get_sentence_boundaries("en", window);
        let mut found: Vec<usize> = found.iter().map(|b| start + b.end_byte).collect();
        let last = found.pop();
        ends.append(&mut found);
        if window.len() == rest.len() {
            ends.extend(last);
            return ends;
        }
        match ends.last() {
            Some(end) if *end > start => start = *end,
            _ => {
                start += cut(rest, WINDOW);
                ends.push(start);
            }
        }
    }
}

/// How much of a text that is longer than so many bytes is cut off: up to behind its last white space, all where there is none.
fn cut(text: &str, most: usize) -> usize {
    let most = text.floor_char_boundary(most);
    let white = |text: &str| text.rfind(char::is_whitespace);
    let at = text.get(..most).and_then(white);
    at.map_or(most, |at| text.ceil_char_boundary(at + 1))
}

/// Where the dateline ends with which a line begins, its dash included: "NAIROBI (Dispatch) —", "PARIS, May 5 –", "OSLO (Dispatch):",
/// "RIGA (Dispatch, 5 May)". Place in capitals, then other capitals, numbers and brackets; a sentence follows.
pub fn dateline(line: &str) -> Option<usize> {
    let dashes = [" \u{2014} ", " \u{2013} ", " -- ", " - ", "): "];
    let head = line.get(..line.floor_char_boundary(LONGEST_DATELINE + 5))?;
    let dash = dashes
        .iter()
        .filter_map(|dash| Some((head.find(dash)?, dash.len())));
    // A bracket alone may be that of "UNO (the United Nations)": only one with a day ends a dateline.
    let bracket = head.find(") ").filter(|end| {
        let inside = head.get(..*end).and_then(|l| l.split_once('('));
        inside.is_some_and(|(_, inside)| inside.contains(|c: char| c.is_ascii_digit()))
    });
    // "(Dispatch, 5 May) —": where both stand, the dash is its end.
    let (at, length) = dash.min().or(bracket.map(|at| (at, 2)))?;
    let (before, after) = (line.get(..at)?, line.get(at + length..)?);
    let begins = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '\u{201c}' | '"');
    if before.len() > LONGEST_DATELINE || !after.starts_with(begins) {
        return None;
    }
    let first = before.split([' ', ',']).next().unwrap_or("");
    let letters = first.chars().filter(|c| c.is_alphabetic());
    let capitals = letters.clone().count() > 1 && letters.clone().all(char::is_uppercase);
    let mut brackets = 0;
    let mut plain = true;
    for word in before.split_whitespace() {
        brackets += word.matches('(').count();
        plain &= brackets > 0 || !word.starts_with(char::is_lowercase);
        brackets -= word.matches(')').count().min(brackets);
    }
    (capitals && plain).then_some(at + length)
}

/// Bytes before the dash of a dateline, at most.
const LONGEST_DATELINE: usize = 70;

/// The texts between double quotation marks, without them; the last may lack its end.
fn quotations(sentence: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    let mut previous = ' ';
    for (i, c) in sentence.char_indices() {
        match (c, open) {
            ('\u{201c}', None) => open = Some(('\u{201d}', i + c.len_utf8())),
            // A straight mark behind a word means inches, or a quotation that began in another line.
            ('"', None) if previous.is_whitespace() || matches!(previous, '(' | '[') => {
                open = Some(('"', i + 1));
            }
            (c, Some((close, start))) if c == close => {
                found.push(start..i);
                open = None;
            }
            _ => {}
        }
        previous = c;
    }
    found.extend(open.map(|(_, start)| start..sentence.len()));
    found
}

/// The span of a piece of text that starts at `at`, without white space at its ends; none when nothing is left.
fn trimmed(piece: &str, at: usize) -> Option<Span> {
    let inner = piece.trim();
    let lead = piece.len() - piece.trim_start().len();
    (!inner.is_empty()).then(|| Span::new(at + lead, at + lead + inner.len()))
}
