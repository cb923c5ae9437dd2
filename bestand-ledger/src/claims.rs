//! Which claims are there?

use bestand_claim::ClaimId;
use rusqlite::{Connection, params};

use crate::conditions::{Conditions, NEWEST};
use crate::error::{Kind, LedgerError};
use crate::filter::Filter;
use crate::ledger::Ledger;
use crate::told::{Kept, Limit, Wanted, kept};

impl Ledger {
    /// The claims that a filter lets through, the newest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn claims(&self, filter: &Filter, limit: usize) -> Result<Vec<Kept>, LedgerError> {
        let wanted = Wanted { order: NEWEST, limit: Limit::Of(limit) };
        let conditions = filter.newest(&self.connection);
        self.named(conditions.and_then(|conditions| kept(&self.connection, &conditions, &wanted)))
    }

    /// One claim that counts; none where it was retracted, rejected or its report waits to be placed.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn claim(&self, id: ClaimId) -> Result<Option<Kept>, LedgerError> {
        self.named(claim_row(&self.connection, id).and_then(|row| match row {
            Some(row) => kept_claim(&self.connection, row),
            None => Ok(None),
        }))
    }
}

/// The claims that count whose row this is: one or none.
pub(crate) fn kept_claim(connection: &Connection, row: i64) -> Result<Option<Kept>, Kind> {
    let mut conditions = Conditions::default();
    conditions.and("t.claim = ?", [row.into()]);
    Ok(kept(connection, &conditions, &Wanted { order: "c.id", limit: Limit::All })?.pop())
}

/// The row of a claim, whether it counts or not.
pub(crate) fn claim_row(connection: &Connection, id: ClaimId) -> Result<Option<i64>, Kind> {
    Ok(claims_between(connection, id, id)?.first().map(|(row, _)| *row))
}

/// Rows and ids of the first two claims whose ids lie between two.
pub(crate) fn claims_between(
    connection: &Connection,
    low: ClaimId,
    high: ClaimId,
) -> Result<Vec<(i64, ClaimId)>, Kind> {
    let mut statement = connection.prepare_cached(include_str!("sql/claims_between.sql"))?;
    let bounds = params![low.report_start(), high.report_start(), low.bytes(), high.bytes()];
    let rows = statement.query_map(bounds, |row| Ok((row.get(0)?, ClaimId::from_bytes(row.get(1)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
