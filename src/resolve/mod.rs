//! Resolution: the chains of all articles become the nodes of one graph.
//!
//! Distinct profiles are compared, not mentions: a profile is what chains of the same label and normalised name share.
//! Profiles that are the same are joined in one deterministic pass over sorted keys; then meetings are joined by people,
//! place and day, and claims become edges with their evidence. Articles are scanned twice, in id order, and never held.

mod edges;
mod entities;
mod ids;
mod meetings;
mod names;

use crate::graph::KnowledgeGraph;
use crate::model::{ArticleMeta, Extractions, Result};
use crate::schema::Schema;

/// Builds the graph of all extractions.
///
/// # Errors
/// What reading the extractions returns.
pub fn resolve<E: Extractions + ?Sized>(
    extractions: &E,
    schema: &Schema,
) -> Result<KnowledgeGraph> {
    let mut profiles = entities::Profiles::new(schema);
    let mut articles: Vec<ArticleMeta> = Vec::new();
    extractions.scan(&mut |number, extraction| {
        articles.push(extraction.article.clone());
        profiles.add(number, extraction);
        Ok(())
    })?;
    let entities = profiles.close();
    let mut edges = edges::Edges::new(schema, &articles);
    let mut meetings = meetings::Meetings::default();
    extractions.scan(&mut |number, extraction| {
        edges.add_claims(number, extraction, &entities);
        meetings.add(number, extraction, &entities);
        Ok(())
    })?;
    let mut nodes = entities.nodes(schema);
    for meeting in meetings.close(&articles) {
        edges.add_meeting(&meeting, &entities);
        nodes.push(meeting.node(&entities));
    }
    let parts = edges.finish();
    KnowledgeGraph::new(articles, nodes, parts)
}
