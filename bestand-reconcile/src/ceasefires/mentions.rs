//! Which claims bear on a truce, between whom, and on which days?

use std::cmp::Reverse;
use std::collections::BTreeMap;

use bestand_claim::{
    ActorCode, Event, EventGroup, EventType, Happening, Interval, Modality, Precision, Sides,
};
use bestand_text::ReportId;

use super::is_relevant;
use crate::dating::{Days, beginning, dating};
use crate::told::each_once;
use crate::voices::denies;
use crate::{Basis, Dyad, Told, main_dyad};

/// A claim with what tells to which truce it belongs.
pub(super) struct Mention<'a> {
    pub(super) told: &'a Told,
    pub(super) event: &'a Event,
    /// The number of its report among those that tell of truces.
    pub(super) report: usize,
    /// Between whom, with the pair that the report is about where the claim names fewer than two; who mediates is left out.
    pub(super) parties: Sides,
    /// Whether the claim itself names fewer than two of them.
    pub(super) is_lent: bool,
    /// Those it names who neither fight nor belong to that pair: Russia in "Rusland bemiddelde de wapenstilstand".
    pub(super) outsiders: Sides,
    /// When it was, or began, where words tell.
    pub(super) stated: Option<Interval>,
}

impl Mention<'_> {
    pub(super) fn event_type(&self) -> EventType {
        self.event.event_type
    }

    pub(super) fn is_violence(&self) -> bool {
        self.event_type().group() == EventGroup::Violence
    }

    pub(super) fn published(&self) -> Days {
        Days::published(self.told)
    }

    pub(super) fn modality(&self) -> Modality {
        self.told.claim.modality
    }

    pub(super) fn denies(&self) -> bool {
        denies(self.told)
    }

    /// The days that its words tell.
    pub(super) fn stated_days(&self) -> Option<Days> {
        self.stated.as_ref().and_then(Days::of)
    }

    /// The days on which it can have been; those of publication where no words tell, or only "al jaren".
    pub(super) fn days(&self) -> Days {
        let is_fine = |interval: &&Interval| interval.precision() < Precision::Season;
        self.stated.as_ref().filter(is_fine).and_then(Days::of).unwrap_or_else(|| self.published())
    }

    /// How many sentences lie between two claims of one report.
    pub(super) fn sentences_from(&self, other: &Mention<'_>) -> u32 {
        self.told.claim.evidence.sentence.0.abs_diff(other.told.claim.evidence.sentence.0)
    }
}

/// The claims that bear on truces, in the order of publication, report and sentence; each once.
pub(super) fn mentions(told: &[Told]) -> Vec<Mention<'_>> {
    let mut relevant = each_once(told);
    relevant.retain(|told| is_relevant(&told.claim));
    relevant.sort_by_cached_key(|told| {
        let evidence = &told.claim.evidence;
        (Days::published(told), told.carrier.report.clone(), evidence.sentence, evidence.anchor, told.id)
    });
    let cast = Cast::of(&relevant);
    let mut mentions: Vec<Mention<'_>> = relevant.iter().filter_map(|told| cast.mention(told)).collect();
    number_reports(&mut mentions);
    lend_the_only_parties(&mut mentions);
    mentions
}

/// Who fights whom in each report, and who stands between them.
#[derive(Default)]
struct Cast<'a> {
    /// Whom each report is about.
    dyads: BTreeMap<&'a ReportId, Dyad>,
    /// Who does or suffers violence, each with the others in the same claims, and in how many.
    fighters: BTreeMap<&'a ActorCode, BTreeMap<&'a ActorCode, usize>>,
    /// Who mediates between a pair, or in the reports that are about none, and in how many claims.
    mediators: BTreeMap<Option<Dyad>, BTreeMap<&'a ActorCode, usize>>,
}

impl<'a> Cast<'a> {
    fn of(relevant: &[&'a Told]) -> Cast<'a> {
        let mut reports: BTreeMap<&ReportId, Vec<&'a Told>> = BTreeMap::new();
        for told in relevant {
            reports.entry(&told.carrier.report).or_default().push(told);
        }
        let main = |told: &Vec<&'a Told>| main_dyad(told.iter().map(|told| &told.claim));
        let dyads = reports.iter().filter_map(|(report, told)| Some((*report, main(told)?))).collect();
        let mut cast = Cast { dyads, ..Cast::default() };
        for told in relevant.iter().filter(|told| !told.claim.background) {
            cast.add(told);
        }
        cast
    }

    fn add(&mut self, told: &'a Told) {
        let Some(event) = event_of(told) else { return };
        let all = || event.actor.iter().chain(&event.target);
        if event.event_type.group() == EventGroup::Violence {
            for one in all() {
                let foes = self.fighters.entry(one).or_default();
                all().for_each(|foe| *foes.entry(foe).or_default() += 1);
            }
        } else if matches!(event.event_type, EventType::Mediation | EventType::Invitation) {
            let dyad = self.dyads.get(&told.carrier.report).cloned();
            let mediators = self.mediators.entry(dyad).or_default();
            event.actor.iter().for_each(|mediator| *mediators.entry(mediator).or_default() += 1);
        }
    }

    fn mention(&self, told: &'a Told) -> Option<Mention<'a>> {
        let event = event_of(told)?;
        let dyad = self.dyads.get(&told.carrier.report);
        let (outsiders, named) = self.parted(event, dyad);
        let stated = dating(told)
            .filter(|(_, basis)| *basis != Basis::Published)
            .map(|(interval, _)| beginning(&interval, told).unwrap_or(interval));
        let is_lent = named.len() < 2;
        Some(Mention { told, event, report: 0, parties: with_pair(named, dyad), is_lent, outsiders, stated })
    }

    /// Those whom a claim names: who stands between the parties, and who is one.
    fn parted(&self, event: &Event, dyad: Option<&Dyad>) -> (Sides, Sides) {
        let is_of_pair = |code: &ActorCode| dyad.is_some_and(|dyad| dyad.has(code));
        let all = || event.actor.iter().chain(&event.target);
        let only_targets = matches!(
            event.event_type,
            EventType::Mediation | EventType::Invitation | EventType::CeasefireCall
        );
        let is_party = |code: &&ActorCode| {
            let by_role = !only_targets || event.target.contains(code) || is_of_pair(code);
            by_role && !self.mediates(code, dyad)
        };
        let named: Sides = all().filter(is_party).cloned().collect();
        let is_stranger = |code: &ActorCode| !is_of_pair(code) && !self.fighters.contains_key(code);
        let parties = match named.iter().next() {
            Some(only) if named.len() == 1 && dyad.is_some() && is_stranger(only) => Sides::none(),
            _ => named,
        };
        (all().filter(|code| !parties.contains(code)).cloned().collect(), parties)
    }

    /// Whether it mediates between the two that a report is about more often than it fights either: one attack may be a slip of the reader.
    fn mediates(&self, code: &ActorCode, dyad: Option<&Dyad>) -> bool {
        let mediators = self.mediators.get(&dyad.cloned());
        let mediates = mediators.and_then(|mediators| mediators.get(code)).copied().unwrap_or(0);
        let fights = |dyad: &Dyad| {
            let foes = self.fighters.get(code).into_iter().flatten();
            foes.filter(|(foe, _)| dyad.has(foe)).map(|(_, claims)| claims).sum()
        };
        mediates > dyad.map_or(0, fights) && !dyad.is_some_and(|dyad| dyad.has(code))
    }
}

fn event_of(told: &Told) -> Option<&Event> {
    match &told.claim.happening {
        Happening::Event(event) => Some(event),
        Happening::Toll(_) => None,
    }
}

/// "Het bestand is geschonden" in a report on Armenia and Azerbaijan is about theirs; "Armenië schond het bestand" too.
fn with_pair(named: Sides, dyad: Option<&Dyad>) -> Sides {
    match dyad {
        Some(dyad) if named.len() < 2 && named.iter().all(|code| dyad.has(code)) => {
            dyad.parties().into_iter().cloned().collect()
        }
        _ => named,
    }
}

fn number_reports(mentions: &mut [Mention<'_>]) {
    let mut numbers: BTreeMap<&ReportId, usize> = BTreeMap::new();
    for mention in mentions {
        let next = numbers.len();
        mention.report = *numbers.entry(&mention.told.carrier.report).or_insert(next);
    }
}

/// Where all truces told of have a party in common, a claim that names none is about those parties as well.
fn lend_the_only_parties(mentions: &mut [Mention<'_>]) {
    let mut parties: BTreeMap<&Sides, usize> = BTreeMap::new();
    for mention in mentions.iter().filter(|mention| mention.event_type().group() == EventGroup::Ceasefire) {
        *parties.entry(&mention.parties).or_default() += 1;
    }
    parties.remove(&Sides::none());
    let Some(only) = parties
        .iter()
        .max_by_key(|(sides, count)| (**count, Reverse(**sides)))
        .map(|(sides, _)| (*sides).clone())
    else {
        return;
    };
    if parties.keys().all(|sides| sides.iter().any(|code| only.contains(code))) {
        for mention in mentions.iter_mut().filter(|mention| mention.parties.is_empty()) {
            mention.parties = only.clone();
        }
    }
}
