//! What does the report claim? Report in, claims and doubts out.

mod cut;
mod grammar;
mod language;
mod pack;
mod pack_error;
mod packs;

pub use cut::cut_sentences;
pub use pack::Pack;
pub use pack_error::PackError;
pub use packs::{PackFiles, Packs};
