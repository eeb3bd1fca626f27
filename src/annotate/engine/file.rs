//! Reads a model file: a safetensors container with the model's config among its metadata. `training/ngm.py` writes it.
//!
//! All shapes are checked here, once, so that the network's loops can trust them.

use std::collections::HashMap;

use safetensors::{Dtype, SafeTensors};
use serde::Deserialize;

use crate::model::{Error, Result};

/// The version of the format that this program reads.
const VERSION: u32 = 1;
const FORMAT: &str = "newsgraph-model";

/// What the network is made of.
#[derive(Debug, Deserialize)]
pub struct Config {
    pub language: String,
    pub encoders: Vec<EncoderConfig>,
    pub tagger: TaggerConfig,
    pub parser: TransitionConfig,
    pub ner: TransitionConfig,
    /// Tables that give words classes.
    #[serde(default)]
    pub classes: Vec<ClassConfig>,
    /// Strings whose id in spaCy is not their hash.
    pub symbols: HashMap<String, u64>,
}

#[derive(Debug, Deserialize)]
pub struct EncoderConfig {
    pub columns: Vec<ColumnConfig>,
    /// Whether static vectors follow the hashed columns.
    pub vectors: bool,
    /// Rows that a layer sees on each side.
    pub window: usize,
    pub layers: usize,
}

/// One hashed column: an attribute of the word, or a class that a table gives it.
#[derive(Debug, Deserialize)]
pub struct ColumnConfig {
    pub attr: String,
    pub seed: u32,
    #[serde(default)]
    pub table: usize,
    #[serde(default)]
    pub class: usize,
}

#[derive(Debug, Deserialize)]
pub struct TaggerConfig {
    pub encoder: usize,
    pub labels: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct TransitionConfig {
    pub encoder: usize,
    /// Tokens of a state that the network sees.
    pub features: usize,
    /// Pieces of the maxout layer.
    pub pieces: usize,
    pub moves: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct ClassConfig {
    /// Whether the table has lower-case words.
    pub lower: bool,
}

/// An opened model file.
pub struct File<'b> {
    tensors: SafeTensors<'b>,
    pub config: Config,
}

impl<'b> File<'b> {
    /// Opens a file that was read into memory.
    pub fn open(bytes: &'b [u8]) -> Result<File<'b>> {
        let (_, header) = SafeTensors::read_metadata(bytes).map_err(|e| {
            Error::wrap(
                "this is no model file, or it is damaged: no safetensors container",
                e,
            )
        })?;
        let metadata = header.metadata().clone().unwrap_or_default();
        if metadata.get("format").map(String::as_str) != Some(FORMAT) {
            return Err(Error::new(format!(
                "this is no model file: it is a safetensors container, but its format is not {FORMAT}"
            )));
        }
        let version = metadata.get("version").map_or("", String::as_str);
        match version.parse::<u32>() {
            Ok(VERSION) => {}
            Ok(newer) if newer > VERSION => {
                return Err(Error::new(format!(
                    "the model has format version {newer}, this program reads {VERSION}: use a newer program"
                )));
            }
            _ => {
                return Err(Error::new(format!(
                    "the model has format version \"{version}\", this program reads {VERSION}: convert the model anew"
                )));
            }
        }
        let config = metadata.get("config").map_or("", String::as_str);
        let config = serde_json::from_str(config)
            .map_err(|e| Error::wrap("the config of the model cannot be read", e))?;
        let tensors = SafeTensors::deserialize(bytes)
            .map_err(|e| Error::wrap("the tensors of the model cannot be read", e))?;
        Ok(File { tensors, config })
    }

    /// A tensor of `f32` with this many numbers.
    pub fn floats(&self, name: &str, length: usize) -> Result<Vec<f32>> {
        let (shape, data) = self.data(name, Dtype::F32)?;
        expect(
            name,
            &shape,
            &[length],
            shape.iter().product::<usize>() == length,
        )?;
        Ok(data
            .as_chunks::<4>()
            .0
            .iter()
            .map(|b| f32::from_le_bytes(*b))
            .collect())
    }

    /// An int8 matrix: its rows, its columns, its numbers, and the scale of each row.
    pub fn matrix(&self, name: &str, columns: usize) -> Result<Matrix> {
        let (shape, data) = self.data(name, Dtype::I8)?;
        let rows = match shape.as_slice() {
            [rows, c] if *c == columns => *rows,
            _ => return Err(wrong_shape(name, &shape, &[0, columns])),
        };
        Ok(Matrix {
            rows,
            columns,
            data: data.iter().map(|b| b.cast_signed()).collect(),
            scales: self.floats(&format!("{name}.scale"), rows)?,
        })
    }

    /// A one-dimensional tensor of unsigned integers of two, four or eight bytes.
    pub fn integers(&self, name: &str) -> Result<Vec<u64>> {
        let tensor = self.tensor(name)?;
        let data = tensor.data();
        match tensor.dtype() {
            Dtype::U16 => Ok(data
                .as_chunks::<2>()
                .0
                .iter()
                .map(|b| u16::from_le_bytes(*b).into())
                .collect()),
            Dtype::U32 => Ok(data
                .as_chunks::<4>()
                .0
                .iter()
                .map(|b| u32::from_le_bytes(*b).into())
                .collect()),
            Dtype::U64 => Ok(data
                .as_chunks::<8>()
                .0
                .iter()
                .map(|b| u64::from_le_bytes(*b))
                .collect()),
            other => Err(Error::new(format!(
                "the model's tensor {name} has type {other:?}, not an unsigned integer"
            ))),
        }
    }

    /// The numbers in a one-dimensional tensor.
    pub fn length(&self, name: &str) -> Result<usize> {
        Ok(self.tensor(name)?.shape().iter().product())
    }

    /// The columns of a matrix.
    pub fn columns(&self, name: &str) -> Result<usize> {
        let tensor = self.tensor(name)?;
        tensor
            .shape()
            .get(1)
            .copied()
            .ok_or_else(|| wrong_shape(name, tensor.shape(), &[0, 0]))
    }

    fn data(&self, name: &str, dtype: Dtype) -> Result<(Vec<usize>, &'b [u8])> {
        let tensor = self.tensor(name)?;
        if tensor.dtype() != dtype {
            let found = tensor.dtype();
            return Err(Error::new(format!(
                "the model's tensor {name} has type {found:?}, not {dtype:?}"
            )));
        }
        Ok((tensor.shape().to_vec(), tensor.data()))
    }

    fn tensor(&self, name: &str) -> Result<safetensors::tensor::TensorView<'b>> {
        let tensor = self.tensors.tensor(name);
        tensor.map_err(|_| {
            Error::new(format!(
                "the model has no tensor {name}: convert the model anew"
            ))
        })
    }
}

/// An int8 matrix as it is stored.
pub struct Matrix {
    pub rows: usize,
    pub columns: usize,
    pub data: Vec<i8>,
    pub scales: Vec<f32>,
}

fn expect(name: &str, shape: &[usize], expected: &[usize], right: bool) -> Result<()> {
    if right {
        Ok(())
    } else {
        Err(wrong_shape(name, shape, expected))
    }
}

/// Zeros of what was expected stand for any number.
fn wrong_shape(name: &str, shape: &[usize], expected: &[usize]) -> Error {
    let any = |n: &usize| {
        if *n == 0 {
            "any".to_owned()
        } else {
            n.to_string()
        }
    };
    let expected: Vec<String> = expected.iter().map(any).collect();
    Error::new(format!(
        "the model's tensor {name} has the shape {shape:?}, expected [{}]",
        expected.join(", ")
    ))
}
