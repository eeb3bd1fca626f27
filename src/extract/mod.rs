//! Extraction: what one article says. Names with the document's memory, times, then claims and meetings by rules.
//!
//! The layers run in this order because each needs the ones before: a rule's ends are names, its status and time need
//! the times of the sentence, a meeting needs the claims that report it.

mod aliases;
mod attachment;
mod chains;
mod claims;
mod coref;
mod draft;
mod frames;
mod government;
mod items;
mod kinds;
mod matcher;
mod meetings;
mod setting;
mod shingles;
mod status;
mod tense;
mod times;
pub mod trace;

use crate::model::{Article, Document, Extraction};
use crate::schema::Schema;
use draft::Draft;
use trace::{Log, TracedSentence};

/// Extracts; made once, used for all articles, from any thread.
pub struct Extractor<'s> {
    schema: &'s Schema,
    chains: chains::Chains<'s>,
    attachment: attachment::Attachment<'s>,
    coref: coref::Coref<'s>,
    times: times::Times<'s>,
    claimer: claims::Claimer<'s>,
    framer: frames::Framer<'s>,
    settings: setting::Settings<'s>,
}

impl<'s> Extractor<'s> {
    /// An extractor with this schema's rules and lexicons.
    pub fn new(schema: &'s Schema) -> Extractor<'s> {
        Extractor {
            schema,
            chains: chains::Chains::new(schema),
            attachment: attachment::Attachment::new(schema),
            coref: coref::Coref::new(schema),
            times: times::Times::new(schema.lexicon()),
            claimer: claims::Claimer::new(schema),
            framer: frames::Framer::new(schema),
            settings: setting::Settings::new(schema),
        }
    }

    /// The same with [events](crate::model::Event), which a graph does not hold.
    pub fn with_events(self) -> Extractor<'s> {
        Extractor {
            framer: self.framer.with_events(),
            ..self
        }
    }

    /// All that an annotated article says.
    pub fn extract(&self, article: &Article, document: &Document) -> Extraction {
        self.logged(article, document, &Log::default())
    }

    /// Why each rule whose trigger stands in an annotated article makes claims of it or not, in order of text.
    pub fn trace(&self, article: &Article, document: &Document) -> Vec<TracedSentence> {
        let log = Log::on();
        self.logged(article, document, &log);
        log.into_sentences(document)
    }

    fn logged(&self, article: &Article, document: &Document, log: &Log) -> Extraction {
        let mut draft = Draft::default();
        let anchor = article.meta.date;
        self.chains.find(&article.text, document, &mut draft);
        aliases::join(self.schema, document, &mut draft);
        let mended = self.attachment.mend(document, &draft);
        let document = mended.as_ref();
        let sentences = || document.sentences.iter().filter(|s| !s.furniture);
        self.times
            .find(&article.text, document, sentences(), anchor, &mut draft);
        self.coref.find(&article.text, document, &mut draft);
        let kinds = kinds::Kinds::new(self.schema, &draft);
        let setting = self.settings.find(&article.text, document, &draft);
        let (mut reports, mut weak) = (Vec::new(), Vec::new());
        for sentence in sentences() {
            self.claimer
                .claim(document, sentence, anchor, &kinds, &mut draft, log);
            self.framer.claim(
                document,
                sentence,
                anchor,
                &setting,
                &mut draft,
                &mut reports,
                &mut weak,
                log,
            );
        }
        self.framer.own(document, &setting, &mut draft, log);
        frames::settle(&weak, self.schema, &mut draft, log);
        frames::hand_on(&mut draft);
        self.framer.end(anchor, &mut draft, log);
        claims::drop_implied(self.schema, &mut draft, log);
        meetings::join(reports, &mut draft);
        draft.finish(article)
    }
}
