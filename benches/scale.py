#!/usr/bin/env python3
"""How time and memory of a build grow with the corpus, and what a second build costs: make bench-scale.

    scale.py NEWSGRAPH FOLDER CORPUS.jsonl.gz ... [--articles N] [--times K]

Takes the first N articles of the corpora (all there are, if fewer) and builds them, and then K times as many: a copy of
an article is the first half of its lines and the second half of those of another one, with family names changed for
others of the corpus, so that no copy is a near-copy of the original and the graph grows with the corpus. Its day is a
week later for every copy. The same arguments make the same text.

Prints for both sizes the seconds until all articles are extracted and those that the graph takes, each with the peak of
the memory that the process held meanwhile, then the quotient of both sizes; then what a second build costs beside the
first, with 1 % of the articles new: given alone, given with all others, and with nothing new.
"""

import argparse
import datetime
import gzip
import json
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


def resident(pid):
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    found = re.search(r"VmRSS:\s*(\d+) kB", status)
    return int(found.group(1)) / 1024 if found else None


def build(newsgraph, inputs, folder):
    """Seconds and peak MB while extracting, then the same while the graph is made and saved."""
    start = time.monotonic()
    process = subprocess.Popen(
        [newsgraph, "build", *map(str, inputs), "-o", str(folder)], stderr=subprocess.PIPE, text=True
    )
    samples = []
    while process.poll() is None:
        samples.append((time.monotonic() - start, resident(process.pid) or 0))
        time.sleep(0.02)
    told = process.stderr.read()
    found = re.search(r"\((\d+\.\d) s to read, (\d+\.\d) s for the graph\)", told)
    if process.returncode not in (0, 3) or not found:
        sys.exit(told)
    read, graph = map(float, found.groups())
    peak = lambda chosen: max(chosen, default=0)
    # The graph is the last thing that a build does.
    end = samples[-1][0] if samples else 0
    before = peak(mb for at, mb in samples if at < end - graph)
    after = peak(mb for at, mb in samples if at >= end - graph)
    print("   ", told.strip().splitlines()[-1], flush=True)
    return read, before, graph, after


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

    print(f"\n{'articles':>10} {'extract s':>10} {'peak MB':>8} {'graph s':>8} {'peak MB':>8}")
    for count, row in zip((len(articles), len(articles) * arguments.times), results):
        print(f"{count:>10} {row[0]:>10.1f} {row[1]:>8.0f} {row[2]:>8.1f} {row[3]:>8.0f}")
    times = [b / max(a, 0.1) for a, b in zip(results[0], results[1])]
    print(f"{'times':>10} {times[0]:>10.1f} {times[1]:>8.1f} {times[2]:>8.1f} {times[3]:>8.1f}")

    print("\na second build, 1 % of the articles new", flush=True)
    new = max(1, len(articles) // 100)
    known, fresh = folder / "known.jsonl", folder / "fresh.jsonl"
    write(known, articles[new:])
    write(fresh, articles[:new])
    first = sum(build(arguments.newsgraph, [known], folder / "second")[::2])
    for name, inputs in (("the new ones alone", [fresh]), ("nothing new", [once])):
        seconds = sum(build(arguments.newsgraph, inputs, folder / "second")[::2])
        print(f"{name:<20} {seconds:6.1f} s, {100 * seconds / first:5.1f} % of the first ({first:.1f} s)", flush=True)
    # All of them again, of which 1 % are new.
    build(arguments.newsgraph, [known], folder / "third")
    seconds = sum(build(arguments.newsgraph, [known, fresh], folder / "third")[::2])
    print(f"{'given with all':<20} {seconds:6.1f} s, {100 * seconds / first:5.1f} % of the first ({first:.1f} s)")


if __name__ == "__main__":
    main()
