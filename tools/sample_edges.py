#!/usr/bin/env python3
"""Draw edges at random from what `newsgraph extract` says of many articles, to be read one by one.

    python3 tools/sample_edges.py EXTRACTED.jsonl ARTICLES.jsonl [--count N] [--seed S] [--types A,B]

EXTRACTED   what `newsgraph extract` wrote
ARTICLES    its input, with `id` and `text`
--count     how many edges (default 200)
--seed      which ones (default 1): the same seed draws the same edges of the same file
--types     only these edge types

Each edge is printed with its ends as they are named, type, status, rule and article, and the sentence.
"""

import argparse
import json
import random


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("extracted")
    parser.add_argument("articles")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--types", default="")
    arguments = parser.parse_args()
    types = set(filter(None, arguments.types.split(",")))

    edges = []
    with open(arguments.extracted, encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            names = {}
            for mention in article["mentions"]:
                if mention["kind"] == "name":
                    names.setdefault(mention["entity"], mention["text"])
            for claim in article["claims"]:
                if types and claim["type"] not in types:
                    continue
                ends = [article["mentions"][claim[end]] for end in ("source", "target") if end in claim]
                # Events with one end, or of somebody whom no name tells, are no edges; adjectives tell countries.
                named = [m["entity"] in names or m["label"] == "Place" for m in ends]
                if len(ends) < 2 or not all(named):
                    continue
                told = [
                    mention["text"] + ("" if mention["kind"] == "name" else f" (= {names.get(mention['entity'], '?')})")
                    for mention in ends
                ]
                edges.append((article["article"]["id"], claim, told))
    chosen = random.Random(arguments.seed).sample(edges, min(arguments.count, len(edges)))
    wanted = {article for article, _, _ in chosen}
    texts = {}
    with open(arguments.articles, encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["id"] in wanted:
                texts[article["id"]] = article["text"]
    print(f"{len(edges)} edges, {len(chosen)} drawn")
    for number, (article, claim, (source, target)) in enumerate(chosen, 1):
        sentence = " ".join(texts[article][claim["start"] : claim["end"]].split())
        print(f"{number}. {source} {claim['type']} {target} {claim['status']} [{claim['rule']}] {article}\n   {sentence}")


if __name__ == "__main__":
    main()
