#!/usr/bin/env bash
# neo4j-admin for the server of these scripts, which must not be running: NEO4J_ADMIN=…/admin.sh sh import.sh
. "$(dirname "$0")/env.sh"
fetch pom.xml "$lib"
configure
exec "$java" "-Xmx${NEO4J_HEAP:-1200m}" --add-opens=java.base/java.nio=ALL-UNNAMED -cp "$lib/*" org.neo4j.cli.AdminTool "$@"
