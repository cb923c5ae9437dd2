//! What has been said so far? The store: append, never edit; every derived row can be rebuilt.
//!
//! A ledger is one SQLite file. Reports and their claims are appended to it, a batch in one transaction; what the bookkeeping makes of
//! them (copies, stories, accounts, conflicts, truces) stands in tables of its own that [`Ledger::rebuild`] throws away and makes again.
//! The ledger knows no language and no clock: the moment of adding is an argument.

mod append;
mod claim_row;
mod claims;
mod conditions;
mod conflicts;
mod contradictions;
mod correction;
mod days;
mod entry;
mod error;
mod filter;
mod ledger;
mod names;
mod pages;
mod reports;
mod reread;
mod seal;
mod search;
mod settle;
mod stats;
mod stories;
mod timeline;
mod told;
mod tolls;
mod truces;
mod utterances;
mod verify;
mod versions;

pub use append::{Receipt, Taken};
pub use conflicts::KeptWar;
pub use contradictions::{Contested, Contradictions};
pub use correction::{Corrected, Correction, FIELDS};
pub use entry::Entry;
pub use error::LedgerError;
pub use filter::Filter;
pub use ledger::Ledger;
pub use pages::{Page, Pages};
pub use reports::KeptReport;
pub use reread::Reread;
pub use search::{CLOSES, Hit, OPENS};
pub use stats::Stats;
pub use stories::{KeptStory, StoryReport};
pub use told::Kept;
pub use tolls::{StoryTolls, WarTolls};
pub use truces::WarTruces;
pub use utterances::{Carried, Utterance};
pub use verify::{Fault, Verified};
pub use versions::Edit;
