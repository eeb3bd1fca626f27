//! Makes what describes an article fit for one line of a terminal, a table or an export.
//!
//! Ids, titles, sources and URLs come from anywhere. Their control characters could drive a terminal, break a line-based
//! format or, with the bidi controls, show a name backwards.

use std::path::Path;

/// The text on one line, trimmed, without control characters; none if nothing is left.
pub fn line(text: &str) -> Option<String> {
    let spaced: String = text
        .chars()
        .map(|c| if forbidden(c) { ' ' } else { c })
        .collect();
    let trimmed = spaced.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

/// A path as it is shown; a name may hold anything but a slash.
pub fn path(path: &Path) -> String {
    line(&path.to_string_lossy()).unwrap_or_default()
}

/// C0, C1, the separators of lines and paragraphs, and the controls of writing direction.
fn forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
