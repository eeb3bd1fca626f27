//! A real Neo4j takes what the exporters write: the bulk import with no bad entry, `LOAD CSV`, and the script, twice. What
//! it then holds is compared in it, property by property, with the JSON lines of the same graph, hostile names included.

// Clippy takes only functions marked as tests for tests, not their helpers.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

use export_world::{crowd, lines, write_all};
use neo4j_server::{Neo4j, succeeded, wanted};
use newsgraph::export::Format;

mod export_world;
mod neo4j_server;

#[test]
fn a_real_server_takes_the_files_and_holds_what_they_say() {
    if !wanted() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    crowd().view(|view| {
        write_all(view, Format::Neo4jCsv, folder);
        write_all(view, Format::Cypher, folder);
        let neo4j = Neo4j::new(folder);
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
        through_python(&neo4j, &folder.join("graph.cypher"));
        neo4j.check(view, "graph.cypher through the Python driver", false);
    });
}

/// Statement by statement, as a program of one's own would do it.
fn through_python(neo4j: &Neo4j, file: &Path) {
    let script = neo4j.tools.join("run_statements.py");
    let found = Command::new("python3")
        .args(["-c", "import neo4j"])
        .output();
    if !found.is_ok_and(|output| output.status.success()) {
        println!("left out: python3 has no package neo4j");
        return;
    }
    let mut command = Command::new("python3");
    let output = command.arg(script).arg(&neo4j.port).arg(file).output();
    print!("{}", succeeded("run_statements.py", &output.unwrap()));
}
