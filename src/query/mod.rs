//! Named questions to the graph: who meets whom, what links two names, what happened when, where articles contradict each
//! other, what two graphs differ in, which node a name means.
//!
//! They return rows of plain data, which the command line prints as tables or JSON. Texts are read only for the quotes
//! that are shown, through [`Articles`](crate::model::Articles).

mod cite;
mod contradictions;
mod diff;
mod explain;
mod find;
mod fold;
mod identity;
mod meetings;
mod timeline;

pub use contradictions::{Contradiction, contradictions};
pub use diff::{Change, DiffRow, FieldChange, Side, diff};
pub use explain::{EdgeRow, EvidenceRow, explain};
pub use find::{find_node, find_nodes};
pub use identity::{IdentityRow, MergeRow, identity};
pub use meetings::{MeetingRow, who_meets};
pub use timeline::{TimelineRow, timeline};

/// Edge type: two who meet.
const MEETS: &str = "MEETS";
/// Edge type: from a participant to a meeting.
const ATTENDS: &str = "ATTENDS";
/// Edge type: from a meeting to its place.
const HELD_IN: &str = "HELD_IN";
