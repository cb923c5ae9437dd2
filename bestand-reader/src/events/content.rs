//! What becomes of an event that is told inside another? What somebody is accused of, called upon, refuses or threatens to do.

use bestand_claim::{EventGroup, EventType};
use bestand_syntax::{Universal, WordIndex};

use crate::scene::Scene;

use super::naming::Party;
use super::telling::Told;

/// Settles the events of a sentence that stand inside each other.
pub(super) fn settle<'r>(scene: &Scene<'_>, told: Vec<Told<'r>>) -> Vec<Told<'r>> {
    let any = |_: &Told<'_>| true;
    let accuses = |other: &Told<'_>| other.kind == EventType::Accusation;
    let outer_of: Vec<Option<usize>> = told.iter().map(|event| outer(scene, &told, event, any)).collect();
    let charges: Vec<Option<usize>> = told.iter().map(|event| outer(scene, &told, event, accuses)).collect();
    let mut told: Vec<Option<Told<'r>>> = told.into_iter().map(Some).collect();
    for (inner, outer) in outer_of.iter().enumerate() {
        let Some(outer) = outer.filter(|outer| told[*outer].is_some()) else { continue };
        let Some(mut event) = told[inner].take() else { continue };
        if let Some(over) = charges[inner].and_then(|charge| told[charge].as_ref()) {
            charge(scene, over, &mut event);
        }
        told[inner] = within(&mut told[outer], event);
    }
    told.into_iter().flatten().collect()
}

/// What is left of an event inside another, which may take it in or make way for it.
fn within<'r>(outer: &mut Option<Told<'r>>, mut event: Told<'r>) -> Option<Told<'r>> {
    let over = outer.as_mut()?;
    match fate(over, &event) {
        Fate::Own => Some(event),
        Fate::Part => None,
        Fate::Call => {
            over.kind = EventType::CeasefireCall;
            over.words.extend(event.words);
            None
        }
        Fate::Whole => {
            event.words.extend(over.words.iter().copied());
            if !over.targets.is_empty() {
                event.actors.clone_from(&over.targets);
            }
            *outer = None;
            Some(event)
        }
    }
}

/// What an outer event makes of the one inside it.
enum Fate {
    /// Both are told.
    Own,
    /// The inner one is only what the outer is about: "dreigde met een offensief".
    Part,
    /// Both together call for a truce: "riep de partijen op de wapens neer te leggen".
    Call,
    /// The inner one is what counts: "drong aan op gesprekken".
    Whole,
}

fn fate(outer: &Told<'_>, inner: &Told<'_>) -> Fate {
    use EventType as E;
    let truce = matches!(inner.kind, E::CeasefireAgreed | E::CeasefireInForce | E::CeasefireCall);
    match outer.kind {
        E::CeasefireCall | E::Appeal if truce => Fate::Call,
        E::CeasefireCall | E::Appeal if inner.kind.group() == EventGroup::Violence => Fate::Part,
        E::Appeal if inner.kind == E::Talks => Fate::Whole,
        E::Refusal | E::Threat => Fate::Part,
        E::Invitation | E::Mediation | E::Talks if matches!(inner.kind, E::Talks) => Fate::Part,
        _ => Fate::Own,
    }
}

/// "beschuldigt het leger ervan de wapenstilstand te schenden": whom the words accuse did it, if they name nobody else, to whoever accuses.
fn charge<'r>(scene: &Scene<'_>, over: &Told<'r>, event: &mut Told<'r>) {
    if event.kind == EventType::Accusation {
        return;
    }
    let own = scene.under(event.trigger, &[Universal::Nsubj]);
    let shared = own.is_empty() && (event.actors == over.actors || event.actors.is_empty());
    let each_other = over.targets.is_empty() || over.targets.contains(&Party::Other);
    let several = over.actors.len() > 1 || over.actors.contains(&Party::Both);
    if shared {
        event.actors.clone_from(if each_other && several { &over.actors } else { &over.targets });
        if event.targets == event.actors {
            event.targets = Vec::new();
        }
    }
    let violent = event.kind.group() == EventGroup::Violence && event.kind != EventType::Clash;
    if violent && event.targets.is_empty() && (over.targets == event.actors || each_other && several) {
        event.targets.clone_from(&over.actors);
    }
    event.accuser = Some(over.trigger);
}

/// The wanted event whose words stand nearest above those of `event`, as long as no clause with a subject or a relative clause lies between.
fn outer(
    scene: &Scene<'_>,
    told: &[Told<'_>],
    event: &Told<'_>,
    wanted: impl Fn(&Told<'_>) -> bool,
) -> Option<usize> {
    const STEPS: usize = 7;
    let mut at = event.trigger;
    for _ in 0..STEPS {
        let head = scene.tree.head(at)?;
        let beside = scene.relation(at) == Universal::Conj && !event.words.contains(&head);
        if !leads_inside(scene, at) && !event.words.contains(&head) {
            return None;
        }
        at = head;
        let holds = |other: &Told<'_>| other.trigger == at || other.words.contains(&at);
        let found = told.iter().position(|other| {
            holds(other)
                && wanted(other)
                && other.trigger != event.trigger
                && !event.words.contains(&other.trigger)
        });
        if found.is_some() && !event.words.contains(&at) {
            return found.filter(|_| !beside);
        }
    }
    None
}

/// Whether `word` is a part of what its head says, rather than a clause of its own.
fn leads_inside(scene: &Scene<'_>, word: WordIndex) -> bool {
    const INSIDE: &[Universal] = &[
        Universal::Xcomp,
        Universal::Ccomp,
        Universal::Obl,
        Universal::Obj,
        Universal::Iobj,
        Universal::Nmod,
        Universal::Compound,
        Universal::Conj,
    ];
    const BARE: &[Universal] = &[Universal::Advcl, Universal::Acl];
    let relation = scene.tree.word(word).relation();
    let told = scene.under(word, &[Universal::Nsubj]).is_empty();
    scene.hangs_by(word, INSIDE) || scene.hangs_by(word, BARE) && relation.subtype() != "relcl" && told
}
