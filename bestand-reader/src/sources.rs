//! Who says so? The speakers of each sentence, and which of its words each of them answers for.

mod carrying;
mod denying;
mod finding;
mod inserting;
mod saying;
mod speaking;
mod taking_up;

use bestand_claim::{ActorCode, Speaker, Standing};
use bestand_syntax::{Universal, Upos, WordIndex};

use bestand_text::Span;

use crate::cast::Cast;
use crate::marks::Class;
use crate::scene::Scene;

pub(crate) use self::denying::{Denial, Pointer};
pub(crate) use self::saying::subject;

/// Somebody to whom words are attributed: "Armenië" answers for "zijn 350 militairen gesneuveld" after "volgens".
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// The speaker as the report names it, with the side it speaks for.
    pub(crate) speaker: Speaker,
    /// Asserted or denied, by the verb of saying.
    pub(crate) standing: Standing,
    /// The words of the sentence that it answers for.
    covers: Vec<bool>,
    /// Where the speaker stands in its sentence.
    place: WordIndex,
    /// Whether the speaker is a pronoun that takes up the one before: "hij zei".
    pronoun: bool,
    /// Whether the sentence does no more than name the source of the one before: "Dat meldt het leger."
    takes_up: bool,
}

impl Source {
    /// Whether the source answers for `word`.
    pub(crate) fn covers(&self, word: WordIndex) -> bool {
        self.covers.get(word.get()).copied().unwrap_or(false)
    }

    fn reach(&self) -> usize {
        self.covers.iter().filter(|covered| **covered).count()
    }

    /// The same speaker for all words of another sentence.
    fn carried(&self, scene: &Scene<'_>) -> Self {
        Self { covers: vec![true; scene.tree.len()], takes_up: false, pronoun: false, ..self.clone() }
    }
}

/// The sources of all sentences of a report.
#[derive(Debug)]
pub(crate) struct Sources {
    by_scene: Vec<Vec<Source>>,
}

impl Sources {
    /// Finds the sources of every sentence, then carries them on through quotations and "zou".
    pub(crate) fn read(scenes: &[Scene<'_>], cast: &Cast) -> Self {
        let by_scene =
            scenes.iter().enumerate().map(|(number, scene)| finding::within(number, scene, cast)).collect();
        let mut sources = Self { by_scene };
        sources.resolve(scenes, cast);
        sources.take_up(scenes);
        sources.carry_on(scenes);
        sources
    }

    /// The innermost source that answers for `word` of sentence `number`, of two that answer for as much the nearer one.
    pub(crate) fn of(&self, number: usize, word: WordIndex) -> Option<&Source> {
        self.by_scene[number]
            .iter()
            .filter(|source| source.covers(word))
            .min_by_key(|source| (source.reach(), source.place.get().abs_diff(word.get())))
    }

    /// All sources that answer for `word` of sentence `number`.
    pub(crate) fn all_of(&self, number: usize, word: WordIndex) -> impl Iterator<Item = &Source> {
        self.by_scene[number].iter().filter(move |source| source.covers(word))
    }

    /// The source named last in or before sentence `number`.
    pub(crate) fn last_before(&self, number: usize) -> Option<&Source> {
        self.by_scene[..number].iter().rev().find_map(|sources| sources.last())
    }
}

/// What a report's sentences know of a speaker before it is a source.
#[derive(Clone, Copy)]
struct Told {
    /// The word that heads the speaker's phrase.
    speaker: WordIndex,
    /// Where the words stand that say that he speaks.
    at: WordIndex,
    standing: Standing,
    takes_up: bool,
    /// Whether what is said runs on behind a semicolon: "…, the army said; …".
    runs_on: bool,
}

/// The source that `told` makes of the words that it covers.
fn source(number: usize, scene: &Scene<'_>, cast: &Cast, told: Told, covers: Vec<bool>) -> Option<Source> {
    let Told { speaker, at: place, standing, takes_up, runs_on } = told;
    let pronoun = scene.upos(speaker) == Upos::Pron;
    let speaker = speaker_at(number, scene, cast, speaker)?;
    let covers = within_marks(scene, place, runs_on, covers);
    Some(Source { speaker, standing, covers, place, pronoun, takes_up })
}

fn speaker_at(number: usize, scene: &Scene<'_>, cast: &Cast, word: WordIndex) -> Option<Speaker> {
    let side: Option<ActorCode> = cast.side(number, scene, word);
    let span = phrase_behind_marks(scene, word);
    Speaker::new(&scene.text_of(span), side, span).ok()
}

/// The phrase without what a comma sets off before it, "a nurse" of "In Beni, a nurse", and without when he spoke, "the army" of "the army on
/// Sunday said"; with a name right behind it: "gouverneur Ivan Fedorov".
fn phrase_behind_marks(scene: &Scene<'_>, word: WordIndex) -> Span {
    let (first, last) = scene.phrase_ends(word);
    let mark = (first.get()..word.get()).rfind(|at| scene.lower[*at] == ",");
    let named =
        |at: &WordIndex| scene.upos(*at) == Upos::Propn && scene.phrase_ends(*at).0.get() == last.get() + 1;
    let name = scene.under(word, &[Universal::Appos, Universal::Flat]).into_iter().find(named);
    let last = name.map_or(last, |name| scene.phrase_ends(name).1);
    let time =
        scene.times.iter().map(|time| time.first).find(|time| word.get() < *time && *time <= last.get());
    let last = time.map_or(last, |time| WordIndex::new(time - 1));
    scene.span(mark.map_or(first, |at| WordIndex::new(at + 1)), last)
}

/// A semicolon ends what a source answers for to its left, and to its right where another speaks there: "…, says Kyiv; Moscow puts it at 9".
fn within_marks(scene: &Scene<'_>, speaker: WordIndex, runs_on: bool, mut covers: Vec<bool>) -> Vec<bool> {
    let marks: Vec<_> =
        scene.words().filter(|word| scene.lower[word.get()] == ";").map(WordIndex::get).collect();
    if marks.is_empty() {
        return covers;
    }
    let segment = |word: usize| marks.partition_point(|mark| *mark < word);
    let own = segment(speaker.get());
    let speaks = |word: &WordIndex| {
        scene.is(*word, Class::SpeechVerb) && scene.upos(*word) == Upos::Verb
            || scene.is(*word, Class::SourcePreposition)
    };
    let segments =
        |words: Vec<WordIndex>| -> Vec<usize> { words.into_iter().map(|word| segment(word.get())).collect() };
    let speaking = segments(scene.words().filter(speaks).collect());
    let reported = segments(scene.words().filter(|word| is_carrying(scene, *word)).collect());
    let next = speaking.iter().copied().find(|at| *at > own);
    let last = segment(covers.len()) == own && runs_on;
    let reached: Vec<bool> = (0..=marks.len())
        .map(|at| {
            at == own
                || reported.contains(&at)
                || at < own && last && !speaking.contains(&at)
                || runs_on && at > own && next.is_none_or(|next| at < next)
        })
        .collect();
    let any = covers.contains(&true);
    for (word, covered) in covers.iter_mut().enumerate() {
        let at = segment(word);
        *covered = reached[at] && (*covered || runs_on && at > own && any);
    }
    covers
}

/// "zou", "zouden": a reportative verb in the past carries a speaker on.
fn is_carrying(scene: &Scene<'_>, word: WordIndex) -> bool {
    scene.is(word, Class::Reportative) && scene.tree.word(word).feature("Tense") == Some("Past")
}

/// The words under `over`.
fn covered(scene: &Scene<'_>, over: WordIndex) -> Vec<bool> {
    let mut covers = vec![false; scene.tree.len()];
    scene.tree.subtree(over).iter().for_each(|word| covers[word.get()] = true);
    covers
}

/// The words of whoever says what `verb` says: all that hangs under him, unless the verb itself does, in a clause that describes him.
fn own_words(scene: &Scene<'_>, speaker: WordIndex, verb: WordIndex) -> Vec<WordIndex> {
    if scene.tree.is_under(verb, speaker) {
        scene.phrase(speaker)
    } else {
        scene.tree.subtree(speaker).to_vec()
    }
}

/// Whether the verb of saying asserts or denies.
fn stance(scene: &Scene<'_>, verb: WordIndex) -> Standing {
    match scene.value(verb, Class::SpeechVerb, "stance") {
        Some("denied") => Standing::Denied,
        _ => Standing::Asserted,
    }
}
