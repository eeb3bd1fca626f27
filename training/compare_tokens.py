#!/usr/bin/env python3
"""Compares the program's words with spaCy's, and writes spaCy's answers for the tests.

usage: compare_tokens.py compare NEWSGRAPH INPUT…    cuts of `NEWSGRAPH annotate INPUT…`, sentence by sentence
       compare_tokens.py answers FILE.jsonl          fills in the answers for the texts of FILE (tests/cases/words.jsonl)
       compare_tokens.py words OUT.jsonl INPUT…      answers for all distinct words of JSON Lines (.gz), for
                                                     NEWSGRAPH_WORDS=OUT.jsonl cargo test --test words
       compare_tokens.py lemmas MODEL OUT.jsonl INPUT…  words, tags and base forms by a spaCy pipeline, for
                                                     NEWSGRAPH_LEMMAS=OUT.jsonl cargo test --test words
needs: pip install spacy==3.8.18
"""

import collections
import gzip
import json
import subprocess
import sys

import spacy

LEMMA_WORDS = 200_000


def clean(text):
    """Single spaces, as the models were trained: white space is no word."""
    return " ".join(text.split())


def spans(words):
    """Each word as its place in the text without white space."""
    at, found = 0, set()
    for word in words:
        found.add((at, at + len(word)))
        at += len(word)
    return found


def compare(program, *inputs):
    nlp = spacy.blank("en")
    running = subprocess.Popen([program, "annotate", *inputs, "--format", "jsonl"], stdout=subprocess.PIPE)
    characters = sentences = equal_sentences = words = equal = 0
    differences = collections.Counter()
    for line in running.stdout:
        article = json.loads(line)
        for sentence in article["sentences"]:
            first, last = sentence["tokens"]
            tokens = article["tokens"][first:last]
            text = sentence["text"]
            for token in tokens:
                start = token["start"] - sentence["start"]
                assert text[start : start + len(token["text"])] == token["text"], (article["id"], token)
            ours = [token["text"] for token in tokens]
            theirs = [word.text for word in nlp.tokenizer(clean(text))]
            characters += len(text)
            sentences += 1
            words += len(theirs)
            if ours == theirs:
                equal_sentences += 1
                equal += len(theirs)
                continue
            a, b = spans(ours), spans(theirs)
            equal += len(a & b)
            flat = "".join(theirs)
            differences.update(flat[i:j] for i, j in sorted(b - a)[:3])
    if running.wait() not in (0, 3):
        sys.exit("the program failed")
    print(f"{characters} characters, {sentences} sentences, {equal_sentences} equal")
    print(f"{words} words of spaCy, {equal} equal: {100 * equal / words:.4f} %")
    for word, count in differences.most_common(40):
        print(f"{count:6} {word!r}")


def answer(nlp, text):
    return [[word.text, word.norm_, word.shape_, word.prefix_, word.suffix_] for word in nlp.tokenizer(text)]


def answers(path):
    nlp = spacy.blank("en")
    with open(path, encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    with open(path, "w", encoding="utf-8") as file:
        for text in texts:
            assert text == clean(text), text
            print(json.dumps({"text": text, "words": answer(nlp, text)}, ensure_ascii=False), file=file)


def texts(inputs):
    for path in inputs:
        with gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)["text"]


def words(out, *inputs):
    nlp = spacy.blank("en")
    chunks = set()
    for text in texts(inputs):
        chunks.update(text.split())
    with open(out, "w", encoding="utf-8") as file:
        for chunk in sorted(chunks):
            print(json.dumps({"text": chunk, "words": answer(nlp, chunk)}, ensure_ascii=False), file=file)
    print(len(chunks), "distinct chunks")


def lemmas(model, out, *inputs):
    nlp = spacy.load(model, disable=["ner", "senter"])
    count = 0
    triples = collections.Counter()
    for doc in nlp.pipe(clean(line) for text in texts(inputs) for line in text.split("\n") if line.strip()):
        triples.update((word.text, word.tag_, word.lemma_) for word in doc if not word.is_space)
        count += len(doc)
        if count >= LEMMA_WORDS:
            break
    with open(out, "w", encoding="utf-8") as file:
        for (word, tag, lemma), count in sorted(triples.items()):
            print(json.dumps([word, tag, lemma, count], ensure_ascii=False), file=file)


if __name__ == "__main__":
    commands = {"compare": compare, "answers": answers, "words": words, "lemmas": lemmas}
    if len(sys.argv) < 3 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]](*sys.argv[2:])
