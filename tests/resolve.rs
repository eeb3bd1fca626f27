//! Resolution through the public surface: small sets of articles, and the people, meetings and edges that they make.

#![allow(clippy::unwrap_used)]

mod common;

use common::{article, edge_lines, graph, graph_of, ids, meeting_nodes};
use newsgraph::graph::KnowledgeGraph;

type Articles<'a> = &'a [(&'a str, &'a str, &'a str)];

/// The ids of the nodes with this label.
#[track_caller]
fn check_nodes(articles: Articles, label: &str, expected: &[&str]) {
    assert_eq!(ids(&graph(articles), label), expected);
}

/// The meetings, as `name status days xARTICLES`.
#[track_caller]
fn check_meetings(articles: Articles, expected: &[&str]) {
    assert_eq!(meeting_nodes(&graph(articles)), expected);
}

/// The edges of this type, as `source TYPE target status xARTICLES`.
#[track_caller]
fn check_edges(articles: Articles, edge: &str, expected: &[&str]) {
    assert_eq!(edges(&graph(articles), edge), expected);
}

fn edges(graph: &KnowledgeGraph, edge: &str) -> Vec<String> {
    let mut lines = edge_lines(graph);
    lines.retain(|line| line.split(' ').nth(1) == Some(edge));
    lines
}

const BOTH: [&str; 2] = ["person:anouk-delmarche", "person:torvald-brekkehus"];
const PAIR: &str = "Anouk Delmarche – Torvald Brekkehus";

#[test]
fn one_name_is_one_person() {
    let met = "Torvald Brekkehus met Anouk Delmarche.";
    for (other, people) in [
        ("Torvald Brekkehus visited Malta.", &BOTH[..]),
        ("Dr. Torvald Brekkehus visited Malta.", &BOTH),
        ("TORVALD BREKKEHUS visited Malta.", &BOTH),
        ("Mr. Brekkehus visited Malta.", &BOTH),
        ("President Brekkehus visited Malta.", &BOTH),
        (
            "Halvard Brekkehus visited Malta.",
            &[
                "person:anouk-delmarche",
                "person:halvard-brekkehus",
                "person:torvald-brekkehus",
            ],
        ),
    ] {
        let articles = [("a1", "2025-05-07", met), ("a2", "2025-05-08", other)];
        check_nodes(&articles, "Person", people);
        let [(_, d, met), (_, e, other)] = articles;
        check_nodes(&[("a1", e, other), ("a2", d, met)], "Person", people);
    }
}

#[test]
fn accents_make_no_other_person() {
    check_nodes(
        &[
            ("a1", "2025-05-07", "Zoë Wrångsten visited Malta."),
            ("a2", "2025-05-08", "Zoe Wrangsten visited Cyprus."),
        ],
        "Person",
        &["person:zoe-wrangsten"],
    );
}

#[test]
fn somebody_without_a_name_is_nobody_in_the_graph() {
    let articles = [("a1", "2025-05-07", "He met Torvald Brekkehus in Malta.")];
    check_nodes(&articles, "Person", &["person:torvald-brekkehus"]);
    check_edges(&articles, "MEETS", &[]);
    check_meetings(&articles, &[]);
}

#[test]
fn a_bare_surname_of_two_bearers_is_neither() {
    check_edges(
        &[
            ("a1", "2025-05-07", "Torvald Brekkehus visited Malta."),
            ("a2", "2025-05-08", "Halvard Brekkehus visited Cyprus."),
            ("a3", "2025-05-09", "Mr. Brekkehus visited Lima."),
        ],
        "VISITS",
        &[
            "person:brekkehus VISITS place:lima asserted x1",
            "person:halvard-brekkehus VISITS place:cyprus asserted x1",
            "person:torvald-brekkehus VISITS place:malta asserted x1",
        ],
    );
}

#[test]
fn a_person_and_a_firm_of_one_name_are_two() {
    let articles = [
        (
            "a1",
            "2025-05-07",
            "Lorne Tasker, the head of Tasker Ltd, visited Malta.",
        ),
        ("a2", "2025-05-08", "Tasker Ltd lost money."),
    ];
    check_nodes(&articles, "Person", &["person:lorne-tasker"]);
    check_edges(
        &articles,
        "HEADS",
        &["person:lorne-tasker HEADS org:tasker-ltd asserted x1"],
    );
}

#[test]
fn organisations_are_one_whatever_their_form() {
    check_edges(
        &[
            (
                "a1",
                "2025-05-07",
                "The European Union sanctioned Quillmoor Shipping Ltd.",
            ),
            (
                "a2",
                "2025-05-08",
                "The EU imposed sanctions on Quillmoor Shipping.",
            ),
        ],
        "SANCTIONS",
        &["org:european-union SANCTIONS org:quillmoor-shipping-ltd asserted x2"],
    );
}

#[test]
fn a_country_its_demonym_and_its_capital_that_acts_are_one() {
    let articles = [
        ("a1", "2025-05-07", "Canada sanctioned Brightwell Energy."),
        ("a2", "2025-05-08", "Ottawa sanctioned Brightwell Energy."),
        (
            "a3",
            "2025-05-09",
            "Canadian envoy Lorne Tasker visited Ottawa.",
        ),
    ];
    check_edges(
        &articles,
        "SANCTIONS",
        &["place:canada SANCTIONS org:brightwell-energy asserted x2"],
    );
    check_edges(
        &articles,
        "REPRESENTS",
        &["person:lorne-tasker REPRESENTS place:canada asserted x1"],
    );
    check_edges(
        &articles,
        "VISITS",
        &["person:lorne-tasker VISITS place:ottawa asserted x1"],
    );
}

#[test]
fn one_meeting_reported_twice_is_one() {
    let plan = "Torvald Brekkehus will meet Anouk Delmarche in Vienna on Saturday.";
    let done = "Torvald Brekkehus met Anouk Delmarche in Vienna on 10 May.";
    let expected = format!("{PAIR}, Vienna asserted 2025-05-10 x2");
    check_meetings(
        &[("a1", "2025-05-07", plan), ("a2", "2025-05-12", done)],
        &[&expected],
    );
    // The date of the articles decides, and not the order of their ids.
    check_meetings(
        &[("b", "2025-05-07", plan), ("a", "2025-05-12", done)],
        &[&expected],
    );
    // A report without a place may be of it, too.
    check_meetings(
        &[
            ("a1", "2025-05-07", plan),
            (
                "a2",
                "2025-05-11",
                "Torvald Brekkehus met Anouk Delmarche yesterday.",
            ),
        ],
        &[&expected],
    );
}

#[test]
fn a_day_inside_a_span_of_days_is_the_same_meeting() {
    check_meetings(
        &[
            (
                "a1",
                "2025-05-07",
                "Torvald Brekkehus and Anouk Delmarche will meet in Vienna this weekend.",
            ),
            (
                "a2",
                "2025-05-12",
                "Torvald Brekkehus met Anouk Delmarche in Vienna on Sunday.",
            ),
        ],
        &[&format!("{PAIR}, Vienna asserted 2025-05-11 x2")],
    );
}

#[test]
fn another_weekend_is_another_meeting() {
    let text = "Torvald Brekkehus and Anouk Delmarche will meet in Vienna this weekend.";
    check_meetings(
        &[("a1", "2025-05-07", text), ("a2", "2025-05-14", text)],
        &[
            &format!("{PAIR}, Vienna planned 2025-05-10/2025-05-11 x1"),
            &format!("{PAIR}, Vienna planned 2025-05-17/2025-05-18 x1"),
        ],
    );
}

#[test]
fn another_place_or_other_people_are_another_meeting() {
    check_meetings(
        &[
            (
                "a1",
                "2025-05-07",
                "Torvald Brekkehus met Anouk Delmarche in Vienna on Monday.",
            ),
            (
                "a2",
                "2025-05-07",
                "Torvald Brekkehus met Anouk Delmarche in Riga on Monday.",
            ),
            (
                "a3",
                "2025-05-07",
                "Torvald Brekkehus met Lorne Tasker in Riga on Monday.",
            ),
        ],
        &[
            &format!("{PAIR}, Riga asserted 2025-05-05 x1"),
            &format!("{PAIR}, Vienna asserted 2025-05-05 x1"),
            "Lorne Tasker – Torvald Brekkehus, Riga asserted 2025-05-05 x1",
        ],
    );
}

#[test]
fn two_days_of_one_article_are_two_meetings() {
    check_meetings(
        &[(
            "a1",
            "2025-05-07",
            "Torvald Brekkehus met Anouk Delmarche on Monday. \
             Torvald Brekkehus will meet Anouk Delmarche on Friday.",
        )],
        &[
            &format!("{PAIR} asserted 2025-05-05 x1"),
            &format!("{PAIR} planned 2025-05-09 x1"),
        ],
    );
}

#[test]
fn undated_meetings_of_two_articles_stay_apart_unless_nothing_contradicts() {
    let text = "Torvald Brekkehus met Anouk Delmarche in Vienna.";
    let check = |second: &str, expected: &[&str]| {
        check_meetings(
            &[("a1", "2025-05-07", text), ("a2", second, text)],
            expected,
        );
    };
    let one = format!("{PAIR}, Vienna asserted undated x1");
    check(
        "2025-05-08",
        &[&format!("{PAIR}, Vienna asserted undated x2")],
    );
    check("2025-06-08", &[&one, &one]);
    check("undated", &[&one, &one]);
    let text = "Torvald Brekkehus met Anouk Delmarche in Vienna on Monday.";
    check_meetings(
        &[("a1", "undated", text), ("a2", "undated", text)],
        &[&one, &one],
    );
    // The node says that no day is given.
    let graph = graph(&[
        (
            "a1",
            "2025-05-07",
            "Torvald Brekkehus met Anouk Delmarche in Vienna on Monday.",
        ),
        (
            "a2",
            "2025-05-08",
            "Torvald Brekkehus met Anouk Delmarche in Vienna.",
        ),
    ]);
    let (_, node) = graph.nodes().find(|(_, n)| n.label == "Meeting").unwrap();
    let merges = node.merges.iter();
    let merges: Vec<String> = merges
        .map(|m| format!("{}: {} {}", m.form, m.reason, m.confidence))
        .collect();
    assert_eq!(
        merges,
        [
            "2025-05-05: same people and days, no other place 90",
            "no day: no day is given, nothing contradicts 60",
        ]
    );
}

#[test]
fn the_newest_report_gives_the_status() {
    let plan = "Torvald Brekkehus will meet Anouk Delmarche on Saturday.";
    let off = "A meeting between Torvald Brekkehus and Anouk Delmarche that had been planned for Saturday was postponed.";
    let on = "Torvald Brekkehus will meet Anouk Delmarche on 10 May.";
    let check = |reports: Articles, status: &str| {
        let articles = reports.len();
        check_meetings(
            reports,
            &[&format!("{PAIR} {status} 2025-05-10 x{articles}")],
        );
    };
    check(
        &[("a1", "2025-05-07", plan), ("a2", "2025-05-08", off)],
        "cancelled",
    );
    check(
        &[("b", "2025-05-07", plan), ("a", "2025-05-08", off)],
        "cancelled",
    );
    check(
        &[
            ("a1", "2025-05-07", plan),
            ("a2", "2025-05-08", off),
            ("a3", "2025-05-09", on),
        ],
        "planned",
    );
}

#[test]
fn a_report_of_fewer_people_is_of_the_same_meeting() {
    check_meetings(
        &[
            (
                "a1",
                "2025-05-07",
                "Torvald Brekkehus, Anouk Delmarche and Lorne Tasker met in Vienna on Monday.",
            ),
            (
                "a2",
                "2025-05-07",
                "Torvald Brekkehus met Anouk Delmarche on Monday.",
            ),
        ],
        &["Anouk Delmarche – Lorne Tasker – Torvald Brekkehus, Vienna asserted 2025-05-05 x2"],
    );
}

#[test]
fn people_and_places_hang_on_the_meeting() {
    let graph = graph(&[(
        "a1",
        "2025-05-07",
        "Torvald Brekkehus met Anouk Delmarche in Vienna on Monday.",
    )]);
    let [meeting] = ids(&graph, "Meeting").try_into().unwrap();
    assert_eq!(
        edges(&graph, "ATTENDS"),
        BOTH.map(|id| format!("{id} ATTENDS {meeting} asserted x1"))
    );
    assert_eq!(
        edges(&graph, "HELD_IN"),
        [format!("{meeting} HELD_IN place:vienna asserted x1")]
    );
}

#[test]
fn symmetric_edges_leave_the_smaller_id() {
    let expected = ["person:anouk-delmarche MEETS person:torvald-brekkehus asserted x2"];
    check_edges(
        &[
            ("a1", "2025-05-07", "Torvald Brekkehus met Anouk Delmarche."),
            ("a2", "2025-05-08", "Anouk Delmarche met Torvald Brekkehus."),
        ],
        "MEETS",
        &expected,
    );
    // Kinship is no symmetric edge: it leaves the relative.
    check_edges(
        &[
            (
                "a1",
                "2025-05-07",
                "Torvald Brekkehus, a cousin of Anouk Delmarche, left.",
            ),
            (
                "a2",
                "2025-05-08",
                "Anouk Delmarche’s brother, Abel Delmarche, left.",
            ),
        ],
        "RELATED_TO",
        &[
            "person:abel-delmarche RELATED_TO person:anouk-delmarche asserted x1",
            "person:torvald-brekkehus RELATED_TO person:anouk-delmarche asserted x1",
        ],
    );
}

#[test]
fn each_status_has_its_edge() {
    let graph = graph(&[
        (
            "a1",
            "2025-05-07",
            "Torvald Brekkehus met Anouk Delmarche in Riga.",
        ),
        (
            "a2",
            "2025-05-08",
            "Torvald Brekkehus denied having met Anouk Delmarche.",
        ),
        (
            "a3",
            "2025-05-09",
            "Anouk Delmarche met Torvald Brekkehus in March.",
        ),
        (
            "a4",
            "2025-05-10",
            "Torvald Brekkehus may meet Anouk Delmarche.",
        ),
    ]);
    // Edges of the same ends are ordered by their ids, which are hashes.
    let mut found = edges(&graph, "MEETS");
    found.sort();
    let expected = ["asserted x2", "denied x1", "possible x1"];
    let [a, b] = BOTH;
    assert_eq!(
        found,
        expected.map(|status| format!("{a} MEETS {b} {status}"))
    );
}

#[test]
fn an_edge_knows_its_articles() {
    let graph = graph(&[
        (
            "a1",
            "2025-05-09",
            "Torvald Brekkehus met Anouk Delmarche in Riga. Torvald Brekkehus met Anouk Delmarche in Vienna.",
        ),
        (
            "a2",
            "2025-05-07",
            "Torvald Brekkehus met Anouk Delmarche in March.",
        ),
        ("a3", "undated", "Torvald Brekkehus met Anouk Delmarche."),
    ]);
    let (_, _, edge) = graph.edges().find(|(_, _, e)| e.edge == "MEETS").unwrap();
    assert_eq!(edge.articles, 3);
    assert_eq!(edge.evidence.len(), 4);
    assert_eq!(edge.first_seen.unwrap().to_string(), "2025-05-07");
    assert_eq!(edge.last_seen.unwrap().to_string(), "2025-05-09");
    let one = edge.evidence.iter().map(|e| e.confidence).max().unwrap();
    assert!(edge.confidence >= one && edge.confidence <= 99);
    let march = edge.evidence.iter().find(|e| e.article == 1).unwrap();
    assert_eq!(march.days.map(common::days).as_deref(), Some("2025-03"));
}

#[test]
fn a_node_knows_its_articles_and_names() {
    let graph = graph(&[
        (
            "a1",
            "2025-05-07",
            "Torvald Brekkehus visited Malta. Mr. Brekkehus left early.",
        ),
        ("a2", "2025-05-08", "Mr. Brekkehus visited Cyprus."),
        ("a3", "2025-05-09", "Nobody visited Cyprus."),
    ]);
    let node = graph.node(graph.find("person:torvald-brekkehus").unwrap());
    assert_eq!(node.name, "Torvald Brekkehus");
    assert_eq!(node.aliases, ["Brekkehus"]);
    assert_eq!(node.articles, [0, 1]);
    assert_eq!(node.mentions, 3);
    let node = graph.node(graph.find("place:cyprus").unwrap());
    assert_eq!(node.articles, [1, 2]);
}

#[test]
fn another_article_changes_no_id() {
    let articles = [
        (
            "b1",
            "2025-05-07",
            "Torvald Brekkehus will meet Anouk Delmarche in Vienna on Saturday.",
        ),
        (
            "b2",
            "2025-05-12",
            "Norwegian envoy Torvald Brekkehus met Anouk Delmarche in Vienna on 10 May.",
        ),
        (
            "b3",
            "2025-05-12",
            "The EU sanctioned Quillmoor Shipping. Mr. Tasker met Mr. Quill in Riga.",
        ),
    ];
    let all_ids = |articles: Articles| {
        let graph = graph(articles);
        let nodes = graph.nodes().map(|(_, node)| node.id.clone());
        let edges = graph.edges().map(|(_, _, edge)| edge.id.clone());
        nodes.chain(edges).collect::<Vec<_>>()
    };
    let before = all_ids(&articles);
    assert!(before.len() > 12, "{before:?}");
    let other = "Ottilie Wrangsten met Ignatius Pellworm in Tunis on Monday. Peru sanctioned Hesper Quillmoor.";
    for id in ["a0", "b1x", "z9"] {
        let mut more = articles.to_vec();
        more.push((id, "2025-05-01", other));
        let after = all_ids(&more);
        let lost: Vec<_> = before.iter().filter(|id| !after.contains(id)).collect();
        assert!(lost.is_empty(), "{id}: {lost:?}");
    }
}

#[test]
fn a_middle_initial_makes_no_other_person() {
    check_nodes(
        &[
            ("a1", "2025-05-07", "Torvald Brekkehus visited Malta."),
            ("a2", "2025-05-08", "Torvald A. Brekkehus visited Cyprus."),
        ],
        "Person",
        &["person:torvald-a-brekkehus"],
    );
}

#[test]
fn evidence_says_who_says_so() {
    let text = "Lorne Tasker said Torvald Brekkehus had met Anouk Delmarche.";
    let said = graph(&[("a1", "2025-05-07", text)]);
    let (_, _, edge) = said.edges().find(|(_, _, e)| e.edge == "MEETS").unwrap();
    assert_eq!(
        edge.evidence.first().unwrap().attributed_to.as_deref(),
        Some("person:lorne-tasker")
    );
}

#[test]
fn an_acronym_joins_the_organisation_that_another_article_defines() {
    assert_eq!(
        edges(
            &graph(&[
                (
                    "a1",
                    "2025-05-07",
                    "Lorne Tasker is the head of the Baltic Ports Authority (BPA).",
                ),
                (
                    "a2",
                    "2025-05-08",
                    "Lorne Tasker, the head of the BPA, visited Malta.",
                ),
            ]),
            "HEADS",
        ),
        ["person:lorne-tasker HEADS org:baltic-ports-authority asserted x2"]
    );
}

#[test]
fn a_name_that_stands_far_more_often_than_a_longer_one_is_its_own() {
    let names = |short: usize| {
        let text = "Torvald Brekkehus is the chairman of Quillmar Inc.";
        let short_one = |n: usize| article(&format!("a{n}"), "2025-05-07", text);
        let mut articles: Vec<_> = (0..short).map(short_one).collect();
        let long = "Torvald Brekkehus is the chairman of Quillmar Shipping Inc.";
        articles.push(article("b1", "2025-05-08", long));
        ids(&graph_of(articles), "Org")
    };
    assert_eq!(names(1), ["org:quillmar-shipping-inc"]);
    let both = ["org:quillmar-inc", "org:quillmar-shipping-inc"];
    assert_eq!(names(9), both);
}

#[test]
fn a_better_name_changes_the_id_and_keeps_the_old_one() {
    let one = graph(&[("a1", "2025-05-07", "Torvald Brekkehus visited Malta.")]);
    let two = graph(&[
        ("a1", "2025-05-07", "Torvald Brekkehus visited Malta."),
        ("a2", "2025-05-08", "Torvald A. Brekkehus visited Cyprus."),
        ("a3", "2025-05-09", "Mr. Brekkehus visited Peru."),
    ]);
    let [before] = ids(&one, "Person").try_into().unwrap();
    let node = two.node(two.find("person:torvald-a-brekkehus").unwrap());
    assert!(node.former_ids.contains(&before), "{:?}", node.former_ids);
    assert!(node.former_ids.contains(&"person:brekkehus".to_owned()));
    assert!(node.former_ids.is_sorted());
}

#[test]
fn an_id_that_two_may_have_had_is_nobodys() {
    let graph = graph(&[
        (
            "a1",
            "2025-05-07",
            "Torvald Brekkehus met Anouk Delmarche and Lorne Tasker in Vienna.",
        ),
        (
            "a2",
            "2025-05-08",
            "Halvard Brekkehus met Ottilie Wrangsten in Cyprus.",
        ),
        (
            "a3",
            "2025-05-09",
            "Mr. Brekkehus met Anouk Delmarche and Lorne Tasker in Lima.",
        ),
        (
            "a4",
            "2025-05-10",
            "Mr. Brekkehus met Ottilie Wrangsten in Riga.",
        ),
    ]);
    for id in ["person:torvald-brekkehus", "person:halvard-brekkehus"] {
        let node = graph.node(graph.find(id).unwrap());
        assert_eq!(node.aliases, ["Brekkehus"], "{id}");
        assert!(
            !node.former_ids.contains(&"person:brekkehus".to_owned()),
            "{id}"
        );
    }
}

#[test]
fn every_merge_has_its_reason() {
    let graph = graph(&[
        ("a1", "2025-05-07", "Torvald Brekkehus visited Malta."),
        ("a2", "2025-05-08", "Torvald A. Brekkehus visited Cyprus."),
        ("a3", "2025-05-09", "Mr. Brekkehus visited Peru."),
    ]);
    let node = graph.node(graph.find("person:torvald-a-brekkehus").unwrap());
    let merges = node.merges.iter();
    let merges: Vec<String> = merges
        .map(|m| format!("{}: {} {} x{}", m.form, m.reason, m.confidence, m.articles))
        .collect();
    assert_eq!(
        merges,
        [
            "Brekkehus: only bearer of the family name 80 x1",
            "Torvald A. Brekkehus: same name 95 x1",
            "Torvald Brekkehus: middle name left out 88 x1",
        ]
    );
}

/// An agency's report in several papers, with another headline or end, is one report.
#[test]
fn copies_count_as_one_source() {
    let text = "Torvald Brekkehus met Anouk Delmarche in Vienna on Monday, the Norwegian foreign ministry said. The two talked \
        about fishing rights in the northern sea, about a new ferry between the two harbours and about the money that both \
        sides want to spend on it over the next ten years. A second round of talks is to follow in the autumn, the ministry \
        said, but no place and no day have been found for it. Reporters were not let into the building, and nobody took questions.";
    let copy = format!("{text} (Reporting by our own staff)");
    let other = "Torvald Brekkehus met Anouk Delmarche in Vienna on Monday, a spokesman said. Nothing else became known.";
    let graph = graph(&[
        ("a1", "2025-05-07", text),
        ("a2", "2025-05-07", &copy),
        ("a3", "2025-05-07", other),
        ("a4", "2025-05-08", text),
    ]);
    let (_, _, edge) = graph.edges().find(|(_, _, e)| e.edge == "MEETS").unwrap();
    assert_eq!((edge.articles, edge.sources), (4, 2));
    let alone = edge.evidence.first().unwrap().confidence;
    let wrong = 100 - u32::from(alone);
    assert_eq!(
        u32::from(edge.confidence),
        99.min(100 - (wrong * wrong).div_ceil(100))
    );
    let node = graph.node(graph.find("person:torvald-brekkehus").unwrap());
    assert_eq!((node.articles.len(), node.sources), (4, 2));
}
