//! The dependency tree of one sentence, with its branches at hand.

use std::ops::Range;

use crate::model::{Document, Sentence, Token};

/// A sentence as a tree; nodes are indexes into the document's tokens.
pub struct Tree<'a> {
    document: &'a Document,
    range: Range<usize>,
    /// For each token of the sentence, where its dependents end in `kids`.
    ends: Vec<u32>,
    kids: Vec<u32>,
}

impl<'a> Tree<'a> {
    /// The tree of a sentence.
    pub fn new(document: &'a Document, sentence: &Sentence) -> Tree<'a> {
        let range = sentence.tokens.clone();
        let head = |i: usize| {
            let head = document.tokens.get(i).map_or(i, |t| t.head as usize);
            (head != i && range.contains(&head)).then_some(head)
        };
        let mut ends = vec![0u32; range.len()];
        for head in range.clone().filter_map(head) {
            if let Some(count) = ends.get_mut(head - range.start) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            let count = *end;
            *end = sum; // The start; it becomes the end while the dependents are filled in.
            sum += count;
        }
        let mut kids = vec![0u32; sum as usize];
        for i in range.clone() {
            let Some(head) = head(i) else { continue };
            if let Some(end) = ends.get_mut(head - range.start) {
                if let Some(kid) = kids.get_mut(*end as usize) {
                    *kid = i as u32;
                }
                *end += 1;
            }
        }
        Tree {
            document,
            range,
            ends,
            kids,
        }
    }

    /// The document.
    pub fn document(&self) -> &'a Document {
        self.document
    }

    /// The tokens of the sentence.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// A token.
    pub fn token(&self, i: usize) -> Option<&'a Token> {
        self.document.tokens.get(i)
    }

    /// The lower-case form.
    pub fn norm(&self, i: usize) -> &'a str {
        self.token(i).map_or("", |t| t.norm.as_str())
    }

    /// The base form.
    pub fn lemma(&self, i: usize) -> &'a str {
        self.token(i).map_or("", |t| t.lemma.as_str())
    }

    /// The part of speech.
    pub fn tag(&self, i: usize) -> &'a str {
        self.token(i).map_or("", |t| t.tag.as_str())
    }

    /// The relation to the head.
    pub fn relation(&self, i: usize) -> &'a str {
        self.token(i).map_or("", |t| t.relation.as_str())
    }

    /// The head, but of the root.
    pub fn head(&self, i: usize) -> Option<usize> {
        let head = self.token(i)?.head as usize;
        (head != i && self.range.contains(&head)).then_some(head)
    }

    /// The dependents, in order of text.
    pub fn kids(&self, i: usize) -> impl Iterator<Item = usize> + use<'_, 'a> {
        let at = i.wrapping_sub(self.range.start);
        let end = self.ends.get(at).copied().unwrap_or(0) as usize;
        let start = match at.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0) as usize,
            None => 0,
        };
        let kids = self.kids.get(start..end).unwrap_or(&[]);
        kids.iter().map(|kid| *kid as usize)
    }

    /// The first dependent with one of these relations.
    pub fn kid(&self, i: usize, relations: &[&str]) -> Option<usize> {
        self.kids(i)
            .find(|k| relations.contains(&self.relation(*k)))
    }

    /// The dependents with one of these relations.
    pub fn kids_as<'t>(
        &'t self,
        i: usize,
        relations: &'t [&'t str],
    ) -> impl Iterator<Item = usize> + 't {
        self.kids(i)
            .filter(|k| relations.contains(&self.relation(*k)))
    }

    /// A verb or auxiliary.
    pub fn is_verb(&self, i: usize) -> bool {
        matches!(
            self.tag(i),
            "VB" | "VBD" | "VBG" | "VBN" | "VBP" | "VBZ" | "MD"
        )
    }

    /// A common or proper noun.
    pub fn is_noun(&self, i: usize) -> bool {
        matches!(self.tag(i), "NN" | "NNS" | "NNP" | "NNPS")
    }

    /// "who", "which", "that" of a relative clause.
    pub fn is_relative(&self, i: usize) -> bool {
        matches!(self.tag(i), "WP" | "WDT") || (self.norm(i) == "that" && self.tag(i) == "IN")
    }

    /// A token and all above it, the nearest first.
    pub fn up(&self, i: usize) -> impl Iterator<Item = usize> + use<'_, 'a> {
        let mut left = self.range.len(); // Trees have no cycles; a damaged one must not hang.
        std::iter::successors(Some(i), move |i| {
            left = left.checked_sub(1)?;
            self.head(*i)
        })
    }
}
