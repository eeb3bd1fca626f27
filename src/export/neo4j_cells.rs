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
        Some(Value::Text(value)) => text(line, &value),
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

/// Writes a text as a field.
pub(super) fn text(line: &mut Vec<u8>, text: &str) {
    quoted(line, Marks::of(text), text.is_empty(), |line, marks| {
        push(line, text, marks, b'\n');
    });
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

/// How many bytes are looked at together.
const BLOCK: usize = 16;

/// A line break or a delimiter, and other controls, which are rare.
fn is_unfit(byte: u8) -> bool {
    byte < b' '
}

/// Which characters a text holds that cannot stay as they are.
#[derive(Clone, Copy, Default)]
struct Marks {
    comma: bool,
    quote: bool,
    /// [`is_unfit`]
    unfit: bool,
}

impl Marks {
    /// Without branches on single bytes, so that the compiler looks at many at once.
    fn of(text: &str) -> Marks {
        let bytes = text.as_bytes();
        let (blocks, rest) = bytes.as_chunks::<BLOCK>();
        // What is left is looked at as a part of the last whole block that there is.
        let last = bytes.last_chunk::<BLOCK>();
        let (last, rest) = match (rest.is_empty(), last) {
            (false, Some(_)) => (last, &[][..]),
            _ => (None, rest),
        };
        let mut found = [[0; BLOCK]; 3];
        let [commas, quotes, unfit] = &mut found;
        for block in blocks.iter().chain(last) {
            let marks = commas
                .iter_mut()
                .zip(quotes.iter_mut())
                .zip(unfit.iter_mut());
            for (byte, ((comma, quote), unfit)) in block.iter().zip(marks) {
                *comma |= u8::from(*byte == b',');
                *quote |= u8::from(*byte == b'"');
                *unfit |= u8::from(is_unfit(*byte));
            }
        }
        let [comma, quote, unfit] = found.map(|marks| u128::from_ne_bytes(marks) > 0);
        Marks {
            comma: comma | rest.contains(&b','),
            quote: quote | rest.contains(&b'"'),
            unfit: unfit | rest.iter().any(|byte| is_unfit(*byte)),
        }
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
    let (blocks, rest) = text.as_bytes().as_chunks::<BLOCK>();
    for block in blocks {
        let changed = |byte: &u8| (*byte == b'"') | is_unfit(*byte);
        match block.iter().fold(false, |any, byte| any | changed(byte)) {
            true => bytes(line, block, delimiter),
            false => line.extend_from_slice(block),
        }
    }
    bytes(line, rest, delimiter);
}

fn bytes(line: &mut Vec<u8>, bytes: &[u8], delimiter: u8) {
    for byte in bytes.iter().copied() {
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
    match value {
        Value::Int(number) => whole(line, *number),
        Value::Float(number) => float(line, *number),
        Value::Bool(yes) => line.extend_from_slice(if *yes { b"true" } else { b"false" }),
        Value::Date(date) => day(line, *date),
        Value::Text(_) | Value::Texts(_) | Value::Ints(_) => {}
    };
}

/// As `Display` does, which takes five times as long.
fn whole(line: &mut Vec<u8>, number: i64) {
    if number < 0 {
        line.push(b'-');
    }
    let mut rest = number.unsigned_abs();
    let mut digits = [0; 20];
    let mut used = 0;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
        used += 1;
        if rest == 0 {
            break;
        }
    }
    line.extend_from_slice(digits.split_at(20 - used).1);
}

/// As `Debug` does, which takes ten times as long for hundredths, as confidences are.
fn float(line: &mut Vec<u8>, number: f64) {
    let hundredths = (number * 100.0).round();
    if !(0.0..=100.0).contains(&hundredths)
        || hundredths / 100.0 != number
        || number.is_sign_negative()
    {
        // A vector takes all that is written to it.
        let _ = write!(line, "{number:?}");
        return;
    }
    let hundredths = hundredths as u8;
    let digit = |number: u8| b'0' + number % 10;
    line.extend_from_slice(&[digit(hundredths / 100), b'.', digit(hundredths / 10)]);
    if !hundredths.is_multiple_of(10) {
        line.push(digit(hundredths));
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: Value, expected: String) {
        let mut line = Vec::new();
        field(&mut line, Some(value));
        assert_eq!(String::from_utf8(line).unwrap(), expected);
    }

    #[test]
    fn numbers_are_written_as_rust_writes_them() {
        for number in [0, 7, 10, -1, 1_999_999_999_999, i64::MAX, i64::MIN] {
            check(Value::Int(number), number.to_string());
        }
        let hundredths = (-120..12_000).map(|number| f64::from(number) / 100.0);
        for number in hundredths.chain([-0.0, 0.005, 0.1 + 0.2, 0.999, 1e-7, 1e21]) {
            check(Value::Float(number), format!("{number:?}"));
        }
    }
}
