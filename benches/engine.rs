//! How fast the trained engine is, on one thread: tokens per second, and the share of each stage.
//!
//! The tokens are those of the parity text, so that tokenizing is not in it, and the embeddings of their words are known
//! after the first round. The best of many short rounds counts: whatever else the machine does only slows one down.
//! `benches/engine.py` runs spaCy on the same tokens with the same weights beside it.

#![allow(missing_docs, clippy::expect_used)] // A benchmark that cannot read its files can only stop.

use std::path::Path;
use std::time::{Duration, Instant};

use newsgraph::annotate::engine::{Annotations, Arithmetic, Kernel, Model, Times, Token};
use newsgraph::schema::English;

/// The text, cut into tokens.
const TOKENS: &str = "tests/parity/small.tsv";
/// The model, where the environment variable MODEL names no other.
const MODEL: &str = "models/en-news.ngm";
const ROUNDS: usize = 100;
/// No more rounds of a kernel begin after this time.
const LIMIT: Duration = Duration::from_secs(10);

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = std::env::var_os("MODEL").map_or_else(|| root.join(MODEL), Into::into);
    let bytes = std::fs::read(&path).expect("the model can be read");
    let start = Instant::now();
    let model = Model::load(&bytes).expect("the model is whole");
    let english = English::embedded().expect("the tables in the binary are whole");
    println!(
        "{}, loaded in {} ms",
        path.display(),
        start.elapsed().as_millis()
    );

    let text = std::fs::read_to_string(root.join(TOKENS)).expect("the tokens can be read");
    let (mut tokens, mut sentences, mut first) = (Vec::new(), Vec::new(), 0);
    for line in text.lines() {
        let mut cells = line.split('\t');
        match (cells.next(), cells.next(), cells.next()) {
            (Some(text), Some(norm), Some(space)) => tokens.push(Token {
                text,
                norm,
                space: space == "1",
            }),
            _ => {
                sentences.push(first..tokens.len());
                first = tokens.len();
            }
        }
    }
    println!(
        "{} tokens, {} sentences, one thread, best of at most {ROUNDS} rounds\n",
        tokens.len(),
        sentences.len()
    );

    let mut found = Annotations::default();
    for kernel in Kernel::available() {
        let new = || model.worker_with(&english, Arithmetic::Integer(kernel));
        // A new worker knows no word and has its memory to come by.
        let cold = (0..5).map(|_| {
            let mut worker = new();
            let start = Instant::now();
            worker.annotate(&tokens, &sentences, &mut found);
            start.elapsed()
        });
        let cold = cold.min().unwrap_or_default();
        let mut worker = new();
        worker.annotate(&tokens, &sentences, &mut found);
        let mut best = (Duration::MAX, Times::default());
        let begin = Instant::now();
        for _ in (0..ROUNDS).take_while(|_| begin.elapsed() < LIMIT) {
            let before = *worker.times();
            let start = Instant::now();
            worker.annotate(&tokens, &sentences, &mut found);
            let took = start.elapsed();
            if took < best.0 {
                best = (took, worker.times().since(&before));
            }
        }
        let per_second = |took: Duration| tokens.len() as f64 / took.as_secs_f64();
        println!(
            "{}: {:.0} tokens/s; by a new worker {:.0}",
            kernel.name(),
            per_second(best.0),
            per_second(cold)
        );
        for (stage, took) in best.1.stages() {
            println!(
                "    {stage:<12} {:>6.3} µs a token {:>5.1} %",
                took.as_secs_f64() * 1e6 / tokens.len() as f64,
                100.0 * took.as_secs_f64() / best.0.as_secs_f64()
            );
        }
    }
}
