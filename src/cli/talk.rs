//! What goes to the person at the terminal: errors, diagnostics, progress. Always on stderr; colour only where stderr is
//! a terminal that wants it; text from outside never reaches a terminal with its control characters.

use std::cell::Cell;
use std::io::Write;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use newsgraph::model::{Diagnostic, Level, is_unseen_control};

use super::Outcome;

/// Prints an error.
pub fn error(message: &str) {
    line("\u{1b}[1;31merror:\u{1b}[0m ", message);
}

/// Prints a remark.
pub fn note(message: &str) {
    line("", message);
}

fn line(lead: &str, message: &str) {
    let mut stderr = anstream::stderr();
    // Where stderr is gone there is nobody to tell.
    let _ = writeln!(stderr, "{lead}{}", clean(message));
}

/// Text without what moves the cursor, changes colours, turns the direction of writing or breaks the line.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if is_unseen_control(c) { '\u{fffd}' } else { c })
        .collect()
}

/// Prints diagnostics and remembers whether something was skipped.
#[derive(Default)]
pub struct Reporter {
    skipped: u64,
}

impl Reporter {
    /// Prints one.
    pub fn report(&mut self, diagnostic: &Diagnostic) {
        self.skipped += u64::from(diagnostic.level == Level::Skipped);
        note(&diagnostic.to_string());
    }

    /// How many inputs were skipped.
    pub fn skipped(&self) -> u64 {
        self.skipped
    }

    /// How the command ended, as far as its input goes.
    pub fn outcome(&self) -> Outcome {
        if self.skipped > 0 {
            Outcome::Skipped
        } else {
            Outcome::Done
        }
    }
}

/// A line that shows that long work goes on: only on a terminal, and only after a second.
pub struct Progress {
    started: Instant,
    updated: Cell<Duration>,
    bar: ProgressBar,
}

impl Progress {
    /// Starts the clock, and says what is being done.
    pub fn new(message: &'static str) -> Progress {
        Progress::start(message, "{spinner} {elapsed} {msg}")
    }

    /// The same, with a bar that shows how much is done; [`Progress::advance`] says it.
    #[cfg(feature = "neo4j")]
    pub fn with_bar(message: &'static str) -> Progress {
        Progress::start(message, "{spinner} {elapsed} {bar:30} {percent:>3}% {msg}")
    }

    fn start(message: &'static str, template: &'static str) -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        bar.set_message(message);
        let late = bar.clone();
        // The line comes by itself, so that work that reports nothing for long shows, too.
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_secs(1));
            if !late.is_finished() {
                if let Ok(style) = ProgressStyle::with_template(template) {
                    late.set_style(style);
                }
                late.set_draw_target(ProgressDrawTarget::stderr());
                late.enable_steady_tick(Duration::from_millis(200));
            }
        });
        Progress {
            started: Instant::now(),
            updated: Cell::default(),
            bar,
        }
    }

    /// Says how far the work is.
    pub fn update(&self, message: String) {
        self.updated.set(self.started.elapsed());
        self.bar.set_message(message);
    }

    /// When that was last said, from the start.
    pub fn updated(&self) -> Duration {
        self.updated.get()
    }

    /// Says how much of it is done.
    #[cfg(feature = "neo4j")]
    pub fn advance(&self, done: u64, total: u64) {
        self.bar.set_length(total);
        self.bar.set_position(done);
    }

    /// Prints a remark above the line.
    #[cfg(feature = "neo4j")]
    pub fn note(&self, message: &str) {
        self.bar.suspend(|| note(message));
    }

    /// Takes the line away; gives the time since the start.
    pub fn finish(&self) -> Duration {
        self.bar.finish_and_clear();
        self.started.elapsed()
    }
}
