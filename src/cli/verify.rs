//! `newsgraph verify`: whether all is as it was written.

use newsgraph::model::Result;
use newsgraph::store::Store;

use super::Outcome;
use super::args_store::VerifyArgs;
use super::talk;

pub fn run(arguments: &VerifyArgs) -> Result<Outcome> {
    let store = Store::open(&arguments.dir)?;
    let mut problems = 0_u64;
    let verified = store.verify(&mut |problem| {
        problems += 1;
        talk::note(&problem.to_string());
    })?;
    let (articles, evidence) = (verified.articles, verified.evidence);
    let outcome = match problems {
        0 => "all good".to_owned(),
        n => format!("{n} problem(s)"),
    };
    talk::note(&format!(
        "{articles} articles and {evidence} pieces of evidence in {}: {outcome}",
        arguments.dir.display()
    ));
    Ok(match problems {
        0 => Outcome::Done,
        _ => Outcome::Failed,
    })
}
