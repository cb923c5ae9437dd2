//! How much is in the ledger?

use rusqlite::Connection;

use crate::error::{Kind, LedgerError};
use crate::ledger::Ledger;

/// How much is in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stats {
    /// Reports, versions of one page counted each.
    pub reports: u64,
    /// Reports whose place among the others is not yet worked out.
    pub waiting: u64,
    /// Claims that were read, retracted ones too.
    pub claims: u64,
    /// Outlets that are named.
    pub outlets: u64,
    /// Stories.
    pub stories: u64,
    /// Corrections by people.
    pub corrections: u64,
    /// The first and the last day on which a report appeared.
    pub days: Option<(jiff::civil::Date, jiff::civil::Date)>,
    /// Reports by language, the commonest first.
    pub languages: Vec<(String, u64)>,
    /// The size of the file, in bytes, without what is still in the log beside it.
    pub bytes: u64,
    /// The layout of the file.
    pub layout: u64,
}

impl Ledger {
    /// How much is in the ledger.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn stats(&self) -> Result<Stats, LedgerError> {
        self.named(stats(&self.connection))
    }
}

fn stats(connection: &Connection) -> Result<Stats, Kind> {
    let number = |query: &str| -> Result<u64, Kind> {
        let number: i64 = connection.prepare_cached(query)?.query_row([], |row| row.get(0))?;
        Ok(u64::try_from(number).unwrap_or(0))
    };
    // Rows of these tables are never deleted: the highest number is how many there are.
    let days: (Option<i64>, Option<i64>) = connection.query_row(
        "select (select min(first_day) from report), (select max(first_day) from report)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let mut languages = connection
        .prepare_cached("select language, count(*) from report group by language order by 2 desc, 1")?;
    let languages = languages.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?;
    Ok(Stats {
        reports: number("select ifnull(max(id), 0) from report")?,
        waiting: number("select count(*) from pending")?,
        claims: number("select ifnull(max(id), 0) from claim")?,
        outlets: number("select count(*) from outlet")?,
        stories: number("select count(*) from story where reports > 0")?,
        corrections: number("select count(*) from correction")?,
        days: days.0.and_then(crate::days::day_of).zip(days.1.and_then(crate::days::day_of)),
        languages: languages.collect::<Result<_, _>>()?,
        bytes: number("select page_count * page_size from pragma_page_count, pragma_page_size")?,
        layout: number("select user_version from pragma_user_version")?,
    })
}
