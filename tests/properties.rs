//! What holds for every text: nothing panics, spans lie inside the text, lists are in the order that `formats.md` fixes,
//! indexes point somewhere, evidence is verbatim, and an article that is given twice is one article.
//!
//! Texts are arbitrary Unicode, which tries the tokenizer, or words of the lexicon, names and marks glued at random, which
//! reach the rules.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use common::{ENGINE, MODEL, SCHEMA, Texts, article, export, graph_of, spans};
use newsgraph::export::write_extraction;
use newsgraph::graph::Details;
use newsgraph::model::{Article, Extraction};
use newsgraph::pipeline::build;
use newsgraph::resolve::Decisions;
use newsgraph::store::Store;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

/// Every phrase of every word list, and every form of the lists' first columns.
static PHRASES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/lexicon");
    let mut phrases = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // So many common words would drown the others.
        if path.ends_with("common_word.csv") {
            continue;
        }
        let mut reader = csv::Reader::from_path(path).unwrap();
        let cells = reader.records().map(|row| row.unwrap()[0].to_owned());
        phrases.extend(cells.collect::<Vec<_>>());
    }
    phrases.into_iter().collect()
});

/// Names of all kinds.
const NAMES: &[&str] = &[
    "Torvald Brekkehus",
    "Brekkehus",
    "Anouk Delmarche",
    "Ms. Delmarche",
    "Abd al-Rahim Tamimi",
    "Baek Do-yun",
    "Pieter van der Woude",
    "Lorne Tasker’s",
    "Zoe\u{308} O'Shaughnessy",
    "Brightwell Energy",
    "Quillmoor Ltd.",
    "the Baltic Ports Authority (BPA)",
    "the BPA",
    "the EU",
    "U.S.",
    "Canada",
    "Ottawa",
    "Norwegian envoy Ada Moor",
    "Vienna",
    "Malta",
    "he",
    "🎉",
    "北京",
    "Peru’s foreign minister, Pilar Undurraga,",
];

/// What makes claims of the names around it.
const VERBS: &[&str] = &[
    "met",
    "meets",
    "will meet",
    "denied having met",
    "and",
    "held talks with",
    "’s talks with",
    "visited",
    "may travel to",
    "imposed sanctions on",
    "lifted sanctions on",
    ", the former envoy of",
    ", the head of",
    ", the son-in-law of",
    "’s brother",
    "said that",
    ", who met",
    "was received by",
    "of",
    "met on Monday with",
];

/// Times, some of which cannot be.
const TIMES: &[&str] = &[
    "on Monday",
    "this weekend",
    "last month",
    "on 2 April",
    "on April 2, 2025",
    "on February 30",
    "on 31 June 0000",
    "in 99999",
    "yesterday",
    "next year",
    "earlier this week",
    "99999999999 days ago",
    "on 9999-12-31",
    "two weeks ago",
    "in December",
    "last year",
    "0 months ago",
    "tomorrow",
    "in Vienna",
    "",
];

const MARKS: &[&str] = &[
    " ", " ", " ", " ", ", ", ". ", "; ", " - ", "-", "—", "’s ", "'s ", "\n", "\n\n", "\t", " (",
    ") ", "“", "” ", "...", "?", "\r\n", "\u{a0}", "",
];

/// Any Unicode text.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["(?s).{0,200}", "\\PC{0,200}", "[A-Z][a-z’'. ,-]{0,120}"]
}

/// Words, phrases and clauses glued with marks.
fn glued_text() -> impl Strategy<Value = String> {
    let phrase = || (0..PHRASES.len()).prop_map(|i| PHRASES[i].clone());
    let word = prop_oneof![
        select(NAMES).prop_map(str::to_owned),
        select(VERBS).prop_map(str::to_owned),
        select(TIMES).prop_map(str::to_owned),
        phrase(),
    ];
    let clause = (select(NAMES), select(VERBS), select(NAMES), select(TIMES))
        .prop_map(|(a, verb, b, time)| format!("{a} {verb} {b} {time}"));
    let piece = prop_oneof![word, clause];
    let piece = (piece, select(MARKS)).prop_map(|(piece, mark)| piece + mark);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn any_date() -> impl Strategy<Value = &'static str> {
    select(
        &[
            "undated",
            "2025-05-07",
            "2024-02-29",
            "9999-12-31",
            "0001-01-01",
            "-009999-01-01",
        ][..],
    )
}

fn any_article() -> impl Strategy<Value = Article> {
    let text = prop_oneof![1 => any_text(), 2 => glued_text()];
    (any_date(), text).prop_map(|(date, text)| article("a1", date, &text))
}

/// Everything that holds for what one article says.
fn check_extraction(article: &Article, extraction: &Extraction) {
    let text = &article.text;
    for span in spans(extraction) {
        let found = text.get(span.start as usize..span.end as usize);
        assert!(found.is_some_and(|t| !t.is_empty()), "{span:?} of {text:?}");
    }
    let Extraction {
        mentions,
        entities,
        times,
        claims,
        meetings,
        ..
    } = extraction;
    assert!(mentions.is_sorted_by_key(|m| m.span), "{mentions:#?}");
    assert!(times.is_sorted_by_key(|t| t.span), "{times:#?}");
    let order = claims.is_sorted_by_key(|c| (c.span, &c.edge, c.source, c.target));
    assert!(order, "{claims:#?}");
    assert!(meetings.is_sorted_by_key(|m| m.span), "{meetings:#?}");
    let mut named = BTreeSet::new();
    for mention in mentions {
        let entity = &entities[mention.entity as usize];
        assert_eq!(mention.label, entity.label, "{mention:?}");
        named.insert(mention.entity);
    }
    assert_eq!(named.len(), entities.len(), "a chain without a mention");
    for time in times {
        assert!(
            time.days.is_none_or(|(first, last)| first <= last),
            "{time:?}"
        );
    }
    for claim in claims {
        let (source, target) = (claim.source as usize, claim.target as usize);
        let (source, target) = (&mentions[source], &mentions[target]);
        assert_ne!(source.entity, target.entity, "{claim:?}");
        let allowed = SCHEMA.allows(&claim.edge, &source.label, &target.label);
        assert!(allowed, "{claim:?}: {source:?} {target:?}");
        // Whose office it is may stand elsewhere: "Norwegian officials met. Prime Minister Hall".
        let office = matches!(
            claim.edge.as_str(),
            "HEADS" | "HOLDS_POSITION" | "REPRESENTS"
        );
        assert!(claim.span.contains(source.span), "{claim:?}");
        assert!(office || claim.span.contains(target.span), "{claim:?}");
        let time = claim.time.map(|t| &times[t as usize]);
        assert!(
            time.is_none_or(|t| claim.span.contains(t.span)),
            "{claim:?}"
        );
        assert!(
            claim
                .attributed_to
                .is_none_or(|m| (m as usize) < mentions.len())
        );
        assert!((1..=99).contains(&claim.confidence), "{claim:?}");
        let rule = SCHEMA.rule_sources().iter().find(|r| r.name == claim.rule);
        assert!(rule.is_some(), "{claim:?}");
    }
    for meeting in meetings {
        let chains = meeting.participants.iter();
        let chains = chains.map(|m| mentions[*m as usize].entity);
        let distinct: BTreeSet<u32> = chains.collect();
        assert_eq!(distinct.len(), meeting.participants.len(), "{meeting:?}");
        assert!(distinct.len() >= 2, "{meeting:?}");
        assert!(meeting.place.is_none_or(|m| (m as usize) < mentions.len()));
        assert!(meeting.time.is_none_or(|t| (t as usize) < times.len()));
        assert!(!meeting.evidence.is_empty(), "{meeting:?}");
    }
    let mut line = Vec::new();
    write_extraction(extraction, text, &SCHEMA, &mut line).unwrap();
    let line: Value = serde_json::from_slice(&line).unwrap();
    for list in ["mentions", "times"] {
        for item in line[list].as_array().unwrap() {
            check_code_points(text, item);
        }
    }
}

/// The text of a record is what stands between its code points.
fn check_code_points(text: &str, record: &Value) {
    let at = |key: &str| record[key].as_u64().unwrap() as usize;
    let (start, end) = (at("start"), at("end"));
    let between: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!(record["text"], between, "{record}");
}

/// Articles resolve, whatever the order; evidence is verbatim; edges are as the contract says.
fn check_graph(articles: &[Article]) {
    let graph = graph_of(articles.to_vec());
    let mut sorted = articles.to_vec();
    sorted.sort_by(|a, b| a.meta.id.cmp(&b.meta.id));
    for (source, target, edge) in graph.edges() {
        let symmetric = SCHEMA.edge(&edge.edge).is_some_and(|e| e.symmetric);
        assert!(!symmetric || source.id <= target.id, "{edge:?}");
        assert!(!edge.evidence.is_empty(), "{edge:?}");
        for evidence in &edge.evidence {
            let text = &sorted[evidence.article as usize].text;
            assert!(!evidence.span.of(text).is_empty(), "{evidence:?}");
        }
    }
    for (_, node) in graph.nodes() {
        assert!(!node.name.is_empty(), "{node:?}");
        assert!(node.aliases.is_sorted() && !node.aliases.contains(&node.name));
        assert!(node.articles.is_sorted() && !node.articles.is_empty());
        if let Details::Meeting(meeting) = &node.details {
            assert!(meeting.days.is_none_or(|(first, last)| first <= last));
        }
    }
    let texts = Texts(sorted);
    let written = export(&graph, &texts);
    for line in written.lines().filter(|line| line.starts_with("{\"")) {
        let line: Value = serde_json::from_str(line).unwrap();
        for evidence in line["evidence"].as_array().unwrap_or(&Vec::new()) {
            let mut articles = texts.0.iter();
            let article = articles.find(|a| evidence["article"] == a.meta.id).unwrap();
            check_code_points(&article.text, evidence);
        }
    }
    let mut turned = articles.to_vec();
    turned.reverse();
    assert_eq!(written, export(&graph_of(turned), &texts));
}

/// What a build directory exports after one more build of these articles.
fn built(store: &Store, articles: &[&Article]) -> String {
    let articles = articles.iter().map(|a| Ok((*a).clone()));
    let mut report = |diagnostic| panic!("{diagnostic:?}");
    let with = (&*SCHEMA, &*MODEL, &Decisions::default());
    build(articles, with, store, &mut report, &mut |_| {}).unwrap();
    export(&store.graph().unwrap(), store)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_any_text_says_is_well_formed(text in any_text(), date in any_date()) {
        let article = article("a1", date, &text);
        check_extraction(&article, &ENGINE.extract(&article));
    }

    #[test]
    fn what_glued_words_say_is_well_formed(text in glued_text(), date in any_date()) {
        let article = article("a1", date, &text);
        let extraction = ENGINE.extract(&article);
        check_extraction(&article, &extraction);
        prop_assert_eq!(extraction, ENGINE.extract(&article));
    }

    #[test]
    fn any_articles_resolve(mut articles in prop::collection::vec(any_article(), 0..4)) {
        for (i, article) in articles.iter_mut().enumerate() {
            article.meta.id = format!("a{i}");
        }
        check_graph(&articles);
    }

    #[test]
    fn an_article_given_twice_is_one(article in any_article()) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(folder.path()).unwrap();
        let once = built(&store, &[&article]);
        prop_assert_eq!(&built(&store, &[&article, &article]), &once);
    }
}

#[test]
fn glued_words_reach_the_rules() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut claims = 0;
    for _ in 0..200 {
        let text = glued_text().new_tree(&mut runner).unwrap().current();
        claims += ENGINE
            .extract(&article("a1", "2025-05-07", &text))
            .claims
            .len();
    }
    assert!(claims >= 200, "{claims}");
}
