//! Annotation: an article becomes a [`Document`] of tokens, sentences and name proposals.
//!
//! This engine works by lexicon, gazetteer and shape. The trained engine that follows it fills the same `Document` with
//! tags, lemmas, heads and relations; nothing behind this seam knows which of them ran.

pub mod features;
mod furniture;
mod lemmas;
mod names;
mod sentences;
mod tokenizer;
mod tokens;

pub use lemmas::lemma;
pub use tokenizer::{Cut, Tokenizer};

use crate::model::{Article, Document, Sentence, Span, Token};
use crate::schema::Schema;

/// Annotates articles; made once, used for all, from any thread.
pub struct Annotator<'s> {
    splitter: sentences::Splitter<'s>,
    tokenizer: tokens::Tokenizer<'s>,
    words: Tokenizer<'s>,
    furniture: furniture::Furniture<'s>,
    names: names::Namer<'s>,
}

impl<'s> Annotator<'s> {
    /// An annotator with this schema's lexicons and gazetteers.
    pub fn new(schema: &'s Schema) -> Annotator<'s> {
        Annotator {
            splitter: sentences::Splitter::new(schema.lexicon()),
            tokenizer: tokens::Tokenizer::new(schema.lexicon()),
            words: Tokenizer::new(schema.english()),
            furniture: furniture::Furniture::new(schema.lexicon()),
            names: names::Namer::new(schema),
        }
    }

    /// Annotates one article, for the rules that are.
    pub fn annotate(&self, article: &Article) -> Document {
        self.document(article, &|text, sentence, tokens| {
            self.tokenizer.tokenize(text, sentence, tokens);
        })
    }

    /// Annotates one article with the words that the trained models know.
    pub fn annotate_words(&self, article: &Article) -> Document {
        self.document(article, &|text, sentence, tokens| {
            let mut cuts = Vec::new();
            self.words.cut(text, sentence, &mut cuts);
            let token = |cut: Cut| self.tokenizer.token(cut.span.of(text), cut.span);
            tokens.extend(cuts.into_iter().map(token));
        })
    }

    fn document(
        &self,
        article: &Article,
        tokenize: &dyn Fn(&str, Span, &mut Vec<Token>),
    ) -> Document {
        let mut document = Document::default();
        let text = article.text.as_str();
        for line in sentences::lines(text) {
            for span in self.splitter.sentences(text, line) {
                let first = document.tokens.len();
                tokenize(text, span, &mut document.tokens);
                let tokens = first..document.tokens.len();
                if !tokens.is_empty() {
                    document.sentences.push(Sentence {
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
