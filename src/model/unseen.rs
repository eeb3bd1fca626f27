//! Characters that show nothing themselves and change how others are shown.

/// Whether a character could drive a terminal, break a line or turn the direction of writing: C0 and C1 controls, the
/// separators of lines and paragraphs, marks, embeddings, overrides and isolates of direction, and the byte order mark. No
/// output for people shows one that came from outside.
pub fn is_unseen_control(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
        )
}
