//! Which claims fold into one entry?
//!
//! The closest claims come first, each making an entry. A later one joins the entry that says the very same, or the only one that it can be;
//! where it can be several it stands alone, since nothing tells which.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use bestand_claim::{EventType, Happening, Modality, Sides};
use bestand_text::ReportId;
use jiff::civil::Date;

use super::TimelineEntry;
use super::alike::Telling;
use crate::dating::Days;
use crate::told::each_once;
use crate::voices::denies;
use crate::{Dyad, Support, Told, Voices, main_dyad};

/// The claims of one happening, the closest first.
pub(super) struct Happenings<'a>(Vec<Telling<'a>>);

/// What happened, in order.
pub(super) fn happenings(told: &[Told]) -> Vec<Happenings<'_>> {
    let dyads = dyads(told);
    let mut tellings: Vec<Telling<'_>> = each_once(told)
        .into_iter()
        .filter_map(|told| match &told.claim.happening {
            Happening::Event(event) => {
                Some(Telling::of(told, event, dyads.get(&told.carrier.report).cloned()))
            }
            Happening::Toll(_) => None,
        })
        .collect();
    tellings.sort_by_cached_key(|telling| {
        (denies(telling.told), telling.vagueness(), telling.days(), telling.told.id)
    });
    let mut folding = Folding::default();
    tellings.into_iter().for_each(|telling| folding.add(telling));
    folding.happenings.sort_by_cached_key(Happenings::order);
    folding.happenings
}

fn dyads(told: &[Told]) -> BTreeMap<&ReportId, Dyad> {
    let mut reports: BTreeMap<&ReportId, Vec<&Told>> = BTreeMap::new();
    for told in told {
        reports.entry(&told.carrier.report).or_default().push(told);
    }
    let main = |told: Vec<&Told>| main_dyad(told.iter().map(|told| &told.claim));
    reports.into_iter().filter_map(|(report, told)| Some((report, main(told)?))).collect()
}

/// The entries so far, found again by type and month.
#[derive(Default)]
struct Folding<'a> {
    happenings: Vec<Happenings<'a>>,
    by_month: BTreeMap<(bool, EventType, i32), Vec<usize>>,
}

impl<'a> Folding<'a> {
    fn add(&mut self, telling: Telling<'a>) {
        match self.home_of(&telling) {
            Some(at) => self.happenings[at].0.push(telling),
            None => {
                let keys: Vec<_> = keys(&telling).collect();
                for key in keys {
                    self.by_month.entry(key).or_default().push(self.happenings.len());
                }
                self.happenings.push(Happenings(vec![telling]));
            }
        }
    }

    fn home_of(&self, telling: &Telling<'_>) -> Option<usize> {
        let at: BTreeSet<usize> =
            keys(telling).filter_map(|key| self.by_month.get(&key)).flatten().copied().collect();
        let happenings = || at.iter().map(|at| (*at, &self.happenings[*at].0));
        let same = happenings().find(|(_, tellings)| tellings.iter().any(|other| other.is_same(telling)));
        same.map(|(at, _)| at).or_else(|| {
            let mut possible = happenings().filter(|(_, tellings)| tellings[0].may_be(telling));
            let (at, _) = possible.next()?;
            possible.next().is_none().then_some(at)
        })
    }
}

/// The months that it touches; what is wider than some months has a place of its own.
fn keys(telling: &Telling<'_>) -> impl Iterator<Item = (bool, EventType, i32)> + use<> {
    const MONTHS_OF_YEAR: i32 = 12;
    const MOST_MONTHS: i32 = 3;
    let month = |day: Date| i32::from(day.year()) * MONTHS_OF_YEAR + i32::from(day.month()) - 1;
    let days = telling.compared.as_ref().and_then(Days::of).unwrap_or(Days::EVER);
    let (first, last) = (month(days.first), month(days.last));
    let months = if last - first < MOST_MONTHS { first..=last } else { i32::MAX..=i32::MAX };
    let (background, event_type) = (telling.told.claim.background, telling.event.event_type);
    months.map(move |month| (background, event_type, month))
}

impl Happenings<'_> {
    pub(super) fn is_background(&self) -> bool {
        self.0[0].told.claim.background
    }

    /// By the day on which it began, then by how closely that is known; of one day, what is told in full first.
    fn order(&self) -> impl Ord + use<> {
        let head = &self.0[0];
        let days = head.days();
        let (actor, target) = (head.event.actor.clone(), head.event.target.clone());
        let nobody = actor.is_empty() && target.is_empty();
        let place = head.place().map(|place| place.name.clone());
        let full = (nobody, actor, target, place.is_none(), place);
        (days.first, days.last, head.event.event_type, full, head.told.id)
    }

    pub(super) fn entry(&self) -> TimelineEntry {
        let head = &self.0[0];
        let told = || self.0.iter().map(|telling| telling.told);
        let published = told().filter_map(|told| told.carrier.days());
        let places = self.0.iter().filter_map(Telling::place);
        let claims: BTreeSet<_> = told().map(|told| told.id).collect();
        TimelineEntry {
            event_type: head.event.event_type,
            actor: most_told(self.0.iter().map(|telling| &telling.event.actor)),
            target: most_told(self.0.iter().map(|telling| &telling.event.target)),
            modality: firmest(told()),
            when: head.when.clone(),
            basis: head.basis,
            first_told: published.map(|(first, _)| first).min(),
            place: places.min_by_key(|place| (place.precision, *place)).cloned(),
            voices: Voices::of(told()),
            claims: claims.into_iter().collect(),
            support: Support::of(told()),
        }
    }
}

/// The parties that most claims name; of two, the fuller.
fn most_told<'s>(sides: impl Iterator<Item = &'s Sides>) -> Sides {
    let mut counts: BTreeMap<&Sides, usize> = BTreeMap::new();
    for sides in sides.filter(|sides| !sides.is_empty()) {
        *counts.entry(sides).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(sides, count)| (*count, sides.len(), Reverse(*sides)));
    most.map_or(Sides::none(), |(sides, _)| sides.clone())
}

fn firmest<'a>(told: impl Iterator<Item = &'a Told>) -> Modality {
    let asserted = told.filter(|told| !denies(told)).map(|told| told.claim.modality);
    asserted.min().unwrap_or(Modality::Denied)
}
