//! "Quillmoor Shipping, formerly known as Brackwater Lines": two names of one person or body, which the article joins by a
//! phrase of `lexicon/alias_cue.csv` between them.

use super::draft::Draft;
use crate::model::{Document, MentionKind};
use crate::schema::Schema;

/// What may stand around the phrase.
const AROUND: [&str; 3] = [",", "(", "the"];
/// A longer gap holds more than a phrase.
const LONGEST: usize = 7;

/// Makes the chains one whose names are joined so.
pub fn join(schema: &Schema, document: &Document, draft: &mut Draft) {
    let class = schema.lexicon().class("alias_cue");
    let mut names: Vec<(usize, usize, u32)> = draft
        .mentions
        .iter()
        .filter(|m| m.kind == MentionKind::Name && (m.label == "Org" || m.label == "Person"))
        .map(|m| (m.tokens.start, m.tokens.end, m.entity))
        .collect();
    names.sort_unstable();
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for pair in names.windows(2) {
        let [(_, end, first), (start, _, second)] = pair else {
            continue;
        };
        let gap = document.tokens.get(*end..*start).unwrap_or(&[]);
        if first == second || gap.is_empty() || gap.len() > LONGEST {
            continue;
        }
        let words: Vec<&str> = gap.iter().map(|token| token.norm.as_str()).collect();
        let opened = matches!(words.first(), Some(&"," | &"("));
        let from = words
            .iter()
            .take_while(|w| matches!(**w, "," | "("))
            .count();
        let to = words
            .iter()
            .rev()
            .take_while(|w| AROUND.contains(w))
            .count();
        let phrase = words
            .get(from..words.len().saturating_sub(to))
            .unwrap_or(&[]);
        if opened && schema.lexicon().has(class, &phrase.join(" ")) {
            joined.push((*first, *second));
        }
    }
    for (first, second) in joined {
        unite(draft, first, second);
    }
}

/// Moves the names of one chain to another of the same label.
fn unite(draft: &mut Draft, to: u32, from: u32) {
    let label = |entity: u32| draft.entities.get(entity as usize).map(|e| e.label.clone());
    if to == from || label(to) != label(from) {
        return;
    }
    for mention in draft.mentions.iter_mut().filter(|m| m.entity == from) {
        mention.entity = to;
    }
    let forms = match draft.entities.get_mut(from as usize) {
        Some(entity) => std::mem::take(&mut entity.forms),
        None => return,
    };
    if let Some(entity) = draft.entities.get_mut(to as usize) {
        entity.forms.extend(forms);
        entity.forms.sort();
        entity.forms.dedup();
    }
}
