//! What must hold across schema files before anything runs: labels, types and classes that exist, rules that compile and
//! bring their tests. Whether the tests pass is for [`pipeline`](crate::pipeline) to say, which owns the stages.

use std::collections::BTreeSet;

use super::frame::Slot;
use super::lexicon::Lexicon;
use super::pattern::Element;
use super::rules::{CompiledRule, EdgeName, FrameRule};
use super::source::{Problem, Rule, Source};
use super::symbols::Symbols;
use super::{DEMONYM, GOVERNMENT};
use crate::model::Status;

/// The rules, compiled.
#[derive(Debug, Default)]
pub struct Compiled {
    /// Those over the words.
    pub rules: Vec<CompiledRule>,
    /// Those over the trees.
    pub frames: Vec<FrameRule>,
    /// The words of their patterns.
    pub symbols: Symbols,
}

/// Compiles the rules; those with a problem are left out.
pub fn compile(source: &Source, lexicon: &Lexicon) -> (Compiled, Vec<Problem>) {
    let mut problems = Vec::new();
    check_types(source, &mut problems);
    check_tables(source, &mut problems);
    let mut all = Compiled::default();
    let mut names = BTreeSet::new();
    for rule in &source.rules {
        let mut say = |line: u32, message: String| {
            problems.push(Problem {
                file: rule.place.file.clone(),
                line,
                message,
            });
        };
        if !names.insert(&rule.name) {
            say(rule.place.line, format!("rule {} stands twice", rule.name));
            continue;
        }
        if rule.accepts.is_empty() || rule.rejects.is_empty() {
            say(
                rule.place.line,
                format!("rule {} needs accepts and rejects", rule.name),
            );
            continue;
        }
        if !(1..=99).contains(&rule.confidence) {
            say(
                rule.place.line,
                format!("rule {}: confidence is from 1 to 99", rule.name),
            );
            continue;
        }
        if rule.pattern.is_empty() {
            let message = format!("rule {} needs a pattern or a frame, one of them", rule.name);
            say(rule.pattern_line, message);
            continue;
        }
        let compiled = if rule.frame {
            frame(source, rule, lexicon).map(|frame| all.frames.push(frame))
        } else {
            pattern(source, rule, lexicon, &mut all.symbols).map(|pattern| all.rules.push(pattern))
        };
        if let Err(message) = compiled {
            say(rule.pattern_line, format!("rule {}: {message}", rule.name));
        }
    }
    (all, problems)
}

fn pattern(
    source: &Source,
    rule: &Rule,
    lexicon: &Lexicon,
    symbols: &mut Symbols,
) -> Result<CompiledRule, String> {
    let compiled = CompiledRule::new(rule, lexicon, symbols)?;
    check_edge(source, &compiled.edge)?;
    check_fields(&[
        ("meeting", rule.meeting),
        ("territory", rule.territory),
        ("kind", rule.kind.is_some()),
    ])?;
    check_slots(source, &compiled)?;
    Ok(compiled)
}

fn frame(source: &Source, rule: &Rule, lexicon: &Lexicon) -> Result<FrameRule, String> {
    let compiled = FrameRule::new(rule, lexicon)?;
    check_edge(source, &compiled.edge)?;
    check_fields(&[("unless", !rule.unless.is_empty()), ("within", rule.within)])?;
    let mut labels = compiled.frame.slots.iter().flat_map(|end| &end.labels);
    if let Some(label) = labels.find(|label| !source.nodes.contains_key(*label)) {
        return Err(format!("there is no node label {label}"));
    }
    let alone = matches!(&compiled.edge, EdgeName::Type(name)
        if source.edges.get(name.as_str()).is_some_and(|edge| edge.target.is_empty()));
    let ends = [Slot::Target, Slot::Each];
    match alone == ends.iter().all(|slot| compiled.frame.slot(*slot).is_none()) {
        true => Ok(compiled),
        false => Err("a frame has a target: where its edge type has one".to_owned()),
    }
}

/// What a word of `lexicon/time.csv` may be.
const TIME_KINDS: [&str; 24] = [
    "clock",
    "decade",
    "each",
    "holiday",
    "mod",
    "month",
    "month_short",
    "near",
    "near_day",
    "number",
    "ordinal",
    "part",
    "reference",
    "scale",
    "season",
    "set",
    "shift",
    "unit",
    "vague",
    "weekday",
    "weekday_short",
    "weekdays",
    "which",
    "zone",
];

/// What a word of `lexicon/mood.csv` does to what.
const MOOD_ROLES: [&str; 27] = [
    "adjective",
    "adverb",
    "attempted",
    "attempts",
    "aux",
    "but",
    "clause",
    "condition",
    "done",
    "former",
    "exception",
    "gerund",
    "given",
    "infinitive",
    "mark",
    "object",
    "obliges",
    "passive",
    "past",
    "performed",
    "performs",
    "preposition",
    "pursues",
    "result",
    "since",
    "state",
    "subject",
];

/// Effects of `lexicon/mood.csv` besides the statuses.
const MOOD_EFFECTS: [&str; 6] = ["dropped", "failed", "held", "known", "over", "report"];

/// Cells that code reads: a slip of the pen in one would be passed over without a word.
fn check_tables(source: &Source, problems: &mut Vec<Problem>) {
    for (name, table) in &source.lexicon {
        for (line, row) in &table.rows {
            for (column, cell) in table.columns.iter().zip(row) {
                let fine = match (name.as_str(), column.as_str()) {
                    (_, "status") => cell.is_empty() || Status::from_name(cell).is_some(),
                    ("cue", "scope") => ["before", "office", "opening"].contains(&cell.as_str()),
                    ("name_evidence", "weight") => cell.parse::<i32>().is_ok(),
                    ("mood", "role") => MOOD_ROLES.contains(&cell.as_str()),
                    ("mood", "effect") => {
                        MOOD_EFFECTS.contains(&cell.as_str()) || Status::from_name(cell).is_some()
                    }
                    ("mood", "control") => ["", "subject", "other"].contains(&cell.as_str()),
                    ("time", "kind") => TIME_KINDS.contains(&cell.as_str()),
                    ("name_evidence", "label") => {
                        cell == "Thing" || source.nodes.contains_key(cell)
                    }
                    // "South American" is of no country.
                    ("demonym", "country") if cell.is_empty() => true,
                    ("demonym" | "capital", "country") => {
                        cell.len() == 2 && cell.bytes().all(|b| b.is_ascii_uppercase())
                    }
                    _ => true,
                };
                if !fine {
                    let message = format!("{cell:?} is no {column}");
                    problems.push(Problem {
                        file: table.file.clone(),
                        line: *line,
                        message,
                    });
                }
            }
            if row.first().is_none_or(String::is_empty) {
                let message = "the first cell is empty".to_owned();
                problems.push(Problem {
                    file: table.file.clone(),
                    line: *line,
                    message,
                });
            }
        }
    }
}

fn check_types(source: &Source, problems: &mut Vec<Problem>) {
    let known = |label: &String| {
        source.nodes.contains_key(label) || source.nodes.values().any(|n| n.parents.contains(label))
    };
    for edge in source.edges.values() {
        let file = format!("edges/{}.toml", edge.name);
        let mut say = |message: String| {
            problems.push(Problem {
                file: file.clone(),
                line: 1,
                message,
            })
        };
        for label in edge.source.iter().chain(&edge.target).filter(|l| !known(l)) {
            say(format!("there is no node label {label}"));
        }
        if edge.symmetric && edge.source != edge.target {
            say("a symmetric type has the same labels at both ends".to_owned());
        }
        let proper = |c: char| c.is_ascii_uppercase() || c == '_';
        if !edge.name.chars().all(proper) {
            say(format!(
                "{:?}: a type is written in capitals and underscores",
                edge.name
            ));
        }
    }
    for node in source.nodes.values() {
        let proper = node.label.chars().all(|c| c.is_ascii_alphanumeric())
            && node.label.starts_with(|c: char| c.is_ascii_uppercase());
        if !proper {
            let message = format!("{:?}: a label is one capitalised ASCII word", node.label);
            problems.push(Problem {
                file: format!("nodes/{}.toml", node.label),
                line: 1,
                message,
            });
        }
    }
}

fn check_edge(source: &Source, edge: &EdgeName) -> Result<(), String> {
    match edge {
        EdgeName::Type(name) if !source.edges.contains_key(name.as_str()) => {
            Err(format!("there is no edge type {name}"))
        }
        EdgeName::OfClass(class, name) => {
            let table = source.lexicon.get(class.as_str());
            let table = table.ok_or_else(|| format!("there is no lexicon/{class}.csv"))?;
            let column = table.column(name);
            let column =
                column.ok_or_else(|| format!("lexicon/{class}.csv has no column {name}"))?;
            let unknown = table.rows.iter().find(|(_, row)| {
                let edge = row.get(column).map_or("", String::as_str);
                !edge.is_empty() && !source.edges.contains_key(edge)
            });
            match unknown {
                Some((line, _)) => Err(format!("lexicon/{class}.csv:{line} names no edge type")),
                None => Ok(()),
            }
        }
        EdgeName::Type(_) => Ok(()),
    }
}

/// Of the fields that only the other kind of rule reads, none may be set: it would be passed over without a word.
fn check_fields(others: &[(&str, bool)]) -> Result<(), String> {
    match others.iter().find(|(_, set)| *set) {
        Some((name, _)) => Err(format!("{name} means nothing in this kind of rule")),
        None => Ok(()),
    }
}

fn check_slots(source: &Source, compiled: &CompiledRule) -> Result<(), String> {
    let has = |slot: &str| {
        super::pattern::any(
            &compiled.pattern,
            &|e| matches!(e, Element::Name(Some(s), ..) | Element::Inside(s) if s == slot),
        )
    };
    if !has("source") {
        return Err("the pattern has no source:{…}".to_owned());
    }
    if !has("target") {
        return Err("the pattern has no target:{…}".to_owned());
    }
    let unknown = std::cell::RefCell::new(None);
    super::pattern::any(&compiled.pattern, &|e| {
        if let Element::Name(slot, labels, _) = e {
            let known = ["source", "target"];
            if let Some(slot) = slot.as_ref().filter(|s| !known.contains(&s.as_str())) {
                unknown.replace(Some(format!("there is no slot {slot}")));
            }
            for wanted in labels.iter().filter(|l| {
                ![DEMONYM, GOVERNMENT].contains(&l.label.as_str())
                    && !source.nodes.contains_key(&l.label)
            }) {
                unknown.replace(Some(format!("there is no node label {}", wanted.label)));
            }
        }
        false
    });
    match unknown.into_inner() {
        Some(message) => Err(message),
        None => Ok(()),
    }
}
