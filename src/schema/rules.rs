//! A rule made ready for matching: its pattern parsed, and the words without which it cannot match, so that the cost of
//! a sentence follows the triggers in it and not the number of rules.

use super::DEMONYM;
use super::frame::Frame;
use super::lexicon::{ClassId, Lexicon};
use super::pattern::{self, Element};
use super::source::Rule;
use super::symbols::{self, Need, Symbols};
use crate::model::{Status, Text};

/// Where a rule's edge type comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EdgeName {
    /// The rule names it.
    Type(Text),
    /// The lexicon row that the pattern matched names it: the class, and the column. An empty cell means no edge.
    OfClass(Text, Text),
}

/// A word without which a rule cannot match.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TriggerKey {
    /// A token.
    Word(Text),
    /// A form of a verb.
    Lemma(Text),
    /// A phrase of a class.
    Class(ClassId),
}

/// A rule ready for matching.
#[derive(Debug, Clone)]
pub struct CompiledRule {
    /// Its name.
    pub name: Text,
    /// Its edge type.
    pub edge: EdgeName,
    /// Its parsed pattern.
    pub pattern: Vec<Element>,
    /// Whether it is read over clauses.
    pub clause: bool,
    /// The status that the pattern states.
    pub status: Option<Status>,
    /// No phrase of one of these classes may stand in a match, unless its row says `no` under `country`.
    pub unless: Vec<ClassId>,
    /// Whether the gazetteer must not place the source outside of the target.
    pub within: bool,
    /// Precision in hundredths.
    pub confidence: u8,
    /// One of these stands in every sentence that it matches.
    pub keys: Vec<TriggerKey>,
    /// What else does.
    pub needs: Vec<Need>,
}

impl CompiledRule {
    /// Compiles a rule.
    ///
    /// # Errors
    /// A message on the pattern, the status, or a class or verb that no lexicon lists.
    pub fn new(
        rule: &Rule,
        lexicon: &Lexicon,
        symbols: &mut Symbols,
    ) -> Result<CompiledRule, String> {
        let parsed = pattern::parse(&rule.pattern)?;
        check_words(&parsed, lexicon)?;
        let edge = edge_of(rule);
        let unless = rule.unless.iter().map(|class| {
            let found = lexicon.class(class);
            found.ok_or_else(|| format!("there is no lexicon/{class}.csv"))
        });
        let unless = unless.collect::<Result<_, _>>()?;
        let keys = keys_of_sequence(&parsed, lexicon);
        let keys = keys.ok_or("the pattern needs a word, verb or class that is not optional")?;
        let clause = pattern::has_trigger(&parsed);
        let numbered = symbols.number(parsed, lexicon);
        Ok(CompiledRule {
            name: rule.name.as_str().into(),
            edge,
            clause,
            needs: symbols::needs(&numbered),
            pattern: numbered,
            status: status_of(rule)?,
            unless,
            within: rule.within,
            confidence: rule.confidence,
            keys,
        })
    }
}

/// A rule over trees, ready for matching.
#[derive(Debug, Clone)]
pub struct FrameRule {
    /// Its name.
    pub name: Text,
    /// Its edge type.
    pub edge: EdgeName,
    /// Its parsed frame.
    pub frame: Frame,
    /// The status that it states.
    pub status: Option<Status>,
    /// Whether a match is a meeting.
    pub meeting: bool,
    /// Whether a place at its ends is the land and not the government.
    pub territory: bool,
    /// The property `kind` of its claims.
    pub kind: Option<Text>,
    /// Precision in hundredths.
    pub confidence: u8,
}

impl FrameRule {
    /// Compiles a rule.
    ///
    /// # Errors
    /// A message on the frame, the status, or a class that no lexicon lists.
    pub fn new(rule: &Rule, lexicon: &Lexicon) -> Result<FrameRule, String> {
        let frame = Frame::parse(&rule.pattern)?;
        if let Some(class) = frame.classes().find(|c| lexicon.class(c).is_none()) {
            return Err(format!("there is no lexicon/{class}.csv"));
        }
        Ok(FrameRule {
            name: rule.name.as_str().into(),
            edge: edge_of(rule),
            frame,
            status: status_of(rule)?,
            meeting: rule.meeting,
            territory: rule.territory,
            kind: rule.kind.as_deref().map(Text::from),
            confidence: rule.confidence,
        })
    }
}

fn edge_of(rule: &Rule) -> EdgeName {
    match rule.edge.strip_prefix('@') {
        Some(class) => {
            let (class, column) = class.split_once('.').unwrap_or((class, "edge"));
            EdgeName::OfClass(class.into(), column.into())
        }
        None => EdgeName::Type(rule.edge.as_str().into()),
    }
}

fn status_of(rule: &Rule) -> Result<Option<Status>, String> {
    let Some(name) = &rule.status else {
        return Ok(None);
    };
    let status = Status::from_name(name).ok_or_else(|| format!("{name:?} is no status"))?;
    Ok(Some(status))
}

fn check_words(elements: &[Element], lexicon: &Lexicon) -> Result<(), String> {
    for element in elements {
        match element {
            Element::Lemma(lemma) if !lexicon.has_verb(lemma) => {
                return Err(format!(
                    "lexicon/verbs.csv does not list the verb {lemma:?}"
                ));
            }
            Element::Class(_, class) if lexicon.class(class).is_none() => {
                return Err(format!("there is no lexicon/{class}.csv"));
            }
            Element::Group(alternatives) => {
                for alternative in alternatives {
                    check_words(alternative, lexicon)?;
                }
            }
            Element::Optional(e) | Element::Repeat(e) | Element::Trigger(e) => {
                check_words(std::slice::from_ref(e), lexicon)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// The best keys of a sequence: the trigger's, else the fewest-worded; `None` when nothing in it is required.
fn keys_of_sequence(elements: &[Element], lexicon: &Lexicon) -> Option<Vec<TriggerKey>> {
    let trigger = elements.iter().find(|e| matches!(e, Element::Trigger(_)));
    if let Some(keys) = trigger.and_then(|e| keys_of(e, lexicon)) {
        return Some(keys);
    }
    // A word that stands in every sentence ("," or "the") would select nothing: such keys go last.
    let weight = |keys: &Vec<TriggerKey>| {
        let dull = |k: &TriggerKey| matches!(k, TriggerKey::Word(w) if w.len() < 4);
        (keys.iter().any(dull), keys.len())
    };
    elements
        .iter()
        .filter_map(|e| keys_of(e, lexicon))
        .min_by_key(weight)
}

fn keys_of(element: &Element, lexicon: &Lexicon) -> Option<Vec<TriggerKey>> {
    match element {
        Element::Word(word) => Some(vec![TriggerKey::Word(word.into())]),
        Element::Lemma(lemma) => Some(vec![TriggerKey::Lemma(lemma.into())]),
        Element::Class(_, class) => Some(vec![TriggerKey::Class(lexicon.class(class)?)]),
        Element::Trigger(inner) => keys_of(inner, lexicon),
        Element::Group(alternatives) => {
            let mut keys = Vec::new();
            for alternative in alternatives {
                keys.extend(keys_of_sequence(alternative, lexicon)?);
            }
            Some(keys)
        }
        Element::Name(_, wanted, _) if wanted.iter().all(|w| w.label == DEMONYM) => {
            Some(vec![TriggerKey::Class(lexicon.class("demonym")?)])
        }
        // Names that say what kind of organisation they are.
        Element::Inside(_) => Some(vec![TriggerKey::Class(lexicon.class("org_kind")?)]),
        Element::Name(..)
        | Element::Gap(_)
        | Element::Tag(_)
        | Element::Modifiers
        | Element::Modifier
        | Element::Predicate
        | Element::Any
        | Element::Time
        | Element::Aux
        | Element::End
        | Element::Start
        | Element::Last
        | Element::Words(_)
        | Element::Phrase(..)
        | Element::Optional(_)
        | Element::Repeat(_) => None,
    }
}
