//! Decisions on their way to profiles: what each reference means, and what then must be one or stay apart.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::clusters::Clusters;
use super::decisions::{
    Contradictions, Decisions, Reference, Verdict, contradict, contradicting, unknown,
};
use super::entities::Namer;
use super::ids::suffixed;
use super::profiles::Profiles;
use crate::model::{ArticleMeta, Diagnostic, Status, Text};

/// An edge that must not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Veto {
    /// The profile that it leaves, or the id of a meeting.
    pub source: End,
    /// The profile that it reaches, or the id of a meeting.
    pub target: End,
    /// Its type.
    pub edge: Text,
    /// Its status; any where there is none.
    pub status: Option<Status>,
    /// The line that says so.
    pub line: u32,
}

/// An end of a vetoed edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// A profile.
    Profile(usize),
    /// A meeting's id.
    Meeting(String),
}

/// What decisions say once profiles are known.
#[derive(Debug, Default)]
pub struct Applied {
    /// Names, by profile and line.
    pub renamed: BTreeMap<(usize, u32), String>,
    /// Edges that must not be.
    pub vetoes: Vec<Veto>,
    /// What could not be done.
    pub problems: Vec<Diagnostic>,
}

/// The profile of each reference.
type Meant = BTreeMap<Reference, usize>;

/// Gives every name that a decision speaks of by its article a profile of its own, so that what is decided of it holds for
/// it alone; returns the profile of each reference.
pub fn find(decisions: &Decisions, profiles: &mut Profiles, articles: &[ArticleMeta]) -> Meant {
    let mut meant = Meant::new();
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    let references = references(decisions);
    for reference in &references {
        match reference {
            Reference::Id(id) => {
                ids.insert(id);
            }
            Reference::Name { form, article } => {
                if let Some(profile) = named(profiles, articles, form, article) {
                    meant.insert(reference.clone(), profile);
                }
            }
        }
    }
    if ids.is_empty() {
        return meant;
    }
    let namer = Namer { profiles, articles };
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    let mut reports: FxHashMap<String, (usize, u32)> = FxHashMap::default();
    for number in 0..profiles.all.len() {
        let wanted = namer.wanted(&[number]);
        // Of several with one name the plain id is that of the one reported first.
        if ids.contains(wanted.as_str()) {
            let known = found.get(&wanted).map(|known| namer.earliest(*known));
            if known.is_none_or(|known| namer.earliest(number) < known) {
                found.insert(wanted.clone(), number);
            }
        }
        if !ids
            .iter()
            .any(|id| id.starts_with(&wanted) && id.len() == wanted.len() + 9)
        {
            continue;
        }
        let appearances = profiles.all.get(number).map(|p| p.appearances.clone());
        for appearance in appearances.into_iter().flatten() {
            let distinct = namer.distinct_at(appearance.article, appearance.start);
            let id = suffixed(&wanted, &distinct);
            if ids.contains(id.as_str()) {
                reports.insert(id, (number, appearance.article));
            }
        }
    }
    for (id, number) in found {
        meant.insert(Reference::Id(id), number);
    }
    for id in ids {
        if let Some((number, article)) = reports.get(id).copied() {
            let own = profiles.split(number, &[article]);
            meant.insert(Reference::Id(id.to_owned()), own.unwrap_or(number));
        }
    }
    meant
}

/// All references, as they are called once labels are decided.
fn references(decisions: &Decisions) -> BTreeSet<Reference> {
    let all = decisions
        .all
        .iter()
        .flat_map(|decision| match &decision.verdict {
            Verdict::Same(a, b) | Verdict::Different(a, b) | Verdict::Veto(a, b, ..) => vec![a, b],
            Verdict::Rename(a, _) => vec![a],
            Verdict::Type(..) => Vec::new(),
        });
    all.map(|reference| decisions.current(reference)).collect()
}

/// The profile of a name in an article, made one of its own.
fn named(
    profiles: &mut Profiles,
    articles: &[ArticleMeta],
    form: &str,
    article: &str,
) -> Option<usize> {
    let number = articles
        .binary_search_by(|a| a.id.as_str().cmp(article))
        .ok()? as u32;
    let chains = profiles.chains.get(number as usize)?.clone();
    let profile = chains.into_iter().find(|profile| {
        let profile = profiles.all.get(*profile as usize);
        let mut appearances = profile.into_iter().flat_map(|p| &p.appearances);
        appearances.any(|a| a.article == number && profiles.forms_of(a).iter().any(|f| f == form))
    })? as usize;
    Some(profiles.split(profile, &[number]).unwrap_or(profile))
}

/// Joins and keeps apart what was decided, and gathers names and vetoes.
pub fn apply(
    decisions: &Decisions,
    meant: &Meant,
    profiles: &Profiles,
    clusters: &mut Clusters,
) -> Applied {
    let mut applied = Applied::default();
    let mut differing = Vec::new();
    for decision in &decisions.all {
        let find = |reference: &Reference| meant.get(&decisions.current(reference)).copied();
        let unknown = |reference| unknown(&decisions.file, decision.line, reference);
        match &decision.verdict {
            Verdict::Different(a, b) => match (find(a), find(b)) {
                (Some(x), Some(y)) => {
                    clusters.keep_apart(x, y);
                    differing.push((x, y, decision.line));
                }
                (x, _) => applied
                    .problems
                    .push(unknown(if x.is_none() { a } else { b })),
            },
            Verdict::Rename(of, name) => match find(of) {
                Some(profile) => {
                    applied
                        .renamed
                        .insert((profile, decision.line), name.clone());
                }
                None => applied.problems.push(unknown(of)),
            },
            Verdict::Veto(a, b, edge, status) => {
                let end = |reference: &Reference| match reference {
                    Reference::Id(id) if id.starts_with("meeting:") => {
                        Some(End::Meeting(id.clone()))
                    }
                    other => find(other).map(End::Profile),
                };
                match (end(a), end(b)) {
                    (Some(source), Some(target)) => applied.vetoes.push(Veto {
                        source,
                        target,
                        edge: edge.clone(),
                        status: *status,
                        line: decision.line,
                    }),
                    (x, _) => applied
                        .problems
                        .push(unknown(if x.is_none() { a } else { b })),
                }
            }
            Verdict::Same(..) | Verdict::Type(..) => {}
        }
    }
    for decision in &decisions.all {
        let Verdict::Same(a, b) = &decision.verdict else {
            continue;
        };
        let find = |reference: &Reference| meant.get(&decisions.current(reference)).copied();
        let (Some(x), Some(y)) = (find(a), find(b)) else {
            let missing = if find(a).is_none() { a } else { b };
            let problem = unknown(&decisions.file, decision.line, missing);
            applied.problems.push(problem);
            continue;
        };
        let label = |number: usize| profiles.all.get(number).map(|p| p.label.as_str());
        let problem = if label(x) != label(y) {
            let (x, y) = (label(x).unwrap_or(""), label(y).unwrap_or(""));
            Some(format!(
                "a {x} and a {y} cannot be one: decide the type first"
            ))
        } else if clusters.join(x, y, "decision", 100) {
            None
        } else {
            let lines: Vec<String> = differing
                .iter()
                .filter(|(p, q, _)| {
                    let roots = (clusters.root(*p), clusters.root(*q));
                    let (x, y) = (clusters.root(x), clusters.root(y));
                    roots == (x, y) || roots == (y, x)
                })
                .map(|(_, _, line)| format!("line {line}"))
                .collect();
            Some(format!("contradicts {}: does not count", lines.join(", ")))
        };
        if let Some(message) = problem {
            let problem = Diagnostic::skipped(&decisions.file, decision.line, message);
            applied.problems.push(problem);
        }
    }
    applied
}

impl Applied {
    /// The decided names by profile, once it is known which profiles are one: of two names for one entity neither counts.
    pub fn names(&mut self, file: &str, clusters: &Clusters) -> BTreeMap<usize, String> {
        let mut first: BTreeMap<usize, (&String, u32)> = BTreeMap::new();
        let mut found = Contradictions::new();
        for ((profile, line), name) in &self.renamed {
            let (known, other) = *first
                .entry(clusters.root(*profile))
                .or_insert((name, *line));
            if known != name {
                contradict(&mut found, other, *line);
            }
        }
        self.problems.extend(contradicting(file, &found));
        let counting = self.renamed.iter().filter(|((profile, _), _)| {
            let first = first.get(&clusters.root(*profile));
            first.is_none_or(|(_, line)| !found.contains_key(line))
        });
        counting
            .map(|((profile, _), name)| (*profile, name.clone()))
            .collect()
    }
}

/// Joins the parts that decisions have split off with what is left of their profile, unless they must stay apart.
pub fn rejoin(profiles: &Profiles, clusters: &mut Clusters, meant: &Meant) {
    if meant.is_empty() {
        return;
    }
    let mut whole: FxHashMap<(&str, &str), usize> = FxHashMap::default();
    for (number, profile) in profiles.all.iter().enumerate() {
        whole
            .entry((profile.label.as_str(), profile.key.as_str()))
            .or_insert(number);
    }
    for number in meant.values() {
        let Some(profile) = profiles.all.get(*number) else {
            continue;
        };
        // What a family name alone means, its articles say.
        let bare = profile.label == "Person" && profile.person.is_bare();
        if let Some(whole) = whole.get(&(profile.label.as_str(), profile.key.as_str()))
            && !bare
        {
            clusters.join(*number, *whole, "same name", 95);
        }
    }
}
