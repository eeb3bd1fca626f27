//! From a noun in the tree to the mentions that it means: a name, the name beside it, or the country, organisation or
//! head that a group stands for.

use super::nameless::phrase;
use super::roles::Roles;
use super::tree::Tree;
use crate::extract::draft::Draft;
use crate::extract::government::{Governments, demonym_to};
use crate::model::{MentionKind, PlaceId};
use crate::schema::{ClassId, RowId, Schema};

/// Whom an end of a claim means. Nothing is written down until the claim is made: a capital that only might have acted
/// stays a city, and an adjective is no mention of its country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// A mention.
    Mention(u32),
    /// A capital, and the country for which it stands.
    Government(u32, PlaceId),
    /// The adjective of a country, or of a part of one, from a token to another.
    Adjective([usize; 2], PlaceId),
    /// The noun at a token, for somebody whose name the article does not tell, and the label of what he or it is.
    Nameless(usize, &'static str),
}

/// An end of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// Whom it means.
    pub who: Who,
    /// It stands for a group of which it is the head, the country or the organisation.
    pub stand_in: bool,
}

impl End {
    /// The one that a mention means.
    pub fn of(mention: u32) -> End {
        End {
            who: Who::Mention(mention),
            stand_in: false,
        }
    }

    /// The mention that stands for it; none of an adjective.
    pub fn mention(&self) -> Option<u32> {
        match self.who {
            Who::Mention(mention) | Who::Government(mention, _) => Some(mention),
            Who::Adjective(..) | Who::Nameless(..) => None,
        }
    }

    /// Whether the article tells its name.
    pub fn is_named(&self) -> bool {
        !matches!(self.who, Who::Nameless(..))
    }

    /// The label of the node that it means.
    pub fn label<'d>(&self, draft: &'d Draft) -> &'d str {
        match self.who {
            Who::Mention(mention) => draft.mention(mention).map_or("", |m| m.label.as_str()),
            Who::Government(..) | Who::Adjective(..) => "Place",
            Who::Nameless(_, label) => label,
        }
    }

    /// Whether no name stands there.
    pub fn is_nominal(&self, draft: &Draft) -> bool {
        match self.who {
            Who::Mention(mention) => draft
                .mention(mention)
                .is_some_and(|m| m.kind == MentionKind::Nominal),
            Who::Government(..) => false,
            Who::Adjective(..) | Who::Nameless(..) => true,
        }
    }

    /// The chain that it means; none of an adjective or capital, before it is written down.
    pub fn entity(&self, draft: &Draft) -> Option<u32> {
        match self.who {
            Who::Mention(mention) => draft.entity_of(mention),
            Who::Government(..) | Who::Adjective(..) | Who::Nameless(..) => None,
        }
    }

    /// The gazetteer's place that it means.
    pub fn place(&self, draft: &Draft) -> Option<PlaceId> {
        match self.who {
            Who::Mention(mention) => draft.place_of(mention),
            Who::Government(_, country) | Who::Adjective(_, country) => Some(country),
            Who::Nameless(..) => None,
        }
    }

    /// Whether two ends mean the same.
    pub fn is(&self, other: &End, draft: &Draft) -> bool {
        let chain = |end: &End| match end.who {
            Who::Mention(mention) => draft.entity_of(mention),
            Who::Government(..) | Who::Adjective(..) | Who::Nameless(..) => None,
        };
        let place = |end: &End| end.place(draft);
        self.who == other.who
            || (chain(self).is_some() && chain(self) == chain(other))
            || (place(self).is_some() && place(self) == place(other))
    }

    /// How sure it is that this is meant, in hundredths.
    pub fn certainty(&self, draft: &Draft) -> u8 {
        match self.who {
            Who::Mention(mention) => draft.mention(mention).map_or(100, |m| m.certainty),
            Who::Government(..) | Who::Adjective(..) | Who::Nameless(..) => 100,
        }
    }

    /// The mention that a claim names, written down where there was none.
    pub fn write(&self, tree: &Tree, draft: &mut Draft) -> u32 {
        let document = tree.document();
        match self.who {
            Who::Mention(mention) => mention,
            Who::Government(mention, country) => {
                draft.govern(mention, country);
                mention
            }
            Who::Adjective([first, last], country) => {
                draft.adjective(document, first..last + 1, country)
            }
            Who::Nameless(noun, label) => draft.nameless(document, phrase(tree, noun), label),
        }
    }
}

/// Finds ends.
pub struct Filler<'s> {
    pub(super) schema: &'s Schema,
    demonym: Option<ClassId>,
    /// Adjectives that tell nothing of whose something is.
    pub(super) modifier: Option<ClassId>,
    governments: Governments<'s>,
    pub(super) stand_in: Option<ClassId>,
    pub(super) org_noun: Option<ClassId>,
    place_noun: Option<ClassId>,
    /// The lists of nouns that mean people, and those that mean bodies of people.
    pub(super) people: [Option<ClassId>; 5],
    pub(super) bodies: [Option<ClassId>; 2],
    pub(super) unnamed: Option<ClassId>,
    /// What the words for people end with: "-worker".
    pub(super) person_endings: Vec<String>,
}

/// What a place at an end means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceMeans {
    /// The land or city itself.
    Land,
    /// Who governs it: of a capital, the country.
    Government,
}

impl<'s> Filler<'s> {
    /// With this schema's lists.
    pub fn new(schema: &'s Schema) -> Filler<'s> {
        let lexicon = schema.lexicon();
        let class = |name| lexicon.class(name);
        let unnamed = class("unnamed").into_iter();
        let rows = unnamed.flat_map(|class| lexicon.class_rows(class));
        let endings = rows.filter_map(|row| lexicon.cell(row, "form").strip_prefix('-'));
        Filler {
            person_endings: endings.map(str::to_owned).collect(),
            schema,
            demonym: class("demonym"),
            modifier: class("modifier"),
            governments: Governments::new(schema),
            stand_in: class("stand_in"),
            org_noun: class("org_noun"),
            place_noun: class("place_noun"),
            people: ["person_noun", "office", "descriptor", "profession", "kin"].map(class),
            bodies: ["org_noun", "group_word"].map(class),
            unnamed: class("unnamed"),
        }
    }

    /// The ends that a noun means.
    pub(super) fn end(
        &self,
        roles: &Roles,
        noun: usize,
        place: PlaceMeans,
        draft: &Draft,
    ) -> Vec<End> {
        let tree = roles.tree;
        let whole = |who| End {
            who,
            stand_in: false,
        };
        // "Hall, a Ukrainian who directs": he, and not his country.
        let apposed = (tree.relation(noun) == "appos" && roles.owners.name_at(noun).is_none())
            .then(|| tree.head(noun))
            .flatten()
            .filter(|h| roles.owners.is_person(*h));
        if let Some(person) = apposed.and_then(|h| roles.owners.at(h))
            && self.country_of(tree, noun).is_some()
        {
            return vec![whole(Who::Mention(person))];
        }
        if let Some(mention) = roles.owners.at(noun) {
            // "met Skagen's then chief": the parser lost the noun that it belongs to.
            let end = draft.mention(mention).map_or(noun, |m| m.tokens.end);
            if tree.tag(end) == "POS" && tree.relation(noun) != "poss" {
                return Vec::new();
            }
            // "with Lima and Cusco based firms": where they sit, not who.
            let seat = |n: usize| {
                let end = roles.owners.at(n).and_then(|m| draft.mention(m));
                let next = end.map_or(n, |m| m.tokens.end);
                let hyphen = usize::from(tree.norm(next) == "-");
                end.is_some_and(|m| m.label == "Place") && tree.norm(next + hyphen) == "based"
            };
            if seat(noun) || tree.kids_as(noun, &["conj"]).any(seat) {
                return Vec::new();
            }
            // "the Lima meeting": where, not who.
            if tree.relation(noun) == "compound" && self.is_town(mention, draft) {
                return Vec::new();
            }
            return vec![whole(self.acting(mention, place, draft))];
        }
        // "the Ghanaian, who scored": one of them, not the country. But "the British".
        let one = matches!(tree.tag(noun), "NN" | "NNP" | "JJ")
            && tree.kid(noun, &["det"]).is_some()
            && !["sh", "ch", "ese", "ss"]
                .iter()
                .any(|end| tree.norm(noun).ends_with(end));
        if let Some((first, country)) = self.adjective_to(tree, noun)
            && !one
            && !self.are_some(tree, noun)
        {
            return vec![whole(Who::Adjective([first, noun], country))];
        }
        // "the province of Alberta, Canada,"
        let lexicon = self.schema.lexicon();
        if lexicon.has(self.place_noun, tree.lemma(noun)) {
            // "Alberta province"
            let before = tree.kids_as(noun, &["compound"]).filter(|k| k + 1 == noun);
            let area = tree.tag(noun) == "NN"
                && lexicon.lookup(self.place_noun, tree.lemma(noun), "area") == "yes";
            let of = roles.own_preposition(noun, "of").into_iter();
            let named = of.chain(before.filter(|_| area));
            let mut named = named.filter_map(|o| roles.owners.name_at(o));
            let town = |m: &u32| draft.mention(*m).is_some_and(|m| m.label == "Place");
            if let Some(mention) = named.find(town) {
                return vec![whole(Who::Mention(mention))];
            }
        }
        // "the envoy, Maria Larsen,": the name beside it.
        // "The leader of Acme, Maria Larsen,": the parser may hang the name on the nearer noun.
        let mut beside: Vec<usize> = tree.kids_as(noun, &["appos"]).collect();
        // "her husband, the singer, Peter Hall,".
        for second in beside.clone() {
            let bare = roles.owners.at(second).is_none();
            beside.extend(tree.kids_as(second, &["appos"]).filter(|_| bare));
            // "his counsel, Peter Hall KC,".
            beside.extend(tree.kids_as(second, &["compound"]).filter(|_| bare));
        }
        // "Peter Hall, the minister whom she met": the name before it.
        let whose = tree
            .kid(noun, &["poss"])
            .is_some_and(|p| tree.tag(p) == "WP$");
        let above = tree
            .head(noun)
            .filter(|_| tree.relation(noun) == "appos" && !whose);
        beside.extend(above);
        // "The first minister to visit Lima was Hall", "was her predecessor, Hall".
        for said in roles.predicates(noun) {
            beside.push(said);
            beside.extend(tree.kids_as(said, &["appos"]));
        }
        // But "the coffin of the writer, Ana Larsen,".
        let of = tree.kids_as(noun, &["prep"]);
        let person_noun = tree.tag(noun) == "CD" || self.is_person_noun(tree.lemma(noun));
        for of in of.filter(|_| person_noun) {
            for object in tree.kids_as(of, &["pobj"]) {
                // "the daughter of the minister, Hall": he is the minister.
                let other =
                    roles.owners.at(object).is_none() && self.is_person_noun(tree.lemma(object));
                beside.extend(tree.kids_as(object, &["appos"]).filter(|_| !other));
                // "The leader of Acme, Maria Larsen, said", where it takes her for one more of his firms.
                let bare = tree.kid(object, &["cc"]).is_none();
                beside.extend(tree.kids_as(object, &["conj"]).filter(|_| bare));
            }
        }
        let person = |b: usize| {
            let mention = roles.owners.at(b)?;
            (draft.mention(mention)?.label == "Person").then_some(mention)
        };
        if let Some(mention) = beside.into_iter().find_map(person) {
            return vec![whole(Who::Mention(mention))];
        }
        // "Acme Lines, the company that he founded"; "the ruling party, Georgian Hearth". But "Hall, whose brother".
        let mut named = tree.kids_as(noun, &["appos"]).chain(above);
        if let Some(mention) = named.find_map(|n| roles.owners.name_at(n)) {
            return vec![whole(self.acting(mention, place, draft))];
        }
        if let Some(mention) = self.kind_of(roles, noun, draft) {
            return vec![whole(Who::Mention(mention))];
        }
        let mut found = self.group(roles, noun, 2, draft);
        let included = self.included(roles, noun);
        found.extend(included.map(|name| whole(self.acting(name, place, draft))));
        found
    }

    /// The end that a name means.
    pub(super) fn named(&self, mention: u32, place: PlaceMeans, draft: &Draft) -> End {
        End {
            who: self.acting(mention, place, draft),
            stand_in: false,
        }
    }

    fn is_town(&self, mention: u32, draft: &Draft) -> bool {
        let place = draft
            .place_of(mention)
            .and_then(|p| self.schema.gazetteers().place(p));
        draft.mention(mention).is_some_and(|m| m.label == "Place")
            && place.is_none_or(|p| p.kind != "country")
    }

    /// The row of a group that stands for its country or organisation.
    pub(super) fn stand_in_row(&self, lemma: &str) -> Option<RowId> {
        let rows = self.schema.lexicon().rows(lemma);
        rows.iter()
            .find(|r| Some(r.class) == self.stand_in)
            .copied()
    }

    /// A capital that acts is its country.
    pub(super) fn acting(&self, mention: u32, place: PlaceMeans, draft: &Draft) -> Who {
        let country = self.governments.of(draft, mention);
        let country = country.filter(|_| place == PlaceMeans::Government);
        match country.filter(|c| draft.place_of(mention) != Some(*c)) {
            Some(country) => Who::Government(mention, country),
            None => Who::Mention(mention),
        }
    }

    /// The country, or the part of one, of an adjective or of the name of its people that ends with a word.
    pub fn country_of(&self, tree: &Tree, word: usize) -> Option<PlaceId> {
        let (_, country) = self.adjective_to(tree, word)?;
        Some(country)
    }

    /// The same with the first word of its name: "South" of "South African".
    pub(super) fn adjective_to(&self, tree: &Tree, word: usize) -> Option<(usize, PlaceId)> {
        if !matches!(tree.tag(word), "JJ" | "NNP" | "NNPS" | "NN" | "NNS") {
            return None;
        }
        let lexicon = self.schema.lexicon();
        let (first, row) = demonym_to(lexicon, self.demonym, tree.document(), word)?;
        let place = self.schema.demonym_place(row)?;
        Some((first, PlaceId(place.id)))
    }
}
