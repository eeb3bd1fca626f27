#!/usr/bin/env python3
"""Score the pronouns and nominals of `newsgraph extract` against gold chains.

    python3 tools/score_chains.py PRED GOLD [--errors]

PRED      output of `newsgraph extract`, JSON Lines
GOLD      JSON Lines: "id", "text", "annotated_to" and "entities" with start, end, type, kind
          (name, nominal, pronoun) and chain
--errors  also print every wrong and every missed one in its context

Only text before `annotated_to` counts. A predicted chain is a gold chain when one of its names stands in
a gold mention of that chain, the smallest one around it. A pronoun is right when the gold has it in a
chain that its predicted chain is; a nominal, when a gold mention begins within four characters of it and
goes on to its last word. Those that the gold does not have at all are left out. Recall is over the
gold's pronouns of person, organisation and place chains with a name, without relative pronouns, "we" and "you".
"""

import json
import sys
from collections import Counter, defaultdict

NOT_ASKED = set("that this those these which who whom whose we us our ours you your own others many some everyone".split())
TYPES = ("PER", "ORG", "LOC")


def records(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def gold_chains(names, entities):
    """The gold chains that a predicted chain with these names is."""
    found = set()
    for name in names:
        around = [e for e in entities if e["start"] <= name["end"] - 1 < e["end"]]
        if around:
            found.add(min(around, key=lambda e: e["end"] - e["start"])["chain"])
    return found


def context(text, span, name):
    before = text[max(0, span["start"] - 150) : span["start"]]
    inside, after = text[span["start"] : span["end"]], text[span["end"] : span["end"] + 50]
    return f"{before}[{inside} = {name}]{after}".replace("\n", " / ")


def score(gold, predicted, count, show):
    text, end = gold["text"], gold.get("annotated_to", len(gold["text"]))
    entities = [e for e in gold["entities"] if e["end"] <= end]
    chains = defaultdict(list)
    for mention in predicted["mentions"]:
        if mention["kind"] == "name" and mention["end"] <= end:
            chains[mention["entity"]].append(mention)
    resolved = {}
    for mention in predicted["mentions"]:
        kind = mention["kind"]
        if mention["end"] > end or kind == "name" or (kind == "nominal" and " " not in mention["text"]):
            continue
        if kind == "pronoun":
            same = [e for e in entities if (e["start"], e["end"]) == (mention["start"], mention["end"])]
        else:
            same = [e for e in entities if abs(e["start"] - mention["start"]) <= 4 and mention["end"] <= e["end"]]
        names = chains[mention["entity"]]
        if kind == "nominal" and not names:
            continue  # it says of nobody who it is
        right = any(e["chain"] in gold_chains(names, entities) for e in same)
        resolved[mention["start"], mention["end"]] = right
        if same:
            count[kind, right] += 1
        if same and not right and show:
            print(f"wrong {kind}: {context(text, mention, names[0]['text'] if names else '?')}")
    named = {e["chain"] for e in entities if e["kind"] == "name"}
    for entity in entities:
        word = text[entity["start"] : entity["end"]].lower()
        asked = entity["kind"] == "pronoun" and entity["type"] in TYPES and entity["chain"] in named
        if not asked or word in NOT_ASKED:
            continue
        found = resolved.get((entity["start"], entity["end"]))
        count["recall", found is True] += 1
        if found is None and show:
            print(f"missed pronoun: {context(text, entity, '?')}")


def main():
    options = [a for a in sys.argv[1:] if a.startswith("-")]
    paths = [a for a in sys.argv[1:] if not a.startswith("-")]
    if len(paths) != 2 or options not in ([], ["--errors"]):
        sys.exit(__doc__)
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    predicted = {p["article"]["id"]: p for p in records(paths[0])}
    count = Counter()
    for gold in records(paths[1]):
        if gold["id"] in predicted:
            score(gold, predicted[gold["id"]], count, bool(options))
    for kind, what in (("pronoun", "P"), ("recall", "R"), ("nominal", "P")):
        right, all_of = count[kind, True], count[kind, True] + count[kind, False]
        label = "pronoun" if kind == "recall" else kind
        print(f"chains {label} {what} {right / max(1, all_of):.3f}  ({right} of {all_of})")


if __name__ == "__main__":
    main()
