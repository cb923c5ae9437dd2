//! What became of each truce?

use bestand_reconcile::{Ceasefire, Told, ceasefires};
use rusqlite::Connection;

use crate::conditions::{NEWEST, list};
use crate::conflicts::{KeptWar, kept_wars};
use crate::error::{Kind, LedgerError};
use crate::filter::Filter;
use crate::ledger::Ledger;
use crate::told::{Limit, Wanted, kept};

/// The truces of one war, or of reports of which no war is known.
#[derive(Debug)]
pub struct WarTruces {
    /// The war; none for reports that tell of no two foes.
    pub war: Option<KeptWar>,
    /// Its truces, the earliest first.
    pub truces: Vec<Ceasefire>,
    /// Whether there are older claims than those that were looked at.
    pub is_cut: bool,
}

/// Of a war that is asked for at most so many claims are looked at, the newest: those on truces, on what surrounds them and on what may
/// break them.
const CLAIMS: usize = 2000;
/// Where all wars are asked for, so many of each.
const CLAIMS_OF_EACH: usize = 300;
/// Of the pairs of foes in a war, and of those that are in none, so many are looked at.
const PAIRS: usize = 100;

impl Ledger {
    /// The truces of the wars that a filter lets through. Of the filter, conflict, story, days and language count.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn truces(&self, filter: &Filter) -> Result<Vec<WarTruces>, LedgerError> {
        self.named(truces(&self.connection, filter))
    }
}

fn truces(connection: &Connection, filter: &Filter) -> Result<Vec<WarTruces>, Kind> {
    let asked = |war: &KeptWar| {
        filter.dyads.as_ref().is_none_or(|dyads| war.dyads.iter().any(|dyad| dyads.contains(dyad)))
    };
    let (wars, others): (Vec<_>, Vec<_>) = kept_wars(connection, filter.as_of)?.into_iter().partition(asked);
    let limit = if filter.dyads.is_some() { CLAIMS } else { CLAIMS_OF_EACH };
    let mut found = Vec::new();
    let known: Vec<i64> = wars.iter().chain(&others).flat_map(|war| war.dyads.iter().copied()).collect();
    for war in wars {
        let dyads = war.dyads.iter().copied().take(PAIRS).map(Some).collect();
        found.push(of(connection, filter, dyads, limit, Some(war))?);
    }
    if filter.dyads.is_none() {
        let dyads = others_than(connection, &known)?.into_iter().map(Some).chain([None]).collect();
        found.push(of(connection, filter, dyads, limit, None)?);
    }
    found.retain(|truces| !truces.truces.is_empty());
    Ok(found)
}

/// Pairs of foes that are in no war, those told of last.
fn others_than(connection: &Connection, dyads: &[i64]) -> Result<Vec<i64>, Kind> {
    let query = format!(
        "select id from dyad where id not in ({}) order by last_day desc, one, other limit {PAIRS}",
        list(dyads)
    );
    let mut statement = connection.prepare(&query)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The truces between these foes; none stands for claims of which no foes are known.
fn of(
    connection: &Connection,
    filter: &Filter,
    dyads: Vec<Option<i64>>,
    limit: usize,
    war: Option<KeptWar>,
) -> Result<WarTruces, Kind> {
    let conditions = filter.newest_on_truces(connection, dyads)?;
    let wanted = Wanted { order: NEWEST, limit: Limit::Of(limit) };
    let told: Vec<Told> = kept(connection, &conditions, &wanted)?.into_iter().map(|kept| kept.told).collect();
    Ok(WarTruces { war, truces: ceasefires(&told), is_cut: told.len() == limit })
}
