//! Which rules can match in a sentence: by their trigger words, and by all the words that a pattern needs.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::extract::items::{Item, Itemizer, Kind};
use crate::model::{Document, Sentence, Text};
use crate::schema::symbols::{Present, UNKNOWN};
use crate::schema::{ClassId, CompiledRule, Schema, TriggerKey};

/// The rules that a word, the base form of a verb, or a phrase of a class triggers.
pub(super) struct Index {
    by_word: FxHashMap<Text, Vec<usize>>,
    by_lemma: FxHashMap<Text, Vec<usize>>,
    by_class: FxHashMap<ClassId, Vec<usize>>,
    rules: usize,
}

impl Index {
    /// Of these rules.
    pub fn new(rules: &[CompiledRule]) -> Index {
        let mut by_word: FxHashMap<Text, Vec<usize>> = FxHashMap::default();
        let mut by_lemma: FxHashMap<Text, Vec<usize>> = FxHashMap::default();
        let mut by_class: FxHashMap<ClassId, Vec<usize>> = FxHashMap::default();
        for (i, rule) in rules.iter().enumerate() {
            for key in &rule.keys {
                let rules = match key {
                    TriggerKey::Word(word) => by_word.entry(word.clone()).or_default(),
                    TriggerKey::Lemma(lemma) => by_lemma.entry(lemma.clone()).or_default(),
                    TriggerKey::Class(class) => by_class.entry(*class).or_default(),
                };
                rules.push(i);
            }
        }
        Index {
            by_word,
            by_lemma,
            by_class,
            rules: rules.len(),
        }
    }

    /// The rules that can match, in schema order, and the classes of the phrases in a sentence.
    pub fn candidates(
        &self,
        document: &Document,
        sentence: &Sentence,
        itemizer: &Itemizer,
    ) -> (Vec<usize>, FxHashSet<ClassId>) {
        let mut classes = FxHashSet::default();
        let mut wanted = vec![false; self.rules];
        let mut add = |rules: Option<&Vec<usize>>| {
            for rule in rules.into_iter().flatten() {
                if let Some(wanted) = wanted.get_mut(*rule) {
                    *wanted = true;
                }
            }
        };
        for at in sentence.tokens.clone() {
            let Some(token) = document.tokens.get(at) else {
                continue;
            };
            add(self.by_word.get(&token.norm));
            add(self.by_lemma.get(&token.lemma));
            for (_, row) in itemizer.phrases(document, at) {
                if classes.insert(row.class) {
                    add(self.by_class.get(&row.class));
                }
            }
        }
        let rules = wanted.into_iter().enumerate();
        let rules = rules.filter_map(|(i, wanted)| wanted.then_some(i));
        (rules.collect(), classes)
    }
}

/// A row of items that rules are matched against, with the numbers of their words and lemmas.
pub(super) struct Row {
    /// The items.
    pub items: Vec<Item>,
    /// The numbers of their words and lemmas.
    pub symbols: Vec<[u32; 2]>,
    /// Which of those there are.
    pub present: Present,
}

impl Row {
    pub fn new(items: Vec<Item>, schema: &Schema) -> Row {
        let number = |item: &Item| {
            let lemma = match item.kind {
                Kind::Word => schema.symbols().of(&item.lemma),
                _ => UNKNOWN,
            };
            [schema.symbols().of(&item.norm), lemma]
        };
        let symbols: Vec<_> = items.iter().map(number).collect();
        Row {
            present: Present::new(&symbols),
            items,
            symbols,
        }
    }
}
