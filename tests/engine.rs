//! The trained engine against the trainer: what it says of a text is what spaCy says with the same rounded weights.
//!
//! `tests/parity/NAME.tsv` is spaCy's answer for a text of ours, `models/NAME.ngm` or `tests/parity/NAME.ngm` the model;
//! `training/make_parity.py` writes the one, `training/make_small.py` both for a model that is small and has all that a
//! model can have.

// Clippy takes only functions marked as tests for tests, not their helpers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::HashMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use newsgraph::annotate::engine::{Annotations, Arithmetic, Kernel, Model, Token};
use newsgraph::schema::English;
use safetensors::{Dtype, SafeTensors, tensor::TensorView};

/// What the network is told of characters.
static ENGLISH: LazyLock<English> = LazyLock::new(|| English::embedded().unwrap());

/// A text with spaCy's answer.
struct Reference {
    rows: Vec<Row>,
    sentences: Vec<Range<usize>>,
}

struct Row {
    text: String,
    norm: String,
    space: bool,
    tag: String,
    head: usize,
    relation: String,
    name: String,
}

impl Reference {
    fn read(path: &Path) -> Reference {
        let (mut rows, mut sentences, mut first) = (Vec::new(), Vec::new(), 0);
        for line in fs::read_to_string(path).unwrap().lines() {
            if line.is_empty() {
                sentences.push(first..rows.len());
                first = rows.len();
                continue;
            }
            let cells: Vec<&str> = line.split('\t').collect();
            let [text, norm, space, tag, head, relation, name] = cells.try_into().unwrap();
            rows.push(Row {
                text: text.to_owned(),
                norm: norm.to_owned(),
                space: space == "1",
                tag: tag.to_owned(),
                head: head.parse().unwrap(),
                relation: relation.to_owned(),
                name: name.to_owned(),
            });
        }
        Reference { rows, sentences }
    }

    fn tokens(&self) -> Vec<Token<'_>> {
        self.rows
            .iter()
            .map(|r| Token {
                text: &r.text,
                norm: &r.norm,
                space: r.space,
            })
            .collect()
    }

    /// The share of tokens whose tag, head, head with relation, and name are spaCy's.
    fn agreement(&self, model: &Model, found: &Annotations) -> [f64; 4] {
        let mut names = vec!["O".to_owned(); self.rows.len()];
        for entity in &found.entities {
            let label = &model.entity_labels()[usize::from(entity.label)];
            for token in entity.tokens.clone() {
                let place = if token == entity.tokens.start {
                    "B"
                } else {
                    "I"
                };
                names[token] = format!("{place}-{label}");
            }
        }
        let mut right = [0; 4];
        for sentence in &self.sentences {
            for t in sentence.clone() {
                let row = &self.rows[t];
                let head = found.heads[t] as usize == sentence.start + row.head;
                let relation = model.relations()[usize::from(found.relations[t])] == row.relation;
                right[0] += u32::from(model.tags()[usize::from(found.tags[t])] == row.tag);
                right[1] += u32::from(head);
                right[2] += u32::from(head && relation);
                right[3] += u32::from(names[t] == row.name);
            }
        }
        right.map(|n| f64::from(n) / self.rows.len() as f64)
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The models that have a reference, by their names.
fn models() -> Vec<(String, Model, Reference)> {
    let files = fs::read_dir(root().join("tests/parity")).unwrap();
    let mut references: Vec<PathBuf> = files.map(|f| f.unwrap().path()).collect();
    references.retain(|p| p.extension().is_some_and(|e| e == "tsv"));
    references.sort();
    let model = |reference: PathBuf| {
        let name = reference.file_stem().unwrap().to_str().unwrap().to_owned();
        let folders =
            ["models", "tests/parity"].map(|f| root().join(f).join(format!("{name}.ngm")));
        let file = folders.iter().find(|f| f.exists()).unwrap();
        let model = Model::load(&fs::read(file).unwrap()).unwrap();
        (name, model, Reference::read(&reference))
    };
    references.into_iter().map(model).collect()
}

fn small() -> Vec<u8> {
    fs::read(root().join("tests/parity/small.ngm")).unwrap()
}

#[test]
fn the_network_answers_as_spacy_does() {
    let models = models();
    let names: Vec<&str> = models.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(names, ["en-news", "small"]);
    for (name, model, reference) in &models {
        assert!(reference.rows.len() >= 5000, "{name}");
        let ways = [
            (Arithmetic::Float, 0.999),
            (Arithmetic::Integer(Kernel::best()), 0.995),
        ];
        for (arithmetic, least) in ways {
            let mut found = Annotations::default();
            let mut worker = model.worker_with(&ENGLISH, arithmetic);
            worker.annotate(&reference.tokens(), &reference.sentences, &mut found);
            let shares = reference.agreement(model, &found);
            assert!(
                shares.iter().all(|&share| share >= least),
                "{name}, {arithmetic:?}: tags, heads, relations, names: {shares:?}"
            );
        }
    }
}

#[test]
fn every_kernel_gives_the_same() {
    for (name, model, reference) in models().iter().filter(|(name, ..)| name == "small") {
        let (tokens, sentences) = (reference.tokens(), &reference.sentences[..60]);
        let annotate = |kernel| {
            let mut found = Annotations::default();
            model
                .worker_with(&ENGLISH, Arithmetic::Integer(kernel))
                .annotate(&tokens, sentences, &mut found);
            found
        };
        let kernels = Kernel::available();
        let first = annotate(kernels[0]);
        assert!(first.entities.len() > 20, "{name}");
        for &kernel in &kernels[1..] {
            assert!(
                annotate(kernel) == first,
                "{name}: {} differs",
                kernel.name()
            );
        }
    }
}

#[test]
fn a_sentence_does_not_depend_on_its_neighbours_or_on_what_came_before() {
    let (_, model, reference) = models()
        .into_iter()
        .find(|(name, ..)| name == "small")
        .unwrap();
    let tokens = reference.tokens();
    let mut worker = model.worker(&ENGLISH);
    let mut together = Annotations::default();
    worker.annotate(&tokens, &reference.sentences, &mut together);
    let mut alone = Annotations::default();
    let mut entities = Vec::new();
    for sentence in reference.sentences.iter().rev() {
        let own = &tokens[sentence.clone()];
        worker.annotate(own, std::slice::from_ref(&(0..own.len())), &mut alone);
        assert_eq!(alone.tags, together.tags[sentence.clone()]);
        assert_eq!(alone.relations, together.relations[sentence.clone()]);
        let heads = alone.heads.iter().map(|h| h + sentence.start as u32);
        assert!(heads.eq(together.heads[sentence.clone()].iter().copied()));
        for entity in alone.entities.drain(..).rev() {
            let (start, end) = (
                entity.tokens.start + sentence.start,
                entity.tokens.end + sentence.start,
            );
            entities.push((start..end, entity.label));
        }
    }
    entities.reverse();
    let expected: Vec<_> = together
        .entities
        .iter()
        .map(|e| (e.tokens.clone(), e.label))
        .collect();
    assert_eq!(entities, expected);
}

#[test]
fn trees_have_one_root_and_heads_in_their_sentence() {
    let (_, model, reference) = models()
        .into_iter()
        .find(|(name, ..)| name == "small")
        .unwrap();
    let mut found = Annotations::default();
    model
        .worker(&ENGLISH)
        .annotate(&reference.tokens(), &reference.sentences, &mut found);
    for sentence in &reference.sentences {
        let roots = sentence.clone().filter(|&t| found.heads[t] as usize == t);
        assert_eq!(roots.count(), 1, "{sentence:?}");
        for t in sentence.clone() {
            let mut at = t;
            for _ in sentence.clone() {
                at = found.heads[at] as usize;
                assert!(sentence.contains(&at));
            }
            assert_eq!(found.heads[at] as usize, at, "{t} is in a circle");
        }
    }
}

#[test]
fn tokens_outside_of_sentences_and_very_long_sentences_are_no_problem() {
    let model = Model::load(&small()).unwrap();
    let mut worker = model.worker(&ENGLISH);
    let mut found = Annotations::default();
    worker.annotate(&[], &[], &mut found);
    assert_eq!(found, Annotations::default());
    let words = ["PARIS", "met", "", "\u{2003}", "Ⅷ½", "🙂", "said"];
    let tokens: Vec<Token> = (0..5000)
        .map(|i| Token {
            text: words[i % words.len()],
            norm: words[i % 3],
            space: i % 2 == 0,
        })
        .collect();
    let sentences = [3..4, 4..4, 10..4200, 4500..6000];
    worker.annotate(&tokens, &sentences, &mut found);
    assert_eq!(
        (found.tags.len(), found.heads.len(), found.relations.len()),
        (5000, 5000, 5000)
    );
    assert_eq!(
        (found.heads[0], found.heads[3], found.heads[4300]),
        (0, 3, 4300)
    );
    assert!(found.heads[10..4200].iter().all(|h| (10..4200).contains(h)));
    assert!(found.entities.iter().all(|e| e.tokens.end <= 5000));
}

/// Name, type, shape and data.
type Tensor = (String, Dtype, Vec<usize>, Vec<u8>);

/// The small model with changed metadata and tensors.
fn changed(change: impl Fn(&mut HashMap<String, String>, &mut Vec<Tensor>)) -> Vec<u8> {
    let bytes = small();
    let (_, header) = SafeTensors::read_metadata(&bytes).unwrap();
    let mut metadata: HashMap<String, String> =
        header.metadata().clone().unwrap().into_iter().collect();
    let mut tensors = tensors_of(&bytes);
    change(&mut metadata, &mut tensors);
    let views = tensors.iter().map(|(name, dtype, shape, data)| {
        (name, TensorView::new(*dtype, shape.clone(), data).unwrap())
    });
    safetensors::serialize(views, Some(metadata.into_iter().collect())).unwrap()
}

#[track_caller]
fn check_error(bytes: &[u8], expected: &str) {
    let error = Model::load(bytes).unwrap_err().to_string();
    assert!(error.contains(expected), "{error}");
}

#[test]
fn a_file_that_is_no_model_is_refused_with_the_reason() {
    assert!(Model::load(&changed(|_, _| {})).is_ok());
    check_error(b"", "this is no model file");
    check_error(b"PK\x03\x04 some other file", "this is no model file");
    check_error(
        &small()[..50_000],
        "this is no model file, or it is damaged",
    );
    let other = |key: &'static str, value: &'static str| {
        changed(move |metadata, _| drop(metadata.insert(key.to_owned(), value.to_owned())))
    };
    check_error(&other("format", "pt"), "its format is not newsgraph-model");
    check_error(
        &other("version", "2"),
        "format version 2, this program reads 1: use a newer program",
    );
    check_error(&other("version", "old"), "convert the model anew");
    check_error(
        &other("config", "{}"),
        "the config of the model cannot be read",
    );
}

#[test]
fn a_model_whose_parts_do_not_fit_is_refused_with_the_part() {
    for (name, _, _, _) in tensors_of(&small()) {
        let gone = name.clone();
        let bytes = changed(move |_, tensors| tensors.retain(|(n, ..)| *n != gone));
        check_error(&bytes, &format!("the model has no tensor {name}"));
        let cut = name.clone();
        let bytes = changed(move |_, tensors| {
            let (_, dtype, shape, data) = tensors.iter_mut().find(|(n, ..)| *n == cut).unwrap();
            let last = shape.len() - 1;
            shape[last] -= 1;
            data.truncate(shape.iter().product::<usize>() * dtype.bitsize() / 8);
        });
        // The number of an embedding's columns is nowhere else, so that the layer behind it does not fit.
        assert!(Model::load(&bytes).is_err(), "{name} may be cut");
    }
    let config = |from: &'static str, to: &'static str| {
        changed(move |metadata, _| {
            let config = metadata.get_mut("config").unwrap();
            assert!(config.contains(from), "{config}");
            *config = config.replacen(from, to, 1);
        })
    };
    check_error(
        &config("\"PREFIX\"", "\"ENT_TYPE\""),
        "the model's attribute ENT_TYPE is not known",
    );
    check_error(
        &config("\"features\": 8", "\"features\": 13"),
        "the model's parser sees 13 tokens of a state",
    );
    check_error(
        &config("\"B-ROOT\"", "\"X-ROOT\""),
        "the model's parser has an unknown move X-ROOT",
    );
    check_error(
        &config("\"S\", \"D\"", "\"D\", \"D\""),
        "the model's parser has no move Shift",
    );
    check_error(
        &config("\"tagger\": {\"encoder\": 0", "\"tagger\": {\"encoder\": 7"),
        "the model has no encoder 7",
    );
}

fn tensors_of(bytes: &[u8]) -> Vec<Tensor> {
    let tensors = SafeTensors::deserialize(bytes).unwrap();
    let own =
        |(name, t): (String, TensorView)| (name, t.dtype(), t.shape().to_vec(), t.data().to_vec());
    tensors.tensors().into_iter().map(own).collect()
}
