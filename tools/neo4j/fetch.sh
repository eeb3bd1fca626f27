#!/usr/bin/env bash
# Fetches the server and its shell, where they are not there yet. With --is-there: only says by its exit code whether the
# tests with a server can run here.
. "$(dirname "$0")/env.sh"
[ "$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')" -ge 17 ] 2>/dev/null || exit 1
if [ "${1:-}" = --is-there ]; then [ -f "$lib/.complete" ] && [ -f "$shell/.complete" ]; exit; fi
fetch pom.xml "$lib"
fetch shell.pom.xml "$shell"
