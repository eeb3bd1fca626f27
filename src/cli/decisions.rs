//! `decisions.csv` in the build directory: what people have decided.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use newsgraph::model::{Error, Result};
use newsgraph::resolve::Decisions;
use newsgraph::schema::Schema;

use super::talk::Reporter;

/// Where the decisions of a build directory stand.
pub fn path(dir: &Path) -> PathBuf {
    dir.join("decisions.csv")
}

/// The text of the file; empty where there is none.
pub fn text(dir: &Path) -> Result<String> {
    let path = path(dir);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(text),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(e) => Err(Error::wrap(format!("{} cannot be read", path.display()), e)),
    }
}

/// The decisions; what is wrong in the file is reported and left out.
pub fn read(dir: &Path, schema: &Schema, reporter: &mut Reporter) -> Result<Decisions> {
    let file = path(dir).display().to_string();
    let (decisions, problems) = Decisions::read(&file, &text(dir)?, schema);
    problems.iter().for_each(|problem| reporter.report(problem));
    Ok(decisions)
}
