//! Elements and attributes of the XML formats. [`escaped`] is the only way by which text gets into them: what XML 1.0 has
//! no way to write (controls, U+FFFE, U+FFFF) becomes U+FFFD, and line breaks and tabs become character references, since
//! a reader makes spaces of them in attributes.

use std::borrow::Cow;
use std::io::Write;

use quick_xml::Writer;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;

use crate::model::Result;

/// A file that is being written, an element a line.
pub(super) struct Xml<'o> {
    writer: Writer<&'o mut dyn Write>,
}

/// Names and values of attributes.
type Attributes<'a> = &'a [(&'a str, &'a str)];

impl<'o> Xml<'o> {
    /// Begins a file.
    pub fn new(out: &'o mut dyn Write) -> Result<Xml<'o>> {
        let mut writer = Writer::new_with_indent(out, b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Xml { writer })
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: Attributes) -> Result<()> {
        let start = Event::Start(element(name, attributes));
        Ok(self.writer.write_event(start)?)
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self, name: &str) -> Result<()> {
        let end = Event::End(BytesEnd::new(name));
        Ok(self.writer.write_event(end)?)
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: Attributes) -> Result<()> {
        let element = Event::Empty(element(name, attributes));
        Ok(self.writer.write_event(element)?)
    }

    /// An element that holds a text.
    pub fn text(&mut self, name: &str, attributes: Attributes, text: &str) -> Result<()> {
        self.open(name, attributes)?;
        let text = BytesText::from_escaped(escaped(text));
        self.writer.write_event(Event::Text(text))?;
        self.close(name)
    }

    /// Ends the file.
    pub fn finish(self) -> Result<()> {
        let out = self.writer.into_inner();
        out.write_all(b"\n")?;
        Ok(out.flush()?)
    }
}

fn element<'a>(name: &'a str, attributes: Attributes<'a>) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (name, value) in attributes {
        element.push_attribute(Attribute {
            key: QName(name),
            value: escaped(value),
        });
    }
    element
}

fn escaped(text: &str) -> Cow<'_, str> {
    let special =
        |c: char| c < ' ' || matches!(c, '<' | '>' | '&' | '"' | '\'' | '\u{fffe}' | '\u{ffff}');
    if !text.contains(special) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            c if special(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out.into()
}
