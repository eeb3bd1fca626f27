//! Graphviz as a program beside ours: found on the path, fed with DOT, stopped when it takes too long.

use std::io::{ErrorKind, Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use newsgraph::model::{Error, Result};

/// How Graphviz ended.
pub enum Drawn {
    /// The picture.
    Picture(Vec<u8>),
    /// There is no such program.
    NotInstalled,
    /// It was stopped after the time that it had.
    TooSlow,
}

/// Has `program`, which is Graphviz's `dot`, draw DOT as a picture of this kind, `svg`, `png` or `pdf`, in at most `limit`.
///
/// # Errors
/// When it cannot be run or ends with an error; its own message says why.
pub fn draw(mut program: Command, dot: &[u8], kind: &str, limit: Duration) -> Result<Drawn> {
    let started = program
        .arg(format!("-T{kind}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Drawn::NotInstalled),
        Err(e) => return Err(Error::wrap("Graphviz cannot be started", e)),
    };
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    // A thread a pipe: Graphviz may write before it has read all. If it stops reading, its own message says why.
    let input = dot.to_vec();
    std::thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
    let message = in_background(stderr);
    let picture = in_background(stdout);
    let Ok(picture) = picture.recv_timeout(limit) else {
        let _ = child.kill();
        let _ = child.wait();
        return Ok(Drawn::TooSlow);
    };
    let status = child.wait();
    let status = status.map_err(|e| Error::wrap("Graphviz cannot be waited for", e))?;
    if status.success() {
        return Ok(Drawn::Picture(picture));
    }
    let message = message.recv().unwrap_or_default();
    let message = String::from_utf8_lossy(&message).into_owned();
    Err(Error::new(format!("Graphviz failed: {}", message.trim())))
}

/// Reads a pipe to its end.
fn in_background(pipe: Option<impl Read + Send + 'static>) -> mpsc::Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.map(|mut pipe| pipe.read_to_end(&mut bytes));
        // Where nobody waits any more, nobody wants it.
        let _ = sender.send(bytes);
    });
    receiver
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// Runs a script in the place of Graphviz; its `$0` is what Graphviz's first argument would be.
    fn check(script: &str, limit: Duration, expected: &str) {
        let mut program = Command::new("sh");
        program.args(["-c", script]);
        let found = match draw(program, b"digraph {}", "png", limit) {
            Ok(Drawn::Picture(picture)) => String::from_utf8_lossy(&picture).trim().to_owned(),
            Ok(Drawn::NotInstalled) => "not installed".to_owned(),
            Ok(Drawn::TooSlow) => "too slow".to_owned(),
            Err(error) => error.to_string(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn what_it_writes_is_the_picture() {
        let long = Duration::from_secs(600);
        check("echo $0; cat", long, "-Tpng\ndigraph {}");
        check("echo bad >&2; exit 1", long, "Graphviz failed: bad");
    }

    #[test]
    fn it_is_stopped_when_it_takes_too_long() {
        check("exec sleep 600", Duration::from_millis(50), "too slow");
    }

    #[test]
    fn it_need_not_be_there() {
        let none = draw(Command::new("no-such-program"), b"", "svg", Duration::ZERO);
        assert!(matches!(none, Ok(Drawn::NotInstalled)));
    }
}
