//! Filters of exports: which nodes, edges and articles of one small graph are left by each criterion.

// Clippy takes only functions marked as tests for tests, not their helpers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use export_world::{World, lines, meeting, write_all};
use jiff::civil::date;
use newsgraph::export::{Filter, Format, View};
use newsgraph::graph::KnowledgeGraph;
use newsgraph::model::Status;

mod export_world;

/// ann -MEETS-> bob -MEETS-> cem -SANCTIONS-> lima; ann and bob attend talks, held in lima; dan stands alone. One edge an
/// article: a in January, b in February, c undated.
fn world() -> World {
    let mut world = World::default();
    let a = world.article("a", Some(date(2025, 1, 10)), None, "In January.");
    let b = world.article("b", Some(date(2025, 2, 10)), None, "In February.");
    let c = world.article("c", None, None, "At some time.");
    world.article("d", None, None, "Of nothing.");
    for (id, label, articles) in [
        ("ann", "Person", &[a][..]),
        ("bob", "Person", &[a, b]),
        ("cem", "Org", &[b, c]),
        ("dan", "Person", &[c]),
        ("lima", "Place", &[a, c]),
    ] {
        world.node(id, label, id, articles);
    }
    let talks = world.node("talks", "Meeting", "talks", &[a]);
    talks.details = meeting(Status::Planned, None, None);
    world.edge(("ann", "MEETS", "bob"), Status::Planned, (a, "In January."));
    let edge = world.edge(("bob", "MEETS", "cem"), Status::Denied, (b, "In February."));
    edge.confidence = 40;
    world.edge(
        ("cem", "SANCTIONS", "lima"),
        Status::Asserted,
        (c, "At some time."),
    );
    for who in ["ann", "bob"] {
        world.edge(
            (who, "ATTENDS", "talks"),
            Status::Planned,
            (a, "In January."),
        );
    }
    world.edge(
        ("talks", "HELD_IN", "lima"),
        Status::Planned,
        (a, "In January."),
    );
    world
}

/// What a filter leaves: nodes, edges and articles, as `export` writes them.
fn check(filter: impl FnOnce(&KnowledgeGraph) -> Filter, nodes: &str, edges: &str, mentions: &str) {
    world().view(|view| {
        let filter = filter(view.graph);
        let part = filter.apply(view.graph, view.schema).unwrap();
        let part = View {
            graph: &part,
            ..*view
        };
        let ids = lines(&part, "nodes.jsonl");
        let ids: Vec<&str> = ids.iter().map(|n| n["id"].as_str().unwrap()).collect();
        assert_eq!(ids.join(" "), nodes, "{filter:?}");
        let lines = lines(&part, "edges.jsonl");
        let text = |mentioned: bool| {
            let lines = lines
                .iter()
                .filter(|e| (e["type"] == "MENTIONED_IN") == mentioned);
            let lines = lines.map(|e| match mentioned {
                true => format!("{}-{}", e["source"], e["target"]).replace("article:", ""),
                false => format!("{}-{}-{}", e["source"], e["type"], e["target"]),
            });
            lines.collect::<Vec<_>>().join(" ").replace('"', "")
        };
        assert_eq!(text(false), edges, "{filter:?}");
        assert_eq!(text(true), mentions, "{filter:?}");
        // Numbers are those of the whole graph: evidence finds its text.
        for (_, _, edge) in part.graph.edges() {
            let number = edge.evidence[0].article;
            let article = view.articles.article(number).unwrap();
            assert_eq!(part.graph.articles()[number as usize].id, article.meta.id);
        }
        let folder = tempfile::tempdir().unwrap();
        for format in Format::ALL {
            write_all(&part, format, folder.path());
        }
    });
}

#[test]
fn an_empty_filter_keeps_all() {
    check(
        |_| Filter::default(),
        "ann article:a article:b article:c article:d bob cem dan lima talks",
        "ann-ATTENDS-talks ann-MEETS-bob bob-ATTENDS-talks bob-MEETS-cem cem-SANCTIONS-lima talks-HELD_IN-lima",
        "ann-a bob-a bob-b cem-b cem-c dan-c lima-a lima-c talks-a",
    );
}

#[test]
fn nodes_are_chosen_by_label_or_parent() {
    let types = |labels: &[&str]| Filter {
        node_types: labels.iter().map(|t| (*t).into()).collect(),
        ..Filter::default()
    };
    check(|_| types(&["Person"]), "ann bob dan", "ann-MEETS-bob", "");
    check(
        |_| types(&["Entity"]),
        "ann bob cem dan lima",
        "ann-MEETS-bob bob-MEETS-cem cem-SANCTIONS-lima",
        "",
    );
    check(
        |_| types(&["Meeting", "Org", "Article"]),
        "article:a article:b article:c cem talks",
        "",
        "cem-b cem-c talks-a",
    );
    check(|_| types(&["Odd"]), "", "", "");
}

#[test]
fn edges_are_chosen_by_type_status_and_confidence() {
    let types = |types: &[&str]| Filter {
        edge_types: types.iter().map(|t| (*t).into()).collect(),
        ..Filter::default()
    };
    check(
        |_| types(&["MEETS"]),
        "ann bob cem",
        "ann-MEETS-bob bob-MEETS-cem",
        "",
    );
    check(
        |_| types(&["SANCTIONS", "MENTIONED_IN"]),
        "ann article:a article:b article:c bob cem dan lima talks",
        "cem-SANCTIONS-lima",
        "ann-a bob-a bob-b cem-b cem-c dan-c lima-a lima-c talks-a",
    );
    let denied = Filter {
        status: [Status::Denied].into(),
        ..Filter::default()
    };
    check(
        |_| denied,
        "article:a article:b article:c bob cem",
        "bob-MEETS-cem",
        "bob-a bob-b cem-b cem-c",
    );
    let sure = Filter {
        edge_types: ["MEETS".into()].into(),
        min_confidence: 41,
        ..Filter::default()
    };
    check(|_| sure, "ann bob", "ann-MEETS-bob", "");
}

#[test]
fn edges_are_chosen_by_time() {
    let time = |since, until| Filter {
        since,
        until,
        ..Filter::default()
    };
    let (january, february) = (date(2025, 1, 10), date(2025, 2, 10));
    let early = "ann-ATTENDS-talks ann-MEETS-bob bob-ATTENDS-talks talks-HELD_IN-lima";
    let nodes = "ann article:a bob lima talks";
    let mentions = "ann-a bob-a lima-a talks-a";
    check(|_| time(None, Some(january)), nodes, early, mentions);
    check(
        |_| time(Some(january), Some(january)),
        nodes,
        early,
        mentions,
    );
    let late = ("article:b bob cem", "bob-MEETS-cem", "bob-b cem-b");
    check(|_| time(Some(february), None), late.0, late.1, late.2);
    check(
        |_| time(Some(date(2025, 1, 11)), None),
        late.0,
        late.1,
        late.2,
    );
    check(|_| time(Some(date(2025, 3, 1)), None), "", "", "");
    check(|_| time(None, Some(date(2025, 1, 9))), "", "", "");
}

#[test]
fn surroundings_reach_as_many_hops_either_way() {
    let around = |id: &'static str, hops| {
        move |graph: &KnowledgeGraph| Filter {
            around: Some([graph.find(id).unwrap()].into()),
            hops,
            node_types: ["Entity", "Meeting"].map(Into::into).into(),
            ..Filter::default()
        }
    };
    check(around("lima", 0), "lima", "", "");
    check(
        around("lima", 1),
        "cem lima talks",
        "cem-SANCTIONS-lima talks-HELD_IN-lima",
        "",
    );
    check(
        around("talks", 1),
        "ann bob lima talks",
        "ann-ATTENDS-talks ann-MEETS-bob bob-ATTENDS-talks talks-HELD_IN-lima",
        "",
    );
    check(around("dan", 9), "dan", "", "");
    check(
        |graph| Filter {
            edge_types: ["MEETS".into()].into(),
            ..around("ann", 1)(graph)
        },
        "ann bob",
        "ann-MEETS-bob",
        "",
    );
    // The middle must be kept: over a meeting that is filtered out no way leads.
    check(
        |graph| Filter {
            node_types: ["Place".into()].into(),
            ..around("ann", 5)(graph)
        },
        "ann",
        "",
        "",
    );
    let both = |graph: &KnowledgeGraph| Filter {
        around: Some(["ann", "dan"].map(|id| graph.find(id).unwrap()).into()),
        ..Filter::default()
    };
    check(both, "ann article:a article:c dan", "", "ann-a dan-c");
}

#[test]
fn a_slip_of_the_pen_is_an_error() {
    world().view(|view| {
        let check = |filter: Filter, expected: &str| {
            let error = filter.apply(view.graph, view.schema).unwrap_err();
            assert_eq!(error.to_string(), expected);
        };
        let node_types = ["Persn".into()].into();
        let edge_types = ["MEET".into()].into();
        check(
            Filter {
                node_types,
                ..Filter::default()
            },
            "there is no node label Persn",
        );
        check(
            Filter {
                edge_types,
                ..Filter::default()
            },
            "there is no edge type MEET",
        );
    });
}

#[test]
fn a_filter_of_a_part_adds_nothing() {
    world().view(|view| {
        let filter = Filter {
            status: [Status::Denied].into(),
            ..Filter::default()
        };
        let part = filter.apply(view.graph, view.schema).unwrap();
        for again in [filter, Filter::default()] {
            let again = again.apply(&part, view.schema).unwrap();
            let nodes = |graph| lines(&View { graph, ..*view }, "nodes.jsonl");
            assert_eq!(nodes(&again), nodes(&part));
        }
    });
}
