//! A push as far as no Neo4j is needed for it: what it refuses to begin, what it says about servers that are none, and how it
//! behaves towards one that breaks off, refuses or falls silent. That one is played by a few lines of Bolt in this file;
//! `tests/neo4j_push.rs` has the real one.
#![cfg(feature = "neo4j")]
// Clippy takes only functions marked as tests for tests, not their helpers.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use assert_cmd::prelude::*;
use export_world::{World, crowd, small};
use newsgraph::export::View;
use newsgraph::model::Result;
use newsgraph::neo4j::{self, Address, Event, Limits, Report, Server};
use tempfile::TempDir;

mod export_world;

const SECRET: &str = "hunter2-hunter2";

/// A build directory with a graph, in a folder of its own.
fn built() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = "Torvald Brekkehus will meet Anouk Delmarche in Vienna on Saturday. Anouk Delmarche visited Lima.";
    std::fs::write(folder.path().join("2025-06-03.txt"), text).unwrap();
    let mut build = newsgraph(&folder, &["build", "2025-06-03.txt", "-o", "graph"]);
    assert!(build.output().unwrap().status.success());
    folder
}

fn newsgraph(folder: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("newsgraph").unwrap();
    command.args(arguments).current_dir(folder.path());
    for name in ["NEO4J_USER", "NEO4J_USERNAME", "NEO4J_PASSWORD"] {
        command.env_remove(name);
    }
    command
}

/// Checks how a command ends and what it says, and that it says no secret.
#[track_caller]
fn check(output: &Output, code: i32, words: &[&str]) {
    let (stdout, stderr) = (&output.stdout, &output.stderr);
    let text = [stdout.as_slice(), stderr].concat();
    let text = String::from_utf8(text).unwrap();
    assert_eq!(output.status.code(), Some(code), "{text}");
    for word in words {
        assert!(text.contains(word), "{word:?} is not in {text}");
    }
    assert!(!text.contains("hunter2"), "a secret shows: {text}");
}

#[test]
fn a_dry_run_prints_statements_and_counts_without_a_server() {
    let folder = built();
    let output = newsgraph(&folder, &["push", "graph", "--dry-run"])
        .output()
        .unwrap();
    check(
        &output,
        0,
        &[
            "CREATE CONSTRAINT newsgraph_Entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n",
            "// $rows: 2 nodes Person\nUNWIND $rows AS row\nMERGE (n:Entity {id: row.id})\n",
            "// $rows: 2 edges ATTENDS\n",
            "// $rows: 1 edges VISITS\n",
        ],
    );
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    let part = ["push", "graph", "--dry-run", "--edge-types", "VISITS"];
    let output = newsgraph(&folder, &part).output().unwrap();
    check(&output, 0, &["// $rows: 1 edges VISITS\n"]);
    assert!(
        !String::from_utf8(output.stdout)
            .unwrap()
            .contains("ATTENDS")
    );
}

#[test]
fn help_has_examples_and_completions_know_the_command() {
    let folder = built();
    let output = newsgraph(&folder, &["push", "--help"]).output().unwrap();
    check(&output, 0, &["Examples:", "NEO4J_PASSWORD", "--around"]);
    let output = newsgraph(&folder, &["completions", "bash"])
        .output()
        .unwrap();
    check(&output, 0, &["push", "--password-file"]);
}

#[test]
fn the_counts_of_a_dry_run_are_those_of_the_rows() {
    crowd().view(|view| {
        let mut out = Vec::new();
        neo4j::dry_run(view, &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        let counts = out
            .lines()
            .filter_map(|line| line.strip_prefix("// $rows: "));
        let number = |line: &str| line.split(' ').next().unwrap().parse::<usize>().unwrap();
        let (nodes, edges): (Vec<&str>, Vec<&str>) =
            counts.partition(|line| line.contains("nodes"));
        let sum = |lines: Vec<&str>| lines.into_iter().map(number).sum::<usize>();
        assert_eq!(sum(nodes), export_world::lines(view, "nodes.jsonl").len());
        assert_eq!(sum(edges), export_world::lines(view, "edges.jsonl").len());
    });
}

#[test]
fn an_address_that_is_none_is_wrong_use_and_not_repeated() {
    let folder = built();
    for (uri, word) in [
        (
            "bolt://neo4j:hunter2-hunter2@localhost:7687",
            "do not belong into the URI",
        ),
        ("neo4j+s://hunter2@localhost", "do not belong into the URI"),
        (
            "bolt://user:hunter2/x@localhost",
            "do not belong into the URI",
        ),
        ("http://localhost:7474", "http is for browsers"),
        ("ftp://localhost", "the scheme is one of bolt, bolt+s"),
        ("localhost:7687", "it begins with a scheme"),
        ("bolt://", "it names a host"),
        ("bolt://local host", "it names a host"),
        ("bolt://localhost:0", "its port is a number"),
        ("bolt://localhost:76870", "its port is a number"),
        ("bolt://neo4j:hunter2", "its port is a number"),
        ("bolt://[::1]x", "it names a host"),
        ("bolt://localhost/hunter2", "--database names a database"),
        (
            "bolt://localhost?policy=hunter2",
            "--database names a database",
        ),
    ] {
        let output = newsgraph(&folder, &["push", "graph", "--uri", uri])
            .output()
            .unwrap();
        check(&output, 2, &[word]);
    }
    check(
        &newsgraph(&folder, &["push", "graph"]).output().unwrap(),
        2,
        &["--uri"],
    );
    let option = [
        "push",
        "graph",
        "--uri",
        "bolt://localhost",
        "--password",
        SECRET,
    ];
    assert_eq!(
        newsgraph(&folder, &option).output().unwrap().status.code(),
        Some(2)
    );
}

#[test]
fn an_address_has_a_host_and_a_port() {
    for (uri, place) in [
        ("bolt://localhost", "localhost:7687"),
        ("NEO4J+S://db.example.org/", "db.example.org:7687"),
        ("neo4j+ssc://10.0.0.1:1", "10.0.0.1:1"),
        ("bolt+s://[::1]", "[::1]:7687"),
        ("bolt://[2001:db8::1]:65535", "[2001:db8::1]:65535"),
    ] {
        assert_eq!(Address::parse(uri).unwrap().place(), place, "{uri}");
    }
}

#[test]
fn a_password_comes_from_a_file_or_the_environment_and_never_shows() {
    let folder = built();
    let (closed, _) = listener();
    let uri = format!("bolt://{closed}");
    let push = ["push", "graph", "--uri", &uri];
    let with_file = |name: &'static str| [push.as_slice(), &["--password-file", name]].concat();
    let output = newsgraph(&folder, &with_file("nowhere")).output().unwrap();
    check(&output, 1, &["nowhere cannot be read"]);
    std::fs::write(folder.path().join("empty"), "\nhunter2\n").unwrap();
    let output = newsgraph(&folder, &with_file("empty")).output().unwrap();
    check(&output, 1, &["empty has no password in its first line"]);
    let output = newsgraph(&folder, &push)
        .env("NEO4J_PASSWORD", SECRET)
        .output()
        .unwrap();
    check(&output, 1, &["cannot be reached"]);
    // Without a terminal there is nobody to ask.
    let program = newsgraph(&folder, &[]).get_program().to_owned();
    let mut alone = Command::new("setsid");
    alone
        .arg("--wait")
        .arg(program)
        .args(push)
        .current_dir(folder.path());
    let output = alone.env_remove("NEO4J_PASSWORD").output().unwrap();
    check(
        &output,
        1,
        &["there is no password", "NEO4J_PASSWORD", "--password-file"],
    );
}

#[test]
fn the_login_is_what_file_and_environment_say() {
    let folder = built();
    std::fs::write(
        folder.path().join("password"),
        "from the file\r\nnot this\n",
    )
    .unwrap();
    let hello = |variables: &[(&str, &str)], arguments: &[&str]| {
        let fake = Fake::start(|_, _| Reply::Close);
        let uri = fake.uri("bolt");
        let push = [&["push", "graph", "--uri", &uri], arguments].concat();
        let mut push = newsgraph(&folder, &push);
        push.envs(variables.iter().copied());
        assert_eq!(push.output().unwrap().status.code(), Some(1));
        let hello = fake.heard.lock().unwrap()[0].1.clone();
        String::from_utf8_lossy(&hello).into_owned()
    };
    let said = hello(&[("NEO4J_USER", "ulla"), ("NEO4J_PASSWORD", SECRET)], &[]);
    assert!(said.contains("ulla") && said.contains(SECRET), "{said}");
    let said = hello(
        &[("NEO4J_USERNAME", "ulf"), ("NEO4J_PASSWORD", SECRET)],
        &["--password-file", "password"],
    );
    assert!(
        said.contains("ulf") && said.contains("from the file") && !said.contains("not this"),
        "{said}"
    );
    assert!(!said.contains(SECRET) && !said.contains('\r'), "{said}");
    let said = hello(&[("NEO4J_PASSWORD", SECRET)], &[]);
    assert!(said.contains("neo4j"), "{said}");
}

/// The address of a port that nobody listens on, once the listener is dropped.
fn listener() -> (String, TcpListener) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    (listener.local_addr().unwrap().to_string(), listener)
}

#[test]
fn a_server_that_is_none_is_told_apart() {
    // What answers: the bytes, or nothing and the end of the connection; and what is said for a plain and a TLS scheme.
    for (answer, plain, tls) in [
        (None, "use bolt+s:// (or bolt+ssc://", "try bolt://"),
        (
            Some("HTTP/1.1 400 Bad Request\r\n\r\n"),
            "port for browsers",
            "try bolt://",
        ),
        (
            Some("\x15\x03\x03\0\x02\x02\x46"),
            "if it wants TLS",
            "cannot be reached",
        ),
    ] {
        for (scheme, word) in [("bolt", plain), ("bolt+ssc", tls), ("bolt+s", tls)] {
            let (place, listener) = listener();
            thread::spawn(move || {
                for stream in listener.incoming() {
                    let mut stream = stream.unwrap();
                    let _ = stream.read(&mut [0; 1024]);
                    let _ = stream.write_all(answer.unwrap_or_default().as_bytes());
                }
            });
            let error = push_to(&format!("{scheme}://{place}"), &Limits::default()).unwrap_err();
            assert!(
                error.contains(word) && error.contains(&place),
                "{scheme} {answer:?}: {error}"
            );
        }
    }
    let (place, closed) = listener();
    drop(closed);
    for scheme in ["bolt", "neo4j", "neo4j+s"] {
        let error = push_to(&format!("{scheme}://{place}"), &Limits::default()).unwrap_err();
        assert!(
            error.contains("refused") && error.contains("is the server running"),
            "{error}"
        );
    }
}

#[test]
fn a_server_that_takes_a_connection_and_stays_silent_is_given_up() {
    // The system takes connections for a listener that never looks at them.
    let (place, _listener) = listener();
    for scheme in ["bolt", "neo4j", "bolt+ssc"] {
        let error = push_to(&format!("{scheme}://{place}"), &quick()).unwrap_err();
        assert!(
            error.contains("took the connection but does not answer"),
            "{error}"
        );
    }
}

#[test]
fn what_passes_is_sent_again_as_a_whole_transaction() {
    let whole = transactions(&Fake::start(|_, _| Reply::Success));
    for reply in [
        Reply::Failure("Neo.TransientError.Transaction.DeadlockDetected"),
        Reply::Failure("Neo.TransientError.General.DatabaseUnavailable"),
        Reply::Close,
    ] {
        for message in [BEGIN, RUN, PULL, COMMIT] {
            // The third transaction is the first of a batch or a constraint that follows a success.
            let fake = Fake::start(move |tag, nth| match (tag, nth) {
                (tag, 3) if tag == message => reply,
                _ => Reply::Success,
            });
            let mut reasons = Vec::new();
            let report = push_and_hear(&fake, &Limits::default(), &mut reasons).unwrap();
            assert_eq!(reasons.len(), 1, "{reply:?} to {message:x}: {reasons:?}");
            if let Reply::Failure(code) = reply {
                assert!(reasons[0].contains(code), "{reasons:?}");
            }
            let sent: u64 = report.tallies.iter().map(|tally| tally.sent).sum();
            assert_eq!(sent, rows_of_small(), "a batch counts once");
            let begun = fake.count(BEGIN);
            assert_eq!(begun, whole + 1, "{reply:?} to {message:x}");
        }
    }
}

fn transactions(fake: &Fake) -> usize {
    push_and_hear(fake, &Limits::default(), &mut Vec::new()).unwrap();
    fake.count(BEGIN)
}

fn rows_of_small() -> u64 {
    let count = |view: &View, file| export_world::lines(view, file).len() as u64;
    small().view(|view| count(view, "nodes.jsonl") + count(view, "edges.jsonl"))
}

#[test]
fn what_does_not_pass_ends_when_patience_ends() {
    for (reply, word) in [
        (
            Reply::Failure("Neo.TransientError.Transaction.DeadlockDetected"),
            "DeadlockDetected",
        ),
        (Reply::Silence, "it does not answer"),
        (Reply::Close, "in vain"),
    ] {
        let fake = Fake::start(move |tag, nth| match (tag, nth) {
            (RUN, 3..) => reply,
            _ => Reply::Success,
        });
        let mut reasons = Vec::new();
        let error = push_and_hear(&fake, &quick(), &mut reasons)
            .unwrap_err()
            .to_string();
        assert!(
            error.contains(word) && error.contains("another push goes on"),
            "{error}"
        );
        assert!(!reasons.is_empty(), "{reply:?}");
    }
}

#[test]
fn what_a_server_refuses_is_not_sent_again() {
    for (code, word) in [
        (
            "Neo.ClientError.Statement.SyntaxError",
            "(Neo.ClientError.Statement.SyntaxError)",
        ),
        (
            "Neo.ClientError.Database.DatabaseNotFound",
            "has no database news",
        ),
        (
            "Neo.ClientError.Security.CredentialsExpired",
            "change the password",
        ),
        ("Neo.ClientError.Security.Forbidden", "needs the rights"),
        (
            "Neo.DatabaseError.Schema.ConstraintCreationFailed",
            "have the same id twice",
        ),
    ] {
        let fake = Fake::start(move |tag, _| match tag {
            RUN => Reply::Failure(code),
            _ => Reply::Success,
        });
        let error = push_and_hear(&fake, &Limits::default(), &mut Vec::new())
            .unwrap_err()
            .to_string();
        assert!(error.contains(word), "{error}");
        assert_eq!(fake.count(RUN), 1, "{code}");
    }
}

#[test]
fn a_wrong_password_is_tried_once() {
    for scheme in ["bolt", "neo4j"] {
        let fake = Fake::start(|tag, _| match tag {
            HELLO => Reply::Failure("Neo.ClientError.Security.Unauthorized"),
            _ => Reply::Success,
        });
        let error = push_to(&fake.uri(scheme), &Limits::default()).unwrap_err();
        assert!(
            error.contains("refuses the login of user ulla") && error.contains("NEO4J_PASSWORD"),
            "{error}"
        );
        assert!(!error.contains(SECRET), "{error}");
        assert_eq!(
            fake.count(HELLO),
            1,
            "{scheme}: a user is locked out after three"
        );
    }
}

#[test]
fn a_batch_has_three_thousand_rows_or_four_megabytes() {
    let mut world = World::default();
    for i in 0..7500 {
        world.node(&format!("person:{i:04}"), "Person", "P", &[]);
    }
    let name = "long".repeat(500_000);
    for i in 0..5 {
        world.node(&format!("place:{i}"), "Place", &name, &[]);
    }
    let fake = Fake::start(|_, _| Reply::Success);
    let server = server(&fake.uri("bolt"));
    let limits = Limits::default();
    let report = world
        .view(|view| neo4j::push(view, &server, &limits, &mut |_| ()))
        .unwrap();
    let heard = fake.heard.lock().unwrap();
    let constraint = |message: &[u8]| message.windows(17).any(|part| part == b"CREATE CONSTRAINT");
    let batches = heard
        .iter()
        .filter(|(tag, message)| *tag == RUN && !constraint(message));
    assert_eq!(batches.count(), 3 + 3);
    let sent: Vec<u64> = report.tallies.iter().map(|tally| tally.sent).collect();
    assert_eq!(sent, [7500, 5]);
}

/// Limits for servers that never answer.
fn quick() -> Limits {
    Limits {
        connect: Duration::from_secs(2),
        answer: Duration::from_secs(2),
        patience: Duration::from_millis(500),
    }
}

fn server(uri: &str) -> Server {
    Server {
        address: Address::parse(uri).unwrap(),
        database: Some("news".into()),
        user: "ulla".into(),
        password: SECRET.into(),
    }
}

fn push_to(uri: &str, limits: &Limits) -> std::result::Result<Report, String> {
    let again = &mut |event: Event| assert!(matches!(event, Event::Sent { .. }), "{event:?}");
    let report = small().view(|view: &View| neo4j::push(view, &server(uri), limits, again));
    report.map_err(|e| e.to_string())
}

fn push_and_hear(fake: &Fake, limits: &Limits, reasons: &mut Vec<String>) -> Result<Report> {
    let mut tell = |event: Event| {
        if let Event::Again { reason } = event {
            reasons.push(reason.to_owned());
        }
    };
    let server = server(&fake.uri("bolt"));
    small().view(|view| neo4j::push(view, &server, limits, &mut tell))
}

const HELLO: u8 = 0x01;
const RUN: u8 = 0x10;
const BEGIN: u8 = 0x11;
const COMMIT: u8 = 0x12;
const PULL: u8 = 0x3f;

/// The messages that a server got, each with its tag.
type Heard = Mutex<Vec<(u8, Vec<u8>)>>;

/// What the fake server does with a message.
#[derive(Debug, Clone, Copy)]
enum Reply {
    Success,
    Failure(&'static str),
    /// Nothing, and the end of the connection.
    Close,
    /// Nothing.
    Silence,
}

/// A server that speaks as much Bolt 4.4 as it takes to be told what a push sends.
struct Fake {
    place: String,
    /// All messages by their tag, over all connections.
    heard: Arc<Heard>,
}

impl Fake {
    /// Asks for a reply to each message by its tag, and how many of the kind have come.
    fn start(reply: impl Fn(u8, usize) -> Reply + Send + Sync + 'static) -> Fake {
        let (place, listener) = listener();
        let heard = Arc::default();
        let fake = Fake {
            place,
            heard: Arc::clone(&heard),
        };
        let reply = Arc::new(reply);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (heard, reply) = (Arc::clone(&heard), Arc::clone(&reply));
                // A broken connection is the other side's matter.
                thread::spawn(move || serve(stream.unwrap(), &heard, &*reply).ok());
            }
        });
        fake
    }

    fn uri(&self, scheme: &str) -> String {
        format!("{scheme}://{}", self.place)
    }

    fn count(&self, tag: u8) -> usize {
        self.heard
            .lock()
            .unwrap()
            .iter()
            .filter(|(t, _)| *t == tag)
            .count()
    }
}

fn serve(
    mut stream: TcpStream,
    heard: &Heard,
    reply: &dyn Fn(u8, usize) -> Reply,
) -> std::io::Result<()> {
    stream.read_exact(&mut [0; 20])?;
    stream.write_all(&[0, 0, 4, 4])?;
    loop {
        let message = message(&mut stream)?;
        let tag = message[1];
        let nth = {
            let mut heard = heard.lock().unwrap();
            heard.push((tag, message));
            heard.iter().filter(|(t, _)| *t == tag).count()
        };
        let answer = match reply(tag, nth) {
            Reply::Success if tag == HELLO => {
                b"\xb1\x70\xa2\x86server\x80\x8dconnection_id\x80".to_vec()
            }
            // A success with no metadata: no fields, no rows, no counters.
            Reply::Success => vec![0xb1, 0x70, 0xa0],
            Reply::Failure(code) => {
                let mut answer = vec![0xb1, 0x7f, 0xa2];
                for text in ["code", code, "message", "No."] {
                    answer.extend([0xd0, text.len() as u8]);
                    answer.extend(text.as_bytes());
                }
                answer
            }
            Reply::Close => return Ok(()),
            Reply::Silence => continue,
        };
        let size = (answer.len() as u16).to_be_bytes();
        stream.write_all(&[&size, answer.as_slice(), &[0, 0]].concat())?;
    }
}

/// A message out of its chunks.
fn message(stream: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    let mut message = Vec::new();
    loop {
        let mut size = [0; 2];
        stream.read_exact(&mut size)?;
        let size = usize::from(u16::from_be_bytes(size));
        if size == 0 && !message.is_empty() {
            return Ok(message);
        }
        let start = message.len();
        message.resize(start + size, 0);
        stream.read_exact(&mut message[start..])?;
    }
}
