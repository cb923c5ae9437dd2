//! Who says that a truce holds while others say that it is broken?

use std::collections::BTreeSet;

use bestand_claim::{EventType, Happening, Modality, Sides, Standing};
use jiff::civil::{DateTime, Time};

use super::denials::may_be_same;
use super::rivals::{Answer, Rival, rivals};
use super::{Contradiction, ContradictionKind, ContradictionReason};
use crate::Told;

/// Sets who says that a truce is in force against who says at that time that it was violated or is over.
pub(super) fn compare(told: &[Told], found: &mut Vec<Contradiction>) {
    found.extend(rivals(told, state, is_disputed, ContradictionKind::InForceAgainstBroken));
}

/// In which state a truce is, and whose doing or agreement that is.
type State = (Truce, Sides);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Truce {
    InForce,
    Violated,
    Ended,
}

fn state(told: &Told) -> Option<Answer<(), State, Stretch>> {
    let claim = &told.claim;
    let Happening::Event(event) = &claim.happening else { return None };
    let truce = match event.event_type {
        EventType::CeasefireInForce => Truce::InForce,
        EventType::CeasefireViolated => Truce::Violated,
        EventType::CeasefireEnded => Truce::Ended,
        _ => return None,
    };
    let told_as_fact = claim.standing == Standing::Asserted && claim.modality == Modality::Happened;
    let stance = (truce, event.actor.clone());
    (told_as_fact && !claim.background).then(|| Answer { question: (), stance, detail: stretch(told) })
}

fn is_disputed(
    holds: &Rival<'_, State, Stretch>,
    broken: &Rival<'_, State, Stretch>,
) -> Option<ContradictionReason> {
    let reason = match (holds.stance.0, broken.stance.0) {
        (Truce::InForce, Truce::Violated) => ContradictionReason::ViolatedWhileInForce,
        (Truce::InForce, Truce::Ended) => ContradictionReason::EndedWhileInForce,
        _ => return None,
    };
    let one_truce = holds.voice != broken.voice && may_be_same(&holds.stance.1, &broken.stance.1);
    (one_truce && overlap(&holds.details, &broken.details)).then_some(reason)
}

/// The time for which a claim can be taken; an end is `None` where nothing is known of it.
///
/// What is told without a time is told of the days of publication, and what has no end is told up to them: a report of Saturday that
/// the truce is in force says nothing of Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    start: Option<DateTime>,
    end: Option<DateTime>,
}

/// Whether any stretch of the one set has a moment in common with any of the other.
pub(super) fn overlap(ones: &BTreeSet<Stretch>, others: &BTreeSet<Stretch>) -> bool {
    runs_into(ones, others) || runs_into(others, ones)
}

/// Whether any of `later` starts while one of `earlier`, which started before it, still lasts. Both come in the order of their starts.
fn runs_into(earlier: &BTreeSet<Stretch>, later: &BTreeSet<Stretch>) -> bool {
    let mut begun = earlier.iter().peekable();
    let mut lasts: Option<&Stretch> = None;
    later.iter().any(|stretch| {
        while let Some(next) = begun.next_if(|next| next.start <= stretch.start) {
            lasts = lasts.filter(|longest| longest.outlasts(next)).or(Some(next));
        }
        lasts.is_some_and(|longest| longest.end.zip(stretch.start).is_none_or(|(end, start)| start < end))
    })
}

impl Stretch {
    fn outlasts(&self, other: &Stretch) -> bool {
        self.end.is_none() || other.end.is_some() && self.end >= other.end
    }
}

pub(super) fn stretch(told: &Told) -> Stretch {
    let published = told.carrier.days();
    let after = published.and_then(|(_, last)| Some(last.tomorrow().ok()?.to_datetime(Time::midnight())));
    match told.claim.when.interval() {
        Some(interval) => Stretch { start: interval.start(), end: interval.end().or(after) },
        None => {
            Stretch { start: published.map(|(first, _)| first.to_datetime(Time::midnight())), end: after }
        }
    }
}
