//! What people have decided: `decisions.csv`, read and checked. It wins over what the program finds, in whatever order its
//! lines stand.
//!
//! ```text
//! decision,a,b,value,note
//! same,person:maria-larsen,Larsen@2025-05-07-talks,,the envoy
//! different,person:john-smith,Smith@a17,,
//! veto,person:john-smith,place:peru,VISITS:denied,
//! rename,person:maria-larsen,,María Larsen,
//! type,org:witkoff,,Person,
//! ```
//!
//! `a` and `b` are a node's id, present or former, or `FORM@ARTICLE`: the name with this form in the article with this id.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Diagnostic, LocalEntity, Status, Text};
use crate::schema::Schema;

use super::ids::slug;

/// What a decision speaks of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reference {
    /// A node by its id.
    Id(String),
    /// A name by its form and the id of its article.
    Name {
        /// As it stands in the article.
        form: String,
        /// The article's id.
        article: String,
    },
}

/// What is decided.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The two are one.
    Same(Reference, Reference),
    /// The two are two.
    Different(Reference, Reference),
    /// No edge of this type leads from the one to the other; of this status only, where one is named.
    Veto(Reference, Reference, Text, Option<Status>),
    /// It is called so.
    Rename(Reference, String),
    /// It is of this label.
    Type(Reference, Text),
}

/// A decision with the line that it stands on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decision {
    /// What is decided.
    pub verdict: Verdict,
    /// Line from 1.
    pub line: u32,
}

/// All decisions, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    /// The file that they stand in, for messages.
    pub file: String,
    /// Sorted, so that the order of lines means nothing.
    pub all: Vec<Decision>,
}

/// The columns of the file.
pub const COLUMNS: [&str; 5] = ["decision", "a", "b", "value", "note"];

impl Decisions {
    /// Reads decisions from the text of a file. What is wrong comes back as diagnostics with lines and is left out; of
    /// decisions that contradict each other all are.
    pub fn read(file: &str, text: &str, schema: &Schema) -> (Decisions, Vec<Diagnostic>) {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .comment(Some(b'#'))
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let (mut all, mut problems) = (Vec::new(), Vec::new());
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(e) => {
                    let line = e.position().map_or(0, |p| p.line() as u32);
                    problems.push(Diagnostic::skipped(file, line, e.to_string()));
                    continue;
                }
            };
            let line = record.position().map_or(0, |p| p.line() as u32);
            let cell = |i: usize| record.get(i).unwrap_or("");
            if cell(0) == COLUMNS[0] {
                continue;
            }
            match verdict(cell(0), cell(1), cell(2), cell(3), schema) {
                Ok(verdict) => all.push(Decision { verdict, line }),
                Err(message) => problems.push(Diagnostic::skipped(file, line, message)),
            }
        }
        all.sort();
        all.dedup_by(|a, b| a.verdict == b.verdict);
        let contradictions = contradictions(&all);
        problems.extend(contradicting(file, &contradictions));
        all.retain(|decision| !contradictions.contains_key(&decision.line));
        problems.sort();
        let file = file.to_owned();
        (Decisions { file, all }, problems)
    }

    /// Whether nothing is decided.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// What a reference is called once labels are decided: `org:witkoff` is then `person:witkoff`.
    pub(super) fn current(&self, reference: &Reference) -> Reference {
        let typed = self
            .all
            .iter()
            .find_map(|decision| match &decision.verdict {
                Verdict::Type(of, label) if of == reference => Some(label),
                _ => None,
            });
        match (reference, typed) {
            (Reference::Id(id), Some(label)) => {
                let name = id.split_once(':').map_or(id.as_str(), |(_, name)| name);
                Reference::Id(format!("{}:{name}", label.to_lowercase()))
            }
            _ => reference.clone(),
        }
    }

    /// The pairs that were decided on, smaller reference first.
    pub(super) fn pairs(&self) -> BTreeSet<(Reference, Reference)> {
        let pairs = self
            .all
            .iter()
            .filter_map(|decision| match &decision.verdict {
                Verdict::Same(a, b) | Verdict::Different(a, b) => Some((a.clone(), b.clone())),
                _ => None,
            });
        pairs.collect()
    }
}

/// Labels that were decided, while articles are scanned.
pub(super) struct Labels<'d> {
    file: &'d str,
    /// With the line of each.
    decided: Vec<(&'d Reference, &'d Text, u32)>,
    /// The lines that meant something.
    used: BTreeSet<u32>,
    /// Lines that give one name of one article two labels.
    contradictions: Contradictions,
}

impl<'d> Labels<'d> {
    /// Those of these decisions.
    pub fn new(decisions: &'d Decisions) -> Labels<'d> {
        let types = decisions.all.iter().filter_map(|d| match &d.verdict {
            Verdict::Type(of, label) => Some((of, label, d.line)),
            _ => None,
        });
        Labels {
            file: &decisions.file,
            decided: types.collect(),
            used: BTreeSet::new(),
            contradictions: Contradictions::new(),
        }
    }

    /// The label of a chain of an article: what is decided of the name in this article wins over what is decided of its id.
    pub fn of(&mut self, article: &str, entity: &LocalEntity) -> Option<Text> {
        if self.decided.is_empty() {
            return None;
        }
        let id = slug(&entity.label, &entity.name);
        let (mut of_name, mut of_id) = (Vec::new(), Vec::new());
        for decided @ (reference, ..) in &self.decided {
            match reference {
                Reference::Id(known) if *known == id => of_id.push(*decided),
                Reference::Name { form, article: of }
                    if of == article && entity.forms.contains(form) =>
                {
                    of_name.push(*decided);
                }
                _ => {}
            }
        }
        let lines = of_name.iter().chain(&of_id).map(|(.., line)| *line);
        self.used.extend(lines);
        let meant = if of_name.is_empty() { of_id } else { of_name };
        let (_, label, line) = meant.first()?;
        let other = meant.iter().find(|(_, other, _)| other != label);
        if let Some((.., other)) = other {
            contradict(&mut self.contradictions, *line, *other);
            return None;
        }
        Some((*label).clone())
    }

    /// What could not be followed in all articles.
    pub fn problems(self) -> Vec<Diagnostic> {
        let unused = self
            .decided
            .iter()
            .filter(|(.., line)| !self.used.contains(line));
        let unused = unused.map(|(reference, _, line)| unknown(self.file, *line, reference));
        unused
            .chain(contradicting(self.file, &self.contradictions))
            .collect()
    }
}

/// Lines that contradict each other.
pub(super) type Contradictions = BTreeMap<u32, BTreeSet<u32>>;

/// Notes that two lines contradict each other.
pub(super) fn contradict(found: &mut Contradictions, a: u32, b: u32) {
    found.entry(a).or_default().insert(b);
    found.entry(b).or_default().insert(a);
}

/// Says which lines contradict each other.
pub(super) fn contradicting(file: &str, found: &Contradictions) -> Vec<Diagnostic> {
    let said = found.iter().map(|(line, others)| {
        let others: Vec<String> = others.iter().map(|l| format!("line {l}")).collect();
        let message = format!("contradicts {}: neither counts", others.join(", "));
        Diagnostic::skipped(file, *line, message)
    });
    said.collect()
}

/// Says that a reference means nothing.
pub(super) fn unknown(file: &str, line: u32, reference: &Reference) -> Diagnostic {
    let message = format!("{reference} names nothing in these articles: passed over");
    Diagnostic::warning(file, line, message)
}

impl Reference {
    /// From how it is written.
    ///
    /// # Errors
    /// A message when it is neither.
    pub fn read(text: &str) -> Result<Reference, String> {
        if let Some((form, article)) = text
            .split_once('@')
            .filter(|(f, a)| !f.is_empty() && !a.is_empty())
        {
            let (form, article) = (form.to_owned(), article.to_owned());
            return Ok(Reference::Name { form, article });
        }
        match text.contains(':') && !text.contains('@') {
            true => Ok(Reference::Id(text.to_owned())),
            false => Err(format!(
                "\"{text}\" is neither a node's id (person:maria-larsen) nor a name in an article (Larsen@ARTICLE)"
            )),
        }
    }
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Reference::Id(id) => f.write_str(id),
            Reference::Name { form, article } => write!(f, "{form}@{article}"),
        }
    }
}

fn verdict(kind: &str, a: &str, b: &str, value: &str, schema: &Schema) -> Result<Verdict, String> {
    let wanted = |text: &str, what: &str| match text.is_empty() {
        true => Err(format!("a {kind} needs {what}")),
        false => Ok(text.to_owned()),
    };
    let pair = || {
        let (a, b) = (Reference::read(a)?, Reference::read(b)?);
        match a == b {
            true => Err(format!("{a} is named twice")),
            false => Ok((a.clone().min(b.clone()), a.max(b))),
        }
    };
    match kind {
        "same" => pair().map(|(a, b)| Verdict::Same(a, b)),
        "different" => pair().map(|(a, b)| Verdict::Different(a, b)),
        "rename" => {
            let name = wanted(value, "the new name in the column value")?;
            Ok(Verdict::Rename(Reference::read(a)?, name))
        }
        "type" => {
            let label = wanted(value, "the label in the column value")?;
            match schema.node(&label) {
                Some(_) => Ok(Verdict::Type(Reference::read(a)?, label.into())),
                None => Err(format!("the schema has no label {label}")),
            }
        }
        "veto" => {
            let value = wanted(value, "the type of the edge in the column value")?;
            let (edge, status) = value.split_once(':').unwrap_or((&value, ""));
            if schema.edge(edge).is_none() {
                return Err(format!("the schema has no edge type {edge}"));
            }
            let status = match status {
                "" => None,
                name => Some(
                    Status::from_name(name).ok_or_else(|| format!("there is no status {name}"))?,
                ),
            };
            Ok(Verdict::Veto(
                Reference::read(a)?,
                Reference::read(b)?,
                edge.into(),
                status,
            ))
        }
        other => Err(format!(
            "\"{other}\" is no decision: those are same, different, veto, rename and type"
        )),
    }
}

/// The lines of decisions that contradict each other, with the lines that each contradicts.
fn contradictions(all: &[Decision]) -> Contradictions {
    let mut found = Contradictions::new();
    let mut names: BTreeMap<(bool, &Reference), (&str, u32)> = BTreeMap::new();
    for Decision { verdict, line } in all {
        let (key, value) = match verdict {
            Verdict::Rename(of, name) => ((true, of), name.as_str()),
            Verdict::Type(of, label) => ((false, of), label.as_str()),
            _ => continue,
        };
        match names.get(&key) {
            Some((known, other)) if *known != value => contradict(&mut found, *other, *line),
            _ => {
                names.insert(key, (value, *line));
            }
        }
    }
    // What `same` makes one may not be `different`; the shortest chain of `same`s is blamed.
    let mut same: BTreeMap<&Reference, Vec<(&Reference, u32)>> = BTreeMap::new();
    for Decision { verdict, line } in all {
        if let Verdict::Same(a, b) = verdict {
            same.entry(a).or_default().push((b, *line));
            same.entry(b).or_default().push((a, *line));
        }
    }
    for Decision { verdict, line } in all {
        if let Verdict::Different(a, b) = verdict {
            for other in chain(&same, a, b) {
                contradict(&mut found, *line, other);
            }
        }
    }
    found
}

/// The lines of the shortest chain of `same`s from one reference to another; none where there is none.
fn chain<'d>(
    same: &BTreeMap<&'d Reference, Vec<(&'d Reference, u32)>>,
    from: &'d Reference,
    to: &'d Reference,
) -> Vec<u32> {
    let mut reached: BTreeMap<&Reference, Vec<u32>> = BTreeMap::from([(from, Vec::new())]);
    let mut edge = vec![from];
    while !edge.is_empty() && !reached.contains_key(to) {
        let mut next = Vec::new();
        for at in edge {
            let lines = reached.get(at).cloned().unwrap_or_default();
            for (other, line) in same.get(at).into_iter().flatten() {
                if !reached.contains_key(other) {
                    let lines = lines.iter().copied().chain([*line]).collect();
                    reached.insert(other, lines);
                    next.push(*other);
                }
            }
        }
        edge = next;
    }
    reached.remove(to).unwrap_or_default()
}
