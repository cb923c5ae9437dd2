//! Which events does the report tell? What was done, by whom, to whom.

mod content;
mod front;
mod mood;
mod naming;
mod settling;
mod slots;
mod steps;
mod telling;

use bestand_claim::{ActorCode, EventGroup, EventType, Modality, Sides, Speaker, Standing};
use bestand_rules::Match;
use bestand_syntax::{Universal, WordIndex};
use bestand_text::Published;

use crate::cast::Cast;
use crate::marks::Class;
use crate::scene::Scene;
use crate::sources::{Source, Sources, subject};

pub(crate) use self::front::Front;
use self::naming::Naming;

/// An event as a sentence tells it.
#[derive(Clone, Debug)]
pub(crate) struct Happening<'r> {
    /// What kind of event.
    pub(crate) kind: EventType,
    /// The word that names it.
    pub(crate) trigger: WordIndex,
    /// All words that name it: "ten aanval" and "trok".
    pub(crate) words: Vec<WordIndex>,
    /// Who does it.
    pub(crate) actor: Sides,
    /// To whom.
    pub(crate) target: Sides,
    /// Whether it happened, is planned, called for, possible or denied.
    pub(crate) modality: Modality,
    /// Whether it belongs to an earlier war.
    pub(crate) background: bool,
    /// Who says so.
    pub(crate) speaker: Option<Speaker>,
    /// The word that says what becomes of it.
    pub(crate) told_by: WordIndex,
    /// The rule that found it.
    pub(crate) rule: &'r str,
}

/// The events of each sentence, and who fights whom: first what the words say, then, knowing who fights whom, what they leave to the reader.
pub(crate) fn tell<'r>(
    scenes: &[Scene<'_>],
    cast: &Cast,
    sources: &Sources,
    matches: &[Vec<Match<'r>>],
    published: Option<Published>,
) -> (Vec<Vec<Happening<'r>>>, Front) {
    let naming = Naming::new(scenes, cast, sources);
    let told: Vec<_> =
        matches.iter().enumerate().map(|(number, matches)| telling::told(number, &naming, matches)).collect();
    let front = Front::read(scenes, cast, &told);
    let settle = |number: usize, told: &telling::Told<'r>| {
        let scene = &scenes[number];
        let source = source(scene, sources, number, told.told_by);
        let speaker = source.and_then(|source| source.speaker.side());
        let before = number.checked_sub(1).map(|before| &scenes[before]);
        let background = mood::background(scene, before, told.told_by, published);
        let around = settling::Setting { scene, front: &front, number, speaker, background };
        let (actor, target) = settling::roles(told, around);
        Happening {
            kind: told.kind,
            trigger: told.trigger,
            told_by: told.told_by,
            words: told.words.clone(),
            actor,
            target,
            modality: mood::mood(scene, told, source.map_or(Standing::Asserted, |source| source.standing)),
            background,
            speaker: source
                .filter(|source| !performs(scene, told, source))
                .map(|source| source.speaker.clone()),
            rule: told.rule,
        }
    };
    let settled = |number: usize, told: &[telling::Told<'r>]| {
        let mut found: Vec<_> = told.iter().map(|told| settle(number, told)).collect();
        for (place, told) in told.iter().enumerate() {
            let accuser = told.accuser.and_then(|verb| accuser(&scenes[number], &found, verb));
            found[place].speaker = accuser.or(found[place].speaker.take());
        }
        found
    };
    let happenings = told.iter().enumerate().map(|(number, told)| settled(number, told)).collect();
    (happenings, front)
}

/// Who answers for the word that tells an event. "Het leger ontkent dat" denies what another said before, and does not say it.
pub(crate) fn source<'s>(
    scene: &Scene<'_>,
    sources: &'s Sources,
    number: usize,
    word: WordIndex,
) -> Option<&'s Source> {
    let source = sources.of(number, word)?;
    let here = scene.tree.subtree_span(scene.tree.root()).overlaps(source.speaker.span());
    Some(source).filter(|source| here || source.standing != Standing::Denied)
}

/// "De regering kondigde een mobilisatie af", "lodged a protest": whoever does so by saying it is no source of it.
fn performs(scene: &Scene<'_>, told: &telling::Told<'_>, source: &Source) -> bool {
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
fn accuser(scene: &Scene<'_>, found: &[Happening<'_>], verb: WordIndex) -> Option<Speaker> {
    let accusation = found.iter().find(|event| event.trigger == verb)?;
    let mut sides = accusation.actor.iter();
    let side: Option<ActorCode> = sides.next().filter(|_| sides.next().is_none()).cloned();
    let word = subject(scene, verb)?;
    let several = !scene.under(word, &[Universal::Conj]).is_empty();
    let span = if several { scene.tree.subtree_span(word) } else { scene.phrase_span(word) };
    Speaker::new(&scene.text_of(span), side, span).ok()
}
