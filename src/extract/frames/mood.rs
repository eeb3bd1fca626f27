//! The lists that say what words do to what they govern: `lexicon/mood.csv`, `light_verb.csv`, `measure_noun.csv`,
//! `role_verb.csv`, `asked.csv`.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::Status;
use crate::schema::Lexicon;

/// What a governing word makes of what it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// It only reports it: "said that".
    Report,
    /// It gives it this status; asserted: it leaves it as it is.
    Is(Status),
    /// It denies it; denied itself, it asserts it: "did not fail to".
    Fails,
    /// It is always so: "it is no secret that".
    Known,
    /// It is put on hold: a state is suspended, an event is called off.
    Holds,
    /// It is dropped: a state ends, an event is called off.
    Drops,
    /// It ends: a state, or what was done again and again; an event has taken place.
    Ends,
}

/// The lists.
pub struct Moods {
    /// By role, then by form.
    effects: FxHashMap<String, FxHashMap<String, Effect>>,
    keep_subject: FxHashSet<String>,
    /// Verbs whose object somebody else is to do.
    others: FxHashSet<String>,
    /// By verb: the links.
    light: FxHashMap<String, FxHashSet<String>>,
    measures: FxHashSet<String>,
    /// By verb: the prepositions before whom it asks.
    asked: FxHashMap<String, Vec<String>>,
    /// By verb, then by link.
    roles: FxHashMap<String, FxHashMap<String, RoleVerb>>,
}

/// A verb that says who bears an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RoleVerb {
    /// It is its object that bears it, not its subject: "named", "elected".
    pub object: bool,
    /// What the verb makes of it: "resigned as" ends it.
    pub status: Status,
    /// What its past tense makes of it: "was" ends it.
    pub past: Status,
}

impl Moods {
    /// With this schema's lists.
    pub fn new(lexicon: &Lexicon) -> Moods {
        let rows = |name: &str| {
            let class = lexicon.class(name);
            class.into_iter().flat_map(|c| lexicon.class_rows(c))
        };
        let cell = |row, column: &str| lexicon.cell(row, column).to_lowercase();
        let mut effects: FxHashMap<String, FxHashMap<String, Effect>> = FxHashMap::default();
        let mut light: FxHashMap<String, FxHashSet<String>> = FxHashMap::default();
        let mut keep_subject = FxHashSet::default();
        let mut others = FxHashSet::default();
        for row in rows("mood") {
            let effect = match lexicon.cell(row, "effect") {
                "report" => Effect::Report,
                "failed" => Effect::Fails,
                "known" => Effect::Known,
                "held" => Effect::Holds,
                "dropped" => Effect::Drops,
                "over" => Effect::Ends,
                name => Effect::Is(Status::from_name(name).unwrap_or(Status::Asserted)),
            };
            let of_role = effects.entry(cell(row, "role")).or_default();
            of_role.entry(cell(row, "form")).or_insert(effect);
            match lexicon.cell(row, "control") {
                "subject" => keep_subject.insert(cell(row, "form")),
                "other" => others.insert(cell(row, "form")),
                _ => false,
            };
        }
        for row in rows("light_verb") {
            light
                .entry(cell(row, "form"))
                .or_default()
                .insert(cell(row, "link"));
        }
        let status =
            |row, column| Status::from_name(lexicon.cell(row, column)).unwrap_or(Status::Asserted);
        let mut roles: FxHashMap<String, FxHashMap<String, RoleVerb>> = FxHashMap::default();
        for row in rows("role_verb") {
            let verb = RoleVerb {
                object: lexicon.cell(row, "who") == "object",
                status: status(row, "status"),
                past: status(row, "past"),
            };
            let of_verb = roles.entry(cell(row, "form")).or_default();
            of_verb.insert(cell(row, "link"), verb);
        }
        let asked = rows("asked").map(|row| {
            let by = cell(row, "by");
            let by = by.split('|').map(str::to_owned).collect();
            (cell(row, "form"), by)
        });
        Moods {
            roles,
            asked: asked.collect(),
            effects,
            keep_subject,
            others,
            light,
            measures: rows("measure_noun").map(|row| cell(row, "form")).collect(),
        }
    }

    /// Whether an object is not the subject of what follows: "promised Hall to come".
    pub fn keeps_subject(&self, verb: &str) -> bool {
        self.keep_subject.contains(verb)
    }

    /// Whether somebody else is to do what a verb asks for: "called for an attack".
    pub fn asks_others(&self, verb: &str) -> bool {
        self.others.contains(verb)
    }

    /// Whether a verb carries a noun of action that stands so to it: as its `object`, or behind a preposition.
    pub fn carries(&self, verb: &str, link: &str) -> bool {
        self.light
            .get(verb)
            .is_some_and(|links| links.contains(link))
    }

    /// Whether a verb carries the nouns of action that are its objects.
    pub fn is_light(&self, verb: &str) -> bool {
        self.carries(verb, "object")
    }

    /// Whether a verb with its preposition governs nouns of action: "withdraw from".
    pub fn rules(&self, both: &str) -> bool {
        self.effect("object", both).is_some()
    }

    /// Whether a verb, with its particle, says who bears the office that is its complement (`attr`) or stands behind its `as`.
    pub(super) fn role_verb(&self, verb: &str, link: &str) -> Option<RoleVerb> {
        self.roles.get(verb)?.get(link).copied()
    }

    /// Whether a verb asks whom a preposition stands before: "called on Hall to".
    pub fn asks(&self, verb: &str, preposition: &str) -> bool {
        let by = self.asked.get(verb);
        by.is_some_and(|by| by.iter().any(|p| p == preposition))
    }

    /// Whether a noun only counts: "a round of".
    pub fn is_measure(&self, noun: &str) -> bool {
        self.measures.contains(noun)
    }

    /// What a word does in a role.
    pub(super) fn effect(&self, role: &str, form: &str) -> Option<Effect> {
        self.effects.get(role)?.get(form).copied()
    }

    /// The status that a word gives by itself.
    pub(super) fn status(&self, role: &str, form: &str) -> Option<Status> {
        match self.effect(role, form)? {
            Effect::Is(status) => Some(status),
            Effect::Fails => Some(Status::Denied),
            Effect::Report | Effect::Known => None,
            Effect::Holds => Some(Status::Suspended),
            Effect::Drops => Some(Status::Cancelled),
            Effect::Ends => Some(Status::Ended),
        }
    }
}
