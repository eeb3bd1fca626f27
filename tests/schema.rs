//! The schema: the one in the binary holds together and passes its own tests; a folder laid over it adds and overrides;
//! what is wrong in a folder is named with its file and line.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;

use common::{MODEL, SCHEMA, article, check_still_wrong, claim_lines};
use newsgraph::model::{Diagnostic, Level};
use newsgraph::pipeline::{Engine, check_rules};
use newsgraph::schema::Schema;
use tempfile::TempDir;

type Files<'a> = &'a [(&'a str, &'a str)];

/// A folder with these files.
fn folder(files: Files) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// What is wrong with a folder, as `file:line: message`, the file relative to the folder.
fn problems(files: Files) -> Vec<String> {
    let folder = folder(files);
    let (_, problems) = Schema::load(Some(folder.path())).unwrap();
    assert!(
        problems.iter().all(|p| p.level == Level::Error),
        "{problems:?}"
    );
    problems.iter().map(|p| shown(p, folder.path())).collect()
}

fn shown(problem: &Diagnostic, folder: &Path) -> String {
    let file = problem.source.strip_prefix(&folder.display().to_string());
    let file = file.unwrap_or_else(|| panic!("{problem} is not in {}", folder.display()));
    let (file, line) = (file.trim_start_matches('/'), problem.line);
    format!("{file}:{line}: {}", problem.message)
}

/// A folder with one thing wrong, at this place, in a message with these words.
#[track_caller]
fn check_problem(files: Files, place: &str, words: &[&str]) {
    let found = problems(files);
    let [one] = found.as_slice() else {
        panic!("one problem, at {place}, and not {found:#?}");
    };
    assert!(one.starts_with(&format!("{place}: ")), "{place}: {one}");
    for word in words {
        assert!(one.contains(word), "{word}: {one}");
    }
}

/// A folder that cannot be used at all, in a message with these words.
#[track_caller]
fn check_unusable(files: Files, words: &[&str]) {
    let error = match Schema::load(Some(folder(files).path())) {
        Err(error) => error.to_string(),
        Ok((_, problems)) => panic!("{problems:?}"),
    };
    assert!(words.iter().all(|word| error.contains(word)), "{error}");
}

/// The claims that the schema with this folder makes of a sentence.
fn claims(schema: &Schema, text: &str) -> Vec<String> {
    let engine = Engine::new(schema, &MODEL);
    claim_lines(schema, &engine.extract(&article("a1", "2025-05-07", text)))
}

const EDGE: &str = r#"type = "LENDS_TO"
source = ["Org", "Place"]
target = ["Org", "Place"]
description = "The source lends money to the target."
"#;

const VERBS: &str = "lemma,past,participle,gerund\nlend,lent,,\n";

const PLACES: &str = "name,kind,country,admin1,geonames,lat,lon,population,aliases
Quillhaven,city,NO,,,59.1,10.2,20000,Quill Haven
";

/// A rule with its pattern on line 5, its accepts on line 8 and its rejects on line 11.
fn rule(name: &str, pattern: &str) -> String {
    format!(
        r#"# Loans.
[[rule]]
name = "{name}"
edge = "LENDS_TO"
pattern = "{pattern}"
confidence = 90
accepts = [
  {{ text = "Norway lent money to Acme Corp.", claims = ["Norway LENDS_TO Acme Corp. asserted"] }},
]
rejects = [
  "Norway lent Acme Corp an ear.",
]
"#
    )
}

const LENDS: &str = "source:{Org|Government} %aux ![lend] ~4 to the? target:{Org|Place} %end";

#[test]
fn the_embedded_schema_has_no_problems() {
    let (schema, problems) = Schema::load(None).unwrap();
    assert!(problems.is_empty(), "{problems:#?}");
    for edge in [
        "MEETS",
        "VISITS",
        "REPRESENTS",
        "HEADS",
        "HOLDS_POSITION",
        "SANCTIONS",
        "RELATED_TO",
    ] {
        assert!(schema.edge(edge).is_some(), "{edge}");
        assert!(schema.rules_for(edge) > 0, "{edge}");
    }
    for label in ["Person", "Org", "Place", "Meeting", "Article"] {
        assert!(schema.node(label).is_some(), "{label}");
    }
    assert_eq!(schema.labels("Person"), ["Entity", "Person"]);
    assert!(schema.allows("VISITS", "Person", "Place"));
    assert!(!schema.allows("VISITS", "Place", "Person"));
}

#[test]
fn every_rule_passes_its_own_tests() {
    let failures = check_rules(&SCHEMA, &MODEL);
    let failures: Vec<String> = failures.iter().map(Diagnostic::to_string).collect();
    assert!(failures.is_empty(), "{failures:#?}");
    for rule in SCHEMA.rule_sources() {
        assert!(
            !rule.accepts.is_empty() && !rule.rejects.is_empty(),
            "{}",
            rule.name
        );
    }
}

#[test]
fn a_failing_test_of_a_rule_is_named_with_its_line() {
    let failing =
        rule("loans/lends", LENDS).replace("Norway lent money to", "Norway gave money to");
    let folder = folder(&[
        ("edges/LENDS_TO.toml", EDGE),
        ("lexicon/verbs.csv", VERBS),
        ("rules/loans.toml", &failing),
    ]);
    let (schema, problems) = Schema::load(Some(folder.path())).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    let failures = check_rules(&schema, &MODEL);
    let [failure] = failures.as_slice() else {
        panic!("{failures:#?}");
    };
    assert!(failure.source.ends_with("rules/loans.toml"), "{failure}");
    assert_eq!(
        (failure.line, failure.level),
        (8, Level::Error),
        "{failure}"
    );
    assert!(failure.message.contains("loans/lends"), "{failure}");
}

#[test]
fn what_cannot_be_read_is_named() {
    check_problem(
        &[(
            "edges/LENDS_TO.toml",
            "type = \"LENDS_TO\"\nsource = [\"Org\"]\ntarget = [\"Org\"\ndescription = 3\n",
        )],
        "edges/LENDS_TO.toml:4",
        &[],
    );
    check_problem(
        &[("edges/LENDS_TO.toml", &format!("{EDGE}colour = \"red\"\n"))],
        "edges/LENDS_TO.toml:5",
        &["unknown field", "colour"],
    );
    check_problem(
        &[(
            "rules/loans.toml",
            &rule("loans/lends", LENDS).replace("confidence", "weight = 1\nconfidence"),
        )],
        "rules/loans.toml:6",
        &["unknown field", "weight"],
    );
    check_problem(
        &[(
            "edges/LENDS_TO.toml",
            "type = \"LENDS_TO\"\nsource = [\"Org\"]\n",
        )],
        "edges/LENDS_TO.toml:1",
        &["missing field"],
    );
    check_problem(
        &[(
            "edges/LENDS_TO.toml",
            &EDGE.replace("[\"Org\", \"Place\"]", "7"),
        )],
        "edges/LENDS_TO.toml:2",
        &["sequence"],
    );
    check_problem(
        &[(
            "nodes/Ship.toml",
            "label = \"Boat\"\ndescription = \"A ship.\"\n[style]\nfill = \"#ffffff\"\nshape = \"box\"\n",
        )],
        "nodes/Ship.toml:1",
        &["Boat.toml"],
    );
    check_problem(
        &[(
            "lexicon/verbs.csv",
            "lemma,past,participle,gerund\nlend,lent,,\nborrow,\n",
        )],
        "lexicon/verbs.csv:3",
        &["2 fields", "4"],
    );
    check_problem(
        &[(
            "gazetteers/places.csv",
            &format!("{PLACES}Moorhaven,city\n"),
        )],
        "gazetteers/places.csv:3",
        &["2 fields", "9"],
    );
}

/// A folder with a rule that has this pattern and is otherwise right.
#[track_caller]
fn check_pattern(pattern: &str, place: &str, words: &[&str]) {
    let files = [
        ("edges/LENDS_TO.toml", EDGE),
        ("lexicon/verbs.csv", VERBS),
        ("rules/loans.toml", &rule("loans/lends", pattern)),
    ];
    check_problem(&files, place, words);
}

#[test]
fn a_rule_that_cannot_run_is_named_with_the_line_of_its_pattern() {
    for (pattern, words) in [
        (
            "source:{Org} ![lend] to target:{Ship}",
            &["node label", "Ship"][..],
        ),
        (
            "source:{Org} ![wibble] to target:{Org}",
            &["verb", "wibble"],
        ),
        ("source:{Org} !<wibble> to target:{Org}", &["wibble.csv"]),
        ("source:{Org ![lend] to target:{Org}", &[]),
        ("source:{Org} ![lend to target:{Org}", &["]"]),
        ("source:{Org} !([lend] | to target:{Org}", &[")", "missing"]),
        ("source:{Org} ![lend]) to target:{Org}", &[")"]),
        ("source:{Org} ![lend] ~x to target:{Org}", &["~x"]),
        ("source:{Org} ![lend] ( | to) target:{Org}", &["empty"]),
        (
            "source:{Org} ![lend] to lender:{Org} target:{Org}",
            &["slot", "lender"],
        ),
        ("{Org} ![lend] to target:{Org}", &["source"]),
        ("source:{Org} ![lend] to {Org}", &["target"]),
        ("source:{Org} target:{Org}", &["optional"]),
        ("", &[]),
    ] {
        check_pattern(pattern, "rules/loans.toml:5", words);
    }
}

#[test]
fn a_frame_that_cannot_run_is_named_with_its_line() {
    for (frame, words) in [
        ("source:subject target:object", &["verb:"][..]),
        ("source:subject verb:lend", &["target"]),
        ("each:subject source:subject verb:lend", &["each"]),
        (
            "source:subject verb:lend target:Object",
            &["Object", "role"],
        ),
        ("source:subject verb:lend target:object{ship", &["}"]),
        (
            "source:subject verb:lend target:object{@wibble}",
            &["wibble.csv"],
        ),
        (
            "source[Ship]:subject verb:lend target:object",
            &["node label", "Ship"],
        ),
        ("source[Ship:subject verb:lend target:object", &["]"]),
        ("lender:subject verb:lend target:object", &["lender"]),
        ("source:subject verb:lend| target:object", &["missing"]),
        ("", &["pattern", "frame"]),
    ] {
        let text = rule("loans/lends", LENDS).replace(LENDS, frame);
        let files = [
            ("edges/LENDS_TO.toml", EDGE),
            ("rules/loans.toml", &text.replace("pattern =", "frame =")),
        ];
        check_problem(&files, "rules/loans.toml:5", words);
    }
}

#[test]
fn a_field_of_the_other_kind_of_rule_is_named() {
    let pattern = rule("loans/lends", LENDS);
    let frame = pattern.replace(LENDS, "source:subject verb:lend target:to");
    let frame = frame.replace("pattern =", "frame =");
    for (rule, field) in [
        (&pattern, "meeting = true"),
        (&pattern, "territory = true"),
        (&frame, "within = true"),
        (&frame, "unless = [\"office\"]"),
    ] {
        let rule = rule.replace("confidence", &format!("{field}\nconfidence"));
        let files = [
            ("lexicon/verbs.csv", VERBS),
            ("edges/LENDS_TO.toml", EDGE),
            ("rules/loans.toml", &rule),
        ];
        let name = field.split(' ').next().unwrap();
        check_problem(&files, "rules/loans.toml:5", &[name, "loans/lends"]);
    }
}

#[test]
fn a_folder_adds_a_frame() {
    let frame = "source:subject verb:lend target:indirect|to";
    let text = rule("loans/lends", LENDS).replace(LENDS, frame);
    let files = [
        ("edges/LENDS_TO.toml", EDGE),
        ("rules/loans.toml", &text.replace("pattern =", "frame =")),
    ];
    let folder = folder(&files);
    let (schema, problems) = Schema::load(Some(folder.path())).unwrap();
    assert!(problems.is_empty(), "{problems:#?}");
    assert_eq!(
        claims(
            &schema,
            "Canada may have lent paintings to Brightwell Energy."
        ),
        ["Canada LENDS_TO Brightwell Energy possible"]
    );
}

#[test]
fn a_rule_without_its_tests_is_named_with_its_line() {
    let check = |text: &str, place: &str, words: &[&str]| {
        let files = [
            ("edges/LENDS_TO.toml", EDGE),
            ("lexicon/verbs.csv", VERBS),
            ("rules/loans.toml", text),
        ];
        check_problem(&files, place, words);
    };
    let good = rule("loans/lends", LENDS);
    let (without, _) = good.split_once("rejects").unwrap();
    check(without, "rules/loans.toml:2", &["rejects", "loans/lends"]);
    let (head, tail) = good.split_once("accepts").unwrap();
    let (_, tail) = tail.split_once("rejects").unwrap();
    let without = format!("{head}rejects{tail}");
    check(&without, "rules/loans.toml:2", &["accepts", "loans/lends"]);
    let unsure = good.replace("confidence = 90", "confidence = 0");
    check(&unsure, "rules/loans.toml:2", &["confidence"]);
    let twice = good.clone() + &good;
    check(&twice, "rules/loans.toml:14", &["twice", "loans/lends"]);
}

#[test]
fn a_rule_of_no_edge_or_status_is_named() {
    check_problem(
        &[
            ("lexicon/verbs.csv", VERBS),
            ("rules/loans.toml", &rule("loans/lends", LENDS)),
        ],
        "rules/loans.toml:5",
        &["edge type", "LENDS_TO"],
    );
    let odd = rule("loans/lends", LENDS).replace("confidence", "status = \"maybe\"\nconfidence");
    check_problem(
        &[
            ("edges/LENDS_TO.toml", EDGE),
            ("lexicon/verbs.csv", VERBS),
            ("rules/loans.toml", &odd),
        ],
        "rules/loans.toml:5",
        &["status", "maybe"],
    );
}

#[test]
fn a_type_that_cannot_be_is_named() {
    check_problem(
        &[("edges/lends.toml", &EDGE.replace("LENDS_TO", "lends"))],
        "edges/lends.toml:1",
        &["capitals"],
    );
    let symmetric = EDGE.replace(
        "source = [\"Org\", \"Place\"]",
        "symmetric = true\nsource = [\"Org\"]",
    );
    check_problem(
        &[("edges/LENDS_TO.toml", &symmetric)],
        "edges/LENDS_TO.toml:1",
        &["symmetric"],
    );
    check_problem(
        &[(
            "nodes/ship.toml",
            "label = \"ship\"\ndescription = \"A ship.\"\n[style]\nfill = \"#ffffff\"\nshape = \"box\"\n",
        )],
        "nodes/ship.toml:1",
        &["capitalised"],
    );
}

#[test]
fn what_leaves_nothing_usable_is_an_error() {
    check_unusable(
        &[("gazetteers/places.csv", "name\nQuillhaven\n")],
        &["gazetteers/places.csv:1", "kind"],
    );
    check_unusable(
        &[("gazetteers/places.csv", &PLACES.replace("59.1", "north"))],
        &["gazetteers/places.csv:2", "lat"],
    );
}

#[test]
fn a_folder_that_is_not_there_is_a_problem() {
    let folder = tempfile::tempdir().unwrap();
    let (schema, problems) = Schema::load(Some(&folder.path().join("none"))).unwrap();
    let [problem] = problems.as_slice() else {
        panic!("{problems:?}");
    };
    assert!(problem.to_string().contains("none"), "{problem}");
    assert!(schema.edge("MEETS").is_some());
}

#[test]
fn what_is_wrong_is_left_out_and_the_rest_works() {
    let files = [
        ("edges/LENDS_TO.toml", EDGE),
        ("edges/OWES.toml", "type = 7\n"),
        ("lexicon/verbs.csv", &format!("{VERBS}borrow\n")),
        (
            "rules/loans.toml",
            &(rule("loans/lends", LENDS)
                + &rule("loans/bad", "source:{Ship} ![lend] target:{Org}")),
        ),
    ];
    let folder = folder(&files);
    let (schema, problems) = Schema::load(Some(folder.path())).unwrap();
    assert_eq!(problems.len(), 3, "{problems:#?}");
    assert_eq!(
        claims(&schema, "Canada lent paintings to Brightwell Energy."),
        ["Canada LENDS_TO Brightwell Energy asserted"]
    );
}

#[test]
fn a_folder_adds_a_type_a_verb_a_place_and_a_rule() {
    let files = [
        ("edges/LENDS_TO.toml", EDGE),
        ("lexicon/verbs.csv", VERBS),
        ("gazetteers/places.csv", PLACES),
        ("rules/loans.toml", &rule("loans/lends", LENDS)),
    ];
    let folder = folder(&files);
    let (schema, problems) = Schema::load(Some(folder.path())).unwrap();
    assert!(problems.is_empty(), "{problems:#?}");
    let failures = check_rules(&schema, &MODEL);
    assert!(failures.is_empty(), "{failures:#?}");
    assert_eq!(schema.rules_for("LENDS_TO"), 1);
    let check = |text: &str, expected: &[&str]| assert_eq!(claims(&schema, text), expected);
    check(
        "Brightwell Energy lent two million to Quillhaven.",
        &[
            "Brightwell Energy AIDS Quillhaven asserted",
            "Brightwell Energy LENDS_TO Quillhaven asserted",
        ],
    );
    check(
        "Canada will lend more paintings to Brightwell Energy.",
        &["Canada LENDS_TO Brightwell Energy planned"],
    );
    check(
        "Torvald Brekkehus visited Quill Haven on Monday.",
        &["Torvald Brekkehus VISITS Quillhaven asserted 2025-05-05"],
    );
    // What was there before is still there.
    check(
        "Torvald Brekkehus met Anouk Delmarche in Vienna.",
        &["Anouk Delmarche MEETS Torvald Brekkehus asserted"],
    );
    let place = schema
        .gazetteers()
        .places("Quillhaven")
        .first()
        .cloned()
        .unwrap();
    assert_eq!(
        (place.country.as_str(), place.kind.as_str()),
        ("NO", "city")
    );
    assert_ne!(schema.fingerprint(), SCHEMA.fingerprint());
    let (again, _) = Schema::load(Some(folder.path())).unwrap();
    assert_eq!(schema.fingerprint(), again.fingerprint());
}

#[test]
fn a_folder_overrides_a_rule_by_its_name() {
    let text = r#"[[rule]]
name = "meets/person"
edge = "MEETS"
pattern = "source:{Person} %aux !([meet]) secretly with target:{Person} %end"
confidence = 50
accepts = [
  { text = "Maria Larsen met secretly with Peter Hall.", claims = ["Maria Larsen MEETS Peter Hall asserted"] },
]
rejects = [
  "Maria Larsen met Peter Hall.",
]
"#;
    let folder = folder(&[("rules/mine.toml", text)]);
    let (schema, problems) = Schema::load(Some(folder.path())).unwrap();
    assert!(problems.is_empty(), "{problems:#?}");
    let named = schema
        .rule_sources()
        .iter()
        .filter(|r| r.name == "meets/person");
    assert_eq!(named.count(), 1);
    assert_eq!(schema.rule_sources().len(), SCHEMA.rule_sources().len());
    let sentence = "Torvald Brekkehus met Anouk Delmarche.";
    assert_eq!(claims(&SCHEMA, sentence).len(), 1);
    assert_eq!(claims(&schema, sentence), [""; 0]);
    assert_eq!(
        claims(
            &schema,
            "Torvald Brekkehus met secretly with Anouk Delmarche."
        ),
        ["Anouk Delmarche MEETS Torvald Brekkehus asserted"]
    );
    let failures = check_rules(&schema, &MODEL);
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn a_folder_overrides_a_type_by_its_name() {
    let edge =
        "type = \"VISITS\"\nsource = [\"Org\"]\ntarget = [\"Place\"]\ndescription = \"Mine.\"\n";
    let folder = folder(&[("edges/VISITS.toml", edge)]);
    let (schema, problems) = Schema::load(Some(folder.path())).unwrap();
    assert!(problems.is_empty(), "{problems:#?}");
    assert_eq!(schema.edge("VISITS").unwrap().description, "Mine.");
    assert_eq!(schema.edges().count(), SCHEMA.edges().count());
    // A person is no source of it any more.
    assert_eq!(claims(&schema, "Torvald Brekkehus visited Malta."), [""; 0]);
}

#[test]
fn what_is_known_to_be_wrong_is_still_wrong() {
    let odd = EDGE.replace("\"Place\"]\ntarget", "\"Ship\"]\ntarget");
    let found = problems(&[("edges/LENDS_TO.toml", &odd)]);
    assert!(found.len() == 1 && found.iter().all(|p| p.contains("Ship")));
    check_still_wrong(
        found
            .first()
            .map(|p| p.starts_with("edges/LENDS_TO.toml:2:")),
        Some(true),
        "an unknown label in an edge type is reported for line 1 and not for its own",
    );
}

#[test]
fn what_would_be_passed_over_is_named() {
    let check = |files: &[(&str, &str)], named: &str| {
        let found = problems(files);
        assert!(
            found.iter().any(|p| p.starts_with(named)),
            "{named}: {found:#?}"
        );
    };
    // Its rows would be verbs without letters.
    check(
        &[("lexicon/verbs.csv", "word\nlend\n")],
        "lexicon/verbs.csv:1: there is no column lemma",
    );
    check(
        &[("rule/loans.toml", "nonsense")],
        "rule:0: is no part of a schema",
    );
    check(
        &[("rules/loans.tml", "nonsense")],
        "rules/loans.tml:0: is no .toml file",
    );
}

#[test]
fn the_tables_that_the_models_presuppose_cannot_be_changed() {
    check_problem(
        &[("english/norms.csv", "form,norm\n€,euro\n")],
        "english/norms.csv:0",
        &["cannot be changed"],
    );
}
