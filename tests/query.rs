//! Named questions over a small graph made by hand: rows, their order, names as people type them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use jiff::civil::{Date, date};
use newsgraph::graph::{Details, Edge, EdgePart, Evidence, KnowledgeGraph, MeetingDetails, Node};
use newsgraph::model::{Article, ArticleMeta, Articles, Result, Span, Status};
use newsgraph::query::{EdgeRow, MeetingRow, explain, find_nodes, who_meets};

const MALTA: &str =
    "VALLETTA, May 17 - Renée Vásquez met Costa Lind\n in Malta. Vásquez flew home on Sunday.";
const PLAN: &str = "Ms. Vásquez will meet Mr. Lind in Malta in June, Lind said. The trip is short.";
const DENIAL: &str = "Vásquez denied having met Ana Ortiz. Lind and Ortiz met.";

/// A graph under construction.
#[derive(Default)]
struct World {
    articles: Vec<Article>,
    nodes: Vec<Node>,
    edges: Vec<EdgePart>,
}

impl World {
    fn add_article(&mut self, id: &str, day: Option<Date>, title: Option<&str>, text: &str) {
        self.articles.push(Article {
            meta: ArticleMeta {
                id: id.to_owned(),
                date: day,
                title: title.map(str::to_owned),
                ..ArticleMeta::default()
            },
            text: text.to_owned(),
        });
    }

    fn node(&mut self, id: &str, name: &str, aliases: &[&str]) {
        let aliases = aliases.iter().map(|a| (*a).to_owned());
        self.nodes.push(Node {
            id: id.to_owned(),
            label: "Person".into(),
            name: name.to_owned(),
            aliases: aliases.collect(),
            mentions: 1,
            articles: vec![0],
            sources: 1,
            details: Details::Entity,
            merges: Vec::new(),
            former_ids: Vec::new(),
        });
    }

    fn meeting(&mut self, id: &str, status: Status, days: Option<(Date, Date)>) {
        self.node(id, &format!("Meeting {id} of Vásquez"), &[]);
        self.nodes.last_mut().unwrap().details = Details::Meeting(MeetingDetails {
            status,
            days,
            topic: None,
        });
    }

    /// An edge with a piece of evidence for each (article, quote).
    fn edge(&mut self, ends: (&str, &str, &str), status: Status, quotes: &[(u32, &str)]) {
        let evidence = quotes.iter().map(|(article, quote)| {
            let text = &self.articles[*article as usize].text;
            let start = text.find(quote).unwrap();
            Evidence {
                article: *article,
                span: Span::new(start, start + quote.len()),
                status,
                rule: "test/rule".into(),
                attributed_to: (*article == 1).then(|| "person:costa-lind".to_owned()),
                days: (*article == 1).then(|| (date(2025, 6, 1), date(2025, 6, 30))),
                confidence: 90,
            }
        });
        let edge = Edge {
            id: format!("{ends:?}{status}"),
            edge: ends.1.into(),
            status,
            properties: Default::default(),
            first_seen: None,
            last_seen: None,
            articles: 1,
            sources: 1,
            confidence: 95,
            evidence: evidence.collect(),
        };
        self.edges.push(EdgePart {
            source: ends.0.to_owned(),
            target: ends.2.to_owned(),
            edge,
        });
    }

    fn build(&self) -> KnowledgeGraph {
        let metas = self.articles.iter().map(|a| a.meta.clone()).collect();
        KnowledgeGraph::new(metas, self.nodes.clone(), self.edges.clone()).unwrap()
    }
}

impl Articles for World {
    fn article(&self, number: u32) -> Result<Article> {
        self.articles.article(number)
    }
}

const VASQUEZ: &str = "person:renee-vasquez";
const LIND: &str = "person:costa-lind";
const ORTIZ: &str = "person:ana-ortiz";

fn world() -> World {
    let mut w = World::default();
    let titled = Some("Talks in Malta");
    w.add_article("a0", Some(date(2025, 5, 18)), titled, MALTA);
    w.add_article("a1", Some(date(2025, 5, 20)), Some("Next month"), PLAN);
    w.add_article("a2", None, None, DENIAL);
    w.node(VASQUEZ, "Renée Vásquez", &["Ms. Vásquez", "Vásquez"]);
    w.node(LIND, "Costa Lind", &["Lind"]);
    w.node(ORTIZ, "Ana Ortiz", &["Ortiz"]);
    w.node("place:malta", "Malta", &[]);

    let held = "Renée Vásquez met Costa Lind\n in Malta.";
    let day = date(2025, 5, 17);
    w.meeting("meeting:held", Status::Asserted, Some((day, day)));
    for who in [LIND, VASQUEZ] {
        let ends = (who, "ATTENDS", "meeting:held");
        let quotes = [(0, held), (0, "Vásquez flew home on Sunday.")];
        let named = if who == VASQUEZ { 2 } else { 1 };
        w.edge(ends, Status::Asserted, &quotes[..named]);
    }
    let ends = (ORTIZ, "ATTENDS", "meeting:held");
    w.edge(ends, Status::Denied, &[(2, "Vásquez denied")]);
    let ends = ("meeting:held", "HELD_IN", "place:malta");
    w.edge(ends, Status::Asserted, &[(0, held)]);
    w.edge((LIND, "MEETS", VASQUEZ), Status::Asserted, &[(0, held)]);

    // The same two, the same sentence as a second meeting's, but a status of its own.
    let plan = "Ms. Vásquez will meet Mr. Lind in Malta in June, Lind said.";
    let june = (date(2025, 6, 1), date(2025, 6, 30));
    w.meeting("meeting:plan", Status::Planned, Some(june));
    for who in [LIND, VASQUEZ] {
        let ends = (who, "ATTENDS", "meeting:plan");
        w.edge(ends, Status::Planned, &[(1, plan)]);
    }
    let quotes = [(1, plan)];
    w.edge((LIND, "MEETS", VASQUEZ), Status::Planned, &quotes);
    w.edge((LIND, "MEETS", VASQUEZ), Status::Possible, &quotes);

    let denial = [(2, "Vásquez denied having met Ana Ortiz.")];
    w.edge((ORTIZ, "MEETS", VASQUEZ), Status::Denied, &denial);
    let others = [(2, "Lind and Ortiz met.")];
    w.edge((ORTIZ, "MEETS", LIND), Status::Asserted, &others);
    w.edge(
        (VASQUEZ, "VISITS", "place:malta"),
        Status::Asserted,
        &[(0, held)],
    );
    w
}

fn meets(person: Option<&str>) -> Vec<MeetingRow> {
    let w = world();
    who_meets(&w.build(), &w, person).unwrap()
}

/// Date, place, status and participants of each row, in one line.
fn check_rows(rows: &[MeetingRow], expected: &[&str]) {
    let lines: Vec<String> = rows
        .iter()
        .map(|row| {
            let date = row.date.as_deref().unwrap_or("-");
            let place = row.place.as_deref().unwrap_or("-");
            let who = row.participants.join(", ");
            format!("{date} {place} {} {who}", row.status)
        })
        .collect();
    assert_eq!(lines, expected);
}

#[test]
fn a_row_for_each_meeting_and_each_edge_without_one() {
    let rows = meets(None);
    check_rows(
        &rows,
        &[
            "2025-05-17 Malta asserted Costa Lind, Renée Vásquez",
            "2025-06 - planned Costa Lind, Renée Vásquez",
            "2025-06 - possible Costa Lind, Renée Vásquez",
            "- - asserted Ana Ortiz, Costa Lind",
            "- - denied Ana Ortiz, Renée Vásquez",
        ],
    );
    // Of two sentences of one day, the one that names both; on one line.
    let first = &rows[0];
    assert_eq!(first.quote, "Renée Vásquez met Costa Lind in Malta.");
    assert_eq!(first.article, "Talks in Malta");
    assert_eq!(first.article_id, "a0");
    assert_eq!(first.article_date, Some(date(2025, 5, 18)));
    assert_eq!((&*rows[4].article, rows[4].article_date), ("a2", None));
}

#[test]
fn a_persons_rows_are_his_own() {
    check_rows(
        &meets(Some("ORTIZ")),
        &[
            "- - asserted Ana Ortiz, Costa Lind",
            "- - denied Ana Ortiz, Renée Vásquez",
        ],
    );
    assert_eq!(meets(Some("renee vasquez")).len(), 4);
    assert_eq!(meets(Some(" vásquez ")), meets(Some(VASQUEZ)));
    assert_eq!(meets(Some("Malta")), []);
}

#[test]
fn the_newest_report_is_quoted() {
    let mut w = world();
    let ends = (ORTIZ, "ATTENDS", "meeting:held");
    w.edge(
        ends,
        Status::Possible,
        &[(1, "The trip is short."), (2, "Lind and")],
    );
    let rows = who_meets(&w.build(), &w, Some("Ortiz")).unwrap();
    assert_eq!(rows[0].participants.len(), 3);
    assert_eq!(rows[0].quote, "The trip is short.");
    assert_eq!(rows[0].article_id, "a1");
}

fn explained(a: &str, b: &str) -> Vec<EdgeRow> {
    let w = world();
    explain(&w.build(), &w, a, b).unwrap()
}

#[test]
fn every_edge_is_explained_with_its_sentences_verbatim() {
    let rows = explained("Lind", "Vasquez");
    let statuses: Vec<Status> = rows.iter().map(|row| row.status).collect();
    assert_eq!(rows, explained("Vasquez", "Lind"));
    assert_eq!(statuses.len(), 3);
    let held = rows.iter().find(|r| r.status == Status::Asserted).unwrap();
    assert_eq!(
        (&*held.source, &*held.edge, &*held.target_id),
        ("Costa Lind", "MEETS", VASQUEZ)
    );
    let evidence = &held.evidence[0];
    assert_eq!(evidence.quote, "Renée Vásquez met Costa Lind\n in Malta.");
    assert_eq!(
        (&*evidence.article_id, &*evidence.rule),
        ("a0", "test/rule")
    );
    assert_eq!((held.confidence, evidence.confidence), (95, 90));
    assert_eq!((&evidence.attributed_to, &evidence.days), (&None, &None));
    let plan = rows.iter().find(|r| r.status == Status::Planned).unwrap();
    let evidence = &plan.evidence[0];
    assert_eq!(evidence.attributed_to.as_deref(), Some("Costa Lind"));
    assert_eq!(evidence.days.as_deref(), Some("2025-06"));
    assert_eq!(explained("Ortiz", "Malta"), []);
    assert_eq!(explained("Malta", "Vasquez").len(), 1);
}

#[test]
fn evidence_that_does_not_fit_the_text_is_an_error() {
    let mut w = world();
    let graph = w.build();
    w.articles[0].text.truncate(20);
    let e = explain(&graph, &w, "Lind", "Vásquez").unwrap_err();
    assert!(e.to_string().contains("a0"), "{e}");
    w.articles.remove(0);
    assert!(who_meets(&graph, &w, None).is_err());
}

fn names() -> World {
    let mut w = World::default();
    w.add_article("a0", None, None, "Nothing.");
    w.node("org:lind-group", "Lind Group", &[]);
    w.node("person:adam-lind", "Adam Lind", &["Lind"]);
    w.node("person:costa-lind", "Costa Lind", &["Lind"]);
    w.node("person:lukasz", "Łukasz O’Neil", &[]);
    w.node("person:jose-1", "José Sá", &[]);
    w.node("person:jose-2", "Jose Sa", &[]);
    w.node(
        "place:us",
        "United States",
        &["U.S.", "United States of America"],
    );
    w.node("place:moscow", "Москва", &[]);
    w.nodes[2].mentions = 9;
    w.meeting("meeting:1", Status::Planned, None);
    w
}

fn check_found(name: &str, expected: &[&str]) {
    let graph = names().build();
    let found = find_nodes(&graph, name);
    let ids: Vec<&str> = found.iter().map(|i| &*graph.node(*i).id).collect();
    assert_eq!(ids, expected, "{name}");
}

#[test]
fn names_are_found_as_people_type_them() {
    check_found("org:lind-group", &["org:lind-group"]);
    check_found("lind", &["person:costa-lind", "person:adam-lind"]);
    check_found("group lind", &["org:lind-group"]);
    check_found("lukasz o'neil", &["person:lukasz"]);
    check_found("LUKASZ", &["person:lukasz"]);
    check_found("José Sá", &["person:jose-1", "person:jose-2"]);
    check_found("jose sa", &["person:jose-1", "person:jose-2"]);
    check_found("us", &["place:us"]);
    check_found("america", &["place:us"]);
    check_found("moskva", &["place:moscow"]);
    check_found("москва", &["place:moscow"]);
    check_found("vasquez", &["meeting:1"]);
    check_found("Lin", &[]);
    check_found("", &[]);
    check_found("…", &[]);
}

fn check_error(name: &str, parts: &[&str], not: &[&str]) {
    let w = names();
    let e = who_meets(&w.build(), &w, Some(name)).unwrap_err();
    let e = e.to_string();
    for part in parts {
        assert!(e.contains(part), "{e:?} lacks {part:?}");
    }
    for part in not {
        assert!(!e.contains(part), "{e:?} has {part:?}");
    }
}

#[test]
fn a_name_of_nobody_suggests_near_ones() {
    check_error(
        "Kosta Lind",
        &[
            "\"Kosta Lind\"",
            "near it are Costa Lind (person:costa-lind)",
        ],
        &[],
    );
    check_error("Untied States", &["United States (place:us)"], &["lind"]);
    check_error("Lin Grupp", &["Lind Group (org:lind-group)"], &["José"]);
    check_error(
        "Zzyzx",
        &["nothing in the graph is named \"Zzyzx\""],
        &["near", "person:"],
    );
    check_error("", &["nothing in the graph"], &["near"]);
}

#[test]
fn a_name_of_several_lists_them_unless_one_is_exact() {
    let both = ["did you mean Costa Lind (person:costa-lind), Adam Lind (person:adam-lind)?"];
    check_error("Lind", &both, &["org:lind-group"]);
    check_error("JOSE SA", &["person:jose-1", "person:jose-2"], &[]);
    let w = names();
    for exact in ["José Sá", "Jose Sa", "person:adam-lind", "adam lind"] {
        assert!(who_meets(&w.build(), &w, Some(exact)).is_ok(), "{exact}");
    }
}
