"""Trains the small model of the tests, tests/parity/small.ngm, and writes what spaCy answers with it, small.tsv.

It is a model of no use but with every part that a model can have: one encoder with word classes that tagger and parser
share, another with static vectors and white space as attributes for names, other widths and depths than our models. It
learns the example articles by heart from the answers of a spaCy pipeline.

usage: make_small.py TEACHER_DIR
"""

import random
import sys
from pathlib import Path

import numpy as np
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import compounding, minibatch

import architectures
import make_parity
import ngm

OUT = Path(__file__).parent.parent / "tests" / "parity"
PASSES = 30
SHARED = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "newsgraph.HashEmbedWithClasses.v1",
        "width": 40,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [300, 60, 150, 100],
    },
    "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 40, "depth": 3, "window_size": 1, "maxout_pieces": 3},
}
OWN = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 24,
        "attrs": ["LOWER", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [300, 100, 10, 10],
        "include_static_vectors": True,
    },
    "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 24, "depth": 2, "window_size": 2, "maxout_pieces": 2},
}
HEARD = {"@architectures": "spacy.Tok2VecListener.v1", "width": 40, "upstream": "tok2vec"}


def transitions(state_type, tok2vec, hidden, pieces):
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state_type,
        "extra_state_tokens": False,
        "hidden_width": hidden,
        "maxout_pieces": pieces,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


def untrained(words):
    """The pipeline; frequent words get vectors, and classes by their length and last letter."""
    frequent = [w for w, _ in words][:150]
    table = {w.lower(): [1 + len(w), 1 + ord(w[-1]) % 50] for w in frequent}
    architectures.TABLES[:] = [{"lower": True, "rows": [20, 40], "words": table}]
    nlp = spacy.blank("en")
    vectors = np.random.default_rng(1).normal(size=(len(frequent), 12)).astype("float32")
    nlp.vocab.vectors = spacy.vectors.Vectors(strings=nlp.vocab.strings, data=vectors, keys=frequent, name="small")
    nlp.add_pipe("tok2vec", config={"model": SHARED})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": HEARD}})
    parser = {"model": transitions("parser", HEARD, 32, 2), "min_action_freq": 1}
    nlp.add_pipe("parser", config=parser)
    nlp.add_pipe("ner", config={"model": transitions("ner", OWN, 24, 3)})
    return nlp


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    spacy.util.fix_random_seed(1)
    teacher = spacy.load(sys.argv[1])
    texts = list(make_parity.sentences(sorted(make_parity.ARTICLES.glob("*.txt"))))
    taught = list(teacher.pipe(make_parity.documents(teacher, texts)))
    counts = {}
    for doc in taught:
        for token in doc:
            counts[token.text] = counts.get(token.text, 0) + 1
    nlp = untrained(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
    examples = []
    for doc in taught:
        words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
        heads, deps = [t.head.i for t in doc], [t.dep_ for t in doc]
        ents = [f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc]
        gold = Doc(nlp.vocab, words=words, spaces=spaces, tags=[t.tag_ for t in doc], heads=heads, deps=deps, ents=ents)
        examples.append(Example(nlp.make_doc(doc.text), gold))
    optimizer = nlp.initialize(lambda: examples)
    optimizer.learn_rate = 0.004
    for _ in range(PASSES):
        random.shuffle(examples)
        for batch in minibatch(examples, compounding(8, 32, 1.01)):
            nlp.update(batch, sgd=optimizer, drop=0.1)
    with nlp.use_params(optimizer.averages):
        OUT.mkdir(exist_ok=True)
        ngm.write(nlp, OUT / "small.ngm", name="small", licence="MIT OR Apache-2.0")
        make_parity.write(ngm.dequantised(nlp), texts, OUT / "small.tsv")


if __name__ == "__main__":
    main()
