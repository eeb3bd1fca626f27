//! One record of JSON Lines as it is written, before it is completed to an article.
//!
//! Only the text must be there and be text. The other fields are taken in any JSON type, since feeds write numbers as
//! ids and objects as sources: one that cannot be used costs a warning, not the article.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Number;

/// From here on, not every whole number has a float of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The fields that are read; others are passed over.
#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "an object with a text")]
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

impl Record {
    /// A record that knows nothing but its text.
    pub fn of_text(text: String) -> Record {
        Record {
            text: Some(text),
            ..Record::default()
        }
    }

    /// Parses one line.
    ///
    /// # Errors
    /// What is wrong, and in which column.
    pub fn parse(line: &str) -> Result<Record, String> {
        // serde would take an array as the fields in their order.
        if line.trim_start().starts_with('[') {
            return Err("a JSON array; each line must be an object".to_owned());
        }
        serde_json::from_str(line).map_err(|e| {
            // Each line is parsed by itself, so the line that serde_json names is always 1 and would mislead.
            let place = format!(" at line {} column {}", e.line(), e.column());
            let message = e.to_string();
            let message = message.strip_suffix(&place).unwrap_or(&message);
            format!("broken JSON at column {}: {message}", e.column())
        })
    }
}

impl Field {
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
