//! Who owns, counts or suffers those counted? "zijn militairen", "Armenië telt 105 gesneuvelden", "the losses of its enemy".

use bestand_claim::ActorCode;
use bestand_syntax::{Universal, Upos, WordIndex};

use crate::cast::Cast;
use crate::marks::Class;
use crate::names::Name;
use crate::scene::Scene;
use crate::sources::subject;
use crate::tolls::Toll;

/// "39 of its fighters", "acht van zijn militairen": whom the possessive in the phrase takes up.
pub(super) fn possessive(
    number: usize,
    scene: &Scene<'_>,
    toll: &Toll<'_>,
    cast: &Cast,
) -> Option<ActorCode> {
    let head = toll.people.head;
    let below = scene.under(head, &[Universal::Nmod, Universal::Obl]);
    let phrases = std::iter::once(head).chain(below).flat_map(|word| scene.phrase(word));
    let pronoun = phrases.into_iter().find(|word| {
        let pronoun = scene.tree.word(*word);
        pronoun.feature("Poss") == Some("Yes") && !matches!(pronoun.feature("Person"), Some("1" | "2"))
    })?;
    if scene.tree.word(pronoun).feature("PronType").is_some_and(|kind| kind.contains("Rel")) {
        return described_by(scene, pronoun);
    }
    acting_before(number, scene, cast, pronoun).or_else(|| cast.antecedent(number, scene, pronoun))
}

/// "UNRWA, three of whose staff have died": the name that stands before the relative clause.
fn described_by(scene: &Scene<'_>, pronoun: WordIndex) -> Option<ActorCode> {
    const REACH: usize = 8;
    let near = |name: &&Name| name.last < pronoun && pronoun.get() - name.last.get() <= REACH;
    let named = scene.names.iter().filter(|name| name.takes_sides || name.organisation).rfind(near);
    named.map(|name| name.code.clone())
}

/// The nearest subject before a pronoun that has a side: "the group said, 39 of its fighters had died".
fn acting_before(number: usize, scene: &Scene<'_>, cast: &Cast, pronoun: WordIndex) -> Option<ActorCode> {
    let acts = |word: &WordIndex| {
        let relative = scene.tree.word(*word).feature("PronType").is_some_and(|kind| kind.contains("Rel"));
        scene.relation(*word) == Universal::Nsubj && !relative && !scene.tree.is_under(pronoun, *word)
    };
    let subjects = (0..pronoun.get()).rev().map(WordIndex::new).filter(acts);
    subjects.into_iter().find_map(|word| cast.side(number, scene, word))
}

/// "Armenië telt 105 gesneuvelden", "leden de regeringstroepen zware verliezen": who counts, suffers or mourns them as the subject of their clause.
pub(super) fn sufferer(scene: &Scene<'_>, toll: &Toll<'_>) -> Option<WordIndex> {
    let mut head = toll.people.head;
    while scene.hangs_by(head, &[Universal::Nmod, Universal::Nummod, Universal::Conj]) {
        head = scene.tree.head(head)?;
    }
    let verb = scene.tree.head(head)?;
    let counts = scene.is(verb, Class::BearVerb) && scene.hangs_by(head, &[Universal::Obj, Universal::Obl]);
    subject(scene, verb).filter(|subject| counts && *subject != head && acts(scene, *subject))
}

/// Whether `word` names somebody who can act, rather than a thing or a happening.
pub(super) fn acts(scene: &Scene<'_>, word: WordIndex) -> bool {
    let named = scene.name_at(word).is_some() || scene.upos(word) == Upos::Pron;
    let known =
        [Class::SpeakerNoun, Class::ForceNoun, Class::Person].iter().any(|class| scene.is(word, *class));
    (named || known) && !scene.is(word, Class::EventNoun)
}

/// The side of whoever counts, suffers or mourns them.
pub(super) fn owner(number: usize, scene: &Scene<'_>, toll: &Toll<'_>, cast: &Cast) -> Option<ActorCode> {
    cast.side(number, scene, sufferer(scene, toll)?)
}
