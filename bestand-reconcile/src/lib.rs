//! What do all the claims together say? Copies, stories, accounts of tolls, contradictions, ceasefires, conflicts and the timeline.
//!
//! Nothing here reads a file, asks a clock or knows a language: claims go in with the reports that carry them, and what they
//! add up to comes out. The same claims in any order give the same answer, and nothing decides who is right.

mod accounts;
mod ceasefires;
mod codes;
mod conflicts;
mod contradictions;
mod copies;
mod dating;
mod history;
#[cfg(test)]
mod invented;
#[cfg(test)]
mod known_wrong;
#[cfg(test)]
mod notation;
mod spot;
mod stories;
mod timeline;
mod told;
mod voices;

pub use accounts::{
    Account, AccountKey, AccountKeyError, Because, Bounds, Coverage, End, Estimate, Figure, Occasion,
    PAUSE_DAYS, Phase, Point, Policy, Reason, Role, Series, Standpoint, Voice, accounts, accounts_of,
    estimate, fold,
};
pub use ceasefires::{
    Ceasefire, CeasefireId, Dispute, Grounded, Moment, State, Step, StepKind, ceasefires, is_relevant,
};
pub use conflicts::{Dyad, DyadError, DyadRecord, War, WarId, dyad_records, hostilities, main_dyad, wars};
pub use contradictions::{Contradiction, ContradictionKind, ContradictionReason, Position, contradictions};
pub use copies::{
    Carriage, Change, Claimed, Copies, Edit, Precedence, Print, PrintError, Sentence,
    WINDOW_DAYS as COPIES_WINDOW_DAYS, by_precedence, is_copy, utterances,
};
pub use dating::Basis;
pub use history::{Curve, Step as CurveStep, history};
pub use spot::Spot;
pub use stories::{
    Dated, Features, FeaturesError, Headline, Likeness, Placed, Stories, Story,
    WINDOW_DAYS as STORIES_WINDOW_DAYS, is_of_story, stories, title,
};
pub use timeline::{Timeline, TimelineEntry, timeline};
pub use told::{Carrier, Origin, Support, Told, UtteranceId, agency_of, days_of};
pub use voices::{Voices, Witness};
