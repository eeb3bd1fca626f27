//! `newsgraph rules`: the tests of rule files, and why rules make claims of a sentence or not.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Command;

use assert_cmd::prelude::*;
use tempfile::TempDir;

const EDGE: &str = "type = \"TRANSFERS_TO\"\nsource = [\"Person\"]\ntarget = [\"Org\"]\nexact = true\n\
    description = \"The player moves to the club.\"\n";

const RULES: &str = r#"[[rule]]
name = "transfers/signs"
edge = "TRANSFERS_TO"
frame = "target:subject verb:sign source:object !for{charity}"
confidence = 85
accepts = [
  { text = "Brightwell Athletic signed Maria Larsen.", claims = ["Maria Larsen TRANSFERS_TO Brightwell Athletic asserted"] },
]
rejects = [
  "Brightwell Athletic signed Maria Larsen's shirt.",
]

[[rule]]
name = "transfers/lends"
edge = "TRANSFERS_TO"
frame = "target:object{player}>to verb:lend source:subject"
confidence = 85
accepts = [
  { text = "Maria Larsen lent a player to Brightwell Athletic.", claims = ["Maria Larsen TRANSFERS_TO Brightwell Athletic asserted"] },
]
rejects = [
  "Maria Larsen lent a hand to Brightwell Athletic.",
]
"#;

/// A folder with a schema `mine`.
fn place() -> TempDir {
    let place = tempfile::tempdir().unwrap();
    write(place.path(), "mine/edges/TRANSFERS_TO.toml", EDGE);
    write(place.path(), "mine/rules/transfers.toml", RULES);
    place
}

fn write(place: &Path, name: &str, content: &str) {
    let path = place.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

/// Runs the program; gives its exit code, stdout and stderr.
fn run(place: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("newsgraph").unwrap();
    let output = command.args(arguments).current_dir(place).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    (code, text(output.stdout), text(output.stderr))
}

/// A trace of a text, of all rules or of one, has these lines, in this order.
#[track_caller]
fn check_trace(text: &str, rule: Option<&str>, lines: &[&str]) {
    let place = place();
    write(place.path(), "a.txt", text);
    let mut arguments = vec!["rules", "trace", "a.txt", "--schema", "mine"];
    arguments.extend(["--date", "2025-06-04"]);
    arguments.extend(rule.map(|rule| ["--rule", rule]).into_iter().flatten());
    let (code, stdout, stderr) = run(place.path(), &arguments);
    assert_eq!((code, stderr.as_str()), (0, ""));
    let mut rest = stdout.lines().map(str::trim);
    for line in lines {
        assert!(rest.any(|l| l == *line), "no {line:?} in\n{stdout}");
    }
    let again = run(place.path(), &arguments);
    assert_eq!(again.1, stdout);
}

#[test]
fn test_says_which_sentences_pass() {
    let place = place();
    let file = "mine/rules/transfers.toml";
    let (code, stdout, stderr) = run(place.path(), &["rules", "test", file]);
    assert_eq!(code, 0, "{stdout}{stderr}");
    assert_eq!(
        stdout,
        "transfers/signs\n\
        \x20 passes  accepts  Brightwell Athletic signed Maria Larsen.\n\
        \x20 passes  rejects  Brightwell Athletic signed Maria Larsen's shirt.\n\
        transfers/lends\n\
        \x20 passes  accepts  Maria Larsen lent a player to Brightwell Athletic.\n\
        \x20 passes  rejects  Maria Larsen lent a hand to Brightwell Athletic.\n"
    );
    assert_eq!(stderr, "2 rules with 4 sentences: all good\n");
}

#[test]
fn test_says_what_a_failing_rule_makes_instead() {
    let place = place();
    let wrong = RULES.replace("Athletic asserted", "Athletic denied");
    let wrong = wrong.replace("Maria Larsen's shirt", "Peter Hall");
    write(place.path(), "mine/rules/transfers.toml", &wrong);
    let (code, stdout, stderr) = run(
        place.path(),
        &["rules", "test", "mine/rules/transfers.toml"],
    );
    assert_eq!(code, 1);
    let expected = "transfers/signs
  FAILS   accepts  Brightwell Athletic signed Maria Larsen.
          at mine/rules/transfers.toml:7
          lacks  Maria Larsen TRANSFERS_TO Brightwell Athletic denied
          makes  Maria Larsen TRANSFERS_TO Brightwell Athletic asserted
  FAILS   rejects  Brightwell Athletic signed Peter Hall.
          at mine/rules/transfers.toml:10
          makes  Peter Hall TRANSFERS_TO Brightwell Athletic asserted
";
    assert!(stdout.starts_with(expected), "{stdout}");
    assert_eq!(stderr, "2 rules with 4 sentences: 3 problem(s)\n");
}

#[test]
fn test_runs_only_the_rules_of_the_file() {
    let place = place();
    // The program has a rule file of this name.
    fs::rename(
        place.path().join("mine/rules/transfers.toml"),
        place.path().join("mine/rules/visits.toml"),
    )
    .unwrap();
    let other = RULES.replace("transfers/", "other/");
    // Of two rules that say the same the first one makes the claim.
    let other = other
        .replace("verb:sign", "verb:buy")
        .replace("verb:lend", "verb:rent");
    write(place.path(), "mine/rules/other.toml", &other);
    let inside = place.path().join("mine/rules");
    for (folder, file) in [
        (place.path(), "mine/rules/visits.toml"),
        (&inside, "visits.toml"),
    ] {
        let (code, _, stderr) = run(folder, &["rules", "test", file]);
        assert_eq!(code, 0);
        assert_eq!(stderr, "2 rules with 4 sentences: all good\n");
    }
}

#[test]
fn test_names_what_is_wrong_in_the_file() {
    let place = place();
    let wrong = RULES.replace("verb:lend", "verb:");
    write(place.path(), "mine/rules/transfers.toml", &wrong);
    let (code, _, stderr) = run(
        place.path(),
        &["rules", "test", "mine/rules/transfers.toml"],
    );
    assert_eq!(code, 1);
    assert!(
        stderr.contains("mine/rules/transfers.toml:16: error"),
        "{stderr}"
    );
    for file in ["mine/edges/TRANSFERS_TO.toml", "mine/rules/none.toml"] {
        let (code, stdout, stderr) = run(place.path(), &["rules", "test", file]);
        assert_eq!((code, stdout.as_str()), (1, ""));
        assert!(stderr.contains(file), "{stderr}");
    }
}

#[test]
fn the_rules_of_the_program_can_be_tested_from_their_files() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/rules/meets.toml");
    let (code, stdout, stderr) = run(place().path(), &["rules", "test", file]);
    assert_eq!(code, 0, "{stdout}{stderr}");
    assert!(stdout.contains("meets/person\n  passes"), "{stdout}");
}

#[test]
fn a_trace_shows_the_ends_and_the_claim() {
    check_trace(
        "Brightwell Athletic may sign Maria Larsen.",
        None,
        &[
            "Brightwell Athletic may sign Maria Larsen.",
            "transfers/signs at “sign”",
            "source object: “Larsen” is Maria Larsen (Person)",
            "target subject: “Athletic” is Brightwell Athletic (Org)",
            "status possible",
            "claim: Maria Larsen TRANSFERS_TO Brightwell Athletic possible",
        ],
    );
}

#[test]
fn a_trace_says_why_an_end_falls() {
    let rule = Some("transfers/signs");
    check_trace(
        "Brightwell Athletic signed the shirt.",
        rule,
        &[
            "source object: “shirt” means nobody: no name, and no group that stands for one",
            "no claim: there is no source",
        ],
    );
    check_trace(
        "Maria Larsen signed Peter Hall.",
        rule,
        &[
            "target subject: “Larsen” is Maria Larsen: wrong label (Person)",
            "no claim: there is no target",
        ],
    );
    check_trace(
        "Officials of the European Union signed Peter Hall.",
        rule,
        &[
            "target subject: “Officials” stands for European Union: a group, which this edge does not take",
        ],
    );
    check_trace(
        "Peter Hall criticized Peter Hall.",
        None,
        &[
            "target object: “Hall” is Peter Hall again",
            "no claim: there is no target",
        ],
    );
}

#[test]
fn a_trace_says_what_must_and_must_not_stand_there() {
    check_trace(
        "Brightwell Athletic signed Maria Larsen for charity.",
        None,
        &[
            "transfers/signs at “signed”",
            "no claim: something stands at !for{charity}",
        ],
    );
    check_trace(
        "Maria Larsen lent a hand to Brightwell Athletic.",
        None,
        &[
            "target object{player}>to: not object{player}, but “hand”",
            "no claim: there is no target",
        ],
    );
}

#[test]
fn a_trace_says_where_a_rule_is_not_tried() {
    let rule = Some("transfers/signs");
    let idle = "not tried: no verb or noun of action here (tag VBN, relation amod)";
    check_trace("Maria Larsen sold a signed shirt.", rule, &[idle]);
    check_trace(
        "It thawed.",
        rule,
        &["It thawed.", "none of its words stands here"],
    );
    check_trace(
        "It thawed.",
        None,
        &["It thawed.", "no rule's words stand here"],
    );
}

#[test]
fn a_trace_shows_titles_and_patterns() {
    check_trace(
        "Peter Hall, the former chairman of Acme Corp, lives in Perugia, Italy.",
        None,
        &[
            "office/borne at “chairman”",
            "source called: “Hall” is Peter Hall (Person)",
            "target owner: “Corp” is Acme Corp (Org)",
            "status ended",
            "claim: Peter Hall HEADS Acme Corp ended",
            "matches “Perugia, Italy”",
            "claim: Perugia LOCATED_IN Italy asserted",
        ],
    );
}

#[test]
fn a_trace_of_no_rule_fails() {
    let place = place();
    write(place.path(), "a.txt", "It rained.");
    let arguments = ["rules", "trace", "a.txt", "--schema", "mine"];
    let (code, stdout, stderr) = run(
        place.path(),
        &[&arguments[..], &["--rule", "transfers/buys"]].concat(),
    );
    assert_eq!((code, stdout.as_str()), (1, ""));
    assert!(
        stderr.contains("transfers/signs, transfers/lends"),
        "{stderr}"
    );
}
