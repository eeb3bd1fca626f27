"""The sentences that the silver is made of: read, chosen, cut into shards and tokens.

Input is what `newsgraph annotate INPUT --format jsonl` writes, one article a line, of which this file reads
`{"id", "sentences": [{"text", "furniture"}]}` (and `"names"` of hand-annotated text, see wikigold.py). Sentences are thereby cut by the program's own splitter, and the network
learns from exactly the units it later sees: one sentence is one spaCy `Doc`, cut into words by spaCy's tokenizer.

Output in WORK/shards: `NAME.tokens.spacy` (a DocBin of the sentences), `NAME.json` (article, split, names of each)
and `NAME.nlp4j.in` (the same words for the Java teacher).

usage: sentences.py WORK CORPUS=FILE.jsonl[,STEP,REST] …
       STEP,REST: only every STEP-th article, those whose number leaves REST
"""

import hashlib
import json
import sys
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

SHARD_WORDS = 250_000
LONGEST = 150  # words; longer ones are lists and tables
FURNITURE_KEPT = 10  # one in so many furniture sentences ("Photo: …", contact lines) stays, so that the model knows them
HELD_OUT = {0: "dev", 30: "test"}  # number of an article modulo 60 -> split; only of corpora in HELD_OUT_FROM
HELD_OUT_FROM = ("wikinews",)


def articles(path):
    """Yields (id, [(text, furniture, names or None)]) of a file of `newsgraph annotate --format jsonl`."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            yield article["id"], [(s["text"], s["furniture"], s.get("names")) for s in article["sentences"]]


def clean(text):
    """The sentence with single spaces: white space is no word of its own."""
    return " ".join(text.split())


def digest(text):
    return hashlib.sha256(text.lower().encode()).digest()


def chosen(path, corpus, seen, step, rest):
    """Yields (article id, split, text, names) of the sentences to learn from, each sentence once."""
    every = list(articles(path))[rest::step]
    split_of = [HELD_OUT.get(k % 60, "train") if corpus in HELD_OUT_FROM else "train" for k in range(len(every))]
    # The held-out articles go first, so that no sentence of theirs is in the training part.
    for k in sorted(range(len(every)), key=lambda k: split_of[k] == "train"):
        article, sentences = every[k]
        for text, furniture, names in sentences:
            text = clean(text)
            key = digest(text)
            if not text or key in seen or (furniture and key[0] % FURNITURE_KEPT):
                continue
            seen.add(key)
            yield article, split_of[k], text, names


class Shards:
    """Writes sentences into numbered shards of about SHARD_WORDS words; an article is never cut in two."""

    def __init__(self, folder, corpus, first):
        self.folder, self.corpus, self.number = folder, corpus, first
        self.begin()

    def begin(self):
        self.docs, self.rows, self.words = [], [], 0

    def add(self, article, split, names, doc):
        if self.words > SHARD_WORDS and self.rows[-1][0] != article:
            self.close()
        self.docs.append(doc)
        self.rows.append((article, split, names))
        self.words += len(doc)

    def close(self):
        if not self.docs:
            return
        base = self.folder / f"{self.corpus}{self.number:03}"
        DocBin(attrs=["ORTH", "SPACY", "SENT_START"], docs=self.docs).to_disk(f"{base}.tokens.spacy")
        with open(f"{base}.nlp4j.in", "w", encoding="utf-8") as file:
            for doc in self.docs:
                file.writelines(f"{k + 1}\t{word.text}\n" for k, word in enumerate(doc))
                file.write("\n")
        Path(f"{base}.json").write_text(json.dumps(self.rows))
        print(base.name, len(self.docs), "sentences", self.words, "words", flush=True)
        self.number += 1
        self.begin()


def main():
    work = Path(sys.argv[1])
    folder = work / "shards"
    folder.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    seen = set()
    for argument in sys.argv[2:]:
        corpus, _, source = argument.partition("=")
        path, *part = source.split(",")
        step, rest = map(int, part) if part else (1, 0)
        shards = Shards(folder, corpus, 100 * rest)
        for article, split, text, names in chosen(path, corpus, seen, step, rest):
            doc = nlp.make_doc(text)
            if 2 <= len(doc) <= LONGEST:
                words, spaces = [w.text for w in doc], [bool(w.whitespace_) for w in doc]
                starts = [True] + [False] * (len(doc) - 1)
                shards.add(article, split, names, Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts))
        shards.close()


if __name__ == "__main__":
    main()
