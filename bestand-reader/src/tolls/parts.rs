//! Which counts take up a count beside them? Pairs, parts and the others: "27 doden, onder wie twee kinderen".

use bestand_claim::Outcome;
use bestand_syntax::{Universal, Upos, WordIndex};

use super::{PART, Toll, may_count, outcome_of};
use crate::counted::{Counted, conjuncts, is_people, one, parts, people_of};
use crate::marks::Class;
use crate::scene::Scene;

/// "tientallen doden en gewonden" is two tolls, "500 doden en gewonden" and "40 people were killed or wounded" one of casualties: a second
/// word without a number.
pub(super) fn pairs<'r>(scene: &Scene<'_>, found: &[Toll<'r>]) -> Vec<Toll<'r>> {
    let mut tolls = Vec::new();
    for toll in found.iter().filter(|toll| toll.outcome == Outcome::Killed && toll.people.quantity.is_some())
    {
        let second = conjuncts(scene, toll.people.head).into_iter().find(|word| {
            outcome_of(scene, *word) == Some(Outcome::Injured) && one(scene, *word).quantity.is_none()
        });
        let vague = toll.people.quantity.is_some_and(|place| scene.quantities[place].vague);
        match second {
            Some(second) if vague => {
                let people = Counted { head: second, quantity: toll.people.quantity };
                tolls.push(Toll { people, outcome: Outcome::Injured, ..toll.clone() });
            }
            None if !wounds_too(scene, toll.trigger) => {}
            _ => tolls.push(Toll { outcome: Outcome::Casualties, ..toll.clone() }),
        }
    }
    tolls
}

/// "were killed or wounded": whether a second verb with the same people tells that they were hurt.
fn wounds_too(scene: &Scene<'_>, killed: WordIndex) -> bool {
    let shares = |word: &WordIndex| {
        let own: Vec<_> = scene.tree.children(*word).collect();
        let counts = |at: &WordIndex| {
            scene
                .tree
                .subtree(*at)
                .iter()
                .any(|at| scene.quantity_at(*at).is_some_and(|place| !scene.quantities[place].article))
        };
        outcome_of(scene, *word) == Some(Outcome::Injured)
            && !own.iter().any(counts)
            && scene.quantity_at(*word).is_none()
    };
    let near = |word: &WordIndex| word.get().abs_diff(killed.get()) <= 3;
    scene.under(killed, &[Universal::Conj]).into_iter().any(|word| near(&word) && shares(&word))
}

/// "27 doden, onder wie twee kinderen": a part shares the outcome of the toll before it, also of the sentence before.
pub(super) fn parts_of<'r>(scene: &Scene<'_>, found: &[Toll<'r>], before: Option<Outcome>) -> Vec<Toll<'r>> {
    let mut tolls = Vec::new();
    for opener in &scene.parts {
        let whole =
            found.iter().filter(|toll| toll.people.head < *opener).max_by_key(|toll| toll.people.head);
        let opens = opener.get() < OPENING;
        let own = scene.value(*opener, Class::TollNoun, "outcome").and_then(|own| Outcome::parse(own).ok());
        let outcome = own.or(whole.map(|toll| toll.outcome)).or(before.filter(|_| opens));
        for people in parts(scene, *opener).into_iter().chain(counted_before(scene, *opener)) {
            if let Some(outcome) =
                outcome.filter(|_| found.iter().all(|toll| toll.people.quantity != people.quantity))
            {
                tolls.push(part(people, outcome, whole.map(|toll| toll.trigger)));
            }
        }
    }
    tolls.extend(others(scene, found));
    tolls.extend(included(scene, found));
    tolls.retain(|toll| may_count(scene, toll));
    tolls
}

/// How far from the start of its sentence words may stand that open a part of those told before.
const OPENING: usize = 4;

fn part<'r>(people: Counted, outcome: Outcome, trigger: Option<WordIndex>) -> Toll<'r> {
    Toll { people, outcome, trigger: trigger.unwrap_or(people.head), rule: PART, standing: None }
}

/// "Four of them were children": the count stands before the words for those told.
fn counted_before(scene: &Scene<'_>, opener: WordIndex) -> Option<Counted> {
    let place = scene.quantities.iter().position(|quantity| {
        let behind = opener.get().checked_sub(quantity.last.get());
        behind.is_some_and(|distance| (1..=3).contains(&distance)) && !quantity.article
    })?;
    let people = Counted { head: scene.quantities[place].last, quantity: Some(place) };
    described(scene, people.head).map(|_| people)
}

/// "were children", "zijn burgers": who those are that a count without a noun is the subject of.
pub(crate) fn described(scene: &Scene<'_>, head: WordIndex) -> Option<WordIndex> {
    let said = scene.tree.head(head).filter(|_| scene.relation(head) == Universal::Nsubj)?;
    (matches!(scene.upos(said), Upos::Noun | Upos::Adj) && is_people(scene, said)).then_some(said)
}

/// "some 210 children included": the part stands before the word that says so.
fn included<'r>(scene: &Scene<'_>, found: &[Toll<'r>]) -> Vec<Toll<'r>> {
    const REACH: usize = 4;
    let mut tolls = Vec::new();
    for word in scene.words().filter(|word| scene.is(*word, Class::PartAfter)) {
        let place = scene
            .quantities
            .iter()
            .rposition(|quantity| quantity.last < word && word.get() - quantity.last.get() <= REACH);
        let Some(people) = place.map(|place| people_of(scene, place)) else { continue };
        let whole = found.iter().rfind(|toll| toll.people.head < people.head);
        if let Some(whole) = whole.filter(|_| is_people(scene, people.head)) {
            tolls.push(part(people, whole.outcome, Some(whole.trigger)));
        }
    }
    tolls
}

/// "de negen overigen zijn burgers", "the other nine were soldiers": the rest of those counted in the sentence.
fn others<'r>(scene: &Scene<'_>, found: &[Toll<'r>]) -> Vec<Toll<'r>> {
    let mut tolls = Vec::new();
    for place in 0..scene.quantities.len() {
        let people = people_of(scene, place);
        let whole =
            found.iter().filter(|toll| toll.people.head < people.head).max_by_key(|toll| toll.people.head);
        let other = scene.is(people.head, Class::Other)
            || scene
                .under(people.head, &[Universal::Amod])
                .into_iter()
                .any(|word| scene.is(word, Class::Other));
        let free = found.iter().all(|toll| toll.people.quantity != Some(place));
        let told = described(scene, people.head).is_some()
            || scene.hangs_by(people.head, &[Universal::Amod]) && other;
        if let Some(whole) = whole.filter(|_| other && free && told && !scene.quantities[place].article) {
            tolls.push(part(people, whole.outcome, Some(whole.trigger)));
        }
    }
    tolls
}
