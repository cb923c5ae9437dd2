//! Whom does one sentence name as a source? "Volgens X", "X meldt", "by X's count", "X gaf geen cijfers".

use bestand_claim::Standing;
use bestand_syntax::{Universal, Upos, WordIndex};

use super::inserting::{by_insertion, by_position};
use super::saying::{by_agent, by_verb, speaker_of, subject};
use super::speaking::{is_cased, is_marked, may_speak, may_tell};
use super::taking_up::by_pointer;
use super::{Source, Told, covered, own_words, source};
use crate::cast::Cast;
use crate::marks::Class;
use crate::scene::Scene;
use crate::setting::negated;

/// The sources of a sentence by its own words.
pub(super) fn within(number: usize, scene: &Scene<'_>, cast: &Cast) -> Vec<Source> {
    let mut found = Vec::new();
    for word in scene.words() {
        if scene.is(word, Class::SourcePreposition) || by_itself(scene, word) {
            found.extend(by_preposition(number, scene, cast, word));
        }
        if says(scene, word) {
            let told = by_insertion(number, scene, cast, word).or_else(|| {
                by_verb(number, scene, cast, word).filter(|source| source.reach() > 0 || source.takes_up)
            });
            let told = told.or_else(|| by_agent(number, scene, cast, word));
            found.extend(told.as_ref().and_then(|source| behind_colon(scene, source)));
            found.extend(told.or_else(|| by_position(number, scene, cast, word)));
        }
        if scene.is(word, Class::AdmitVerb)
            || scene.is(word, Class::WithholdVerb)
            || scene.is(word, Class::DiscloseVerb) && withholds(scene, word)
        {
            found.extend(by_disclosure(number, scene, cast, word));
        }
        if scene.is(word, Class::SourceNoun) {
            found.extend(by_estimate(number, scene, cast, word));
        }
        if scene.is(word, Class::ClaimNoun) {
            found.extend(by_claim(number, scene, cast, word));
        }
    }
    if !found.iter().any(|source| source.takes_up) {
        found.extend(by_pointer(number, scene, cast));
    }
    found
}

/// "Het leger ontkent dat twee piloten zijn gedood: een van hen zit gevangen": behind the colon who denies asserts.
fn behind_colon(scene: &Scene<'_>, source: &Source) -> Option<Source> {
    let colon =
        scene.lower.iter().rposition(|form| form == ":").filter(|colon| *colon > source.place.get())?;
    let covers = (0..scene.tree.len()).map(|word| word > colon).collect();
    let denies = source.standing == Standing::Denied;
    denies.then(|| Source { standing: Standing::Asserted, covers, takes_up: false, ..source.clone() })
}

/// Whether `word` is a verb of saying, or one that reaches a number of people: "komt tot 27 doden".
fn says(scene: &Scene<'_>, word: WordIndex) -> bool {
    let counts = |toll: WordIndex| {
        scene
            .value(toll, Class::TollNoun, "outcome")
            .is_some_and(|told| told != "captured" && told != "released")
    };
    let reaches = || {
        let reached = scene.under(word, &[Universal::Obl, Universal::Obj, Universal::Xcomp]);
        scene.is(word, Class::ReachVerb)
            && reached.into_iter().any(|toll| counts(toll) || scene.is(toll, Class::FigureNoun))
    };
    let revises = || scene.is(word, Class::ReviseVerb) && revises(scene, word);
    let verbal = match scene.upos(word) {
        Upos::Verb | Upos::Aux => true,
        Upos::Noun | Upos::Adj => {
            let noun = scene.under(word, &[Universal::Det, Universal::Case, Universal::Amod, Universal::Cop]);
            noun.into_iter().all(|below| below > word)
        }
        _ => false,
    };
    verbal && (scene.is(word, Class::SpeechVerb) || reaches() || revises())
}

/// "raised its toll to 11", "put its losses at 40": a figure, or losses of one's own, that somebody sets; "a fourth soldier raised the toll"
/// is one who is counted.
fn revises(scene: &Scene<'_>, verb: WordIndex) -> bool {
    let figure = |word: &WordIndex| {
        scene.is_figure(*word) || scene.is(*word, Class::TollNoun) && scene.is_owned(*word)
    };
    let sufferer = |word: WordIndex| scene.is(word, Class::Person) && !scene.is(word, Class::SpeakerNoun);
    scene.under(verb, &[Universal::Obj]).iter().any(figure) && !subject(scene, verb).is_some_and(sufferer)
}

/// "gaf geen cijfers", "does not disclose its losses": a figure that is kept back, not people who are let go.
fn withholds(scene: &Scene<'_>, verb: WordIndex) -> bool {
    let told = scene.under(verb, &[Universal::Obj, Universal::Nsubj, Universal::Obl]);
    let figure = |word: &WordIndex| {
        [Class::FigureNoun, Class::CountNoun, Class::TollNoun, Class::TakeUpNoun]
            .iter()
            .any(|class| scene.is(*word, *class))
            && scene.quantities.iter().all(|quantity| {
                quantity.article
                    || quantity.high == Some(0)
                    || quantity.last > *word
                    || quantity.last.get() + 3 < word.get()
            })
    };
    negated(scene, verb) || told.iter().any(figure)
}

/// "een dodental heeft het leger niet prijsgegeven": who withholds or admits answers for the figure.
fn by_disclosure(number: usize, scene: &Scene<'_>, cast: &Cast, verb: WordIndex) -> Option<Source> {
    const TOLD: [Universal; 5] =
        [Universal::Nsubj, Universal::Obj, Universal::Obl, Universal::Xcomp, Universal::Ccomp];
    let speaker = speaker_of(scene, verb)?;
    let mut covers = vec![false; scene.tree.len()];
    for word in scene.under(verb, &TOLD) {
        scene.tree.subtree(word).iter().for_each(|at| covers[at.get()] = true);
    }
    own_words(scene, speaker, verb).iter().for_each(|word| covers[word.get()] = false);
    source(
        number,
        scene,
        cast,
        Told { speaker, at: speaker, standing: Standing::Asserted, takes_up: false, runs_on: false },
        covers,
    )
}

/// "by the ministry's estimate", "naar de telling van waarnemers".
fn by_estimate(number: usize, scene: &Scene<'_>, cast: &Cast, estimate: WordIndex) -> Option<Source> {
    let marked = !scene.under(estimate, &[Universal::Case]).is_empty();
    let counts = scene.hangs_by(estimate, &[Universal::Nsubj]) && scene.is(estimate, Class::CountNoun);
    let owner = |word: &WordIndex| {
        let possessive = scene.tree.word(*word).relation().subtype() == "poss";
        may_speak(scene, *word) && (marked || counts && possessive)
    };
    let speaker = scene.under(estimate, &[Universal::Nmod, Universal::Compound]).into_iter().find(owner)?;
    let mut covers = vec![true; scene.tree.len()];
    scene.phrase(estimate).iter().for_each(|word| covers[word.get()] = false);
    source(
        number,
        scene,
        cast,
        Told { speaker, at: speaker, standing: Standing::Asserted, takes_up: false, runs_on: false },
        covers,
    )
}

/// "an Armenian claim that …", "het bericht van het leger dat …": whose claim it is answers for its clause.
fn by_claim(number: usize, scene: &Scene<'_>, cast: &Cast, claim: WordIndex) -> Option<Source> {
    const OWNERS: [Universal; 3] = [Universal::Amod, Universal::Nmod, Universal::Compound];
    let owns = |word: &WordIndex| {
        let marked =
            || is_marked(scene, *word, Class::OfMarker) || is_marked(scene, *word, Class::AgentMarker);
        may_tell(scene, *word) && (!is_cased(scene, *word) || marked())
    };
    let speaker = scene.under(claim, &OWNERS).into_iter().find(owns)?;
    let mut covers = vec![false; scene.tree.len()];
    let clauses =
        [claim, speaker].into_iter().flat_map(|over| scene.under(over, &[Universal::Acl, Universal::Ccomp]));
    for clause in clauses.filter(|clause| *clause > claim) {
        scene.tree.subtree(clause).iter().for_each(|word| covers[word.get()] = true);
    }
    let told = Told { speaker, at: speaker, standing: Standing::Asserted, takes_up: false, runs_on: false };
    source(number, scene, cast, told, covers).filter(|source| source.reach() > 0)
}

/// "volgens het leger", "aldus de minister", "according to officials".
fn by_preposition(number: usize, scene: &Scene<'_>, cast: &Cast, preposition: WordIndex) -> Option<Source> {
    if by_itself(scene, preposition) {
        let speaker = subject(scene, scene.clause(preposition)).filter(|word| may_tell(scene, *word))?;
        let mut covers = covered(scene, scene.clause(preposition));
        scene.tree.subtree(speaker).iter().for_each(|word| covers[word.get()] = false);
        let standing = Standing::Asserted;
        let told = Told { speaker, at: speaker, standing, takes_up: false, runs_on: false };
        return source(number, scene, cast, told, covers);
    }
    let speaker = named_after(scene, preposition)?;
    let above = scene.tree.head(speaker);
    let over = match above {
        Some(head) => reach_of_adjunct(scene, head),
        None => scene.tree.root(),
    };
    let mut covers = covered(scene, over);
    let (first, last) = scene.phrase_ends(speaker);
    let at_edge = preposition.get().min(first.get()) <= 1
        || scene.words().skip(last.get() + 1).all(|word| scene.upos(word) == Upos::Punct);
    if above.is_none() || scene.relation(speaker) == Universal::Parataxis || at_edge {
        covers = vec![true; scene.tree.len()];
    }
    scene.tree.subtree(speaker).iter().for_each(|word| covers[word.get()] = false);
    source(
        number,
        scene,
        cast,
        Told { speaker, at: speaker, standing: Standing::Asserted, takes_up: false, runs_on: true },
        covers,
    )
}

/// "naar eigen zeggen": whoever is the subject of the clause says it of himself.
fn by_itself(scene: &Scene<'_>, preposition: WordIndex) -> bool {
    const REACH: usize = 2;
    let head = scene.tree.head(preposition);
    let near = scene.words().skip(preposition.get() + 1).take(REACH);
    near.into_iter().any(|word| scene.is(word, Class::OwnWord))
        && head.is_some_and(|head| scene.is(head, Class::SourceNoun))
}

/// The nominal that a source preposition introduces: its head, what hangs under a fixed "according", or the next that can speak.
fn named_after(scene: &Scene<'_>, preposition: WordIndex) -> Option<WordIndex> {
    const REACH: usize = 8;
    let head = scene.tree.head(preposition);
    let by_case =
        scene.hangs_by(preposition, &[Universal::Case, Universal::Mark, Universal::Fixed, Universal::Advmod]);
    let inside = || {
        scene
            .under(preposition, &[Universal::Obl, Universal::Nmod, Universal::Nsubj, Universal::Obj])
            .into_iter()
            .next()
    };
    let behind = || {
        let after = scene.words().skip(preposition.get() + 1).take(REACH);
        after
            .take_while(|word| scene.upos(*word) != Upos::Punct)
            .find(|word| may_tell(scene, *word) && !is_cased(scene, *word))
    };
    let follows = |word: &WordIndex| scene.is_nominal(*word) && scene.phrase_ends(*word).1 > preposition;
    head.filter(|head| by_case && follows(head)).or_else(inside).or_else(behind)
}

/// What an adjunct qualifies: the clause where it hangs under a verb; the noun phrase's clause where it hangs under a noun.
fn reach_of_adjunct(scene: &Scene<'_>, head: WordIndex) -> WordIndex {
    let mut at = scene.clause(head);
    while scene.relation(at) == Universal::Xcomp
        || scene.relation(at) == Universal::Acl && !scene.is_nominal(head)
    {
        let Some(above) = scene.tree.head(at) else { break };
        if scene.relation(at) == Universal::Acl {
            break;
        }
        at = scene.clause(above);
    }
    at
}
