//! What cannot be read, where, and what would be right?

use crate::incoming::Origin;
use crate::intake::MAX_REPORT_BYTES;
use bestand_text::PublishedError;
use std::fmt;
use std::io;

/// A file, line or folder that gives no report: `oud.txt: byte 0xe9 at offset 212 is not UTF-8 …`.
#[derive(Debug)]
pub struct IntakeError {
    origin: Origin,
    kind: ErrorKind,
}

#[derive(Debug)]
pub(crate) enum ErrorKind {
    Io(io::Error),
    EmptyFolder,
    Empty,
    EmptyList,
    OnlySpaces,
    OnlyDate,
    TooLong,
    Binary { offset: usize },
    Utf16,
    NotUtf8 { byte: u8, offset: usize },
    Date(PublishedError),
    Json { column: usize, message: String },
    Member { message: String },
}

/// What would be right.
const OBJECT: &str = "{\"published\": \"2020-10-09\", \"language\": \"nl\", \"text\": \"…\"}";

impl IntakeError {
    pub(crate) fn new(origin: Origin, kind: ErrorKind) -> Self {
        Self { origin, kind }
    }

    /// The file or line that gave no report.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.origin
    }
}

impl fmt::Display for IntakeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.origin, self.kind)
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(formatter, "{error}"),
            Self::EmptyFolder => {
                formatter.write_str("the folder holds no report (a report is a .txt, .jsonl or .json file)")
            }
            Self::Empty => formatter.write_str("the file is empty (a report is UTF-8 text)"),
            Self::EmptyList => formatter.write_str("the list is empty (it holds one object a report)"),
            Self::OnlySpaces => formatter.write_str("there are only spaces (a report has words)"),
            Self::OnlyDate => {
                formatter.write_str("nothing follows the date (the report's text goes after it)")
            }
            Self::TooLong => write!(
                formatter,
                "longer than {} MiB (divide it: one report a file, or one a line in a .jsonl file)",
                MAX_REPORT_BYTES >> 20
            ),
            Self::Binary { offset } => {
                write!(formatter, "byte 0x00 at offset {offset}: this is no text (a report is UTF-8 text)")
            }
            Self::Utf16 => {
                formatter.write_str("this is UTF-16 (convert it to UTF-8: iconv -f UTF-16 -t UTF-8)")
            }
            Self::NotUtf8 { byte, offset } => write!(
                formatter,
                "byte {byte:#04x} at offset {offset} is not UTF-8 (if this is Windows-1252 or Latin-1, convert it: \
                 iconv -f WINDOWS-1252 -t UTF-8)"
            ),
            Self::Date(error) => write!(formatter, "{error}"),
            Self::Json { column, message } => {
                write!(formatter, "{message}, at column {column} (a report is an object: {OBJECT})")
            }
            Self::Member { message } => write!(formatter, "{message} (a report is an object: {OBJECT})"),
        }
    }
}

impl std::error::Error for IntakeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            ErrorKind::Io(error) => Some(error),
            ErrorKind::Date(error) => Some(error),
            _ => None,
        }
    }
}
