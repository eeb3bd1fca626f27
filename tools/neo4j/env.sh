# What the scripts of this folder share; each reads it with `.`. The variables NEO4J_… and JAVA set from outside win.
set -euo pipefail
tools=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dir=${NEO4J_DIR:-target/neo4j}; mkdir -p "$dir"; dir=$(cd "$dir" && pwd)
port=${NEO4J_PORT:-7687}
password=${NEO4J_PASSWORD:-newsgraph-dev}      # at least 8 characters
version=${NEO4J_VERSION:-5.26.30}
java=${JAVA:-java}                             # 17 for 5.26; 21 for 2025 and later
lib=$dir/lib-$version shell=$dir/shell home=$dir/home
quick=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC)
export NEO4J_HOME=$home NEO4J_CONF=$home/conf

# Whether this process is the server of this folder: neither a zombie nor another process under an old number.
alive() { ps -ww -o args= -p "$1" 2>/dev/null | grep -qF -- "--home-dir=$home "; }

# Copies what a POM names from Maven Central into a folder, once: fetch POM FOLDER
fetch() {
  [ -f "$2/.complete" ] && return
  rm -rf "$2"
  mvn -q -B -f "$tools/$1" "-Dneo4j.version=$version" dependency:copy-dependencies \
    -DincludeScope=runtime "-DoutputDirectory=$2" >&2
  touch "$2/.complete"
}

# Writes the configuration; NEO4J_EXTRA adds lines.
configure() {
  mkdir -p "$home/conf"
  cat > "$home/conf/neo4j.conf" <<CONF
server.bolt.listen_address=127.0.0.1:$port
server.bolt.advertised_address=127.0.0.1:$port
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=${NEO4J_PAGECACHE:-128m}
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
internal.dbms.bolt.netty_server_shutdown_timeout=1s
${NEO4J_EXTRA:-}
CONF
}
