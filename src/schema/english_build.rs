//! Turns the tables of `english/` into what the binary carries: classes of characters as a two-stage table, word lists as
//! plain data, base forms as a finite-state map. A part of `build.rs` only.

use std::collections::BTreeMap;

use super::english_tables::{BLOCK, Classes, Exception, Tables, classes};
use super::source::Table;

/// The compiled tables.
#[derive(Debug, Default)]
pub struct Compiled {
    /// Everything but the base forms.
    pub tables: Tables,
    /// `n:cars` → 0 for a word of the index; `n=feet` → 1 + bytes to take off × 65536 + number of the ending to put on.
    pub lemmas: Vec<u8>,
}

/// Compiles the tables of `english/`.
///
/// # Errors
/// A message when a table or a column is missing, or a cell means nothing.
pub fn compile(tables: &BTreeMap<String, Table>) -> Result<Compiled, String> {
    let mut compiled = Tables::default();
    compile_characters(tables, &mut compiled)?;
    for [kind, form] in rows(tables, "affixes", ["kind", "form"])? {
        match kind {
            "prefix" => compiled.prefixes.push(form.to_owned()),
            "suffix" => compiled.suffixes.push(form.to_owned()),
            "after_digit" => compiled.after_digit.push(form.to_owned()),
            "hyphen" => compiled.hyphens.push(form.to_owned()),
            _ => return Err(format!("english/affixes.csv: {kind} is no kind")),
        }
    }
    compiled.after_digit.sort();
    for [words, norms] in rows(tables, "exceptions", ["words", "norms"])? {
        let norms = norms.split('|').chain(std::iter::repeat(""));
        let norms = norms.map(str::to_owned);
        let parts: Vec<_> = words.split(' ').map(str::to_owned).zip(norms).collect();
        for apostrophe in ["'", "\u{2019}"] {
            let curly =
                |(part, norm): &(String, String)| (part.replace('\'', apostrophe), norm.clone());
            let parts: Vec<_> = parts.iter().map(curly).collect();
            let form = parts.iter().map(|(part, _)| part.as_str()).collect();
            compiled.exceptions.insert(form, Exception { parts });
        }
    }
    for [form, norm] in rows(tables, "norms", ["form", "norm"])? {
        compiled.norms.insert(form.to_owned(), norm.to_owned());
    }
    for [tag, form, lemma] in rows(tables, "lemmas_by_tag", ["tag", "form", "lemma"])? {
        let of_form = compiled.lemmas_by_tag.entry(form.to_owned()).or_default();
        of_form.insert(tag.to_owned(), lemma.to_owned());
    }
    let lemmas = compile_lemmas(tables, &mut compiled)?;
    Ok(Compiled {
        tables: compiled,
        lemmas,
    })
}

fn compile_characters(
    tables: &BTreeMap<String, Table>,
    compiled: &mut Tables,
) -> Result<(), String> {
    let mut of = vec![Classes::default(); 0x11_0000];
    for [class, first, last] in rows(tables, "characters", ["class", "first", "last"])? {
        let found = classes::NAMES.iter().find(|(name, _)| *name == class);
        let code = |cell| usize::from_str_radix(cell, 16).ok();
        let range = code(first).zip(code(last)).filter(|(a, b)| a <= b);
        let range = range.and_then(|(first, last)| of.get_mut(first..=last));
        let (Some((_, class)), Some(range)) = (found, range) else {
            return Err(format!("english/characters.csv: {class},{first},{last}"));
        };
        range.iter_mut().for_each(|c| *c = c.and(*class));
    }
    let cut = [classes::QUOTE, classes::SYMBOL, classes::PREFIX];
    let cut = cut.into_iter().fold(classes::SUFFIX, Classes::and);
    for c in &mut of {
        if !c.any(classes::LETTER) || c.any(cut) {
            *c = c.and(classes::MARK);
        }
    }
    let mut numbers: BTreeMap<Vec<u16>, u16> = BTreeMap::new();
    for block in of.chunks(BLOCK as usize) {
        let next = numbers.len() as u16;
        let key = block.iter().map(|c| c.0).collect();
        let number = *numbers.entry(key).or_insert(next);
        if number == next {
            compiled.blocks.extend(block);
        }
        compiled.block_of.push(number);
    }
    Ok(())
}

/// The letter that stands for a part of speech in the keys of the lemmas.
fn part(name: &str) -> Result<char, String> {
    match name {
        "noun" => Ok('n'),
        "verb" => Ok('v'),
        "adjective" => Ok('a'),
        "adverb" => Ok('r'),
        _ => Err(format!("english: {name} is no part of speech with lemmas")),
    }
}

fn compile_lemmas(
    tables: &BTreeMap<String, Table>,
    compiled: &mut Tables,
) -> Result<Vec<u8>, String> {
    for [name, ending, instead] in rows(tables, "lemma_rules", ["part", "ending", "instead"])? {
        let rules = compiled.lemma_rules.entry(part(name)?).or_default();
        rules.push((ending.to_owned(), instead.to_owned()));
    }
    let mut keys: BTreeMap<String, u64> = BTreeMap::new();
    for [name, word] in rows(tables, "lemma_words", ["part", "word"])? {
        keys.insert(format!("{}:{word}", part(name)?), 0);
    }
    let mut endings: BTreeMap<String, u64> = BTreeMap::new();
    for [name, form, lemma] in rows(tables, "lemma_exceptions", ["part", "form", "lemma"])? {
        let mut same = form.len().min(lemma.len());
        while form.get(..same) != lemma.get(..same) || form.get(..same).is_none() {
            same -= 1;
        }
        let next = endings.len() as u64;
        let ending = lemma.get(same..).unwrap_or("").to_owned();
        let number = *endings.entry(ending.clone()).or_insert(next);
        if number == next {
            compiled.lemma_endings.push(ending);
        }
        let off = (form.len() - same) as u64;
        keys.insert(format!("{}={form}", part(name)?), 1 + off * 65536 + number);
    }
    let mut builder = fst::MapBuilder::memory();
    for (key, value) in keys {
        builder.insert(key, value).map_err(|e| e.to_string())?;
    }
    builder.into_inner().map_err(|e| e.to_string())
}

/// The cells of some columns, row by row.
fn rows<'t, const N: usize>(
    tables: &'t BTreeMap<String, Table>,
    name: &str,
    columns: [&str; N],
) -> Result<Vec<[&'t str; N]>, String> {
    let missing = |what: String| format!("english/{name}.csv: {what}");
    let table = tables
        .get(name)
        .ok_or_else(|| missing("there is no such file".to_owned()))?;
    let mut places = [0; N];
    for (place, column) in places.iter_mut().zip(columns) {
        let found = table.column(column);
        *place = found.ok_or_else(|| missing(format!("there is no column {column}")))?;
    }
    let row = |(_, cells): &'t (u32, Vec<String>)| {
        places.map(|place| cells.get(place).map_or("", String::as_str))
    };
    Ok(table.rows.iter().map(row).collect())
}
