#!/usr/bin/env python3
"""Score a graph of passages against the edges that they state.

    python3 tools/score_passages.py --input PASSAGES [TEXTS] > articles.jsonl
    python3 tools/score_passages.py GRAPH PASSAGES [--list]

PASSAGES  JSON Lines of `text` and `edges`, each [source, type, target, status] (tests/corpus/passages); without a
          text, `id` and `paragraphs` say how many paragraphs of which article it is (tests/corpus/news)
TEXTS     those articles, JSON Lines of `id`, `date` and `text`, compressed with gzip
GRAPH     folder that `newsgraph export --format jsonl` wrote of these articles
--list    print each passage with what was missed (-), has another status (~) or is extra (+)

An end is found when a name of the node equals the gold's, contains it or is contained in it, or when
both have the same first and last word; names are compared without case, accents, marks and "the".
"""

import gzip
import json
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

DAY = "2025-06-04"
PAIRS = {"MEETS", "SPEAKS_WITH", "NEGOTIATES_WITH", "AGREES_WITH", "COOPERATES_WITH", "RELATED_TO"}
LEFT_OUT = {"MENTIONED_IN", "ATTENDS", "HELD_IN"}
SHORT = {"eu": "european union", "un": "united nations", "us": "united states", "uk": "united kingdom"}
SHORTEST = 4  # Shorter names must be equal: "Iran" is in "Tirana".


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def plain(name):
    letters = unicodedata.normalize("NFKD", name).lower()
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    words = re.sub(r"[^\w ]", " ", letters).split()
    name = " ".join(words[1:] if words[:1] == ["the"] else words)
    return SHORT.get(name, name)


def same(gold, names):
    gold = plain(gold)
    for name in names:
        if gold == name:
            return True
        if min(len(gold), len(name)) >= SHORTEST and (gold in name or name in gold):
            return True
        a, b = gold.split(), name.split()
        if min(len(a), len(b)) > 1 and a[0] == b[0] and a[-1] == b[-1]:
            return True
    return False


def graph(folder):
    """The names of nodes by id, and by article its edges with the status that it gives each."""
    names, edges = {}, defaultdict(dict)
    for node in lines(Path(folder) / "nodes.jsonl"):
        found = [node["properties"].get("name", "")] + node["properties"].get("aliases", [])
        names[node["id"]] = [plain(name) for name in found if name]
    for edge in lines(Path(folder) / "edges.jsonl"):
        if edge["type"] not in LEFT_OUT:
            for evidence in edge.get("evidence", []):
                key = (edge["source"], edge["type"], edge["target"])
                edges[evidence["article"]][key] = evidence["status"]
    return names, edges


def links(edge, pairs, names):
    """Whether an edge's ends are those of one of the pairs."""
    ends = names[edge[0]], names[edge[2]]
    return any(same(source, ends[0]) and same(target, ends[1]) for source, target in pairs)


def score(folder, passages, show):
    names, edges = graph(folder)
    gold = found = right = extra = 0
    for number, passage in enumerate(lines(passages)):
        stated = edges.get(f"p{number}", {})
        used, notes = set(), []
        for source, kind, target, status in passage["edges"]:
            gold += 1
            pairs = [(source, target)] + [(target, source)] * (kind in PAIRS)
            matches = [key for key in stated if key[1] == kind and links(key, pairs, names)]
            used.update(matches)
            if not matches:
                notes.append(f"- {source} {kind} {target} {status}")
                continue
            found += 1
            if status in {stated[key] for key in matches}:
                right += 1
            else:
                notes.append(f"~ {source} {kind} {target} {status}: {stated[matches[0]]}")
        for key in sorted(set(stated) - used):
            extra += 1
            ends = [names[end][0] if names[end] else end for end in (key[0], key[2])]
            notes.append(f"+ {ends[0]} {key[1]} {ends[1]} {stated[key]}")
        if show and notes:
            print(f"{number}. {passage.get('text') or passage['id']}", *notes, sep="\n    ")
    print(
        f"passages: R {found / gold:.3f} ({found} of {gold} edges found, {right} with their status), "
        f"{extra} extra, P at least {found / (found + extra):.3f}"
    )


def write_input(passages, texts=None):
    articles = {}
    if texts:
        with gzip.open(texts, "rt", encoding="utf-8") as file:
            articles = {article["id"]: article for article in map(json.loads, file)}
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for number, passage in enumerate(lines(passages)):
        article = {"id": f"p{number}", "title": "", "date": DAY, "text": passage.get("text")}
        if "id" in passage:
            if passage["id"] not in articles:
                sys.exit(f"{passages}: TEXTS has no article {passage['id']}")
            whole = articles[passage["id"]]
            paragraphs = [line for line in whole["text"].split("\n") if line.strip()]
            text = "\n".join(paragraphs[: passage["paragraphs"]])
            article |= {"date": whole["date"], "text": text}
        print(json.dumps(article, ensure_ascii=False))


def main():
    match sys.argv[1:]:
        case ["--input", passages] | ["--input", passages, _]:
            write_input(*sys.argv[2:])
        case [folder, passages]:
            score(folder, passages, False)
        case [folder, passages, "--list"]:
            score(folder, passages, True)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
