"""Writes spaCy pipelines as `.ngm` files, the models that `src/annotate/engine/` runs.

An `.ngm` file is a safetensors container. Its metadata say `format` (newsgraph-model), `version` and `config`, a JSON
object; its tensors are what `parts` lists. Matrices are int8, one row an output, each with an f32 scale; embedding
tables are int8, one scale a row; biases, gains and the like are f32.

The pipeline's layers are found by their names and references, never by their place, so that pipelines with one encoder
for all components and with several, with static vectors and without, with word classes and without are all read.

`write(nlp, path)` writes; `dequantised(nlp)` puts the rounded weights back into the pipeline, so that spaCy itself says
what the rounded model answers: the reference for the tests of the engine.
"""

import json

import numpy as np
import spacy
from safetensors.numpy import save_file
from spacy.pipeline import Tok2Vec
from spacy.symbols import IDS as SYMBOLS
from spacy.vectors import Vectors

import architectures

FORMAT, VERSION = "newsgraph-model", "1"
GREATEST = 127  # of an int8 weight
NEVER = -1e9  # the bias of a move that training never saw


class Part:
    """One parameter of a layer and how it is stored: `out` gives the stored form of it, `back` undoes that."""

    def __init__(self, name, layer, param, out=lambda x: x, back=lambda x: x, rounded=True):
        self.name, self.layer, self.param, self.out, self.back, self.rounded = name, layer, param, out, back, rounded

    def value(self):
        return np.ascontiguousarray(self.out(np.asarray(self.layer.get_param(self.param), dtype="float32")))


def rounded(matrix):
    """(int8 matrix, f32 scale of each row)"""
    scale = (np.abs(matrix).max(axis=1) / GREATEST).astype("float32")
    safe = np.where(scale > 0, scale, 1)
    return np.rint(matrix / safe[:, None]).astype("int8"), scale


def unrounded(matrix, scale):
    return matrix.astype("float32") * scale[:, None]


# ---- walking a pipeline ---------------------------------------------------------------------------------------------


def named(model, *names):
    """The layers of these names, in the order in which data goes through them."""
    return [layer for layer in model.walk(order="dfs_pre") if layer.name in names]


def the_one(model, name):
    got = named(model, name)
    if len(got) != 1:
        raise ValueError(f"expected one layer {name}, found {len(got)} in {model.name}")
    return got[0]


def maxout(prefix, layer, norm):
    """Stored piece by piece: output p * width + o is piece p of o."""
    n_out, n_pieces, n_in = layer.get_param("W").shape
    return [
        Part(
            f"{prefix}.weight",
            layer,
            "W",
            lambda w: w.transpose(1, 0, 2).reshape(n_pieces * n_out, n_in),
            lambda m: m.reshape(n_pieces, n_out, n_in).transpose(1, 0, 2),
        ),
        Part(f"{prefix}.bias", layer, "b", lambda b: b.T.reshape(-1), rounded=False),
        Part(f"{prefix}.gain", norm, "G", rounded=False),
        Part(f"{prefix}.shift", norm, "b", rounded=False),
    ]


def encoder(prefix, model):
    """(config, parts, layer of static vectors or None) of one tok2vec model"""
    embed, encode = model.get_ref("embed"), model.get_ref("encode")
    features = named(embed, "extract_features", "extract_features_and_classes")
    if len(features) != 1:
        raise ValueError(f"{prefix}: expected one layer that extracts features")
    attrs = list(features[0].attrs["columns" if features[0].name == "extract_features" else "attrs"])
    sources = [{"attr": a if isinstance(a, str) else spacy.attrs.NAMES[a]} for a in attrs]
    if features[0].name == "extract_features_and_classes":
        for t, table in enumerate(architectures.TABLES):
            sources += [{"attr": "CLASS", "table": t, "class": c} for c in range(len(table["rows"]))]
    parts, columns, vectors = [], [], None
    for layer in named(embed, "hashembed", "static_vectors"):
        if layer.name == "static_vectors":
            vectors = layer
            continue
        if vectors is not None:
            raise ValueError(f"{prefix}: static vectors are expected after the hashed columns")
        parts.append(Part(f"{prefix}.embed.{len(columns)}", layer, "E"))
        columns.append({**sources[layer.attrs["column"]], "seed": layer.attrs["seed"]})
    parts += maxout(f"{prefix}.mix", the_one(embed, "maxout"), the_one(embed, "layernorm"))
    windows = {layer.attrs["window_size"] for layer in named(encode, "expand_window")}
    if len(windows) != 1:
        raise ValueError(f"{prefix}: expected windows of one size, found {sorted(windows)}")
    layers = list(zip(named(encode, "maxout"), named(encode, "layernorm"), strict=True))
    for i, (layer, norm) in enumerate(layers):
        parts += maxout(f"{prefix}.layer.{i}", layer, norm)
    config = {"columns": columns, "vectors": vectors is not None, "window": windows.pop(), "layers": len(layers)}
    return config, parts, vectors


def transitions(name, pipe):
    """(config, parts) of a parser or entity recogniser"""
    model = pipe.model
    if not model.attrs["has_upper"]:
        raise ValueError(f"{name}: use_upper = false is not supported")
    linear, lower, upper = the_one(model.get_ref("tok2vec"), "linear"), model.get_ref("lower"), model.get_ref("upper")
    n_features, n_hidden, n_pieces, n_in = lower.get_param("W").shape
    unseen = sorted(model.attrs["unseen_classes"])

    def without_unseen(bias):
        bias = bias.copy()
        bias[unseen] = NEVER
        return bias

    parts = [
        Part(f"{name}.reduce.weight", linear, "W"),
        Part(f"{name}.reduce.bias", linear, "b", rounded=False),
        Part(
            f"{name}.lower.weight",
            lower,
            "W",
            lambda w: w.transpose(0, 2, 1, 3).reshape(-1, n_in),
            lambda m: m.reshape(n_features, n_pieces, n_hidden, n_in).transpose(0, 2, 1, 3),
        ),
        Part(f"{name}.lower.bias", lower, "b", lambda b: b.T.reshape(-1), rounded=False),
        Part(f"{name}.lower.pad", lower, "pad", lambda p: p[0].transpose(0, 2, 1).reshape(n_features, -1), rounded=False),
        Part(f"{name}.upper.weight", upper, "W"),
        Part(f"{name}.upper.bias", upper, "b", without_unseen, rounded=False),
    ]
    moves = [pipe.moves.get_class_name(i) for i in range(pipe.moves.n_moves)]
    return {"features": n_features, "pieces": n_pieces, "moves": moves}, parts


class Pipeline:
    """What is stored of a spaCy pipeline: `config`, `parts` and, for each encoder, its layer of static vectors."""

    def __init__(self, nlp):
        self.nlp, self.parts, self.vectors, self.seen = nlp, [], [], {}
        self.config = {"language": nlp.lang, "encoders": []}
        for name, pipe in nlp.pipeline:
            factory = nlp.get_pipe_meta(name).factory
            if factory == "tagger":
                softmax = pipe.model.get_ref("softmax")
                self.config["tagger"] = {
                    "encoder": self.encoder_of(pipe.model.get_ref("tok2vec")),
                    "labels": list(pipe.labels),
                }
                self.parts += [
                    Part("tagger.weight", softmax, "W"),
                    Part("tagger.bias", softmax, "b", rounded=False),
                ]
            elif factory in ("parser", "ner"):
                at = self.encoder_of(pipe.model.get_ref("tok2vec"))
                config, parts = transitions(factory, pipe)
                self.config[factory] = {"encoder": at, **config}
                self.parts += parts
        for component in ("tagger", "parser", "ner"):
            if component not in self.config:
                raise ValueError(f"the pipeline has no {component}")

    def encoder_of(self, model):
        """The number of the encoder that a component hears or has."""
        for layer in model.walk(order="dfs_pre"):
            if layer.name == "tok2vec-listener":
                return self.number_of(self.heard_by(layer))
            if layer.has_ref("embed") and layer.has_ref("encode"):
                return self.number_of(layer)
        raise ValueError(f"{model.name} has no encoder")

    def heard_by(self, listener):
        for name, pipe in self.nlp.pipeline:
            if isinstance(pipe, Tok2Vec) and listener.upstream_name in ("*", name):
                return pipe.model
        raise ValueError(f"nothing is called {listener.upstream_name}")

    def number_of(self, model):
        if model.id not in self.seen:
            number = self.seen[model.id] = len(self.seen)
            config, parts, vectors = encoder(f"encoder.{number}", model)
            self.config["encoders"].append(config)
            self.parts += parts
            self.vectors.append(vectors)
        return self.seen[model.id]

    def projected(self):
        """[(number of the encoder, the static vectors as it sees them, rounded)]"""
        data = np.asarray(self.nlp.vocab.vectors.data, dtype="float32")
        got = [(e, layer) for e, layer in enumerate(self.vectors) if layer is not None]
        return [(e, *rounded(data @ layer.get_param("W").T)) for e, layer in got]

    def tensors(self):
        out = {}
        for part in self.parts:
            value = part.value()
            if part.rounded:
                out[part.name], out[f"{part.name}.scale"] = rounded(value)
            else:
                out[part.name] = value
        for e, matrix, scale in self.projected():
            out[f"encoder.{e}.vectors"], out[f"encoder.{e}.vectors.scale"] = matrix, scale
        if any(layer is not None for layer in self.vectors):
            if self.nlp.vocab.vectors.mode != "default":
                raise ValueError("floret vectors are not supported")
            pairs = {int(k): int(v) for k, v in self.nlp.vocab.vectors.key2row.items()}
            out.update(lookup("vectors", pairs))
        for t, table in enumerate(architectures.TABLES if self.has_classes() else []):
            distinct = sorted({tuple(classes) for classes in table["words"].values()})
            number = {classes: i for i, classes in enumerate(distinct)}
            strings = self.nlp.vocab.strings
            out.update(lookup(f"classes.{t}", {strings[w]: number[tuple(c)] for w, c in table["words"].items()}))
            out[f"classes.{t}.classes"] = np.array(distinct, dtype="uint64")
        return out

    def has_classes(self):
        return any(c["attr"] == "CLASS" for e in self.config["encoders"] for c in e["columns"])


def lookup(name, pairs):
    """A table from the hash of a word to a number: the low bits of the hash choose a bucket, 32 more are the key in it.

    An unknown word is taken for a known one in one of 2**48 / len(pairs) cases, if the table is a large one."""
    bits = min(16, max(1, len(pairs).bit_length()))
    rows = sorted(((key & (1 << bits) - 1, key >> bits & 0xFFFFFFFF), value) for key, value in pairs.items())
    if len({key for key, _ in rows}) != len(rows):
        raise ValueError(f"{name}: two words have one hash")
    buckets = np.array([bucket for (bucket, _), _ in rows])
    values = np.array([value for _, value in rows])
    return {
        f"{name}.starts": np.searchsorted(buckets, np.arange((1 << bits) + 1)).astype("uint32"),
        f"{name}.keys": np.array([key for (_, key), _ in rows], dtype="uint32"),
        f"{name}.values": values.astype("uint16" if values.max(initial=0) < 0x10000 else "uint32"),
    }


# ---- what callers use -----------------------------------------------------------------------------------------------


def write(nlp, path, **about):
    """Writes the pipeline; `about` (name, licence, sources …) goes into the config as it is."""
    pipeline = Pipeline(nlp)
    tables = [{"lower": t["lower"]} for t in architectures.TABLES] if pipeline.has_classes() else []
    config = {**about, **pipeline.config, "classes": tables, "symbols": dict(sorted(SYMBOLS.items()))}
    metadata = {"format": FORMAT, "version": VERSION, "config": json.dumps(config, ensure_ascii=False)}
    save_file(pipeline.tensors(), path, metadata=metadata)


def dequantised(nlp):
    """The same pipeline, its weights rounded as `write` rounds them and multiplied out again."""
    pipeline = Pipeline(nlp)
    projected = pipeline.projected()
    for part in pipeline.parts:
        value = part.value()
        if part.rounded:
            value = unrounded(*rounded(value))
            part.layer.set_param(part.param, np.ascontiguousarray(part.back(value)))
    if projected:
        # Every encoder reads its own columns of one table that has the projections of all.
        together = np.hstack([unrounded(matrix, scale) for _, matrix, scale in projected])
        old = nlp.vocab.vectors
        nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=together, name=old.name)
        for key, row in old.key2row.items():
            nlp.vocab.vectors.add(key, row=row)
        at = 0
        for e, matrix, _ in projected:
            width = matrix.shape[1]
            own = np.zeros((width, together.shape[1]), dtype="float32")
            own[:, at : at + width] = np.eye(width, dtype="float32")
            pipeline.vectors[e]._dims["nM"] = together.shape[1]  # set_dim only takes the size that is set
            pipeline.vectors[e].set_param("W", own)
            at += width
    return nlp
