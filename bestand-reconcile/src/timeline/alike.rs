//! Can two claims tell of one happening?

use std::cmp::Reverse;

use bestand_claim::{Event, EventGroup, EventType, Interval, Place, PlacePrecision, Precision, Sides, Where};
use bestand_text::ReportId;
use jiff::ToSpan;

use crate::conflicts::distance_km;
use crate::dating::{Days, dating, may_be_one, width_minutes};
use crate::{Basis, Dyad, Told};

/// A claim of an event, with what it is compared by.
pub(super) struct Telling<'a> {
    pub(super) told: &'a Told,
    pub(super) event: &'a Event,
    pub(super) when: Option<Interval>,
    pub(super) basis: Basis,
    /// The pair that its report is about.
    dyad: Option<Dyad>,
    /// The stretch by which it is compared: what has no words of time was on the day that it was told or the day before, or, where it
    /// is planned, lies ahead.
    pub(super) compared: Option<Interval>,
}

impl<'a> Telling<'a> {
    pub(super) fn of(told: &'a Told, event: &'a Event, dyad: Option<Dyad>) -> Telling<'a> {
        let (when, basis, compared) = match dating(told) {
            Some((when, Basis::Published)) => (Some(when), Basis::Published, news(told)),
            Some((when, basis)) => (Some(when.clone()), basis, Some(when)),
            None => (None, Basis::Published, ahead(told)),
        };
        Telling { told, event, when, basis, dyad, compared }
    }

    /// The days by which it is compared and set in order.
    pub(super) fn days(&self) -> Days {
        match self.basis {
            Basis::Published => Days::published(self.told),
            Basis::Stated | Basis::Inferred => self.when.as_ref().and_then(Days::of).unwrap_or(Days::EVER),
        }
    }

    pub(super) fn place(&self) -> Option<&'a Place> {
        match &self.told.claim.place {
            Where::Stated(place) => Some(place),
            Where::Unstated => None,
        }
    }

    pub(super) fn report(&self) -> &'a ReportId {
        &self.told.carrier.report
    }

    /// The closest first: by time, by place, by parties.
    pub(super) fn vagueness(&self) -> impl Ord + use<> {
        let width = self.compared.as_ref().map_or(i64::MAX, width_minutes);
        let place = self.place().map_or(PlacePrecision::Landform, |place| place.precision);
        let parties = self.event.actor.len() + self.event.target.len();
        (
            self.when.is_none(),
            grade(self.compared.as_ref()),
            width,
            self.place().is_none(),
            place,
            Reverse(parties),
        )
    }

    /// Whether both say the very same: type, parties, time and place, or the same words in several reports, unless a copy put another town
    /// or another day into them.
    pub(super) fn is_same(&self, other: &Telling<'_>) -> bool {
        let same_words = self.told.utterance == other.told.utterance
            && self.report() != other.report()
            && places_fit(self.place(), other.place())
            && self.days_fit(other);
        let same_place = self.place().map(|place| &place.id) == other.place().map(|place| &place.id);
        let same_setting = same_place && self.compared == other.compared;
        let is_named = !self.event.actor.is_empty() || !self.event.target.is_empty();
        let same_parties = is_named || (self.dyad.is_some() && self.dyad == other.dyad);
        self.event == other.event && (same_words || (same_setting && same_parties))
    }

    /// Whether both can tell of one happening.
    pub(super) fn may_be(&self, other: &Telling<'_>) -> bool {
        self.event.event_type == other.event.event_type
            && self.parties_fit(other)
            && places_fit(self.place(), other.place())
            && self.times_fit(other)
    }

    /// Whether the words of neither tell of another day than those of the other.
    fn days_fit(&self, other: &Telling<'_>) -> bool {
        let told =
            [self, other].map(|telling| telling.when.as_ref().filter(|_| telling.basis != Basis::Published));
        match told {
            [Some(mine), Some(theirs)] => may_be_one(mine, theirs),
            _ => true,
        }
    }

    fn parties_fit(&self, other: &Telling<'_>) -> bool {
        let (mine, theirs) = (self.event, other.event);
        let are_named = [mine, theirs].map(|event| !event.actor.is_empty() || !event.target.is_empty());
        match are_named {
            [true, true] if is_mutual(mine.event_type) => fit(&all(mine), &all(theirs)),
            [true, true] => {
                fit(&mine.actor, &theirs.actor)
                    && fit(&mine.target, &theirs.target)
                    && share_one(mine, theirs)
            }
            [true, false] => other.is_about(mine),
            [false, true] => self.is_about(theirs),
            [false, false] => self.dyad.is_some() && self.dyad == other.dyad,
        }
    }

    /// "Er werd nog gevochten" is about those whom its report is about.
    fn is_about(&self, named: &Event) -> bool {
        self.dyad
            .as_ref()
            .is_some_and(|dyad| named.actor.iter().chain(&named.target).all(|code| dyad.has(code)))
    }

    /// Violence recurs from day to day: a vague time is not that of a close one. An invitation or a treaty does not.
    fn times_fit(&self, other: &Telling<'_>) -> bool {
        let (Some(mine), Some(theirs)) = (&self.compared, &other.compared) else { return false };
        let recurs = self.event.event_type.group() == EventGroup::Violence;
        may_be_one(mine, theirs) && (!recurs || grade(Some(mine)) == grade(Some(theirs)))
    }
}

/// Precisions that are told alike: moments and parts of a day are of that day.
fn grade(interval: Option<&Interval>) -> Precision {
    interval.map_or(Precision::Period, |interval| interval.precision().max(Precision::Day))
}

/// The days on which what a report tells as news can have been.
fn news(told: &Told) -> Option<Interval> {
    let (first, last) = told.carrier.days()?;
    if first < last {
        return Interval::days(Some(first), Some(last), Precision::Month).ok();
    }
    Interval::days(Some(first.saturating_sub(1.day())), Some(last), Precision::Day).ok()
}

/// What is planned without a date is told within two weeks of it.
fn ahead(told: &Told) -> Option<Interval> {
    const AHEAD_DAYS: i64 = 14;
    let (first, last) = told.carrier.days()?;
    Interval::days(Some(first), Some(last.saturating_add(AHEAD_DAYS.days())), Precision::Month).ok()
}

/// Whether its two sides stand on one footing: "gevechten tussen", "overleg tussen".
fn is_mutual(event_type: EventType) -> bool {
    matches!(
        event_type,
        EventType::Clash | EventType::Talks | EventType::Agreement | EventType::PrisonerExchange
    ) || (event_type.group() == EventGroup::Ceasefire
        && !matches!(event_type, EventType::CeasefireViolated | EventType::CeasefireCall))
}

fn all(event: &Event) -> Sides {
    event.actor.iter().chain(&event.target).cloned().collect()
}

/// Whether the one names no other than the other does.
fn fit(one: &Sides, other: &Sides) -> bool {
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    few.iter().all(|code| many.contains(code))
}

fn share_one(one: &Event, other: &Event) -> bool {
    let share = |mine: &Sides, theirs: &Sides| mine.iter().any(|code| theirs.contains(code));
    share(&one.actor, &other.actor) || share(&one.target, &other.target)
}

/// Whether two places can be one: "bij Stepanakert" and "in Nagorno-Karabach". A place that is not told may be any.
fn places_fit(one: Option<&Place>, other: Option<&Place>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return true };
    let reach = reach_km(one.precision) + reach_km(other.precision);
    one.id == other.id || distance_km(one.coordinates, other.coordinates) <= reach
}

/// How far from its middle a place of this size reaches, roughly.
const fn reach_km(precision: PlacePrecision) -> f64 {
    match precision {
        PlacePrecision::Site => 2.0,
        PlacePrecision::Settlement => 10.0,
        PlacePrecision::District => 40.0,
        PlacePrecision::Region => 150.0,
        PlacePrecision::Landform => 300.0,
        PlacePrecision::Country => 500.0,
    }
}
