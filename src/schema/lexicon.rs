//! Word lists: classes of phrases with their columns, and verbs with their forms.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::gazetteer_build::key;
use super::phrases::Phrases;
use super::source::Table;
use crate::model::{Error, Phrases as Found, Result, Sentence, Text, Token};

/// Number of a phrase class, a `lexicon/*.csv` file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassId(pub u16);

/// A row of a phrase class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId {
    /// The class.
    pub class: ClassId,
    /// The row in it.
    pub row: u32,
}

/// One form of a verb. Regular verbs have one form for past and participle: both are set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbForm {
    /// The base form.
    pub lemma: Text,
    /// It is the base form, so an infinitive or a present.
    pub base: bool,
    /// It is the third person singular of the present.
    pub third: bool,
    /// It is the past tense.
    pub past: bool,
    /// It is the past participle.
    pub participle: bool,
    /// It is the form in -ing.
    pub gerund: bool,
}

struct Class {
    name: String,
    table: Table,
}

/// All word lists.
pub struct Lexicon {
    classes: Vec<Class>,
    names: FxHashMap<String, ClassId>,
    phrases: Phrases,
    whole: FxHashMap<Box<str>, u32>,
    rows: Vec<Vec<RowId>>,
    verbs: FxHashMap<Text, VerbForm>,
}

/// The file that lists verbs; every other file is a class of phrases, its first column the phrase.
pub const VERBS: &str = "verbs";
/// The class of ordinary words, which are looked up one by one and never in a run of words.
const WORDS: &str = "common_word";

impl Lexicon {
    /// Compiles the tables of `lexicon/`.
    ///
    /// # Errors
    /// When the table of verbs lacks its column `lemma`.
    pub fn new(tables: &BTreeMap<String, Table>) -> Result<Lexicon> {
        let mut classes = Vec::new();
        let mut by_phrase: BTreeMap<String, Vec<RowId>> = BTreeMap::new();
        let mut verbs = FxHashMap::default();
        for (name, table) in tables {
            if name == VERBS {
                verbs = verb_forms(table)?;
                continue;
            }
            let class = ClassId(classes.len() as u16);
            for (row, (_, cells)) in table.rows.iter().enumerate() {
                let phrase = key(cells.first().map_or("", String::as_str));
                by_phrase.entry(phrase).or_default().push(RowId {
                    class,
                    row: row as u32,
                });
            }
            classes.push(Class {
                name: name.clone(),
                table: table.clone(),
            });
        }
        let mut builder = fst::MapBuilder::memory();
        let mut rows = Vec::new();
        let mut whole = FxHashMap::default();
        let words = classes.iter().position(|class| class.name == WORDS);
        let only_word = |row: &RowId| Some(usize::from(row.class.0)) == words;
        let mut keys: Vec<(String, u64)> = Vec::new();
        for (phrase, ids) in by_phrase {
            if !ids.iter().all(only_word) {
                builder
                    .insert(&phrase, rows.len() as u64)
                    .map_err(lexicon_error)?;
                keys.push((phrase.clone(), rows.len() as u64));
            }
            whole.insert(phrase.into_boxed_str(), rows.len() as u32);
            rows.push(ids);
        }
        let bytes = builder.into_inner().map_err(lexicon_error)?;
        let numbers = classes.iter().zip(0..);
        let names = numbers.map(|(class, i)| (class.name.clone(), ClassId(i)));
        Ok(Lexicon {
            names: names.collect(),
            classes,
            phrases: Phrases::with_keys(bytes.into(), keys.iter().map(|(k, n)| (k.as_str(), *n)))
                .map_err(lexicon_error)?,
            whole,
            rows,
            verbs,
        })
    }

    /// The class of this name.
    pub fn class(&self, name: &str) -> Option<ClassId> {
        self.names.get(name).copied()
    }

    /// The rows of a class, in the order of its file.
    pub fn class_rows(&self, class: ClassId) -> impl Iterator<Item = RowId> {
        let rows = self.classes.get(usize::from(class.0));
        let count = rows.map_or(0, |class| class.table.rows.len());
        (0..count as u32).map(move |row| RowId { class, row })
    }

    /// The phrases that start at the tokens of sentences, each within its own.
    pub fn find(&self, tokens: &[Token], sentences: &[Sentence]) -> Found {
        let mut found = Found::default();
        for sentence in sentences {
            for at in sentence.tokens.clone() {
                let rest = tokens.get(at..sentence.tokens.end).unwrap_or(&[]);
                let here = self.phrases.starting(rest);
                found.push(here.map(|(length, number)| (length as u32, number as u32)));
            }
        }
        found
    }

    /// Every phrase that starts at a token: how many tokens it takes, and its rows; shortest first.
    pub fn starting<'a>(
        &'a self,
        phrases: &'a Found,
        token: usize,
    ) -> impl Iterator<Item = (usize, &'a [RowId])> {
        let found = phrases.at(token).iter();
        found.filter_map(|(length, i)| {
            Some((*length as usize, self.rows.get(*i as usize)?.as_slice()))
        })
    }

    /// Whether a token is by itself a phrase of a class, other than that of ordinary words.
    pub fn word_in(&self, phrases: &Found, token: usize, class: Option<ClassId>) -> bool {
        let mut found = self.starting(phrases, token);
        found.any(|(length, rows)| length == 1 && rows.iter().any(|r| Some(r.class) == class))
    }

    /// The rows of a whole phrase.
    pub fn rows(&self, phrase: &str) -> &[RowId] {
        // Words of a text are in normal form already.
        let plain = |b: u8| b.is_ascii_graphic() && !b.is_ascii_uppercase();
        let found = match phrase.bytes().all(plain) {
            true => self.whole.get(phrase),
            false => self.whole.get(key(phrase).as_str()),
        };
        let found = found.and_then(|i| self.rows.get(*i as usize));
        found.map_or(&[], Vec::as_slice)
    }

    /// Whether a whole phrase is in a class.
    pub fn has(&self, class: Option<ClassId>, phrase: &str) -> bool {
        class.is_some_and(|class| self.rows(phrase).iter().any(|row| row.class == class))
    }

    /// A cell of a row; empty when the class has no such column.
    pub fn cell(&self, id: RowId, column: &str) -> &str {
        let cell = self.classes.get(usize::from(id.class.0)).and_then(|class| {
            let (_, cells) = class.table.rows.get(id.row as usize)?;
            cells.get(class.table.column(column)?)
        });
        cell.map_or("", String::as_str)
    }

    /// The cell of the first row that a whole phrase has in a class; empty when it has none.
    pub fn lookup(&self, class: Option<ClassId>, phrase: &str, column: &str) -> &str {
        let rows = self.rows(phrase);
        let row = rows.iter().find(|row| Some(row.class) == class);
        row.map_or("", |row| self.cell(*row, column))
    }

    /// Whether some row of a class has this value in a column.
    pub fn class_has(&self, class: &str, column: &str, value: &str) -> bool {
        let table = self
            .classes
            .iter()
            .find(|c| c.name == class)
            .map(|c| &c.table);
        table.is_some_and(|table| {
            let column = table.column(column);
            table.rows.iter().any(|(_, cells)| {
                column
                    .and_then(|c| cells.get(c))
                    .is_some_and(|cell| cell == value)
            })
        })
    }

    /// The verb form that a normalised word may be.
    pub fn verb(&self, norm: &str) -> Option<&VerbForm> {
        self.verbs.get(norm)
    }

    /// Whether a verb of this base form is listed.
    pub fn has_verb(&self, lemma: &str) -> bool {
        self.verbs.get(lemma).is_some_and(|form| form.base)
    }

    /// How many phrases and verb forms there are.
    pub fn len(&self) -> usize {
        self.rows.len() + self.verbs.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Base form, and the other forms where they are irregular; empty cells follow the spelling rules.
fn verb_forms(table: &Table) -> Result<FxHashMap<Text, VerbForm>> {
    let lemma = required(table, "lemma")?;
    let optional = |name| table.column(name);
    let (past, participle, gerund) = (optional("past"), optional("participle"), optional("gerund"));
    let extra = optional("extra");
    let mut forms: FxHashMap<Text, VerbForm> = FxHashMap::default();
    for (_, cells) in &table.rows {
        let base = cells.get(lemma).map_or("", String::as_str);
        let cell = |column: Option<usize>| {
            column
                .and_then(|c| cells.get(c))
                .filter(|c| !c.is_empty())
                .map(String::as_str)
        };
        let regular = with_ed(base);
        let past = cell(past).unwrap_or(&regular);
        let participle = cell(participle).unwrap_or(past);
        let regular = with_ing(base);
        let gerund = cell(gerund).unwrap_or(&regular);
        let third = with_s(base);
        let mut add = |form: &str, set: fn(&mut VerbForm)| {
            let empty = VerbForm {
                lemma: base.into(),
                base: false,
                third: false,
                past: false,
                participle: false,
                gerund: false,
            };
            set(forms.entry(form.into()).or_insert(empty));
        };
        add(base, |f| f.base = true);
        add(&third, |f| f.third = true);
        add(past, |f| f.past = true);
        add(participle, |f| f.participle = true);
        add(gerund, |f| f.gerund = true);
        // `is=third|were=past`: what the columns before have no room for.
        for (form, kind) in cell(extra)
            .unwrap_or("")
            .split('|')
            .filter_map(|e| e.split_once('='))
        {
            match kind {
                "third" => add(form, |f| f.third = true),
                "past" => add(form, |f| f.past = true),
                _ => {
                    return Err(Error::new(format!(
                        "{}: {form}={kind}: a kind is third or past",
                        table.file
                    )));
                }
            }
        }
    }
    Ok(forms)
}

fn consonant_y(base: &str) -> Option<&str> {
    base.strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

fn with_s(base: &str) -> String {
    if let Some(stem) = consonant_y(base) {
        return format!("{stem}ies");
    }
    match ["s", "x", "z", "ch", "sh", "o"]
        .iter()
        .any(|end| base.ends_with(end))
    {
        true => format!("{base}es"),
        false => format!("{base}s"),
    }
}

fn with_ed(base: &str) -> String {
    match (consonant_y(base), base.ends_with('e')) {
        (Some(stem), _) => format!("{stem}ied"),
        (None, true) => format!("{base}d"),
        (None, false) => format!("{base}ed"),
    }
}

fn with_ing(base: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    match base
        .strip_suffix('e')
        .filter(|stem| !stem.ends_with(['e', 'o', 'y']))
    {
        Some(stem) => format!("{stem}ing"),
        None => format!("{base}ing"),
    }
}

fn required(table: &Table, column: &str) -> Result<usize> {
    let missing = || Error::new(format!("{}:1: there is no column {column}", table.file));
    table.column(column).ok_or_else(missing)
}

fn lexicon_error(e: fst::Error) -> Error {
    Error::wrap("the lexicon cannot be indexed", e)
}
