//! How many were there in each war, by whose account?

use bestand_reconcile::{Account, Told, accounts_of, fold};
use rusqlite::{Connection, params_from_iter};

use crate::conflicts::{KeptWar, kept_wars};
use crate::error::{Kind, LedgerError};
use crate::filter::{Filter, LAST_PUBLISHED, list};
use crate::ledger::Ledger;
use crate::stories::{KeptStory, roots, story};
use crate::told::{Wanted, kept};

/// The tolls of one war, or of reports of which no war is known.
#[derive(Debug)]
pub struct WarTolls {
    /// The war; none for reports that tell of no two foes.
    pub war: Option<KeptWar>,
    /// Its running totals, and what is told of its past.
    pub totals: Vec<Account>,
    /// The tolls of its newest stories.
    pub incidents: Vec<StoryTolls>,
    /// Whether some totals rest on more claims than were looked at: the newest were.
    pub is_cut: bool,
}

/// The tolls of one happening.
#[derive(Debug)]
pub struct StoryTolls {
    /// The story that tells of it.
    pub story: KeptStory,
    /// Its accounts.
    pub accounts: Vec<Account>,
}

/// How far a question goes into the running totals, so that its answer does not wait for a war's hundred thousand claims.
#[derive(Clone, Copy)]
struct Depth {
    /// So many accounts of a war, those with the most claims.
    accounts: usize,
    /// Of each so many claims, the newest.
    claims: usize,
}

/// Where no conflict is asked for, the wars most told of are shown.
const WARS: usize = 8;
/// Where one conflict is asked for.
const DEEP: Depth = Depth { accounts: 40, claims: 250 };
/// Where all are.
const SHALLOW: Depth = Depth { accounts: 12, claims: 60 };

impl Ledger {
    /// The accounts of tolls that a filter lets through, by war; of each war the newest stories up to a number.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn tolls(&self, filter: &Filter, stories_of_each: usize) -> Result<Vec<WarTolls>, LedgerError> {
        self.named(tolls(&self.connection, filter, stories_of_each))
    }
}

fn tolls(connection: &Connection, filter: &Filter, stories_of_each: usize) -> Result<Vec<WarTolls>, Kind> {
    let wars = kept_wars(connection)?;
    let asked = |war: &KeptWar| {
        filter.dyads.as_ref().is_none_or(|dyads| war.dyads.iter().any(|dyad| dyads.contains(dyad)))
    };
    let mut found = Vec::new();
    let shown = if filter.dyads.is_some() { usize::MAX } else { WARS };
    for war in wars.into_iter().filter(asked).take(shown) {
        let of_war = Filter { dyads: Some(war.dyads.clone()), ..filter.clone() };
        let depth = if filter.dyads.is_some() { DEEP } else { SHALLOW };
        let (totals, is_cut) =
            if filter.story.is_some() { (Vec::new(), false) } else { totals(connection, &of_war, depth)? };
        let incidents = incidents(connection, &of_war, stories_of_each)?;
        found.push(WarTolls { war: Some(war), totals, incidents, is_cut });
    }
    if filter.dyads.is_none() {
        let of_none = Filter { dyads: None, ..filter.clone() };
        let incidents = incidents_of_none(connection, &of_none, stories_of_each)?;
        found.push(WarTolls { war: None, totals: Vec::new(), incidents, is_cut: false });
    }
    found.retain(|tolls| !tolls.totals.is_empty() || !tolls.incidents.is_empty());
    Ok(found)
}

/// The running totals of a war: claims of its pairs that belong to no single story.
fn totals(connection: &Connection, filter: &Filter, depth: Depth) -> Result<(Vec<Account>, bool), Kind> {
    let dyads = list(filter.dyads.as_deref().unwrap_or_default());
    let Depth { accounts, claims } = depth;
    let accounts = rows(
        connection,
        &format!(
            "select id from account where dyad in ({dyads}) and story is null and claims > 0
             and ({}) order by claims desc, id limit {accounts}",
            key_condition(filter)
        ),
    )?;
    let plain = Filter { dyads: None, story: None, ..filter.clone() };
    let (mut told, mut is_cut) = (Vec::new(), false);
    for account in accounts {
        let mut conditions = plain.conditions(connection)?;
        conditions.and("t.account = ?", [account.into()]);
        let wanted = Wanted { order: LAST_PUBLISHED, limit: Some(claims) };
        let newest = kept(connection, &conditions, &wanted)?;
        is_cut |= newest.len() == claims;
        told.extend(newest.into_iter().map(|kept| kept.told));
    }
    Ok((accounts_of(fold(&told, filter.as_of)), is_cut))
}

/// What a filter asks of the key of an account, which opens with outcome and victims: "killed/military/ARM/…".
fn key_condition(filter: &Filter) -> String {
    let word = |word: Option<&str>| word.map_or_else(|| "%".to_owned(), str::to_owned);
    let outcome = word(filter.outcome.map(bestand_claim::Outcome::as_str));
    let victims = word(filter.victims.map(bestand_claim::Victims::as_str));
    format!("key like '{outcome}/{victims}/%'")
}

fn incidents(connection: &Connection, filter: &Filter, limit: usize) -> Result<Vec<StoryTolls>, Kind> {
    let stories = roots(connection, filter, limit)?;
    of_stories(connection, filter, stories)
}

/// Tolls of stories whose reports tell of no two foes.
fn incidents_of_none(
    connection: &Connection,
    filter: &Filter,
    limit: usize,
) -> Result<Vec<StoryTolls>, Kind> {
    let wars: Vec<i64> = kept_wars(connection)?.into_iter().flat_map(|war| war.dyads).collect();
    let stories = roots(connection, filter, limit.saturating_mul(4))?;
    let mut found = of_stories(connection, filter, stories)?;
    found.retain(|tolls| tolls.story.dyad.is_none_or(|dyad| !wars.contains(&dyad)));
    found.truncate(limit);
    Ok(found)
}

fn of_stories(connection: &Connection, filter: &Filter, stories: Vec<i64>) -> Result<Vec<StoryTolls>, Kind> {
    let mut found = Vec::new();
    for root in stories {
        let accounts = rows(connection, &format!("select id from account where story = {root}"))?;
        let accounts = of_accounts(connection, &Filter { dyads: None, ..filter.clone() }, &accounts)?;
        if let Some(story) = story(connection, root, filter)?.filter(|_| !accounts.is_empty()) {
            found.push(StoryTolls { story, accounts });
        }
    }
    Ok(found)
}

/// What is told in these accounts, with the filter's other conditions.
fn of_accounts(connection: &Connection, filter: &Filter, accounts: &[i64]) -> Result<Vec<Account>, Kind> {
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let filter = Filter { dyads: None, story: None, ..filter.clone() };
    let mut conditions = filter.conditions(connection)?;
    conditions.and(&format!("t.account in ({})", list(accounts)), []);
    let told = kept(connection, &conditions, &Wanted { order: "t.published, t.mark, t.claim", limit: None })?;
    let told: Vec<Told> = told.into_iter().map(|kept| kept.told).collect();
    Ok(accounts_of(fold(&told, filter.as_of)))
}

fn rows(connection: &Connection, query: &str) -> Result<Vec<i64>, Kind> {
    let mut statement = connection.prepare_cached(query)?;
    let rows = statement.query_map(params_from_iter([] as [i64; 0]), |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
