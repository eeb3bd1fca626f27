//! `newsgraph annotate`: words, trees, sentences and names of articles on stdout.

use std::io::Write;

use newsgraph::export::{write_annotation, write_conllu};
use newsgraph::model::{Article, Document, Result};

use super::Outcome;
use super::args::{AnnotateArgs, AnnotationFormat};
use super::extract::each_batch;
use super::talk::clean;

pub fn run(arguments: &AnnotateArgs) -> Result<Outcome> {
    each_batch(&arguments.input, &mut |engine, mut batch, out| {
        // An article in another language has been reported as skipped.
        batch.retain(|article| article.meta.language == "en");
        for (article, document) in engine.annotate_all(batch) {
            match arguments.format {
                AnnotationFormat::Table => table(&article, &document, out)?,
                AnnotationFormat::Jsonl => write_annotation(&article, &document, out)?,
                AnnotationFormat::Conllu => write_conllu(&article, &document, out)?,
            }
        }
        Ok(())
    })
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
