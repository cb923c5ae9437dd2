//! Which reports of these weeks share enough to be worth comparing?

use std::collections::BTreeMap;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::WINDOW_DAYS;
use super::features::{Feature, Features, Key, Kind, Level};
use super::likeness::Shares;

/// For each stretch of days and each party, which reports have a feature that says something on its own.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    /// By stretch, those without date in one of their own; then by party, those without one in a group of their own.
    stretches: BTreeMap<Option<i32>, FxHashMap<Option<Key>, Postings>>,
    free: Vec<Slot>,
    used: u32,
    /// What is shared with each report, by slot; of use only where the slot was met in the question under way.
    shares: Vec<Shares>,
    /// In which group of the question under way a slot was met, counted from 1; 0 for none.
    met: Vec<u16>,
}

type Postings = FxHashMap<Key, Vec<Posting>>;

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
/// A report that is dated to a month stands at its first day and reaches so much further.
const LONGEST_SPAN_DAYS: i32 = 31;

impl Index {
    /// Adds a report, and gives its number.
    pub(super) fn add(&mut self, days: Option<(Date, Date)>, features: &Features) -> Slot {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.used += 1;
            self.shares.push(Shares::default());
            self.met.push(0);
            Slot(self.used - 1)
        });
        let groups = self.stretches.entry(days.map(|(first, _)| stretch(first, 0))).or_default();
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
        let stretch = days.map(|(first, _)| stretch(first, 0));
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
        let reach = match days {
            None => None..=None,
            Some((first, last)) => {
                Some(stretch(first, -WINDOW_DAYS - LONGEST_SPAN_DAYS))..=Some(stretch(last, WINDOW_DAYS))
            }
        };
        let Index { stretches, shares, met, .. } = self;
        let mut slots = Vec::new();
        for (_, groups) in stretches.range(reach) {
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
    if parties.is_empty() { vec![None] } else { parties.into_iter().map(Some).collect() }
}

/// The groups in which reports about one of its parties stand, and those without a party; all groups for a report without.
fn looked_at<'g>(groups: &'g FxHashMap<Option<Key>, Postings>, features: &Features) -> Vec<&'g Postings> {
    let parties = features.parties();
    if parties.is_empty() {
        return groups.values().collect();
    }
    parties.into_iter().map(Some).chain([None]).filter_map(|group| groups.get(&group)).collect()
}

fn telling(features: &Features) -> impl Iterator<Item = Feature> {
    features.iter().copied().filter(|feature| feature.key.kind().is_some_and(Kind::is_telling))
}

/// The number of the stretch that holds the day so many days after this one.
fn stretch(day: Date, days_after: i32) -> i32 {
    let number = (day - Date::constant(1970, 1, 1)).get_days();
    (number + days_after).div_euclid(STRETCH_DAYS)
}
