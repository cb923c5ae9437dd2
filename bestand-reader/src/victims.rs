//! Whose people are they, and do they fight? Victims and side of those counted.

use bestand_claim::{ActorCode, Scope, Sides, Speaker, Victims};
use bestand_syntax::{Universal, WordIndex};

use crate::cast::Cast;
use crate::marks::Class;
use crate::scene::Scene;
use crate::setting::scope;
use crate::sources::subject;
use crate::tolls::Toll;

/// Civilians, military or not said, by the noun and its adjectives.
pub(crate) fn victims(scene: &Scene<'_>, head: WordIndex) -> Victims {
    let own = category(scene, head);
    if own != Victims::Unspecified {
        return own;
    }
    let part = scene.parts.iter().find(|part| **part > head).map_or(scene.tree.len(), |part| part.get());
    let beside = scene.phrase(head).into_iter().filter(|word| *word != head && word.get() < part);
    let told = beside.into_iter().map(|word| told_by(scene, word, &[Class::VictimWord])).find(|told| *told != Victims::Unspecified);
    told.or_else(|| before(scene, head)).unwrap_or(Victims::Unspecified)
}

/// "het aantal militairen dat sneuvelde: er lieten 89 het leven": a bare number takes its noun from before.
fn before(scene: &Scene<'_>, head: WordIndex) -> Option<Victims> {
    let follows = scene.quantity_at(head).is_some() || scene.is(head, Class::TollNoun) && scene.relation(head) == Universal::Conj;
    if !follows {
        return None;
    }
    let words = (0..head.get()).rev().map(WordIndex::new);
    words.map(|word| category(scene, word)).find(|told| *told != Victims::Unspecified)
}

fn category(scene: &Scene<'_>, word: WordIndex) -> Victims {
    told_by(scene, word, &[Class::Person, Class::VictimWord, Class::TollNoun])
}

fn told_by(scene: &Scene<'_>, word: WordIndex, classes: &[Class]) -> Victims {
    let told = classes.iter().find_map(|class| {
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
pub(crate) fn side(
    number: usize,
    scene: &Scene<'_>,
    toll: &Toll<'_>,
    cast: &Cast,
    speaker: Option<&Speaker>,
    strikers: &[(WordIndex, ActorCode)],
) -> Sides {
    let head = toll.people.head;
    let named = named_sides(scene, head);
    if !named.is_empty() {
        let nationality = scene.name_at(head).is_some_and(|name| name.is_state) && !cast.between_states();
        return if nationality { Sides::none() } else { named };
    }
    let told = clause_side(scene, toll, cast);
    if !told.is_empty() {
        return told;
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
    let states = cast.between_states();
    let incident = scope(scene, toll) == Scope::Incident;
    owner(number, scene, toll, cast)
        .or_else(|| struck(scene, toll, cast, strikers).filter(|_| states))
        .or_else(|| speaks.filter(|code| states && cast.parties().contains(code)))
        .or_else(|| attacked(number, cast).filter(|_| states && incident))
        .or_else(|| serves(scene, head).then(|| cast.home()).flatten())
        .map(one)
        .unwrap_or_default()
}

/// "soldaten", "agenten": those who serve a state, where no other side is told.
fn serves(scene: &Scene<'_>, head: WordIndex) -> bool {
    scene.value(head, Class::Person, "of") == Some("state")
}

fn with(mut sides: Sides, code: ActorCode) -> Sides {
    sides.insert(code);
    sides
}

/// The sides that the phrase itself names: "350 Armeense militairen", "dozens of Ukrainian and Russian soldiers", "doden aan
/// Azerbeidzjaanse zijde"; a battle's place, as in "de slag om Nagorno-Karabach", names none.
fn named_sides(scene: &Scene<'_>, head: WordIndex) -> Sides {
    let mut sides = Sides::none();
    let mut open = vec![head];
    while let Some(word) = open.pop() {
        if let Some(name) = scene.name_at(word).filter(|name| name.takes_sides || name.organisation) {
            sides.insert(name.code.clone());
        }
        open.extend(scene.tree.children(word).filter(|child| owns(scene, *child)));
    }
    sides
}

/// Whether `word` tells whose its head is.
fn owns(scene: &Scene<'_>, word: WordIndex) -> bool {
    match scene.relation(word) {
        Universal::Amod | Universal::Compound | Universal::Flat | Universal::Det => true,
        Universal::Conj => scene.name_at(word).is_some(),
        Universal::Nmod | Universal::Obl => {
            let marked = scene.under(word, &[Universal::Case]).into_iter().any(|case| scene.is(case, Class::OwnerMarker));
            let possessive = scene.tree.word(word).relation().subtype() == "poss";
            possessive || marked || scene.is(word, Class::SideNoun)
        }
        _ => false,
    }
}

/// "aan Armeense zijde zijn 2.317 militairen gesneuveld": the side that the clause speaks of.
fn clause_side(scene: &Scene<'_>, toll: &Toll<'_>, cast: &Cast) -> Sides {
    let clause = scene.clause(toll.trigger);
    let told = scene.tree.subtree(clause).iter().copied().filter(|word| scene.is(*word, Class::SideNoun));
    let sides = |word: WordIndex| {
        let both = scene.tree.children(word).any(|child| scene.is(child, Class::BothWord));
        if both { cast.parties().into_iter().fold(Sides::none(), with) } else { named_sides(scene, word) }
    };
    told.map(sides).find(|sides| !sides.is_empty()).unwrap_or_default()
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

/// The party on whose ground the sentence plays.
fn attacked(number: usize, cast: &Cast) -> Option<ActorCode> {
    cast.ground(number).filter(|ground| cast.parties().contains(ground)).cloned()
}

/// "een Armeens bombardement kostte twaalf burgers het leven": those whom the striker of the clause fights.
fn struck(scene: &Scene<'_>, toll: &Toll<'_>, cast: &Cast, strikers: &[(WordIndex, ActorCode)]) -> Option<ActorCode> {
    let parties = cast.parties();
    let mut near: Vec<_> = strikers.iter().filter(|(_, code)| parties.contains(code)).collect();
    near.sort_by_key(|(word, _)| word.get().abs_diff(toll.trigger.get()));
    let (word, striker) = near.first()?;
    let here = scene.clause(*word) == scene.clause(toll.trigger) || scene.tree.is_under(*word, scene.clause(toll.trigger));
    if here { cast.enemy(striker) } else { None }
}
