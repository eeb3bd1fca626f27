//! `newsgraph review`: asks about doubtful merges and splits one by one, and writes the answers into `decisions.csv`.

use std::fs;
use std::io::{BufRead, Write};
use std::path::Path;

use newsgraph::model::{Articles, Error, Result};
use newsgraph::pipeline;
use newsgraph::resolve::{COLUMNS, Question, Resolved};
use newsgraph::schema::Schema;
use newsgraph::store::Store;

use super::args::ReviewArgs;
use super::talk::{self, Reporter, clean};
use super::{Outcome, decisions, schema};

pub fn run(arguments: &ReviewArgs) -> Result<Outcome> {
    let dir = &arguments.dir;
    let schema = schema::load(arguments.schema.as_deref())?;
    let mut reporter = Reporter::default();
    if arguments.list {
        let store = Store::open(dir)?;
        let resolved = resolved(&store, dir, &schema, &mut reporter)?;
        let mut out = std::io::stdout().lock();
        for question in &resolved.questions {
            serde_json::to_writer(&mut out, question).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        return Ok(reporter.outcome());
    }
    // Open for reading only while people think: others may go on reading, too.
    let before = decisions::text(dir)?;
    if !arguments.apply {
        let store = Store::open(dir)?;
        let resolved = resolved(&store, dir, &schema, &mut reporter)?;
        let answers = ask(&resolved.questions, &store, &resolved)?;
        if answers.is_empty() {
            talk::note("nothing decided");
            return Ok(reporter.outcome());
        }
        write(dir, &before, &answers)?;
        talk::note(&format!(
            "{} decisions written to {}",
            answers.len(),
            decisions::path(dir).display()
        ));
    }
    let store = Store::create(dir)?;
    let mut reporter = Reporter::default();
    let resolved = resolved(&store, dir, &schema, &mut reporter)?;
    // Made without the model's fingerprint: the next build makes it again, and finds the same.
    store.save_graph(&resolved.graph, "review")?;
    talk::note(&format!(
        "{} nodes and {} edges in {}",
        resolved.graph.node_count(),
        resolved.graph.edge_count(),
        dir.display()
    ));
    Ok(reporter.outcome())
}

/// The graph of what the store holds, with the decisions of the file as it is now.
fn resolved(
    store: &Store,
    dir: &Path,
    schema: &Schema,
    reporter: &mut Reporter,
) -> Result<Resolved> {
    let decisions = decisions::read(dir, schema, reporter)?;
    pipeline::graph(store, schema, &decisions, &mut |d| reporter.report(&d))
}

/// Asks until the questions or the answers end; gives a line of the file for each answer.
fn ask(questions: &[Question], store: &Store, resolved: &Resolved) -> Result<Vec<String>> {
    let mut answers: Vec<Option<String>> = Vec::new();
    let mut input = std::io::stdin().lock().lines();
    while let Some(question) = questions.get(answers.len()) {
        let place = format!("{}/{}", answers.len() + 1, questions.len());
        show(&place, question, store, resolved)?;
        // Who ends the input quits.
        let answer = input.next().transpose()?.unwrap_or_else(|| "q".to_owned());
        match answer.trim().to_lowercase().as_str() {
            "y" | "yes" => answers.push(Some(line("same", question)?)),
            "n" | "no" => answers.push(Some(line("different", question)?)),
            "s" | "skip" | "" => answers.push(None),
            "u" | "undo" => {
                answers.pop();
            }
            "q" | "quit" => break,
            other => talk::note(&format!("\"{other}\" is no answer: y, n, s, u or q")),
        }
    }
    Ok(answers.into_iter().flatten().collect())
}

fn show(place: &str, question: &Question, store: &Store, resolved: &Resolved) -> Result<()> {
    let now = match question.joined {
        true => "one node now",
        false => "two nodes now",
    };
    talk::note(&format!(
        "\n{place}  {} ({}, in {} articles)\n  and  {} ({}, in {} articles)\n  {now}: {}, {:.2}",
        clean(&question.a_name),
        clean(&question.a),
        question.a_articles,
        clean(&question.b_name),
        clean(&question.b),
        question.b_articles,
        question.reason,
        f64::from(question.confidence) / 100.0
    ));
    let articles = resolved.graph.articles();
    if let Ok(number) = articles.binary_search_by(|a| a.id.as_str().cmp(&question.article)) {
        let text = store.article(number as u32)?.text;
        let quote = text.find(&question.a_name).and_then(|at| {
            let start = text.get(..at)?.rfind('\n').map_or(0, |line| line + 1);
            text.get(start..)?.lines().next()
        });
        if let Some(quote) = quote {
            let quote: String = quote.chars().take(300).collect();
            talk::note(&format!("  \u{201c}{}\u{201d}", clean(&quote)));
        }
    }
    talk::note("the same? y yes, n no, s skip, u undo, q quit");
    Ok(())
}

/// A line of the file.
fn line(decision: &str, question: &Question) -> Result<String> {
    let note = format!("{} / {}", question.a_name, question.b_name);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let cells = [decision, &question.a, &question.b, "", &note];
    let written = writer
        .write_record(cells)
        .map_err(|e| Error::wrap("a decision cannot be written", e));
    written?;
    let bytes = writer.into_inner().map_err(|e| Error::new(e.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Adds lines to the file: a new one is put in its place, so that a crash leaves the old one or the new one.
fn write(dir: &Path, before: &str, answers: &[String]) -> Result<()> {
    let path = decisions::path(dir);
    let mut text = before.to_owned();
    if text.is_empty() {
        text = format!("{}\n", COLUMNS.join(","));
    } else if !text.ends_with('\n') {
        text.push('\n');
    }
    text.extend(answers.iter().map(String::as_str));
    let new = path.with_extension("csv.new");
    let written = fs::write(&new, text).and_then(|()| fs::rename(&new, &path));
    written.map_err(|e| Error::wrap(format!("{} cannot be written", path.display()), e))
}
