//! How do words that several reports carry look to a program?

use bestand_ledger::{Carried, Utterance};
use bestand_reconcile::{Change, Edit};
use serde::Serialize;

use super::told::CarrierRecord;
use super::wire_span;

/// Words that several reports carry.
#[derive(Debug, Clone, Serialize)]
pub struct UtteranceRecord {
    /// Its id: `u-9a…-3`, the sentence that had the words first.
    pub id: String,
    /// How many sentences carry the words.
    pub carried_by: usize,
    /// Its carriers, the first carrier first; of very many the earliest.
    pub carriers: Vec<CarriedRecord>,
}

/// A sentence that carries them.
#[derive(Debug, Clone, Serialize)]
pub struct CarriedRecord {
    /// The report.
    #[serde(flatten)]
    pub carrier: CarrierRecord,
    /// Which of its sentences, counted from 0.
    pub sentence: u32,
    /// Where it stands.
    pub span: [u32; 2],
    /// The sentence.
    pub text: String,
    /// The agencies that the report credits.
    pub credits: Vec<String>,
    /// Whether the words are those of the first carrier; capitals and marks do not count.
    pub verbatim: bool,
    /// Whether a figure stands where the first carrier has another.
    pub figures_changed: bool,
    /// What else than keeping them it did with the first carrier's words.
    pub edits: Vec<EditedRecord>,
}

/// Words that a copy did not keep where they were.
#[derive(Debug, Clone, Serialize)]
pub struct EditedRecord {
    /// `moved`, `replaced`, `dropped` or `added`.
    pub kind: String,
    /// The first carrier's words.
    pub first: Option<String>,
    /// The copy's words.
    pub copy: Option<String>,
}

impl UtteranceRecord {
    /// Words with all that carry them.
    #[must_use]
    pub fn of(utterance: &Utterance) -> UtteranceRecord {
        let first = utterance.carriers.first().map_or("", |first| first.text.as_str());
        UtteranceRecord {
            id: utterance.id.to_string(),
            carried_by: utterance.carried_by,
            carriers: utterance.carriers.iter().map(|carried| CarriedRecord::of(carried, first)).collect(),
        }
    }

    /// The record as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::line(self)
    }
}

impl CarriedRecord {
    fn of(carried: &Carried, first: &str) -> CarriedRecord {
        let Carried { carrier, sentence, span, text, credits, change, claimed: _ } = carried;
        let Change { edits, figures_changed } = change;
        let mut credits = credits.clone();
        credits.sort();
        credits.dedup();
        CarriedRecord {
            carrier: CarrierRecord::of(carrier),
            sentence: sentence.0,
            span: wire_span(*span),
            text: text.clone(),
            credits,
            verbatim: change.is_verbatim(),
            figures_changed: *figures_changed,
            edits: edits.iter().filter_map(|edit| EditedRecord::of(*edit, first, text)).collect(),
        }
    }
}

impl EditedRecord {
    fn of(edit: Edit, first: &str, copy: &str) -> Option<EditedRecord> {
        let (kind, of_first, of_copy) = match edit {
            Edit::Kept { .. } => return None,
            Edit::Moved { first, copy } => ("moved", Some(first), Some(copy)),
            Edit::Replaced { first, copy } => ("replaced", Some(first), Some(copy)),
            Edit::Dropped(first) => ("dropped", Some(first), None),
            Edit::Added(copy) => ("added", None, Some(copy)),
        };
        Some(EditedRecord {
            kind: kind.to_owned(),
            first: of_first.map(|span| span.slice(first).to_owned()),
            copy: of_copy.map(|span| span.slice(copy).to_owned()),
        })
    }
}
