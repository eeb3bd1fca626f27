//! Sorted tables from the id of a string to a number: the classes of words, the rows of static vectors.
//!
//! The low bits of an id choose a bucket, 32 more are the key in it. An entry thus costs four bytes beside its number, and
//! an unknown word is taken for a known one in one of 2⁴⁸ / entries cases (in a large table, which has 2¹⁶ buckets). A
//! finite-state map (`fst`) would be as small, but the trainer's language has no writer for it.

use super::file::File;
use crate::model::{Error, Result};

/// A table from ids to numbers.
#[derive(Debug)]
pub struct Lookup {
    bits: u32,
    starts: Vec<u32>,
    keys: Vec<u32>,
    values: Vec<u32>,
}

impl Lookup {
    /// Reads `NAME.starts`, `NAME.keys` and `NAME.values`; every value must be below `limit`.
    pub fn read(file: &File, name: &str, limit: usize) -> Result<Lookup> {
        let part = |part: &str| -> Result<Vec<u32>> {
            let integers = file.integers(&format!("{name}.{part}"))?;
            let small =
                |n: u64| u32::try_from(n).map_err(|_| broken(name, "a number over 32 bits"));
            integers.into_iter().map(small).collect()
        };
        let (starts, keys, values) = (part("starts")?, part("keys")?, part("values")?);
        let buckets = starts.len().saturating_sub(1);
        let ends = starts.last().is_some_and(|&end| end as usize == keys.len());
        let fits = buckets.is_power_of_two() && starts.is_sorted() && ends;
        if !fits || keys.len() != values.len() {
            return Err(broken(name, "its parts do not fit together"));
        }
        if values.iter().any(|&v| v as usize >= limit) {
            return Err(broken(name, "a number that is out of range"));
        }
        Ok(Lookup {
            bits: buckets.ilog2(),
            starts,
            keys,
            values,
        })
    }

    /// The number of an id.
    pub fn get(&self, id: u64) -> Option<usize> {
        let bucket = (id & ((1 << self.bits) - 1)) as usize;
        let start = *self.starts.get(bucket)? as usize;
        let keys = self
            .keys
            .get(start..*self.starts.get(bucket + 1)? as usize)?;
        let at = keys.binary_search(&((id >> self.bits) as u32)).ok()?;
        self.values.get(start + at).map(|&v| v as usize)
    }
}

fn broken(name: &str, what: &str) -> Error {
    Error::new(format!("the table {name} of the model is broken: {what}"))
}
