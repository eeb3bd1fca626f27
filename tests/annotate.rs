//! Annotation through the public surface: tokens, sentences, page furniture and the spans of all of them.

#![allow(clippy::unwrap_used)]

mod common;

use std::sync::LazyLock;

use common::{MODEL, SCHEMA, article, check_still_wrong};
use newsgraph::annotate::Annotator;
use newsgraph::model::{Document, Shape};

static ANNOTATOR: LazyLock<Annotator<'static>> = LazyLock::new(|| Annotator::new(&SCHEMA, &MODEL));

fn annotate(text: &str) -> Document {
    ANNOTATOR.annotate(&article("a1", "2025-05-07", text))
}

/// The tokens of a text, with one space between them.
#[track_caller]
fn check_tokens(text: &str, expected: &str) {
    assert_eq!(tokens(text), expected);
}

fn tokens(text: &str) -> String {
    let document = annotate(text);
    let tokens = document.tokens.iter().map(|t| t.span.of(text));
    tokens.collect::<Vec<_>>().join(" ")
}

/// The sentences of a text.
#[track_caller]
fn check_sentences(text: &str, expected: &[&str]) {
    assert_eq!(sentences(text), expected);
}

fn sentences(text: &str) -> Vec<&str> {
    let document = annotate(text);
    document.sentences.iter().map(|s| s.span.of(text)).collect()
}

/// The base form of a word in a sentence.
fn lemma(word: &str) -> String {
    let document = annotate(&format!("so {word} there"));
    document.tokens.get(1).unwrap().lemma.to_string()
}

/// Whether each sentence of a text is furniture.
fn furniture(text: &str) -> Vec<bool> {
    let document = annotate(text);
    document.sentences.iter().map(|s| s.furniture).collect()
}

/// All sentences of each text are furniture, or none is.
#[track_caller]
fn check_furniture(texts: &[&str], expected: bool) {
    let other = |text: &&&str| furniture(text).iter().any(|found| *found != expected);
    let wrong: Vec<_> = texts.iter().filter(other).collect();
    assert!(wrong.is_empty(), "not {expected}: {wrong:#?}");
}

/// Tokens follow each other, cover all that is no white space, and lie inside their sentences.
#[track_caller]
fn check_cover(text: &str) {
    let document = annotate(text);
    let mut at = 0;
    let mut between = String::new();
    for token in &document.tokens {
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        assert!(at <= start && start < end, "{token:?} in {text:?}");
        between.push_str(text.get(at..start).unwrap());
        assert!(!text.get(start..end).unwrap().is_empty());
        at = end;
    }
    between.push_str(text.get(at..).unwrap());
    assert_eq!(between.trim(), "", "no token covers this of {text:?}");
    let mut next = 0;
    for sentence in &document.sentences {
        assert_eq!(sentence.tokens.start, next, "{sentence:?}");
        assert!(sentence.tokens.end > next, "an empty {sentence:?}");
        next = sentence.tokens.end;
        let tokens = document.span(&sentence.tokens);
        assert_eq!(tokens, sentence.span, "{:?}", sentence.span.of(text));
    }
    assert_eq!(next, document.tokens.len());
    let mut end = 0;
    for name in &document.names {
        assert!(end <= name.tokens.start && name.tokens.start < name.tokens.end);
        let mut sentences = document.sentences.iter();
        let around = sentences.find(|s| s.tokens.contains(&name.tokens.start));
        let around = around.unwrap();
        assert!(name.tokens.end <= around.tokens.end && !around.furniture);
        end = name.tokens.end;
    }
}

#[test]
fn a_dateline_is_no_part_of_the_sentence_behind_it() {
    for dateline in [
        "NAIROBI (Dispatch) \u{2014}",
        "PARIS, May 5 \u{2013}",
        "WASHINGTON, D.C. (Dispatch) --",
        "KATOWICE, Poland -",
        "OSLO (Dispatch):",
        "RIGA (Baltic Dispatch, 5 May)",
    ] {
        let text = format!("{dateline} Peter Hall met Maria Larsen in Lima.");
        check_sentences(&text, &[dateline, "Peter Hall met Maria Larsen in Lima."]);
        assert_eq!(furniture(&text), [true, false], "{text}");
    }
    for text in [
        "UNESCO \u{2014} the body that keeps the list \u{2014} agreed.",
        "Lima \u{2014} Peter Hall met Maria Larsen.",
        "PETER HALL and Maria Larsen met - Lima was warm.",
    ] {
        check_sentences(text, &[text]);
    }
}

#[test]
fn tokens_of_words_and_marks() {
    check_tokens("The U.S. President left.", "The U.S. President left .");
    check_tokens("Mr. Tasker's car stopped.", "Mr. Tasker 's car stopped .");
    check_tokens("Mr. Tasker’s car stopped.", "Mr. Tasker ’s car stopped .");
    check_tokens(
        "The ministers' talks failed.",
        "The ministers ' talks failed .",
    );
    check_tokens("They didn't pay.", "They did n't pay .");
    check_tokens("They didn’t pay.", "They did n’t pay .");
    check_tokens(
        "We'll see, they're late, I've paid, she'd go, I'm in.",
        "We 'll see , they 're late , I 've paid , she 'd go , I 'm in .",
    );
    check_tokens("Imogen O'Shaughnessy left.", "Imogen O'Shaughnessy left .");
    check_tokens("“No,” she said.", "“ No , ” she said .");
    check_tokens("“It’s over,” he said.", "“ It ’s over , ” he said .");
    check_tokens("‘No’ was the answer.", "‘ No ’ was the answer .");
    check_tokens("\"No,\" she said.", "\" No , \" she said .");
    check_tokens("The union (BPA) agreed.", "The union ( BPA ) agreed .");
    check_tokens("She said … nothing.", "She said … nothing .");
    check_tokens("Rye and/or wheat.", "Rye and/or wheat .");
}

#[test]
fn tokens_of_hyphens_and_dashes() {
    check_tokens("Her son-in-law agreed.", "Her son - in - law agreed .");
    check_tokens("A 20-year-old won.", "A 20 - year - old won .");
    check_tokens("The Tunis–Sfax line.", "The Tunis – Sfax line .");
    check_tokens("It failed—again.", "It failed — again .");
    check_tokens("The U.N.-led talks.", "The U.N.-led talks .");
    check_tokens("The 2019-20 season.", "The 2019 - 20 season .");
}

#[test]
fn tokens_of_numbers() {
    check_tokens("They paid $1,200.50.", "They paid $ 1,200.50 .");
    check_tokens("They paid €3.1 billion.", "They paid € 3.1 billion .");
    check_tokens("It rose by 5%.", "It rose by 5 % .");
    check_tokens("On 2025-04-02 it rained.", "On 2025 - 04 - 02 it rained .");
    check_tokens("In the 1990s, 50,000 left.", "In the 1990s , 50,000 left .");
    check_tokens(
        "It began at 9:30 on Jan. 5.",
        "It began at 9:30 on Jan. 5 .",
    );
    check_tokens("Ten\u{a0}km and 10\u{202f}km.", "Ten km and 10 km .");
}

#[test]
fn tokens_of_abbreviations() {
    check_tokens(
        "It is in Washington, D.C., now.",
        "It is in Washington , D.C. , now .",
    );
    check_tokens(
        "It began at 9 a.m. on Monday.",
        "It began at 9 a.m. on Monday .",
    );
    check_tokens(
        "Brightwell Corp. lost money.",
        "Brightwell Corp. lost money .",
    );
    check_tokens(
        "He works for Brightwell Corp.",
        "He works for Brightwell Corp.",
    );
    check_tokens("J. R. Tasker left.", "J. R. Tasker left .");
    check_tokens("Grains, e.g. rye, fell.", "Grains , e.g. rye , fell .");
    check_tokens("He cited Q&Q and left.", "He cited Q&Q and left .");
}

#[test]
fn tokens_of_addresses_stay_whole() {
    check_tokens(
        "See http://example.org/a-b?c=1,2 today.",
        "See http://example.org/a-b?c=1,2 today .",
    );
    check_tokens(
        "Write to lorne@example.org, please.",
        "Write to lorne@example.org , please .",
    );
    check_tokens("It is on www.example.org.", "It is on www.example.org .");
}

#[test]
fn tokens_of_other_scripts() {
    check_tokens("Zoe\u{308}la Brontë came.", "Zoe\u{308}la Brontë came .");
    check_tokens("Zoe\u{308} came.", "Zoe\u{308} came .");
    check_tokens("Great 🎉!", "Great 🎉 !");
    check_tokens("The 北京 office.", "The 北京 office .");
    check_tokens("وزير said.", "وزير said .");
}

#[test]
fn tags_go_by_shape_and_lexicon() {
    let check = |word: &str, expected: Shape| {
        let document = annotate(&format!("so {word} there"));
        assert_eq!(document.tokens.get(1).unwrap().shape, expected, "{word}");
    };
    check("Tasker", Shape::Capital);
    check("Émile", Shape::Capital);
    check("1,200", Shape::Number);
    check("met", Shape::Verb);
    check("meeting", Shape::Verb);
    check("table", Shape::Word);
    check("–", Shape::Punctuation);
    check("U.N.-led", Shape::Word);
    check("U.N.", Shape::Capital);
}

#[test]
fn a_verb_has_its_base_form() {
    let check = |word: &str, expected: &str| assert_eq!(lemma(word), expected, "{word}");
    check("met", "meet");
    check("meets", "meet");
    check("flew", "fly");
    check("flies", "fly");
    check("denied", "deny");
    check("travelled", "travel");
    check("traveled", "travel");
    check("imposing", "impose");
    check("table", "table");
}

#[test]
fn a_line_of_any_length_has_the_sentences_that_stand_in_it() {
    let sentence = "Mr. Tasker met “Ms. Quill” in the U.S. capital.";
    let line = [sentence; 3_000].join(" ");
    let all = sentences(&line);
    assert_eq!(all.len(), 3_000);
    assert!(all.iter().all(|s| *s == sentence));
}

#[test]
fn a_sentence_that_never_ends_is_cut_between_words() {
    for word in ["minister ", "“open ", "\u{201c}", "ministère"] {
        let line = word.repeat(20_000);
        let all = sentences(&line);
        assert!(all.iter().all(|s| s.len() <= 16 << 10), "{word}");
        assert!(all.len() > 3, "{word}");
        if word.ends_with(' ') {
            assert!(all.iter().all(|s| s.starts_with(&word[..3])), "{word}");
            assert_eq!(all.join(" "), line.trim_end(), "{word}");
        } else {
            assert_eq!(all.concat(), line, "{word}");
        }
    }
    let long = format!("The list names {}nobody.", "a minister, ".repeat(1_000));
    check_sentences(&long, &[&long]);
}

#[test]
fn sentences_end_where_readers_end_them() {
    check_sentences(
        "Mr. Tasker left. Mrs. Quill met Mr. Moor.",
        &["Mr. Tasker left.", "Mrs. Quill met Mr. Moor."],
    );
    check_sentences(
        "He said: “Go.” Then he left.",
        &["He said: “Go.”", "Then he left."],
    );
    check_sentences(
        "Yahoo! Inc. fell, Quill Jr. said.",
        &["Yahoo! Inc. fell, Quill Jr. said."],
    );
    check_sentences(
        "The U.S. President left. Nobody saw it.",
        &["The U.S. President left.", "Nobody saw it."],
    );
    check_sentences(
        "He lives in Washington, D.C. and works there.",
        &["He lives in Washington, D.C. and works there."],
    );
    check_sentences(
        "It began at 9 a.m. on Monday. It ended late.",
        &["It began at 9 a.m. on Monday.", "It ended late."],
    );
    check_sentences(
        "“We won,” she said. “It is over.” He left.",
        &["“We won,” she said.", "“It is over.”", "He left."],
    );
    check_sentences(
        "Brightwell Corp. lost money. It closed.",
        &["Brightwell Corp. lost money.", "It closed."],
    );
    check_sentences(
        "J. R. Tasker left. He slept.",
        &["J. R. Tasker left.", "He slept."],
    );
    check_sentences(
        "He paid $1.5 million. She paid nothing.",
        &["He paid $1.5 million.", "She paid nothing."],
    );
    check_sentences("Is it over? Yes! Good.", &["Is it over?", "Yes!", "Good."]);
    check_sentences(
        "Gen. Vasco Quill and Lt. Ada Moor left on Jan. 5.",
        &["Gen. Vasco Quill and Lt. Ada Moor left on Jan. 5."],
    );
}

#[test]
fn a_line_ends_a_sentence() {
    check_sentences(
        "Talks fail\nBy Lorne Tasker\n\nIt rained.",
        &["Talks fail", "By Lorne Tasker", "It rained."],
    );
    check_sentences(
        "It rained. \r\n It stopped.\r\n",
        &["It rained.", "It stopped."],
    );
    check_sentences(" \n\t\n ", &[]);
    check_sentences("", &[]);
}

#[test]
fn what_pages_carry_besides_the_article_is_furniture() {
    check_furniture(
        &[
            "MOST READ",
            "Rare Owl Spotted Near Old Motorway Bridge",
            "How To Clean A Cast Iron Pan Without Soap\nStar Striker Breaks Wrist In Garden Accident",
            "TALKS FAIL IN VIENNA AFTER MINISTERS LEAVE EARLY",
            "Read the full article here",
            "Read more: Torvald Brekkehus leaves Vienna",
            "By Lorne Tasker",
            "By Lorne Tasker and Maud Quill, Brightwell Wire",
            "* indicates required fields",
            "Enter your email address",
            "Subscribe to our newsletter",
            "All rights reserved, Brightwell Wire 2025",
            "Accept cookies",
        ],
        true,
    );
}

#[test]
fn ordinary_sentences_are_no_furniture() {
    check_furniture(
        &[
            "Torvald Brekkehus met Anouk Delmarche in Vienna.",
            "By Monday the talks had failed.",
            "The newsletter of the Baltic Ports Authority named Torvald Brekkehus as its head.",
            "The minister told Torvald Brekkehus to read more books.",
            "Voters were asked to sign up for the census.",
            "The advertisement showed Anouk Delmarche.",
            "Torvald Brekkehus could not log in to the system.",
            "By Lake Garda, Torvald Brekkehus met Anouk Delmarche.",
            "Talks fail in Vienna",
            "Brekkehus meets Delmarche in Vienna",
            "President Torvald Brekkehus, Prime Minister Anouk Delmarche, Finance Minister Pilar Undurraga.",
            "“Nobody came,” said Torvald Brekkehus",
        ],
        false,
    );
}

#[test]
fn an_abbreviated_title_ends_no_sentence() {
    assert_eq!(
        sentences("Mr. Tasker left. Ms. Quill stayed."),
        ["Mr. Tasker left.", "Ms. Quill stayed."]
    );
    assert_eq!(
        sentences("He met Ms. Quill in Riga."),
        ["He met Ms. Quill in Riga."]
    );
}

#[test]
fn a_long_quotation_is_cut_into_its_sentences() {
    check_sentences(
        "“We won. We are glad. It is over,” she said. He left.",
        &[
            "“We won.",
            "We are glad.",
            "It is over,” she said.",
            "He left.",
        ],
    );
    check_sentences(
        "\"For years they lost. They want time,\" said Ada Moor, who added: \"It is late. Mr. Quill knows it.\"",
        &[
            "\"For years they lost.",
            "They want time,\" said Ada Moor, who added: \"It is late.",
            "Mr. Quill knows it.\"",
        ],
    );
    // The quotation goes on in the next line.
    check_sentences(
        "“We won. We are glad.\n“It is over.”",
        &["“We won.", "We are glad.", "“It is over.”"],
    );
    // What stands around the quotation needs it.
    check_sentences(
        "He said “No. Never.” twice and left the room.",
        &["He said “No. Never.” twice and left the room."],
    );
    check_sentences(
        "A 12\" pipe burst. It rained.",
        &["A 12\" pipe burst.", "It rained."],
    );
}

#[test]
fn a_sentence_goes_on_from_abbreviations_and_in_small_letters() {
    check_sentences(
        "It cost approx. 5 million.",
        &["It cost approx. 5 million."],
    );
    check_sentences(
        "It ended at 10 p.m. Monday in Oslo. It began at 9 a.m. March 5.",
        &[
            "It ended at 10 p.m. Monday in Oslo.",
            "It began at 9 a.m. March 5.",
        ],
    );
    check_sentences(
        "It ended at 10 p.m. Nobody saw it.",
        &["It ended at 10 p.m.", "Nobody saw it."],
    );
    check_sentences(
        "Brightwell Yahoo! shares fell. Did Yahoo! end? Yes.",
        &["Brightwell Yahoo! shares fell.", "Did Yahoo! end?", "Yes."],
    );
}

#[test]
fn us_ends_a_sentence_where_one_begins_after_it() {
    check_sentences(
        "They moved to the U.S. The minister stayed. They met the U.S. Senate leader.",
        &[
            "They moved to the U.S.",
            "The minister stayed.",
            "They met the U.S. Senate leader.",
        ],
    );
    check_sentences(
        "He stayed in the U.K. He works in Washington, D.C. He likes it.",
        &[
            "He stayed in the U.K.",
            "He works in Washington, D.C.",
            "He likes it.",
        ],
    );
}

#[test]
fn lines_in_capitals_and_lists_of_headlines_are_cut() {
    check_sentences(
        "TALKS FAIL IN VIENNA. MR. TASKER LEAVES. U.S. SENATE VOTES",
        &[
            "TALKS FAIL IN VIENNA.",
            "MR. TASKER LEAVES.",
            "U.S. SENATE VOTES",
        ],
    );
    check_sentences(
        "Talks Fail in Vienna\nMr. Tasker Leaves for the U.S.\nOwl Returns: ‘No Fear’",
        &[
            "Talks Fail in Vienna",
            "Mr. Tasker Leaves for the U.S.",
            "Owl Returns: ‘No Fear’",
        ],
    );
}

#[test]
fn what_is_known_to_be_wrong_is_still_wrong() {
    check_still_wrong(
        sentences("1. Talks failed. 2. Nobody left."),
        vec!["1. Talks failed.", "2. Nobody left."],
        "items of a list in one line are one sentence",
    );
    check_still_wrong(
        furniture("© 2025 Brightwell Wire. All rights reserved"),
        vec![true, true],
        "a hint marks its own sentence and not its line",
    );
}

#[test]
fn tokens_cover_all_but_white_space() {
    for text in [
        "",
        " \u{3000}\u{feff}\n\t",
        "a",
        "…—–--’’‘‘''\"\"“”((()))",
        "'s 's n't 'll Mr. . .. ... U.S.A. a.m.",
        "Brontë’s Zoe\u{308}\u{301} 👩‍👩‍👧‍👦 \u{202e}gnp\u{202c}",
        "A.B.C.D. e.g., i.e.; http://x.y/z?a=b#c). lorne@example.org).",
        "\u{301}\u{301} \u{200d}a\u{200d} \u{ad}b\u{ad}",
        "١٢٣ 三 ½ ² ₂ Ⅷ 1,2,3 1.2.3 -5 +5 5- 1-2-3",
        "line\u{2028}separator\u{2029}paragraph\u{85}next\u{b}tab\u{c}feed\r\rreturn",
    ] {
        check_cover(text);
    }
}

#[test]
fn tokens_cover_the_example_articles() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/articles");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        check_cover(&std::fs::read_to_string(entry.unwrap().path()).unwrap());
        count += 1;
    }
    assert!(count >= 20, "{count}");
}
