//! How are the reports of a ledger read again by this reader?

use bestand_ledger::{Entry, KeptReport, Ledger, LedgerError, Reread};
use bestand_reader::{Pack, PackError, Packs, read, reader_version};
use bestand_text::Report;
use jiff::Timestamp;
use rayon::prelude::*;

/// So many reports are read again in one transaction.
const AT_A_TIME: usize = 256;

/// A report that could not be read again: `r-9a…: no pack for the language 'fr' …`.
#[derive(Debug, thiserror::Error)]
#[error("{report}: {error}")]
pub struct Unread {
    report: String,
    error: PackError,
}

/// Reads the reports again that another reader has read, or all of them; tells how many after each transaction, and which could not be read.
///
/// # Errors
/// When the ledger cannot be read or written to; what was told of before stays entered.
pub fn reread(
    ledger: &mut Ledger,
    packs: &Packs,
    all: bool,
    now: Timestamp,
    mut tell: impl FnMut(usize, &[Unread]),
) -> Result<Reread, LedgerError> {
    let reader = (!all).then(reader_version);
    let (mut changed, mut last) = (Reread::default(), None);
    loop {
        let reports = ledger.to_reread(reader.as_ref(), last.as_ref(), AT_A_TIME)?;
        let Some(behind) = reports.last().cloned() else { return Ok(changed) };
        let (unread, entries): (Vec<_>, Vec<_>) =
            reports.par_iter().map(|report| entry(packs, report)).partition_map(rayon::iter::Either::from);
        changed += ledger.reread(&entries, now)?;
        tell(reports.len(), &unread);
        last = Some(behind);
    }
}

fn entry(packs: &Packs, kept: &KeptReport) -> Result<Entry, Unread> {
    let pack = pack(packs, kept).map_err(|error| Unread { report: kept.id.to_string(), error })?;
    let report = Report::read(kept.text.as_str(), kept.source.clone(), pack.conventions());
    let claims = read(&report, pack).claims;
    Ok(Entry::new(&report, pack.code(), reader_version(), claims))
}

fn pack<'p>(packs: &'p Packs, kept: &KeptReport) -> Result<&'p Pack, PackError> {
    packs.language(kept.source.language.as_deref().unwrap_or_default())
}
