//! Which claims are there?

use bestand_claim::ClaimId;
use rusqlite::types::Value;

use crate::conditions::NEWEST;
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
        let found = self.claims_named(&[id]);
        self.named(found.map(|mut claims| claims.pop()))
    }

    pub(crate) fn claims_named(&self, ids: &[ClaimId]) -> Result<Vec<Kept>, Kind> {
        let mut conditions = crate::conditions::Conditions::default();
        let places = vec!["?"; ids.len()].join(", ");
        conditions
            .and(&format!("c.hash in ({places})"), ids.iter().map(|id| Value::Blob(id.bytes().to_vec())));
        kept(&self.connection, &conditions, &Wanted { order: "c.id", limit: Limit::All })
    }
}
