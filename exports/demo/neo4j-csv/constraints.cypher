// To be run once after import.sh: cypher-shell -f constraints.cypher
// The importer makes no constraints, and it leaves out empty lists and lists of one empty text: the last two statements add them.
CREATE CONSTRAINT newsgraph_Article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT newsgraph_Entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT newsgraph_Meeting_id IF NOT EXISTS FOR (n:Meeting) REQUIRE n.id IS UNIQUE;
MATCH (n) WHERE n.mentions IS NOT NULL AND n.aliases IS NULL
CALL (n) {
  SET n.aliases = []
} IN TRANSACTIONS OF 10000 ROWS;
MATCH ()-[r]->() WHERE size(r.evidenceStart) = 1
CALL (r) {
  SET r.evidenceArticle = coalesce(r.evidenceArticle, ['']), r.evidenceText = coalesce(r.evidenceText, ['']), r.evidenceStatus = coalesce(r.evidenceStatus, ['']), r.evidenceRule = coalesce(r.evidenceRule, ['']), r.evidenceDate = coalesce(r.evidenceDate, ['']), r.evidenceAttributedTo = coalesce(r.evidenceAttributedTo, ['']), r.evidenceFrom = coalesce(r.evidenceFrom, ['']), r.evidenceTo = coalesce(r.evidenceTo, [''])
} IN TRANSACTIONS OF 10000 ROWS;
