//! Ends that an earlier sentence names: to whom somebody says no in "Hall refused", after "Larsen demanded that Hall
//! resign"; whom somebody met who "attended the talks" of which the article told before.

use super::fill::{End, PlaceMeans};
use super::{Framer, Work};
use crate::extract::draft::Draft;
use crate::model::{Claim, Span, Status};

/// The edge types of what is answered.
const ASKED: [&str; 2] = ["DEMANDS", "ACCUSES"];
/// The edge type of meetings.
const MEETS: &str = "MEETS";
/// An answer stands at most so many bytes behind what it answers.
const NEAR: u32 = 500;
/// Who attended a meeting is told at most so many bytes behind it.
const NEAR_MEETING: u32 = 800;

/// Whether a claim is of this sentence or of one that ends at most so many bytes before it.
fn near(work: &Work, claim: &Claim, bytes: u32) -> bool {
    let here = work.sentence.span;
    claim.span.end <= here.end && here.start.saturating_sub(claim.span.end) < bytes
}

/// What supports a claim: this sentence, and those from the one on in which an end stands.
pub(super) fn evidence(work: &Work, ends: [u32; 2], draft: &Draft) -> Span {
    let here = work.sentence.span;
    let sentences = &work.document.sentences;
    let mentions = ends.into_iter().filter_map(|end| draft.mention(end));
    let starts = mentions.filter_map(|mention| {
        let number = sentences.partition_point(|s| s.tokens.end <= mention.tokens.start);
        sentences.get(number).map(|s| s.span.start)
    });
    let start = starts.fold(here.start, u32::min);
    Span { start, ..here }
}

impl Framer<'_> {
    /// Who asked something of these ends before, or accused them: the last one of whom the article says so.
    pub(super) fn askers(&self, work: &Work, ends: &[End], draft: &Draft) -> Vec<End> {
        let [answers] = ends else {
            return Vec::new();
        };
        let before = draft.claims.iter().rev();
        let asked = before.filter(|c| {
            ASKED.contains(&c.edge.as_str()) && c.status == Status::Asserted && near(work, c, NEAR)
        });
        let mut asked = asked.filter(|c| End::of(c.target).is(answers, draft));
        let asker = asked.next().map(|c| End::of(c.source));
        asker.into_iter().collect()
    }

    /// Who met at "the talks" that are attended or chaired: those of the last meeting of which the article told.
    pub(super) fn present(
        &self,
        work: &Work,
        trigger: usize,
        ends: &[End],
        draft: &Draft,
    ) -> Vec<End> {
        let (roles, tree) = (&work.roles, work.roles.tree);
        let definite = |noun: &usize| {
            let mut kids = tree.kids_as(*noun, &["det"]);
            kids.any(|k| matches!(tree.norm(k), "the" | "these" | "this" | "both"))
        };
        if !roles.object(trigger).iter().any(definite) {
            return Vec::new();
        }
        let met = |c: &&Claim| {
            c.edge == MEETS && c.status != Status::Denied && near(work, c, NEAR_MEETING)
        };
        let here = work.sentence.span;
        let earlier = |c: &&Claim| met(c) && c.span.end != here.end;
        let Some(last) = draft.claims.iter().rev().find(earlier) else {
            return Vec::new();
        };
        // "hosted by Hall and attended by Larsen": who is named before is there, too.
        let same = draft.claims.iter().filter(met);
        let same = same.filter(|c| [last.span.end, here.end].contains(&c.span.end));
        let mut found: Vec<End> = Vec::new();
        for end in same.flat_map(|c| [End::of(c.source), End::of(c.target)]) {
            if !found.iter().chain(ends).any(|known| known.is(&end, draft)) {
                found.push(end);
            }
        }
        found
    }

    /// "the two", "both men", "the two women", "they met": the two persons of whom this sentence has told before, or it and the
    /// one before it, if they told of no third; neither who fills the other end nor who says so is one of them.
    pub(super) fn both(
        &self,
        work: &Work,
        noun: usize,
        each: bool,
        others: &[End],
        draft: &Draft,
    ) -> Vec<End> {
        let (document, tree) = (work.document, work.roles.tree);
        let counts = |k: usize| matches!(tree.norm(k), "two" | "both");
        // "both sides" are no persons.
        let lexicon = self.schema.lexicon();
        let is = |class: &str| lexicon.has(lexicon.class(class), tree.lemma(noun));
        let persons = || ["person_noun", "office", "profession"].into_iter().any(is);
        let plural = tree.tag(noun) == "NNS"
            && tree.kids_as(noun, &["nummod", "det"]).any(counts)
            && persons();
        let definite = tree
            .kids_as(noun, &["det"])
            .any(|k| matches!(tree.norm(k), "the" | "both"));
        let two = definite && (plural || tree.norm(noun) == "two");
        let they = each && tree.norm(noun) == "they";
        if !(two || they) {
            return Vec::new();
        }
        let number = document.sentences.partition_point(|s| s.tokens.end <= noun);
        // "Hall's spokesman, Larsen, said that the two": not Larsen.
        let speech = lexicon.class("speech");
        let says = |v: &usize| tree.is_verb(*v) && lexicon.has(speech, tree.lemma(*v));
        let said = tree.up(noun).find(says);
        let speaker = said.map_or_else(Vec::new, |verb| work.roles.subject(verb));
        let meant = |s| {
            self.filler
                .end(&work.roles, s, PlaceMeans::Government, draft)
        };
        let speaker: Vec<End> = speaker.into_iter().flat_map(meant).collect();
        let persons = |back: usize| {
            let first = document.sentences.get(number.saturating_sub(back));
            let from = first.map_or(noun, |s| s.tokens.start);
            let mut found: Vec<End> = Vec::new();
            for (index, mention) in draft.mentions.iter().enumerate() {
                let end = End::of(index as u32);
                let near = from <= mention.tokens.start && mention.tokens.start < noun;
                let mut known = found.iter().chain(others).chain(&speaker);
                let new = !known.any(|known| known.is(&end, draft));
                if near && mention.label == "Person" && new {
                    found.push(end);
                }
            }
            found
        };
        [0, 1]
            .map(persons)
            .into_iter()
            .find(|p| p.len() == 2)
            .unwrap_or_default()
    }

    /// "the two countries", "both governments": the two of which this sentence has told before, or the one before it, or the one
    /// of the article that names countries first.
    pub(super) fn two_countries(
        &self,
        work: &Work,
        noun: usize,
        others: &[End],
        draft: &Draft,
    ) -> Vec<End> {
        let (document, tree) = (work.document, work.roles.tree);
        let lexicon = self.schema.lexicon();
        let two = |k: usize| matches!(tree.norm(k), "two" | "both");
        let definite = |k: usize| matches!(tree.norm(k), "the" | "both");
        let plural = tree.tag(noun) == "NNS"
            && lexicon.has(lexicon.class("country_noun"), tree.lemma(noun))
            && tree.kids_as(noun, &["nummod", "det", "predet"]).any(two)
            && tree.kids_as(noun, &["det", "predet"]).any(definite)
            && tree.kid(noun, &["prep", "relcl", "poss"]).is_none();
        if !plural {
            return Vec::new();
        }
        let countries = |from: usize, to: usize| {
            let mut found: Vec<End> = Vec::new();
            for (index, mention) in draft.mentions.iter().enumerate() {
                let end = End::of(index as u32);
                let near = from <= mention.tokens.start && mention.tokens.start < to;
                let mut known = found.iter().chain(others);
                let country = near && self.is_country(&end, draft) == Some(true);
                if country && !known.any(|known| known.is(&end, draft)) {
                    found.push(end);
                }
            }
            found
        };
        let here = document.sentences.partition_point(|s| s.tokens.end <= noun);
        let from = |sentence: usize| {
            let sentence = document.sentences.get(sentence);
            sentence.map_or(noun, |s| s.tokens.start)
        };
        let near = [here, here.saturating_sub(1)].map(|s| countries(from(s), noun));
        let mut first = (0..here).map(|s| countries(from(s), from(s + 1)));
        let first = first.find(|found| !found.is_empty());
        near.into_iter()
            .chain(first)
            .find(|found| found.len() == 2)
            .unwrap_or_default()
    }
}
