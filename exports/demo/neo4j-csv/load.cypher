// Adds the files of this folder to a database of a running Neo4j, 5.23 or later; running it again changes nothing.
// Copy nodes-*.csv and edges-*.csv into the server's import folder, set in neo4j.conf
//   db.import.csv.legacy_quote_escaping=false   (else a backslash before a quote or another backslash is taken for an escape;
//                                                nothing that the importer reads as a backslash is read so without it)
//   db.import.csv.buffer_size=67108864          (only when it complains of a field larger than its buffer)
// restart, and run: cypher-shell -f load.cypher
CREATE CONSTRAINT newsgraph_Article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT newsgraph_Entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT newsgraph_Meeting_id IF NOT EXISTS FOR (n:Meeting) REQUIRE n.id IS UNIQUE;
LOAD CSV FROM 'file:///nodes-Article.csv' AS line
CALL (line) {
WITH {id: line[0], name: line[1], title: line[2], date: line[3], source: line[4], url: line[5]} AS row
MERGE (n:Article {id: row.id})
WITH n, row {.*, date: date(row.date)} AS row WHERE any(k IN ['name', 'title', 'date', 'source', 'url'] WHERE NOT coalesce(n[k] = row[k], n[k] IS NULL AND row[k] IS NULL))
SET n.name = row.name, n.title = row.title, n.date = row.date, n.source = row.source, n.url = row.url
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///nodes-Meeting.csv' AS line
CALL (line) {
WITH {id: line[0], name: line[1], status: line[2], date: line[3], topic: line[4], articles: toInteger(line[5]), sources: toInteger(line[6])} AS row
MERGE (n:Meeting {id: row.id})
WITH n, row WHERE any(k IN ['name', 'status', 'date', 'topic', 'articles', 'sources'] WHERE NOT coalesce(n[k] = row[k], n[k] IS NULL AND row[k] IS NULL))
SET n.name = row.name, n.status = row.status, n.date = row.date, n.topic = row.topic, n.articles = row.articles, n.sources = row.sources
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///nodes-Org.csv' AS line
CALL (line) {
WITH {id: line[0], name: line[1], aliases: coalesce(split(line[2], '\u001F'), []), mentions: toInteger(line[3]), articles: toInteger(line[4]), sources: toInteger(line[5])} AS row
MERGE (n:Entity {id: row.id})
WITH n, row WHERE NOT n:Org OR any(k IN ['name', 'aliases', 'mentions', 'articles', 'sources'] WHERE NOT coalesce(n[k] = row[k], n[k] IS NULL AND row[k] IS NULL))
SET n:Org, n.name = row.name, n.aliases = row.aliases, n.mentions = row.mentions, n.articles = row.articles, n.sources = row.sources
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///nodes-Person.csv' AS line
CALL (line) {
WITH {id: line[0], name: line[1], aliases: coalesce(split(line[2], '\u001F'), []), mentions: toInteger(line[3]), articles: toInteger(line[4]), sources: toInteger(line[5])} AS row
MERGE (n:Entity {id: row.id})
WITH n, row WHERE NOT n:Person OR any(k IN ['name', 'aliases', 'mentions', 'articles', 'sources'] WHERE NOT coalesce(n[k] = row[k], n[k] IS NULL AND row[k] IS NULL))
SET n:Person, n.name = row.name, n.aliases = row.aliases, n.mentions = row.mentions, n.articles = row.articles, n.sources = row.sources
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///nodes-Place.csv' AS line
CALL (line) {
WITH {id: line[0], name: line[1], aliases: coalesce(split(line[2], '\u001F'), []), mentions: toInteger(line[3]), articles: toInteger(line[4]), sources: toInteger(line[5]), geonames: toInteger(line[6]), lat: toFloat(line[7]), lon: toFloat(line[8]), country: line[9]} AS row
MERGE (n:Entity {id: row.id})
WITH n, row WHERE NOT n:Place OR any(k IN ['name', 'aliases', 'mentions', 'articles', 'sources', 'geonames', 'lat', 'lon', 'country'] WHERE NOT coalesce(n[k] = row[k], n[k] IS NULL AND row[k] IS NULL))
SET n:Place, n.name = row.name, n.aliases = row.aliases, n.mentions = row.mentions, n.articles = row.articles, n.sources = row.sources, n.geonames = row.geonames, n.lat = row.lat, n.lon = row.lon, n.country = row.country
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///edges-ATTENDS-Entity-Meeting.csv' AS line
CALL (line) {
WITH {source: line[0], target: line[1], id: line[2], status: line[3], office: line[4], kind: line[5], topic: line[6], standIn: toBoolean(line[7]), firstSeen: line[8], lastSeen: line[9], articles: toInteger(line[10]), sources: toInteger(line[11]), confidence: toFloat(line[12]), evidenceArticle: coalesce(split(line[13], '\u001F'), []), evidenceText: coalesce(split(line[14], '\u001F'), []), evidenceStart: [n IN split(line[15], '\u001F') | toInteger(n)], evidenceEnd: [n IN split(line[16], '\u001F') | toInteger(n)], evidenceStatus: coalesce(split(line[17], '\u001F'), []), evidenceRule: coalesce(split(line[18], '\u001F'), []), evidenceDate: coalesce(split(line[19], '\u001F'), []), evidenceAttributedTo: coalesce(split(line[20], '\u001F'), []), evidenceFrom: coalesce(split(line[21], '\u001F'), []), evidenceTo: coalesce(split(line[22], '\u001F'), [])} AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Meeting {id: row.target})
MERGE (a)-[r:ATTENDS {id: row.id}]->(b)
WITH r, row {.*, firstSeen: date(row.firstSeen), lastSeen: date(row.lastSeen)} AS row WHERE any(k IN ['status', 'office', 'kind', 'topic', 'standIn', 'firstSeen', 'lastSeen', 'articles', 'sources', 'confidence', 'evidenceArticle', 'evidenceText', 'evidenceStart', 'evidenceEnd', 'evidenceStatus', 'evidenceRule', 'evidenceDate', 'evidenceAttributedTo', 'evidenceFrom', 'evidenceTo'] WHERE NOT coalesce(r[k] = row[k], r[k] IS NULL AND row[k] IS NULL))
SET r.status = row.status, r.office = row.office, r.kind = row.kind, r.topic = row.topic, r.standIn = row.standIn, r.firstSeen = row.firstSeen, r.lastSeen = row.lastSeen, r.articles = row.articles, r.sources = row.sources, r.confidence = row.confidence, r.evidenceArticle = row.evidenceArticle, r.evidenceText = row.evidenceText, r.evidenceStart = row.evidenceStart, r.evidenceEnd = row.evidenceEnd, r.evidenceStatus = row.evidenceStatus, r.evidenceRule = row.evidenceRule, r.evidenceDate = row.evidenceDate, r.evidenceAttributedTo = row.evidenceAttributedTo, r.evidenceFrom = row.evidenceFrom, r.evidenceTo = row.evidenceTo
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///edges-BASED_IN-Entity-Entity.csv' AS line
CALL (line) {
WITH {source: line[0], target: line[1], id: line[2], status: line[3], office: line[4], kind: line[5], topic: line[6], standIn: toBoolean(line[7]), firstSeen: line[8], lastSeen: line[9], articles: toInteger(line[10]), sources: toInteger(line[11]), confidence: toFloat(line[12]), evidenceArticle: coalesce(split(line[13], '\u001F'), []), evidenceText: coalesce(split(line[14], '\u001F'), []), evidenceStart: [n IN split(line[15], '\u001F') | toInteger(n)], evidenceEnd: [n IN split(line[16], '\u001F') | toInteger(n)], evidenceStatus: coalesce(split(line[17], '\u001F'), []), evidenceRule: coalesce(split(line[18], '\u001F'), []), evidenceDate: coalesce(split(line[19], '\u001F'), []), evidenceAttributedTo: coalesce(split(line[20], '\u001F'), []), evidenceFrom: coalesce(split(line[21], '\u001F'), []), evidenceTo: coalesce(split(line[22], '\u001F'), [])} AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:BASED_IN {id: row.id}]->(b)
WITH r, row {.*, firstSeen: date(row.firstSeen), lastSeen: date(row.lastSeen)} AS row WHERE any(k IN ['status', 'office', 'kind', 'topic', 'standIn', 'firstSeen', 'lastSeen', 'articles', 'sources', 'confidence', 'evidenceArticle', 'evidenceText', 'evidenceStart', 'evidenceEnd', 'evidenceStatus', 'evidenceRule', 'evidenceDate', 'evidenceAttributedTo', 'evidenceFrom', 'evidenceTo'] WHERE NOT coalesce(r[k] = row[k], r[k] IS NULL AND row[k] IS NULL))
SET r.status = row.status, r.office = row.office, r.kind = row.kind, r.topic = row.topic, r.standIn = row.standIn, r.firstSeen = row.firstSeen, r.lastSeen = row.lastSeen, r.articles = row.articles, r.sources = row.sources, r.confidence = row.confidence, r.evidenceArticle = row.evidenceArticle, r.evidenceText = row.evidenceText, r.evidenceStart = row.evidenceStart, r.evidenceEnd = row.evidenceEnd, r.evidenceStatus = row.evidenceStatus, r.evidenceRule = row.evidenceRule, r.evidenceDate = row.evidenceDate, r.evidenceAttributedTo = row.evidenceAttributedTo, r.evidenceFrom = row.evidenceFrom, r.evidenceTo = row.evidenceTo
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///edges-CITIZEN_OF-Entity-Entity.csv' AS line
CALL (line) {
WITH {source: line[0], target: line[1], id: line[2], status: line[3], office: line[4], kind: line[5], topic: line[6], standIn: toBoolean(line[7]), firstSeen: line[8], lastSeen: line[9], articles: toInteger(line[10]), sources: toInteger(line[11]), confidence: toFloat(line[12]), evidenceArticle: coalesce(split(line[13], '\u001F'), []), evidenceText: coalesce(split(line[14], '\u001F'), []), evidenceStart: [n IN split(line[15], '\u001F') | toInteger(n)], evidenceEnd: [n IN split(line[16], '\u001F') | toInteger(n)], evidenceStatus: coalesce(split(line[17], '\u001F'), []), evidenceRule: coalesce(split(line[18], '\u001F'), []), evidenceDate: coalesce(split(line[19], '\u001F'), []), evidenceAttributedTo: coalesce(split(line[20], '\u001F'), []), evidenceFrom: coalesce(split(line[21], '\u001F'), []), evidenceTo: coalesce(split(line[22], '\u001F'), [])} AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:CITIZEN_OF {id: row.id}]->(b)
WITH r, row {.*, firstSeen: date(row.firstSeen), lastSeen: date(row.lastSeen)} AS row WHERE any(k IN ['status', 'office', 'kind', 'topic', 'standIn', 'firstSeen', 'lastSeen', 'articles', 'sources', 'confidence', 'evidenceArticle', 'evidenceText', 'evidenceStart', 'evidenceEnd', 'evidenceStatus', 'evidenceRule', 'evidenceDate', 'evidenceAttributedTo', 'evidenceFrom', 'evidenceTo'] WHERE NOT coalesce(r[k] = row[k], r[k] IS NULL AND row[k] IS NULL))
SET r.status = row.status, r.office = row.office, r.kind = row.kind, r.topic = row.topic, r.standIn = row.standIn, r.firstSeen = row.firstSeen, r.lastSeen = row.lastSeen, r.articles = row.articles, r.sources = row.sources, r.confidence = row.confidence, r.evidenceArticle = row.evidenceArticle, r.evidenceText = row.evidenceText, r.evidenceStart = row.evidenceStart, r.evidenceEnd = row.evidenceEnd, r.evidenceStatus = row.evidenceStatus, r.evidenceRule = row.evidenceRule, r.evidenceDate = row.evidenceDate, r.evidenceAttributedTo = row.evidenceAttributedTo, r.evidenceFrom = row.evidenceFrom, r.evidenceTo = row.evidenceTo
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///edges-HEADS-Entity-Entity.csv' AS line
CALL (line) {
WITH {source: line[0], target: line[1], id: line[2], status: line[3], office: line[4], kind: line[5], topic: line[6], standIn: toBoolean(line[7]), firstSeen: line[8], lastSeen: line[9], articles: toInteger(line[10]), sources: toInteger(line[11]), confidence: toFloat(line[12]), evidenceArticle: coalesce(split(line[13], '\u001F'), []), evidenceText: coalesce(split(line[14], '\u001F'), []), evidenceStart: [n IN split(line[15], '\u001F') | toInteger(n)], evidenceEnd: [n IN split(line[16], '\u001F') | toInteger(n)], evidenceStatus: coalesce(split(line[17], '\u001F'), []), evidenceRule: coalesce(split(line[18], '\u001F'), []), evidenceDate: coalesce(split(line[19], '\u001F'), []), evidenceAttributedTo: coalesce(split(line[20], '\u001F'), []), evidenceFrom: coalesce(split(line[21], '\u001F'), []), evidenceTo: coalesce(split(line[22], '\u001F'), [])} AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:HEADS {id: row.id}]->(b)
WITH r, row {.*, firstSeen: date(row.firstSeen), lastSeen: date(row.lastSeen)} AS row WHERE any(k IN ['status', 'office', 'kind', 'topic', 'standIn', 'firstSeen', 'lastSeen', 'articles', 'sources', 'confidence', 'evidenceArticle', 'evidenceText', 'evidenceStart', 'evidenceEnd', 'evidenceStatus', 'evidenceRule', 'evidenceDate', 'evidenceAttributedTo', 'evidenceFrom', 'evidenceTo'] WHERE NOT coalesce(r[k] = row[k], r[k] IS NULL AND row[k] IS NULL))
SET r.status = row.status, r.office = row.office, r.kind = row.kind, r.topic = row.topic, r.standIn = row.standIn, r.firstSeen = row.firstSeen, r.lastSeen = row.lastSeen, r.articles = row.articles, r.sources = row.sources, r.confidence = row.confidence, r.evidenceArticle = row.evidenceArticle, r.evidenceText = row.evidenceText, r.evidenceStart = row.evidenceStart, r.evidenceEnd = row.evidenceEnd, r.evidenceStatus = row.evidenceStatus, r.evidenceRule = row.evidenceRule, r.evidenceDate = row.evidenceDate, r.evidenceAttributedTo = row.evidenceAttributedTo, r.evidenceFrom = row.evidenceFrom, r.evidenceTo = row.evidenceTo
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///edges-HELD_IN-Meeting-Entity.csv' AS line
CALL (line) {
WITH {source: line[0], target: line[1], id: line[2], status: line[3], office: line[4], kind: line[5], topic: line[6], standIn: toBoolean(line[7]), firstSeen: line[8], lastSeen: line[9], articles: toInteger(line[10]), sources: toInteger(line[11]), confidence: toFloat(line[12]), evidenceArticle: coalesce(split(line[13], '\u001F'), []), evidenceText: coalesce(split(line[14], '\u001F'), []), evidenceStart: [n IN split(line[15], '\u001F') | toInteger(n)], evidenceEnd: [n IN split(line[16], '\u001F') | toInteger(n)], evidenceStatus: coalesce(split(line[17], '\u001F'), []), evidenceRule: coalesce(split(line[18], '\u001F'), []), evidenceDate: coalesce(split(line[19], '\u001F'), []), evidenceAttributedTo: coalesce(split(line[20], '\u001F'), []), evidenceFrom: coalesce(split(line[21], '\u001F'), []), evidenceTo: coalesce(split(line[22], '\u001F'), [])} AS row
MATCH (a:Meeting {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:HELD_IN {id: row.id}]->(b)
WITH r, row {.*, firstSeen: date(row.firstSeen), lastSeen: date(row.lastSeen)} AS row WHERE any(k IN ['status', 'office', 'kind', 'topic', 'standIn', 'firstSeen', 'lastSeen', 'articles', 'sources', 'confidence', 'evidenceArticle', 'evidenceText', 'evidenceStart', 'evidenceEnd', 'evidenceStatus', 'evidenceRule', 'evidenceDate', 'evidenceAttributedTo', 'evidenceFrom', 'evidenceTo'] WHERE NOT coalesce(r[k] = row[k], r[k] IS NULL AND row[k] IS NULL))
SET r.status = row.status, r.office = row.office, r.kind = row.kind, r.topic = row.topic, r.standIn = row.standIn, r.firstSeen = row.firstSeen, r.lastSeen = row.lastSeen, r.articles = row.articles, r.sources = row.sources, r.confidence = row.confidence, r.evidenceArticle = row.evidenceArticle, r.evidenceText = row.evidenceText, r.evidenceStart = row.evidenceStart, r.evidenceEnd = row.evidenceEnd, r.evidenceStatus = row.evidenceStatus, r.evidenceRule = row.evidenceRule, r.evidenceDate = row.evidenceDate, r.evidenceAttributedTo = row.evidenceAttributedTo, r.evidenceFrom = row.evidenceFrom, r.evidenceTo = row.evidenceTo
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///edges-HOLDS_POSITION-Entity-Entity.csv' AS line
CALL (line) {
WITH {source: line[0], target: line[1], id: line[2], status: line[3], office: line[4], kind: line[5], topic: line[6], standIn: toBoolean(line[7]), firstSeen: line[8], lastSeen: line[9], articles: toInteger(line[10]), sources: toInteger(line[11]), confidence: toFloat(line[12]), evidenceArticle: coalesce(split(line[13], '\u001F'), []), evidenceText: coalesce(split(line[14], '\u001F'), []), evidenceStart: [n IN split(line[15], '\u001F') | toInteger(n)], evidenceEnd: [n IN split(line[16], '\u001F') | toInteger(n)], evidenceStatus: coalesce(split(line[17], '\u001F'), []), evidenceRule: coalesce(split(line[18], '\u001F'), []), evidenceDate: coalesce(split(line[19], '\u001F'), []), evidenceAttributedTo: coalesce(split(line[20], '\u001F'), []), evidenceFrom: coalesce(split(line[21], '\u001F'), []), evidenceTo: coalesce(split(line[22], '\u001F'), [])} AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:HOLDS_POSITION {id: row.id}]->(b)
WITH r, row {.*, firstSeen: date(row.firstSeen), lastSeen: date(row.lastSeen)} AS row WHERE any(k IN ['status', 'office', 'kind', 'topic', 'standIn', 'firstSeen', 'lastSeen', 'articles', 'sources', 'confidence', 'evidenceArticle', 'evidenceText', 'evidenceStart', 'evidenceEnd', 'evidenceStatus', 'evidenceRule', 'evidenceDate', 'evidenceAttributedTo', 'evidenceFrom', 'evidenceTo'] WHERE NOT coalesce(r[k] = row[k], r[k] IS NULL AND row[k] IS NULL))
SET r.status = row.status, r.office = row.office, r.kind = row.kind, r.topic = row.topic, r.standIn = row.standIn, r.firstSeen = row.firstSeen, r.lastSeen = row.lastSeen, r.articles = row.articles, r.sources = row.sources, r.confidence = row.confidence, r.evidenceArticle = row.evidenceArticle, r.evidenceText = row.evidenceText, r.evidenceStart = row.evidenceStart, r.evidenceEnd = row.evidenceEnd, r.evidenceStatus = row.evidenceStatus, r.evidenceRule = row.evidenceRule, r.evidenceDate = row.evidenceDate, r.evidenceAttributedTo = row.evidenceAttributedTo, r.evidenceFrom = row.evidenceFrom, r.evidenceTo = row.evidenceTo
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///edges-LOCATED_IN-Entity-Entity.csv' AS line
CALL (line) {
WITH {source: line[0], target: line[1], id: line[2], status: line[3], office: line[4], kind: line[5], topic: line[6], standIn: toBoolean(line[7]), firstSeen: line[8], lastSeen: line[9], articles: toInteger(line[10]), sources: toInteger(line[11]), confidence: toFloat(line[12]), evidenceArticle: coalesce(split(line[13], '\u001F'), []), evidenceText: coalesce(split(line[14], '\u001F'), []), evidenceStart: [n IN split(line[15], '\u001F') | toInteger(n)], evidenceEnd: [n IN split(line[16], '\u001F') | toInteger(n)], evidenceStatus: coalesce(split(line[17], '\u001F'), []), evidenceRule: coalesce(split(line[18], '\u001F'), []), evidenceDate: coalesce(split(line[19], '\u001F'), []), evidenceAttributedTo: coalesce(split(line[20], '\u001F'), []), evidenceFrom: coalesce(split(line[21], '\u001F'), []), evidenceTo: coalesce(split(line[22], '\u001F'), [])} AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:LOCATED_IN {id: row.id}]->(b)
WITH r, row {.*, firstSeen: date(row.firstSeen), lastSeen: date(row.lastSeen)} AS row WHERE any(k IN ['status', 'office', 'kind', 'topic', 'standIn', 'firstSeen', 'lastSeen', 'articles', 'sources', 'confidence', 'evidenceArticle', 'evidenceText', 'evidenceStart', 'evidenceEnd', 'evidenceStatus', 'evidenceRule', 'evidenceDate', 'evidenceAttributedTo', 'evidenceFrom', 'evidenceTo'] WHERE NOT coalesce(r[k] = row[k], r[k] IS NULL AND row[k] IS NULL))
SET r.status = row.status, r.office = row.office, r.kind = row.kind, r.topic = row.topic, r.standIn = row.standIn, r.firstSeen = row.firstSeen, r.lastSeen = row.lastSeen, r.articles = row.articles, r.sources = row.sources, r.confidence = row.confidence, r.evidenceArticle = row.evidenceArticle, r.evidenceText = row.evidenceText, r.evidenceStart = row.evidenceStart, r.evidenceEnd = row.evidenceEnd, r.evidenceStatus = row.evidenceStatus, r.evidenceRule = row.evidenceRule, r.evidenceDate = row.evidenceDate, r.evidenceAttributedTo = row.evidenceAttributedTo, r.evidenceFrom = row.evidenceFrom, r.evidenceTo = row.evidenceTo
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///edges-MEETS-Entity-Entity.csv' AS line
CALL (line) {
WITH {source: line[0], target: line[1], id: line[2], status: line[3], office: line[4], kind: line[5], topic: line[6], standIn: toBoolean(line[7]), firstSeen: line[8], lastSeen: line[9], articles: toInteger(line[10]), sources: toInteger(line[11]), confidence: toFloat(line[12]), evidenceArticle: coalesce(split(line[13], '\u001F'), []), evidenceText: coalesce(split(line[14], '\u001F'), []), evidenceStart: [n IN split(line[15], '\u001F') | toInteger(n)], evidenceEnd: [n IN split(line[16], '\u001F') | toInteger(n)], evidenceStatus: coalesce(split(line[17], '\u001F'), []), evidenceRule: coalesce(split(line[18], '\u001F'), []), evidenceDate: coalesce(split(line[19], '\u001F'), []), evidenceAttributedTo: coalesce(split(line[20], '\u001F'), []), evidenceFrom: coalesce(split(line[21], '\u001F'), []), evidenceTo: coalesce(split(line[22], '\u001F'), [])} AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:MEETS {id: row.id}]->(b)
WITH r, row {.*, firstSeen: date(row.firstSeen), lastSeen: date(row.lastSeen)} AS row WHERE any(k IN ['status', 'office', 'kind', 'topic', 'standIn', 'firstSeen', 'lastSeen', 'articles', 'sources', 'confidence', 'evidenceArticle', 'evidenceText', 'evidenceStart', 'evidenceEnd', 'evidenceStatus', 'evidenceRule', 'evidenceDate', 'evidenceAttributedTo', 'evidenceFrom', 'evidenceTo'] WHERE NOT coalesce(r[k] = row[k], r[k] IS NULL AND row[k] IS NULL))
SET r.status = row.status, r.office = row.office, r.kind = row.kind, r.topic = row.topic, r.standIn = row.standIn, r.firstSeen = row.firstSeen, r.lastSeen = row.lastSeen, r.articles = row.articles, r.sources = row.sources, r.confidence = row.confidence, r.evidenceArticle = row.evidenceArticle, r.evidenceText = row.evidenceText, r.evidenceStart = row.evidenceStart, r.evidenceEnd = row.evidenceEnd, r.evidenceStatus = row.evidenceStatus, r.evidenceRule = row.evidenceRule, r.evidenceDate = row.evidenceDate, r.evidenceAttributedTo = row.evidenceAttributedTo, r.evidenceFrom = row.evidenceFrom, r.evidenceTo = row.evidenceTo
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///edges-MENTIONED_IN-Entity-Article.csv' AS line
CALL (line) {
WITH {source: line[0], target: line[1], id: line[2]} AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Article {id: row.target})
MERGE (a)-[r:MENTIONED_IN {id: row.id}]->(b)
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///edges-MENTIONED_IN-Meeting-Article.csv' AS line
CALL (line) {
WITH {source: line[0], target: line[1], id: line[2]} AS row
MATCH (a:Meeting {id: row.source})
MATCH (b:Article {id: row.target})
MERGE (a)-[r:MENTIONED_IN {id: row.id}]->(b)
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///edges-PART_OF-Entity-Entity.csv' AS line
CALL (line) {
WITH {source: line[0], target: line[1], id: line[2], status: line[3], office: line[4], kind: line[5], topic: line[6], standIn: toBoolean(line[7]), firstSeen: line[8], lastSeen: line[9], articles: toInteger(line[10]), sources: toInteger(line[11]), confidence: toFloat(line[12]), evidenceArticle: coalesce(split(line[13], '\u001F'), []), evidenceText: coalesce(split(line[14], '\u001F'), []), evidenceStart: [n IN split(line[15], '\u001F') | toInteger(n)], evidenceEnd: [n IN split(line[16], '\u001F') | toInteger(n)], evidenceStatus: coalesce(split(line[17], '\u001F'), []), evidenceRule: coalesce(split(line[18], '\u001F'), []), evidenceDate: coalesce(split(line[19], '\u001F'), []), evidenceAttributedTo: coalesce(split(line[20], '\u001F'), []), evidenceFrom: coalesce(split(line[21], '\u001F'), []), evidenceTo: coalesce(split(line[22], '\u001F'), [])} AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:PART_OF {id: row.id}]->(b)
WITH r, row {.*, firstSeen: date(row.firstSeen), lastSeen: date(row.lastSeen)} AS row WHERE any(k IN ['status', 'office', 'kind', 'topic', 'standIn', 'firstSeen', 'lastSeen', 'articles', 'sources', 'confidence', 'evidenceArticle', 'evidenceText', 'evidenceStart', 'evidenceEnd', 'evidenceStatus', 'evidenceRule', 'evidenceDate', 'evidenceAttributedTo', 'evidenceFrom', 'evidenceTo'] WHERE NOT coalesce(r[k] = row[k], r[k] IS NULL AND row[k] IS NULL))
SET r.status = row.status, r.office = row.office, r.kind = row.kind, r.topic = row.topic, r.standIn = row.standIn, r.firstSeen = row.firstSeen, r.lastSeen = row.lastSeen, r.articles = row.articles, r.sources = row.sources, r.confidence = row.confidence, r.evidenceArticle = row.evidenceArticle, r.evidenceText = row.evidenceText, r.evidenceStart = row.evidenceStart, r.evidenceEnd = row.evidenceEnd, r.evidenceStatus = row.evidenceStatus, r.evidenceRule = row.evidenceRule, r.evidenceDate = row.evidenceDate, r.evidenceAttributedTo = row.evidenceAttributedTo, r.evidenceFrom = row.evidenceFrom, r.evidenceTo = row.evidenceTo
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///edges-RELATED_TO-Entity-Entity.csv' AS line
CALL (line) {
WITH {source: line[0], target: line[1], id: line[2], status: line[3], office: line[4], kind: line[5], topic: line[6], standIn: toBoolean(line[7]), firstSeen: line[8], lastSeen: line[9], articles: toInteger(line[10]), sources: toInteger(line[11]), confidence: toFloat(line[12]), evidenceArticle: coalesce(split(line[13], '\u001F'), []), evidenceText: coalesce(split(line[14], '\u001F'), []), evidenceStart: [n IN split(line[15], '\u001F') | toInteger(n)], evidenceEnd: [n IN split(line[16], '\u001F') | toInteger(n)], evidenceStatus: coalesce(split(line[17], '\u001F'), []), evidenceRule: coalesce(split(line[18], '\u001F'), []), evidenceDate: coalesce(split(line[19], '\u001F'), []), evidenceAttributedTo: coalesce(split(line[20], '\u001F'), []), evidenceFrom: coalesce(split(line[21], '\u001F'), []), evidenceTo: coalesce(split(line[22], '\u001F'), [])} AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:RELATED_TO {id: row.id}]->(b)
WITH r, row {.*, firstSeen: date(row.firstSeen), lastSeen: date(row.lastSeen)} AS row WHERE any(k IN ['status', 'office', 'kind', 'topic', 'standIn', 'firstSeen', 'lastSeen', 'articles', 'sources', 'confidence', 'evidenceArticle', 'evidenceText', 'evidenceStart', 'evidenceEnd', 'evidenceStatus', 'evidenceRule', 'evidenceDate', 'evidenceAttributedTo', 'evidenceFrom', 'evidenceTo'] WHERE NOT coalesce(r[k] = row[k], r[k] IS NULL AND row[k] IS NULL))
SET r.status = row.status, r.office = row.office, r.kind = row.kind, r.topic = row.topic, r.standIn = row.standIn, r.firstSeen = row.firstSeen, r.lastSeen = row.lastSeen, r.articles = row.articles, r.sources = row.sources, r.confidence = row.confidence, r.evidenceArticle = row.evidenceArticle, r.evidenceText = row.evidenceText, r.evidenceStart = row.evidenceStart, r.evidenceEnd = row.evidenceEnd, r.evidenceStatus = row.evidenceStatus, r.evidenceRule = row.evidenceRule, r.evidenceDate = row.evidenceDate, r.evidenceAttributedTo = row.evidenceAttributedTo, r.evidenceFrom = row.evidenceFrom, r.evidenceTo = row.evidenceTo
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///edges-REPRESENTS-Entity-Entity.csv' AS line
CALL (line) {
WITH {source: line[0], target: line[1], id: line[2], status: line[3], office: line[4], kind: line[5], topic: line[6], standIn: toBoolean(line[7]), firstSeen: line[8], lastSeen: line[9], articles: toInteger(line[10]), sources: toInteger(line[11]), confidence: toFloat(line[12]), evidenceArticle: coalesce(split(line[13], '\u001F'), []), evidenceText: coalesce(split(line[14], '\u001F'), []), evidenceStart: [n IN split(line[15], '\u001F') | toInteger(n)], evidenceEnd: [n IN split(line[16], '\u001F') | toInteger(n)], evidenceStatus: coalesce(split(line[17], '\u001F'), []), evidenceRule: coalesce(split(line[18], '\u001F'), []), evidenceDate: coalesce(split(line[19], '\u001F'), []), evidenceAttributedTo: coalesce(split(line[20], '\u001F'), []), evidenceFrom: coalesce(split(line[21], '\u001F'), []), evidenceTo: coalesce(split(line[22], '\u001F'), [])} AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:REPRESENTS {id: row.id}]->(b)
WITH r, row {.*, firstSeen: date(row.firstSeen), lastSeen: date(row.lastSeen)} AS row WHERE any(k IN ['status', 'office', 'kind', 'topic', 'standIn', 'firstSeen', 'lastSeen', 'articles', 'sources', 'confidence', 'evidenceArticle', 'evidenceText', 'evidenceStart', 'evidenceEnd', 'evidenceStatus', 'evidenceRule', 'evidenceDate', 'evidenceAttributedTo', 'evidenceFrom', 'evidenceTo'] WHERE NOT coalesce(r[k] = row[k], r[k] IS NULL AND row[k] IS NULL))
SET r.status = row.status, r.office = row.office, r.kind = row.kind, r.topic = row.topic, r.standIn = row.standIn, r.firstSeen = row.firstSeen, r.lastSeen = row.lastSeen, r.articles = row.articles, r.sources = row.sources, r.confidence = row.confidence, r.evidenceArticle = row.evidenceArticle, r.evidenceText = row.evidenceText, r.evidenceStart = row.evidenceStart, r.evidenceEnd = row.evidenceEnd, r.evidenceStatus = row.evidenceStatus, r.evidenceRule = row.evidenceRule, r.evidenceDate = row.evidenceDate, r.evidenceAttributedTo = row.evidenceAttributedTo, r.evidenceFrom = row.evidenceFrom, r.evidenceTo = row.evidenceTo
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///edges-SANCTIONS-Entity-Entity.csv' AS line
CALL (line) {
WITH {source: line[0], target: line[1], id: line[2], status: line[3], office: line[4], kind: line[5], topic: line[6], standIn: toBoolean(line[7]), firstSeen: line[8], lastSeen: line[9], articles: toInteger(line[10]), sources: toInteger(line[11]), confidence: toFloat(line[12]), evidenceArticle: coalesce(split(line[13], '\u001F'), []), evidenceText: coalesce(split(line[14], '\u001F'), []), evidenceStart: [n IN split(line[15], '\u001F') | toInteger(n)], evidenceEnd: [n IN split(line[16], '\u001F') | toInteger(n)], evidenceStatus: coalesce(split(line[17], '\u001F'), []), evidenceRule: coalesce(split(line[18], '\u001F'), []), evidenceDate: coalesce(split(line[19], '\u001F'), []), evidenceAttributedTo: coalesce(split(line[20], '\u001F'), []), evidenceFrom: coalesce(split(line[21], '\u001F'), []), evidenceTo: coalesce(split(line[22], '\u001F'), [])} AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:SANCTIONS {id: row.id}]->(b)
WITH r, row {.*, firstSeen: date(row.firstSeen), lastSeen: date(row.lastSeen)} AS row WHERE any(k IN ['status', 'office', 'kind', 'topic', 'standIn', 'firstSeen', 'lastSeen', 'articles', 'sources', 'confidence', 'evidenceArticle', 'evidenceText', 'evidenceStart', 'evidenceEnd', 'evidenceStatus', 'evidenceRule', 'evidenceDate', 'evidenceAttributedTo', 'evidenceFrom', 'evidenceTo'] WHERE NOT coalesce(r[k] = row[k], r[k] IS NULL AND row[k] IS NULL))
SET r.status = row.status, r.office = row.office, r.kind = row.kind, r.topic = row.topic, r.standIn = row.standIn, r.firstSeen = row.firstSeen, r.lastSeen = row.lastSeen, r.articles = row.articles, r.sources = row.sources, r.confidence = row.confidence, r.evidenceArticle = row.evidenceArticle, r.evidenceText = row.evidenceText, r.evidenceStart = row.evidenceStart, r.evidenceEnd = row.evidenceEnd, r.evidenceStatus = row.evidenceStatus, r.evidenceRule = row.evidenceRule, r.evidenceDate = row.evidenceDate, r.evidenceAttributedTo = row.evidenceAttributedTo, r.evidenceFrom = row.evidenceFrom, r.evidenceTo = row.evidenceTo
} IN TRANSACTIONS OF 10000 ROWS;
LOAD CSV FROM 'file:///edges-VISITS-Entity-Entity.csv' AS line
CALL (line) {
WITH {source: line[0], target: line[1], id: line[2], status: line[3], office: line[4], kind: line[5], topic: line[6], standIn: toBoolean(line[7]), firstSeen: line[8], lastSeen: line[9], articles: toInteger(line[10]), sources: toInteger(line[11]), confidence: toFloat(line[12]), evidenceArticle: coalesce(split(line[13], '\u001F'), []), evidenceText: coalesce(split(line[14], '\u001F'), []), evidenceStart: [n IN split(line[15], '\u001F') | toInteger(n)], evidenceEnd: [n IN split(line[16], '\u001F') | toInteger(n)], evidenceStatus: coalesce(split(line[17], '\u001F'), []), evidenceRule: coalesce(split(line[18], '\u001F'), []), evidenceDate: coalesce(split(line[19], '\u001F'), []), evidenceAttributedTo: coalesce(split(line[20], '\u001F'), []), evidenceFrom: coalesce(split(line[21], '\u001F'), []), evidenceTo: coalesce(split(line[22], '\u001F'), [])} AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:VISITS {id: row.id}]->(b)
WITH r, row {.*, firstSeen: date(row.firstSeen), lastSeen: date(row.lastSeen)} AS row WHERE any(k IN ['status', 'office', 'kind', 'topic', 'standIn', 'firstSeen', 'lastSeen', 'articles', 'sources', 'confidence', 'evidenceArticle', 'evidenceText', 'evidenceStart', 'evidenceEnd', 'evidenceStatus', 'evidenceRule', 'evidenceDate', 'evidenceAttributedTo', 'evidenceFrom', 'evidenceTo'] WHERE NOT coalesce(r[k] = row[k], r[k] IS NULL AND row[k] IS NULL))
SET r.status = row.status, r.office = row.office, r.kind = row.kind, r.topic = row.topic, r.standIn = row.standIn, r.firstSeen = row.firstSeen, r.lastSeen = row.lastSeen, r.articles = row.articles, r.sources = row.sources, r.confidence = row.confidence, r.evidenceArticle = row.evidenceArticle, r.evidenceText = row.evidenceText, r.evidenceStart = row.evidenceStart, r.evidenceEnd = row.evidenceEnd, r.evidenceStatus = row.evidenceStatus, r.evidenceRule = row.evidenceRule, r.evidenceDate = row.evidenceDate, r.evidenceAttributedTo = row.evidenceAttributedTo, r.evidenceFrom = row.evidenceFrom, r.evidenceTo = row.evidenceTo
} IN TRANSACTIONS OF 10000 ROWS;
