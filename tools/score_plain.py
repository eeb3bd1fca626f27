#!/usr/bin/env python3
"""List the plain sentences of which no edge of their type is made.

    python3 tools/score_plain.py --input SENTENCES.tsv > articles.jsonl
    newsgraph extract articles.jsonl > extracted.jsonl
    python3 tools/score_plain.py extracted.jsonl SENTENCES.tsv

SENTENCES  a type and a sentence a line, with a tab between (tests/corpus/plain)
"""

import json
import sys

DAY = "2025-06-04"


def sentences(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    rows = sentences(sys.argv[2])
    if sys.argv[1] == "--input":
        for number, (_, text) in enumerate(rows):
            print(json.dumps({"id": f"s{number}", "title": "", "date": DAY, "text": text}))
        return
    made = {}
    with open(sys.argv[1], encoding="utf-8") as file:
        for article in map(json.loads, file):
            claims = (c for c in article["claims"] if "source" in c and "target" in c)
            made[article["article"]["id"]] = {c["type"] for c in claims}
    missing = [row for number, row in enumerate(rows) if row[0] not in made.get(f"s{number}", ())]
    for kind, text in missing:
        print(f"  {kind:18}{text}")
    print(f"plain: {len(rows) - len(missing)} of {len(rows)} sentences have an edge of their type")


if __name__ == "__main__":
    main()
