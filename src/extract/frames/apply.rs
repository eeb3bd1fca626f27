//! One rule at one trigger: its ends, its status and its time, and what they make: claims, events, a meeting.

use super::earlier::evidence;
use super::events::Partial;
use super::fill::{End, PlaceMeans};
use super::slots::{SlotAt, Wanted};
use super::{Framer, MOST_SIDES, Made, STAND_IN, Work};
use crate::extract::draft::Draft;
use crate::extract::meetings::Report;
use crate::extract::trace::{Cause, Step, Why};
use crate::model::{Claim, ClaimProperties, Status};
use crate::schema::frame::{Path, Slot, written};
use crate::schema::{EdgeName, FrameRule};

impl Framer<'_> {
    /// What a rule says of a trigger.
    pub(super) fn apply(
        &self,
        work: &Work,
        rule: &FrameRule,
        trigger: usize,
        draft: &mut Draft,
        (seen, reports, partials): Made,
    ) {
        let frame = &rule.frame;
        let EdgeName::Type(edge_name) = &rule.edge else {
            return; // Only a list has a column of edge types.
        };
        let stands = |paths: &Vec<Path>| {
            paths
                .iter()
                .any(|p| !self.follow(work, trigger, p).is_empty())
        };
        let text = |paths: &[Path]| {
            let paths: Vec<String> = paths.iter().map(|p| written(p)).collect();
            paths.join("|")
        };
        if let Some(paths) = frame.requires.iter().find(|paths| !stands(paths)) {
            work.log.step(|| Step::Missing(text(paths)));
            return;
        }
        if let Some(paths) = frame.forbids.iter().find(|paths| stands(paths)) {
            work.log.step(|| Step::Forbidden(text(paths)));
            return;
        }
        let edge = self.schema.edge(edge_name);
        let find = |slot, others: &[End], who| {
            let Some((end, edge)) = frame.slot(slot).zip(edge) else {
                return Vec::new();
            };
            let labels = match (slot, end.labels.as_slice()) {
                (Slot::Target, []) => &edge.target,
                (_, []) => &edge.source,
                (_, labels) => labels,
            };
            // "Berlin sent troops to Vilnius": who sends is a government.
            let place = match rule.territory && slot == Slot::Target {
                true => PlaceMeans::Land,
                false => PlaceMeans::Government,
            };
            let slot = SlotAt {
                slot,
                paths: &end.paths,
                labels,
                exact: edge.exact,
                sovereign: edge.sovereign,
                place,
                who,
            };
            self.fill(work, trigger, &slot, others, draft)
        };
        let optional = |slot| match frame.slot(slot) {
            Some(end) => self.events && end.optional,
            // "Hall died": the edge type has no target.
            None => slot == Slot::Target,
        };
        // Who has a name first; of offices and kin, only who has one.
        let least = 1 + usize::from(frame.slot(Slot::Each).is_some());
        let fill = |slot, others: &[End]| {
            let mut found = find(slot, others, Wanted::Named);
            if found.len() < least && self.events && edge.is_some_and(|e| !e.exact) {
                found.extend(find(slot, others, Wanted::Nameless));
            }
            found
        };
        let (sources, targets) = if frame.slot(Slot::Each).is_some() {
            (fill(Slot::Each, &[]), Vec::new())
        } else {
            let sources = fill(Slot::Source, &[]);
            // A trace shows both; else nobody needs to whom nobody does it.
            let idle = sources.is_empty() && !optional(Slot::Source) && !work.log.is_on();
            let targets = if idle {
                Vec::new()
            } else {
                fill(Slot::Target, &sources)
            };
            (sources, targets)
        };
        let each = frame.slot(Slot::Each).is_some();
        let alone = !each && frame.slot(Slot::Target).is_none();
        let unfilled = match each {
            true => (sources.len() < 2).then_some("each"),
            false if sources.is_empty() => Some("source"),
            false => targets.is_empty().then_some("target"),
        };
        if let Some(slot) = unfilled {
            if !(alone && slot == "target") {
                work.log.step(|| Step::Unfilled(slot));
            }
            let event = match slot {
                // "was shot", but not "was killed by a falling tree".
                "source" => {
                    let paths = frame.slot(Slot::Source).map_or(&[][..], |s| &s.paths);
                    let mut there = paths.iter().flat_map(|p| self.follow(work, trigger, p));
                    optional(Slot::Source)
                        && !targets.is_empty()
                        && !there.any(|n| work.roles.tree.is_noun(n))
                }
                "target" => optional(Slot::Target),
                _ => optional(Slot::Each) && !sources.is_empty(),
            };
            if !event {
                return;
            }
        }
        work.roles.tells_agent.set(!alone);
        let stated = work.roles.stated(trigger, edge.is_some_and(|e| e.lasting));
        let mut status = stated.status;
        let mut cause = stated.saying.map(|verb| Cause::Saying(work.span(verb)));
        if let Some(of_rule) = rule.status {
            // "lifted the sanctions": ended; "will lift", "did not lift": they are still in force.
            status = match (of_rule, status) {
                (
                    Status::Ended | Status::Suspended,
                    Status::Planned | Status::Possible | Status::Denied,
                )
                // "will not accept": that it rejects is what it says.
                | (Status::Asserted, Status::Planned | Status::Denied) => Status::Asserted,
                _ => of_rule.stronger(status),
            };
            cause = (status == of_rule).then_some(Cause::Rule);
        }
        let state = edge.is_some_and(|e| e.exact && e.lasting);
        if state && status == Status::Asserted && work.roles.is_over(trigger) {
            status = Status::Ended;
        }
        let time = self.time(work, trigger, draft);
        if status == Status::Asserted
            && rule.status.is_none()
            && !work.roles.is_past(trigger)
            && time.is_some_and(|t| draft.lies_ahead(t, work.anchor))
        {
            status = Status::Planned;
            cause = Some(Cause::Ahead);
        }
        // "the decision to invade it in 2022"
        if status == Status::Planned
            && work.roles.is_decided(trigger)
            && time.is_some_and(|t| draft.lies_behind(t, work.anchor))
        {
            status = Status::Asserted;
        }
        work.log.step(|| Step::Status(status, cause));
        let attributed = stated
            .saying
            .map(|verb| work.roles.subject(verb))
            .and_then(|s| s.first().and_then(|s| work.roles.owners.at(*s)));
        let partial = |ends, confidence| Partial {
            trigger,
            edge: edge_name.clone(),
            ends,
            status,
            time,
            attributed_to: attributed,
            rule: rule.name.clone(),
            confidence,
        };
        if unfilled.is_some() {
            // "unless he steps down": too little to tell.
            if status == Status::Possible && !alone {
                return;
            }
            let sources = sources.iter().map(|end| [Some(*end), None]);
            let targets = targets.iter().map(|end| [None, Some(*end)]);
            for ends in sources.chain(targets) {
                let present: Vec<End> = ends.iter().flatten().copied().collect();
                let event = || self.event(edge_name, ends, status, draft);
                work.log.step(|| match alone {
                    true => Step::Made(event()),
                    false => Step::Event(event()),
                });
                partials
                    .found
                    .push(partial(ends, confidence(rule, &present, draft)));
            }
            return;
        }
        let mut made = false;
        let sides = sources.len() + targets.len();
        if sides > MOST_SIDES && rule.meeting {
            work.log.step(|| Step::Crowd(sides));
        } else {
            for (source, target) in pairs(&sources, &targets, each) {
                let fits = self
                    .schema
                    .allows(edge_name, source.label(draft), target.label(draft));
                let dropped = |why| {
                    let name = |end| self.meant(end, draft);
                    Step::Dropped(name(source), name(target), why)
                };
                if !fits {
                    work.log.step(|| dropped(Why::Labels));
                    continue;
                }
                if source.is(&target, draft) {
                    work.log.step(|| dropped(Why::Same));
                    continue;
                }
                let confidence = confidence(rule, &[source, target], draft);
                if !source.is_named() || !target.is_named() {
                    let ends = [Some(source), Some(target)];
                    work.log
                        .step(|| Step::Event(self.event(edge_name, ends, status, draft)));
                    partials.found.push(partial(ends, confidence));
                    continue;
                }
                partials.told.insert((trigger, edge_name.clone()));
                let [from, to] = [source, target].map(|end| end.write(work.roles.tree, draft));
                let claim = Claim {
                    edge: edge_name.clone(),
                    source: from,
                    target: to,
                    status,
                    time,
                    attributed_to: attributed,
                    span: evidence(work, [from, to], draft),
                    rule: rule.name.clone(),
                    confidence,
                    properties: ClaimProperties {
                        stand_in: source.stand_in || target.stand_in,
                        kind: rule.kind.clone(),
                        ..ClaimProperties::default()
                    },
                };
                let ends = (draft.entity_of(claim.source), draft.entity_of(claim.target));
                if let (Some(a), Some(b)) = ends
                    && seen.insert((claim.edge.clone(), a, b, status))
                {
                    draft.claims.push(claim);
                    made = true;
                } else {
                    let name = |end| self.meant(end, draft);
                    let said = || Step::Dropped(name(source), name(target), Why::Said);
                    work.log.step(said);
                }
            }
        }
        if made && rule.meeting {
            let ends = sources.iter().chain(&targets).filter(|e| e.is_named());
            let mut participants: Vec<u32> =
                ends.map(|e| e.write(work.roles.tree, draft)).collect();
            participants.dedup();
            if participants.len() < 2 {
                return; // Of a meeting with nobody known only the claim is kept.
            }
            reports.push(Report {
                participants,
                place: self.place(work, trigger, draft),
                time,
                status,
                weak: work.is_weak(trigger),
                span: work.document.span(&(trigger..trigger + 1)),
                evidence: work.sentence.span,
                rule: rule.name.clone(),
            });
        }
    }
}

impl Framer<'_> {
    /// An event as rule files write it.
    fn event(&self, edge: &str, ends: [Option<End>; 2], status: Status, draft: &Draft) -> String {
        let name = |end: Option<End>| end.map_or_else(|| "-".to_owned(), |e| self.meant(e, draft));
        let [source, target] = ends.map(name);
        format!("{source} {edge} {target} {status}")
    }
}

/// The pairs that a match means: across its sides, or all of one list.
fn pairs<T: Copy>(sources: &[T], targets: &[T], each: bool) -> Vec<(T, T)> {
    let mut pairs = Vec::new();
    for (i, source) in sources.iter().enumerate() {
        let others = if each {
            sources.get(i + 1..).unwrap_or(&[])
        } else {
            targets
        };
        pairs.extend(others.iter().map(|target| (*source, *target)));
    }
    pairs
}

/// How sure a claim of a rule with these ends is, in hundredths.
pub(super) fn confidence(rule: &FrameRule, ends: &[End], draft: &Draft) -> u8 {
    let mut confidence = u32::from(rule.confidence);
    for end in ends {
        confidence = confidence * u32::from(end.certainty(draft)) / 100;
        if end.stand_in {
            confidence = confidence * STAND_IN / 100;
        }
    }
    confidence as u8
}
