//! Resolution: the chains of all articles become the nodes of one graph.
//!
//! Distinct profiles are compared, not mentions: a profile is what chains of the same label and normalised name share.
//! Blocks of profiles propose which are one, with a reason and a confidence; one pass closes what they propose, places
//! first, then organisations, then persons. Then meetings are joined by people, place and day, and claims become edges
//! with their evidence. Articles are scanned twice, in id order, and never held.

mod apply;
mod clusters;
mod decisions;
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
mod questions;
mod reports;
mod romanise;
mod sources;
mod typos;

use crate::graph::KnowledgeGraph;
use crate::model::{ArticleMeta, Diagnostic, Extractions, Result};
use crate::schema::Schema;
pub use decisions::{COLUMNS, Decision, Decisions, Reference, Verdict};
pub use questions::Question;

/// The graph, and what is doubted of it.
#[derive(Debug)]
pub struct Resolved {
    /// The graph.
    pub graph: KnowledgeGraph,
    /// Names that may or may not mean one, where nobody has decided.
    pub questions: Vec<Question>,
    /// Decisions that could not be followed.
    pub problems: Vec<Diagnostic>,
}

/// Builds the graph of all extractions, with nothing decided.
///
/// # Errors
/// What reading the extractions returns.
pub fn resolve<E: Extractions + ?Sized>(
    extractions: &E,
    schema: &Schema,
) -> Result<KnowledgeGraph> {
    Ok(resolve_with(extractions, schema, &Decisions::default())?.graph)
}

/// Builds the graph of all extractions as people have decided.
///
/// # Errors
/// What reading the extractions returns.
pub fn resolve_with<E: Extractions + ?Sized>(
    extractions: &E,
    schema: &Schema,
    decisions: &Decisions,
) -> Result<Resolved> {
    let mut profiles = profiles::Profiles::new(schema);
    let mut articles: Vec<ArticleMeta> = Vec::new();
    let mut bands = sources::Bands::default();
    extractions.scan(&mut |number, extraction| {
        let article = &extraction.article;
        profiles.add(number, extraction, &|e| decisions.label(&article.id, e));
        bands.add(extraction);
        articles.push(article.clone());
        Ok(())
    })?;
    let (entities, applied) = close(profiles, decisions, &articles);
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
    edges.veto(&applied.vetoes, &entities);
    let parts = edges.finish(&sources);
    let questions = questions::questions(&entities, decisions, &articles);
    Ok(Resolved {
        graph: KnowledgeGraph::new(articles, nodes, parts)?,
        questions,
        problems: applied.problems,
    })
}

/// Closes who is who: what was decided first, then what the blocks propose.
fn close<'s>(
    mut profiles: profiles::Profiles<'s>,
    decisions: &Decisions,
    articles: &[ArticleMeta],
) -> (entities::Entities<'s>, apply::Applied) {
    let meant = apply::find(decisions, &mut profiles, articles);
    let evidence = evidence::Evidence::new(&profiles);
    let split = homonyms::split(&mut profiles, &evidence);
    let mut clusters = clusters::Clusters::default();
    clusters.grow(profiles.all.len());
    let applied = apply::apply(decisions, &meant, &profiles, &mut clusters);
    homonyms::keep_apart(&split, &mut clusters);
    apply::rejoin(&profiles, &mut clusters, &meant);
    places::join(&profiles, &mut clusters);
    let mut joiner = joiner::Joiner {
        profiles: &mut profiles,
        clusters: &mut clusters,
        evidence: &evidence,
    };
    joiner.join_orgs();
    joiner.join_people();
    let entities = entities::Entities::new(profiles, clusters, articles, &applied.renamed);
    (entities, applied)
}
