#!/usr/bin/env bash
# Starts a Neo4j community server on bolt://127.0.0.1:$NEO4J_PORT with an empty database and waits until it answers.
# NEO4J_KEEP=1 keeps the data that is there, of the last run or of an import. down.sh stops it.
. "$(dirname "$0")/env.sh"

if [ -f "$dir/pid" ] && alive "$(cat "$dir/pid")"; then echo "already running, pid $(cat "$dir/pid")" >&2; exit 0; fi
if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then echo "port $port is taken" >&2; exit 1; fi
fetch pom.xml "$lib"
[ "${NEO4J_KEEP:-}" = 1 ] || rm -rf "$home"
configure
if [ ! -f "$home/data/dbms/auth.ini" ] && [ ! -d "$home/data/databases/system" ]; then
  "$java" "${quick[@]}" -cp "$lib/*" org.neo4j.server.startup.Neo4jAdminCommand dbms set-initial-password "$password" >/dev/null
fi

main=org.neo4j.server.CommunityEntryPoint      # Neo4jCommunity from 2025 on
if grep -aq org/neo4j/server/Neo4jCommunity.class "$lib/neo4j-$version.jar"; then main=org.neo4j.server.Neo4jCommunity; fi
rm -f "$home/logs/neo4j.log"
nohup "$java" "-Xmx${NEO4J_HEAP:-512m}" "${quick[@]}" --add-opens=java.base/java.nio=ALL-UNNAMED \
  -cp "$lib/*" "$main" "--home-dir=$home" "--config-dir=$home/conf" >"$dir/console.log" 2>&1 </dev/null &
pid=$!; echo "$pid" >"$dir/pid"
for _ in $(seq 600); do
  sleep 0.2
  if grep -q ' Started\.$' "$home/logs/neo4j.log" 2>/dev/null; then
    echo "bolt://127.0.0.1:$port user neo4j password $password pid $pid"; exit 0
  fi
  alive "$pid" || break
done
echo "Neo4j did not start:" >&2; cat "$dir/console.log" >&2; tail -n 20 "$home/logs/neo4j.log" >&2 || true
kill "$pid" 2>/dev/null || true; rm -f "$dir/pid"; exit 1
