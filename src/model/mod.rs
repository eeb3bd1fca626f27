//! Plain data that the stages hand to each other. It knows no stage, opens no file and holds no logic beyond what keeps
//! a value valid, so that every stage can be read, tested and replaced by itself.
//!
//! Spans are bytes (`u32`) into the article's text everywhere inside the program; code points appear only where output
//! leaves it ([`CodePoints`]). Text is never copied where a span does.

mod article;
mod days;
mod diagnostic;
mod document;
mod error;
mod extraction;
mod hash;
mod span;
mod status;
mod unseen;

pub use article::{Article, ArticleMeta, Articles};
pub use days::days_text;
pub use diagnostic::{Diagnostic, Level};
pub use document::{Document, Entity, Name, Phrases, Sentence, Shape, Token};
pub use error::{Error, Result};
pub use extraction::{
    Claim, ClaimProperties, Event, Extraction, Extractions, LocalEntity, Meeting, Mention,
    MentionKind, PlaceId, Time, TimeType,
};
pub use hash::{IdHashes, id_hash};
pub use span::{CodePoints, Span};
pub use status::Status;
pub use unseen::is_unseen_control;

/// A short string that is cloned often: labels, edge types, rule names. Up to 23 bytes lie inline.
pub type Text = smol_str::SmolStr;
