//! Can two positions be of one happening, by where and when they say it was and how near to each other they are told?

use std::collections::{BTreeMap, BTreeSet};

use bestand_claim::Interval;
use bestand_text::{ReportId, SentenceIndex};

use super::MOST_POSITIONS;
use crate::Told;
use crate::accounts::day_of;
use crate::spot::Spot;

/// A report that sets rival figures of one happening against each other does so within as many sentences; figures further apart that
/// neither a day nor a place ties together are of two attacks: one on Rafah at the top, and twelve sentences below one on a farm.
const SIDE_BY_SIDE_SENTENCES: u32 = 3;

/// Where and when the claims of a position say that it happened, and in which sentences they stand.
pub(super) struct Scene<'a> {
    spots: BTreeSet<Spot>,
    /// Times of one happening: a day, a night, a Friday.
    times: Vec<&'a Interval>,
    /// Whether all times that are told are longer: "earlier this month".
    is_long: bool,
    sentences: BTreeMap<&'a ReportId, Vec<SentenceIndex>>,
}

impl<'a> Scene<'a> {
    pub(super) fn of(told: &[&'a Told]) -> Scene<'a> {
        let intervals: Vec<&Interval> = told.iter().filter_map(|told| told.claim.when.interval()).collect();
        let is_short = |interval: &&Interval| day_of(interval).is_some() || interval.weekday().is_some();
        let times: Vec<&Interval> = intervals.iter().copied().filter(is_short).take(MOST_POSITIONS).collect();
        let mut sentences: BTreeMap<&ReportId, Vec<SentenceIndex>> = BTreeMap::new();
        for told in told {
            sentences.entry(&told.carrier.report).or_default().push(told.claim.evidence.sentence);
        }
        Scene {
            spots: told.iter().filter_map(|told| Spot::of(&told.claim)).take(MOST_POSITIONS).collect(),
            is_long: times.is_empty() && !intervals.is_empty(),
            times,
            sentences,
        }
    }

    /// Whether the two may be of one happening: nothing that both tell excludes it, and where neither a place nor `same_day` ties them
    /// together, a report that tells both tells them side by side. A day does not tie what has a place to what has none: in one report on
    /// a night of attacks those are two.
    pub(super) fn may_be(&self, other: &Scene<'_>, same_day: bool) -> bool {
        let placed = [self, other].map(|scene| !scene.spots.is_empty());
        let both_placed = placed == [true, true];
        let one_day = same_day && placed[0] == placed[1];
        let one_place = self.shares_place(other);
        self.meets_in_time(other)
            && one_place == both_placed
            && (one_day || one_place || self.is_told_beside(other))
    }

    /// Whether a day or a place ties the two together.
    pub(super) fn is_tied_to(&self, other: &Scene<'_>) -> bool {
        let coincide = |time: &&Interval| other.times.iter().any(|other| may_coincide(time, other));
        self.shares_place(other) || self.times.iter().any(coincide)
    }

    fn shares_place(&self, other: &Scene<'_>) -> bool {
        self.spots.iter().any(|spot| other.spots.iter().any(|other| !spot.lies_apart(other)))
    }

    /// Whether one report tells both.
    pub(super) fn shares_report(&self, other: &Scene<'_>) -> bool {
        self.sentences.keys().any(|report| other.sentences.contains_key(report))
    }

    fn meets_in_time(&self, other: &Scene<'_>) -> bool {
        let coincides = |time: &&Interval| other.times.iter().any(|other| may_coincide(time, other));
        match (self.times.is_empty(), other.times.is_empty()) {
            (false, false) => self.times.iter().any(coincides),
            // A month of attacks is none of its nights.
            (true, false) => !self.is_long,
            (false, true) => !other.is_long,
            (true, true) => true,
        }
    }

    fn is_told_beside(&self, other: &Scene<'_>) -> bool {
        let shared =
            self.sentences.iter().filter_map(|(report, ours)| Some((ours, other.sentences.get(report)?)));
        let mut shared = shared.peekable();
        let near = |(ours, others): (&Vec<SentenceIndex>, &Vec<SentenceIndex>)| {
            let ours = ours.iter().take(MOST_POSITIONS);
            ours.into_iter()
                .any(|one| others.iter().any(|other| one.0.abs_diff(other.0) <= SIDE_BY_SIDE_SENTENCES))
        };
        shared.peek().is_none() || shared.any(near)
    }
}

/// Whether two times can be one: "vrijdag" and "zaterdag" of one month cannot.
fn may_coincide(left: &Interval, right: &Interval) -> bool {
    let same_name = left.weekday().zip(right.weekday()).is_none_or(|(left, right)| left == right);
    same_name && left.overlaps(right)
}
