//! The notation of rules: one readable line that a run of words and names must match.
//!
//! | written | matches |
//! |---|---|
//! | `word`, `,`, `'s` | this token, in any case |
//! | `[meet]` | any form of the verb `meet` |
//! | `<office>` | a phrase of `lexicon/office.csv`; `office:<office>` also keeps it as a property |
//! | `{Person\|Org}` | a name of one of these labels; `Demonym` is the adjective of a country and means the country; `Government` is a country, or a capital that stands for one (not after "in", "to", "from") |
//! | `{Org.party\|Org.club}` | the same, but only of this kind: that of a word of `lexicon/org_kind.csv` in the name, else the gazetteer's; of places `country`, `state`, `city`, `area`, and `local`: no country and no area; `plain`: none is known, and no word of the name is an ordinary one; `{Org.not-party}` is any but these; `{Person.subject}` is the subject of a verb, `{Person.given}` begins with a known given name |
//! | `source:{Person}` | the same, as an end of the claim; `target:` likewise |
//! | `source:{Person}+` | a list "A, B and C" of them |
//! | `~3` | up to three plain words: no name, no punctuation, no word of `lexicon/gap_stop.csv` |
//! | `#NN` | a word with this tag of the Penn Treebank |
//! | `%np` | up to six words that can stand before the noun of a noun phrase: adjectives, participles, nouns, numbers, demonyms |
//! | `%mod` | one such word: for repetitions, since `%np` in one could be cut in many ways |
//! | `%is` | "is a …", "was the …": what a name is said to be, up to any point in that noun phrase |
//! | `%any` | up to sixteen words, names and marks, but no bracket and no end of the clause |
//! | `%open`, `%close` | the brackets "(" and ")" |
//! | `%time` | a time expression |
//! | `%aux` | any number of auxiliaries of `lexicon/aux.csv`, adverbs and times: what stands between subject and verb |
//! | `%end` | nothing, where the noun phrase ends: no name and no `'s` follows |
//! | `^`, `$` | the start, the end of the sentence or clause |
//! | `target:%inside` | nothing, after the name of an organisation that begins with a country or its adjective ("German Foreign Ministry") or ends with one ("Armed Forces of the Philippines"): that country |
//! | `(a b \| c)` | one of several |
//! | `x?` `x*` | `x` or nothing; `x` any number of times |
//! | `!x` | `x` is the trigger: the word of action that status, time and place belong to |
//!
//! A pattern without a trigger is read over the sentence as it stands: noun phrases, titles and appositions. A pattern
//! with one is read over clauses, in which titles before a name, appositions and relative clauses after it have been
//! folded into the name, so that "A, the head of B, and C will meet" is "A and C will meet".

use super::lexicon::ClassId;
use super::symbols::Words;
use crate::model::Text;

/// One element of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    /// A token in any case.
    Word(String),
    /// Any form of a verb.
    Lemma(String),
    /// A phrase of a lexicon.
    Class(Option<Text>, String),
    /// Words and verbs, made ready for matching by [`Symbols::number`](super::symbols::Symbols::number).
    Words(Words),
    /// A phrase of a class, made ready likewise.
    Phrase(Option<Text>, ClassId),
    /// A name, or a list of names.
    Name(Option<Text>, Vec<Wanted>, bool),
    /// Up to this many plain words.
    Gap(usize),
    /// A word with a tag.
    Tag(String),
    /// Words before the noun of a noun phrase.
    Modifiers,
    /// One of them.
    Modifier,
    /// A form of "be", and a noun phrase up to any point.
    Predicate,
    /// Words, names and marks but brackets.
    Any,
    /// A time expression.
    Time,
    /// Auxiliaries, adverbs and times.
    Aux,
    /// The end of the noun phrase.
    End,
    /// The start of the sentence.
    Start,
    /// The end of the sentence or clause.
    Last,
    /// The country that the name before begins with.
    Inside(Text),
    /// One of several sequences.
    Group(Vec<Vec<Element>>),
    /// Once or not at all.
    Optional(Box<Element>),
    /// Any number of times.
    Repeat(Box<Element>),
    /// The trigger.
    Trigger(Box<Element>),
}

/// What a name must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its label, or `Demonym` or `Government`.
    pub label: String,
    /// Its kind, where that matters.
    pub kind: Option<String>,
}

impl Wanted {
    fn new(text: &str) -> Wanted {
        let (label, kind) = match text.split_once('.') {
            Some((label, kind)) => (label, Some(kind.to_owned())),
            None => (text, None),
        };
        Wanted {
            label: label.to_owned(),
            kind,
        }
    }
}

/// Parses a pattern.
///
/// # Errors
/// A message that says what was expected and after what.
pub fn parse(text: &str) -> Result<Vec<Element>, String> {
    let mut parser = Parser {
        tokens: lex(text)?,
        at: 0,
        depth: 0,
    };
    let mut alternatives = parser.alternatives()?;
    if let Some(token) = parser.peek() {
        return Err(format!("{token:?} closes nothing"));
    }
    match alternatives.len() {
        1 => Ok(alternatives.remove(0)),
        _ => Ok(vec![Element::Group(alternatives)]),
    }
}

/// Whether a pattern has a trigger, so is read over clauses.
pub fn has_trigger(pattern: &[Element]) -> bool {
    any(pattern, &|e| matches!(e, Element::Trigger(_)))
}

/// Whether an element of a pattern, at any depth, satisfies the test.
pub fn any(pattern: &[Element], test: &dyn Fn(&Element) -> bool) -> bool {
    pattern.iter().any(|element| {
        test(element)
            || match element {
                Element::Group(alternatives) => alternatives.iter().any(|a| any(a, test)),
                Element::Optional(e) | Element::Repeat(e) | Element::Trigger(e) => {
                    any(std::slice::from_ref(e), test)
                }
                _ => false,
            }
    })
}

/// Splits at white space and around `( | )`, keeping `{…}`, `<…>` and `[…]` whole.
fn lex(text: &str) -> Result<Vec<String>, String> {
    let mut tokens = Vec::new();
    let mut current = String::new();
    let mut closing: Option<char> = None;
    for c in text.chars() {
        if let Some(end) = closing {
            current.push(c);
            if c == end {
                closing = None;
            }
            continue;
        }
        match c {
            '{' => closing = Some('}'),
            '<' => closing = Some('>'),
            '[' => closing = Some(']'),
            _ => {}
        }
        match c {
            c if c.is_whitespace() => flush(&mut current, &mut tokens),
            '(' | '|' => {
                let trigger = c == '(' && current == "!";
                if !trigger {
                    flush(&mut current, &mut tokens);
                }
                current.push(c);
                flush(&mut current, &mut tokens);
            }
            ')' => {
                flush(&mut current, &mut tokens);
                current.push(c);
            }
            c => current.push(c),
        }
    }
    flush(&mut current, &mut tokens);
    match closing {
        Some(end) => Err(format!("{end:?} is missing")),
        None => Ok(tokens),
    }
}

fn flush(current: &mut String, tokens: &mut Vec<String>) {
    if !current.is_empty() {
        tokens.push(std::mem::take(current));
    }
}

/// Groups inside groups, at most: the parser calls itself for each.
const DEEPEST: usize = 32;

struct Parser {
    tokens: Vec<String>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> Option<&str> {
        self.tokens.get(self.at).map(String::as_str)
    }

    fn alternatives(&mut self) -> Result<Vec<Vec<Element>>, String> {
        let mut all = vec![self.sequence()?];
        while self.peek() == Some("|") {
            self.at += 1;
            all.push(self.sequence()?);
        }
        Ok(all)
    }

    fn sequence(&mut self) -> Result<Vec<Element>, String> {
        let mut elements = Vec::new();
        while let Some(token) = self.peek().map(str::to_owned) {
            if token == "|" || token.starts_with(')') {
                break;
            }
            self.at += 1;
            elements.push(if token == "(" || token == "!(" {
                self.group(token == "!(")?
            } else {
                element(&token)?
            });
        }
        if elements.is_empty() {
            return Err("an alternative is empty".to_owned());
        }
        Ok(elements)
    }

    fn group(&mut self, trigger: bool) -> Result<Element, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(format!("groups stand more than {DEEPEST} deep"));
        }
        let group = Element::Group(self.alternatives()?);
        self.depth -= 1;
        let close = self
            .peek()
            .map(str::to_owned)
            .filter(|t| t.starts_with(')'));
        let close = close.ok_or("\")\" is missing")?;
        self.at += 1;
        let group = if trigger {
            Element::Trigger(Box::new(group))
        } else {
            group
        };
        match &close[1..] {
            "" => Ok(group),
            "?" => Ok(Element::Optional(Box::new(group))),
            "*" => Ok(Element::Repeat(Box::new(group))),
            other => Err(format!("{other:?} after \")\" means nothing")),
        }
    }
}

fn element(token: &str) -> Result<Element, String> {
    if token.chars().filter(|c| "!?*".contains(*c)).count() > DEEPEST {
        return Err(format!("{token:?} repeats its marks too often"));
    }
    if let Some(rest) = token.strip_prefix('!').filter(|r| !r.is_empty()) {
        return Ok(Element::Trigger(Box::new(element(rest)?)));
    }
    if token.len() > 1 {
        if let Some(rest) = token.strip_suffix('?') {
            return Ok(Element::Optional(Box::new(element(rest)?)));
        }
        if let Some(rest) = token.strip_suffix('*') {
            return Ok(Element::Repeat(Box::new(element(rest)?)));
        }
    }
    match token {
        "^" => return Ok(Element::Start),
        "$" => return Ok(Element::Last),
        "%time" => return Ok(Element::Time),
        "%np" => return Ok(Element::Modifiers),
        "%mod" => return Ok(Element::Modifier),
        "%is" => return Ok(Element::Predicate),
        "%any" => return Ok(Element::Any),
        "%open" => return Ok(Element::Word("(".to_owned())),
        "%close" => return Ok(Element::Word(")".to_owned())),
        "%aux" => return Ok(Element::Aux),
        "%end" => return Ok(Element::End),
        _ => {}
    }
    if let Some(n) = token.strip_prefix('~') {
        let n = n
            .parse()
            .map_err(|_| format!("{token:?}: a number must follow \"~\""))?;
        return Ok(Element::Gap(n));
    }
    if let Some(tag) = token.strip_prefix('#').filter(|tag| !tag.is_empty()) {
        return Ok(Element::Tag(tag.to_owned()));
    }
    if let Some(slot) = token.strip_suffix(":%inside") {
        return Ok(Element::Inside(slot.into()));
    }
    let (slot, body) = match token.split_once(':') {
        Some((slot, body)) if body.starts_with(['{', '<']) => (Some(Text::from(slot)), body),
        _ => (None, token),
    };
    if let Some(inner) = body.strip_prefix('{') {
        let (inner, list) = match inner.strip_suffix("}+") {
            Some(inner) => (inner, true),
            None => (
                inner
                    .strip_suffix('}')
                    .ok_or_else(|| format!("{token:?} is not closed"))?,
                false,
            ),
        };
        let labels = inner.split('|').map(|l| Wanted::new(l.trim())).collect();
        return Ok(Element::Name(slot, labels, list));
    }
    if let Some(inner) = body.strip_prefix('<') {
        let class = inner
            .strip_suffix('>')
            .ok_or_else(|| format!("{token:?} is not closed"))?;
        return Ok(Element::Class(slot, class.to_owned()));
    }
    if let Some(inner) = body.strip_prefix('[') {
        let lemma = inner
            .strip_suffix(']')
            .ok_or_else(|| format!("{token:?} is not closed"))?;
        return Ok(Element::Lemma(lemma.to_lowercase()));
    }
    Ok(Element::Word(token.to_lowercase()))
}
