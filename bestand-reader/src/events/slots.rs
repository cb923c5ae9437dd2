//! Which words of a match do it, and whom does it befall?

use bestand_claim::EventType;
use bestand_rules::Match;
use bestand_syntax::{Universal, Upos, WordIndex};

use crate::marks::Class;
use crate::scene::Scene;

/// The arguments of a match by the role they play, the surest first.
pub(super) struct Slots {
    pub(super) doers: Vec<Vec<WordIndex>>,
    pub(super) undergoers: Vec<Vec<WordIndex>>,
}

/// Who does it and who undergoes it, of an event of `kind`.
pub(super) fn slots(scene: &Scene<'_>, fit: &Match<'_>, kind: EventType) -> Slots {
    let by = |name: &str| arguments(scene, fit, name);
    let receives = scene.value(fit.trigger(), Class::EventPhrase, "voice") == Some("passive")
        || fit.rule().name() == "event.hands";
    let passive = receives || passive(scene, fit, kind);
    let (subject, shifted) = subject(scene, fit);
    let mut slots = named_apart(scene, fit, kind, if passive { &[] } else { &subject });
    let of_doer = scene.value(fit.trigger(), Class::EventNoun, "of") != Some("target");
    if of_doer || receives { &mut slots.doers } else { &mut slots.undergoers }.push(by("of"));
    if passive {
        slots.doers.extend([marked(scene, fit), owners(scene, fit)]);
        slots.undergoers.extend([by("described"), subject, by("object")]);
    } else {
        slots.doers.extend([subject, owners(scene, fit)]);
        slots.undergoers.extend(undergone(scene, fit, kind, shifted));
    }
    if !matches!(kind, EventType::CaptureTerritory | EventType::Flight | EventType::Withdrawal) {
        slots.doers.push(by("from"));
    }
    if !is_alone(kind) {
        slots.undergoers.push(by("aim"));
    }
    slots
}

/// Who is named apart from subject and object: "door het leger", "Russische", "tussen Kiev en Moskou".
fn named_apart(scene: &Scene<'_>, fit: &Match<'_>, kind: EventType, subject: &[WordIndex]) -> Slots {
    let by = |name: &str| arguments(scene, fit, name);
    let mut doers = vec![by("agent"), by("whose")];
    let mut undergoers =
        if matches!(kind, EventType::CaptureTerritory) { vec![by("from")] } else { Vec::new() };
    if matches!(kind, EventType::CeasefireEnded | EventType::CeasefireViolated | EventType::Refusal) {
        doers.push(subject.to_vec());
    }
    let between = by("between");
    let with = |word: &WordIndex| {
        scene.under(*word, &[Universal::Case]).into_iter().any(|case| scene.is(case, Class::WithMarker))
    };
    if !matches!(kind, EventType::Mediation | EventType::Invitation | EventType::CeasefireCall) {
        doers.push(between);
    } else if !between.iter().any(with) {
        undergoers.push(between);
    }
    if matches!(kind, EventType::Clash) {
        doers.push(within(scene, fit));
    }
    Slots { doers, undergoers }
}

/// Whom an active verb befalls, the surest first.
fn undergone(
    scene: &Scene<'_>,
    fit: &Match<'_>,
    kind: EventType,
    shifted: Vec<WordIndex>,
) -> Vec<Vec<WordIndex>> {
    let by = |name: &str| arguments(scene, fit, name);
    match kind {
        EventType::Flight => Vec::new(),
        EventType::Support | EventType::Aid => vec![by("aim"), marked(scene, fit), by("object"), shifted],
        _ => vec![marked(scene, fit), by("object"), shifted],
    }
}

/// "the clashes in which both states were caught up": who takes part in the clause that describes it.
fn within(scene: &Scene<'_>, fit: &Match<'_>) -> Vec<WordIndex> {
    let clauses = scene.under(fit.trigger(), &[Universal::Acl]);
    clauses.into_iter().flat_map(|clause| scene.under(clause, &[Universal::Nsubj])).collect()
}

/// The words of an argument; "met Oman als bemiddelaar" is no other side, and a truce does nothing itself.
pub(super) fn arguments(scene: &Scene<'_>, fit: &Match<'_>, name: &str) -> Vec<WordIndex> {
    let words = fit.words(name).iter().copied().filter(|word| *word != fit.trigger());
    if name != "between" {
        return words.collect();
    }
    let mediates =
        |word: WordIndex| scene.tree.children(word).any(|child| scene.is(child, Class::MediatorNoun));
    words.filter(|word| !mediates(*word)).flat_map(|word| both_of(scene, word)).collect()
}

/// "between Yemen and the rebels", where a parser joined "rebels" to the noun before: the second side too.
fn both_of(scene: &Scene<'_>, word: WordIndex) -> Vec<WordIndex> {
    let joined = scene.under(word, &[Universal::Conj]);
    let above =
        scene.tree.head(word).filter(|_| joined.is_empty() && scene.relation(word) == Universal::Nmod);
    let others = above.into_iter().flat_map(|head| scene.under(head, &[Universal::Conj]));
    let others = others.filter(|other| *other > word && scene.is_nominal(*other));
    std::iter::once(word).chain(others).collect()
}

/// Whether somebody does it to nobody, so that "naar Soedan" is only where to.
fn is_alone(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Flight | EventType::Deployment | EventType::Withdrawal | EventType::Mobilisation
    )
}

/// The subject, and what a parser took for a second one: of "dat Azerbeidzjan steunt" the relative pronoun does it, to Azerbaijan; of "die
/// het bestookte" the personal one does. Of "vliegtuigen zetten beide kampen in" the object does it. Of other subjects the one next to the
/// verb.
fn subject(scene: &Scene<'_>, fit: &Match<'_>) -> (Vec<WordIndex>, Vec<WordIndex>) {
    let all = arguments(scene, fit, "subject");
    let words: Vec<_> = all.iter().copied().filter(|word| !fit.phrase().contains(word)).collect();
    if words.is_empty() && !all.is_empty() {
        let object = arguments(scene, fit, "object");
        let acts = |word: &WordIndex| scene.is(*word, Class::PartyNoun) || scene.name_at(*word).is_some();
        return (if object.iter().any(acts) { object } else { all }, Vec::new());
    }
    let relative = |word: &&WordIndex| {
        scene.tree.word(**word).feature("PronType").is_some_and(|kind| kind.contains("Rel"))
    };
    let verb = fit.trigger();
    let own = |word: &&WordIndex| scene.tree.head(**word) == Some(verb);
    if words.len() > 1
        && fit.words("object").is_empty()
        && let Some(first) = words.iter().filter(own).find(relative)
    {
        let rest: Vec<_> = words.iter().rfind(|word| *word != first).copied().into_iter().collect();
        let personal = rest.iter().any(|word| scene.tree.word(*word).feature("Person").is_some());
        return if personal { (rest, vec![*first]) } else { (vec![*first], rest) };
    }
    let nearest = words.iter().min_by_key(|word| word.get().abs_diff(verb.get()));
    (nearest.copied().into_iter().collect(), Vec::new())
}

/// What a preposition of the phrase marks: "Rusland" of "wendt zich tot Rusland", "rebels" of "fell into the hands of the rebels".
fn marked(scene: &Scene<'_>, fit: &Match<'_>) -> Vec<WordIndex> {
    let inside = |word: WordIndex| word == fit.trigger() || fit.phrase().contains(&word);
    let heads = fit.phrase().iter().filter(|word| scene.relation(**word) == Universal::Case);
    heads
        .filter_map(|word| scene.tree.head(*word))
        .filter(|head| !inside(*head) && (scene.is_nominal(*head) || scene.is(*head, Class::MutualWord)))
        .collect()
}

/// Whose a noun of the phrase is: "Armenian" of "at Armenian hands", "government" of "in government hands".
fn owners(scene: &Scene<'_>, fit: &Match<'_>) -> Vec<WordIndex> {
    const BESIDE: &[Universal] = &[Universal::Amod, Universal::Compound];
    let owns = |word: &WordIndex| {
        let poss = scene.tree.word(*word).relation().subtype() == "poss";
        (poss || scene.hangs_by(*word, BESIDE)) && !fit.phrase().contains(word)
    };
    let words = fit.phrase().iter().copied().chain(std::iter::once(fit.trigger()));
    let nouns = words.filter(|word| scene.upos(*word) == Upos::Noun);
    nouns.flat_map(|noun| scene.tree.children(noun).filter(owns)).collect()
}

/// "werd beschoten", "a helicopter brought down": the subject, or what the participle describes, undergoes it.
pub(super) fn passive(scene: &Scene<'_>, fit: &Match<'_>, kind: EventType) -> bool {
    let trigger = fit.trigger();
    let participle = scene.tree.word(trigger).feature("VerbForm") == Some("Part");
    let verb = matches!(scene.upos(trigger), Upos::Verb | Upos::Adj);
    let told = !fit.words("passive").is_empty() || participle && !fit.words("described").is_empty();
    verb && (told || clipped(scene, fit, kind) || perfect(scene, fit, kind))
}

/// "is met raketten bestookt": a perfect without "hebben" of what takes an object, and has none.
fn perfect(scene: &Scene<'_>, fit: &Match<'_>, kind: EventType) -> bool {
    use EventType::{AirStrike, CaptureTerritory, GroundAttack, Killing, Shelling, ShotDown};
    let takes_object =
        matches!(kind, AirStrike | CaptureTerritory | GroundAttack | Killing | Shelling | ShotDown);
    let auxiliaries = scene.under(fit.trigger(), &[Universal::Aux]);
    let word = scene.tree.word(fit.trigger());
    let participle = word.feature("VerbForm") == Some("Part") && word.feature("Tense") != Some("Pres");
    let have = auxiliaries
        .iter()
        .any(|word| scene.is(*word, Class::HaveVerb) || scene.is(*word, Class::Reportative));
    let forces = fit.words("subject").iter().any(|word| {
        scene.is(*word, Class::ForceNoun)
            || scene.is(*word, Class::BandNoun)
            || scene.name_at(*word).is_some()
    });
    takes_object
        && participle
        && !auxiliaries.is_empty()
        && !have
        && !forces
        && fit.words("object").is_empty()
        && fit.rule().name() != "event.truce"
}

/// "Army helicopter downed": a headline leaves out the auxiliary of a passive.
fn clipped(scene: &Scene<'_>, fit: &Match<'_>, kind: EventType) -> bool {
    let takes_object = matches!(kind, EventType::ShotDown | EventType::Abduction | EventType::Killing);
    let past = scene.tree.word(fit.trigger()).feature("Tense") == Some("Past");
    let auxiliary = !scene.under(fit.trigger(), &[Universal::Aux]).is_empty();
    let own = fit.words("subject").iter().any(|word| scene.tree.head(*word) == Some(fit.trigger()));
    takes_object && past && !auxiliary && own && fit.words("object").is_empty()
}
