//! What did an outlet change on a page that it had published?

use bestand_claim::{Claim, Happening};
use bestand_text::ReportId;
use rusqlite::Connection;

use crate::correction::Corrections;
use crate::error::{Kind, LedgerError};
use crate::ledger::Ledger;
use crate::reports::read_claims;

/// Two versions of a page, and the figures that changed between them.
#[derive(Debug, Clone)]
pub struct Edit {
    /// The address of the page.
    pub url: String,
    /// Who brought it.
    pub outlet: Option<String>,
    /// The older version.
    pub older: ReportId,
    /// The newer version.
    pub newer: ReportId,
    /// When the newer version was added.
    pub added: String,
    /// Claims of the older version that the newer does not make.
    pub gone: Vec<Claim>,
    /// Claims of the newer version that the older did not make.
    pub come: Vec<Claim>,
}

impl Ledger {
    /// The pages whose tolls were changed, the last changed first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn edits(&self, limit: usize) -> Result<Vec<Edit>, LedgerError> {
        self.named(edits(&self.connection, limit))
    }
}

fn edits(connection: &Connection, limit: usize) -> Result<Vec<Edit>, Kind> {
    let corrections = Corrections::all(connection)?;
    let counting = |report: i64| -> Result<Vec<Claim>, Kind> {
        let read = read_claims(connection, report)?.into_iter().map(|(_, claim)| claim);
        let counting = read.filter(|claim| !corrections.rejects(claim, report));
        Ok(counting.map(|claim| corrections.applied(claim, report)).collect())
    };
    let mut statement = connection.prepare_cached(include_str!("sql/versions.sql"))?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let [older, newer] = [counting(row.get(0)?)?, counting(row.get(1)?)?];
        let (older_hash, newer_hash): (String, String) = (row.get(2)?, row.get(3)?);
        let ids = ReportId::parse(&older_hash).zip(ReportId::parse(&newer_hash));
        let (gone, come) = (missing(&older, &newer), missing(&newer, &older));
        if let Some((older, newer)) = ids.filter(|_| !gone.is_empty() || !come.is_empty()) {
            let (url, outlet, added) = (row.get(4)?, row.get(5)?, row.get(6)?);
            found.push(Edit { url, outlet, older, newer, added, gone, come });
        }
        if found.len() == limit {
            break;
        }
    }
    Ok(found)
}

/// The tolls of one version that the other does not have.
fn missing(from: &[Claim], other: &[Claim]) -> Vec<Claim> {
    let said = |claim: &Claim| match &claim.happening {
        Happening::Toll(toll) => {
            let side =
                claim.speaker.as_ref().map(|speaker| (speaker.side().cloned(), speaker.text().to_owned()));
            Some((toll.outcome, toll.count.low(), toll.count.high(), toll.victims, toll.side.clone(), side))
        }
        Happening::Event(_) => None,
    };
    let others: Vec<_> = other.iter().filter_map(said).collect();
    from.iter().filter(|claim| said(claim).is_some_and(|said| !others.contains(&said))).cloned().collect()
}
