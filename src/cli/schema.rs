//! `newsgraph schema`: what the program knows, and whether it holds together. Also loads the schema for other commands.

use std::io::Write;
use std::path::Path;

use newsgraph::annotate::engine::Model;
use newsgraph::model::{Error, Result};
use newsgraph::pipeline::check_rules;
use newsgraph::schema::Schema;

use super::args::{SchemaArgs, SchemaCheckArgs, SchemaCommand, SchemaListArgs};
use super::{Outcome, talk};

/// The schema, with a folder laid over it; what is wrong in the folder is an error.
pub fn load(folder: Option<&Path>) -> Result<Schema> {
    let (schema, problems) = Schema::load(folder)?;
    problems
        .iter()
        .for_each(|problem| talk::note(&problem.to_string()));
    match problems.len() {
        0 => Ok(schema),
        n => Err(Error::new(format!(
            "the schema has {n} problem(s); `newsgraph schema check DIR` shows all"
        ))),
    }
}

/// The trained model of a file, or the one in the program.
pub fn model(file: Option<&Path>) -> Result<Model> {
    let Some(file) = file else {
        return Model::embedded();
    };
    let place = |e: &dyn std::fmt::Display| Error::new(format!("{}: {e}", file.display()));
    let bytes = std::fs::read(file).map_err(|e| place(&e))?;
    Model::load(&bytes).map_err(|e| place(&e))
}

pub fn run(arguments: &SchemaArgs) -> Result<Outcome> {
    match &arguments.command {
        SchemaCommand::List(a) => list(a),
        SchemaCommand::Check(a) => check(a),
    }
}

fn check(arguments: &SchemaCheckArgs) -> Result<Outcome> {
    let (schema, mut problems) = Schema::load(arguments.dir.as_deref())?;
    // A rule of the folder is named by its path there; one of the program by its path in the built-in schema.
    problems.extend(
        check_rules(&schema, &Model::embedded()?)
            .into_iter()
            .map(|mut problem| {
                let own = arguments.dir.as_ref().map(|dir| dir.join(&problem.source));
                if let Some(own) = own.filter(|file| file.is_file()) {
                    problem.source = own.display().to_string();
                }
                problem
            }),
    );
    problems
        .iter()
        .for_each(|problem| talk::note(&problem.to_string()));
    let tests: usize = schema
        .rule_sources()
        .iter()
        .map(|r| r.accepts.len() + r.rejects.len())
        .sum();
    talk::note(&format!(
        "{} node labels, {} edge types, {} rules with {tests} sentences, {} phrases and verb forms: {}",
        schema.nodes().count(),
        schema.edges().count(),
        schema.rule_sources().len(),
        schema.lexicon().len(),
        match problems.len() {
            0 => "all good".to_owned(),
            n => format!("{n} problem(s)"),
        },
    ));
    Ok(if problems.is_empty() {
        Outcome::Done
    } else {
        Outcome::Failed
    })
}

fn list(arguments: &SchemaListArgs) -> Result<Outcome> {
    let schema = load(arguments.schema.as_deref())?;
    let mut out = anstream::stdout();
    writeln!(out, "node labels")?;
    for node in schema.nodes() {
        writeln!(
            out,
            "  {:<16} {}",
            node.label,
            talk::clean(&node.description)
        )?;
    }
    writeln!(out, "\nedge types")?;
    for edge in schema.edges() {
        let arrow = if edge.symmetric { "--" } else { "->" };
        let ends = format!(
            "{} {arrow} {}",
            edge.source.join("|"),
            edge.target.join("|")
        );
        let rules = schema.rules_for(&edge.name);
        let rules = if rules == 0 {
            "no rules yet".to_owned()
        } else {
            format!("{rules} rules")
        };
        writeln!(
            out,
            "  {:<16} {ends:<40} {rules:<13} {}",
            edge.name,
            talk::clean(&edge.description)
        )?;
    }
    Ok(Outcome::Done)
}
