//! What comes in: one report as its file gives it?

use bestand_text::Source;
use std::fmt;

/// A report before it is read: its text, unchanged, and what its file says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// The place it was read from: `nieuws.jsonl:3`.
    pub origin: Origin,
    /// The name that its file gives it: `"id": "anp-2041"`.
    pub id: Option<String>,
    /// Outlet, address, date, language and title, as far as its file gives them.
    pub source: Source,
    /// The text, byte for byte; a plain file keeps its line `date 2020-10-09`, so that offsets are those of the file.
    pub text: String,
}

/// A place in what was given: a file, a line of one (`nieuws.jsonl:3`) or a member of its list (`nieuws.json#3`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The file as it was named, or `-` for what came through a pipe; with the number of a report in its list.
    pub file: String,
    /// The line, counted from 1, where a file holds one report a line.
    pub line: Option<usize>,
}

impl Origin {
    pub(crate) fn file(name: &str) -> Self {
        Self { file: name.to_owned(), line: None }
    }

    pub(crate) fn line(name: &str, line: usize) -> Self {
        Self { file: name.to_owned(), line: Some(line) }
    }

    pub(crate) fn member(name: &str, number: usize) -> Self {
        Self { file: format!("{name}#{number}"), line: None }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.file)?;
        self.line.map_or(Ok(()), |line| write!(formatter, ":{line}"))
    }
}
