//! A real Neo4j takes what the exporters write: the bulk import with no bad entry, `LOAD CSV`, and the script, twice. What
//! it then holds is compared in it, property by property, with the JSON lines of the same graph, hostile names included.
//!
//! It needs Java 17, Maven and, once, the network, so it runs only when NEWSGRAPH_NEO4J=1 is set. Server and data lie under
//! `target/neo4j`; NEWSGRAPH_NEO4J_PORT (17687) is the port.

// Clippy takes only functions marked as tests for tests, not their helpers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use export_world::{crowd, lines, write_all};
use newsgraph::export::{Format, View};
use serde_json::{Map, Value, json};

mod export_world;

#[test]
fn a_real_server_takes_the_files_and_holds_what_they_say() {
    if std::env::var_os("NEWSGRAPH_NEO4J").is_none_or(|v| v != "1") {
        println!("left out: set NEWSGRAPH_NEO4J=1 to run Neo4j");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    crowd().view(|view| {
        write_all(view, Format::Neo4jCsv, folder);
        write_all(view, Format::Cypher, folder);
        let neo4j = Neo4j::new(folder);
        neo4j.tool("down.sh", &[]);
        let _ = std::fs::remove_dir_all(neo4j.dir.join("home"));

        let imported = neo4j.import(folder);
        let (nodes, edges) = (
            lines(view, "nodes.jsonl").len(),
            lines(view, "edges.jsonl").len(),
        );
        for part in [
            format!("  {nodes} nodes\n"),
            format!("  {edges} relationships\n"),
        ] {
            assert!(imported.contains(&part), "{part} is not in\n{imported}");
        }
        let report = std::fs::read_to_string(folder.join("import.report")).unwrap_or_default();
        assert_eq!(report, "", "bad entries");

        neo4j.tool("up.sh", &[]);
        neo4j.run_file(&folder.join("constraints.cypher"));
        neo4j.check(view, "import", true);

        for (file, lossy) in [("load.cypher", true), ("graph.cypher", false)] {
            neo4j.run("MATCH (n) DETACH DELETE n;");
            neo4j.run_file(&folder.join(file));
            let before = neo4j.check(view, file, lossy);
            neo4j.run_file(&folder.join(file));
            assert_eq!(neo4j.check(view, file, lossy), before, "{file} again");
        }
        neo4j.through_python(&folder.join("graph.cypher"));
        neo4j.check(view, "graph.cypher through the Python driver", false);
    });
}

/// The server of `tools/neo4j`, stopped when the test is over.
struct Neo4j {
    tools: PathBuf,
    dir: PathBuf,
    imports: PathBuf,
    port: String,
}

impl Drop for Neo4j {
    fn drop(&mut self) {
        let _ = self.command("down.sh").output();
    }
}

impl Neo4j {
    fn new(imports: &Path) -> Neo4j {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let port = std::env::var("NEWSGRAPH_NEO4J_PORT");
        Neo4j {
            tools: root.join("tools/neo4j"),
            dir: root.join("target/neo4j"),
            imports: imports.into(),
            port: port.unwrap_or_else(|_| "17687".into()),
        }
    }

    fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(self.tools.join(program));
        let imports = self.imports.display();
        let extra = format!(
            "server.directories.import={imports}\ndb.import.csv.legacy_quote_escaping=false"
        );
        command
            .env("NEO4J_DIR", &self.dir)
            .env("NEO4J_PORT", &self.port)
            .env("NEO4J_KEEP", "1")
            .env("NEO4J_EXTRA", extra);
        command
    }

    /// Runs a script of `tools/neo4j`. The server inherits its output, so that must not be a pipe.
    fn tool(&self, script: &str, arguments: &[&str]) -> String {
        let output = self.command(script).args(arguments).output().unwrap();
        succeeded(script, &output)
    }

    fn import(&self, folder: &Path) -> String {
        let mut command = self.command("/bin/sh");
        command.arg(folder.join("import.sh"));
        command.env("NEO4J_ADMIN", self.tools.join("admin.sh"));
        succeeded("import.sh", &command.output().unwrap())
    }

    fn run_file(&self, file: &Path) {
        self.tool("shell.sh", &["-f", file.to_str().unwrap()]);
    }

    fn run(&self, statements: &str) -> String {
        let file = self.imports.join("statements.txt");
        std::fs::write(&file, statements).unwrap();
        self.tool("shell.sh", &["-f", file.to_str().unwrap()])
    }

    /// Compares all nodes and edges with the JSON lines; gives the numbers of nodes, edges and properties. `lossy`: files
    /// in which a line is a row, so that line breaks are spaces and the delimiter of lists is replaced.
    fn check(&self, view: &View, what: &str, lossy: bool) -> String {
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

    /// Statement by statement, as a program of one's own would do it.
    fn through_python(&self, file: &Path) {
        let script = self.tools.join("run_statements.py");
        let found = Command::new("python3")
            .args(["-c", "import neo4j"])
            .output();
        if !found.is_ok_and(|output| output.status.success()) {
            println!("left out: python3 has no package neo4j");
            return;
        }
        let mut command = Command::new("python3");
        let output = command.arg(script).arg(&self.port).arg(file).output();
        print!("{}", succeeded("run_statements.py", &output.unwrap()));
    }
}

fn succeeded(what: &str, output: &Output) -> String {
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
