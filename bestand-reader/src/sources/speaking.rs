//! Can this word say anything? Names, offices, persons and bodies can, a war or an attack cannot.

use bestand_syntax::{Universal, Upos, WordIndex};

use crate::marks::Class;
use crate::scene::Scene;

/// Whether `word` can say anything.
pub(super) fn may_speak(scene: &Scene<'_>, word: WordIndex) -> bool {
    const CLASSES: [Class; 4] = [Class::SpeakerNoun, Class::ForceNoun, Class::Person, Class::AgencyNoun];
    let verbal = scene.is(word, Class::SpeechVerb) && scene.name_at(word).is_none();
    if verbal && (scene.upos(word) == Upos::Verb || !scene.is(word, Class::SpeakerNoun)) {
        return false;
    }
    let spelled = scene.lower[word.get()].chars().any(char::is_alphabetic);
    if !spelled || is_dateline(scene, word) {
        return false;
    }
    let named = scene.upos(word) == Upos::Propn || scene.name_at(word).is_some();
    let known = CLASSES.iter().any(|class| scene.is(word, *class));
    is_personal(scene, word) || known || named && !scene.is(word, Class::EventNoun)
}

/// Whether `word` can say anything of people who have suffered, rather than be one of them.
pub(super) fn may_tell(scene: &Scene<'_>, word: WordIndex) -> bool {
    may_speak(scene, word) && !scene.is(word, Class::TollNoun) && !scene.is(word, Class::FigureNoun)
}

/// "hij", "they": a pronoun that stands for somebody.
pub(super) fn is_personal(scene: &Scene<'_>, word: WordIndex) -> bool {
    scene.upos(word) == Upos::Pron
        && scene.tree.word(word).feature("Person").is_some()
        && !scene.is(word, Class::TakeUp)
}

/// "KINSHASA (Reuters) - …": a place that opens the line.
fn is_dateline(scene: &Scene<'_>, word: WordIndex) -> bool {
    const MARKS: [&str; 6] = [":", "—", "–", "-", "(", "/"];
    word.get() < 3 && scene.lower.get(word.get() + 1).is_some_and(|next| MARKS.contains(&next.as_str()))
}

/// Whether a preposition stands before the phrase of `word`.
pub(super) fn is_cased(scene: &Scene<'_>, word: WordIndex) -> bool {
    !scene.under(word, &[Universal::Case]).is_empty()
}

/// Whether a preposition of `class` stands before the phrase of `word`.
pub(super) fn is_marked(scene: &Scene<'_>, word: WordIndex, class: Class) -> bool {
    scene.under(word, &[Universal::Case]).into_iter().any(|case| scene.is(case, class))
}

/// Whether `verb` is in the passive.
pub(super) fn is_passive(scene: &Scene<'_>, verb: WordIndex) -> bool {
    scene
        .under(verb, &[Universal::Aux])
        .into_iter()
        .any(|aux| scene.tree.word(aux).relation().subtype() == "pass")
}

/// The verbs of `words` that say something of their own: "weten" of "laten weten" does not.
pub(super) fn verbs(
    scene: &Scene<'_>,
    words: impl Iterator<Item = WordIndex>,
    speech: WordIndex,
) -> Vec<WordIndex> {
    let belongs = |word: WordIndex| {
        word == speech
            || scene.hangs_by(word, &[Universal::Xcomp, Universal::Compound, Universal::Fixed])
                && scene.tree.head(word) == Some(speech)
            || scene.relation(speech) == Universal::Xcomp && scene.tree.head(speech) == Some(word)
    };
    words.filter(|word| scene.upos(*word) == Upos::Verb && !belongs(*word)).collect()
}
