//! Who brought a truce about, where was it agreed, where does it hold, and what is it for?

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use bestand_claim::{ActorCode, EventType, Modality, Place, PlacePrecision, Precision, Where};

use super::Grounded;
use super::foundings::founds;
use super::mentions::Mention;
use super::truce::{Truce, ids};
use crate::Support;
use crate::conflicts::{WAR_RADIUS_KM, distance_km};

/// What a truce is for stands within two sentences of it: "… en moet ruimte maken voor een uitwisseling van gevangenen".
const NEAR_SENTENCES: u32 = 2;

/// Who mediated this truce, or, where that is not told, who mediates between its parties at all.
pub(super) fn mediators(truce: &Truce<'_>) -> Vec<Grounded<ActorCode>> {
    let mediations = || of_type(truce, EventType::Mediation);
    let is_particular = |mention: &&Mention<'_>| {
        let is_lasting =
            mention.told.claim.when.interval().is_some_and(|when| when.precision() >= Precision::Season);
        mention.modality() == Modality::Happened && !mention.denies() && !is_lasting
    };
    let brokered = truce.life.iter().copied().filter(|mention| founds(mention));
    let brokers =
        brokered.flat_map(|mention| mention.outsiders.iter().map(move |code| (code.clone(), mention)));
    let by_actor = |mention: &'_ Mention<'_>| mention.event.actor.iter().cloned().collect::<Vec<_>>();
    let is_other = |code: &ActorCode| !truce.core.contains(code);
    let particular = mediations()
        .filter(is_particular)
        .flat_map(|mention| by_actor(mention).into_iter().map(move |code| (code, mention)));
    let told = grounded(brokers.chain(particular).filter(|(code, _)| is_other(code)));
    if !told.is_empty() {
        return told;
    }
    let any = mediations().filter(|mention| !mention.denies());
    grounded(
        any.flat_map(|mention| by_actor(mention).into_iter().map(move |code| (code, mention)))
            .filter(|(code, _)| is_other(code)),
    )
}

/// The town in which it was agreed: where its talks and its mediation were, by the reports that tell of the agreement.
pub(super) fn agreed_at(truce: &Truce<'_>) -> Vec<Grounded<Place>> {
    let founding_reports: BTreeSet<_> =
        truce.life.iter().filter(|mention| founds(mention)).map(|mention| mention.report).collect();
    let is_of_founding = |mention: &&Mention<'_>| founding_reports.contains(&mention.report);
    let meetings = || {
        let kinds = [EventType::Talks, EventType::Mediation];
        kinds.into_iter().flat_map(|kind| of_type(truce, kind)).filter(|mention| !mention.denies())
    };
    let signings = || truce.declaring().filter(|mention| !is_front(truce, mention));
    let told = grounded_places(signings().chain(meetings().filter(is_of_founding)), is_town);
    if told.is_empty() { grounded_places(meetings(), is_town) } else { told }
}

/// Where the fire is to cease: the places of its steps that are not where it was agreed, and not far from where its parties fight.
pub(super) fn areas(truce: &Truce<'_>) -> Vec<Grounded<Place>> {
    let agreed_at = agreed_at(truce);
    let is_elsewhere = |place: &Place| {
        let is_near = truce.front.is_none_or(|front| distance_km(front, place.coordinates) <= WAR_RADIUS_KM);
        is_near && !agreed_at.iter().any(|town| town.value.id == place.id)
    };
    let is_of_agreement = |mention: &Mention<'_>| mention.event_type() == EventType::CeasefireAgreed;
    let fits = |mention: &&Mention<'_>| match place_of(mention) {
        Some(place) if is_of_agreement(mention) => !is_town(place) || is_front(truce, mention),
        Some(_) => true,
        None => false,
    };
    grounded_places(truce.life.iter().copied().filter(fits), is_elsewhere)
}

/// What it is to make room for: exchanges, aid and withdrawals that are planned, asked for or hoped for beside it.
pub(super) fn purposes(truce: &Truce<'_>) -> Vec<Grounded<EventType>> {
    let is_purpose = |mention: &&Mention<'_>| {
        let is_ahead =
            matches!(mention.modality(), Modality::Planned | Modality::CalledFor | Modality::Possible);
        let is_beside = |other: &Mention<'_>| {
            other.report == mention.report && other.sentences_from(mention) <= NEAR_SENTENCES
        };
        is_ahead && !mention.denies() && truce.life.iter().any(|other| is_beside(other))
    };
    let kinds = [EventType::PrisonerExchange, EventType::Aid, EventType::Withdrawal];
    let told = kinds.into_iter().flat_map(|kind| of_type(truce, kind)).filter(is_purpose);
    grounded(told.map(|mention| (mention.event_type(), mention)))
}

fn of_type<'t, 'a>(
    truce: &'t Truce<'a>,
    kind: EventType,
) -> impl Iterator<Item = &'a Mention<'a>> + use<'t, 'a> {
    truce.around.iter().copied().filter(move |mention| mention.event_type() == kind)
}

/// "een bestand in Aleppo" is no bestand that was signed there: fighting, or the truce itself, is told of that place.
fn is_front(truce: &Truce<'_>, mention: &Mention<'_>) -> bool {
    let Some(place) = place_of(mention) else { return false };
    let is_here = |other: &&Mention<'_>| place_of(other).is_some_and(|other| other.id == place.id);
    let in_force =
        truce.life.iter().copied().filter(|other| other.event_type() != EventType::CeasefireAgreed);
    in_force.chain(truce.fighting.iter().copied()).any(|other| is_here(&other))
}

fn is_town(place: &Place) -> bool {
    matches!(place.precision, PlacePrecision::Site | PlacePrecision::Settlement)
}

fn place_of<'a>(mention: &Mention<'a>) -> Option<&'a Place> {
    match &mention.told.claim.place {
        Where::Stated(place) => Some(place),
        Where::Unstated => None,
    }
}

/// The same place may be named in other words: its first naming stands for it.
fn grounded_places<'a>(
    mentions: impl Iterator<Item = &'a Mention<'a>>,
    fits: impl Fn(&Place) -> bool,
) -> Vec<Grounded<Place>> {
    let placed =
        mentions.filter_map(|mention| Some((place_of(mention)?, mention))).filter(|(place, _)| fits(place));
    let mut places = BTreeMap::new();
    let by_id: Vec<_> = placed
        .map(|(place, mention)| {
            let known = places.entry(&place.id).or_insert(place);
            *known = (*known).min(place);
            (&place.id, mention)
        })
        .collect();
    let grounded = grounded(by_id.into_iter());
    grounded
        .into_iter()
        .map(|Grounded { value, claims, support }| Grounded { value: places[value].clone(), claims, support })
        .collect()
}

/// Each value with its claims, the one with most origins first, then most reports.
fn grounded<'a, T: Ord + Clone>(told: impl Iterator<Item = (T, &'a Mention<'a>)>) -> Vec<Grounded<T>> {
    let mut by_value: BTreeMap<T, Vec<&Mention<'_>>> = BTreeMap::new();
    for (value, mention) in told {
        by_value.entry(value).or_default().push(mention);
    }
    let mut grounded: Vec<Grounded<T>> = by_value
        .into_iter()
        .map(|(value, mentions)| Grounded {
            value,
            claims: ids(&mentions),
            support: Support::of(mentions.iter().map(|mention| mention.told)),
        })
        .collect();
    grounded.sort_by_key(|grounded| (Reverse(grounded.support.origins), Reverse(grounded.claims.len())));
    grounded
}
