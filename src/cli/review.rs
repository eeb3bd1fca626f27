//! `newsgraph review`: asks about doubtful merges and splits one by one, and writes the answers into `decisions.csv`.

use std::fs::{self, File};
use std::io::{BufRead, Write};
use std::path::Path;

use newsgraph::model::{Error, Result};
use newsgraph::pipeline;
use newsgraph::resolve::{self, COLUMNS, Question};
use newsgraph::schema::Schema;
use newsgraph::store::Store;

use super::args::ReviewArgs;
use super::talk::{self, Reporter, clean};
use super::{Outcome, decisions, schema};

pub fn run(arguments: &ReviewArgs) -> Result<Outcome> {
    let dir = &arguments.dir;
    let schema = schema::load(arguments.schema.as_deref())?;
    if !arguments.apply {
        // Open for reading only while people think: others may go on reading, too.
        let store = Store::open(dir)?;
        let mut reporter = Reporter::default();
        let questions = questions(&store, dir, &schema, &mut reporter)?;
        if arguments.list {
            list(&questions)?;
            return Ok(reporter.outcome());
        }
        let answers = ask(&questions, &store)?;
        if answers.is_empty() {
            talk::note("nothing decided");
            return Ok(reporter.outcome());
        }
        write(dir, &answers)?;
        talk::note(&format!(
            "{} decisions written to {}",
            answers.len(),
            decisions::path(dir).display()
        ));
    }
    let store = Store::change(dir)?;
    let mut reporter = Reporter::default();
    let decisions = decisions::read(dir, &schema, &mut reporter)?;
    let graph = pipeline::graph(&store, &schema, &decisions, &mut |d| reporter.report(&d))?;
    // Made without the model's fingerprint: the next build makes it again, and finds the same.
    store.save_graph(&graph, "review")?;
    talk::note(&format!(
        "{} nodes and {} edges in {}",
        graph.node_count(),
        graph.edge_count(),
        dir.display()
    ));
    Ok(reporter.outcome())
}

/// What is doubted of what the store holds, with the decisions of the file as it is now.
fn questions(
    store: &Store,
    dir: &Path,
    schema: &Schema,
    reporter: &mut Reporter,
) -> Result<Vec<Question>> {
    let decisions = decisions::read(dir, schema, reporter)?;
    let (questions, problems) = resolve::questions(store, schema, &decisions)?;
    problems.iter().for_each(|problem| reporter.report(problem));
    Ok(questions)
}

fn list(questions: &[Question]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    for question in questions {
        serde_json::to_writer(&mut out, question).map_err(std::io::Error::from)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Asks until the questions or the answers end; gives a line of the file for each answer.
fn ask(questions: &[Question], store: &Store) -> Result<Vec<String>> {
    if !questions.is_empty() {
        let count = questions.len();
        talk::note(&format!(
            "{count} questions, those first on which most hangs"
        ));
    }
    let mut answers: Vec<Option<String>> = Vec::new();
    let mut input = std::io::stdin().lock().lines();
    while let Some(question) = questions.get(answers.len()) {
        let place = format!("{}/{}", answers.len() + 1, questions.len());
        show(&place, question, store)?;
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

fn show(place: &str, question: &Question, store: &Store) -> Result<()> {
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
    let article = store.find(&question.article)?;
    let quote = article.as_ref().and_then(|article| {
        let text = article.text.as_str();
        let at = text.find(&question.a_name)?;
        let start = text.get(..at)?.rfind('\n').map_or(0, |line| line + 1);
        text.get(start..)?.lines().next()
    });
    if let Some(quote) = quote {
        let quote: String = quote.chars().take(300).collect();
        talk::note(&format!("  \u{201c}{}\u{201d}", clean(&quote)));
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

/// Adds lines to the file as it is now, which somebody may have changed meanwhile: a new one is put in its place, so that a
/// crash leaves the old one or the new one.
fn write(dir: &Path, answers: &[String]) -> Result<()> {
    let path = decisions::path(dir);
    let mut text = decisions::text(dir)?;
    if text.is_empty() {
        text = format!("{}\n", COLUMNS.join(","));
    } else if !text.ends_with('\n') {
        text.push('\n');
    }
    text.extend(answers.iter().map(String::as_str));
    let new = path.with_extension("csv.new");
    let written = File::create(&new)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())
                .and_then(|()| file.sync_all())
        })
        .and_then(|()| fs::rename(&new, &path));
    written.map_err(|e| Error::wrap(format!("{} cannot be written", path.display()), e))
}
