//! The real Neo4j of the tests that want one, and how what it holds is compared with the JSON lines of a graph.
//!
//! It needs Java 17, Maven and, once, the network, so such tests run only when NEWSGRAPH_NEO4J=1 is set. Server and data lie
//! under `target/neo4j`; NEWSGRAPH_NEO4J_PORT (17687) is the port. Test binaries run one after the other, so they share it.

// Clippy takes only functions marked as tests for tests, not their helpers; no test needs all of these.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    dead_code
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use newsgraph::export::View;
use serde_json::{Map, Value, json};

use crate::export_world::lines;

/// Whether tests with a server are to run.
pub fn wanted() -> bool {
    let wanted = std::env::var_os("NEWSGRAPH_NEO4J").is_some_and(|v| v == "1");
    if !wanted {
        println!("left out: set NEWSGRAPH_NEO4J=1 to run Neo4j");
    }
    wanted
}

/// The server of `tools/neo4j`, stopped when the test is over.
pub struct Neo4j {
    pub tools: PathBuf,
    pub dir: PathBuf,
    pub port: String,
    imports: PathBuf,
    /// Lines of the configuration, for the next start.
    pub extra: String,
}

impl Drop for Neo4j {
    fn drop(&mut self) {
        let _ = self.command("down.sh").output();
    }
}

impl Neo4j {
    /// A server without data that does not run yet and reads files from `imports`.
    pub fn new(imports: &Path) -> Neo4j {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let port = std::env::var("NEWSGRAPH_NEO4J_PORT");
        let neo4j = Neo4j {
            tools: root.join("tools/neo4j"),
            dir: root.join("target/neo4j"),
            imports: imports.into(),
            port: port.unwrap_or_else(|_| "17687".into()),
            extra: String::new(),
        };
        neo4j.tool("down.sh", &[]);
        let _ = std::fs::remove_dir_all(neo4j.dir.join("home"));
        neo4j
    }

    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(self.tools.join(program));
        let imports = self.imports.display();
        let extra = format!(
            "server.directories.import={imports}\ndb.import.csv.legacy_quote_escaping=false\n{}",
            self.extra
        );
        command
            .env("NEO4J_DIR", &self.dir)
            .env("NEO4J_PORT", &self.port)
            .env("NEO4J_KEEP", "1")
            .env("NEO4J_EXTRA", extra);
        command
    }

    /// Runs a script of `tools/neo4j`. The server inherits its output, so that must not be a pipe.
    pub fn tool(&self, script: &str, arguments: &[&str]) -> String {
        let output = self.command(script).args(arguments).output().unwrap();
        succeeded(script, &output)
    }

    pub fn import(&self, folder: &Path) -> String {
        let mut command = self.command("/bin/sh");
        command.arg(folder.join("import.sh"));
        command.env("NEO4J_ADMIN", self.tools.join("admin.sh"));
        succeeded("import.sh", &command.output().unwrap())
    }

    pub fn run_file(&self, file: &Path) {
        self.tool("shell.sh", &["-f", file.to_str().unwrap()]);
    }

    pub fn run(&self, statements: &str) -> String {
        let file = self.imports.join("statements.txt");
        std::fs::write(&file, statements).unwrap();
        self.tool("shell.sh", &["-f", file.to_str().unwrap()])
    }

    /// Compares all nodes and edges with the JSON lines; gives the numbers of nodes, edges and properties. `lossy`: files
    /// in which a line is a row, so that line breaks are spaces and the delimiter of lists is replaced.
    pub fn check(&self, view: &View, what: &str, lossy: bool) -> String {
        let nodes: Vec<Value> = lines(view, "nodes.jsonl");
        let edges: Vec<Value> = lines(view, "edges.jsonl").iter().map(with_lists).collect();
        // The rows of which the database holds something else, with the properties that differ.
        let wrong = |rows: &[Value], find: &str, of: &str| {
            let rows: Vec<String> = rows.iter().map(|row| literal(row, lossy, false)).collect();
            let rows = rows.join(",\n");
            format!(
                "UNWIND [{rows}] AS row OPTIONAL MATCH {find} WITH row, {of} AS x, row.properties AS p
                 WITH row, x, [k IN keys(p) WHERE NOT coalesce(x[k] = p[k] OR toStringOrNull(x[k]) = p[k], false)] AS wrong
                 WHERE x IS NULL OR size(wrong) > 0 OR size(keys(x)) <> size(keys(row.properties)) + 1
                 RETURN 'WRONG' AS n, row.id, wrong, [k IN wrong | [x[k], row.properties[k]]], keys(x);"
            )
        };
        let node = "(n {id: row.id}) WHERE size(labels(n)) = size(row.labels) AND all(l IN row.labels WHERE l IN labels(n))";
        let edge =
            "(a {id: row.source})-[r {id: row.id}]->(b {id: row.target}) WHERE type(r) = row.type";
        let statements = [
            wrong(&nodes, node, "n"),
            wrong(&edges, edge, "r"),
            "MATCH (n) RETURN count(n) AS n, sum(size(keys(n))) AS p;".into(),
            "MATCH ()-[r]->() RETURN count(r) AS n, sum(size(keys(r))) AS p;".into(),
        ];
        let found = self.run(&statements.join("\n"));
        assert!(!found.contains("WRONG"), "{what}: {found}");
        let counts: Vec<&str> = found.lines().filter(|line| *line != "n, p").collect();
        assert!(
            counts[0].starts_with(&format!("{}, ", nodes.len())),
            "{what}: {found}"
        );
        assert!(
            counts[1].starts_with(&format!("{}, ", edges.len())),
            "{what}: {found}"
        );
        println!(
            "{what}: nodes, properties {}; edges, properties {}: as expected",
            counts[0], counts[1]
        );
        found
    }
}

pub fn succeeded(what: &str, output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{what}: {text}\n{errors}");
    text
}

/// An edge of the JSON lines with its evidence as the lists that Neo4j holds.
fn with_lists(edge: &Value) -> Value {
    let mut edge = edge.clone();
    let Some(evidence) = edge["evidence"].as_array().cloned() else {
        return edge;
    };
    let properties: &mut Map<String, Value> = edge["properties"].as_object_mut().unwrap();
    for key in [
        "article",
        "text",
        "start",
        "end",
        "status",
        "rule",
        "date",
        "attributedTo",
        "from",
        "to",
    ] {
        let list = evidence
            .iter()
            .map(|e| e.get(key).cloned().unwrap_or(json!("")));
        let name = format!("evidence{}{}", key[..1].to_uppercase(), &key[1..]);
        properties.insert(name, list.collect());
    }
    edge.as_object_mut().unwrap().remove("evidence");
    edge
}

/// A Cypher literal, not made by the code under test: all but letters and digits is escaped.
fn literal(value: &Value, lossy: bool, in_list: bool) -> String {
    match value {
        Value::String(text) => {
            let mut literal = String::from("'");
            for c in text.chars() {
                match c {
                    '\n' | '\r' if lossy => literal.push(' '),
                    '\u{1f}' if lossy && in_list => literal.push('\u{fffd}'),
                    '\n' => literal.push_str("\\n"),
                    '\r' => literal.push_str("\\r"),
                    '\'' | '\\' => literal.extend(['\\', c]),
                    c if c.is_ascii_alphanumeric() => literal.push(c),
                    c => {
                        let mut units = [0; 2];
                        for unit in c.encode_utf16(&mut units) {
                            literal.push_str(&format!("\\u{unit:04x}"));
                        }
                    }
                }
            }
            literal + "'"
        }
        Value::Array(values) => {
            let values: Vec<String> = values.iter().map(|v| literal(v, lossy, true)).collect();
            format!("[{}]", values.join(", "))
        }
        Value::Object(map) => {
            let pairs = map
                .iter()
                .map(|(k, v)| format!("{k}: {}", literal(v, lossy, false)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}
