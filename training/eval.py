"""Measures models: the program with a model file, or a spaCy pipeline, on the same texts and by the same rules.

    eval.py inputs WORK SHARED                writes the texts, WORK/eval/inputs/SET.jsonl, one {"id", "text"} a line
    eval.py annotate WORK PIPELINE NAME       annotates them with a spaCy pipeline: WORK/eval/NAME/SET.jsonl, in the form of
                                              `newsgraph annotate inputs/SET.jsonl --format jsonl`, which is the other way
    eval.py score WORK SHARED NAME …          tables of the NAMEs, side by side, in Markdown

Sets: `heldout` (Wikinews articles that the training never saw, against the teachers' vote); `pud`, `ewt` (UD test sets,
relations by gold trees); `uner_ewt_dev`, `gum_dev` (names, to tune on); five public sets of names (to measure, not to
tune on; scored by SHARED/tools/score_extract.py).
Everything is compared by places in the text, so that words may be cut in other ways than in the gold.
"""

import argparse
import gzip
import json
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import spacy
from spacy.tokens import DocBin

import architectures
from sentences import clean
from vote import trimmed
from wikigold import running, sentences as bio_sentences

UD = {"pud": "ud/PUD/en_pud-ud-test.conllu.gz", "ewt": "ud/EWT/en_ewt-ud-test.conllu.gz"}
BIO = {"uner_ewt_dev": "ner/uner_ewt_dev.tsv", "gum_dev": "ner/gum_nonnc_dev.tsv"}
PUBLIC = ("uner_pud", "conll04_test_dedup", "re3d_public", "dwie_dev", "meantime_public")
NAMES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "Person": "PER", "Org": "ORG", "Place": "LOC"}
LABELS = {"PER": "Person", "ORG": "Org", "LOC": "Place"}
# UD relation -> name in the table; and the same relation in the labels of our trees. `agent` is a way of two steps.
GOLD_RELATIONS = {
    "nsubj:pass": "nsubj:pass", "obj": "obj", "obl:agent": "agent", "appos": "appos", "acl:relcl": "relcl",
    "xcomp": "xcomp", "ccomp": "ccomp", "amod": "amod", "advcl": "advcl",
}  # fmt: skip
OUR_RELATIONS = {
    "nsubjpass": "nsubj:pass", "dobj": "obj", "appos": "appos", "relcl": "relcl",
    "xcomp": "xcomp", "ccomp": "ccomp", "amod": "amod", "advcl": "advcl",
}  # fmt: skip


# ---- texts ----------------------------------------------------------------------------------------------------------


def heldout(work, split):
    vocab = spacy.blank("en").vocab
    return [d for p in sorted((work / "silver").glob(f"*.{split}.spacy")) for d in DocBin().from_disk(p).get_docs(vocab)]


def ud_sentences(path):
    """[(text, rows of words with their place in the text)]"""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for block in file.read().split("\n\n"):
            lines = block.split("\n")
            text = next((line[9:] for line in lines if line.startswith("# text = ")), None)
            if text is None:
                continue
            rows, at, end_of_multiword = [], 0, 0
            for line in lines:
                row = line.split("\t")
                if line.startswith("#") or len(row) != 10 or "." in row[0]:
                    continue
                if "-" in row[0]:  # "don't": the words that follow lie in it
                    start = text.find(row[1], at)
                    end_of_multiword = int(row[0].split("-")[1])
                    whole_end = start + len(row[1])
                    continue
                start = text.find(row[1], at)
                if start < 0 or (int(row[0]) <= end_of_multiword and start >= whole_end):
                    start = at
                at = start + len(row[1])
                rows.append((start, at, row[3], row[4], int(row[6]), row[7]))
            yield text, rows


def texts(work, shared):
    """{set: [{"id", "text"}]}"""
    corpora, out = shared / "corpora", {}
    for split in ("dev", "test"):
        out[f"heldout_{split}"] = [doc.text for doc in heldout(work, split)]
    for name, path in UD.items():
        out[name] = [text for text, _ in ud_sentences(corpora / path)]
    for name, path in BIO.items():
        out[name] = [running(rows)[0] for rows in bio_sentences(corpora / path)]
    out = {name: [{"id": str(k), "text": text} for k, text in enumerate(rows)] for name, rows in out.items()}
    for name in PUBLIC:
        with open(shared / "gold" / "public" / f"{name}.jsonl", encoding="utf-8") as file:
            out[name] = [{k: row[k] for k in ("id", "text")} for row in map(json.loads, file)]
    return out


# ---- a spaCy pipeline in place of the program -----------------------------------------------------------------------


def cut(nlp, text):
    """[(start, end)] of the sentences of running text: plain, but the same for all pipelines"""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            for sentence in nlp(line).sents:
                yield at + sentence.start_char, at + sentence.end_char
        at += len(line) + 1


def annotated(nlp, splitter, articles, whole):
    """The articles as `newsgraph annotate` writes them. `whole`: a text is one sentence."""
    places = [(a, s) for a in articles for s in ([(0, len(a["text"]))] if whole else cut(splitter, a["text"]))]

    def docs():
        for article, (start, end) in places:
            doc = nlp.make_doc(article["text"][start:end])
            for word in doc[1:]:
                word.is_sent_start = False
            yield doc

    out = {a["id"]: {"id": a["id"], "sentences": [], "tokens": [], "names": []} for a in articles}
    for (article, (at, end)), doc in zip(places, nlp.pipe(docs(), batch_size=128)):
        got = out[article["id"]]
        first = len(got["tokens"])
        got["sentences"].append({"start": at, "end": end, "tokens": [first, first + len(doc)]})
        for w in doc:
            got["tokens"].append({"start": at + w.idx, "end": at + w.idx + len(w), "tag": w.tag_, "head": first + w.head.i, "dep": w.dep_})
        got["names"] += [{"start": at + e.start_char, "end": at + e.end_char, "label": e.label_} for e in doc.ents]
    return list(out.values())


def annotate(work, folder, name):
    nlp, splitter = architectures.load(folder), spacy.blank("en")
    splitter.add_pipe("sentencizer")
    for pipe in ("lemmatizer", "attribute_ruler"):
        if nlp.has_pipe(pipe):
            nlp.remove_pipe(pipe)
    (work / "eval" / name).mkdir(parents=True, exist_ok=True)
    for path in sorted((work / "eval" / "inputs").glob("*.jsonl")):
        articles = [json.loads(line) for line in path.open(encoding="utf-8")]
        with (work / "eval" / name / path.name).open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in annotated(nlp, splitter, articles, path.stem not in PUBLIC))


# ---- scores ---------------------------------------------------------------------------------------------------------


def predictions(work, name, which):
    path = work / "eval" / name / f"{which}.jsonl"
    got = {row["id"]: row for row in map(json.loads, path.open(encoding="utf-8"))}
    return defaultdict(lambda: {"sentences": [], "tokens": [], "names": []}, got)  # what was skipped has nothing


def f1(right, said, gold):
    return 200 * right / max(1, said + gold)


def prf(right, said, gold):
    return f"{100 * right / max(1, said):.1f} {100 * right / max(1, gold):.1f} {f1(right, said, gold):.1f}"


def tree(article):
    """{(start, end): (tag, place of the head or None for a root, relation)}"""
    tokens = article["tokens"]
    place = [(t["start"], t["end"]) for t in tokens]
    out = {}
    for i, t in enumerate(tokens):
        head = t.get("head")
        out[place[i]] = (t.get("tag"), None if head in (None, i) else place[head], t.get("dep", ""))
    return out


def agreement(work, name, split="test"):
    """{row of the table: cell} against the vote on held-out articles"""
    predicted, n, names = predictions(work, name, f"heldout_{split}"), Counter(), defaultdict(Counter)
    relations = defaultdict(Counter)
    for k, doc in enumerate(heldout(work, split)):
        article = predicted[str(k)]
        got = tree(article)
        span = lambda w: (w.idx, w.idx + len(w))
        for w in doc:
            tag, head, dep = got.get(span(w), ("", "", ""))
            n["words"] += 1
            n["tags"] += tag == w.tag_
            relations[dep]["said"] += bool(dep)
            if w.dep_ == "punct":
                continue
            same = head == (None if w.head.i == w.i else span(w.head))
            n["compared"] += 1
            n["heads"] += same
            n["both"] += same and dep == w.dep_
            relations[w.dep_]["gold"] += 1
            relations[w.dep_]["right"] += same and dep == w.dep_
        gold = {(e.start_char, e.end_char): e.label_ for e in doc.ents}
        # Where the teachers did not agree that there is a name, nothing counts.
        open_places = [(w.idx, w.idx + len(w)) for w in doc if w.ent_iob == 0]
        said = {(x["start"], x["end"]): x["label"] for x in article["names"]}
        said = {s: y for s, y in said.items() if s in gold or not any(a < s[1] and s[0] < b for a, b in open_places)}
        # The program says Person, Org, Place; a pipeline says which kind of place, and more.
        for which, pick in (("", lambda y: y), ("coarse ", lambda y: NAMES.get(y))):
            wanted = {s: pick(y) for s, y in gold.items() if pick(y)}
            found = {s: pick(y) for s, y in said.items() if pick(y)}
            for kind, spans in (("gold", wanted), ("said", found), ("right", {s: y for s, y in wanted.items() if found.get(s) == y})):
                for y in spans.values():
                    names[which + y][kind] += 1
                    names[which + "all"][kind] += 1
    out = {
        "tags": f"{100 * n['tags'] / n['words']:.2f}",
        "UAS": f"{100 * n['heads'] / n['compared']:.2f}",
        "LAS": f"{100 * n['both'] / n['compared']:.2f}",
    }
    for y, c in sorted(names.items(), key=lambda x: -x[1]["gold"]):
        if c["gold"] >= 20:
            out[f"name {y} ({c['gold']})"] = prf(c["right"], c["said"], c["gold"]) if c["said"] else "–"
    for y, c in sorted(relations.items(), key=lambda x: -x[1]["gold"]):
        if c["gold"] >= 20:
            out[f"relation {y} ({c['gold']})"] = prf(c["right"], c["said"], c["gold"])
    return out


def ud_relations(work, shared, name, which):
    """{relation: P R F} of UD relations by gold trees"""
    predicted, count = predictions(work, name, which), defaultdict(Counter)
    for k, (_, rows) in enumerate(ud_sentences(shared / "corpora" / UD[which])):
        place = [(row[0], row[1]) for row in rows]
        pos = {(row[0], row[1]): row[2] for row in rows}
        gold, said = set(), set()
        for start, end, _, _, head, relation in rows:
            if head and relation == "nsubj" and rows[head - 1][2] == "VERB":
                gold.add(((start, end), place[head - 1], "nsubj"))
            elif head and relation in GOLD_RELATIONS:
                gold.add(((start, end), place[head - 1], GOLD_RELATIONS[relation]))
        got = tree(predicted[str(k)])
        for word, (tag, head, dep) in got.items():
            count["tag"]["said"] += 1
            if head is None:
                continue
            if dep == "nsubj" and pos.get(head) == "VERB":
                said.add((word, head, "nsubj"))
            elif dep in OUR_RELATIONS:
                said.add((word, head, OUR_RELATIONS[dep]))
            elif dep == "pobj" and got[head][2] == "agent" and got[head][1]:
                said.add((word, got[head][1], "agent"))
        for row in rows:
            count["tag"]["gold"] += 1
            count["tag"]["right"] += got.get((row[0], row[1]), ("",))[0] == row[3]
        for kind, arcs in (("gold", gold), ("said", said), ("right", gold & said)):
            for arc in arcs:
                count[arc[2]][kind] += 1
    order = ["tag", "nsubj", "nsubj:pass", "obj", "agent"]
    return {y: prf(*(count[y][k] for k in ("right", "said", "gold"))) for y in order + sorted(set(count) - set(order)) if count[y]["gold"]}


def bio_names(work, shared, name, which):
    predicted, count = predictions(work, name, which), defaultdict(Counter)
    for k, rows in enumerate(bio_sentences(shared / "corpora" / BIO[which])):
        text, spans = running(rows)
        gold = {edges(text, a, b): y for a, b, y in spans}
        said = {edges(text, x["start"], x["end"]): NAMES[x["label"]] for x in predicted[str(k)]["names"] if x["label"] in NAMES}
        for kind, names in (("gold", gold), ("said", said), ("right", {s: y for s, y in gold.items() if said.get(s) == y})):
            for y in names.values():
                count[y][kind] += 1
                count["all"][kind] += 1
    return {y: prf(*(count[y][k] for k in ("right", "said", "gold"))) for y in ("PER", "ORG", "LOC", "all")}


def edges(text, start, end):
    """The span without "the" before and 's behind"""
    words = text[start:end].replace("'s", " 's").replace("’s", " ’s").split()
    a, b = trimmed(words, 0, len(words))
    inner = " ".join(words[a:b])
    lead = len(" ".join(words[:a])) + 1 if a else 0
    return start + lead, start + lead + len(inner)


def public_names(work, shared, name):
    """{set: strict F1 of all, Person, Org, Place} of the public sets, by the scorer beside the gold"""
    out, total = {}, []
    for which in PUBLIC:
        gold = shared / "gold" / "public" / f"{which}.jsonl"
        pred = work / "eval" / name / f"{which}.pred.jsonl"
        with pred.open("w", encoding="utf-8") as file:
            for key, row in predictions(work, name, which).items():
                found = [
                    {"start": x["start"], "end": x["end"], "label": LABELS[NAMES[x["label"]]], "kind": "name"}
                    for x in row["names"]
                    if x["label"] in NAMES
                ]
                file.write(json.dumps({"article": {"id": key}, "mentions": found}) + "\n")
        command = [sys.executable, shared / "tools" / "score_extract.py", pred, gold, "--set", "ner", "--json"]
        got = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)["ner"]["strict"]
        total.append(got["all"]["f1"])
        out[which] = " ".join(f"{got[y]['f1']:.3f}" for y in ("all", "Person", "Org", "Place"))
    out["mean"] = f"{sum(total) / len(total):.3f}"
    return out


def table(title, names, columns):
    print(f"\n### {title}\n\n| | {' | '.join(names)} |\n|---|{'---|' * len(names)}")
    for row in dict.fromkeys(r for column in columns for r in column):
        print(f"| {row} | {' | '.join(column.get(row, '') for column in columns)} |")


def main():
    top = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sub = top.add_subparsers(dest="what", required=True)
    for what, rest in (("inputs", ["shared"]), ("annotate", ["pipeline", "name"]), ("score", ["shared"])):
        p = sub.add_parser(what)
        p.add_argument("work", type=Path)
        for x in rest:
            p.add_argument(x, type=Path if x == "shared" else str)
        if what == "score":
            p.add_argument("names", nargs="+")
    a = top.parse_args()
    if a.what == "inputs":
        (a.work / "eval" / "inputs").mkdir(parents=True, exist_ok=True)
        for name, rows in texts(a.work, a.shared).items():
            (a.work / "eval" / "inputs" / f"{name}.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows))
    elif a.what == "annotate":
        annotate(a.work, a.pipeline, a.name)
    else:
        each = lambda score: [score(name) for name in a.names]
        table("Held-out Wikinews, agreement with the vote (names, relations: P R F)", a.names, each(lambda n: agreement(a.work, n)))
        for which in UD:
            table(f"{which.upper()} test, gold relations (P R F)", a.names, each(lambda n: ud_relations(a.work, a.shared, n, which)))
        for which in BIO:
            table(f"{which}, names (P R F)", a.names, each(lambda n: bio_names(a.work, a.shared, n, which)))
        table("Public sets, names (strict F1 of all, Person, Org, Place)", a.names, each(lambda n: public_names(a.work, a.shared, n)))


if __name__ == "__main__":
    main()
