//! Words as spaCy cuts them, what the trained networks see of them, and base forms, through the public surface.
//!
//! `tests/cases/words.jsonl` holds texts of our own with spaCy's answers, so that no Python is needed here;
//! `training/compare_tokens.py` writes it, and answers for whole corpora, which are compared where `NEWSGRAPH_WORDS` or
//! `NEWSGRAPH_LEMMAS` names them.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::env;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use common::SCHEMA;
use newsgraph::annotate::{Cut, Tokenizer, features, lemma};
use newsgraph::model::Span;
use newsgraph::schema::English;
use serde_json::Value;

static ENGLISH: LazyLock<&English> = LazyLock::new(|| SCHEMA.english());
static TOKENIZER: LazyLock<Tokenizer> = LazyLock::new(|| Tokenizer::new(&ENGLISH));

fn cuts(text: &str) -> Vec<Cut<'_>> {
    let mut cuts = Vec::new();
    TOKENIZER.cut(text, Span::new(0, text.len()), &mut cuts);
    cuts
}

fn shape(form: &str) -> String {
    let mut shape = String::new();
    features::shape(&ENGLISH, form, &mut shape);
    shape
}

/// The tokens of a text, each with norm, shape, first character and last three.
fn words(text: &str) -> Vec<[String; 5]> {
    let word = |cut: &Cut| {
        let form = cut.span.of(text);
        [
            form.to_owned(),
            features::norm(&ENGLISH, cut, text).into_owned(),
            shape(form),
            features::prefix(form).to_owned(),
            features::suffix(form).to_owned(),
        ]
    };
    cuts(text).iter().map(word).collect()
}

/// What spaCy says to the texts of a file.
fn answers(path: &Path) -> Vec<(String, Vec<[String; 5]>)> {
    let answer = |line: &str| {
        let value: Value = serde_json::from_str(line).unwrap();
        let text = value["text"].as_str().unwrap().to_owned();
        (
            text,
            serde_json::from_value(value["words"].clone()).unwrap(),
        )
    };
    let lines = fs::read_to_string(path).unwrap();
    lines.lines().map(answer).collect()
}

#[test]
fn words_are_cut_and_seen_as_spacy_does() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/words.jsonl");
    let answers = answers(&path);
    assert!(answers.len() > 40);
    for (text, expected) in answers {
        assert_eq!(words(&text), expected, "{text}");
    }
}

#[test]
fn words_of_a_corpus_are_those_of_spacy() {
    let Some(path) = env::var_os("NEWSGRAPH_WORDS") else {
        return;
    };
    let (mut all, mut equal) = (0, 0);
    for (text, expected) in answers(Path::new(&path)) {
        let found = words(&text);
        let same = expected.iter().filter(|word| found.contains(word)).count();
        if found != expected && all - equal < 50 {
            println!("{text:?}\n  {found:?}\n  {expected:?}");
        }
        all += expected.len();
        equal += if found == expected {
            same
        } else {
            same.min(expected.len() - 1)
        };
    }
    println!("{equal} of {all} words equal");
    assert!(equal * 1000 >= all * 999);
}

#[test]
fn base_forms_of_a_corpus_are_those_of_spacy() {
    let Some(path) = env::var_os("NEWSGRAPH_LEMMAS") else {
        return;
    };
    let (mut all, mut equal) = (0, 0);
    for line in fs::read_to_string(path).unwrap().lines() {
        let (form, tag, expected, count): (String, String, String, u64) =
            serde_json::from_str(line).unwrap();
        let found = lemma(&ENGLISH, &form, &tag);
        all += count;
        if found == expected {
            equal += count;
        } else {
            println!("{count:6} {form} {tag}: {found}, not {expected}");
        }
    }
    println!("{equal} of {all} base forms equal");
    assert!(equal * 1000 >= all * 995);
}

#[test]
fn white_space_is_no_word_and_offsets_are_those_of_the_text() {
    let text = "Ten\u{a0}km,  \t Ŵyn’s\u{202f}cat\u{3000}can't\u{85}go. ";
    let found = cuts(text);
    let found: Vec<_> = found.iter().map(|cut| cut.span.of(text)).collect();
    let expected = ["Ten", "km", ",", "Ŵyn", "’s", "cat", "ca", "n't", "go", "."];
    assert_eq!(found, expected);
    let part = Span::new(3, 8);
    let mut cuts = Vec::new();
    TOKENIZER.cut(text, part, &mut cuts);
    let spans: Vec<_> = cuts.iter().map(|cut| cut.span).collect();
    assert_eq!(spans, [Span::new(5, 7), Span::new(7, 8)]);
}

#[test]
fn every_character_is_in_a_word_or_is_white_space() {
    for text in [
        "",
        "\u{feff}",
        "…—–--’’‘‘''\"\"“”((()))",
        "'s 's n't 'll Mr. . .. ... U.S.A. a.m. °C. 5°C.",
        "Zoe\u{308}\u{301} 👩‍👩‍👧‍👦 \u{202e}gnp\u{202c} \u{200d}a\u{200d}",
        "@@://.://a.b@c.d:::80/?#",
        "١٢٣ 三 ½ ² ₂ Ⅷ 1,2,3 1.2.3 -5 +5 5- 1-2-3",
    ] {
        let mut at = 0;
        for cut in cuts(text) {
            let (start, end) = (cut.span.start as usize, cut.span.end as usize);
            assert!(start < end, "{text:?}");
            assert_eq!(text[at..start].trim(), "", "{text:?}");
            at = end;
        }
        assert_eq!(text[at..].trim(), "", "{text:?}");
    }
}

#[test]
fn a_word_has_its_base_form_by_its_tag() {
    let check = |form: &str, tag: &str, expected: &str| {
        assert_eq!(lemma(&ENGLISH, form, tag), expected, "{form} {tag}");
    };
    // By exception, by rule to a known word, by rule to an unknown one; "hoped" would be "hopped" if it came of "hop".
    check("met", "VBD", "meet");
    check("Traveled", "VBD", "travel");
    check("travelled", "VBN", "travel");
    check("hoped", "VBD", "hope");
    check("hopped", "VBD", "hop");
    check("imposing", "VBG", "impose");
    check("denies", "VBZ", "deny");
    check("blorped", "VBD", "blorpe");
    check("envoys", "NNS", "envoy");
    check("movies", "NNS", "movie");
    check("cities", "NNS", "city");
    check("women", "NNS", "woman");
    check("wives", "NNS", "wife");
    check("crises", "NNS", "crisis");
    check("bigger", "JJR", "big");
    check("latest", "JJS", "late");
    check("nicer", "JJR", "nice");
    check("better", "RBR", "well");
    // What is no inflected form stays, whatever it looks like.
    check("meeting", "NN", "meeting");
    check("meeting", "VBG", "meet");
    check("news", "NN", "news");
    check("building", "NN", "building");
    check("Athens", "NNP", "Athens");
    check("Americas", "NNPS", "Americas");
    // By tag alone.
    check("HIM", "PRP", "he");
    check("’s", "VBZ", "be");
    check("’s", "POS", "'s");
    check("n’t", "RB", "not");
    check("wo", "MD", "will");
    check("ca", "MD", "can");
    check("'d", "MD", "would");
    check("'d", "VBD", "have");
    check("“", "``", "\"");
    check("the", "", "the");
}

#[test]
fn attributes_of_odd_words_are_those_of_spacy() {
    for (word, before, after, shaped) in [
        ("a", "a", "a", "x"),
        ("Kremlin’s", "K", "n’s", "Xxxxx’x"),
        ("U.S.", "U", ".S.", "X.X."),
        ("Čapek", "Č", "pek", "Xxxxx"),
        ("1,234,567.5", "1", "7.5", "d,ddd,ddd.d"),
        ("€½m²", "€", "½m²", "€½xd"),
        ("COVID-19", "C", "-19", "XXXX-dd"),
        ("......", ".", "...", "...."),
    ] {
        let found = (
            features::prefix(word),
            features::suffix(word),
            shape(word).as_str().to_owned(),
        );
        assert_eq!(found, (before, after, shaped.to_owned()), "{word}");
    }
    assert_eq!(shape(&"x".repeat(100)), "LONG");
    assert!(
        features::is_space("\u{a0} \n") && !features::is_space("") && !features::is_space(" x")
    );
}
