#!/usr/bin/env python3
"""Score who is who across articles against gold links: B3 over the names of persons, organisations and places.

    python3 tools/score_identity.py GRAPH EXTRACTED GOLD [--errors N]

GRAPH      folder that `newsgraph export --format jsonl` wrote
EXTRACTED  output of `newsgraph extract` of the same articles, JSON Lines
GOLD       JSON Lines: "id" and "entities" with start, end, chain and "link" or "instance_id", which
           mean the same in all articles
--errors   also print the N gold entities that are split most, and the N nodes that mix most

A predicted name is aligned with a gold mention when both are the same words, or when it is the only name
inside and ends with it; and with the node that its article mentions under that form. Only gold chains with a link of persons, organisations and
places count, and only one item for each chain of an article and its node, so that what is measured is
identity across articles and not how often a name is said. B3 (Bagga and Baldwin 1998) gives each item
the share of right ones in its node (precision) and the share of its gold entity in its node (recall).
Items whose name was not found, or was found under another label, are no items; they are counted.
"""

import json
import sys
from collections import Counter, defaultdict

TYPES = {
    "person": "Person", "per": "Person",
    "organization": "Org", "organisation": "Org", "org": "Org",
    "location": "Place", "loc": "Place",
}


def records(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def nodes_of_forms(folder):
    """(article, form) -> ids of the nodes that have the form and are mentioned in the article."""
    nodes = {n["id"]: n for n in records(f"{folder}/nodes.jsonl")}
    found = defaultdict(set)
    for edge in records(f"{folder}/edges.jsonl"):
        node = nodes.get(edge["source"])
        if edge["type"] == "MENTIONED_IN" and node and "Meeting" not in node["labels"]:
            properties = node["properties"]
            article = edge["target"].removeprefix("article:")
            for form in [properties["name"], *properties.get("aliases", [])]:
                found[article, form].add((node["labels"][-1], node["id"]))
    return found


def aligned(entity, names):
    """The predicted name that is a gold mention."""
    inside = [m for m in names if m["start"] < entity["end"] and m["end"] > entity["start"]]
    same = [m for m in inside if (m["start"], m["end"]) == (entity["start"], entity["end"])]
    last = [m for m in inside if len(inside) == 1 and m["end"] == entity["end"]]
    return next(iter(same or last), None)


def items(gold, predicted, nodes):
    """(gold entity, article, node) of an article, and how many gold chains have none."""
    names = [m for m in predicted["mentions"] if m["kind"] == "name"]
    chains = defaultdict(set)
    wanted = {}
    for entity in gold["entities"]:
        link = entity.get("link") or entity.get("instance_id")
        label = TYPES.get(entity["type"].lower())
        if not link or not label or entity.get("kind", "name") != "name" or entity.get("adjective"):
            continue
        wanted[entity["chain"]] = (label, link)
        mention = aligned(entity, names)
        if mention:
            form = " ".join(mention["text"].split())
            same = {i for kind, i in nodes.get((gold["id"], form), ()) if kind == label}
            if len(same) == 1:
                chains[entity["chain"]] |= same
    found = {(*wanted[chain], gold["id"], node) for chain, ids in chains.items() for node in ids}
    return found, sum(chain not in chains for chain in wanted)


def b_cubed(all_items):
    in_node, in_gold, both = Counter(), Counter(), Counter()
    for label, link, _, node in all_items:
        in_node[node] += 1
        in_gold[label, link] += 1
        both[label, link, node] += 1
    precision = sum(both[a, b, n] / in_node[n] for a, b, _, n in all_items) / max(1, len(all_items))
    recall = sum(both[a, b, n] / in_gold[a, b] for a, b, _, n in all_items) / max(1, len(all_items))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def show(all_items, most):
    nodes, links = defaultdict(Counter), defaultdict(Counter)
    for label, link, _, node in all_items:
        nodes[node][link] += 1
        links[label, link][node] += 1
    mixed = sorted(((sum(c.values()) - max(c.values()), n, c) for n, c in nodes.items() if len(c) > 1), key=lambda m: (-m[0], m[1]))
    for _, node, counts in mixed[:most]:
        print(f"  mixed {node}: {dict(counts)}")
    split = sorted(((sum(c.values()) - max(c.values()), n, c) for n, c in links.items() if len(c) > 1), key=lambda m: (-m[0], m[1]))
    for _, link, counts in split[:most]:
        print(f"  split {link[1]}: {dict(counts)}")


def main():
    arguments = sys.argv[1:]
    most = 0
    if "--errors" in arguments:
        at = arguments.index("--errors")
        most = int(arguments[at + 1])
        del arguments[at : at + 2]
    if len(arguments) != 3:
        sys.exit(__doc__)
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    folder, extracted, gold = arguments
    nodes = nodes_of_forms(folder)
    predicted = {p["article"]["id"]: p for p in records(extracted)}
    all_items, missing = [], 0
    for document in records(gold):
        if document["id"] in predicted:
            found, without = items(document, predicted[document["id"]], nodes)
            all_items.extend(sorted(found))
            missing += without
    several = Counter((label, link) for label, link, *_ in all_items)
    across = [item for item in all_items if several[item[0], item[1]] > 1]
    for name, chosen in (("all", all_items), ("in several articles", across)):
        precision, recall, f1 = b_cubed(chosen)
        print(f"identity {name}: B3 P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  ({len(chosen)} items)")
    print(f"identity: {missing} chains have no node of their label and form")
    show(all_items, most)


if __name__ == "__main__":
    main()
