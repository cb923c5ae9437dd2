//! Does everything that the ledger says still hold in the bytes it points to?

use bestand_claim::{Claim, ClaimId, Happening, When, Where};
use bestand_text::{ReportId, Span};

use crate::error::{Kind, LedgerError};
use crate::ledger::Ledger;
use crate::reports::{KeptReport, read_claims};

/// What was looked at: everything held.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Verified {
    /// Reports whose text still has the hash it was entered with.
    pub reports: u64,
    /// Claims whose id is that of their fields, and whose every span stands in the text.
    pub claims: u64,
}

/// The first thing that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The report, and the claim where one is at fault.
    pub of: String,
    /// What does not hold.
    pub what: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}: {}", self.of, self.what)
    }
}

impl Ledger {
    /// Replays every record against its bytes, and stops at the first that does not hold. The file itself is checked first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn verify(&self, mut progress: impl FnMut(u64)) -> Result<Result<Verified, Fault>, LedgerError> {
        if let Err(fault) = self.named(self.is_whole())? {
            return Ok(Err(fault));
        }
        let (mut verified, mut held) = (Verified::default(), Ok(()));
        let looked = self.reports_behind(0, |report| {
            let claims = self.claims_with_ids(&report)?;
            held = of_report(&report)
                .and_then(|()| claims.iter().try_for_each(|(id, claim)| of_claim(&report, *id, claim)));
            verified.claims += claims.len() as u64;
            verified.reports += 1;
            progress(verified.reports);
            Ok(held.is_ok())
        });
        self.named(looked)?;
        Ok(held.map(|()| verified))
    }

    /// What SQLite says of the file's own structure.
    fn is_whole(&self) -> Result<Result<(), Fault>, Kind> {
        let word: String = self.connection.query_row("pragma quick_check(1)", [], |row| row.get(0))?;
        let broken: Option<String> = self.connection.query_row(
            "select group_concat(\"table\") from pragma_foreign_key_check",
            [],
            |row| row.get(0),
        )?;
        let fault = |what: String| Err(Fault { of: self.path().display().to_string(), what });
        Ok(match (word.as_str(), broken) {
            ("ok", None) => Ok(()),
            ("ok", Some(tables)) => fault(format!("rows of {tables} point to rows that are not there")),
            (word, _) => fault(format!("the file is damaged: {word}")),
        })
    }

    fn claims_with_ids(&self, report: &KeptReport) -> Result<Vec<(ClaimId, Claim)>, Kind> {
        let claims = read_claims(&self.connection, report.row)?;
        let query = "select hash from claim where report = ?1 and id not in (select claim from retracted) order by id";
        let mut statement = self.connection.prepare_cached(query)?;
        let ids: Vec<[u8; 16]> =
            statement.query_map([report.row], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(ids.into_iter().map(ClaimId::from_bytes).zip(claims).collect())
    }
}

fn of_report(report: &KeptReport) -> Result<(), Fault> {
    let fault = |what: String| Err(Fault { of: report.id.to_string(), what });
    let hash = ReportId::from(&report.text, &report.source);
    if hash != report.id {
        return fault(format!("its text, outlet and address give the id {hash}: one of them was changed"));
    }
    match report.sentences.iter().find(|span| !stands(&report.text, **span)) {
        Some(span) => fault(format!("its sentence at bytes {span} does not stand in the text")),
        None => Ok(()),
    }
}

fn of_claim(report: &KeptReport, id: ClaimId, claim: &Claim) -> Result<(), Fault> {
    let fault = |what: String| Err(Fault { of: format!("{}, {id}", report.id), what });
    if claim.id() != id {
        return fault(format!("its fields give the id {}: one of them was changed", claim.id()));
    }
    for (field, span) in spans(claim) {
        if !stands(&report.text, span) {
            return fault(format!("the {field} at bytes {span} does not stand in the text"));
        }
    }
    let words = |span: Span| span.slice(&report.text);
    let told = [
        ("speaker", claim.speaker.as_ref().map(|speaker| (speaker.text(), speaker.span()))),
        ("channel", claim.channel.as_ref().map(|channel| (channel.text(), channel.span()))),
    ];
    for (field, told) in told {
        if let Some((text, span)) = told.filter(|(text, span)| *text != words(*span)) {
            return fault(format!("the {field} is '{text}', and at bytes {span} stands '{}'", words(span)));
        }
    }
    Ok(())
}

/// All the places that a claim points to.
fn spans(claim: &Claim) -> Vec<(&'static str, Span)> {
    let evidence = &claim.evidence;
    let mut spans = vec![("clause", evidence.span), ("evidence", evidence.anchor)];
    if let Happening::Toll(toll) = &claim.happening {
        spans.extend(toll.count.span().map(|span| ("count", span)));
    }
    match &claim.when {
        When::Stated { span, .. } => spans.push(("time", *span)),
        When::Inferred {
            from: bestand_claim::Anchor::Words(span) | bestand_claim::Anchor::Name(span),
            ..
        } => {
            spans.push(("time", *span));
        }
        _ => {}
    }
    if let Where::Stated(place) = &claim.place {
        spans.push(("place", place.span));
    }
    spans
}

fn stands(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some()
}
