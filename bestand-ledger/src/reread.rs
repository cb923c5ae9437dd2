//! How is a report read again by a newer reader, without losing what is known of it?

use bestand_claim::ReaderVersion;
use jiff::Timestamp;
use rusqlite::{Connection, named_params, params};

use crate::claim_row;
use crate::correction::report_row;
use crate::entry::Entry;
use crate::error::{Kind, LedgerError};
use crate::ledger::Ledger;
use crate::names::{Names, Table};
use crate::reports::KeptReport;
use crate::seal::Sealed;

/// What a new reading changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reread {
    /// Claims that the new reader makes as the old one did: they keep their ids.
    pub kept: usize,
    /// Claims that are new.
    pub added: usize,
    /// Claims that the new reader no longer makes.
    pub retracted: usize,
}

impl std::ops::AddAssign for Reread {
    fn add_assign(&mut self, other: Reread) {
        self.kept += other.kept;
        self.added += other.added;
        self.retracted += other.retracted;
    }
}

impl Ledger {
    /// The next reports that another reader than this one has read, behind a report; all reports where no reader is given.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn to_reread(
        &self,
        reader: Option<&ReaderVersion>,
        behind: Option<&KeptReport>,
        limit: usize,
    ) -> Result<Vec<KeptReport>, LedgerError> {
        let mut found = Vec::new();
        let taken = self.reports_behind(behind.map_or(0, |report| report.row), |report| {
            if reader.is_none_or(|reader| reader.as_str() != report.reader) {
                found.push(report);
            }
            Ok(found.len() < limit)
        });
        self.named(taken)?;
        Ok(found)
    }

    /// Enters new readings of reports that are there, in one transaction. Claims that stayed the same keep their ids; those that the new
    /// reader does not make no longer count. [`Ledger::settle`] then places what changed.
    ///
    /// # Errors
    /// When a report is not there, or the ledger cannot be written to.
    pub fn reread(&mut self, entries: &[Entry], now: Timestamp) -> Result<Reread, LedgerError> {
        self.write(|transaction| {
            let (mut names, mut all) = (Names::default(), Reread::default());
            for entry in entries {
                all += reread(transaction, &mut names, entry, now)?;
            }
            Ok(all)
        })
    }
}

fn reread(connection: &Connection, names: &mut Names, entry: &Entry, now: Timestamp) -> Result<Reread, Kind> {
    let report = report_row(connection, &entry.report)?;
    let reader = names.id(connection, Table::Reader, entry.reader.as_str())?;
    let before = counting(connection, report)?;
    let mut after = Vec::with_capacity(entry.claims.len());
    for claim in &entry.claims {
        after.push(claim_row::append(connection, names, report, claim)?);
    }
    after.sort_unstable();
    after.dedup();
    let retracted: Vec<i64> = before.iter().copied().filter(|claim| !after.contains(claim)).collect();
    for claim in &retracted {
        connection
            .prepare_cached("insert into retracted (claim, reader) values (?1, ?2) on conflict do nothing")?
            .execute([*claim, reader])?;
    }
    for claim in &after {
        connection.prepare_cached("delete from retracted where claim = ?1")?.execute([claim])?;
    }
    connection
        .prepare_cached("insert into reading (report, reader, made) values (?1, ?2, ?3)")?
        .execute(params![report, reader, now.to_string()])?;
    let sealed = Sealed::of(entry);
    let seal = sealed.seal(entry.source.published, &entry.language, entry.source.title.as_deref());
    connection.prepare_cached(include_str!("sql/page_update.sql"))?.execute(named_params! {
        ":report": report, ":sentences": sealed.sentences, ":prints": sealed.prints, ":features": sealed.features,
        ":seal": seal,
    })?;
    let kept = after.iter().filter(|claim| before.contains(claim)).count();
    let changed = Reread { kept, added: after.len() - kept, retracted: retracted.len() };
    if changed.added + changed.retracted > 0 {
        connection
            .prepare_cached("insert into pending (report) values (?1) on conflict do nothing")?
            .execute([report])?;
    }
    Ok(changed)
}

/// The claims of a report that count up to now.
fn counting(connection: &Connection, report: i64) -> Result<Vec<i64>, Kind> {
    let query = "select id from claim where report = ?1 and id not in (select claim from retracted)";
    let mut statement = connection.prepare_cached(query)?;
    let rows = statement.query_map([report], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
