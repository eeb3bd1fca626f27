//! Rows for machines: one JSON object a line on stdout.

use std::io::{BufWriter, Write};

use newsgraph::model::{Error, Result};
use serde::Serialize;

/// Prints each row.
pub fn write_jsonl<T: Serialize>(rows: &[T]) -> Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for row in rows {
        serde_json::to_writer(&mut out, row)
            .map_err(|e| Error::wrap("a row cannot be written", e))?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}
