//! Annotation: an article becomes a [`Document`] of sentences, words with tags, trees, and name proposals.
//!
//! Lines and sentences are cut first, words as the trained engine knows them; the engine tags and parses each sentence by
//! itself and finds entities. Names are then proposed from entities, lexicons and gazetteers together.

pub mod engine;
pub mod features;
mod furniture;
mod lemmas;
mod names;
mod sentences;
mod tokenizer;
mod words;

use std::sync::{Mutex, PoisonError};

pub use lemmas::lemma;
pub use tokenizer::{Cut, Tokenizer};

use crate::model::{Article, Document, Entity, Sentence, Text};
use crate::schema::{English, Schema};
use engine::{Annotations, Model, Worker};

/// Annotates articles; made once, used for all, from any thread.
pub struct Annotator<'s> {
    english: &'s English,
    splitter: sentences::Splitter<'s>,
    tokenizer: Tokenizer<'s>,
    lexicon: &'s crate::schema::Lexicon,
    words: words::Words<'s>,
    furniture: furniture::Furniture<'s>,
    names: names::Namer<'s>,
    model: &'s Model,
    /// The engine's memory, one for each thread that is at work.
    idle: Mutex<Vec<Memory<'s>>>,
}

/// What one thread needs to run the engine.
struct Memory<'s> {
    worker: Worker<'s>,
    annotations: Annotations,
    lemmas: lemmas::Lemmas,
}

impl<'s> Annotator<'s> {
    /// An annotator with this schema's lexicons and gazetteers and this model.
    pub fn new(schema: &'s Schema, model: &'s Model) -> Annotator<'s> {
        Annotator {
            english: schema.english(),
            splitter: sentences::Splitter::new(schema.lexicon()),
            tokenizer: Tokenizer::new(schema.english()),
            lexicon: schema.lexicon(),
            words: words::Words::new(schema.lexicon()),
            furniture: furniture::Furniture::new(schema.lexicon()),
            names: names::Namer::new(schema),
            model,
            idle: Mutex::default(),
        }
    }

    /// Annotates one article.
    pub fn annotate(&self, article: &Article) -> Document {
        let mut document = Document::default();
        let text = article.text.as_str();
        let mut cuts = Vec::new();
        for line in sentences::lines(text) {
            let dateline = sentences::dateline(line.of(text));
            let begins = line.start + dateline.unwrap_or(0) as u32;
            for span in self.splitter.sentences(text, line) {
                let first = cuts.len();
                self.tokenizer.cut(text, span, &mut cuts);
                let tokens = first..cuts.len();
                if !tokens.is_empty() {
                    document.sentences.push(Sentence {
                        span,
                        tokens,
                        furniture: span.end <= begins,
                    });
                }
            }
        }
        let token = |cut: &Cut| self.words.token(cut.span.of(text), cut.span);
        document.tokens = cuts.iter().map(token).collect();
        document.phrases = self.lexicon.find(&document.tokens, &document.sentences);
        self.run(text, &cuts, &mut document);
        self.furniture.mark(text, &mut document);
        document.names = self.names.names(text, &document);
        document
    }

    /// Fills in what the engine finds.
    fn run(&self, text: &str, cuts: &[Cut<'_>], document: &mut Document) {
        let norms: Vec<_> = cuts
            .iter()
            .map(|cut| features::norm(self.english, cut, text))
            .collect();
        let tokens = cuts.iter().zip(&norms).map(|(cut, norm)| {
            let after = text.get(cut.span.end as usize..).unwrap_or("");
            engine::Token {
                text: cut.span.of(text),
                norm,
                space: after.starts_with(char::is_whitespace),
            }
        });
        let tokens: Vec<engine::Token<'_>> = tokens.collect();
        let sentences: Vec<_> = document
            .sentences
            .iter()
            .map(|s| s.tokens.clone())
            .collect();
        let mut memory = self.memory();
        memory
            .worker
            .annotate(&tokens, &sentences, &mut memory.annotations);
        let Memory {
            annotations: found,
            lemmas,
            ..
        } = &mut memory;
        let (tags, relations) = (self.model.tags(), self.model.relations());
        // "to found", "will put": neither a participle nor the past tense stands there.
        let base = tags.iter().position(|tag| tag == "VB");
        let mut infinitive = false;
        for (i, token) in document.tokens.iter_mut().enumerate() {
            let number = |of: &[u16]| of.get(i).map_or(0, |n| usize::from(*n));
            let mut tag = number(&found.tags);
            let past = |tag: &Text| matches!(tag.as_str(), "VBD" | "VBN");
            if infinitive && tags.get(tag).is_some_and(past) {
                tag = base.unwrap_or(tag);
            }
            token.tag = tags.get(tag).cloned().unwrap_or_default();
            infinitive = matches!(token.tag.as_str(), "TO" | "MD");
            token.lemma = lemmas.get(self.english, token.span.of(text), &token.tag, tag);
            token.relation = relations
                .get(number(&found.relations))
                .cloned()
                .unwrap_or_default();
            token.head = found.heads.get(i).copied().unwrap_or(i as u32);
        }
        let labels = self.model.entity_labels();
        let entities = found.entities.iter().filter_map(|entity| {
            Some(Entity {
                tokens: entity.tokens.clone(),
                label: labels.get(usize::from(entity.label))?.clone(),
            })
        });
        document.entities = entities.collect();
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.push(memory);
    }

    fn memory(&self) -> Memory<'s> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.pop().unwrap_or_else(|| Memory {
            worker: self.model.worker(self.english),
            annotations: Annotations::default(),
            lemmas: lemmas::Lemmas::default(),
        })
    }
}
