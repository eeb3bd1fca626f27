//! Where a server is: a URI of scheme, host and port. Read by hand, and strictly: what a URI holds besides is either a
//! password, which must not stand in a command line, or would be ignored by the driver.

use crate::model::{Error, Result};

/// Every scheme: whether the server is asked where to write (a cluster), and whether the connection is encrypted.
const SCHEMES: [(&str, bool, Tls); 6] = [
    ("bolt", false, Tls::No),
    ("bolt+s", false, Tls::Trusted),
    ("bolt+ssc", false, Tls::SelfSigned),
    ("neo4j", true, Tls::No),
    ("neo4j+s", true, Tls::Trusted),
    ("neo4j+ssc", true, Tls::SelfSigned),
];
const PORT: u16 = 7687;

/// How a connection is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tls {
    /// Not at all.
    No,
    /// With a certificate that the machine trusts.
    Trusted,
    /// With any certificate.
    SelfSigned,
}

/// The address of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    scheme: &'static str,
    pub(super) routed: bool,
    pub(super) tls: Tls,
    host: String,
    port: u16,
}

impl Address {
    /// Reads `SCHEME://HOST:PORT`; the port is 7687 where none is given.
    ///
    /// # Errors
    /// When it is something else. The message quotes nothing that could be a password.
    pub fn parse(uri: &str) -> Result<Address> {
        if uri.contains('@') {
            return Err(Error::new(
                "user and password do not belong into the URI, where other users of the machine can see them: \
                 set NEO4J_USER and NEO4J_PASSWORD, or give --password-file",
            ));
        }
        let Some((scheme, rest)) = uri.split_once("://") else {
            return Err(wrong("it begins with a scheme and `://`"));
        };
        let lower = scheme.to_ascii_lowercase();
        let known = SCHEMES.iter().find(|(name, ..)| *name == lower);
        let Some(&(scheme, routed, tls)) = known else {
            let hint = match lower.as_str() {
                "http" | "https" => "; http is for browsers, and Bolt's port is usually 7687",
                _ => "",
            };
            let names = SCHEMES.map(|(name, ..)| name).join(", ");
            return Err(wrong(&format!("the scheme is one of {names}{hint}")));
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        if rest.contains(['/', '?', '#']) {
            return Err(wrong(
                "nothing follows the port; --database names a database",
            ));
        }
        let (host, port) = host_and_port(rest)?;
        let strange = |c: char| c.is_whitespace() || c.is_control();
        let brackets = host.starts_with('[') == host.ends_with(']');
        if host.is_empty() || host.contains(strange) || !brackets {
            return Err(wrong("it names a host"));
        }
        Ok(Address {
            scheme,
            routed,
            tls,
            host: host.to_owned(),
            port,
        })
    }

    /// The same server, without asking it for others.
    pub(super) fn direct(&self) -> Address {
        let mut direct = Address {
            routed: false,
            ..self.clone()
        };
        direct.scheme = direct.with_tls(self.tls);
        direct
    }

    pub(super) fn uri(&self) -> String {
        format!("{}://{}", self.scheme, self.place())
    }

    /// Host and port.
    pub fn place(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    /// The scheme of the same kind (`bolt` for a direct address) that encrypts so.
    pub(super) fn with_tls(&self, tls: Tls) -> &'static str {
        let fits = |(_, routed, t): &&(&str, bool, Tls)| *routed == self.routed && *t == tls;
        SCHEMES.iter().find(fits).map_or("bolt", |(name, ..)| name)
    }
}

fn host_and_port(text: &str) -> Result<(&str, u16)> {
    // The colons of an IPv6 address stand in brackets.
    let after_host = text.find(']').map_or(0, |bracket| bracket + 1);
    let colon = text
        .char_indices()
        .find(|(i, c)| *i >= after_host && *c == ':');
    let Some((colon, _)) = colon else {
        return Ok((text, PORT));
    };
    let (host, port) = text.split_at(colon);
    let port = port.trim_start_matches(':').parse::<u16>();
    match port {
        Ok(port) if port > 0 => Ok((host, port)),
        _ => Err(wrong("its port is a number up to 65535")),
    }
}

fn wrong(rule: &str) -> Error {
    Error::new(format!(
        "no address of a server such as neo4j://localhost:7687: {rule}"
    ))
}
