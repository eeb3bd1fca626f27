//! The annotation of an article as CoNLL-U: one line a word with ten columns, an empty line after each sentence
//! (<https://universaldependencies.org/format.html>). Tags are Penn Treebank's (column XPOS), relations the engine's; `_`
//! stands for what no engine has filled in. MISC says where no white space follows, and which words are names.

use std::io::Write;

use crate::model::{Article, Document, Result, Sentence};

/// Writes an article's annotation.
///
/// # Errors
/// When `out` fails.
pub fn write_conllu(article: &Article, document: &Document, out: &mut dyn Write) -> Result<()> {
    let id = on_one_line(&article.meta.id);
    writeln!(out, "# newdoc id = {id}")?;
    for (number, sentence) in document.sentences.iter().enumerate() {
        writeln!(out, "# sent_id = {id}-{}", number + 1)?;
        let text = on_one_line(sentence.span.of(&article.text));
        writeln!(out, "# text = {text}")?;
        if sentence.furniture {
            writeln!(out, "# furniture = yes")?;
        }
        words(&article.text, document, sentence, out)?;
        writeln!(out)?;
    }
    Ok(())
}

fn words(text: &str, document: &Document, sentence: &Sentence, out: &mut dyn Write) -> Result<()> {
    let tokens = document.tokens.get(sentence.tokens.clone()).unwrap_or(&[]);
    let first = sentence.tokens.start;
    let mut names = document.names.iter().peekable();
    for (number, token) in tokens.iter().enumerate() {
        let place = first + number;
        while names.next_if(|name| name.tokens.end <= place).is_some() {}
        let name = names.peek().filter(|name| name.tokens.start <= place);
        let next = tokens.get(number + 1);
        let glued = next.is_some_and(|next| next.span.start == token.span.end);
        let mut misc: Vec<String> = Vec::new();
        if let Some(name) = name {
            let part = if name.tokens.start == place { 'B' } else { 'I' };
            misc.push(format!("Name={part}-{}", name.label()));
        }
        if glued {
            misc.push("SpaceAfter=No".to_owned());
        }
        let head = match token.head as usize {
            root if root == place => 0,
            // Heads stay inside their sentence.
            head => (head + 1).saturating_sub(first),
        };
        writeln!(
            out,
            "{}\t{}\t{}\t_\t{}\t_\t{}\t{}\t_\t{}",
            number + 1,
            on_one_line(token.span.of(text)),
            or_none(&on_one_line(&token.lemma)),
            or_none(&token.tag),
            head,
            or_none(&token.relation),
            or_none(&misc.join("|")),
        )?;
    }
    Ok(())
}

fn or_none(cell: &str) -> &str {
    if cell.is_empty() { "_" } else { cell }
}

/// Text without what would end the line or the cell, or drive a terminal.
fn on_one_line(text: &str) -> String {
    let tame = |c: char| match c {
        c if !c.is_control() => c,
        c if c.is_whitespace() => ' ',
        _ => '\u{fffd}',
    };
    text.chars().map(tame).collect()
}
