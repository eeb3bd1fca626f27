//! Whether all that a pattern needs stands in a sentence, in its order, before it is tried.

use super::Matcher;
use crate::extract::items::{Item, Kind};
use crate::schema::ClassId;
use crate::schema::pattern::Element;

impl Matcher<'_> {
    /// The earliest item behind all that a pattern needs, from an item on; none where something is missing. Most patterns
    /// find their trigger word in a sentence and not the names around it: trying them item by item is wasted then. Whether
    /// names are `fit`ting ones is looked at second, since that takes longest.
    pub(super) fn reach(&self, elements: &[Element], from: usize, fit: bool) -> Option<usize> {
        let mut at = from;
        for element in elements {
            let mut rest = at..self.items.len();
            at = match element {
                Element::Words(_) | Element::Tag(_) | Element::Time => {
                    rest.find(|at| self.fits(element, *at))? + 1
                }
                Element::Name(_, labels, _) if fit => {
                    rest.find(|at| self.filler(labels, *at).is_some())? + 1
                }
                Element::Name(..) => {
                    let named = |i: &Item| matches!(i.kind, Kind::Name(_) | Kind::Demonym(_));
                    rest.find(|at| self.item(*at).is_some_and(named))? + 1
                }
                Element::Phrase(_, class) => rest.find(|at| self.phrase_at(*at, Some(*class)))? + 1,
                Element::Group(alternatives) => {
                    let ends = alternatives.iter().filter_map(|a| self.reach(a, at, fit));
                    ends.min()?
                }
                Element::Trigger(inner) => self.reach(std::slice::from_ref(inner), at, fit)?,
                _ => at,
            };
        }
        Some(at)
    }

    /// Whether the item is what an element says that takes one word or time.
    pub(super) fn fits(&self, element: &Element, at: usize) -> bool {
        match element {
            Element::Words(words) => {
                let [norm, lemma] = self.symbols.get(at).copied().unwrap_or_default();
                words.has_norm(norm) || words.has_lemma(lemma)
            }
            Element::Tag(tag) => self.tagged(at, |t| t == tag),
            Element::Time => self
                .item(at)
                .is_some_and(|i| matches!(i.kind, Kind::Time(_))),
            _ => false,
        }
    }

    /// Whether a phrase of a class begins at an item.
    fn phrase_at(&self, at: usize, class: Option<ClassId>) -> bool {
        let item = self.item(at).filter(|i| !matches!(i.kind, Kind::Name(_)));
        item.is_some_and(|item| {
            let mut phrases = self.itemizer.phrases(self.document, item.tokens.start);
            phrases.any(|(_, row)| Some(row.class) == class)
        })
    }
}
