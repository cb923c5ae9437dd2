//! Which accounts of one happening name another doer, another place or another day?

use bestand_claim::{Claim, Event, EventType, Happening, Interval, Modality, Sides, Standing, Toll};
use jiff::civil::Date;

use super::rivals::{Answer, Rival, rivals};
use super::{Contradiction, ContradictionKind, ContradictionReason, MOST_POSITIONS};
use crate::Told;
use crate::accounts::{AccountKey, Bounds, Coverage, Occasion, Voice, day_of};
use crate::spot::Spot;

/// Days further apart than this are of two happenings, not of one that is dated wrongly.
const MISDATED_DAYS: i32 = 3;

/// Below this many people equal figures are chance: one dead on Monday and one on Tuesday are two.
const TELLING_FIGURE: u64 = 5;

/// Compares where, when and by whom happenings are told to have been done.
pub(super) fn compare(told: &[Told], found: &mut Vec<Contradiction>) {
    use ContradictionKind::{OtherDay, OtherDoer, OtherPlace};
    found.extend(rivals(told, doer_of_toll, other_doer, OtherDoer));
    found.extend(rivals(told, doer_of_event, other_doer, OtherDoer));
    found.extend(rivals(told, breaker_of_truce, other_breaker, OtherDoer));
    found.extend(rivals(told, place_of_toll, other_place, OtherPlace));
    found.extend(rivals(told, place_of_event, other_place, OtherPlace));
    found.extend(rivals(told, day_of_toll, other_day, OtherDay));
    found.extend(rivals(told, day_of_event, other_day, OtherDay));
}

/// A toll of one happening that is told as fact.
fn incident(claim: &Claim) -> Option<(AccountKey, &Toll)> {
    let key = AccountKey::of(claim)?;
    let Happening::Toll(toll) = &claim.happening else { return None };
    (key.coverage == Coverage::Incident && !key.background && is_fact(claim)).then_some((key, toll))
}

/// A happening that is told as fact, and not as history.
fn event(claim: &Claim) -> Option<&Event> {
    match &claim.happening {
        Happening::Event(event) if is_fact(claim) && !claim.background => Some(event),
        _ => None,
    }
}

fn is_fact(claim: &Claim) -> bool {
    claim.standing == Standing::Asserted && claim.modality == Modality::Happened
}

fn bounds(toll: &Toll) -> Bounds {
    Bounds { low: toll.count.low(), high: toll.count.high() }
}

/// How many and where: what two tolls must not differ in to be of one happening.
type Extent = (Option<Bounds>, Option<Spot>);

/// "31 doden door Armeense beschietingen", asked by people and day.
fn doer_of_toll(told: &Told) -> Option<Answer<AccountKey, Sides, Extent>> {
    let (question, toll) = incident(&told.claim)?;
    let dated = matches!(question.occasion, Occasion::Day(_)) && !toll.perpetrator.is_empty();
    let detail = (Some(bounds(toll)), Spot::of(&told.claim));
    dated.then(|| Answer { question, stance: toll.perpetrator.clone(), detail })
}

/// "Armenië beschoot Gandzja", asked by kind, target and day.
fn doer_of_event(told: &Told) -> Option<Answer<(EventType, Sides, Date), Sides, Extent>> {
    let event = event(&told.claim).filter(|event| has_one_doer(event.event_type))?;
    let day = told.claim.when.interval().and_then(day_of)?;
    let asked = !event.actor.is_empty() && !event.target.is_empty();
    asked.then(|| Answer {
        question: (event.event_type, event.target.clone(), day),
        stance: event.actor.clone(),
        detail: (None, Spot::of(&told.claim)),
    })
}

/// Violence that one party does to another; a clash has two doers.
const fn has_one_doer(event_type: EventType) -> bool {
    matches!(
        event_type,
        EventType::Shelling
            | EventType::AirStrike
            | EventType::GroundAttack
            | EventType::Bombing
            | EventType::Killing
            | EventType::ShotDown
            | EventType::Sabotage
            | EventType::Abduction
    )
}

fn other_doer(
    left: &Rival<'_, Sides, Extent>,
    right: &Rival<'_, Sides, Extent>,
) -> Option<ContradictionReason> {
    let common = left.stance.iter().any(|doer| right.stance.contains(doer));
    let extents =
        |rival: &Rival<'_, Sides, Extent>| rival.details.iter().take(MOST_POSITIONS).cloned().collect();
    let (extents, others): (Vec<Extent>, Vec<Extent>) = (extents(left), extents(right));
    let one_extent = |extent: &Extent| others.iter().any(|other| is_one_extent(extent, other));
    (left.voice != right.voice && !common && extents.iter().any(one_extent))
        .then_some(ContradictionReason::NoCommonDoer)
}

fn is_one_extent((many, spot): &Extent, (others, other): &Extent) -> bool {
    many.zip(*others).is_none_or(|(many, others)| many.may_equal(others))
        && spot.as_ref().zip(other.as_ref()).is_none_or(|(spot, other)| !spot.lies_apart(other))
}

/// "Jerevan schond het bestand", asked by day.
fn breaker_of_truce(told: &Told) -> Option<Answer<Date, Sides, ()>> {
    let event = event(&told.claim).filter(|event| event.event_type == EventType::CeasefireViolated)?;
    let day = told.claim.when.interval().and_then(day_of).or_else(|| Some(told.carrier.days()?.1))?;
    (!event.actor.is_empty()).then(|| Answer { question: day, stance: event.actor.clone(), detail: () })
}

fn other_breaker(left: &Rival<'_, Sides, ()>, right: &Rival<'_, Sides, ()>) -> Option<ContradictionReason> {
    let common = left.stance.iter().any(|doer| right.stance.contains(doer));
    (left.voice != right.voice && !common).then_some(ContradictionReason::EachBlamesAnother)
}

/// The figure of an incident, where it is so large that equal figures are of one happening.
fn telling(toll: &Toll) -> Option<Bounds> {
    toll.count.low().filter(|low| *low >= TELLING_FIGURE).map(|_| bounds(toll))
}

/// "tien doden in Gandzja", asked by people, day and number.
fn place_of_toll(told: &Told) -> Option<Answer<(AccountKey, Bounds), Spot, ()>> {
    let (key, toll) = incident(&told.claim)?;
    let stance = Spot::of(&told.claim)?;
    let dated = matches!(key.occasion, Occasion::Day(_));
    Some(Answer { question: (key, telling(toll)?), stance, detail: () }).filter(|_| dated)
}

/// "gesprekken in Genève", asked by kind, those who take part, and day.
fn place_of_event(told: &Told) -> Option<Answer<(EventType, Sides, Date), Spot, ()>> {
    let event = event(&told.claim)?;
    let asked =
        (event.event_type == EventType::Talks || happens_once(event.event_type)) && !event.actor.is_empty();
    let day = told.claim.when.interval().and_then(day_of)?;
    let stance = Spot::of(&told.claim)?;
    asked.then(|| Answer { question: (event.event_type, event.actor.clone(), day), stance, detail: () })
}

/// What is done at one place and on one day, and seldom twice in a week by the same parties.
const fn happens_once(event_type: EventType) -> bool {
    matches!(
        event_type,
        EventType::CeasefireAgreed | EventType::Agreement | EventType::PrisonerExchange | EventType::ShotDown
    )
}

fn other_place(left: &Rival<'_, Spot, ()>, right: &Rival<'_, Spot, ()>) -> Option<ContradictionReason> {
    (may_differ(&left.voice, &right.voice) && left.stance.lies_apart(&right.stance))
        .then_some(ContradictionReason::PlacesApart)
}

/// One speaker who names two places or days speaks of two happenings; outlets that do so may speak of one.
fn may_differ(left: &Voice, right: &Voice) -> bool {
    left != right || *left == Voice::Reports
}

/// The first and the last day that a happening may have been on.
type Days = (Date, Date);

fn days(interval: &Interval) -> Option<Days> {
    day_of(interval)?;
    Some((interval.first_day()?, interval.last_day()?))
}

/// "tien doden in Gandzja op zaterdag", asked by people, number and place.
fn day_of_toll(told: &Told) -> Option<Answer<(AccountKey, Bounds, Spot), Days, ()>> {
    let (key, toll) = incident(&told.claim)?;
    let question = AccountKey { occasion: Occasion::Unsaid, ..key };
    let stance = told.claim.when.interval().and_then(days)?;
    Some(Answer { question: (question, telling(toll)?, Spot::of(&told.claim)?), stance, detail: () })
}

/// "het akkoord van vrijdag", asked by kind and parties.
fn day_of_event(told: &Told) -> Option<Answer<(EventType, Sides), Days, ()>> {
    let event = event(&told.claim).filter(|event| happens_once(event.event_type))?;
    let stance = told.claim.when.interval().and_then(days)?;
    (!event.actor.is_empty()).then(|| Answer {
        question: (event.event_type, event.actor.clone()),
        stance,
        detail: (),
    })
}

fn other_day(left: &Rival<'_, Days, ()>, right: &Rival<'_, Days, ()>) -> Option<ContradictionReason> {
    let ((first, last), (other_first, other_last)) = (left.stance, right.stance);
    let gap = if last < other_first { last.until(other_first) } else { other_last.until(first) };
    let days = gap.ok()?.get_days();
    (may_differ(&left.voice, &right.voice) && (1..=MISDATED_DAYS).contains(&days))
        .then_some(ContradictionReason::DaysApart)
}
