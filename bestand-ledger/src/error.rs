//! What is wrong with a ledger, in which file, and what would be right?

use std::fmt;
use std::path::{Path, PathBuf};

use bestand_claim::ClaimError;
use rusqlite::ErrorCode;

/// A ledger that cannot be used, or not written to: `bestand.ledger: another program is writing to it …`.
#[derive(Debug)]
pub struct LedgerError {
    path: PathBuf,
    kind: Kind,
}

/// What went wrong.
#[derive(Debug)]
pub(crate) enum Kind {
    Database(rusqlite::Error),
    NoLedger,
    Missing,
    Empty,
    Newer { found: i64, known: i64 },
    Row { table: &'static str, id: i64, error: ClaimError },
    Unfit { table: &'static str, id: i64, what: String },
    NotFound { what: &'static str, id: String },
    Ambiguous { what: &'static str, id: String },
    Correction { why: String },
}

impl LedgerError {
    pub(crate) fn new(path: &Path, kind: Kind) -> LedgerError {
        LedgerError { path: path.to_owned(), kind }
    }

    /// Whether no file could be made beside the ledger.
    pub(crate) fn is_shut(&self) -> bool {
        let Kind::Database(error) = &self.kind else { return false };
        matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly))
    }

    /// Whether the ledger itself is sound and only lacks what was asked for.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        matches!(self.kind, Kind::NotFound { .. })
    }
}

impl From<rusqlite::Error> for Kind {
    fn from(error: rusqlite::Error) -> Kind {
        Kind::Database(error)
    }
}

impl fmt::Display for LedgerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path.display(), self.kind)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Kind::Database(error) => database(error, formatter),
            Kind::NoLedger => {
                formatter.write_str("this file is no ledger of Bestand (a new one is made where no file is)")
            }
            Kind::Missing => formatter.write_str("there is no such ledger ('bestand add' makes one)"),
            Kind::Empty => formatter.write_str("the file is empty ('bestand add' makes a ledger of it)"),
            Kind::Newer { found, known } => write!(
                formatter,
                "the ledger has layout {found} and this program knows layouts up to {known} (use the newer bestand that wrote it)"
            ),
            Kind::Row { table, id, error } => write!(
                formatter,
                "row {id} of the table '{table}' holds what cannot be: {error} (the file was changed by another program or is damaged; \
                 'bestand verify' tells more)"
            ),
            Kind::Unfit { table, id, what } => write!(
                formatter,
                "row {id} of the table '{table}' does not hold: {what} (the file was changed by another program or is damaged)"
            ),
            Kind::NotFound { what, id } => write!(formatter, "no {what} is called '{id}'"),
            Kind::Ambiguous { what, id } => {
                write!(formatter, "several {what}s begin with '{id}': write more of it")
            }
            Kind::Correction { why } => formatter.write_str(why),
        }
    }
}

fn database(error: &rusqlite::Error, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let advice = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another program is writing to it (wait for it to end, then try again; what was acknowledged is kept)"
        }
        Some(ErrorCode::DiskFull) => {
            "the disk is full (make room, then run the same command again; what was acknowledged is kept)"
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            "the file or its folder cannot be written to (give yourself the right to write, or copy it elsewhere)"
        }
        Some(ErrorCode::CannotOpen) => {
            "it cannot be opened (is the folder there, and may you write in it? a ledger needs files beside it)"
        }
        Some(ErrorCode::NotADatabase) => {
            "this file is no ledger of Bestand (a new one is made where no file is)"
        }
        Some(ErrorCode::DatabaseCorrupt) => {
            "the file is damaged (take your last copy of it, or add the reports to a new ledger; 'bestand verify' names what still holds)"
        }
        Some(ErrorCode::SystemIoFailure) => {
            "the disk could not be read or written (is it full or gone? what was acknowledged is kept)"
        }
        _ if is_of_a_row(error) => {
            "a row holds what it cannot (the file was changed by another program or is damaged; 'bestand verify' tells more)"
        }
        _ => return write!(formatter, "{error}"),
    };
    write!(formatter, "{advice}: {error}")
}

/// Whether the database gave something that its column never held.
fn is_of_a_row(error: &rusqlite::Error) -> bool {
    matches!(
        error,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..)
    )
}

impl std::error::Error for LedgerError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            Kind::Database(error) => Some(error),
            Kind::Row { error, .. } => Some(error),
            _ => None,
        }
    }
}
