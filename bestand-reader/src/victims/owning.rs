//! Who owns, counts or suffers those counted? "zijn militairen", "Armenië telt 105 gesneuvelden", "the losses of its enemy".

use bestand_claim::ActorCode;
use bestand_syntax::{Universal, WordIndex};

use crate::cast::Cast;
use crate::marks::Class;
use crate::scene::Scene;
use crate::sources::subject;
use crate::tolls::Toll;

/// "39 of its fighters", "acht van zijn militairen": whom the possessive in the phrase takes up.
pub(super) fn possessive(number: usize, scene: &Scene<'_>, toll: &Toll<'_>, cast: &Cast) -> Option<ActorCode> {
    let head = toll.people.head;
    let below = scene.under(head, &[Universal::Nmod, Universal::Obl]);
    let phrases = std::iter::once(head).chain(below).flat_map(|word| scene.phrase(word));
    let pronoun = phrases.into_iter().find(|word| {
        let pronoun = scene.tree.word(*word);
        pronoun.feature("Poss") == Some("Yes") && !matches!(pronoun.feature("Person"), Some("1" | "2"))
    })?;
    acting_before(number, scene, cast, pronoun).or_else(|| cast.antecedent(number, scene, pronoun))
}

/// The nearest subject before a pronoun that has a side: "the group said, 39 of its fighters had died".
fn acting_before(number: usize, scene: &Scene<'_>, cast: &Cast, pronoun: WordIndex) -> Option<ActorCode> {
    let acts = |word: &WordIndex| {
        let relative = scene.tree.word(*word).feature("PronType").is_some_and(|kind| kind.contains("Rel"));
        scene.relation(*word) == Universal::Nsubj && !relative
    };
    let subjects = (0..pronoun.get()).rev().map(WordIndex::new).filter(acts);
    subjects.into_iter().find_map(|word| cast.side(number, scene, word))
}

/// "Armenië telt 105 gesneuvelden", "leden de troepen zware verliezen": who counts, suffers or mourns them as the subject of their clause.
pub(super) fn sufferer(scene: &Scene<'_>, toll: &Toll<'_>) -> Option<WordIndex> {
    let mut head = toll.people.head;
    while scene.hangs_by(head, &[Universal::Nmod, Universal::Nummod, Universal::Conj]) {
        head = scene.tree.head(head)?;
    }
    let verb = scene.tree.head(head)?;
    let counts = (scene.is(verb, Class::FallVerb) || scene.is(verb, Class::LoseVerb))
        && scene.hangs_by(head, &[Universal::Obj, Universal::Obl]);
    let happens = |word: WordIndex| scene.is(word, Class::EventNoun) || scene.is_thing(word);
    subject(scene, verb).filter(|subject| counts && *subject != head && !happens(*subject))
}

/// The side of whoever counts, suffers or mourns them.
pub(super) fn owner(number: usize, scene: &Scene<'_>, toll: &Toll<'_>, cast: &Cast) -> Option<ActorCode> {
    cast.side(number, scene, sufferer(scene, toll)?)
}
