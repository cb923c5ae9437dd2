//! Who speaks between two marks? ", a spokesman for the army said.", "– zeggen de autoriteiten –", however the tree hangs them.

use std::ops::Range;

use bestand_claim::Standing;
use bestand_syntax::{Universal, Upos, WordIndex};

use super::saying::subject_before;
use super::speaking::{is_cased, is_passive, may_tell, verbs};
use super::{Source, Told, source, stance};
use crate::actor_table::Role;
use crate::cast::Cast;
use crate::marks::Class;
use crate::scene::Scene;

/// The most words that such a clause has.
const LONGEST: usize = 22;
/// The least words that it answers for.
const LEAST_SAID: usize = 3;

/// ", a spokesman for the army said.", "says the minister,": a speaker and a verb of saying between marks.
pub(super) fn by_insertion(number: usize, scene: &Scene<'_>, cast: &Cast, verb: WordIndex) -> Option<Source> {
    let mut clause = between_marks(scene, verb);
    if !is_plain(scene, &clause, verb) {
        return None;
    }
    let here = speaker_in(scene, &clause, verb);
    let heard = here.filter(|word| hears(scene, *word, verb));
    let speaker = here.filter(|_| heard.is_none()).or_else(|| {
        let (speaker, start) = named_before(scene, &clause, verb)?;
        clause.start = start;
        Some(speaker)
    });
    let speaker = speaker.or(heard)?;
    if counts(scene, &clause, speaker) || clause.len() + LEAST_SAID > scene.tree.len() {
        return None;
    }
    let standing = stance(scene, verb);
    if standing == Standing::Denied {
        return None;
    }
    let mut covers = vec![true; scene.tree.len()];
    covers[clause].fill(false);
    let told = Told {
        speaker: subject_before(scene, speaker).unwrap_or(speaker),
        at: speaker,
        standing,
        takes_up: false,
        runs_on: true,
    };
    source(number, scene, cast, told, covers)
}

/// "In Beni a nurse who asked not to be named counted 25 bodies", where the tree hangs the verb elsewhere: the speaker stands before the
/// verb in its clause or, between marks, right before that.
pub(super) fn by_position(number: usize, scene: &Scene<'_>, cast: &Cast, verb: WordIndex) -> Option<Source> {
    let clause = between_marks(scene, verb);
    let infinite =
        scene.tree.word(verb).feature("VerbForm").is_some_and(|form| form == "Inf" || form == "Ger");
    if infinite || is_passive(scene, verb) {
        return None;
    }
    let named = |word: &WordIndex| {
        scene.name_at(*word).is_some_and(|name| name.last == *word && name.role != Role::Adjective)
    };
    let speaks = |word: &WordIndex| {
        (scene.is(*word, Class::SpeakerNoun) || named(word))
            && may_tell(scene, *word)
            && !is_cased(scene, *word)
    };
    let speaker = inside(&clause)
        .take_while(|word| *word < verb)
        .find(speaks)
        .or_else(|| named_before(scene, &clause, verb).map(|(speaker, _)| speaker))?;
    let mut covers = vec![false; scene.tree.len()];
    covers[verb.get() + 1..].fill(true);
    source(
        number,
        scene,
        cast,
        Told { speaker, at: speaker, standing: stance(scene, verb), takes_up: false, runs_on: false },
        covers,
    )
}

/// The words around `word` up to the next marks.
fn between_marks(scene: &Scene<'_>, word: WordIndex) -> Range<usize> {
    let mark = |at: &WordIndex| is_mark(scene, *at);
    let start = (0..word.get()).map(WordIndex::new).rfind(mark).map_or(0, |at| at.get() + 1);
    let end = scene.words().skip(word.get() + 1).find(mark).map_or(scene.tree.len(), WordIndex::get);
    start..end
}

fn is_mark(scene: &Scene<'_>, word: WordIndex) -> bool {
    scene.upos(word) == Upos::Punct && scene.lower[word.get()] != "-"
}

fn inside(clause: &Range<usize>) -> impl Iterator<Item = WordIndex> + use<> {
    clause.clone().map(WordIndex::new)
}

/// Whether the clause does nothing but say who says it: no clause below it, no other verb, nothing said inside.
fn is_plain(scene: &Scene<'_>, clause: &Range<usize>, verb: WordIndex) -> bool {
    let said = scene.under(verb, &[Universal::Obj, Universal::Ccomp, Universal::Xcomp, Universal::Csubj]);
    let told = said.into_iter().any(|word| clause.contains(&word.get()) && !is_manner(scene, word, verb));
    let opener = WordIndex::new(clause.start);
    let joined = scene.hangs_by(opener, &[Universal::Cc]);
    let points =
        inside(clause).any(|word| word < verb && scene.is(word, Class::TakeUpNoun) && !is_cased(scene, word));
    clause.len() <= LONGEST
        && !is_passive(scene, verb)
        && !told
        && !joined
        && !points
        && (is_single(scene, clause, verb) || describes(scene, clause, verb))
}

/// Whether no other clause stands inside.
fn is_single(scene: &Scene<'_>, clause: &Range<usize>, verb: WordIndex) -> bool {
    let states = inside(clause).any(|word| {
        let below = scene.tree.head(word).is_some_and(|head| head != verb && clause.contains(&head.get()));
        scene.hangs_by(word, &[Universal::Cop, Universal::Aux]) && below && scene.upos(verb) != Upos::Aux
    });
    !states && !inside(clause).any(|word| binds(scene, word)) && verbs(scene, inside(clause), verb).is_empty()
}

/// ", a spokesman for the commission that parliament has appointed said.": a clause inside describes the speaker.
fn describes(scene: &Scene<'_>, clause: &Range<usize>, verb: WordIndex) -> bool {
    let Some(speaker) = inside(clause).find(|word| scene.is(*word, Class::SpeakerNoun)) else { return false };
    let before = inside(clause).take_while(|word| *word < speaker);
    let plain =
        before.into_iter().all(|word| !binds(scene, word) && scene.upos(word) != Upos::Verb || word == verb);
    let last = inside(clause).skip_while(|word| *word <= verb).all(|word| scene.upos(word) != Upos::Verb);
    let opens = verb.get() <= clause.start + 1;
    clause.start > 0 && plain && (last && speaker < verb || opens)
}

/// "die", "dat", "who": a word that opens a clause of its own.
fn binds(scene: &Scene<'_>, word: WordIndex) -> bool {
    let relative = scene.tree.word(word).feature("PronType").is_some_and(|kind| kind.contains("Rel"));
    relative || scene.relation(word) == Universal::Mark && !scene.is(word, Class::SoWord)
}

/// "told Reuters", "maakte bekend", "liet weten", "said so": what stands beside a verb of saying and is not what is said.
fn is_manner(scene: &Scene<'_>, word: WordIndex, verb: WordIndex) -> bool {
    let person = scene.is(word, Class::Person)
        || scene.is(word, Class::SpeakerNoun)
        || scene.is(word, Class::AgencyNoun);
    let named = scene.upos(word) == Upos::Propn || scene.name_at(word).is_some();
    person
        || named
        || scene.is(word, Class::SoWord)
        || scene.upos(word) == Upos::Pron
        || scene.relation(word) == Universal::Xcomp
            && scene.is(verb, Class::SpeechVerb)
            && scene.upos(word) != Upos::Noun
        || scene.relation(word) == Universal::Obj && scene.is(word, Class::SpeechPart)
}

/// Who speaks inside the clause: its subject, else the first that can speak and hangs under the verb or outside.
fn speaker_in(scene: &Scene<'_>, clause: &Range<usize>, verb: WordIndex) -> Option<WordIndex> {
    let impersonal = scene.value(verb, Class::SpeechVerb, "impersonal").is_some();
    let part =
        |head: WordIndex| scene.relation(head) == Universal::Xcomp && scene.tree.head(head) == Some(verb);
    let outer = |word: &WordIndex| {
        scene.tree.head(*word).is_none_or(|head| head == verb || part(head) || !clause.contains(&head.get()))
    };
    let pronoun = |word: &WordIndex| {
        scene.upos(*word) == Upos::Pron
            && scene.relation(*word) == Universal::Nsubj
            && scene.tree.word(*word).feature("Person").is_some()
    };
    let speaks = |word: &WordIndex| {
        (may_tell(scene, *word) || !impersonal && pronoun(word))
            && outer(word)
            && (impersonal || !is_cased(scene, *word))
            && !is_channel(scene, *word)
    };
    let rank = |word: &WordIndex| {
        let media = scene.name_at(*word).is_some_and(|name| name.media);
        let subject = scene.relation(*word) == Universal::Nsubj && scene.tree.head(*word) == Some(verb);
        (media, hears(scene, *word, verb), !subject, *word)
    };
    inside(clause).filter(speaks).min_by_key(rank)
}

/// "Reuters" of "told Reuters".
fn is_channel(scene: &Scene<'_>, word: WordIndex) -> bool {
    let media = scene.name_at(word).is_some_and(|name| name.media);
    media && scene.hangs_by(word, &[Universal::Obj, Universal::Iobj])
}

/// "reporters" of "told reporters"; of "vertelden twee officieren", which a parser takes for the same, only where nobody else speaks.
fn hears(scene: &Scene<'_>, word: WordIndex, verb: WordIndex) -> bool {
    let hearer = scene.value(verb, Class::SpeechVerb, "hearer").is_some();
    let object = scene.hangs_by(word, &[Universal::Obj, Universal::Iobj]);
    object && hearer && scene.tree.head(word) == Some(verb) && word > verb
}

/// "its spokesman, Colonel Saw Htoo, wrote on Facebook": a speaker in the phrases between marks before the verb.
fn named_before(scene: &Scene<'_>, clause: &Range<usize>, verb: WordIndex) -> Option<(WordIndex, usize)> {
    const NAME: usize = 14;
    const PHRASES: usize = 2;
    let opens = inside(clause)
        .take_while(|word| *word < verb)
        .all(|word| matches!(scene.upos(word), Upos::Aux | Upos::Adv));
    if !opens {
        return None;
    }
    let mut found = None;
    let mut start = clause.start;
    for _ in 0..PHRASES {
        let Some(before) = start.checked_sub(2) else { break };
        let phrase = between_marks(scene, WordIndex::new(before));
        let says = inside(&phrase).any(|word| matches!(scene.upos(word), Upos::Verb | Upos::Aux));
        let joined = scene.hangs_by(WordIndex::new(phrase.start), &[Universal::Cc]);
        if phrase.len() > NAME || says || joined {
            break;
        }
        let outer =
            |word: &WordIndex| scene.tree.head(*word).is_none_or(|head| !phrase.contains(&head.get()));
        let speaker =
            inside(&phrase).find(|word| may_tell(scene, *word) && outer(word) && !is_cased(scene, *word));
        if let Some(speaker) = speaker.filter(|word| found.is_none() || scene.is(*word, Class::SpeakerNoun)) {
            found = Some((speaker, phrase.start));
        }
        start = phrase.start;
    }
    found
}

/// Whether the clause counts people who are not the speaker: "the ministry reported 12 deaths".
fn counts(scene: &Scene<'_>, clause: &Range<usize>, speaker: WordIndex) -> bool {
    let own = scene.phrase(speaker);
    scene.quantities.iter().any(|quantity| {
        let counted =
            !quantity.article && clause.contains(&quantity.last.get()) && !own.contains(&quantity.last);
        counted && !crate::tolls::measures(scene, quantity.last) && !timed(scene, quantity.last)
    })
}

fn timed(scene: &Scene<'_>, word: WordIndex) -> bool {
    scene.times.iter().any(|time| (time.first..=time.last).contains(&word.get()))
}
