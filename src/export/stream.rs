//! All nodes and all edges in output order, articles and MENTIONED_IN among them: these are no part of the petgraph, so
//! each stream is a merge of two sorted ones. One item is in memory at a time, whatever the size of the graph.

use super::View;
use super::edge_record::{MENTIONED_IN, article};
use super::node_record::article_node_id;
use crate::graph::{Edge, Node};
use crate::model::{ArticleMeta, Result};

/// A node of the output.
pub(super) enum AnyNode<'a> {
    /// An entity or a meeting.
    Node(&'a Node),
    /// An article with its node id.
    Article(&'a str, &'a ArticleMeta),
}

/// An edge of the output.
pub(super) enum AnyEdge<'a> {
    /// Source, target, edge.
    Edge(&'a Node, &'a Node, &'a Edge),
    /// Who is mentioned, and the article's node id.
    Mention(&'a Node, &'a str),
}

/// Calls `visit` with entities, meetings and articles, by id.
pub(super) fn nodes(view: &View, visit: &mut dyn FnMut(AnyNode) -> Result<()>) -> Result<()> {
    let mut nodes = view.graph.nodes().map(|(_, node)| node).peekable();
    for (_, article) in view.graph.shown_articles() {
        let id = article_node_id(&article.id);
        while let Some(node) = nodes.next_if(|node| node.id < id) {
            visit(AnyNode::Node(node))?;
        }
        visit(AnyNode::Article(&id, article))?;
    }
    nodes.try_for_each(|node| visit(AnyNode::Node(node)))
}

/// Calls `visit` with all edges, by source, type, target and id.
pub(super) fn edges<'a>(
    view: &View<'a>,
    visit: &mut dyn FnMut(AnyEdge<'_>) -> Result<()>,
) -> Result<()> {
    let mut edges = view.graph.edges().peekable();
    for (_, node) in view.graph.nodes() {
        let from_here = |(source, ..): &(&Node, _, _)| source.id == node.id;
        while let Some((source, target, edge)) =
            edges.next_if(|e| from_here(e) && e.2.edge.as_str() < MENTIONED_IN)
        {
            visit(AnyEdge::Edge(source, target, edge))?;
        }
        // The articles' numbers ascend, so their ids do.
        for number in view.graph.shown_mentions(node) {
            let target = article_node_id(&article(view, number)?.id);
            visit(AnyEdge::Mention(node, &target))?;
        }
        while let Some((source, target, edge)) = edges.next_if(from_here) {
            visit(AnyEdge::Edge(source, target, edge))?;
        }
    }
    Ok(())
}
