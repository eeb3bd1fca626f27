//! The graph into a Neo4j database that runs, over Bolt: constraints, then nodes, then edges, in batches that are each one
//! transaction.
//!
//! What is sent are the statements of [`export::cypher`](crate::export::cypher) with the rows as a parameter. A batch merges
//! on ids, so it may be sent twice: that makes broken connections, deadlocks and a server that is started anew harmless
//! (`session`). This is the only async code of the program, because the driver is; what is public here blocks.
//!
//! A push adds and changes. It removes nothing but what a node's new id leaves behind: between constraints and nodes, those
//! that the database knows by a former id get the one that they have now.

mod address;
mod failure;
mod plan;
mod session;

use std::io::Write;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

pub use address::Address;

use crate::export::View;
use crate::export::cypher::{constraints, rename_sets, rename_statement};
use crate::model::{Result, Text};
use plan::{Batch, Batches, Step, renames, steps};
use session::{Session, Written};

/// A database, and who wants to write to it. Has no `Debug`: it holds a password.
pub struct Server {
    /// Where the server is.
    pub address: Address,
    /// The database; the server's default one when absent.
    pub database: Option<String>,
    /// The user.
    pub user: String,
    /// The user's password.
    pub password: String,
}

/// How long a push waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For a connection, from the first packet to the login.
    pub connect: Duration,
    /// For the transaction of one batch.
    pub answer: Duration,
    /// For a server that has gone away or refuses a batch for now, in all, before the push is given up.
    pub patience: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            connect: Duration::from_secs(15),
            answer: Duration::from_secs(60),
            patience: Duration::from_secs(120),
        }
    }
}

/// What happens during a push.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event<'a> {
    /// So much has been written, of all nodes and edges.
    Sent {
        /// The label or type in hand.
        name: &'a str,
        /// Nodes and edges written so far.
        done: u64,
        /// Nodes and edges in all.
        total: u64,
    },
    /// A batch is sent again, for the first time for this reason.
    Again {
        /// Why.
        reason: &'a str,
    },
}

/// What was sent for one label or type, and what it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Whether these are edges.
    pub edges: bool,
    /// The most specific label of the nodes, or the type of the edges.
    pub name: Text,
    /// How many were sent.
    pub sent: u64,
    /// How many of them the server did not have. Where a connection broke during a commit, what that commit had made is
    /// found by the next try and not counted.
    pub created: u64,
    /// How many it had with another label or property.
    pub changed: u64,
    /// How long it took.
    pub time: Duration,
}

/// What a push did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// One for each label, then one for each type.
    pub tallies: Vec<Tally>,
    /// Everything that the server counted as a change: constraints, nodes, edges, labels and properties.
    pub changes: u64,
}

/// Writes the graph into a database. `tell` hears how it goes.
///
/// # Errors
/// When the server cannot be reached, refuses the login or a statement, or stays away for longer than the limits say. What
/// was written until then stays, and another push goes on from there. Also when an article of the evidence cannot be read.
pub fn push(
    view: &View,
    server: &Server,
    limits: &Limits,
    tell: &mut dyn FnMut(Event),
) -> Result<Report> {
    let steps = steps(view);
    let total = steps.iter().map(|step| step.count).sum();
    let mut session = Session::new(server, limits)?;
    let mut report = Report::default();
    for constraint in constraints(view) {
        let written = session.write(&constraint, None, tell)?;
        report.changes += written.changes;
    }
    for made in renames(view) {
        let (statement, batch) = made?;
        let written = session.write(&statement, Some(batch), tell)?;
        report.changes += written.changes;
    }
    thread::scope(|scope| {
        // A batch is made while the server is busy with the one before.
        let (give, take) = sync_channel(1);
        scope.spawn(|| make(&steps, view, give));
        let (mut done, mut started) = (0, Instant::now());
        for made in take {
            let (step, batch) = made?;
            let rows = batch.len() as u64;
            tell(Event::Sent {
                name: &step.name,
                done,
                total,
            });
            let written = session.write(&step.statement, Some(batch), tell)?;
            let mut tally = report.tally(step);
            tally.add(rows, &written);
            tally.time += started.elapsed();
            report.tallies.push(tally);
            report.changes += written.changes;
            (done, started) = (done + rows, Instant::now());
        }
        Ok(report)
    })
}

/// Gives all batches of all steps, in order, until nobody takes them any more.
fn make<'s>(
    steps: &'s [Step],
    view: &'s View<'s>,
    give: SyncSender<Result<(&'s Step, Batch<'s>)>>,
) {
    for step in steps {
        for rows in Batches::new(step.rows(view)) {
            let batch = rows.map(|rows| (step, Batch::new(&step.fields, rows)));
            if give.send(batch).is_err() {
                return;
            }
        }
    }
}

/// Writes what a push would send, without a server: each statement, and how many rows it would get.
///
/// # Errors
/// When `out` fails.
pub fn dry_run(view: &View, out: &mut dyn Write) -> Result<()> {
    for constraint in constraints(view) {
        writeln!(out, "{constraint};")?;
    }
    for set in rename_sets(view) {
        let (count, statement) = (set.rows(view).count(), rename_statement(&set.label));
        writeln!(
            out,
            "// $rows: {count} ids of {} that have changed\n{statement};",
            set.label
        )?;
    }
    for Step {
        name,
        edges,
        count,
        statement,
        ..
    } in steps(view)
    {
        let what = if edges { "edges" } else { "nodes" };
        writeln!(out, "// $rows: {count} {what} {name}\n{statement};")?;
    }
    Ok(())
}

impl Report {
    /// The tally of a step: edges of one type between other ends go on with that of the step before.
    fn tally(&mut self, step: &Step) -> Tally {
        let same = |tally: &mut Tally| tally.edges == step.edges && tally.name == step.name;
        self.tallies.pop_if(same).unwrap_or_else(|| Tally {
            edges: step.edges,
            name: step.name.clone(),
            sent: 0,
            created: 0,
            changed: 0,
            time: Duration::ZERO,
        })
    }
}

impl Tally {
    fn add(&mut self, rows: u64, written: &Written) {
        self.sent += rows;
        self.created += written.created;
        self.changed += written.set.saturating_sub(written.created);
    }
}
