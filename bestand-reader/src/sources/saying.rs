//! Who is the subject of a verb of saying, and what does the verb answer for? "Het leger meldt dat …", "…, zegt de minister".

use bestand_claim::Standing;
use bestand_syntax::{Universal, Upos, WordIndex};

use super::speaking::{is_marked, is_passive, may_speak, may_tell};
use super::{Source, Told, own_words, source, stance};
use crate::cast::Cast;
use crate::marks::Class;
use crate::scene::Scene;
use crate::setting::negated;

/// "het leger meldt dat …", "…, zegt de minister", "het ministerie telt 31 doden".
pub(super) fn by_verb(number: usize, scene: &Scene<'_>, cast: &Cast, verb: WordIndex) -> Option<Source> {
    let speaker = speaker_of(scene, verb)?;
    let (covers, takes_up) = reach_of_verb(scene, verb, speaker);
    let named = subject_before(scene, speaker).unwrap_or(speaker);
    source(
        number,
        scene,
        cast,
        Told { speaker: named, at: speaker, standing: stance(scene, verb), takes_up, runs_on: false },
        covers,
    )
}

/// "is bevestigd door het leger", "was reported by the police": the doer of a passive; by whom it "has not been confirmed", does not tell it.
pub(super) fn by_agent(number: usize, scene: &Scene<'_>, cast: &Cast, verb: WordIndex) -> Option<Source> {
    if negated(scene, verb) {
        return None;
    }
    let agent = scene.under(verb, &[Universal::Obl, Universal::Nmod]).into_iter();
    let mut agents =
        agent.filter(|word| is_marked(scene, *word, Class::AgentMarker) && may_tell(scene, *word));
    let speaker = agents
        .next()
        .filter(|_| is_passive(scene, verb) || scene.tree.word(verb).feature("VerbForm") == Some("Part"))?;
    let mut covers = super::covered(scene, verb);
    scene.tree.subtree(speaker).iter().for_each(|at| covers[at.get()] = false);
    source(
        number,
        scene,
        cast,
        Told { speaker, at: speaker, standing: stance(scene, verb), takes_up: false, runs_on: false },
        covers,
    )
}

/// Who says what `verb` says: its subject; where a parser took that for an object, "1300 doden telt Israël", the object.
pub(super) fn speaker_of(scene: &Scene<'_>, verb: WordIndex) -> Option<WordIndex> {
    if is_passive(scene, verb) || is_raised(scene, verb) {
        return None;
    }
    let near = |word: &WordIndex| word.get().abs_diff(verb.get());
    let impersonal = scene.value(verb, Class::SpeechVerb, "impersonal").is_some();
    let said = scene.under(verb, &[Universal::Ccomp]);
    let clausal = !impersonal
        && scene.is(verb, Class::SpeechVerb)
        && said.into_iter().any(|word| !scene.is(word, Class::SoWord));
    let stands_for = |word: &WordIndex| {
        scene.upos(*word) == Upos::Pron && scene.tree.word(*word).feature("Person").is_some()
    };
    let subjects = scene.under(verb, &[Universal::Nsubj]).into_iter().chain(taken_for_nobody(scene, verb));
    let own = subjects.filter(|word| {
        let pronoun = !impersonal && stands_for(word) && !scene.is(*word, Class::PointWord);
        may_tell(scene, *word) || pronoun || clausal && is_unknown(scene, *word)
    });
    let relative = |word: &WordIndex| {
        scene.tree.word(*word).feature("PronType").is_some_and(|kind| kind.contains("Rel"))
    };
    own.filter(|word| !relative(word) || scene.is(*word, Class::SpeakerNoun))
        .min_by_key(near)
        .or_else(|| inverted(scene, verb))
        .or_else(|| subject(scene, verb).filter(|word| may_speak(scene, *word)))
}

/// "It said that …", "Moscow does not disclose": who says it, where a parser took the pronoun for nobody and the name for an adverb.
fn taken_for_nobody(scene: &Scene<'_>, verb: WordIndex) -> impl Iterator<Item = WordIndex> {
    let named = |word: &WordIndex| scene.upos(*word) == Upos::Pron || scene.name_at(*word).is_some();
    scene
        .under(verb, &[Universal::Expl, Universal::Advmod])
        .into_iter()
        .filter(move |word| *word < verb && named(word))
}

/// "Gunmen believed to be herders": a participle with an infinitive, of which somebody else speaks.
fn is_raised(scene: &Scene<'_>, verb: WordIndex) -> bool {
    let infinitive = |word: &WordIndex| !scene.under(*word, &[Universal::Mark]).is_empty();
    scene.value(verb, Class::SpeechVerb, "raised").is_some()
        && scene.under(verb, &[Universal::Xcomp]).iter().any(infinitive)
}

/// A noun that no table has, beside a verb of saying with a clause: "ziekenhuizen melden dat", "a tally shows that".
fn is_unknown(scene: &Scene<'_>, word: WordIndex) -> bool {
    let known = [Class::TollNoun, Class::FigureNoun, Class::EventNoun, Class::LifeNoun];
    scene.upos(word) == Upos::Noun
        && !scene.is_thing(word)
        && known.iter().all(|class| !scene.is(word, *class))
}

fn inverted(scene: &Scene<'_>, verb: WordIndex) -> Option<WordIndex> {
    let next = |word: &WordIndex| *word > verb && scene.phrase_ends(*word).0.get() <= verb.get() + 1;
    let told = scene.under(verb, &[Universal::Nsubj]).iter().any(|word| !may_tell(scene, *word));
    let object = scene.under(verb, &[Universal::Obj]).into_iter();
    object
        .filter(|word| may_tell(scene, *word) && scene.quantity_at(*word).is_none())
        .find(|word| next(word) || told)
}

/// "the ministry protested about fire that, it said, killed three": whom a pronoun takes up in its own sentence.
pub(super) fn subject_before(scene: &Scene<'_>, pronoun: WordIndex) -> Option<WordIndex> {
    let mut before =
        scene.words().filter(|word| *word < pronoun && scene.relation(*word) == Universal::Nsubj);
    let counted = |word: WordIndex| !scene.under(word, &[Universal::Nummod]).is_empty();
    let named =
        before.rfind(|word| scene.upos(*word) != Upos::Pron && may_tell(scene, *word) && !counted(*word));
    named.filter(|_| scene.upos(pronoun) == Upos::Pron)
}

/// The subject of `verb`, also one that it shares with a verb before it or leaves to its auxiliary's clause.
pub(crate) fn subject(scene: &Scene<'_>, verb: WordIndex) -> Option<WordIndex> {
    let passive = is_passive(scene, verb);
    let own = scene
        .under(verb, &[Universal::Nsubj])
        .into_iter()
        .find(|word| !passive || scene.tree.word(*word).relation().subtype() != "pass");
    let antecedent = |word: WordIndex| {
        let relative = scene.tree.word(word).feature("PronType").is_some_and(|kind| kind.contains("Rel"));
        if relative && scene.relation(verb) == Universal::Acl { scene.tree.head(verb) } else { Some(word) }
    };
    own.and_then(antecedent).or_else(|| {
        let shared = scene.hangs_by(verb, &[Universal::Conj, Universal::Xcomp])
            || scene.relation(verb) == Universal::Advcl
                && scene.tree.word(verb).feature("VerbForm").is_some_and(|form| form != "Fin");
        if shared { scene.tree.head(verb).and_then(|head| subject(scene, head)) } else { None }
    })
}

/// The words that a speech verb answers for, and whether these are only a pronoun that takes up the sentence before.
fn reach_of_verb(scene: &Scene<'_>, verb: WordIndex, speaker: WordIndex) -> (Vec<bool>, bool) {
    let mut covers = vec![false; scene.tree.len()];
    let said = said_by(scene, verb);
    for word in &said {
        scene.tree.subtree(*word).iter().for_each(|at| covers[at.get()] = true);
    }
    let so = scene.tree.children(verb).any(|word| scene.is(word, Class::SoWord));
    let clausal = said
        .iter()
        .any(|word| scene.hangs_by(*word, &[Universal::Ccomp, Universal::Parataxis, Universal::Csubj]));
    let tells = said.iter().any(|word| tells_toll(scene, *word));
    let inserted = scene.relation(verb) == Universal::Parataxis && !tells
        || so && scene.hangs_by(verb, &[Universal::Advcl, Universal::Conj, Universal::Ccomp]);
    let bare =
        scene.tree.head(verb).is_some() && !said.iter().any(|word| !scene.hangs_by(*word, &[Universal::Obl]));
    if (inserted || bare && !tells) && !clausal {
        covers = vec![true; scene.tree.len()];
        scene.tree.subtree(verb).iter().for_each(|at| covers[at.get()] = false);
    }
    own_words(scene, speaker, verb).iter().for_each(|at| covers[at.get()] = false);
    covers[verb.get()] = false;
    let whole = scene.tree.head(verb).is_none();
    let taken = |word: &WordIndex| {
        scene.is(*word, Class::TakeUp) && !tells
            || scene.is(*word, Class::TakeUpNoun) && scene.quantities.is_empty()
    };
    let takes_up = whole && said.iter().any(taken) && !clausal && stance(scene, verb) == Standing::Asserted;
    (covers, takes_up)
}

/// Whether a phrase counts people or names those who have suffered.
fn tells_toll(scene: &Scene<'_>, word: WordIndex) -> bool {
    let subtree = scene.tree.subtree(word);
    let counted =
        |at: &WordIndex| scene.quantity_at(*at).is_some_and(|place| !scene.quantities[place].article);
    subtree.iter().any(|at| scene.is(*at, Class::TollNoun) || counted(at))
}

/// What hangs under a verb of saying as that which is said.
fn said_by(scene: &Scene<'_>, verb: WordIndex) -> Vec<WordIndex> {
    const SAID: [Universal; 6] = [
        Universal::Ccomp,
        Universal::Xcomp,
        Universal::Obj,
        Universal::Obl,
        Universal::Parataxis,
        Universal::Csubj,
    ];
    let mut said = scene.under(verb, &SAID);
    said.retain(|word| !scene.is(*word, Class::SoWord));
    said.extend(scene.under(verb, &[Universal::Advcl]).into_iter().filter(|clause| {
        *clause < verb && scene.under(*clause, &[Universal::Mark]).is_empty()
            || scene.upos(*clause) != Upos::Verb
    }));
    if stance(scene, verb) == Standing::Denied {
        said.retain(|word| !(verb.get()..word.get()).any(|at| scene.lower[at] == ":"));
    }
    said
}
