//! What do all the claims together say? Copies, stories, accounts of tolls, contradictions, ceasefires, conflicts and the timeline.
//!
//! Nothing here reads a file, asks a clock or knows a language: claims go in with the reports that carry them, and what they
//! add up to comes out. The same claims in any order give the same answer, and nothing decides who is right.

mod ceasefires;
mod conflicts;
mod dating;
#[cfg(test)]
mod invented;
mod timeline;
mod told;
mod voices;

pub use ceasefires::{
    Ceasefire, CeasefireId, Dispute, Grounded, Moment, State, Step, StepKind, ceasefires, is_relevant,
};
pub use conflicts::{Dyad, DyadError, DyadRecord, War, WarId, dyad_records, hostilities, main_dyad, wars};
pub use dating::Basis;
pub use timeline::{Timeline, TimelineEntry, timeline};
pub use told::{Carrier, Origin, Support, Told, UtteranceId};
pub use voices::{Voice, Voices};
