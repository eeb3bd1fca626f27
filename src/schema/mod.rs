//! Knowledge as data: node labels, edge types, rules, lexicons and gazetteers, from the `schema/` folder that lies
//! compiled in the binary and, with `--schema DIR`, from a folder of the user's that adds to it or overrides it.
//!
//! Stages ask this module; none of them knows a label, a verb or a country by itself.

mod english;
mod english_tables;
pub mod frame;
mod gazetteer;
mod gazetteer_build;
mod lexicon;
pub mod pattern;
mod phrases;
mod rules;
mod source;
pub mod symbols;
mod validate;

use std::path::Path;

use rustc_hash::FxHashMap;

pub use english::{English, Inflection};
pub use english_tables::{Classes, Exception, classes};
pub use gazetteer::{Gazetteers, NameWord};
pub use gazetteer_build::{OrgEntry, PlaceEntry, key};
pub use lexicon::{ClassId, Lexicon, RowId, VerbForm};
pub use rules::{CompiledRule, EdgeName, FrameRule, TriggerKey};
pub use source::{EdgeType, NodeType, Rule, RuleTest};

use crate::model::{Diagnostic, Error, PlaceId, Result, Status, Text};
use source::Source;

/// The label of the adjective of a country in patterns; it is no node label.
pub const DEMONYM: &str = "Demonym";
/// A country, or a capital that stands for one, in patterns; it is no node label.
pub const GOVERNMENT: &str = "Government";

/// A validated schema, ready to be asked.
pub struct Schema {
    source: Source,
    /// For each label the more general ones.
    parents: FxHashMap<String, Vec<String>>,
    lexicon: Lexicon,
    english: English,
    gazetteers: Gazetteers,
    /// The event of the PLOVER ontology that a rule tells, by its name.
    plover: FxHashMap<String, String>,
    rules: Vec<CompiledRule>,
    symbols: symbols::Symbols,
    frames: Vec<FrameRule>,
    /// How many of the last rules are those of a folder that is laid over.
    of_folder: usize,
    fingerprint: String,
}

impl Schema {
    /// The schema in the binary.
    ///
    /// # Errors
    /// When the binary is damaged.
    pub fn embedded() -> Result<Schema> {
        let (schema, problems) = Schema::load(None)?;
        match problems.first() {
            None => Ok(schema),
            Some(problem) => Err(Error::new(problem.to_string())),
        }
    }

    /// The schema in the binary with a folder laid over it: types, lexicon rows and gazetteer rows of the folder are
    /// added; a type or a rule of the same name is replaced. What is wrong in the folder comes back as diagnostics and
    /// is left out.
    ///
    /// # Errors
    /// When nothing usable is left: a lexicon or gazetteer without its columns, or a damaged binary.
    pub fn load(folder: Option<&Path>) -> Result<(Schema, Vec<Diagnostic>)> {
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/schema.bin"));
        let damaged = |e| Error::wrap("the schema in this program is damaged", e);
        let mut source: Source = postcard::from_bytes(bytes).map_err(damaged)?;
        let mut gazetteers = Gazetteers::embedded()?;
        let mut diagnostics = Vec::new();
        let mut root = String::new();
        let mut of_folder = 0;
        if let Some(folder) = folder {
            let (overlay, problems) = source::read_folder(folder);
            root = format!("{}/", folder.display().to_string().trim_end_matches('/'));
            diagnostics.extend(problems.into_iter().map(|p| {
                let file = if p.file.starts_with(root.trim_end_matches('/')) {
                    p.file
                } else {
                    format!("{root}{}", p.file)
                };
                Diagnostic::error(file, p.line, p.message)
            }));
            // The models were trained on words that these tables cut.
            diagnostics.extend(overlay.english.values().map(|table| {
                let message = "belongs to the program and cannot be changed: passed over";
                Diagnostic::error(format!("{root}{}", table.file), 0, message)
            }));
            gazetteers.overlay(&overlay.gazetteers)?;
            of_folder = overlay.rules.len();
            source.lay_over(overlay);
        }
        let lexicon = Lexicon::new(&source.lexicon)?;
        let (compiled, problems) = validate::compile(&source, &lexicon);
        diagnostics.extend(
            problems
                .into_iter()
                .map(|p| Diagnostic::error(format!("{root}{}", p.file), p.line, p.message)),
        );
        let fingerprint = fingerprint(&source)?;
        let plover = source.rules.iter();
        let plover = plover.filter_map(|r| Some((r.name.clone(), r.plover.clone()?)));
        let nodes = source.nodes.iter();
        let parents = nodes.map(|(label, node)| (label.clone(), node.parents.clone()));
        Ok((
            Schema {
                parents: parents.collect(),
                plover: plover.collect(),
                source,
                lexicon,
                english: English::embedded()?,
                gazetteers,
                rules: compiled.rules,
                symbols: compiled.symbols,
                frames: compiled.frames,
                of_folder,
                fingerprint,
            },
            diagnostics,
        ))
    }

    /// All node labels, by label.
    pub fn nodes(&self) -> impl Iterator<Item = &NodeType> {
        self.source.nodes.values()
    }

    /// The node type of this label.
    pub fn node(&self, label: &str) -> Option<&NodeType> {
        self.source.nodes.get(label)
    }

    /// A node's labels in output order: parents first (`Entity`, `Person`).
    pub fn labels(&self, label: &str) -> Vec<Text> {
        let parents = self.node(label).map_or(&[][..], |node| &node.parents);
        parents
            .iter()
            .map(|p| p.into())
            .chain([label.into()])
            .collect()
    }

    /// Whether a label is the wanted one or has it as a parent.
    pub fn is_a(&self, label: &str, wanted: &str) -> bool {
        let parents = || self.parents.get(label).into_iter().flatten();
        label == wanted || parents().any(|parent| parent == wanted)
    }

    /// The place of an adjective in `lexicon/demonym.csv`: a country, or the part of one that the row tells ("Scottish").
    pub fn demonym_place(&self, row: RowId) -> Option<PlaceEntry> {
        let code = self.lexicon.cell(row, "country");
        let of_code = |p: &PlaceEntry| p.country == code && is_part(p);
        match self.lexicon.cell(row, "part") {
            "" => self.gazetteers.country(code),
            part => self.gazetteers.places(part).into_iter().find(of_code),
        }
    }

    /// The country of a part of one; any other place is itself.
    pub fn sovereign(&self, place: PlaceId) -> PlaceId {
        let part = self.gazetteers.place(place).filter(is_part);
        let whole = part.and_then(|p| self.gazetteers.country(&p.country));
        whole.map_or(place, |country| PlaceId(country.id))
    }

    /// What kind of organisation a name says: that of its last word before "of" that `lexicon/org_kind.csv` lists, `company`
    /// where it ends with a legal form, else what the gazetteer has it as; empty when nothing tells.
    pub fn org_kind(&self, name: &str) -> String {
        let class = self.lexicon.class("org_kind");
        let words: Vec<&str> = name.split_whitespace().collect();
        let kind = |at: usize| {
            let word = words.get(at).copied().unwrap_or("");
            let cell = |column| self.lexicon.lookup(class, word, column);
            let kind = Some(cell("kind")).filter(|kind| !kind.is_empty())?;
            let next = words.get(at + 1).copied();
            // "Brightwell United", but not "United Nations".
            let comes = |n: &str| next.is_some_and(|next| n.eq_ignore_ascii_case(next));
            // "Acme Energy", but not "Energy Watch".
            let end = !cell("end").is_empty() && next.is_some();
            // "Fisheries Agency", but not "News Agency".
            let before = at.checked_sub(1).and_then(|b| words.get(b).copied());
            let behind = |n: &str| before.is_some_and(|b| n.eq_ignore_ascii_case(b));
            let after = cell("not_after").split('|').any(behind);
            (!cell("not_before").split('|').any(comes) && !end && !after).then_some(kind)
        };
        // Of "Broadcasting Commission" the last word tells, of "Ministry of Education" the one before "of".
        let of = words
            .iter()
            .position(|w| matches!(*w, "of" | "for" | "on" | "in"));
        let head = of.unwrap_or(words.len());
        let mut all = (0..head).rev().chain(head..words.len());
        // "Liberation Army".
        let group = (0..words.len()).find_map(|at| kind(at).filter(|kind| *kind == "group"));
        let kinds = group.or_else(|| all.find_map(kind));
        let company = self.lexicon.class("company_form");
        let last = name.split_whitespace().next_back();
        match kinds {
            Some(kind) => kind.to_owned(),
            None if last.is_some_and(|word| self.lexicon.has(company, word)) => {
                "company".to_owned()
            }
            None => self
                .gazetteers
                .org(name)
                .map_or_else(String::new, |e| e.kind),
        }
    }

    /// All edge types of the graph, by type.
    pub fn edges(&self) -> impl Iterator<Item = &EdgeType> {
        self.source.edges.values().filter(|edge| !edge.internal)
    }

    /// The edge type of this name.
    pub fn edge(&self, name: &str) -> Option<&EdgeType> {
        self.source.edges.get(name)
    }

    /// The event of the PLOVER ontology that a statement is, where it is another than that of its edge type: a promise to help
    /// is AGREE and not AID, and so is what a rule says that tells of its own event.
    pub fn plover(&self, rule: &str, edge: &str, status: Status) -> Option<&str> {
        let key = match status {
            Status::Planned | Status::Possible => "plover_ahead",
            Status::Suspended | Status::Cancelled | Status::Ended => "plover_stopped",
            Status::Asserted | Status::Denied => "",
        };
        let of_status = self.edge(edge)?.crosswalks.get(key);
        let code = of_status.or_else(|| self.plover.get(rule));
        code.map(String::as_str)
    }

    /// Whether an edge of this type may go from a node of one label to a node of another.
    pub fn allows(&self, edge: &str, source: &str, target: &str) -> bool {
        let any = |wanted: &[String], label: &str| wanted.iter().any(|w| self.is_a(label, w));
        self.edge(edge)
            .is_some_and(|e| any(&e.source, source) && any(&e.target, target))
    }

    /// All rules as they are written, for tests and listings.
    pub fn rule_sources(&self) -> &[Rule] {
        &self.source.rules
    }

    /// The rules of the folder that is laid over, as they are written.
    pub fn folder_rules(&self) -> &[Rule] {
        let all = self.rule_sources();
        all.get(all.len() - self.of_folder..).unwrap_or(&[])
    }

    /// All rules, compiled, in a fixed order.
    pub fn rules(&self) -> &[CompiledRule] {
        &self.rules
    }

    /// The words of the patterns of all rules.
    pub fn symbols(&self) -> &symbols::Symbols {
        &self.symbols
    }

    /// All rules over trees, compiled, in a fixed order.
    pub fn frames(&self) -> &[FrameRule] {
        &self.frames
    }

    /// How many rules can make edges of this type.
    pub fn rules_for(&self, edge: &str) -> usize {
        let patterns = self.rules.iter().map(|rule| &rule.edge);
        let frames = self.frames.iter().map(|rule| &rule.edge);
        let makes = |name: &&EdgeName| match name {
            EdgeName::Type(name) => name == edge,
            EdgeName::OfClass(class, column) => self.lexicon.class_has(class, column, edge),
        };
        patterns.chain(frames).filter(makes).count()
    }

    /// The word lists.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The cells of these columns in all rows of a table of `identity/`; none where there is no such table or column.
    pub fn identity<const N: usize>(
        &self,
        table: &str,
        columns: [&str; N],
    ) -> impl Iterator<Item = [&str; N]> {
        let table = self.source.identity.get(table);
        let places = columns.map(|column| table.and_then(|table| table.column(column)));
        let rows = table.map_or(&[][..], |table| &table.rows);
        let rows = rows
            .iter()
            .filter(move |_| places.iter().all(Option::is_some));
        rows.map(move |(_, cells)| {
            places.map(|place| place.and_then(|i| cells.get(i)).map_or("", String::as_str))
        })
    }

    /// The tables of the tokenizer, the norms and the base forms.
    pub fn english(&self) -> &English {
        &self.english
    }

    /// The gazetteers.
    pub fn gazetteers(&self) -> &Gazetteers {
        &self.gazetteers
    }

    /// A hash of all that extraction depends on but the article: types, rules, lexicons, and this program's version.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

/// Whether a place is a part of a country.
fn is_part(place: &PlaceEntry) -> bool {
    matches!(place.kind.as_str(), "state" | "area")
}

fn fingerprint(source: &Source) -> Result<String> {
    let bytes = postcard::to_stdvec(&(source, &source.gazetteers, env!("CARGO_PKG_VERSION")));
    let bytes = bytes.map_err(|e| Error::wrap("the schema cannot be hashed", e))?;
    Ok(blake3::hash(&bytes).to_hex().chars().take(16).collect())
}
