//! Statements over a connection that may break. Each is a transaction of its own under a time limit; one that fails in a way
//! that can pass is sent again as a whole, over a new connection, with growing pauses, until patience ends.
//!
//! The driver's own retries are not used: they know nothing of broken connections, and its handshake waits for ever on a
//! server that is frozen. Nothing is kept of a connection on which anything went wrong.

use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, Instant};

use neo4rs::{ConfigBuilder, Graph, Query, Txn};
use tokio::runtime::{Builder, Runtime};
use tokio::time::{sleep, timeout};

use super::address::Address;
use super::failure::{Failure, Phase};
use super::plan::{Batch, CHANGED};
use super::{Event, Limits, Server};
use crate::model::{Error, Result};

/// The first pause before a batch is sent again, and the longest.
const PAUSE: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(3));

/// What the server counted for one transaction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// Nodes and edges that are new.
    pub created: u64,
    /// Rows whose properties were set, those of new nodes and edges included.
    pub set: u64,
    /// Everything that the server counts as a change.
    pub changes: u64,
}

/// A connection to a database, made when it is needed.
pub(super) struct Session<'s> {
    runtime: Option<Runtime>,
    server: &'s Server,
    limits: &'s Limits,
    graph: Option<Graph>,
    /// Whether a transaction has been committed: before that, what is wrong is wrong with the arguments.
    proven: bool,
}

impl<'s> Session<'s> {
    pub fn new(server: &'s Server, limits: &'s Limits) -> Result<Session<'s>> {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|e| Error::wrap("the network cannot be used", e))?;
        Ok(Session {
            runtime: Some(runtime),
            server,
            limits,
            graph: None,
            proven: false,
        })
    }

    /// Runs a statement, with rows as its parameter where there are some, until it is committed. `tell` hears why it is
    /// sent again.
    pub fn write(
        &mut self,
        statement: &str,
        rows: Option<Batch<'_>>,
        tell: &mut dyn FnMut(Event),
    ) -> Result<Written> {
        // Taken out for the time of the call, so that the rest can be borrowed.
        let Some(runtime) = self.runtime.take() else {
            return Err(Error::new("the session is closed"));
        };
        let written = runtime.block_on(self.persist(statement, rows, tell));
        self.runtime = Some(runtime);
        written
    }

    async fn persist(
        &mut self,
        statement: &str,
        mut rows: Option<Batch<'_>>,
        tell: &mut dyn FnMut(Event),
    ) -> Result<Written> {
        let mut pause = PAUSE.0;
        let mut failing: Option<Instant> = None;
        let mut told = String::new();
        loop {
            let mut query = Query::new(statement.to_owned());
            if let Some(rows) = &mut rows {
                query = query.param("rows", rows.parameter());
            }
            let failure = match self.attempt(query).await {
                Ok(written) => {
                    self.proven = true;
                    return Ok(written);
                }
                Err(failure) => failure,
            };
            self.graph = None;
            if !failure.may_pass(self.proven) {
                return Err(failure.error(self.server, self.limits));
            }
            let since = *failing.get_or_insert_with(Instant::now);
            if since.elapsed() + pause > self.limits.patience {
                return Err(failure.given_up(self.server, self.limits));
            }
            let reason = failure.reason();
            // Not once more for each try to reach a server that starts anew.
            if reason != told {
                tell(Event::Again { reason: &reason });
                told = reason;
            }
            sleep(jittered(pause)).await;
            pause = (pause * 2).min(PAUSE.1);
        }
    }

    /// One try.
    async fn attempt(&mut self, query: Query) -> std::result::Result<Written, Failure> {
        let refusal = match self.server.address.routed && !self.proven {
            true => self.probe().await?,
            false => None,
        };
        let graph = match &self.graph {
            Some(graph) => graph.clone(),
            None => self.connect(&self.server.address)?,
        };
        let begun = self.begin(&graph).await;
        let mut transaction = begun.map_err(|failure| match refusal {
            Some(refusal) if !failure.is_refusal() => refusal,
            _ => failure,
        })?;
        self.graph = Some(graph);
        let work = async {
            let mut rows = transaction.execute(query).await?;
            let mut written = Written::default();
            while let Some(row) = rows.next(&mut transaction).await? {
                written.set = row.get(CHANGED)?;
            }
            let summary = rows.finish(&mut transaction).await?;
            let counted = summary.stats();
            written.created = counted.nodes_created + counted.relationships_created;
            written.changes = written.created
                + counted.properties_set
                + counted.labels_added
                + counted.constraints_added;
            transaction.commit().await?;
            Ok(written)
        };
        let work = timeout(self.limits.answer, work).await;
        work.map_err(|_| Failure::timed_out(Phase::Work))?
            .map_err(|e: neo4rs::Error| Failure::new(Phase::Work, e))
    }

    /// Does not reach the server yet.
    fn connect(&self, address: &Address) -> std::result::Result<Graph, Failure> {
        let mut config = ConfigBuilder::new()
            .uri(address.uri())
            .user(&self.server.user)
            .password(&self.server.password)
            .max_connections(1)
            // The driver's limit for each reply; ours, which is shorter, covers all that it does.
            .connection_timeout(self.limits.answer + self.limits.connect);
        if let Some(database) = &self.server.database {
            config = config.db(database.as_str());
        }
        let graph = config.build().and_then(Graph::connect);
        graph.map_err(|e| Failure::new(Phase::Connect, e))
    }

    /// A driver that asks a server for the members of its cluster hides why that one does not answer, and tries a wrong
    /// password until the user is locked out. So that server is asked directly, once. What it has against the database
    /// counts only if no member takes it.
    async fn probe(&self) -> std::result::Result<Option<Failure>, Failure> {
        let graph = self.connect(&self.server.address.direct())?;
        match self.begin(&graph).await {
            Ok(_) => Ok(None),
            Err(failure) if failure.is_refusal() => Ok(Some(failure)),
            Err(failure) => Err(failure),
        }
    }

    async fn begin(&self, graph: &Graph) -> std::result::Result<Txn, Failure> {
        let begin = timeout(self.limits.connect, graph.start_txn()).await;
        begin
            .map_err(|_| Failure::timed_out(Phase::Connect))?
            .map_err(|e| Failure::new(Phase::Connect, e))
    }
}

impl Drop for Session<'_> {
    fn drop(&mut self) {
        // A name that is still being looked up must not hold up the end.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// From half of a pause to all of it, so that two writers who blocked each other do not meet again.
fn jittered(pause: Duration) -> Duration {
    let random = RandomState::new().hash_one(0) >> 32;
    pause / 2 + pause.mul_f64(random as f64 / (1u64 << 33) as f64)
}
