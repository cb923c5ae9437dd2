//! Does everything that the ledger says still hold in the bytes it points to?

use bestand_claim::{Claim, ClaimId, Happening, When, Where};
use bestand_text::{ReportId, Span};
use rusqlite::{ErrorCode, OptionalExtension};

use crate::claim_row::{COLUMNS, Columns, TABLES, claim_of};
use crate::error::{Kind, LedgerError};
use crate::ledger::Ledger;
use crate::reports::KeptReport;
use crate::seal::Sealed;

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
            held = match of_report(&report).and(self.seal_holds(&report)?) {
                Ok(()) => self.each_claim(&report, &mut verified.claims)?,
                Err(fault) => Err(Fault { what: fault.what + &self.resting_on(&report)?, ..fault }),
            };
            verified.reports += 1;
            progress(verified.reports);
            Ok(held.is_ok())
        });
        self.named(looked)?;
        Ok(held.map(|()| verified))
    }

    /// What SQLite says of the file's own structure, and whether each row has the rows that it needs.
    fn is_whole(&self) -> Result<Result<(), Fault>, Kind> {
        let fault = |what: String| Ok(Err(Fault { of: "the file".to_owned(), what }));
        let word: String = match self.connection.query_row("pragma integrity_check(1)", [], |row| row.get(0))
        {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => error.to_string(),
            word => word?,
        };
        if word != "ok" {
            return fault(format!(
                "it is damaged: {word} (take your last copy of it, or add the reports to a new ledger)"
            ));
        }
        let mut statement = self.connection.prepare(include_str!("sql/astray.sql"))?;
        match statement.query_row([], |row| row.get(0)).optional()? {
            Some(what) => fault(what),
            None => Ok(Ok(())),
        }
    }

    /// Whether what was worked out of the page is as it was entered.
    fn seal_holds(&self, report: &KeptReport) -> Result<Result<(), Fault>, Kind> {
        let query = "select sentences, prints, features, seal from page where report = ?1";
        let mut statement = self.connection.prepare_cached(query)?;
        let (sealed, seal): (Sealed, i64) = statement.query_row([report.row], |row| {
            Ok((Sealed { sentences: row.get(0)?, prints: row.get(1)?, features: row.get(2)? }, row.get(3)?))
        })?;
        let source = &report.source;
        let language = source.language.as_deref().unwrap_or_default();
        let holds = sealed.seal(source.published, language, source.title.as_deref()) == seal;
        let what = "its date, language or title, or what was worked out of its text, was changed";
        let fault = || Fault { of: report.id.to_string(), what: what.to_owned() };
        Ok(if holds { Ok(()) } else { Err(fault()) })
    }

    /// Which claims point to bytes that were changed?
    fn resting_on(&self, report: &KeptReport) -> Result<String, Kind> {
        let query = "select 'c-' || lower(hex(hash)) from claim where report = ?1 order by id";
        let mut statement = self.connection.prepare_cached(query)?;
        let claims: Vec<String> =
            statement.query_map([report.row], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(match claims.split_first() {
            None => String::new(),
            Some((first, [])) => format!(" (one claim rests on it, {first})"),
            Some((first, others)) => format!(" (on it rest {first} and {} more of its claims)", others.len()),
        })
    }

    /// All claims that were ever made of a report, those too that a newer reader retracted.
    fn each_claim(&self, report: &KeptReport, seen: &mut u64) -> Result<Result<(), Fault>, Kind> {
        let query =
            format!("select {COLUMNS}, c.hash from claim c {TABLES} where c.report = ?1 order by c.id");
        let mut statement = self.connection.prepare_cached(&query)?;
        let hash = statement.column_count() - 1;
        let mut rows = statement.query([report.row])?;
        while let Some(row) = rows.next()? {
            let id = ClaimId::from_bytes(row.get(hash)?);
            let held = match claim_of(&mut Columns::new(row)) {
                Ok(claim) => of_claim(report, id, &claim),
                Err(kind) => Err(Fault { of: format!("{}, {id}", report.id), what: kind.to_string() }),
            };
            if held.is_err() {
                return Ok(held);
            }
            *seen += 1;
        }
        Ok(Ok(()))
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
