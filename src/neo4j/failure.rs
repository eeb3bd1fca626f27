//! What can go wrong between us and a server: whether it can pass, and what it means for the person at the terminal. The
//! driver's words are kept where they say more than ours.

use std::io::ErrorKind;

use neo4rs::{Error as Driver, Neo4jClientErrorKind, Neo4jErrorKind};

use super::address::Tls;
use super::{Limits, Server};
use crate::model::Error;

/// What was being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// Connection, login, and the start of a transaction.
    Connect,
    /// All else.
    Work,
}

/// Why a transaction was not committed, as far as is known.
pub(super) struct Failure {
    phase: Phase,
    /// Nothing where our own time limit ended it.
    error: Option<Driver>,
}

impl Failure {
    pub fn new(phase: Phase, error: Driver) -> Failure {
        let error = Some(error);
        Failure { phase, error }
    }

    pub fn timed_out(phase: Phase) -> Failure {
        Failure { phase, error: None }
    }

    /// Whether the same may be tried again. A server that never answered is not waited for: the address is wrong, or the
    /// server is not there. One that did may be starting anew.
    pub fn may_pass(&self, proven: bool) -> bool {
        match &self.error {
            Some(Driver::Neo4j(e)) => match e.kind() {
                Neo4jErrorKind::Transient => true,
                Neo4jErrorKind::Client(kind) => matches!(
                    kind,
                    Neo4jClientErrorKind::SessionExpired
                        | Neo4jClientErrorKind::TransactionTerminated
                ),
                _ => false,
            },
            // A server that starts refuses logins for a while in other words than these.
            Some(Driver::AuthenticationError(words)) => proven && !words.contains("unauthorized"),
            Some(Driver::UnsupportedScheme(_) | Driver::UrlParseError(_)) => false,
            Some(
                Driver::StringTooLong
                | Driver::ListTooLong
                | Driver::MapTooBig
                | Driver::BytesTooBig,
            ) => false,
            Some(_) | None => proven,
        }
    }

    /// Whether the server took the login and refuses what comes after it.
    pub fn is_refusal(&self) -> bool {
        matches!(self.error, Some(Driver::Neo4j(_)))
    }

    /// One line for a batch that is sent again.
    pub fn reason(&self) -> String {
        match &self.error {
            Some(Driver::Neo4j(e)) => format!("{}: a batch is sent again", e.code()),
            Some(e) => format!("the connection broke ({e}): a batch is sent again"),
            None => "no answer in time: a batch is sent again".to_owned(),
        }
    }

    /// The error when patience ends.
    pub fn given_up(self, server: &Server, limits: &Limits) -> Error {
        let place = server.address.place();
        let patience = limits.patience.as_secs();
        let why = match &self.error {
            Some(Driver::Neo4j(e)) => format!("{}: {}", e.code(), e.message()),
            Some(e) => e.to_string(),
            None => "it does not answer; it may be frozen or overloaded".to_owned(),
        };
        Error::new(format!(
            "{place} was tried again for {patience} seconds in vain: {why}; what was written stays, and another push goes on from there"
        ))
    }

    /// The error for what cannot pass.
    pub fn error(self, server: &Server, limits: &Limits) -> Error {
        let place = server.address.place();
        let Some(error) = self.error else {
            return Error::new(match self.phase {
                Phase::Connect => format!(
                    "{place} took the connection but does not answer within {} seconds: is it a Neo4j server, and is it \
                     overloaded or frozen? Bolt's port is usually 7687",
                    limits.connect.as_secs()
                ),
                Phase::Work => format!(
                    "{place} does not answer within {} seconds; --timeout gives a slow server more time",
                    limits.answer.as_secs()
                ),
            });
        };
        let message = match &error {
            Driver::AuthenticationError(words) => format!(
                "{place} refuses the login of user {}: {words} Set NEO4J_USER and NEO4J_PASSWORD, or give --password-file",
                server.user
            ),
            Driver::Neo4j(e) => return refused(server, e.code(), e.message()),
            Driver::RoutingTableError((code, words)) => return refused(server, code, words),
            Driver::IOError { detail } => return unreachable(server, detail),
            Driver::ProtocolMismatch(_) | Driver::UnsupportedVersion(..) => return no_bolt(server),
            _ => format!("{place} cannot be written to"),
        };
        match error {
            Driver::AuthenticationError(_) => Error::new(message),
            error => Error::wrap(message, error),
        }
    }
}

/// A statement or a transaction that the server does not want.
fn refused(server: &Server, code: &str, words: &str) -> Error {
    let place = server.address.place();
    let advice = match code.rsplit('.').next() {
        Some("DatabaseNotFound") => {
            let database = server.database.as_deref().unwrap_or("default");
            return Error::new(format!(
                "{place} has no database {database}: SHOW DATABASES lists those there are; without --database the server's \
                 default one is used"
            ));
        }
        Some("CredentialsExpired") => {
            "; log in once with cypher-shell or the browser and change the password"
        }
        Some("Forbidden") => "; the user needs the rights to write and to make constraints",
        Some("ConstraintCreationFailed") => {
            "; nodes of the database have the same id twice: push into another database, or remove them"
        }
        _ => "",
    };
    Error::new(format!("{place} refuses: {words} ({code}){advice}"))
}

/// No connection, or one that breaks before the login.
fn unreachable(server: &Server, detail: &std::io::Error) -> Error {
    let place = server.address.place();
    let words = detail.to_string();
    let address = &server.address;
    let certificate = words.contains("certificate");
    let broken = matches!(
        detail.kind(),
        ErrorKind::UnexpectedEof
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::BrokenPipe
            | ErrorKind::InvalidData
    );
    let advice = match address.tls {
        Tls::Trusted if certificate => format!(
            "; {}:// takes a self-signed certificate, and SSL_CERT_FILE names a file of authorities to trust",
            address.with_tls(Tls::SelfSigned)
        ),
        Tls::No if broken => return no_bolt(server),
        _ if broken => format!(
            "; it does not speak TLS there, it seems: try {}://",
            address.with_tls(Tls::No)
        ),
        _ => "; is the server running, and is this its address? Bolt's port is usually 7687"
            .to_owned(),
    };
    Error::new(format!("{place} cannot be reached: {words}{advice}"))
}

/// Something answers, but not in Bolt.
fn no_bolt(server: &Server) -> Error {
    let place = server.address.place();
    let address = &server.address;
    Error::new(format!(
        "{place} does not speak Bolt without TLS: if it wants TLS, use {}:// (or {}:// for a self-signed certificate); if this is the \
         port for browsers, Bolt's is usually 7687",
        address.with_tls(Tls::Trusted),
        address.with_tls(Tls::SelfSigned),
    ))
}
