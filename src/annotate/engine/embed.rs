//! The embedding of words: rows of hashed tables, one table an attribute, joined and mixed by one layer.
//!
//! It depends on the word alone, so each worker keeps the embeddings of the words it has seen.

#![allow(clippy::indexing_slicing)] // Rows have the sizes of the tables, which the loader has checked.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::encoder::Maxout;
use super::file::{ColumnConfig, EncoderConfig, File};
use super::kernels::{self, Kernel};
use super::linear::{Arithmetic, BLOCK, Buffers};
use super::lookup::Lookup;
use super::strings::{self, Strings};
use super::{Network, Token};
use crate::annotate::features;
use crate::model::{Error, Result};
use crate::schema::English;

/// Words that a worker remembers; when it has seen so many it starts anew, which changes no result.
const REMEMBERED: usize = 1 << 15;

/// An int8 table, one scale a row.
#[derive(Debug)]
struct Table {
    width: usize,
    data: Vec<i8>,
    scales: Vec<f32>,
}

impl Table {
    fn read(file: &File, name: &str, width: usize) -> Result<Table> {
        let matrix = file.matrix(name, width)?;
        if matrix.rows == 0 {
            return Err(Error::new(format!("the model's table {name} is empty")));
        }
        Ok(Table {
            width,
            data: matrix.data,
            scales: matrix.scales,
        })
    }

    fn rows(&self) -> usize {
        self.scales.len()
    }

    /// Adds a row to `out`.
    fn add(&self, kernel: Kernel, row: usize, out: &mut [f32]) {
        let data = &self.data[row * self.width..][..self.width];
        kernels::add_scaled(kernel, data, self.scales[row], out);
    }
}

/// What a column hashes.
#[derive(Debug, Clone, Copy)]
enum Attribute {
    Norm,
    Prefix,
    Suffix,
    Shape,
    Orth,
    Lower,
    Space,
    IsSpace,
    Class { table: usize, class: usize },
}

impl Attribute {
    fn of(column: &ColumnConfig, classes: &[Classes]) -> Result<Attribute> {
        Ok(match column.attr.as_str() {
            "NORM" => Attribute::Norm,
            "PREFIX" => Attribute::Prefix,
            "SUFFIX" => Attribute::Suffix,
            "SHAPE" => Attribute::Shape,
            "ORTH" => Attribute::Orth,
            "LOWER" => Attribute::Lower,
            "SPACY" => Attribute::Space,
            "IS_SPACE" => Attribute::IsSpace,
            "CLASS" => {
                let (table, class) = (column.table, column.class);
                match classes.get(table) {
                    Some(t) if class < t.per_word => Attribute::Class { table, class },
                    _ => {
                        return Err(Error::new(format!(
                            "the model has no class {class} in a table {table}"
                        )));
                    }
                }
            }
            other => {
                return Err(Error::new(format!(
                    "the model's attribute {other} is not known"
                )));
            }
        })
    }
}

/// A table that gives words classes.
#[derive(Debug)]
pub struct Classes {
    lower: bool,
    words: Lookup,
    per_word: usize,
    classes: Vec<u64>,
}

impl Classes {
    /// The table with this number.
    pub fn read(file: &File, number: usize, lower: bool) -> Result<Classes> {
        let name = format!("classes.{number}");
        let classes = file.integers(&format!("{name}.classes"))?;
        let per_word = file.columns(&format!("{name}.classes"))?;
        let words = Lookup::read(file, &name, classes.len() / per_word.max(1))?;
        Ok(Classes {
            lower,
            words,
            per_word,
            classes,
        })
    }

    /// A class of a word; 0 where it is not in the table.
    fn get(&self, attributes: &mut Attributes<'_>, class: usize) -> u64 {
        let id = if self.lower {
            attributes.lower()
        } else {
            attributes.orth()
        };
        let word = self.words.get(id);
        word.and_then(|w| self.classes.get(w * self.per_word + class))
            .copied()
            .unwrap_or(0)
    }
}

/// The embedding of one encoder.
#[derive(Debug)]
pub struct Embedding {
    columns: Vec<(Attribute, u32, Table)>,
    vectors: Option<Table>,
    mix: Maxout,
}

impl Embedding {
    /// Reads the tables of an encoder, which are as wide as its layers.
    pub fn read(
        file: &File,
        prefix: &str,
        config: &EncoderConfig,
        classes: &[Classes],
    ) -> Result<Embedding> {
        let mut columns = Vec::new();
        let mut joined = 0;
        for (c, column) in config.columns.iter().enumerate() {
            let name = format!("{prefix}.embed.{c}");
            let table = Table::read(file, &name, file.columns(&name)?)?;
            joined += table.width;
            columns.push((Attribute::of(column, classes)?, column.seed, table));
        }
        let mut vectors = None;
        if config.vectors {
            let name = format!("{prefix}.vectors");
            let table = Table::read(file, &name, file.columns(&name)?)?;
            joined += table.width;
            vectors = Some(table);
        }
        let mix = Maxout::read(file, &format!("{prefix}.mix"), joined)?;
        Ok(Embedding {
            columns,
            vectors,
            mix,
        })
    }

    /// Numbers of an embedding.
    pub fn width(&self) -> usize {
        self.mix.width()
    }

    /// Rows of static vectors.
    pub fn vectors(&self) -> usize {
        self.vectors.as_ref().map_or(0, Table::rows)
    }

    /// Whether white space after a word is an attribute here.
    fn sees_space(&self) -> bool {
        self.columns
            .iter()
            .any(|(a, ..)| matches!(a, Attribute::Space))
    }

    /// Writes the joined rows of a word.
    fn join(
        &self,
        kernel: Kernel,
        attributes: &mut Attributes<'_>,
        lexicon: &Lexicon,
        out: &mut [f32],
    ) {
        out.fill(0.0);
        let mut at = 0;
        for (attribute, seed, table) in &self.columns {
            let id = attributes.id(*attribute, lexicon);
            for row in strings::rows(id, *seed) {
                table.add(
                    kernel,
                    row as usize % table.rows(),
                    &mut out[at..at + table.width],
                );
            }
            at += table.width;
        }
        if let Some(table) = &self.vectors {
            let row = lexicon
                .vectors
                .as_ref()
                .and_then(|v| v.get(attributes.orth()));
            if let Some(row) = row {
                table.add(kernel, row, &mut out[at..at + table.width]);
            }
        }
    }
}

/// What is known of words besides their letters.
#[derive(Debug)]
pub struct Lexicon {
    pub strings: Strings,
    pub classes: Vec<Classes>,
    /// The rows of static vectors by word.
    pub vectors: Option<Lookup>,
}

/// The attributes of one word.
struct Attributes<'t> {
    token: Token<'t>,
    hash: u64,
    norm_hash: u64,
    strings: &'t Strings,
    english: &'t English,
    text: String,
    lower: Option<u64>,
}

impl Attributes<'_> {
    fn orth(&self) -> u64 {
        self.strings.id_of_hash(self.hash)
    }

    fn lower(&mut self) -> u64 {
        let (token, strings) = (self.token, self.strings);
        *self
            .lower
            .get_or_insert_with(|| strings.id(&token.text.to_lowercase()))
    }

    fn id(&mut self, attribute: Attribute, lexicon: &Lexicon) -> u64 {
        let text = self.token.text;
        match attribute {
            Attribute::Norm => self.strings.id_of_hash(self.norm_hash),
            Attribute::Prefix => self.strings.id(features::prefix(text)),
            Attribute::Suffix => self.strings.id(features::suffix(text)),
            Attribute::Shape => {
                features::shape(self.english, text, &mut self.text);
                self.strings.id(&self.text)
            }
            Attribute::Orth => self.orth(),
            Attribute::Lower => self.lower(),
            Attribute::Space => self.token.space.into(),
            Attribute::IsSpace => features::is_space(text).into(),
            Attribute::Class { table, class } => {
                lexicon.classes.get(table).map_or(0, |t| t.get(self, class))
            }
        }
    }
}

/// The embeddings that a worker has computed.
#[derive(Debug, Default)]
pub struct Cache {
    words: HashMap<Key, u32, BuildHasherDefault<KeyHasher>>,
    /// For each word, its embeddings in all encoders, one behind the other.
    rows: Vec<f32>,
    /// Where the embedding of an encoder stands among a word's.
    places: Vec<Range<usize>>,
    /// For each word, whether it is white space.
    spaces: Vec<bool>,
    missing: Vec<(usize, u32)>,
    joined: Vec<f32>,
    nothing: Vec<f32>,
    shape: String,
}

/// Hash of the text, hash of the norm and white space: for spaCy, too, strings are their hashes.
#[derive(Debug, PartialEq, Eq, Hash, Clone, Copy)]
struct Key(u64, u64);

impl Cache {
    /// Finds the embeddings of the tokens, computing those that are new; `words` becomes their numbers.
    pub fn look_up(
        &mut self,
        tokens: &[Token<'_>],
        english: &English,
        network: &Network,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
        words: &mut Vec<u32>,
    ) {
        if self.spaces.len() + tokens.len() > REMEMBERED {
            self.words.clear();
            self.rows.clear();
            self.spaces.clear();
        }
        let sees_space = network.encoders.iter().any(|e| e.embedding.sees_space());
        words.clear();
        self.missing.clear();
        for (t, token) in tokens.iter().enumerate() {
            let hash = strings::hash(token.text);
            let norm = if token.norm == token.text {
                hash
            } else {
                strings::hash(token.norm)
            };
            let key = Key(
                hash,
                norm.wrapping_add(u64::from(sees_space && token.space)),
            );
            let next = self.spaces.len() as u32;
            let word = *self.words.entry(key).or_insert(next);
            if word == next {
                self.missing.push((t, word));
                self.spaces.push(features::is_space(token.text));
            }
            words.push(word);
        }
        if !self.missing.is_empty() {
            self.embed(tokens, english, network, arithmetic, buffers);
        }
    }

    /// A word's embedding by the encoder with this number.
    pub fn row(&self, word: u32, encoder: usize) -> &[f32] {
        let places = &self.places[encoder];
        let stride = self.places[self.places.len() - 1].end;
        &self.rows[word as usize * stride..][places.clone()]
    }

    /// Whether a word is white space.
    pub fn is_space(&self, word: u32) -> bool {
        self.spaces[word as usize]
    }

    fn embed(
        &mut self,
        tokens: &[Token<'_>],
        english: &English,
        network: &Network,
        arithmetic: Arithmetic,
        buffers: &mut Buffers,
    ) {
        self.places.clear();
        let mut stride = 0;
        for encoder in &network.encoders {
            self.places.push(stride..stride + encoder.width());
            stride += encoder.width();
        }
        self.rows.resize(self.spaces.len() * stride, 0.0);
        for missing in self.missing.chunks(BLOCK) {
            for (encoder, place) in network.encoders.iter().zip(&self.places) {
                let embedding = &encoder.embedding;
                let inputs = embedding.mix.inputs();
                self.joined
                    .resize(self.joined.len().max(BLOCK * inputs), 0.0);
                for (&(t, _), joined) in missing.iter().zip(self.joined.chunks_exact_mut(inputs)) {
                    let token = tokens[t];
                    let mut attributes = Attributes {
                        token,
                        hash: strings::hash(token.text),
                        norm_hash: strings::hash(token.norm),
                        strings: &network.lexicon.strings,
                        english,
                        text: std::mem::take(&mut self.shape),
                        lower: None,
                    };
                    embedding.join(
                        arithmetic.kernel(),
                        &mut attributes,
                        &network.lexicon,
                        joined,
                    );
                    self.shape = attributes.text;
                }
                let (joined, rows) = (&self.joined, &mut self.rows);
                let kernel = arithmetic.kernel();
                let input = |r: usize| {
                    let row = &joined[r * inputs..][..inputs];
                    (row, kernels::range(kernel, row))
                };
                self.nothing.resize(embedding.width(), 0.0);
                embedding
                    .mix
                    .rows(arithmetic, buffers, missing.len(), input, |r, finish| {
                        let row = &mut rows[missing[r].1 as usize * stride..][place.clone()];
                        finish(&self.nothing, row);
                    });
            }
        }
    }
}

/// The keys are hashes already.
#[derive(Debug, Default)]
struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, n: u64) {
        self.0 = self.0.rotate_left(32) ^ n;
    }
}
