#!/usr/bin/env python3
"""Count persons who are named by one word, and how many of them are typed Person.

    python3 tools/score_single_names.py EXTRACTED.jsonl GOLD.jsonl [EXTRACTED.jsonl GOLD.jsonl ...]

EXTRACTED   what `newsgraph extract` wrote
GOLD        gold in the form of ../shared/gold/public, of the same articles

A bare surname is where engines are wrong most. A gold mention of a person counts where it is a name of one word, not
optional, and stands in the annotated part; it is found where a name that covers its first character is a Person.
"""

import json
import sys

PERSON = {"PER", "Peop", "Person", "person"}


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def main():
    paths = sys.argv[1:]
    if not paths or len(paths) % 2:
        sys.exit(__doc__)
    found = total = 0
    for extracted, gold in zip(paths[::2], paths[1::2]):
        predicted = {article["article"]["id"]: article["mentions"] for article in lines(extracted)}
        for article in lines(gold):
            persons = [
                (mention["start"], mention["end"])
                for mention in predicted.get(article["id"], [])
                if mention["kind"] == "name" and mention["label"] == "Person"
            ]
            for entity in article.get("entities", []):
                text = article["text"][entity["start"] : entity["end"]]
                single = entity["type"] in PERSON and entity.get("kind", "name") == "name" and not text.count(" ")
                inside = entity["start"] < article.get("annotated_to", len(article["text"]))
                if single and inside and not entity.get("optional"):
                    total += 1
                    found += any(start <= entity["start"] < end for start, end in persons)
    print(f"persons of one word: {found} of {total} typed Person, {found / max(total, 1):.3f}")


if __name__ == "__main__":
    main()
