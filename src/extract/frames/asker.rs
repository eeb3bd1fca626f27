//! To whom somebody says no who names nobody: "Hall refused", after "Larsen demanded that Hall resign".

use super::fill::{End, Who};
use super::{Framer, Work};
use crate::extract::draft::Draft;
use crate::model::Status;

/// The edge types of what is answered.
const ASKED: [&str; 2] = ["DEMANDS", "ACCUSES"];
/// An answer stands at most so many bytes behind what it answers.
const NEAR: u32 = 500;

impl Framer<'_> {
    /// Who asked something of these ends before, or accused them: the last one of whom the article says so.
    pub(super) fn askers(&self, work: &Work, ends: &[End], draft: &Draft) -> Vec<End> {
        let [answers] = ends else {
            return Vec::new();
        };
        let near = |start: u32| {
            let here = work.sentence.span.start;
            start <= here && here - start < NEAR
        };
        let end = |mention| End {
            who: Who::Mention(mention),
            stand_in: false,
        };
        let before = draft.claims.iter().rev();
        let asked = before.filter(|c| {
            ASKED.contains(&c.edge.as_str()) && c.status == Status::Asserted && near(c.span.start)
        });
        let mut asked = asked.filter(|c| end(c.target).is(answers, draft));
        let asker = asked.next().map(|c| end(c.source));
        asker.into_iter().collect()
    }
}
