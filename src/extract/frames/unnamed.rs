//! Offices whose owner their own sentence does not name: "President Hall", "the mayor", "the chief executive, Larsen". The
//! column `bare` of the list of offices says which of them are of a country, a town or a firm then.
//!
//! They are settled when the whole article is read, since what it says of a person anywhere says which country is hers.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Framer;
use super::succession::OFFICES;
use crate::extract::draft::{Draft, DraftMention};
use crate::extract::setting::{Named, Setting};
use crate::extract::trace::{Log, Step};
use crate::model::{Claim, Document, PlaceId, Status, Text};
use crate::schema::RowId;

/// An office and who bears it.
#[derive(Debug, Clone)]
pub struct Bare {
    /// The claim; its target is not known yet.
    pub claim: Claim,
    /// The office.
    pub row: RowId,
    /// Its noun.
    pub noun: usize,
    /// The verb says that she is it, "was health minister from 2017 to 2021": of the country whose other offices she has.
    pub told: bool,
    /// It is one of a body of state, "the government's spokesman".
    pub state: bool,
    /// "his Turkish counterpart": the mentions of him and of Turkey.
    pub like: Option<(u32, u32)>,
    /// "her finance minister": the mention of whom she is.
    pub under: Option<u32>,
    /// The organisation or country of which the bearer says something.
    pub speaks_of: Option<u32>,
}

/// An office of a country that stands without who bears it: "Norway's defence minister was ill".
#[derive(Debug, Clone)]
pub struct Post {
    pub form: Text,
    pub noun: usize,
    pub country: PlaceId,
}

/// The internal edge type of rules that say that somebody has an office like that of another.
pub(super) const COUNTERPART: &str = "COUNTERPART";

/// What the claim loses of its confidence, in hundredths: the owner stands elsewhere in the article.
const ELSEWHERE: u32 = 90;
/// What is settled may settle more, so many times.
const PASSES: usize = 3;
/// An article is about a firm that it names so many times.
const LEAST: usize = 3;

/// "Foreign Minister Hall was received by the king": whether somebody is a guest where the article is set.
fn is_received(bare: &Bare, document: &Document, draft: &Draft) -> bool {
    let token = |i: usize| document.tokens.get(i);
    let tokens = draft.mention(bare.claim.source).map(|m| m.tokens.clone());
    let mut words = tokens.into_iter().flatten().filter_map(token);
    words.any(|word| {
        matches!(word.relation.as_str(), "nsubjpass" | "dobj")
            && receives(document, word.head as usize)
    })
}

/// Whether a word says that somebody has a guest.
fn receives(document: &Document, verb: usize) -> bool {
    let lemma = document.tokens.get(verb).map_or("", |t| t.lemma.as_str());
    matches!(lemma, "receive" | "host" | "welcome")
}

/// "Hall flew to Norway and was received by President Larsen": the country that somebody visits whom the bearer receives there.
fn hosts(bare: &Bare, document: &Document, draft: &Draft) -> Option<PlaceId> {
    let token = |i: usize| document.tokens.get(i);
    let tokens = draft.mention(bare.claim.source)?.tokens.clone();
    let up = |i: usize| token(i).map(|t| (t.relation.as_str(), t.head as usize));
    let verb = tokens.clone().find_map(|i| match up(i)? {
        ("nsubj", verb) if receives(document, verb) => Some(verb),
        ("pobj", by) => match up(by)? {
            ("agent", verb) if receives(document, verb) => Some(verb),
            _ => None,
        },
        _ => None,
    })?;
    let of_verb = |i: usize| matches!(up(i), Some(("nsubjpass" | "dobj", head)) if head == verb);
    let guest = draft
        .mentions
        .iter()
        .find(|m| m.label == "Person" && m.tokens.clone().any(of_verb))?;
    let mut visits = draft
        .claims
        .iter()
        .filter(|c| c.edge == "VISITS" && draft.entity_of(c.source) == Some(guest.entity));
    visits.find_map(|c| draft.place_of(c.target))
}

/// "Norway's defence minister was ill. Defence Minister Hall": the one country of which the article told before that it has the
/// post.
fn post(bare: &Bare, draft: &Draft) -> Option<PlaceId> {
    let form = bare.claim.properties.office.as_ref()?;
    let same = |p: &&Post| p.form == *form && p.noun < bare.noun;
    let mut posts = draft.posts.iter().filter(same).map(|p| p.country);
    let one = posts.next()?;
    let minister = bare.claim.edge == "HOLDS_POSITION";
    (minister && posts.all(|p| p == one)).then_some(one)
}

/// Where the sentence of a token begins, or one of those before it.
fn sentence(document: &Document, token: usize, back: usize) -> usize {
    let next = document
        .sentences
        .partition_point(|s| s.tokens.start <= token);
    let sentence = document.sentences.get(next.saturating_sub(1 + back));
    sentence.map_or(token, |s| s.tokens.start)
}

impl Framer<'_> {
    /// Makes claims of the offices whose owner the article tells elsewhere.
    pub fn own(&self, document: &Document, setting: &Setting, draft: &mut Draft, log: &Log) {
        let mut left = std::mem::take(&mut draft.bare);
        let main = self.main_org(draft);
        let rivals = self.rivals(&left, draft);
        for _ in 0..PASSES {
            let before = left.len();
            left.retain(|bare| {
                let like = bare.like.and_then(|like| self.like(bare, like, draft));
                let Some(claim) = like.or_else(|| self.below(bare, draft)).or_else(|| {
                    let target =
                        self.owner_elsewhere(bare, document, setting, (main, &rivals), draft)?;
                    let claim = bare.claim.clone();
                    Some(Claim { target, ..claim })
                }) else {
                    return true;
                };
                let target = claim.target;
                let confidence = (u32::from(claim.confidence) * ELSEWHERE / 100) as u8;
                let claim = Claim {
                    confidence,
                    ..claim
                };
                let same = |c: &Claim| {
                    c.edge == claim.edge
                        && c.status == claim.status
                        && draft.entity_of(c.source) == draft.entity_of(claim.source)
                        && (draft.entity_of(c.target) == draft.entity_of(target)
                            || draft.place_of(target).is_some()
                                && draft.place_of(c.target) == draft.place_of(target))
                };
                if !draft.claims.iter().any(same) {
                    log.at(&claim, self.schema, draft, Step::Elsewhere);
                    draft.claims.push(claim);
                }
                false
            });
            if left.len() == before {
                break;
            }
        }
    }

    /// "her finance minister, Hall", "his deputy": of the country, town or body that she heads.
    fn below(&self, bare: &Bare, draft: &Draft) -> Option<Claim> {
        let leader = draft.entity_of(bare.under?);
        let kind = self.schema.lexicon().cell(bare.row, "bare");
        let fits = |claim: &Claim| {
            let place = draft.place_of(claim.target);
            let place = place.and_then(|p| self.schema.gazetteers().place(p));
            let country = place.is_some_and(|p| p.kind == "country");
            let org = draft
                .mention(claim.target)
                .is_some_and(|m| m.label == "Org");
            match kind {
                "country" => country,
                "org" => org,
                "city" => !country && !org,
                "leader" => true,
                _ => false,
            }
        };
        let heads = |c: &&Claim| {
            let held = matches!(c.status, Status::Asserted | Status::Ended);
            let other = kind == "leader" && OFFICES.contains(&c.edge.as_str());
            draft.entity_of(c.source) == leader && held && (c.edge == "HEADS" || other) && fits(c)
        };
        let body = |c: &Claim| (draft.place_of(c.target), draft.entity_of(c.target));
        let mut claims = draft.claims.iter().filter(heads);
        let one = claims.next()?;
        let same =
            |c: &Claim| body(c).0 == body(one).0 && (body(c).0.is_some() || body(c) == body(one));
        let over = one.status == Status::Ended && kind == "country";
        let status = if over {
            Status::Ended
        } else {
            Status::Asserted
        };
        claims.all(same).then(|| Claim {
            target: one.target,
            status: bare.claim.status.stronger(status),
            ..bare.claim.clone()
        })
    }

    /// "his Turkish counterpart, Larsen": the office that he has, if it is one and of a country.
    fn like(&self, bare: &Bare, (whose, target): (u32, u32), draft: &Draft) -> Option<Claim> {
        let whose = draft.entity_of(whose);
        let office = |c: &&Claim| {
            draft.entity_of(c.source) == whose
                && OFFICES.contains(&c.edge.as_str())
                && c.status == Status::Asserted
                && draft.mention(c.target).is_some_and(|m| m.label == "Place")
        };
        let mut offices = draft.claims.iter().filter(office);
        let one = offices.next()?;
        let same = |c: &Claim| c.edge == one.edge && c.properties.office == one.properties.office;
        offices.all(same).then(|| Claim {
            edge: one.edge.clone(),
            properties: one.properties.clone(),
            target,
            ..bare.claim.clone()
        })
    }

    /// The mention of whose office it is.
    fn owner_elsewhere(
        &self,
        bare: &Bare,
        document: &Document,
        setting: &Setting,
        (main, rivals): (Option<u32>, &FxHashSet<Text>),
        draft: &mut Draft,
    ) -> Option<u32> {
        if bare.like.is_some() || bare.under.is_some() {
            return None;
        }
        let bearer = draft.entity_of(bare.claim.source)?;
        let kind = match bare.state {
            true => "country",
            false => self.schema.lexicon().cell(bare.row, "bare"),
        };
        match kind {
            "country" => {
                let country = self.country_of(bare, bearer, document, (setting, rivals), draft)?;
                Some(match setting.word(country)? {
                    Named::Mention(mention) => mention,
                    // One more mention: who visits the capital visits no country.
                    Named::Capital(mention) => {
                        let tokens = draft.mention(mention)?.tokens.clone();
                        draft.adjective(document, tokens, country)
                    }
                    Named::Adjective(token) => draft.adjective(document, token..token + 1, country),
                })
            }
            "speaks" => bare
                .speaks_of
                .filter(|m| draft.mention(*m).is_some_and(|m| m.label == "Org")),
            _ if self.is_somebodys(bearer, draft) => None,
            "city" if bare.told => None,
            "city" => setting.town(sentence(document, bare.noun, 1), bare.noun),
            "org" => {
                // "Acme will close its works, chief executive Hall said".
                let org = |m: &u32| draft.mention(*m).is_some_and(|m| m.label == "Org");
                let own = |m: &u32| main.is_none() || draft.entity_of(*m) == main;
                let said = bare.speaks_of.filter(|m| org(m) && own(m) && !bare.told);
                if said.is_some() {
                    return said;
                }
                let near = || self.only_org(bare, document, draft).filter(|_| !bare.told);
                let Some(main) = main else {
                    return near();
                };
                // "Chief executive Hall keeps her job", where a paragraph begins.
                let first = sentence(document, bare.noun, 0);
                if setting.begins(first) && bare.noun - first < 3 && !bare.told {
                    let mut mentions = draft.mentions.iter().enumerate();
                    let named = mentions.find(|(_, m)| m.entity == main);
                    return named.map(|(index, _)| index as u32);
                }
                let before = draft.mentions.iter().enumerate();
                let before = before
                    .filter(|(_, m)| m.label == "Org" && m.tokens.end <= bare.noun)
                    .max_by_key(|(_, m)| m.tokens.start);
                before
                    .filter(|(_, m)| m.entity == main)
                    .filter(|(_, m)| {
                        !bare.told || !self.tells_of_another(m.tokens.end..bare.noun, document)
                    })
                    .map(|(index, _)| index as u32)
                    .or_else(near)
            }
            _ => None,
        }
    }

    /// "It was sold by the Lima Museum, the museum said. The director, Hall, agreed.": the organisation of which the sentence
    /// before speaks again, and of no other.
    fn only_org(&self, bare: &Bare, document: &Document, draft: &Draft) -> Option<u32> {
        let start = sentence(document, bare.noun, 0);
        let the = document.tokens.get(start..bare.noun).unwrap_or(&[]);
        let opens = the.len() <= 3 && the.first().is_some_and(|t| t.norm == "the");
        let range = sentence(document, bare.noun, 1)..bare.noun;
        let orgs = draft.mentions.iter().enumerate();
        let mut orgs = orgs.filter(|(_, m)| m.label == "Org" && range.contains(&m.tokens.start));
        let (index, first) = orgs.next().filter(|_| opens)?;
        let same = |m: &DraftMention| m.entity == first.entity;
        let again = orgs.next().is_some_and(|(_, m)| same(m));
        (again && orgs.all(|(_, m)| same(m))).then_some(index as u32)
    }

    /// "the company", "a bank": whether an organisation without a name stands between two words.
    fn tells_of_another(&self, between: std::ops::Range<usize>, document: &Document) -> bool {
        let lexicon = self.schema.lexicon();
        let tokens = document.tokens.get(between).unwrap_or(&[]);
        tokens.iter().any(|t| lexicon.has(self.org_noun, &t.lemma))
    }

    /// The country of an office of state: that of whatever else its bearer is; that in which the sentence plays, or the
    /// article, where she is no guest there and nobody else has the office.
    fn country_of(
        &self,
        bare: &Bare,
        bearer: u32,
        document: &Document,
        (setting, rivals): (&Setting, &FxHashSet<Text>),
        draft: &Draft,
    ) -> Option<PlaceId> {
        let gazetteers = self.schema.gazetteers();
        let country = |claim: &Claim| {
            let place = gazetteers.place(draft.place_of(claim.target)?)?;
            (place.kind == "country").then_some(PlaceId(place.id))
        };
        let of_bearer = |c: &&Claim| draft.entity_of(c.source) == Some(bearer);
        let own: FxHashSet<PlaceId> = draft
            .claims
            .iter()
            .filter(of_bearer)
            .filter(|c| OFFICES.contains(&c.edge.as_str()) || c.edge == "CITIZEN_OF")
            .filter(|c| c.status != Status::Denied)
            .filter_map(country)
            .collect();
        if !own.is_empty() || bare.told {
            return own.iter().next().copied().filter(|_| own.len() == 1);
        }
        let form = bare.claim.properties.office.as_deref();
        let dead = self.dead(draft);
        let may = |place: PlaceId| {
            !draft.claims.iter().any(|c| {
                let there = country(c) == Some(place);
                // "Nigeria's envoy met Defence Minister Hall": the minister is not Nigeria's.
                let guest = c.edge == "VISITS" && of_bearer(&c)
                    || c.edge == "REPRESENTS" && c.span == bare.claim.span && !of_bearer(&c);
                // "Norwegian diplomats met President Hall": he is not Norway's.
                let place = |mention| draft.place_of(mention) == Some(place);
                let met = c.edge == "MEETS"
                    && (of_bearer(&c) && place(c.target)
                        || draft.entity_of(c.target) == Some(bearer) && place(c.source));
                let taken = OFFICES.contains(&c.edge.as_str())
                    // Who is dead holds none.
                    && !draft.entity_of(c.source).is_some_and(|who| dead.contains(&who))
                    && c.status == Status::Asserted
                    && bare.claim.status == Status::Asserted
                    && c.properties.office.as_deref() == form
                    && !of_bearer(&c);
                met || there && (guest || taken)
            })
        };
        let from = sentence(document, bare.noun, 0);
        let joined = || {
            draft
                .claims
                .iter()
                .find(|c| self.is_joined(bare, c, document, draft))
        };
        if let Some(country) = joined().and_then(country) {
            return Some(country);
        }
        let appointed = self.country_of_appointed(bearer, draft, country);
        if bare.claim.edge == "HEADS" && appointed.is_some() {
            return appointed;
        }
        if let Some(post) = post(bare, draft).filter(|p| may(*p)) {
            return Some(post);
        }
        let host = hosts(bare, document, draft).and_then(|p| gazetteers.place(p));
        if let Some(host) = host.filter(|p| p.kind == "country") {
            return Some(PlaceId(host.id)).filter(|p| may(*p));
        }
        // "OSLO (Wire): Norway has listed a trader, Foreign Minister Hall said".
        let said = bare.speaks_of.and_then(|m| draft.place_of(m));
        if let Some(said) = said.filter(|p| setting.is_dateline(*p) && may(*p)) {
            return Some(said);
        }
        let scene = setting.scene(from, bare.noun, document);
        let rivals = form.is_some_and(|form| rivals.contains(form));
        let guest = rivals || is_received(bare, document, draft);
        let home = || setting.home(from, bare.noun).filter(|_| !guest);
        let topic = || setting.topic(from, bare.noun, document);
        let here = scene.or_else(home).or_else(topic)?;
        may(here).then_some(here)
    }

    /// "Hall is foreign minister of Norway; Prime Minister Larsen appointed him": the country of whom somebody appointed.
    fn country_of_appointed(
        &self,
        bearer: u32,
        draft: &Draft,
        country: impl Fn(&Claim) -> Option<PlaceId>,
    ) -> Option<PlaceId> {
        let own = |c: &&Claim| draft.entity_of(c.source) == Some(bearer);
        let appoints = |c: &&Claim| c.edge == "APPOINTS" && c.status == Status::Asserted;
        let mut appointed = draft.claims.iter().filter(own).filter(appoints);
        appointed.find_map(|c| {
            let person = draft.entity_of(c.target);
            let of_person = draft.claims.iter().filter(|o| {
                OFFICES.contains(&o.edge.as_str()) && draft.entity_of(o.source) == person
            });
            let countries: FxHashSet<PlaceId> = of_person.filter_map(&country).collect();
            let one = countries.iter().next().copied();
            one.filter(|_| countries.len() == 1)
        })
    }

    /// "Norway's foreign minister, Hall, and Prime Minister Larsen": whether a claim gives one who is joined to the bearer an
    /// office.
    fn is_joined(&self, bare: &Bare, claim: &Claim, document: &Document, draft: &Draft) -> bool {
        let token = |i: usize| document.tokens.get(i);
        let relation = |i: usize| token(i).map_or("", |t| t.relation.as_str());
        let head = |i: usize| token(i).map_or(i, |t| t.head as usize);
        // The noun that the sentence has for somebody: "minister" of "the minister, Hall".
        let top = |mention: u32| {
            let tokens = &draft.mention(mention)?.tokens;
            let outside = |i: &usize| !tokens.contains(&head(*i)) || head(*i) == *i;
            let name = tokens.clone().find(outside)?;
            Some(if relation(name) == "appos" {
                head(name)
            } else {
                name
            })
        };
        let office = claim.span == bare.claim.span
            && claim.status == Status::Asserted
            && OFFICES.contains(&claim.edge.as_str());
        let Some((first, second)) = top(claim.source)
            .zip(top(bare.claim.source))
            .filter(|_| office)
        else {
            return false;
        };
        // "by the minister, Hall, and by Larsen".
        let (by, and_by) = (head(first), head(second));
        let word = |i: usize| token(i).map_or("", |t| t.norm.as_str());
        let again = [first, second].map(relation) == ["pobj", "pobj"]
            && [by, and_by].map(word) == ["by", "by"]
            && by != and_by
            && [by, head(by)].contains(&head(and_by));
        first < second && (relation(second) == "conj" && head(second) == first || again)
    }

    /// The offices of state that two have of whom the article does not say in which country: one is a guest.
    fn rivals(&self, bare: &[Bare], draft: &Draft) -> FxHashSet<Text> {
        let mut bearers: FxHashMap<&Text, u32> = FxHashMap::default();
        let mut rivals = FxHashSet::default();
        for bare in bare {
            let form = bare.claim.properties.office.as_ref();
            let now = bare.claim.status == Status::Asserted && bare.claim.edge == "HEADS";
            if let Some((form, bearer)) = form.zip(draft.entity_of(bare.claim.source))
                && now
                && *bearers.entry(form).or_insert(bearer) != bearer
            {
                rivals.insert(form.clone());
            }
        }
        rivals
    }

    /// Whether the article says elsewhere whose somebody is.
    fn is_somebodys(&self, bearer: u32, draft: &Draft) -> bool {
        draft.claims.iter().any(|c| {
            draft.entity_of(c.source) == Some(bearer)
                && (OFFICES.contains(&c.edge.as_str()) || c.edge == "WORKS_FOR")
                && c.status != Status::Denied
        })
    }

    /// The organisation that the article is about: it names no other half as often.
    fn main_org(&self, draft: &Draft) -> Option<u32> {
        let mut counts: FxHashMap<u32, usize> = FxHashMap::default();
        for mention in draft.mentions.iter().filter(|m| m.label == "Org") {
            *counts.entry(mention.entity).or_default() += 1;
        }
        let mut counts: Vec<(usize, u32)> = counts.into_iter().map(|(e, n)| (n, e)).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let (most, main) = counts.first().copied()?;
        let second = counts.get(1).map_or(0, |c| c.0);
        (most >= LEAST && most >= 2 * second).then_some(main)
    }
}
