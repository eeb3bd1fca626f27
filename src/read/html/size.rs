//! Whether a page has a size that can be worked on, before and after it is parsed.
//!
//! The time to parse a page grows with the square of its depth: a megabyte of `<div>` takes hours. So its tags are counted
//! first, roughly: what matters is to tell a hundred from a hundred thousand.

use dom_query::{Document, NodeRef};

/// Elements that a page may have; a long report has some thousand.
const ELEMENTS: usize = 200_000;

/// How deep elements may lie in each other. Pages stay under 100.
const DEPTH: usize = 500;

/// What is said of another page.
const MESSAGE: &str = "a page with over 200,000 elements, or 500 inside each other";

/// Elements that have no end, or whose end pages leave out and the next one brings.
const WITHOUT_END: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr", "param", "p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option",
    "optgroup", "html", "head", "body", "colgroup",
];

/// Parses a page, if its size allows.
///
/// # Errors
/// What is wrong with its size.
pub fn parse(html: &str) -> Result<Document, &'static str> {
    if too_deep(html) {
        return Err(MESSAGE);
    }
    let document = Document::from(html);
    let mut count = 0;
    let mut open: Vec<(NodeRef, usize)> = vec![(document.root(), 0)];
    while let Some((node, depth)) = open.pop() {
        count += usize::from(node.is_element());
        if count > ELEMENTS || depth > DEPTH {
            return Err(MESSAGE);
        }
        open.extend(node.children_it(false).map(|child| (child, depth + 1)));
    }
    drop(open);
    Ok(document)
}

/// Whether more tags are open at some place than may be. Scripts, styles and comments are passed over: signs of less-than
/// stand there.
fn too_deep(html: &str) -> bool {
    let mut depth = 0_usize;
    let mut rest = html;
    while let Some((_, tag)) = rest.split_once('<') {
        rest = tag;
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (name, closes) = match tag.strip_prefix('/') {
            Some(name) => (name, true),
            None => (tag, false),
        };
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let name = name.get(..end.unwrap_or(name.len())).unwrap_or_default();
        let name = name.get(..20).unwrap_or(name).to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic())
            || WITHOUT_END.contains(&name.as_str())
        {
            continue;
        }
        if closes {
            depth = depth.saturating_sub(1);
            continue;
        }
        if matches!(name.as_str(), "script" | "style") {
            let close = format!("</{name}");
            rest = after(tag, &close).unwrap_or("");
            continue;
        }
        depth += 1;
        if depth > 2 * DEPTH {
            return true;
        }
    }
    false
}

/// What follows this text, in any case of letters.
fn after<'t>(text: &'t str, close: &str) -> Option<&'t str> {
    let found = text.match_indices("</").find(|(at, _)| {
        let tag = text.get(*at..at + close.len());
        tag.is_some_and(|tag| tag.eq_ignore_ascii_case(close))
    });
    let (at, _) = found?;
    text.get(at + close.len()..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_counted_before_parsing() {
        assert!(too_deep(&"<div>".repeat(1001)));
        assert!(too_deep(&"<B x>\n".repeat(1001)));
        assert!(!too_deep(&"<div></div>".repeat(100_000)));
        assert!(!too_deep(&"<p><br><li><td>".repeat(100_000)));
        assert!(!too_deep(&format!(
            "<script>{}</SCRIPT><!-- {} -->",
            "a<b;".repeat(2000),
            "<div>".repeat(2000)
        )));
        assert!(
            parse(&"<i>".repeat(600)).is_err(),
            "measured once it is parsed"
        );
        assert!(parse(&"<b></b>".repeat(1000)).is_ok());
    }
}
