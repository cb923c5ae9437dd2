//! Whose people are they, and do they fight? Victims and side of those counted.

mod owning;
mod siding;
mod war;

use bestand_claim::{Outcome, Victims};
use bestand_syntax::{Universal, Upos, WordIndex};

use crate::actor_table::ActorKind;
use crate::counted::one;
use crate::marks::Class;
use crate::scene::Scene;
use crate::sources::subject;
use crate::tolls::{Toll, described, is_part};

pub(crate) use self::siding::side;
pub(crate) use self::war::{Earlier, War, between_states};

/// Civilians, military or not said, by the noun and its adjectives, by whom the clause speaks of, or by the toll beside it.
pub(crate) fn victims(number: usize, scene: &Scene<'_>, toll: &Toll<'_>, war: &War<'_>) -> Victims {
    let head = toll.people.head;
    let known = |told: Victims| Some(told).filter(|told| *told != Victims::Unspecified);
    let by_trigger = || {
        let verbal = [Class::SufferVerb, Class::TollNoun, Class::HarmAdjective];
        known(told_by(scene, toll.trigger, &verbal))
    };
    if mixed(scene, toll) {
        return Victims::Unspecified;
    }
    known(category(scene, head))
        .or_else(|| in_phrase(scene, head))
        .or_else(|| among(scene, toll).and_then(|word| known(category(scene, word))))
        .or_else(|| of_figure(scene, toll))
        .or_else(|| of_owner(number, scene, toll, war))
        .or_else(by_trigger)
        .or_else(|| described(scene, head).and_then(|word| known(category(scene, word))))
        .or_else(|| beside(number, scene, toll, war))
        .or_else(|| ranks(scene, head))
        .unwrap_or(Victims::Unspecified)
}

/// "many civilians and soldiers": one count for both.
fn mixed(scene: &Scene<'_>, toll: &Toll<'_>) -> bool {
    let head = toll.people.head;
    let other = |word: &WordIndex| {
        let told = category(scene, *word);
        told != Victims::Unspecified
            && told != category(scene, head)
            && one(scene, *word).quantity.is_none_or(|place| toll.people.quantity == Some(place))
    };
    category(scene, head) != Victims::Unspecified && scene.under(head, &[Universal::Conj]).iter().any(other)
}

/// "civilian casualties", "doden onder burgers": a word of the phrase, before its parts, tells.
fn in_phrase(scene: &Scene<'_>, head: WordIndex) -> Option<Victims> {
    let part = scene.parts.iter().find(|part| **part > head).map_or(scene.tree.len(), |part| part.get());
    let beside = scene.phrase(head).into_iter().filter(|word| *word != head && word.get() < part);
    beside
        .into_iter()
        .map(|word| told_by(scene, word, &[Class::VictimWord]))
        .find(|told| *told != Victims::Unspecified)
}

/// "the number of civilian dead stands at 248": the people whose number it is.
fn of_figure(scene: &Scene<'_>, toll: &Toll<'_>) -> Option<Victims> {
    let figure = toll.trigger;
    if !scene.is_figure(figure) {
        return None;
    }
    let phrase = scene.phrase(figure);
    phrase.into_iter().map(|word| category(scene, word)).find(|told| *told != Victims::Unspecified)
}

/// "onder het personeel van de VN vielen negen doden", "losses among the soldiers": the people among whom they were.
pub(super) fn among(scene: &Scene<'_>, toll: &Toll<'_>) -> Option<WordIndex> {
    let head = toll.people.head;
    let bare = scene.is(head, Class::TollNoun) || is_bare(scene, head);
    let marked = |word: &WordIndex| {
        scene.under(*word, &[Universal::Case]).into_iter().any(|case| scene.is(case, Class::AmongMarker))
            && !scene.parts.iter().any(|part| part == word)
    };
    let over = [head, toll.trigger, scene.clause(toll.trigger)];
    over.into_iter()
        .filter(|_| bare)
        .flat_map(|above| scene.under(above, &[Universal::Nmod, Universal::Obl]))
        .find(|word| marked(word) && category_or_owner(scene, *word))
}

fn category_or_owner(scene: &Scene<'_>, word: WordIndex) -> bool {
    category(scene, word) != Victims::Unspecified || !siding::named_sides(scene, word).is_empty()
}

/// "members of the militia", "Houthi's", "its men", "leden de regeringstroepen verliezen", "de vijand": those of an armed body fight.
fn of_owner(number: usize, scene: &Scene<'_>, toll: &Toll<'_>, war: &War<'_>) -> Option<Victims> {
    let head = toll.people.head;
    let fights = |word: WordIndex| {
        let group =
            scene.value(word, Class::SpeakerNoun, "of") == Some("group") && scene.upos(word) == Upos::Noun;
        let named = scene
            .name_at(word)
            .is_some_and(|name| matches!(name.kind, ActorKind::ArmedGroup | ActorKind::Fighters));
        group || named || scene.is(word, Class::ForceNoun)
    };
    let named = std::iter::once(head).chain(siding::between(scene, head));
    if named.into_iter().any(|word| scene.name_at(word).is_some() && fights(word)) {
        return Some(Victims::Military);
    }
    if let Some(word) = among(scene, toll)
        && scene
            .names
            .iter()
            .any(|name| name.kind == ActorKind::Organisation && scene.phrase(word).contains(&name.last))
    {
        return Some(Victims::Civilian);
    }
    let member = scene.is(head, Class::Member);
    let losses = scene.value(head, Class::TollNoun, "outcome").is_some_and(|told| told != "captured");
    let owned = scene.under(head, &[Universal::Nmod, Universal::Amod, Universal::Compound, Universal::Obl]);
    let owned = owned.into_iter().any(|word| fights(word) && siding::owns(scene, word));
    let enemy = losses && siding::clause_has(scene, toll, Class::EnemyWord);
    let ours = (member || losses || is_bare(scene, head))
        && owning::possessive(number, scene, toll, war.cast).is_some_and(|code| war.cast.is_group(&code));
    let own = member && siding::phrase_has(scene, head, Class::OwnWord);
    let suffers = (losses || member || is_bare(scene, head))
        && owning::sufferer(scene, toll).is_some_and(|word| scene.is(word, Class::ForceNoun));
    ((member || losses) && owned || enemy || ours || own || suffers).then_some(Victims::Military)
}

/// How near a noun for those who suffered must stand to the count before it, in words.
const NEAR: usize = 8;

/// "six soldiers killed and eight wounded": a count without a noun of its own is of the people beside it.
fn beside(number: usize, scene: &Scene<'_>, toll: &Toll<'_>, war: &War<'_>) -> Option<Victims> {
    let head = toll.people.head;
    let hurt =
        toll.outcome == Outcome::Injured && toll.people.quantity.is_some() && scene.is(head, Class::TollNoun);
    let near = |before: &Earlier| hurt && head.get().abs_diff(before.head.get()) <= NEAR;
    let conjoined = scene.is(head, Class::TollNoun) && scene.relation(head) == Universal::Conj
        || war.beside(number).is_some_and(near);
    if !conjoined && !is_bare(scene, head) {
        return None;
    }
    let before =
        war.beside(number).or_else(|| war.just_before(number, toll.outcome).filter(|_| goes_on(scene, toll)));
    if let Some(before) = before {
        let differs =
            |other: &Earlier| other.number == number && !other.part && other.victims != before.victims;
        if before.number == number
            && war.earlier.iter().any(|other| other.outcome == before.outcome && differs(other))
        {
            return None;
        }
        let same = before.number == number || is_part(scene, toll);
        let kept = |told: &Victims| *told == Victims::Military || same && *told == Victims::Civilian;
        return Some(before.victims).filter(kept);
    }
    let plural = |word: &WordIndex| {
        scene.upos(*word) == Upos::Noun
            && scene.is(*word, Class::Person)
            && scene.tree.word(*word).feature("Number") == Some("Plur")
    };
    let numbered = |word: &WordIndex| scene.tree.ancestors(*word).take(2).any(|above| scene.is_figure(above));
    let words = (0..head.get()).rev().map(WordIndex::new).filter(plural).filter(numbered);
    words.map(|word| category(scene, word)).find(|told| *told != Victims::Unspecified)
}

/// "Zes anderen raakten gewond", "Several are missing": a count that takes its people from the sentence before, not from a figure's noun or
/// from whoever lost them.
pub(super) fn goes_on(scene: &Scene<'_>, toll: &Toll<'_>) -> bool {
    let figure = scene.is_figure(toll.trigger);
    is_bare(scene, toll.people.head)
        && !figure
        && owning::sufferer(scene, toll).is_none()
        && doer(scene, toll).is_none()
}

/// Whether a count has no noun of its own: "acht", "four others", "een van hen".
pub(super) fn is_bare(scene: &Scene<'_>, head: WordIndex) -> bool {
    let named =
        scene.is(head, Class::Person) || scene.is(head, Class::TollNoun) || scene.name_at(head).is_some();
    let said = matches!(scene.upos(head), Upos::Verb | Upos::Adj)
        && scene.under(head, &[Universal::Nsubj]).into_iter().any(|word| scene.quantity_at(word).is_some());
    scene.quantity_at(head).is_some()
        || said
        || scene.is(head, Class::Other)
        || scene.upos(head) == Upos::Pron
        || scene.is(head, Class::HarmAdjective) && !scene.is(head, Class::TollNoun)
        || !named && !matches!(scene.upos(head), Upos::Noun | Upos::Propn)
}

/// "telde 2.783 doden in de eigen gelederen": the clause speaks of ranks.
fn ranks(scene: &Scene<'_>, head: WordIndex) -> Option<Victims> {
    let clause = scene.tree.subtree(scene.clause(head));
    let ranks = |word: &&WordIndex| scene.is(**word, Class::SideNoun) && scene.is(**word, Class::VictimWord);
    clause.iter().find(ranks).map(|word| told_by(scene, *word, &[Class::VictimWord]))
}

fn category(scene: &Scene<'_>, word: WordIndex) -> Victims {
    told_by(scene, word, &[Class::Person, Class::VictimWord, Class::TollNoun])
}

fn told_by(scene: &Scene<'_>, word: WordIndex, classes: &[Class]) -> Victims {
    let told = classes.iter().find_map(|class| {
        scene
            .value(word, *class, "victims")
            .and_then(|told| Victims::parse(told).ok())
            .filter(|told| *told != Victims::Unspecified)
    });
    match told {
        Some(told) => told,
        None if scene.is(word, Class::ForceNoun) => Victims::Military,
        None => Victims::Unspecified,
    }
}

/// Who does it to the people of a toll: the subject of "doodde", the agent of "werd gedood door".
pub(super) fn doer(scene: &Scene<'_>, toll: &Toll<'_>) -> Option<WordIndex> {
    let verb = toll.trigger;
    if !scene.is(verb, Class::InflictVerb) {
        return None;
    }
    let agent = scene.under(verb, &[Universal::Obl]).into_iter().find(|word| {
        scene.under(*word, &[Universal::Case]).into_iter().any(|case| scene.is(case, Class::AgentMarker))
    });
    agent.or_else(|| subject(scene, verb).filter(|word| !scene.tree.is_under(toll.people.head, *word)))
}
