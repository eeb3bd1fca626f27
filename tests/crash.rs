//! What may befall a build: it is killed at any moment, the disk is full, the folder may not be written, another build has
//! it. Nothing is lost, and the next build ends with the bytes of one that nothing befell.

// The moments come from /proc, the limits from the shell.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::LazyLock;

use assert_cmd::cargo::CommandCargoExt;
use common::{MODEL, SCHEMA};
use newsgraph::export::{Format, View};
use newsgraph::pipeline::build;
use newsgraph::read;
use newsgraph::resolve::Decisions;
use newsgraph::store::Store;
use tempfile::TempDir;

/// What a build directory has in it.
const FILE: &str = "newsgraph.redb";

/// How many builds are killed.
const KILLED: usize = 50;

/// Articles: more than one batch of them, most with an edge.
const ARTICLES: usize = 280;

/// Of so many articles a directory that was built before lacks one, or has an older version: what is left to extract is
/// little, and what is left to write is not.
const ONE_IN: usize = 20;

/// A sentence about two people, others for every article and version.
fn article(number: usize, version: usize) -> String {
    let given = [
        "Torvald", "Anouk", "Sunniva", "Ruben", "Ilse", "Matteo", "Petra",
    ];
    let family = [
        "Brekkehus",
        "Delmarche",
        "Okonjo",
        "Castellanos",
        "Lindqvarn",
    ];
    let place = ["Vienna", "Lima", "Oslo", "Geneva"];
    let person = |n: usize| {
        let (first, last) = (given.get(n % 7).unwrap(), family.get(n / 7 % 5).unwrap());
        format!("{first} {last}")
    };
    let (a, b) = (person(number * 3 + version), person(number * 5 + 1));
    let place = place.get(number % 4).unwrap();
    let verb = ["met", "will meet", "denied having met"]
        .get(number % 3)
        .unwrap();
    let day = number % 28 + 1;
    serde_json::json!({
        "id": format!("a{number}"),
        "date": format!("2025-05-{day:02}"),
        "text": format!("{a} {verb} {b} in {place} on Saturday."),
    })
    .to_string()
}

/// The input, and what a build of it gives when nothing befalls it.
struct World {
    folder: TempDir,
    expected: String,
}

/// In what directory a build begins.
#[derive(Clone, Copy)]
enum Begun {
    /// In an empty one.
    Empty,
    /// In one that lacks some articles.
    Some,
    /// In one with other versions of some articles.
    Older,
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, articles: &mut dyn Iterator<Item = String>| {
        let lines: Vec<String> = articles.collect();
        fs::write(folder.path().join(name), lines.join("\n")).unwrap();
    };
    let all = || 0..ARTICLES;
    let left = |number: &usize| number.is_multiple_of(ONE_IN);
    write("articles.jsonl", &mut all().map(|n| article(n, 0)));
    write(
        "some.jsonl",
        &mut all().filter(|n| !left(n)).map(|n| article(n, 0)),
    );
    write(
        "older.jsonl",
        &mut all().map(|n| article(n, usize::from(left(&n)))),
    );
    let mut world = World {
        folder,
        expected: String::new(),
    };
    let some = world.path("some");
    world.build_here(&some, "some.jsonl");
    for name in ["articles", "older"] {
        fs::create_dir(world.path(name)).unwrap();
        fs::copy(some.join(FILE), world.path(name).join(FILE)).unwrap();
        world.build_here(&world.path(name), &format!("{name}.jsonl"));
    }
    world.expected = exports(&world.path("articles"));
    assert!(
        world.expected.lines().count() > ARTICLES,
        "the build gave little"
    );
    world
});

impl World {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A new directory in which a build begins.
    fn begun(&self, begun: Begun) -> TempDir {
        let dir = tempfile::tempdir().unwrap();
        let copy = |name: &str| {
            fs::copy(self.path(name).join(FILE), dir.path().join(FILE)).unwrap();
        };
        match begun {
            Begun::Empty => {}
            Begun::Some => copy("some"),
            Begun::Older => copy("older"),
        }
        dir
    }

    /// A build of one of the inputs, by the program.
    fn command(&self, dir: &Path, input: &str) -> Command {
        let mut command = Command::cargo_bin("newsgraph").unwrap();
        command
            .arg("build")
            .arg(self.path(input))
            .arg("-o")
            .arg(dir);
        command.stderr(Stdio::piped());
        command
    }

    /// A build of the input.
    fn build(&self, dir: &Path) -> Command {
        self.command(dir, "articles.jsonl")
    }

    /// The same in this process, which has the schema and the model at hand.
    fn build_here(&self, dir: &Path, input: &str) {
        let store = Store::create(dir).unwrap();
        let inputs = [self.path(input)];
        let articles = read::articles(&inputs, &read::Options::default());
        let mut report = |problem| panic!("{problem}");
        let with = (&*SCHEMA, &*MODEL, &Decisions::default());
        build(articles, with, &store, &mut report, &mut |_| {}).unwrap();
    }

    /// The next build ends as if nothing had happened.
    #[track_caller]
    fn check_next_build(&self, dir: &Path) {
        self.build_here(dir, "articles.jsonl");
        assert!(
            exports(dir) == self.expected,
            "other bytes in {}",
            dir.display()
        );
    }

    /// How many calls that write a build makes, to the nearest that can be seen.
    fn writes(&self, begun: Begun) -> u64 {
        let dir = self.begun(begun);
        let mut child = self.build(dir.path()).spawn().unwrap();
        let mut seen = 0;
        while child.try_wait().unwrap().is_none() {
            seen = writes(&child).unwrap_or(seen);
        }
        assert!(
            child.wait().unwrap().success() && seen > 20,
            "{seen} writes were seen"
        );
        seen
    }
}

/// All that a build directory exports; it is whole.
fn exports(dir: &Path) -> String {
    let store = Store::open(dir).unwrap();
    let mut problems = Vec::new();
    store.verify(&mut |problem| problems.push(problem)).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    let graph = store.graph().unwrap();
    let view = View {
        graph: &graph,
        articles: &store,
        schema: &SCHEMA,
    };
    let mut out = Vec::new();
    for file in ["nodes.jsonl", "edges.jsonl"] {
        let exporter = Format::Jsonl.exporter();
        exporter.write(file, &view, &mut out).unwrap();
    }
    String::from_utf8(out).unwrap()
}

/// How many calls that write a process has made; nothing when it has ended.
fn writes(child: &Child) -> Option<u64> {
    let io = fs::read_to_string(format!("/proc/{}/io", child.id())).ok()?;
    let writes = io.lines().find_map(|line| line.strip_prefix("syscw: "))?;
    writes.parse().ok()
}

/// Ends a build after so many writes, by Ctrl-C or as kill -9 does; says whether it was still running.
fn kill_after(mut child: Child, count: u64, interrupt: bool) -> bool {
    while writes(&child).is_some_and(|writes| writes < count) {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
    }
    if interrupt {
        let id = child.id().to_string();
        Command::new("kill").args(["-INT", &id]).output().unwrap();
    } else {
        child.kill().unwrap();
    }
    child.wait().unwrap().signal().is_some()
}

#[test]
fn a_build_killed_at_any_moment_goes_on_and_ends_in_the_same_bytes() {
    let world = &*WORLD;
    let mut chance = fastrand::Rng::with_seed(8);
    let kinds = [Begun::Some, Begun::Older, Begun::Empty].map(|kind| (kind, world.writes(kind)));
    let mut killed = 0;
    for trial in 0.. {
        assert!(
            trial < 4 * KILLED,
            "only {killed} of {trial} builds were killed"
        );
        // Few begin from nothing, since those have everything to extract.
        let kind = if trial % 16 == 0 { 2 } else { trial % 2 };
        let (kind, writes) = *kinds.get(kind).unwrap();
        let dir = world.begun(kind);
        let child = world.build(dir.path()).spawn().unwrap();
        if !kill_after(child, chance.u64(..writes), trial % 5 == 1) {
            continue;
        }
        killed += 1;
        // Whoever reads what is left sees a whole graph or is told what to do.
        if trial % 4 < 2
            && let Err(e) = Store::open(dir.path()).and_then(|store| store.graph())
        {
            let message = e.to_string();
            let told = message.contains("no newsgraph build directory")
                || message.contains("run `newsgraph build");
            assert!(told, "{message}");
        }
        world.check_next_build(dir.path());
        if killed == KILLED {
            break;
        }
    }
}

/// The command failed with code 1 and these words.
#[track_caller]
fn check_failed(output: &Output, words: &[&str]) {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    for word in words {
        assert!(stderr.contains(word), "{word:?} is not in {stderr:?}");
    }
}

#[test]
fn a_full_disk_is_an_error_and_nothing_is_lost() {
    let world = &*WORLD;
    let mut failed = 0;
    // A limit on the size of files, in 512 bytes, is what a full disk is but for the number of the error.
    for (limit, begun) in [
        (0, Begun::Empty),
        (8, Begun::Empty),
        (150, Begun::Some),
        (300, Begun::Some),
        (300, Begun::Older),
        (450, Begun::Older),
    ] {
        let dir = world.begun(begun);
        let build = world.build(dir.path());
        let mut limited = Command::new("sh");
        let script = format!("trap '' XFSZ; ulimit -f {limit}; exec \"$@\"");
        limited.args(["-c", &script, "sh"]).arg(build.get_program());
        let output = limited.args(build.get_args()).output().unwrap();
        if !output.status.success() {
            failed += 1;
            check_failed(
                &output,
                &["newsgraph.redb", "cannot grow", "free some space"],
            );
        }
        world.check_next_build(dir.path());
    }
    assert!(failed >= 4, "{failed} builds failed");
}

/// The command without the right of the superuser to write everywhere.
fn unprivileged(command: &Command) -> Command {
    let superuser = fs::metadata("/proc/self").unwrap().uid() == 0;
    let mut bare = match superuser {
        true => {
            let mut bare = Command::new("setpriv");
            bare.args(["--bounding-set=-all", "--inh-caps=-all"]);
            bare.arg(command.get_program());
            bare
        }
        false => Command::new(command.get_program()),
    };
    bare.args(command.get_args());
    bare
}

#[test]
fn a_folder_that_may_not_be_written_is_an_error_and_can_be_read() {
    let world = &*WORLD;
    let dir = tempfile::tempdir().unwrap();
    let allow = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    allow(dir.path(), 0o555);
    let build = unprivileged(&world.build(dir.path())).output().unwrap();
    check_failed(&build, &["newsgraph.redb", "permission"]);
    let below = unprivileged(&world.build(&dir.path().join("below"))).output();
    check_failed(&below.unwrap(), &["below", "cannot be made"]);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);

    allow(dir.path(), 0o755);
    world.check_next_build(dir.path());
    let file = dir.path().join(FILE);
    let before = fs::read(&file).unwrap();
    allow(&file, 0o444);
    allow(dir.path(), 0o555);
    let more = world.command(dir.path(), "older.jsonl");
    let build = unprivileged(&more).output().unwrap();
    check_failed(&build, &["newsgraph.redb", "permission"]);
    let mut read = Command::cargo_bin("newsgraph").unwrap();
    read.arg("who-meets").arg(dir.path());
    let read = unprivileged(&read).output().unwrap();
    assert!(read.status.success() && !read.stdout.is_empty(), "{read:?}");
    assert!(fs::read(&file).unwrap() == before);
    allow(dir.path(), 0o755);
}

#[test]
fn of_two_builds_at_once_the_second_is_refused_and_the_first_goes_on() {
    let world = &*WORLD;
    let dir = tempfile::tempdir().unwrap();
    let mut first = Command::cargo_bin("newsgraph").unwrap();
    first.args(["build", "-", "-o"]).arg(dir.path());
    let mut first = first.stdin(Stdio::piped()).spawn().unwrap();
    let in_use = "another newsgraph build is using";
    let refused = || match Store::open(dir.path()) {
        Err(e) => e.to_string().contains(in_use),
        Ok(_) => false,
    };
    while !refused() {
        assert!(first.try_wait().unwrap().is_none(), "the first build ended");
        std::thread::yield_now();
    }
    let second = world.build(dir.path()).output().unwrap();
    check_failed(&second, &[in_use, "wait"]);
    let mut remove = Command::cargo_bin("newsgraph").unwrap();
    remove.arg("remove").arg(dir.path()).arg("a1");
    check_failed(&remove.output().unwrap(), &[in_use, "wait"]);
    let input = fs::read(world.path("articles.jsonl")).unwrap();
    first.stdin.take().unwrap().write_all(&input).unwrap();
    assert!(first.wait().unwrap().success());
    assert!(exports(dir.path()) == world.expected);
}
