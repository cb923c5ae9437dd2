//! Which accounts count different people, or a part of the same, so that their numbers need not agree?

use std::cmp::Reverse;
use std::collections::BTreeMap;

use bestand_claim::{Outcome, Sides, Victims};

use super::numbers::{are_rivals, is_follow_up, most_heard};
use super::positions::{Carriers, Held};
use super::scenes::Scene;
use super::{Contradiction, ContradictionKind, ContradictionReason, MOST_POSITIONS};
use crate::accounts::{Account, AccountKey, Bounds, Coverage, Figure, Occasion, Voice};

/// Compares accounts with those that count a part of the same people, or others of the same side: one pair of positions for each two.
pub(super) fn compare(accounts: &[Account], carriers: &Carriers<'_>, found: &mut Vec<Contradiction>) {
    let mut groups: BTreeMap<Outcome, Vec<&Account>> = BTreeMap::new();
    for account in accounts.iter().filter(|account| !account.key.background) {
        groups.entry(account.key.outcome).or_default().push(account);
    }
    for mut group in groups.into_values() {
        group.sort_by_key(|account| Reverse(reports(account)));
        group.truncate(MOST_POSITIONS);
        let group: Vec<Summary<'_, '_>> =
            group.into_iter().map(|account| Summary::of(account, carriers)).collect();
        for left in &group {
            for right in &group {
                let relation = relation(left.account, right.account);
                found.extend(relation.and_then(|relation| judge(left, right, relation)));
            }
        }
    }
}

fn reports(account: &Account) -> usize {
    let points = account.series.iter().flat_map(|series| &series.points);
    points.map(|point| point.figure.support.reports).sum()
}

/// An account with the last words of each of its voices.
struct Summary<'a, 't> {
    account: &'a Account,
    words: BTreeMap<&'a Voice, Words<'a, 't>>,
}

/// What a voice says last.
struct Words<'a, 't> {
    figure: &'a Figure,
    level: Bounds,
    held: Held<'t>,
    scene: Scene<'t>,
}

impl<'a, 't> Summary<'a, 't> {
    fn of(account: &'a Account, carriers: &Carriers<'t>) -> Summary<'a, 't> {
        let words = most_heard(account).into_iter().filter_map(|series| {
            let point = series.current().into_iter().next_back()?;
            let held = carriers.figure(&point.figure);
            let scene = held.scene();
            Some((&series.voice, Words { figure: &point.figure, level: point.level()?, held, scene }))
        });
        Summary { account, words: words.collect() }
    }

    /// The last words of the voice with the most origins.
    fn most_carried(&self) -> Option<&Words<'a, 't>> {
        self.words.values().min_by_key(|words| Reverse(words.origins()))
    }
}

impl Words<'_, '_> {
    fn origins(&self) -> usize {
        self.figure.support.origins
    }
}

/// How the people of one account are related to those of another.
#[derive(Clone, Copy)]
enum Relation {
    /// They are some of them.
    Part(ContradictionKind, ContradictionReason),
    /// They are others.
    Apart,
}

fn relation(part: &Account, sum: &Account) -> Option<Relation> {
    use ContradictionKind::{IncidentAgainstTotal, PartAgainstSum};
    use ContradictionReason::{HappeningOfWar, SideOfAll, VictimsAndSideOfAll, VictimsOfAll};
    let (key, other) = (&part.key, &sum.key);
    let same_people = key.victims == other.victims && key.side == other.side;
    if same_people && key.coverage == Coverage::Incident && other.coverage == Coverage::Total {
        if !is_of_war(part, sum) {
            return None;
        }
        return Some(Relation::Part(IncidentAgainstTotal, HappeningOfWar));
    }
    let same_time = (key.coverage, key.occasion, part.phase) == (other.coverage, other.occasion, sum.phase);
    if !same_time || same_people {
        return None;
    }
    let reason = match (is_part_of_victims(key, other), is_part_of(&key.side, &other.side)) {
        (true, true) => VictimsAndSideOfAll,
        (true, false) if key.side == other.side => VictimsOfAll,
        (false, true) if key.victims == other.victims => SideOfAll,
        _ if are_others(key, other) => return Some(Relation::Apart),
        _ => return None,
    };
    Some(Relation::Part(PartAgainstSum, reason))
}

/// Whether an incident fell into the stretch of fighting of a total, as far as its day or its telling says.
fn is_of_war(incident: &Account, total: &Account) -> bool {
    match (incident.key.occasion, incident.phase, total.phase) {
        (Occasion::Day(day), _, Some(phase)) => phase.reaches(day),
        (_, Some(one), Some(other)) => one == other,
        _ => true,
    }
}

fn is_part_of_victims(part: &AccountKey, sum: &AccountKey) -> bool {
    part.victims != Victims::Unspecified && sum.victims == Victims::Unspecified
}

fn is_part_of(part: &Sides, sum: &Sides) -> bool {
    part != sum && !part.is_empty() && (sum.is_empty() || part.iter().all(|side| sum.contains(side)))
}

/// Fighters and civilians of one side, told in this order.
fn are_others(fighters: &AccountKey, civilians: &AccountKey) -> bool {
    fighters.side == civilians.side
        && (fighters.victims, civilians.victims) == (Victims::Military, Victims::Civilian)
}

fn judge(left: &Summary<'_, '_>, right: &Summary<'_, '_>, relation: Relation) -> Option<Contradiction> {
    let (part, sum) = side_by_side(left, right)?;
    let (below, above) = (part.level.is_below(sum.level), sum.level.is_below(part.level));
    let keys = [&left.account.key, &right.account.key];
    let are_incidents = keys.iter().all(|key| key.coverage == Coverage::Incident);
    let same_day = keys.iter().all(|key| matches!(key.occasion, Occasion::Day(_)));
    if are_incidents && !part.scene.may_be(&sum.scene, same_day) {
        return None;
    }
    let standpoints = [part, sum].map(|words| words.figure.voice.standpoint(&part.figure.key.side));
    let (kind, reason) = match relation {
        Relation::Apart if below || above => {
            (ContradictionKind::FightersAgainstCivilians, ContradictionReason::OtherPeople)
        }
        Relation::Part(kind, reason) if below => (kind, reason),
        Relation::Part(..) if above && is_follow_up(sum.figure, part.figure) => {
            (ContradictionKind::LaterCount, ContradictionReason::PartCountedLater)
        }
        // One report that tells of more fighters than dead tells of two attacks: "15 strijders", and below "drie van zijn kameraden"; unless
        // each of two foes counts.
        Relation::Part(..)
            if above && are_incidents && part.scene.shares_report(&sum.scene) && !are_rivals(standpoints) =>
        {
            return None;
        }
        Relation::Part(..) if above => (ContradictionKind::OtherNumber, ContradictionReason::PartExceedsSum),
        _ => return None,
    };
    part.held.against(&sum.held, kind, reason)
}

/// What is set against each other of two accounts: the last words of the voice that speaks of both and has the most origins, or where none
/// does, of each account's own such voice.
fn side_by_side<'s, 'a, 't>(
    left: &'s Summary<'a, 't>,
    right: &'s Summary<'a, 't>,
) -> Option<(&'s Words<'a, 't>, &'s Words<'a, 't>)> {
    let both = left.words.iter().filter_map(|(voice, ours)| Some((ours, right.words.get(voice)?)));
    both.min_by_key(|(ours, others)| Reverse(ours.origins() + others.origins()))
        .or_else(|| Some((left.most_carried()?, right.most_carried()?)))
}
