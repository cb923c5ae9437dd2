//! Who says that it happened? The source of an event, unless saying so is the deed itself.

use bestand_claim::{ActorCode, EventGroup, EventType, Speaker, Standing};
use bestand_syntax::{Universal, Upos, WordIndex};

use crate::marks::Class;
use crate::scene::Scene;
use crate::sources::{Source, Sources, subject};

use super::Happening;
use super::telling::Told;

/// How many sentences on a source may stand.
const REACH: usize = 12;
/// A sentence of so many words may do no more than name the source of the one before: "Dat meldt het leger."
const SHORT: usize = 15;

/// Who answers for the word that tells an event. "Het leger ontkent dat" denies what another said before, and does not say it; a sentence
/// that tells more or counts is the source of that.
pub(super) fn source<'s>(
    scenes: &[Scene<'_>],
    sources: &'s Sources,
    number: usize,
    word: WordIndex,
) -> Option<&'s Source> {
    let source = sources.of(number, word)?;
    let span = source.speaker.span();
    let here = scenes[number].tree.subtree_span(scenes[number].tree.root());
    if here.overlaps(span) {
        return Some(source);
    }
    let counts = |scene: &Scene<'_>| {
        scene.tree.len() > SHORT || scene.quantities.iter().any(|quantity| !quantity.article)
    };
    let holds = |scene: &&Scene<'_>| scene.tree.subtree_span(scene.tree.root()).overlaps(span);
    let mut behind = scenes[number..].iter().take(REACH);
    let later = if span.start > here.start { behind.find(holds) } else { None };
    Some(source).filter(|_| source.standing != Standing::Denied && !later.is_some_and(counts))
}

/// The speaker of an event, if the words are more than its own deed or an aside.
pub(super) fn speaker(scene: &Scene<'_>, told: &Told<'_>, source: &Source) -> Option<Speaker> {
    (!performs(scene, told, source) && !is_aside(scene, told, source)).then(|| source.speaker.clone())
}

/// Whether the event is not what is said: fighting in which the counted died, or what the speaker itself does in a clause of its own.
fn is_aside(scene: &Scene<'_>, told: &Told<'_>, source: &Source) -> bool {
    const BESIDE: &[Universal] = &[Universal::Nsubj, Universal::Obj, Universal::Obl, Universal::Nmod];
    let word = told.told_by;
    let people = |at: WordIndex| {
        [Class::Person, Class::TollNoun, Class::LifeNoun].into_iter().any(|class| scene.is(at, class))
    };
    let counts = |last: WordIndex| {
        let next = (last.get() + 1..scene.tree.len().min(last.get() + 4)).map(WordIndex::new);
        next.chain(scene.tree.head(last)).any(people)
    };
    let counted = scene.quantities.iter().any(|quantity| !quantity.article && counts(quantity.last));
    let noun = scene.upos(word) != Upos::Verb && scene.hangs_by(word, BESIDE);
    let clause = scene.hangs_by(scene.clause(word), &[Universal::Advcl, Universal::Acl]);
    let own = scene.under(word, &[Universal::Nsubj]);
    let by_speaker = own.iter().any(|at| scene.tree.word(*at).span().overlaps(source.speaker.span()));
    told.kind == EventType::Clash && counted && (noun || clause) || by_speaker
}

/// "De regering kondigde een mobilisatie af", "lodged a protest": whoever does so by saying it is no source of it.
fn performs(scene: &Scene<'_>, told: &Told<'_>, source: &Source) -> bool {
    let decreed = matches!(told.kind.group(), EventGroup::Ceasefire | EventGroup::Forces);
    let spoken = matches!(
        told.kind,
        EventType::Condemnation | EventType::Accusation | EventType::Appeal | EventType::Invitation
    );
    let first =
        if scene.relation(told.told_by) == Universal::Conj { scene.tree.head(told.told_by) } else { None };
    let noun = first.unwrap_or(told.told_by);
    let object = scene.hangs_by(noun, &[Universal::Obj, Universal::Obl]);
    let above = scene.tree.head(noun).filter(|_| object);
    let mut verbs = told.words.iter().copied().chain(above);
    let by_speaker = |verb| {
        subject(scene, verb).is_some_and(|word| scene.tree.word(word).span().overlaps(source.speaker.span()))
    };
    verbs.any(|verb| (spoken || decreed && scene.is(verb, Class::SpeechVerb)) && by_speaker(verb))
}

/// Whoever accuses by `verb`, as the one who says so: "De RSF" of "De RSF beschuldigt het leger van beschietingen".
pub(super) fn accuser(scene: &Scene<'_>, found: &[Happening<'_>], verb: WordIndex) -> Option<Speaker> {
    let accusation = found.iter().find(|event| event.trigger == verb)?;
    let mut sides = accusation.actor.iter();
    let side: Option<ActorCode> = sides.next().filter(|_| sides.next().is_none()).cloned();
    let word = subject(scene, verb)?;
    let several = !scene.under(word, &[Universal::Conj]).is_empty();
    let span = if several { scene.tree.subtree_span(word) } else { scene.phrase_span(word) };
    Speaker::new(&scene.text_of(span), side, span).ok()
}
