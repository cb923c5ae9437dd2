//! Where do accounts contradict each other?

use bestand_reconcile::{Contradiction, Told, contradictions};
use bestand_text::ReportId;
use rusqlite::Connection;
use rustc_hash::FxHashMap;

use crate::conditions::{Conditions, NEWEST};
use crate::error::{Kind, LedgerError};
use crate::filter::Filter;
use crate::ledger::Ledger;
use crate::reports::report_id;
use crate::stories::roots;
use crate::told::{Kept, Limit, Wanted, kept};
use crate::tolls::{Place, most_told};

/// A contradiction with the claims that stand against each other.
#[derive(Debug)]
pub struct Contested {
    /// What stands against what.
    pub contradiction: Contradiction,
    /// The first claim of the one position.
    pub left: Kept,
    /// The first claim of the other.
    pub right: Kept,
    /// The first report of the story in which both stand; none for the running totals of a conflict.
    pub story: Option<ReportId>,
}

/// The contradictions that were found, and how far was looked.
#[derive(Debug, Default)]
pub struct Contradictions {
    /// Those of the newest stories first.
    pub found: Vec<Contested>,
    /// Whether there are more stories, or more claims of one or of the totals, than were compared: the newest were.
    pub is_cut: bool,
}

/// Of a story so many claims are compared at most, the newest.
const CLAIMS: usize = 1000;
/// Of a conflict the running totals of so many accounts are looked at, those most told of.
const ACCOUNTS: usize = 30;
/// And of each so many claims, the newest.
const CLAIMS_OF_EACH: usize = 40;
/// Stories are looked through until there are enough contradictions, or so many stories or claims were looked at.
const STORIES: usize = 200;
const CLAIMS_IN_ALL: usize = 3000;

impl Ledger {
    /// The contradictions in the newest stories that a filter lets through, then those among the running totals of a conflict that is
    /// asked for. Those that only seem to be contradictions are left out unless they are asked for.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn contradictions(
        &self,
        filter: &Filter,
        with_explained: bool,
        limit: usize,
    ) -> Result<Contradictions, LedgerError> {
        let search = Search { connection: &self.connection, filter, with_explained, limit };
        self.named(search.run())
    }
}

struct Search<'s> {
    connection: &'s Connection,
    filter: &'s Filter,
    with_explained: bool,
    limit: usize,
}

impl Search<'_> {
    fn run(&self) -> Result<Contradictions, Kind> {
        let mut contradictions = Contradictions::default();
        if self.filter.dyads.is_some() && self.filter.story.is_none() {
            let accounts = most_told(self.connection, self.filter, Place::Conflict, ACCOUNTS)?;
            contradictions.is_cut |= accounts.iter().any(|account| account.claims > CLAIMS_OF_EACH);
            let rows = accounts.iter().map(|account| account.row).collect();
            let conditions = self.filter.newest_of_accounts(self.connection, rows)?;
            self.look_among(&conditions, Limit::OfEachWay(CLAIMS_OF_EACH), None, &mut contradictions)?;
        }
        let of_story = Filter { dyads: None, story: None, ..self.filter.clone() };
        let mut looked_at = 0;
        for root in roots(self.connection, self.filter, STORIES)? {
            contradictions.is_cut |= looked_at >= CLAIMS_IN_ALL;
            if contradictions.found.len() >= self.limit || looked_at >= CLAIMS_IN_ALL {
                break;
            }
            let mut conditions = of_story.conditions(self.connection)?;
            conditions.and("t.story = ?", [root.into()]);
            looked_at += self.look_among(&conditions, Limit::Of(CLAIMS), Some(root), &mut contradictions)?;
        }
        contradictions.found.truncate(self.limit);
        Ok(contradictions)
    }

    /// Compares the newest claims that fulfil the conditions, and gives their number.
    fn look_among(
        &self,
        conditions: &Conditions,
        limit: Limit,
        root: Option<i64>,
        found: &mut Contradictions,
    ) -> Result<usize, Kind> {
        let kept = kept(self.connection, conditions, &Wanted { order: NEWEST, limit })?;
        found.is_cut |= root.is_some() && kept.len() == CLAIMS;
        let told: Vec<Told> = kept.iter().map(|kept| kept.told.clone()).collect();
        let by_id: FxHashMap<_, _> = kept.into_iter().map(|kept| (kept.told.id, kept)).collect();
        let first = |claims: &[bestand_claim::ClaimId]| claims.iter().find_map(|id| by_id.get(id)).cloned();
        let mut contradictions = contradictions(&told);
        contradictions.retain(|contradiction| self.with_explained || !contradiction.kind.is_explained());
        let story = match root.filter(|_| !contradictions.is_empty()) {
            Some(root) => Some(report_id(self.connection, root)?),
            None => None,
        };
        let contested = contradictions.into_iter().filter_map(|contradiction| {
            let (left, right) = (first(&contradiction.left.claims)?, first(&contradiction.right.claims)?);
            Some(Contested { contradiction, left, right, story: story.clone() })
        });
        found.found.extend(contested);
        Ok(told.len())
    }
}
