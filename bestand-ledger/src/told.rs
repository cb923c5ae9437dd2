//! How do claims come out of the ledger, with the reports that carry them?

use std::sync::Arc;

use bestand_claim::Claim;
use bestand_reconcile::{Carrier, Told, UtteranceId};
use bestand_text::{ReportId, SentenceIndex};
use rusqlite::{Connection, params_from_iter};

use crate::claim_row::{COLUMNS, Columns, TABLES, claim_of};
use crate::conditions::Conditions;
use crate::correction::Corrections;
use crate::error::Kind;

/// A claim as it lies in the ledger.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The claim with its report; a person's corrections are in it.
    pub told: Told,
    /// The row of its report.
    pub(crate) report: i64,
}

/// How many sentences a report can have at most, for the number that a sentence has in the ledger.
pub(crate) const SENTENCES: i64 = 1 << 16;

/// The number of a sentence among all sentences of the ledger.
pub(crate) fn sentence_number(report: i64, sentence: u32) -> i64 {
    report * SENTENCES + i64::from(sentence).min(SENTENCES - 1)
}

/// In which order claims are wanted, and how many at most.
pub(crate) struct Wanted<'w> {
    pub(crate) order: &'w str,
    pub(crate) limit: Limit,
}

/// How many claims are wanted at most.
#[derive(Clone, Copy)]
pub(crate) enum Limit {
    All,
    Of(usize),
    /// So many on each way.
    OfEachWay(usize),
}

impl Limit {
    /// How many on each way, and how many in all; SQLite's numbers are signed.
    fn numbers(self) -> [usize; 2] {
        const ALL: usize = i64::MAX as usize;
        match self {
            Limit::All => [ALL, ALL],
            Limit::Of(most) => [most.min(ALL), most.min(ALL)],
            Limit::OfEachWay(most) => [most.min(ALL), ALL],
        }
    }
}

/// The claims that count and fulfil the conditions.
pub(crate) fn kept(
    connection: &Connection,
    conditions: &Conditions,
    wanted: &Wanted<'_>,
) -> Result<Vec<Kept>, Kind> {
    let Wanted { order, limit } = wanted;
    // The claims are picked first, from as few tables as the conditions name, and only those that are wanted are fetched whole.
    let [each, all] = limit.numbers();
    let picked = conditions.query("t.claim", order, each);
    let query = format!(
        "with picked as materialized ({picked})
         select {COLUMNS}, t.report, t.utterance, r.published, o.name, first.hash
         from picked cross join told t on t.claim = picked.claim join claim c on c.id = t.claim {TABLES}
         left join outlet o on o.id = r.outlet
         left join report first on first.id = t.utterance / {SENTENCES}
         order by {order} limit {all}"
    );
    let corrections = Corrections::all(connection)?;
    let mut statement = connection.prepare_cached(&query)?;
    let mut rows = statement.query(params_from_iter(conditions.values()))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let mut columns = Columns::new(row);
        let claim = claim_of(&mut columns)?;
        found.push(kept_of(&mut columns, claim, &corrections)?);
    }
    Ok(found)
}

fn kept_of(columns: &mut Columns<'_, '_>, claim: Claim, corrections: &Corrections) -> Result<Kept, Kind> {
    let report = columns.take()?;
    let utterance: i64 = columns.take()?;
    let published: Option<String> = columns.take()?;
    let outlet: Option<String> = columns.take()?;
    let first: Option<String> = columns.take()?;
    let id = claim.id();
    let evidence = &claim.evidence;
    let utterance = UtteranceId {
        report: first.as_deref().and_then(ReportId::parse).unwrap_or_else(|| evidence.report.clone()),
        sentence: SentenceIndex(u32::try_from(utterance % SENTENCES).unwrap_or(0)),
    };
    let carrier = Carrier {
        published: published.and_then(|date| date.parse().ok()),
        report: evidence.report.clone(),
        outlet: outlet.map(Into::into),
    };
    let claim = corrections.applied(claim, report);
    Ok(Kept { told: Told { id, claim, carrier: Arc::new(carrier), utterance }, report })
}
