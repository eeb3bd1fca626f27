//! The trained engine: a small network that tags words, parses sentences and finds names.
//!
//! One encoder (or some) turns each word into a row of numbers that knows its surroundings; from these rows a tagger, a
//! transition parser and a transition entity recogniser decide. The networks are spaCy's, trained by spaCy; a model file
//! has their weights as int8 (`training/ngm.py` writes it). Running them is small enough to be own code, and to be so
//! without a runtime for networks in general: a few products of matrices ([`kernels`]), hashing ([`strings`]) and the
//! transition systems.
//!
//! The result depends on nothing but model and tokens: sums of products are integers, the few floats run in a fixed
//! order, and of equal scores the first counts. So every machine, kernel and number of threads gives the same.
//!
//! A [`Model`] is shared by all threads; each has a [`Worker`] with its memory.

mod embed;
mod encoder;
mod file;
mod kernels;
mod linear;
mod lookup;
mod ner;
mod parser;
mod projective;
mod strings;
mod tagger;
mod transitions;

use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::model::{Error, Result, Text};
use crate::schema::English;
use embed::{Cache, Classes, Lexicon};
use encoder::{Encoded, Encoder};
use file::File;
pub use kernels::Kernel;
pub use linear::Arithmetic;
use linear::Buffers;
use lookup::Lookup;
use ner::Recogniser;
use parser::Parser;
use tagger::Tagger;
use transitions::Precomputed;

/// A word as the network sees it.
#[derive(Debug, Clone, Copy)]
pub struct Token<'t> {
    /// The word as it stands in the text.
    pub text: &'t str,
    /// Its norm by spaCy's English: lower case, contractions spelt out.
    pub norm: &'t str,
    /// Whether white space follows.
    pub space: bool,
}

/// A name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its tokens, a range of those that were given.
    pub tokens: Range<usize>,
    /// Its label, a number of [`Model::entity_labels`].
    pub label: u16,
}

/// What the network says of tokens; all numbers are of the tokens that were given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Annotations {
    /// The tag of each token, a number of [`Model::tags`].
    pub tags: Vec<u16>,
    /// The head of each token, a number of a token; a root's is itself.
    pub heads: Vec<u32>,
    /// The relation of each token to its head, a number of [`Model::relations`].
    pub relations: Vec<u16>,
    /// The names, in order.
    pub entities: Vec<Entity>,
}

/// Tokens that are computed together: so many that the weights are read seldom, so few that all rows stay in the caches.
const BATCH: usize = 256;
/// The longest sentence; a longer one is cut, so that one line of garbage cannot take all memory.
const LONGEST: usize = 1000;

/// A trained model. Cloning it is cheap.
#[derive(Debug, Clone)]
pub struct Model(Arc<Network>);

#[derive(Debug)]
struct Network {
    encoders: Vec<Encoder>,
    lexicon: Lexicon,
    tagger: Tagger,
    parser: Parser,
    ner: Recogniser,
    language: Text,
    fingerprint: String,
}

/// The model in the binary: `models/README.md` says how it was made, and from what.
const EMBEDDED: &[u8] = include_bytes!("../../../models/en-news.ngm");

impl Model {
    /// The model that the program carries.
    ///
    /// # Errors
    /// When the binary is damaged.
    pub fn embedded() -> Result<Model> {
        Model::load(EMBEDDED)
    }

    /// Loads a model from the bytes of its file. An error says what is wrong with the file: that it is none, is of
    /// another version, lacks a tensor or has one of a wrong shape.
    pub fn load(bytes: &[u8]) -> Result<Model> {
        let file = File::open(bytes)?;
        let config = &file.config;
        let tables = config.classes.iter().enumerate();
        let classes = tables
            .map(|(t, table)| Classes::read(&file, t, table.lower))
            .collect::<Result<Vec<_>>>()?;
        let encoders = config.encoders.iter().enumerate();
        let encoders = encoders
            .map(|(e, encoder)| Encoder::read(&file, e, encoder, &classes))
            .collect::<Result<Vec<_>>>()?;
        let rows = encoders
            .iter()
            .map(|e| e.embedding.vectors())
            .filter(|&n| n > 0)
            .min();
        let vectors = rows
            .map(|n| Lookup::read(&file, "vectors", n))
            .transpose()?;
        let width = |encoder: usize| match encoders.get(encoder) {
            Some(e) => Ok(e.width()),
            None => Err(Error::new(format!("the model has no encoder {encoder}"))),
        };
        let tagger = Tagger::read(&file, &config.tagger, width(config.tagger.encoder)?)?;
        let parser = Parser::read(&file, &config.parser, width(config.parser.encoder)?)?;
        let ner = Recogniser::read(&file, &config.ner, width(config.ner.encoder)?)?;
        Ok(Model(Arc::new(Network {
            lexicon: Lexicon {
                strings: strings::Strings::new(&config.symbols),
                classes,
                vectors,
            },
            language: Text::from(&config.language),
            fingerprint: blake3::hash(bytes).to_hex().to_string(),
            encoders,
            tagger,
            parser,
            ner,
        })))
    }

    /// The tags, by their numbers.
    pub fn tags(&self) -> &[Text] {
        self.0.tagger.labels()
    }

    /// The dependency relations, by their numbers.
    pub fn relations(&self) -> &[Text] {
        self.0.parser.relations()
    }

    /// The labels of names, by their numbers.
    pub fn entity_labels(&self) -> &[Text] {
        self.0.ner.labels()
    }

    /// The language, as in `en`.
    pub fn language(&self) -> &str {
        &self.0.language
    }

    /// What tells this model from others: the hash of its file.
    pub fn fingerprint(&self) -> &str {
        &self.0.fingerprint
    }

    /// A worker for one thread, with the machine's fastest kernel.
    pub fn worker<'e>(&self, english: &'e English) -> Worker<'e> {
        self.worker_with(english, Arithmetic::Integer(Kernel::best()))
    }

    /// A worker that computes in a certain way, for comparisons.
    pub fn worker_with<'e>(&self, english: &'e English, arithmetic: Arithmetic) -> Worker<'e> {
        Worker {
            model: self.clone(),
            english,
            arithmetic,
            memory: Memory::default(),
        }
    }
}

/// Annotates tokens on one thread. What it has in memory (embeddings of words, buffers) is kept from call to call and
/// has no influence on results.
#[derive(Debug)]
pub struct Worker<'e> {
    model: Model,
    english: &'e English,
    arithmetic: Arithmetic,
    memory: Memory,
}

#[derive(Debug, Default)]
struct Memory {
    cache: Cache,
    buffers: Buffers,
    words: Vec<u32>,
    batch: Vec<Range<usize>>,
    encoded: Vec<Encoded>,
    state: parser::State,
    names: Precomputed,
    times: Times,
}

impl Worker<'_> {
    /// Annotates sentences, which are ranges of the tokens, in order and without overlaps. Tokens outside of sentences
    /// get the tag, the relation 0 and themselves as head.
    pub fn annotate(
        &mut self,
        tokens: &[Token<'_>],
        sentences: &[Range<usize>],
        out: &mut Annotations,
    ) {
        out.tags.clear();
        out.tags.resize(tokens.len(), 0);
        out.relations.clear();
        out.relations.resize(tokens.len(), 0);
        out.heads.clear();
        out.heads.extend(0..tokens.len() as u32);
        out.entities.clear();
        let mut batch = std::mem::take(&mut self.memory.batch);
        batch.clear();
        let mut size = 0;
        for sentence in sentences {
            let mut start = sentence.start;
            let end = sentence.end.min(tokens.len());
            while start < end {
                let piece = start..end.min(start + LONGEST);
                start = piece.end;
                // A batch is a run of tokens.
                let adjoins = batch.last().is_none_or(|last| last.end == piece.start);
                if size > 0 && (!adjoins || size + piece.len() > BATCH) {
                    self.run(tokens, &batch, out);
                    batch.clear();
                    size = 0;
                }
                size += piece.len();
                batch.push(piece);
            }
        }
        if !batch.is_empty() {
            self.run(tokens, &batch, out);
        }
        self.memory.batch = batch;
    }

    /// The time spent in each stage since the worker was made.
    pub fn times(&self) -> &Times {
        &self.memory.times
    }

    /// Annotates adjoining sentences, stage by stage.
    #[allow(clippy::indexing_slicing)] // The loader has checked the numbers of encoders; `annotate` keeps to the tokens.
    fn run(&mut self, tokens: &[Token<'_>], sentences: &[Range<usize>], out: &mut Annotations) {
        let network = &*self.model.0;
        let arithmetic = self.arithmetic;
        let m = &mut self.memory;
        let first = sentences.first().map_or(0, |s| s.start);
        let end = sentences.last().map_or(first, |s| s.end);
        let tokens = &tokens[first..end];
        let mut watch = Watch::start();

        m.cache.look_up(
            tokens,
            self.english,
            network,
            arithmetic,
            &mut m.buffers,
            &mut m.words,
        );
        watch.stop(&mut m.times.embed);

        m.encoded
            .resize_with(network.encoders.len(), Encoded::default);
        for (e, encoder) in network.encoders.iter().enumerate() {
            let embedded = |t: usize| m.cache.row(m.words[t], e);
            encoder.encode(
                sentences,
                embedded,
                arithmetic,
                &mut m.buffers,
                &mut m.encoded[e],
            );
        }
        watch.stop(&mut m.times.encode);

        let rows = &m.encoded[network.tagger.encoder];
        network.tagger.tag(
            rows,
            tokens.len(),
            arithmetic,
            &mut m.buffers,
            &mut out.tags[first..end],
        );
        watch.stop(&mut m.times.tag);

        let (parser, ner) = (&network.parser, &network.ner);
        parser.precompute(
            &m.encoded[parser.encoder],
            tokens.len(),
            arithmetic,
            &mut m.buffers,
            &mut m.state,
        );
        ner.precompute(
            &m.encoded[ner.encoder],
            tokens.len(),
            arithmetic,
            &mut m.buffers,
            &mut m.names,
        );
        watch.stop(&mut m.times.precompute);

        let is_space = |t: usize| m.cache.is_space(m.words[t]);
        for sentence in sentences {
            let local = sentence.start - first..sentence.end - first;
            let (heads, relations) = (
                &mut out.heads[sentence.clone()],
                &mut out.relations[sentence.clone()],
            );
            let is_space = |w: usize| is_space(local.start + w);
            parser.parse(
                local.clone(),
                is_space,
                arithmetic,
                &mut m.buffers,
                &mut m.state,
                (heads, relations),
            );
            heads.iter_mut().for_each(|h| *h += sentence.start as u32);
        }
        watch.stop(&mut m.times.parse);

        for sentence in sentences {
            let local = sentence.start - first..sentence.end - first;
            ner.find(
                local,
                is_space,
                arithmetic,
                &mut m.buffers,
                &mut m.names,
                |tokens, label| {
                    let tokens = first + tokens.start..first + tokens.end;
                    out.entities.push(Entity { tokens, label });
                },
            );
        }
        watch.stop(&mut m.times.find);
    }
}

/// Time spent in the stages of the network.
#[derive(Debug, Clone, Copy, Default)]
pub struct Times {
    /// Looking up and computing embeddings of words.
    pub embed: Duration,
    /// The encoders' layers.
    pub encode: Duration,
    /// Tagging.
    pub tag: Duration,
    /// What tokens add in the roles of states.
    pub precompute: Duration,
    /// The parser's transitions.
    pub parse: Duration,
    /// The entity recogniser's transitions.
    pub find: Duration,
}

impl Times {
    /// What came since `before`.
    pub fn since(&self, before: &Times) -> Times {
        Times {
            embed: self.embed - before.embed,
            encode: self.encode - before.encode,
            tag: self.tag - before.tag,
            precompute: self.precompute - before.precompute,
            parse: self.parse - before.parse,
            find: self.find - before.find,
        }
    }

    /// The stages with their names.
    pub fn stages(&self) -> [(&'static str, Duration); 6] {
        [
            ("embed", self.embed),
            ("encode", self.encode),
            ("tag", self.tag),
            ("precompute", self.precompute),
            ("parse", self.parse),
            ("find", self.find),
        ]
    }
}

struct Watch(Instant);

impl Watch {
    fn start() -> Watch {
        Watch(Instant::now())
    }

    /// Adds the time since the last stop.
    fn stop(&mut self, to: &mut Duration) {
        let now = Instant::now();
        *to += now - self.0;
        self.0 = now;
    }
}
