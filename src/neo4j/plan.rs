//! What is sent, in order: one step a set of nodes, then one a set of edges, each cut into batches.

use neo4rs::{BoltList, BoltMap, BoltString, BoltType};

use crate::export::cypher::{
    EdgeSet, NodeSet, RenameSet, Row, edge_sets, edge_statement, node_sets, node_statement,
    rename_sets, rename_statement,
};
use crate::export::{Field, Value, View};
use crate::model::{Result, Text};

/// A batch ends at as many rows or bytes, whichever come first. Each batch waits for an acknowledgement of the network, since the driver
/// leaves Nagle's algorithm on; beyond three thousand rows that is little. The bytes keep a few huge nodes from filling a
/// small server's memory.
const BATCH: (usize, usize) = (3000, 4 << 20);

/// The column in which a statement gives how many rows it has written.
pub(super) const CHANGED: &str = "changed";

/// All nodes of a label, or all edges of a type between the same kinds of ends.
pub(super) struct Step {
    set: Set,
    pub edges: bool,
    /// The label or type.
    pub name: Text,
    pub count: u64,
    pub statement: String,
    pub fields: Vec<Field>,
}

enum Set {
    Nodes(NodeSet),
    Edges(EdgeSet),
}

/// All steps; edges come after the nodes that they join.
pub(super) fn steps(view: &View) -> Vec<Step> {
    let nodes = node_sets(view).into_iter().map(|set| Step {
        edges: false,
        name: set.label.clone(),
        count: set.count(view) as u64,
        statement: counted(node_statement(view.schema, &set.label)),
        fields: set.fields(view.schema),
        set: Set::Nodes(set),
    });
    let edges = edge_sets(view).into_iter().map(|set| Step {
        edges: true,
        name: set.edge.clone(),
        count: set.count(view) as u64,
        statement: counted(edge_statement(
            view.schema,
            &set.edge,
            &set.source,
            &set.target,
        )),
        fields: set.fields(),
        set: Set::Edges(set),
    });
    nodes.chain(edges).collect()
}

/// The batches of nodes that had other ids, each with the statement that takes it: they come before all other steps.
pub(super) fn renames<'v>(view: &'v View<'v>) -> impl Iterator<Item = Result<(String, Batch<'v>)>> {
    rename_sets(view).into_iter().flat_map(move |set| {
        let statement = rename_statement(&set.label);
        let rows = set.rows(view).map(Ok).collect::<Vec<_>>();
        Batches::new(rows.into_iter())
            .map(move |rows| Ok((statement.clone(), Batch::new(&RenameSet::FIELDS, rows?))))
    })
}

/// A statement that sets properties goes on with the rows whose properties differ, so they can be counted.
fn counted(statement: String) -> String {
    match statement.contains("\nSET ") {
        true => format!("{statement}\nRETURN count(*) AS {CHANGED}"),
        false => statement,
    }
}

impl Step {
    /// The rows, in the order of `fields`.
    pub fn rows<'v>(
        &'v self,
        view: &'v View<'v>,
    ) -> Box<dyn Iterator<Item = Result<Row<'v>>> + 'v> {
        match &self.set {
            Set::Nodes(set) => Box::new(set.rows(view).map(Ok)),
            Set::Edges(set) => set.rows(view),
        }
    }
}

/// Rows in batches.
pub(super) struct Batches<I: Iterator> {
    rows: std::iter::Peekable<I>,
}

impl<'v, I: Iterator<Item = Result<Row<'v>>>> Batches<I> {
    pub fn new(rows: I) -> Batches<I> {
        Batches {
            rows: rows.peekable(),
        }
    }
}

impl<'v, I: Iterator<Item = Result<Row<'v>>>> Iterator for Batches<I> {
    type Item = Result<Vec<Row<'v>>>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut bytes = 0;
        let mut batch = Vec::new();
        // The first row is taken whatever its size is, the others while there is room.
        while let Some(row) = self.rows.next_if(|row| {
            bytes += row.as_ref().map_or(0, size);
            batch.is_empty() || (batch.len() < BATCH.0 && bytes <= BATCH.1)
        }) {
            match row {
                Ok(row) => batch.push(row),
                Err(e) => return Some(Err(e)),
            }
        }
        (!batch.is_empty()).then_some(Ok(batch))
    }
}

/// About how many bytes the values of a row take.
fn size(row: &Row) -> usize {
    let value = |value: &Value| match value {
        Value::Text(text) => text.len(),
        Value::Texts(texts) => texts.iter().map(|text| text.len() + 5).sum(),
        Value::Ints(numbers) => numbers.len() * 5,
        Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::Date(_) => 9,
    };
    row.iter().flatten().map(value).sum()
}

/// Rows that are sent together.
pub(super) struct Batch<'v> {
    fields: &'v [Field],
    rows: Vec<Row<'v>>,
    /// What was made of the rows ahead of time, until it is sent.
    packed: Option<BoltType>,
}

impl<'v> Batch<'v> {
    /// Packs the rows.
    pub fn new(fields: &'v [Field], rows: Vec<Row<'v>>) -> Batch<'v> {
        let packed = Some(parameter(fields, &rows));
        Batch {
            fields,
            rows,
            packed,
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The rows as the parameter of a statement. The driver takes it, so when they are sent again they are packed again.
    pub fn parameter(&mut self) -> BoltType {
        let packed = self.packed.take();
        packed.unwrap_or_else(|| parameter(self.fields, &self.rows))
    }
}

/// A list of maps without the absent values.
fn parameter(fields: &[Field], rows: &[Row]) -> BoltType {
    let rows = rows.iter().map(|row| {
        let present = fields.iter().zip(row);
        let present = present.filter_map(|(field, value)| Some((field.name, value.as_ref()?)));
        let mut map = BoltMap::with_capacity(row.iter().flatten().count());
        for (name, value) in present {
            map.put(BoltString::from(name), bolt(value));
        }
        BoltType::Map(map)
    });
    list(rows)
}

fn bolt(value: &Value) -> BoltType {
    match value {
        Value::Text(text) => BoltType::from(text.as_ref()),
        Value::Int(number) => BoltType::from(*number),
        Value::Float(number) => BoltType::from(*number),
        Value::Bool(yes) => BoltType::from(*yes),
        // The statements make a day of its text.
        Value::Date(date) => BoltType::from(date.to_string()),
        Value::Texts(texts) => list(texts.iter().map(|text| BoltType::from(text.as_ref()))),
        Value::Ints(numbers) => list(numbers.iter().map(|number| BoltType::from(*number))),
    }
}

fn list(values: impl Iterator<Item = BoltType>) -> BoltType {
    let mut list = BoltList::new();
    list.value.extend(values);
    BoltType::List(list)
}
