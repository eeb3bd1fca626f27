//! Bad input as data: what was skipped or doubted, where, and why. Never an error: the rest goes on.

use serde::{Deserialize, Serialize};

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Something was skipped: the command ends with exit code 3.
    Skipped,
    /// Something was read, but looks odd.
    Warning,
    /// Something is wrong and must be mended (schema files).
    Error,
}

/// One message about a place in the input.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Diagnostic {
    /// File, `-` for standard input, or an article's id.
    pub source: String,
    /// Line from 1; 0 where the whole file is meant.
    pub line: u32,
    /// How much it matters.
    pub level: Level,
    /// What is wrong and, where there is one, the way out.
    pub message: String,
}

impl Diagnostic {
    /// A message that something was skipped.
    pub fn skipped(source: impl Into<String>, line: u32, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            source: source.into(),
            line,
            level: Level::Skipped,
            message: message.into(),
        }
    }

    /// A message that something has to be mended.
    pub fn error(source: impl Into<String>, line: u32, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            source: source.into(),
            line,
            level: Level::Error,
            message: message.into(),
        }
    }

    /// A message that something looks odd.
    pub fn warning(source: impl Into<String>, line: u32, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            source: source.into(),
            line,
            level: Level::Warning,
            message: message.into(),
        }
    }
}

impl std::fmt::Display for Diagnostic {
    /// `file:line: level: message`, the form that editors and terminals make clickable.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.source)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        let level = match self.level {
            Level::Skipped => "skipped",
            Level::Warning => "warning",
            Level::Error => "error",
        };
        write!(f, ": {level}: {}", self.message)
    }
}
