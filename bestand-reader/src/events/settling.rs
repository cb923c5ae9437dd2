//! Who did it to whom, where the words leave that to the reader? By the kind of event and who fights whom.

use bestand_claim::{ActorCode, EventType, Sides};

use crate::marks::Class;
use crate::scene::Scene;

use super::front::{Front, named};
use super::naming::Party;
use super::telling::Told;

/// How the roles of a kind of event are filled.
enum Shape {
    /// Both sides do it: a clash, an agreement.
    Shared,
    /// One side does it to the other: an attack.
    Against,
    /// Somebody between the sides does it for both: mediation.
    Amid,
    /// Somebody does it to somebody whom the words name.
    Toward,
    /// Somebody does it, to nobody: flight.
    Alone,
}

fn shape(kind: EventType) -> Shape {
    use EventType as E;
    match kind {
        E::Clash | E::Talks | E::Agreement | E::CeasefireAgreed | E::CeasefireInForce | E::CeasefireEnded => Shape::Shared,
        E::Shelling | E::AirStrike | E::GroundAttack | E::Bombing | E::CaptureTerritory | E::ShotDown | E::Sabotage | E::Abduction => Shape::Against,
        E::Accusation | E::Threat | E::PrisonerExchange | E::CeasefireViolated => Shape::Against,
        E::Mediation | E::Invitation | E::CeasefireCall => Shape::Amid,
        E::Flight | E::Mobilisation | E::Withdrawal | E::Deployment => Shape::Alone,
        _ => Shape::Toward,
    }
}

/// Actor and target of an event.
pub(super) fn roles(told: &Told<'_>, scene: &Scene<'_>, front: &Front, speaker: Option<&ActorCode>) -> (Sides, Sides) {
    let actors = expand(&told.actors, &told.targets, front, speaker);
    let targets = expand(&told.targets, &told.actors, front, speaker);
    match shape(told.kind) {
        Shape::Shared => (shared(told.kind, actors, targets, front), Sides::none()),
        Shape::Against => against(told, scene, actors, targets, front, speaker),
        Shape::Amid => {
            let targets = if targets.is_empty() { front.both() } else { targets };
            let targets = targets.into_iter().filter(|code| !actors.contains(code)).collect();
            (actors.into_iter().collect(), targets)
        }
        Shape::Toward => (actors.into_iter().collect(), targets.into_iter().collect()),
        Shape::Alone => (if actors.is_empty() { targets } else { actors }.into_iter().collect(), Sides::none()),
    }
}

/// The codes of the parties: "beide landen" are both sides of the war, "de vijand" whoever stands against the others.
fn expand(parties: &[Party], across: &[Party], front: &Front, speaker: Option<&ActorCode>) -> Vec<ActorCode> {
    let mut codes = named(parties);
    if parties.contains(&Party::Both) {
        codes.extend(front.both());
    }
    if parties.contains(&Party::Other) {
        let facing = if across.contains(&Party::Both) { front.both() } else { named(across) };
        match facing.as_slice() {
            [] => codes.extend(speaker.and_then(|code| front.opponent(code))),
            [one] => codes.extend(front.opponent(one)),
            several => codes.extend(several.iter().cloned()),
        }
    }
    let grounds = parties.iter().filter_map(|party| if let Party::Ground(code) = party { Some(code) } else { None });
    codes.extend(grounds.filter(|code| front.fights(code)).cloned());
    codes
}

/// Both sides of a clash or an agreement; one that is named alone fights its opponent.
fn shared(kind: EventType, actors: Vec<ActorCode>, targets: Vec<ActorCode>, front: &Front) -> Sides {
    let mut all: Sides = actors.into_iter().chain(targets).collect();
    let other = if all.len() == 1 { all.iter().next().and_then(|code| front.opponent(code)) } else { None };
    if let Some(other) = other.filter(|_| matches!(kind, EventType::Clash)) {
        all.insert(other);
    }
    if all.is_empty() { front.both().into_iter().collect() } else { all }
}

/// Of an attack that names one party, the other is its opponent; a place under attack is its state's.
fn against(told: &Told<'_>, scene: &Scene<'_>, mut actors: Vec<ActorCode>, mut targets: Vec<ActorCode>, front: &Front, speaker: Option<&ActorCode>) -> (Sides, Sides) {
    if targets.is_empty() && !befalls_civilians(told, scene) {
        if let [one] = actors.as_slice() {
            targets.extend(lying(scene, front, one).or_else(|| front.opponent(one)));
        } else if actors.is_empty() && violent(told.kind) {
            targets.extend(scene.grounds.iter().find(|code| front.fights(code)).or(speaker.filter(|code| front.fights(code))).cloned());
        }
    }
    if actors.is_empty() && targets.len() == 1 {
        actors.extend(front.opponent(&targets[0]));
    }
    let exchange = matches!(told.kind, EventType::PrisonerExchange);
    if exchange && actors.is_empty() {
        actors = front.both();
    }
    if exchange && actors.len() > 1 {
        targets.clear();
    }
    (actors.into_iter().collect(), targets.into_iter().collect())
}

/// The state in which the places of the sentence lie, if it fights against `code`.
fn lying(scene: &Scene<'_>, front: &Front, code: &ActorCode) -> Option<ActorCode> {
    scene.grounds.iter().find(|ground| *ground != code && front.fights(ground)).cloned()
}

fn befalls_civilians(told: &Told<'_>, scene: &Scene<'_>) -> bool {
    told.befallen.iter().any(|word| scene.value(*word, Class::Person, "victims") == Some("civilian"))
}

fn violent(kind: EventType) -> bool {
    !matches!(kind, EventType::Accusation | EventType::Threat | EventType::PrisonerExchange | EventType::CeasefireViolated)
}
