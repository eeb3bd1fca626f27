//! The properties of nodes as tables of columns, and a line of `nodes.jsonl`: column order is key order, which
//! `formats.md` fixes. Absent values are left out; an empty list of aliases is a value and stays, so that readers need
//! not ask whether it is there.

use serde::Serialize;

use super::View;
use super::values::{Column, Kind, Properties, Value};
use crate::graph::{Details, MeetingDetails, Node, PlaceDetails};
use crate::model::{ArticleMeta, Text, days_text};

/// The label of articles.
pub(super) const ARTICLE: &str = "Article";

/// Gazetteer ids from here on are made up for places that GeoNames does not have.
const FIRST_OWN_PLACE: u32 = 4_000_000_000;

/// The node id of an article.
pub fn article_node_id(article: &str) -> String {
    format!("article:{article}")
}

const NAME: Column<Node> = Column::new("name", Kind::Text, |n| Some(Value::text(&n.name)));
const ALIASES: Column<Node> = Column::new("aliases", Kind::Texts, |n| {
    let aliases = n.aliases.iter().map(|alias| alias.as_str().into());
    Some(Value::Texts(aliases.collect()))
});
const MENTIONS: Column<Node> = Column::new("mentions", Kind::Int, |n| {
    Some(Value::Int(n.mentions.into()))
});
const ARTICLES: Column<Node> = Column::new("articles", Kind::Int, |n| {
    Some(Value::Int(n.articles.len() as i64))
});
const SOURCES: Column<Node> =
    Column::new("sources", Kind::Int, |n| Some(Value::Int(n.sources.into())));

const FORMER_IDS: Column<Node> = Column::new("formerIds", Kind::Texts, |n| {
    let ids = n.former_ids.iter().map(|id| id.as_str().into());
    (!n.former_ids.is_empty()).then(|| Value::Texts(ids.collect()))
});

/// Of people, organisations and what the schema adds.
pub(super) static ENTITY: &[Column<Node>] =
    &[NAME, ALIASES, MENTIONS, ARTICLES, SOURCES, FORMER_IDS];

/// Of places: those of every entity, then the gazetteer's.
pub(super) static PLACE: &[Column<Node>] = &[
    NAME,
    ALIASES,
    MENTIONS,
    ARTICLES,
    SOURCES,
    Column::new("geonames", Kind::Int, |n| {
        let id = place(n)?.id.0;
        (id < FIRST_OWN_PLACE).then(|| Value::Int(id.into()))
    }),
    Column::new("lat", Kind::Float, |n| Some(Value::Float(position(n)?.0))),
    Column::new("lon", Kind::Float, |n| Some(Value::Float(position(n)?.1))),
    Column::new("country", Kind::Text, |n| {
        let code = place(n)?.country.as_str();
        (!code.is_empty()).then(|| Value::text(code))
    }),
    FORMER_IDS,
];

/// Of meetings.
pub(super) static MEETING: &[Column<Node>] = &[
    NAME,
    Column::new("status", Kind::Text, |n| {
        Some(Value::text(meeting(n)?.status.name()))
    }),
    Column::new("date", Kind::Text, |n| {
        let days = meeting(n)?.days.map(days_text)?;
        Some(Value::Text(days.into()))
    }),
    Column::new("topic", Kind::Text, |n| {
        meeting(n)?.topic.as_deref().map(Value::text)
    }),
    ARTICLES,
    SOURCES,
    FORMER_IDS,
];

/// Of articles.
pub(super) static ARTICLE_COLUMNS: &[Column<ArticleMeta>] = &[
    Column::new("name", Kind::Text, |a| {
        Some(Value::text(a.title.as_deref().unwrap_or(&a.id)))
    }),
    Column::new("title", Kind::Text, |a| a.title.as_deref().map(Value::text)),
    Column::new("date", Kind::Date, |a| a.date.map(Value::Date)),
    Column::new("source", Kind::Text, |a| {
        a.source.as_deref().map(Value::text)
    }),
    Column::new("url", Kind::Text, |a| a.url.as_deref().map(Value::text)),
];

/// The columns that a node has.
pub(super) fn columns(node: &Node) -> &'static [Column<Node>] {
    match node.details {
        Details::Entity => ENTITY,
        Details::Place(_) => PLACE,
        Details::Meeting(_) => MEETING,
    }
}

fn place(node: &Node) -> Option<&PlaceDetails> {
    match &node.details {
        Details::Place(place) => place.as_ref(),
        _ => None,
    }
}

fn position(node: &Node) -> Option<(f64, f64)> {
    let position = place(node)?.position;
    position.filter(|(lat, lon)| lat.is_finite() && lon.is_finite())
}

fn meeting(node: &Node) -> Option<&MeetingDetails> {
    match &node.details {
        Details::Meeting(meeting) => Some(meeting),
        _ => None,
    }
}

/// A line of `nodes.jsonl`.
#[derive(Serialize)]
pub(super) struct NodeRecord<'a, T: 'static> {
    id: &'a str,
    labels: Vec<Text>,
    properties: Properties<'a, T>,
}

impl<'a> NodeRecord<'a, Node> {
    /// An entity or a meeting.
    pub fn of_node(view: &View, node: &'a Node) -> Self {
        NodeRecord {
            id: &node.id,
            labels: view.schema.labels(&node.label),
            properties: Properties {
                columns: columns(node),
                of: node,
            },
        }
    }
}

impl<'a> NodeRecord<'a, ArticleMeta> {
    /// An article; `id` is its [`article_node_id`].
    pub fn of_article(id: &'a str, article: &'a ArticleMeta) -> Self {
        NodeRecord {
            id,
            labels: vec![Text::new_static(ARTICLE)],
            properties: Properties {
                columns: ARTICLE_COLUMNS,
                of: article,
            },
        }
    }
}
