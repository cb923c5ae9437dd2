//! Take a report in, answer a question, export: the only place with wire types.

mod batch;
mod failure;
mod folder;
mod open;
mod parse;
mod read;
mod scores;
mod wire;

pub use batch::Batch;
pub use failure::Failure;
pub use folder::{FolderError, packs_of};
pub use open::Tongue;
pub use parse::Parsed;
pub use read::ReportRead;
pub use scores::{Score, scores};
pub use wire::{
    ChannelRecord, CountRecord, DoubtRecord, EvidenceRecord, PlaceRecord, Record, SpeakerRecord, TimeRecord,
    parsed_json,
};
