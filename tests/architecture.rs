//! The walls of `ARCHITECTURE.md`, held by reading the source: which module may import which, where files and network may
//! be touched, and what no file may do.
//!
//! A scan of the text and no parser: it sees paths (`crate::x`, `super::x`, `std::fs`), which is what a wall is made of,
//! once comments, literals and tests are blanked. The compiler cannot hold these walls inside one crate, and a crate a
//! stage would make ten packages of one program.

// Clippy takes only functions marked as tests for tests, not their helpers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;

/// What each module may import, and whether it may touch files and the network.
const WALLS: &[(&str, &[&str], bool)] = &[
    ("model", &[], false),
    ("schema", &["model"], true),
    ("read", &["model"], true),
    ("annotate", &["model", "schema"], false),
    ("extract", &["model", "schema"], false),
    ("graph", &["model"], false),
    ("resolve", &["model", "schema", "graph"], false),
    ("query", &["model", "schema", "graph"], false),
    ("export", &["model", "schema", "graph"], false),
    ("neo4j", &["model", "schema", "graph", "export"], true),
    ("store", &["model", "graph"], true),
    (
        "pipeline",
        &[
            "model", "schema", "read", "annotate", "extract", "resolve", "graph", "store",
        ],
        false,
    ),
    // The program: of this package it sees the public library only, as `newsgraph::`.
    ("cli", &[], true),
    ("main", &["cli"], false),
    ("lib", &[], false),
];

/// The only file that may have `unsafe`.
const KERNELS: &str = "src/annotate/engine/kernels/x86.rs";

#[test]
fn the_walls_stand() {
    let files = source_files();
    assert!(files.len() > 50, "src is read from {}", root().display());
    let broken: Vec<String> = files
        .iter()
        .flat_map(|(file, text)| complaints(file, text))
        .collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn every_wall_is_around_a_module() {
    let files = source_files();
    for (wall, allowed, _) in WALLS {
        for module in [wall].into_iter().chain(*allowed) {
            let there = files.iter().any(|(file, _)| module_of(file) == *module);
            assert!(there, "src has no module {module}");
        }
    }
}

/// What is wrong with a file, as `file:line: message`.
fn check(file: &str, text: &str, expected: &[&str]) {
    assert_eq!(complaints(file, text), expected, "{file}:\n{text}");
}

#[test]
fn a_bad_import_is_seen() {
    check(
        "src/extract/bad.rs",
        "//! Bad.\nuse crate::resolve::resolve;\n",
        &["src/extract/bad.rs:2: extract may not import resolve"],
    );
    check(
        "src/model/bad.rs",
        "//! Bad.\n\nuse crate::{\n    export::{Format, View},\n    model::Span,\n    schema,\n};\n",
        &[
            "src/model/bad.rs:4: model may not import export",
            "src/model/bad.rs:6: model may not import schema",
        ],
    );
    check(
        "src/graph/mod.rs",
        "//! Bad.\nfn f(_: &crate :: store::Store, _: super::query::Row) {}\n",
        &[
            "src/graph/mod.rs:2: graph may not import store",
            "src/graph/mod.rs:2: graph may not import query",
        ],
    );
    check(
        "src/read/bad.rs",
        "//! Bad.\nuse super::super::extract::Extractor;\nuse super::meta::Origin;\n",
        &["src/read/bad.rs:2: read may not import extract"],
    );
    check(
        "src/cli/bad.rs",
        "//! Bad.\nuse newsgraph::model::Result;\nuse super::Outcome;\nuse crate::cli::talk;\nuse crate::model::Span;\n",
        &["src/cli/bad.rs:5: cli may not import model"],
    );
    check(
        "src/query/bad.rs",
        "//! Bad.\nuse crate::*;\n",
        &["src/query/bad.rs:2: query may not import *"],
    );
}

#[test]
fn a_file_without_a_sign_a_file_access_async_code_and_a_panic_are_seen() {
    check(
        "src/export/bad.rs",
        "use std::{fs, io};\n",
        &[
            "src/export/bad.rs:1: begins without //!",
            "src/export/bad.rs:1: export may not touch std::fs",
        ],
    );
    check(
        "src/resolve/bad.rs",
        "//! Bad.\nfn f() { std::net::TcpStream::connect(\"a:1\").unwrap(); todo!() }\n",
        &[
            "src/resolve/bad.rs:2: resolve may not touch std::net",
            "src/resolve/bad.rs:2: unwrap( outside tests",
            "src/resolve/bad.rs:2: todo!( outside tests",
        ],
    );
    check(
        "src/store/bad.rs",
        "//! Bad.\nasync fn f() { tokio::time::sleep(t).await }\n",
        &[
            "src/store/bad.rs:2: async outside neo4j",
            "src/store/bad.rs:2: tokio outside neo4j",
        ],
    );
    check(
        "src/novel/mod.rs",
        "//! New.\n",
        &["src/novel/mod.rs:1: tests/architecture.rs has no wall for the module novel"],
    );
}

#[test]
fn unsafe_outside_of_the_kernels_is_seen() {
    let text = "//! Bad.\nfn f(p: *const u8) -> u8 { unsafe { *p } }\n";
    check(
        "src/annotate/engine/bad.rs",
        text,
        &["src/annotate/engine/bad.rs:2: unsafe outside of src/annotate/engine/kernels/x86.rs"],
    );
    check(KERNELS, text, &[]);
}

#[test]
fn what_is_no_code_is_not_seen() {
    let text = r##"//! Fine: [`pipeline`](crate::pipeline) is prose.
//! ```
//! std::fs::write("x", "y").unwrap();
//! ```
/* use crate::store; /* nested */ todo!() */
pub(crate) fn f<'a>(x: &'a str) -> Option<&'a str> {
    let quote = '"'; // use crate::query;
    let text = "use crate::resolve; \" x.unwrap()";
    let raw = r#"std::fs "use crate::export;" "#;
    x.strip_prefix(quote).map(|_| text).filter(|t| *t != raw).or_else(|| Some(x).unwrap_or_default().into())
}

#[cfg(test)]
mod tests {
    use crate::store::Store;
    #[test]
    fn f() { std::fs::read("x").unwrap(); }
}

#[cfg(test)]
use crate::query::Row;
"##;
    check("src/annotate/fine.rs", text, &[]);
    check(
        "src/annotate/bad.rs",
        &format!("{text}use crate::query::Row;\n"),
        &["src/annotate/bad.rs:22: annotate may not import query"],
    );
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files of `src`, by path from the repository root, with their text.
fn source_files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let parts = path.strip_prefix(root()).unwrap().iter();
                let parts: Vec<_> = parts.map(|part| part.to_str().unwrap()).collect();
                files.push((parts.join("/"), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

fn complaints(file: &str, text: &str) -> Vec<String> {
    let code = without_tests(&blanked(text));
    let module = module_of(file);
    let mut found = Vec::new();
    if !text.trim_start().starts_with("//!") {
        found.push((0, "begins without //!".to_owned()));
    }
    match WALLS.iter().find(|(wall, ..)| *wall == module) {
        None => {
            let message = format!("tests/architecture.rs has no wall for the module {module}");
            found.push((0, message));
        }
        Some((_, allowed, files_and_network)) => {
            let mut modules = children(&code, "crate");
            modules.extend(children(&code, &to_the_root(file)));
            modules.retain(|(_, m)| m != module && !allowed.contains(&m.as_str()));
            let message = |(at, m)| (at, format!("{module} may not import {m}"));
            found.extend(modules.into_iter().map(message));
            if !files_and_network {
                let mut outside = children(&code, "std");
                outside.retain(|(_, m)| m == "fs" || m == "net");
                let message = |(at, m)| (at, format!("{module} may not touch std::{m}"));
                found.extend(outside.into_iter().map(message));
            }
        }
    }
    if module != "neo4j" {
        for word in ["async", "tokio", "neo4rs"] {
            let places = places(&code, word);
            found.extend(places.map(|at| (at, format!("{word} outside neo4j"))));
        }
    }
    for forbidden in ["unwrap(", "todo!("] {
        let places = places(&code, forbidden);
        found.extend(places.map(|at| (at, format!("{forbidden} outside tests"))));
    }
    if file != KERNELS {
        let words = places(&code, "unsafe");
        found.extend(words.map(|at| (at, format!("unsafe outside of {KERNELS}"))));
    }
    let line = |at: usize| 1 + code[..at].matches('\n').count();
    found
        .into_iter()
        .map(|(at, message)| format!("{file}:{}: {message}", line(at)))
        .collect()
}

/// The top-level module of a file: `extract` of `src/extract/times.rs`.
fn module_of(file: &str) -> &str {
    let path = file.strip_prefix("src/").unwrap_or(file);
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

/// The path from a file's own module to the root of the crate: `super::super` of `src/extract/times.rs`. What stands in an
/// inline module of a file is taken for the file's own.
fn to_the_root(file: &str) -> String {
    let path = file.strip_prefix("src/").unwrap_or(file);
    let depth = path.trim_end_matches("/mod.rs").split('/').count();
    vec!["super"; depth].join("::")
}

/// Where this text stands in the code as a word of its own.
fn places<'c>(code: &'c str, text: &'c str) -> impl Iterator<Item = usize> + 'c {
    let whole = |at: &usize| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    code.match_indices(text).map(|(at, _)| at).filter(whole)
}

/// The names that follow a path in the code, each with its place: `model` and `graph` for `crate` in
/// `use crate::{model::Span, graph}`.
fn children(code: &str, path: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for at in places(code, path) {
        // `super::super` is no `super` of its own, and `x::crate` does not exist.
        if code[..at].trim_end().ends_with("::") {
            continue;
        }
        let rest = code[at + path.len()..].trim_start();
        let Some(rest) = rest.strip_prefix("::").map(str::trim_start) else {
            continue;
        };
        let mut depth = 0;
        let mut wanted = true;
        for (i, c) in rest.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => wanted = true,
                c if wanted && !c.is_whitespace() => {
                    let name = rest[i..].split(|c: char| !c.is_alphanumeric() && c != '_');
                    let name = name.take(1).find(|n| !n.is_empty()).unwrap_or("*");
                    found.push((code.len() - rest.len() + i, name.to_owned()));
                    wanted = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    // What leads further up is no child.
    found.retain(|(_, name)| name != "super");
    found
}

/// The code with comments and the insides of literals as spaces; lines stay where they are.
fn blanked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after_word = out.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let length = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => comment(rest),
            '"' => string(rest, 1),
            'r' | 'b' | 'c' if !after_word => literal_with_prefix(rest),
            '\'' => character(rest),
            _ => 0,
        };
        if length == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            let blank = |c| if c == '\n' { '\n' } else { ' ' };
            out.extend(rest[..length].chars().map(blank));
            rest = &rest[length..];
        }
    }
    out
}

/// The length of a block comment, nested ones included.
fn comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    loop {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
        } else {
            match text[at..].chars().next() {
                Some(c) => at += c.len_utf8(),
                None => return at,
            }
        }
        if depth == 0 {
            return at;
        }
    }
}

/// The length of a string whose first character after the quote is at `start`.
fn string(text: &str, start: usize) -> usize {
    let mut escaped = false;
    for (i, c) in text[start..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return start + i + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of `r"…"`, `br#"…"#`, `b"…"` and the like; 0 where it is a word.
fn literal_with_prefix(text: &str) -> usize {
    let prefix = text.len() - text.trim_start_matches(['r', 'b', 'c']).len();
    let hashes = text[prefix..].len() - text[prefix..].trim_start_matches('#').len();
    let quote = prefix + hashes;
    if !text[quote..].starts_with('"') {
        return 0;
    }
    if !text[..prefix].contains('r') {
        return string(text, quote + 1);
    }
    let end = format!("\"{}", "#".repeat(hashes));
    let inside = text[quote + 1..].find(&end);
    inside.map_or(text.len(), |i| quote + 1 + i + end.len())
}

/// The length of a character literal; 0 where the quote begins a lifetime.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some(_)) => chars
            .find(|(_, c)| *c == '\'')
            .map_or(text.len(), |(i, _)| i + 1),
        (Some(_), Some((i, '\''))) => i + 1,
        _ => 0,
    }
}

/// The blanked code without its items under `#[cfg(test)]`; lines stay where they are.
fn without_tests(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        out.push_str(&rest[..at]);
        let end = end_of_item(&rest[at..]);
        out.extend(rest[at..at + end].chars().filter(|c| *c == '\n'));
        rest = &rest[at + end..];
    }
    out + rest
}

/// Where an item ends: after its block, or after the semicolon of one without.
fn end_of_item(code: &str) -> usize {
    let mut depth = 0;
    for (i, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 && (c == '}' || c == ';') {
            return i + 1;
        }
    }
    code.len()
}
