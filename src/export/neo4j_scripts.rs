//! What lies beside the files for Neo4j's importer: the line that imports them, what is to be run after it, and the way
//! into a database that runs already.

use std::io::Write;

use super::View;
use super::cypher::{EdgeSet, NodeSet, constraints, edge_body, node_body};
use super::edge_record::EVIDENCE;
use super::neo4j_csv::{edge_file, header_of, node_file};
use super::values::{Field, Kind};
use crate::model::Result;

const IMPORT: &str = "import.sh";
const CONSTRAINTS: &str = "constraints.cypher";
const LOAD: &str = "load.cypher";

/// The scripts, in the order in which they are best read.
pub(super) const FILES: [&str; 3] = [IMPORT, CONSTRAINTS, LOAD];

/// A field of a long list is larger than the importer's usual buffer of 4 MB when some ten thousand sentences say the
/// same.
const IMPORT_HEAD: &str = r#"#!/bin/sh
# Imports the files of this folder into a new database of a Neo4j that is not running, 5.x or 2025 and later:
#   sh import.sh [DATABASE [OPTION…]]          for example: sh import.sh neo4j --overwrite-destination
# Then start Neo4j and run constraints.cypher. NEO4J_ADMIN names the program where it is not found as neo4j-admin.
# A backslash in these files is itself, as the importer takes it; the head of load.cypher says what LOAD CSV must be told for that.
set -eu
cd "$(dirname "$0")"
database=${1:-neo4j}
[ $# -eq 0 ] || shift
exec "${NEO4J_ADMIN:-neo4j-admin}" database import full "$database" "$@" --verbose --bad-tolerance=0 \
  --read-buffer-size=64m --array-delimiter=U+001F"#;

const CONSTRAINTS_HEAD: &str = "// To be run once after import.sh: cypher-shell -f constraints.cypher
// The importer makes no constraints, and it leaves out empty lists and lists of one empty text: the last two statements add them.
";

/// The importer takes both for absent. In statements of their own transactions, so that memory does not grow with the graph.
const EMPTY_LISTS: &str = "MATCH (n) WHERE n.mentions IS NOT NULL AND n.aliases IS NULL
CALL (n) {
  SET n.aliases = []
} IN TRANSACTIONS OF 10000 ROWS;
MATCH ()-[r]->() WHERE size(r.evidenceStart) = 1
CALL (r) {
  SET ";

const LOAD_HEAD: &str = "// Adds the files of this folder to a database of a running Neo4j, 5.23 or later; running it again changes nothing.
// Copy nodes-*.csv and edges-*.csv into the server's import folder, set in neo4j.conf
//   db.import.csv.legacy_quote_escaping=false   (else a backslash before a quote or another backslash is taken for an escape;
//                                                nothing that the importer reads as a backslash is read so without it)
//   db.import.csv.buffer_size=67108864          (only when it complains of a field larger than its buffer)
// restart, and run: cypher-shell -f load.cypher
";

/// Writes one of [`FILES`].
pub(super) fn write(
    file: &str,
    view: &View,
    (nodes, edges): (&[NodeSet], &[EdgeSet]),
    out: &mut dyn Write,
) -> Result<()> {
    if file == IMPORT {
        return import(view, nodes, edges, out);
    }
    let head = if file == LOAD {
        LOAD_HEAD
    } else {
        CONSTRAINTS_HEAD
    };
    out.write_all(head.as_bytes())?;
    for constraint in constraints(view) {
        writeln!(out, "{constraint};")?;
    }
    if file == LOAD {
        load(view, nodes, edges, out)
    } else {
        empty_lists(out)
    }
}

/// Neo4j 2026 finds no file that is named without a folder.
fn import(view: &View, nodes: &[NodeSet], edges: &[EdgeSet], out: &mut dyn Write) -> Result<()> {
    out.write_all(IMPORT_HEAD.as_bytes())?;
    for set in nodes {
        let labels = view.schema.labels(&set.label).join(":");
        let file = node_file(set);
        write!(
            out,
            " \\\n  --nodes={labels}=./{},./{file}",
            header_of(&file)
        )?;
    }
    for set in edges {
        let file = edge_file(set);
        let header = header_of(&file);
        write!(
            out,
            " \\\n  --relationships={}=./{header},./{file}",
            set.edge
        )?;
    }
    Ok(out.write_all(b"\n")?)
}

fn empty_lists(out: &mut dyn Write) -> Result<()> {
    let fields = EVIDENCE.iter().map(|column| column.field);
    let texts = fields.filter(|field| field.kind == Kind::Texts);
    let parts: Vec<String> = texts
        .map(|Field { name, .. }| format!("r.{name} = coalesce(r.{name}, [''])"))
        .collect();
    out.write_all(EMPTY_LISTS.as_bytes())?;
    let parts = parts.join(", ");
    Ok(writeln!(out, "{parts}\n}} IN TRANSACTIONS OF 10000 ROWS;")?)
}

fn load(view: &View, nodes: &[NodeSet], edges: &[EdgeSet], out: &mut dyn Write) -> Result<()> {
    for set in nodes {
        let body = node_body(view.schema, &set.label);
        load_file(out, &node_file(set), &set.fields(view.schema), &body)?;
    }
    for set in edges {
        let body = edge_body(view.schema, &set.edge, &set.source, &set.target);
        load_file(out, &edge_file(set), &set.fields(), &body)?;
    }
    Ok(())
}

/// The statement of the script, a line of the file in the place of a row.
fn load_file(out: &mut dyn Write, file: &str, fields: &[Field], body: &str) -> Result<()> {
    let pairs = fields.iter().enumerate().map(|(i, Field { name, kind })| {
        let value = match kind {
            // A day is made of its text by the statement.
            Kind::Text | Kind::Date => format!("line[{i}]"),
            Kind::Int => format!("toInteger(line[{i}])"),
            Kind::Float => format!("toFloat(line[{i}])"),
            Kind::Bool => format!("toBoolean(line[{i}])"),
            // A node without former ids has no such property; every other list is there, if empty.
            Kind::Texts if *name == "formerIds" => format!("split(line[{i}], '\\u001F')"),
            Kind::Texts => format!("coalesce(split(line[{i}], '\\u001F'), [])"),
            Kind::Ints => format!("[n IN split(line[{i}], '\\u001F') | toInteger(n)]"),
        };
        format!("{name}: {value}")
    });
    let pairs: Vec<String> = pairs.collect();
    writeln!(
        out,
        "LOAD CSV FROM 'file:///{file}' AS line\nCALL (line) {{"
    )?;
    writeln!(out, "WITH {{{}}} AS row\n{body}", pairs.join(", "))?;
    Ok(writeln!(out, "}} IN TRANSACTIONS OF 10000 ROWS;")?)
}
