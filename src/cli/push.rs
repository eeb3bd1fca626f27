//! `newsgraph push`: the graph into a running Neo4j. Asks for the password where nothing gives it; it is never an argument,
//! since arguments are seen by every user of the machine.

use std::env;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use clap::CommandFactory;
use clap::error::ErrorKind;
use comfy_table::CellAlignment;
use newsgraph::export::View;
use newsgraph::model::{Error, Result};
use newsgraph::neo4j::{self, Address, Event, Limits, Report, Server};
use newsgraph::store::Store;

use super::args::{Arguments, PushArgs};
use super::part::part;
use super::{Outcome, schema, talk};

pub fn run(arguments: &PushArgs) -> Result<Outcome> {
    let address = arguments.uri.as_deref().map(address);
    let store = Store::open(&arguments.dir)?;
    let schema = schema::load(arguments.schema.as_deref())?;
    let graph = part(store.graph()?, &schema, &arguments.filter)?;
    let view = View {
        graph: &graph,
        articles: &store,
        schema: &schema,
    };
    match address {
        Some(address) if !arguments.dry_run => push(&view, address, arguments),
        _ => {
            neo4j::dry_run(&view, &mut std::io::stdout().lock())?;
            Ok(Outcome::Done)
        }
    }
}

/// The address, or the end of the program for wrong use. No check of clap's own: that would print the URI, and with it a
/// password in it.
fn address(uri: &str) -> Address {
    Address::parse(uri).unwrap_or_else(|e| {
        let mut program = Arguments::command();
        program.build();
        let message = format!("--uri: {e}");
        let command = match program.find_subcommand_mut("push") {
            Some(command) => command,
            None => &mut program,
        };
        command.error(ErrorKind::ValueValidation, message).exit()
    })
}

fn push(view: &View, address: Address, arguments: &PushArgs) -> Result<Outcome> {
    let user = variable("NEO4J_USER")?.or(variable("NEO4J_USERNAME")?);
    let user = user.unwrap_or_else(|| "neo4j".to_owned());
    let place = address.place();
    let server = Server {
        password: password(arguments.password_file.as_deref(), &user, &place)?,
        address,
        database: arguments.database.clone(),
        user,
    };
    let limits = Limits {
        answer: Duration::from_secs(arguments.timeout.into()),
        ..Limits::default()
    };
    let progress = talk::Progress::with_bar("connecting");
    let mut tell = |event: Event| match event {
        Event::Sent { name, done, total } => {
            progress.advance(done, total);
            progress.update(talk::clean(name));
        }
        Event::Again { reason } => progress.note(reason),
    };
    let report = neo4j::push(view, &server, &limits, &mut tell);
    let time = progress.finish();
    let report = report?;
    print(&report, time)?;
    talk::note(&match report.changes {
        0 => format!("{place} has all of it: the server counts no change"),
        n => format!(
            "written to {place}: the server counts {n} changes of nodes, edges, labels, properties and constraints"
        ),
    });
    Ok(Outcome::Done)
}

fn print(report: &Report, time: Duration) -> Result<()> {
    let mut table = comfy_table::Table::new();
    table.load_style(comfy_table::presets::NOTHING);
    table.set_header(["WHAT", "NAME", "SENT", "CREATED", "CHANGED", "SECONDS"]);
    let seconds = |time: Duration| format!("{:.1}", time.as_secs_f64());
    let mut sums = [0; 3];
    for tally in &report.tallies {
        let numbers = [tally.sent, tally.created, tally.changed];
        sums.iter_mut().zip(numbers).for_each(|(sum, n)| *sum += n);
        let what = if tally.edges { "edges" } else { "nodes" };
        let ends = [what.to_owned(), talk::clean(&tally.name)];
        let numbers = numbers.map(|n| n.to_string());
        table.add_row(ends.into_iter().chain(numbers).chain([seconds(tally.time)]));
    }
    let all = ["all".to_owned(), String::new()];
    let sums = sums.map(|n| n.to_string());
    table.add_row(all.into_iter().chain(sums).chain([seconds(time)]));
    for column in table.column_iter_mut().skip(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let mut out = std::io::stdout().lock();
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// The password: of the file, else of the environment, else of the person at the terminal, without an echo.
fn password(file: Option<&Path>, user: &str, place: &str) -> Result<String> {
    if let Some(file) = file {
        let failed = |e| Error::wrap(format!("{} cannot be read", file.display()), e);
        let text = fs::read_to_string(file).map_err(failed)?;
        let line = text.lines().next().unwrap_or_default();
        return match line {
            "" => Err(Error::new(format!(
                "{} has no password in its first line",
                file.display()
            ))),
            line => Ok(line.to_owned()),
        };
    }
    if let Some(password) = variable("NEO4J_PASSWORD")? {
        return Ok(password);
    }
    let prompt = talk::clean(&format!("Password of {user} at {place}: "));
    rpassword::prompt_password(prompt).map_err(|_| {
        Error::new("there is no password: set NEO4J_PASSWORD or give --password-file; without a terminal it cannot be asked for")
    })
}

/// A variable of the environment. An error never shows its value.
fn variable(name: &str) -> Result<Option<String>> {
    match env::var(name) {
        Ok(value) => Ok(Some(value)),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => Err(Error::new(format!("{name} is not UTF-8"))),
    }
}
