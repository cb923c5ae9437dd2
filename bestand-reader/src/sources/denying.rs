//! Who denies what was said before? "Azerbeidzjan ontkent dat.", "M23 ontkent.", "Kyiv dismissed the claim."

use bestand_claim::{Modality, Speaker, Standing};
use bestand_syntax::{Universal, Upos, WordIndex};
use bestand_text::Span;

use super::saying::speaker_of;
use super::speaking::{is_marked, is_passive, may_tell};
use super::{Sources, speaker_at, stance};
use crate::cast::Cast;
use crate::marks::Class;
use crate::scene::Scene;
use crate::setting::{modality, negated};

/// Somebody's denial of what stands before it.
#[derive(Clone, Debug)]
pub(crate) struct Denial {
    /// Who denies.
    pub(crate) speaker: Speaker,
    /// The verb that says so.
    pub(crate) verb: WordIndex,
    /// All words that say so: "Azerbeidzjan ontkent dat".
    pub(crate) words: Span,
    /// What the words point to.
    pub(crate) pointer: Pointer,
}

/// What a denial points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pointer {
    /// "dat", "the accusation", or nothing at all: all that was said.
    Said,
    /// "de cijfers": the figures that were given.
    Figures,
    /// ", wat Bakoe ontkent": what was said in the same sentence.
    Beside,
}

impl Sources {
    /// The denials of sentence `number` that leave what they deny to the words before them.
    pub(crate) fn denials(&self, number: usize, scene: &Scene<'_>, cast: &Cast) -> Vec<Denial> {
        let verbs = scene.words().filter(|verb| denies(scene, *verb));
        verbs.filter_map(|verb| self.denial(number, scene, cast, verb)).collect()
    }

    fn denial(&self, number: usize, scene: &Scene<'_>, cast: &Cast, verb: WordIndex) -> Option<Denial> {
        let pointed = pointed(scene, verb);
        let pointer = match pointed {
            Some(word) => pointer(scene, verb, word)?,
            None if is_bare(scene, verb) => Pointer::Said,
            None => return None,
        };
        let denier = denier(scene, verb, pointed)?;
        let speaker = if scene.upos(denier) == Upos::Pron {
            let source = self.of(number, pointed?).filter(|source| source.standing == Standing::Denied)?;
            source.speaker.clone()
        } else {
            speaker_at(number, scene, cast, denier)?
        };
        let (first, last) = scene.phrase_ends(denier);
        let all = [Some(first), Some(last), Some(verb), pointed];
        let words = scene.span(all.into_iter().flatten().min()?, all.into_iter().flatten().max()?);
        Some(Denial { speaker, verb, words, pointer })
    }
}

/// "ontkent", "noemt … onzin": a verb in fact that denies, rather than one that "cannot deny" or "neither confirms nor denies".
fn denies(scene: &Scene<'_>, verb: WordIndex) -> bool {
    let calls_false = || {
        let said = scene.under(verb, &[Universal::Xcomp, Universal::Obl, Universal::Obj, Universal::Amod]);
        said.into_iter().any(|word| scene.is(word, Class::FalseWord))
    };
    let confirms = || scene.words().any(|word| scene.is(word, Class::ConfirmVerb));
    scene.upos(verb) == Upos::Verb
        && (scene.is(verb, Class::SpeechVerb) && stance(scene, verb) == Standing::Denied || calls_false())
        && !negated(scene, verb)
        && modality(scene, verb) == Modality::Happened
        && !confirms()
}

/// The pronoun or noun under `verb` that may stand for what was said.
fn pointed(scene: &Scene<'_>, verb: WordIndex) -> Option<WordIndex> {
    let mut below = scene.under(verb, &[Universal::Obj, Universal::Nsubj]);
    if !scene.is(verb, Class::SpeechVerb) {
        below.extend(scene.under(verb, &[Universal::Iobj]));
    }
    let relative = |word: WordIndex| {
        let kind = scene.tree.word(word).feature("PronType");
        kind.is_some_and(|kind| kind.contains("Rel") || kind.contains("Int"))
            && scene.relation(word) == Universal::Obj
    };
    let pronoun = |word: &&WordIndex| {
        scene.upos(**word) == Upos::Pron && (scene.is(**word, Class::TakeUp) || relative(**word))
    };
    let noun = |word: &&WordIndex| {
        [Class::ClaimNoun, Class::TakeUpNoun].iter().any(|class| scene.is(**word, *class))
            || scene.value(**word, Class::EventNoun, "type") == Some("accusation")
    };
    below.iter().find(pronoun).or_else(|| below.iter().find(noun)).copied()
}

/// What `word` points to, unless it or the verb has words of its own for that: "the claim that …", "denied that it had …".
fn pointer(scene: &Scene<'_>, verb: WordIndex, word: WordIndex) -> Option<Pointer> {
    const CONTENT: &[Universal] = &[Universal::Acl, Universal::Ccomp, Universal::Nmod, Universal::Appos];
    let whose = |at: &WordIndex| scene.tree.word(*at).relation().subtype() == "poss";
    let content = scene.under(word, CONTENT).iter().any(|at| !whose(at)) || has_content(scene, verb);
    if content {
        return None;
    }
    if scene.upos(word) == Upos::Pron {
        if scene.value(verb, Class::SpeechVerb, "refuses").is_some() {
            return None;
        }
        let relative = !scene.is(word, Class::TakeUp);
        let describes = relative && scene.hangs_by(verb, &[Universal::Acl, Universal::Advcl]);
        return match (relative, describes) {
            (false, _) => Some(Pointer::Said),
            (true, true) => Some(Pointer::Beside),
            (true, false) => None,
        };
    }
    let definite = scene.is_definite(word) || scene.is_owned(word);
    let figures =
        scene.is_figure(word) || !scene.is(word, Class::ClaimNoun) && scene.is(word, Class::TakeUpNoun);
    definite.then_some(if figures { Pointer::Figures } else { Pointer::Said })
}

/// Whether the verb says itself what is denied.
fn has_content(scene: &Scene<'_>, verb: WordIndex) -> bool {
    let said = scene.under(verb, &[Universal::Ccomp, Universal::Xcomp, Universal::Csubj, Universal::Advcl]);
    said.into_iter().any(|word| !scene.is(word, Class::FalseWord))
}

/// "M23 ontkent.": a verb with nothing beside it but who denies, and when.
fn is_bare(scene: &Scene<'_>, verb: WordIndex) -> bool {
    const BESIDE: &[Universal] = &[
        Universal::Nsubj,
        Universal::Punct,
        Universal::Advmod,
        Universal::Cc,
        Universal::Conj,
        Universal::Parataxis,
    ];
    let timed =
        |word: WordIndex| scene.times.iter().any(|time| (time.first..=time.last).contains(&word.get()));
    let finite = scene.tree.word(verb).feature("VerbForm") == Some("Fin");
    let whole =
        scene.tree.head(verb).is_none() || scene.hangs_by(verb, &[Universal::Conj, Universal::Parataxis]);
    let refuses = scene.value(verb, Class::SpeechVerb, "refuses").is_some();
    let alone = scene.tree.children(verb).all(|word| scene.hangs_by(word, BESIDE) || timed(word));
    let only_denial = stance(scene, verb) == Standing::Denied;
    finite && whole && alone && only_denial && !refuses && !is_passive(scene, verb)
}

/// Who denies: the subject, in the passive the doer.
fn denier(scene: &Scene<'_>, verb: WordIndex, pointed: Option<WordIndex>) -> Option<WordIndex> {
    let may = |word: &WordIndex| {
        Some(*word) != pointed && may_tell(scene, *word) && !scene.is(*word, Class::BothWord)
    };
    if is_passive(scene, verb) {
        let doers = scene.under(verb, &[Universal::Obl]);
        return doers.into_iter().find(|word| is_marked(scene, *word, Class::AgentMarker) && may(word));
    }
    let beside = || scene.under(verb, &[Universal::Nsubj, Universal::Obj]).into_iter().find(may);
    speaker_of(scene, verb).filter(may).or_else(beside)
}
