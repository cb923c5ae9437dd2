//! How is a batch of reports taken in, whole or not at all?

use bestand_reconcile::Print;
use bestand_text::{Published, ReportId};
use jiff::tz::TimeZone;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, named_params, params};

use crate::claim_row;
use crate::days::number_of;
use crate::entry::{Entry, spans_to_bytes};
use crate::error::{Kind, LedgerError};
use crate::ledger::Ledger;
use crate::names::{Names, Table};

/// What became of a report that was to be entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The report's id.
    pub report: ReportId,
    /// Whether it was new.
    pub taken: Taken,
}

/// Whether a report was new to the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// It was not there yet.
    Added,
    /// The same address has another text too: another version.
    NewVersion {
        /// The newest version that was there; it is the older one, unless its day is later.
        of: ReportId,
    },
    /// The same text of the same outlet and address was there.
    Known,
}

impl Ledger {
    /// Enters reports in one transaction. When this returns they are on the disk; when it fails, none of them is there.
    ///
    /// Where they belong among the others is worked out by [`Ledger::settle`].
    ///
    /// # Errors
    /// When the ledger cannot be written to: the disk is full, another program writes, the file is damaged.
    pub fn add(&mut self, entries: &[Entry], now: Timestamp) -> Result<Vec<Receipt>, LedgerError> {
        self.write(|transaction| {
            let mut names = Names::default();
            let mut add = |entry| append(transaction, &mut names, entry, now);
            entries.iter().map(&mut add).collect()
        })
    }
}

fn append(
    connection: &Connection,
    names: &mut Names,
    entry: &Entry,
    now: Timestamp,
) -> Result<Receipt, Kind> {
    let receipt = |taken| Receipt { report: entry.report.clone(), taken };
    let is_known =
        connection.prepare_cached("select 1 from report where hash = ?1")?.exists([entry.report.as_str()])?;
    if is_known {
        return Ok(receipt(Taken::Known));
    }
    let before = version_before(connection, entry)?;
    let report = append_report(connection, names, entry, now)?;
    for claim in &entry.claims {
        claim_row::append(connection, names, report, claim)?;
    }
    connection.prepare_cached("insert into pending (report) values (?1)")?.execute([report])?;
    Ok(receipt(before.map_or(Taken::Added, |of| Taken::NewVersion { of })))
}

/// The newest version that was there of the same address.
fn version_before(connection: &Connection, entry: &Entry) -> Result<Option<ReportId>, Kind> {
    let Some(url) = &entry.source.url else { return Ok(None) };
    let hash: Option<String> = connection
        .prepare_cached("select hash from report where url = ?1 order by shown desc, id desc limit 1")?
        .query_row([url], |row| row.get(0))
        .optional()?;
    Ok(hash.as_deref().and_then(ReportId::parse))
}

fn append_report(
    connection: &Connection,
    names: &mut Names,
    entry: &Entry,
    now: Timestamp,
) -> Result<i64, Kind> {
    let source = &entry.source;
    let outlet = match &source.outlet {
        Some(outlet) => Some(names.id(connection, Table::Outlet, outlet)?),
        None => None,
    };
    let reader = names.id(connection, Table::Reader, entry.reader.as_str())?;
    let days = source.published.and_then(bestand_reconcile::days_of);
    let shown = days.map_or_else(|| now.to_zoned(TimeZone::UTC).date(), |(first, _)| first);
    let report = connection.prepare_cached(include_str!("sql/report_insert.sql"))?.insert(named_params! {
        ":hash": entry.report.as_str(), ":outlet": outlet, ":url": source.url,
        ":published": source.published.as_ref().map(Published::to_string),
        ":first_day": days.map(|(first, _)| number_of(first)), ":last_day": days.map(|(_, last)| number_of(last)),
        ":shown": number_of(shown),
        ":language": entry.language, ":title": source.title, ":name": entry.name, ":origin": entry.origin,
        ":added": now.to_string(), ":reader": reader,
    })?;
    let text: &str = &entry.text;
    let prints = Print::join(&entry.prints);
    connection.prepare_cached(include_str!("sql/page_insert.sql"))?.execute(named_params! {
        ":report": report, ":title": source.title, ":text": text,
        ":sentences": spans_to_bytes(&entry.sentences), ":prints": prints, ":features": entry.features.to_bytes(),
    })?;
    connection
        .prepare_cached("insert into word (rowid, title, text) values (?1, ?2, ?3)")?
        .execute(params![report, source.title, text])?;
    Ok(report)
}
