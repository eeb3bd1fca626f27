//! The formats of the `read` stage beside plain text and JSON Lines: each as users have it, compressed, in archives, in
//! other character sets, and with hostile content. One line an item, as in `tests/read.rs`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use newsgraph::model::{Article, Diagnostic};
use newsgraph::read::{FIELDS, Options, articles, write_article};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

type Item = Result<Article, Diagnostic>;

fn directory(files: &[(&str, &[u8])]) -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = directory.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    directory
}

fn read(directory: &TempDir, inputs: &[&str], options: &Options) -> Vec<Item> {
    let inputs: Vec<PathBuf> = inputs.iter().map(|i| directory.path().join(i)).collect();
    articles(&inputs, options).collect()
}

/// `id date [title] source url "text"` with `#` for an id made from the text and `-` for what is absent; or the diagnostic.
fn shown(item: &Item, directory: &TempDir) -> String {
    let Article { meta, text } = match item {
        Ok(article) => article,
        Err(diagnostic) => {
            let prefix = format!("{}/", directory.path().display());
            return diagnostic.to_string().replace(&prefix, "");
        }
    };
    let made = meta.id == blake3::hash(text.as_bytes()).to_hex()[..16];
    let or_dash = |value: &Option<String>| value.clone().unwrap_or("-".to_owned());
    format!(
        "{} {} [{}] {} {} {text:?}",
        if made { "#" } else { &meta.id },
        meta.date.map_or("-".to_owned(), |d| d.to_string()),
        or_dash(&meta.title),
        or_dash(&meta.source),
        or_dash(&meta.url),
    )
}

#[track_caller]
fn check_with(files: &[(&str, &[u8])], inputs: &[&str], map: &[(&str, &str)], expected: &[&str]) {
    let directory = directory(files);
    let pair = |(ours, theirs): &(&str, &str)| ((*ours).to_owned(), (*theirs).to_owned());
    let options = Options {
        map: map.iter().map(pair).collect(),
        ..Options::default()
    };
    let items = read(&directory, inputs, &options);
    let found: Vec<String> = items.iter().map(|i| shown(i, &directory)).collect();
    assert_eq!(found, expected);
}

#[track_caller]
fn check(name: &str, content: impl AsRef<[u8]>, expected: &[&str]) {
    check_with(&[(name, content.as_ref())], &[""], &[], expected);
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zst(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn front_matter_describes_a_markdown_file() {
    let full = r#"a1 2025-03-07 [Talks] Wire https://x.example/1 "They met.\n""#;
    let yaml = "---\nid: a1\ntitle: \"Talks\"\ndate: 2025-03-07\nsource: Wire\nurl: https://x.example/1\ntags: [a, b]\n---\n\nThey met.\n";
    check("a.md", yaml, &[full]);
    check(
        "a.md",
        yaml.replace('\n', "\r\n"),
        &[&full.replace("\\n", "\\r\\n")],
    );
    check(
        "a.md",
        yaml.replace("2025-03-07", "'2025-03-07'")
            .replace("date", "Published"),
        &[full],
    );
    check(
        "a.md",
        yaml.replace("2025-03-07", "2025-03-07T23:10:00-05:00")
            .replace("url", "link"),
        &[full],
    );
    let toml = "+++\nid = \"a1\"\ntitle = \"Talks\"\ndate = 2025-03-07\nsource = \"Wire\"\nurl = \"https://x.example/1\"\ntags = [\"a\"]\n+++\nThey met.\n";
    check("a.markdown", toml, &[full]);
    check(
        "a.md",
        toml.replace("2025-03-07", "\"March 7, 2025\""),
        &[full],
    );
    check(
        "a.md",
        toml.replace("2025-03-07", "2025-03-07T23:10:00-05:00"),
        &[full],
    );
    check(
        "a.md",
        "# Talks\n\nThey *met*.",
        &[r##"# - [Talks] - - "# Talks\n\nThey *met*.""##],
    );
    check(
        "2025-03-07.md",
        "---\nno end",
        &[r#"# 2025-03-07 [-] - - "---\nno end""#],
    );
    check("a.md", "---\n---\nA", &[r#"# - [-] - - "A""#]);
    check(
        "a.md",
        "---\n- a\n---\nA",
        &[
            "a.md:1: warning: unreadable front matter (not a list of fields); left out",
            r#"# - [-] - - "A""#,
        ],
    );
    check(
        "a.md",
        "---\ndate: soon\nid: 17\n---\nA",
        &[
            "a.md: warning: unreadable date \"soon\"; write YYYY-MM-DD or an RFC 3339 timestamp",
            r#"17 - [-] - - "A""#,
        ],
    );
    let items = read(
        &directory(&[("a.md", b"+++\nid = \n+++\nA")]),
        &[""],
        &Options::default(),
    );
    assert!(
        items[0]
            .as_ref()
            .unwrap_err()
            .message
            .starts_with("unreadable front matter (")
    );
    assert_eq!(items[1].as_ref().unwrap().text, "A");
    check_with(
        &[("a.md", b"---\nwhen: 2025-03-07\n---\nA")],
        &[""],
        &[("date", "when")],
        &[r#"# 2025-03-07 [-] - - "A""#],
    );
}

#[test]
fn tables_are_read_by_their_head() {
    let rows = [
        r#"a1 2025-03-07 [Talks, "again"] Wire https://x.example/1 "They met.\nThey left.""#,
        r#"# - [-] - - "B""#,
    ];
    let csv = "Link,Headline,Body,published_at,outlet,ID,extra\nhttps://x.example/1,\"Talks, \"\"again\"\"\",\"They met.\nThey left.\",2025-03-07 10:00:00,Wire,a1,x\n,,B\n\n";
    check("a.csv", csv, &rows);
    check(
        "a.tsv",
        "text\tdate\nA, B\tMarch 7, 2025\n",
        &[r#"# 2025-03-07 [-] - - "A, B""#],
    );
    check(
        "a.csv",
        "date;text\n2025-03-07;A, B\n",
        &[r#"# 2025-03-07 [-] - - "A, B""#],
    );
    check(
        "a.csv",
        "content,text,body\nC,T,B\n",
        &[r#"# - [-] - - "T""#],
    );
    check("a.csv", "", &[]);
    check(
        "a.csv",
        "text,date\n,2025-03-07\nA,07/03/2025\n",
        &[
            "a.csv:2: skipped: empty: no text but white space",
            "a.csv:3: warning: unreadable date \"07/03/2025\"; write YYYY-MM-DD or an RFC 3339 timestamp",
            r#"# - [-] - - "A""#,
        ],
    );
    check(
        "a.csv",
        "story,date\nA,B\n",
        &[
            "a.csv:1: skipped: no column for the text (text, body, content, article); name it with --map text=COLUMN",
        ],
    );
    let file = [("a.csv", b"story,when,text\nS,2025-03-07,T\n".as_slice())];
    check_with(
        &file,
        &[""],
        &[("text", "story"), ("date", "When"), ("url", "web")],
        &[
            "a.csv:1: warning: no column \"web\" for url",
            r#"# 2025-03-07 [-] - - "S""#,
        ],
    );
    check_with(
        &file,
        &[""],
        &[("text", "body")],
        &["a.csv:1: skipped: no column \"body\" for the text"],
    );
}

#[test]
fn a_row_that_never_ends_is_stopped() {
    let endless = format!("text\nA\n\"{}", "x\n".repeat(10 << 20));
    let items = read(
        &directory(&[("a.csv", endless.as_bytes())]),
        &[""],
        &Options::default(),
    );
    assert_eq!(items.len(), 2);
    assert!(
        items[1]
            .as_ref()
            .unwrap_err()
            .message
            .contains("a row over 16 MiB")
    );
}

#[test]
fn mapped_names_hold_for_json_too() {
    let line =
        br#"{"text": "T", "body": "B", "headline": "H", "link": "https://x.example/1", "id": "7"}"#;
    let map = [("text", "body"), ("title", "headline"), ("url", "link")];
    check_with(
        &[("a.jsonl", line)],
        &[""],
        &map,
        &[r#"7 - [H] - https://x.example/1 "B""#],
    );
    check_with(
        &[("a.json", line)],
        &[""],
        &map,
        &[r#"7 - [H] - https://x.example/1 "B""#],
    );
    check_with(
        &[("a.jsonl", line)],
        &[""],
        &[("text", "story")],
        &["a.jsonl:1: skipped: no text; a record needs the field `story`"],
    );
    check_with(
        &[("a.txt", b"A")],
        &[""],
        &[("colour", "red")],
        &[
            "options: error: an article has no field \"colour\" to map; its fields are id, date, title, source, url, text",
            r#"# - [-] - - "A""#,
        ],
    );
}

#[test]
fn a_json_file_is_one_record_or_many() {
    let one = "\u{feff}{\n \"text\": \"A [\\\"]\",\n \"id\": \"1\"\n}\n";
    check("a.json", one, &[r#"1 - [-] - - "A [\"]""#]);
    let many = "[\n {\"text\": \"A\"},\n {\"text\": \"B\", \"x\": [[{}], \"]\"]},\n {\"text\": 5\n },\n 7, [1], {\"text\": \"C\"}\n]";
    check(
        "a.json",
        many,
        &[
            r#"# - [-] - - "A""#,
            r#"# - [-] - - "B""#,
            "a.json:4: skipped: broken JSON at column 10: invalid type: integer `5`, expected a string",
            "a.json:6: skipped: broken JSON at column 1: invalid type: integer `7`, expected an object with a text",
            "a.json:6: skipped: a JSON array; each line must be an object",
            r#"# - [-] - - "C""#,
        ],
    );
    check(
        "a.json",
        "{\"text\": \"A\"}\n{\"text\": \"B\"}",
        &[r#"# - [-] - - "A""#, r#"# - [-] - - "B""#],
    );
    check("a.json", " \n", &[]);
    check("a.json", "[]", &[]);
    check(
        "a.json",
        "[{\"text\": \"A\"",
        &["a.json:1: skipped: broken JSON at column 12: EOF while parsing an object"],
    );
    check(
        "a.json",
        b"[{\"text\": \"\xE9\"}]",
        &["a.json:1: skipped: invalid UTF-8; convert it to UTF-8 first"],
    );
}

#[test]
fn feeds_of_every_kind_give_their_items() {
    let article = r#"# 2025-03-07 [Talks & tea] The Wire https://x.example/1 "They met in Zürich.\n\nThey left.""#;
    let teaser = r#"# 2025-03-08 [Second] The Wire https://x.example/2 "A teaser.""#;
    let rss = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
        <title>The Wire</title><link>https://x.example/</link><description>News</description>\
        <item><title>Talks &amp;amp; tea</title><link>https://x.example/1</link><guid>g1</guid><pubDate>Fri, 07 Mar 2025 23:30:00 -0500</pubDate>\
        <description>Short.</description><content:encoded><![CDATA[<p>They met in Zürich.</p><script>x()</script><p>They left.</p>]]></content:encoded></item>\
        <item><title>Second</title><link>https://x.example/2</link><pubDate>Sat, 08 Mar 2025 09:00:00 GMT</pubDate><description>A &lt;b&gt;teaser&lt;/b&gt;.</description></item>\
        <item><title>Third</title></item></channel></rss>";
    let third = "a.xml: skipped: item 3 \"Third\" has no text";
    check("a.xml", rss, &[article, teaser, third]);
    let latin: Vec<u8> = rss
        .replace("UTF-8", "ISO-8859-1")
        .chars()
        .map(|c| c as u8)
        .collect();
    check(
        "a.rss",
        latin,
        &[article, teaser, &third.replace("xml", "rss")],
    );
    let atom = "<?xml version='1.0'?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>The Wire</title><id>u</id><updated>2025-03-09T00:00:00Z</updated>\
        <entry><id>e1</id><title>Talks &amp; tea</title><link rel=\"alternate\" href=\"https://x.example/1\"/><published>2025-03-07T23:30:00-05:00</published>\
        <updated>2025-03-09T00:00:00Z</updated><content type=\"html\">&lt;p&gt;They met in Zürich.&lt;/p&gt;&lt;p&gt;They left.&lt;/p&gt;</content></entry>\
        <entry><id>e2</id><title>Second</title><link href=\"https://x.example/2\"/><updated>2025-03-08T00:00:00Z</updated><summary>A teaser.</summary></entry></feed>";
    check("a.atom", atom, &[article, teaser]);
    let json = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"The Wire\", \"items\": [\
        {\"id\": \"1\", \"url\": \"https://x.example/1\", \"title\": \"Talks & tea\", \"date_published\": \"2025-03-07T23:30:00-05:00\", \"content_html\": \"<p>They met in Zürich.</p><p>They left.</p>\"},\
        {\"id\": \"2\", \"url\": \"https://x.example/2\", \"title\": \"Second\", \"date_published\": \"2025-03-08T00:00:00Z\", \"content_text\": \"A teaser.\"}]}";
    check("a.json", json, &[article, teaser]);
    let items = read(
        &directory(&[("a.xml", b"<note>A</note>")]),
        &[""],
        &Options::default(),
    );
    assert!(
        items[0]
            .as_ref()
            .unwrap_err()
            .message
            .starts_with("no RSS, Atom or JSON Feed (")
    );
    let deep = ["<rss version=\"2.0\"><channel>", &"<a>".repeat(1 << 20)].concat();
    let items = read(
        &directory(&[("a.xml", deep.as_bytes())]),
        &[""],
        &Options::default(),
    );
    assert_eq!(items.len(), 1);
}

/// A page with this heading and text enough.
fn page(title: &str, head: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><h1>{title}</h1><p>The two ministers met in the old town hall on Friday, and talked for hours.</p><p>Neither of them took questions afterwards.</p></body></html>"
    )
}

const PAGE_TEXT: &str = "The two ministers met in the old town hall on Friday, and talked for hours.\\n\\nNeither of them took questions afterwards.";

fn warc_record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-03-09T10:00:00Z\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(fields: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\n{fields}\r\n\r\n");
    [head.as_bytes(), body].concat()
}

#[test]
fn a_web_archive_gives_its_pages() {
    let first = page(
        "Talks",
        "<meta property='article:published_time' content='2025-03-07'>",
    );
    let second = page(
        "Caf\u{e9}",
        "<link rel=canonical href='https://y.example/canonical'>",
    );
    let second: Vec<u8> = second.chars().map(|c| c as u8).collect();
    let chunked = [
        format!("{:x}\r\n", second.len()).as_bytes(),
        &second,
        b"\r\n0\r\n\r\n",
    ]
    .concat();
    let records = [
        warc_record("warcinfo", "-", b"software: x"),
        warc_record("request", "https://x.example/1", b"GET / HTTP/1.1\r\n\r\n"),
        warc_record(
            "response",
            "https://x.example/1",
            &answer(
                "Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip",
                &gz(first.as_bytes()),
            ),
        ),
        warc_record(
            "response",
            "https://x.example/i.png",
            &answer("Content-Type: image/png", b"\0"),
        ),
        warc_record(
            "response",
            "https://x.example/moved",
            b"HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n<p>Moved",
        ),
        warc_record(
            "response",
            "https://y.example/2",
            &answer(
                "content-type: text/html; charset=windows-1252\r\nTransfer-Encoding: chunked",
                &chunked,
            ),
        ),
        warc_record(
            "response",
            "https://y.example/br",
            &answer("Content-Type: text/html\r\nContent-Encoding: br", b"x"),
        ),
    ];
    let expected = [
        format!("# 2025-03-07 [Talks] - https://x.example/1 \"{PAGE_TEXT}\""),
        format!("# 2025-03-09 [Café] - https://y.example/2 \"{PAGE_TEXT}\""),
        "a.warc!/https://y.example/br: skipped: a page compressed as \"br\", which is not read"
            .to_owned(),
    ];
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check("a.warc", records.concat(), &expected);
    // As archives are written: every record a member of its own.
    let members: Vec<u8> = records.iter().flat_map(|record| gz(record)).collect();
    let named = expected[2].replace("a.warc", "a.warc.gz");
    check("a.warc.gz", members, &[expected[0], expected[1], &named]);
    let frames: Vec<u8> = records.iter().flat_map(|record| zst(record)).collect();
    let named = expected[2].replace("a.warc", "a.warc.zst");
    check("a.warc.zst", frames, &[expected[0], expected[1], &named]);
    let cut = &records[2][..records[2].len() - 20];
    check(
        "a.warc",
        cut,
        &["a.warc: skipped: cannot be read: the last record is cut off"],
    );
    check(
        "a.warc",
        "HTTP/1.1 200 OK\r\n\r\n",
        &["a.warc: skipped: cannot be read: a record that does not begin with \"WARC/\""],
    );
    check("a.warc", "", &[]);
}

#[test]
fn compressed_files_are_read_as_what_they_hold() {
    let a = r#"# - [-] - - "A""#;
    let b = r#"# - [-] - - "B""#;
    let lines = b"{\"text\": \"A\"}\n{\"text\": \"B\"}\n";
    check("a.jsonl.gz", gz(lines), &[a, b]);
    check("a.jsonl.zst", zst(lines), &[a, b]);
    check(
        "2025-03-07.txt.zst",
        zst(b"A"),
        &[r#"# 2025-03-07 [-] - - "A""#],
    );
    check(
        "a.TXT.GZ",
        [gz(b"A"), gz(b"B")].concat(),
        &[r#"# - [-] - - "AB""#],
    );
    // Two frames, and one between them that is to be skipped.
    check(
        "a.txt.zst",
        [
            zst(b"A").as_slice(),
            b"\x50\x2A\x4D\x18\x03\0\0\0xyz",
            &zst(b"B"),
        ]
        .concat(),
        &[r#"# - [-] - - "AB""#],
    );
    check("a.csv.gz", gz(b"text\nA\nB\n"), &[a, b]);
    check(
        "a.md.zst",
        zst(b"---\nid: 1\n---\nA"),
        &[r#"1 - [-] - - "A""#],
    );
    check(
        "a.txt.gz",
        b"no member of gzip",
        &["a.txt.gz: skipped: cannot be read: invalid gzip header"],
    );
    let cut = gz(&[b'A'; 1000]);
    let items = read(
        &directory(&[("a.txt.gz", &cut[..cut.len() - 9])]),
        &[""],
        &Options::default(),
    );
    assert!(
        items[0]
            .as_ref()
            .unwrap_err()
            .message
            .starts_with("cannot be read: ")
    );
    let items = read(
        &directory(&[("a.txt.zst", b"no frame")]),
        &[""],
        &Options::default(),
    );
    assert!(
        items[0]
            .as_ref()
            .unwrap_err()
            .message
            .starts_with("cannot be read: broken Zstandard: ")
    );
}

#[test]
fn a_compressed_bomb_ends_at_the_limit() {
    let blank = vec![b' '; 17 << 20];
    let over = "skipped: over 16 MiB; split it into one file an article";
    for (name, bytes) in [
        ("a.txt.gz", gz(&blank)),
        ("a.html.gz", gz(&blank)),
        ("a.md.zst", zst(&blank)),
    ] {
        assert!(bytes.len() < 1 << 20);
        check(name, bytes, &[&format!("{name}: {over}")]);
    }
    check(
        "a.jsonl.gz",
        gz(&vec![b'x'; 17 << 20]),
        &["a.jsonl.gz:1: skipped: a line over 16 MiB"],
    );
    check(
        "a.json.gz",
        gz(&vec![b'['; 17 << 20]),
        &["a.json.gz:1: skipped: a record over 16 MiB"],
    );
}

#[test]
fn a_zip_is_read_like_a_directory() {
    let zip = zipped(&[
        ("b.txt", b"B"),
        ("a/2025-03-07.txt", b"A"),
        ("a/.hidden.txt", b"H"),
        ("__MACOSX/._b.txt", b"\0"),
        ("c.jsonl", b"{\"text\": \"C\"}\nbad\n"),
        ("a-b.csv", b"text\nT\n"),
        ("d.exe", b"MZ"),
        ("e.pdf", b"%PDF-1.7"),
        ("f.txt", b"\0"),
    ]);
    let other = "a file of another kind; in archives text, Markdown, HTML, CSV, TSV, JSON, JSON Lines, feeds, WARC and zip are read";
    check(
        "a.zip",
        zip,
        &[
            r#"# 2025-03-07 [-] - - "A""#,
            r#"# - [-] - - "T""#,
            r#"# - [-] - - "B""#,
            r#"# - [-] - - "C""#,
            "a.zip!/c.jsonl:2: skipped: broken JSON at column 1: expected value",
            &format!("a.zip!/d.exe: skipped: {other}"),
            "a.zip!/e.pdf: skipped: a PDF; convert it first: pdftotext FILE.pdf FILE.txt",
            "a.zip!/f.txt:1: skipped: binary: it holds a NUL byte, which no text does",
        ],
    );
    let items = read(&directory(&[("a.zip", b"PK")]), &[""], &Options::default());
    assert!(
        items[0]
            .as_ref()
            .unwrap_err()
            .message
            .starts_with("cannot be read: ")
    );
}

#[test]
fn what_is_hostile_in_a_zip_is_refused_and_the_rest_is_read() {
    let bomb = vec![b' '; 8 << 20];
    let large = vec![b' '; (16 << 20) + 1];
    let zip = zipped(&[
        ("../evil.txt", b"E"),
        ("/etc/evil.txt", b"E"),
        ("a/../../evil.txt", b"E"),
        ("C:\\evil.txt", b"E"),
        ("b.txt", b"B"),
        ("bomb.txt", &bomb),
        ("inner.txt.gz", &gz(b"A")),
        ("inner.zip", &zipped(&[("a.txt", b"A")])),
        ("large.txt", &large),
        ("z.txt", b"Z"),
    ]);
    let out = "skipped: refused: its path leads out of the archive";
    let nested = "skipped: refused: an archive inside an archive; unpack it first";
    check(
        "a.zip",
        zip,
        &[
            &format!("a.zip!//etc/evil.txt: {out}"),
            &format!("a.zip!/../evil.txt: {out}"),
            &format!("a.zip!/C:/evil.txt: {out}"),
            &format!("a.zip!/a/../../evil.txt: {out}"),
            r#"# - [-] - - "B""#,
            "a.zip!/bomb.txt: skipped: refused: compressed over 200 times, as bombs are",
            &format!("a.zip!/inner.txt.gz: {nested}"),
            &format!("a.zip!/inner.zip: {nested}"),
            "a.zip!/large.txt: skipped: refused: an entry over 16 MiB; unpack it first",
            r#"# - [-] - - "Z""#,
        ],
    );
}

/// Writes another number over the unpacked sizes that an archive states.
#[test]
fn a_zip_that_lies_about_sizes_is_not_believed() {
    let large = vec![b' '; (16 << 20) + 1];
    let mut zip = zipped(&[("a.txt", &large)]);
    let size = u32::try_from(large.len()).unwrap().to_le_bytes();
    let places: Vec<usize> = (0..zip.len() - 4)
        .filter(|at| zip[*at..*at + 4] == size)
        .collect();
    for at in places {
        zip[at..at + 4].copy_from_slice(&5_u32.to_le_bytes());
    }
    let items = read(&directory(&[("a.zip", &zip)]), &[""], &Options::default());
    assert!(matches!(items.as_slice(), [Err(_)]), "{:?}", items.len());
}

#[test]
fn an_encrypted_entry_and_too_many_entries_are_refused() {
    let mut zip = zipped(&[("a.txt", b"A"), ("b.txt", b"B")]);
    // The flag of encryption in the local and the central header of the first entry.
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = zip.windows(4).position(|window| window == mark).unwrap();
        zip[at + flags] |= 1;
    }
    check(
        "a.zip",
        zip,
        &[
            "a.zip!/a.txt: skipped: encrypted; unpack it first",
            r#"# - [-] - - "B""#,
        ],
    );
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for number in 0..=100_000 {
        writer.start_file(format!("{number}"), stored).unwrap();
    }
    let many = writer.finish().unwrap().into_inner();
    check(
        "a.zip",
        many,
        &["a.zip: skipped: an archive with over 100,000 entries; split it"],
    );
}

#[test]
fn patterns_are_expanded_and_sorted() {
    let files: [(&str, &[u8]); 7] = [
        ("a/1.txt", b"A1"),
        ("a/2.md", b"A2"),
        ("b/1.txt", b"B1"),
        ("b/c/3.txt", b"C3"),
        (".h/1.txt", b"H"),
        ("b/.h.txt", b"H"),
        ("x[1].txt", b"X"),
    ];
    let shown = |text: &str| format!("# - [-] - - {text:?}");
    let check = |inputs: &[&str], texts: &[&str]| {
        let expected: Vec<String> = texts.iter().map(|text| shown(text)).collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check_with(&files, inputs, &[], &expected);
    };
    check(&["*/1.txt"], &["A1", "B1"]);
    check(&["b/**/*.txt"], &["B1", "C3"]);
    check(&["**/*.txt"], &["A1", "B1", "C3", "X"]);
    check(&["[ab]"], &["A1", "A2", "B1", "C3"]);
    check(&["b/?.txt", "a/*", "a/1.txt"], &["A1", "A2", "B1"]);
    // A file of this name is no pattern.
    check(&["x[1].txt"], &["X"]);
    check_with(
        &files,
        &["*.html"],
        &[],
        &["*.html: skipped: no file fits this pattern"],
    );
    check_with(
        &files,
        &["a/[.txt"],
        &[],
        &["a/[.txt: skipped: not a pattern: unclosed character class; missing ']'"],
    );
}

#[test]
fn character_sets_are_found_and_a_guess_is_said() {
    let cafe = r#"# - [-] - - "The café of Zoë Müller in Orléans was closed on Friday.""#;
    let text = "The café of Zoë Müller in Orléans was closed on Friday.";
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let utf16 = |order: fn(u16) -> [u8; 2], mark: &[u8]| {
        let units: Vec<u8> = text.encode_utf16().flat_map(order).collect();
        [mark, &units].concat()
    };
    let guess = |name: &str| {
        format!(
            "{name}: warning: not UTF-8, and no character set is declared; read as windows-1252: look at the accents, or convert it to UTF-8"
        )
    };
    check("a.txt", text, &[cafe]);
    check("a.txt", utf16(u16::to_le_bytes, b"\xFF\xFE"), &[cafe]);
    check("a.txt", utf16(u16::to_be_bytes, b"\xFE\xFF"), &[cafe]);
    check("a.txt", &latin, &[&guess("a.txt"), cafe]);
    check("a.md", &latin, &[&guess("a.md"), cafe]);
    check(
        "a.csv",
        [b"text\n", latin.as_slice()].concat(),
        &[&guess("a.csv"), cafe],
    );
    // A row that is no UTF-8 after a long start that is.
    let long = [b"text\n".as_slice(), &b"A\n".repeat(40_000), &latin].concat();
    let items = read(&directory(&[("a.csv", &long)]), &[""], &Options::default());
    assert_eq!(items.len(), 40_002);
    assert_eq!(items[40_000].as_ref().unwrap_err().line, 40_002);
    assert_eq!(items[40_001].as_ref().unwrap().text, text);
    let russian = "Министры встретились в пятницу и говорили о цене воды.";
    let (koi8, _, _) = encoding_rs::KOI8_R.encode(russian);
    let page = [b"<meta charset=koi8-r><title>T</title><p>", koi8.as_ref()].concat();
    let items = read(&directory(&[("a.html", &page)]), &[""], &Options::default());
    let [Ok(article)] = items.as_slice() else {
        panic!("{items:?}")
    };
    assert_eq!(article.text, russian);
    check(
        "a.jsonl",
        b"{\"text\": \"\xE9\"}",
        &["a.jsonl:1: skipped: invalid UTF-8; convert it to UTF-8 first"],
    );
}

#[test]
fn documents_are_named_with_the_command_that_converts_them() {
    let table = [
        (
            "a.pdf",
            "a PDF; convert it first: pdftotext FILE.pdf FILE.txt",
        ),
        (
            "a.DOCX",
            "no text file; convert it first: pandoc -t plain --wrap=none FILE -o FILE.txt",
        ),
        (
            "a.epub",
            "no text file; convert it first: pandoc -t plain --wrap=none FILE -o FILE.txt",
        ),
        (
            "a.doc",
            "no text file; convert it first: soffice --headless --convert-to txt:Text FILE",
        ),
        (
            "a.xlsx",
            "a spreadsheet; convert it first: soffice --headless --convert-to csv FILE",
        ),
        ("a.tar.gz", "a tar archive; unpack it first: tar -xf FILE"),
        (
            "a.txt.bz2",
            "compressed in a way that is not read; unpack it first: 7z x FILE",
        ),
        ("a.zip.gz", "an archive inside another; unpack it first"),
    ];
    for (name, message) in table {
        check(name, "x", &[&format!("{name}: skipped: {message}")]);
        check_with(
            &[(name, b"x")],
            &[name],
            &[],
            &[&format!("{name}: skipped: {message}")],
        );
    }
    check_with(
        &[("report", b"%PDF-1.7\n%")],
        &["report"],
        &[],
        &["report: skipped: a PDF; convert it first: pdftotext FILE.pdf FILE.txt"],
    );
}

#[test]
fn one_content_has_one_id_whatever_it_comes_in() {
    let text = "They met in Zürich.\n\nThey left.";
    let record = format!("{{\"text\": {text:?}}}");
    let front = format!("---\ntitle: T\n---\n\n{text}");
    let rss = "<rss version=\"2.0\"><channel><title>W</title><item><title>T</title><description>&lt;p&gt;They met in Zürich.&lt;/p&gt;&lt;p&gt;They left.&lt;/p&gt;</description></item></channel></rss>";
    let table = format!("title,text\nT,\"{text}\"\n");
    let html = "<title>T</title><p>They met in Zürich.</p><p>They left.</p>";
    let zip = zipped(&[("x.txt", text.as_bytes())]);
    let directory = directory(&[
        ("a.txt", text.as_bytes()),
        ("b.md", front.as_bytes()),
        ("c.jsonl", record.as_bytes()),
        ("d.json", record.as_bytes()),
        ("e.xml", rss.as_bytes()),
        ("f.csv", table.as_bytes()),
        ("g.html", html.as_bytes()),
        ("h.txt.gz", &gz(text.as_bytes())),
        ("i.zip", &zip),
    ]);
    let items = read(&directory, &[""], &Options::default());
    let found: Vec<(String, String)> = items
        .into_iter()
        .map(|item| item.unwrap())
        .map(|a| (a.meta.id, a.text))
        .collect();
    assert_eq!(found.len(), 9);
    assert!(
        found.iter().all(|article| *article == found[0]),
        "{found:#?}"
    );
}

#[test]
fn pages_without_a_main_text_and_pages_without_a_bottom_are_named() {
    check(
        "a.html",
        "<html><script>x()</script></html>",
        &["a.html: skipped: a page without a main text"],
    );
    let deep = "<div>".repeat(3 << 20);
    check(
        "a.html",
        deep,
        &["a.html: skipped: a page with over 200,000 elements, or 500 inside each other"],
    );
}

#[test]
fn an_article_is_written_as_the_record_that_it_is_read_from() {
    let line = "{\"id\":\"1\",\"date\":\"2025-03-07\",\"title\":\"T\",\"source\":null,\"url\":\"https://x.example\",\"language\":\"en\",\"text\":\"A\\n\\\"é\\\"\"}\n";
    let items = read(
        &directory(&[("a.jsonl", line.as_bytes())]),
        &[""],
        &Options::default(),
    );
    let mut written = Vec::new();
    write_article(items[0].as_ref().unwrap(), &mut written).unwrap();
    assert_eq!(String::from_utf8(written).unwrap(), line);
    assert_eq!(FIELDS, ["id", "date", "title", "source", "url", "text"]);
}
