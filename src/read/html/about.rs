//! What a page says of itself: JSON-LD first, as editors' systems write it, then `<meta>`, then what is shown.

use std::collections::BTreeSet;

use dom_query::Document;
use jiff::civil::Date;
use serde_json::Value;

use crate::read::{clean, date};

/// Where pages write the day of publication, the surest mark first.
const DATES: &[&str] = &[
    "meta[property='article:published_time']",
    "meta[name='article:published_time']",
    "meta[property='og:published_time']",
    "meta[itemprop=datePublished]",
    "[itemprop=datePublished]",
    "meta[name='parsely-pub-date']",
    "meta[name=pubdate]",
    "meta[name=publishdate]",
    "meta[name=publish_date]",
    "meta[name='publish-date']",
    "meta[name=date]",
    "meta[name='DC.date.issued']",
    "meta[name='dc.date.issued']",
    "meta[name='DC.date']",
    "meta[name='dc.date']",
    "meta[name='dcterms.created']",
    "meta[name='sailthru.date']",
    "meta[name=citation_publication_date]",
];

const TITLES: &[&str] = &[
    "meta[property='og:title']",
    "meta[name='og:title']",
    "meta[name='twitter:title']",
    "meta[property='twitter:title']",
];

const SOURCES: &[&str] = &["meta[property='og:site_name']", "meta[name='og:site_name']"];

/// What says who publishes where nothing better does.
const LATE_SOURCES: &[&str] = &[
    "meta[name='application-name']",
    "meta[name=publisher]",
    "meta[name='DC.publisher']",
    "meta[name=copyright]",
];

const URLS: &[&str] = &[
    "link[rel=canonical]",
    "meta[property='og:url']",
    "meta[name='og:url']",
];

/// Signs between a title and the name of the site.
const BETWEEN: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • "];

/// What is known of an article from its page.
#[derive(Debug, Default)]
pub struct About {
    /// The headline.
    pub title: Option<String>,
    /// The day of publication.
    pub date: Option<Date>,
    /// Who publishes.
    pub source: Option<String>,
    /// The canonical URL.
    pub url: Option<String>,
}

impl About {
    /// Reads a whole page, scripts included.
    pub fn of(document: &Document) -> About {
        let ld = linked_data(document);
        let source = first(document, SOURCES)
            .or(ld.source)
            .or_else(|| first(document, LATE_SOURCES));
        let title = ld.title.or_else(|| first(document, TITLES));
        let url = |mark: &&str| value(document, mark).filter(|url| url.starts_with("http"));
        About {
            title: title.map(|title| without_site(&title, source.as_deref())),
            date: ld
                .date
                .or_else(|| DATES.iter().find_map(|mark| day(document, mark))),
            source,
            url: URLS.iter().find_map(url).or(ld.url),
        }
    }
}

/// The day of the first `<time>` that has one, in what is left of the page.
pub fn shown_date(document: &Document) -> Option<Date> {
    let times = document.select("time");
    let mut days = times.nodes().iter().filter_map(|time| {
        let written = time.attr("datetime").unwrap_or_else(|| time.text());
        date::of_page(&written)
    });
    days.next()
}

/// A title without the name of the site at its end or start.
pub fn without_site(title: &str, site: Option<&str>) -> String {
    let title = title.trim();
    let same = |part: &str| site.is_some_and(|site| site.trim().eq_ignore_ascii_case(part.trim()));
    for between in BETWEEN {
        match (title.rsplit_once(between), title.split_once(between)) {
            (Some((rest, last)), _) if same(last) => return rest.trim().to_owned(),
            (_, Some((start, rest))) if same(start) => return rest.trim().to_owned(),
            _ => {}
        }
    }
    title.to_owned()
}

fn first(document: &Document, marks: &[&str]) -> Option<String> {
    marks.iter().find_map(|mark| value(document, mark))
}

/// What the first element with this mark says.
fn value(document: &Document, mark: &str) -> Option<String> {
    let found = document.select(mark);
    let value = found.attr("content").or_else(|| found.attr("href"))?;
    clean::line(&value)
}

fn day(document: &Document, mark: &str) -> Option<Date> {
    let found = document.select(mark);
    let node = found.nodes().first()?;
    let written = node.attr("content").or_else(|| node.attr("datetime"));
    date::of_page(&written.unwrap_or_else(|| node.text()))
}

/// What the page's JSON-LD says of its article.
fn linked_data(document: &Document) -> About {
    let scripts = document.select("script[type='application/ld+json']");
    let parsed: Vec<Value> = scripts
        .nodes()
        .iter()
        .filter_map(|script| parse(&script.text()))
        .collect();
    let mut objects = Vec::new();
    parsed.iter().for_each(|value| collect(value, &mut objects));
    let Some(article) = objects.iter().find(|object| is_article(object)) else {
        return About::default();
    };
    let text = |value: &Value| value.as_str().and_then(unescaped);
    let name_of = |value: &Value| match value {
        Value::Object(_) => {
            let id = &value["@id"];
            let referred = || {
                objects
                    .iter()
                    .find(|other| !id.is_null() && other["@id"] == *id && other["name"].is_string())
            };
            text(&value["name"]).or_else(|| text(&referred()?["name"]))
        }
        other => text(other),
    };
    let publisher = match &article["publisher"] {
        Value::Array(publishers) => publishers.first().and_then(name_of),
        other => name_of(other),
    };
    let page = &article["mainEntityOfPage"];
    let urls = [&article["url"], page, &page["@id"], &article["@id"]];
    let url = urls
        .into_iter()
        .filter_map(text)
        .find(|url| url.starts_with("http"));
    About {
        title: text(&article["headline"]).or_else(|| text(&article["name"])),
        date: text(&article["datePublished"]).and_then(|written| date::of_page(&written)),
        source: publisher,
        url,
    }
}

/// The JSON of a script. Some systems wrap it as a comment or leave line breaks inside of strings.
fn parse(script: &str) -> Option<Value> {
    let start = script.find(['{', '['])?;
    let end = script.rfind(['}', ']'])?;
    let json = script.get(start..=end)?;
    let spaced = || json.replace(|c: char| c.is_control(), " ");
    serde_json::from_str(json)
        .or_else(|_| serde_json::from_str(&spaced()))
        .ok()
}

/// All objects with a type, from outside to inside.
fn collect<'v>(value: &'v Value, objects: &mut Vec<&'v Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, objects)),
        Value::Object(members) => {
            objects.push(value);
            members.values().for_each(|value| collect(value, objects));
        }
        _ => {}
    }
}

/// Whether an object is the page's article: teasers of others have no date.
fn is_article(object: &Value) -> bool {
    let types = match &object["@type"] {
        Value::String(name) => BTreeSet::from([name.as_str()]),
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => BTreeSet::new(),
    };
    let named = |name: &&str| {
        name.ends_with("Article") || name.ends_with("BlogPosting") || *name == "Report"
    };
    types.iter().any(named) && object["datePublished"].is_string()
}

/// A text in which some systems escape characters twice.
fn unescaped(text: &str) -> Option<String> {
    match text.contains('&') {
        true => clean::line(&Document::from(text.get(..4096).unwrap_or(text)).text()),
        false => clean::line(text),
    }
}
