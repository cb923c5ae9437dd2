//! How is a batch of reports taken in, whole or not at all?

use bestand_text::{Published, ReportId};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::{Connection, OptionalExtension, named_params, params};

use crate::claim_row;
use crate::days::number_of;
use crate::entry::Entry;
use crate::error::{Kind, LedgerError};
use crate::ledger::Ledger;
use crate::names::{Names, Table};
use crate::seal::Sealed;

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
    if let Some((first, _)) = days {
        connection
            .prepare_cached(include_str!("sql/shelf_upsert.sql"))?
            .execute([number_of(first), report])?;
    }
    let text: &str = &entry.text;
    let sealed = Sealed::of(entry);
    let seal = sealed.seal(source.published, &entry.language, source.title.as_deref());
    connection.prepare_cached(include_str!("sql/page_insert.sql"))?.execute(named_params! {
        ":report": report, ":title": source.title, ":text": text,
        ":sentences": sealed.sentences, ":prints": sealed.prints, ":features": sealed.features, ":seal": seal,
    })?;
    connection
        .prepare_cached("insert into word (rowid, title, text) values (?1, ?2, ?3)")?
        .execute(params![report, source.title, text])?;
    Ok(report)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bestand_claim::ReaderVersion;
    use bestand_text::{Conventions, Report, Source};

    fn entry(number: usize) -> Entry {
        let text = format!("Bericht {number}: bij Jermuk zijn {number} soldaten gedood. ").repeat(4);
        let report = Report::read(text, Source::default(), &Conventions::default());
        Entry::new(&report, "nl", ReaderVersion::new("0.1.0+nl-1").expect("a version"), Vec::new())
    }

    fn set_pages(ledger: &Ledger, pages: i64) {
        ledger.connection.pragma_update(None, "max_page_count", pages).expect("set");
    }

    #[test]
    fn on_a_full_disk_a_batch_is_refused_whole_and_taken_in_when_there_is_room() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut ledger = Ledger::open(&folder.path().join("x.ledger")).expect("a ledger");
        let first: Vec<Entry> = (0..3).map(entry).collect();
        ledger.add(&first, Timestamp::UNIX_EPOCH).expect("entered");
        ledger.settle(|_| ()).expect("placed");
        let pages: i64 =
            ledger.connection.pragma_query_value(None, "page_count", |row| row.get(0)).expect("a count");
        set_pages(&ledger, pages + 3);
        let more: Vec<Entry> = (0..1500).map(entry).collect();
        let refused = ledger.add(&more, Timestamp::UNIX_EPOCH).expect_err("no room");
        assert!(refused.to_string().contains("x.ledger: the disk is full (make room, then run"), "{refused}");
        let stats = ledger.stats().expect("stats");
        assert_eq!((stats.reports, stats.waiting), (3, 0));
        set_pages(&ledger, 1 << 30);
        let receipts = ledger.add(&more, Timestamp::UNIX_EPOCH).expect("entered");
        let known = receipts.iter().filter(|receipt| receipt.taken == Taken::Known).count();
        assert_eq!((receipts.len(), known), (1500, 3));

        let pages: i64 =
            ledger.connection.pragma_query_value(None, "page_count", |row| row.get(0)).expect("a count");
        set_pages(&ledger, pages);
        let refused = ledger.settle(|_| ()).expect_err("no room");
        assert!(refused.to_string().contains("the disk is full"), "{refused}");
        assert_eq!(ledger.waiting().expect("a count"), 1497);
        set_pages(&ledger, 1 << 30);
        assert_eq!(ledger.settle(|_| ()).expect("placed"), 1497);
        assert_eq!(ledger.verify(|_| ()).expect("read").map(|verified| verified.reports), Ok(1500));
    }
}
