//! Where do voices differ on the steps of a truce, and how?

use std::collections::BTreeSet;

use bestand_claim::{EventType, Modality, When};

use super::mentions::Mention;
use super::steps::Draft;
use super::truce::ids;
use super::{Dispute, Step, StepKind};
use crate::Witness;

/// Marks each step with the ways in which it is disputed.
pub(super) fn mark_disputes(drafts: &[Draft<'_>], steps: &mut [Step]) {
    let found: Vec<Vec<Dispute>> = (0..steps.len()).map(|at| disputes(at, drafts, steps)).collect();
    for (step, disputes) in steps.iter_mut().zip(found) {
        step.disputes = disputes;
    }
}

fn disputes(at: usize, drafts: &[Draft<'_>], steps: &[Step]) -> Vec<Dispute> {
    let mut disputes = Vec::new();
    let voices = &steps[at].voices;
    if !voices.denied_by.is_empty() {
        disputes.push(Dispute::Denied { by: voices.denied_by.clone() });
    }
    if voices.asserted_by.is_empty() {
        return disputes;
    }
    if matches!(steps[at].kind, StepKind::Violated | StepKind::Ended) {
        disputes.extend(said_to_hold(at, drafts, steps));
    }
    if steps[at].kind == StepKind::Violated {
        disputes.extend(countered(at, steps));
    }
    disputes
}

/// "A zegt dat het bestand geldt, B dat het is geschonden": other voices that say afterwards, or beside it, that the truce holds.
fn said_to_hold(at: usize, drafts: &[Draft<'_>], steps: &[Step]) -> Option<Dispute> {
    let claimed = &steps[at].voices.asserted_by;
    let in_force = drafts.iter().filter(|draft| draft.kind == StepKind::InForce);
    let holding: Vec<&Mention<'_>> = in_force
        .flat_map(|draft| draft.mentions.iter().copied())
        .filter(|mention| says_it_holds(mention) && !claimed.contains(&Witness::of(mention.told)))
        .filter(|mention| answers(mention, &drafts[at]))
        .collect();
    let by: BTreeSet<Witness> = holding.iter().map(|mention| Witness::of(mention.told)).collect();
    (!by.is_empty()).then(|| Dispute::SaidToHold { by, claims: ids(&holding) })
}

/// "Het bestand houdt stand" says so; "het ging zaterdag om 12 uur in" does not.
pub(super) fn says_it_holds(mention: &Mention<'_>) -> bool {
    let lasts = match &mention.told.claim.when {
        When::Stated { interval, .. } | When::Inferred { interval, .. } => interval.end().is_none(),
        When::Unstated => true,
    };
    mention.event_type() == EventType::CeasefireInForce
        && mention.modality() == Modality::Happened
        && !mention.denies()
        && lasts
}

/// Told on a later day than the breach, or by a side in a report that tells the breach too.
fn answers(mention: &Mention<'_>, breach: &Draft<'_>) -> bool {
    let is_later = mention.published().first > breach.days.last;
    let is_beside = || breach.mentions.iter().any(|other| other.report == mention.report);
    is_later || (Witness::of(mention.told).side().is_some() && is_beside())
}

/// "Beide landen beschuldigen elkaar": the accused accuses the accuser.
fn countered(at: usize, steps: &[Step]) -> Option<Dispute> {
    let step = &steps[at];
    let accusers: BTreeSet<_> = step.voices.asserted_by.iter().filter_map(Witness::side).collect();
    let counters: Vec<&Step> = steps
        .iter()
        .filter(|other| other.kind == StepKind::Violated && other.by != step.by)
        .filter(|other| other.by.iter().any(|code| accusers.contains(code)))
        .filter(|other| {
            other.voices.asserted_by.iter().filter_map(Witness::side).any(|side| step.by.contains(side))
        })
        .collect();
    let is_accused = |voice: &&Witness| voice.side().is_some_and(|side| step.by.contains(side));
    let by = counters
        .iter()
        .flat_map(|other| other.voices.asserted_by.iter().filter(is_accused))
        .cloned()
        .collect();
    let claims: BTreeSet<_> = counters.iter().flat_map(|other| other.claims.iter().copied()).collect();
    (!counters.is_empty()).then(|| Dispute::Countered { by, claims: claims.into_iter().collect() })
}
