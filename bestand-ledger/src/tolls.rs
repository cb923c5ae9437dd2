//! How many were there in each war, by whose account?

use bestand_reconcile::{Account, Told, accounts_of, fold};
use rusqlite::Connection;

use crate::conditions::{MOST_WAYS, NEWEST, list};
use crate::conflicts::{KeptWar, kept_wars};
use crate::error::{Kind, LedgerError};
use crate::filter::Filter;
use crate::ledger::Ledger;
use crate::stories::{KeptStory, roots, story};
use crate::told::{Limit, Wanted, kept};

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

/// How far a question goes, so that its answer does not wait for a war's hundred thousand claims.
#[derive(Clone, Copy)]
struct Depth {
    /// Of each account so many claims, the newest.
    of_each: usize,
    /// So many claims in all, those of the accounts most told of first.
    in_all: usize,
}

/// Where no conflict is asked for, the wars most told of are shown.
const WARS: usize = 8;
/// Where one conflict or story is asked for.
const DEEP: Depth = Depth { of_each: 100, in_all: 2500 };
/// Where all are.
const SHALLOW: Depth = Depth { of_each: 30, in_all: 300 };

impl Ledger {
    /// The accounts of tolls that a filter lets through, by war; of each war the newest stories up to a number. A side is whose people
    /// were counted, whoever did it.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn tolls(&self, filter: &Filter, stories_of_each: usize) -> Result<Vec<WarTolls>, LedgerError> {
        self.named(tolls(&self.connection, filter, stories_of_each))
    }
}

fn tolls(connection: &Connection, filter: &Filter, stories_of_each: usize) -> Result<Vec<WarTolls>, Kind> {
    let wars = kept_wars(connection, filter.as_of)?;
    let asked = |war: &KeptWar| {
        filter.dyads.as_ref().is_none_or(|dyads| war.dyads.iter().any(|dyad| dyads.contains(dyad)))
    };
    let mut found = Vec::new();
    let is_narrow = filter.dyads.is_some() || filter.story.is_some();
    let (shown, depth) = if is_narrow { (usize::MAX, DEEP) } else { (WARS, SHALLOW) };
    for war in wars.into_iter().filter(asked).take(shown) {
        let of_war = Filter { dyads: Some(war.dyads.clone()), ..filter.clone() };
        let mut tolls = WarTolls::of(Some(war));
        if filter.story.is_none() {
            tolls.totals = counted(connection, &of_war, Place::Conflict, depth, &mut tolls.is_cut)?;
        }
        let stories = roots(connection, &of_war, stories_of_each)?;
        tolls.add_incidents(connection, &of_war, stories, depth)?;
        found.push(tolls);
    }
    if filter.dyads.is_none() {
        found.push(of_none(connection, filter, stories_of_each, depth)?);
    }
    found.retain(|tolls| !tolls.totals.is_empty() || !tolls.incidents.is_empty());
    Ok(found)
}

impl WarTolls {
    fn of(war: Option<KeptWar>) -> WarTolls {
        WarTolls { war, totals: Vec::new(), incidents: Vec::new(), is_cut: false }
    }

    /// Adds the tolls of stories that have some.
    fn add_incidents(
        &mut self,
        connection: &Connection,
        filter: &Filter,
        stories: Vec<i64>,
        depth: Depth,
    ) -> Result<(), Kind> {
        for root in stories {
            let accounts = counted(connection, filter, Place::Story(root), depth, &mut self.is_cut)?;
            if let Some(story) = story(connection, root, filter)?.filter(|_| !accounts.is_empty()) {
                self.incidents.push(StoryTolls { story, accounts });
            }
        }
        Ok(())
    }
}

/// Tolls of stories whose reports tell of no two foes, or of two that are in no war.
fn of_none(connection: &Connection, filter: &Filter, limit: usize, depth: Depth) -> Result<WarTolls, Kind> {
    let wars: Vec<i64> = kept_wars(connection, filter.as_of)?.into_iter().flat_map(|war| war.dyads).collect();
    let stories = roots(connection, filter, limit.saturating_mul(4))?;
    let mut tolls = WarTolls::of(None);
    tolls.add_incidents(connection, filter, stories, depth)?;
    tolls.incidents.retain(|tolls| tolls.story.dyad.is_none_or(|dyad| !wars.contains(&dyad)));
    tolls.incidents.truncate(limit);
    Ok(tolls)
}

/// Where accounts belong.
#[derive(Clone, Copy)]
pub(crate) enum Place {
    /// To the conflict that the filter names: its running totals.
    Conflict,
    /// To the story of which this is the first report.
    Story(i64),
}

/// An account, and how many claims count to it.
pub(crate) struct Counted {
    pub(crate) row: i64,
    pub(crate) claims: usize,
}

/// What the newest claims of the accounts most told of come to.
fn counted(
    connection: &Connection,
    filter: &Filter,
    place: Place,
    depth: Depth,
    is_cut: &mut bool,
) -> Result<Vec<Account>, Kind> {
    let all = most_told(connection, filter, place, depth.in_all + 1)?;
    let mut left = depth.in_all;
    let fit = all.iter().take_while(|account| {
        let fits = left > 0;
        left = left.saturating_sub(account.claims.min(depth.of_each));
        fits
    });
    let rows: Vec<i64> = fit.map(|account| account.row).collect();
    *is_cut |= rows.len() < all.len() || all.iter().any(|account| account.claims > depth.of_each);
    let wanted = Wanted { order: NEWEST, limit: Limit::OfEachWay(depth.of_each) };
    let mut told: Vec<Told> = Vec::new();
    for some in rows.chunks(MOST_WAYS) {
        let conditions = filter.newest_of_accounts(connection, some.to_vec())?;
        told.extend(kept(connection, &conditions, &wanted)?.into_iter().map(|kept| kept.told));
    }
    Ok(accounts_of(fold(&told, filter.as_of)))
}

/// The accounts of which most claims are told.
pub(crate) fn most_told(
    connection: &Connection,
    filter: &Filter,
    place: Place,
    limit: usize,
) -> Result<Vec<Counted>, Kind> {
    let place = match place {
        Place::Conflict => {
            format!("story is null and dyad in ({})", list(filter.dyads.as_deref().unwrap_or_default()))
        }
        Place::Story(root) => format!("story = {root}"),
    };
    let query = format!(
        "select id, claims from account where {place} and claims > 0 and {}
         order by claims desc, key limit {limit}",
        key_condition(filter)
    );
    let mut statement = connection.prepare(&query)?;
    let rows = statement.query_map([], |row| {
        let claims: i64 = row.get(1)?;
        Ok(Counted { row: row.get(0)?, claims: usize::try_from(claims).unwrap_or(0) })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What a filter asks of the key of an account, which opens with outcome, victims and side: "killed/military/ARM+artsakh/…".
fn key_condition(filter: &Filter) -> String {
    let word = |word: Option<&str>| word.map_or_else(|| "%".to_owned(), str::to_owned);
    let outcome = word(filter.outcome.map(bestand_claim::Outcome::as_str));
    let victims = word(filter.victims.map(bestand_claim::Victims::as_str));
    let of_side = filter.side.as_ref().map_or("true".to_owned(), |side| {
        let places = [["/", "/"], ["/", "+"], ["+", "/"], ["+", "+"]];
        places.map(|[before, behind]| format!("key like '%{before}{side}{behind}%'")).join(" or ")
    });
    format!("key like '{outcome}/{victims}/%' and ({of_side})")
}
