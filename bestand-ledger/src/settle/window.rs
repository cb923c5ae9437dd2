//! Which reports appeared around the one that is placed?

use bestand_reconcile::{
    COPIES_WINDOW_DAYS, Copies, Dated, Features, Likeness, Placed, Print, PrintError, STORIES_WINDOW_DAYS,
    Stories,
};
use bestand_text::ReportId;
use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use rustc_hash::FxHashMap;

use crate::days::day_of;
use crate::error::Kind;
use crate::told::sentence_number;

/// Reports this many days apart never share words.
const COPIES_REACH: i64 = COPIES_WINDOW_DAYS as i64;
/// Reports this many days apart never share a story.
const STORIES_REACH: i64 = STORIES_WINDOW_DAYS as i64;
/// Reports this many days apart share neither.
const REACH: i64 = if COPIES_REACH > STORIES_REACH { COPIES_REACH } else { STORIES_REACH };

/// The reports of the days around the one that is placed, in memory; it moves on with the days.
#[derive(Default)]
pub(crate) struct Window {
    copies: Copies<i64, i64>,
    stories: Stories<i64>,
    reach: Reach,
    /// By which it is seen that another program wrote to the ledger.
    version: Option<i64>,
    /// The report that was put in last, with what it goes on from.
    placed: Option<(i64, Placed<i64>)>,
}

/// Which days are in memory.
#[derive(Debug, Default, PartialEq, Eq, Clone, Copy)]
enum Reach {
    #[default]
    Nothing,
    /// Reports whose first day lies from the first to the second.
    Days(i64, i64),
    /// Reports without a date.
    Undated,
}

/// A report as the window needs it.
struct Held {
    dated: Dated<i64>,
    prints: Vec<Print>,
    parent: Option<(i64, Likeness)>,
}

impl Window {
    /// Forgets everything where another program wrote to the ledger since the last transaction.
    pub(super) fn check(&mut self, connection: &Connection) -> Result<(), Kind> {
        let version = Some(data_version(connection)?);
        if self.version != version {
            *self = Window { version, ..Window::default() };
        }
        Ok(())
    }

    /// Notes the state of the ledger at the end of a transaction.
    pub(super) fn close(&mut self, connection: &Connection) -> Result<(), Kind> {
        self.version = Some(data_version(connection)?);
        Ok(())
    }

    /// Takes the reports around these days into memory, and lets go of those long before.
    pub(super) fn move_to(&mut self, connection: &Connection, days: Option<(i64, i64)>) -> Result<(), Kind> {
        let Some((first, last)) = days else {
            if self.reach != Reach::Undated {
                *self = Window { version: self.version, reach: Reach::Undated, ..Window::default() };
                return self.load(connection, include_str!("../sql/window_undated.sql"), &[]);
            }
            return Ok(());
        };
        let (from, to) = (first - REACH, last + REACH);
        let have = match self.reach {
            Reach::Days(start, end) if start <= from && from <= end => (start, end),
            _ => {
                *self = Window { version: self.version, ..Window::default() };
                self.load(connection, include_str!("../sql/window_first.sql"), &[from, to])?;
                (from, to)
            }
        };
        if to > have.1 {
            self.load(connection, include_str!("../sql/window_days.sql"), &[have.1 + 1, to])?;
        }
        if from > have.0 {
            day_of(first - COPIES_REACH).into_iter().for_each(|day| self.copies.forget_before(day));
            day_of(first - STORIES_REACH).into_iter().for_each(|day| self.stories.forget_before(day));
        }
        self.reach = Reach::Days(from, to.max(have.1));
        Ok(())
    }

    fn load(&mut self, connection: &Connection, query: &str, days: &[i64]) -> Result<(), Kind> {
        let mut statement = connection.prepare_cached(query)?;
        let mut rows = statement.query(rusqlite::params_from_iter(days))?;
        while let Some(row) = rows.next()? {
            let Held { dated, prints, parent } = held_of(row)?;
            let Dated { key, days, .. } = dated;
            let carried = carried(connection, key)?;
            for (sentence, print) in (0..).zip(prints).filter(|(_, print)| !print.is_empty()) {
                let sentence = sentence_number(key, sentence);
                let utterance = carried.get(&sentence).copied().unwrap_or(sentence);
                self.copies.restore(key, days, sentence, utterance, print);
            }
            self.stories.restore(dated, parent);
        }
        Ok(())
    }

    /// Takes the new report in: for each of its sentences, one of each utterance that is the same words or nearly so. Meanwhile it is
    /// compared with the stories on another core.
    pub(super) fn copies(
        &mut self,
        connection: &Connection,
        report: i64,
    ) -> Result<Vec<(u32, Vec<i64>)>, Kind> {
        let mut statement = connection.prepare_cached(include_str!("../sql/window_one.sql"))?;
        let Held { dated, prints, .. } = statement.query_row(params![report], |row| Ok(held_of(row)))??;
        let Window { copies, stories, .. } = self;
        let days = dated.days;
        let (joined, placed) = std::thread::scope(|scope| {
            let Dated { key, days: _, report, features } = dated;
            let placed = scope.spawn(move || stories.insert(key, days, report, features));
            let joined = joined(copies, key, days, &prints);
            (joined, placed.join())
        });
        let placed = placed.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        self.placed = Some((report, placed));
        Ok(joined)
    }

    /// The report that a new one goes on from, and those that now go on from it.
    pub(super) fn stories(&mut self, report: i64) -> Placed<i64> {
        match self.placed.take().filter(|(key, _)| *key == report) {
            Some((_, placed)) => placed,
            None => Placed { parent: self.stories.parent(report), adopted: Vec::new() },
        }
    }
}

/// Puts the sentences of a report in, and gives those that others carry too, each with one carrier of each utterance.
fn joined(
    copies: &mut Copies<i64, i64>,
    report: i64,
    days: Option<(Date, Date)>,
    prints: &[Print],
) -> Vec<(u32, Vec<i64>)> {
    let mut joined = Vec::new();
    for (sentence, print) in (0..).zip(prints).filter(|(_, print)| !print.is_empty()) {
        let found = copies.insert(report, days, sentence_number(report, sentence), print);
        if !found.is_empty() {
            joined.push((sentence, found));
        }
    }
    joined
}

/// The sentences of a report that others carry too, each with the one that had the words first.
fn carried(connection: &Connection, report: i64) -> Result<FxHashMap<i64, i64>, Kind> {
    let mut statement = connection.prepare_cached(include_str!("../sql/carried.sql"))?;
    let (first, last) = (sentence_number(report, 0), sentence_number(report + 1, 0) - 1);
    let rows = statement.query_map([first, last], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn data_version(connection: &Connection) -> Result<i64, Kind> {
    Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

/// What a report is known by among the stories.
pub(super) fn dated(connection: &Connection, report: i64) -> Result<Dated<i64>, Kind> {
    let mut statement = connection.prepare_cached(include_str!("../sql/dated.sql"))?;
    statement.query_row([report], |row| Ok(dated_of(row)))?
}

fn held_of(row: &Row<'_>) -> Result<Held, Kind> {
    let dated = dated_of(row)?;
    let unfit = |error: PrintError| Kind::Unfit { table: "page", id: dated.key, what: error.to_string() };
    let prints: Vec<u8> = row.get(5)?;
    let (follows, likeness): (Option<i64>, Option<u16>) = (row.get(6)?, row.get(7)?);
    Ok(Held {
        prints: Print::split(&prints).map_err(unfit)?,
        parent: follows.zip(likeness.map(Likeness::from_thousandths)),
        dated,
    })
}

fn dated_of(row: &Row<'_>) -> Result<Dated<i64>, Kind> {
    let key: i64 = row.get(0)?;
    let unfit = |what: String| Kind::Unfit { table: "page", id: key, what };
    let hash: String = row.get(1)?;
    let (first, last): (Option<i64>, Option<i64>) = (row.get(2)?, row.get(3)?);
    let features: Vec<u8> = row.get(4)?;
    Ok(Dated {
        key,
        days: first.and_then(day_of).zip(last.and_then(day_of)),
        report: ReportId::parse(&hash).ok_or_else(|| unfit(format!("'{hash}' is no report's id")))?,
        features: Features::from_bytes(&features).map_err(|error| unfit(error.to_string()))?,
    })
}

impl std::fmt::Debug for Window {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Window({:?}, {} reports)", self.reach, self.stories.len())
    }
}
