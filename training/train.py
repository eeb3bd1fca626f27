"""The trainer: one shared encoder, tagger, parser and names, by spaCy's own `nlp.update`.

    train.py WORK NAME --words N [--seed N] [--minutes-between N] SILVER …

SILVER is the beginning of the names of training files in WORK/silver ("wikinews", "press0"), with "*3" for files that
are given three times in each pass. N is how many words to see in all: the learning rate falls to nothing there. The
pipeline, with averaged weights, goes to WORK/models/NAME at each stop for scores; beside it WORK/models/NAME.state and
NAME.labels hold all that is needed to go on, so that the same command after a kill goes on from there. With another
N it goes on, too, and lands there: useful where time turns out shorter or longer than planned.
"""

import argparse
import gc
import json
import random
import shutil
import sys
import time
from pathlib import Path

import numpy as np
import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from thinc.api import Adam

import architectures

WIDTH = 96
ATTRS, ROWS = ["NORM", "PREFIX", "SUFFIX", "SHAPE"], [10000, 1000, 5000, 2500]
LEARN_RATE, WARM_UP = 0.001, 250  # updates
BATCH_WORDS = (400, 2000, 1.001)  # from, to, growth at each update
DROPOUT = 0.1

EMBED = {"@architectures": "newsgraph.HashEmbedWithClasses.v1", "width": WIDTH, "attrs": ATTRS, "rows": ROWS}
ENCODE = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": WIDTH, "depth": 4, "window_size": 1, "maxout_pieces": 3}
SHARED = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "*"}
TRANSITIONS = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": SHARED,
}
PIPES = {
    "tok2vec": {"@architectures": "spacy.Tok2Vec.v2", "embed": EMBED, "encode": ENCODE},
    "tagger": {"@architectures": "spacy.Tagger.v2", "tok2vec": SHARED},
    "parser": {**TRANSITIONS, "state_type": "parser"},
    "ner": {**TRANSITIONS, "state_type": "ner"},
}


def example(vocab, gold):
    """What the network sees is a document of its own: the sentence's words without the annotation."""
    words, spaces = [w.text for w in gold], [bool(w.whitespace_) for w in gold]
    starts = [True] + [False] * (len(gold) - 1)
    return Example(Doc(vocab, words=words, spaces=spaces, sent_starts=starts), gold)


def read(folder, pattern, vocab):
    files = sorted(folder.glob(pattern))
    if not files:
        sys.exit(f"no {folder}/{pattern}: make the silver first")
    return [example(vocab, doc) for path in files for doc in DocBin().from_disk(path).get_docs(vocab)]


def add_pipes(nlp, examples, labels):
    """Builds the network; labels and actions come from the folder `labels`, or from the data and go into the folder."""
    for name, model in PIPES.items():
        nlp.add_pipe(name, config={"model": model})
    sample = list({id(e): e for e in examples if e.reference.has_annotation("DEP")}.values())
    files = {name: labels / f"{name}.json" for name in ("tagger", "parser", "ner")}
    if labels.exists():
        reader = {name: {"labels": {"@readers": "spacy.read_labels.v1", "path": str(file)}} for name, file in files.items()}
        nlp.config["initialize"]["components"] = reader
        sample = sample[:100]  # for the sizes only
    nlp.initialize(lambda: sample)
    nlp.config["initialize"]["components"] = {}
    labels.mkdir(exist_ok=True)
    for name, file in files.items():
        file.write_text(json.dumps(nlp.get_pipe(name).label_data))


def nodes(nlp):
    """All layers in one fixed order; a layer of two pipes comes once"""
    return list({id(n): n for _, pipe in nlp.pipeline for n in pipe.model.walk()}.values())


class State:
    """All that changes in training: weights, optimizer, words and updates so far, place in the data."""

    def __init__(self, nlp, seed):
        self.nlp, self.seed = nlp, seed
        self.optimizer = Adam(LEARN_RATE, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
        self.updates = self.words = self.epoch = self.place = 0

    def parts(self):
        return {"mom1": self.optimizer.mom1, "mom2": self.optimizer.mom2, "averages": self.optimizer.averages}

    def save(self, path):
        layers = nodes(self.nlp)
        number = {n.id: k for k, n in enumerate(layers)}
        arrays = {f"weight/{k}/{name}": n.get_param(name) for k, n in enumerate(layers) for name in n.param_names if n.has_param(name)}
        for part, values in self.parts().items():
            arrays.update({f"{part}/{number[i]}/{name}": value for (i, name), value in values.items()})
        counts = {f"{number[i]}/{name}": n for (i, name), n in self.optimizer.nr_update.items()}
        counters = {k: getattr(self, k) for k in ("updates", "words", "epoch", "place", "seed")}
        with open(f"{path}.part", "wb") as file:
            np.savez(file, about=json.dumps({**counters, "nr_update": counts}), **arrays)
        Path(f"{path}.part").rename(path)

    def load(self, path):
        layers = nodes(self.nlp)
        with np.load(path) as file:
            about = json.loads(str(file["about"]))
            for key in file.files:
                part, _, rest = key.partition("/")
                if rest:
                    k, _, name = rest.partition("/")
                    if part == "weight":
                        layers[int(k)].set_param(name, file[key])
                    else:
                        self.parts()[part][layers[int(k)].id, name] = file[key]
        for key, n in about.pop("nr_update").items():
            k, _, name = key.partition("/")
            self.optimizer.nr_update[layers[int(k)].id, name] = n
        for name, value in about.items():
            setattr(self, name, value)


def batches(examples, state):
    """Batches from the state's place on, for ever; the order depends on the seed and the pass alone."""
    while True:
        order = list(range(len(examples)))
        random.Random(1000 * state.seed + state.epoch).shuffle(order)
        while state.place < len(order):
            wanted = min(BATCH_WORDS[1], BATCH_WORDS[0] * BATCH_WORDS[2] ** state.updates)
            batch, words = [], 0
            while state.place < len(order) and words < wanted:
                batch.append(examples[order[state.place]])
                words += len(batch[-1].predicted)
                state.place += 1
            yield batch, words
        state.epoch, state.place = state.epoch + 1, 0


def learn_rate(state, planned):
    return LEARN_RATE * min(1.0, (state.updates + 1) / WARM_UP, max(0.01, 1 - state.words / planned))


def scores(nlp, examples):
    """Agreement with held-out silver"""
    fresh = [example(nlp.vocab, e.reference) for e in examples]
    docs = list(nlp.pipe([e.predicted for e in fresh], batch_size=128))
    for e, doc in zip(fresh, docs):
        e.predicted = doc
    got = {}
    for _, pipe in nlp.pipeline:
        if hasattr(pipe, "score"):
            got.update(pipe.score(fresh))
    each = " ".join(f"{k} {v['f']:.3f}" for k, v in sorted(got["ents_per_type"].items()) if k in ("PERSON", "ORG", "GPE", "NORP", "DATE"))
    main = {k: got[k] for k in ("tag_acc", "dep_uas", "dep_las", "ents_f", "ents_p", "ents_r")}
    return " ".join(f"{k} {v:.4f}" for k, v in main.items()) + " | " + each


def main():
    top = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    top.add_argument("work", type=Path)
    top.add_argument("name")
    top.add_argument("silver", nargs="+")
    top.add_argument("--words", type=int, required=True)
    top.add_argument("--seed", type=int, default=1)
    top.add_argument("--minutes-between", type=float, default=15)
    a = top.parse_args()

    spacy.util.fix_random_seed(a.seed)
    architectures.use_classes(a.work / "classes.json")
    nlp = spacy.blank("en")
    examples = []
    for part in a.silver:
        start, _, times = part.partition("*")
        examples += read(a.work / "silver", f"{start}*.train.spacy", nlp.vocab) * int(times or 1)
    dev = read(a.work / "silver", "*.dev.spacy", nlp.vocab)
    folder, saved = a.work / "models" / a.name, a.work / "models" / f"{a.name}.state"
    folder.parent.mkdir(exist_ok=True)
    add_pipes(nlp, examples, a.work / "models" / f"{a.name}.labels")
    state = State(nlp, a.seed)
    if saved.exists():
        state.load(saved)
    log = open(a.work / "train.log", "a", encoding="utf-8")

    def say(text):
        line = time.strftime("%H:%M:%S ") + f"{a.name}: {text}"
        print(line, flush=True)
        print(line, file=log, flush=True)

    words = sum(len(e.predicted) for e in examples)
    say(f"{len(examples)} sentences, {words} words a pass; {state.words} of {a.words} words seen")
    gc.collect()
    gc.freeze()  # the examples stay to the end

    def stop():
        state.save(saved)
        with nlp.use_params(state.optimizer.averages):
            say(f"{state.words} words, {state.updates} updates, {(state.words - before) / (time.time() - start):.0f} words/s | {scores(nlp, dev)}")
            nlp.to_disk(f"{folder}.part")
        shutil.copy(a.work / "classes.json", f"{folder}.part/classes.json")
        shutil.rmtree(folder, ignore_errors=True)
        Path(f"{folder}.part").rename(folder)

    start = last = time.time()
    before = state.words
    for batch, n in batches(examples, state):
        state.optimizer.learn_rate = learn_rate(state, a.words)
        nlp.update(batch, sgd=state.optimizer, drop=DROPOUT)
        state.updates += 1
        state.words += n
        if state.words >= a.words:
            break
        if time.time() - last > 60 * a.minutes_between:
            stop()
            last = time.time()
    stop()
    say("done")


if __name__ == "__main__":
    main()
