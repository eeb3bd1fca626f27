//! What one article says as one line of JSON: the contract of `newsgraph extract`. Here bytes become code points.

use std::io::Write;

use jiff::civil::Date;
use serde::Serialize;

use crate::model::{
    CodePoints, Error, Extraction, Level, MentionKind, Result, Span, Status, TimeType,
};
use crate::schema::Schema;

#[derive(Serialize)]
struct Line<'a> {
    article: ArticleRecord<'a>,
    mentions: Vec<MentionRecord<'a>>,
    times: Vec<TimeRecord<'a>>,
    claims: Vec<ClaimRecord<'a>>,
    meetings: Vec<MeetingRecord<'a>>,
    diagnostics: Vec<DiagnosticRecord<'a>>,
}

#[derive(Serialize)]
struct ArticleRecord<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    language: &'a str,
}

#[derive(Serialize)]
struct MentionRecord<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    label: &'a str,
    kind: MentionKind,
    entity: u32,
}

#[derive(Serialize)]
struct TimeRecord<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(rename = "type")]
    kind: TimeType,
    value: &'a str,
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    modifier: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Date>,
}

#[derive(Serialize)]
struct ClaimRecord<'a> {
    #[serde(rename = "type")]
    edge: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<u32>,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attributed_to: Option<u32>,
    start: u32,
    end: u32,
    rule: &'a str,
    confidence: f64,
    properties: Properties<'a>,
}

#[derive(Default, Serialize)]
struct Properties<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    office: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<&'a str>,
    #[serde(rename = "standIn", skip_serializing_if = "std::ops::Not::not")]
    stand_in: bool,
    /// The event of the PLOVER ontology, where the status or the rule makes it another than that of the edge type.
    #[serde(skip_serializing_if = "Option::is_none")]
    plover: Option<&'a str>,
}

#[derive(Serialize)]
struct MeetingRecord<'a> {
    participants: &'a [u32],
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<u32>,
    status: Status,
    start: u32,
    end: u32,
    rule: &'a str,
}

#[derive(Serialize)]
struct DiagnosticRecord<'a> {
    level: Level,
    message: &'a str,
    start: u32,
    end: u32,
}

/// Writes one article's extraction as one line, claims and events together. `text` is the article's text.
///
/// # Errors
/// When `out` fails.
pub fn write_extraction(
    extraction: &Extraction,
    text: &str,
    schema: &Schema,
    out: &mut dyn Write,
) -> Result<()> {
    let points = CodePoints::new(text);
    let at = |span: Span| (points.at(span.start), points.at(span.end));
    let meta = &extraction.article;
    let line = Line {
        article: ArticleRecord {
            id: &meta.id,
            date: meta.date,
            title: meta.title.as_deref(),
            source: meta.source.as_deref(),
            url: meta.url.as_deref(),
            language: &meta.language,
        },
        mentions: extraction
            .mentions
            .iter()
            .map(|m| {
                let (start, end) = at(m.span);
                let (label, kind, entity) = (m.label.as_str(), m.kind, m.entity);
                MentionRecord {
                    start,
                    end,
                    text: m.span.of(text),
                    label,
                    kind,
                    entity,
                }
            })
            .collect(),
        times: extraction
            .times
            .iter()
            .map(|t| {
                let (start, end) = at(t.span);
                let (from, to) = (t.days.map(|d| d.0), t.days.map(|d| d.1));
                TimeRecord {
                    start,
                    end,
                    text: t.span.of(text),
                    kind: t.kind,
                    value: &t.value,
                    modifier: t.modifier.as_deref(),
                    from,
                    to,
                }
            })
            .collect(),
        claims: claims(extraction, &at, schema),
        meetings: extraction
            .meetings
            .iter()
            .map(|m| {
                let (start, end) = at(m.span);
                let (place, time, status) = (m.place, m.time, m.status);
                MeetingRecord {
                    participants: &m.participants,
                    place,
                    time,
                    status,
                    start,
                    end,
                    rule: &m.rule,
                }
            })
            .collect(),
        diagnostics: extraction
            .diagnostics
            .iter()
            .map(|d| DiagnosticRecord {
                level: d.level,
                message: &d.message,
                start: 0,
                end: 0,
            })
            .collect(),
    };
    serde_json::to_writer(&mut *out, &line)
        .map_err(|e| Error::wrap("an extraction cannot be written", e))?;
    out.write_all(b"\n")?;
    Ok(())
}

/// Claims and events, in one order.
fn claims<'a>(
    extraction: &'a Extraction,
    at: &dyn Fn(Span) -> (u32, u32),
    schema: &'a Schema,
) -> Vec<ClaimRecord<'a>> {
    let claims = extraction.claims.iter().map(|c| {
        let (start, end) = at(c.span);
        ClaimRecord {
            edge: &c.edge,
            source: Some(c.source),
            target: Some(c.target),
            status: c.status,
            time: c.time,
            attributed_to: c.attributed_to,
            start,
            end,
            rule: &c.rule,
            confidence: f64::from(c.confidence) / 100.0,
            properties: Properties {
                office: c.properties.office.as_deref(),
                kind: c.properties.kind.as_deref(),
                topic: c.properties.topic.as_deref(),
                stand_in: c.properties.stand_in,
                plover: schema.plover(&c.rule, &c.edge, c.status),
            },
        }
    });
    let told = |edge: &str| schema.edge(edge).is_none_or(|e| !e.internal);
    let events = extraction.events.iter().filter(|e| told(&e.edge));
    let events = events.map(|e| {
        let (start, end) = at(e.span);
        ClaimRecord {
            edge: &e.edge,
            source: e.source,
            target: e.target,
            status: e.status,
            time: e.time,
            attributed_to: e.attributed_to,
            start,
            end,
            rule: &e.rule,
            confidence: f64::from(e.confidence) / 100.0,
            properties: Properties {
                stand_in: e.stand_in,
                plover: schema.plover(&e.rule, &e.edge, e.status),
                ..Properties::default()
            },
        }
    });
    let mut all: Vec<ClaimRecord> = claims.chain(events).collect();
    let key = |c: &ClaimRecord<'a>| (c.start, c.end, c.edge, c.source, c.target, c.status, c.rule);
    all.sort_by_key(key);
    all
}
