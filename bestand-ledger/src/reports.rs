//! Which report is this, what stands in it, and where does it belong?

use bestand_claim::{Claim, ClaimId};
use bestand_text::{ReportId, Source, Span};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::claim_row::{COLUMNS, Columns, TABLES, claim_of};
use crate::claims::claims_between;
use crate::entry::spans_from_bytes;
use crate::error::{Kind, LedgerError};
use crate::ledger::Ledger;

/// A report as the ledger keeps it.
#[derive(Debug, Clone)]
pub struct KeptReport {
    /// Its id.
    pub id: ReportId,
    /// Outlet, address, date, language and title.
    pub source: Source,
    /// The name that its file gave it.
    pub name: Option<String>,
    /// Where it came from.
    pub origin: String,
    /// When it was added.
    pub added: String,
    /// Its text, unchanged.
    pub text: String,
    /// Where its sentences stand.
    pub sentences: Vec<Span>,
    /// The first report of its story; none while it waits to be placed.
    pub story: Option<ReportId>,
    /// The newer version of its page.
    pub superseded: Option<ReportId>,
    /// The reader that read it last.
    pub reader: String,
    pub(crate) row: i64,
}

impl KeptReport {
    /// The sentence with this number.
    #[must_use]
    pub fn sentence(&self, number: u32) -> Option<(Span, &str)> {
        let span = *self.sentences.get(number as usize)?;
        Some((span, span.slice(&self.text)))
    }
}

impl Ledger {
    /// The report with an id, or whose id begins so.
    ///
    /// # Errors
    /// When there is none, several begin so, or the ledger cannot be read.
    pub fn report(&self, id: &str) -> Result<KeptReport, LedgerError> {
        self.named(self.one_report(id))
    }

    fn one_report(&self, id: &str) -> Result<KeptReport, Kind> {
        let query = format!(
            "{} where r.hash >= ?1 and r.hash < ?1 || 'g' order by r.hash limit 2",
            include_str!("sql/report.sql")
        );
        let mut statement = self.connection.prepare_cached(&query)?;
        let mut rows = statement.query([id])?;
        let Some(row) = rows.next()? else {
            return Err(Kind::NotFound { what: "report", id: id.to_owned() });
        };
        let report = report_of(row)?;
        match rows.next()? {
            Some(_) => Err(Kind::Ambiguous { what: "report", id: id.to_owned() }),
            None => Ok(report),
        }
    }

    /// The id of the claim whose id begins so, whether it still counts or not.
    ///
    /// # Errors
    /// When there is none, several begin so, or the ledger cannot be read.
    pub fn claim_id(&self, id: &str) -> Result<ClaimId, LedgerError> {
        self.named(self.one_claim(id))
    }

    fn one_claim(&self, id: &str) -> Result<ClaimId, Kind> {
        let missing = || Kind::NotFound { what: "claim", id: id.to_owned() };
        let digits = id.strip_prefix("c-").unwrap_or(id);
        let bounds = [pad(digits, '0'), pad(digits, 'f')].map(|id| ClaimId::parse(&format!("c-{id}")));
        let [Ok(low), Ok(high)] = bounds else { return Err(missing()) };
        match claims_between(&self.connection, low, high)?[..] {
            [] => Err(missing()),
            [(_, one)] => Ok(one),
            _ => Err(Kind::Ambiguous { what: "claim", id: id.to_owned() }),
        }
    }

    /// The claims of a report as they were read, without corrections, in the order of the text; those that a newer reader retracted are left out.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn claims_of(&self, report: &KeptReport) -> Result<Vec<Claim>, LedgerError> {
        let read = self.named(read_claims(&self.connection, report.row))?;
        Ok(read.into_iter().map(|(_, claim)| claim).collect())
    }

    /// Gives all reports behind a row to a visitor, in the order in which they were added; ends where the visitor says so.
    pub(crate) fn reports_behind(
        &self,
        row: i64,
        mut visit: impl FnMut(KeptReport) -> Result<bool, Kind>,
    ) -> Result<(), Kind> {
        let query = format!("{} where r.id > ?1 order by r.id", include_str!("sql/report.sql"));
        let mut statement = self.connection.prepare_cached(&query)?;
        let mut rows = statement.query([row])?;
        while let Some(row) = rows.next()? {
            if !visit(report_of(row)?)? {
                break;
            }
        }
        Ok(())
    }
}

fn pad(digits: &str, with: char) -> String {
    let missing = 32_usize.saturating_sub(digits.len());
    digits.to_owned() + &with.to_string().repeat(missing)
}

/// What was read in a report and not retracted: the rows of the claims, and the claims without corrections.
pub(crate) fn read_claims(connection: &Connection, report: i64) -> Result<Vec<(i64, Claim)>, Kind> {
    let query = format!(
        "select {COLUMNS}, c.id from claim c {TABLES}
         where c.report = ?1 and c.id not in (select claim from retracted) order by c.id"
    );
    let mut statement = connection.prepare_cached(&query)?;
    let mut rows = statement.query([report])?;
    let mut claims = Vec::new();
    while let Some(row) = rows.next()? {
        let mut columns = Columns::new(row);
        let claim = claim_of(&mut columns)?;
        claims.push((columns.take()?, claim));
    }
    Ok(claims)
}

fn report_of(row: &Row<'_>) -> Result<KeptReport, Kind> {
    let id: i64 = row.get(0)?;
    let unfit = |what: &str| Kind::Unfit { table: "report", id, what: what.to_owned() };
    let named = |name: Option<String>| name.as_deref().and_then(ReportId::parse);
    let published: Option<String> = row.get(4)?;
    let sentences: Vec<u8> = row.get(11)?;
    let hash: String = row.get(1)?;
    Ok(KeptReport {
        id: ReportId::parse(&hash).ok_or_else(|| unfit("its hash is no report's id"))?,
        source: Source {
            outlet: row.get(2)?,
            url: row.get(3)?,
            published: published.and_then(|date| date.parse().ok()),
            language: row.get(5)?,
            title: row.get(6)?,
        },
        name: row.get(7)?,
        origin: row.get(8)?,
        added: row.get(9)?,
        text: row.get(10)?,
        sentences: spans_from_bytes(&sentences)
            .ok_or_else(|| unfit(&format!("the sentences of {hash} are cut short")))?,
        story: named(row.get(12)?),
        superseded: named(row.get(13)?),
        reader: row.get(14)?,
        row: id,
    })
}

/// The first report of a report's story; none where it is not placed yet.
pub(crate) fn story_of(connection: &Connection, report: i64) -> Result<Option<i64>, Kind> {
    let mut statement = connection.prepare_cached("select story from placing where report = ?1")?;
    Ok(statement.query_row([report], |row| row.get(0)).optional()?)
}

/// The row of a story, by the id of any of its reports.
pub(crate) fn story_row(connection: &Connection, id: &str) -> Result<i64, Kind> {
    let hash = id.replacen("s-", "r-", 1);
    let query = "select w.story from report r join placing w on w.report = r.id
                 where r.hash >= ?1 and r.hash < ?1 || 'g' order by r.hash limit 1";
    let found = connection.prepare_cached(query)?.query_row([hash], |row| row.get(0)).optional()?;
    found.ok_or_else(|| Kind::NotFound { what: "story", id: id.to_owned() })
}

/// The id of the report with this row.
pub(crate) fn report_id(connection: &Connection, row: i64) -> Result<ReportId, Kind> {
    let query = "select hash from report where id = ?1";
    let hash: String = connection.prepare_cached(query)?.query_row([row], |row| row.get(0))?;
    let unfit = || Kind::Unfit { table: "report", id: row, what: "its hash is no report's id".to_owned() };
    ReportId::parse(&hash).ok_or_else(unfit)
}
