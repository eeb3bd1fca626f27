//! The part of the graph that `--around`, `--status` and their like choose.

use newsgraph::export::Filter;
use newsgraph::graph::KnowledgeGraph;
use newsgraph::model::Result;
use newsgraph::query;
use newsgraph::schema::Schema;

use super::args::FilterArgs;

/// The graph, or the part of it that the arguments ask for.
pub fn part(
    graph: KnowledgeGraph,
    schema: &Schema,
    arguments: &FilterArgs,
) -> Result<KnowledgeGraph> {
    let around = arguments
        .around
        .as_deref()
        .map(|name| query::find_node(&graph, name));
    let filter = Filter {
        node_types: arguments.node_types.iter().map(Into::into).collect(),
        edge_types: arguments.edge_types.iter().map(Into::into).collect(),
        status: arguments.status.iter().copied().collect(),
        since: arguments.since,
        until: arguments.until,
        around: around.transpose()?.map(|node| [node].into()),
        hops: arguments.hops,
        min_confidence: arguments.min_confidence,
    };
    let everything = Filter {
        hops: filter.hops,
        ..Filter::default()
    };
    if filter == everything {
        Ok(graph)
    } else {
        filter.apply(&graph, schema)
    }
}
