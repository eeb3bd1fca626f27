"""The first teacher: spaCy's md pipeline annotates the shards. Writes WORK/shards/NAME.spacy.spacy.

usage: teach_spacy.py WORK MODEL_DIR [NAME …]      all shards where none is named; those already done are left out
"""

import sys
import time
from pathlib import Path

import spacy
from spacy.tokens import DocBin

KEPT = ["ORTH", "SPACY", "TAG", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"]


def main():
    folder = Path(sys.argv[1]) / "shards"
    nlp = spacy.load(sys.argv[2], exclude=["lemmatizer", "attribute_ruler", "senter"])
    names = sys.argv[3:] or sorted((p.name.split(".")[0] for p in folder.glob("*.tokens.spacy")), key=lambda n: (n[0] != "w", n))
    for name in names:
        out = folder / f"{name}.spacy.spacy"
        if out.exists():
            continue
        start, docs = time.time(), list(DocBin().from_disk(folder / f"{name}.tokens.spacy").get_docs(nlp.vocab))
        done = DocBin(attrs=KEPT, docs=nlp.pipe(docs, batch_size=128))
        done.to_disk(f"{out}.part")
        Path(f"{out}.part").rename(out)
        words = sum(map(len, docs))
        print(f"{name} {words} words, {words / (time.time() - start):.0f} words/s", flush=True)


if __name__ == "__main__":
    main()
