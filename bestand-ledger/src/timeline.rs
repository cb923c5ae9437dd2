//! What happened, in order?

use bestand_reconcile::{Timeline, Told, timeline};

use crate::conditions::NEWEST;
use crate::error::{Kind, LedgerError};
use crate::filter::Filter;
use crate::ledger::Ledger;
use crate::told::{Limit, Wanted, kept};

impl Ledger {
    /// The happenings that a filter lets through, from the newest claims, so many at most.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn timeline(&self, filter: &Filter, claims: usize) -> Result<Timeline, LedgerError> {
        self.named(self.newest(filter, claims))
    }

    fn newest(&self, filter: &Filter, claims: usize) -> Result<Timeline, Kind> {
        let mut conditions = filter.newest(&self.connection)?;
        // What counts people has an account.
        conditions.and("t.account is null", []);
        let wanted = Wanted { order: NEWEST, limit: Limit::Of(claims) };
        let told: Vec<Told> =
            kept(&self.connection, &conditions, &wanted)?.into_iter().map(|kept| kept.told).collect();
        Ok(timeline(&told))
    }
}
