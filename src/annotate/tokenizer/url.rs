//! Whether a word is a web or mail address, and so stays whole: `scheme://user@host:port/path`, of which all but the host may
//! be missing. A host is an IP address or a name with a top-level domain in small letters.

use crate::schema::{English, classes};

/// Whether the whole word is an address.
pub fn is_address(english: &English, word: &str) -> bool {
    let after_scheme = word.split_once("://").filter(|(scheme, _)| {
        let of_scheme = |c: char| {
            matches!(c, '_' | '+' | '-' | '.')
                || c.is_numeric()
                || english.classes(c).any(classes::ALPHABETIC)
        };
        scheme.chars().nth(1).is_some() && scheme.chars().all(of_scheme)
    });
    let after_user = word.match_indices('@').filter(|(i, _)| *i > 0);
    let after_user = after_user.filter_map(|(i, _)| word.get(i + 1..));
    [word]
        .into_iter()
        .chain(after_scheme.map(|(_, rest)| rest))
        .chain(after_user)
        .any(|rest| is_host_and_path(english, rest))
}

fn is_host_and_path(english: &English, word: &str) -> bool {
    let end = word.find([':', '/', '?', '#']).unwrap_or(word.len());
    let (host, rest) = word.split_at(end);
    let decimal = |c: char| english.classes(c).any(classes::DECIMAL);
    let rest = match rest.strip_prefix(':') {
        None => rest,
        Some(port) => {
            let path = port.trim_start_matches(decimal);
            let port = port.get(..port.len() - path.len()).unwrap_or("");
            if !(2..=5).contains(&port.chars().count()) {
                return false;
            }
            path
        }
    };
    let is_path = rest.is_empty() || rest.starts_with(['/', '?', '#']);
    is_path && (is_name(english, host) || is_number(host))
}

/// Labels of at most 64 characters, and a top-level domain.
fn is_name(english: &English, host: &str) -> bool {
    let Some((labels, top)) = host.rsplit_once('.') else {
        return false;
    };
    let outer = |c: char| c.is_ascii_alphanumeric() || ('\u{a1}'..='\u{ffff}').contains(&c);
    let is_label = |label: &str| {
        label.starts_with(outer)
            && label.ends_with(outer)
            && label.chars().all(|c| outer(c) || matches!(c, '_' | '-'))
            && label.chars().count() <= 64
    };
    let small = |c: char| english.classes(c).any(classes::LOWER);
    (2..=63).contains(&top.chars().count())
        && top.chars().all(small)
        && labels.split('.').all(is_label)
}

/// A public IPv4 address that can be a host's.
fn is_number(host: &str) -> bool {
    let parts: Option<Vec<u16>> = host
        .split('.')
        .enumerate()
        .map(|(i, part)| {
            // Zeros in front are allowed in the middle only, up to three figures below 200.
            let plain = !part.starts_with('0') || (matches!(i, 1 | 2) && part.len() < 3);
            let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            (plain && digits).then(|| part.parse().ok())?
        })
        .collect();
    match parts.as_deref() {
        Some([first @ 1..=223, second @ 0..=255, 0..=255, 1..=254]) => !matches!(
            (first, second),
            (10 | 127, _) | (169, 254) | (192, 168) | (172, 16..=31)
        ),
        _ => false,
    }
}
