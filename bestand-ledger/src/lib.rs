//! What has been said so far? The store: append, never edit; every derived row can be rebuilt.
//!
//! A ledger is one SQLite file. Reports and their claims are appended to it, a batch in one transaction; what the bookkeeping makes of
//! them (copies, stories, accounts, conflicts, truces) stands in tables of its own that [`Ledger::rebuild`] throws away and makes again.
//! The ledger knows no language and no clock: the moment of adding is an argument.

mod append;
mod claim_row;
mod correction;
mod days;
mod entry;
mod error;
mod filter;
mod ledger;
mod names;
mod settle;
mod told;

pub use append::{Receipt, Taken};
pub use entry::Entry;
pub use error::LedgerError;
pub use filter::Filter;
pub use ledger::Ledger;
