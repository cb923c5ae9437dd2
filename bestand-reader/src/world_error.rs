//! What is wrong with a table of names, in which line, and what would be right?

use std::fmt;

/// A line of a world table that cannot be used: `packs/nl/actors.tsv:7: no role is called 'demonym'; the roles are …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorldError {
    file: String,
    line: usize,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    TooFew { found: usize, wanted: usize },
    Empty,
    Unknown { what: &'static str, word: String, known: &'static str },
    NoNumber { cell: String, example: &'static str },
    Unsorted { name: String, before: String },
    NoPlace { id: String, name: String },
    NoActor { code: String },
    Gaps { name: String },
}

impl WorldError {
    /// An error in line `line`, counted from 1.
    pub(crate) fn new(file: &str, line: usize, kind: Kind) -> WorldError {
        WorldError { file: file.to_owned(), line, kind }
    }
}

impl fmt::Display for WorldError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: ", self.file, self.line)?;
        match &self.kind {
            Kind::TooFew { found, wanted } => {
                write!(formatter, "{found} cells where {wanted} are needed; put a TAB between them")
            }
            Kind::Empty => write!(formatter, "the first cell is empty; write the name there"),
            Kind::Unknown { what, word, known } => {
                write!(formatter, "no {what} is called '{word}'; the {what}s are {known}")
            }
            Kind::NoNumber { cell, example } => {
                write!(formatter, "'{cell}' is no number; write one such as {example}")
            }
            Kind::Unsorted { name, before } => write!(
                formatter,
                "'{name}' belongs before '{before}'; sort by plain lower-case letters (training/world.py does)"
            ),
            Kind::NoActor { code } => {
                write!(formatter, "packs/world/actors.tsv has no actor '{code}'; write its line there first")
            }
            Kind::Gaps { name } => {
                write!(
                    formatter,
                    "'{name}' has two spaces or hyphens in a row, or one at its edge; leave one out"
                )
            }
            Kind::NoPlace { id, name } => write!(
                formatter,
                "packs/world/places.tsv has no place '{name}' with the id {id}; write its name and id as they stand there"
            ),
        }
    }
}

impl std::error::Error for WorldError {}

/// The lines of a table that are neither empty nor comment, numbered from 1.
pub(crate) fn table_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text.lines().enumerate().map(|(index, line)| (index + 1, line));
    numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The cells of a line, at least `wanted` of them, the first not empty.
pub(crate) fn cells<'t>(
    file: &str,
    (number, line): (usize, &'t str),
    wanted: usize,
) -> Result<Vec<&'t str>, WorldError> {
    let cells: Vec<&str> = line.split('\t').collect();
    if cells.len() < wanted {
        return Err(WorldError::new(file, number, Kind::TooFew { found: cells.len(), wanted }));
    }
    if cells[0].is_empty() {
        return Err(WorldError::new(file, number, Kind::Empty));
    }
    Ok(cells)
}
