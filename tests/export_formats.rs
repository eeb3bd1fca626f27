//! Every format read back by another reader than its writer: the same nodes and edges in all of them, and hostile names
//! byte for byte, or replaced as the format's file in `src/export` says. What Neo4j says of its formats is in
//! `neo4j_import.rs`.

// Clippy takes only functions marked as tests for tests, not their helpers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use export_world::{HOSTILE, World, crowd, export, hostile, lines, small, write_all};
use newsgraph::export::{Format, View, cypher};
use proptest::prelude::*;
use quick_xml::events::Event;

mod export_world;

type Record = BTreeMap<String, String>;

/// Rows of a file of comma-separated values by their header.
fn rows(head: &str, text: &str) -> Vec<Record> {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false);
    let one = |text: &str| -> Vec<csv::StringRecord> {
        let records = reader.from_reader(text.as_bytes()).into_records();
        records.map(Result::unwrap).collect()
    };
    let names = one(head).remove(0);
    let pair = |row: csv::StringRecord| {
        assert_eq!(row.len(), names.len());
        let pairs = names.iter().zip(row.iter());
        pairs
            .map(|(name, cell)| (name.to_owned(), cell.to_owned()))
            .collect()
    };
    one(text).into_iter().map(pair).collect()
}

fn spreadsheet(view: &View, file: &str) -> Vec<Record> {
    let text = export(view, Format::Csv, file);
    let (head, _) = text.split_once('\n').unwrap();
    rows(head, &text).split_off(1)
}

/// All rows of the files of data whose names begin so.
fn neo4j(view: &View, prefix: &str) -> Vec<Record> {
    let files = Format::Neo4jCsv.exporter().files(view);
    let data = files
        .iter()
        .filter(|f| f.starts_with(prefix) && !f.ends_with("-header.csv"));
    let mut all = Vec::new();
    for file in data {
        let head = export(view, Format::Neo4jCsv, &file.replace(".csv", "-header.csv"));
        let text = export(view, Format::Neo4jCsv, file);
        let found = rows(&head, &text);
        assert_eq!(found.len(), text.lines().count(), "a row is a line");
        assert!(!text.contains('\r'));
        all.extend(found);
    }
    all
}

/// The elements of a file, each with its attributes and with what `<data>` and `<attvalue>` in it say.
fn elements(xml: &str, name: &str) -> Vec<Record> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut found, mut open, mut key): (Vec<Record>, _, _) = (Vec::new(), false, String::new());
    let mut depth = 0;
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let pair = |a: quick_xml::events::attributes::Attribute| {
                    let value = quick_xml::escape::unescape(&a.value).unwrap().into_owned();
                    (a.key.as_ref().to_owned(), value)
                };
                let attributes: Record = tag.attributes().map(|a| pair(a.unwrap())).collect();
                let tag = tag.name().as_ref().to_owned();
                if tag == name {
                    found.push(attributes);
                    open = matches!(event, Event::Start(_));
                } else if open && tag == "data" {
                    key = attributes["key"].split_once('.').unwrap().1.to_owned();
                    found.last_mut().unwrap().insert(key.clone(), String::new());
                } else if open && tag == "attvalue" {
                    let (name, value) = (&attributes["for"], &attributes["value"]);
                    found
                        .last_mut()
                        .unwrap()
                        .insert(name.clone(), value.clone());
                }
                depth += i32::from(matches!(event, Event::Start(_)));
            }
            Event::End(tag) => {
                depth -= 1;
                if tag.name().as_ref() == name {
                    open = false;
                }
                key.clear();
            }
            Event::Text(text) if !key.is_empty() => {
                found
                    .last_mut()
                    .unwrap()
                    .get_mut(&key)
                    .unwrap()
                    .push_str(text);
            }
            Event::GeneralRef(reference) if !key.is_empty() => {
                let text = format!("&{};", &**reference);
                let text = quick_xml::escape::unescape(&text).unwrap().into_owned();
                found
                    .last_mut()
                    .unwrap()
                    .get_mut(&key)
                    .unwrap()
                    .push_str(&text);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    assert!(
        xml.chars().all(|c| c == '\n' || in_xml(c) == c),
        "a character that XML has not"
    );
    found
}

fn in_xml(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => c,
        c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => '\u{fffd}',
        c => c,
    }
}

fn graphml(view: &View, name: &str) -> Vec<Record> {
    elements(&export(view, Format::Graphml, "graph.graphml"), name)
}

fn gexf(view: &View, name: &str) -> Vec<Record> {
    elements(&export(view, Format::Gexf, "graph.gexf"), name)
}

/// Numbers of nodes and edges in every format; DOT leaves articles out.
fn check_counts(world: World) {
    world.view(|view| {
        let counts = (
            lines(view, "nodes.jsonl").len(),
            lines(view, "edges.jsonl").len(),
        );
        let neo4j = (neo4j(view, "nodes-").len(), neo4j(view, "edges-").len());
        assert_eq!(neo4j, counts, "neo4j-csv");
        let script = export(view, Format::Cypher, "graph.cypher");
        let rows = |of: &str| script.lines().filter(|l| l.starts_with(of)).count();
        let edges = rows("{source: ");
        assert_eq!((rows("{id: "), edges), counts, "cypher");
        let sheet = (
            spreadsheet(view, "nodes.csv").len(),
            spreadsheet(view, "edges.csv").len(),
        );
        assert_eq!(sheet, counts, "csv");
        assert_eq!(
            (graphml(view, "node").len(), graphml(view, "edge").len()),
            counts,
            "graphml"
        );
        assert_eq!(
            (gexf(view, "node").len(), gexf(view, "edge").len()),
            counts,
            "gexf"
        );
        let dot = export(view, Format::Dot, "graph.dot");
        let (graph, _) = dot.split_once("subgraph").unwrap_or((&dot, ""));
        let edges = graph
            .lines()
            .filter(|l| l.contains("\" -> \"") && l.starts_with("  \""))
            .count();
        let nodes = graph.lines().filter(|l| l.starts_with("  \"")).count() - edges;
        assert_eq!(
            (nodes, edges),
            (view.graph.node_count(), view.graph.edge_count()),
            "dot"
        );
    });
}

#[test]
fn all_formats_have_the_same_nodes_and_edges() {
    check_counts(World::default());
    check_counts(small());
    check_counts(crowd());
}

/// The one record in which this key has this value.
fn with<'r>(records: &'r [Record], key: &str, value: &str) -> &'r Record {
    let mut found = records.iter().filter(|record| record[key] == value);
    let first = found.next().unwrap();
    assert!(found.next().is_none());
    first
}

/// Takes off the apostrophe that keeps a spreadsheet from running a cell.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest)
            if rest
                .trim_start_matches('\'')
                .starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) =>
        {
            rest
        }
        _ => cell,
    }
}

fn check_hostile(name: &str) {
    hostile(name).view(|view| {
        let (article, words) = (format!("article:id{name}"), format!("{name}. And"));

        let nodes = spreadsheet(view, "nodes.csv");
        for cell in nodes.iter().flatten().map(|(_, cell)| cell) {
            let run = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
            assert!(!run, "a spreadsheet runs {cell:?}");
        }
        let person = with(&nodes, "Id", "person:x");
        assert_eq!(unguarded(&person["Label"]), name);
        assert_eq!(unguarded(&person["Aliases"]), name);
        assert_eq!(unguarded(&with(&nodes, "Id", &article)["Title"]), name);
        let edges = spreadsheet(view, "edges.csv");
        let edge = with(&edges, "Target", "odd:x");
        assert_eq!(unguarded(&edge["Office"]), name);
        assert_eq!(unguarded(&edge["Evidence"]), words);
        assert_eq!((&*edge["Type"], &*edge["Kind"]), ("Undirected", "MEETS"));

        let line = |text: &str| text.replace(['\n', '\r'], " ");
        let nodes = neo4j(view, "nodes-");
        let node = |id: &str| nodes.iter().find(|n| n.values().any(|v| v == id)).unwrap();
        assert_eq!(node("person:x")["name:string"], line(name));
        let in_list = |text: &str| line(text).replace('\u{1f}', "\u{fffd}");
        assert_eq!(node("person:x")["aliases:string[]"], in_list(name));
        assert_eq!(node(&line(&article))["title:string"], line(name));
        let edges = neo4j(view, "edges-MEETS");
        let edge = edges
            .iter()
            .find(|e| e[":END_ID(Entity)"] == "odd:x")
            .unwrap();
        assert_eq!(edge["office:string"], line(name));
        assert_eq!(edge["evidenceText:string[]"], in_list(&words));

        let script = export(view, Format::Cypher, "graph.cypher");
        check_script(&script);

        let legal = |text: &str| text.chars().map(in_xml).collect::<String>();
        for (nodes, edges, label) in [
            (graphml(view, "node"), graphml(view, "edge"), "type"),
            (gexf(view, "node"), gexf(view, "edge"), "label"),
        ] {
            let person = with(&nodes, "id", "person:x");
            assert_eq!(person["label"], legal(name));
            assert_eq!(person["aliases"], legal(name));
            assert_eq!(with(&nodes, "id", "meeting:x")["topic"], legal(name));
            assert_eq!(with(&nodes, "id", &legal(&article))["title"], legal(name));
            let edge = with(&edges, "target", "odd:x");
            assert_eq!(edge["office"], legal(name));
            assert_eq!((&*edge[label], &*edge["status"]), ("MEETS", "denied"));
            assert_eq!((&*edge["symmetric"], &*edge["weight"]), ("true", "1"));
        }
    });
}

/// Statements end where lines end with a semicolon, and only there; strings are closed on their line and hold no control.
fn check_script(script: &str) {
    assert!(!script.chars().any(|c| c.is_control() && c != '\n'));
    let statements: Vec<&str> = script.split_inclusive(";\n").collect();
    for statement in statements {
        let code = statement.lines().filter(|line| !line.starts_with("//"));
        let code: String = code.collect::<Vec<_>>().join("\n");
        assert!(
            code.starts_with("CREATE CONSTRAINT") || code.starts_with("UNWIND ["),
            "{code}"
        );
        for line in code.lines() {
            let (mut quoted, mut chars) = (false, line.chars());
            while let Some(c) = chars.next() {
                match c {
                    '\\' if quoted => assert!(matches!(
                        chars.next(),
                        Some('\'' | '\\' | 'n' | 'r' | 't' | 'u')
                    )),
                    '\'' => quoted = !quoted,
                    _ => {}
                }
            }
            assert!(!quoted, "{line}");
        }
    }
}

#[test]
fn hostile_names_stay_text_in_all_formats() {
    let long = "very long ".repeat(2000) + &"x".repeat(20_000);
    for name in HOSTILE.iter().copied().chain([long.as_str()]) {
        check_hostile(name);
    }
}

#[test]
fn a_name_of_an_apostrophe_and_a_formula_comes_back() {
    check_hostile("'=1+1");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_name_stays_text_in_all_formats(name in any::<String>()) {
        check_hostile(&name);
    }
}

#[test]
fn formats_know_their_extensions_and_media_types() {
    small().view(|view| {
        for format in Format::ALL {
            let extension = format!(".{}", format.extension());
            let files = format.exporter().files(view);
            assert!(
                files.iter().any(|file| file.ends_with(&extension)),
                "{files:?}"
            );
            assert!(format.media_type().contains('/'));
            let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
            assert!(files.iter().all(|file| file.chars().all(plain)));
        }
    });
}

#[test]
fn files_for_the_importer_are_as_its_manual_says() {
    small().view(|view| {
        let file = |file: &str| export(view, Format::Neo4jCsv, file);
        let files = Format::Neo4jCsv.exporter().files(view);
        assert_eq!(files[..5], ["import.sh", "constraints.cypher", "load.cypher", "nodes-Article-header.csv", "nodes-Article.csv"]);
        assert_eq!(file("nodes-Place-header.csv"), "id:ID(Entity),name:string,aliases:string[],mentions:int,articles:int,sources:int,geonames:int,lat:double,lon:double,country:string,formerIds:string[]\n");
        assert_eq!(file("nodes-Place.csv"), "place:nowhere,Nowhere,,2,0,1,,,,,\nplace:zurich,Zürich,,2,1,1,2657896,47.36667,8.0,CH,\n");
        assert_eq!(file("nodes-Article-header.csv"), "id:ID(Article),name:string,title:string,date:date,source:string,url:string\n");
        assert_eq!(file("edges-MENTIONED_IN-Meeting-Article-header.csv"), ":START_ID(Meeting),:END_ID(Article),id:string\n");
        assert_eq!(file("edges-MEETS-Entity-Entity-header.csv"), ":START_ID(Entity),:END_ID(Entity),id:string,status:string,office:string,kind:string,topic:string,standIn:boolean,firstSeen:date,lastSeen:date,articles:int,sources:int,confidence:double,evidenceArticle:string[],evidenceText:string[],evidenceStart:int[],evidenceEnd:int[],evidenceStatus:string[],evidenceRule:string[],evidenceDate:string[],evidenceAttributedTo:string[],evidenceFrom:string[],evidenceTo:string[]\n");
        let import = file("import.sh");
        for part in [
            "--array-delimiter=U+001F",
            "--nodes=Entity:Person=./nodes-Person-header.csv,./nodes-Person.csv",
            "--relationships=MENTIONED_IN=./edges-MENTIONED_IN-Meeting-Article-header.csv,./edges-MENTIONED_IN-Meeting-Article.csv",
        ] {
            assert!(import.contains(part), "{part} is not in\n{import}");
        }
        assert!(file("constraints.cypher").contains("CREATE CONSTRAINT newsgraph_Entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n"));
        assert!(file("load.cypher").contains("LOAD CSV FROM 'file:///nodes-Person.csv' AS line\n"));
    });
}

#[test]
fn a_label_that_the_importer_cannot_take_is_an_error() {
    let mut world = World::default();
    world.node("x:x", "../A,B=C", "X", &[]);
    world.view(|view| {
        let exporter = Format::Neo4jCsv.exporter();
        for file in exporter.files(view) {
            assert!(!file.contains('/'));
            assert!(exporter.write(&file, view, &mut Vec::new()).is_err());
        }
        let statement = cypher::node_statement(view.schema, "../A,B=C");
        assert!(statement.contains("MERGE (n:`../A,B=C` {id: row.id})"));
    });
}

/// What a push sends is what the script holds: the same statements, with the rows in the place of the parameter.
#[test]
fn the_script_holds_the_statements_of_a_push() {
    crowd().view(|view| {
        let script = export(view, Format::Cypher, "graph.cypher");
        let nodes = cypher::node_sets(view).into_iter();
        let mut wanted: Vec<String> = nodes.map(|s| cypher::node_statement(view.schema, &s.label)).collect();
        for set in cypher::edge_sets(view) {
            wanted.push(cypher::edge_statement(view.schema, &set.edge, &set.source, &set.target));
            for row in set.rows(view) {
                assert_eq!(row.unwrap().len(), set.fields().len());
            }
        }
        let unwinds = script.split(";\n").filter_map(|statement| {
            let (before, rest) = statement.split_once("[\n")?;
            let (_, after) = rest.rsplit_once("\n]")?;
            Some(format!("{before}$rows{after}"))
        });
        assert_eq!(unwinds.collect::<Vec<_>>(), wanted);
        assert_eq!(cypher::constraints(view).len(), script.matches("CREATE CONSTRAINT").count());
        assert_eq!(
            cypher::edge_statement(view.schema, "MENTIONED_IN", "Person", "Article"),
            "UNWIND $rows AS row\nMATCH (a:Entity {id: row.source})\nMATCH (b:Article {id: row.target})\nMERGE (a)-[r:MENTIONED_IN {id: row.id}]->(b)"
        );
    });
}

#[test]
fn a_batch_of_the_script_is_of_bounded_size() {
    let mut world = World::default();
    for i in 0..1200 {
        world.node(&format!("person:{i:04}"), "Person", "P", &[]);
    }
    let name = "long".repeat(200_000);
    for i in 0..3 {
        world.node(&format!("place:{i}"), "Place", &name, &[]);
    }
    world.view(|view| {
        let script = export(view, Format::Cypher, "graph.cypher");
        assert_eq!(script.matches("UNWIND [").count(), 3 + 3);
    });
}

const NETWORKX: &str = r#"
import csv, sys, networkx as nx
def open_csv(folder):
    g = nx.MultiDiGraph()
    rows = lambda name: csv.DictReader(open(f"{folder}/{name}.csv", encoding="utf-8", newline=""))
    for n in rows("nodes"): g.add_node(n["Id"], **n)
    for e in rows("edges"):
        assert e["Source"] in g and e["Target"] in g
        g.add_edge(e["Source"], e["Target"], key=e["Id"], **e)
    return g
folder = sys.argv[1]
ml, fx = nx.read_graphml(f"{folder}/graph.graphml", force_multigraph=True), nx.read_gexf(f"{folder}/graph.gexf")
for g in (ml, fx, open_csv(folder)): print(g.number_of_nodes(), g.number_of_edges())
zurich = [ml.nodes["place:zurich"], fx.nodes["place:zurich"]]
assert all(n["lat"] == 47.36667 and n["mentions"] == 2 for n in zurich), zurich
"#;

#[test]
fn networkx_opens_what_is_for_it() {
    let python = |arguments: &[&str]| Command::new("python3").args(arguments).output();
    if !python(&["-c", "import networkx"]).is_ok_and(|o| o.status.success()) {
        let _ = writeln!(
            std::io::stderr(),
            "left out: python3 has no package networkx"
        );
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    crowd().view(|view| {
        for format in [Format::Csv, Format::Graphml, Format::Gexf] {
            write_all(view, format, folder.path());
        }
        let output = python(&["-c", NETWORKX, path(folder.path())]).unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{errors}");
        let counts = (
            lines(view, "nodes.jsonl").len(),
            lines(view, "edges.jsonl").len(),
        );
        let expected = format!("{} {}\n", counts.0, counts.1).repeat(3);
        assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
    });
}

#[test]
fn graphviz_sees_every_node_and_edge() {
    let mut cases: Vec<World> = HOSTILE.iter().map(|name| hostile(name)).collect();
    cases.push(crowd());
    for world in cases {
        world.view(|view| {
            let folder = tempfile::tempdir().unwrap();
            write_all(view, Format::Dot, folder.path());
            let file = folder.path().join("graph.dot");
            let plain = Command::new("dot").args(["-Tplain", path(&file)]).output();
            let Ok(plain) = plain else {
                let _ = writeln!(std::io::stderr(), "left out: Graphviz is not installed");
                return;
            };
            let errors = String::from_utf8_lossy(&plain.stderr);
            assert!(plain.status.success() && errors.is_empty(), "{errors}");
            let plain = String::from_utf8_lossy(&plain.stdout).into_owned();
            let count = |kind| plain.lines().filter(|line| line.starts_with(kind)).count();
            let found = (count("node "), count("edge "));
            assert_eq!(found, (view.graph.node_count(), view.graph.edge_count()));
        });
    }
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}
