//! The words of the evidence. Evidence quotes articles in no order, and reading one from the store costs some thousand
//! times a look into memory. So the words of many edges are read at once, each article once for all of them, and no
//! article is kept: what is in memory at a time is as many quotes, whatever the size of the graph.

use std::collections::VecDeque;

use rayon::prelude::*;

use crate::graph::Evidence;
use crate::model::{Articles, CodePoints, Error, Result, Span};

/// How many quotes are read at once: some 400 MB, which is less than the graph itself has for them. Half as many would read
/// most articles of a large graph twice as often.
pub(super) const AT_ONCE: usize = 1 << 21;
/// How many articles are asked for at once.
const ARTICLES: usize = 64;

/// A passage of an article as output shows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Passage<'t> {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// Exactly the article's text between them.
    pub text: &'t str,
}

/// The words of many pieces of evidence, laid one after the other: an allocation each would cost more than their reading.
#[derive(Default)]
pub(super) struct Passages {
    /// The words of some articles each.
    words: Vec<String>,
    /// One a piece.
    places: Vec<Place>,
}

/// Where a passage lies in [`Passages`], and which code points it covers.
#[derive(Default, Clone, Copy)]
struct Place {
    words: u32,
    from: u32,
    to: u32,
    start: u32,
    end: u32,
}

impl Passages {
    /// Reads the words of these pieces.
    ///
    /// # Errors
    /// When an article cannot be read or is not the one that a span was made for: wrong words under a claim would be
    /// worse than no export.
    pub fn read(articles: &dyn Articles, pieces: &[&Evidence]) -> Result<Passages> {
        let mut order: Vec<(u32, u32)> = pieces.iter().map(|p| p.article).zip(0..).collect();
        order.par_sort_unstable();
        let quoted: Vec<&[(u32, u32)]> = order.chunk_by(|a, b| a.0 == b.0).collect();
        let read: Vec<(String, Vec<(u32, Place)>)> = quoted
            .par_chunks(ARTICLES)
            .map(|quoted| words(articles, pieces, quoted))
            .collect::<Result<_>>()?;
        let mut all = Passages {
            words: Vec::with_capacity(read.len()),
            places: vec![Place::default(); pieces.len()],
        };
        for (number, (words, found)) in (0..).zip(read) {
            all.words.push(words);
            for (piece, place) in found {
                if let Some(there) = all.places.get_mut(piece as usize) {
                    *there = Place {
                        words: number,
                        ..place
                    };
                }
            }
        }
        Ok(all)
    }

    /// The words of the pieces from this one on.
    pub fn from(&self, piece: usize) -> impl Iterator<Item = Passage<'_>> {
        let places = self.places.get(piece..).unwrap_or_default();
        places.iter().map(|place| {
            let words = self.words.get(place.words as usize);
            let words = words.and_then(|w| w.get(place.from as usize..place.to as usize));
            Passage {
                start: place.start,
                end: place.end,
                text: words.unwrap_or_default(),
            }
        })
    }
}

/// The words of pieces of some articles, given as pairs of article and piece.
fn words(
    articles: &dyn Articles,
    pieces: &[&Evidence],
    quoted: &[&[(u32, u32)]],
) -> Result<(String, Vec<(u32, Place)>)> {
    let numbers = quoted.iter().filter_map(|places| places.first());
    let numbers: Vec<u32> = numbers.map(|(number, _)| *number).collect();
    let all = quoted.iter().flat_map(|places| *places);
    let spans = all.filter_map(|(_, place)| pieces.get(*place as usize));
    let spans = spans.map(|piece| piece.span.end.saturating_sub(piece.span.start) as usize);
    let (count, bytes) = spans.fold((0, 0), |(count, sum), bytes| (count + 1, sum + bytes));
    let (mut words, mut found) = (String::with_capacity(bytes), Vec::with_capacity(count));
    let mut quoted = quoted.iter();
    articles.texts(&numbers, &mut |text| {
        let points = CodePoints::new(text);
        for (number, place) in quoted.next().copied().unwrap_or_default() {
            let Some(Evidence { span, .. }) = pieces.get(*place as usize) else {
                continue;
            };
            let from = words.len();
            words.push_str(quote(*number, text, *span)?);
            let new = Place {
                words: 0,
                from: from as u32,
                to: words.len() as u32,
                start: points.at(span.start),
                end: points.at(span.end),
            };
            found.push((*place, new));
        }
        Ok(())
    })?;
    Ok((words, found))
}

fn quote(number: u32, text: &str, span: Span) -> Result<&str> {
    let words = text.get(span.start as usize..span.end as usize);
    words.ok_or_else(|| {
        let (start, end) = (span.start, span.end);
        Error::new(format!(
            "article number {number} has no text from byte {start} to {end}: the graph is of other articles"
        ))
    })
}

/// The words of the evidence of edges that are asked for one after the other.
pub(super) struct Texts<'a> {
    articles: &'a dyn Articles,
    /// The evidence that will be asked for.
    ahead: Box<dyn Iterator<Item = &'a [Evidence]> + 'a>,
    ready: Passages,
    /// How many pieces the next ones have, and which is their first.
    counts: VecDeque<usize>,
    first: usize,
}

impl<'a> Texts<'a> {
    /// Of this evidence.
    pub fn new(
        articles: &'a dyn Articles,
        ahead: impl Iterator<Item = &'a [Evidence]> + 'a,
    ) -> Texts<'a> {
        Texts {
            articles,
            ahead: Box::new(ahead),
            ready: Passages::default(),
            counts: VecDeque::new(),
            first: 0,
        }
    }

    /// The words of the next evidence, a passage a piece; nothing after the last.
    ///
    /// # Errors
    /// Those of [`Passages::read`].
    pub fn next(&mut self) -> Result<impl Iterator<Item = Passage<'_>>> {
        if self.counts.is_empty() {
            let mut pieces: Vec<&Evidence> = Vec::new();
            for evidence in self.ahead.by_ref() {
                pieces.extend(evidence);
                self.counts.push_back(evidence.len());
                if pieces.len() >= AT_ONCE {
                    break;
                }
            }
            self.ready = Passages::read(self.articles, &pieces)?;
            self.first = 0;
        }
        let (first, count) = (self.first, self.counts.pop_front().unwrap_or(0));
        self.first += count;
        Ok(self.ready.from(first).take(count))
    }
}
