//! The build directory through its public surface: what goes in comes out, whatever the order, and what is wrong with
//! the folder or the file is an error in words.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::path::Path;

use jiff::civil::{Date, date};
use newsgraph::graph::{Details, Edge, EdgePart, Evidence, KnowledgeGraph, Node, PlaceDetails};
use newsgraph::model::{
    Article, ArticleMeta, Articles, Diagnostic, Extraction, Extractions, Level, PlaceId, Span,
    Status,
};
use newsgraph::store::Store;
use tempfile::TempDir;

type Pair = (Article, Extraction);

fn pair(id: &str, day: Option<Date>, text: &str) -> Pair {
    let meta = ArticleMeta {
        id: id.to_owned(),
        date: day,
        title: Some(format!("About {text}")),
        language: "en".to_owned(),
        ..ArticleMeta::default()
    };
    let extraction = Extraction {
        article: meta.clone(),
        ..Extraction::default()
    };
    let text = text.to_owned();
    (Article { meta, text }, extraction)
}

fn article(id: &str) -> Pair {
    pair(id, Some(date(2025, 5, 18)), &format!("Text of {id}."))
}

fn file(dir: &TempDir) -> std::path::PathBuf {
    dir.path().join("newsgraph.redb")
}

/// A store with these articles and a graph over them, closed again.
fn saved(ids: &[&str]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create(dir.path()).unwrap();
    let run = store.begin_build().unwrap();
    let batch: Vec<Pair> = ids.iter().map(|id| article(id)).collect();
    assert!(store.put(run, "f", &batch).unwrap().is_empty());
    store.save_graph(&graph(&store), "f").unwrap();
    dir
}

fn contents(store: &Store) -> Vec<(String, Extraction)> {
    let mut all = Vec::new();
    let mut visit = |number: u32, extraction: &Extraction| {
        assert_eq!(number as usize, all.len());
        all.push((extraction.article.id.clone(), extraction.clone()));
        Ok(())
    };
    store.scan(&|_| (), &mut visit).unwrap();
    all
}

fn graph(store: &Store) -> KnowledgeGraph {
    let metas = contents(store).into_iter().map(|(_, e)| e.article);
    KnowledgeGraph::new(metas.collect(), nodes(), edges(3)).unwrap()
}

fn nodes() -> Vec<Node> {
    let node = |id: &str, details| Node {
        id: id.to_owned(),
        label: "Place".into(),
        name: id.to_uppercase(),
        aliases: vec!["Ávila".to_owned()],
        mentions: 2,
        articles: vec![0],
        sources: 1,
        details,
        merges: Vec::new(),
        former_ids: Vec::new(),
    };
    let place = PlaceDetails {
        id: PlaceId(7),
        country: "MT".into(),
        position: Some((35.899_722_2, -14.514_7)),
    };
    vec![
        node("b", Details::Place(Some(place))),
        node("a", Details::Entity),
        node("c", Details::Place(None)),
    ]
}

/// `count` edges from `a` to `b` and one from `b` to itself.
fn edges(count: usize) -> Vec<EdgePart> {
    let edge = |source: &str, target: &str, id: usize| EdgePart {
        source: source.to_owned(),
        target: target.to_owned(),
        edge: Edge {
            id: format!("e{id}"),
            edge: "VISITS".into(),
            status: Status::Planned,
            properties: Default::default(),
            first_seen: Some(date(2025, 5, 18)),
            last_seen: None,
            articles: 1,
            sources: 1,
            confidence: 93,
            evidence: vec![Evidence {
                article: 0,
                span: Span::new(0, 4),
                status: Status::Planned,
                rule: "visits/active".into(),
                attributed_to: Some("c".to_owned()),
                days: Some((date(2025, 5, 20), date(2025, 5, 21))),
                confidence: 93,
            }],
        },
    };
    let mut edges: Vec<EdgePart> = (0..count).map(|id| edge("a", "b", id)).collect();
    edges.push(edge("b", "b", count));
    edges
}

fn check_error<T>(result: newsgraph::model::Result<T>, parts: &[&str]) {
    let message = match result {
        Ok(_) => panic!("no error, but {parts:?} expected"),
        Err(e) => e.to_string(),
    };
    for part in parts {
        assert!(message.contains(part), "{message:?} lacks {part:?}");
    }
}

#[test]
fn the_same_article_twice_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create(dir.path()).unwrap();
    let (run, one) = (store.begin_build().unwrap(), article("a"));
    for _ in 0..2 {
        let batch = [one.clone(), one.clone()];
        assert!(store.put(run, "f", &batch).unwrap().is_empty());
        assert_eq!(store.len().unwrap(), 1);
        assert_eq!(contents(&store), [("a".to_owned(), one.1.clone())]);
    }
    let mut retitled = one.0.clone();
    retitled.meta.title = None;
    let known = [one.0, retitled, article("b").0];
    assert_eq!(store.touch("f", &known).unwrap(), [1, 2]);
    assert_eq!(store.touch("g", &known).unwrap(), [0, 1, 2]);
}

#[test]
fn that_an_article_is_known_is_told_without_writing() {
    let dir = saved(&["a"]);
    let store = Store::open(dir.path()).unwrap();
    let given = [article("a").0, article("b").0];
    assert_eq!(store.touch("f", &given).unwrap(), [1]);
}

#[test]
fn another_fingerprint_replaces_the_extraction_only() {
    let dir = saved(&["a"]);
    let store = Store::create(dir.path()).unwrap();
    let run = store.begin_build().unwrap();
    let (text, mut extraction) = article("a");
    extraction.entities.push(newsgraph::model::LocalEntity {
        label: "Org".into(),
        name: "Text".to_owned(),
        forms: Vec::new(),
        place: None,
        metonym: false,
    });
    let batch = [(text.clone(), extraction.clone())];
    assert!(store.put(run, "g", &batch).unwrap().is_empty());
    assert!(store.touch("g", &[text]).unwrap().is_empty());
    assert_eq!(contents(&store), [("a".to_owned(), extraction)]);
    assert!(store.graph().is_ok(), "spans fit the text as before");
}

/// Three articles of one id; two share the smallest date.
fn rivals() -> [Pair; 3] {
    let day = |day| Some(date(2025, 5, day));
    [
        pair("x", day(18), "one"),
        pair("x", day(18), "two"),
        pair("x", day(19), "three"),
    ]
}

const ORDERS: [[usize; 3]; 6] = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
];

/// What a store holds after a run, and what the run left out.
type Outcome = (Vec<(String, Extraction)>, Vec<Diagnostic>);

/// What the store holds of the id, and who was left out, always has to be the same.
fn check_rivals(outcomes: &[Outcome]) {
    for (kept, left_out) in outcomes {
        assert_eq!((kept, left_out), (&outcomes[0].0, &outcomes[0].1));
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].1.article.date, Some(date(2025, 5, 18)));
        let [first, second] = left_out.as_slice() else {
            panic!("two are left out, not {left_out:?}");
        };
        assert_eq!((&*first.source, &*second.source), ("x", "x"));
        assert_eq!(first.level, Level::Skipped);
        assert!(left_out.iter().any(|d| d.message.contains("About three")));
        assert!(left_out.iter().all(|d| d.message.contains("the id x")));
    }
}

#[test]
fn of_three_articles_with_one_id_the_same_one_stays_in_every_order() {
    let mut outcomes = Vec::new();
    for (order, size) in ORDERS.iter().flat_map(|o| [(o, 1), (o, 2), (o, 3)]) {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::create(dir.path()).unwrap();
        let run = store.begin_build().unwrap();
        let given: Vec<Pair> = order.iter().map(|i| rivals()[*i].clone()).collect();
        let batches = given.chunks(size);
        let mut left_out: Vec<Diagnostic> = batches
            .flat_map(|batch| store.put(run, "f", batch).unwrap())
            .collect();
        left_out.sort();
        outcomes.push((contents(&store), left_out));
    }
    check_rivals(&outcomes);
}

#[test]
fn what_an_earlier_run_brought_takes_part_once_it_is_touched() {
    let mut outcomes = Vec::new();
    for (held, order) in (0..3).flat_map(|held| ORDERS.map(|order| (held, order))) {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::create(dir.path()).unwrap();
        let run = store.begin_build().unwrap();
        store.put(run, "f", &rivals()[held..=held]).unwrap();
        let (run, mut left_out) = (store.begin_build().unwrap(), Vec::new());
        for rival in order.map(|i| rivals()[i].clone()) {
            let missing = store.touch("f", std::slice::from_ref(&rival.0)).unwrap();
            if !missing.is_empty() {
                left_out.extend(store.put(run, "f", &[rival]).unwrap());
            }
        }
        left_out.sort();
        outcomes.push((contents(&store), left_out));
    }
    check_rivals(&outcomes);
}

#[test]
fn a_later_run_replaces_and_the_graph_waits_for_its_build() {
    let dir = saved(&["a", "b"]);
    let store = Store::create(dir.path()).unwrap();
    let run = store.begin_build().unwrap();
    assert_eq!(run, 2);
    store.put(run, "f", &[article("c")]).unwrap();
    assert!(
        store.graph().is_ok(),
        "a new article leaves the graph right"
    );
    let corrected = pair("a", Some(date(2025, 6, 1)), "Corrected.");
    let left_out = store.put(run, "f", std::slice::from_ref(&corrected));
    assert!(left_out.unwrap().is_empty());
    check_error(store.graph(), &["interrupted", "newsgraph build"]);
    store.save_graph(&graph(&store), "f").unwrap();
    assert_eq!(store.article(0).unwrap(), corrected.0);
    assert_eq!(store.graph().unwrap().articles().len(), 3);
}

#[test]
fn a_graph_is_made_anew_only_when_what_it_is_made_of_has_changed() {
    let dir = saved(&["a", "b"]);
    let store = Store::create(dir.path()).unwrap();
    assert_eq!(store.saved_graph("f").unwrap(), Some((3, 4)));
    assert_eq!(store.saved_graph("g").unwrap(), None);
    let run = store.begin_build().unwrap();
    store.touch("f", &[article("a").0]).unwrap();
    store.put(run, "f", &[article("b")]).unwrap();
    assert!(store.remove(&["x".to_owned()]).unwrap() == ["x"]);
    assert_eq!(
        store.saved_graph("f").unwrap(),
        Some((3, 4)),
        "all is known"
    );
    store.put(run, "f", &[article("c")]).unwrap();
    assert_eq!(store.saved_graph("f").unwrap(), None);
    store.save_graph(&graph(&store), "f").unwrap();
    assert_eq!(store.saved_graph("f").unwrap(), Some((3, 4)));
    assert!(store.remove(&["c".to_owned()]).unwrap().is_empty());
    assert_eq!(store.saved_graph("f").unwrap(), None);
    check_error(store.graph(), &["interrupted", "newsgraph build"]);
    assert_eq!(contents(&store).len(), 2);
}

#[test]
fn verify_finds_what_the_graph_cites_and_no_article_says() {
    let dir = saved(&["a", "b"]);
    let store = Store::open(dir.path()).unwrap();
    let mut problems = Vec::new();
    let verified = store.verify(&mut |problem| problems.push(problem.to_string()));
    assert_eq!(verified.unwrap().articles, 2);
    let expected = "a: error: the graph cites bytes 0 to 4 by visits/active, which the extraction does not say";
    assert_eq!(problems, [expected; 4]);
}

#[test]
fn articles_are_numbered_and_scanned_by_id() {
    let dir = saved(&["b", "a10", "a9", "Ä", "a"]);
    let store = Store::open(dir.path()).unwrap();
    let ids: Vec<String> = contents(&store).into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["a", "a10", "a9", "b", "Ä"]);
    for (number, id) in (0..).zip(&ids) {
        assert_eq!(store.article(number).unwrap(), article(id).0);
    }
    check_error(store.article(5), &["number 5"]);
    assert_eq!(store.len().unwrap(), 5);
}

fn check_round_trip(graph: &KnowledgeGraph, back: &KnowledgeGraph) {
    assert_eq!(graph.articles(), back.articles());
    assert!(graph.nodes().eq(back.nodes()));
    assert!(graph.edges().eq(back.edges()));
}

#[test]
fn the_graph_comes_back_as_it_was() {
    let dir = saved(&["a"]);
    let store = Store::create(dir.path()).unwrap();
    check_round_trip(&graph(&store), &store.graph().unwrap());
    // So many edges that the row of one node is cut into pieces.
    let metas = vec![article("a").0.meta];
    let large = KnowledgeGraph::new(metas, nodes(), edges(5_000)).unwrap();
    store.save_graph(&large, "f").unwrap();
    check_round_trip(&large, &store.graph().unwrap());
    let empty = KnowledgeGraph::default();
    store.save_graph(&empty, "f").unwrap();
    check_round_trip(&empty, &store.graph().unwrap());
}

#[test]
fn a_fresh_store_is_empty_and_has_no_graph() {
    let dir = tempfile::tempdir().unwrap();
    let below = dir.path().join("made/on/the/way");
    drop(Store::create(&below).unwrap());
    let store = Store::open(&below).unwrap();
    assert!(store.is_empty().unwrap() && contents(&store).is_empty());
    check_error(store.graph(), &["newsgraph build"]);
    check_error(store.begin_build(), &["newsgraph.redb", "reading only"]);
}

#[test]
fn what_is_no_build_directory_is_said_to_be_none() {
    let dir = tempfile::tempdir().unwrap();
    let none = |path: &Path| check_error(Store::open(path), &["is no newsgraph build directory"]);
    none(dir.path());
    none(&dir.path().join("missing"));
    let plain = dir.path().join("plain");
    std::fs::write(&plain, "text").unwrap();
    none(&plain);
    check_error(Store::create(&plain), &["plain is not a folder"]);

    std::fs::write(file(&dir), "no database at all").unwrap();
    check_error(Store::open(dir.path()), &["not written by newsgraph"]);
    check_error(Store::create(dir.path()), &["not written by newsgraph"]);
    std::fs::remove_file(file(&dir)).unwrap();
    let foreign: redb::TableDefinition<u32, u32> = redb::TableDefinition::new("foreign");
    let db = redb::Database::create(file(&dir)).unwrap();
    let txn = db.begin_write().unwrap();
    txn.open_table(foreign).unwrap().insert(1, 1).unwrap();
    txn.commit().unwrap();
    drop(db);
    check_error(Store::open(dir.path()), &["not written by newsgraph"]);
    check_error(Store::create(dir.path()), &["not written by newsgraph"]);
}

/// Writes another version into the file.
fn set_version(dir: &TempDir, version: u64) {
    let meta: redb::TableDefinition<&str, u64> = redb::TableDefinition::new("meta");
    let db = redb::Database::create(file(dir)).unwrap();
    let txn = db.begin_write().unwrap();
    let mut table = txn.open_table(meta).unwrap();
    table.insert("format", version).unwrap();
    drop(table);
    txn.commit().unwrap();
}

#[test]
fn of_an_older_version_the_articles_are_kept_and_extracted_anew() {
    let dir = saved(&["a", "b"]);
    set_version(&dir, 1);
    check_error(
        Store::open(dir.path()),
        &["older version", "newsgraph build"],
    );
    let store = Store::create(dir.path()).unwrap();
    assert_eq!(store.len().unwrap(), 2);
    check_error(store.graph(), &["newsgraph build"]);
    let outdated = store.outdated("f", "", 9).unwrap();
    assert_eq!(outdated, [article("a").0, article("b").0]);
    let run = store.begin_build().unwrap();
    store.put(run, "f", &[article("a"), article("b")]).unwrap();
    store.save_graph(&graph(&store), "f").unwrap();
    drop(store);
    assert!(Store::open(dir.path()).unwrap().graph().is_ok());
}

#[test]
fn a_newer_version_is_refused_and_left_untouched() {
    let dir = saved(&["a"]);
    set_version(&dir, 99);
    let before = std::fs::read(file(&dir)).unwrap();
    check_error(
        Store::create(dir.path()),
        &["newer version", "newsgraph.redb"],
    );
    check_error(
        Store::open(dir.path()),
        &["newer version", "newsgraph.redb"],
    );
    assert!(std::fs::read(file(&dir)).unwrap() == before);
}

#[test]
fn one_build_or_many_readers() {
    let dir = saved(&["a"]);
    let writer = Store::create(dir.path()).unwrap();
    let busy = "another newsgraph build is using";
    check_error(Store::create(dir.path()), &[busy]);
    check_error(Store::open(dir.path()), &[busy]);
    drop(writer);
    let (one, two) = (Store::open(dir.path()), Store::open(dir.path()));
    assert_eq!(one.unwrap().len().unwrap() + two.unwrap().len().unwrap(), 2);
    let _reader = Store::open(dir.path()).unwrap();
    check_error(Store::create(dir.path()), &["query or export is using"]);
}

#[test]
fn what_a_crash_leaves_opens_for_readers_and_builds() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create(dir.path()).unwrap();
    let run = store.begin_build().unwrap();
    store.put(run, "f", &[article("a")]).unwrap();
    for open in [Store::open, Store::create] {
        // A copy of the file of a running build is what is left when it is killed.
        let crashed = tempfile::tempdir().unwrap();
        std::fs::copy(file(&dir), file(&crashed)).unwrap();
        let left = open(crashed.path()).unwrap();
        assert_eq!(contents(&left), [("a".to_owned(), article("a").1)]);
    }
}

/// Uses all that a store has.
fn exercise(dir: &Path) -> newsgraph::model::Result<()> {
    let store = Store::open(dir)?;
    store.graph()?;
    store.scan(&|_| (), &mut |number, _| store.article(number).map(drop))?;
    drop(store);
    let store = Store::create(dir)?;
    let run = store.begin_build()?;
    store.put(run, "g", &[article("a"), article("c")])?;
    store.save_graph(&store.graph()?, "f")
}

#[test]
fn a_damaged_file_is_an_error_and_no_panic() {
    let dir = saved(&["a", "b"]);
    let good = std::fs::read(file(&dir)).unwrap();
    let used = |page: &usize| good[*page * 4096..][..4096].iter().any(|b| *b != 0);
    let pages: Vec<usize> = (0..good.len() / 4096).filter(used).collect();
    let mut errors = 0;
    let mut check = |bytes: &[u8]| {
        std::fs::write(file(&dir), bytes).unwrap();
        if let Err(e) = exercise(dir.path()) {
            assert!(
                e.to_string().contains(&dir.path().display().to_string()),
                "{e}"
            );
            errors += 1;
        }
    };
    for page in &pages {
        let mut garbage = good.clone();
        for (i, byte) in garbage[page * 4096..][..4096].iter_mut().enumerate() {
            *byte = (i * 31 + 7) as u8;
        }
        check(&garbage);
        check(&good[..page * 4096 + 100]);
    }
    assert!(
        errors > pages.len(),
        "{errors} errors for {} pages",
        pages.len()
    );

    // A flipped bit of a text is no page that redb could find fault with, but a wrong quote.
    let text = b"Text of b.";
    let mut flipped = good.clone();
    let place = good.windows(text.len()).position(|w| w == text).unwrap();
    flipped[place] ^= 1;
    std::fs::write(file(&dir), &flipped).unwrap();
    check_error(exercise(dir.path()), &["newsgraph.redb is damaged"]);
}
