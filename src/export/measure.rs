//! How much space words take in the SVG picture. Fonts are not known here, so widths are estimated, a little too wide
//! rather than too narrow.

use super::picture::NodeLook;

/// Height of the letters on a node, in pixels.
const NODE_FONT: f64 = 12.0;
/// On a meeting.
const MEETING_FONT: f64 = 10.0;
/// On a line.
pub(super) const LABEL_FONT: f64 = 9.0;
/// From one line of words to the next, in letter heights.
pub(super) const LEADING: f64 = 1.25;

/// From the side of a hexagon to its corner above.
pub(super) const HEXAGON: f64 = 12.0;

/// A point or a size, in pixels; y grows downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Xy {
    pub x: f64,
    pub y: f64,
}

/// A point or a size.
pub(super) fn xy(x: f64, y: f64) -> Xy {
    Xy { x, y }
}

/// The size of the letters on a node.
pub(super) fn node_font(look: &NodeLook) -> f64 {
    match look.status {
        Some(_) => MEETING_FONT,
        None => NODE_FONT,
    }
}

/// The size of a node: its words, and what its shape needs around them.
pub(super) fn node_size(look: &NodeLook) -> Xy {
    let words = block(&look.lines, node_font(look));
    let (x, y) = (words.x, words.y);
    match look.shape.as_str() {
        "ellipse" | "oval" | "circle" => xy(x * 1.2 + 18.0, y * 1.35 + 8.0),
        "diamond" => xy(x * 1.5 + 24.0, y * 1.7 + 14.0),
        "hexagon" => xy(x + 2.0 * HEXAGON + 12.0, y + 10.0),
        _ => xy(x + 18.0, y + 10.0),
    }
}

/// The size of the words on a line.
pub(super) fn label_size(labels: &[String]) -> Xy {
    if labels.is_empty() {
        return xy(8.0, 2.0);
    }
    let words = block(labels, LABEL_FONT);
    xy(words.x + 8.0, words.y + 2.0)
}

/// The width of a line of words.
pub(super) fn width(line: &str, font: f64) -> f64 {
    line.chars().map(em).sum::<f64>() * font
}

fn block(lines: &[String], font: f64) -> Xy {
    let widest = lines
        .iter()
        .map(|line| width(line, font))
        .fold(font, f64::max);
    xy(widest, lines.len().max(1) as f64 * font * LEADING)
}

/// The width of a character in letter heights.
fn em(c: char) -> f64 {
    match c {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' => 0.0,
        'i' | 'j' | 'l' | '.' | ',' | ':' | '\'' | ' ' => 0.31,
        'm' | 'w' | 'M' | 'W' => 0.9,
        '0'..='9' | 'a'..='z' | '(' | ')' => 0.56,
        '\0'..='\u{10ff}' => 0.7,
        _ => 1.05,
    }
}

/// How far the outline of a node lies inside of its box at a height above or below its middle.
pub(super) fn inset(look: &NodeLook, size: Xy, height: f64) -> f64 {
    let share = (height / (size.y / 2.0)).abs().min(1.0);
    match look.shape.as_str() {
        "ellipse" | "oval" | "circle" => size.x / 2.0 * (1.0 - (1.0 - share * share).sqrt()),
        "diamond" => size.x / 2.0 * share,
        "hexagon" => HEXAGON * share,
        _ => 0.0,
    }
}

/// The smallest rectangle around all that was added.
pub(super) struct Bounds {
    low: Xy,
    high: Xy,
}

impl Bounds {
    /// Around nothing.
    pub fn new() -> Bounds {
        Bounds {
            low: xy(f64::INFINITY, f64::INFINITY),
            high: xy(f64::NEG_INFINITY, f64::NEG_INFINITY),
        }
    }

    /// Adds a rectangle around a point.
    pub fn add(&mut self, at: Xy, size: Xy) {
        let (w, h) = (size.x / 2.0, size.y / 2.0);
        self.low = xy(self.low.x.min(at.x - w), self.low.y.min(at.y - h));
        self.high = xy(self.high.x.max(at.x + w), self.high.y.max(at.y + h));
    }

    /// Top left and bottom right; the origin where nothing was added.
    pub fn corners(&self) -> (Xy, Xy) {
        if self.low.x > self.high.x {
            return (xy(0.0, 0.0), xy(0.0, 0.0));
        }
        (self.low, self.high)
    }
}
