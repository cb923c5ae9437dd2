//! What became of each truce?

use bestand_reconcile::{Ceasefire, Told, ceasefires};
use rusqlite::Connection;

use crate::conflicts::{KeptWar, kept_wars};
use crate::error::{Kind, LedgerError};
use crate::filter::{Filter, list};
use crate::ledger::Ledger;
use crate::told::{Wanted, kept};

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
    let (wars, others): (Vec<_>, Vec<_>) = kept_wars(connection)?.into_iter().partition(asked);
    let limit = if filter.dyads.is_some() { CLAIMS } else { CLAIMS_OF_EACH };
    let mut found = Vec::new();
    let known: Vec<i64> = wars.iter().chain(&others).flat_map(|war| war.dyads.iter().copied()).collect();
    for war in wars {
        let of_war = Filter { dyads: Some(war.dyads.clone()), ..filter.clone() };
        found.push(of(connection, &of_war, None, limit, Some(war))?);
    }
    if filter.dyads.is_none() {
        let of_none = format!("(t.dyad is null or t.dyad not in ({}))", list(&known));
        found.push(of(connection, filter, Some(&of_none), limit, None)?);
    }
    found.retain(|truces| !truces.truces.is_empty());
    Ok(found)
}

fn of(
    connection: &Connection,
    filter: &Filter,
    condition: Option<&str>,
    limit: usize,
    war: Option<KeptWar>,
) -> Result<WarTruces, Kind> {
    let mut conditions = filter.conditions(connection)?;
    conditions.and("t.on_truce", []);
    if let Some(condition) = condition {
        conditions.and(condition, []);
    }
    let wanted = Wanted { order: "t.published desc, t.mark, t.claim", limit: Some(limit) };
    let told: Vec<Told> = kept(connection, &conditions, &wanted)?.into_iter().map(|kept| kept.told).collect();
    Ok(WarTruces { war, truces: ceasefires(&told), is_cut: told.len() == limit })
}
