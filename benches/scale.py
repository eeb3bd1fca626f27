#!/usr/bin/env python3
"""How time and memory of a build grow with the corpus, and what a second build costs: make bench-scale.

    scale.py NEWSGRAPH FOLDER CORPUS.jsonl.gz ... [--articles N] [--times K]

Takes the first N articles of the corpora (all there are, if fewer) and builds them, and then K times as many: a copy of
an article is the first half of its lines and the second half of those of another one, with family names changed for
others of the corpus, so that no copy is a near-copy of the original and the graph grows with the corpus. Its day is a
week later for every copy. The same arguments make the same text.

Prints for both sizes the seconds until all articles are extracted and those that the graph takes, each with the seconds
of processor time and the peak of the memory that the process held meanwhile, then the quotient of both sizes; then what a
second build costs beside the first, with 1 % of the articles new: given alone, given with all others, and with nothing
new. Processor time counts on a machine that does other work, too.
"""

import argparse
import datetime
import gzip
import json
import os
import pathlib
import re
import subprocess
import sys
import time

TITLE = r"(?:Senator|Sen\.|Representative|Rep\.|Congressman|Congresswoman|Governor|Gov\.|Secretary|President|Minister|Mr\.|Ms\.)"
NAMED = re.compile(TITLE + r"s? (?:[A-Z][a-z]+ )?(?:[A-Z]\. )?([A-Z][a-z]{3,})\b")
WORD = re.compile(r"[A-Z][a-z]{3,}")


def read(corpora, count):
    articles = []
    for corpus in corpora:
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            for line in lines:
                if len(articles) == count:
                    return articles
                articles.append(json.loads(line))
    return articles


def family_names(articles):
    counts = {}
    for article in articles:
        for name in NAMED.findall(article["text"]):
            counts[name] = counts.get(name, 0) + 1
    return sorted(name for name, count in counts.items() if count >= 3)


def varied(articles, number, copy, names):
    """Copy `copy` of an article; copy 0 is the article itself."""
    article = articles[number]
    if copy == 0:
        return article
    other = articles[(number + copy * 7919) % len(articles)]
    halves = [a["text"].split("\n") for a in (article, other)]
    lines = halves[0][: (len(halves[0]) + 1) // 2] + halves[1][len(halves[1]) // 2 :]
    places = {name: i for i, name in enumerate(names)}

    def rename(match):
        place = places.get(match.group())
        return match.group() if place is None else names[(place + copy * 101) % len(names)]

    day = article.get("date")
    if day:
        day = (datetime.date.fromisoformat(day) + datetime.timedelta(weeks=copy)).isoformat()
    return {
        "id": f"{article['id']}-{copy}",
        "date": day,
        "title": WORD.sub(rename, article.get("title") or "") or None,
        "text": WORD.sub(rename, "\n".join(lines)),
    }


def write(path, articles):
    with open(path, "w", encoding="utf-8") as out:
        for article in articles:
            out.write(json.dumps(article, ensure_ascii=False) + "\n")


def look(pid):
    """Processor seconds until now and MB now."""
    process = pathlib.Path(f"/proc/{pid}")
    try:
        times = process.joinpath("stat").read_text().rpartition(")")[2].split()[11:13]
        held = re.search(r"VmRSS:\s*(\d+) kB", process.joinpath("status").read_text())
    except OSError:
        return None
    ticks = sum(map(int, times)) / os.sysconf("SC_CLK_TCK")
    return (ticks, int(held.group(1)) / 1024) if held else None


def build(newsgraph, inputs, folder):
    """Seconds, processor seconds and peak MB while articles are extracted, then while the graph is made and saved."""
    start = time.monotonic()
    process = subprocess.Popen(
        [newsgraph, "build", *map(str, inputs), "-o", str(folder)], stderr=subprocess.PIPE, text=True
    )
    samples = []
    while process.poll() is None:
        sample = look(process.pid)
        if sample:
            samples.append((time.monotonic() - start, *sample))
        time.sleep(0.01)
    end = time.monotonic() - start
    told = process.stderr.read()
    found = re.search(r"\((\d+\.\d) s to read, (\d+\.\d) s for the graph\)", told)
    if process.returncode not in (0, 3) or not found:
        sys.exit(told)
    print("   ", told.strip().splitlines()[-1], flush=True)
    # The graph is the last thing that a build does.
    graph = float(found.group(2))
    before = [sample for sample in samples if sample[0] < end - graph] or samples[:1]
    after = [sample for sample in samples if sample[0] >= end - graph] or samples[-1:]
    peak = lambda some: max(mb for _, _, mb in some)
    cpu = before[-1][1]
    return (end - graph, cpu, peak(before), graph, after[-1][1] - cpu, peak(after))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("newsgraph")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("corpora", nargs="+")
    parser.add_argument("--articles", type=int, default=7000)
    parser.add_argument("--times", type=int, default=10)
    arguments = parser.parse_args()
    folder = arguments.folder
    articles = read(arguments.corpora, arguments.articles)
    names = family_names(articles)
    print(f"{len(articles)} articles, {len(names)} family names", flush=True)
    once, many = folder / "once.jsonl", folder / "many.jsonl"
    write(once, articles)
    write(many, (varied(articles, i, copy, names) for copy in range(arguments.times) for i in range(len(articles))))
    results = [build(arguments.newsgraph, [path], folder / path.stem) for path in (once, many)]

    heads = ["articles", "extract s", "cpu s", "peak MB", "graph s", "cpu s", "peak MB"]
    print("\n" + "".join(f"{head:>10}" for head in heads))
    for count, row in zip((len(articles), len(articles) * arguments.times), results):
        print(f"{count:>10}" + "".join(f"{number:>10.1f}" for number in row))
    times = [b / max(a, 0.01) for a, b in zip(*results)]
    print(f"{'times':>10}" + "".join(f"{number:>10.1f}" for number in times))

    print("\na second build, 1 % of the articles new", flush=True)
    new = max(1, len(articles) // 100)
    known, fresh = folder / "known.jsonl", folder / "fresh.jsonl"
    write(known, articles[new:])
    write(fresh, articles[:new])
    cpu = lambda inputs, into: sum(build(arguments.newsgraph, inputs, folder / into)[1::3])
    first = cpu([known], "second")
    rounds = [("the new ones alone", [fresh], "second"), ("nothing new", [once], "second")]
    build(arguments.newsgraph, [known], folder / "third")
    rounds.append(("given with all", [known, fresh], "third"))
    for name, inputs, into in rounds:
        seconds = cpu(inputs, into)
        print(f"{name:<20} {seconds:6.2f} s, {100 * seconds / first:5.1f} % of the first ({first:.2f} s), processor time")


if __name__ == "__main__":
    main()
