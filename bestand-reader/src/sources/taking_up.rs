//! Which sentence does no more than name the source of those before it? "Dat meldt het leger.", "De schatting komt van de regering."

use bestand_claim::Standing;
use bestand_syntax::{Universal, Upos, WordIndex};

use super::speaking::{is_cased, is_marked, is_passive, is_personal, may_tell};
use super::{Source, Told, source, stance};
use crate::cast::Cast;
use crate::counted::{is_people, people_of};
use crate::marks::Class;
use crate::scene::Scene;

/// The source of a sentence that points back: by a pronoun with a verb of saying, or by a word for the figure.
pub(super) fn by_pointer(number: usize, scene: &Scene<'_>, cast: &Cast) -> Option<Source> {
    if !scene.is_body() || counts_people(scene) {
        return None;
    }
    by_pronoun(number, scene, cast).or_else(|| by_figure(number, scene, cast))
}

/// Whether the sentence has a number of people of its own.
fn counts_people(scene: &Scene<'_>) -> bool {
    (0..scene.quantities.len())
        .any(|place| !scene.quantities[place].article && is_people(scene, people_of(scene, place).head))
}

/// "Dat heeft de gouverneur bekendgemaakt.", "De gouverneur maakte dat bekend.", "The army confirmed this."
fn by_pronoun(number: usize, scene: &Scene<'_>, cast: &Cast) -> Option<Source> {
    let says = |word: &WordIndex| {
        scene.is(*word, Class::SpeechVerb) && scene.upos(*word) != Upos::Propn
            || scene.is(*word, Class::ConfirmVerb)
    };
    let verb = scene.words().find(says)?;
    let pointer = scene.words().find(|word| points(scene, *word, verb))?;
    let clauses = scene.under(verb, &[Universal::Ccomp, Universal::Csubj]);
    if clauses.into_iter().any(|clause| scene.upos(clause) == Upos::Verb && clause != pointer) {
        return None;
    }
    let doer = is_passive(scene, verb);
    let impersonal = scene.value(verb, Class::SpeechVerb, "impersonal").is_some();
    let speaks = |word: &WordIndex| {
        *word != pointer
            && may_tell(scene, *word)
            && scene.tree.head(*word).is_none_or(|head| !may_tell(scene, head))
            && if impersonal {
                is_cased(scene, *word)
            } else if is_cased(scene, *word) {
                doer && is_marked(scene, *word, Class::AgentMarker)
            } else {
                !doer && !told_to(scene, *word)
            }
    };
    let speaker = scene.words().find(speaks)?;
    let standing = stance(scene, verb);
    if standing == Standing::Denied {
        return None;
    }
    let covers = vec![false; scene.tree.len()];
    source(
        number,
        scene,
        cast,
        Told { speaker, at: speaker, standing, takes_up: true, runs_on: false },
        covers,
    )
}

/// "Reuters" of "told Reuters".
fn told_to(scene: &Scene<'_>, word: WordIndex) -> bool {
    scene.name_at(word).is_some_and(|name| name.media)
        && scene.hangs_by(word, &[Universal::Obj, Universal::Iobj])
}

/// "Dat" that opens the sentence, or "dat", "so", "this" beside the verb of the only clause.
fn points(scene: &Scene<'_>, word: WordIndex, verb: WordIndex) -> bool {
    const OPENING: usize = 2;
    const BESIDE: usize = 3;
    let pronoun =
        scene.is(word, Class::TakeUp) && !is_personal(scene, word) && scene.relation(word) != Universal::Det;
    let opens = word.get() < OPENING && word < verb && scene.relation(word) != Universal::Mark;
    if scene.is(word, Class::SoWord) && scene.value(verb, Class::SpeechVerb, "impersonal").is_some() {
        return word.get() < OPENING;
    }
    let beside = word > verb && word.get() - verb.get() <= BESIDE;
    let clause = scene.relation(word) == Universal::Mark
        && scene.tree.head(word).is_some_and(|head| !scene.under(head, &[Universal::Nsubj]).is_empty());
    let only = || scene.words().filter(|at| scene.upos(*at) == Upos::Verb).count() <= 1 && !clause;
    pronoun && (opens || (word.get() < OPENING || beside) && only())
}

/// "De schatting komt van een functionaris", "Het was het ministerie dat met het getal kwam": who gave the figure told before.
fn by_figure(number: usize, scene: &Scene<'_>, cast: &Cast) -> Option<Source> {
    let figure = scene.words().find(|word| {
        scene.is(*word, Class::TakeUpNoun)
            && scene.hangs_by(
                *word,
                &[Universal::Nsubj, Universal::Obj, Universal::Obl, Universal::Root, Universal::Ccomp],
            )
    })?;
    let timed = |at: WordIndex| scene.times.iter().any(|time| (time.first..=time.last).contains(&at.get()));
    if scene.quantities.iter().any(|quantity| !quantity.article && !timed(quantity.last))
        || !scene.is_definite(figure)
    {
        return None;
    }
    let plays = |word: &WordIndex| {
        *word != figure
            && scene.hangs_by(*word, &[Universal::Nsubj, Universal::Obl, Universal::Root, Universal::Nmod])
            && (scene.is(*word, Class::SpeakerNoun)
                || scene.upos(*word) == Upos::Propn && scene.name_at(*word).is_some())
    };
    let speaker = scene.words().find(plays)?;
    let covers = vec![false; scene.tree.len()];
    source(
        number,
        scene,
        cast,
        Told { speaker, at: speaker, standing: Standing::Asserted, takes_up: true, runs_on: false },
        covers,
    )
}
