//! What stands before a name: whether it is a man's or a woman's ("Ms Hall", "his sister, Hall"), or that of a part of another
//! ("its unit, Acme Pay").

use super::Chains;
use crate::model::{Document, Name};
use crate::schema::RowId;

impl Chains<'_> {
    /// What stands before a name and its given name say of it: more than 0 for a man, less for a woman.
    pub(super) fn gender_of(&self, document: &Document, name: &Name) -> i32 {
        let first = document.tokens.get(name.tokens.start);
        let given = first.map(|t| self.schema.gazetteers().name_word(&t.norm));
        let given = given.map_or(0, |w| i32::from(w.male) - i32::from(w.female));
        3 * self.called(document, name.tokens.start) + given
    }

    /// "Ms Hall", "his sister, Hall": 1 for a man, -1 for a woman, 0 where neither stands there.
    pub(super) fn called(&self, document: &Document, start: usize) -> i32 {
        let lexicon = self.schema.lexicon();
        let mut rows = self.rows_before(document, start);
        let told = rows.find_map(|row| {
            let gendered = Some(row.class) == self.title || Some(row.class) == self.person_noun;
            match lexicon.cell(*row, "gender") {
                "m" if gendered => Some(1),
                "f" if gendered => Some(-1),
                _ => None,
            }
        });
        told.unwrap_or(0)
    }

    /// Whether a name is that of a part of another: "its unit, Acme Pay".
    pub(super) fn is_unit(&self, document: &Document, start: usize) -> bool {
        let mut rows = self.rows_before(document, start);
        rows.any(|row| Some(row.class) == self.subsidiary)
    }

    /// The rows of the phrases that end before a token; a comma may stand between.
    fn rows_before<'a>(
        &'a self,
        document: &'a Document,
        start: usize,
    ) -> impl Iterator<Item = &'a RowId> {
        let lexicon = self.schema.lexicon();
        let comma = |i: usize| document.tokens.get(i).is_some_and(|t| t.norm == ",");
        let end = start - usize::from(start > 0 && comma(start - 1));
        let ends = move |from: usize| {
            let found = lexicon.starting(&document.phrases, from);
            found.filter(move |(length, _)| from + length == end)
        };
        let rows = (end.saturating_sub(5)..end).flat_map(ends);
        rows.flat_map(|(_, rows)| rows.iter())
    }
}
