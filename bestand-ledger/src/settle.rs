//! Where does a new report belong: whose words does it carry, which story does it go on, what do its claims count towards?
//!
//! Reports that were taken in wait in the table `pending`. They are placed in the order of their days, with the reports of the days
//! around them in memory: the work grows with what is new and with what appeared around it, never with the whole ledger. What comes
//! out does not depend on the order in which reports were added.

mod stories;
mod telling;
mod utterances;
mod window;

use std::collections::BTreeSet;

use bestand_claim::ActorCode;
use bestand_reconcile::{Dyad, dyad_records};
use rusqlite::{Connection, named_params, params};

use crate::correction::Corrections;
use crate::days::number_of;
use crate::error::{Kind, LedgerError};
use crate::ledger::Ledger;
use crate::names::{Names, Pair};
pub(crate) use telling::{NO_DAY, SAYS, TAKES_PART};
pub(crate) use utterances::utterance_of;
pub(crate) use window::Window;

/// So many reports are worth placing before all are there.
const MANY: i64 = 1000;
/// Reports of so many days are of a few weeks.
const FEW_WEEKS: i64 = 60;
/// So many reports are placed in one transaction.
const AT_A_TIME: usize = 500;
/// The days of so many are put in order at once.
const IN_ORDER: i64 = 50_000;

impl Ledger {
    /// Places the reports that wait for it, and tells how many after each transaction. When the program is killed, the rest waits.
    ///
    /// # Errors
    /// When the ledger cannot be read or written to.
    pub fn settle(&mut self, mut progress: impl FnMut(u64)) -> Result<u64, LedgerError> {
        let mut settled = 0;
        loop {
            let waiting = self.named(waiting(&self.connection))?;
            if waiting.is_empty() {
                return Ok(settled);
            }
            for some in waiting.chunks(AT_A_TIME) {
                let window = std::mem::take(&mut self.window);
                let (placed, window) = self.write(|transaction| settle_some(transaction, some, window))?;
                self.window = window;
                settled += placed;
                progress(settled);
            }
        }
    }

    /// Places the reports that wait, where they are many and of a few weeks: then the reports around them are fetched once for all of
    /// them. Those of an archive that goes through the years paper by paper wait for the others.
    ///
    /// # Errors
    /// When the ledger cannot be read or written to.
    pub fn settle_when_dense(&mut self) -> Result<(), LedgerError> {
        let query = include_str!("sql/density.sql");
        let density = self.connection.prepare_cached(query).and_then(|mut statement| {
            statement.query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Option<i64>>(1)?)))
        });
        let (waiting, days) = self.named(density.map_err(Kind::from))?;
        if waiting >= MANY && days.is_some_and(|days| days <= FEW_WEEKS) {
            self.settle(|_| ())?;
        }
        Ok(())
    }

    /// How many reports wait to be placed.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn waiting(&self) -> Result<u64, LedgerError> {
        let count = self.connection.query_row("select count(*) from pending", [], |row| row.get::<_, i64>(0));
        self.named(count.map(i64::unsigned_abs).map_err(Kind::from))
    }

    /// Throws away all that the bookkeeping made, so that [`Ledger::settle`] makes it again.
    ///
    /// # Errors
    /// When the ledger cannot be written to.
    pub fn rebuild(&mut self) -> Result<(), LedgerError> {
        self.write(|transaction| Ok(transaction.execute_batch(include_str!("sql/rebuild.sql"))?))
    }
}

/// A report that is to be placed.
struct Waiting {
    row: i64,
    url: Option<String>,
    days: Option<(i64, i64)>,
}

fn settle_some(
    connection: &Connection,
    waiting: &[Waiting],
    mut window: Window,
) -> Result<(u64, Window), Kind> {
    let mut desk = Desk {
        connection,
        names: Names::default(),
        corrections: Corrections::all(connection)?,
        touched: Vec::new(),
        told_otherwise: BTreeSet::new(),
    };
    window.check(connection)?;
    let mut placed = 0;
    for report in waiting {
        // Another program may have placed it since.
        if connection.prepare_cached("delete from pending where report = ?1")?.execute([report.row])? == 1 {
            window.move_to(connection, report.days)?;
            desk.place(&mut window, report)?;
            placed += 1;
        }
    }
    desk.finish()?;
    window.close(connection)?;
    Ok((placed, window))
}

/// The next reports to place: by day, those without a date last.
fn waiting(connection: &Connection) -> Result<Vec<Waiting>, Kind> {
    let mut statement = connection.prepare_cached(include_str!("sql/waiting.sql"))?;
    let rows = statement.query_map([IN_ORDER], |row| {
        let days: (Option<i64>, Option<i64>) = (row.get(2)?, row.get(3)?);
        Ok(Waiting { row: row.get(0)?, url: row.get(1)?, days: days.0.zip(days.1) })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What placing a report needs.
struct Desk<'c> {
    connection: &'c Connection,
    names: Names,
    corrections: Corrections,
    /// Stories whose reports changed.
    touched: Vec<i64>,
    /// Pairs of foes of whom a report tells something else than before.
    told_otherwise: BTreeSet<i64>,
}

impl Desk<'_> {
    fn place(&mut self, window: &mut Window, report: &Waiting) -> Result<(), Kind> {
        let is_new = !self
            .connection
            .prepare_cached("select 1 from placing where report = ?1")?
            .exists([report.row])?;
        let claims = telling::claims_of(self.connection, &self.corrections, report.row)?;
        let dyad = self.dyad_of(&claims)?;
        if is_new {
            self.connection
                .prepare_cached("insert into placing (report, story, dyad) values (?1, ?1, ?2)")?
                .execute(params![report.row, dyad])?;
            self.count_foes(report.row, &claims, true)?;
            let joined = window.copies(self.connection, report.row)?;
            utterances::join(self.connection, report.row, &joined)?;
        } else {
            self.count_foes(report.row, &claims, false)?;
            self.connection
                .prepare_cached("update placing set dyad = ?2 where report = ?1")?
                .execute(params![report.row, dyad])?;
        }
        self.continue_stories(window, report.row, &claims)?;
        self.supersede(report)
    }

    /// The two whose fight the report is about.
    fn dyad_of(&mut self, claims: &[telling::Effective]) -> Result<Option<i64>, Kind> {
        let effective = claims.iter().map(|claim| &claim.claim);
        match bestand_reconcile::main_dyad(effective) {
            Some(dyad) => self.dyad_row(&dyad).map(Some),
            None => Ok(None),
        }
    }

    fn dyad_row(&mut self, dyad: &Dyad) -> Result<i64, Kind> {
        let [one, other] = dyad.parties().map(ActorCode::as_str);
        self.names.pair(self.connection, Pair::Dyad, one, other)
    }

    /// Notes what the report tells of foes; that of a new report is added to what is known of them, else they are counted again at the end.
    fn count_foes(&mut self, report: i64, claims: &[telling::Effective], is_new: bool) -> Result<(), Kind> {
        if !is_new {
            self.told_otherwise.extend(foes_of(self.connection, report)?);
            self.connection.prepare_cached("delete from foes where report = ?1")?.execute([report])?;
        }
        let published = published_of(self.connection, report)?;
        for record in dyad_records(claims.iter().map(|claim| &claim.claim), published) {
            let dyad = self.dyad_row(&record.dyad)?;
            self.connection.prepare_cached(include_str!("sql/foes_insert.sql"))?.execute(named_params! {
                ":report": report, ":dyad": dyad, ":weight": record.weight.cast_signed(),
                ":fighting": record.fighting.cast_signed(), ":first_day": record.first_day.map(number_of),
                ":last_day": record.last_day.map(number_of), ":latitude": record.latitude_sum,
                ":longitude": record.longitude_sum, ":places": record.place_weight.cast_signed(),
            })?;
            if is_new {
                let mut add = self.connection.prepare_cached(include_str!("sql/dyad_add.sql"))?;
                add.execute([report, dyad])?;
            } else {
                self.told_otherwise.insert(dyad);
            }
        }
        Ok(())
    }

    /// The older versions of a page no longer count from the day of the newer on.
    fn supersede(&self, report: &Waiting) -> Result<(), Kind> {
        if report.url.is_some() {
            self.connection.prepare_cached(include_str!("sql/supersede.sql"))?.execute([&report.url])?;
            self.connection.prepare_cached(include_str!("sql/until.sql"))?.execute([&report.url])?;
        }
        Ok(())
    }

    /// Counts the stories again whose reports changed, and the foes of whom something else is told.
    fn finish(&mut self) -> Result<(), Kind> {
        self.touched.sort_unstable();
        self.touched.dedup();
        for story in &self.touched {
            self.connection.prepare_cached("delete from story where root = ?1")?.execute([story])?;
            self.connection.prepare_cached(include_str!("sql/story_insert.sql"))?.execute([story])?;
        }
        for dyad in &self.told_otherwise {
            self.connection.prepare_cached(include_str!("sql/dyad_again.sql"))?.execute([dyad])?;
        }
        Ok(())
    }
}

/// The pairs of foes of whom the report told up to now.
fn foes_of(connection: &Connection, report: i64) -> Result<Vec<i64>, Kind> {
    let mut statement = connection.prepare_cached("select dyad from foes where report = ?1")?;
    let rows = statement.query_map([report], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn published_of(connection: &Connection, report: i64) -> Result<Option<bestand_text::Published>, Kind> {
    let published: Option<String> = connection
        .prepare_cached("select published from report where id = ?1")?
        .query_row([report], |row| row.get(0))?;
    Ok(published.and_then(|date| date.parse().ok()))
}
