//! Twenty pages in the shapes that news sites have, each another template: the main text and nothing else, title, day and
//! source right in all twenty.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;

use newsgraph::read::{Options, articles};

/// What must come out of one page of `tests/pages`.
struct Page {
    file: &'static str,
    title: &'static str,
    date: &'static str,
    source: &'static str,
    /// How the text begins and ends.
    first: &'static str,
    last: &'static str,
    /// A headline, comment or promotion on the page that is no part of the article.
    never: &'static [&'static str],
}

/// What no article says, in small letters.
const NOISE: [&str; 7] = [
    "cookie",
    "ticker",
    "newsletter",
    "advertisement",
    "most read",
    "function(",
    "subscribe",
];

#[rustfmt::skip]
const PAGES: [Page; 20] = [
    Page { file: "01-broadsheet", title: "Harbour talks end without a deal", date: "2025-03-07", source: "The Calder Herald",
        first: "Ministers from Ardania and Velmark left Port Selkirk on Friday",
        last: "planned for the second week of April in Velmark's capital, Osthafen.",
        never: &["Ferry strike", "mussels?", "mark my words", "By Ines", "Bond yields", "All rights"] },
    Page { file: "02-wire", title: "Norlake central bank raises rates for third time", date: "2024-11-21", source: "Meridian Wire",
        first: "HALDEN, Nov 21 (Meridian) - Norlake's central bank raised its key rate",
        last: "fall below 4 per cent by the end of next year.",
        never: &["Steel tariffs", "NLX", "Airline cancels", "Politics"] },
    Page { file: "03-wordpress", title: "Mayor of Tresk steps down over bridge contract", date: "2025-05-14", source: "Tresk Valley Post",
        first: "Mayor Odd Brannigan resigned on Wednesday",
        last: "Kestrel Works has been paid 2.3 million crowns so far, the audit says.",
        never: &["School board", "About time", "Snow closes", "Share this", "Tagged", "Lena Hoff", "Previous:", "half-finished bridge"] },
    Page { file: "04-public-broadcaster", title: "Three held after warehouse fire in Eastmoor", date: "2025-01-30", source: "Norlake Broadcasting",
        first: "Three people have been arrested after a fire destroyed a food warehouse",
        last: "supplies to its shops would not be affected.",
        never: &["Who owns", "Pop star", "budget", "Jo Pellier", "Image caption", "external sites"] },
    Page { file: "05-no-metadata", title: "Ferry operator fined over safety lapses", date: "2023-08-02", source: "-",
        first: "The operator of the Skerry ferry has been fined 400,000 crowns",
        last: "The company has four weeks to appeal.",
        never: &["I always felt", "Shame on", "Tides"] },
    Page { file: "06-amp", title: "Opposition leader Varga meets striking teachers", date: "2025-02-11", source: "The Daily Lantern",
        first: "Opposition leader Katalin Varga met striking teachers",
        last: "Parliament is to debate the matter on Thursday.",
        never: &["Rail fares", "votes at noon", "14 comments", "mountain crash", "Staff Reporter"] },
    Page { file: "07-microdata", title: "Tarnow Steel to cut 900 jobs", date: "2024-06-18", source: "Business Gazette",
        first: "The company blames cheap imports and the price of power.",
        last: "Its shares fell 4 per cent in Gorzen.",
        never: &["Power prices at their highest", "Brewery", "TARN -4.1", "12 comments", "Tags:", "privacy"] },
    Page { file: "08-local-blogger", title: "Council delays vote on quarry", date: "2022-09-29", source: "Westhaven Watch",
        first: "The county council put off its vote on the Rook Hill quarry",
        last: "The vote is now set for November 3.",
        never: &["dust is awful", "overturns", "Posted by", "River level"] },
    Page { file: "09-live-nested-divs", title: "Rebels and army agree truce in Sorong hills", date: "2025-04-19", source: "Equator Times",
        first: "The army and the Free Hills Movement agreed on Friday",
        last: "Lorries with rice and medicine are to leave Sorong on Sunday morning.",
        never: &["Timeline of", "Volcano", "Praying", "WhatsApp", "Rahmat"] },
    Page { file: "10-aspnet-form", title: "President of Quillara visits drought region", date: "2021-12-06", source: "Quillara News Agency",
        first: "President Amara Diallo visited the drought-stricken province",
        last: "The president returned to the capital in the evening.",
        never: &["Army digs ten", "Add a comment", "Minister opens school", "17:20"] },
    Page { file: "11-magazine-longread", title: "The men who count the wolves", date: "2024-02-03", source: "Fjordland Review",
        first: "At five in the morning, when the thermometer at Lake Rautas",
        last: "says that they will know in May.",
        never: &["last ferryman", "rowed for forty", "issue 41", "Comments are", "Enjoying", "Words by"] },
    Page { file: "12-regional-paywall", title: "Hospital in Grenstad to lose maternity ward", date: "2025-09-02", source: "Grenstad Tidings",
        first: "The maternity ward of Grenstad hospital will close",
        last: "The board is to hear a report on ambulance times in October.",
        never: &["Board knew", "Tidings Plus", "scandal", "Holm hospital seeks", "A9 closed", "min read"] },
    Page { file: "13-government-style", title: "Foreign ministers sign fisheries accord", date: "2020-10-15", source: "Union of Straits States",
        first: "The foreign ministers of the four Straits states signed an accord",
        last: "Norlake, which takes part as an observer, did not sign.",
        never: &["Text of the accord", "page useful", "Council meets", "Skip to", "français"] },
    Page { file: "14-utf16", title: "Zoë Château wins Lake Prize", date: "2025-05-12", source: "Lausanne Letter",
        first: "The novelist Zoë Château was awarded the Lake Prize",
        last: "The ceremony is to be held in September in the cathedral.",
        never: &["Earlier winners", "Bravo", "21 °C"] },
    Page { file: "15-tailwind-spa", title: "Chipmaker Lumen to build plant in Ostrava Bay", date: "2025-07-22", source: "Signal & Noise",
        first: "Lumen Devices said on Tuesday that it would build a chip plant",
        last: "Construction is to begin in March if the county agrees.",
        never: &["What the flood did", "LMN 118", "Sign in", "Mika Tran"] },
    Page { file: "16-sports-desk", title: "United sack coach Bellamy after sixth defeat", date: "2025-10-05", source: "Arena",
        first: "Halden United have sacked head coach Rory Bellamy",
        last: "United play at Tresk on Saturday.",
        never: &["Ten coaches", "Finally!", "All goals", "Vote now", "Tweet", "2-1"] },
    Page { file: "17-old-frames-font", title: "Envoys return to the table in Marrow", date: "2009-03-03", source: "Kestonia Today",
        first: "MARROW, Kestonia - Envoys of Kestonia and the breakaway region of Tull met",
        last: "in the conflict since 2004, according to the Red Cross.",
        never: &["Fuel price", "Eleven dead", "Talk on", "Front page"] },
    Page { file: "18-tabloid", title: "Tycoon Rex Dollinger arrested at airport", date: "2025-08-09", source: "The Daily Blare",
        first: "Dollinger, 61, was about to board his jet to Norlake",
        last: "whether he may be released on bail.",
        never: &["divorce rumours", "Lock him up", "gave my son", "supermarket", "Share or comment", "gala in May", "Brit Malone"] },
    Page { file: "19-science-definition", title: "Vaccine against river fever works in trial", date: "2023-05-30", source: "Helix News",
        first: "A vaccine against river fever protected four out of five children",
        last: "A powder that needs no fridge is being tested.",
        never: &["Why fevers follow", "Comment on", "Comet", "placebo", "Published 30"] },
    Page { file: "20-obituary-print", title: "Former chancellor Otto Reimann dies at 91", date: "2024-12-27", source: "The Velmark Observer",
        first: "He led Velmark through the reforms of the 1980s.",
        last: "next to his wife, Anna, in Osthafen on January 3.",
        never: &["Who was who", "Rest in peace", "half mast", "printed from"] },
];

/// What is wrong with what a page gave.
fn faults(page: &Page) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let path = folder.join(format!("{}.html", page.file));
    let items: Vec<_> = articles(&[path], &Options::default()).collect();
    let [Ok(article)] = items.as_slice() else {
        return vec![format!("one article and nothing else, not {items:?}")];
    };
    let mut faults = Vec::new();
    let mut check = |what: &str, found: &str, expected: &str| {
        if found != expected {
            faults.push(format!("{what}: {found:?}, not {expected:?}"));
        }
    };
    let or_dash = |value: &Option<String>| value.clone().unwrap_or("-".to_owned());
    let day = article.meta.date.map(|date| date.to_string());
    check("title", &or_dash(&article.meta.title), page.title);
    check("date", &or_dash(&day), page.date);
    check("source", &or_dash(&article.meta.source), page.source);
    let text = &article.text;
    if !text.starts_with(page.first) || !text.ends_with(page.last) {
        faults.push(format!("begins or ends otherwise:\n{text}"));
    }
    let lower = text.to_lowercase();
    let noise = NOISE.iter().filter(|noise| lower.contains(**noise));
    let never = page.never.iter().filter(|never| text.contains(**never));
    faults.extend(noise.chain(never).map(|noise| format!("has {noise:?}")));
    faults
}

#[test]
fn twenty_of_twenty_pages_give_the_main_text_only() {
    let mut report = Vec::new();
    for page in &PAGES {
        let faults = faults(page);
        report.extend(faults.iter().map(|fault| format!("{}: {fault}", page.file)));
    }
    assert!(report.is_empty(), "\n{}", report.join("\n"));
}

#[test]
fn every_page_is_in_the_table() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let names = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    let expected = PAGES.iter().map(|page| format!("{}.html", page.file));
    assert_eq!(names, expected.collect::<Vec<_>>());
}
