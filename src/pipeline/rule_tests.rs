//! Every rule's accepts and rejects, run through the whole engine: what `newsgraph schema check` and the tests do.

use super::Engine;
use crate::annotate::engine::Model;
use crate::model::{Article, ArticleMeta, Diagnostic, Extraction};
use crate::schema::{Rule, RuleTest, Schema};

/// The day on which the sentences of rule files are read: a Wednesday.
const TEST_DATE: &str = "2025-06-04";

/// Runs the tests of all rules; what fails comes back with the file and line of its sentence.
pub fn check_rules(schema: &Schema, model: &Model) -> Vec<Diagnostic> {
    let engine = Engine::new(schema, model);
    let mut failures = Vec::new();
    for rule in schema.rule_sources() {
        for accept in &rule.accepts {
            let made = claims(&engine, schema, rule, accept);
            let missing = accept.claims.iter().filter(|claim| !made.contains(claim));
            for claim in missing {
                let message = format!(
                    "rule {} does not make {claim:?} of {:?}; it makes {made:?}",
                    rule.name, accept.text
                );
                failures.push(Diagnostic::error(&rule.place.file, accept.line, message));
            }
        }
        for reject in &rule.rejects {
            let made = claims(&engine, schema, rule, reject);
            if !made.is_empty() {
                let message = format!(
                    "rule {} must make nothing of {:?}; it makes {made:?}",
                    rule.name, reject.text
                );
                failures.push(Diagnostic::error(&rule.place.file, reject.line, message));
            }
        }
    }
    failures
}

/// The claims that one rule makes of one sentence, as rule files write them.
fn claims(engine: &Engine, schema: &Schema, rule: &Rule, test: &RuleTest) -> Vec<String> {
    let meta = ArticleMeta {
        id: rule.name.clone(),
        date: TEST_DATE.parse().ok(),
        language: "en".into(),
        ..ArticleMeta::default()
    };
    let extraction = engine.extract(&Article {
        meta,
        text: test.text.clone(),
    });
    let of_rule = extraction
        .claims
        .iter()
        .filter(|claim| claim.rule == rule.name);
    of_rule
        .map(|claim| {
            let (source, target) = (
                name(&extraction, schema, claim.source),
                name(&extraction, schema, claim.target),
            );
            format!("{source} {} {target} {}", claim.edge, claim.status)
        })
        .collect()
}

/// The name of a mention's chain; of a metonym, the name of the country that it means.
fn name(extraction: &Extraction, schema: &Schema, mention: u32) -> String {
    let entity = extraction
        .mentions
        .get(mention as usize)
        .and_then(|m| extraction.entities.get(m.entity as usize));
    let Some(entity) = entity else {
        return String::new();
    };
    match entity
        .place
        .and_then(|place| schema.gazetteers().place(place))
    {
        Some(place) => place.name,
        None => entity.name.clone(),
    }
}
