#!/usr/bin/env bash
# cypher-shell for the server that up.sh started: shell.sh -f graph.cypher, or statements on standard input.
. "$(dirname "$0")/env.sh"
fetch shell.pom.xml "$shell"
exec "$java" -Xmx1g "${quick[@]}" -cp "$shell/*" org.neo4j.shell.Main -a "bolt://127.0.0.1:$port" -u neo4j -p "$password" --format plain "$@"
