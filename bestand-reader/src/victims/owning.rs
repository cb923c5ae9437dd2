//! Who owns, counts or suffers those counted? "zijn militairen", "Armenië telt 105 gesneuvelden", "the losses of its enemy".

use bestand_claim::ActorCode;
use bestand_syntax::{Universal, Upos, WordIndex};

use crate::cast::Cast;
use crate::marks::Class;
use crate::names::Name;
use crate::scene::Scene;
use crate::sources::subject;
use crate::tolls::Toll;

/// "39 of its fighters", "raised its toll to 39 fighters": whom the possessive in the phrase, or in that of the figure, takes up.
pub(super) fn possessive(
    number: usize,
    scene: &Scene<'_>,
    toll: &Toll<'_>,
    cast: &Cast,
) -> Option<ActorCode> {
    let head = toll.people.head;
    let below = scene.under(head, &[Universal::Nmod, Universal::Obl]);
    let phrases =
        std::iter::once(head).chain(below).chain(figure(scene, toll)).flat_map(|word| scene.phrase(word));
    let pronoun = phrases.into_iter().find(|word| {
        let pronoun = scene.tree.word(*word);
        pronoun.feature("Poss") == Some("Yes") && !matches!(pronoun.feature("Person"), Some("1" | "2"))
    })?;
    if scene.tree.word(pronoun).feature("PronType").is_some_and(|kind| kind.contains("Rel")) {
        return described_by(scene, pronoun);
    }
    acting_before(number, scene, cast, pronoun).or_else(|| cast.antecedent(number, scene, pronoun))
}

/// "its toll" of "raised its toll to 11 soldiers", "its losses" of "put its losses at 40": the figure that somebody sets at those counted.
fn figure(scene: &Scene<'_>, toll: &Toll<'_>) -> Option<WordIndex> {
    const PLACES: [Universal; 3] = [Universal::Obj, Universal::Obl, Universal::Xcomp];
    let head = top(scene, toll.people.head)?;
    let verb = scene.tree.head(head).filter(|_| scene.hangs_by(head, &PLACES))?;
    subject(scene, verb).filter(|setter| acts(scene, *setter))?;
    let figure = |word: &WordIndex| scene.is(*word, Class::FigureNoun) || scene.is(*word, Class::TollNoun);
    scene.under(verb, &[Universal::Obj]).into_iter().find(figure)
}

/// What heads the phrase in which people are counted: "een van hen" under "hen".
fn top(scene: &Scene<'_>, mut head: WordIndex) -> Option<WordIndex> {
    while scene.hangs_by(head, &[Universal::Nmod, Universal::Nummod, Universal::Conj]) {
        head = scene.tree.head(head)?;
    }
    Some(head)
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
        let adverb = scene.relation(*word) == Universal::Advmod && scene.name_at(*word).is_some();
        (adverb || scene.relation(*word) == Universal::Nsubj)
            && !relative
            && !scene.tree.is_under(pronoun, *word)
    };
    let subjects = (0..pronoun.get()).rev().map(WordIndex::new).filter(acts);
    subjects.into_iter().find_map(|word| cast.side(number, scene, word))
}

/// "Armenië telt 105 gesneuvelden", "leden de regeringstroepen zware verliezen": who counts, suffers or mourns them as the subject of their clause.
pub(super) fn sufferer(scene: &Scene<'_>, toll: &Toll<'_>) -> Option<WordIndex> {
    let head = top(scene, toll.people.head)?;
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
