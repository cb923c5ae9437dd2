//! Which report of a batch could not be read, and why?

use bestand_intake::{IntakeError, Origin};
use bestand_reader::PackError;
use thiserror::Error;

/// A report that was left out of a batch: `krant.txt: its language is not clear …`; the others were read.
#[derive(Debug, Error)]
#[error("{0}")]
pub struct Failure(Box<Kind>);

#[derive(Debug, Error)]
enum Kind {
    #[error("{0}")]
    Intake(IntakeError),
    #[error("{origin}: {error}")]
    Pack { origin: Origin, error: PackError },
    #[error("{origin}: its language is not clear (say which with --language; there are packs for {known})")]
    Unclear { origin: Origin, known: String },
    #[error(
        "{origin}: the reader stopped at a fault of its own: {message} (please report it, with this text)"
    )]
    Fault { origin: Origin, message: String },
}

impl From<IntakeError> for Failure {
    fn from(error: IntakeError) -> Failure {
        Failure(Box::new(Kind::Intake(error)))
    }
}

impl Failure {
    pub(crate) fn pack(origin: Origin, error: PackError) -> Failure {
        Failure(Box::new(Kind::Pack { origin, error }))
    }

    pub(crate) fn unclear(origin: Origin, known: &[&str]) -> Failure {
        Failure(Box::new(Kind::Unclear { origin, known: known.join(", ") }))
    }

    pub(crate) fn fault(origin: Origin, message: &str) -> Failure {
        Failure(Box::new(Kind::Fault { origin, message: message.to_owned() }))
    }
}
