//! Whose people are they, and do they fight? Victims and side of those counted.

use bestand_claim::{ActorCode, Sides, Speaker, Victims};
use bestand_syntax::{Universal, WordIndex};

use crate::cast::Cast;
use crate::marks::Class;
use crate::scene::Scene;
use crate::sources::subject;
use crate::tolls::Toll;

/// Civilians, military or not said, by the noun and its adjectives.
pub(crate) fn victims(scene: &Scene<'_>, head: WordIndex) -> Victims {
    let own = category(scene, head);
    if own != Victims::Unspecified {
        return own;
    }
    let beside = scene.phrase(head).into_iter().filter(|word| *word != head);
    let told = beside.into_iter().map(|word| category(scene, word)).find(|told| *told != Victims::Unspecified);
    told.unwrap_or(Victims::Unspecified)
}

fn category(scene: &Scene<'_>, word: WordIndex) -> Victims {
    let told = [Class::Person, Class::VictimWord, Class::TollNoun].iter().find_map(|class| {
        scene.value(word, *class, "victims").and_then(|told| Victims::parse(told).ok()).filter(|told| *told != Victims::Unspecified)
    });
    match told {
        Some(told) => told,
        None if scene.is(word, Class::ForceNoun) => Victims::Military,
        None => Victims::Unspecified,
    }
}

/// The sides of the people of a toll: by their own names, by "eigen" or "vijand", by who counts them, or by the ground on
/// which one state strikes another.
pub(crate) fn side(number: usize, scene: &Scene<'_>, toll: &Toll<'_>, cast: &Cast, speaker: Option<&Speaker>) -> Sides {
    let head = toll.people.head;
    let named = named_sides(scene, head);
    if !named.is_empty() {
        return named;
    }
    let speaks = speaker.and_then(|speaker| speaker.side().cloned());
    let one = |code: ActorCode| Sides::from([code]);
    if phrase_has(scene, head, Class::EnemyWord) {
        return speaks.and_then(|code| cast.enemy(&code)).map(one).unwrap_or_default();
    }
    if phrase_has(scene, head, Class::BothWord) {
        return cast.parties().into_iter().fold(Sides::none(), with);
    }
    if phrase_has(scene, head, Class::OwnWord) || phrase_has(scene, toll.trigger, Class::OwnWord) {
        return speaks.or_else(|| cast.last_before(number + 1).cloned()).map(one).unwrap_or_default();
    }
    owner(number, scene, toll, cast)
        .or_else(|| attacked(scene, cast))
        .or_else(|| speaks.filter(|_| cast.between_states()))
        .map(one)
        .unwrap_or_default()
}

fn with(mut sides: Sides, code: ActorCode) -> Sides {
    sides.insert(code);
    sides
}

/// The sides that the phrase itself names: "350 Armeense militairen", "dozens of Ukrainian and Russian soldiers".
fn named_sides(scene: &Scene<'_>, head: WordIndex) -> Sides {
    let apposed = scene.under(head, &[Universal::Compound, Universal::Flat]);
    let words = scene.phrase(head).into_iter().chain(apposed);
    let names = words.filter_map(|word| scene.name_at(word)).filter(|name| name.takes_sides);
    names.fold(Sides::none(), |sides, name| with(sides, name.code.clone()))
}

fn phrase_has(scene: &Scene<'_>, head: WordIndex, class: Class) -> bool {
    scene.phrase(head).into_iter().any(|word| scene.is(word, class))
}

/// "Armenië telt 105 gesneuvelden": who counts, suffers or mourns them as the subject of their clause.
fn owner(number: usize, scene: &Scene<'_>, toll: &Toll<'_>, cast: &Cast) -> Option<ActorCode> {
    let head = toll.people.head;
    let verb = scene.tree.head(head)?;
    let counts = scene.is(verb, Class::FallVerb) && scene.relation(head) == Universal::Obj;
    let subject = subject(scene, verb).filter(|subject| counts && *subject != head)?;
    cast.side(number, scene, subject)
}

/// Where states fight each other: the state on whose ground the sentence plays, or at whom its attack is aimed.
fn attacked(scene: &Scene<'_>, cast: &Cast) -> Option<ActorCode> {
    scene.grounds.iter().find(|ground| cast.between_states() && cast.plays(ground)).cloned()
}
