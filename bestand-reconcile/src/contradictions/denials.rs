//! Which happening does one voice assert and another deny?

use bestand_claim::{EventType, Happening, Modality, Sides, Standing};

use super::rivals::{Answer, Rival, rivals};
use super::truces::{Stretch, overlap, stretch};
use super::{Contradiction, ContradictionKind, ContradictionReason};
use crate::Told;

/// Sets what one voice asserts against what another denies: "Turkije stuurde strijders", and "Turkije ontkent dat".
pub(super) fn compare(told: &[Told], found: &mut Vec<Contradiction>) {
    found.extend(rivals(told, stance, is_denied, ContradictionKind::Denied));
}

/// Whether somebody did something to somebody, as one voice has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Stance {
    denies: bool,
    actor: Sides,
    target: Sides,
}

fn stance(told: &Told) -> Option<Answer<EventType, Stance, Stretch>> {
    let claim = &told.claim;
    let Happening::Event(event) = &claim.happening else { return None };
    let denies = claim.standing == Standing::Denied || claim.modality == Modality::Denied;
    let asserts = claim.standing == Standing::Asserted && claim.modality == Modality::Happened;
    let stance = Stance { denies, actor: event.actor.clone(), target: event.target.clone() };
    ((denies || asserts) && !claim.background).then(|| Answer {
        question: event.event_type,
        stance,
        detail: stretch(told),
    })
}

fn is_denied(
    asserted: &Rival<'_, Stance, Stretch>,
    denied: &Rival<'_, Stance, Stretch>,
) -> Option<ContradictionReason> {
    let (one, other) = (&asserted.stance, &denied.stance);
    let opposed = !one.denies && other.denies && asserted.voice != denied.voice;
    let one_happening = || may_be_same(&one.actor, &other.actor) && may_be_same(&one.target, &other.target);
    (opposed && one_happening() && overlap(&asserted.details, &denied.details))
        .then_some(ContradictionReason::HappeningDenied)
}

/// Whether two lists of actors may be of the same: one shares an actor with the other, or names none.
pub(super) fn may_be_same(left: &Sides, right: &Sides) -> bool {
    left.is_empty() || right.is_empty() || left.iter().any(|actor| right.contains(actor))
}
