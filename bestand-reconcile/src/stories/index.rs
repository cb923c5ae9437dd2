//! Which reports of these weeks share enough to be worth comparing?

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::WINDOW_DAYS;
use super::features::{Feature, Features, Key, Kind, Level};
use super::likeness::Shares;
use crate::dating::day_number;

/// For each stretch of days and each party, which reports have a feature that says something on its own.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    /// By stretch; then by party, those without one in a group of their own.
    stretches: BTreeMap<Stretch, Groups>,
    free: Vec<Slot>,
    used: u32,
    /// What is shared with each report, by slot; of use only where the slot was met in the question under way.
    shares: Vec<Shares>,
    /// In which group of the question under way a slot was met, counted from 1; 0 for none.
    met: Vec<u16>,
}

type Groups = FxHashMap<Option<Key>, Postings>;
type Postings = FxHashMap<Key, Vec<Posting>>;

/// In which days a report is looked for, as the number of the days' stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stretch {
    /// It has no date.
    Undated,
    /// It is dated to a day.
    Day(i32),
    /// It is dated to a month, and stands at the first of it.
    Month(i32),
}

/// The number of a report within the index; used again once the report is forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Slot(u32);

impl Slot {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

#[derive(Debug, Clone, Copy)]
struct Posting {
    slot: Slot,
    weight: u8,
    level: Level,
}

/// A stretch has so many days: about the window, so that few stretches are looked at and few reports in vain.
const STRETCH_DAYS: i32 = 8;
/// A report that is dated to a month reaches so much further than its first day.
const MONTH_DAYS: i32 = 31;

impl Index {
    /// Adds a report, and gives its number.
    pub(super) fn add(&mut self, days: Option<(Date, Date)>, features: &Features) -> Slot {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.used += 1;
            self.shares.push(Shares::default());
            self.met.push(0);
            Slot(self.used - 1)
        });
        let groups = self.stretches.entry(Stretch::of(days)).or_default();
        for group in groups_of(features) {
            let postings = groups.entry(group).or_default();
            for Feature { key, level, weight } in telling(features) {
                postings.entry(key).or_default().push(Posting { slot, weight, level });
            }
        }
        slot
    }

    /// Takes a report out again.
    pub(super) fn remove(&mut self, slot: Slot, days: Option<(Date, Date)>, features: &Features) {
        let stretch = Stretch::of(days);
        let Some(groups) = self.stretches.get_mut(&stretch) else { return };
        for group in groups_of(features) {
            let Some(postings) = groups.get_mut(&group) else { continue };
            for Feature { key, .. } in telling(features) {
                if let Some(list) = postings.get_mut(&key) {
                    list.retain(|posting| posting.slot != slot);
                    if list.is_empty() {
                        postings.remove(&key);
                    }
                }
            }
            if postings.is_empty() {
                groups.remove(&group);
            }
        }
        if groups.is_empty() {
            self.stretches.remove(&stretch);
        }
        self.free.push(slot);
    }

    /// The reports about as old and about one party at least that share enough to be worth a look, with what they share, in no order that
    /// counts.
    pub(super) fn sharing(&mut self, days: Option<(Date, Date)>, features: &Features) -> Vec<(Slot, Shares)> {
        let Index { stretches, shares, met, .. } = self;
        let mut slots = Vec::new();
        for (_, groups) in Stretch::around(days).into_iter().flat_map(|reach| stretches.range(reach)) {
            for (number, postings) in (1..).zip(looked_at(groups, features)) {
                for Feature { key, level, weight } in telling(features) {
                    let (Some(kind), Some(list)) = (key.kind(), postings.get(&key)) else { continue };
                    for posting in list {
                        let at = posting.slot.index();
                        if met[at] == 0 {
                            met[at] = number;
                            slots.push(posting.slot);
                            shares[at] = Shares::default();
                        }
                        // A report of two parties stands in both groups, and is counted in the first.
                        if met[at] == number {
                            shares[at].add(kind, [level, posting.level], weight.min(posting.weight));
                        }
                    }
                }
            }
        }
        slots.iter().for_each(|slot| met[slot.index()] = 0);
        let shared = slots.into_iter().map(|slot| (slot, shares[slot.index()]));
        shared.filter(|(_, shares)| shares.is_worth_a_look()).collect()
    }
}

/// The groups in which a report stands: of its parties, or of those without.
fn groups_of(features: &Features) -> Vec<Option<Key>> {
    let parties = features.parties();
    if parties.is_empty() { vec![None] } else { parties.iter().copied().map(Some).collect() }
}

/// The groups in which reports about one of its parties stand, and those without a party; all groups for a report without.
fn looked_at<'g>(groups: &'g Groups, features: &Features) -> Vec<&'g Postings> {
    let parties = features.parties();
    if parties.is_empty() {
        return groups.values().collect();
    }
    parties.iter().copied().map(Some).chain([None]).filter_map(|group| groups.get(&group)).collect()
}

fn telling(features: &Features) -> impl Iterator<Item = Feature> {
    features.iter().copied().filter(|feature| feature.key.kind().is_some_and(Kind::is_telling))
}

impl Stretch {
    fn of(days: Option<(Date, Date)>) -> Stretch {
        match days {
            None => Stretch::Undated,
            Some((first, last)) if first == last => Stretch::Day(number_of(first, 0)),
            Some((first, _)) => Stretch::Month(number_of(first, 0)),
        }
    }

    /// Where those stand that may have appeared within the window around these days.
    fn around(days: Option<(Date, Date)>) -> Vec<RangeInclusive<Stretch>> {
        let Some((first, last)) = days else { return vec![Stretch::Undated..=Stretch::Undated] };
        let end = number_of(last, WINDOW_DAYS);
        vec![
            Stretch::Day(number_of(first, -WINDOW_DAYS))..=Stretch::Day(end),
            Stretch::Month(number_of(first, -WINDOW_DAYS - MONTH_DAYS))..=Stretch::Month(end),
        ]
    }
}

/// The number of the stretch that holds the day so many days after this one.
fn number_of(day: Date, days_after: i32) -> i32 {
    (day_number(day) + days_after).div_euclid(STRETCH_DAYS)
}
