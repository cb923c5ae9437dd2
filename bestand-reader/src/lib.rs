//! What does the report claim? Report in, claims and doubts out.

mod cast;
mod counted;
mod cut;
mod events;
mod grammar;
mod language;
mod marks;
mod names;
mod number;
mod numerals;
mod pack;
mod pack_error;
mod packs;
mod quantity;
mod reader;
mod scene;
mod setting;
mod sources;
mod tolls;
mod victims;

pub use cut::cut_sentences;
pub use pack::Pack;
pub use pack_error::PackError;
pub use packs::{PackFiles, Packs};
pub use reader::{Reading, read};
