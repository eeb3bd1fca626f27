//! Resolution: the chains of all articles become the nodes of one graph.
//!
//! Distinct profiles are compared, not mentions: a profile is what chains of the same label and normalised name share.
//! Blocks of profiles propose which are one, with a reason and a confidence; one pass closes what they propose, places
//! first, then organisations, then persons. Then meetings are joined by people, place and day, and claims become edges
//! with their evidence. Articles are scanned twice, in id order, and never held.

mod clusters;
mod edges;
mod entities;
mod evidence;
mod homonyms;
mod ids;
mod joiner;
mod meetings;
mod names;
mod orgs;
mod owners;
mod people;
mod places;
mod placing;
mod profiles;
mod reports;
mod romanise;
mod sources;
mod typos;

use std::collections::BTreeMap;

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
    let mut profiles = profiles::Profiles::new(schema);
    let mut articles: Vec<ArticleMeta> = Vec::new();
    let mut bands = sources::Bands::default();
    extractions.scan(&mut |number, extraction| {
        articles.push(extraction.article.clone());
        profiles.add(number, extraction, &|_| None);
        bands.add(extraction);
        Ok(())
    })?;
    let mut clusters = clusters::Clusters::default();
    clusters.grow(profiles.all.len());
    let evidence = evidence::Evidence::new(&profiles);
    places::join(&profiles, &mut clusters);
    homonyms::split(&mut profiles, &mut clusters, &evidence);
    let mut joiner = joiner::Joiner {
        profiles: &mut profiles,
        clusters: &mut clusters,
        evidence: &evidence,
    };
    joiner.join_orgs();
    joiner.join_people();
    let entities = entities::Entities::new(profiles, clusters, &articles, &BTreeMap::new());
    let mut edges = edges::Edges::new(schema, &articles);
    let mut meetings = meetings::Meetings::default();
    let mut sources = bands.close();
    extractions.scan(&mut |number, extraction| {
        edges.add_claims(number, extraction, &entities);
        meetings.add(number, extraction, &entities);
        sources.add(number, extraction);
        Ok(())
    })?;
    let mut nodes = entities.nodes(schema, &sources);
    for meeting in meetings.close(&articles, &entities, schema) {
        edges.add_meeting(&meeting, &entities);
        nodes.push(meeting.node(&entities, &sources));
    }
    let parts = edges.finish(&sources);
    KnowledgeGraph::new(articles, nodes, parts)
}
