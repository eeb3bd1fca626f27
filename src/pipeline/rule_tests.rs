//! Every rule's accepts and rejects, run through the whole engine: what `newsgraph rules test`,
//! `newsgraph schema check` and the tests do.

use super::Engine;
use crate::annotate::engine::Model;
use crate::model::{Article, ArticleMeta, Diagnostic, Extraction};
use crate::schema::{Rule, RuleTest, Schema};

/// The day on which the sentences of rule files are read: a Wednesday.
const TEST_DATE: &str = "2025-06-04";

/// A sentence of a rule, and what the rule made of it.
pub struct Tested<'s> {
    /// The rule.
    pub rule: &'s Rule,
    /// The sentence.
    pub test: &'s RuleTest,
    /// Whether the rule must make claims of it, and not nothing.
    pub accept: bool,
    /// The claims that it made.
    pub made: Vec<String>,
}

impl Tested<'_> {
    /// What is wrong, each with the file and line of the sentence; empty when the test passes.
    pub fn failures(&self) -> Vec<Diagnostic> {
        let Tested {
            rule, test, made, ..
        } = self;
        let (name, text) = (&rule.name, &test.text);
        let failure = |message| Diagnostic::error(&rule.place.file, test.line, message);
        if self.accept {
            let missing = test.claims.iter().filter(|claim| !made.contains(claim));
            let message = |claim| {
                format!("rule {name} does not make {claim:?} of {text:?}; it makes {made:?}")
            };
            missing.map(|claim| failure(message(claim))).collect()
        } else if made.is_empty() {
            Vec::new()
        } else {
            let message = format!("rule {name} must make nothing of {text:?}; it makes {made:?}");
            vec![failure(message)]
        }
    }
}

/// Runs the tests of some rules of a schema, in their order.
pub fn test_rules<'s>(
    schema: &'s Schema,
    model: &Model,
    rules: impl Iterator<Item = &'s Rule>,
) -> Vec<Tested<'s>> {
    let engine = Engine::new(schema, model).with_events();
    let mut tested = Vec::new();
    for rule in rules {
        for (accept, tests) in [(true, &rule.accepts), (false, &rule.rejects)] {
            tested.extend(tests.iter().map(|test| Tested {
                rule,
                test,
                accept,
                made: claims(&engine, schema, rule, test),
            }));
        }
    }
    tested
}

/// Runs the tests of all rules; what fails comes back with the file and line of its sentence.
pub fn check_rules(schema: &Schema, model: &Model) -> Vec<Diagnostic> {
    let tested = test_rules(schema, model, schema.rule_sources().iter());
    tested.iter().flat_map(Tested::failures).collect()
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
    let claims = extraction.claims.iter().map(|c| {
        let ends = [Some(c.source), Some(c.target)];
        (&c.rule, &c.edge, ends, c.status)
    });
    // A test that rejects a sentence is about the graph, and what its edges are made of.
    let internal = |edge: &str| schema.edge(edge).is_some_and(|e| e.internal);
    let events = extraction.events.iter();
    let events = events.filter(|e| !test.claims.is_empty() || internal(&e.edge));
    let events = events.map(|e| (&e.rule, &e.edge, [e.source, e.target], e.status));
    let of_rule = claims.chain(events).filter(|(of, ..)| **of == rule.name);
    of_rule
        .map(|(_, edge, ends, status)| {
            let [source, target] = ends.map(|end| match end {
                Some(mention) => name(&extraction, schema, &test.text, mention),
                None => "-".to_owned(),
            });
            format!("{source} {edge} {target} {status}")
        })
        .collect()
}

/// The name of a mention's chain; of a metonym, the name of the country that it means; of somebody without a name, the words.
fn name(extraction: &Extraction, schema: &Schema, text: &str, mention: u32) -> String {
    let Some(mention) = extraction.mentions.get(mention as usize) else {
        return String::new();
    };
    let Some(entity) = extraction.entities.get(mention.entity as usize) else {
        return String::new();
    };
    match entity
        .place
        .and_then(|place| schema.gazetteers().place(place))
    {
        Some(place) => place.name,
        None if entity.name.is_empty() => mention.span.of(text).to_owned(),
        None => entity.name.clone(),
    }
}
