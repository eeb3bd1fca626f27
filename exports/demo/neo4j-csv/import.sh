#!/bin/sh
# Imports the files of this folder into a new database of a Neo4j that is not running, 5.x or 2025 and later:
#   sh import.sh [DATABASE [OPTION…]]          for example: sh import.sh neo4j --overwrite-destination
# Then start Neo4j and run constraints.cypher. NEO4J_ADMIN names the program where it is not found as neo4j-admin.
# A backslash in these files is itself, as the importer takes it; the head of load.cypher says what LOAD CSV must be told for that.
set -eu
cd "$(dirname "$0")"
database=${1:-neo4j}
[ $# -eq 0 ] || shift
exec "${NEO4J_ADMIN:-neo4j-admin}" database import full "$database" "$@" --verbose --bad-tolerance=0 \
  --read-buffer-size=64m --array-delimiter=U+001F \
  --nodes=Article=./nodes-Article-header.csv,./nodes-Article.csv \
  --nodes=Meeting=./nodes-Meeting-header.csv,./nodes-Meeting.csv \
  --nodes=Entity:Org=./nodes-Org-header.csv,./nodes-Org.csv \
  --nodes=Entity:Person=./nodes-Person-header.csv,./nodes-Person.csv \
  --nodes=Entity:Place=./nodes-Place-header.csv,./nodes-Place.csv \
  --relationships=ACQUIRES=./edges-ACQUIRES-Entity-Entity-header.csv,./edges-ACQUIRES-Entity-Entity.csv \
  --relationships=AGREES_WITH=./edges-AGREES_WITH-Entity-Entity-header.csv,./edges-AGREES_WITH-Entity-Entity.csv \
  --relationships=AIDS=./edges-AIDS-Entity-Entity-header.csv,./edges-AIDS-Entity-Entity.csv \
  --relationships=APPOINTS=./edges-APPOINTS-Entity-Entity-header.csv,./edges-APPOINTS-Entity-Entity.csv \
  --relationships=ARRESTS=./edges-ARRESTS-Entity-Entity-header.csv,./edges-ARRESTS-Entity-Entity.csv \
  --relationships=ATTENDS=./edges-ATTENDS-Entity-Meeting-header.csv,./edges-ATTENDS-Entity-Meeting.csv \
  --relationships=BASED_IN=./edges-BASED_IN-Entity-Entity-header.csv,./edges-BASED_IN-Entity-Entity.csv \
  --relationships=CITIZEN_OF=./edges-CITIZEN_OF-Entity-Entity-header.csv,./edges-CITIZEN_OF-Entity-Entity.csv \
  --relationships=COOPERATES_WITH=./edges-COOPERATES_WITH-Entity-Entity-header.csv,./edges-COOPERATES_WITH-Entity-Entity.csv \
  --relationships=CRITICIZES=./edges-CRITICIZES-Entity-Entity-header.csv,./edges-CRITICIZES-Entity-Entity.csv \
  --relationships=DEMANDS=./edges-DEMANDS-Entity-Entity-header.csv,./edges-DEMANDS-Entity-Entity.csv \
  --relationships=HEADS=./edges-HEADS-Entity-Entity-header.csv,./edges-HEADS-Entity-Entity.csv \
  --relationships=HELD_IN=./edges-HELD_IN-Meeting-Entity-header.csv,./edges-HELD_IN-Meeting-Entity.csv \
  --relationships=HOLDS_POSITION=./edges-HOLDS_POSITION-Entity-Entity-header.csv,./edges-HOLDS_POSITION-Entity-Entity.csv \
  --relationships=INVESTIGATES=./edges-INVESTIGATES-Entity-Entity-header.csv,./edges-INVESTIGATES-Entity-Entity.csv \
  --relationships=LIVES_IN=./edges-LIVES_IN-Entity-Entity-header.csv,./edges-LIVES_IN-Entity-Entity.csv \
  --relationships=LOCATED_IN=./edges-LOCATED_IN-Entity-Entity-header.csv,./edges-LOCATED_IN-Entity-Entity.csv \
  --relationships=MEETS=./edges-MEETS-Entity-Entity-header.csv,./edges-MEETS-Entity-Entity.csv \
  --relationships=MENTIONED_IN=./edges-MENTIONED_IN-Entity-Article-header.csv,./edges-MENTIONED_IN-Entity-Article.csv \
  --relationships=MENTIONED_IN=./edges-MENTIONED_IN-Meeting-Article-header.csv,./edges-MENTIONED_IN-Meeting-Article.csv \
  --relationships=PART_OF=./edges-PART_OF-Entity-Entity-header.csv,./edges-PART_OF-Entity-Entity.csv \
  --relationships=RELATED_TO=./edges-RELATED_TO-Entity-Entity-header.csv,./edges-RELATED_TO-Entity-Entity.csv \
  --relationships=REPRESENTS=./edges-REPRESENTS-Entity-Entity-header.csv,./edges-REPRESENTS-Entity-Entity.csv \
  --relationships=SANCTIONS=./edges-SANCTIONS-Entity-Entity-header.csv,./edges-SANCTIONS-Entity-Entity.csv \
  --relationships=SPEAKS_WITH=./edges-SPEAKS_WITH-Entity-Entity-header.csv,./edges-SPEAKS_WITH-Entity-Entity.csv \
  --relationships=SUBSIDIARY_OF=./edges-SUBSIDIARY_OF-Entity-Entity-header.csv,./edges-SUBSIDIARY_OF-Entity-Entity.csv \
  --relationships=SUES=./edges-SUES-Entity-Entity-header.csv,./edges-SUES-Entity-Entity.csv \
  --relationships=SUPPORTS=./edges-SUPPORTS-Entity-Entity-header.csv,./edges-SUPPORTS-Entity-Entity.csv \
  --relationships=VISITS=./edges-VISITS-Entity-Entity-header.csv,./edges-VISITS-Entity-Entity.csv \
  --relationships=WITHDRAWS_FROM=./edges-WITHDRAWS_FROM-Entity-Entity-header.csv,./edges-WITHDRAWS_FROM-Entity-Entity.csv
