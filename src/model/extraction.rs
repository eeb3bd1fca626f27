//! What `extract` hands on: everything that one article says, as spans and indexes.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ArticleMeta, Diagnostic, Result, Span, Status, Text};

/// Number of a place in the gazetteer (its GeoNames id).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PlaceId(pub u32);

/// How a mention names its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    /// By a name.
    Name,
    /// By a common noun or an adjective of a country: "the envoy", "Russian".
    Nominal,
    /// By a pronoun.
    Pronoun,
}

/// One place in the text that means an entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// The node label of what it means.
    pub label: Text,
    /// Name, nominal or pronoun.
    pub kind: MentionKind,
    /// Its chain, an index into [`Extraction::entities`].
    pub entity: u32,
}

/// One chain of mentions in one article: the entity as this article knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalEntity {
    /// Node label.
    pub label: Text,
    /// The fullest name; empty for a chain without a name.
    pub name: String,
    /// Every distinct name form, sorted.
    pub forms: Vec<String>,
    /// The gazetteer's place that the chain means, so that "Washington" the government and "U.S." meet in one node.
    pub place: Option<PlaceId>,
    /// The chain's names are names of something else (a capital for its government, "Russian" for Russia):
    /// they are no aliases of the entity.
    pub metonym: bool,
}

/// TIMEX3 type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeType {
    /// A calendar time of a day or more.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time.
    Set,
}

/// One time expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    /// Where it stands.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeType,
    /// TIMEX3 value.
    pub value: Text,
    /// TIMEX3 modifier, where the expression has one: START, MID, END, APPROX, LESS_THAN, MORE_THAN, EQUAL_OR_LESS,
    /// EQUAL_OR_MORE.
    pub modifier: Option<Text>,
    /// First and last day, both inclusive, where the expression resolves to days.
    pub days: Option<(Date, Date)>,
}

/// What a claim says besides its ends. Fixed fields: output order is a contract.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ClaimProperties {
    /// The office that a HEADS, HOLDS_POSITION or REPRESENTS claim names.
    pub office: Option<Text>,
    /// The kind of kinship of RELATED_TO: what the source is to the target.
    pub kind: Option<Text>,
    /// What a meeting or statement is about.
    pub topic: Option<Text>,
    /// One end stands for a group that it heads or belongs to.
    pub stand_in: bool,
}

/// One typed, directed statement of the article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Edge type.
    pub edge: Text,
    /// Index into [`Extraction::mentions`].
    pub source: u32,
    /// Index into [`Extraction::mentions`].
    pub target: u32,
    /// How it is stated.
    pub status: Status,
    /// Index into [`Extraction::times`].
    pub time: Option<u32>,
    /// Who says so, an index into [`Extraction::mentions`].
    pub attributed_to: Option<u32>,
    /// The sentence or clause that supports it.
    pub span: Span,
    /// Name of the rule.
    pub rule: Text,
    /// Probability that the claim is true, in hundredths.
    pub confidence: u8,
    /// Office, kind, topic.
    pub properties: ClaimProperties,
}

/// A statement of which the article does not tell both ends by name: "rebels attacked Lima", "Hall was arrested". The graph,
/// which knows nodes by their names, has no edge for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Edge type.
    pub edge: Text,
    /// Index into [`Extraction::mentions`]: by name, or a noun in a chain without a name.
    pub source: Option<u32>,
    /// The same.
    pub target: Option<u32>,
    /// How it is stated.
    pub status: Status,
    /// Index into [`Extraction::times`].
    pub time: Option<u32>,
    /// Who says so, an index into [`Extraction::mentions`].
    pub attributed_to: Option<u32>,
    /// The sentence or clause that supports it.
    pub span: Span,
    /// Name of the rule.
    pub rule: Text,
    /// Probability that it is true, in hundredths.
    pub confidence: u8,
    /// One end stands for a group that it heads or belongs to.
    pub stand_in: bool,
}

/// One meeting that the article reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Indexes into [`Extraction::mentions`], one a chain.
    pub participants: Vec<u32>,
    /// Index into [`Extraction::mentions`].
    pub place: Option<u32>,
    /// Index into [`Extraction::times`].
    pub time: Option<u32>,
    /// How it is stated.
    pub status: Status,
    /// The trigger word.
    pub span: Span,
    /// The sentences that report it; the first one is the one with the trigger.
    pub evidence: Vec<Span>,
    /// Name of the rule.
    pub rule: Text,
}

/// All that one article says.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// The article without its text.
    pub article: ArticleMeta,
    /// Sorted by span.
    pub mentions: Vec<Mention>,
    /// The chains that mentions point into.
    pub entities: Vec<LocalEntity>,
    /// Sorted by span.
    pub times: Vec<Time>,
    /// Sorted by span, type, source, target.
    pub claims: Vec<Claim>,
    /// Sorted like claims; only of an engine that looks for them.
    #[serde(skip)]
    pub events: Vec<Event>,
    /// Sorted by span.
    pub meetings: Vec<Meeting>,
    /// What was doubted.
    pub diagnostics: Vec<Diagnostic>,
    /// Hashes of the text's runs of words, sorted: what copies of it share.
    #[serde(with = "packed")]
    pub shingles: Vec<u32>,
    /// Hashes of parts of the shingles' signature: texts that are nearly the same have one of them in common.
    pub bands: Vec<u64>,
}

/// Where `resolve` reads extractions from, as often as it needs to, without holding them all: the store, or a slice.
pub trait Extractions {
    /// Calls `visit` with each extraction and its article's number, by ascending article id; before that `ahead` sees it, on
    /// any thread.
    ///
    /// # Errors
    /// What the source or `visit` returns.
    fn scan(
        &self,
        ahead: &(dyn Fn(&Extraction) + Sync),
        visit: &mut dyn FnMut(u32, &Extraction) -> Result<()>,
    ) -> Result<()>;

    /// The same of those with these numbers, sorted, as `scan` gives them.
    ///
    /// # Errors
    /// What the source or `visit` returns.
    fn some(
        &self,
        numbers: &[u32],
        visit: &mut dyn FnMut(u32, &Extraction) -> Result<()>,
    ) -> Result<()> {
        let visit = &mut |number, extraction: &Extraction| match numbers.binary_search(&number) {
            Ok(_) => visit(number, extraction),
            Err(_) => Ok(()),
        };
        self.scan(&|_| (), visit)
    }
}

impl Extractions for [Extraction] {
    fn scan(
        &self,
        ahead: &(dyn Fn(&Extraction) + Sync),
        visit: &mut dyn FnMut(u32, &Extraction) -> Result<()>,
    ) -> Result<()> {
        self.iter()
            .enumerate()
            .try_for_each(|(number, extraction)| {
                ahead(extraction);
                visit(number as u32, extraction)
            })
    }
}

/// Numbers as bytes, four each: hashes are not small, and there are as many of them as words, so that taking each out of an
/// encoding by itself was the most part of reading an extraction.
mod packed {
    use std::fmt;

    use serde::de::{Deserializer, Error, Visitor};
    use serde::ser::Serializer;

    pub fn serialize<S: Serializer>(numbers: &[u32], serializer: S) -> Result<S::Ok, S::Error> {
        let bytes: Vec<u8> = numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
        serializer.serialize_bytes(&bytes)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
        deserializer.deserialize_bytes(Numbers)
    }

    struct Numbers;

    impl Visitor<'_> for Numbers {
        type Value = Vec<u32>;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("four bytes a number")
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u32>, E> {
            let (numbers, rest) = bytes.as_chunks::<4>();
            match rest {
                [] => Ok(numbers.iter().map(|n| u32::from_le_bytes(*n)).collect()),
                _ => Err(E::invalid_length(bytes.len(), &self)),
            }
        }
    }
}
