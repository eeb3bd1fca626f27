//! Resolution: the chains of all articles become the nodes of one graph.
//!
//! Distinct profiles are compared, not mentions: a profile is what chains of the same label and normalised name share.
//! Blocks of profiles propose which are one, with a reason and a confidence; one pass closes what they propose, places
//! first, then organisations, then persons. Then meetings are joined by people, place and day, and claims become edges
//! with their evidence. Articles are scanned once, in id order, and never held; those that may be copies are read again.

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

use std::sync::Arc;

use crate::graph::KnowledgeGraph;
use crate::model::{ArticleMeta, Diagnostic, Error, Extraction, Extractions, Result};
use crate::schema::Schema;
pub use decisions::{COLUMNS, Decision, Decisions, Reference, Verdict};
pub use questions::Question;

/// The graph, and what of the decisions it does not follow.
#[derive(Debug)]
pub struct Resolved {
    /// The graph.
    pub graph: KnowledgeGraph,
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
    let mut bands = sources::Bands::default();
    let mut claims = edges::Claims::default();
    let mut meetings = meetings::Meetings::default();
    let mut labels = decisions::Labels::new(decisions);
    let also = &mut |number: u32, extraction: &Extraction| {
        bands.add(number, extraction);
        claims.add(number, extraction);
        meetings.add(number, extraction);
    };
    let (profiles, articles) = gather(extractions, schema, &mut labels, also)?;
    let (sharing, mut sources) = bands.close();
    // Copies are found while another thread finds out who is who.
    let mut closed = None;
    rayon::in_place_scope(|scope| {
        scope.spawn(|_| closed = Some(close(profiles, decisions, labels, &articles)));
        extractions.some(&sharing, &mut |number, extraction| {
            sources.add(number, extraction);
            Ok(())
        })
    })?;
    let Some((entities, mut applied)) = closed else {
        return Err(Error::new("who is who was not found out"));
    };
    let mut edges = edges::Edges::new(schema, &articles);
    let add_claims = || edges.add_claims(claims, &entities);
    let (mut nodes, ()) = rayon::join(|| entities.nodes(schema, &sources), add_claims);
    for meeting in meetings.close(&articles, &entities, schema) {
        edges.add_meeting(&meeting, &entities);
        nodes.push(meeting.node(&entities, &sources));
    }
    for line in edges.veto(&applied.vetoes, &entities) {
        let message = "there is no such edge: passed over";
        let problem = Diagnostic::warning(&decisions.file, line, message);
        applied.problems.push(problem);
    }
    applied.problems.sort();
    let parts = edges.finish(&sources);
    // To give back all names takes a while, too.
    let (graph, ()) = rayon::join(
        || KnowledgeGraph::new(articles, nodes, parts),
        || drop(entities),
    );
    Ok(Resolved {
        graph: graph?,
        problems: applied.problems,
    })
}

/// Names that may or may not mean one, where nobody has decided, those first on which most hangs; and decisions that could not
/// be followed.
///
/// # Errors
/// What reading the extractions returns.
pub fn questions<E: Extractions + ?Sized>(
    extractions: &E,
    schema: &Schema,
    decisions: &Decisions,
) -> Result<(Vec<Question>, Vec<Diagnostic>)> {
    let mut labels = decisions::Labels::new(decisions);
    let (profiles, articles) = gather(extractions, schema, &mut labels, &mut |_, _| ())?;
    let (entities, applied) = close(profiles, decisions, labels, &articles);
    let questions = questions::questions(&entities, decisions, &articles);
    Ok((questions, applied.problems))
}

/// The scan: all names and all articles. `also` sees each extraction, too.
fn gather<'s, E: Extractions + ?Sized>(
    extractions: &E,
    schema: &'s Schema,
    labels: &mut decisions::Labels,
    also: &mut dyn FnMut(u32, &Extraction),
) -> Result<(profiles::Profiles<'s>, Vec<ArticleMeta>)> {
    let mut profiles = profiles::Profiles::new(schema);
    let mut articles: Vec<ArticleMeta> = Vec::new();
    let names = Arc::clone(&profiles.names);
    let ahead = |extraction: &Extraction| names.meet(extraction);
    extractions.scan(&ahead, &mut |number, extraction| {
        let article = &extraction.article;
        profiles.add(number, extraction, &mut |e| labels.of(&article.id, e));
        also(number, extraction);
        articles.push(article.clone());
        Ok(())
    })?;
    Ok((profiles, articles))
}

/// Closes who is who: what was decided first, then what the blocks propose.
fn close<'s>(
    mut profiles: profiles::Profiles<'s>,
    decisions: &Decisions,
    labels: decisions::Labels,
    articles: &[ArticleMeta],
) -> (entities::Entities<'s>, apply::Applied) {
    let meant = apply::find(decisions, &mut profiles, articles);
    let evidence = evidence::Evidence::new(&profiles);
    let split = homonyms::split(&mut profiles, &evidence);
    let mut clusters = clusters::Clusters::default();
    clusters.grow(profiles.all.len());
    let mut applied = apply::apply(decisions, &meant, &profiles, &mut clusters);
    applied.problems.extend(labels.problems());
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
    let names = applied.names(&decisions.file, &clusters);
    applied.problems.sort();
    let entities = entities::Entities::new(profiles, clusters, articles, &names);
    (entities, applied)
}
