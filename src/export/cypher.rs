//! The statements that make the graph in Neo4j, and `graph.cypher`, which holds them with the rows written into them.
//!
//! Every way into Neo4j that is made of statements sends these: the script, `load.cypher` and a push over Bolt, which
//! gives the rows as the parameter `$rows`. They are idempotent: nodes and edges are merged on their ids, and properties
//! are set where they differ, so that a second run writes nothing, and what others wrote onto the nodes stays.

use std::collections::BTreeSet;
use std::io::{BufWriter, Write};

pub use super::sets::{
    EdgeSet, NodeSet, RenameSet, Row, edge_sets, key_label, node_sets, rename_sets,
};
use super::values::{Field, Kind, Value};
use super::{Exporter, Format, View, no_such_file};
use crate::model::{Result, Text};
use crate::schema::Schema;

const FILE: &str = "graph.cypher";
/// What a statement reads its rows from.
const ROWS: &str = "$rows";
/// A batch of the script ends at as many rows or bytes, whichever come first.
const BATCH: (usize, usize) = (500, 1 << 20);

const HEAD: &str = "// The graph for Neo4j 5 and later: `cypher-shell -f graph.cypher`, or statement by statement through a driver.
// Every statement ends with a semicolon at the end of a line, and no text holds a line break. Running it again changes nothing.
";

/// One constraint a key label of the schema and the graph: its nodes are found by id, and no id stands twice.
pub fn constraints(view: &View) -> Vec<String> {
    let labels = view.schema.nodes().map(|node| Text::from(&node.label));
    let labels = labels.chain(node_sets(view).into_iter().map(|set| set.label));
    let keys: BTreeSet<Text> = labels.map(|l| key_label(view.schema, &l)).collect();
    let constraint = |key: &Text| {
        let (name, label) = (quoted(&format!("newsgraph_{key}_id")), quoted(key));
        format!("CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE")
    };
    keys.iter().map(constraint).collect()
}

/// Merges nodes of a label; `$rows` is a list of maps with the keys of [`NodeSet::fields`].
pub fn node_statement(schema: &Schema, label: &str) -> String {
    format!("UNWIND {ROWS} AS row\n{}", node_body(schema, label))
}

/// Merges edges of a type between nodes of these labels, which are there; `$rows` is a list of maps with the keys of
/// [`EdgeSet::fields`].
pub fn edge_statement(schema: &Schema, edge: &str, source: &str, target: &str) -> String {
    let body = edge_body(schema, edge, source, target);
    format!("UNWIND {ROWS} AS row\n{body}")
}

/// Gives nodes the ids that they have now where the database knows them by a former one; `$rows` is a list of maps with the
/// keys of [`RenameSet::FIELDS`]. The edges of such a node that are ours are taken away, since their ids are made of those of
/// their ends; they are merged anew after the nodes. Where the database has several nodes that are one now, one of them
/// stays, and of the others those to which nothing of somebody else's is tied go.
pub fn rename_statement(label: &str) -> String {
    let key = quoted(label);
    format!(
        "UNWIND {ROWS} AS row
MATCH (old:{key}) WHERE old.id IN row.formerIds
WITH row, old ORDER BY row.id, old.id
WITH row, collect(old) AS olds
OPTIONAL MATCH (new:{key} {{id: row.id}})
WITH row, olds, coalesce(new, olds[0]) AS kept
UNWIND olds AS old
OPTIONAL MATCH (old)-[r]-() WHERE r.id IS NOT NULL
WITH row, kept, old, collect(DISTINCT r) AS ours
FOREACH (r IN ours | DELETE r)
WITH row, kept, old, COUNT {{ (old)--() }} AS others
FOREACH (n IN CASE WHEN old = kept THEN [old] ELSE [] END | SET n.id = row.id)
FOREACH (n IN CASE WHEN old <> kept AND others = 0 THEN [old] ELSE [] END | DELETE n)"
    )
}

/// What is done with a `row` of a node.
pub(super) fn node_body(schema: &Schema, label: &str) -> String {
    let key = quoted(&key_label(schema, label));
    let set = NodeSet {
        label: label.into(),
    };
    let others = schema.labels(label).into_iter().skip(1);
    let others: Vec<String> = others.map(|label| quoted(&label)).collect();
    let fields: Vec<Field> = set.fields(schema).into_iter().skip(1).collect();
    let changes = changes("n", &others, &fields);
    format!("MERGE (n:{key} {{id: row.id}}){changes}")
}

/// What is done with a `row` of an edge.
pub(super) fn edge_body(schema: &Schema, edge: &str, source: &str, target: &str) -> String {
    let set = EdgeSet {
        edge: edge.into(),
        source: key_label(schema, source),
        target: key_label(schema, target),
    };
    let (edge, source, target) = (quoted(edge), quoted(&set.source), quoted(&set.target));
    let fields: Vec<Field> = set.fields().into_iter().skip(3).collect();
    let changes = changes("r", &[], &fields);
    format!(
        "MATCH (a:{source} {{id: row.source}})\nMATCH (b:{target} {{id: row.target}})\nMERGE (a)-[r:{edge} {{id: row.id}}]->(b){changes}"
    )
}

/// Sets labels and properties of what has been merged, where they are others than those of the row: setting an equal value
/// would be a write, and count as one. An absent property equals an absent one.
fn changes(of: &str, labels: &[String], fields: &[Field]) -> String {
    if labels.is_empty() && fields.is_empty() {
        return String::new();
    }
    let dates = fields.iter().filter(|field| field.kind == Kind::Date);
    // Rows of scripts hold a day as text.
    let dates: String = dates
        .map(|Field { name, .. }| format!(", {name}: date(row.{name})"))
        .collect();
    let row = match dates.as_str() {
        "" => "row".to_owned(),
        dates => format!("row {{.*{dates}}} AS row"),
    };
    let names: Vec<String> = fields.iter().map(|f| format!("'{}'", f.name)).collect();
    let differs = format!(
        "any(k IN [{}] WHERE NOT coalesce({of}[k] = row[k], {of}[k] IS NULL AND row[k] IS NULL))",
        names.join(", ")
    );
    let lacks = labels.iter().map(|label| format!("NOT {of}:{label}"));
    let other: Vec<String> = lacks.chain([differs]).collect();
    let labels = labels.iter().map(|label| format!("{of}:{label}"));
    let values = fields.iter().map(|f| format!("{of}.{0} = row.{0}", f.name));
    let set: Vec<String> = labels.chain(values).collect();
    format!(
        "\nWITH {of}, {row} WHERE {}\nSET {}",
        other.join(" OR "),
        set.join(", ")
    )
}

/// A label, type or name as Cypher reads it.
pub(super) fn quoted(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let starts = |c: char| c.is_ascii_alphabetic() || c == '_';
    if name.starts_with(starts) && name.chars().all(plain) {
        return name.to_owned();
    }
    format!("`{}`", name.replace('`', "``"))
}

/// The exporter of the script.
pub(super) struct Cypher;

impl Exporter for Cypher {
    fn files(&self, _view: &View) -> Vec<String> {
        vec![FILE.to_owned()]
    }

    fn write(&self, file: &str, view: &View, out: &mut dyn Write) -> Result<()> {
        if file != FILE {
            return Err(no_such_file(Format::Cypher, file));
        }
        let mut out = BufWriter::new(out);
        out.write_all(HEAD.as_bytes())?;
        for constraint in constraints(view) {
            writeln!(out, "{constraint};")?;
        }
        for set in node_sets(view) {
            let statement = node_statement(view.schema, &set.label);
            let rows = set.rows(view).map(Ok);
            batches(&mut out, &statement, &set.fields(view.schema), rows)?;
        }
        for set in edge_sets(view) {
            let statement = edge_statement(view.schema, &set.edge, &set.source, &set.target);
            batches(&mut out, &statement, &set.fields(), set.rows(view))?;
        }
        Ok(out.flush()?)
    }
}

/// Writes a statement as often as the rows need it, each time with a batch of them in the place of `$rows`.
fn batches<'a>(
    out: &mut dyn Write,
    statement: &str,
    fields: &[Field],
    rows: impl Iterator<Item = Result<Row<'a>>>,
) -> Result<()> {
    let (before, after) = statement.split_once(ROWS).unwrap_or((statement, ""));
    let (mut count, mut bytes) = (0, 0);
    let mut line = String::new();
    for row in rows {
        line.clear();
        map(&mut line, fields, &row?);
        if count == BATCH.0 || (count > 0 && bytes + line.len() > BATCH.1) {
            writeln!(out, "\n]{after};")?;
            (count, bytes) = (0, 0);
        }
        match count {
            0 => write!(out, "{before}[\n{line}")?,
            _ => write!(out, ",\n{line}")?,
        }
        count += 1;
        bytes += line.len();
    }
    if count > 0 {
        writeln!(out, "\n]{after};")?;
    }
    Ok(())
}

/// A row as a map literal; what is absent is left out.
fn map(text: &mut String, fields: &[Field], row: &Row) {
    text.push('{');
    let present = fields.iter().zip(row);
    let present = present.filter_map(|(field, value)| Some((field.name, value.as_ref()?)));
    for (i, (name, value)) in present.enumerate() {
        text.push_str(if i == 0 { "" } else { ", " });
        text.push_str(name);
        text.push_str(": ");
        literal(text, value);
    }
    text.push('}');
}

fn literal(text: &mut String, value: &Value) {
    match value {
        Value::Text(value) => string(text, value),
        Value::Int(value) => text.push_str(&value.to_string()),
        Value::Float(value) => text.push_str(&format!("{value:?}")),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Date(value) => string(text, &value.to_string()),
        Value::Texts(values) => list(text, values, |text, value| string(text, value)),
        Value::Ints(values) => list(text, values, |text, n| text.push_str(&n.to_string())),
    }
}

fn list<T>(text: &mut String, values: &[T], one: impl Fn(&mut String, &T)) {
    text.push('[');
    for (i, value) in values.iter().enumerate() {
        text.push_str(if i == 0 { "" } else { ", " });
        one(text, value);
    }
    text.push(']');
}

/// A string literal on one line. Cypher puts the character of a `\u` escape into the query before it reads the query, so
/// quotes, backslashes and line breaks must not be written that way; other controls are, for editors and terminals.
fn string(text: &mut String, value: &str) {
    text.push('\'');
    for c in value.chars() {
        match c {
            '\'' => text.push_str("\\'"),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                text.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c => text.push(c),
        }
    }
    text.push('\'');
}
