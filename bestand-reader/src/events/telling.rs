//! What do the words themselves say was done, by whom, to whom? The matches of the rules as events with parties.

use bestand_claim::{EventGroup, EventType};
use bestand_rules::Match;
use bestand_syntax::{Universal, Upos, WordIndex};

use crate::marks::Class;
use crate::scene::Scene;
use crate::setting::negated;

use super::naming::{Naming, Party};

/// An event with the parties that the words name.
#[derive(Clone, Debug)]
pub(super) struct Told<'r> {
    pub(super) kind: EventType,
    pub(super) trigger: WordIndex,
    pub(super) words: Vec<WordIndex>,
    pub(super) actors: Vec<Party>,
    pub(super) targets: Vec<Party>,
    /// Whether the two sides stand beside each other: "tussen X en Y".
    pub(super) between: bool,
    /// Whether a verb in the active tells it, whose subject the sentence may leave out: "claims to have downed".
    pub(super) active: bool,
    /// The words for those whom it befalls, also where they name nobody: "op een woonwijk".
    pub(super) befallen: Vec<WordIndex>,
    pub(super) rule: &'r str,
}

/// The events of one sentence: longer phrases before shorter, and a verb and its own noun are one.
pub(super) fn told<'r>(number: usize, naming: &Naming<'_, '_>, matches: &[Match<'r>]) -> Vec<Told<'r>> {
    let scene = &naming.scenes[number];
    let mut fits: Vec<_> = matches.iter().filter(|fit| fit.rule().name().starts_with("event.")).collect();
    fits.sort_by_key(|fit| usize::MAX - fit.phrase().len() - fit.words("step").len());
    let mut found: Vec<Told<'r>> = Vec::new();
    for fit in fits {
        let Some(kind) = fit.value("type").and_then(|kind| EventType::parse(kind).ok()) else { continue };
        if !happens(scene, fit, kind) {
            continue;
        }
        let event = read(number, naming, fit, kind);
        match found.iter_mut().find(|known| same(scene, known, &event)) {
            Some(known) => take_in(known, event),
            None => found.push(event),
        }
    }
    found.sort_by_key(|event| event.trigger);
    found
}

/// Whether the words tell that it happens: no negation, no attribute ("de bezette stad"), no bare purpose ("om de stad te heroveren").
fn happens(scene: &Scene<'_>, fit: &Match<'_>, kind: EventType) -> bool {
    let trigger = fit.trigger();
    let arguments = scene.under(trigger, &[Universal::Nsubj, Universal::Obj]);
    let denied = arguments.iter().any(|word| !fit.phrase().contains(word) && negated(scene, *word));
    !(negated(scene, trigger)
        || denied
        || described_only(scene, fit, kind)
        || only_meant(scene, trigger, kind)
        || taken_up(scene, fit)
        || undone(scene, trigger, kind))
}

/// "de bezette stad", "Houthi rebels backed by Iran": the participle describes and tells nothing.
fn described_only(scene: &Scene<'_>, fit: &Match<'_>, kind: EventType) -> bool {
    let trigger = fit.trigger();
    let Some(head) = fit.words("described").first() else { return false };
    let lasting = matches!(kind, EventType::Support | EventType::Recognition);
    scene.upos(trigger) == Upos::Verb && (trigger < *head || lasting)
}

/// "om de stad te heroveren", "to retake the town": what somebody is out for.
fn only_meant(scene: &Scene<'_>, trigger: WordIndex, kind: EventType) -> bool {
    let infinitive = scene.tree.word(trigger).feature("VerbForm") == Some("Inf");
    infinitive
        && kind.group() == EventGroup::Violence
        && scene.hangs_by(trigger, &[Universal::Acl, Universal::Advcl])
}

/// "bij de aanval", "in the offensive": a definite noun in an adjunct takes up what was told.
fn taken_up(scene: &Scene<'_>, fit: &Match<'_>) -> bool {
    let trigger = fit.trigger();
    let definite =
        scene.tree.children(trigger).any(|child| scene.tree.word(child).feature("Definite") == Some("Def"));
    let named = ["whose", "of", "agent", "aim", "between", "from", "subject"]
        .iter()
        .any(|argument| !fit.words(argument).is_empty());
    let adjunct = scene.hangs_by(trigger, &[Universal::Obl, Universal::Nmod]);
    scene.is(trigger, Class::EventNoun) && definite && adjunct && !named
}

/// "een akkoord kwam er nooit": what is agreed only where it is not denied.
fn undone(scene: &Scene<'_>, trigger: WordIndex, kind: EventType) -> bool {
    let agreed = matches!(
        kind,
        EventType::Agreement | EventType::CeasefireAgreed | EventType::PrisonerExchange | EventType::Talks
    );
    let argument = scene.hangs_by(trigger, &[Universal::Nsubj, Universal::Obj, Universal::Obl]);
    agreed && argument && scene.tree.head(trigger).is_some_and(|verb| negated(scene, verb))
}

/// "voerde een aanval uit" and "een aanval", "projectielen" and "insloegen" tell one event.
fn same(scene: &Scene<'_>, known: &Told<'_>, event: &Told<'_>) -> bool {
    const OWN: &[Universal] = &[
        Universal::Nsubj,
        Universal::Obj,
        Universal::Obl,
        Universal::Compound,
        Universal::Amod,
        Universal::Fixed,
        Universal::Flat,
        Universal::Acl,
        Universal::Nmod,
        Universal::Xcomp,
    ];
    let under = |a: WordIndex, b: WordIndex| scene.tree.head(a) == Some(b) && scene.hangs_by(a, OWN);
    if known.trigger == event.trigger || event.words.iter().all(|word| known.words.contains(word)) {
        return true;
    }
    let shared = event.words.iter().any(|word| known.words.contains(word));
    known.kind == event.kind
        && (shared || under(event.trigger, known.trigger) || under(known.trigger, event.trigger))
}

/// What the second telling names and the first does not.
fn take_in(known: &mut Told<'_>, event: Told<'_>) {
    if known.kind != event.kind {
        return;
    }
    if known.actors.is_empty() {
        known.actors = event.actors;
    }
    if known.targets.is_empty() {
        known.targets = event.targets;
    }
    if known.befallen.is_empty() {
        known.befallen = event.befallen;
    }
}

fn read<'r>(number: usize, naming: &Naming<'_, '_>, fit: &Match<'r>, kind: EventType) -> Told<'r> {
    let scene = &naming.scenes[number];
    let trigger = fit.trigger();
    let words = std::iter::once(trigger)
        .chain(fit.phrase().iter().copied())
        .chain(fit.words("step").iter().copied())
        .collect();
    let slots = slots(scene, fit, kind);
    let parties = |words: &[&[WordIndex]]| first(words.iter().map(|words| naming.parties(number, words)));
    let between = !fit.words("between").is_empty();
    let actors = parties(&slots.doers);
    let mut targets = parties(&slots.undergoers);
    targets.retain(|party| *party == Party::Other || !actors.contains(party) || actors.len() > 1);
    let befallen = slots
        .undergoers
        .iter()
        .find(|words| !words.is_empty())
        .map(|words| words.to_vec())
        .unwrap_or_default();
    let active = scene.upos(trigger) == Upos::Verb
        && !passive(scene, fit)
        && scene.value(trigger, Class::EventPhrase, "voice").is_none();
    Told { kind, trigger, words, actors, targets, between, active, befallen, rule: fit.rule().name() }
}

/// The arguments of a match by the role they play, the surest first.
struct Slots<'m> {
    doers: Vec<&'m [WordIndex]>,
    undergoers: Vec<&'m [WordIndex]>,
}

fn slots<'m>(scene: &Scene<'_>, fit: &'m Match<'_>, kind: EventType) -> Slots<'m> {
    let by = |name: &str| fit.words(name);
    let amid = matches!(kind, EventType::Mediation | EventType::Invitation | EventType::CeasefireCall);
    let of_doer = scene.value(fit.trigger(), Class::EventNoun, "of") != Some("target");
    let subject = nearest(by("subject"), fit.trigger());
    let receives = scene.value(fit.trigger(), Class::EventPhrase, "voice") == Some("passive");
    let mut doers = vec![by("agent"), by("whose")];
    let mut undergoers =
        if matches!(kind, EventType::CaptureTerritory) { vec![by("from")] } else { Vec::new() };
    if amid { &mut undergoers } else { &mut doers }.push(by("between"));
    if of_doer { &mut doers } else { &mut undergoers }.push(by("of"));
    if receives || passive(scene, fit) {
        undergoers.extend([by("described"), subject, by("object")]);
    } else {
        doers.push(subject);
        undergoers.extend([by("object"), by("aim")]);
    }
    if !matches!(kind, EventType::CaptureTerritory) {
        doers.push(by("from"));
    }
    undergoers.push(by("aim"));
    Slots { doers, undergoers }
}

/// Of several subjects that a parser gives a verb, the one that stands next to it.
fn nearest(words: &[WordIndex], trigger: WordIndex) -> &[WordIndex] {
    let place = (0..words.len()).min_by_key(|place| words[*place].get().abs_diff(trigger.get()));
    place.map_or(words, |place| &words[place..=place])
}

fn first(parties: impl Iterator<Item = Vec<Party>>) -> Vec<Party> {
    parties.into_iter().find(|parties| !parties.is_empty()).unwrap_or_default()
}

/// "werd beschoten", "a helicopter brought down": the subject, or what the participle describes, undergoes it.
fn passive(scene: &Scene<'_>, fit: &Match<'_>) -> bool {
    let trigger = fit.trigger();
    let participle = scene.tree.word(trigger).feature("VerbForm") == Some("Part");
    let verb = matches!(scene.upos(trigger), Upos::Verb | Upos::Adj);
    verb && (!fit.words("passive").is_empty() || participle && !fit.words("described").is_empty())
}
