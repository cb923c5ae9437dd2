//! How did a truce stand at the last claim?

use bestand_claim::Modality;

use super::disputes::says_it_holds;
use super::truce::Truce;
use super::{Dispute, State, Step, StepKind};
use crate::{Voices, Witness};

/// The state to which its steps have brought a truce.
pub(super) fn state(steps: &[Step], truce: &Truce<'_>, is_renewed: bool) -> State {
    let of_kind = |kind: StepKind| steps.iter().filter(move |step| step.kind == kind && is_told(step));
    let mut ends = of_kind(StepKind::Ended);
    if let Some(end) = ends.next() {
        return if end.is_disputed() { State::Disputed } else { State::Ended };
    }
    if is_renewed {
        return State::Renewed;
    }
    let breaches: Vec<&Step> = of_kind(StepKind::Violated).collect();
    let made = || of_kind(StepKind::Agreed).chain(of_kind(StepKind::InForce));
    if !breaches.is_empty() && !holds_afterwards(truce) {
        state_of_breach(&breaches)
    } else if made().any(|step| !step.voices.denied_by.is_empty()) {
        State::Disputed
    } else if of_kind(StepKind::InForce).any(|step| step.modality == Modality::Happened) {
        State::InForce
    } else if made().next().is_some() {
        State::Agreed
    } else {
        State::CalledFor
    }
}

fn is_told(step: &Step) -> bool {
    !step.voices.asserted_by.is_empty()
}

/// Whether a report says in its own voice, after the last breach was told, that the truce holds, or the parties agreed on it anew.
fn holds_afterwards(truce: &Truce<'_>) -> bool {
    let is_breach = |kind| kind == bestand_claim::EventType::CeasefireViolated;
    let breaches = truce.life.iter().filter(|mention| is_breach(mention.event_type()) && !mention.denies());
    let Some(last) = breaches.map(|mention| mention.days().last.max(mention.published().last)).max() else {
        return true;
    };
    truce.life.iter().any(|mention| {
        let is_renewed =
            truce.is_renewal(mention) && mention.stated_days().is_some_and(|days| days.first > last);
        let is_outlet = Witness::of(mention.told).is_outlet();
        is_renewed || (says_it_holds(mention) && is_outlet && mention.published().first > last)
    })
}

fn state_of_breach(breaches: &[&Step]) -> State {
    let is_doubted = |step: &&&Step| {
        step.disputes
            .iter()
            .any(|dispute| matches!(dispute, Dispute::Denied { .. } | Dispute::SaidToHold { .. }))
    };
    let is_countered =
        |step: &&Step| step.disputes.iter().any(|dispute| matches!(dispute, Dispute::Countered { .. }));
    let is_owned = |step: &&Step| {
        let Voices { asserted_by, .. } = &step.voices;
        asserted_by.iter().filter_map(Witness::side).any(|side| step.by.contains(side) && step.by.len() == 1)
    };
    if breaches.iter().all(|step| is_doubted(&step)) {
        State::Disputed
    } else if breaches.iter().any(|step| !step.is_alleged() || is_countered(step) || is_owned(step)) {
        State::Broken
    } else if breaches.iter().any(|step| is_doubted(&step)) {
        State::Disputed
    } else {
        State::AllegedlyBroken
    }
}
