#!/usr/bin/env python3
"""Pushes a generated graph into a Neo4j by `newsgraph push` and by the official Python driver: push.py PROGRAM FOLDER [ROUNDS].

The server is the one that tools/neo4j/up.sh started; it is emptied. Both clients send the same statements, which
`push --dry-run` prints, with the same rows in batches of three thousand. Python has its rows in memory and only its sending is
measured; of newsgraph the whole program is, with reading the graph. A round is: each client into an empty database, then each
again into the full one, in an order that alternates; a round before the first one warms the server up."""

import json
import os
import pathlib
import random
import resource
import statistics
import subprocess
import sys
import time

import neo4j

ARTICLES = 12_500
BATCH = 3_000
URI = f"bolt://127.0.0.1:{os.environ.get('NEO4J_PORT', '7687')}"
USER, PASSWORD = "neo4j", os.environ.get("NEO4J_PASSWORD", "newsgraph-dev")


def articles(path):
    """Each tells of two persons of whom no other does, so that every article adds four nodes and eight edges."""
    rng = random.Random(1)
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    given = ["Anna", "Boris", "Clara", "David", "Elena", "Felix", "Greta", "Hugo", "Irina", "Jakob"]
    places = ["Vienna", "Lima", "Oslo", "Geneva", "Rome", "Madrid", "Ottawa", "Nairobi", "Jakarta", "Tunis"]
    families = set()
    while len(families) < 2 * ARTICLES:
        families.add("".join(rng.choices(syllables, k=5)).capitalize())
    families = sorted(families)
    rng.shuffle(families)
    with open(path, "w", encoding="utf-8") as out:
        for i in range(ARTICLES):
            a, b = (f"{rng.choice(given)} {families[2 * i + k]}" for k in (0, 1))
            day = f"2025-{1 + i % 12:02}-{1 + i % 28:02}"
            text = f"President {a} will meet President {b} in {rng.choice(places)} on Saturday. They have not met before."
            out.write(json.dumps({"id": f"a{i:05}", "date": day, "title": f"Meeting {i}", "text": text}) + "\n")


def prepare(program, folder):
    """The build directory, and what Python sends: statements with their rows."""
    graph, files = folder / "graph", folder / "jsonl"
    if not files.exists():
        articles(folder / "articles.jsonl")
        run(program, "build", folder / "articles.jsonl", "-o", graph)
        run(program, "export", graph, "--format", "jsonl", "-o", files)
    rows = {}
    for line in open(files / "nodes.jsonl", encoding="utf-8"):
        node = json.loads(line)
        rows.setdefault(("nodes", node["labels"][-1]), []).append({"id": node["id"], **node["properties"]})
    labels = {row["id"]: key[1] for key in rows for row in rows[key]}
    for line in open(files / "edges.jsonl", encoding="utf-8"):
        edge = json.loads(line)
        row = {key: edge[key] for key in ("source", "target", "id")} | edge["properties"]
        if "evidence" in edge:
            for key in ("article", "text", "start", "end", "status", "rule", "date", "attributedTo", "from", "to"):
                row["evidence" + key[0].upper() + key[1:]] = [e.get(key, "") for e in edge["evidence"]]
        rows.setdefault(("edges", edge["type"], labels[edge["source"]] == "Meeting"), []).append(row)
    steps = []
    for part in run(program, "push", graph, "--dry-run").split("// $rows: ")[1:]:
        head, statement = part.split("\n", 1)
        count, kind, name = head.split(" ")
        key = (kind, name) if kind == "nodes" else (kind, name, "MATCH (a:Meeting" in statement)
        assert len(rows[key]) == int(count), (key, len(rows[key]), head)
        steps.append((statement.split(";\n")[0], rows[key]))
    return graph, steps


def run(*command):
    done = subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def by_newsgraph(program, graph):
    """Seconds and seconds of processor time of the whole program."""
    started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"NEO4J_USER": USER, "NEO4J_PASSWORD": PASSWORD}
    command = [program, "push", graph, "--uri", URI]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - started, processor(resource.RUSAGE_CHILDREN, before)


def by_python(steps):
    started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF)
    with connect() as driver, driver.session() as session:
        for statement, rows in steps:
            for i in range(0, len(rows), BATCH):
                session.execute_write(lambda t: t.run(statement, rows=rows[i : i + BATCH]).consume())
    return time.monotonic() - started, processor(resource.RUSAGE_SELF, before)


def processor(who, before):
    after = resource.getrusage(who)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def connect():
    return neo4j.GraphDatabase.driver(URI, auth=(USER, PASSWORD))


def empty():
    with connect() as driver, driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()


def count():
    with connect() as driver:
        question = "MATCH (n) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r) AS edges"
        return tuple(driver.execute_query(question).records[0])


def main():
    program, folder, rounds = sys.argv[1], pathlib.Path(sys.argv[2]), int((sys.argv + ["5"])[3])
    graph, steps = prepare(program, folder)
    sent = sum(len(rows) for _, rows in steps)
    clients = {"newsgraph": lambda: by_newsgraph(program, graph), "Python": lambda: by_python(steps)}
    runs = {(client, state): [] for client in clients for state in ("empty", "full")}
    by_newsgraph(program, graph)  # makes the constraints
    counts = set()
    for i in range(rounds + 1):
        for client in sorted(clients, reverse=i % 2 == 0):
            empty()
            first, again = clients[client](), clients[client]()
            counts.add(count())
            if i > 0:
                runs[client, "empty"].append(first)
                runs[client, "full"].append(again)
    assert len(counts) == 1, f"the clients made different graphs: {counts}"
    nodes, edges = counts.pop()
    print(f"{nodes} nodes and {edges} edges, {sent} rows, {rounds} rounds, medians (lowest to highest)\n")
    print(f"{'database':9}{'client':11}{'rows a second':>24}{'seconds of processor':>26}")
    for state in ("empty", "full"):
        middle = {}
        for client in clients:
            speeds = sorted(sent / wall for wall, _ in runs[client, state])
            times = sorted(cpu for _, cpu in runs[client, state])
            middle[client] = statistics.median(speeds), statistics.median(times)
            speed = f"{middle[client][0]:.0f} ({speeds[0]:.0f} to {speeds[-1]:.0f})"
            cpu = f"{middle[client][1]:.2f} ({times[0]:.2f} to {times[-1]:.2f})"
            print(f"{state:9}{client:11}{speed:>24}{cpu:>26}")
        (speed, cpu), (other_speed, other_cpu) = middle["newsgraph"], middle["Python"]
        print(f"{state:9}{'ratio':11}{speed / other_speed:>24.2f}{cpu / other_cpu:>26.2f}")


if __name__ == "__main__":
    main()
