//! Take a report in, answer a question, export: the only place with wire types.

mod failure;
mod folder;
mod parse;
mod scores;
mod wire;

pub use failure::Failure;
pub use folder::{FolderError, packs_of};
pub use parse::{Batch, Parsed, Tongue};
pub use scores::{Score, scores};
pub use wire::parsed_json;
