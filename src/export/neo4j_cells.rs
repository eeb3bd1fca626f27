//! The fields of a row for Neo4j's importer, written at the end of a line without a copy on the way: a graph has a hundred
//! million of them.
//!
//! Each CR and LF becomes one space, and in a list each U+001F one U+FFFD. A field is in quotes, and the quotes in it are
//! doubled, where it holds a quote or a comma and where it is empty but there: Neo4j takes a quote for one only at the
//! start of a field; other readers do at any place.

use std::io::Write;

use jiff::civil::Date;

use super::values::Value;

/// Parts the entries of a list.
pub(super) const DELIMITER: u8 = 0x1f;

/// Writes a field.
pub(super) fn field(line: &mut Vec<u8>, value: Option<Value>) {
    match value {
        None => {}
        Some(Value::Text(text)) => {
            quoted(line, Marks::of(&text), text.is_empty(), |line, marks| {
                push(line, &text, marks, b'\n');
            })
        }
        Some(Value::Texts(texts)) => {
            let texts = || texts.iter().map(|text| Some(Value::text(text)));
            list(line, texts);
        }
        Some(Value::Ints(numbers)) => list(line, || {
            let numbers = numbers.iter().copied();
            numbers.map(|number| Some(Value::Int(number)))
        }),
        Some(value) => plain(line, &value),
    }
}

/// Writes a list as a field; `values` is asked twice.
pub(super) fn list<'v, I>(line: &mut Vec<u8>, values: impl Fn() -> I)
where
    I: Iterator<Item = Option<Value<'v>>>,
{
    let mut first = values();
    let Some(value) = first.next() else {
        return;
    };
    let Some(second) = first.next() else {
        return entry(line, value);
    };
    let mut all = Marks::default();
    for value in [value, second].into_iter().chain(first) {
        if let Some(Value::Text(text)) = value {
            all = all.and(Marks::of(&text));
        }
    }
    quoted(line, all, false, |line, marks| {
        for (i, value) in values().enumerate() {
            if i > 0 {
                line.push(DELIMITER);
            }
            match value {
                Some(Value::Text(text)) => push(line, &text, marks, DELIMITER),
                Some(value) => plain(line, &value),
                None => {}
            }
        }
    });
}

/// Writes a list of one entry, as most lists of evidence are.
fn entry(line: &mut Vec<u8>, value: Option<Value>) {
    match value {
        Some(Value::Text(text)) => {
            quoted(line, Marks::of(&text), text.is_empty(), |line, marks| {
                push(line, &text, marks, DELIMITER);
            })
        }
        Some(value) => plain(line, &value),
        None => line.extend_from_slice(b"\"\""),
    }
}

/// Which characters a text holds that cannot stay as they are.
#[derive(Clone, Copy, Default)]
struct Marks {
    comma: bool,
    quote: bool,
    /// A line break or a delimiter.
    unfit: bool,
}

impl Marks {
    /// Without branches on single bytes, so that the compiler looks at many at once. Most texts are short and have none.
    fn of(text: &str) -> Marks {
        let special = |byte: &u8| (*byte < b'-') & ((*byte < b' ') | matches!(*byte, b',' | b'"'));
        let (blocks, rest) = text.as_bytes().as_chunks::<16>();
        let found = |block: &[u8; 16]| block.iter().fold(false, |any, byte| any | special(byte));
        let mut marks = Marks::default();
        if !blocks.iter().any(found) && !rest.iter().any(special) {
            return marks;
        }
        for byte in text.bytes() {
            marks.comma |= byte == b',';
            marks.quote |= byte == b'"';
            marks.unfit |= (byte == b'\n') | (byte == b'\r') | (byte == DELIMITER);
        }
        marks
    }

    fn and(self, other: Marks) -> Marks {
        Marks {
            comma: self.comma | other.comma,
            quote: self.quote | other.quote,
            unfit: self.unfit | other.unfit,
        }
    }
}

fn quoted(line: &mut Vec<u8>, marks: Marks, empty: bool, write: impl FnOnce(&mut Vec<u8>, Marks)) {
    let quotes = empty | marks.comma | marks.quote;
    if quotes {
        line.push(b'"');
    }
    write(line, marks);
    if quotes {
        line.push(b'"');
    }
}

/// Writes a text in which line breaks and `delimiter` are replaced.
fn push(line: &mut Vec<u8>, text: &str, marks: Marks, delimiter: u8) {
    if !marks.quote && !marks.unfit {
        line.extend_from_slice(text.as_bytes());
        return;
    }
    for byte in text.bytes() {
        match byte {
            b'"' => line.extend_from_slice(b"\"\""),
            b'\n' | b'\r' => line.push(b' '),
            byte if byte == delimiter => line.extend_from_slice("\u{fffd}".as_bytes()),
            byte => line.push(byte),
        }
    }
}

/// Writes what needs no quotes.
fn plain(line: &mut Vec<u8>, value: &Value) {
    // A vector takes all that is written to it.
    let _ = match value {
        Value::Int(number) => write!(line, "{number}"),
        Value::Float(number) => write!(line, "{number:?}"),
        Value::Bool(yes) => write!(line, "{yes}"),
        Value::Date(date) => {
            day(line, *date);
            Ok(())
        }
        Value::Text(_) | Value::Texts(_) | Value::Ints(_) => Ok(()),
    };
}

/// As `Display` does, which takes ten times as long.
fn day(line: &mut Vec<u8>, date: Date) {
    let Ok(year @ 0..) = u16::try_from(date.year()) else {
        let _ = write!(line, "{date}");
        return;
    };
    let digit = |number: u16| b'0' + (number % 10) as u8;
    let (month, day) = (date.month() as u16, date.day() as u16);
    line.extend_from_slice(&[
        digit(year / 1000),
        digit(year / 100),
        digit(year / 10),
        digit(year),
        b'-',
        digit(month / 10),
        digit(month),
        b'-',
        digit(day / 10),
        digit(day),
    ]);
}
