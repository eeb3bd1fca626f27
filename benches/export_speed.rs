//! How fast a graph of a million edges becomes files: the seconds of each format, and how many times as long it takes as
//! `cp -r` takes to copy the files that it wrote.
//!
//! The graph is made up: 100,000 articles of some 2,000 letters, 80,000 nodes, a million typed edges, each with one to
//! three sentences out of any of the articles, and the MENTIONED_IN edges that follow. It goes through a build directory, so
//! that the texts are read as `newsgraph export` reads them. Both sides are timed until the files are written, which is in
//! the system's memory, and until `fsync` has brought all of them to the disk; the best of some rounds counts.
//! Arguments choose formats, `neo4j-csv` alone without any.

#![allow(missing_docs, clippy::expect_used)] // A benchmark that cannot write its files can only stop.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use fastrand::Rng;
use jiff::civil::{Date, date};
use newsgraph::export::{Format, View};
use newsgraph::graph::{
    Details, Edge, EdgePart, Evidence, KnowledgeGraph, MeetingDetails, Merge, Node,
};
use newsgraph::model::{
    Article, ArticleMeta, ClaimProperties, Extraction, Result, Span, Status, id_hash,
};
use newsgraph::schema::Schema;
use newsgraph::store::Store;

/// The allocator of the program.
#[cfg(feature = "neo4j")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ARTICLES: u64 = 100_000;
const SENTENCES: u64 = 14;
const ENTITIES: u64 = 60_000;
const MEETINGS: u64 = 20_000;
const EDGES: usize = 1_000_000;
/// Rounds; the fastest counts, since whatever else the machine does only slows one down.
const ROUNDS: usize = 3;

const WORDS: [&str; 24] = [
    "minister",
    "of",
    "the",
    "will",
    "meet",
    "envoy",
    "said",
    "in",
    "talks",
    "on",
    "Thursday",
    "with",
    "sanctions",
    "“deal”",
    "and",
    "president",
    "Zürich",
    "company",
    "\"plan\"",
    "visit",
    "a",
    "that",
    "oil",
    "Møller",
];
const TYPES: [&str; 8] = [
    "MEETS",
    "VISITS",
    "SANCTIONS",
    "HEADS",
    "HOLDS_POSITION",
    "REPRESENTS",
    "RELATED_TO",
    "ACCUSES",
];

/// Small numbers more often than large ones, as some people are in the news every day.
fn often_small(chance: &mut Rng, most: u64) -> u64 {
    let most_here = chance.u64(..most) + 1;
    chance.u64(..most_here)
}

fn one_of<'a>(chance: &mut Rng, of: &[&'a str]) -> &'a str {
    chance.choice(of).copied().unwrap_or_default()
}

fn any_day(chance: &mut Rng) -> Date {
    date(2025, chance.i8(1..=12), chance.i8(1..=28))
}

fn main() {
    let chosen: Vec<Format> = std::env::args()
        .filter_map(|name| Format::from_name(&name))
        .collect();
    let chosen = match chosen.is_empty() {
        true => vec![Format::Neo4jCsv],
        false => chosen,
    };
    let dir = tempfile::tempdir().expect("a temporary folder can be made");
    let build = dir.path().join("build");
    make(&build);

    let schema = Schema::embedded().expect("the schema in the binary is whole");
    let start = Instant::now();
    let store = Store::open(&build).expect("what was built can be opened");
    let graph = store.graph().expect("the graph can be read");
    let loading = start.elapsed();
    let mentions: usize = graph.nodes().map(|(_, node)| node.articles.len()).sum();
    println!(
        "{} nodes, {} typed edges, {mentions} MENTIONED_IN edges, {} articles; loading them takes {:.2} s; best of {ROUNDS} rounds\n",
        graph.node_count(),
        graph.edge_count(),
        graph.articles().len(),
        loading.as_secs_f64()
    );
    println!(
        "{:<12} {:>7} {:>10} {:>9} {:>7}   {:>16} {:>9} {:>7}",
        "format", "MB", "export s", "cp -r s", "times", "export + fsync s", "cp -r", "times"
    );
    let view = View {
        graph: &graph,
        articles: &store,
        schema: &schema,
    };
    for format in chosen {
        let mut best = [Duration::MAX; 4];
        let mut bytes = 0;
        for _ in 0..ROUNDS {
            let (out, copy) = (dir.path().join("out"), dir.path().join("copy"));
            let start = Instant::now();
            export(format, &view, &out);
            let exported = start.elapsed();
            bytes = to_disk(&out);
            let exported_to_disk = start.elapsed();
            let start = Instant::now();
            let done = Command::new("cp").arg("-r").args([&out, &copy]).status();
            let copied = start.elapsed();
            assert!(done.is_ok_and(|status| status.success()), "cp failed");
            to_disk(&copy);
            let times = [exported, copied, exported_to_disk, start.elapsed()];
            best.iter_mut()
                .zip(times)
                .for_each(|(best, time)| *best = time.min(*best));
            for folder in [out, copy] {
                fs::remove_dir_all(folder).expect("what was written can be removed");
            }
        }
        let [exported, copied, exported_to_disk, copied_to_disk] =
            best.map(|time| time.as_secs_f64());
        println!(
            "{:<12} {:>7.1} {exported:>10.2} {copied:>9.2} {:>7.1}   {exported_to_disk:>16.2} {copied_to_disk:>9.2} {:>7.1}",
            format.name(),
            bytes as f64 / 1e6,
            exported / copied,
            exported_to_disk / copied_to_disk
        );
    }
}

/// As `newsgraph export` does it.
fn export(format: Format, view: &View, folder: &Path) {
    fs::create_dir_all(folder).expect("a folder can be made");
    let mut open = |file: &str| -> Result<Box<dyn Write>> {
        let out = fs::File::create(folder.join(file)).expect("a file can be made");
        Ok(Box::new(out))
    };
    let written = format.exporter().write_all(view, &mut open);
    written.expect("the graph can be written");
}

/// Waits until the files of a folder are on the disk, and gives their size in bytes.
fn to_disk(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).expect("a folder can be read");
    let sizes = entries.map(|entry| {
        let file = entry.and_then(|entry| fs::File::open(entry.path()));
        let file = file.expect("what was written can be opened");
        file.sync_all().expect("it can be brought to the disk");
        file.metadata().map_or(0, |meta| meta.len())
    });
    sizes.sum()
}

/// Builds the made-up graph.
fn make(build: &Path) {
    let mut chance = Rng::with_seed(7);
    let store = Store::create(build).expect("a build directory can be made");
    let run = store.begin_build().expect("a build can begin");
    let mut ids: Vec<String> = (0..ARTICLES)
        .map(|n| id_hash(&["article", &n.to_string()]))
        .collect();
    ids.sort();
    let mut metas = Vec::new();
    // Where each article's sentences are.
    let mut sentences: Vec<Vec<Span>> = Vec::new();
    for ids in ids.chunks(5_000) {
        let batch: Vec<(Article, Extraction)> = ids
            .iter()
            .map(|id| {
                let (text, spans) = text(&mut chance);
                sentences.push(spans);
                let meta = ArticleMeta {
                    id: id.clone(),
                    date: Some(any_day(&mut chance)),
                    title: text.get(..40).map(str::to_owned),
                    source: Some("Example News".to_owned()),
                    url: Some(format!("https://news.example/{id}")),
                    language: "en".to_owned(),
                };
                metas.push(meta.clone());
                let extraction = Extraction {
                    article: meta.clone(),
                    ..Extraction::default()
                };
                (Article { meta, text }, extraction)
            })
            .collect();
        store
            .put(run, "bench", &batch)
            .expect("articles can be stored");
    }
    let (nodes, edges) = parts(&mut chance, &metas, &sentences);
    let graph = KnowledgeGraph::new(metas, nodes, edges).expect("the parts fit");
    store
        .save_graph(&graph, "f")
        .expect("the graph can be stored");
}

/// Words in sentences, and where these are.
fn text(chance: &mut Rng) -> (String, Vec<Span>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    for _ in 0..SENTENCES {
        let start = text.len();
        text.push_str("Minister");
        for _ in 0..14 + chance.u64(..14) {
            text.push(' ');
            text.push_str(one_of(chance, &WORDS));
        }
        text.push_str(if chance.u64(..3) == 0 {
            ", he said."
        } else {
            "."
        });
        spans.push(Span::new(start, text.len()));
        text.push_str("\n\n");
    }
    (text, spans)
}

fn parts(
    chance: &mut Rng,
    metas: &[ArticleMeta],
    sentences: &[Vec<Span>],
) -> (Vec<Node>, Vec<EdgePart>) {
    let mut nodes: Vec<Node> = (0..ENTITIES + MEETINGS).map(|n| node(n, chance)).collect();
    let mut mentioned: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); nodes.len()];
    let mut edges = Vec::with_capacity(EDGES);
    for number in 0..EDGES {
        let from = often_small(chance, ENTITIES) as usize;
        let (edge, to) = match chance.u64(..10) {
            0 => ("ATTENDS", ENTITIES + chance.u64(..MEETINGS)),
            _ => (one_of(chance, &TYPES), often_small(chance, ENTITIES)),
        };
        let to = to as usize;
        let mut evidence: Vec<Evidence> = (0..1 + often_small(chance, 3))
            .map(|_| {
                let article = chance.u64(..metas.len() as u64) as u32;
                let spans = sentences
                    .get(article as usize)
                    .map_or(&[][..], Vec::as_slice);
                let at = chance.u64(..spans.len() as u64) as usize;
                for end in [from, to] {
                    mentioned.get_mut(end).map(|m| m.insert(article));
                }
                Evidence {
                    article,
                    span: spans.get(at).copied().expect("every article has sentences"),
                    status: Status::Asserted,
                    rule: "meets/active".into(),
                    attributed_to: None,
                    days: (chance.u64(..3) == 0).then(|| (any_day(chance), any_day(chance))),
                    confidence: 93,
                }
            })
            .collect();
        evidence.sort();
        let id = |node: usize| {
            nodes
                .get(node)
                .map_or(String::new(), |node| node.id.clone())
        };
        edges.push(EdgePart {
            source: id(from),
            target: id(to),
            edge: Edge {
                id: id_hash(&["edge", &number.to_string()]),
                edge: edge.into(),
                status: Status::Asserted,
                properties: ClaimProperties {
                    office: (chance.u64(..4) == 0).then(|| "prime minister".into()),
                    ..ClaimProperties::default()
                },
                first_seen: Some(any_day(chance)),
                last_seen: Some(any_day(chance)),
                articles: evidence.len() as u32,
                sources: 1,
                confidence: 93,
                evidence,
            },
        });
    }
    for (node, articles) in nodes.iter_mut().zip(mentioned) {
        node.articles = articles.into_iter().collect();
    }
    (nodes, edges)
}

fn node(number: u64, chance: &mut Rng) -> Node {
    let word = |chance: &mut Rng| one_of(chance, &WORDS).trim_matches('"').to_owned();
    let name = format!("{} {} {number}", word(chance), word(chance));
    let (label, details) = match number {
        n if n >= ENTITIES => {
            let details = MeetingDetails {
                status: Status::Planned,
                days: Some((date(2025, 5, 1), date(2025, 5, 2))),
                topic: None,
            };
            ("Meeting", Details::Meeting(details))
        }
        n if n % 5 == 0 => ("Place", Details::Place(None)),
        n if n % 5 == 1 => ("Org", Details::Entity),
        _ => ("Person", Details::Entity),
    };
    Node {
        id: format!("{}:example-name-{number}", label.to_lowercase()),
        label: label.into(),
        aliases: vec![format!("{name} junior")],
        name,
        mentions: 3,
        articles: Vec::new(),
        sources: 1,
        details,
        merges: Vec::<Merge>::new(),
        former_ids: Vec::new(),
    }
}
