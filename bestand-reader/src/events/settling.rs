//! Who did it to whom, where the words leave that to the reader? By the kind of event and who fights whom.

use bestand_claim::{ActorCode, EventGroup, EventType, Sides};
use bestand_syntax::{Universal, Upos, WordIndex};

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
        E::Clash | E::Talks | E::Agreement | E::CeasefireAgreed | E::CeasefireInForce | E::CeasefireEnded => {
            Shape::Shared
        }
        E::Shelling
        | E::AirStrike
        | E::GroundAttack
        | E::Bombing
        | E::CaptureTerritory
        | E::ShotDown
        | E::Sabotage
        | E::Abduction => Shape::Against,
        E::Accusation | E::Threat | E::PrisonerExchange => Shape::Against,
        E::Mediation | E::Invitation | E::CeasefireCall => Shape::Amid,
        E::Flight | E::Mobilisation | E::Withdrawal | E::Deployment => Shape::Alone,
        _ => Shape::Toward,
    }
}

/// What is known around an event.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a, 's> {
    /// The sentence.
    pub(super) scene: &'a Scene<'s>,
    /// Who fights whom.
    pub(super) front: &'a Front,
    /// Which sentence it is.
    pub(super) number: usize,
    /// The side of who says so.
    pub(super) speaker: Option<&'a ActorCode>,
    /// Whether it belongs to an earlier war.
    pub(super) background: bool,
    /// Whether whoever speaks denies it.
    pub(super) denied: bool,
}

/// Actor and target of an event.
pub(super) fn roles(told: &Told<'_>, around: Setting<'_, '_>) -> (Sides, Sides) {
    let Setting { front, speaker, .. } = around;
    let both = if told.kind.group() == EventGroup::Violence { front.both() } else { front.truce() };
    let actors = expand(&told.actors, &told.targets, front, &both, speaker);
    let targets = expand(&told.targets, &told.actors, front, &both, speaker);
    let own = actors.is_empty() && told.active && is_left_to_speaker(told, around.scene);
    let actors = if own { speaker.cloned().into_iter().collect() } else { actors };
    match shape(told.kind) {
        Shape::Shared => (shared(told, actors, targets, around), Sides::none()),
        Shape::Against => against(told, actors, targets, around),
        Shape::Amid => {
            let targets =
                if targets.is_empty() && addresses(told.kind, around) { front.truce() } else { targets };
            let targets = targets.into_iter().filter(|code| !actors.contains(code)).collect();
            (actors.into_iter().collect(), targets)
        }
        Shape::Toward => {
            let rival = targets.is_empty() && told.kind == EventType::Refusal && !front.is_between_states();
            let rival =
                actors.first().filter(|_| rival && actors.len() == 1).and_then(|one| front.opponent(one));
            (actors.into_iter().collect(), targets.into_iter().chain(rival).collect())
        }
        Shape::Alone => {
            (if actors.is_empty() { targets } else { actors }.into_iter().collect(), Sides::none())
        }
    }
}

/// "liet weten zich terug te trekken": an infinitive without a subject of its own.
fn is_left_to_speaker(told: &Told<'_>, scene: &Scene<'_>) -> bool {
    let infinitive = scene.tree.word(told.told_by).feature("VerbForm") == Some("Inf");
    infinitive && scene.under(told.told_by, &[Universal::Nsubj]).is_empty()
}

/// Whether mediation, an invitation or a call for a truce is clearly for both sides, though it names neither: between states, or where the
/// sentence has both elsewhere.
fn addresses(kind: EventType, around: Setting<'_, '_>) -> bool {
    let Setting { scene, front, .. } = around;
    let both = front.truce();
    let named = both.iter().all(|code| scene.names.iter().any(|name| name.code == *code));
    let meant =
        || scene.words().any(|word| scene.is(word, Class::BothWord) || scene.is(word, Class::PartyNoun));
    named || meant() || kind != EventType::Mediation && front.is_between_states()
}

/// The codes of the parties: "beide landen" are both sides of the war, "de vijand" whoever stands against the others.
fn expand(
    parties: &[Party],
    across: &[Party],
    front: &Front,
    both: &[ActorCode],
    speaker: Option<&ActorCode>,
) -> Vec<ActorCode> {
    let army = |party: &Party| match party {
        Party::Army(code) => Some(front.army(code)),
        other => named(std::slice::from_ref(other)).pop(),
    };
    let mut codes: Vec<_> = parties.iter().filter_map(army).collect();
    if parties.contains(&Party::Both) {
        codes.extend(both.iter().cloned());
    }
    if parties.contains(&Party::Other) {
        let facing = if across.contains(&Party::Both) { both.to_vec() } else { named(across) };
        match facing.as_slice() {
            [] => codes.extend(speaker.and_then(|code| front.opponent(code))),
            [one] => codes.extend(front.opponent(one)),
            several => codes.extend(several.iter().cloned()),
        }
    }
    if parties.contains(&Party::Home) {
        codes.extend(front.home().cloned());
    }
    let grounds =
        parties.iter().filter_map(|party| if let Party::Ground(code) = party { Some(code) } else { None });
    codes.extend(grounds.filter(|code| front.fights(code) || front.both().is_empty()).cloned());
    codes
}

/// Both sides of a clash or an agreement; one that is named alone fights its opponent.
fn shared(
    told: &Told<'_>,
    actors: Vec<ActorCode>,
    targets: Vec<ActorCode>,
    around: Setting<'_, '_>,
) -> Sides {
    let Setting { scene, front, background, .. } = around;
    let signed = matches!(told.kind, EventType::Agreement | EventType::CeasefireAgreed) && !actors.is_empty();
    let targets = if signed { Vec::new() } else { targets };
    let mut all: Sides = actors.into_iter().chain(targets).collect();
    let clash = matches!(told.kind, EventType::Clash);
    let other = if all.len() == 1 { all.iter().next().and_then(|code| front.opponent(code)) } else { None };
    if let Some(other) = other.filter(|_| clash) {
        all.insert(other);
    }
    let given = match told.kind {
        EventType::Clash => front.is_told() && !told.active && !background && !overheard(told, scene),
        EventType::CeasefireAgreed => !front.named_truce().is_empty() && is_known(told, scene),
        _ => true,
    };
    if !all.is_empty() || !given {
        return all;
    }
    let truce = told.kind.group() == EventGroup::Ceasefire;
    if truce { front.truce() } else { front.both() }.into_iter().collect()
}

/// "het bestand werd verlengd": the truce that the report has told of.
fn is_known(told: &Told<'_>, scene: &Scene<'_>) -> bool {
    let definite = |word| scene.tree.word(word).feature("Definite") == Some("Def");
    scene.tree.children(told.trigger).any(definite)
}

/// "er klonken schoten": what tells of fighting, and not between whom.
fn overheard(told: &Told<'_>, scene: &Scene<'_>) -> bool {
    let named = |class: Class| scene.value(told.trigger, class, "parties") == Some("named");
    [Class::EventNoun, Class::EventPhrase, Class::EventVerb].into_iter().any(named)
}

/// Of an attack that names one party, the other is its opponent; a place under attack is its state's.
fn against(
    told: &Told<'_>,
    mut actors: Vec<ActorCode>,
    mut targets: Vec<ActorCode>,
    around: Setting<'_, '_>,
) -> (Sides, Sides) {
    let Setting { scene, front, .. } = around;
    if actors.is_empty() && told.kind == EventType::Bombing {
        targets = named(&told.targets);
    } else if actors.is_empty() && targets.is_empty() && violent(told.kind) {
        (actors, targets) = supposed(told, around);
    }
    let mutual = told.targets.iter().any(|party| matches!(party, Party::Both | Party::Other));
    if actors.len() == 1 && !mutual {
        targets.retain(|target| *target != actors[0]);
    }
    if targets.is_empty()
        && !befalls_civilians(told, scene)
        && let [one] = actors.as_slice()
    {
        targets.extend(lying(scene, front, one).or_else(|| front.opponent(one)));
    }
    if actors.is_empty() {
        actors.extend(attacker(told, &targets, around));
    }
    if told.kind == EventType::Accusation && actors.len() > 1 && targets.is_empty() {
        targets.clone_from(&actors);
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

/// Of violence that names nobody: who says so did it, if a verb in the active tells it, and so did who denies it; else it befell the place or who says so.
fn supposed(told: &Told<'_>, around: Setting<'_, '_>) -> (Vec<ActorCode>, Vec<ActorCode>) {
    let Setting { scene, front, speaker, .. } = around;
    let speaker = speaker.filter(|code| front.fights(code));
    let done = told.active || around.denied || is_own_deed(told, scene);
    if done || matches!(told.kind, EventType::CaptureTerritory | EventType::ShotDown) {
        return (speaker.cloned().into_iter().collect(), Vec::new());
    }
    let befallen = scene.grounds.iter().find(|code| front.fights(code)).or(speaker);
    (Vec::new(), befallen.cloned().into_iter().collect())
}

/// "said it had killed nine in an air strike": the attack in which whoever speaks did something to others.
fn is_own_deed(told: &Told<'_>, scene: &Scene<'_>) -> bool {
    let verb = scene.clause(told.told_by);
    let personal = |word: &WordIndex| {
        scene.upos(*word) == Upos::Pron && scene.tree.word(*word).feature("Person") == Some("3")
    };
    let passive =
        scene.tree.children(verb).any(|child| scene.tree.word(child).relation().subtype() == "pass");
    scene.is(verb, Class::InflictVerb)
        && !passive
        && scene.under(verb, &[Universal::Nsubj]).iter().any(personal)
}

/// Whoever stands against the one whom an attack befalls. Of shells that nobody saw fired, only if it says so or has attacked before.
fn attacker(told: &Told<'_>, targets: &[ActorCode], around: Setting<'_, '_>) -> Option<ActorCode> {
    let Setting { front, speaker, number, .. } = around;
    let [target] = targets else { return None };
    let opponent = front.opponent(target)?;
    let seen = match told.kind {
        EventType::Bombing => false,
        EventType::Shelling => speaker == Some(&opponent) || front.has_struck(number, &opponent, target),
        _ => true,
    };
    seen.then_some(opponent)
}

/// The state in which the places of the sentence lie, if it fights against `code`.
fn lying(scene: &Scene<'_>, front: &Front, code: &ActorCode) -> Option<ActorCode> {
    scene.grounds.iter().find(|ground| *ground != code && front.fights(ground)).cloned()
}

fn befalls_civilians(told: &Told<'_>, scene: &Scene<'_>) -> bool {
    told.befallen.iter().any(|word| scene.value(*word, Class::Person, "victims") == Some("civilian"))
}

fn violent(kind: EventType) -> bool {
    !matches!(kind, EventType::Accusation | EventType::Threat | EventType::PrisonerExchange)
}
