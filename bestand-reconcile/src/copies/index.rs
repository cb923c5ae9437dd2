//! Which sentences within some days of this one are copies of it?

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::keys::Keys;
use super::likeness::{has_enough_keys, is_alike};
use super::print::Print;

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
    /// For each key the last link of the chain of entries that have it.
    heads: FxHashMap<u32, u32>,
    links: Vec<Link>,
    /// Keys shared with each entry, all zero between two questions.
    tally: Vec<u8>,
    /// How many entries were forgotten and are not yet cleared away.
    dead: usize,
}

#[derive(Debug, Clone)]
struct Entry<R, K> {
    report: R,
    key: K,
    days: Option<Days>,
    /// None once it is forgotten.
    print: Option<Print>,
}

/// One entry in the chain of a key, and the link before it.
#[derive(Debug, Clone, Copy)]
struct Link {
    entry: u32,
    before: u32,
}

/// Where a chain ends.
const END: u32 = u32::MAX;

impl<R, K> Default for Copies<R, K> {
    fn default() -> Self {
        Copies {
            entries: Vec::new(),
            heads: FxHashMap::default(),
            links: Vec::new(),
            tally: Vec::new(),
            dead: 0,
        }
    }
}

impl<R: Copy + Eq, K: Copy + Ord> Copies<R, K> {
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

    /// Takes in a sentence and gives all copies of it that were there, in the order of their keys.
    ///
    /// `days` are the first and the last day on which the report can have appeared. An utterance is all sentences that
    /// hang together by copies, so that it is the same in whatever order sentences came. Each sentence goes in once.
    pub fn insert(&mut self, report: R, days: Option<(Date, Date)>, key: K, print: &Print) -> Vec<K> {
        let keys = Keys::of(print);
        let days = days.map(Days::of);
        let found = self.find_by(report, days, print, &keys);
        self.add(Entry { report, key, days, print: Some(print.clone()) }, &keys);
        found
    }

    /// All copies of a sentence, which is not taken in, in the order of their keys.
    pub fn find(&mut self, report: R, days: Option<(Date, Date)>, print: &Print) -> Vec<K> {
        self.find_by(report, days.map(Days::of), print, &Keys::of(print))
    }

    /// Drops the sentences of reports that had appeared before this day; undated ones stay.
    ///
    /// To drop nothing that a report of some day may have copied, subtract [`WINDOW_DAYS`] from that day.
    pub fn forget_before(&mut self, day: Date) {
        let day = number_of(day);
        for entry in &mut self.entries {
            if entry.print.is_some() && entry.days.is_some_and(|days| days.last < day) {
                entry.print = None;
                self.dead += 1;
            }
        }
        if self.dead * 2 > self.entries.len() {
            self.clear_dead();
        }
    }

    fn find_by(&mut self, report: R, days: Option<Days>, print: &Print, keys: &Keys) -> Vec<K> {
        let mut touched = Vec::new();
        for key in keys.as_slice() {
            let mut at = self.heads.get(key).copied().unwrap_or(END);
            while let Some(&Link { entry, before }) = self.links.get(at as usize) {
                let tally = &mut self.tally[entry as usize];
                if *tally == 0 {
                    touched.push(entry);
                }
                *tally += 1;
                at = before;
            }
        }
        let mut found = Vec::new();
        for index in touched {
            let shared = std::mem::take(&mut self.tally[index as usize]);
            let entry = &self.entries[index as usize];
            let is_elsewhere = entry.report != report && are_near(entry.days, days);
            let is_found =
                |theirs: &Print| has_enough_keys(print, usize::from(shared)) && is_alike(print, theirs);
            if is_elsewhere && entry.print.as_ref().is_some_and(is_found) {
                found.push(entry.key);
            }
        }
        found.sort_unstable();
        found
    }

    fn add(&mut self, entry: Entry<R, K>, keys: &Keys) {
        let index = self.entries.len() as u32;
        for &key in keys.as_slice() {
            let head = self.heads.entry(key).or_insert(END);
            self.links.push(Link { entry: index, before: *head });
            *head = self.links.len() as u32 - 1;
        }
        self.entries.push(entry);
        self.tally.push(0);
    }

    /// Builds the chains anew from what is still there.
    fn clear_dead(&mut self) {
        let entries = std::mem::take(self).entries;
        for entry in entries {
            if let Some(keys) = entry.print.as_ref().map(Keys::of) {
                self.add(entry, &keys);
            }
        }
    }
}

/// The first and the last day on which a report can have appeared, counted from the first of 1970.
#[derive(Debug, Clone, Copy)]
struct Days {
    first: i32,
    last: i32,
}

impl Days {
    fn of((first, last): (Date, Date)) -> Days {
        Days { first: number_of(first), last: number_of(last) }
    }
}

fn number_of(day: Date) -> i32 {
    const START: Date = jiff::civil::date(1970, 1, 1);
    // A span of days between two dates that a calendar can hold fits.
    (day.duration_since(START).as_hours() / 24) as i32
}

fn are_near(one: Option<Days>, other: Option<Days>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => {
            one.first - other.last <= WINDOW_DAYS && other.first - one.last <= WINDOW_DAYS
        }
        _ => false,
    }
}
