//! How many were there, by whose account? Claims about the same people aligned, each voice's figures in order, nothing merged.

mod estimate;
mod figure;
mod key;
mod phases;
mod series;
#[cfg(test)]
mod tests;
mod towns;
mod voice;

use std::collections::{BTreeMap, BTreeSet};

use bestand_claim::Scope;
use jiff::civil::Date;

pub use estimate::{Because, End, Estimate, Policy, Reason, estimate};
pub use figure::{Figure, PAUSE_DAYS, fold};
pub(crate) use key::day_of;
pub use key::{AccountKey, AccountKeyError, Coverage, Occasion};
pub use phases::Phase;
pub use series::{Bounds, Point, Role, Series};
pub use voice::{Standpoint, Voice};

use self::phases::{phase_of, phases};
use crate::Told;
use crate::spot::Spot;

/// A happening is told of without its day for about so many days.
const NEWS_DAYS: i32 = 7;

/// All that is said of how many people of one kind something happened to: Armenia's killed soldiers in the war of 2020.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// What is counted.
    pub key: AccountKey,
    /// The stretch of fighting of a running total and of an incident of no told day; none for history.
    pub phase: Option<Phase>,
    /// The town where it was, where happenings of this kind were in several: "Goris".
    pub town: Option<Spot>,
    /// What each voice says, in the order of the voices.
    pub series: Vec<Series>,
    /// Accounts that may count some of the same people: listed beside this one, never added to it.
    pub beside: Vec<AccountKey>,
}

impl Account {
    /// The account as it was known on a day: only figures that had appeared by then.
    ///
    /// It works from folded figures, so what carries a figure is still all that carries it today; [`fold`] with a day counts exactly.
    #[must_use]
    pub fn as_of(&self, day: Date) -> Account {
        let known = |series: &Series| {
            let points = series.points.iter().map(|point| &point.figure);
            let figures: Vec<Figure> =
                points.filter(|figure| figure.first_day.is_some_and(|first| first <= day)).cloned().collect();
            (!figures.is_empty()).then(|| Series::of(series.voice.clone(), series.standpoint, figures))
        };
        Account { series: self.series.iter().filter_map(known).collect(), ..self.clone() }
    }
}

/// Aligns the claims of one story, or the totals of one conflict, into accounts, in the order of their keys and phases.
#[must_use]
pub fn accounts(told: &[Told]) -> Vec<Account> {
    accounts_of(fold(told, None))
}

/// The same from folded figures, as a ledger keeps them where one account rests on a hundred thousand claims.
///
/// An incident of no told day joins the only day of which others tell; an addition goes to the incident that its speaker told of,
/// where that speaker gave no total. A running total is never added to an incident, nor an account to another.
#[must_use]
pub fn accounts_of(figures: Vec<Figure>) -> Vec<Account> {
    let phases = phases(&figures);
    let mut groups: BTreeMap<(Happening, Option<Phase>), BTreeMap<Voice, Vec<Figure>>> = BTreeMap::new();
    for figure in settled(figures) {
        let phase = is_of_phase(&figure.key).then(|| phase_of(&figure, &phases)).flatten();
        let group = groups.entry((figure.happening(), phase)).or_default();
        group.entry(figure.voice.clone()).or_default().push(figure);
    }
    let neighbours = Neighbours::of(groups.keys().map(|((key, _), phase)| (key, *phase)));
    let account =
        |(((key, town), phase), voices): ((Happening, Option<Phase>), BTreeMap<Voice, Vec<Figure>>)| {
            let series = voices.into_iter().map(|(voice, figures)| {
                let standpoint = voice.standpoint(&key.side);
                Series::of(voice, standpoint, figures)
            });
            Account { series: series.collect(), beside: neighbours.beside(&key, phase), key, phase, town }
        };
    groups.into_iter().map(account).collect()
}

/// Whether nothing but the time of telling says of which fighting it is: a running total, or an incident of no told day.
fn is_of_phase(key: &AccountKey) -> bool {
    key.occasion == Occasion::Unsaid && !key.background
}

/// The keys of a set, each where those that may stand beside it are soon found: by stretch of fighting and by happening.
struct Neighbours(BTreeMap<District, Street>);

/// Coverage, whether it is history, and for a running total its stretch of fighting.
type District = (Coverage, bool, Option<Phase>);

/// Accounts of one coverage and stretch, by the happening that they count.
type Street = BTreeMap<Occasion, Vec<AccountKey>>;

impl Neighbours {
    fn of<'a>(places: impl Iterator<Item = (&'a AccountKey, Option<Phase>)>) -> Neighbours {
        let mut neighbours: BTreeMap<_, Street> = BTreeMap::new();
        for (key, phase) in places {
            let street = neighbours.entry(Neighbours::district(key, phase)).or_default();
            street.entry(key.occasion).or_default().push(key.clone());
        }
        Neighbours(neighbours)
    }

    fn district(key: &AccountKey, phase: Option<Phase>) -> District {
        (key.coverage, key.background, phase.filter(|_| key.coverage == Coverage::Total))
    }

    fn beside(&self, key: &AccountKey, phase: Option<Phase>) -> Vec<AccountKey> {
        let Some(street) = self.0.get(&Neighbours::district(key, phase)) else { return Vec::new() };
        let of = |occasion: Occasion| street.get(&occasion).into_iter().flatten();
        let near: Vec<&AccountKey> = match key.occasion {
            Occasion::Unsaid => street.values().flatten().collect(),
            occasion => of(Occasion::Unsaid).chain(of(occasion)).collect(),
        };
        let mut beside: Vec<AccountKey> =
            near.into_iter().filter(|other| key.stands_beside(other)).cloned().collect();
        beside.sort_unstable();
        beside.dedup();
        beside
    }
}

/// What one account counts: its key, and the town where several are told apart.
type Happening = (AccountKey, Option<Spot>);

/// The figures under the keys and in the towns that they have among each other.
fn settled(mut figures: Vec<Figure>) -> Vec<Figure> {
    let days = days_told(&figures);
    for figure in figures.iter_mut().filter(|figure| figure.key.occasion == Occasion::Unsaid) {
        let told = days.get(&undated(&figure.key)).into_iter().flatten();
        let fit = told.filter(|(_, town)| figure.town.is_none() || *town == figure.town);
        let fit: BTreeSet<&(Date, Option<Spot>)> = fit.collect();
        let only_day = fit.iter().map(|(day, _)| *day).collect::<BTreeSet<Date>>();
        if let (Some(&day), 1) = (only_day.first(), only_day.len())
            && figure.first_day.is_none_or(|told| is_news_of(day, told))
        {
            figure.key.occasion = Occasion::Day(day);
            if let (Some((_, town)), 1) = (fit.first(), fit.len()) {
                figure.town.clone_from(town);
            }
        }
    }
    let levels = levels_told(&figures);
    for figure in figures.iter_mut().filter(|figure| figure.scope == Scope::Addition) {
        if let Some((key, town)) = incident_added_to(figure, &levels) {
            (figure.key, figure.town) = (key, town);
        }
    }
    figures
}

/// Whether what is first told on one day can be of another: never before it, and hardly once it is no news.
fn is_news_of(day: Date, told: Date) -> bool {
    day.until(told).is_ok_and(|age| (0..=NEWS_DAYS).contains(&age.get_days()))
}

/// The days on which, and the towns in which, happenings of a kind are told to have been.
fn days_told(figures: &[Figure]) -> BTreeMap<AccountKey, BTreeSet<(Date, Option<Spot>)>> {
    let mut days: BTreeMap<AccountKey, BTreeSet<(Date, Option<Spot>)>> = BTreeMap::new();
    for figure in figures.iter().filter(|figure| figure.key.coverage == Coverage::Incident) {
        if let Occasion::Day(day) = figure.key.occasion {
            days.entry(undated(&figure.key)).or_default().insert((day, figure.town.clone()));
        }
    }
    days
}

fn undated(key: &AccountKey) -> AccountKey {
    AccountKey { occasion: Occasion::Unsaid, ..key.clone() }
}

/// The accounts of each kind and coverage to which a voice gives a level.
type Levels = BTreeMap<(AccountKey, Voice), BTreeSet<Happening>>;

fn levels_told(figures: &[Figure]) -> Levels {
    let mut levels = Levels::new();
    for figure in figures.iter().filter(|figure| figure.scope != Scope::Addition && figure.is_asserted()) {
        let of_voice = levels.entry((undated(&figure.key), figure.voice.clone())).or_default();
        of_voice.insert(figure.happening());
    }
    levels
}

/// The incident on top of which an addition comes: the only one of which its voice tells, where it tells no total.
fn incident_added_to(addition: &Figure, levels: &Levels) -> Option<Happening> {
    let told = |coverage| {
        let key = AccountKey { coverage, ..undated(&addition.key) };
        levels.get(&(key, addition.voice.clone()))
    };
    let incidents = told(Coverage::Incident)?;
    (told(Coverage::Total).is_none() && incidents.len() == 1).then(|| incidents.first().cloned()).flatten()
}
