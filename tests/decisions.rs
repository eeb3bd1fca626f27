//! `decisions.csv` and `newsgraph review`: what people decide wins, in whatever order the lines stand, and survives every
//! build; what contradicts itself is said with its lines.

// Clippy takes only functions marked as tests for tests, not their helpers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;

use assert_cmd::Command;
use assert_cmd::cargo::CommandCargoExt;
use common::{ENGINE, SCHEMA, article, edge_lines, ids};
use newsgraph::graph::KnowledgeGraph;
use newsgraph::model::Extraction;
use newsgraph::resolve::{Decisions, Resolved, resolve_with};

type Articles<'a> = &'a [(&'a str, &'a str)];

const TWO: [(&str, &str); 3] = [
    ("a1", "Torvald Brekkehus visited Malta."),
    ("a2", "Torvald A. Brekkehus visited Cyprus."),
    ("a3", "Mr. Brekkehus visited Peru."),
];

/// The graph of articles with these decisions, lines of the file without its head; and what was said of them.
fn decided(articles: Articles, lines: &[&str]) -> (Resolved, Vec<String>) {
    let extract = |(id, text): &(&str, &str)| ENGINE.extract(&article(id, "2025-05-07", text));
    let extractions: Vec<Extraction> = articles.iter().map(extract).collect();
    let text = format!("decision,a,b,value,note\n{}\n", lines.join("\n"));
    let (decisions, problems) = Decisions::read("decisions.csv", &text, &SCHEMA);
    let resolved = resolve_with(extractions.as_slice(), &SCHEMA, &decisions).unwrap();
    let problems = problems.iter().chain(&resolved.problems);
    let problems = problems.map(ToString::to_string).collect();
    (resolved, problems)
}

/// The persons and what was said.
#[track_caller]
fn check(articles: Articles, lines: &[&str], people: &[&str]) -> KnowledgeGraph {
    let (resolved, problems) = decided(articles, lines);
    assert_eq!(problems, [""; 0]);
    assert_eq!(ids(&resolved.graph, "Person"), people);
    let mut turned = lines.to_vec();
    turned.reverse();
    let (other, _) = decided(articles, &turned);
    assert_eq!(edge_lines(&other.graph), edge_lines(&resolved.graph));
    resolved.graph
}

#[test]
fn nothing_decided_changes_nothing() {
    check(&TWO, &[], &["person:torvald-a-brekkehus"]);
    check(&TWO, &["# a remark"], &["person:torvald-a-brekkehus"]);
}

#[test]
fn different_keeps_apart_what_the_program_joins() {
    let ids = "different,person:torvald-brekkehus,person:torvald-a-brekkehus,,";
    let apart = [
        "person:brekkehus",
        "person:torvald-a-brekkehus",
        "person:torvald-brekkehus",
    ];
    check(&TWO, &[ids], &apart);
    let names = "different,Torvald Brekkehus@a1,Torvald A. Brekkehus@a2,,two men";
    check(&TWO, &[names], &apart);
    let bare = "different,Brekkehus@a3,person:torvald-a-brekkehus,,";
    check(
        &TWO,
        &[bare],
        &["person:brekkehus", "person:torvald-a-brekkehus"],
    );
}

#[test]
fn same_joins_what_the_program_keeps_apart() {
    let articles = [
        ("a1", "Torvald Brekkehus visited Malta."),
        ("a2", "Halvard Brekkehus visited Cyprus."),
        ("a3", "Mr. Brekkehus visited Peru."),
    ];
    let apart = [
        "person:brekkehus",
        "person:halvard-brekkehus",
        "person:torvald-brekkehus",
    ];
    check(&articles, &[], &apart);
    let one = "same,person:halvard-brekkehus,person:torvald-brekkehus,,he changed his name";
    check(&articles, &[one], &["person:halvard-brekkehus"]);
    let bare = "same,Brekkehus@a3,person:torvald-brekkehus,,";
    check(
        &articles,
        &[bare],
        &["person:halvard-brekkehus", "person:torvald-brekkehus"],
    );
    // The id that the name had before is as good.
    let both = [
        bare,
        "different,person:halvard-brekkehus,person:brekkehus,,",
    ];
    check(
        &articles,
        &both,
        &["person:halvard-brekkehus", "person:torvald-brekkehus"],
    );
}

#[test]
fn one_of_two_namesakes_of_one_spelling_can_be_told_apart() {
    let articles = [
        ("a1", "John Brekkehus visited Malta."),
        ("a2", "John Brekkehus visited Cyprus."),
        ("a3", "John Brekkehus visited Peru."),
    ];
    check(&articles, &[], &["person:john-brekkehus"]);
    let graph = check(
        &articles,
        &[
            "different,John Brekkehus@a1,John Brekkehus@a2,,",
            "same,John Brekkehus@a1,John Brekkehus@a3,,",
        ],
        &["person:john-brekkehus", "person:john-brekkehus-a783c29c"],
    );
    let plain = graph.node(graph.find("person:john-brekkehus").unwrap());
    assert_eq!(plain.articles, [0, 2]);
}

#[test]
fn veto_takes_an_edge_out() {
    let check = |lines: &[&str], visits: usize| {
        let (resolved, problems) = decided(&TWO, lines);
        let said = edge_lines(&resolved.graph).into_iter();
        let said = said.filter(|line| line.contains(" VISITS "));
        assert_eq!(said.count(), visits, "{lines:?}");
        // A veto that there is no edge for is said.
        let unused = if visits == 3 { lines.len() } else { 0 };
        assert_eq!(problems.len(), unused, "{problems:?}");
    };
    check(&[], 3);
    for veto in [
        "veto,person:torvald-a-brekkehus,place:malta,VISITS,",
        "veto,Torvald Brekkehus@a1,place:malta,VISITS:asserted,",
    ] {
        check(&[veto], 2);
    }
    for veto in [
        "veto,person:torvald-a-brekkehus,place:malta,VISITS:denied,",
        "veto,place:malta,person:torvald-a-brekkehus,VISITS,",
    ] {
        check(&[veto], 3);
    }
}

#[test]
fn rename_changes_the_name_and_not_the_id() {
    let line = "rename,person:torvald-brekkehus,,Torvald the Elder,";
    let graph = check(&TWO, &[line], &["person:torvald-a-brekkehus"]);
    let node = graph.node(graph.find("person:torvald-a-brekkehus").unwrap());
    assert_eq!(node.name, "Torvald the Elder");
    assert!(node.aliases.contains(&"Torvald A. Brekkehus".to_owned()));
}

#[test]
fn type_changes_the_label_and_the_edges_that_it_allows() {
    let (resolved, problems) = decided(&TWO, &["type,person:brekkehus,,Org,"]);
    assert_eq!(problems, [""; 0]);
    assert_eq!(ids(&resolved.graph, "Org"), ["org:brekkehus"]);
    assert_eq!(
        ids(&resolved.graph, "Person"),
        ["person:torvald-a-brekkehus"]
    );
    let (resolved, _) = decided(&TWO, &["type,Brekkehus@a3,,Place,"]);
    assert_eq!(ids(&resolved.graph, "Place").len(), 4);
    assert!(
        edge_lines(&resolved.graph)
            .iter()
            .all(|line| !line.contains("place:brekkehus VISITS"))
    );
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    let said = |lines: &[&str]| decided(&TWO, lines).1;
    let check = |line: &str, message: &str| assert_eq!(said(&[line]), [message]);
    check(
        "maybe,person:a,person:b,,",
        "decisions.csv:2: skipped: \"maybe\" is no decision: those are same, different, veto, rename and type",
    );
    check(
        "same,person:a,,,",
        "decisions.csv:2: skipped: \"\" is neither a node's id (person:maria-larsen) nor a name in an article (Larsen@ARTICLE)",
    );
    check(
        "same,person:a,person:a,,",
        "decisions.csv:2: skipped: person:a is named twice",
    );
    check(
        "rename,person:a,,,",
        "decisions.csv:2: skipped: a rename needs the new name in the column value",
    );
    check(
        "type,person:a,,Ship,",
        "decisions.csv:2: skipped: the schema has no label Ship",
    );
    check(
        "veto,person:a,person:b,LIKES,",
        "decisions.csv:2: skipped: the schema has no edge type LIKES",
    );
    check(
        "veto,person:a,person:b,MEETS:often,",
        "decisions.csv:2: skipped: there is no status often",
    );
    check(
        "same,person:torvald-brekkehus,person:nobody,,",
        "decisions.csv:2: warning: person:nobody names nothing in these articles: passed over",
    );
    check(
        "type,org:nobody,,Person,",
        "decisions.csv:2: warning: org:nobody names nothing in these articles: passed over",
    );
    for veto in [
        "veto,person:torvald-brekkehus,place:malta,MEETS,",
        "veto,person:torvald-brekkehus,place:malta,VISITS:denied,",
        "veto,meeting:nowhere,place:malta,HELD_IN,",
    ] {
        let message = "decisions.csv:2: warning: there is no such edge: passed over";
        check(veto, message);
    }
    check(
        "same,person:torvald-brekkehus,place:malta,,",
        "decisions.csv:2: skipped: a Person and a Place cannot be one: decide the type first",
    );
}

#[test]
fn contradictions_are_said_with_their_lines_and_none_of_them_counts() {
    let (resolved, problems) = decided(
        &TWO,
        &[
            "same,person:torvald-brekkehus,Brekkehus@a3,,",
            "same,Brekkehus@a3,person:torvald-a-brekkehus,,",
            "different,person:torvald-brekkehus,person:torvald-a-brekkehus,,",
            "rename,person:torvald-brekkehus,,One,",
            "rename,person:torvald-brekkehus,,Other,",
        ],
    );
    assert_eq!(
        problems,
        [
            "decisions.csv:2: skipped: contradicts line 4: neither counts",
            "decisions.csv:3: skipped: contradicts line 4: neither counts",
            "decisions.csv:4: skipped: contradicts line 2, line 3: neither counts",
            "decisions.csv:5: skipped: contradicts line 6: neither counts",
            "decisions.csv:6: skipped: contradicts line 5: neither counts",
        ]
    );
    assert_eq!(
        ids(&resolved.graph, "Person"),
        ["person:torvald-a-brekkehus"]
    );
}

#[test]
fn contradictions_are_noticed_whatever_the_names_are_called_by() {
    let check = |lines: &[&str], name: &str| {
        let (resolved, problems) = decided(&TWO, lines);
        let told = [(2, 3), (3, 2)].map(|(line, other)| {
            format!("decisions.csv:{line}: skipped: contradicts line {other}: neither counts")
        });
        assert_eq!(problems, told);
        let mut nodes = resolved.graph.nodes();
        assert!(nodes.any(|(_, node)| node.name == name), "{lines:?}");
    };
    check(
        &[
            "rename,person:torvald-brekkehus,,One,",
            "rename,Torvald A. Brekkehus@a2,,Other,",
        ],
        "Torvald A. Brekkehus",
    );
    let both = "Torvald Brekkehus visited Malta. Mr. Brekkehus visited Peru.";
    let lines = [
        "type,Torvald Brekkehus@a1,,Org,",
        "type,Brekkehus@a1,,Place,",
    ];
    let (resolved, problems) = decided(&[("a1", both)], &lines);
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert_eq!(ids(&resolved.graph, "Person"), ["person:torvald-brekkehus"]);
}

#[test]
fn the_label_of_a_name_in_one_article_wins_over_that_of_the_id() {
    let articles = [
        ("a1", "Torvald Brekkehus visited Malta."),
        ("a2", "Torvald Brekkehus visited Peru."),
    ];
    let lines = [
        "type,person:torvald-brekkehus,,Org,",
        "type,Torvald Brekkehus@a2,,Person,",
    ];
    let graph = check(&articles, &lines, &["person:torvald-brekkehus"]);
    assert_eq!(ids(&graph, "Org"), ["org:torvald-brekkehus"]);
}

fn newsgraph(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("newsgraph").unwrap();
    command.current_dir(folder).args(arguments);
    command
}

/// Two persons share an initial, so that the third name is a question.
fn doubtful(folder: &Path) {
    for (name, text) in [
        ("2025-05-07-a.txt", "Torvald Brekkehus visited Malta."),
        ("2025-05-08-b.txt", "Tomas Brekkehus visited Cyprus."),
        ("2025-05-09-c.txt", "T. Brekkehus visited Peru."),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
    let build = [
        "build",
        "2025-05-07-a.txt",
        "2025-05-08-b.txt",
        "2025-05-09-c.txt",
        "-o",
        "graph",
    ];
    newsgraph(folder, &build).assert().success();
}

fn people(folder: &Path) -> Vec<String> {
    let export = ["export", "graph", "--format", "jsonl", "-o", "out"];
    newsgraph(folder, &export).assert().success();
    let nodes = fs::read_to_string(folder.join("out/nodes.jsonl")).unwrap();
    let ids = nodes.lines().map(|line| {
        let node: serde_json::Value = serde_json::from_str(line).unwrap();
        node["id"].as_str().unwrap().to_owned()
    });
    ids.filter(|id| id.starts_with("person:")).collect()
}

#[test]
fn review_asks_writes_and_builds_anew() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    doubtful(folder);
    assert_eq!(people(folder).len(), 3);
    let list = newsgraph(folder, &["review", "graph", "--list"])
        .assert()
        .success();
    let list = String::from_utf8(list.get_output().stdout.clone()).unwrap();
    assert_eq!(list.lines().count(), 2, "{list}");
    for word in [
        "person:t-brekkehus",
        "person:tomas-brekkehus",
        "person:torvald-brekkehus",
        "\"joined\":false",
    ] {
        assert!(list.contains(word), "{list}");
    }
    // No, undone; a word that is no answer; no, yes.
    newsgraph(folder, &["review", "graph"])
        .write_stdin("n\nu\nwhat\nn\ny\n")
        .assert()
        .success();
    let written = fs::read_to_string(folder.join("graph/decisions.csv")).unwrap();
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(lines.len(), 3, "{written}");
    assert!(
        lines[1].starts_with("different,") && lines[2].starts_with("same,"),
        "{written}"
    );
    let after = people(folder);
    assert_eq!(after.len(), 2, "{after:?}");
    let list = newsgraph(folder, &["review", "graph", "--list"])
        .assert()
        .success();
    assert!(list.get_output().stdout.is_empty());
    // Another build keeps to it.
    fs::write(folder.join("2025-05-10-d.txt"), "Nobody visited Chile.").unwrap();
    newsgraph(folder, &["build", "2025-05-10-d.txt", "-o", "graph"])
        .assert()
        .success();
    assert_eq!(people(folder), after);
    // The file changed by hand.
    fs::write(folder.join("graph/decisions.csv"), "").unwrap();
    newsgraph(folder, &["review", "graph", "--apply"])
        .assert()
        .success();
    assert_eq!(people(folder).len(), 3);
    fs::write(folder.join("graph/decisions.csv"), "nonsense,a,b\n").unwrap();
    newsgraph(folder, &["review", "graph", "--apply"])
        .assert()
        .code(3);
}

#[test]
fn review_that_is_quit_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    doubtful(folder.path());
    for answers in ["q\n", "", "s\nq\n", "n\nu\nq\n"] {
        newsgraph(folder.path(), &["review", "graph"])
            .write_stdin(answers)
            .assert()
            .success();
        assert!(
            !folder.path().join("graph/decisions.csv").exists(),
            "{answers:?}"
        );
    }
}

#[test]
fn the_question_on_which_most_articles_hang_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let texts = [
        ("a1", "Lorne Tasker, the head of the ANF, visited Malta."),
        (
            "a2",
            "Anouk Delmarche is the head of the Arctic Nature Fund.",
        ),
        ("b1", "Hesper Quillmoor, the head of the BPA, visited Peru."),
        (
            "b2",
            "Hesper Quillmoor, the head of the BPA, visited Chile.",
        ),
        (
            "b3",
            "Torvald Brekkehus is the head of the Baltic Ports Authority.",
        ),
        (
            "b4",
            "Torvald Brekkehus, the head of the Baltic Ports Authority, visited Riga.",
        ),
    ];
    for (name, text) in texts {
        fs::write(folder.join(format!("{name}.txt")), text).unwrap();
    }
    let build = ["build", "*.txt", "-o", "graph", "--date", "2025-05-07"];
    newsgraph(folder, &build).assert().success();
    let mut list = newsgraph(folder, &["review", "graph", "--list"]);
    let list = String::from_utf8(list.output().unwrap().stdout).unwrap();
    let asked: Vec<(String, u64)> = list
        .lines()
        .map(|line| {
            let question: serde_json::Value = serde_json::from_str(line).unwrap();
            let name = question["a"].as_str().unwrap().to_owned();
            (name, question["stake"].as_u64().unwrap())
        })
        .collect();
    assert_eq!(asked, [("org:bpa".into(), 74), ("org:anf".into(), 37)]);
    let mut review = newsgraph(folder, &["review", "graph"]);
    let said = review.write_stdin("q\n").output().unwrap().stderr;
    let said = String::from_utf8(said).unwrap();
    assert!(said.starts_with("2 questions"), "{said}");
}

#[test]
fn what_is_decided_by_hand_during_a_review_stays() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    doubtful(folder);
    let mut review = std::process::Command::cargo_bin("newsgraph").unwrap();
    let review = review.current_dir(folder).args(["review", "graph"]);
    let review = review.stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut review = review.spawn().unwrap();
    let mut said = BufReader::new(review.stderr.take().unwrap()).lines();
    assert!(said.any(|line| line.unwrap().starts_with("the same?")));
    let by_hand = "decision,a,b,value,note\nrename,person:tomas-brekkehus,,Tom,\n";
    fs::write(folder.join("graph/decisions.csv"), by_hand).unwrap();
    let mut answers = review.stdin.take().unwrap();
    answers.write_all(b"n\nq\n").unwrap();
    said.for_each(drop);
    assert!(review.wait().unwrap().success());
    let written = fs::read_to_string(folder.join("graph/decisions.csv")).unwrap();
    let answer = written.strip_prefix(by_hand);
    assert!(
        answer.is_some_and(|a| a.starts_with("different,")),
        "{written}"
    );
}

#[test]
fn review_makes_no_build_directory() {
    let folder = tempfile::tempdir().unwrap();
    for argument in ["--apply", "--list"] {
        let mut review = newsgraph(folder.path(), &["review", "nowhere", argument]);
        review.assert().code(1);
        assert!(!folder.path().join("nowhere").exists(), "{argument}");
    }
}
