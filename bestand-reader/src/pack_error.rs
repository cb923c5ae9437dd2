//! What is wrong with a pack, in which file, and what would be right?

use bestand_text::TableError;
use std::fmt;

/// A pack that cannot be used: `packs/nl/text.tsv:1: 'gen' ends without a point; write 'gen.'`.
#[derive(Debug, Clone)]
pub struct PackError {
    place: String,
    kind: ErrorKind,
}

#[derive(Debug, Clone)]
pub(crate) enum ErrorKind {
    NoLanguages,
    NoPack { asked: String, known: Vec<String> },
    NoFile,
    NotUtf8 { offset: usize },
    Language,
    NoName,
    Conventions(TableError),
    Model(String),
    Rules(String),
}

impl PackError {
    pub(crate) fn new(place: &str, kind: ErrorKind) -> PackError {
        PackError { place: place.to_owned(), kind }
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = &self.place;
        match &self.kind {
            ErrorKind::Conventions(error) => write!(formatter, "{error}"),
            ErrorKind::Rules(message) => formatter.write_str(message),
            ErrorKind::Model(message) => write!(formatter, "{place}: {message}"),
            ErrorKind::NoLanguages => {
                write!(
                    formatter,
                    "{place}: no language here (a language is a folder such as nl/ with a language.tsv)"
                )
            }
            ErrorKind::NoPack { asked, known } => write!(
                formatter,
                "{place}: no pack for the language '{asked}' (there is one for {}; a new one is a folder {place}/{asked})",
                known.join(", ")
            ),
            ErrorKind::NoFile => write!(formatter, "{place}: the file is missing"),
            ErrorKind::NotUtf8 { offset } => {
                write!(
                    formatter,
                    "{place}: the byte at offset {offset} is not UTF-8 (save the table as UTF-8)"
                )
            }
            ErrorKind::Language => write!(formatter, "{place}: a line is `name<TAB>…` or `word<TAB>…`"),
            ErrorKind::NoName => {
                write!(formatter, "{place}: the language has no name (add a line `name<TAB>…`)")
            }
        }
    }
}

impl std::error::Error for PackError {}
