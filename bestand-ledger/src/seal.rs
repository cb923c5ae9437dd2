//! Is what was worked out of a page, and what is known of its report, still as it was entered?
//!
//! The id of a report tells only whether its text, outlet and address are whole.

use bestand_text::Published;

use crate::entry::{Entry, spans_to_bytes};
use bestand_reconcile::Print;

/// What is kept of a page besides its text, as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sealed {
    pub(crate) sentences: Vec<u8>,
    pub(crate) prints: Vec<u8>,
    pub(crate) features: Vec<u8>,
}

impl Sealed {
    pub(crate) fn of(entry: &Entry) -> Sealed {
        Sealed {
            sentences: spans_to_bytes(&entry.sentences),
            prints: Print::join(&entry.prints),
            features: entry.features.to_bytes(),
        }
    }

    /// A hash of it all, and of what the report says of itself.
    pub(crate) fn seal(&self, published: Option<Published>, language: &str, title: Option<&str>) -> i64 {
        let published = published.map(|date| date.to_string());
        let mut hasher = blake3::Hasher::new();
        for field in [published.as_deref(), Some(language), title].map(|field| field.map(str::as_bytes)) {
            part(&mut hasher, field);
        }
        for field in [&self.sentences, &self.prints, &self.features] {
            part(&mut hasher, Some(field));
        }
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
        i64::from_le_bytes(bytes)
    }
}

/// The length stands before the bytes, so that no two rows of fields run into the same.
fn part(hasher: &mut blake3::Hasher, field: Option<&[u8]>) {
    hasher.update(&field.map_or(u64::MAX, |bytes| bytes.len() as u64).to_le_bytes());
    hasher.update(field.unwrap_or_default());
}
