//! Whose a token is: the mentions of one sentence by their tokens.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::extract::draft::Draft;
use crate::model::MentionKind;

/// The mentions of one sentence by their tokens: a name before a noun, the longest first.
pub struct Owners(FxHashMap<usize, Owner>);

#[derive(Clone, Copy)]
struct Owner {
    mention: u32,
    length: usize,
    person: bool,
    name: bool,
}

impl Owners {
    /// The mentions that cover the tokens of a sentence.
    pub fn new(draft: &Draft, range: Range<usize>) -> Owners {
        let mut owners: FxHashMap<usize, Owner> = FxHashMap::default();
        for start in range {
            for (index, mention) in draft.starting(start) {
                let new = Owner {
                    mention: index,
                    length: mention.tokens.len(),
                    person: mention.label == "Person",
                    name: mention.kind == MentionKind::Name,
                };
                for token in mention.tokens.clone() {
                    let owner = owners.entry(token).or_insert(new);
                    // "the Lima-based bank": Lima is Lima.
                    let longer = new.length > owner.length;
                    if new.name && !owner.name || new.name == owner.name && longer {
                        *owner = new;
                    }
                }
            }
        }
        Owners(owners)
    }

    /// The longest mention that covers a token.
    pub fn at(&self, token: usize) -> Option<u32> {
        self.0.get(&token).map(|o| o.mention)
    }

    /// The longest mention that covers a token, if it is a name.
    pub fn name_at(&self, token: usize) -> Option<u32> {
        self.0.get(&token).filter(|o| o.name).map(|o| o.mention)
    }

    /// The tokens before and behind one that belong to the same mention.
    pub fn tokens_with(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let mention = self.at(token);
        let same = move |i: &usize| mention.is_some() && self.at(*i) == mention;
        let before = (0..token).rev().take_while(same);
        before.chain((token + 1..).take_while(same))
    }

    /// Whether a token belongs to the mention of a person.
    pub fn is_person(&self, token: usize) -> bool {
        self.0.get(&token).is_some_and(|o| o.person)
    }
}
