//! Which reports are in this file, page, feed or archive?
//!
//! Plain text (one report a file, which may open with `date 2020-10-09`), JSON Lines (one report a line), JSON (a list of reports) and folders of these.
//! What cannot be read is an error of its own among the reports, and the rest goes on.
//!
//! ```
//! use bestand_intake::Intake;
//!
//! let input = "{\"published\": \"2020-10-09\", \"text\": \"Tien doden bij Goris.\"}\n{\"tekst\": 1}\n".as_bytes();
//! let read: Vec<String> = Intake::stream("reports.jsonl", input)
//!     .map(|report| report.map_or_else(|error| error.to_string(), |report| report.text))
//!     .collect();
//! assert_eq!(read[0], "Tien doden bij Goris.");
//! assert!(read[1].starts_with("reports.jsonl:2: missing field `text`"));
//! ```
#![expect(clippy::disallowed_methods, reason = "an edge: this is where files are opened")]

mod encoding;
mod error;
mod folder;
mod incoming;
mod intake;
mod json;
mod jsonl;
mod plain;

pub use error::IntakeError;
pub use incoming::{Incoming, Origin};
pub use intake::{Intake, MAX_REPORT_BYTES};
