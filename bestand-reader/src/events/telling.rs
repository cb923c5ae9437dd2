//! What do the words themselves say was done, by whom, to whom? The matches of the rules as events with parties.

use bestand_claim::{EventGroup, EventType};
use bestand_rules::Match;
use bestand_syntax::{Universal, Upos, WordIndex};

use crate::marks::Class;
use crate::scene::Scene;
use crate::setting::negated;

use super::content;
use super::naming::{Naming, Party};
use super::slots::{arguments, passive, slots};

/// An event with the parties that the words name.
#[derive(Clone, Debug)]
pub(super) struct Told<'r> {
    pub(super) kind: EventType,
    pub(super) trigger: WordIndex,
    /// The word that says what becomes of it: "schonden" of "schonden het bestand", else the trigger.
    pub(super) told_by: WordIndex,
    pub(super) words: Vec<WordIndex>,
    pub(super) actors: Vec<Party>,
    pub(super) targets: Vec<Party>,
    /// Whether the two sides stand beside each other: "tussen X en Y".
    pub(super) between: bool,
    /// Whether a verb in the active tells it, whose subject the sentence may leave out: "claims to have downed".
    pub(super) active: bool,
    /// The words for those whom it befalls, also where they name nobody: "op een woonwijk".
    pub(super) befallen: Vec<WordIndex>,
    /// Who says so by accusing somebody of it.
    pub(super) accuser: Option<WordIndex>,
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
        let Some(kind) = naming.step(number, fit, kind) else { continue };
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
    share_captures(&mut found);
    content::settle(scene, found)
}

/// "were wrested from M23, and Kibumba changed hands": who took one place took the other.
fn share_captures(found: &mut [Told<'_>]) {
    let named = |parties: &[Party]| parties.iter().any(|party| !matches!(party, Party::Ground(_)));
    let known = |event: &&Told<'_>| named(&event.actors) || named(&event.targets);
    let captures = |event: &&Told<'_>| event.kind == EventType::CaptureTerritory;
    let Some(first) = found.iter().filter(captures).find(known).cloned() else { return };
    for event in found.iter_mut().filter(|event| event.kind == EventType::CaptureTerritory) {
        if !named(&event.actors) && !named(&event.targets) {
            event.actors.clone_from(&first.actors);
            event.targets.clone_from(&first.targets);
        }
    }
}

/// Whether the words tell that it happens: no negation, no attribute ("de bezette stad"), no bare purpose ("om de stad te heroveren").
fn happens(scene: &Scene<'_>, fit: &Match<'_>, kind: EventType) -> bool {
    let trigger = fit.trigger();
    let arguments = scene.under(trigger, &[Universal::Nsubj, Universal::Obj]);
    let denied = arguments.iter().any(|word| !fit.phrase().contains(word) && negated(scene, *word));
    let goes_on = fit.rule().name() == "event.go-on";
    !(negated(scene, trigger) && !goes_on
        || denied
        || described_only(scene, fit, kind)
        || only_meant(scene, trigger, kind)
        || taken_up(scene, fit)
        || undone(scene, trigger, kind)
        || to_press(scene, fit)
        || repelled(scene, fit, kind)
        || stopped(scene, trigger, kind)
        || kind.group() == EventGroup::Ceasefire
            && asked(scene, fit.words("step").first().copied().unwrap_or(trigger))
        || conditional(scene, fit.words("step").first().copied().unwrap_or(trigger)))
}

/// "to halt attacks": what is to stop is not told.
fn stopped(scene: &Scene<'_>, trigger: WordIndex, kind: EventType) -> bool {
    let above = scene.tree.head(trigger).filter(|_| scene.relation(trigger) == Universal::Obj);
    let noun = scene.upos(trigger) != Upos::Verb && kind.group() == EventGroup::Violence;
    noun && above.is_some_and(|verb| scene.is(verb, Class::EndWord) && scene.upos(verb) == Upos::Verb)
}

/// "sloeg de aanval af": who wards off an attack refuses nothing.
fn repelled(scene: &Scene<'_>, fit: &Match<'_>, kind: EventType) -> bool {
    let violent = |word: &WordIndex| {
        let kind = scene.value(*word, Class::EventNoun, "type").and_then(|kind| EventType::parse(kind).ok());
        kind.is_some_and(|kind| kind.group() == EventGroup::Violence)
    };
    kind == EventType::Refusal && fit.rule().name() == "event.verb" && fit.words("object").iter().any(violent)
}

/// "sprak met persbureau AFP": no talks.
fn to_press(scene: &Scene<'_>, fit: &Match<'_>) -> bool {
    let press = |word: &WordIndex| {
        scene.is(*word, Class::AgencyNoun) || scene.name_at(*word).is_some_and(|name| name.media)
    };
    fit.rule().name() == "event.talk" && fit.words("between").iter().any(press)
}

/// "if the truce holds": what may happen or not.
fn conditional(scene: &Scene<'_>, word: WordIndex) -> bool {
    let marks = scene.under(scene.clause(word), &[Universal::Mark, Universal::Advmod]);
    let present = scene.tree.word(word).feature("Tense") == Some("Pres");
    let opens = |mark: WordIndex| {
        scene.is(mark, Class::ConditionWord)
            && (present || scene.value(mark, Class::ConditionWord, "tense").is_none())
    };
    marks.into_iter().any(opens)
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
    let offered = kind == EventType::Mediation && scene.relation(trigger) == Universal::Acl;
    infinitive
        && (kind.group() == EventGroup::Violence || kind == EventType::Support || offered)
        && scene.hangs_by(trigger, &[Universal::Acl, Universal::Advcl])
        && scene.under(trigger, &[Universal::Nsubj, Universal::Aux]).is_empty()
}

/// "bij de aanval", "in the offensive": a definite noun in an adjunct takes up what was told.
fn taken_up(scene: &Scene<'_>, fit: &Match<'_>) -> bool {
    let trigger = fit.trigger();
    let definite =
        scene.tree.children(trigger).any(|child| scene.tree.word(child).feature("Definite") == Some("Def"));
    let named = ["whose", "of", "agent", "aim", "between", "from", "subject"]
        .iter()
        .any(|argument| !fit.words(argument).is_empty());
    let counted = scene.tree.head(trigger).is_some_and(|head| scene.upos(head) == Upos::Num);
    let adjunct = scene.hangs_by(trigger, &[Universal::Obl, Universal::Nmod]) && !counted;
    let weak = matches!(scene.value(trigger, Class::EventNoun, "told"), Some("weak" | "war"));
    let told_of = scene.is(trigger, Class::EventNoun) && definite && fit.words("step").is_empty();
    told_of && (adjunct && (!named || weak) || judged(scene, trigger))
}

/// "de gevechten zijn de hevigste sinds jaren": what is said of fighting that goes on.
fn judged(scene: &Scene<'_>, noun: WordIndex) -> bool {
    let Some(head) = scene.tree.head(noun).filter(|_| scene.relation(noun) == Universal::Nsubj) else {
        return false;
    };
    let copular = !scene.under(head, &[Universal::Cop]).is_empty();
    copular && !scene.is(head, Class::StopState) && scene.value(noun, Class::EventNoun, "told").is_some()
}

/// "hoelang het bestand gaat duren": a question that the clause asks.
fn asked(scene: &Scene<'_>, word: WordIndex) -> bool {
    let clause = scene.clause(word);
    let opens = scene.under(clause, &[Universal::Advmod, Universal::Mark]);
    let interrogative = |at: WordIndex| {
        at < clause && scene.tree.word(at).feature("PronType").is_some_and(|kind| kind.contains("Int"))
    };
    scene.hangs_by(clause, &[Universal::Ccomp, Universal::Csubj]) && opens.into_iter().any(interrogative)
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
    if both_of_truce(known, event) && known.kind != event.kind && known.told_by != event.told_by {
        let wanted = scene.tree.word(event.told_by).feature("VerbForm") == Some("Inf");
        return wanted && known.kind == EventType::CeasefireCall;
    }
    if pact_of_truce(known, event).is_some() {
        return true;
    }
    if known.trigger == event.trigger || event.words.iter().all(|word| known.words.contains(word)) {
        return true;
    }
    let shared = event.words.iter().any(|word| known.words.contains(word));
    known.kind == event.kind
        && (shared || under(event.trigger, known.trigger) || under(known.trigger, event.trigger))
}

/// "a truce agreed in May was broken": two steps of one truce.
fn both_of_truce(known: &Told<'_>, event: &Told<'_>) -> bool {
    known.trigger == event.trigger
        && known.trigger != known.told_by
        && known.kind.group() == EventGroup::Ceasefire
        && event.kind.group() == EventGroup::Ceasefire
}

/// "een akkoord over een staakt-het-vuren", "riep op tot een bestand": the agreement is the truce, the appeal the call for one.
fn pact_of_truce(known: &Told<'_>, event: &Told<'_>) -> Option<EventType> {
    let kinds = [known.kind, event.kind];
    let shared = event.words.iter().any(|word| known.words.contains(word));
    let both = |one: EventType, truce: EventType| kinds.contains(&one) && kinds.contains(&truce);
    match shared {
        true if both(EventType::Agreement, EventType::CeasefireAgreed) => Some(EventType::CeasefireAgreed),
        true if both(EventType::Appeal, EventType::CeasefireCall) => Some(EventType::CeasefireCall),
        _ => None,
    }
}

/// What the second telling names and the first does not.
fn take_in(known: &mut Told<'_>, event: Told<'_>) {
    if let Some(kind) = pact_of_truce(known, &event) {
        known.kind = kind;
    } else if known.kind != event.kind {
        return;
    }
    known.words.extend(event.words);
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
    let talkers = if fit.rule().name() == "event.talk" { fit.words("subject") } else { &[] };
    let words = std::iter::once(trigger)
        .chain(fit.phrase().iter().copied())
        .chain(fit.words("step").iter().copied())
        .chain(talkers.iter().copied().filter(|word| scene.tree.head(*word) == Some(trigger)))
        .collect();
    let slots = slots(scene, fit, kind);
    let parties = |words: &[Vec<WordIndex>]| first(words.iter().map(|words| naming.parties(number, words)));
    let between = !arguments(scene, fit, "between").is_empty();
    let mut actors = parties(&slots.doers);
    if is_mutual(kind) && between && beside(scene, fit) {
        for party in naming.parties(number, &arguments(scene, fit, "subject")) {
            if !actors.contains(&party) {
                actors.push(party);
            }
        }
    }
    let people = matches!(kind, EventType::Flight | EventType::Protest);
    if people {
        actors.retain(|party| matches!(party, Party::Named(_)));
    }
    let mut targets = parties(&slots.undergoers);
    targets.retain(|party| !people || matches!(party, Party::Named(_)));
    targets.retain(|party| *party == Party::Other || !actors.contains(party) || actors.len() > 1);
    let befallen = slots.undergoers.into_iter().find(|words| !words.is_empty()).unwrap_or_default();
    let active = scene.upos(trigger) == Upos::Verb
        && !passive(scene, fit, kind)
        && scene.value(trigger, Class::EventPhrase, "voice").is_none();
    let kind = by_weapon(scene, fit, kind);
    let told_by = fit.words("step").first().copied().unwrap_or(trigger);
    let rule = fit.rule().name();
    Told { kind, trigger, told_by, words, actors, targets, between, active, befallen, accuser: None, rule }
}

/// "drones bestookten", "vielen aan met gevechtsvliegtuigen": what strikes from the air makes it an air strike.
fn by_weapon(scene: &Scene<'_>, fit: &Match<'_>, kind: EventType) -> EventType {
    let strikes = matches!(kind, EventType::Shelling | EventType::GroundAttack);
    let trigger = fit.trigger();
    let crosses = fit.rule().name() == "event.cross";
    if crosses || scene.value(trigger, Class::EventPhrase, "by") == Some("subject") {
        return by_subject(scene, fit);
    }
    if !strikes || scene.upos(trigger) != Upos::Verb {
        return kind;
    }
    let passive = !fit.words("passive").is_empty();
    let doer = scene.under(trigger, if passive { &[] } else { &[Universal::Nsubj] });
    let means = scene.under(trigger, &[Universal::Obl]);
    let mut weapons = doer.into_iter().chain(means);
    if weapons.any(|word| scene.is(word, Class::AirWeapon)) { EventType::AirStrike } else { kind }
}

/// Whether the words name only the other side: "met Moskou", and not "tussen Kiev en Moskou".
fn beside(scene: &Scene<'_>, fit: &Match<'_>) -> bool {
    let mut marks = fit.words("between").iter().flat_map(|word| scene.under(*word, &[Universal::Case]));
    marks.any(|mark| scene.is(mark, Class::WithMarker) || scene.is(mark, Class::CounterpartMarker))
}

/// "trokken de grens over": troops attack, people flee.
fn by_subject(scene: &Scene<'_>, fit: &Match<'_>) -> EventType {
    let armed = |word: &WordIndex| {
        scene.is(*word, Class::ForceNoun)
            || scene.is(*word, Class::BandNoun)
            || scene.value(*word, Class::Person, "victims") == Some("military")
            || scene.name_at(*word).is_some_and(|name| !name.people)
    };
    let armed = fit.words("subject").iter().any(armed);
    if armed { EventType::GroundAttack } else { EventType::Flight }
}

/// Whether both sides do it together, so that "met Moskou" names a second doer.
pub(super) fn is_mutual(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Clash
            | EventType::Talks
            | EventType::Agreement
            | EventType::CeasefireAgreed
            | EventType::PrisonerExchange
    )
}

/// The first words that name somebody, else those that only lie somewhere.
fn first(parties: impl Iterator<Item = Vec<Party>>) -> Vec<Party> {
    let found: Vec<_> = parties.filter(|parties| !parties.is_empty()).collect();
    let named = found.iter().find(|parties| parties.iter().any(|party| !matches!(party, Party::Ground(_))));
    named.or(found.first()).cloned().unwrap_or_default()
}
