//! A piece of evidence on the terminal: who says so, when, and the sentence.

use std::io::Write;

use newsgraph::model::Result;
use newsgraph::query::EvidenceRow;

use super::talk::clean;

/// Two lines, indented: the article with its day, and the sentence. `lead` comes first.
pub fn write_evidence(evidence: &EvidenceRow, lead: &str, out: &mut dyn Write) -> Result<()> {
    let date = evidence.date.map(|d| d.to_string());
    let date = date.unwrap_or_else(|| "undated".to_owned());
    let title = evidence.title.as_ref().unwrap_or(&evidence.article_id);
    let when = evidence.days.as_ref().map(|d| format!(", about {d}"));
    let by = evidence.attributed_to.as_ref();
    let by = by.map(|who| format!(", says {who}")).unwrap_or_default();
    writeln!(
        out,
        "    {lead}{date} {}{} ({}{})",
        clean(title),
        clean(&by),
        clean(&evidence.rule),
        when.unwrap_or_default()
    )?;
    writeln!(out, "        \u{201c}{}\u{201d}", clean(&evidence.quote))?;
    Ok(())
}
