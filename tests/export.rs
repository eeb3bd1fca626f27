//! The exporters through the public surface: the output contract of `formats.md`, key by key, and names that want to break
//! out of every format. The graph and its articles are made by hand, so that no other stage can hide a defect.

// Clippy takes only functions marked as tests for tests, not their helpers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use export_world::{HOSTILE, World, export, hostile, lines, meeting, small};
use jiff::civil::{Date, date};
use newsgraph::export::{Format, View, mention_id, svg};
use newsgraph::model::{Span, Status};
use proptest::prelude::*;
use std::process::{Command, Stdio};

mod export_world;

fn picture(view: &View) -> (String, usize) {
    let mut out = Vec::new();
    let left_out = svg(view, &mut out).unwrap();
    (String::from_utf8(out).unwrap(), left_out)
}

#[test]
fn nodes_are_as_the_contract_says() {
    let expected = r#"{"id":"article:a \"1\"","labels":["Article"],"properties":{"name":"Talks <in> Zürich","title":"Talks <in> Zürich","date":"2025-12-18","source":"Gazeta \"Północ\"","url":"https://example.org/?a=1&b=<2>"}}
{"id":"article:b","labels":["Article"],"properties":{"name":"b"}}
{"id":"meeting:zurich-talks","labels":["Meeting"],"properties":{"name":"Talks in Zürich","status":"planned","date":"2025-12-20/2025-12-21","topic":"tariffs","articles":1,"sources":1}}
{"id":"person:emile-durand","labels":["Entity","Person"],"properties":{"name":"Émile Durand","aliases":[],"mentions":2,"articles":2,"sources":1}}
{"id":"person:lucja-nowak","labels":["Entity","Person"],"properties":{"name":"Łucja Nowak","aliases":["Nowak"],"mentions":2,"articles":1,"sources":1}}
{"id":"place:nowhere","labels":["Entity","Place"],"properties":{"name":"Nowhere","aliases":[],"mentions":2,"articles":0,"sources":1}}
{"id":"place:zurich","labels":["Entity","Place"],"properties":{"name":"Zürich","aliases":[],"mentions":2,"articles":1,"sources":1,"geonames":2657896,"lat":47.36667,"lon":8.0,"country":"CH"}}
"#;
    small().view(|view| {
        let found = export(view, Format::Jsonl, "nodes.jsonl");
        assert_eq!(found, expected);
    });
}

#[test]
fn edges_are_as_the_contract_says() {
    let mention = |source: &str, target: &str| {
        let id = mention_id(source, &format!("article:{target}"));
        let target = target.replace('"', "\\\"");
        format!(
            r#"{{"id":"{id}","source":"{source}","type":"MENTIONED_IN","target":"article:{target}","properties":{{}}}}"#
        )
    };
    let expected = [
        mention("meeting:zurich-talks", "a \"1\""),
        r#"{"id":"e1","source":"person:emile-durand","type":"HOLDS_POSITION","target":"place:zurich","properties":{"status":"ended","office":"head","kind":"former","topic":"Acme","standIn":true,"articles":1,"sources":1,"confidence":0.9},"evidence":[{"article":"b","start":0,"end":33,"text":"Durand is no longer head of Acme.","status":"ended","rule":"test/rule"}]}"#.into(),
        r#"{"id":"e0","source":"person:emile-durand","type":"MEETS","target":"person:lucja-nowak","properties":{"status":"planned","firstSeen":"2025-12-18","lastSeen":"2025-12-18","articles":1,"sources":1,"confidence":0.97},"evidence":[{"article":"a \"1\"","start":21,"end":85,"text":"Łucja Nowak said that she will meet Émile Durand on 20 December.","status":"planned","rule":"test/rule","date":"2025-12-18","attributedTo":"person:lucja-nowak","from":"2025-12-20","to":"2025-12-20"}]}"#.into(),
        mention("person:emile-durand", "a \"1\""),
        mention("person:emile-durand", "b"),
        r#"{"id":"e2","source":"person:emile-durand","type":"SANCTIONS","target":"place:zurich","properties":{"status":"denied","articles":1,"sources":1,"confidence":0.9},"evidence":[{"article":"b","start":34,"end":47,"text":"He denies it.","status":"denied","rule":"test/rule"}]}"#.into(),
        mention("person:lucja-nowak", "a \"1\""),
        mention("place:zurich", "a \"1\""),
    ];
    small().view(|view| {
        let found = export(view, Format::Jsonl, "edges.jsonl");
        assert_eq!(found.lines().collect::<Vec<_>>(), expected);
    });
}

#[test]
fn evidence_is_the_text_between_its_code_points() {
    small().view(|view| {
        for edge in lines(view, "edges.jsonl") {
            for evidence in edge["evidence"].as_array().unwrap_or(&Vec::new()) {
                let number = |key: &str| evidence[key].as_u64().unwrap() as usize;
                let metas = view.graph.articles();
                let article = metas.iter().position(|a| evidence["article"] == a.id);
                let text = view.articles.article(article.unwrap() as u32).unwrap().text;
                let (start, end) = (number("start"), number("end"));
                let between: String = text.chars().skip(start).take(end - start).collect();
                assert_eq!(evidence["text"], between);
            }
        }
    });
}

#[test]
fn meeting_dates_are_as_coarse_as_their_days() {
    let check = |first: Date, last: Date, expected: &str| {
        let mut world = World::default();
        let node = world.node("meeting:m", "Meeting", "M", &[]);
        node.details = meeting(Status::Asserted, Some((first, last)), None);
        let found = world.view(|view| lines(view, "nodes.jsonl")[0]["properties"]["date"].clone());
        assert_eq!(found, expected);
    };
    check(date(2025, 10, 25), date(2025, 10, 25), "2025-10-25");
    check(date(2025, 3, 1), date(2025, 3, 31), "2025-03");
    check(date(2024, 2, 1), date(2024, 2, 29), "2024-02");
    check(date(2023, 2, 1), date(2023, 2, 27), "2023-02-01/2023-02-27");
    check(date(2025, 1, 1), date(2025, 12, 31), "2025");
    check(date(2025, 1, 1), date(2025, 1, 31), "2025-01");
    check(
        date(2025, 1, 1),
        date(2026, 12, 31),
        "2025-01-01/2026-12-31",
    );
    check(date(2025, 1, 1), date(2025, 1, 1), "2025-01-01");
    check(date(2025, 3, 1), date(2026, 3, 31), "2025-03-01/2026-03-31");
    check(date(2025, 3, 2), date(2025, 3, 31), "2025-03-02/2025-03-31");
}

#[test]
fn evidence_that_does_not_fit_its_article_is_an_error() {
    let mut world = small();
    world.edges[0].edge.evidence[0].span = Span::new(8, 9000);
    world.view(|view| {
        for (format, file) in [(Format::Jsonl, "edges.jsonl"), (Format::Dot, "graph.dot")] {
            let written = format.exporter().write(file, view, &mut Vec::new());
            assert!(written.is_err());
        }
        assert!(svg(view, &mut Vec::new()).is_err());
    });
}

#[test]
fn formats_have_names_and_files() {
    small().view(|view| {
        for format in Format::ALL {
            assert_eq!(Format::from_name(format.name()), Some(format));
            assert!(!format.exporter().files(view).is_empty());
            let written = format
                .exporter()
                .write("../passwd", view, &mut std::io::sink());
            assert!(written.is_err());
        }
    });
    assert_eq!(Format::from_name("xlsx"), None);
}

#[test]
fn an_empty_graph_gives_valid_files() {
    World::default().view(|view| {
        assert_eq!(export(view, Format::Jsonl, "nodes.jsonl"), "");
        assert_eq!(export(view, Format::Jsonl, "edges.jsonl"), "");
        check_dot(&export(view, Format::Dot, "graph.dot"));
        let (picture, left_out) = picture(view);
        check_xml(&picture);
        assert_eq!(left_out, 0);
    });
}

#[test]
fn pictures_show_statuses() {
    small().view(|view| {
        let dot = export(view, Format::Dot, "graph.dot");
        check_dot(&dot);
        for part in [
            "label=\"MEETS\", tooltip=\"Łucja Nowak said that she will meet Émile Durand on 20 December.\", style=dashed, color=\"#37474f\", dir=none",
            "label=\"HOLDS_POSITION (head)\"",
            "arrowhead=tee",
            "label=\"2025-12-20 – 2025-12-21\\nTalks in Zürich\"",
            "shape=\"hexagon\", fillcolor=\"#c8e6c9\"",
            "STYLE=\"DASHED\" COLOR=\"#37474f\"></TD><TD ROWSPAN=\"2\"><FONT COLOR=\"#37474f\">►</FONT></TD><TD ROWSPAN=\"2\"> planned  </TD>",
            "BGCOLOR=\"#ffe0b2\" CELLPADDING=\"3\" STYLE=\"ROUNDED\"> Person </TD>",
        ] {
            assert!(dot.contains(part), "{part} is not in\n{dot}");
        }
        assert!(!dot.contains("article:") && !dot.contains(" possible "));
        let (picture, _) = picture(view);
        check_xml(&picture);
        for part in [">HOLDS_POSITION (head)<", ">Émile Durand<", "id=\"denied\""] {
            assert!(picture.contains(part), "{part} is not in\n{picture}");
        }
    });
}

#[test]
fn pictures_of_large_graphs_show_the_best_connected_nodes() {
    let mut world = World::default();
    let a = world.article("a", None, None, "Evidence.");
    let id = |i: usize| format!("person:p{i:03}");
    for i in 0..150 {
        world.node(&id(i), "Person", &format!("Person {i}"), &[a]);
    }
    for i in 0..149 {
        let ends = (id(i / 3), id(i + 1));
        world.edge(
            (&ends.0, "MEETS", &ends.1),
            Status::Asserted,
            (a, "Evidence."),
        );
    }
    world.view(|view| {
        let (drawn, left_out) = picture(view);
        check_xml(&drawn);
        assert_eq!(left_out, 30);
        assert!(drawn.contains("30 more are not shown"));
        assert_eq!((drawn.clone(), left_out), picture(view));
        assert!(drawn.contains(">Person 0<") && !drawn.contains(">Person 149<"));
    });
}

fn check_hostile(name: &str) -> String {
    hostile(name).view(|view| {
        let nodes = lines(view, "nodes.jsonl");
        let get = |id: &str, key: &str| {
            let node = nodes.iter().find(|n| n["id"] == id).unwrap();
            node["properties"][key].clone()
        };
        assert_eq!(get("person:x", "name"), name);
        assert_eq!(get("person:x", "aliases")[0], name);
        assert_eq!(get("meeting:x", "topic"), name);
        assert_eq!(get(&format!("article:id{name}"), "title"), name);
        let edges = lines(view, "edges.jsonl");
        let edge = edges.iter().find(|e| e["target"] == "odd:x").unwrap();
        assert_eq!(edge["properties"]["office"], name);
        assert_eq!(edge["evidence"][0]["text"], format!("{name}. And"));
        assert_eq!(edge["evidence"][0]["rule"], name);
        let dot = export(view, Format::Dot, "graph.dot");
        check_dot(&dot);
        check_xml(&picture(view).0);
        dot
    })
}

#[test]
fn hostile_names_stay_text() {
    let long = "very long ".repeat(2000) + &"x".repeat(20_000);
    for name in HOSTILE.iter().copied().chain([long.as_str()]) {
        let dot = check_hostile(name);
        check_graphviz(&dot);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_name_stays_text(name in any::<String>()) {
        check_hostile(&name);
    }

    #[test]
    fn any_graph_can_be_drawn(ends in prop::collection::vec((0..25_usize, 0..25_usize, 0..7_usize), 0..120)) {
        let mut world = World::default();
        let a = world.article("a", None, None, "Evidence.");
        let id = |i: usize| format!("person:p{i:02}");
        for i in 0..25 {
            world.node(&id(i), "Person", &format!("Person {i}"), &[a]);
        }
        for (from, to, status) in ends {
            let (from, to) = (id(from), id(to));
            world.edge((&from, "SANCTIONS", &to), Status::ALL[status], (a, "Evidence."));
        }
        world.view(|view| check_xml(&picture(view).0));
    }
}

/// Outside of quoted strings and the legend, a DOT file of ours is made of few characters, and nothing is left open at its
/// end. The legend is XML.
fn check_dot(dot: &str) {
    let (before, rest) = dot.rsplit_once("label=<").unwrap_or((dot, ">;"));
    let (legend, after) = rest.split_once(">;").unwrap();
    let mut legend = quick_xml::Reader::from_str(legend);
    while legend.read_event().unwrap() != quick_xml::events::Event::Eof {}
    let dot = before.to_owned() + after;
    let (mut quoted, mut depth) = (false, Vec::new());
    let mut chars = dot.chars();
    while let Some(c) = chars.next() {
        match (quoted, c) {
            (_, '"') => quoted = !quoted,
            (true, '\\') => {
                let next = chars.next();
                assert!(matches!(next, Some('"' | '\\' | 'n')), "escape {next:?}");
            }
            (true, c) => assert!(!is_control(c), "{c:?} in a string"),
            (false, '{' | '[') => depth.push(c),
            (false, '}') => assert_eq!(depth.pop(), Some('{')),
            (false, ']') => assert_eq!(depth.pop(), Some('[')),
            (false, c) => assert!(
                c.is_ascii_alphanumeric() || " \n=,;->._".contains(c),
                "{c:?} outside of a string"
            ),
        }
    }
    assert!(!quoted && depth.is_empty());
}

fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Graphviz itself has nothing to say against it, where it is installed.
fn check_graphviz(dot: &str) {
    let graphviz = Command::new("dot")
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut graphviz) = graphviz else {
        return;
    };
    let mut input = graphviz.stdin.take().unwrap();
    std::io::Write::write_all(&mut input, dot.as_bytes()).unwrap();
    drop(input);
    let output = graphviz.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{said}\n{dot}");
    assert!(!String::from_utf8_lossy(&output.stdout).contains("<script"));
}

/// Well-formed as far as our pictures go: tags that match, attributes in quotes, entities that exist, legal characters.
fn check_xml(xml: &str) {
    let body = xml
        .strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .unwrap();
    assert!(
        !body
            .chars()
            .any(|c| (is_control(c) && c != '\n') || ('\u{fffe}'..='\u{ffff}').contains(&c))
    );
    let (mut open, mut rest) = (Vec::new(), body);
    while let Some((text, after)) = rest.split_once('<') {
        check_entities(text);
        let (tag, after) = after.split_once('>').unwrap();
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
            continue;
        }
        let (tag, empty) = tag
            .strip_suffix('/')
            .map_or((tag, false), |tag| (tag, true));
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(name.bytes().all(|b| b.is_ascii_alphabetic()), "tag {name}");
        while let Some((key, value)) = attributes.split_once("=\"") {
            assert!(
                key.trim_start()
                    .bytes()
                    .all(|b| b.is_ascii_alphabetic() || b == b'-')
            );
            let (value, after) = value.split_once('"').unwrap();
            check_entities(value);
            attributes = after;
        }
        assert_eq!(attributes, "");
        if !empty {
            open.push(name);
        }
    }
    check_entities(rest);
    assert!(open.is_empty());
}

fn check_entities(text: &str) {
    for after in text.split('&').skip(1) {
        let name = after.split_once(';').map_or("", |(name, _)| name);
        assert!(
            matches!(name, "amp" | "lt" | "gt" | "quot" | "#39"),
            "& before {after:?}"
        );
    }
}
