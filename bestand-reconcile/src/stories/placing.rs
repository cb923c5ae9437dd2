//! On which earlier report does a report hang, and which later reports hang on it?

use std::cmp::{Ordering, Reverse};
use std::hash::Hash;

use bestand_text::ReportId;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::index::{Index, Slot};
use super::likeness::{Outline, likeness};
use super::{Dated, Features, Likeness, WINDOW_DAYS};
use crate::dating::day_number;

/// The reports of some weeks, each with the earlier report that it continues.
///
/// Only reports within [`WINDOW_DAYS`] of each other are compared, those without date only among themselves.
#[derive(Debug, Clone)]
pub struct Stories<K> {
    /// By slot.
    reports: Vec<Option<Member<K>>>,
    /// By slot, of use only where there is a report.
    outlines: Vec<Outlined>,
    slots: FxHashMap<K, Slot>,
    index: Index,
}

/// Where a report stands after it was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<K> {
    /// The earlier report that it continues, if there is one.
    pub parent: Option<(K, Likeness)>,
    /// Later reports that now continue this one and no longer what they continued before, in the order of their keys.
    pub adopted: Vec<(K, Likeness)>,
}

#[derive(Debug, Clone)]
struct Member<K> {
    report: Dated<K>,
    parent: Option<Parent<K>>,
}

#[derive(Debug, Clone)]
struct Parent<K> {
    key: K,
    likeness: Likeness,
    /// Where it stands in the order; none where it was forgotten, and hence before all that are known.
    rank: Option<Rank<K>>,
}

/// A report that may belong to one story with another.
struct Candidate {
    at_most: Likeness,
    slot: Slot,
    /// How many days lie between the two.
    days: i32,
}

/// The order of appearance: the first day, the last day, then the id.
type Rank<K> = (Option<(Date, Date)>, ReportId, K);

fn rank<K: Copy>(report: &Dated<K>) -> Rank<K> {
    (report.days, report.report.clone(), report.key)
}

/// The same order, of reports that are at hand.
pub(super) fn order<K: Copy>(report: &Dated<K>) -> (Option<(Date, Date)>, &ReportId, K) {
    (report.days, &report.report, report.key)
}

impl<K: Copy + Ord + Hash> Stories<K> {
    /// No reports yet.
    #[must_use]
    pub fn new() -> Stories<K> {
        Stories {
            reports: Vec::new(),
            outlines: Vec::new(),
            slots: FxHashMap::default(),
            index: Index::default(),
        }
    }

    /// How many reports are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether no report is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The earlier report that this one continues, "de gewonde is overleden" the report of the attack.
    #[must_use]
    pub fn parent(&self, key: K) -> Option<(K, Likeness)> {
        self.member(key)?.parent.as_ref().map(|parent| (parent.key, parent.likeness))
    }

    /// Takes a report in, whatever its date: finds what it continues, and what continues it. A key that is known stays as it was.
    pub fn insert(
        &mut self,
        key: K,
        days: Option<(Date, Date)>,
        report: ReportId,
        features: Features,
    ) -> Placed<K> {
        if self.slots.contains_key(&key) {
            return Placed { parent: self.parent(key), adopted: Vec::new() };
        }
        let report = Dated { key, days, report, features };
        let mut parent: Option<Parent<K>> = None;
        let mut adopted = Vec::new();
        for Candidate { at_most, slot, days } in self.candidates(&report) {
            let Some(other) = &mut self.reports[slot.index()] else { continue };
            let is_earlier = order(&other.report) < order(&report);
            let held = if is_earlier { &parent } else { &other.parent };
            if held.as_ref().is_some_and(|held| held.likeness > at_most) {
                continue;
            }
            let likeness = likeness(&report.features, &other.report.features, days);
            if likeness < Likeness::THRESHOLD {
                continue;
            }
            if is_earlier {
                keep_better(&mut parent, &other.report, likeness);
            } else if keep_better(&mut other.parent, &report, likeness) {
                adopted.push((other.report.key, likeness));
            }
        }
        adopted.sort_unstable();
        let placed = Placed { parent: parent.as_ref().map(|parent| (parent.key, parent.likeness)), adopted };
        self.add(Member { report, parent });
        placed
    }

    /// Puts a report back whose parent is known from an earlier run; compares it with nothing. Parents go before their children.
    pub fn restore(&mut self, report: Dated<K>, parent: Option<(K, Likeness)>) {
        if !self.slots.contains_key(&report.key) {
            let parent = parent.map(|(key, likeness)| Parent {
                key,
                likeness,
                rank: self.member(key).map(|member| rank(&member.report)),
            });
            self.add(Member { report, parent });
        }
    }

    /// Forgets the reports that appeared before a day: what comes in from now on is at least [`WINDOW_DAYS`] later.
    pub fn forget_before(&mut self, day: Date) {
        let Stories { reports, slots, index, outlines: _ } = self;
        slots.retain(|_, slot| {
            let held = &mut reports[slot.index()];
            let is_kept = |member: &mut Member<K>| member.report.days.is_none_or(|(_, last)| last >= day);
            if let Some(Member { report, .. }) = held.take_if(|member| !is_kept(member)) {
                index.remove(*slot, report.days, &report.features);
            }
            held.is_some()
        });
    }

    fn member(&self, key: K) -> Option<&Member<K>> {
        self.reports[self.slots.get(&key)?.index()].as_ref()
    }

    /// The reports that may be alike enough to belong to one story with it, those first that may be most alike.
    fn candidates(&mut self, report: &Dated<K>) -> Vec<Candidate> {
        let own = Outlined::of(report);
        let sharing = self.index.sharing(report.days, &report.features);
        let near = sharing.into_iter().filter_map(|(slot, shares)| {
            let other = &self.outlines[slot.index()];
            let days = own.days_to(other).filter(|days| *days <= WINDOW_DAYS)?;
            let at_most = shares.at_most(&own.outline, &other.outline);
            (at_most >= Likeness::THRESHOLD).then_some(Candidate { at_most, slot, days })
        });
        let mut candidates: Vec<Candidate> = near.collect();
        candidates.sort_unstable_by_key(|candidate| (Reverse(candidate.at_most), candidate.slot));
        candidates
    }

    fn add(&mut self, member: Member<K>) {
        let slot = self.index.add(member.report.days, &member.report.features);
        self.slots.insert(member.report.key, slot);
        if self.reports.len() <= slot.index() {
            self.reports.resize_with(slot.index() + 1, || None);
            self.outlines.resize_with(slot.index() + 1, Outlined::default);
        }
        self.outlines[slot.index()] = Outlined::of(&member.report);
        self.reports[slot.index()] = Some(member);
    }
}

impl<K: Copy + Ord + Hash> Default for Stories<K> {
    fn default() -> Stories<K> {
        Stories::new()
    }
}

/// Takes a report as the parent where it is the better one: more alike, or as much alike and earlier.
fn keep_better<K: Copy + Ord>(held: &mut Option<Parent<K>>, new: &Dated<K>, likeness: Likeness) -> bool {
    let is_better = held.as_ref().is_none_or(|held| match likeness.cmp(&held.likeness) {
        Ordering::Equal => {
            held.rank.as_ref().is_some_and(|(days, report, key)| order(new) < (*days, report, *key))
        }
        unlike => unlike.is_gt(),
    });
    if is_better {
        *held = Some(Parent { key: new.key, likeness, rank: Some(rank(new)) });
    }
    is_better
}

/// What of a report decides whether another is compared with it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Outlined {
    /// The first and the last day on which it can have appeared, as numbers.
    days: Option<(i32, i32)>,
    outline: Outline,
}

impl Outlined {
    pub(super) fn of<K>(report: &Dated<K>) -> Outlined {
        let days = report.days.map(|(first, last)| (day_number(first), day_number(last)));
        Outlined { days, outline: Outline::of(&report.features) }
    }

    /// How many days lie between two reports; of a month, its nearest day counts. None where only one of them has a date.
    pub(super) fn days_to(&self, other: &Outlined) -> Option<i32> {
        match (self.days, other.days) {
            (Some(one), Some(other)) => Some((one.0 - other.1).max(other.0 - one.1).max(0)),
            (None, None) => Some(0),
            _ => None,
        }
    }
}
