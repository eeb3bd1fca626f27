//! The same articles give the same bytes, whatever their order, their format, the number of threads and of builds.

#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use assert_cmd::Command;
use common::SCHEMA;
use newsgraph::export::{Format, View};
use newsgraph::store::Store;
use tempfile::TempDir;

/// Orders of the example articles: each takes every nth, with n and the number of articles coprime.
const STRIDES: [usize; 3] = [1, 7, 13];

/// The example articles, by name.
fn examples() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/articles");
    let entries = fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 20, "{}", files.len());
    files
}

/// Files in another order.
fn shuffled(files: &[PathBuf], stride: usize) -> Vec<PathBuf> {
    let count = files.len();
    let mut order: Vec<usize> = (0..count)
        .map(|i| (i * stride + stride / 2) % count)
        .collect();
    // Where stride and count share a divisor some would come twice: those that are left follow.
    order.extend(0..count);
    let mut taken = vec![false; count];
    order.retain(|i| !std::mem::replace(taken.get_mut(*i).unwrap(), true));
    order
        .iter()
        .map(|i| files.get(*i).unwrap().clone())
        .collect()
}

fn newsgraph() -> Command {
    Command::cargo_bin("newsgraph").unwrap()
}

fn build(directory: &Path, inputs: &[PathBuf], threads: &str) {
    let mut command = newsgraph();
    command.arg("build").args(inputs).arg("-o").arg(directory);
    command.args(["--threads", threads]).assert().success();
}

/// All files of all formats of a build directory, with their names.
fn exports(directory: &Path) -> Vec<(String, String)> {
    let store = Store::open(directory).unwrap();
    let graph = store.graph().unwrap();
    let view = View {
        graph: &graph,
        articles: &store,
        schema: &SCHEMA,
    };
    let mut files = Vec::new();
    for format in Format::ALL {
        let exporter = format.exporter();
        for file in exporter.files(&view) {
            let mut out = Vec::new();
            exporter.write(&file, &view, &mut out).unwrap();
            let name = format!("{}/{file}", format.name());
            files.push((name, String::from_utf8(out).unwrap()));
        }
    }
    files
}

/// What the examples give, read in order by one thread.
static EXPECTED: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let directory = tempfile::tempdir().unwrap();
    build(directory.path(), &examples(), "1");
    exports(directory.path())
});

/// The build directory exports what the examples give in order.
#[track_caller]
fn check(directory: &Path) {
    let found = exports(directory);
    let names = |files: &[(String, String)]| files.iter().map(|f| f.0.clone()).collect::<Vec<_>>();
    assert_eq!(names(&found), names(&EXPECTED));
    for ((name, found), (_, expected)) in found.iter().zip(EXPECTED.iter()) {
        let mut lines = found.lines().zip(expected.lines());
        let differing = lines.find(|(a, b)| a != b);
        assert_eq!(differing, None, "{name}");
        assert_eq!(found.len(), expected.len(), "{name}");
    }
}

/// One record a line, with the day from the file's name.
fn json_lines(folder: &TempDir, name: &str, files: &[PathBuf]) -> PathBuf {
    let mut lines = String::new();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy();
        let text = fs::read_to_string(file).unwrap();
        let date = name.get(..10).unwrap();
        lines += &format!("{}\n", serde_json::json!({"date": date, "text": text}));
    }
    let path = folder.path().join(name);
    fs::write(&path, lines).unwrap();
    path
}

#[test]
fn the_examples_give_something() {
    let files = &*EXPECTED;
    for name in ["jsonl/nodes.jsonl", "jsonl/edges.jsonl", "dot/graph.dot"] {
        let (_, text) = files.iter().find(|file| file.0 == name).unwrap();
        assert!(text.lines().count() > 50, "{name}");
    }
}

#[test]
fn the_order_of_arguments_and_the_number_of_threads_do_not_matter() {
    for stride in STRIDES {
        for threads in ["1", "2"] {
            let directory = tempfile::tempdir().unwrap();
            build(directory.path(), &shuffled(&examples(), stride), threads);
            check(directory.path());
        }
    }
}

#[test]
fn the_order_of_json_lines_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    for stride in STRIDES {
        let file = json_lines(&folder, "articles.jsonl", &shuffled(&examples(), stride));
        for threads in ["1", "2"] {
            let directory = tempfile::tempdir().unwrap();
            build(directory.path(), std::slice::from_ref(&file), threads);
            check(directory.path());
        }
    }
}

#[test]
fn two_builds_are_as_good_as_one() {
    for stride in STRIDES {
        let files = shuffled(&examples(), stride);
        let (first, second) = files.split_at(files.len() / 3);
        let directory = tempfile::tempdir().unwrap();
        build(directory.path(), first, "2");
        build(directory.path(), second, "2");
        check(directory.path());
    }
}

#[test]
fn shards_merged_in_any_order_are_as_good_as_one_build() {
    let files = shuffled(&examples(), 7);
    let folder = TempDir::new().unwrap();
    let mut shards: Vec<PathBuf> = Vec::new();
    for shard in files.chunks(files.len().div_ceil(3)) {
        let directory = folder.path().join(format!("shard-{}", shards.len()));
        build(&directory, shard, "2");
        shards.push(directory);
    }
    for merged in ["forwards", "backwards"] {
        let merged = folder.path().join(merged);
        let mut command = newsgraph();
        command.arg("merge").args(&shards).arg("-o").arg(&merged);
        let done = command.assert().success();
        let told = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
        assert!(told.contains("(0 new or changed)"), "{told}");
        check(&merged);
        shards.reverse();
    }
}

#[test]
fn extract_prints_the_same_whatever_the_number_of_threads() {
    let run = |threads: &str| {
        let mut command = newsgraph();
        command.arg("extract").args(examples());
        let assert = command.args(["--threads", threads]).assert().success();
        String::from_utf8(assert.get_output().stdout.clone()).unwrap()
    };
    let one = run("1");
    assert_eq!(one.lines().count(), examples().len());
    assert_eq!(run("2"), one);
}

/// An earlier build with another schema left its claims in the graph.
#[test]
fn a_build_does_not_depend_on_the_schema_of_the_build_before() {
    let folder = TempDir::new().unwrap();
    let schema = folder.path().join("schema");
    fs::create_dir_all(schema.join("rules")).unwrap();
    let rule = r#"
[[rule]]
name = "visits/praises"
edge = "VISITS"
pattern = "source:{Person} praised target:{Place}"
confidence = 50
accepts = [{ text = "Maria Larsen praised Lima.", claims = ["Maria Larsen VISITS Lima asserted"] }]
rejects = ["Maria Larsen saw Lima."]
"#;
    fs::write(schema.join("rules/praises.toml"), rule).unwrap();
    let article = |name: &str, text: &str| {
        let file = folder.path().join(name);
        fs::write(&file, text).unwrap();
        file
    };
    let first = article("2025-06-06-a.txt", "Maria Larsen praised Lima on Monday.");
    let second = article("2025-06-06-b.txt", "Maria Larsen visited Quito on Monday.");
    let (grown, fresh) = (folder.path().join("grown"), folder.path().join("fresh"));
    let mut with_schema = newsgraph();
    with_schema.arg("build").arg(&first).arg("-o").arg(&grown);
    with_schema.arg("--schema").arg(&schema).assert().success();
    assert!(format!("{:?}", exports(&grown)).contains("visits/praises"));
    let merged = folder.path().join("merged");
    let mut merge = newsgraph();
    merge.arg("merge").arg(&grown).arg("-o").arg(&merged);
    merge.assert().success();
    build(&grown, std::slice::from_ref(&second), "1");
    build(&merged, std::slice::from_ref(&second), "1");
    build(&fresh, &[first, second], "1");
    assert_eq!(exports(&grown), exports(&fresh));
    assert_eq!(exports(&merged), exports(&fresh));
}
