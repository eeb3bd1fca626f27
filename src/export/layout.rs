//! Where everything in the SVG picture lies: what is linked in columns (`ranks.rs`), what is not in rows below.

use super::measure::{Xy, xy};
use super::ranks::{Handle, Ranks};

/// Rows of nodes without lines are at least this wide.
const ROW: f64 = 700.0;
/// Between the nodes of a row, and between rows.
const GAP: f64 = 14.0;

/// A line to be laid between two nodes.
pub(super) struct Line {
    /// Number of the node that it leaves.
    pub from: usize,
    /// Number of the node that it reaches.
    pub to: usize,
    /// The size of its label.
    pub label: Xy,
}

/// Where everything lies.
pub(super) struct Layout {
    /// The centre of each node.
    pub nodes: Vec<Xy>,
    /// The centre of each line's label, and its points from the side of its first node to the side of its last.
    pub lines: Vec<(Xy, Vec<Xy>)>,
    /// Top left and bottom right of all.
    pub bounds: (Xy, Xy),
}

/// Lays out nodes of these sizes and the lines between them.
pub(super) fn layout(sizes: &[Xy], lines: &[Line]) -> Layout {
    let mut linked = vec![false; sizes.len()];
    for line in lines.iter().filter(|line| line.from != line.to) {
        for end in [line.from, line.to] {
            if let Some(linked) = linked.get_mut(end) {
                *linked = true;
            }
        }
    }
    let mut ranks = Ranks::new();
    let handles: Vec<Option<Handle>> = sizes
        .iter()
        .zip(linked)
        .map(|(size, linked)| linked.then(|| ranks.node(*size)))
        .collect();
    {
        let n = sizes.len();
        let mut adj = vec![vec![]; n];
        for l in lines { if l.from != l.to { adj[l.from].push(l.to); adj[l.to].push(l.from); } }
        let mut depth = vec![usize::MAX; n];
        let mut by: Vec<usize> = (0..n).collect();
        by.sort_by_key(|i| std::cmp::Reverse(adj[*i].len()));
        for s in by { if depth[s] == usize::MAX { depth[s]=0; let mut q = std::collections::VecDeque::from([s]); while let Some(u)=q.pop_front() { for &v in &adj[u] { if depth[v]==usize::MAX { depth[v]=depth[u]+1; q.push_back(v);} } } } }
        let mut d = vec![0; n];
        for (i,h) in handles.iter().enumerate() { if let Some(h)=h { d[h.get_index()] = depth[i]; } }
        DEPTH.with(|x| *x.borrow_mut() = d);
    }
    let handle = |node: usize| handles.get(node).copied().flatten();
    let mut count = 0;
    let mut numbers = Vec::with_capacity(lines.len());
    for line in lines {
        let number = match (handle(line.from), handle(line.to)) {
            (Some(from), Some(to)) if from != to => {
                ranks.line(from, to, line.label);
                count += 1;
                Some(count - 1)
            }
            _ => None,
        };
        numbers.push(number);
    }
    ranks.place();

    let mut bounds = Bounds::new();
    let mut nodes: Vec<Xy> = Vec::with_capacity(sizes.len());
    for (handle, size) in handles.iter().zip(sizes) {
        let at = handle.map(|handle| ranks.centre(handle));
        at.inspect(|at| bounds.add(*at, *size));
        nodes.push(at.unwrap_or(xy(0.0, 0.0)));
    }
    let paths: Vec<_> = numbers
        .iter()
        .map(|n| n.and_then(|n| ranks.bends(n)))
        .collect();
    for ((label, bends), line) in paths.iter().flatten().zip(lines) {
        bounds.add(*label, line.label);
        bends
            .iter()
            .for_each(|bend| bounds.add(*bend, xy(2.0, 2.0)));
    }
    let alone = handles.iter().map(Option::is_none);
    rows(&mut nodes, sizes, alone, &mut bounds);

    let ends = |line: &Line| {
        let end = |node: usize| Some((*nodes.get(node)?, *sizes.get(node)?));
        Some((end(line.from)?, end(line.to)?))
    };
    let lines = lines.iter().zip(paths).map(|(line, path)| {
        let Some((from, to)) = ends(line) else {
            return (xy(0.0, 0.0), Vec::new());
        };
        let (label, mut points) = path.unwrap_or_else(|| {
            // From a node to itself: around, above it.
            let over = xy(from.0.x, from.0.y - from.1.y / 2.0 - line.label.y);
            bounds.add(over, line.label);
            let half = from.1.x / 2.0 + 12.0;
            let corner = |x: f64| xy(over.x + x, over.y);
            (over, vec![corner(half), corner(-half)])
        });
        let towards = |point: Option<&Xy>| point.map_or(f64::INFINITY, |p| p.x);
        let (first, last) = (towards(points.first()), towards(points.last()));
        points.insert(0, side(from, first));
        points.push(side(to, last));
        (label, points)
    });
    Layout {
        lines: lines.collect(),
        nodes,
        bounds: bounds.corners(),
    }
}

/// The middle of the side of a node that looks towards `x`.
fn side((at, size): (Xy, Xy), x: f64) -> Xy {
    let half = if x < at.x { -size.x } else { size.x } / 2.0;
    xy(at.x + half, at.y)
}

/// Puts the nodes that stand alone in rows below the rest.
fn rows(nodes: &mut [Xy], sizes: &[Xy], alone: impl Iterator<Item = bool>, bounds: &mut Bounds) {
    let (low, high) = bounds.corners();
    let right = high.x.max(low.x + ROW);
    let (mut x, mut y, mut tallest) = (low.x, high.y + 2.0 * GAP, 0.0_f64);
    for ((node, size), _) in nodes
        .iter_mut()
        .zip(sizes)
        .zip(alone)
        .filter(|(_, alone)| *alone)
    {
        if x > low.x && x + size.x > right {
            (x, y, tallest) = (low.x, y + tallest + GAP, 0.0);
        }
        *node = xy(x + size.x / 2.0, y + size.y / 2.0);
        bounds.add(*node, *size);
        x += size.x + GAP;
        tallest = tallest.max(size.y);
    }
}

/// The smallest rectangle around all that was added.
struct Bounds {
    low: Xy,
    high: Xy,
}

impl Bounds {
    fn new() -> Bounds {
        Bounds {
            low: xy(f64::INFINITY, f64::INFINITY),
            high: xy(f64::NEG_INFINITY, f64::NEG_INFINITY),
        }
    }

    fn add(&mut self, at: Xy, size: Xy) {
        let (w, h) = (size.x / 2.0, size.y / 2.0);
        self.low = xy(self.low.x.min(at.x - w), self.low.y.min(at.y - h));
        self.high = xy(self.high.x.max(at.x + w), self.high.y.max(at.y + h));
    }

    /// Top left and bottom right; the origin where nothing was added.
    fn corners(&self) -> (Xy, Xy) {
        if self.low.x > self.high.x {
            return (xy(0.0, 0.0), xy(0.0, 0.0));
        }
        (self.low, self.high)
    }
}

thread_local!{ pub static DEPTH: std::cell::RefCell<Vec<usize>> = const { std::cell::RefCell::new(vec![]) }; }
