//! What the program doubts, as questions that a decision answers: merges that may be wrong, and names that may be one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use serde::Serialize;

use super::clusters::Doubt;
use super::decisions::{Decisions, Reference};
use super::entities::{Entities, Namer};
use crate::model::ArticleMeta;

/// Two names that may or may not mean one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// Whether the program has made them one.
    pub joined: bool,
    /// How sure it is that they are one, in hundredths.
    pub confidence: u8,
    /// What hangs on it: the articles of the name that has fewer, times the chance that the program is wrong, in hundredths.
    pub stake: u32,
    /// The lesser-known name, as a decision refers to it.
    pub a: String,
    /// Its name.
    pub a_name: String,
    /// In how many articles it stands.
    pub a_articles: u32,
    /// The other one, as a decision refers to it.
    pub b: String,
    /// Its name.
    pub b_name: String,
    /// In how many articles it stands.
    pub b_articles: u32,
    /// Why they may be one.
    pub reason: String,
    /// An article with the first name: its id.
    pub article: String,
}

/// All questions that no decision answers, those first on which most hangs: who stops half-way has answered the better half.
pub fn questions(
    entities: &Entities,
    decisions: &Decisions,
    articles: &[ArticleMeta],
) -> Vec<Question> {
    let namer = Namer {
        profiles: entities.profiles(),
        articles,
    };
    let doubted: BTreeSet<usize> = entities
        .doubts()
        .iter()
        .flat_map(|d| [d.from, d.to])
        .collect();
    if doubted.is_empty() {
        return Vec::new();
    }
    let mut wanted: FxHashMap<String, u32> = FxHashMap::default();
    for number in 0..namer.profiles.all.len() {
        *wanted.entry(namer.wanted(&[number])).or_default() += 1;
    }
    let references: BTreeMap<usize, Reference> = doubted
        .into_iter()
        .filter_map(|number| Some((number, reference(&namer, &wanted, number)?)))
        .collect();
    let decided = decisions.pairs();
    let mut seen = BTreeSet::new();
    let mut questions = Vec::new();
    for doubt in entities.doubts() {
        let (Some(a), Some(b)) = (references.get(&doubt.from), references.get(&doubt.to)) else {
            continue;
        };
        let pair = (a.clone().min(b.clone()), a.clone().max(b.clone()));
        let joined = entities.of_profile(doubt.from) == entities.of_profile(doubt.to);
        // A split that another reason has joined is none; a merge of a name with itself asks nothing.
        if a == b || joined != doubt.joined || decided.contains(&pair) || !seen.insert(pair) {
            continue;
        }
        questions.extend(question(&namer, doubt, a, b));
    }
    questions.sort_by(|x, y| (Reverse(x.stake), x).cmp(&(Reverse(y.stake), y)));
    questions
}

fn question(namer: &Namer, doubt: &Doubt, a: &Reference, b: &Reference) -> Option<Question> {
    let profile = |number: usize| namer.profiles.all.get(number);
    let articles = |number: usize| profile(number).map_or(0, |p| p.articles().len() as u32);
    let (a_articles, b_articles) = (articles(doubt.from), articles(doubt.to));
    let wrong = match doubt.joined {
        true => 100_u32.saturating_sub(doubt.confidence.into()),
        false => doubt.confidence.into(),
    };
    let (_, _, first, _) = namer.earliest(doubt.from);
    Some(Question {
        joined: doubt.joined,
        confidence: doubt.confidence,
        stake: wrong.saturating_mul(a_articles.min(b_articles)),
        a: a.to_string(),
        a_name: namer.name(&[doubt.from]),
        a_articles,
        b: b.to_string(),
        b_name: namer.name(&[doubt.to]),
        b_articles,
        reason: doubt.reason.to_owned(),
        article: namer.articles.get(first as usize)?.id.clone(),
    })
}

/// How a decision refers to a profile: by its id where no other profile wants it, else by its first article.
fn reference(namer: &Namer, wanted: &FxHashMap<String, u32>, number: usize) -> Option<Reference> {
    let id = namer.wanted(&[number]);
    if wanted.get(&id) == Some(&1) {
        return Some(Reference::Id(id));
    }
    let profile = namer.profiles.all.get(number)?;
    let (_, _, article, start) = namer.earliest(number);
    let mut appearances = profile.appearances.iter();
    let first = appearances.find(|a| a.article == article && a.start == start)?;
    let form = namer.profiles.forms_of(first).first()?.clone();
    let article = namer.articles.get(article as usize)?.id.clone();
    Some(Reference::Name { form, article })
}
