//! Which report is this, and whose pack reads it?

use bestand_intake::{Incoming, Origin};
use bestand_reader::{Pack, Packs};
use bestand_text::Report;

use crate::failure::Failure;

/// A report cut into sentences by the conventions of its language, with the pack of that language.
pub(crate) struct Opened<'p> {
    pub(crate) origin: Origin,
    pub(crate) id: Option<String>,
    pub(crate) pack: &'p Pack,
    pub(crate) report: Report,
}

/// In which language the reports of a batch are.
#[derive(Debug, Clone, Copy)]
pub enum Tongue<'a> {
    /// All of them in this one: `--language nl`.
    Stated(&'a str),
    /// Each in its own: what its file says, or else what its words tell.
    OfEach,
}

/// Finds the report's language and its pack, and cuts the text.
pub(crate) fn open<'p>(
    packs: &'p Packs,
    incoming: Incoming,
    tongue: Tongue<'_>,
) -> Result<Opened<'p>, Failure> {
    let Incoming { origin, id, source, text } = incoming;
    let code = match (tongue, source.language.as_deref()) {
        (Tongue::Stated(code), _) | (Tongue::OfEach, Some(code)) => Some(code),
        (Tongue::OfEach, None) => packs.guess(&text),
    };
    let Some(code) = code else {
        return Err(Failure::unclear(origin, &packs.languages().collect::<Vec<_>>()));
    };
    let pack = match packs.language(code) {
        Ok(pack) => pack,
        Err(error) => return Err(Failure::pack(origin, error)),
    };
    let report = Report::read(text, source, pack.conventions());
    Ok(Opened { origin, id, pack, report })
}
