//! Sentence boundaries: lines first, since articles carry headline lists and by-lines without full stops, then
//! `sentencex` inside a line, the best of four splitters on news (it keeps "U.S. President", "Mr." and "D.C." together).

use crate::model::Span;

/// The lines of a text that hold more than white space, without it at their ends.
pub fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        trimmed(line, at)
    })
}

/// The sentences of one line. `opens_name` says whether a word is a title, after which no sentence ends: "Ms."
pub fn sentences(text: &str, line: Span, opens_name: &dyn Fn(&str) -> bool) -> Vec<Span> {
    let content = line.of(text);
    let mut spans = Vec::new();
    let mut from = 0;
    for boundary in sentencex::get_sentence_boundaries("en", content) {
        // The splitter may give an empty or overlapping piece around odd punctuation: every byte is used once.
        let end = boundary.end_byte.clamp(from, content.len());
        if !content.is_char_boundary(end) {
            continue;
        }
        let piece = content.get(from..end).unwrap_or("");
        if piece.split_whitespace().next_back().is_some_and(opens_name) {
            continue;
        }
        spans.extend(trimmed(piece, line.start as usize + from));
        from = end;
    }
    let rest = content.get(from..).unwrap_or("");
    spans.extend(trimmed(rest, line.start as usize + from));
    spans
}

/// The span of a piece of text that starts at `at`, without white space at its ends; none when nothing is left.
fn trimmed(piece: &str, at: usize) -> Option<Span> {
    let inner = piece.trim();
    let lead = piece.len() - piece.trim_start().len();
    (!inner.is_empty()).then(|| Span::new(at + lead, at + lead + inner.len()))
}
