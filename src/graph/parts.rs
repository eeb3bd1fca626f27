//! What hangs on the graph: nodes, edges and their evidence.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::{ClaimProperties, PlaceId, Span, Status, Text};

/// An entity or a meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Stable id: label and slug of the name (`person:maria-larsen`).
    pub id: String,
    /// The most specific label; its parents stand in the schema.
    pub label: Text,
    /// The name shown.
    pub name: String,
    /// Other name forms, sorted; names only.
    pub aliases: Vec<String>,
    /// How many mentions, in all articles.
    pub mentions: u32,
    /// Numbers of the articles that mention it, sorted: the MENTIONED_IN edges.
    pub articles: Vec<u32>,
    /// How many independent sources mention it.
    pub sources: u32,
    /// What only one kind of node has.
    pub details: Details,
    /// Why forms of different articles are this one node.
    pub merges: Vec<Merge>,
    /// Ids that it had, or would have had, with fewer articles: those of its parts. Sorted.
    pub former_ids: Vec<String>,
}

/// What only one kind of node has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Details {
    /// A person, an organisation or what the schema adds.
    Entity,
    /// A place; with the gazetteer's facts where it is known there.
    Place(Option<PlaceDetails>),
    /// A meeting.
    Meeting(MeetingDetails),
}

/// The gazetteer's facts on a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceDetails {
    /// GeoNames id.
    pub id: PlaceId,
    /// ISO 3166-1 alpha-2 code; empty for what lies in several countries.
    pub country: Text,
    /// Latitude and longitude in degrees, where known.
    pub position: Option<(f64, f64)>,
}

/// What a meeting has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingDetails {
    /// As the newest report states it.
    pub status: Status,
    /// First and last day, both inclusive.
    pub days: Option<(Date, Date)>,
    /// What it is about.
    pub topic: Option<Text>,
}

/// Why a name form of some articles belongs to a node.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Merge {
    /// The form.
    pub form: String,
    /// Why it is the same: `same name`, `family name`, `gazetteer`, `acronym` …
    pub reason: Text,
    /// How sure, in hundredths.
    pub confidence: u8,
    /// In how many articles.
    pub articles: u32,
}

/// A typed edge with its evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edge {
    /// Stable id, a hash of ends, type, status and kind.
    pub id: String,
    /// Edge type.
    pub edge: Text,
    /// One edge per status: a denial never hides inside an assertion.
    pub status: Status,
    /// Office, kind, topic of the best evidence.
    pub properties: ClaimProperties,
    /// Earliest date of an article that says so.
    pub first_seen: Option<Date>,
    /// Latest date of an article that says so.
    pub last_seen: Option<Date>,
    /// How many articles say so.
    pub articles: u32,
    /// How many independent sources say so.
    pub sources: u32,
    /// How sure, in hundredths.
    pub confidence: u8,
    /// Sorted by article and span; never empty.
    pub evidence: Vec<Evidence>,
}

/// One place in one article that supports an edge.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Evidence {
    /// The article's number.
    pub article: u32,
    /// The sentence or clause.
    pub span: Span,
    /// As this article states it.
    pub status: Status,
    /// Name of the rule.
    pub rule: Text,
    /// Node id of who says so.
    pub attributed_to: Option<String>,
    /// The claim's own time, first and last day.
    pub days: Option<(Date, Date)>,
    /// How sure, in hundredths.
    pub confidence: u8,
}

/// An edge on its way into the graph, with the ids of its ends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EdgePart {
    /// Node id.
    pub source: String,
    /// Node id.
    pub target: String,
    /// The edge.
    pub edge: Edge,
}
