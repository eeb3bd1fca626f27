#!/usr/bin/env python3
"""Runs a script of newsgraph statement by statement through the Python driver: run_statements.py PORT FILE [PASSWORD].

Every statement ends with a semicolon at the end of a line, and no text holds a line break: to split is enough."""

import sys

import neo4j

port, path, *password = sys.argv[1:]
text = open(path, encoding="utf-8", newline="\n").read()
statements = [s for s in text.split(";\n") if s.strip()]
auth = ("neo4j", password[0] if password else "newsgraph-dev")
with neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{port}", auth=auth) as driver, driver.session() as session:
    for statement in statements:
        session.run(statement).consume()
print(f"{len(statements)} statements run")
