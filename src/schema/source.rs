//! The schema folder as it is written: TOML and CSV files read into plain structs, each with the file and line it came
//! from. `build.rs` includes this file to compile the folder into the binary, and `--schema DIR` reads with it at run
//! time, so there is one reader and one set of messages. It therefore uses nothing else of the crate.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// Something wrong in a schema file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as it was reached.
    pub file: String,
    /// Line from 1; 0 where the whole file is meant.
    pub line: u32,
    /// What is wrong.
    pub message: String,
}

/// Where something stands in the schema.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// The file, relative to the schema folder.
    pub file: String,
    /// Line from 1.
    pub line: u32,
}

/// A whole schema folder.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// `nodes/*.toml`, by label.
    pub nodes: BTreeMap<String, NodeType>,
    /// `edges/*.toml`, by type.
    pub edges: BTreeMap<String, EdgeType>,
    /// `rules/*.toml`, in file and then file order.
    pub rules: Vec<Rule>,
    /// `lexicon/*.csv`, by file stem.
    pub lexicon: BTreeMap<String, Table>,
    /// `identity/*.csv`, by file stem: which names mean the same.
    pub identity: BTreeMap<String, Table>,
    /// `gazetteers/*.csv`, by file stem.
    #[serde(skip)]
    pub gazetteers: BTreeMap<String, Table>,
    /// `english/*.csv`, by file stem: what the trained models presuppose, so that only the built-in schema may have it.
    #[serde(skip)]
    pub english: BTreeMap<String, Table>,
}

/// One `nodes/*.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NodeType {
    /// The label, a capitalised word.
    pub label: String,
    /// More general labels that nodes of this one carry, too, the most general first.
    #[serde(default)]
    pub parents: Vec<String>,
    /// What such a node is.
    pub description: String,
    /// How pictures show it.
    pub style: Style,
}

/// How pictures show a node: Graphviz names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    /// Fill colour, `#rrggbb`.
    pub fill: String,
    /// Graphviz shape.
    pub shape: String,
}

/// One `edges/*.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EdgeType {
    /// The type, in capitals.
    #[serde(rename = "type")]
    pub name: String,
    /// Labels that the source may have.
    pub source: Vec<String>,
    /// Labels that the target may have.
    pub target: Vec<String>,
    /// Whether it says the same read backwards.
    #[serde(default)]
    pub symmetric: bool,
    /// Whether it is a state that can end or be suspended, and not an event.
    #[serde(default)]
    pub lasting: bool,
    /// Whether what it states does not end: "late", "former" and past years beside it say nothing about it.
    #[serde(default)]
    pub permanent: bool,
    /// Whether the graph has no such edges: what they say becomes others ("succeeds": the other's offices).
    #[serde(default)]
    pub internal: bool,
    /// Whether it ends when its source dies.
    #[serde(default)]
    pub mortal: bool,
    /// Whether its ends are those that are named: no group, delegation or official stands for another.
    #[serde(default)]
    pub exact: bool,
    /// Whether its target is a state: an adjective of a part of one ("Scottish") means the whole.
    #[serde(default)]
    pub sovereign: bool,
    /// Types that say more of the same ends: where a sentence states one of them, this one is not stated besides.
    #[serde(default)]
    pub implied_by: Vec<String>,
    /// How it is read backwards, for people.
    #[serde(default)]
    pub inverse: Option<String>,
    /// What it states.
    pub description: String,
    /// The same notion in other vocabularies: PLOVER, Wikidata, FollowTheMoney.
    #[serde(default)]
    pub crosswalks: BTreeMap<String, String>,
}

/// A `rules/*.toml` file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    #[serde(default)]
    rule: Vec<toml::Spanned<RuleText>>,
}

/// One `[[rule]]` as it is written.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleText {
    name: String,
    edge: String,
    #[serde(default)]
    pattern: Option<toml::Spanned<String>>,
    #[serde(default)]
    frame: Option<toml::Spanned<String>>,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    meeting: bool,
    #[serde(default)]
    territory: bool,
    #[serde(default)]
    plover: Option<String>,
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    within: bool,
    confidence: u8,
    #[serde(default)]
    accepts: Vec<toml::Spanned<Accept>>,
    #[serde(default)]
    rejects: Vec<toml::Spanned<String>>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Accept {
    text: String,
    claims: Vec<String>,
}

/// One rule: how a run of tokens and names becomes a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// `family/name`, unique.
    pub name: String,
    /// Edge type, or `@class.column`: that column (`edge` if none is named) of the lexicon row that the pattern matched.
    pub edge: String,
    /// The pattern over the words, or the frame over the tree; their notations are described in `pattern.rs` and
    /// `frame.rs`.
    pub pattern: String,
    /// Whether it is a frame.
    pub frame: bool,
    /// A status that the pattern itself states; cues around it may still weaken it.
    pub status: Option<String>,
    /// Of frames: whether a match is a meeting with participants, place and time.
    pub meeting: bool,
    /// Of frames: whether a place at its ends is the land and not the government: "flew to Paris" is no visit to France.
    pub territory: bool,
    /// The event of the PLOVER ontology that it tells, where it is another than that of its edge type.
    pub plover: Option<String>,
    /// Of frames: the property `kind` of its claims: who marries is a spouse.
    pub kind: Option<String>,
    /// Of patterns: classes of which no phrase may stand in a match ("German minister X" is no citizen like another); rows that say
    /// `no` under `country` do not count.
    pub unless: Vec<String>,
    /// Of patterns: whether a match counts only where the gazetteer does not place the source outside of the target.
    pub within: bool,
    /// Precision in hundredths, on development text.
    pub confidence: u8,
    /// Sentences with the claims that this rule must make of them.
    pub accepts: Vec<RuleTest>,
    /// Sentences of which this rule must make nothing.
    pub rejects: Vec<RuleTest>,
    /// Where the rule stands.
    pub place: Place,
    /// The line of its pattern.
    pub pattern_line: u32,
}

/// One sentence that a rule must accept or reject.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuleTest {
    /// The sentence.
    pub text: String,
    /// `Source TYPE Target status`, for accepts.
    pub claims: Vec<String>,
    /// The line that it stands on.
    pub line: u32,
}

/// A CSV file: a header and rows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The file, relative to the schema folder.
    pub file: String,
    /// Column names.
    pub columns: Vec<String>,
    /// Rows, all as long as the header, each with its line.
    pub rows: Vec<(u32, Vec<String>)>,
}

impl Source {
    /// Lays another folder over this one: types and rules of the same name are replaced, tables get its rows first.
    #[allow(dead_code)] // The build script reads one folder only.
    pub fn lay_over(&mut self, over: Source) {
        self.nodes.extend(over.nodes);
        self.edges.extend(over.edges);
        self.rules
            .retain(|rule| !over.rules.iter().any(|r| r.name == rule.name));
        self.rules.extend(over.rules);
        for (name, table) in over.lexicon {
            self.lexicon.entry(name).or_default().lay_over(table);
        }
        for (name, table) in over.identity {
            self.identity.entry(name).or_default().lay_over(table);
        }
        self.gazetteers.extend(over.gazetteers);
    }
}

impl Table {
    /// Puts another table's rows before these. Columns are matched by name; what one of the two lacks is empty.
    #[allow(dead_code)] // The build script reads one folder only.
    fn lay_over(&mut self, over: Table) {
        for column in &over.columns {
            if self.column(column).is_none() {
                self.columns.push(column.clone());
                self.rows
                    .iter_mut()
                    .for_each(|(_, cells)| cells.push(String::new()));
            }
        }
        let from: Vec<Option<usize>> = self.columns.iter().map(|name| over.column(name)).collect();
        let aligned = over.rows.into_iter().map(|(line, cells)| {
            let cell =
                |from: &Option<usize>| from.and_then(|i| cells.get(i)).cloned().unwrap_or_default();
            (line, from.iter().map(cell).collect())
        });
        self.rows.splice(0..0, aligned.collect::<Vec<_>>());
        if self.file.is_empty() {
            self.file = over.file;
        }
    }

    /// The number of the column with this name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|c| c == name)
    }
}

/// Reads a schema folder. What cannot be read becomes a problem; the rest is there.
pub fn read_folder(folder: &Path) -> (Source, Vec<Problem>) {
    let mut source = Source::default();
    let mut problems = Vec::new();
    if !folder.is_dir() {
        problems.push(problem(
            &folder.display().to_string(),
            0,
            "there is no such folder",
        ));
        return (source, problems);
    }
    check_parts(folder, &mut problems);
    for (file, text) in files(folder, "nodes", "toml", &mut problems) {
        if let Some(node) = parse_toml::<NodeType>(&file, &text, &mut problems) {
            expect_stem(&file, &node.label, &mut problems);
            source.nodes.insert(node.label.clone(), node);
        }
    }
    for (file, text) in files(folder, "edges", "toml", &mut problems) {
        if let Some(edge) = parse_toml::<EdgeType>(&file, &text, &mut problems) {
            expect_stem(&file, &edge.name, &mut problems);
            source.edges.insert(edge.name.clone(), edge);
        }
    }
    for (file, text) in files(folder, "rules", "toml", &mut problems) {
        if let Some(rules) = parse_toml::<RuleFile>(&file, &text, &mut problems) {
            source.rules.extend(
                rules
                    .rule
                    .into_iter()
                    .map(|rule| finish_rule(&file, &text, rule)),
            );
        }
    }
    for (file, text) in files(folder, "lexicon", "csv", &mut problems) {
        let table = parse_csv(file.clone(), &text, &mut problems);
        if stem(&file) == "verbs" && table.column("lemma").is_none() {
            problems.push(problem(&file, 1, "there is no column lemma"));
            continue;
        }
        source.lexicon.insert(stem(&file), table);
    }
    for (file, text) in files(folder, "identity", "csv", &mut problems) {
        source
            .identity
            .insert(stem(&file), parse_csv(file, &text, &mut problems));
    }
    for (file, text) in files(folder, "gazetteers", "csv", &mut problems) {
        source
            .gazetteers
            .insert(stem(&file), parse_csv(file, &text, &mut problems));
    }
    for (file, text) in files(folder, "english", "csv", &mut problems) {
        source
            .english
            .insert(stem(&file), parse_csv(file, &text, &mut problems));
    }
    (source, problems)
}

/// The subfolders of a schema.
const PARTS: [&str; 7] = [
    "edges",
    "english",
    "gazetteers",
    "identity",
    "lexicon",
    "nodes",
    "rules",
];

/// A misspelt subfolder would be passed over without a word.
fn check_parts(folder: &Path, problems: &mut Vec<Problem>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let folders = entries.filter_map(|e| e.ok()).filter(|e| e.path().is_dir());
    let mut names: Vec<String> = folders
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    for name in names
        .iter()
        .filter(|n| !PARTS.contains(&n.as_str()) && !n.starts_with('.'))
    {
        let message = format!(
            "is no part of a schema; its folders are {}",
            PARTS.join(", ")
        );
        problems.push(problem(name, 0, &message));
    }
}

/// The files of one kind in one subfolder, sorted by name, with their text.
fn files(
    folder: &Path,
    kind: &str,
    extension: &str,
    problems: &mut Vec<Problem>,
) -> Vec<(String, String)> {
    let Ok(entries) = std::fs::read_dir(folder.join(kind)) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.sort();
    let mut texts = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let file = format!("{kind}/{name}");
        if path.extension().is_none_or(|e| e != extension) {
            // Notes may stand beside the data; anything else is a file that its writer believes to count.
            if !name.ends_with(".md") && !name.starts_with('.') {
                problems.push(problem(
                    &file,
                    0,
                    &format!("is no .{extension} file: passed over"),
                ));
            }
            continue;
        }
        match std::fs::read_to_string(&path) {
            Ok(text) => texts.push((file, text)),
            Err(e) => problems.push(problem(&file, 0, &format!("cannot be read: {e}"))),
        }
    }
    texts
}

fn parse_toml<T: for<'de> Deserialize<'de>>(
    file: &str,
    text: &str,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    match toml::from_str(text) {
        Ok(value) => Some(value),
        Err(e) => {
            let line = e.span().map_or(0, |span| line_of(text, span.start));
            problems.push(problem(file, line, e.message()));
            None
        }
    }
}

fn finish_rule(file: &str, text: &str, rule: toml::Spanned<RuleText>) -> Rule {
    let line = line_of(text, rule.span().start);
    let rule = rule.into_inner();
    let accepts = rule.accepts.into_iter().map(|accept| {
        let line = line_of(text, accept.span().start);
        let accept = accept.into_inner();
        RuleTest {
            text: accept.text,
            claims: accept.claims,
            line,
        }
    });
    let rejects = rule.rejects.into_iter().map(|reject| {
        let line = line_of(text, reject.span().start);
        RuleTest {
            text: reject.into_inner(),
            claims: Vec::new(),
            line,
        }
    });
    let frame = rule.frame.is_some();
    // With both or neither the text is empty, and the check says so.
    let pattern = match (rule.pattern, rule.frame) {
        (Some(text), None) | (None, Some(text)) => Some(text),
        _ => None,
    };
    Rule {
        name: rule.name,
        edge: rule.edge,
        pattern_line: pattern
            .as_ref()
            .map_or(line, |p| line_of(text, p.span().start)),
        pattern: pattern.map(toml::Spanned::into_inner).unwrap_or_default(),
        frame,
        territory: rule.territory,
        kind: rule.kind,
        status: rule.status,
        meeting: rule.meeting,
        plover: rule.plover,
        unless: rule.unless,
        within: rule.within,
        confidence: rule.confidence,
        accepts: accepts.collect(),
        rejects: rejects.collect(),
        place: Place {
            file: file.to_owned(),
            line,
        },
    }
}

fn parse_csv(file: String, text: &str, problems: &mut Vec<Problem>) -> Table {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(false)
        .from_reader(text.as_bytes());
    let mut table = Table {
        file,
        ..Table::default()
    };
    match reader.headers() {
        Ok(header) => table.columns = header.iter().map(str::to_owned).collect(),
        Err(e) => problems.push(problem(&table.file, 1, &e.to_string())),
    }
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, |p| p.line() as u32);
                table
                    .rows
                    .push((line, record.iter().map(str::to_owned).collect()));
            }
            Err(e) => {
                let line = e.position().map_or(0, |p| p.line() as u32);
                problems.push(problem(&table.file, line, &e.to_string()));
            }
        }
    }
    table
}

/// A type stands in the file of its name, so that a reader finds it and two files cannot define it.
fn expect_stem(file: &str, name: &str, problems: &mut Vec<Problem>) {
    if stem(file) != name {
        problems.push(problem(
            file,
            1,
            &format!("defines {name}: the file must be called {name}.toml"),
        ));
    }
}

fn stem(file: &str) -> String {
    Path::new(file)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn line_of(text: &str, byte: usize) -> u32 {
    1 + text.bytes().take(byte).filter(|b| *b == b'\n').count() as u32
}

fn problem(file: &str, line: u32, message: &str) -> Problem {
    Problem {
        file: file.to_owned(),
        line,
        message: message.to_owned(),
    }
}
