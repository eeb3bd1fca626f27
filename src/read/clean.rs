//! Makes what describes an article fit for one line of a terminal, a table or an export.
//!
//! Ids, titles, sources and URLs come from anywhere. Their control characters could drive a terminal, break a line-based
//! format or, with the bidi controls, show a name backwards.

use std::path::Path;

use crate::model::is_unseen_control;

/// The text on one line, trimmed, without control characters; none if nothing is left.
pub fn line(text: &str) -> Option<String> {
    let spaced: String = text
        .chars()
        .map(|c| if is_unseen_control(c) { ' ' } else { c })
        .collect();
    let trimmed = spaced.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

/// A path as it is shown; a name may hold anything but a slash.
pub fn path(path: &Path) -> String {
    line(&path.to_string_lossy()).unwrap_or_default()
}
