//! `newsgraph rules trace`: for each sentence, what each rule made of it, step by step.

use std::io::Write;

use newsgraph::extract::trace::{Attempt, Cause, Fate, Step, TracedSentence, Why};
use newsgraph::model::{Error, Result, Span};

use super::args_rules::RulesTraceArgs;
use super::extract::each_batch_with;
use super::talk::clean;
use super::{Outcome, schema};

pub fn run(arguments: &RulesTraceArgs) -> Result<Outcome> {
    let schema = schema::load(arguments.input.schema.as_deref())?;
    let rule = arguments.rule.as_deref();
    if let Some(rule) = rule.filter(|name| !schema.rule_sources().iter().any(|r| r.name == *name)) {
        let family = rule.split('/').next().unwrap_or(rule);
        let names = schema.rule_sources().iter().map(|r| r.name.as_str());
        let near: Vec<&str> = names
            .filter(|n| n.split('/').next() == Some(family))
            .collect();
        let near = match near.is_empty() {
            true => "`name` in a rule file is its name".to_owned(),
            false => format!("there are {}", near.join(", ")),
        };
        return Err(Error::new(format!("no rule is called {rule:?}; {near}")));
    }
    each_batch_with(&schema, &arguments.input, &mut |engine, mut batch, out| {
        // An article in another language has been reported as skipped.
        batch.retain(|article| article.meta.language == "en");
        for article in batch {
            for sentence in engine.trace(&article) {
                print(&sentence, &article.text, rule, out)?;
            }
        }
        Ok(())
    })
}

fn print(
    sentence: &TracedSentence,
    text: &str,
    rule: Option<&str>,
    out: &mut dyn Write,
) -> Result<()> {
    writeln!(out, "{}", clean(sentence.span.of(text)))?;
    if sentence.furniture {
        writeln!(out, "  page furniture, which no rule reads\n")?;
        return Ok(());
    }
    let attempts = sentence.attempts.iter();
    let shown: Vec<&Attempt> = match rule {
        Some(rule) => attempts.filter(|a| a.rule == rule).collect(),
        None => attempts.filter(|a| a.is_tried()).collect(),
    };
    for attempt in &shown {
        let at = attempt.trigger.map_or_else(String::new, |trigger| {
            format!(" at {}", quoted(trigger, text))
        });
        writeln!(out, "  {}{at}", clean(&attempt.rule))?;
        if attempt.steps.is_empty() {
            writeln!(out, "    does not match")?;
        }
        for step in &attempt.steps {
            writeln!(out, "    {}", clean(&line(step, text)))?;
        }
        let made = |step: &Step| matches!(step, Step::Made(_));
        if attempt.trigger.is_none() && !attempt.steps.is_empty() && !attempt.steps.iter().any(made)
        {
            writeln!(
                out,
                "    no claim: wrong labels, the same twice, or ruled out by the rule's fields"
            )?;
        }
    }
    let idle = sentence
        .attempts
        .iter()
        .filter(|a| a.trigger.is_none() && !a.is_tried())
        .count();
    match rule {
        Some(_) if shown.is_empty() => writeln!(out, "  none of its words stands here")?,
        None if idle > 0 => writeln!(out, "  {idle} patterns whose words stand here do not match")?,
        None if shown.is_empty() => writeln!(out, "  no rule's words stand here")?,
        _ => {}
    }
    writeln!(out)?;
    Ok(())
}

fn quoted(span: Span, text: &str) -> String {
    format!("“{}”", span.of(text))
}

/// A step in words.
fn line(step: &Step, text: &str) -> String {
    match step {
        Step::NoAction(tag, relation) => {
            format!("not tried: no verb or noun of action here (tag {tag}, relation {relation})")
        }
        Step::Particle(stands, wanted) => match (stands.as_str(), wanted.as_str()) {
            (_, "") => format!("not tried: the particle “{stands}” makes another verb of it"),
            ("", _) => format!("not tried: it lacks the particle “{wanted}”"),
            _ => format!("not tried: its particle is “{stands}” and not “{wanted}”"),
        },
        Step::NoPhrase => "not tried: the phrase is part of a name, or no noun".to_owned(),
        Step::NoEdge => {
            "not tried: the list has no edge type for the phrase as it stands".to_owned()
        }
        Step::Missing(paths) => format!("no claim: nothing stands at {paths}, which must be there"),
        Step::Forbidden(paths) => format!("no claim: something stands at !{paths}"),
        Step::Empty { slot, path, broken } => match broken {
            None => format!("{slot} {path}: nothing stands there"),
            Some((step, words)) if words.is_empty() => {
                format!("{slot} {path}: nothing stands at {step}")
            }
            Some((step, words)) => {
                let words: Vec<String> = words.iter().map(|w| quoted(*w, text)).collect();
                format!("{slot} {path}: not {step}, but {}", words.join(", "))
            }
        },
        Step::Word {
            slot,
            path,
            word,
            fate,
        } => {
            format!("{slot} {path}: {} {}", quoted(*word, text), fate_of(fate))
        }
        Step::Unfilled("each") => "no claim: each needs two or more".to_owned(),
        Step::Unfilled(slot) => format!("no claim: there is no {slot}"),
        Step::Elsewhere(claim) => format!("claim: {claim}, which the article says elsewhere"),
        Step::Status(status, cause) => match cause {
            None => format!("status {status}"),
            Some(Cause::Rule) => format!("status {status}, which the rule states"),
            Some(Cause::Ahead) => format!("status {status}, since its time lies ahead"),
            Some(Cause::Saying(verb)) => {
                format!("status {status}, said with {}", quoted(*verb, text))
            }
        },
        Step::Matched(words) => format!("matches {}", quoted(*words, text)),
        Step::Crowd(sides) => format!("no claim: {sides} take part, which is a conference"),
        Step::Dropped(source, target, why) => {
            let why = match why {
                Why::Labels => "the edge type does not link their labels",
                Why::Same => "they are the same",
                Why::Said => "the sentence has made this claim before",
            };
            format!("no claim of {source} and {target}: {why}")
        }
        Step::Made(claim) => format!("claim: {claim}"),
        Step::Event(event) => format!("event, in extract only: {event}"),
        Step::Settled(status) => format!("which becomes {status}, as the article says elsewhere"),
        Step::Implied(claim) => {
            format!("left out, since another claim of the sentence says more: {claim}")
        }
    }
}

fn fate_of(fate: &Fate) -> String {
    match fate {
        Fate::Taken(name, label) => format!("is {name} ({label})"),
        Fate::Nobody => "means nobody: no name, and no group that stands for one".to_owned(),
        Fate::WrongLabel(name, label) => format!("is {name}: wrong label ({label})"),
        Fate::Same(name) => format!("is {name} again"),
        Fate::Group(name) => format!("stands for {name}: a group, which this edge does not take"),
        Fate::NoLand(name) => format!("stands for {name}: no land that one can go to"),
        Fate::NotOffice(name) => format!("is {name}: not whose office this can be"),
    }
}
