//! What rules cost that find no trigger: the same text extracted with the rules in the program and with 2,000 more, on one
//! thread.
//!
//! The rules are found by the words in a text, so what stands in no article must cost next to nothing. The triggers of the
//! additional rules are made up, or are rare words with a made-up requirement, so that some of them are tried and fail.

#![allow(missing_docs, clippy::expect_used)] // A benchmark that cannot read its articles can only stop.

use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use newsgraph::annotate::Annotator;
use newsgraph::annotate::engine::Model;
use newsgraph::extract::Extractor;
use newsgraph::model::{Article, Document};
use newsgraph::read::{self, Options};
use newsgraph::schema::Schema;

/// Rules beside those in the program.
const RULES: usize = 2_000;
/// How often all articles are extracted in a round.
const REPEATS: usize = 10;
/// Rounds; the fastest counts, since whatever else the machine does only slows one down.
const ROUNDS: usize = 9;
/// Words that some articles have; every hundredth rule is triggered by one.
const RARE: [&str; 10] = [
    "tow", "anchor", "rescue", "repair", "vote", "price", "ferry", "harbour", "bid", "strike",
];

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    let articles: Vec<Article> = read::articles(&[folder], &Options::default())
        .map(|article| article.expect("every example article can be read"))
        .collect();
    let few = Schema::embedded().expect("the schema in the binary is whole");
    let many = with_rules();
    let model = Model::embedded().expect("the model in the binary is whole");
    let annotator = Annotator::new(&few, &model);
    let annotated: Vec<(&Article, Document)> = articles
        .iter()
        .map(|article| (article, annotator.annotate(article)))
        .collect();
    let sides = [&few, &many].map(Extractor::new);
    let mut best = [Duration::MAX; 2];
    let mut claims = [0; 2];
    for _ in 0..ROUNDS {
        for ((extractor, best), claims) in sides.iter().zip(&mut best).zip(&mut claims) {
            let start = Instant::now();
            *claims = 0;
            for _ in 0..REPEATS {
                for (article, document) in &annotated {
                    *claims += black_box(extractor.extract(article, document)).claims.len();
                }
            }
            *best = start.elapsed().min(*best);
        }
    }
    assert_eq!(claims[0], claims[1], "the additional rules make no claims");
    println!(
        "{} articles, {REPEATS} times, extract on one thread, best of {ROUNDS} rounds\n",
        articles.len()
    );
    println!("{:>6} {:>8}", "rules", "seconds");
    for (schema, time) in [&few, &many].iter().zip(best) {
        let rules = schema.rule_sources().len();
        println!("{rules:>6} {:>8.3}", time.as_secs_f64());
    }
    println!(
        "\nratio {:.3}",
        best[1].as_secs_f64() / best[0].as_secs_f64()
    );
}

/// The schema in the program with the additional rules.
fn with_rules() -> Schema {
    let mut rules = String::new();
    for n in 0..RULES {
        let (trigger, requires) = match RARE.get(n / 100 % RARE.len()) {
            Some(word) if n % 100 == 0 => (word.to_string(), "object{quarblewhit}"),
            _ => (format!("quarble{}", letters(n)), ""),
        };
        let kind = if n % 2 == 0 { "verb" } else { "noun" };
        let text = "Maria Larsen met Peter Hall.";
        write!(
            rules,
            "[[rule]]\nname = \"bench/{n}\"\nedge = \"MEETS\"\n\
             frame = \"source:subject {kind}:{trigger} {requires} target:object|with|of\"\nconfidence = 90\n\
             accepts = [{{ text = \"{text}\", claims = [\"Maria Larsen MEETS Peter Hall asserted\"] }}]\n\
             rejects = [\"{text}\"]\n\n"
        )
        .expect("a string takes all");
    }
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("rules/bench.toml");
    std::fs::create_dir_all(folder.path().join("rules")).expect("a folder can be made");
    std::fs::write(file, rules).expect("a file can be written");
    let (schema, problems) = Schema::load(Some(folder.path())).expect("the schema can be loaded");
    assert!(problems.is_empty(), "{problems:?}");
    schema
}

/// A number as letters, since words have no digits.
fn letters(n: usize) -> String {
    n.to_string()
        .bytes()
        .map(|digit| char::from(digit - b'0' + b'a'))
        .collect()
}
