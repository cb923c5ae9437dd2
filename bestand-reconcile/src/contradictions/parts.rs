//! Which accounts count different people, or a part of the same, so that their numbers need not agree?

use std::cmp::Reverse;
use std::collections::BTreeMap;

use bestand_claim::{Outcome, Sides, Victims};

use super::numbers::{is_follow_up, most_heard};
use super::positions::Carriers;
use super::{Contradiction, ContradictionKind, ContradictionReason, MOST_POSITIONS};
use crate::accounts::{Account, AccountKey, Bounds, Coverage, Figure, Voice};

/// Compares accounts with those that count a part of the same people, or others of the same side: one pair of positions for each two.
pub(super) fn compare(accounts: &[Account], carriers: &Carriers<'_>, found: &mut Vec<Contradiction>) {
    let mut groups: BTreeMap<Outcome, Vec<&Account>> = BTreeMap::new();
    for account in accounts.iter().filter(|account| !account.key.background) {
        groups.entry(account.key.outcome).or_default().push(account);
    }
    for group in groups.values_mut() {
        group.sort_by_key(|account| Reverse(reports(account)));
        group.truncate(MOST_POSITIONS);
        for left in &*group {
            for right in &*group {
                found.extend(
                    relation(left, right).and_then(|relation| judge(left, right, relation, carriers)),
                );
            }
        }
    }
}

fn reports(account: &Account) -> usize {
    let points = account.series.iter().flat_map(|series| &series.points);
    points.map(|point| point.figure.support.reports).sum()
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

fn judge(
    left: &Account,
    right: &Account,
    relation: Relation,
    carriers: &Carriers<'_>,
) -> Option<Contradiction> {
    let ((part, of_part), (sum, of_sum)) = side_by_side(left, right)?;
    let (below, above) = (of_part.is_below(of_sum), of_sum.is_below(of_part));
    let (kind, reason) = match relation {
        Relation::Apart if below || above => {
            (ContradictionKind::FightersAgainstCivilians, ContradictionReason::OtherPeople)
        }
        Relation::Part(kind, reason) if below => (kind, reason),
        Relation::Part(..) if above && is_follow_up(sum, part) => {
            (ContradictionKind::LaterCount, ContradictionReason::PartCountedLater)
        }
        Relation::Part(..) if above => (ContradictionKind::OtherNumber, ContradictionReason::PartExceedsSum),
        _ => return None,
    };
    carriers.figure(part).against(&carriers.figure(sum), kind, reason)
}

type Told<'a> = (&'a Figure, Bounds);

/// What is set against each other of two accounts: the last words of the voice that speaks of both and has the most origins, or where none
/// does, of each account's own such voice.
fn side_by_side<'a>(left: &'a Account, right: &'a Account) -> Option<(Told<'a>, Told<'a>)> {
    let (ours, others) = (last_words(left), last_words(right));
    let both = ours.iter().filter_map(|(voice, ours)| Some((*ours, *others.get(voice)?)));
    let of_both = both.min_by_key(|(left, right)| Reverse(left.0.support.origins + right.0.support.origins));
    let most = |words: &BTreeMap<&Voice, Told<'a>>| {
        words.values().copied().min_by_key(|(figure, _)| Reverse(figure.support.origins))
    };
    of_both.or_else(|| Some((most(&ours)?, most(&others)?)))
}

fn last_words(account: &Account) -> BTreeMap<&Voice, Told<'_>> {
    let words = most_heard(account).into_iter().filter_map(|series| {
        let point = series.current().into_iter().next_back()?;
        Some((&series.voice, (&point.figure, point.level()?)))
    });
    words.collect()
}
