#!/usr/bin/env bash
# Stops the server that up.sh started, that process only; kills it when it has not gone after 60 seconds.
. "$(dirname "$0")/env.sh"
[ -f "$dir/pid" ] || { echo "not running"; exit 0; }
pid=$(cat "$dir/pid")
alive "$pid" || { echo "pid $pid is gone"; rm -f "$dir/pid"; exit 0; }
kill -TERM "$pid"
for _ in $(seq 300); do alive "$pid" || { rm -f "$dir/pid"; exit 0; }; sleep 0.2; done
echo "still there after 60 s: killing $pid" >&2
kill -KILL "$pid"; rm -f "$dir/pid"
