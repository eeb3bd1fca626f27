//! Annotation: an article becomes a [`Document`] of tokens, sentences and name proposals.
//!
//! This engine works by lexicon, gazetteer and shape. The trained engine that follows it fills the same `Document` with
//! tags, lemmas, heads and relations; nothing behind this seam knows which of them ran.

pub mod engine;
mod furniture;
mod names;
mod sentences;
mod tokens;

use crate::model::{Article, Document};
use crate::schema::Schema;

/// Annotates articles; made once, used for all, from any thread.
pub struct Annotator<'s> {
    tokenizer: tokens::Tokenizer<'s>,
    furniture: furniture::Furniture<'s>,
    names: names::Namer<'s>,
}

impl<'s> Annotator<'s> {
    /// An annotator with this schema's lexicons and gazetteers.
    pub fn new(schema: &'s Schema) -> Annotator<'s> {
        Annotator {
            tokenizer: tokens::Tokenizer::new(schema.lexicon()),
            furniture: furniture::Furniture::new(schema.lexicon()),
            names: names::Namer::new(schema),
        }
    }

    /// Annotates one article.
    pub fn annotate(&self, article: &Article) -> Document {
        let mut document = Document::default();
        let text = article.text.as_str();
        for line in sentences::lines(text) {
            for span in sentences::sentences(text, line, &|word| self.tokenizer.opens_name(word)) {
                let first = document.tokens.len();
                self.tokenizer.tokenize(text, span, &mut document.tokens);
                let tokens = first..document.tokens.len();
                if !tokens.is_empty() {
                    document.sentences.push(crate::model::Sentence {
                        span,
                        tokens,
                        furniture: false,
                    });
                }
            }
        }
        self.furniture.mark(text, &mut document);
        document.names = self.names.names(text, &document);
        document
    }
}
