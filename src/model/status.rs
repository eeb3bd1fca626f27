//! The one vocabulary of how true a claim is, shared by claims, edges and meetings.

use serde::{Deserialize, Serialize};

/// How an article states a claim. The order of the variants is the order of output where edges differ in status only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The article states that it is so or that it happened.
    Asserted,
    /// Announced or expected for the future, seen from the article's date.
    Planned,
    /// Hedged: may, might, could, "reportedly", a condition, a wish.
    Possible,
    /// In force before, put on hold.
    Suspended,
    /// Was planned, and has been called off or put on hold.
    Cancelled,
    /// Was so, and is no longer.
    Ended,
    /// The article says that it is not so, or did not happen.
    Denied,
}

impl Status {
    /// Every status, in output order.
    pub const ALL: [Status; 7] = [
        Status::Asserted,
        Status::Planned,
        Status::Possible,
        Status::Suspended,
        Status::Cancelled,
        Status::Ended,
        Status::Denied,
    ];

    /// The name in all output formats.
    pub fn name(self) -> &'static str {
        match self {
            Status::Asserted => "asserted",
            Status::Planned => "planned",
            Status::Possible => "possible",
            Status::Suspended => "suspended",
            Status::Cancelled => "cancelled",
            Status::Ended => "ended",
            Status::Denied => "denied",
        }
    }

    /// The status with this name.
    pub fn from_name(name: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|s| s.name() == name)
    }

    /// Whether two statements of one thing, for the same days, cannot both be right: a denial against that it is so, is
    /// planned or may be, and that it was called off against that it took place. The other pairs may follow each other
    /// in time: planned, then asserted; asserted, then suspended or ended.
    pub fn contradicts(self, other: Status) -> bool {
        use Status::{Asserted, Cancelled, Denied, Planned, Possible};
        matches!(
            (self, other),
            (Denied, Asserted | Planned | Possible)
                | (Asserted | Planned | Possible, Denied)
                | (Cancelled, Asserted)
                | (Asserted, Cancelled)
        )
    }

    /// Which of two cues about one statement wins: the one farther from plain assertion, so that a denial, a plan or a
    /// possibility never becomes an assertion ("did not say that he would meet" is denied, not planned).
    pub fn stronger(self, other: Status) -> Status {
        let weight = |s| match s {
            Status::Asserted => 0,
            Status::Planned => 1,
            Status::Possible => 2,
            Status::Ended => 3,
            Status::Suspended => 4,
            Status::Cancelled => 5,
            Status::Denied => 6,
        };
        if weight(other) > weight(self) {
            other
        } else {
            self
        }
    }
}

impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
