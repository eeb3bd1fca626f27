//! What properties hold, apart from how a format writes it: a few kinds of values, and columns that know their name, their
//! kind and how to get their value. The tables of columns (`node_record`, `edge_record`) are the one place that says which
//! properties there are; JSON lines, Neo4j, spreadsheets and XML all read them there.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A property's value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// A whole number.
    Int(i64),
    /// A finite number.
    Float(f64),
    /// Yes or no.
    Bool(bool),
    /// A day.
    Date(Date),
    /// A list of texts.
    Texts(Vec<Cow<'a, str>>),
    /// A list of whole numbers.
    Ints(Vec<i64>),
}

/// What kind of value a column has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// [`Value::Text`]
    Text,
    /// [`Value::Int`]
    Int,
    /// [`Value::Float`]
    Float,
    /// [`Value::Bool`]
    Bool,
    /// [`Value::Date`]
    Date,
    /// [`Value::Texts`]
    Texts,
    /// [`Value::Ints`]
    Ints,
}

/// The name of a property and the kind of its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// As in `formats.md`.
    pub name: &'static str,
    /// Every value of the field is of this kind, or absent.
    pub kind: Kind,
}

/// A field, and where a `T` has its value.
pub(super) struct Column<T> {
    pub field: Field,
    /// The value; nothing where it is absent.
    pub get: for<'a> fn(&'a T) -> Option<Value<'a>>,
}

impl<T> Column<T> {
    pub const fn new(
        name: &'static str,
        kind: Kind,
        get: for<'a> fn(&'a T) -> Option<Value<'a>>,
    ) -> Column<T> {
        let field = Field { name, kind };
        Column { field, get }
    }
}

impl<'a> Value<'a> {
    /// A text that lives elsewhere.
    pub fn text(text: &'a str) -> Value<'a> {
        Value::Text(Cow::Borrowed(text))
    }

    /// A whole number; 0 for what is none.
    pub fn into_int(self) -> i64 {
        match self {
            Value::Int(number) => number,
            _ => 0,
        }
    }

    /// The value as one text: what formats without lists show. Entries of a list are parted by `; `.
    pub fn into_text(self) -> Cow<'a, str> {
        match self {
            Value::Text(text) => text,
            Value::Int(number) => number.to_string().into(),
            // `Debug` keeps the point of a whole number, so that it is read as a float again.
            Value::Float(number) => format!("{number:?}").into(),
            Value::Bool(yes) => (if yes { "true" } else { "false" }).into(),
            Value::Date(date) => date.to_string().into(),
            Value::Texts(texts) => texts.join("; ").into(),
            Value::Ints(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(i64::to_string).collect();
                numbers.join("; ").into()
            }
        }
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Text(text) => out.serialize_str(text),
            Value::Int(number) => out.serialize_i64(*number),
            Value::Float(number) => out.serialize_f64(*number),
            Value::Bool(yes) => out.serialize_bool(*yes),
            Value::Date(date) => date.serialize(out),
            Value::Texts(texts) => out.collect_seq(texts),
            Value::Ints(numbers) => out.collect_seq(numbers),
        }
    }
}

/// The properties of one thing as a map, in the order of its columns; what is absent is left out.
pub(super) struct Properties<'a, T: 'static> {
    pub columns: &'static [Column<T>],
    pub of: &'a T,
}

impl<T: 'static> Serialize for Properties<'_, T> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut map = out.serialize_map(None)?;
        for column in self.columns {
            if let Some(value) = (column.get)(self.of) {
                map.serialize_entry(column.field.name, &value)?;
            }
        }
        map.end()
    }
}
