//! Turns the gazetteers' tables into the sorted bytes that the binary carries: one finite-state map from normalised
//! name to a list of entries. Included by `build.rs` and used at run time for `--schema DIR`; it uses nothing of the
//! crate but `source.rs`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::source::Table;

/// A place of the gazetteer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceEntry {
    /// Name as news writes it.
    pub name: String,
    /// `country`, `state`, `area` or `city`.
    pub kind: String,
    /// ISO 3166-1 alpha-2; empty for areas.
    pub country: String,
    /// Code of the first-level division.
    pub admin1: String,
    /// GeoNames id; areas without one have a number above 4 × 10⁹, in file order.
    pub id: u32,
    /// Latitude and longitude in degrees.
    pub position: Option<(f64, f64)>,
    /// Inhabitants; 0 when unknown.
    pub population: u64,
}

/// An organisation as the program keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrgEntry {
    /// Its main name.
    pub name: String,
    /// What it is: `party`, `university`, `government` …
    pub kind: String,
    /// ISO 3166-1 alpha-2; empty for a body of several countries, and for a name that many use.
    pub country: String,
}

/// A word or name with its kinds: bits of [`NameKinds`].
pub type NameBits = u64;

/// What is known of a name besides places.
pub mod bits {
    use super::NameBits;
    /// A given name.
    pub const GIVEN: NameBits = 1;
    /// A family name.
    pub const SURNAME: NameBits = 2;
    /// A given name of women.
    pub const FEMALE: NameBits = 8;
    /// A given name of men.
    pub const MALE: NameBits = 16;
}

/// The compiled gazetteers.
#[derive(Debug, Default)]
pub struct Compiled {
    /// name → offset into `place_records`.
    pub places: Vec<u8>,
    /// postcard lists of [`PlaceEntry`], best first.
    pub place_records: Vec<u8>,
    /// Country code → offset of a one-entry list in `place_records`; GeoNames id (decimal) likewise.
    pub place_keys: Vec<u8>,
    /// name → bits.
    pub names: Vec<u8>,
    /// name of an organisation → offset into `org_records`.
    pub orgs: Vec<u8>,
    /// postcard [`OrgEntry`]s.
    pub org_records: Vec<u8>,
}

/// The form that names are looked up by: small letters, straight apostrophes, single spaces.
pub fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '\u{2019}' | '\u{2018}' | '\u{2bc}' => key.push('\''),
            c if c.is_whitespace() => {
                if !key.ends_with(' ') {
                    key.push(' ');
                }
            }
            c if c.is_ascii() => key.push(c.to_ascii_lowercase()),
            c => key.extend(c.to_lowercase()),
        }
    }
    key
}

/// Compiles the tables `places`, `organisations`, `given_names` and `surnames`; absent ones count as empty. `capitals` is
/// `lexicon/capital.csv`: of several places with one name the capital is meant.
///
/// # Errors
/// A message when a table lacks a column or a number does not parse.
pub fn compile(
    tables: &BTreeMap<String, Table>,
    capitals: Option<&Table>,
) -> Result<Compiled, String> {
    let mut compiled = Compiled::default();
    compile_places(tables.get("places"), capitals, &mut compiled)?;
    compile_orgs(tables.get("organisations"), &mut compiled)?;
    let mut names: BTreeMap<String, NameBits> = BTreeMap::new();
    if let Some(table) = tables.get("given_names") {
        let (name, gender) = (column(table, "name")?, column(table, "gender")?);
        for (_, row) in &table.rows {
            let gender = match cell(row, gender) {
                "f" => bits::FEMALE,
                "m" => bits::MALE,
                _ => 0,
            };
            *names.entry(key(cell(row, name))).or_default() |= bits::GIVEN | gender;
        }
    }
    if let Some(table) = tables.get("surnames") {
        let name = column(table, "name")?;
        for (_, row) in &table.rows {
            *names.entry(key(cell(row, name))).or_default() |= bits::SURNAME;
        }
    }
    compiled.names = map(&names)?;
    Ok(compiled)
}

fn compile_places(
    table: Option<&Table>,
    capitals: Option<&Table>,
    compiled: &mut Compiled,
) -> Result<(), String> {
    let rows = capitals.map_or(&[][..], |t| &t.rows);
    let capitals: std::collections::BTreeSet<(&str, &str)> = rows
        .iter()
        .map(|(_, row)| (cell(row, 0), cell(row, 1)))
        .collect();
    let mut by_name: BTreeMap<String, Vec<PlaceEntry>> = BTreeMap::new();
    let mut by_key: BTreeMap<String, PlaceEntry> = BTreeMap::new();
    if let Some(table) = table {
        let columns = [
            "name",
            "kind",
            "country",
            "admin1",
            "geonames",
            "lat",
            "lon",
            "population",
            "aliases",
        ];
        let mut at = [0; 9];
        for (slot, name) in at.iter_mut().zip(columns) {
            *slot = column(table, name)?;
        }
        let [
            name,
            kind,
            country,
            admin1,
            geonames,
            lat,
            lon,
            population,
            aliases,
        ] = at;
        for (number, (line, row)) in table.rows.iter().enumerate() {
            let bad = |what: &str| format!("{}:{line}: {what} is no number", table.file);
            let id = match cell(row, geonames) {
                "" => 4_000_000_000 + number as u32,
                id => id.parse().map_err(|_| bad("geonames"))?,
            };
            let position = match (cell(row, lat), cell(row, lon)) {
                ("", _) | (_, "") => None,
                (a, b) => Some((
                    a.parse().map_err(|_| bad("lat"))?,
                    b.parse().map_err(|_| bad("lon"))?,
                )),
            };
            let entry = PlaceEntry {
                name: cell(row, name).to_owned(),
                kind: cell(row, kind).to_owned(),
                country: cell(row, country).to_owned(),
                admin1: cell(row, admin1).to_owned(),
                id,
                position,
                population: match cell(row, population) {
                    "" => 0,
                    n => n.parse().map_err(|_| bad("population"))?,
                },
            };
            if entry.kind == "country" {
                by_key.insert(entry.country.clone(), entry.clone());
            }
            by_key.insert(entry.id.to_string(), entry.clone());
            let aliases = cell(row, aliases).split('|').filter(|a| !a.is_empty());
            for form in std::iter::once(entry.name.as_str()).chain(aliases) {
                let entries = by_name.entry(key(form)).or_default();
                if !entries.contains(&entry) {
                    entries.push(entry.clone());
                }
            }
        }
    }
    let rank = |kind: &str| {
        ["country", "area", "state", "city"]
            .iter()
            .position(|k| *k == kind)
    };
    let mut places = BTreeMap::new();
    for (name, mut entries) in by_name {
        // A country goes first, then a capital ("Washington" is no state), then a place of this very name before one
        // that has it as an alias; then kind, then size.
        entries.sort_by_key(|e| {
            let capital = capitals.contains(&(e.name.as_str(), e.country.as_str()));
            let other = (e.kind != "country", !(capital && e.kind == "city"));
            (
                other,
                rank(&e.kind),
                key(&e.name) != name,
                std::cmp::Reverse(e.population),
                e.id,
            )
        });
        places.insert(name, append(&mut compiled.place_records, &entries)?);
    }
    let mut keys = BTreeMap::new();
    for (key, entry) in by_key {
        keys.insert(key, append(&mut compiled.place_records, &vec![entry])?);
    }
    compiled.places = map(&places)?;
    compiled.place_keys = map(&keys)?;
    Ok(())
}

fn compile_orgs(table: Option<&Table>, compiled: &mut Compiled) -> Result<(), String> {
    let mut orgs = BTreeMap::new();
    if let Some(table) = table {
        let (name, aliases) = (column(table, "name")?, column(table, "aliases")?);
        let (kind, country) = (table.column("kind"), table.column("country"));
        let optional = |row: &[String], column: Option<usize>| {
            column.map_or("", |column| cell(row, column)).to_owned()
        };
        let entry = |row: &[String]| OrgEntry {
            name: cell(row, name).to_owned(),
            kind: optional(row, kind),
            country: optional(row, country),
        };
        let mut main = BTreeMap::new();
        for (_, row) in &table.rows {
            for alias in cell(row, aliases).split('|').filter(|a| !a.is_empty()) {
                main.entry(key(alias)).or_insert_with(|| entry(row));
            }
        }
        for (_, row) in &table.rows {
            main.insert(key(cell(row, name)), entry(row));
        }
        for (form, entry) in main {
            orgs.insert(form, append(&mut compiled.org_records, &entry)?);
        }
    }
    compiled.orgs = map(&orgs)?;
    Ok(())
}

fn append<T: Serialize>(records: &mut Vec<u8>, value: &T) -> Result<u64, String> {
    let offset = records.len() as u64;
    records.extend(postcard::to_stdvec(value).map_err(|e| e.to_string())?);
    Ok(offset)
}

fn map(entries: &BTreeMap<String, u64>) -> Result<Vec<u8>, String> {
    let mut builder = fst::MapBuilder::memory();
    for (key, value) in entries {
        builder.insert(key, *value).map_err(|e| e.to_string())?;
    }
    builder.into_inner().map_err(|e| e.to_string())
}

fn column(table: &Table, name: &str) -> Result<usize, String> {
    table
        .column(name)
        .ok_or_else(|| format!("{}:1: there is no column {name}", table.file))
}

fn cell(row: &[String], column: usize) -> &str {
    row.get(column).map_or("", String::as_str)
}
