//! Which sentences of different reports are the same words, or nearly so?

mod change;
mod first;
mod forest;
mod index;
mod keys;
mod likeness;
mod postings;
mod print;
mod sketch;
mod tally;
mod utterances;
mod words;

pub use change::{Change, Claimed, Edit};
pub use first::{Carriage, Precedence, by_precedence};
pub use index::{Copies, WINDOW_DAYS};
pub use likeness::is_copy;
pub use print::{Print, PrintError};
pub use utterances::{Sentence, utterances};
