//! A push into a real Neo4j: the same graph as by the importer, nothing changed by a second push, hostile names as they are,
//! who meets whom in Cypher, and all that can happen to a server meanwhile: deadlocks, kills in the middle, a freeze, TLS.
#![cfg(feature = "neo4j")]
// Clippy takes only functions marked as tests for tests, not their helpers.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use assert_cmd::prelude::*;
use export_world::{crowd, write_all};
use neo4j_server::{Neo4j, succeeded, wanted};
use neo4rs::{ConfigBuilder, Graph};
use newsgraph::export::{Format, View};
use newsgraph::model::Result;
use newsgraph::neo4j::{self, Address, Event, Limits, Report, Server};
use newsgraph::query;
use newsgraph::schema::Schema;
use newsgraph::store::Store;
use tokio::runtime::{Builder, Runtime};

mod export_world;
mod neo4j_server;

const PASSWORD: &str = "newsgraph-dev";

/// One test, since a server takes a quarter of a minute to start.
#[test]
fn a_real_server_takes_a_push_whatever_happens_to_it() {
    if !wanted() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    let mut build = newsgraph(
        &["build", articles.to_str().unwrap(), "-o", "graph"],
        folder,
    );
    succeeded("build", &build.output().unwrap());
    let store = Store::open(&folder.join("graph")).unwrap();
    let (schema, graph) = (Schema::embedded().unwrap(), store.graph().unwrap());
    let view = View {
        graph: &graph,
        articles: &store,
        schema: &schema,
    };

    let mut neo4j = Neo4j::new(folder);
    neo4j.extra = with_tls(folder, "OPTIONAL");
    write_all(&view, Format::Neo4jCsv, folder);
    neo4j.import(folder);
    neo4j.tool("up.sh", &[]);
    neo4j.run_file(&folder.join("constraints.cypher"));
    let server = Client::new(&neo4j);
    let imported = server.dump();

    server.empty();
    a_push_makes_what_an_import_makes(&server, folder, &imported);
    a_second_push_changes_nothing(&server, folder, &view);
    what_differs_is_changed_and_counted(&server, &view, &imported);
    who_meets_whom_is_the_same_in_cypher(&server, &view);
    what_is_wrong_is_said(&server, folder);
    a_deadlock_is_survived(&server, &view, &imported);
    a_frozen_server_is_given_up(&server, &neo4j, &view);
    a_better_name_makes_no_second_node(&server, folder, &schema);
    server.empty();
    crowd().view(|view| {
        push(&server, "bolt+ssc", view).unwrap();
        neo4j.check(view, "push", false);
    });
    kills_in_the_middle_are_survived(&server, &mut neo4j, &view, &imported, folder);
    let error = push(&server, "neo4j", &view).unwrap_err().to_string();
    assert!(error.contains("if it wants TLS, use neo4j+s://"), "{error}");
}

fn a_push_makes_what_an_import_makes(server: &Client, folder: &Path, imported: &[String]) {
    let output = server.newsgraph("neo4j", folder).output().unwrap();
    let table = succeeded("push", &output);
    for line in imported_counts(imported) {
        let words: Vec<&str> = line.split(' ').collect();
        let row = |row: &&str| {
            row.split_whitespace()
                .take(4)
                .eq(words.iter().copied().chain([words[2]]))
        };
        assert_eq!(
            table.lines().filter(row).count(),
            1,
            "{line} is not in\n{table}"
        );
    }
    let progress = String::from_utf8(output.stderr).unwrap();
    assert!(progress.starts_with("written to 127.0.0.1:"), "{progress}");
    assert_same(&server.dump(), imported);
    println!("push: {} nodes and edges as by import", imported.len());
}

/// How many nodes of each most specific label and edges of each type there are: `nodes Person 121`.
fn imported_counts(dump: &[String]) -> Vec<String> {
    let mut counts = BTreeMap::new();
    for line in dump {
        let kind = line.split(" | ").next().unwrap();
        *counts.entry(kind.to_owned()).or_insert(0) += 1;
    }
    counts
        .into_iter()
        .map(|(kind, n)| format!("{kind} {n}"))
        .collect()
}

#[track_caller]
fn assert_same(found: &[String], wanted: &[String]) {
    let other = found.iter().zip(wanted).find(|(a, b)| a != b);
    assert_eq!(other, None);
    assert_eq!(found.len(), wanted.len());
}

fn a_second_push_changes_nothing(server: &Client, folder: &Path, view: &View) {
    let last = server.last_transaction();
    let output = server.newsgraph("bolt", folder).output().unwrap();
    let table = succeeded("push", &output);
    let sums: Vec<&str> = table.lines().last().unwrap().split_whitespace().collect();
    assert_eq!((sums[0], sums[2], sums[3]), ("all", "0", "0"), "{table}");
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(words.contains("the server counts no change"), "{words}");
    for scheme in ["bolt", "neo4j", "bolt+ssc", "neo4j+ssc"] {
        let report = push(server, scheme, view).unwrap();
        assert_eq!(report.changes, 0, "{scheme}: {report:?}");
    }
    assert_eq!(
        server.last_transaction(),
        last,
        "the server has written something"
    );
    println!("push again: 0 changes, no transaction in the log");
}

fn what_differs_is_changed_and_counted(server: &Client, view: &View, imported: &[String]) {
    server.run("MATCH (n:Person) WITH n ORDER BY n.id LIMIT 3 SET n.name = 'x', n.own = 1");
    server.run("MATCH (n:Place) WITH n ORDER BY n.id LIMIT 2 REMOVE n.mentions, n:Place");
    server.run("MATCH ()-[r:MEETS]->() WITH r ORDER BY r.id LIMIT 4 SET r.evidenceText = r.evidenceText + ['x'], r.office = 'x'");
    server.run("MATCH ()-[r:VISITS]->() WITH r ORDER BY r.id LIMIT 1 DELETE r");
    let report = push(server, "bolt", view).unwrap();
    let changed: Vec<_> = report
        .tallies
        .iter()
        .filter(|t| t.created + t.changed > 0)
        .collect();
    let changed: Vec<_> = changed
        .iter()
        .map(|t| (t.name.as_str(), t.created, t.changed))
        .collect();
    assert_eq!(
        changed,
        [
            ("Person", 0, 3),
            ("Place", 0, 2),
            ("MEETS", 0, 4),
            ("VISITS", 1, 0)
        ]
    );
    assert_eq!(
        server.rows("MATCH (n:Person {own: 1}) RETURN [toString(count(n))] AS row"),
        [["3"]],
        "what others wrote stays"
    );
    server.run("MATCH (n:Person {own: 1}) REMOVE n.own");
    assert_same(&server.dump(), imported);
    println!("push of what differs: only that is changed");
}

/// A build with more articles knows better names, so that ids change: of a person, of two that turn out to be one, of a
/// meeting by an earlier report.
fn a_better_name_makes_no_second_node(server: &Client, folder: &Path, schema: &Schema) {
    let folder = folder.join("names");
    std::fs::create_dir(&folder).unwrap();
    let build = |name: &str, text: &str| {
        std::fs::write(folder.join(name), text).unwrap();
        let mut command = newsgraph(&["build", name, "-o", "graph"], &folder);
        succeeded("build", &command.output().unwrap());
    };
    let push_all = || {
        let store = Store::open(&folder.join("graph")).unwrap();
        let graph = store.graph().unwrap();
        let view = View {
            graph: &graph,
            articles: &store,
            schema,
        };
        push(server, "bolt", &view).unwrap()
    };
    let ids = || {
        let rows = server.rows("MATCH (n:Person) WITH n.id AS id ORDER BY id RETURN [id] AS row");
        rows.concat()
    };
    server.empty();
    build(
        "2025-05-12-a.txt",
        "Mr. Brekkehus met Anouk Delmarche in Vienna on 10 May. T. Brekkehus visited Malta.",
    );
    push_all();
    server.run(
        "MATCH (n:Person {id: 'person:t-brekkehus'}) SET n.own = 1 CREATE (n)-[:READ_BY]->(:Reader {name: 'me'})",
    );
    let before = ids();
    assert!(
        before.contains(&"person:t-brekkehus".to_owned()),
        "{before:?}"
    );
    build(
        "2025-05-07-b.txt",
        "Torvald A. Brekkehus will meet Anouk Delmarche in Vienna on Saturday. Torvald A. Brekkehus is an envoy.",
    );
    push_all();
    assert_eq!(
        ids(),
        ["person:anouk-delmarche", "person:torvald-a-brekkehus"]
    );
    let own = "MATCH (n:Person {own: 1})-[:READ_BY]->(:Reader) RETURN [n.id] AS row";
    assert_eq!(server.rows(own), [["person:torvald-a-brekkehus"]]);
    assert_eq!(push_all().changes, 0);
    server.run("MATCH (r:Reader) DETACH DELETE r");
    server.run("MATCH (n:Person {own: 1}) REMOVE n.own");
    let renamed = server.dump();
    server.empty();
    push_all();
    assert_same(&renamed, &server.dump());
    println!("better names: {before:?} became one node each");
}

/// Meetings with those who attend them, then MEETS edges of which no such meeting has the sentence.
const WHO_MEETS: &str = "
MATCH (m:Meeting)
OPTIONAL MATCH (p)-[a:ATTENDS]->(m) WHERE a.status = m.status OR NOT a.status IN ['denied', 'cancelled']
WITH m, collect(DISTINCT p.name) AS names
OPTIONAL MATCH (m)-[h:HELD_IN]->(place) WHERE h.status = m.status OR NOT h.status IN ['denied', 'cancelled']
WITH m, names, place, h ORDER BY h.status = m.status, h.lastSeen, h.articles
WITH m, names, last(collect(place.name)) AS place
UNWIND CASE names WHEN [] THEN [null] ELSE names END AS name
WITH m, place, name ORDER BY name
WITH m, place, collect(name) AS names
RETURN [m.status, coalesce(place, '-'), reduce(s = '', name IN names | s + name + '; ')] AS row
UNION ALL
MATCH (a)-[r:MEETS]->(b)
WHERE NOT EXISTS {
  MATCH (a)-[x:ATTENDS]->(m:Meeting {status: r.status})<-[y:ATTENDS]-(b)
  MATCH (c)-[z:ATTENDS]->(m)
  WHERE all(e IN [x, y, z] WHERE e.status = m.status OR NOT e.status IN ['denied', 'cancelled'])
    AND any(i IN range(0, size(r.evidenceText) - 1) WHERE any(j IN range(0, size(z.evidenceText) - 1) WHERE
      r.evidenceArticle[i] = z.evidenceArticle[j] AND r.evidenceStart[i] = z.evidenceStart[j] AND r.evidenceEnd[i] = z.evidenceEnd[j]))
}
WITH r, CASE WHEN a.name < b.name THEN [a.name, b.name] ELSE [b.name, a.name] END AS names
RETURN [r.status, '-', names[0] + '; ' + names[1] + '; '] AS row";

fn who_meets_whom_is_the_same_in_cypher(server: &Client, view: &View) {
    let mut found = server.rows(WHO_MEETS);
    found.sort();
    let rows = query::who_meets(view.graph, view.articles, None).unwrap();
    let row = |row: query::MeetingRow| {
        let names: Vec<String> = row
            .participants
            .iter()
            .map(|name| format!("{name}; "))
            .collect();
        let place = row.place.unwrap_or_else(|| "-".into());
        vec![row.status.name().to_owned(), place, names.concat()]
    };
    let mut wanted: Vec<Vec<String>> = rows.into_iter().map(row).collect();
    wanted.sort();
    assert_eq!(found, wanted);
    println!("who meets whom: {} rows as in Cypher", wanted.len());
}

fn what_is_wrong_is_said(server: &Client, folder: &Path) {
    for (scheme, change, words) in [
        (
            "bolt",
            ["NEO4J_PASSWORD", "hunter2-hunter2"],
            "refuses the login of user neo4j: The client is unauthorized",
        ),
        (
            "neo4j",
            ["NEO4J_PASSWORD", "hunter2-hunter2"],
            "refuses the login of user neo4j: The client is unauthorized",
        ),
        ("bolt", ["--database", "nowhere"], "has no database nowhere"),
        (
            "neo4j",
            ["--database", "nowhere"],
            "has no database nowhere",
        ),
        ("bolt", ["--database", "system"], "refuses: "),
        (
            "bolt+s",
            ["--database", "neo4j"],
            "bolt+ssc:// takes a self-signed certificate",
        ),
    ] {
        let mut command = server.newsgraph(scheme, folder);
        match change {
            [option, value] if option.starts_with("--") => command.args([option, value]),
            [name, value] => command.env(name, value),
        };
        let output = command.output().unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(
            text.contains(words) && !text.contains("hunter2"),
            "{scheme} {change:?}: {text}"
        );
        assert_eq!(output.status.code(), Some(1), "{text}");
    }
    println!("wrong passwords, databases and certificates: said");
}

/// One holds the last person and waits for the first, which the push holds, who comes to the last.
fn a_deadlock_is_survived(server: &Client, view: &View, imported: &[String]) {
    server.run("MATCH (n:Person) SET n.mentions = -1");
    let (ready, begin) = mpsc::channel();
    let others = server.clone();
    let others = thread::spawn(move || {
        let work = async {
            let graph = others.graph();
            let ids = "MATCH (n:Person) WITH n.id AS id ORDER BY id WITH collect(id) AS ids";
            let lock = |which: &str| {
                format!("{ids} MATCH (n:Entity {{id: ids[{which}]}}) SET n.lock = 1 REMOVE n.lock")
            };
            let mut one = graph.start_txn().await.unwrap();
            // The server ends the transaction that holds less.
            for all in ["MATCH (n) WHERE NOT n:Person", "MATCH ()-[n]->()"] {
                let locks = format!("{all} SET n.lock = 1 REMOVE n.lock");
                one.run(locks).await.unwrap();
            }
            one.run(lock("-1")).await.unwrap();
            let mut two = graph.start_txn().await.unwrap();
            two.run(lock("size(ids) / 2")).await.unwrap();
            ready.send(()).unwrap();
            blocked(&graph, 1).await;
            let first = lock("0");
            let one = tokio::spawn(async move {
                one.run(first).await.unwrap();
                one.rollback().await.unwrap();
            });
            blocked(&graph, 2).await;
            two.rollback().await.unwrap();
            one.await.unwrap();
        };
        runtime().block_on(work);
    });
    begin.recv().unwrap();
    let mut reasons = Vec::new();
    let report = server.push("bolt", view, &Limits::default(), &mut |event| {
        if let Event::Again { reason } = event {
            reasons.push(reason.to_owned());
        }
    });
    others.join().unwrap();
    let report = report.unwrap();
    assert!(
        reasons
            .iter()
            .any(|r| r.contains("Neo.TransientError.Transaction.DeadlockDetected")),
        "{reasons:?}"
    );
    let persons = report
        .tallies
        .iter()
        .find(|tally| tally.name == "Person")
        .unwrap();
    assert_eq!((persons.created, persons.changed), (0, persons.sent));
    assert_same(&server.dump(), imported);
    println!("deadlock: {reasons:?}");
}

/// Waits until so many transactions wait for a lock.
async fn blocked(graph: &Graph, count: i64) {
    let question =
        "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN count(*) AS n";
    loop {
        let mut answer = graph.execute(question).await.unwrap();
        if answer
            .next()
            .await
            .unwrap()
            .unwrap()
            .get::<i64>("n")
            .unwrap()
            >= count
        {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn a_frozen_server_is_given_up(server: &Client, neo4j: &Neo4j, view: &View) {
    let limits = Limits {
        connect: Duration::from_secs(2),
        answer: Duration::from_secs(2),
        patience: Duration::from_secs(3),
    };
    let mut frozen = false;
    let result = server.push("bolt", view, &limits, &mut |event| {
        if matches!(event, Event::Sent { done: 100.., .. }) && !frozen {
            frozen = true;
            signal(neo4j, "STOP");
        }
    });
    signal(neo4j, "CONT");
    let error = result.unwrap_err().to_string();
    assert!(error.contains("in vain: it does not answer"), "{error}");
    assert!(push(server, "bolt", view).is_ok(), "after the freeze");
    println!("frozen: {error}");
}

/// Three times: between two batches; while one waits for a lock; between two others. The server comes back with TLS only.
fn kills_in_the_middle_are_survived(
    server: &Client,
    neo4j: &mut Neo4j,
    view: &View,
    imported: &[String],
    folder: &Path,
) {
    server.empty();
    neo4j.extra = with_tls(folder, "REQUIRED");
    let neo4j = &*neo4j;
    let mut reasons = Vec::new();
    thread::scope(|scope| {
        let mut starts = Vec::new();
        let mut tell = |event: Event| match event {
            Event::Again { reason } => reasons.push(reason.to_owned()),
            Event::Sent { done, total, .. } => match starts.len() {
                kills if kills == 3 || done * 8 < total * (2 * kills as u64 + 1) => {}
                1 => {
                    let held = hold(server);
                    starts.push(scope.spawn(move || {
                        held.join().unwrap();
                        kill(neo4j);
                        neo4j.tool("up.sh", &[])
                    }));
                }
                _ => {
                    kill(neo4j);
                    starts.push(scope.spawn(|| neo4j.tool("up.sh", &[])));
                }
            },
        };
        let report = server.push("bolt+ssc", view, &Limits::default(), &mut tell);
        assert_eq!(starts.len(), 3);
        starts.into_iter().for_each(|start| {
            start.join().unwrap();
        });
        report.unwrap();
    });
    assert!(reasons.len() >= 3, "{reasons:?}");
    assert_same(&server.dump(), imported);
    assert_eq!(push(server, "bolt+ssc", view).unwrap().changes, 0);
    println!("killed three times: the same graph, {reasons:?}");
}

/// Locks all nodes until somebody waits for one of them; the locks are held when this returns, and while the server lives.
fn hold(server: &Client) -> thread::JoinHandle<()> {
    let (locked, wait) = mpsc::channel();
    let other = server.clone();
    let holder = thread::spawn(move || {
        runtime().block_on(async {
            let graph = other.graph();
            let mut transaction = graph.start_txn().await.unwrap();
            transaction.run("MATCH (n) SET n.lock = 1").await.unwrap();
            locked.send(()).unwrap();
            blocked(&graph, 1).await;
            // Neither committed nor rolled back: the kill that follows ends it.
            std::mem::forget(transaction);
        });
    });
    wait.recv().unwrap();
    holder
}

/// Ends the server as a power cut would, and waits until it is gone.
fn kill(neo4j: &Neo4j) {
    signal(neo4j, "KILL");
    while TcpStream::connect(format!("127.0.0.1:{}", neo4j.port)).is_ok() {
        thread::sleep(Duration::from_millis(50));
    }
}

/// Sends a signal to the server's process.
fn signal(neo4j: &Neo4j, name: &str) {
    let pid = std::fs::read_to_string(neo4j.dir.join("pid")).unwrap();
    let output = Command::new("kill")
        .args(["-s", name, pid.trim()])
        .output()
        .unwrap();
    succeeded("kill", &output);
}

/// Lines of the configuration for encrypted connections, with a certificate that nobody trusts.
fn with_tls(folder: &Path, level: &str) -> String {
    let tls = folder.join("tls");
    if !tls.exists() {
        std::fs::create_dir(&tls).unwrap();
        let options = "req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost \
             -addext subjectAltName=IP:127.0.0.1";
        let mut openssl = Command::new("openssl");
        let output = openssl
            .args(options.split_whitespace())
            .current_dir(&tls)
            .output();
        succeeded("openssl", &output.unwrap());
    }
    format!(
        "server.bolt.tls_level={level}\ndbms.ssl.policy.bolt.enabled=true\ndbms.ssl.policy.bolt.client_auth=NONE\n\
         dbms.ssl.policy.bolt.base_directory={}\ndbms.ssl.policy.bolt.private_key=key.pem\n\
         dbms.ssl.policy.bolt.public_certificate=cert.pem",
        tls.display()
    )
}

fn newsgraph(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::cargo_bin("newsgraph").unwrap();
    command.args(arguments).current_dir(folder);
    command
}

fn push(server: &Client, scheme: &str, view: &View) -> Result<Report> {
    server.push(scheme, view, &Limits::default(), &mut |_| ())
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// Looks into the server over connections of its own.
#[derive(Clone)]
struct Client {
    /// Host and port.
    uri: String,
}

impl Client {
    fn new(neo4j: &Neo4j) -> Client {
        Client {
            uri: format!("127.0.0.1:{}", neo4j.port),
        }
    }

    fn push(
        &self,
        scheme: &str,
        view: &View,
        limits: &Limits,
        tell: &mut dyn FnMut(Event),
    ) -> Result<Report> {
        let server = Server {
            address: Address::parse(&format!("{scheme}://{}", self.uri))?,
            database: None,
            user: "neo4j".into(),
            password: PASSWORD.into(),
        };
        neo4j::push(view, &server, limits, tell)
    }

    fn newsgraph(&self, scheme: &str, folder: &Path) -> Command {
        let uri = format!("{scheme}://{}", self.uri);
        let mut command = newsgraph(&["push", "graph", "--uri", &uri], folder);
        command
            .env_remove("NEO4J_USER")
            .env_remove("NEO4J_USERNAME");
        command.env("NEO4J_PASSWORD", PASSWORD);
        command
    }

    /// Encrypted, which every server of this test takes.
    fn graph(&self) -> Graph {
        let config = ConfigBuilder::default().uri(format!("bolt+ssc://{}", self.uri));
        Graph::connect(config.user("neo4j").password(PASSWORD).build().unwrap()).unwrap()
    }

    fn run(&self, statement: &str) {
        runtime().block_on(async { self.graph().run(statement).await.unwrap() });
    }

    /// What a statement gives as `row`, a list of texts.
    fn rows(&self, statement: &str) -> Vec<Vec<String>> {
        runtime().block_on(async {
            let mut rows = self.graph().execute(statement).await.unwrap();
            let mut found = Vec::new();
            while let Some(row) = rows.next().await.unwrap() {
                found.push(row.get::<Vec<String>>("row").unwrap());
            }
            found
        })
    }

    fn empty(&self) {
        self.run("MATCH (n) DETACH DELETE n");
    }

    /// A bookmark of the last transaction that wrote something.
    fn last_transaction(&self) -> String {
        runtime().block_on(async {
            let mut transaction = self.graph().start_txn().await.unwrap();
            transaction.run("RETURN 1").await.unwrap();
            transaction.commit().await.unwrap().unwrap()
        })
    }

    /// All nodes and edges with all properties and their types, sorted. Line breaks are spaces, as the importer has them.
    fn dump(&self) -> Vec<String> {
        let properties = "[k IN keys(x) | k + ' ' + valueType(x[k]) + ' ' + CASE WHEN valueType(x[k]) STARTS WITH 'LIST'
             THEN reduce(s = '', v IN x[k] | s + toString(v) + '; ') ELSE toString(x[k]) END]";
        let nodes = format!(
            "MATCH (x) RETURN ['nodes ' + [l IN labels(x) WHERE l <> 'Entity'][0]] + {properties} AS row"
        );
        let edges = format!(
            "MATCH (a)-[x]->(b) RETURN ['edges ' + type(x), a.id + ' ' + b.id] + {properties} AS row"
        );
        let mut lines = Vec::new();
        for mut row in [self.rows(&nodes), self.rows(&edges)].concat() {
            row[1..].sort();
            lines.push(row.join(" | ").replace(['\n', '\r'], " "));
        }
        lines.sort();
        lines
    }
}
