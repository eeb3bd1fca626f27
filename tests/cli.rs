//! The program as its users run it: exit codes, what goes to stdout and what to stderr, and names that want to drive a
//! terminal.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use assert_cmd::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

const MEETING: &str = "Torvald Brekkehus will meet Anouk Delmarche in Vienna on Saturday.";

/// Over 200 characters, so that the language is looked at.
const FRENCH: &str = "Le ministre Torvald Brekkehus a rencontré lundi à Vienne la présidente Anouk Delmarche, et les deux \
    dirigeants ont parlé pendant trois heures du prix de l’électricité et de la construction d’une nouvelle ligne de \
    chemin de fer entre les deux pays, qui doit ouvrir avant la fin de la décennie.";

/// A folder with files, in which the program runs.
struct Place(TempDir);

/// What a command did.
struct Ran {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Place {
    fn new(files: &[(&str, &[u8])]) -> Place {
        let place = Place(tempfile::tempdir().unwrap());
        for (name, content) in files {
            place.write(name, content);
        }
        place
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("newsgraph").unwrap();
        command.args(arguments).current_dir(self.0.path());
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.command(arguments))
    }

    fn run_with(&self, arguments: &[&str], stdin: &str) -> Ran {
        self.write("stdin", stdin);
        let mut command = self.command(arguments);
        command.stdin(fs::File::open(self.path("stdin")).unwrap());
        Ran::of(command)
    }

    /// What the build directory `g` exports, all files one after the other.
    fn exports(&self) -> String {
        let mut all = String::new();
        for format in ["jsonl", "dot"] {
            check(
                &self.run(&["export", "g", "--format", format, "-o", "out"]),
                0,
            );
        }
        for file in ["nodes.jsonl", "edges.jsonl", "graph.dot"] {
            all += &fs::read_to_string(self.path("out").join(file)).unwrap();
        }
        all
    }
}

impl Ran {
    fn of(mut command: Command) -> Ran {
        let output = command.output().unwrap();
        Ran {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The lines of stdout as JSON.
    fn json(&self) -> Vec<Value> {
        let lines = self.stdout.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

/// The command ended with this code.
#[track_caller]
fn check(ran: &Ran, code: i32) {
    let Ran { stdout, stderr, .. } = ran;
    assert_eq!(ran.code, code, "stdout:\n{stdout}\nstderr:\n{stderr}");
}

/// Each text holds all of these words.
#[track_caller]
fn check_words(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is not in {text:?}");
    }
}

/// Nothing that moves the cursor, changes colours or turns the direction of writing.
#[track_caller]
fn check_tame(text: &str) {
    let wild = |c: &char| {
        (c.is_control() && *c != '\n')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let found: Vec<char> = text.chars().filter(wild).collect();
    assert!(found.is_empty(), "{found:?} in {text:?}");
}

/// A folder with one article and a build directory `g` of it.
fn built() -> Place {
    let place = Place::new(&[("in/2025-05-07-talks.txt", MEETING.as_bytes())]);
    check(&place.run(&["build", "in", "-o", "g"]), 0);
    place
}

#[test]
fn all_done_is_0() {
    let place = built();
    for arguments in [
        &["extract", "in"][..],
        &["annotate", "in"],
        &["annotate", "in", "--format", "jsonl"],
        &["build", "in", "-o", "g"],
        &["who-meets", "g"],
        &["explain", "g", "Torvald Brekkehus", "Anouk Delmarche"],
        &["info", "g"],
        &["verify", "g"],
        &["contradictions", "g"],
        &["timeline", "g"],
        &["diff", "g", "g"],
        &["merge", "g", "-o", "h"],
        &["export", "g", "--format", "jsonl", "-o", "out"],
        &["draw", "g", "-o", "g.svg"],
        &["schema", "list"],
        &["schema", "check"],
        &["rules", "trace", "in"],
        &["completions", "bash"],
        &["--help"],
        &["--version"],
        &["help", "build"],
    ] {
        let ran = place.run(arguments);
        check(&ran, 0);
        check_tame(&ran.stdout);
        check_tame(&ran.stderr);
    }
}

#[test]
fn what_fails_is_1() {
    let place = built();
    place.write("bad/edges/OWES.toml", "type = 7\n");
    place.write("file", "no folder");
    for (arguments, words) in [
        (
            &["who-meets", "in"][..],
            &["in", "no newsgraph build directory", "newsgraph build"][..],
        ),
        (
            &["who-meets", "nowhere"],
            &["nowhere", "no newsgraph build directory"],
        ),
        (
            &["explain", "in", "a", "b"],
            &["no newsgraph build directory"],
        ),
        (&["info", "in"], &["no newsgraph build directory"]),
        (&["verify", "in"], &["no newsgraph build directory"]),
        (&["remove", "in", "a"], &["no newsgraph build directory"]),
        (
            &["merge", "in", "-o", "h"],
            &["no newsgraph build directory"],
        ),
        (
            &["diff", "g", "in@2025-05-07"],
            &["no newsgraph build directory"],
        ),
        (&["contradictions", "in"], &["no newsgraph build directory"]),
        (&["timeline", "in"], &["no newsgraph build directory"]),
        (
            &["export", "in", "--format", "dot", "-o", "out"],
            &["no newsgraph build directory"],
        ),
        (
            &["draw", "in", "-o", "x.svg"],
            &["no newsgraph build directory"],
        ),
        (
            &["who-meets", "g", "Brekkehoos"],
            &["Brekkehoos", "Torvald Brekkehus"],
        ),
        (
            &["who-meets", "g", "Quetzalli Xochitl"],
            &["Quetzalli Xochitl"],
        ),
        (
            &["explain", "g", "Torvald Brekkehus", "Anuk Delmarche"],
            &["Anuk", "Anouk Delmarche"],
        ),
        (&["build", "in", "-o", "file"], &["file", "folder"]),
        (
            &["build", "in", "-o", "g2", "--schema", "bad"],
            &["bad/edges/OWES.toml:1", "schema check"],
        ),
        (
            &["build", "in", "-o", "g2", "--schema", "nowhere"],
            &["nowhere"],
        ),
        (
            &["schema", "check", "bad"],
            &["bad/edges/OWES.toml:1: error"],
        ),
    ] {
        let ran = place.run(arguments);
        check(&ran, 1);
        assert_eq!(ran.stdout, "", "{arguments:?}");
        check_words(&ran.stderr, words);
    }
}

#[test]
fn wrong_use_is_2() {
    let place = built();
    for arguments in [
        &[][..],
        &["frobnicate"],
        &["build", "in"],
        &["build", "-o", "g"],
        &["extract"],
        &["extract", "in", "--date", "yesterday"],
        &["extract", "in", "--date", "2025-02-30"],
        &["extract", "in", "--threads", "0"],
        &["extract", "in", "--colour"],
        &["annotate"],
        &["annotate", "in", "--format", "xml"],
        &["who-meets"],
        &["info"],
        &["verify"],
        &["remove", "g"],
        &["merge", "g"],
        &["diff", "g"],
        &["diff", "g@2025-02-30", "g"],
        &["contradictions", "g", "--format", "xml"],
        &["timeline"],
        &["explain", "g"],
        &["review"],
        &["review", "g", "--list", "--apply"],
        &["export", "g", "-o", "out"],
        &["export", "g", "--format", "xml", "-o", "out"],
        &["draw", "g"],
        &["schema"],
        &["rules"],
        &["rules", "test"],
        &["rules", "trace", "--rule", "meets/person"],
        &["completions", "basic"],
    ] {
        let ran = place.run(arguments);
        check(&ran, 2);
        assert_eq!(ran.stdout, "", "{arguments:?}");
        assert!(
            ran.stderr.contains("Usage") || ran.stderr.contains("--help"),
            "{}",
            ran.stderr
        );
    }
}

#[test]
fn something_skipped_is_3_and_the_rest_is_done() {
    let good = format!("{{\"text\": \"{MEETING}\", \"date\": \"2025-05-07\"}}\n");
    let broken =
        format!("{good}{{\"text\": \"half\n{{\"text\": \"Torvald Brekkehus visited Malta.\"}}\n");
    let mut binary = b"PK\x03\x04 ".to_vec();
    binary.extend([0; 16]);
    for (name, content, words) in [
        (
            "in/b.jsonl",
            broken.as_bytes(),
            &["in/b.jsonl:2: skipped"][..],
        ),
        ("in/b.jsonl", b"[1]\n", &["in/b.jsonl:1: skipped"]),
        (
            "in/b.jsonl",
            b"{\"date\": \"2025-05-07\"}\n",
            &["in/b.jsonl:1: skipped", "text"],
        ),
        (
            "in/b.txt",
            b"\xEF\xBB\xBFOne line.\nS\xe9ville is a town.\n",
            &["in/b.txt:2: skipped", "UTF-8"],
        ),
        ("in/b.txt", b"", &["in/b.txt: skipped", "empty"]),
        ("in/b.txt", b" \n\n", &["in/b.txt: skipped", "empty"]),
        ("in/b.txt", &binary, &["in/b.txt:1: skipped", "binary"]),
        (
            "in/b.txt",
            FRENCH.as_bytes(),
            &["in/b.txt: skipped", "French"],
        ),
        ("in/b.pdf", b"%PDF-1.7", &["in/b.pdf: skipped"]),
    ] {
        let place = Place::new(&[("in/2025-05-07-a.txt", MEETING.as_bytes()), (name, content)]);
        let ran = place.run(&["build", "in", "-o", "g"]);
        check(&ran, 3);
        assert_eq!(ran.stdout, "", "{name}");
        check_words(&ran.stderr, words);
        check_words(&ran.stderr, &["1 skipped"]);
        let ran = place.run(&["who-meets", "g"]);
        check_words(&ran.stdout, &["2025-05-10", "Torvald Brekkehus"]);
        let ran = place.run(&["extract", "in"]);
        check(&ran, 3);
        check_words(&ran.stderr, words);
        let said = ran.json();
        let read = said
            .iter()
            .find(|line| line["article"]["date"] == "2025-05-07");
        assert_eq!(read.unwrap()["claims"][0]["type"], "MEETS", "{name}");
    }
}

#[test]
fn a_broken_line_loses_neither_its_neighbours() {
    let place = Place::new(&[(
        "a.jsonl",
        b"{\"id\": \"one\", \"text\": \"Torvald Brekkehus visited Malta.\"}\n{\n{\"id\": \"three\", \"text\": \"Anouk Delmarche visited Cyprus.\"}\n",
    )]);
    let ran = place.run(&["extract", "a.jsonl"]);
    check(&ran, 3);
    let ids: Vec<Value> = ran
        .json()
        .iter()
        .map(|line| line["article"]["id"].clone())
        .collect();
    assert_eq!(ids, ["one", "three"]);
    check_words(&ran.stderr, &["a.jsonl:2: skipped"]);
    assert_eq!(ran.stderr.lines().count(), 1, "{}", ran.stderr);
}

#[test]
fn an_input_that_is_not_there_is_skipped() {
    let place = built();
    let before = place.exports();
    let ran = place.run(&["build", "nowhere.txt", "-o", "g"]);
    check(&ran, 3);
    check_words(&ran.stderr, &["nowhere.txt: skipped"]);
    assert_eq!(place.exports(), before);
}

#[test]
fn a_french_article_has_no_mentions_and_one_diagnostic() {
    let place = Place::new(&[("a.txt", FRENCH.as_bytes())]);
    let ran = place.run(&["extract", "a.txt"]);
    check(&ran, 3);
    assert_eq!(ran.stderr.lines().count(), 1, "{}", ran.stderr);
    check_words(&ran.stderr, &["a.txt: skipped", "French"]);
    let [line] = ran.json().try_into().unwrap();
    assert_eq!(line["article"]["language"], "fra");
    for list in ["mentions", "times", "claims", "meetings"] {
        assert_eq!(line[list], Value::Array(Vec::new()), "{list}");
    }
    assert_eq!(line["diagnostics"].as_array().unwrap().len(), 1);
    assert_eq!(line["diagnostics"][0]["level"], "skipped");
}

#[test]
fn standard_input_is_json_lines_or_text() {
    let place = Place::new(&[]);
    let check_dates = |stdin: &str, arguments: &[&str], expected: &[Value]| {
        let mut all = vec!["extract", "-"];
        all.extend(arguments);
        let ran = place.run_with(&all, stdin);
        check(&ran, 0);
        assert_eq!(ran.stderr, "");
        let lines = ran.json();
        let dates: Vec<Value> = lines
            .iter()
            .map(|line| line["article"]["date"].clone())
            .collect();
        assert_eq!(dates, expected);
        assert!(
            lines
                .iter()
                .all(|line| line["claims"][0]["type"] == "MEETS"),
            "{}",
            ran.stdout
        );
    };
    let record = format!("{{\"text\": \"{MEETING}\", \"date\": \"2025-05-07\"}}\n");
    let undated = format!("{{\"text\": \"{MEETING} \"}}\n");
    check_dates(MEETING, &[], &[Value::Null]);
    check_dates(MEETING, &["--date", "2025-05-07"], &["2025-05-07".into()]);
    check_dates(&record, &[], &["2025-05-07".into()]);
    check_dates(
        &(record + &undated),
        &["--date", "2024-01-01"],
        &["2025-05-07".into(), "2024-01-01".into()],
    );
    let ran = place.run_with(&["build", "-", "-o", "g", "--date", "2025-05-07"], MEETING);
    check(&ran, 0);
    check_words(&place.run(&["who-meets", "g"]).stdout, &["2025-05-10"]);
}

#[test]
fn a_date_resolves_times() {
    let place = Place::new(&[
        ("a.txt", MEETING.as_bytes()),
        ("2025-05-14-b.txt", MEETING.as_bytes()),
    ]);
    let from = |arguments: &[&str]| place.run(arguments).json()[0]["times"][0]["from"].clone();
    assert_eq!(from(&["extract", "a.txt"]), Value::Null);
    assert_eq!(
        from(&["extract", "a.txt", "--date", "2025-05-07"]),
        "2025-05-10"
    );
    // The name of a file says its day better than an option for all files.
    assert_eq!(
        from(&["extract", "2025-05-14-b.txt", "--date", "2025-05-07"]),
        "2025-05-17"
    );
}

#[test]
fn extract_prints_one_line_an_article() {
    let place = Place::new(&[
        ("in/a.txt", MEETING.as_bytes()),
        ("in/b.txt", b"Nothing.\n\nNothing at all."),
        ("in/c.jsonl", b"{\"id\": \"c1\", \"text\": \"One.\\nTwo.\", \"title\": \"T\", \"source\": \"S\", \"url\": \"U\"}\n{\"text\": \"Three.\"}\n"),
    ]);
    let ran = place.run(&["extract", "in"]);
    check(&ran, 0);
    assert_eq!(ran.stderr, "");
    let lines = ran.json();
    assert_eq!(lines.len(), 4);
    for line in ran.stdout.lines() {
        let keys = [
            "article",
            "mentions",
            "times",
            "claims",
            "meetings",
            "diagnostics",
        ];
        let places: Vec<usize> = keys
            .iter()
            .map(|k| line.find(&format!("\"{k}\":")).unwrap())
            .collect();
        assert!(places.is_sorted(), "{line}");
        assert_eq!(line.trim_end(), line);
    }
    let article = &lines[2]["article"];
    for (key, value) in [
        ("id", "c1"),
        ("title", "T"),
        ("source", "S"),
        ("url", "U"),
        ("language", "en"),
    ] {
        assert_eq!(article[key], value);
    }
}

#[test]
fn building_twice_changes_nothing_and_another_file_adds() {
    let place = built();
    let once = place.exports();
    let ran = place.run(&["build", "in", "-o", "g"]);
    check(&ran, 0);
    check_words(&ran.stderr, &["0 new or changed"]);
    assert_eq!(place.exports(), once);
    place.write(
        "2025-05-08-more.txt",
        "Anouk Delmarche visited Malta on Tuesday.",
    );
    let ran = place.run(&["build", "2025-05-08-more.txt", "-o", "g"]);
    check(&ran, 0);
    check_words(&ran.stderr, &["1 new or changed"]);
    let more = place.exports();
    for word in [
        "person:torvald-brekkehus",
        "place:vienna",
        "place:malta",
        "\"VISITS\"",
    ] {
        assert!(more.contains(word), "{word}");
    }
    assert!(more.lines().count() > once.lines().count());
}

#[test]
fn who_meets_prints_a_line_a_meeting() {
    let place = built();
    place.write(
        "2025-05-07-more.txt",
        "Lorne Tasker met Anouk Delmarche. Lorne Tasker denied having met Hesper Quillmoor in Riga on 2 April.",
    );
    check(&place.run(&["build", "2025-05-07-more.txt", "-o", "g"]), 0);
    let ran = place.run(&["who-meets", "g"]);
    check(&ran, 0);
    assert_eq!(ran.stderr, "");
    let lines: Vec<&str> = ran.stdout.lines().collect();
    let [_, denied, planned, undated] = lines.as_slice() else {
        panic!("{}", ran.stdout);
    };
    check_words(
        denied,
        &[
            "2025-04-02",
            "denied",
            "Hesper Quillmoor",
            "Lorne Tasker",
            "Riga",
        ],
    );
    check_words(
        planned,
        &[
            "2025-05-10",
            "planned",
            "Anouk Delmarche, Torvald Brekkehus",
            "Vienna",
            MEETING,
        ],
    );
    check_words(
        undated,
        &["undated", "asserted", "Lorne Tasker met Anouk Delmarche."],
    );
    assert!(ran.stdout.lines().all(|line| line == line.trim_end()));
}

#[test]
fn who_meets_filters_by_name() {
    let place = built();
    place.write(
        "2025-05-07-more.txt",
        "Lorne Tasker met Hesper Quillmoor on Monday.",
    );
    check(&place.run(&["build", "2025-05-07-more.txt", "-o", "g"]), 0);
    for name in [
        "Lorne Tasker",
        "lorne tasker",
        "Tasker",
        "person:lorne-tasker",
    ] {
        let ran = place.run(&["who-meets", "g", name]);
        check(&ran, 0);
        assert!(!ran.stdout.contains("Brekkehus"), "{}", ran.stdout);
        check_words(&ran.stdout, &["2025-05-05", "Hesper Quillmoor"]);
    }
    check_words(
        &place.run(&["who-meets", "g", "Vienna"]).stderr,
        &["no meeting found"],
    );
}

#[test]
fn who_meets_of_nobody_is_silent() {
    let place = Place::new(&[("a.txt", b"Lorne Tasker visited Malta.")]);
    check(&place.run(&["build", "a.txt", "-o", "g"]), 0);
    let ran = place.run(&["who-meets", "g"]);
    check(&ran, 0);
    assert_eq!(ran.stdout, "");
    check_words(&ran.stderr, &["no meeting found"]);
}

#[test]
fn explain_of_one_name_says_why_it_is_one() {
    let place = Place::new(&[
        ("2025-05-07-a.txt", b"Torvald Brekkehus visited Malta."),
        (
            "2025-05-08-b.txt",
            b"Torvald A. Brekkehus visited Peru. Mr. Brekkehus left.",
        ),
    ]);
    let build = ["build", "2025-05-07-a.txt", "2025-05-08-b.txt", "-o", "g"];
    check(&place.run(&build), 0);
    let ran = place.run(&["explain", "g", "brekkehus"]);
    let expected = "\
Torvald A. Brekkehus (person:torvald-a-brekkehus)  Person  2 articles, 2 sources
    formerly person:torvald-brekkehus
    Brekkehus             0.95  same name (1 articles)
    Torvald A. Brekkehus  0.95  same name (1 articles)
    Torvald Brekkehus     0.88  middle name left out (1 articles)
";
    assert_eq!((ran.code, ran.stdout.as_str()), (0, expected));
}

#[test]
fn explain_prints_the_sentence_verbatim() {
    let place = built();
    for (a, b) in [
        ("Torvald Brekkehus", "Anouk Delmarche"),
        ("delmarche", "brekkehus"),
        ("person:anouk-delmarche", "person:torvald-brekkehus"),
    ] {
        let ran = place.run(&["explain", "g", a, b]);
        check(&ran, 0);
        assert_eq!(ran.stderr, "");
        check_words(
            &ran.stdout,
            &[
                "MEETS",
                "planned",
                "2025-05-07",
                "2025-05-10",
                "meets/person",
                &format!("“{MEETING}”"),
            ],
        );
    }
    let ran = place.run(&["explain", "g", "Torvald Brekkehus", "Vienna"]);
    check(&ran, 0);
    assert_eq!(ran.stdout, "");
    check_words(&ran.stderr, &["no edge"]);
}

#[test]
fn export_writes_files_and_keeps_stdout_clean() {
    let place = built();
    let ran = place.run(&["export", "g", "--format", "jsonl", "-o", "deep/er"]);
    check(&ran, 0);
    assert_eq!(ran.stdout, "");
    for file in ["nodes.jsonl", "edges.jsonl"] {
        let text = fs::read_to_string(place.path("deep/er").join(file)).unwrap();
        assert!(text.lines().count() > 2, "{file}");
        for line in text.lines() {
            let record: Value = serde_json::from_str(line).unwrap();
            assert!(record["id"].is_string(), "{line}");
        }
    }
    let ran = place.run(&["export", "g", "--format", "dot", "-o", "deep"]);
    check(&ran, 0);
    assert_eq!(ran.stdout, "");
    let dot = fs::read_to_string(place.path("deep/graph.dot")).unwrap();
    assert!(dot.contains("Torvald Brekkehus"));
    check_dot(&place.path("deep/graph.dot"));
}

/// Graphviz reads the file, where it is installed.
fn check_dot(file: &Path) {
    let run = Command::new("dot").arg("-Tsvg").arg(file).output();
    if let Ok(output) = run {
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn draw_writes_a_picture_with_and_without_graphviz() {
    let place = built();
    let installed = Command::new("dot")
        .arg("-V")
        .stderr(Stdio::null())
        .status()
        .is_ok();
    let ran = place.run(&["draw", "g", "-o", "x.svg"]);
    check(&ran, 0);
    assert_eq!(ran.stdout, "");
    let by = if installed {
        "by Graphviz"
    } else {
        "built-in layout"
    };
    check_words(&ran.stderr, &["x.svg", by]);
    let mut command = place.command(&["draw", "g", "-o", "y.svg"]);
    command.env("PATH", "");
    let ran = Ran::of(command);
    check(&ran, 0);
    assert_eq!(ran.stdout, "");
    check_words(&ran.stderr, &["y.svg", "built-in layout"]);
    for file in ["x.svg", "y.svg"] {
        let svg = fs::read_to_string(place.path(file)).unwrap();
        check_words(
            &svg,
            &["<svg", "</svg>", "Torvald Brekkehus", "Anouk Delmarche"],
        );
    }
}

fn graphviz_is_installed() -> bool {
    let version = Command::new("dot").arg("-V").output();
    if version.is_err() {
        let _ = writeln!(std::io::stderr(), "left out: Graphviz is not installed");
    }
    version.is_ok()
}

#[test]
fn draw_writes_what_the_name_of_the_file_says() {
    let place = built();
    let ran = place.run(&["draw", "g", "-o", "x.dot"]);
    check(&ran, 0);
    check_words(&ran.stderr, &["x.dot drawn for Graphviz"]);
    let dot = fs::read_to_string(place.path("x.dot")).unwrap();
    check_words(&dot, &["digraph", "Torvald Brekkehus", " planned "]);
    check_dot(&place.path("x.dot"));
    if graphviz_is_installed() {
        for (file, magic) in [("x.png", &b"\x89PNG"[..]), ("x.PDF", b"%PDF-")] {
            check(&place.run(&["draw", "g", "-o", file]), 0);
            assert!(fs::read(place.path(file)).unwrap().starts_with(magic));
        }
    }
}

#[test]
fn draw_without_graphviz_says_what_to_install() {
    let place = built();
    for file in ["x.png", "x.pdf"] {
        let mut command = place.command(&["draw", "g", "-o", file]);
        command.env("PATH", "");
        let ran = Ran::of(command);
        check(&ran, 1);
        check_words(&ran.stderr, &["error", "install", "graphviz", ".svg"]);
        assert!(!place.path(file).exists());
    }
    let ran = place.run(&["draw", "g", "-o", "x.gif"]);
    check(&ran, 2);
    check_words(&ran.stderr, &[".svg, .png, .pdf or .dot"]);
}

/// Three articles of three months, and what each kind of filter leaves of them.
const NEWS: &str = r#"{"id":"a","date":"2025-05-07","text":"Torvald Brekkehus will meet Anouk Delmarche in Vienna on Saturday."}
{"id":"b","date":"2025-06-11","text":"Maud Quill met Anouk Delmarche in Riga on Monday."}
{"id":"c","date":"2025-07-02","text":"Maud Quill, the head of Brightwell Energy Ltd, visited Malta on Monday."}
"#;

const TORVALD: &str = "person:torvald-brekkehus";
const ANOUK: &str = "person:anouk-delmarche";
const MAUD: &str = "person:maud-quill";
const BRIGHTWELL: &str = "org:brightwell-energy-ltd";
const MALTA: &str = "place:malta";
const VIENNA: &str = "place:vienna";
const RIGA: &str = "place:riga";

/// Arguments, then who is left, and who is not.
const FILTERS: &[(&[&str], &[&str], &[&str])] = &[
    (&[], &[TORVALD, MAUD, MALTA, BRIGHTWELL], &[]),
    (
        &["--node-types", "Person,Meeting"],
        &[TORVALD, MAUD],
        &[MALTA, BRIGHTWELL],
    ),
    (
        &["--edge-types", "VISITS"],
        &[MAUD, MALTA],
        &[TORVALD, BRIGHTWELL],
    ),
    (&["--status", "planned"], &[TORVALD, VIENNA], &[MAUD, MALTA]),
    (
        &["--since", "2025-06-11"],
        &[MAUD, RIGA, MALTA],
        &[TORVALD, VIENNA],
    ),
    (
        &["--until", "2025-06-10"],
        &[TORVALD, VIENNA],
        &[MAUD, MALTA],
    ),
    (
        &["--since", "2025-06-01", "--until", "2025-06-30"],
        &[MAUD, RIGA],
        &[TORVALD, MALTA],
    ),
    (&["--around", "Torvald"], &[TORVALD, ANOUK], &[MAUD, MALTA]),
    (
        &["--around", "Torvald", "--hops", "2"],
        &[TORVALD, MAUD, VIENNA],
        &[MALTA, BRIGHTWELL],
    ),
    (&["--min-confidence", "0.01"], &[TORVALD, MAUD, MALTA], &[]),
];

fn news() -> Place {
    let place = Place::new(&[("news.jsonl", NEWS.as_bytes())]);
    check(&place.run(&["build", "news.jsonl", "-o", "g"]), 0);
    place
}

fn check_part(text: &str, arguments: &[&str], there: &[&str], gone: &[&str]) {
    for name in there {
        assert!(text.contains(name), "{arguments:?}: no {name} in {text}");
    }
    for name in gone {
        assert!(!text.contains(name), "{arguments:?}: {name} in {text}");
    }
}

#[test]
fn export_writes_the_part_that_is_asked_for() {
    let place = news();
    for (arguments, there, gone) in FILTERS {
        let command = [
            &["export", "g", "--format", "jsonl", "-o", "out"],
            *arguments,
        ]
        .concat();
        check(&place.run(&command), 0);
        let nodes = fs::read_to_string(place.path("out/nodes.jsonl")).unwrap();
        check_part(&nodes, arguments, there, gone);
    }
    let command = "export g --format jsonl -o out --min-confidence 1";
    check(&place.run(&command.split(' ').collect::<Vec<_>>()), 0);
    let nodes = fs::read_to_string(place.path("out/nodes.jsonl")).unwrap();
    assert_eq!(nodes, "");
}

#[test]
fn draw_shows_the_part_that_is_asked_for() {
    let place = news();
    for (arguments, there, gone) in FILTERS {
        let command = [&["draw", "g", "-o", "x.dot"], *arguments].concat();
        check(&place.run(&command), 0);
        let dot = fs::read_to_string(place.path("x.dot")).unwrap();
        check_part(&dot, arguments, there, gone);
    }
}

#[test]
fn who_meets_lists_the_part_that_is_asked_for() {
    let place = news();
    for (arguments, there, gone) in [
        (&["--node-types", "Person,Meeting"][..], "Torvald Maud", ""),
        (&["--node-types", "Place"], "", "Torvald Maud"),
        (
            &["--edge-types", "ATTENDS,HELD_IN"],
            "Torvald Maud Vienna",
            "",
        ),
        (&["--edge-types", "VISITS"], "", "Torvald Maud"),
        (&["--status", "planned"], "Torvald Vienna", "Maud"),
        (&["--status", "asserted,denied"], "Maud Riga", "Torvald"),
        (&["--since", "2025-06-11"], "Maud Riga", "Torvald"),
        (&["--until", "2025-06-10"], "Torvald Vienna", "Maud"),
        (&["--around", "Torvald"], "Torvald Anouk", "Maud"),
        (&["--around", "Torvald", "--hops", "2"], "Torvald Maud", ""),
        (&["--min-confidence", "0.01"], "Torvald Maud", ""),
        (&["--min-confidence", "1"], "", "Torvald Maud"),
    ] {
        let ran = place.run(&[&["who-meets", "g"], arguments].concat());
        check(&ran, 0);
        let [there, gone] = [there, gone].map(|names| names.split_whitespace().collect::<Vec<_>>());
        check_part(&ran.stdout, arguments, &there, &gone);
    }
}

#[test]
fn a_filter_that_cannot_be_is_an_error() {
    let place = news();
    for command in [
        &["export", "g", "--format", "jsonl", "-o", "out"][..],
        &["draw", "g", "-o", "x.svg"],
        &["who-meets", "g"],
    ] {
        for (arguments, code, word) in [
            (&["--node-types", "Persn"][..], 1, "Persn"),
            (&["--edge-types", "MEETS,MET"], 1, "MET"),
            (&["--around", "Nobody Atall"], 1, "Nobody Atall"),
            (&["--status", "plan"], 2, "asserted, planned, possible"),
            (&["--since", "2025-02-30"], 2, "2025-02-30"),
            (&["--until", "June"], 2, "June"),
            (&["--hops", "2"], 2, "--around"),
            (&["--around", "Maud", "--hops", "-1"], 2, "-1"),
            (&["--min-confidence", "93"], 2, "from 0 to 1"),
        ] {
            let ran = place.run(&[command, arguments].concat());
            check(&ran, code);
            check_words(&ran.stderr, &[word]);
            assert_eq!(ran.stdout, "");
        }
    }
    assert!(!place.path("out").exists() && !place.path("x.svg").exists());
}

#[test]
fn draw_of_a_large_graph_says_what_is_not_shown() {
    let articles = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/articles");
    let place = Place::new(&[]);
    check(&place.run(&["build", articles, "-o", "g"]), 0);
    let ran = place.run(&["draw", "g", "-o", "x.dot"]);
    check(&ran, 0);
    check_words(&ran.stderr, &["nodes are not shown", "--around NAME"]);
}

#[test]
fn schema_list_and_check_say_what_there_is() {
    let place = Place::new(&[]);
    let ran = place.run(&["schema", "list"]);
    check(&ran, 0);
    assert_eq!(ran.stderr, "");
    check_words(
        &ran.stdout,
        &["Person", "Meeting", "MEETS", "REPRESENTS", "rules"],
    );
    let ran = place.run(&["schema", "check"]);
    check(&ran, 0);
    check_words(&ran.stderr, &["edge types", "rules", "all good"]);
    let rule = r#"[[rule]]
name = "loans/lends"
edge = "LENDS_TO"
pattern = "source:{Org} ![meet] target:{Org}"
confidence = 90
accepts = [
  { text = "Acme Corp lent.", claims = ["Acme Corp LENDS_TO Norway asserted"] },
]
rejects = [
  "Acme Corp sat down.",
]
"#;
    let edge = "type = \"LENDS_TO\"\nsource = [\"Org\"]\ntarget = [\"Org\", \"Place\"]\ndescription = \"Lends.\"\n";
    place.write("mine/edges/LENDS_TO.toml", edge);
    let ran = place.run(&["schema", "list", "--schema", "mine"]);
    check(&ran, 0);
    check_words(&ran.stdout, &["LENDS_TO", "no rules yet"]);
    check(&place.run(&["schema", "check", "mine"]), 0);
    place.write("mine/rules/loans.toml", rule);
    let ran = place.run(&["schema", "check", "mine"]);
    check(&ran, 1);
    check_words(
        &ran.stderr,
        &["rules/loans.toml:7: error", "loans/lends", "1 problem"],
    );
}

/// Two sentences and a by-line, of which the second has a character of more than one byte before it.
const WORDS: &str =
    "By Lorne Tasker\n\nThe café paid $92,106.\tIt can't close: Torvald Brekkehus said so.";

#[test]
fn annotate_prints_words_in_sentences_with_offsets_in_code_points() {
    let place = Place::new(&[("a.txt", WORDS.as_bytes())]);
    let ran = place.run(&["annotate", "a.txt", "--format", "jsonl"]);
    check(&ran, 0);
    assert_eq!(ran.stderr, "");
    let [line] = ran.json().try_into().unwrap();
    let chars: Vec<char> = WORDS.chars().collect();
    let of = |record: &Value| {
        let at = |key: &str| record[key].as_u64().unwrap() as usize;
        let text: String = chars[at("start")..at("end")].iter().collect();
        assert_eq!(record["text"], text.as_str());
        text
    };
    let sentences: Vec<(String, bool, Vec<String>)> = line["sentences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|sentence| {
            let at = |i: usize| sentence["tokens"][i].as_u64().unwrap() as usize;
            let tokens = &line["tokens"].as_array().unwrap()[at(0)..at(1)];
            let furniture = sentence["furniture"].as_bool().unwrap();
            (of(sentence), furniture, tokens.iter().map(of).collect())
        })
        .collect();
    let words = |words: &str| words.split(' ').map(str::to_owned).collect();
    assert_eq!(
        sentences,
        [
            ("By Lorne Tasker".into(), true, words("By Lorne Tasker")),
            (
                "The café paid $92,106.".into(),
                false,
                words("The café paid $ 92,106 .")
            ),
            (
                "It can't close: Torvald Brekkehus said so.".into(),
                false,
                words("It ca n't close : Torvald Brekkehus said so .")
            ),
        ]
    );
    let names = line["names"].as_array().unwrap();
    let names: Vec<_> = names.iter().map(|n| (of(n), n["label"].clone())).collect();
    assert_eq!(names, [("Torvald Brekkehus".to_owned(), "Person".into())]);
    assert_eq!(line["tokens"][5]["lemma"], "pay");
    assert_eq!(line["tokens"][5]["tag"], "VBD");
    assert_eq!(line["tokens"][5]["dep"], "ROOT");
    assert_eq!(line["tokens"][5]["head"], 5);
}

#[test]
fn annotate_prints_conllu() {
    let place = Place::new(&[]);
    let text = "It can't. It\\tis Torvald Brekkehus.";
    place.write(
        "b.jsonl",
        format!("{{\"id\": \"a1\", \"text\": \"{text}\"}}\n"),
    );
    let ran = place.run(&["annotate", "b.jsonl", "--format", "conllu"]);
    check(&ran, 0);
    let expected = [
        "# newdoc id = a1",
        "# sent_id = a1-1",
        "# text = It can't.",
        "1 It it _ PRP _ 2 nsubj _ _",
        "2 ca can _ MD _ 0 ROOT _ SpaceAfter=No",
        "3 n't not _ RB _ 2 neg _ SpaceAfter=No",
        "4 . . _ . _ 2 punct _ _",
        "",
        "# sent_id = a1-2",
        "# text = It is Torvald Brekkehus.",
        "1 It it _ PRP _ 2 nsubj _ _",
        "2 is be _ VBZ _ 0 ROOT _ _",
        "3 Torvald Torvald _ NNP _ 4 compound _ Name=B-Person",
        "4 Brekkehus Brekkehus _ NNP _ 2 attr _ Name=I-Person|SpaceAfter=No",
        "5 . . _ . _ 2 punct _ _",
        "",
        "",
    ];
    let found: Vec<String> = ran
        .stdout
        .split('\n')
        .map(|l| l.replace('\t', " "))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn annotate_prints_a_table_and_skips_other_languages() {
    let place = Place::new(&[("a.txt", WORDS.as_bytes()), ("b.txt", FRENCH.as_bytes())]);
    let ran = place.run(&["annotate", "a.txt", "b.txt"]);
    check(&ran, 3);
    check_words(&ran.stderr, &["b.txt: skipped", "French"]);
    check_words(
        &ran.stdout,
        &["(furniture) By Lorne Tasker", "WORD", "92,106", "Person"],
    );
    assert!(!ran.stdout.contains("ministre"), "{}", ran.stdout);
    let hostile = Place::new(&[("a.txt", "It \u{1b}[31mis\u{202e} so.".as_bytes())]);
    check_tame(&hostile.run(&["annotate", "a.txt"]).stdout);
    let conllu = hostile.run(&["annotate", "a.txt", "--format", "conllu"]);
    assert!(!conllu.stdout.contains('\u{1b}'), "{}", conllu.stdout);
}

#[test]
fn completions_are_for_every_command() {
    let place = Place::new(&[]);
    for shell in ["bash", "zsh", "fish"] {
        let ran = place.run(&["completions", shell]);
        check(&ran, 0);
        assert_eq!(ran.stderr, "");
        check_words(
            &ran.stdout,
            &["annotate", "who-meets", "explain", "completions"],
        );
    }
}

#[test]
fn help_has_examples() {
    let place = Place::new(&[]);
    for command in [
        "extract",
        "annotate",
        "build",
        "remove",
        "merge",
        "info",
        "verify",
        "diff",
        "contradictions",
        "timeline",
        "who-meets",
        "explain",
        "export",
        "draw",
        "schema",
        "rules",
        "completions",
    ] {
        let ran = place.run(&[command, "--help"]);
        check(&ran, 0);
        assert_eq!(ran.stderr, "");
        check_words(
            &ran.stdout,
            &[
                "Example",
                &format!("\n  newsgraph {command} "),
                "Usage: newsgraph",
            ],
        );
    }
    check_words(
        &place.run(&["--help"]).stdout,
        &["Exit codes", "3 done, but some input was skipped"],
    );
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/articles");
    let place = Place::new(&[]);
    let mut command = place.command(&["extract", examples]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut byte = [0];
    child.stdout.take().unwrap().read_exact(&mut byte).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

/// What wants to break out of a terminal, a line, a table, JSON, DOT or SVG.
const HOSTILE: &[&str] = &[
    "\"",
    "\\\"",
    "'",
    "`",
    "`id`",
    "</script>",
    "<script>alert(1)</script>",
    "&amp;",
    "\u{202e}",
    "\u{2066}",
    "\u{1b}[31m",
    "\u{1b}]0;title\u{7}",
    "\u{9b}31m",
    "\t",
    "\r",
    "\u{8}",
    "\u{7f}",
    "\\",
    "\\n",
    "{|}",
    "-->",
    "]]>",
    "%s",
    "$(id)",
    "\u{2028}",
    "\u{feff}",
];

#[test]
fn hostile_names_stay_text() {
    let mut lines = String::new();
    for (i, evil) in HOSTILE.iter().enumerate() {
        // Names of their own, so that the meetings of one day stay apart.
        let letter = |n: usize| char::from(b'a' + n as u8);
        for (k, (before, after)) in [(" ", " "), ("", " "), (" ", ""), ("x", "x")]
            .iter()
            .enumerate()
        {
            let name = format!("Lorne{before}{evil}{after}Tasker{}{}", letter(i), letter(k));
            let plain = format!("Lorne Tasker{}{}", letter(i), letter(k));
            let text = format!(
                "{name} met Anouk Delmarche in Vienna on Monday. {plain} met Anouk Delmarche in Riga {evil} on \
                 Sunday{evil}. Maud Quill, the head of Bright{evil}well {evil} Energy Ltd, left."
            );
            let record = serde_json::json!({
                "id": format!("a{i}{evil}{}", lines.len()),
                "date": "2025-05-07",
                "title": format!("Title {evil} of {name}"),
                "source": evil,
                "url": format!("https://example.org/{evil}"),
                "text": text,
            });
            lines += &format!("{record}\n");
        }
        lines += &format!("{{\"date\": \"{}\", \"text\": 7\n", evil.escape_debug());
    }
    let place = Place::new(&[("a\u{1b}[31m\u{202e}.jsonl", lines.as_bytes())]);
    let ran = place.run(&["build", ".", "-o", "g"]);
    check(&ran, 3);
    assert_eq!(ran.stdout, "");
    check_tame(&ran.stderr);

    let ran = place.run(&["who-meets", "g"]);
    check(&ran, 0);
    check_tame(&ran.stdout);
    assert!(ran.stdout.lines().count() > HOSTILE.len(), "{}", ran.stdout);

    let exports = place.exports();
    let mut pairs = 0;
    for line in exports.lines().filter(|line| line.starts_with("{\"")) {
        let record: Value = serde_json::from_str(line).unwrap();
        if record["type"] == "MEETS" {
            let [a, b] = ["source", "target"].map(|end| record[end].as_str().unwrap());
            let ran = place.run(&["explain", "g", a, b]);
            check(&ran, 0);
            check_tame(&ran.stdout);
            check_tame(&ran.stderr);
            pairs += 1;
        }
    }
    assert!(pairs > 10, "{pairs}");
    check_dot(&place.path("out/graph.dot"));
    let dot = exports.split_once("graph").unwrap().1;
    assert!(dot.contains("Lorne"));

    for path in [std::env::var_os("PATH").unwrap(), "".into()] {
        let mut command = place.command(&["draw", "g", "-o", "g.svg"]);
        command.env("PATH", path);
        let ran = Ran::of(command);
        check(&ran, 0);
        check_tame(&ran.stderr);
        let svg = fs::read_to_string(place.path("g.svg")).unwrap();
        assert!(!svg.contains("<script") && !svg.contains("</script"));
        let forbidden = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r');
        assert!(!svg.contains(forbidden), "XML has no such characters");
    }
}

#[test]
fn hostile_arguments_stay_text() {
    let place = built();
    for evil in HOSTILE {
        for arguments in [
            &["who-meets", "g", "--", evil][..],
            &["explain", "g", "--", evil, "Anouk Delmarche"],
            &["who-meets", &format!("no{evil}where")],
        ] {
            let ran = place.run(arguments);
            check(&ran, 1);
            assert_eq!(ran.stdout, "");
            check_tame(&ran.stderr);
        }
    }
}

#[test]
fn an_export_knows_the_types_of_a_folder() {
    let edge = "type = \"TRADES_WITH\"\nsource = [\"Org\"]\ntarget = [\"Org\"]\nsymmetric = true\ndescription = \"Trades.\"\n";
    let rule = r#"[[rule]]
name = "trade/sells"
edge = "TRADES_WITH"
pattern = "source:{Org} ![sell] to target:{Org}"
confidence = 90
accepts = [{ text = "Acme Corp sold to Quillmoor Ltd.", claims = ["Acme Corp TRADES_WITH Quillmoor Ltd asserted"] }]
rejects = ["Acme Corp sold out."]
"#;
    let place = Place::new(&[
        ("mine/edges/TRADES_WITH.toml", edge.as_bytes()),
        ("mine/rules/trade.toml", rule.as_bytes()),
        ("a.txt", b"Brightwell Ltd sold to Acme Corp."),
    ]);
    check(
        &place.run(&["build", "a.txt", "-o", "g", "--schema", "mine"]),
        0,
    );
    let export = [
        "export", "g", "--schema", "mine", "--format", "dot", "-o", "out",
    ];
    check(&place.run(&export), 0);
    let dot = fs::read_to_string(place.path("out/graph.dot")).unwrap();
    let drawn = dot
        .lines()
        .find(|line| line.contains("label=\"TRADES_WITH\""));
    check_words(drawn.unwrap(), &["dir=none"]);
    check(
        &place.run(&["draw", "g", "--schema", "mine", "-o", "g.svg"]),
        0,
    );
}
