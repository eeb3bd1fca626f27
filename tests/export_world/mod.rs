//! A graph made by hand for the tests of exporters: its own schema, its own articles, so that no other stage can hide a
//! defect; and names that want to break out of every format.

// Clippy takes only functions marked as tests for tests, not their helpers; no test needs all of these.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, dead_code)]

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use newsgraph::export::{Format, View};
use newsgraph::graph::{
    Details, Edge, EdgePart, Evidence, KnowledgeGraph, MeetingDetails, Node, PlaceDetails,
};
use newsgraph::model::{
    Article, ArticleMeta, Articles, ClaimProperties, PlaceId, Result, Span, Status,
};
use newsgraph::schema::Schema;
use serde_json::Value;

/// A schema of its own, laid over the shipped one, so that these tests do not hang on what the shipped one says.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let write = |file: String, text: String| {
        let path = folder.path().join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    for (label, parents, fill, shape) in [
        ("Person", "\"Entity\"", "#ffe0b2", "ellipse"),
        ("Org", "\"Entity\"", "#bbdefb", "box"),
        ("Place", "\"Entity\"", "#c8e6c9", "hexagon"),
        ("Meeting", "", "#f3e5f5", "diamond"),
        ("Odd", "\"Entity\"", "red\\\" evil=\\\"", "b ox\\\""),
    ] {
        let text = format!(
            "label = \"{label}\"\nparents = [{parents}]\ndescription = \"\"\n[style]\nfill = \"{fill}\"\nshape = \"{shape}\"\n"
        );
        write(format!("nodes/{label}.toml"), text);
    }
    for (edge, symmetric) in [
        ("MEETS", true),
        ("SANCTIONS", false),
        ("HOLDS_POSITION", false),
    ] {
        let text = format!(
            "type = \"{edge}\"\nsource = [\"Entity\"]\ntarget = [\"Entity\"]\nsymmetric = {symmetric}\ndescription = \"\"\n"
        );
        write(format!("edges/{edge}.toml"), text);
    }
    Schema::load(Some(folder.path())).unwrap().0
});

pub struct Texts(pub Vec<Article>);

impl Articles for Texts {
    fn article(&self, number: u32) -> Result<Article> {
        self.0.article(number)
    }
}

/// A graph on its way, with the articles that it is of.
#[derive(Default)]
pub struct World {
    pub articles: Vec<Article>,
    pub nodes: Vec<Node>,
    pub edges: Vec<EdgePart>,
}

impl World {
    /// Articles are added by ascending id.
    pub fn article(&mut self, id: &str, day: Option<Date>, title: Option<&str>, text: &str) -> u32 {
        let meta = ArticleMeta {
            id: id.into(),
            date: day,
            title: title.map(Into::into),
            source: title.map(|_| "Gazeta \"Północ\"".into()),
            url: title.map(|_| "https://example.org/?a=1&b=<2>".into()),
            language: "en".into(),
        };
        let text = text.into();
        self.articles.push(Article { meta, text });
        self.articles.len() as u32 - 1
    }

    pub fn node(&mut self, id: &str, label: &str, name: &str, articles: &[u32]) -> &mut Node {
        self.nodes.push(Node {
            id: id.into(),
            label: label.into(),
            name: name.into(),
            aliases: Vec::new(),
            mentions: 2,
            articles: articles.to_vec(),
            sources: 1,
            details: Details::Entity,
            merges: Vec::new(),
            former_ids: Vec::new(),
        });
        self.nodes.last_mut().unwrap()
    }

    /// An edge whose evidence is these words of an article.
    pub fn edge(
        &mut self,
        (source, edge, target): (&str, &str, &str),
        status: Status,
        (article, words): (u32, &str),
    ) -> &mut Edge {
        let Article { meta, text } = &self.articles[article as usize];
        let start = text.find(words).unwrap();
        let evidence = Evidence {
            article,
            span: Span::new(start, start + words.len()),
            status,
            rule: "test/rule".into(),
            attributed_to: None,
            days: None,
            confidence: 90,
        };
        self.edges.push(EdgePart {
            source: source.into(),
            target: target.into(),
            edge: Edge {
                id: format!("e{}", self.edges.len()),
                edge: edge.into(),
                status,
                properties: ClaimProperties::default(),
                first_seen: meta.date,
                last_seen: meta.date,
                articles: 1,
                sources: 1,
                confidence: 90,
                evidence: vec![evidence],
            },
        });
        &mut self.edges.last_mut().unwrap().edge
    }

    /// Calls `check` with the finished graph.
    pub fn view<T>(self, check: impl FnOnce(&View) -> T) -> T {
        let metas = self.articles.iter().map(|a| a.meta.clone()).collect();
        let graph = KnowledgeGraph::new(metas, self.nodes, self.edges).unwrap();
        check(&View {
            graph: &graph,
            articles: &Texts(self.articles),
            schema: &SCHEMA,
        })
    }
}

pub fn export(view: &View, format: Format, file: &str) -> String {
    let mut out = Vec::new();
    format.exporter().write(file, view, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

pub fn lines(view: &View, file: &str) -> Vec<Value> {
    let text = export(view, Format::Jsonl, file);
    let parse = |line| serde_json::from_str(line).unwrap();
    text.lines().map(parse).collect()
}

pub fn meeting(status: Status, days: Option<(Date, Date)>, topic: Option<&str>) -> Details {
    Details::Meeting(MeetingDetails {
        status,
        days,
        topic: topic.map(Into::into),
    })
}

pub fn place(id: u32, country: &str, position: Option<(f64, f64)>) -> Details {
    Details::Place(Some(PlaceDetails {
        id: PlaceId(id),
        country: country.into(),
        position,
    }))
}

pub const SENTENCE: &str = "Łucja Nowak said that she will meet Émile Durand on 20 December.";

/// Three entities, a meeting and a place of the schema's own, two articles.
pub fn small() -> World {
    let mut world = World::default();
    let text = format!("ZÜRICH 🏔 — \u{201c}Grüezi\u{201d}.\n{SENTENCE}\nMore follows.");
    let a = world.article(
        "a \"1\"",
        Some(date(2025, 12, 18)),
        Some("Talks <in> Zürich"),
        &text,
    );
    let b = world.article(
        "b",
        None,
        None,
        "Durand is no longer head of Acme.\nHe denies it.",
    );
    let nowak = world.node("person:lucja-nowak", "Person", "Łucja Nowak", &[a]);
    nowak.aliases = vec!["Nowak".into()];
    world.node("person:emile-durand", "Person", "Émile Durand", &[a, b]);
    world.node("place:zurich", "Place", "Zürich", &[a]).details =
        place(2657896, "CH", Some((47.36667, 8.0)));
    world.node("place:nowhere", "Place", "Nowhere", &[]).details = place(4_000_000_000, "", None);
    let days = Some((date(2025, 12, 20), date(2025, 12, 21)));
    let talks = world.node("meeting:zurich-talks", "Meeting", "Talks in Zürich", &[a]);
    talks.details = meeting(Status::Planned, days, Some("tariffs"));

    let meets = ("person:emile-durand", "MEETS", "person:lucja-nowak");
    let edge = world.edge(meets, Status::Planned, (a, SENTENCE));
    edge.confidence = 97;
    edge.evidence[0].attributed_to = Some("person:lucja-nowak".into());
    edge.evidence[0].days = Some((date(2025, 12, 20), date(2025, 12, 20)));
    let holds = ("person:emile-durand", "HOLDS_POSITION", "place:zurich");
    let edge = world.edge(
        holds,
        Status::Ended,
        (b, "Durand is no longer head of Acme."),
    );
    edge.properties = ClaimProperties {
        office: Some("head".into()),
        kind: Some("former".into()),
        topic: Some("Acme".into()),
        stand_in: true,
    };
    let attends = ("person:emile-durand", "SANCTIONS", "place:zurich");
    world.edge(attends, Status::Denied, (b, "He denies it."));
    world
}

pub const HOSTILE: &[&str] = &[
    "\"quoted\" 'twice'",
    "back\\slash\\",
    "\\\"; } digraph evil { a -> b }",
    "\\N \\G \\E \\n \\l",
    "line\nbreak\r\nand\ttab",
    "`backtick` $(rm -rf /)",
    "</script><script>alert(1)</script>",
    "<b>&amp;&#60;&unknown; & ]]> --> <![CDATA[",
    "left\u{202e}thgir\u{202c}\u{2066}x\u{2069}\u{200f}",
    "esc\u{1b}[31mred\u{1b}]0;title\u{7}\u{9b}2J",
    "nul\0nul\u{1}\u{7f}\u{85}\u{fffe}\u{ffff}\u{feff}\u{2028}",
    "=cmd|' /C calc'!A0",
    "👩‍👩‍👧 🇨🇭 e\u{301}\u{302}\u{303}\u{304}",
    "{record|field} <port> [x=y]",
    "unit\u{1f}separator",
    "backslash, quote \\\" and two \\\\, at the end \\",
    "// no comment /* nor; this;\n; \\u0027 $rows ${rows}",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "'single",
    "",
    " ",
];

/// A graph in which every free text is `name`.
pub fn hostile(name: &str) -> World {
    let mut world = World::default();
    let text = format!("ü{name}. And some words.");
    let a = world.article(&format!("id{name}"), None, Some(name), &text);
    world.node("odd:x", "Odd", name, &[a]);
    let person = world.node("person:x", "Person", name, &[a]);
    person.aliases = vec![name.into()];
    let node = world.node("meeting:x", "Meeting", name, &[a]);
    node.details = meeting(Status::Possible, None, Some(name));
    let words = format!("{name}. And");
    let edge = world.edge(
        ("person:x", "MEETS", "odd:x"),
        Status::Denied,
        (a, words.as_str()),
    );
    edge.properties.office = Some(name.into());
    edge.evidence[0].rule = name.into();
    world.edge(
        ("person:x", "ATTENDS", "meeting:x"),
        Status::Possible,
        (a, "And some"),
    );
    world.edge(
        ("person:x", "MEETS", "person:x"),
        Status::Asserted,
        (a, "words"),
    );
    world
}

/// The small graph with one person, one meeting and one article of each hostile name beside it, edges between them with
/// one, two and many pieces of evidence, and a place south and west of zero.
pub fn crowd() -> World {
    let mut world = small();
    world.node("place:lima", "Place", "Lima", &[0]).details =
        place(3936456, "PE", Some((-12.04318, -77.0)));
    for (i, name) in HOSTILE.iter().enumerate() {
        let text = format!("ü{name}. And some words.");
        let day = (i % 2 == 0).then(|| date(2025, 3, 1 + i as i8));
        let a = world.article(&format!("c{i:02} {name}"), day, Some(name), &text);
        let (person, talks) = (format!("person:c{i:02}"), format!("meeting:c{i:02}"));
        let node = world.node(&person, "Person", name, &[a]);
        node.aliases = vec![format!("{name}!"), name.to_string()];
        let node = world.node(&talks, "Meeting", name, &[a]);
        node.details = meeting(Status::ALL[i % 7], None, Some(name));
        let words = format!("{name}. And");
        let edge = world.edge(
            (&person, "MEETS", "place:lima"),
            Status::ALL[i % 7],
            (a, &words),
        );
        edge.properties.office = Some((*name).into());
        edge.properties.stand_in = i % 3 == 0;
        edge.evidence[0].rule = (*name).into();
        edge.evidence[0].days = Some((date(2025, 12, 20), date(2025, 12, 21)));
        let mut again = edge.evidence[0].clone();
        again.days = None;
        again.attributed_to = Some(person.clone());
        edge.evidence.push(again);
        world.edge(
            (&person, "ATTENDS", &talks),
            Status::Possible,
            (a, "And some"),
        );
        world.edge(
            (&talks, "HELD_IN", "place:lima"),
            Status::Possible,
            (a, "words"),
        );
        world.edge((&person, "MEETS", &person), Status::Denied, (a, "words"));
    }
    world
}

/// Writes all files of a format into a folder.
pub fn write_all(view: &View, format: Format, folder: &std::path::Path) {
    let exporter = format.exporter();
    for file in exporter.files(view) {
        let mut out = std::fs::File::create(folder.join(&file)).unwrap();
        exporter.write(&file, view, &mut out).unwrap();
    }
}
