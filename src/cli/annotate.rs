//! `newsgraph annotate`: words, sentences and names of articles on stdout.

use std::io::{BufWriter, Write};

use newsgraph::export::{write_annotation, write_conllu};
use newsgraph::model::{Article, Document, Result};
use newsgraph::pipeline::{self, Engine};
use newsgraph::read;

use super::args::{AnnotateArgs, AnnotationFormat};
use super::extract::set_threads;
use super::read::options;
use super::talk::{Progress, Reporter, clean};
use super::{Outcome, schema};

pub fn run(arguments: &AnnotateArgs) -> Result<Outcome> {
    let input = &arguments.input;
    let schema = schema::load(input.schema.as_deref())?;
    let model = schema::model(input.model.as_deref())?;
    let engine = Engine::new(&schema, &model);
    let mut reporter = Reporter::default();
    let progress = Progress::new("reading");
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut count = 0;
    let articles = read::articles(&input.inputs, &options(input));
    set_threads(input)?;
    pipeline::batches(articles, &mut |d| reporter.report(&d), &mut |mut batch| {
        // An article in another language has been reported as skipped.
        batch.retain(|article| article.meta.language == "en");
        for (article, document) in engine.annotate_all(batch) {
            match arguments.format {
                AnnotationFormat::Table => table(&article, &document, &mut out)?,
                AnnotationFormat::Jsonl => write_annotation(&article, &document, &mut out)?,
                AnnotationFormat::Conllu => write_conllu(&article, &document, &mut out)?,
            }
            count += 1;
        }
        progress.update(format!("{count} articles"));
        Ok(())
    })?;
    out.flush()?;
    progress.finish();
    Ok(reporter.outcome())
}

/// A table a sentence, with the sentence above it.
fn table(article: &Article, document: &Document, out: &mut dyn Write) -> Result<()> {
    let text = article.text.as_str();
    for sentence in &document.sentences {
        let furniture = if sentence.furniture {
            "(furniture) "
        } else {
            ""
        };
        writeln!(out, "{furniture}{}", clean(sentence.span.of(text)))?;
        let mut table = comfy_table::Table::new();
        table.load_style(comfy_table::presets::NOTHING);
        table.set_header(["", "WORD", "LEMMA", "TAG", "HEAD", "RELATION", "NAME"]);
        for (number, place) in (1..).zip(sentence.tokens.clone()) {
            let Some(token) = document.tokens.get(place) else {
                continue;
            };
            let name = document.names.iter().find(|n| n.tokens.contains(&place));
            let head = document.tokens.get(token.head as usize);
            table.add_row([
                number.to_string(),
                clean(token.span.of(text)),
                clean(&token.lemma),
                token.tag.to_string(),
                head.map_or_else(String::new, |head| clean(head.span.of(text))),
                token.relation.to_string(),
                name.map_or("", |name| name.label()).to_owned(),
            ]);
        }
        for line in table.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        writeln!(out)?;
    }
    Ok(())
}
