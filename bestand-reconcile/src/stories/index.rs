//! Which reports of these weeks share enough to be worth comparing?

use std::collections::BTreeMap;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::WINDOW_DAYS;
use super::features::{Feature, Features, Key, Kind, Level};

/// For each stretch of days, which reports have a feature that says something on its own.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    /// By stretch; those without date in one of their own.
    stretches: BTreeMap<Option<i32>, Postings>,
    free: Vec<Slot>,
    used: u32,
    /// The weight shared with each report, by slot; all zero between two questions.
    shared: Vec<u32>,
}

type Postings = FxHashMap<Key, Vec<Posting>>;

/// The number of a report within the index; used again once the report is forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Slot(u32);

#[derive(Debug, Clone, Copy)]
struct Posting {
    slot: Slot,
    weight: u8,
    is_lead: bool,
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
            self.shared.push(0);
            Slot(self.used - 1)
        });
        let postings = self.stretches.entry(days.map(|(first, _)| stretch(first, 0))).or_default();
        for Feature { key, level, weight } in telling(features) {
            let is_lead = level >= Level::Lead;
            postings.entry(key).or_default().push(Posting { slot, weight, is_lead });
        }
        slot
    }

    /// Takes a report out again.
    pub(super) fn remove(&mut self, slot: Slot, days: Option<(Date, Date)>, features: &Features) {
        let stretch = days.map(|(first, _)| stretch(first, 0));
        let Some(postings) = self.stretches.get_mut(&stretch) else { return };
        for Feature { key, .. } in telling(features) {
            if let Some(list) = postings.get_mut(&key) {
                list.retain(|posting| posting.slot != slot);
                if list.is_empty() {
                    postings.remove(&key);
                }
            }
        }
        if postings.is_empty() {
            self.stretches.remove(&stretch);
        }
        self.free.push(slot);
    }

    /// The reports about as old that share so much weight, in the order of their numbers.
    pub(super) fn sharing(
        &mut self,
        days: Option<(Date, Date)>,
        features: &Features,
        at_least: u32,
    ) -> Vec<Slot> {
        let reach = match days {
            None => None..=None,
            Some((first, last)) => {
                Some(stretch(first, -WINDOW_DAYS - LONGEST_SPAN_DAYS))..=Some(stretch(last, WINDOW_DAYS))
            }
        };
        let mut met = Vec::new();
        for (_, postings) in self.stretches.range(reach) {
            for Feature { key, level, weight } in telling(features) {
                for posting in postings.get(&key).into_iter().flatten() {
                    let shared = &mut self.shared[posting.slot.0 as usize];
                    if *shared == 0 {
                        met.push(posting.slot);
                    }
                    let times = if level >= Level::Lead && posting.is_lead { 2 } else { 1 };
                    *shared += times * u32::from(weight.min(posting.weight));
                }
            }
        }
        met.retain(|slot| std::mem::take(&mut self.shared[slot.0 as usize]) >= at_least);
        met.sort_unstable();
        met
    }
}

fn telling(features: &Features) -> impl Iterator<Item = Feature> {
    features.iter().copied().filter(|feature| feature.key.kind().is_some_and(Kind::is_telling))
}

/// The number of the stretch that holds the day so many days after this one.
fn stretch(day: Date, days_after: i32) -> i32 {
    let number = (day - Date::constant(1970, 1, 1)).get_days();
    (number + days_after).div_euclid(STRETCH_DAYS)
}
