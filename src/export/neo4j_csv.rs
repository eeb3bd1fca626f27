//! Files for `neo4j-admin database import full`: one of data and one of its header for each label and each type, and the
//! scripts around them (`neo4j_scripts`).
//!
//! A row is a line: the importer reads files fastest, and in parallel, when no field holds a line break, so each CR and LF
//! becomes one space, which keeps offsets into the text what they are. Entries of a list are parted by U+001F, which no
//! entry holds: one that does shows U+FFFD instead. Quotes are doubled; a backslash is itself. An empty field is an absent
//! value, `""` an empty text. `neo4j_cells` writes fields, `neo4j_rows` rows.

use std::io::{BufWriter, Write};

use super::sets::{EdgeSet, NodeSet, edge_sets, node_sets};
use super::values::{Field, Kind};
use super::{Exporter, Format, View, no_such_file};
use super::{neo4j_rows, neo4j_scripts};
use crate::model::{Error, Result};

/// The exporter for the bulk importer.
pub(super) struct Neo4jCsv;

/// What a set is called in file names.
pub(super) fn node_file(set: &NodeSet) -> String {
    file_name(&format!("nodes-{}", set.label))
}

/// What a set is called in file names.
pub(super) fn edge_file(set: &EdgeSet) -> String {
    file_name(&format!("edges-{}-{}-{}", set.edge, set.source, set.target))
}

/// Names are made of what any file system takes, and are read again when a file is asked for, so that not every file
/// looks for all sets in the graph; see [`check`] for labels that are made of something else.
fn file_name(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let name: String = name
        .chars()
        .map(|c| if plain(c) { c } else { '_' })
        .collect();
    format!("{name}.csv")
}

/// The file with the header of a file of data.
pub(super) fn header_of(file: &str) -> String {
    format!("{}-header.csv", file.trim_end_matches(".csv"))
}

impl Exporter for Neo4jCsv {
    fn files(&self, view: &View) -> Vec<String> {
        let nodes = node_sets(view).into_iter().map(|set| node_file(&set));
        let edges = edge_sets(view).into_iter().map(|set| edge_file(&set));
        let data = nodes.chain(edges).flat_map(|file| [header_of(&file), file]);
        neo4j_scripts::FILES
            .map(str::to_owned)
            .into_iter()
            .chain(data)
            .collect()
    }

    fn write(&self, file: &str, view: &View, out: &mut dyn Write) -> Result<()> {
        let mut out = BufWriter::new(out);
        if neo4j_scripts::FILES.contains(&file) {
            let (nodes, edges) = (node_sets(view), edge_sets(view));
            check(&nodes, &edges)?;
            neo4j_scripts::write(file, view, (&nodes, &edges), &mut out)?;
            return Ok(out.flush()?);
        }
        let data = file.strip_suffix("-header.csv");
        let name = data.or(file.strip_suffix(".csv")).unwrap_or("");
        let parts: Vec<&str> = name.split('-').collect();
        match parts.as_slice() {
            ["nodes", label] => {
                let label = (*label).into();
                let set = NodeSet { label };
                if set.rows(view).next().is_none() {
                    return Err(no_such_file(Format::Neo4jCsv, file));
                }
                match data {
                    Some(_) => node_header(&mut out, &set, view)?,
                    None => neo4j_rows::nodes(view, &set, &mut out)?,
                }
            }
            ["edges", edge, source, target] => {
                let [edge, source, target] = [edge, source, target].map(|part| (*part).into());
                let set = EdgeSet {
                    edge,
                    source,
                    target,
                };
                if set.rows(view).next().is_none() {
                    return Err(no_such_file(Format::Neo4jCsv, file));
                }
                match data {
                    Some(_) => edge_header(&mut out, &set)?,
                    None => neo4j_rows::edges(view, &[set], &mut [&mut out])?,
                }
            }
            _ => return Err(no_such_file(Format::Neo4jCsv, file)),
        }
        Ok(out.flush()?)
    }

    fn write_all(
        &self,
        view: &View,
        open: &mut dyn FnMut(&str) -> Result<Box<dyn Write>>,
    ) -> Result<Vec<String>> {
        let (nodes, edges) = (node_sets(view), edge_sets(view));
        check(&nodes, &edges)?;
        let mut files: Vec<String> = neo4j_scripts::FILES.map(str::to_owned).into();
        for file in neo4j_scripts::FILES {
            let mut out = BufWriter::new(open(file)?);
            neo4j_scripts::write(file, view, (&nodes, &edges), &mut out)?;
            out.flush()?;
        }
        for set in &nodes {
            let file = node_file(set);
            let mut out = BufWriter::new(open(&header_of(&file))?);
            node_header(&mut out, set, view)?;
            out.flush()?;
            let mut out = open(&file)?;
            neo4j_rows::nodes(view, set, &mut out)?;
            out.flush()?;
            files.extend([header_of(&file), file]);
        }
        let mut outs = Vec::with_capacity(edges.len());
        for set in &edges {
            let file = edge_file(set);
            let mut out = BufWriter::new(open(&header_of(&file))?);
            edge_header(&mut out, set)?;
            out.flush()?;
            outs.push(open(&file)?);
            files.extend([header_of(&file), file]);
        }
        let mut all: Vec<&mut dyn Write> = Vec::with_capacity(outs.len());
        all.extend(outs.iter_mut().map(|out| out as &mut dyn Write));
        neo4j_rows::edges(view, &edges, &mut all)?;
        for mut out in outs {
            out.flush()?;
        }
        Ok(files)
    }
}

/// Labels and types stand in arguments of the importer, where a colon, an equals sign or a comma means something.
fn check(nodes: &[NodeSet], edges: &[EdgeSet]) -> Result<()> {
    let labels = nodes.iter().map(|set| &set.label);
    let types = edges
        .iter()
        .flat_map(|set| [&set.edge, &set.source, &set.target]);
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    match labels.chain(types).find(|name| !name.chars().all(plain)) {
        None => Ok(()),
        Some(name) => Err(Error::new(format!(
            "{name:?} cannot be a label for Neo4j's importer: letters a to z, digits and underscores only"
        ))),
    }
}

fn node_header(out: &mut dyn Write, set: &NodeSet, view: &View) -> Result<()> {
    let key = super::cypher::key_label(view.schema, &set.label);
    write!(out, "id:ID({key})")?;
    let fields = set.fields(view.schema);
    fields
        .iter()
        .skip(1)
        .try_for_each(|field| column(out, field))?;
    Ok(out.write_all(b"\n")?)
}

fn edge_header(out: &mut dyn Write, set: &EdgeSet) -> Result<()> {
    write!(out, ":START_ID({}),:END_ID({})", set.source, set.target)?;
    set.fields()
        .iter()
        .skip(2)
        .try_for_each(|field| column(out, field))?;
    Ok(out.write_all(b"\n")?)
}

fn column(out: &mut dyn Write, field: &Field) -> Result<()> {
    let kind = match field.kind {
        Kind::Text => "string",
        Kind::Int => "int",
        Kind::Float => "double",
        Kind::Bool => "boolean",
        Kind::Date => "date",
        Kind::Texts => "string[]",
        Kind::Ints => "int[]",
    };
    Ok(write!(out, ",{}:{kind}", field.name)?)
}
