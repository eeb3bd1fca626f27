//! x
pub mod annotate;
pub mod extract;
pub mod graph;
pub mod model;
pub mod pipeline;
pub mod query;
pub mod read;
pub mod resolve;
pub mod schema;
pub mod store;
