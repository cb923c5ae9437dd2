//! Which sentences within some days of this one are copies of it?

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::hash::Hash;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::forest::Forest;
use super::keys::Keys;
use super::likeness::Wording;
use super::postings::Postings;
use super::print::Print;
use super::sketch::Sketch;
use super::tally::Tally;
use crate::dating::day_number;

/// The most days between two reports that may have copied one another. Agencies' texts are taken over within hours, and
/// weeklies take them a week later; a formula that comes back next month is no copy.
pub const WINDOW_DAYS: i32 = 10;

/// The sentences of some days, found by the words that they share: R names a report, K a sentence.
///
/// Sentences of one report are never copies of one another. A report of which only the month is known is near another if
/// any day of that month is; undated reports are near undated ones only.
#[derive(Debug, Clone)]
pub struct Copies<R, K> {
    entries: Vec<Entry<R, K>>,
    /// What of each entry is looked at first: it lies together, since hundreds are looked at in vain.
    outlines: Vec<Outline>,
    /// Which entries are one utterance.
    forest: Forest,
    /// For each utterance of an earlier run an entry of it.
    restored: FxHashMap<K, usize>,
    postings: Postings,
    /// Keys shared with each entry.
    tally: Tally,
    /// How many entries were forgotten and are not yet cleared away.
    dead: usize,
    /// The entries before this one were all forgotten: of reports that came by their days most of those that were.
    first_there: usize,
}

#[derive(Debug, Clone)]
struct Entry<R, K> {
    report: R,
    key: K,
    /// None once it is forgotten.
    print: Option<Print>,
}

#[derive(Debug, Clone, Copy)]
struct Outline {
    sketch: Sketch,
    days: Days,
}

impl<R, K> Default for Copies<R, K> {
    fn default() -> Self {
        Copies {
            entries: Vec::new(),
            outlines: Vec::new(),
            forest: Forest::default(),
            restored: FxHashMap::default(),
            postings: Postings::default(),
            tally: Tally::default(),
            dead: 0,
            first_there: 0,
        }
    }
}

impl<R: Copy + Eq, K: Copy + Ord + Hash> Copies<R, K> {
    /// An index without sentences.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many sentences are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len() - self.dead
    }

    /// Whether there is no sentence in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes in a sentence and gives a copy of it from each utterance that was there, in the order of their keys.
    ///
    /// `days` are the first and the last day on which the report can have appeared. An utterance is all sentences that
    /// hang together by copies, so that it is the same in whatever order sentences came: one copy of each is enough, and
    /// a formula that a thousand reports have is not compared with all of them. Each sentence goes in once.
    pub fn insert(&mut self, report: R, days: Option<(Date, Date)>, key: K, print: &Print) -> Vec<K> {
        let (keys, outline) = (Keys::of(print), Outline { sketch: Sketch::of(print), days: Days::of(days) });
        let found = self.find(report, outline, print, &keys);
        let place = self.add(Entry { report, key, print: Some(print.clone()) }, outline, &keys);
        found.iter().for_each(|&other| self.forest.join(place, other));
        let mut copies: Vec<K> = found.into_iter().map(|place| self.entries[place].key).collect();
        copies.sort_unstable();
        copies
    }

    /// Puts a sentence back of which it is known from an earlier run to which utterance it belongs; looks for nothing.
    /// Each sentence goes in once.
    pub fn restore(&mut self, report: R, days: Option<(Date, Date)>, key: K, utterance: K, print: Print) {
        let (keys, outline) =
            (Keys::of(&print), Outline { sketch: Sketch::of(&print), days: Days::of(days) });
        let place = self.add(Entry { report, key, print: Some(print) }, outline, &keys);
        let first = *self.restored.entry(utterance).or_insert(place);
        self.forest.join(place, first);
    }

    /// Drops the sentences of reports that had appeared before this day; undated ones stay.
    ///
    /// To drop nothing that a report of some day may have copied, subtract [`WINDOW_DAYS`] from that day.
    pub fn forget_before(&mut self, day: Date) {
        let day = day_number(day);
        for (entry, outline) in self.entries.iter_mut().zip(&mut self.outlines) {
            if entry.print.is_some() && outline.days.last < day {
                entry.print = None;
                outline.days = Days::GONE;
                self.dead += 1;
            }
        }
        let is_there = |entry: &Entry<R, K>| entry.print.is_some();
        self.first_there = self.entries.iter().position(is_there).unwrap_or(self.entries.len());
        if self.dead * 2 > self.entries.len() {
            self.clear_dead();
        }
    }

    /// An entry of each utterance that has a copy of the sentence.
    fn find(&mut self, report: R, outline: Outline, print: &Print, keys: &Keys) -> Vec<usize> {
        let wording = Wording::of(print);
        let mut found: BTreeMap<usize, usize> = BTreeMap::new();
        for place in self.sharing(keys) {
            // Of a formula one carrier is enough: where the others lie need not be looked up.
            let Slot::Vacant(utterance) = found.entry(self.forest.root(place)) else { continue };
            let theirs = &self.outlines[place];
            if !theirs.days.are_near(outline.days) || !theirs.sketch.can_be_like(outline.sketch) {
                continue;
            }
            let entry = &self.entries[place];
            let is_elsewhere = entry.report != report;
            if is_elsewhere && entry.print.as_ref().is_some_and(|theirs| wording.is_alike(theirs)) {
                utterance.insert(place);
            }
        }
        found.into_values().collect()
    }

    /// The entries that share enough keys.
    fn sharing(&mut self, keys: &Keys) -> Vec<usize> {
        self.tally.begin();
        let mut sharing = Vec::new();
        let first = self.first_there as u32;
        for &entry in keys.as_slice().iter().flat_map(|&key| self.postings.since(key, first)) {
            if self.tally.count(entry as usize) == keys.enough {
                sharing.push(entry as usize);
            }
        }
        sharing
    }

    fn add(&mut self, entry: Entry<R, K>, outline: Outline, keys: &Keys) -> usize {
        let place = self.entries.len();
        keys.as_slice().iter().for_each(|&key| self.postings.add(key, place as u32));
        self.entries.push(entry);
        self.outlines.push(outline);
        self.forest.plant();
        self.tally.add();
        place
    }

    /// Builds the index anew from what is still there. What hung together by what is gone stays together.
    fn clear_dead(&mut self) {
        let Copies { entries, outlines, mut forest, restored, .. } = std::mem::take(self);
        let mut first_of: FxHashMap<usize, usize> = FxHashMap::default();
        for (before, (entry, outline)) in entries.into_iter().zip(outlines).enumerate() {
            if let Some(keys) = entry.print.as_ref().map(Keys::of) {
                let place = self.add(entry, outline, &keys);
                let first = *first_of.entry(forest.root(before)).or_insert(place);
                self.forest.join(place, first);
            }
        }
        let kept = |(utterance, place)| Some((utterance, *first_of.get(&forest.root(place))?));
        self.restored = restored.into_iter().filter_map(kept).collect();
    }
}

/// The first and the last day on which a report can have appeared, counted from the first of 1970.
#[derive(Debug, Clone, Copy)]
struct Days {
    first: i32,
    last: i32,
}

impl Days {
    /// A day that no calendar holds: undated reports are near each other only.
    const UNDATED: Days = Days { first: i32::MAX / 2, last: i32::MAX / 2 };
    /// Near nothing.
    const GONE: Days = Days { first: i32::MIN / 2, last: i32::MIN / 2 };

    fn of(days: Option<(Date, Date)>) -> Days {
        days.map_or(Days::UNDATED, |(first, last)| Days { first: day_number(first), last: day_number(last) })
    }

    fn are_near(self, other: Days) -> bool {
        self.first - other.last <= WINDOW_DAYS && other.first - self.last <= WINDOW_DAYS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AGENCY: &str =
        "Bij een raketaanval op een markt in de stad zijn zondag zeker zeven burgers om het leven gekomen.";
    const EDITED: &str =
        "Zondag zijn zeker negen burgers om het leven gekomen bij een raketaanval op een markt in de stad.";

    fn days(text: &str) -> Option<(Date, Date)> {
        crate::told::days_of(text.parse().ok()?)
    }

    /// Puts in the agency's sentence of one day and asks for copies of the edited one on another.
    fn check(first: &str, then: &str, is_found: bool) {
        for (one, other) in [(first, then), (then, first)] {
            let mut copies = Copies::new();
            assert_eq!(copies.insert(1, days(one), 'a', &Print::of(AGENCY)), []);
            let found = copies.insert(2, days(other), 'b', &Print::of(EDITED));
            assert_eq!(found.is_empty(), !is_found, "{one} {other}");
        }
    }

    #[test]
    fn a_copy_appears_within_some_days() {
        check("2020-10-09", "2020-10-09", true);
        check("2020-10-09", "2020-10-19", true);
        check("2020-10-09", "2020-10-20", false);
    }

    #[test]
    fn a_month_is_near_if_one_of_its_days_is() {
        check("2020-10", "2020-11-10", true);
        check("2020-10", "2020-11-11", false);
        check("2020-10", "2020-10-02", true);
        check("2020-10", "2020-11", true);
    }

    #[test]
    fn undated_reports_are_near_each_other_only() {
        check("", "", true);
        check("", "2020-10-09", false);
    }

    #[test]
    fn sentences_of_one_report_are_no_copies() {
        let mut copies = Copies::new();
        copies.insert(1, None, 0, &Print::of(AGENCY));
        assert_eq!(copies.insert(1, None, 1, &Print::of(AGENCY)), []);
        assert_eq!(copies.insert(2, None, 2, &Print::of(AGENCY)), [0, 1]);
    }

    #[test]
    fn one_copy_of_each_utterance_is_found() {
        let mut copies = Copies::new();
        copies.insert(1, None, 0, &Print::of(AGENCY));
        assert_eq!(copies.insert(2, None, 1, &Print::of(EDITED)), [0]);
        assert_eq!(copies.insert(3, None, 2, &Print::of(AGENCY)), [0]);
    }

    #[test]
    fn what_was_put_back_is_found() {
        let mut copies = Copies::new();
        copies.restore(1, None, 'a', 'a', Print::of(AGENCY));
        copies.restore(2, None, 'b', 'a', Print::of(AGENCY));
        copies.restore(3, None, 'c', 'c', Print::of(AGENCY));
        assert_eq!(copies.insert(4, None, 'd', &Print::of(EDITED)), ['a', 'c']);
    }

    #[test]
    fn what_is_out_of_the_window_is_forgotten() {
        let mut copies = Copies::new();
        for (report, date) in ["2020-10-01", "2020-10", "2020-10-05", ""].into_iter().enumerate() {
            copies.restore(report, days(date), report, report, Print::of(AGENCY));
        }
        let found =
            |copies: &Copies<usize, usize>, date| copies.clone().insert(9, days(date), 9, &Print::of(EDITED));
        copies.forget_before(jiff::civil::date(2020, 10, 5));
        assert_eq!(copies.len(), 3);
        assert_eq!(found(&copies, "2020-10-09"), [1, 2]);
        copies.forget_before(jiff::civil::date(2020, 11, 1));
        assert_eq!(copies.len(), 1);
        assert_eq!(found(&copies, "2020-10-09"), [0; 0]);
        assert_eq!(found(&copies, ""), [3]);
    }

    #[test]
    fn what_hung_together_by_a_forgotten_sentence_stays_together() {
        let mut copies = Copies::new();
        for (report, date) in ["2020-10-01", "2020-10-01", "2020-10-05", "2020-10-05"].into_iter().enumerate()
        {
            copies.restore(report, days(date), report, 0, Print::of(AGENCY));
        }
        copies.forget_before(jiff::civil::date(2020, 10, 2));
        copies.restore(5, days("2020-10-06"), 5, 0, Print::of(AGENCY));
        assert_eq!(copies.insert(6, days("2020-10-06"), 6, &Print::of(EDITED)), [2]);
    }
}
