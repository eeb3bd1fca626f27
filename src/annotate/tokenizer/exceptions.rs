//! Words that are cut in their own way where the rules have cut them to pieces first: "Dec." in "Nov.-Dec.".

use rustc_hash::FxHashMap;

use super::{Cut, Splitter};
use crate::model::Span;
use crate::schema::{English, Exception};

/// What the pieces of words with their own way are.
pub struct Joined<'s> {
    english: &'s English,
    /// The ends of the pieces into which the rules cut a word that has its own way, for those that they do cut.
    pieces: FxHashMap<&'s str, Vec<u32>>,
}

impl<'s> Joined<'s> {
    pub fn new(english: &'s English) -> Joined<'s> {
        let rules = Splitter {
            english,
            exceptions: false,
        };
        let pieces = english.exceptions().filter_map(|(word, _)| {
            let mut cuts = Vec::new();
            rules.split(word, 0, &mut cuts);
            let ends: Vec<u32> = cuts.iter().map(|cut| cut.span.end).collect();
            (ends.len() > 1).then_some((word, ends))
        });
        Joined {
            english,
            pieces: pieces.collect(),
        }
    }

    /// Cuts runs of the tokens from `first` on, which are those of one chunk, anew. Of runs that overlap the one of most
    /// pieces is cut, then the first.
    pub fn join(&self, chunk: &str, at: usize, first: usize, cuts: &mut Vec<Cut<'s>>) {
        let of = cuts.get(first..).unwrap_or(&[]);
        let mut runs: Vec<(usize, usize, &Exception)> = Vec::new();
        for (i, start) in of.iter().enumerate() {
            for (j, end) in of.iter().enumerate().skip(i + 1) {
                let range = start.span.start as usize - at..end.span.end as usize - at;
                let word = chunk.get(range).unwrap_or("");
                if let Some(exception) = self.english.exception(word)
                    && let Some(ends) = self.pieces.get(word)
                    && of.get(i..=j).is_some_and(|run| {
                        let run = run.iter().map(|cut| cut.span.end - start.span.start);
                        run.eq(ends.iter().copied())
                    })
                {
                    runs.push((i, j + 1, exception));
                }
            }
        }
        if runs.is_empty() {
            return;
        }
        runs.sort_by_key(|(start, end, _)| (start + of.len() - end, *start));
        let mut taken = vec![false; of.len()];
        let mut chosen = Vec::new();
        for (start, end, exception) in runs {
            let free = |i: usize| taken.get(i).is_some_and(|taken| !taken);
            if free(start) && free(end - 1) {
                chosen.push((start, end, exception));
            }
            taken
                .iter_mut()
                .take(end)
                .skip(start)
                .for_each(|taken| *taken = true);
        }
        chosen.sort_by_key(|(start, ..)| *start);
        let old = cuts.split_off(first);
        let mut next = 0;
        for (start, end, exception) in chosen {
            cuts.extend(old.get(next..start).unwrap_or(&[]));
            let at = old.get(start).map_or(at, |cut| cut.span.start as usize);
            push(exception, at, cuts);
            next = end;
        }
        cuts.extend(old.get(next..).unwrap_or(&[]));
    }
}

/// Appends the parts of a word that has its own way and starts at `at`.
pub fn push<'s>(exception: &'s Exception, at: usize, cuts: &mut Vec<Cut<'s>>) {
    let mut start = at;
    for (part, norm) in &exception.parts {
        let end = start + part.len();
        cuts.push(Cut {
            span: Span::new(start, end),
            norm: (!norm.is_empty()).then_some(norm.as_str()),
        });
        start = end;
    }
}
