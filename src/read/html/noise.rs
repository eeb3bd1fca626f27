//! Takes out of a page what is marked as something else than the article.
//!
//! Names of classes are nobody's standard, so an element goes only where its name says one of the things that no article
//! is, and where it holds little of the page's text and no main heading: a page whose body is called `has-comments`
//! must not lose it.

use dom_query::{Document, NodeRef};

/// Elements that are never text of an article, and roles that say the same.
const NEVER: &str = "script, style, noscript, template, iframe, object, svg, canvas, video, audio, select, button, \
    dialog, [hidden], [aria-hidden=true], [role=dialog], [role=alertdialog], [role=alert], [role=navigation], [role=search], \
    [role=marquee], [role=banner] nav, [style*=\"display:none\"], [style*=\"display: none\"]";

/// Elements that are none where they hold little of the text. Some systems wrap the whole page in a form.
const RARELY: &str = "nav, aside, footer, form, figure figcaption, marquee, [role=complementary], [role=contentinfo], \
    [role=region][aria-label*=ookie], [aria-label*=elated]";

/// Words in a class or id of what is surely none, however long it is: comments may be longer than the article.
#[rustfmt::skip]
const SURELY: &[&str] = &[
    "cookie", "cookies", "consent", "gdpr", "ticker", "comment", "comments", "disqus", "related", "recommended",
    "recommendations", "newsletter", "newsletters", "outbrain", "taboola", "advert", "adverts", "advertisement",
    "trending", "mostread", "readnext", "recirc", "recirculation", "breadcrumb", "breadcrumbs", "marquee",
];

/// Words of what is most likely none.
#[rustfmt::skip]
const LIKELY: &[&str] = &[
    "ad", "ads", "promo", "promotion", "sponsor", "sponsored", "share", "sharing", "social", "subscribe",
    "subscription", "signup", "paywall", "modal", "popup", "overlay", "toolbar", "sidebar", "popular", "tags",
    "byline", "caption", "credit", "pagination", "pager", "teaser", "teasers", "widget", "livescore", "menu",
    "navigation", "navbar", "toc", "timestamp", "bio", "disclaimer", "copyright", "banner", "masthead", "upsell",
    "donate", "donation", "poll", "reactions", "feedback", "print", "skip", "references",
    "footnotes", "bibliography", "kicker",
];

/// Pairs of words that say it together only.
#[rustfmt::skip]
const PAIRS: &[(&str, &str)] = &[
    ("most", "read"), ("most", "viewed"), ("most", "popular"), ("read", "more"), ("read", "next"), ("read", "also"),
    ("also", "read"), ("see", "also"), ("more", "news"), ("more", "stories"), ("more", "from"), ("more", "on"),
    ("you", "may"), ("up", "next"), ("sign", "up"), ("breaking", "news"), ("latest", "news"), ("top", "stories"),
    ("article", "meta"), ("post", "meta"), ("entry", "meta"), ("published", "time"), ("author", "box"),
    ("about", "author"), ("author", "info"), ("story", "links"), ("live", "bar"), ("news", "bar"), ("editors", "picks"),
    ("dont", "miss"),
];

/// Beginnings of words that say what a page has or how it looks, not what the element is.
const MODIFIERS: &[&str] = &[
    "has", "with", "no", "is", "js", "not", "hide", "show", "without",
];

/// Removes them.
pub fn remove(document: &Document) {
    document.select(NEVER).remove();
    let all = letters(&document.root());
    for node in document.select(RARELY).nodes() {
        if !holds_article(node) && letters(node) * 5 <= all * 2 {
            node.remove_from_parent();
        }
    }
    for node in document.select("[class], [id]").nodes() {
        let name = node.node_name().unwrap_or_default();
        if matches!(name.as_ref(), "html" | "body" | "main") || node.parent().is_none() {
            continue;
        }
        let words = words(node);
        let (surely, likely) = (surely(&words), likely(&words));
        let share = if surely { 9 } else { 4 };
        let article = name.as_ref() == "article" && !surely;
        if (surely || likely)
            && !article
            && !holds_article(node)
            && letters(node) * 10 <= all * share
        {
            node.remove_from_parent();
        }
    }
}

/// Makes blocks of all elements that browsers show as such: the text of the others would be joined to its neighbours.
pub fn unify(document: &Document) {
    let blocks = "main, header, figure, figcaption, address, dt, dd, details, summary, footer, hgroup, center, fieldset, caption";
    document.select(blocks).rename("div");
}

/// Letters in an element's paragraphs, or in all of it where it has none.
fn letters(node: &NodeRef) -> usize {
    let paragraphs: usize = node
        .descendants_it()
        .filter(|below| below.has_name("p"))
        .map(|paragraph| paragraph.normalized_char_count())
        .sum();
    match paragraphs {
        0 if node.is_element() => node.normalized_char_count().min(500),
        count => count,
    }
}

/// Whether the article's own heading or body is in it.
fn holds_article(node: &NodeRef) -> bool {
    let marks = |below: &NodeRef| {
        below.has_name("h1")
            || below
                .attr("itemprop")
                .is_some_and(|value| value.contains("articleBody"))
            || below.has_name("main")
    };
    marks(node) || node.descendants_it().any(|below| marks(&below))
}

/// The words of an element's classes and id, a list a name: `mostRead related-box` is `[[most, read], [related, box]]`.
fn words(node: &NodeRef) -> Vec<Vec<String>> {
    let names = [node.class(), node.id_attr()];
    let names = names
        .iter()
        .flatten()
        .flat_map(|names| names.split_whitespace());
    names.map(split).filter(|words| !modifies(words)).collect()
}

fn split(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in name.chars().take(200) {
        if !c.is_alphanumeric() || (small && c.is_uppercase()) {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        small = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

fn modifies(words: &[String]) -> bool {
    words.first().is_some_and(|first| MODIFIERS.contains(&first.as_str()))
        // WordPress says of an article whether it may be commented on.
        || words.last().is_some_and(|last| matches!(last.as_str(), "open" | "closed" | "enabled"))
}

fn surely(names: &[Vec<String>]) -> bool {
    names
        .iter()
        .flatten()
        .any(|word| SURELY.contains(&word.as_str()))
}

fn likely(names: &[Vec<String>]) -> bool {
    let pair = |pair: &[String]| match pair {
        [a, b] => PAIRS.contains(&(a.as_str(), b.as_str())),
        _ => false,
    };
    names
        .iter()
        .flatten()
        .any(|word| LIKELY.contains(&word.as_str()))
        || names.iter().any(|words| words.windows(2).any(pair))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(attributes: &str, expected: (bool, bool)) {
        let document = Document::from(format!("<div {attributes}>A</div>"));
        let found = document.select("div");
        let words = words(&found.nodes()[0]);
        assert_eq!((surely(&words), likely(&words)), expected, "{attributes}");
    }

    #[test]
    fn names_are_told_by_whole_words() {
        check("class='cookie-banner'", (true, true));
        check("id=relatedStories", (true, false));
        check("class='mostRead box'", (false, true));
        check("class='most box' id=read", (false, false));
        check(
            "class='article-body has-related no-sidebar comments-open'",
            (false, false),
        );
        check("class='story-body shadow header'", (false, false));
        check("class='unrelated adhesive'", (false, false));
    }
}
