//! One record of the input as it is written, before it is completed to an article.
//!
//! Only the text must be there and be text. The other fields are taken in any JSON type, since feeds write numbers as
//! ids and objects as sources: one that cannot be used costs a warning, not the article.

use std::fmt;

use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Number, Value};

use super::names::{Key, Names};

/// From here on, not every whole number has a float of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The fields that are read; others are passed over.
#[derive(Debug, Default)]
pub struct Record {
    /// The record's own id.
    pub id: Field,
    /// Day or moment of publication.
    pub date: Field,
    /// The headline.
    pub title: Field,
    /// Who published it.
    pub source: Field,
    /// Where it was published.
    pub url: Field,
    /// The article.
    pub text: Option<String>,
}

/// The value of a field that may be absent.
#[derive(Debug, Default, Deserialize)]
#[serde(untagged)]
pub enum Field {
    /// Not given, or null.
    #[default]
    Absent,
    /// Text.
    Text(String),
    /// A number.
    Number(Number),
    /// Anything else.
    Other(IgnoredAny),
}

/// What is wrong with a record, and where in it.
#[derive(Debug)]
pub struct Broken {
    /// Lines before the one with the mistake.
    pub lines: u32,
    /// What is wrong, and in which column.
    pub message: String,
}

impl Record {
    /// A record that knows nothing but its text.
    pub fn of_text(text: String) -> Record {
        Record {
            text: Some(text),
            ..Record::default()
        }
    }

    /// Parses one JSON object.
    ///
    /// # Errors
    /// What is wrong, and where.
    pub fn parse(json: &str, names: &Names) -> Result<Record, Broken> {
        // Members would be taken in their order.
        if json.trim_start().starts_with('[') {
            let message = "a JSON array; each line must be an object".to_owned();
            return Err(Broken { lines: 0, message });
        }
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let record = Members(names).deserialize(&mut deserializer);
        let whole = record.and_then(|record| deserializer.end().map(|()| record));
        whole.map_err(|e| {
            // The line that serde_json names counts from the record's start and would mislead.
            let place = format!(" at line {} column {}", e.line(), e.column());
            let message = e.to_string();
            let message = message.strip_suffix(&place).unwrap_or(&message);
            Broken {
                lines: u32::try_from(e.line().saturating_sub(1)).unwrap_or(0),
                message: format!("broken JSON at column {}: {message}", e.column()),
            }
        })
    }

    /// Gives a field its value.
    pub fn set(&mut self, key: Key, value: Field) {
        match key {
            Key::Id => self.id = value,
            Key::Date => self.date = value,
            Key::Title => self.title = value,
            Key::Source => self.source = value,
            Key::Url => self.url = value,
            Key::Text => self.text = value.text().ok().flatten(),
        }
    }
}

/// Reads an object's members under the names that the user gave them.
struct Members<'n>(&'n Names);

impl<'de> DeserializeSeed<'de> for Members<'_> {
    type Value = Record;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Record, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Members<'_> {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object with a text")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Record, A::Error> {
        let mut record = Record::default();
        let mut seen = Vec::new();
        while let Some(name) = members.next_key::<String>()? {
            let key = self.0.member(&name);
            match key {
                Some(key) if seen.contains(&name) => {
                    return Err(A::Error::custom(format!(
                        "duplicate field `{}`",
                        key.name()
                    )));
                }
                Some(Key::Text) => record.text = members.next_value()?,
                Some(key) => record.set(key, members.next_value()?),
                None => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
            if key.is_some() {
                seen.push(name);
            }
        }
        Ok(record)
    }
}

impl Field {
    /// A value that is there as JSON.
    pub fn of_json(value: Value) -> Field {
        match value {
            Value::Null => Field::Absent,
            Value::String(text) => Field::Text(text),
            Value::Number(number) => Field::Number(number),
            Value::Bool(_) | Value::Array(_) | Value::Object(_) => Field::Other(IgnoredAny),
        }
    }

    /// A text that may not be there.
    pub fn of_option(text: Option<String>) -> Field {
        text.map_or(Field::Absent, Field::Text)
    }

    /// The field as text; none where it is absent.
    ///
    /// # Errors
    /// When it is neither text nor a number, or a number so long that it was rounded: two ids could fall together.
    pub fn text(self) -> Result<Option<String>, &'static str> {
        match self {
            Field::Absent => Ok(None),
            Field::Text(text) => Ok(Some(text)),
            Field::Number(number) if rounded(&number) => Err("too long a number; put it in quotes"),
            Field::Number(number) => Ok(Some(number.to_string())),
            Field::Other(_) => Err("neither text nor a number"),
        }
    }
}

/// Whether digits may have been lost.
fn rounded(number: &Number) -> bool {
    number.is_f64() && number.as_f64().is_none_or(|value| value.abs() >= EXACT)
}
