//! Which claims have been found to be of one truce, and when did it begin?

use std::collections::BTreeSet;

use bestand_claim::{ClaimId, Coordinates, EventType, Modality, Precision, Sides};

use super::circumstances::{agreed_at, areas, mediators, purposes};
use super::foundings::{Founding, founds, share_parties, tells_a_start};
use super::grouping::FORGOTTEN_DAYS;
use super::links::Links;
use super::mentions::Mention;
use super::moments::moments;
use super::state::state;
use super::steps::steps;
use super::{Ceasefire, CeasefireId};
use crate::Support;
use crate::dating::Days;

/// The claims of one truce.
#[derive(Default)]
pub(super) struct Truce<'a> {
    /// The parties of the first founding, by which others are known to be of it.
    pub(super) core: Sides,
    /// Everything on the truce itself, from calls to its end.
    pub(super) life: Vec<&'a Mention<'a>>,
    /// Talks, mediation, exchanges round it.
    pub(super) around: Vec<&'a Mention<'a>>,
    /// Violence after it took effect.
    pub(super) fighting: Vec<&'a Mention<'a>>,
    pub(super) effective: Option<Days>,
    pub(super) agreed: Option<Days>,
    /// The first days on which it was told of, where words date it not.
    first_told: Option<Days>,
    /// From the first to the last report of it.
    pub(super) told: Days,
    /// The middle of the places where its parties are told to fight.
    pub(super) front: Option<Coordinates>,
    reports: BTreeSet<usize>,
}

impl Default for Days {
    fn default() -> Days {
        Days::EVER
    }
}

impl<'a> Truce<'a> {
    pub(super) fn founded(founding: Founding<'a>) -> Truce<'a> {
        let mut truce =
            Truce { core: founding.parties.clone(), told: founding.published(), ..Truce::default() };
        truce.add_founding(founding);
        truce
    }

    /// A truce of which only a call, a breach or an end is told.
    pub(super) fn known_by(mention: &'a Mention<'a>) -> Truce<'a> {
        let mut truce =
            Truce { core: mention.parties.clone(), told: mention.published(), ..Truce::default() };
        truce.first_told = Some(mention.days());
        truce.add(mention);
        truce
    }

    /// A truce that is told as history of those days.
    pub(super) fn of_history(mention: &'a Mention<'a>, days: Days) -> Truce<'a> {
        Truce { first_told: Some(days), ..Truce::known_by(mention) }
    }

    pub(super) fn add_founding(&mut self, founding: Founding<'a>) {
        self.effective = match (self.effective, founding.effective) {
            (Some(known), Some(told)) => Some(known.narrowed(told)),
            (known, told) => known.or(told),
        };
        self.agreed = self.agreed.or(founding.agreed);
        self.first_told =
            Some(self.first_told.map_or(founding.published(), |days| days.min(founding.published())));
        founding.mentions.into_iter().for_each(|mention| self.add(mention));
    }

    pub(super) fn add_later(&mut self, mention: &'a Mention<'a>) {
        self.add(mention);
    }

    pub(super) fn add_call(&mut self, mention: &'a Mention<'a>) {
        self.add(mention);
    }

    /// A claim that tells of it as history: it may stand under a step, and is no news of it.
    pub(super) fn tell_again(&mut self, mention: &'a Mention<'a>) {
        self.life.push(mention);
    }

    fn add(&mut self, mention: &'a Mention<'a>) {
        self.life.push(mention);
        self.reports.insert(mention.report);
        if mention.published() != Days::EVER {
            self.told = if self.told == Days::EVER {
                mention.published()
            } else {
                self.told.joined(mention.published())
            };
        }
    }

    pub(super) fn add_around(&mut self, mention: &'a Mention<'a>) {
        if mention.is_violence() { self.fighting.push(mention) } else { self.around.push(mention) }
    }

    /// When it began, as closely as is known: its effect, its agreement, or the first report of it.
    pub(super) fn start(&self) -> Days {
        self.effective.or(self.agreed).or(self.first_told).unwrap_or(Days::EVER)
    }

    /// Its place among truces.
    pub(super) fn order(&self) -> (Days, Sides, Option<ClaimId>) {
        (self.start(), self.core.clone(), self.life.iter().map(|mention| mention.told.id).min())
    }

    /// Whether it had begun by these days, or, by another clock, had been told of and begun.
    pub(super) fn has_begun_by(&self, days: Days) -> bool {
        const BETWEEN_CLOCKS_DAYS: i32 = 1;
        match (self.start().first - days.last).get_days() {
            to_come @ 1.. => to_come <= BETWEEN_CLOCKS_DAYS && self.told.first <= days.last,
            _ => true,
        }
    }

    /// Whether nobody had told of it for so long that what is told then is another one.
    pub(super) fn is_forgotten_by(&self, days: Days) -> bool {
        self.told != Days::EVER && (days.first - self.told.last).get_days() > FORGOTTEN_DAYS
    }

    /// Whether nobody has told yet that there is one.
    pub(super) fn is_only_called_for(&self) -> bool {
        self.life.iter().all(|mention| mention.event_type() == EventType::CeasefireCall)
    }

    pub(super) fn has_report(&self, report: usize) -> bool {
        self.reports.contains(&report)
    }

    pub(super) fn admits(&self, mention: &Mention<'_>) -> bool {
        if mention.parties.is_empty() || self.core.is_empty() {
            return self.has_report(mention.report);
        }
        share_parties(&self.core, &mention.parties)
    }

    /// Where a claim names but one party or none, the pair that its report is about may be told otherwise elsewhere: Azerbaijan and Armenia,
    /// Azerbaijan and Artsakh. One party in common is then enough for want of a better truce.
    pub(super) fn may_admit(&self, mention: &Mention<'_>) -> bool {
        mention.is_lent && mention.parties.iter().any(|code| self.core.contains(code))
    }

    /// By its parties; or by the hour of its effect, where reports name the same foe by different names: "Libanon", "Hezbollah".
    pub(super) fn admits_founding(&self, founding: &Founding<'_>) -> bool {
        let shares_one = || founding.parties.iter().any(|code| self.core.contains(code));
        self.admits(founding.mentions[0]) || (shares_one() && self.shares_the_hour(founding))
    }

    fn shares_the_hour(&self, founding: &Founding<'_>) -> bool {
        let hours = |mentions: &[&Mention<'a>]| {
            let starts = mentions.iter().filter(|mention| tells_a_start(mention));
            let stated = starts.filter_map(|mention| mention.stated.clone());
            stated
                .filter(|when| when.precision() <= Precision::Hour && when.weekday().is_none())
                .collect::<Vec<_>>()
        };
        let mine = hours(&self.life);
        let theirs = founding.mentions.iter().filter(|mention| tells_a_start(mention));
        let mut theirs = theirs.filter_map(|mention| mention.stated.as_ref());
        theirs
            .any(|hour| mine.iter().any(|other| other.zone() == hour.zone() && other.start() == hour.start()))
    }

    /// Whether the claim's report tells this truce as one that is still to take effect, so that it cannot have been broken yet.
    pub(super) fn is_announced_with(&self, mention: &Mention<'_>) -> bool {
        let of_report = || self.life.iter().filter(|other| other.report == mention.report && founds(other));
        let is_planned = |other: &&Mention<'_>| other.modality() == Modality::Planned;
        mention.stated.is_none()
            && self.has_report(mention.report)
            && matches!(mention.event_type(), EventType::CeasefireViolated | EventType::CeasefireEnded)
            && of_report().any(|other| is_planned(other) && other.event_type() == EventType::CeasefireInForce)
            && !of_report()
                .any(|other| !is_planned(other) && other.event_type() == EventType::CeasefireInForce)
    }

    /// Whether it is fighting between the parties on a day after the truce took effect.
    pub(super) fn is_followed_by(&self, mention: &Mention<'_>) -> bool {
        let days = (mention.days().first - self.start().last).get_days();
        let named = || mention.event.actor.iter().chain(&mention.event.target);
        let parties = || named().filter(|code| self.core.contains(code)).collect::<BTreeSet<_>>().len();
        (1..=FORGOTTEN_DAYS).contains(&days)
            && mention.modality() == Modality::Happened
            && !mention.denies()
            && self.is_made()
            && parties() >= 2
    }

    /// The truce as everybody sees it, with its links to the others of its parties.
    pub(super) fn ceasefire(&self, links: Links, background: bool) -> Ceasefire {
        let steps = steps(self);
        let Links { renews, renewed_by } = links;
        let of_kind =
            |kind: EventType| self.life.iter().copied().filter(move |mention| mention.event_type() == kind);
        let starts = || of_kind(EventType::CeasefireInForce).filter(|mention| tells_a_start(mention));
        let effective = if starts().next().is_some() {
            moments(starts())
        } else {
            moments(of_kind(EventType::CeasefireInForce).filter(|mention| mention.stated.is_some()))
        };
        Ceasefire {
            id: self.id(),
            background,
            parties: self.parties(),
            areas: areas(self),
            mediators: mediators(self),
            agreed_at: agreed_at(self),
            purposes: purposes(self),
            declared: moments(self.declaring()),
            effective,
            ended: moments(of_kind(EventType::CeasefireEnded).filter(|mention| !mention.denies())),
            state: state(&steps, self, renewed_by.is_some()),
            steps,
            first_told: (self.told != Days::EVER).then_some(self.told.first),
            last_told: (self.told != Days::EVER).then_some(self.told.last),
            renews,
            renewed_by,
            around: ids(&self.around),
            fighting: ids(&self.fighting),
            support: Support::of(self.life.iter().map(|mention| mention.told)),
        }
    }

    /// The claims that it was agreed, without those that it was agreed on anew.
    pub(super) fn declaring(&self) -> impl Iterator<Item = &'a Mention<'a>> + Clone {
        let agreed =
            self.life.iter().copied().filter(|mention| mention.event_type() == EventType::CeasefireAgreed);
        agreed.filter(|mention| founds(mention) && !self.is_renewal(mention))
    }

    /// Whether an agreement is told to have come clearly after the truce began: "verlengden het bestand".
    pub(super) fn is_renewal(&self, mention: &Mention<'_>) -> bool {
        let is_later =
            |days: Days| (days.first - self.start().last).get_days() >= super::foundings::CLEARLY_APART_DAYS;
        mention.event_type() == EventType::CeasefireAgreed && mention.stated_days().is_some_and(is_later)
    }

    pub(super) fn id(&self) -> CeasefireId {
        let is_call = |mention: &Mention<'_>| mention.event_type() == EventType::CeasefireCall;
        let order = |mention: &&&Mention<'a>| {
            let evidence = &mention.told.claim.evidence;
            (
                is_call(mention),
                mention.published(),
                evidence.report.clone(),
                evidence.sentence,
                mention.told.id,
            )
        };
        let first = self.life.iter().min_by_key(order).expect("a truce is made of a claim");
        CeasefireId(first.told.id)
    }

    /// All who are named as parties, two at a time, or the pair that its reports are about.
    fn parties(&self) -> Sides {
        let naming = self.life.iter().filter(|mention| founds(mention) && !mention.is_lent);
        self.core.iter().chain(naming.flat_map(|mention| mention.parties.iter())).cloned().collect()
    }

    /// Whether anybody tells that it was made.
    pub(super) fn is_made(&self) -> bool {
        self.life.iter().any(|mention| founds(mention))
    }
}

/// The ids of claims, in their order.
pub(super) fn ids(mentions: &[&Mention<'_>]) -> Vec<ClaimId> {
    let ids: BTreeSet<ClaimId> = mentions.iter().map(|mention| mention.told.id).collect();
    ids.into_iter().collect()
}
