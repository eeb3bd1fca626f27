"""The silver corpus: what the two teachers said of each shard becomes WORK/silver/NAME.{train,dev,test}.spacy.

A sentence is left out where the teachers give fewer than LEAST_AGREEMENT of its words the same head; between that and
TREE_AGREEMENT it keeps its tags and names, but has no tree. A tag the teachers do not agree on is missing in the training
part. The held-out parts keep all tags and trees of spaCy, good or bad, so that scores do not flatter.

usage: silver.py WORK [NAME …]         all shards that both teachers are done with, where none is named
"""

import json
import sys
from collections import Counter
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span

from vote import Article, MISSING, agreement, common_classes, counted, spans_of_bilou, vote, with_gold

LEAST_AGREEMENT, TREE_AGREEMENT = 0.5, 0.75
ATTRS = ["ORTH", "SPACY", "TAG", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"]


def blocks(path):
    block = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line:
            block.append(line.split("\t"))
        elif block:
            yield block
            block = []
    if block:
        yield block


def read_shard(folder, name, vocab):
    """[(article, split, names or None, spaCy's Doc, NLP4J's rows)]; sentences where NLP4J has other words are left out"""
    docs = DocBin().from_disk(folder / f"{name}.spacy.spacy").get_docs(vocab)
    rows = list(blocks(folder / f"{name}.nlp4j.tsv"))
    places = json.loads((folder / f"{name}.json").read_text())
    if len(rows) != len(places):
        sys.exit(f"{name}: NLP4J wrote {len(rows)} sentences instead of {len(places)}; remove its .tsv and run the teacher again")
    for (article, split, *names), doc, block in zip(places, docs, rows):
        if len(block) == len(doc):
            yield article, split, names[0] if names else None, doc, block


def voted_of(doc, rows, names):
    """(words, tags, spans) of a sentence by both teachers, and by the names that people gave it, if they did"""
    words = [w.text for w in doc]
    spans = vote(words, [(e.start, e.end, e.label_) for e in doc.ents], spans_of_bilou([r[8] for r in rows]))
    if names is not None:
        by_hand = [(doc.char_span(a, b, alignment_mode="expand"), label) for a, b, label in names]
        spans = with_gold(spans, [(s.start, s.end, label) for s, label in by_hand if s is not None])
    return words, [w.tag_ for w in doc], spans


def made(vocab, doc, rows, spans, split):
    """The annotated sentence, or None"""
    words, spaces = [w.text for w in doc], [bool(w.whitespace_) for w in doc]
    heads = [0 if w.head.i == w.i else w.head.i + 1 for w in doc]
    agree = agreement(words, heads, rows)
    tags = [w.tag_ for w in doc]
    train = split == "train"
    if train and agree < LEAST_AGREEMENT:
        return None
    tree = {"heads": [w.head.i for w in doc], "deps": [w.dep_ for w in doc]}
    if train and agree < TREE_AGREEMENT:
        tree = {}
    if train:
        tags = [tag if tag == row[3] else "" for tag, row in zip(tags, rows)]
    out = Doc(vocab, words=words, spaces=spaces, tags=tags, **tree)
    ents = [Span(out, a, b, label=label) for a, b, label in spans if label != MISSING]
    missing = [out[a:b] for a, b, label in spans if label == MISSING]
    out.set_ents(ents, missing=missing, default="outside")
    return out


def main():
    work = Path(sys.argv[1])
    shards, silver = work / "shards", work / "silver"
    silver.mkdir(exist_ok=True)
    names = sys.argv[2:] or sorted(
        p.name.split(".")[0] for p in shards.glob("*.nlp4j.tsv") if (shards / f"{p.name.split('.')[0]}.spacy.spacy").exists()
    )
    vocab = spacy.blank("en").vocab
    read, stats = {}, Counter()
    for name in names:
        read[name] = [
            (article, split, doc, rows, voted_of(doc, rows, names)) for article, split, names, doc, rows in read_shard(shards, name, vocab)
        ]
    common = common_classes(counted(voted for part in read.values() for *_, voted in part))
    for name, part in read.items():
        by_article = {}
        for article, *_, voted in part:
            by_article.setdefault(article, []).append(voted)
        whole = {article: Article(sentences, common) for article, sentences in by_article.items()}
        out = {split: DocBin(attrs=ATTRS) for split in ("train", "dev", "test")}
        for article, split, doc, rows, voted in part:
            spans = whole[article].corrected(*voted)
            stats["names changed"] += sum(s not in voted[2] for s in spans)
            stats["names"] += sum(s[2] != MISSING for s in spans)
            stats["names missing"] += sum(s[2] == MISSING for s in spans)
            sentence = made(vocab, doc, rows, spans, split)
            stats["sentences"] += 1
            stats["words"] += len(doc)
            if sentence is None:
                stats["sentences left out"] += 1
                continue
            stats["sentences without tree"] += not sentence.has_annotation("DEP")
            stats["tags missing"] += sum(not w.tag for w in sentence)
            out[split].add(sentence)
        for split, docs in out.items():
            if len(docs):
                docs.to_disk(silver / f"{name}.{split}.spacy")
    print(dict(stats))


if __name__ == "__main__":
    main()
