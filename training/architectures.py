"""The embedding of our pipelines: spaCy's hashed attributes and, beside them, hashed word classes.

`newsgraph.HashEmbedWithClasses.v1` is `spacy.MultiHashEmbed.v2` without static vectors, with one more column for every
number that a class table gives a word; the columns' hash seeds are 8, 9, 10, … in their order. Loading one of our
pipelines needs this file imported first and `use_classes` called with the `classes.json` that lies in its folder.
"""

import json
from pathlib import Path
from typing import List

import numpy as np
import spacy
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

FIRST_SEED = 8
TABLES = []  # {"lower": bool, "rows": [int, …], "words": {word: [int, …]}}; 0 is the class of an unknown word
KNOWN = {}  # word -> its classes in all tables, as they were looked up


def use_classes(path):
    """Makes the tables of a `classes.json` those of every pipeline that is built or loaded from now on."""
    TABLES[:] = json.loads(Path(path).read_text())
    KNOWN.clear()


def load(folder):
    """A pipeline of ours, with its classes."""
    classes = Path(folder) / "classes.json"
    if classes.exists():
        use_classes(classes)
    return spacy.load(folder)


def classes_of(word):
    got = KNOWN.get(word)
    if got is None:
        got = KNOWN[word] = [
            n for t in TABLES for n in t["words"].get(word.lower() if t["lower"] else word, [0] * len(t["rows"]))
        ]
    return got


def features_of(doc, attrs):
    """One row per word: the attributes' hashes, then the classes."""
    classes = np.array([classes_of(w.text) for w in doc], dtype="uint64").reshape(len(doc), -1)
    return np.hstack([doc.to_array(attrs).reshape(len(doc), -1).astype("uint64"), classes])



def extract(attrs):
    """Features are computed once per document and kept with it: a training document is seen many times."""

    def forward(model, docs, is_train):
        rows = []
        for doc in docs:
            got = doc.user_data.get("newsgraph_features")
            if got is None:
                got = doc.user_data["newsgraph_features"] = features_of(doc, attrs)
            rows.append(got)
        return rows, lambda _: []

    return Model("extract_features_and_classes", forward, attrs={"attrs": attrs})


@spacy.registry.architectures("newsgraph.HashEmbedWithClasses.v1")
def hash_embed_with_classes(width: int, attrs: List[str], rows: List[int]) -> Model:
    rows = list(rows) + [n for table in TABLES for n in table["rows"]]
    columns = [HashEmbed(width, n, column=i, seed=FIRST_SEED + i, dropout=0.0) for i, n in enumerate(rows)]
    mix = with_array(Maxout(width, width * len(columns), nP=3, dropout=0.0, normalize=True))
    return chain(extract(attrs), list2ragged(), with_array(concatenate(*columns)), mix, ragged2list())
