//! How fast text is read, on one thread: bytes per second of cutting into words, of `annotate` and of `extract`, and what share that is of the
//! speed at which the same text is cut at its white space and counted, the least that any reader of words does.
//!
//! Numbers of different machines do not compare, ratios of one run do; so everything is measured in one process, turn by
//! turn, and the best of some rounds counts. No benchmark crate is used: criterion measures one thing at a time and
//! brings 48 packages.

#![allow(missing_docs, clippy::expect_used)] // A benchmark that cannot read its articles can only stop.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use newsgraph::annotate::engine::Model;
use newsgraph::annotate::{Annotator, Tokenizer};
use newsgraph::extract::Extractor;
use newsgraph::model::{Article, Span};
use newsgraph::read::{self, Options};
use newsgraph::schema::Schema;

/// The allocator of the program.
#[cfg(feature = "neo4j")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Bytes of text in a round.
const BYTES: usize = 5_000_000;
/// Rounds; the fastest counts, since whatever else the machine does only slows one down.
const ROUNDS: usize = 5;

/// What one round took and counted.
struct Round {
    split: Duration,
    cut: Duration,
    annotate: Duration,
    extract: Duration,
    words: usize,
    cuts: usize,
    tokens: usize,
    claims: usize,
}

/// What is measured.
struct Stages<'s> {
    tokenizer: Tokenizer<'s>,
    annotator: Annotator<'s>,
    extractor: Extractor<'s>,
}

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    let articles: Vec<Article> = read::articles(&[folder], &Options::default())
        .map(|article| article.expect("every example article can be read"))
        .collect();
    let bytes_once: usize = articles.iter().map(|a| a.text.len()).sum();
    let repeats = BYTES.div_ceil(bytes_once);
    let bytes = repeats * bytes_once;

    let schema = Schema::embedded().expect("the schema in the binary is whole");
    let model = Model::embedded().expect("the model in the binary is whole");
    let stages = Stages {
        tokenizer: Tokenizer::new(schema.english()),
        annotator: Annotator::new(&schema, &model),
        extractor: Extractor::new(&schema),
    };
    let rounds: Vec<Round> = (0..ROUNDS)
        .map(|_| round(&articles, repeats, &stages))
        .collect();

    let best = |part: fn(&Round) -> Duration| rounds.iter().map(part).min().unwrap_or_default();
    let split = best(|r| r.split);
    let cut = best(|r| r.cut);
    let annotate = best(|r| r.annotate);
    let extract = best(|r| r.extract);
    println!(
        "{} articles, {repeats} times: {:.1} MB, one thread, best of {ROUNDS} rounds\n",
        articles.len(),
        bytes as f64 / 1e6
    );
    println!(
        "{:<20} {:>8} {:>9} {:>17}",
        "", "seconds", "MB/s", "times the split"
    );
    for (name, time) in [
        ("split_whitespace", split),
        ("cut into words", cut),
        ("annotate", annotate),
        ("extract", extract),
        ("annotate + extract", annotate + extract),
    ] {
        let seconds = time.as_secs_f64();
        println!(
            "{name:<20} {seconds:>8.3} {:>9.2} {:>17.1}",
            bytes as f64 / 1e6 / seconds,
            seconds / split.as_secs_f64()
        );
    }
    if let Some(round) = rounds.first() {
        println!(
            "\n{} words, {} cut as spaCy does, {} tokens, {} claims in a round",
            round.words, round.cuts, round.tokens, round.claims
        );
    }
}

/// All articles, `repeats` times; each is split, cut, annotated and extracted before the next, so that all of them find
/// the machine in the same state.
fn round(articles: &[Article], repeats: usize, stages: &Stages) -> Round {
    let mut round = Round {
        split: Duration::ZERO,
        cut: Duration::ZERO,
        annotate: Duration::ZERO,
        extract: Duration::ZERO,
        words: 0,
        cuts: 0,
        tokens: 0,
        claims: 0,
    };
    let mut cuts = Vec::new();
    for article in articles.iter().cycle().take(repeats * articles.len()) {
        let article = black_box(article);
        let start = Instant::now();
        let words = black_box(article.text.split_whitespace().count());
        let split = Instant::now();
        cuts.clear();
        let whole = Span::new(0, article.text.len());
        stages.tokenizer.cut(&article.text, whole, &mut cuts);
        round.cuts += black_box(&cuts).len();
        let cut = Instant::now();
        let document = black_box(stages.annotator.annotate(article));
        let annotated = Instant::now();
        let extraction = black_box(stages.extractor.extract(article, &document));
        let extracted = Instant::now();
        round.split += split - start;
        round.cut += cut - split;
        round.annotate += annotated - cut;
        round.extract += extracted - annotated;
        round.words += words;
        round.tokens += document.tokens.len();
        round.claims += extraction.claims.len();
    }
    round
}
