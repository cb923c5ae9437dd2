//! What does the report claim? Report in, claims and doubts out.

mod language;
mod pack;
mod pack_error;
mod packs;

pub use pack::Pack;
pub use pack_error::PackError;
pub use packs::{PackFiles, Packs};
