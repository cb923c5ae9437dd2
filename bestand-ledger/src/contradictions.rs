//! Where do accounts contradict each other?

use bestand_reconcile::{Contradiction, Told, contradictions};
use rusqlite::Connection;
use rustc_hash::FxHashMap;

use crate::error::{Kind, LedgerError};
use crate::filter::{Filter, LAST_PUBLISHED, list};
use crate::ledger::Ledger;
use crate::stories::{KeptStory, roots, story};
use crate::told::{Kept, Wanted, kept};

/// A contradiction with the claims that stand against each other.
#[derive(Debug)]
pub struct Contested {
    /// What stands against what.
    pub contradiction: Contradiction,
    /// The first claim of the one position.
    pub left: Kept,
    /// The first claim of the other.
    pub right: Kept,
    /// The story in which both stand; none for the running totals of a conflict.
    pub story: Option<KeptStory>,
}

/// Running totals are compared among the newest claims, so many at most.
const TOTALS: usize = 1000;
/// Stories are looked through until there are enough contradictions, or so many were looked at.
const STORIES: usize = 200;

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
    ) -> Result<Vec<Contested>, LedgerError> {
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
    fn run(&self) -> Result<Vec<Contested>, Kind> {
        let mut found = Vec::new();
        if let (Some(dyads), None) = (&self.filter.dyads, self.filter.story) {
            let totals = format!(
                "t.account in (select id from account where story is null and dyad in ({}))",
                list(dyads)
            );
            found.extend(self.among(&totals, TOTALS, None)?);
        }
        for root in roots(self.connection, self.filter, STORIES)? {
            if found.len() >= self.limit {
                break;
            }
            let told = story(self.connection, root, self.filter)?;
            found.extend(self.among(&format!("t.story = {root}"), usize::MAX, told.as_ref())?);
        }
        found.truncate(self.limit);
        Ok(found)
    }

    fn among(
        &self,
        condition: &str,
        limit: usize,
        story: Option<&KeptStory>,
    ) -> Result<Vec<Contested>, Kind> {
        let filter = Filter { dyads: None, story: None, ..self.filter.clone() };
        let mut conditions = filter.conditions(self.connection)?;
        conditions.and(condition, []);
        let wanted = Wanted { order: LAST_PUBLISHED, limit: Some(limit) };
        let kept = kept(self.connection, &conditions, &wanted)?;
        let told: Vec<Told> = kept.iter().map(|kept| kept.told.clone()).collect();
        let by_id: FxHashMap<_, _> = kept.into_iter().map(|kept| (kept.told.id, kept)).collect();
        let first = |claims: &[bestand_claim::ClaimId]| claims.iter().find_map(|id| by_id.get(id)).cloned();
        let contested = contradictions(&told)
            .into_iter()
            .filter(|contradiction| self.with_explained || !contradiction.kind.is_explained())
            .filter_map(|contradiction| {
                let (left, right) = (first(&contradiction.left.claims)?, first(&contradiction.right.claims)?);
                Some(Contested { contradiction, left, right, story: story.cloned() })
            });
        Ok(contested.collect())
    }
}
