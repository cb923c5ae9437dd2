//! What kept a measurement from being made?

use std::fmt;
use std::path::Path;

use thiserror::Error;

/// What failed, and in which file.
#[derive(Debug, Error)]
#[error("{0}")]
pub(crate) struct Failure(String);

impl Failure {
    /// A failure of something that does not say itself where it was: a file that cannot be opened.
    pub(crate) fn of(place: impl fmt::Display, error: impl fmt::Display) -> Self {
        Self(format!("{place}: {error}"))
    }

    /// A failure that says all.
    pub(crate) fn said(error: impl fmt::Display) -> Self {
        Self(error.to_string())
    }
}

/// The text of a file.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure::of(path.display(), error))
}
