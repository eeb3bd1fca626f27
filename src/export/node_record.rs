//! A line of `nodes.jsonl` as structs: field order is key order, which `formats.md` fixes. Absent values are left out; an
//! empty list of aliases is a value and stays, so that readers need not ask whether it is there.

use jiff::civil::Date;
use serde::Serialize;

use super::View;
use crate::graph::{Details, Node, PlaceDetails};
use crate::model::{ArticleMeta, Status, Text, days_text};

/// Gazetteer ids from here on are made up for places that GeoNames does not have.
const FIRST_OWN_PLACE: u32 = 4_000_000_000;

/// The node id of an article.
pub fn article_node_id(article: &str) -> String {
    format!("article:{article}")
}

/// A line of `nodes.jsonl`.
#[derive(Serialize)]
pub(super) struct NodeRecord<'a> {
    pub id: &'a str,
    labels: Vec<Text>,
    properties: NodeProperties<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum NodeProperties<'a> {
    Entity(EntityProperties<'a>),
    Meeting(MeetingProperties<'a>),
    Article(ArticleProperties<'a>),
}

#[derive(Serialize)]
struct EntityProperties<'a> {
    name: &'a str,
    aliases: &'a [String],
    mentions: u32,
    articles: usize,
    sources: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    geonames: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lat: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lon: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
}

#[derive(Serialize)]
struct MeetingProperties<'a> {
    name: &'a str,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<&'a str>,
    articles: usize,
    sources: u32,
}

#[derive(Serialize)]
struct ArticleProperties<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

impl<'a> NodeRecord<'a> {
    /// An entity or a meeting.
    pub fn of_node(view: &View, node: &'a Node) -> NodeRecord<'a> {
        let (name, articles, sources) = (node.name.as_str(), node.articles.len(), node.sources);
        let entity = |place: Option<&'a PlaceDetails>| {
            let position = place.and_then(|p| p.position);
            let position = position.filter(|(lat, lon)| lat.is_finite() && lon.is_finite());
            let country = place.map(|p| p.country.as_str());
            NodeProperties::Entity(EntityProperties {
                name,
                aliases: &node.aliases,
                mentions: node.mentions,
                articles,
                sources,
                geonames: place.map(|p| p.id.0).filter(|id| *id < FIRST_OWN_PLACE),
                lat: position.map(|(lat, _)| lat),
                lon: position.map(|(_, lon)| lon),
                country: country.filter(|code| !code.is_empty()),
            })
        };
        let properties = match &node.details {
            Details::Entity => entity(None),
            Details::Place(place) => entity(place.as_ref()),
            Details::Meeting(meeting) => NodeProperties::Meeting(MeetingProperties {
                name,
                status: meeting.status,
                date: meeting.days.map(days_text),
                topic: meeting.topic.as_deref(),
                articles,
                sources,
            }),
        };
        NodeRecord {
            id: &node.id,
            labels: view.schema.labels(&node.label),
            properties,
        }
    }

    /// An article; `id` is its [`article_node_id`].
    pub fn of_article(id: &'a str, article: &'a ArticleMeta) -> NodeRecord<'a> {
        let title = article.title.as_deref();
        let properties = NodeProperties::Article(ArticleProperties {
            name: title.unwrap_or(&article.id),
            title,
            date: article.date,
            source: article.source.as_deref(),
            url: article.url.as_deref(),
        });
        NodeRecord {
            id,
            labels: vec![Text::new_static("Article")],
            properties,
        }
    }
}
