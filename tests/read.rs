//! The `read` stage through its public surface: what comes out of files, and what is said of those that are no use.
//!
//! Each case writes files into a fresh directory, reads it and compares everything that comes, in order, with one line an
//! item (see [`shown`]).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::fs;
use std::path::PathBuf;

use jiff::civil::date;
use newsgraph::model::{Article, Diagnostic, Level};
use newsgraph::read::{Options, ahead, articles};
use tempfile::TempDir;

type Item = Result<Article, Diagnostic>;

/// Over 200 characters each, so that the language is looked at.
const ENGLISH: &str = "The two ministers met in the old town hall on Friday and talked for three hours about the price of \
    winter water. Neither of them took questions afterwards, but a spokeswoman said that they would see each other again \
    before the end of the month.";
const FRENCH: &str = "Les deux ministres se sont rencontrés vendredi à l'hôtel de ville et ont parlé pendant trois heures du \
    prix de l'eau en hiver. Aucun d'eux n'a répondu aux questions, mais une porte-parole a déclaré qu'ils se reverraient \
    avant la fin du mois.";

/// A directory with these files.
fn directory(files: &[(&str, &[u8])]) -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = directory.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    directory
}

/// What comes out of the inputs, which are relative to the directory.
fn read(directory: &TempDir, inputs: &[&str], options: &Options) -> Vec<Item> {
    let inputs: Vec<PathBuf> = inputs.iter().map(|i| directory.path().join(i)).collect();
    articles(&inputs, options).collect()
}

/// `id date [title] source url "text"` with `#` for an id made from the text and `-` for what is absent; or the diagnostic
/// as a terminal shows it, without the directory.
fn shown(item: &Item, directory: &TempDir) -> String {
    let article = match item {
        Ok(article) => article,
        Err(diagnostic) => {
            let prefix = format!("{}/", directory.path().display());
            return diagnostic.to_string().replace(&prefix, "");
        }
    };
    let Article { meta, text } = article;
    let foreign = match meta.language.as_str() {
        "en" => "",
        other => &format!("({other}) "),
    };
    let made = meta.id == blake3::hash(text.as_bytes()).to_hex()[..16];
    let or_dash = |value: &Option<String>| value.clone().unwrap_or("-".to_owned());
    format!(
        "{foreign}{} {} [{}] {} {} {text:?}",
        if made { "#" } else { &meta.id },
        meta.date.map_or("-".to_owned(), |d| d.to_string()),
        or_dash(&meta.title),
        or_dash(&meta.source),
        or_dash(&meta.url),
    )
}

#[track_caller]
fn check_inputs(files: &[(&str, &[u8])], inputs: &[&str], options: &Options, expected: &[&str]) {
    let directory = directory(files);
    let items = read(&directory, inputs, options);
    let found: Vec<String> = items.iter().map(|i| shown(i, &directory)).collect();
    assert_eq!(found, expected);
}

/// Reads the whole directory.
#[track_caller]
fn check(files: &[(&str, &[u8])], expected: &[&str]) {
    check_inputs(files, &[""], &Options::default(), expected);
}

/// One plain file.
#[track_caller]
fn check_text(content: impl AsRef<[u8]>, expected: &str) {
    check(&[("a.txt", content.as_ref())], &[expected]);
}

/// One file of JSON Lines.
#[track_caller]
fn check_lines(content: impl AsRef<[u8]>, expected: &[&str]) {
    check(&[("a.jsonl", content.as_ref())], expected);
}

#[test]
fn a_plain_file_is_one_article() {
    check_text("They met.", r#"# - [-] - - "They met.""#);
    // Line breaks and blanks are part of the text: offsets count them.
    check_text(" A\r\n\r\nB \r\n", r#"# - [A] - - " A\r\n\r\nB \r\n""#);
    check_text("\u{feff}They met.", r#"# - [-] - - "They met.""#);
    check_text("Zoë\u{202E} \u{7}", "# - [-] - - \"Zoë\\u{202e} \\u{7}\"");
}

#[test]
fn a_record_brings_all_or_nothing_but_text() {
    check_lines(
        r#"{"id": "a1", "date": "2025-03-07", "title": "Talks", "source": "Wire", "url": "https://x.example/1", "text": "They met.", "tags": [{"a": 1}]}
{"text": "A\r\n\r\nB"}
{"id": null, "date": null, "title": null, "source": null, "url": null, "text": "C"}
{"id": " ", "date": "", "title": "\t", "source": "\n", "url": " ", "text": "D"}
{"id": 17, "text": "E"}
{"id": -2.5, "text": "F"}"#,
        &[
            r#"a1 2025-03-07 [Talks] Wire https://x.example/1 "They met.""#,
            r#"# - [A] - - "A\r\n\r\nB""#,
            r#"# - [-] - - "C""#,
            r#"# - [-] - - "D""#,
            r#"17 - [-] - - "E""#,
            r#"-2.5 - [-] - - "F""#,
        ],
    );
}

#[test]
fn blank_lines_line_breaks_and_byte_order_marks_of_json_lines_are_nothing() {
    check_lines("", &[]);
    check_lines("\n \r\n\t\n", &[]);
    check_lines(
        "\u{feff}{\"text\": \"A\"}\r\n\r\n\n  {\"text\": \"B\"}  \r\n{\"text\"",
        &[
            r#"# - [-] - - "A""#,
            r#"# - [-] - - "B""#,
            "a.jsonl:5: skipped: broken JSON at column 7: EOF while parsing an object",
        ],
    );
}

#[test]
fn a_bad_line_in_the_middle_leaves_the_others() {
    let lines: [&[u8]; 13] = [
        br#"{"text": "first"}"#,
        br#"{"text": "broken}"#,
        br#"not json"#,
        br#"{"title": "no text"}"#,
        br#"{"text": null}"#,
        br#"{"text": 5}"#,
        br#"{"text": " \n\t "}"#,
        br#"["a", "2025-03-07", "title"]"#,
        b"{\"text\": \"caf\xE9\"}",
        b"{\"text\": \"a\0b\"}",
        br#"{"text": "a\u0000b"}"#,
        br#"{"text": "a"} {"text": "b"}"#,
        br#"{"text": "last"}"#,
    ];
    check_lines(
        lines.join(&b'\n'),
        &[
            r#"# - [-] - - "first""#,
            "a.jsonl:2: skipped: broken JSON at column 17: EOF while parsing a string",
            "a.jsonl:3: skipped: broken JSON at column 2: expected ident",
            "a.jsonl:4: skipped: no text; a record needs the field `text`",
            "a.jsonl:5: skipped: no text; a record needs the field `text`",
            "a.jsonl:6: skipped: broken JSON at column 10: invalid type: integer `5`, expected a string",
            "a.jsonl:7: skipped: empty: no text but white space",
            "a.jsonl:8: skipped: a JSON array; each line must be an object",
            "a.jsonl:9: skipped: invalid UTF-8; convert it to UTF-8 first",
            "a.jsonl:10: skipped: binary: it holds a NUL byte, which no text does",
            "a.jsonl:11: skipped: binary: it holds a NUL byte, which no text does",
            "a.jsonl:12: skipped: broken JSON at column 15: trailing characters",
            r#"# - [-] - - "last""#,
        ],
    );
}

#[test]
fn a_field_that_cannot_be_used_costs_a_warning_and_not_the_article() {
    check_lines(
        r#"{"id": ["a"], "source": {"name": "Wire"}, "text": "A"}
{"id": 123456789012345678901234567890, "text": "B"}
{"date": "yesterday", "title": "T", "text": "C"}"#,
        &[
            "a.jsonl:1: warning: unreadable id (neither text nor a number); left out",
            "a.jsonl:1: warning: unreadable source (neither text nor a number); left out",
            r#"# - [-] - - "A""#,
            "a.jsonl:2: warning: unreadable id (too long a number; put it in quotes); left out",
            r#"# - [-] - - "B""#,
            "a.jsonl:3: warning: unreadable date \"yesterday\"; write YYYY-MM-DD or an RFC 3339 timestamp",
            r#"# - [T] - - "C""#,
        ],
    );
}

#[test]
fn a_plain_file_that_is_no_text_is_named_with_the_line_of_its_first_bad_byte() {
    let encoding = "invalid UTF-8; convert it to UTF-8 first";
    let binary = "binary: it holds a NUL byte, which no text does";
    let table: [(&[u8], u32, &str); 3] = [
        (b"\xEF\xBB\xBFa\n\xE9", 2, encoding),
        (b"a\n\nb\0c", 3, binary),
        (b"a\0b\n\xFF", 1, binary),
    ];
    for (content, line, message) in table {
        check_text(content, &format!("a.txt:{line}: skipped: {message}"));
    }
    let empty = "a.txt: skipped: empty: no text but white space";
    for content in ["", " \r\n\t\n", "\u{feff}", "\u{a0}\n"] {
        check_text(content, empty);
    }
}

#[test]
fn another_language_is_named_only_where_it_is_sure() {
    let english = |text: &str| format!("# - [-] - - {text:?}");
    let french = |text: &str| format!("(fra) # - [-] - - {text:?}");
    let message = "written in French; only English is read";
    let files = |text: &str, expected: &[&str]| {
        check_inputs(
            &[("a.txt", text.as_bytes())],
            &["a.txt"],
            &Options::default(),
            expected,
        );
    };
    files(ENGLISH, &[&english(ENGLISH)]);
    let skipped = format!("a.txt: skipped: {message}");
    files(FRENCH, &[&skipped, &french(FRENCH)]);
    let line = |text: &str| format!("{{\"text\": {text:?}}}\n");
    check_lines(
        [line(ENGLISH), line(FRENCH), line("Ils ont parlé.")].concat(),
        &[
            &english(ENGLISH),
            &format!("a.jsonl:2: skipped: {message}"),
            &french(FRENCH),
            &english("Ils ont parlé."),
        ],
    );
    // 200 characters, some of two bytes, count as English; one more does not.
    let cut: String = FRENCH.chars().take(201).collect();
    files(&cut, &[&skipped, &french(&cut)]);
    let cut: String = FRENCH.chars().take(200).collect();
    files(&cut, &[&english(&cut)]);
}

#[test]
fn the_day_comes_from_the_record_then_the_file_name_then_the_options() {
    // The date as a record writes it, the file's name, the options' date; the day that is found.
    let unreadable = "unreadable";
    let table = [
        ("2025-03-07", "2024-01-02.jsonl", Some(3), "2025-03-07"),
        ("2025-03-07T23:30:00-05:00", "a.jsonl", None, "2025-03-07"),
        ("2025-03-07T00:30:00.5+09:00", "a.jsonl", None, "2025-03-07"),
        ("2025-03-07 10:00:00Z", "a.jsonl", None, "2025-03-07"),
        ("2025-03-07T10:00:00", "a.jsonl", None, "2025-03-07"),
        (" 2025-03-07\n", "a.jsonl", None, "2025-03-07"),
        ("", "2024-01-02.jsonl", Some(3), "2024-01-02"),
        ("", "wire-2024-01-02-late.jsonl", None, "2024-01-02"),
        ("", "2024-13-02_2024-02-29.jsonl", None, "2024-02-29"),
        ("", "12024-01-02.jsonl", None, "-"),
        ("", "2024-01-021.jsonl", None, "-"),
        ("", "2023-02-29.jsonl", Some(3), "2020-05-03"),
        ("", "2024-01-02/a.jsonl", None, "-"),
        ("", "a.jsonl", Some(3), "2020-05-03"),
        ("2025-02-30", "2024-01-02.jsonl", Some(3), unreadable),
        ("20250307", "2024-01-02.jsonl", None, unreadable),
        ("2025-3-7", "2024-01-02.jsonl", None, unreadable),
        ("2025-03-07 or so", "2024-01-02.jsonl", None, unreadable),
        ("2025-03-07T25:00:00Z", "2024-01-02.jsonl", None, unreadable),
    ];
    for (written, name, day, expected) in table {
        let options = Options {
            date: day.map(|day| date(2020, 5, day)),
            ..Options::default()
        };
        let record = format!("\n{{\"date\": {written:?}, \"text\": \"A\"}}");
        let files = [(name, record.as_bytes())];
        if expected == unreadable {
            let warning = format!(
                "{name}:2: warning: unreadable date \"{written}\"; write YYYY-MM-DD or an RFC 3339 timestamp"
            );
            let article = r#"# 2024-01-02 [-] - - "A""#;
            check_inputs(&files, &[""], &options, &[&warning, article]);
        } else {
            let article = format!("# {expected} [-] - - \"A\"");
            check_inputs(&files, &[""], &options, &[&article]);
        }
    }
    check(
        &[("é2024-01-02.txt", b"A")],
        &[r#"# 2024-01-02 [-] - - "A""#],
    );
}

#[test]
fn the_title_is_the_first_line_where_it_looks_like_one() {
    let long = |n: usize| format!("{}\n\nBody", "é".repeat(n));
    let table = [
        ("Talks in Geneva\n\nThey met.".to_owned(), "Talks in Geneva"),
        ("  Talks \r\n \t\r\nThey met.".to_owned(), "Talks"),
        ("\n\nTalks\n\nThey met.".to_owned(), "Talks"),
        (
            "Talks\u{7}in\u{202E}Geneva\n\nA".to_owned(),
            "Talks in Geneva",
        ),
        (long(150), &"é".repeat(150)),
        (long(151), "-"),
        ("They met.\n\nThen they left.".to_owned(), "-"),
        ("Talks\nThey met.\n\nMore".to_owned(), "-"),
        ("Talks".to_owned(), "-"),
        ("Talks\n".to_owned(), "-"),
    ];
    for (text, title) in &table {
        check_text(text, &format!("# - [{title}] - - {text:?}"));
    }
    check_lines(
        r#"{"title": " Given ", "text": "Talks\n\nThey met."}"#,
        &[r#"# - [Given] - - "Talks\n\nThey met.""#],
    );
}

#[test]
fn what_describes_an_article_is_one_clean_line() {
    check_lines(
        r#"{"id": "a\u001b[31m\n1\u0000", "title": "\u202eT\u2066x\u2028y", "source": "W\u0085\u007fire", "url": "\thttps://x.example\r\n", "text": "A\u001b\u202e"}"#,
        &["a [31m 1 - [T x y] W  ire https://x.example \"A\\u{1b}\\u{202e}\""],
    );
    check_lines(
        r#"{"date": "\u001b[31m2025", "text": "A"}"#,
        &[
            "a.jsonl:1: warning: unreadable date \"[31m2025\"; write YYYY-MM-DD or an RFC 3339 timestamp",
            r#"# - [-] - - "A""#,
        ],
    );
}

#[test]
fn the_same_text_has_the_same_id_in_every_format() {
    let text = "Talks\r\n\r\nThey met in Zürich.";
    let record = format!("{{\"text\": {text:?}}}");
    let directory = directory(&[
        ("a.txt", text.as_bytes()),
        ("b.jsonl", record.as_bytes()),
        ("c.txt", format!("\u{feff}{text}").as_bytes()),
        ("d.txt", text.replace('\r', "").as_bytes()),
    ]);
    let items = read(&directory, &[""], &Options::default());
    let ids: Vec<String> = items.into_iter().map(|i| i.unwrap().meta.id).collect();
    assert_eq!(ids[0], blake3::hash(text.as_bytes()).to_hex()[..16]);
    assert_eq!([&ids[1], &ids[2]], [&ids[0], &ids[0]]);
    assert_ne!(ids[3], ids[0], "another text is another article");
}

#[test]
fn directories_are_read_in_path_order_and_name_what_they_leave() {
    let other = "skipped: a file of another kind; in directories text, Markdown, HTML, CSV, TSV, JSON, JSON Lines, feeds, WARC and zip \
         are read";
    check(
        &[
            ("b.TXT", b"B"),
            ("a/z.ndjson", b"{\"text\": \"A z\"}"),
            ("a/b/c.txt", b"A b c"),
            ("a-b.txt", b"A-b"),
            ("a.exe", b"MZ"),
            ("README", b"R"),
            (".hidden.txt", b"H"),
            (".git/config.txt", b"H"),
            ("a/.cache/x.html", b"H"),
            ("c/empty.txt", b""),
        ],
        &[
            &format!("README: {other}"),
            r#"# - [-] - - "A b c""#,
            r#"# - [-] - - "A z""#,
            r#"# - [-] - - "A-b""#,
            &format!("a.exe: {other}"),
            r#"# - [-] - - "B""#,
            "c/empty.txt: skipped: empty: no text but white space",
        ],
    );
}

#[test]
fn inputs_are_sorted_and_read_once_and_named_files_need_no_extension() {
    let missing = fs::File::open("no-such-file").unwrap_err();
    check_inputs(
        &[
            ("b.txt", b"B"),
            ("a/x.txt", b"A"),
            (".note", b"N"),
            ("page.old", b"Plain enough"),
            ("photo.png", b"\x89PNG\r\n\0"),
            ("zero.bin", b"a\n\0"),
        ],
        &[
            "zero.bin",
            "photo.png",
            "gone.txt",
            "page.old",
            "b.txt",
            "a",
            ".note",
            "b.txt",
        ],
        &Options::default(),
        &[
            r#"# - [-] - - "N""#,
            r#"# - [-] - - "A""#,
            r#"# - [-] - - "B""#,
            &format!("gone.txt: skipped: cannot be read: {missing}"),
            r#"# - [-] - - "Plain enough""#,
            "photo.png: skipped: a picture; convert it first: tesseract FILE FILE",
            "zero.bin:2: skipped: binary: it holds a NUL byte, which no text does",
        ],
    );
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_bad_ones_are_named() {
    use std::os::unix::fs::symlink;
    let directory = directory(&[("a/x.txt", b"X"), ("d/y.txt", b"Y")]);
    let root = directory.path();
    symlink(root.join("a"), root.join("b")).unwrap();
    symlink(root.join("gone"), root.join("c.txt")).unwrap();
    symlink(root.join("gone"), root.join("d/.#y.txt")).unwrap();
    symlink(root.join("d"), root.join("d/up")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(root.join("e.txt")).unwrap();
    let items = read(&directory, &[""], &Options::default());
    let found: Vec<String> = items.iter().map(|i| shown(i, &directory)).collect();
    let missing = fs::File::open(root.join("gone")).unwrap_err();
    let up = format!("d/up: skipped: a link back to {}", root.join("d").display());
    let expected = [
        r#"# - [-] - - "X""#,
        r#"# - [-] - - "X""#,
        &format!("c.txt: skipped: cannot be read: {missing}"),
        &up.replace(&format!("{}/", root.display()), ""),
        r#"# - [-] - - "Y""#,
        "e.txt: skipped: not a regular file",
    ];
    assert_eq!(found, expected);
}

/// The limit of a line and of a plain file.
const LIMIT: usize = 16 << 20;

/// A record of this many bytes.
fn record_of(size: usize) -> Vec<u8> {
    let (start, end) = ("{\"text\": \"A\", \"pad\": \"", "\"}");
    let pad = "x".repeat(size - start.len() - end.len());
    [start, &pad, end].concat().into_bytes()
}

#[test]
fn a_line_over_the_limit_is_skipped_and_the_next_one_is_read() {
    let article = r#"# - [-] - - "A""#;
    let (whole, over) = (record_of(LIMIT), record_of(LIMIT + 100));
    let last = b"{\"text\": \"B\"}".to_vec();
    check_lines(
        [whole, over, last, b"bad".to_vec()].join(&b'\n'),
        &[
            article,
            "a.jsonl:2: skipped: a line over 16 MiB",
            r#"# - [-] - - "B""#,
            "a.jsonl:4: skipped: broken JSON at column 1: expected value",
        ],
    );
    // At the end of the file, with no line break after it, and one byte too long.
    check_lines(
        record_of(LIMIT + 1),
        &["a.jsonl:1: skipped: a line over 16 MiB"],
    );
    check_lines(record_of(LIMIT), &[article]);
}

#[test]
fn a_plain_file_over_the_limit_is_skipped() {
    let blank = vec![b' '; LIMIT];
    check_text(&blank, "a.txt: skipped: empty: no text but white space");
    let over = [blank.as_slice(), b"A"].concat();
    let message = "a.txt: skipped: over 16 MiB; split it into one file an article";
    check_text(over, message);
}

/// Memory stays flat because nothing is read before it is asked for: what happens to a later file, or further down in
/// the same one, shows.
#[test]
fn files_and_lines_are_read_as_they_are_asked_for() {
    let line = "{\"text\": \"A\"}\n";
    let many = line.repeat(100_000);
    let directory = directory(&[("a.jsonl", many.as_bytes()), ("b.txt", b"B")]);
    let mut stream = articles(&[directory.path().to_path_buf()], &Options::default());
    assert!(stream.next().unwrap().is_ok());
    let cut = fs::OpenOptions::new()
        .write(true)
        .open(directory.path().join("a.jsonl"));
    cut.unwrap().set_len(0).unwrap();
    fs::remove_file(directory.path().join("b.txt")).unwrap();
    let rest: Vec<Item> = stream.collect();
    assert!(rest.len() < 50_000, "{} lines were read ahead", rest.len());
    let Some(Err(diagnostic)) = rest.last() else {
        panic!("the second file is gone when its turn comes");
    };
    assert_eq!(diagnostic.level, Level::Skipped);
    assert!(diagnostic.source.ends_with("b.txt"), "{diagnostic}");
}

/// `pipeline` hands the stream to other threads.
#[test]
fn the_stream_can_be_sent_to_another_thread() {
    let directory = directory(&[("a.txt", b"A")]);
    let stream = articles(&[directory.path().to_path_buf()], &Options::default());
    let count = std::thread::spawn(move || stream.count());
    assert_eq!(count.join().unwrap(), 1);
}

#[test]
fn what_is_read_ahead_is_the_same_in_the_same_order() {
    let lines: Vec<String> = (0..300)
        .map(|n| format!("{{\"text\": \"A{n}\"}}\n"))
        .collect();
    let text = lines.concat().replace("\"A7\"", "7");
    let directory = directory(&[("a.jsonl", text.as_bytes()), ("b.txt", b"B")]);
    let expected = read(&directory, &["."], &Options::default());
    let stream = articles(&[directory.path().join(".")], &Options::default());
    let found: Vec<Item> = ahead(stream).collect();
    assert_eq!(found.len(), 301);
    let shown = |items: &[Item]| {
        items
            .iter()
            .map(|i| shown(i, &directory))
            .collect::<Vec<_>>()
    };
    assert_eq!(shown(&found), shown(&expected));
}

#[test]
#[should_panic(expected = "a defect")]
fn a_defect_of_a_reader_is_not_the_end_of_what_is_read_ahead() {
    let broken = (0..3).map(|n| match n {
        2 => panic!("a defect"),
        _ => Err(Diagnostic::skipped("a", n, "no use")),
    });
    assert_eq!(ahead(broken).count(), 2);
}
