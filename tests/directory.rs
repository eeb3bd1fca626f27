//! The commands about a build directory itself: what it holds, whether it is whole, what goes out of it, what several hold
//! together, what has changed, what contradicts what, and what happened when.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::fs;
use std::process::Command;

use assert_cmd::cargo::CommandCargoExt;
use newsgraph::store::Store;
use serde_json::Value;
use tempfile::TempDir;

/// Articles by id and day.
type News<'n> = &'n [(&'n str, &'n str, &'n str)];

const NEWS: News = &[
    (
        "a1",
        "2025-05-05",
        "Torvald Brekkehus will meet Anouk Delmarche in Vienna on Saturday.",
    ),
    (
        "a2",
        "2025-05-12",
        "Torvald Brekkehus met Anouk Delmarche in Vienna on Saturday. Hesper Quillmoor visited Lima on Sunday.",
    ),
    (
        "a3",
        "2025-05-13",
        "Torvald Brekkehus denied having met Anouk Delmarche in Vienna on Saturday.",
    ),
];

/// A folder in which the program runs.
struct Place(TempDir);

impl Place {
    /// With a build directory `g` of these articles.
    fn built(news: News) -> Place {
        let place = Place(tempfile::tempdir().unwrap());
        place.build(news, "g");
        place
    }

    fn build(&self, news: News, dir: &str) {
        let lines = news.iter().map(|(id, date, text)| {
            let record = serde_json::json!({"id": id, "date": date, "text": text});
            format!("{record}\n")
        });
        fs::write(self.0.path().join("in.jsonl"), lines.collect::<String>()).unwrap();
        self.run(&["build", "in.jsonl", "-o", dir], 0);
    }

    /// Runs a command that ends with this code; gives what went to stdout and stderr.
    #[track_caller]
    fn run(&self, arguments: &[&str], code: i32) -> (String, String) {
        let mut command = Command::cargo_bin("newsgraph").unwrap();
        let output = command.args(arguments).current_dir(self.0.path());
        let output = output.output().unwrap();
        let (out, err) = (output.stdout, output.stderr);
        let (out, err) = (
            String::from_utf8(out).unwrap(),
            String::from_utf8(err).unwrap(),
        );
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}\n{out}\n{err}"
        );
        (out, err)
    }

    /// The rows that a command prints as JSON Lines.
    #[track_caller]
    fn rows(&self, arguments: &[&str]) -> Vec<Value> {
        let arguments = [arguments, &["--format", "jsonl"]].concat();
        let (out, err) = self.run(&arguments, 0);
        assert_eq!(err, "");
        let lines = out.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// All that a build directory exports.
    fn exports(&self, dir: &str) -> String {
        let store = Store::open(&self.0.path().join(dir)).unwrap();
        common::export(&store.graph().unwrap(), &store)
    }
}

#[test]
fn remove_takes_out_what_only_that_article_said() {
    let place = Place::built(NEWS);
    place.build(&[NEWS[0], NEWS[2]], "without");
    let (out, err) = place.run(&["remove", "g", "a2"], 0);
    assert_eq!(out, "");
    assert!(err.contains("1 articles removed"), "{err}");
    assert!(place.exports("g") == place.exports("without"));
    place.build(&NEWS[1..2], "g");
    place.build(NEWS, "all");
    assert!(
        place.exports("g") == place.exports("all"),
        "it can come back"
    );
}

#[test]
fn what_is_not_there_to_be_removed_is_named_and_the_rest_goes_out() {
    let place = Place::built(NEWS);
    let (_, err) = place.run(&["remove", "g", "a9\u{1b}[31m", "a1", "a2", "a3"], 3);
    assert!(
        err.contains("a9\u{fffd}[31m: skipped: there is no article"),
        "{err}"
    );
    assert!(err.contains("3 articles removed"), "{err}");
    assert_eq!(place.rows(&["info", "g"])[0]["articles"], 0);
    place.run(&["remove", "nowhere", "a1"], 1);
    assert!(!place.0.path().join("nowhere").exists());
}

#[test]
fn merge_takes_what_a_build_of_all_would_have_kept() {
    let place = Place::built(NEWS);
    // The later of two articles with one id gives way, as in one build.
    let rival = [("a2", "2025-05-20", "Torvald Brekkehus left Vienna.")];
    place.build(&NEWS[..2], "one");
    place.build(&[rival[0], NEWS[2]], "two");
    for (a, b) in [("one", "two"), ("two", "one")] {
        let to = format!("{a}-{b}");
        let (_, err) = place.run(&["merge", a, b, "-o", &to], 3);
        assert!(err.contains("2025-05-20) was left out"), "{err}");
        assert!(
            err.contains("4 articles of 2 directories (0 new or changed"),
            "{err}"
        );
        assert!(place.exports(&to) == place.exports("g"));
    }
    let (_, err) = place.run(&["merge", "one", "two", "-o", "two"], 1);
    assert!(err.contains("two cannot be merged into itself"), "{err}");
    place.run(&["merge", "nowhere", "-o", "new"], 1);
    assert!(!place.0.path().join("new").exists());
}

#[test]
fn info_says_what_there_is() {
    let place = Place::built(NEWS);
    let [row] = &place.rows(&["info", "g"])[..] else {
        panic!("one row");
    };
    for (field, value) in [
        ("articles", Value::from(3)),
        ("firstDay", "2025-05-05".into()),
        ("lastDay", "2025-05-13".into()),
        ("builds", 1.into()),
        ("current", true.into()),
    ] {
        assert_eq!(row[field], value, "{field}");
    }
    assert_eq!(row["nodes"]["Person"], 3);
    assert_eq!(row["edges"]["VISITS"], 1);
    let (out, err) = place.run(&["info", "g"], 0);
    assert_eq!(err, "");
    assert!(
        out.contains("articles  3, 2025-05-05 to 2025-05-13, 0 undated"),
        "{out}"
    );
}

#[test]
fn verify_names_what_is_damaged() {
    let place = Place::built(NEWS);
    let (out, err) = place.run(&["verify", "g"], 0);
    assert_eq!(out, "");
    assert!(
        err.starts_with("3 articles and ") && err.contains("all good"),
        "{err}"
    );
    let file = place.0.path().join("g/newsgraph.redb");
    let mut bytes = fs::read(&file).unwrap();
    let text = b"Hesper Quillmoor visited Lima";
    let at = bytes.windows(text.len()).position(|w| w == text).unwrap();
    bytes[at] ^= 1;
    fs::write(&file, bytes).unwrap();
    let (_, err) = place.run(&["verify", "g"], 1);
    assert!(err.contains("a2: error: the article: "), "{err}");
    assert!(err.contains("damaged") && err.contains("problem"), "{err}");
}

#[test]
fn diff_of_two_builds_and_of_two_days_is_the_same() {
    let place = Place::built(NEWS);
    place.build(&NEWS[..1], "first");
    place.build(&NEWS[..2], "second");
    let rows = place.rows(&["diff", "first", "second"]);
    assert_eq!(place.rows(&["diff", "g@2025-05-05", "g@2025-05-12"]), rows);
    let check = |change: &str, label: &str, name: &str| {
        let fits =
            |row: &&Value| row["change"] == change && row["label"] == label && row["name"] == name;
        let found = rows.iter().find(fits);
        found.unwrap_or_else(|| panic!("no {change} {label} {name} in {rows:#?}"))
    };
    check("new", "Person", "Hesper Quillmoor");
    let visit = check("new", "VISITS", "Hesper Quillmoor");
    assert_eq!(visit["target"], "Lima");
    assert_eq!(visit["articleId"], "a2");
    assert_eq!(visit["quote"], "Hesper Quillmoor visited Lima on Sunday.");
    let person = check("changed", "Person", "Torvald Brekkehus");
    let articles = serde_json::json!({"field": "articles", "before": "1", "after": "2"});
    assert_eq!(person["fields"][0], articles);
    let back = place.rows(&["diff", "second", "first"]);
    let gone = back.iter().filter(|row| row["change"] == "gone");
    let new = rows.iter().filter(|row| row["change"] == "new");
    assert_eq!(gone.count(), new.count());
    let (out, err) = place.run(&["diff", "g", "g@2025-12-31"], 0);
    assert_eq!((out.as_str(), err.as_str()), ("", "no difference\n"));
    place.run(&["diff", "g", "g@yesterday"], 2);
    let (out, _) = place.run(&["diff", "first", "second"], 0);
    assert!(
        out.contains("new      Hesper Quillmoor VISITS Lima  asserted"),
        "{out}"
    );
}

/// The changes of rows with their labels, names and targets, a line each.
fn lines(rows: &[Value]) -> Vec<String> {
    let lines = rows.iter().map(|row| {
        let fields = ["change", "label", "name", "target"].map(|field| row[field].as_str());
        fields.map(|field| field.unwrap_or_default()).join(" ")
    });
    lines.map(|line| line.trim_end().to_owned()).collect()
}

#[test]
fn a_node_with_a_better_name_is_renamed_and_its_edges_stay() {
    let news: News = &[
        (
            "a1",
            "2025-05-07",
            "Torvald Brekkehus met Anouk Delmarche in Vienna on Monday. Torvald Brekkehus visited Malta.",
        ),
        (
            "a2",
            "2025-05-08",
            "Aksel Torvald Brekkehus visited Cyprus.",
        ),
    ];
    let place = Place::built(&news[..1]);
    place.build(news, "all");
    let rows = place.rows(&["diff", "g", "all"]);
    // The new id goes before that of the other one whom he met: the edge between them leaves the other end.
    assert_eq!(
        lines(&rows),
        [
            "changed Meeting Aksel Torvald Brekkehus – Anouk Delmarche, Vienna",
            "renamed Person Aksel Torvald Brekkehus",
            "new Place Cyprus",
            "new VISITS Aksel Torvald Brekkehus Cyprus",
        ]
    );
    let (old, new) = ("person:torvald-brekkehus", "person:aksel-torvald-brekkehus");
    assert_eq!(rows[1]["id"], new);
    let id = serde_json::json!({"field": "id", "before": old, "after": new});
    assert_eq!(rows[1]["fields"][0], id);
    let back = place.rows(&["diff", "all", "g"]);
    assert_eq!(
        lines(&back)[1..],
        [
            "renamed Person Torvald Brekkehus",
            "gone Place Cyprus",
            "gone VISITS Aksel Torvald Brekkehus Cyprus",
        ]
    );
}

#[test]
fn a_node_that_becomes_a_part_of_another_says_of_which() {
    let news: News = &[
        (
            "a1",
            "2025-05-07",
            "Lorne Tasker, the head of the BPA, visited Malta.",
        ),
        (
            "a2",
            "2025-05-08",
            "Anouk Delmarche is the head of the Baltic Ports Authority.",
        ),
        (
            "a3",
            "2025-05-09",
            "The Baltic Ports Authority (BPA) criticized Peru.",
        ),
    ];
    let place = Place::built(&news[..2]);
    place.build(news, "all");
    let (part, whole) = ("org:bpa", "org:baltic-ports-authority");
    for (a, b, change, before, after) in [
        ("g", "all", "gone", part, whole),
        ("all", "g", "new", whole, part),
    ] {
        let rows = place.rows(&["diff", a, b]);
        let of_orgs: Vec<&Value> = rows.iter().filter(|row| row["label"] == "Org").collect();
        assert_eq!(of_orgs[0]["change"], "changed");
        assert_eq!(of_orgs[1]["change"], change);
        assert_eq!(of_orgs[1]["id"], part);
        let id = serde_json::json!([{"field": "id", "before": before, "after": after}]);
        assert_eq!(of_orgs[1]["fields"], id);
        // Who heads it is no news.
        assert!(rows.iter().all(|row| row["label"] != "HEADS"), "{rows:#?}");
    }
}

#[test]
fn a_contradiction_shows_both_sides_and_a_plan_that_came_true_is_none() {
    let place = Place::built(NEWS);
    let rows = place.rows(&["contradictions", "g", "--edge-types", "MEETS"]);
    let [row] = &rows[..] else {
        panic!("one contradiction, not {rows:#?}");
    };
    assert_eq!(row["edge"], "MEETS");
    let sides = row["evidence"].as_array().unwrap();
    let sides: Vec<_> = sides
        .iter()
        .map(|e| {
            (
                e["status"].as_str().unwrap(),
                e["articleId"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        sides,
        [("asserted", "a2"), ("planned", "a1"), ("denied", "a3")]
    );
    let (out, _) = place.run(&["contradictions", "g"], 0);
    assert!(out.contains("    denied    2025-05-13 a3"), "{out}");
    assert!(out.contains("Torvald Brekkehus denied having met"), "{out}");

    place.build(&NEWS[..2], "plan");
    let (out, err) = place.run(&["contradictions", "plan"], 0);
    assert_eq!(
        (out.as_str(), err.as_str()),
        ("", "no contradiction found\n")
    );
    // What is denied of one day may be true of another.
    let other = "Torvald Brekkehus denied having met Anouk Delmarche in Vienna in 2019.";
    place.build(&[NEWS[1], ("a4", "2025-05-14", other)], "days");
    assert_eq!(place.rows(&["contradictions", "days"]), [] as [Value; 0]);
}

#[test]
fn a_timeline_is_in_the_order_of_the_days_of_what_is_told() {
    let place = Place::built(&NEWS[..2]);
    let rows = place.rows(&["timeline", "g"]);
    let told: Vec<String> = rows
        .iter()
        .map(|row| {
            format!(
                "{} {} {} {}",
                row["date"], row["status"], row["edge"], row["who"]
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            r#""2025-05-10" "asserted" "MEETS" ["Anouk Delmarche","Torvald Brekkehus"]"#,
            r#""2025-05-10" "planned" "MEETS" ["Anouk Delmarche","Torvald Brekkehus"]"#,
            r#""2025-05-11" "asserted" "VISITS" ["Hesper Quillmoor","Lima"]"#,
        ]
    );
    let rows = place.rows(&["timeline", "g", "Lima"]);
    assert_eq!(rows.len(), 1, "{rows:#?}");
    let (out, err) = place.run(&["timeline", "g", "--edge-types", "VISITS"], 0);
    assert_eq!(err, "");
    assert!(out.contains("Hesper Quillmoor VISITS Lima"), "{out}");
    assert!(!out.contains("Delmarche"), "{out}");
    let (out, err) = place.run(&["timeline", "g", "--status", "cancelled"], 0);
    assert_eq!(
        (out.as_str(), err.as_str()),
        ("", "nothing with a day found\n")
    );
}

#[test]
fn hostile_texts_stay_text() {
    let evil = "\u{1b}[31m\u{202e}\u{9b}";
    let text = format!(
        "Lorne {evil} Tasker met Anouk Delmarche in Riga {evil} on Sunday. Lorne Tasker denied having met Anouk \
         Delmarche in Riga {evil} on Sunday. Lorne Tasker visited Lima {evil} on Monday."
    );
    let id = format!("a{evil}");
    let place = Place::built(NEWS);
    place.build(&[(id.as_str(), "2025-05-13", text.as_str())], "evil");
    let wild = |c: &char| (c.is_control() && *c != '\n') || *c == '\u{202e}';
    for arguments in [
        &["diff", "g", "evil"][..],
        &["diff", "evil", "g@2025-05-12"],
        &["contradictions", "evil"],
        &["timeline", "evil"],
        &["info", "evil"],
        &["verify", "evil"],
    ] {
        let (out, err) = place.run(arguments, 0);
        let found: Vec<char> = out.chars().chain(err.chars()).filter(wild).collect();
        assert!(found.is_empty(), "{arguments:?}: {found:?}");
        assert!(out.contains("Tasker") || !["diff", "timeline"].contains(&arguments[0]));
    }
}
