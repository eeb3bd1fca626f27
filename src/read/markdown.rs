//! A Markdown file: one article, described by its YAML (`---`) or TOML (`+++`) front matter.
//!
//! The body is the text as it stands, with its marks, as offsets count from its start; only the blank lines between front
//! matter and body are part of neither. Front matter that cannot be read costs a warning, not the article.

use std::io::BufRead;

use serde_json::Value;

use super::charset::Declared;
use super::meta::{self, Origin};
use super::names::{Key, Names};
use super::record::{Field, Record};
use super::{Item, date, whole};

/// The one article of a Markdown file, or why there is none.
pub fn items(reader: impl BufRead, origin: &Origin) -> Vec<Item> {
    match whole::bytes(reader, origin) {
        Ok(bytes) => whole::items(&bytes, Declared::Nowhere, origin, |text| make(text, origin)),
        Err(diagnostic) => vec![Err(diagnostic)],
    }
}

fn make(text: String, origin: &Origin) -> Vec<Item> {
    let mut items = Vec::new();
    let mut record = Record::default();
    let body = match split(&text) {
        None => text.as_str(),
        Some(parts) => {
            match fields(&parts) {
                Ok(fields) => fill(&mut record, fields, &origin.names),
                Err(why) => {
                    let message = format!("unreadable front matter ({why}); left out");
                    items.push(Err(origin.warning(1, message)));
                }
            }
            parts.body
        }
    };
    if matches!(record.title, Field::Absent) {
        record.title = heading(body);
    }
    record.text = Some(body.to_owned());
    items.extend(meta::complete(record, 0, origin));
    items
}

/// A file taken apart.
struct Parts<'t> {
    toml: bool,
    matter: &'t str,
    body: &'t str,
}

/// The front matter between two lines of `---` or `+++`; a YAML one may end with `...` too. None where there is none, or
/// where it has no end, as a rule at the start of a text has not.
fn split(text: &str) -> Option<Parts<'_>> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let fence = first.trim_end();
    if !matches!(fence, "---" | "+++") {
        return None;
    }
    let (toml, start) = (fence == "+++", first.len());
    let mut end = start;
    for line in lines {
        let trimmed = line.trim_end();
        if trimmed == fence || (!toml && trimmed == "...") {
            let matter = text.get(start..end)?;
            let body = without_blank_lines(text.get(end + line.len()..)?);
            return Some(Parts { toml, matter, body });
        }
        end += line.len();
    }
    None
}

fn without_blank_lines(text: &str) -> &str {
    let blank = |line: &&str| line.trim().is_empty();
    let length: usize = text
        .split_inclusive('\n')
        .take_while(blank)
        .map(str::len)
        .sum();
    text.get(length..).unwrap_or_default()
}

/// The members of the front matter.
fn fields(parts: &Parts) -> Result<Vec<(String, Field)>, String> {
    if parts.matter.trim().is_empty() {
        return Ok(Vec::new());
    }
    if parts.toml {
        let table: toml::Table =
            toml::from_str(parts.matter).map_err(|e| e.message().to_owned())?;
        return Ok(table
            .into_iter()
            .map(|(name, value)| (name, of_toml(value)))
            .collect());
    }
    let value: Value =
        serde_saphyr::from_str(parts.matter).map_err(|e| first_line(&e.to_string()))?;
    match value {
        Value::Object(members) => Ok(members
            .into_iter()
            .map(|(name, value)| (name, Field::of_json(value)))
            .collect()),
        _ => Err("not a list of fields".to_owned()),
    }
}

/// A message may quote the file over several lines.
fn first_line(message: &str) -> String {
    let line = message.lines().map(str::trim).find(|line| !line.is_empty());
    line.unwrap_or("broken YAML").chars().take(100).collect()
}

fn of_toml(value: toml::Value) -> Field {
    match value {
        toml::Value::String(text) => Field::Text(text),
        toml::Value::Integer(number) => Field::Number(number.into()),
        toml::Value::Datetime(moment) => Field::Text(moment.to_string()),
        other => serde_json::to_value(other).map_or(Field::Absent, Field::of_json),
    }
}

/// Puts the best-named member of each field into the record. The text is the body, whatever the front matter holds.
fn fill(record: &mut Record, fields: Vec<(String, Field)>, names: &Names) {
    let mut ranks = [None; Key::ALL.len()];
    for (name, value) in fields {
        for (key, best) in Key::ALL.into_iter().zip(&mut ranks) {
            let rank = names.rank(key, &name).filter(|_| key != Key::Text);
            if rank.is_some_and(|rank| best.is_none_or(|best| rank < best)) {
                *best = rank;
                record.set(key, value);
                break;
            }
        }
    }
    record.date = date::tidy(std::mem::take(&mut record.date));
}

/// The first line, where it is a heading of the first level.
fn heading(body: &str) -> Field {
    let first = body.lines().find(|line| !line.trim().is_empty());
    let title = first.and_then(|line| line.trim().strip_prefix("# "));
    title.map_or(Field::Absent, |title| {
        Field::Text(title.trim_end_matches('#').trim().to_owned())
    })
}
