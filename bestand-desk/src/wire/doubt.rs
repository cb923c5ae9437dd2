//! How does a doubt look to everybody outside?

use bestand_claim::{ActorCode, Doubt, DoubtReason, Outcome};
use bestand_text::Report;
use serde::{Deserialize, Serialize};

use super::record::words;
use super::wire_span;

/// Something that the reader saw and could not settle, among the claims of the same report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoubtRecord {
    /// Always `doubt`, as a claim's is `toll` or `event`.
    pub kind: String,
    /// The reason: `unknown_actor`.
    #[serde(rename = "type")]
    pub type_word: String,
    /// The report's id.
    pub report: String,
    /// Where the words stand, in UTF-8 bytes.
    pub span: [u32; 2],
    /// The words: "de Blauwe Brigade"; null for a sentence that was cut, which may be a whole book.
    pub text: Option<String>,
    /// What it may be, as far as that is known: outcomes, actor codes, place ids, or the words of speakers.
    pub candidates: Vec<String>,
    /// How many words a sentence has that was cut.
    pub words: Option<u64>,
}

impl DoubtRecord {
    /// A doubt with the words that it points to in its report.
    #[must_use]
    pub fn of(doubt: &Doubt, report: &Report) -> DoubtRecord {
        let Doubt { span, reason } = doubt;
        let text = report.page().text();
        let cut_words = match reason {
            DoubtReason::SentenceCut { words } => Some(*words),
            _ => None,
        };
        DoubtRecord {
            kind: "doubt".to_owned(),
            type_word: reason.as_str().to_owned(),
            report: report.id().to_string(),
            span: wire_span(*span),
            text: cut_words.is_none().then(|| words(*span, text)),
            candidates: candidates(reason, text),
            words: cut_words,
        }
    }

    /// The record as one line of JSON, without the end of the line.
    ///
    /// # Panics
    /// Never: every key is text.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("every key is text")
    }
}

fn candidates(reason: &DoubtReason, text: &str) -> Vec<String> {
    match reason {
        DoubtReason::CountWithoutPeople { outcome } => vec![outcome.to_string()],
        DoubtReason::OutcomeUnclear { candidates } => candidates.iter().map(Outcome::to_string).collect(),
        DoubtReason::ActorUnclear { candidates } => candidates.iter().map(ActorCode::to_string).collect(),
        DoubtReason::PlaceUnclear { candidates } => {
            candidates.iter().map(|place| place.as_str().to_owned()).collect()
        }
        DoubtReason::SpeakersCompete { speakers } => speakers.iter().map(|span| words(*span, text)).collect(),
        _ => Vec::new(),
    }
}
