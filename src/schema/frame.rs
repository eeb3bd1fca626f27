//! The notation of rules over dependency trees: one line that says which word triggers the rule and where in the tree
//! its ends stand.
//!
//! ```text
//! source:subject verb:meet|see target:object|with
//! source:subject verb:impose|slap target:object{sanction,embargo}>on|object{sanction,embargo}>against
//! noun:talk|meeting|summit each:between
//! ```
//!
//! | written | means |
//! |---|---|
//! | `verb:meet\|call_off` | the trigger is a form of one of these verbs; `_` joins a particle |
//! | `noun:talk\|visit` | the trigger is one of these nouns, singular or plural |
//! | `office:@office`, `kind:@kin` | the trigger is a noun phrase of that list, and the claim's property of that name |
//! | `phrase:@member` | the trigger is a noun phrase of that list |
//! | `source:PATHS`, `target:PATHS` | where an end of the claim stands; the first path that leads to a name wins |
//! | `each:PATHS` | every pair of the names there is meant |
//! | `source?:PATHS`, `target?:PATHS`, `each?:PATHS` | where nobody stands there, too, it is an event, with the other end alone |
//! | `source[Person,Org]:PATHS` | only these labels, of those that the edge type allows |
//! | `PATH` | something must stand there |
//! | `!PATH` | nothing may stand there |
//!
//! Paths are separated by `|`, their steps by `>`. A step is a role, and may say in braces which words may fill it:
//! `object{sanction,embargo}`, or which list: `object{@act_noun}`.
//!
//! | role | of a verb | of a noun |
//! |---|---|---|
//! | `subject` | who does it: the subject, a passive's agent, the antecedent of "who", the subject of a governing verb | its possessor, `by`, an adjective or name before it, the subject of "held", "paid" |
//! | `object` | what it is done to: the object, a passive's subject, what a participle describes | |
//! | `indirect` | to whom: "told Hall", "gave Hall money" | |
//! | `clause` | the verb of its complement: "agreed to meet", "said that Hall met" | the same: "a plan to meet" |
//! | `about` | what a verb of being says: "is an ally of" | |
//! | `where` | the place that its clause describes: "Lima, where she lives" | |
//! | `modal` | its auxiliaries: "will", "must", the "to" of an infinitive | |
//! | `manner` | its adverbs: "work together" | its adjectives: "legal action" |
//! | `purpose` | the infinitive that says what for: "was in Lima to sign the treaty" | |
//! | `called` | | who is called so: "the envoy, Hall", "Hall is the envoy", "named Hall as envoy" |
//! | `owner` | | whose it is: its possessor, what stands behind `of` or `for`, the country or organisation before it |
//! | `with`, `on`, any preposition | what stands behind that preposition | the same |

use std::fmt;

/// A rule over trees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The words that trigger it.
    pub triggers: Vec<Trigger>,
    /// Where its ends stand.
    pub slots: Vec<End>,
    /// What must be there.
    pub requires: Vec<Vec<Path>>,
    /// What must not be there.
    pub forbids: Vec<Vec<Path>>,
}

/// A word that triggers a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trigger {
    /// A verb's base form, and the particle that belongs to it.
    Verb(String, Option<String>),
    /// A noun's base form.
    Noun(String),
    /// A phrase of a lexicon class, which may name a property of the claim.
    Phrase(String, Option<Property>),
}

/// What the words of a trigger are kept as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Property {
    /// The claim's office.
    Office,
    /// The claim's kind.
    Kind,
}

/// An end of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// Its source.
    Source,
    /// Its target.
    Target,
    /// Both, in every pair.
    Each,
}

/// Where an end stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// Which end.
    pub slot: Slot,
    /// Whether it is an event without it, too.
    pub optional: bool,
    /// The labels that it may have; empty: those of the edge type.
    pub labels: Vec<String>,
    /// The ways to it, the best first.
    pub paths: Vec<Path>,
}

/// A way through the tree from the trigger.
pub type Path = Vec<Step>;

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where it leads.
    pub role: Role,
    /// What may stand there; empty: anything.
    pub words: Vec<String>,
    /// The lexicon class whose phrases may stand there.
    pub class: Option<String>,
}

/// A grammatical role, as it is meant and not as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Who does it.
    Subject,
    /// To what.
    Object,
    /// To whom.
    Indirect,
    /// The complement clause's verb.
    Clause,
    /// The complement of a verb of being.
    About,
    /// The place that its clause describes.
    Where,
    /// Its auxiliaries.
    Modal,
    /// Its adverbs, or a noun's adjectives.
    Manner,
    /// The infinitive that says what for.
    Purpose,
    /// Who is called so.
    Called,
    /// Whose it is.
    Owner,
    /// Who asked it of the other end before, or accused it.
    Asker,
    /// Who else is at the meeting that it takes up.
    Present,
    /// Behind a preposition.
    Preposition(String),
}

impl fmt::Display for Step {
    /// As rules write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.role {
            Role::Subject => "subject",
            Role::Object => "object",
            Role::Indirect => "indirect",
            Role::Clause => "clause",
            Role::About => "about",
            Role::Where => "where",
            Role::Modal => "modal",
            Role::Manner => "manner",
            Role::Purpose => "purpose",
            Role::Called => "called",
            Role::Owner => "owner",
            Role::Asker => "asker",
            Role::Present => "present",
            Role::Preposition(word) => word,
        })?;
        match &self.class {
            Some(class) => write!(f, "{{@{class}}}"),
            None if self.words.is_empty() => Ok(()),
            None => write!(f, "{{{}}}", self.words.join(",")),
        }
    }
}

/// A path as rules write it.
pub fn written(path: &[Step]) -> String {
    let steps: Vec<String> = path.iter().map(Step::to_string).collect();
    steps.join(">")
}

impl Frame {
    /// Parses a rule's line.
    ///
    /// # Errors
    /// What is wrong, and at which of its words.
    pub fn parse(text: &str) -> Result<Frame, String> {
        let mut frame = Frame {
            triggers: Vec::new(),
            slots: Vec::new(),
            requires: Vec::new(),
            forbids: Vec::new(),
        };
        for item in text.split_whitespace() {
            let (key, rest) = match item.split_once(':') {
                Some((key, rest)) => (Some(key), rest),
                None => (None, item),
            };
            match key {
                Some("verb") => frame.add_triggers(false, rest)?,
                Some("noun") => frame.add_triggers(true, rest)?,
                Some("office") => frame.add_phrases(Some(Property::Office), rest)?,
                Some("kind") => frame.add_phrases(Some(Property::Kind), rest)?,
                Some("phrase") => frame.add_phrases(None, rest)?,
                Some(key) => frame.slots.push(end(key, rest)?),
                None => match item.strip_prefix('!') {
                    Some(path) => frame.forbids.push(paths(path)?),
                    None => frame.requires.push(paths(item)?),
                },
            }
        }
        frame.check()?;
        Ok(frame)
    }

    /// Where an end of the claim stands.
    pub fn slot(&self, slot: Slot) -> Option<&End> {
        self.slots.iter().find(|end| end.slot == slot)
    }

    fn add_triggers(&mut self, noun: bool, words: &str) -> Result<(), String> {
        for word in words.split('|') {
            let (lemma, particle) = match word.split_once('_') {
                Some((lemma, particle)) if !noun => (lemma, Some(particle.to_owned())),
                _ => (word, None),
            };
            if lemma.is_empty() {
                return Err(format!("a word is missing in {words:?}"));
            }
            let lemma = lemma.to_owned();
            self.triggers.push(match noun {
                true => Trigger::Noun(lemma),
                false => Trigger::Verb(lemma, particle),
            });
        }
        Ok(())
    }

    fn add_phrases(&mut self, property: Option<Property>, class: &str) -> Result<(), String> {
        let class = class.strip_prefix('@');
        let class = class.ok_or("an office, kind or phrase is a list: office:@office")?;
        self.triggers
            .push(Trigger::Phrase(class.to_owned(), property));
        Ok(())
    }

    fn check(&self) -> Result<(), String> {
        if self.triggers.is_empty() {
            return Err(
                "a frame needs a verb:, a noun:, an office:, a kind: or a phrase:".to_owned(),
            );
        }
        let count = |slot| self.slots.iter().filter(|end| end.slot == slot).count();
        match (count(Slot::Source), count(Slot::Target), count(Slot::Each)) {
            // Whether an edge type does without a target is for `validate` to say.
            (1, 0 | 1, 0) | (0, 0, 1) => Ok(()),
            _ => Err("a frame needs source: and target:, or each:".to_owned()),
        }
    }

    /// The lexicon classes that it names.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        let slots = self.slots.iter().map(|end| &end.paths);
        let all = slots.chain(&self.requires).chain(&self.forbids);
        let steps = all
            .flatten()
            .flatten()
            .filter_map(|step| step.class.as_deref());
        let phrases = self.triggers.iter().filter_map(|t| match t {
            Trigger::Phrase(class, _) => Some(class.as_str()),
            _ => None,
        });
        steps.chain(phrases)
    }
}

fn end(key: &str, rest: &str) -> Result<End, String> {
    let (name, labels) = match key.split_once('[') {
        Some((name, labels)) => (name, labels.strip_suffix(']')),
        None => (key, Some("")),
    };
    let optional = name.strip_suffix('?');
    let name = optional.unwrap_or(name);
    let slot = match name {
        "source" => Slot::Source,
        "target" => Slot::Target,
        "each" => Slot::Each,
        other => {
            return Err(format!(
                "{other:?} is none of verb, noun, office, kind, phrase, source, target, each"
            ));
        }
    };
    let labels = labels.ok_or_else(|| format!("{key:?} lacks its \"]\""))?;
    let labels = labels.split(',').filter(|l| !l.is_empty());
    Ok(End {
        slot,
        optional: optional.is_some(),
        labels: labels.map(str::to_owned).collect(),
        paths: paths(rest)?,
    })
}

fn paths(text: &str) -> Result<Vec<Path>, String> {
    text.split('|')
        .map(|path| split_steps(path).map(step).collect())
        .collect()
}

fn split_steps(path: &str) -> impl Iterator<Item = &str> {
    path.split('>')
}

fn step(text: &str) -> Result<Step, String> {
    let (role, list) = match text.split_once('{') {
        Some((role, list)) => {
            let list = list.strip_suffix('}');
            (
                role,
                Some(list.ok_or_else(|| format!("{text:?} lacks its \"}}\""))?),
            )
        }
        None => (text, None),
    };
    let (words, class) = match list {
        None => (Vec::new(), None),
        Some(list) => match list.strip_prefix('@') {
            Some(class) => (Vec::new(), Some(class.to_owned())),
            None => (list.split(',').map(str::to_owned).collect(), None),
        },
    };
    let role = match role {
        "subject" => Role::Subject,
        "object" => Role::Object,
        "indirect" => Role::Indirect,
        "clause" => Role::Clause,
        "about" => Role::About,
        "where" => Role::Where,
        "modal" => Role::Modal,
        "manner" => Role::Manner,
        "purpose" => Role::Purpose,
        "called" => Role::Called,
        "owner" => Role::Owner,
        "asker" => Role::Asker,
        "present" => Role::Present,
        word if !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()) => {
            Role::Preposition(word.to_owned())
        }
        other => return Err(format!("{other:?} is no role")),
    };
    Ok(Step { role, words, class })
}
